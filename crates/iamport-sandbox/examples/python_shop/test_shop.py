"""What goes wrong between a shop and the API, played by the sandbox. `iamport_sandbox` is the fixture of the package."""

import json
import urllib.error
import urllib.request

import pytest
from iamport_sandbox import ControlError
from shop import NoAnswer, Shop, WebhookServer

DAY = 86_400


@pytest.fixture
def control(iamport_sandbox):
    return iamport_sandbox.control


@pytest.fixture
def shop(iamport_sandbox, control):
    return Shop(iamport_sandbox.url, iamport_sandbox.key, iamport_sandbox.secret, now=lambda: control.read_clock()["now"])


@pytest.fixture
def paid(shop, control):
    """An order over 5,000 won that a buyer has paid by card."""
    order = shop.take_order("order-1", 5_000)
    payment = control.create_payment(pg_provider="nice_v2", amount=5_000, merchant_uid="order-1")
    shop.check(payment["imp_uid"])
    assert (order.state, order.shipped) == ("paid", 1)
    return order


def refunds(control):
    """What the ledger says was given back: each amount."""
    effects = [effect for effect in control.list_effects() if effect["kind"] == "refunded"]
    return [effect["transfer"]["debit"]["amount"] for effect in effects]


def requests(control, path):
    return [request["status"] for request in control.list_requests() if request["path"] == path]


def nothing_is_odd(control):
    books = control.check_invariants()
    return books["hold"] and books["warnings"] == []


# A lost answer


def test_a_refund_whose_answer_is_lost_is_not_made_twice(shop, control, paid):
    control.inject_fault(kind="reset_before_answer", operation="cancelPayment", when="after")
    shop.refund("order-1", 2_000, "one book was missing")
    assert refunds(control) == [2_000]
    assert paid.refunded == 2_000
    # It was looked up and not sent again.
    assert len(requests(control, "/payments/cancel")) == 1
    assert nothing_is_odd(control)


def test_a_refund_that_never_arrived_is_made_once(shop, control, paid):
    control.inject_fault(kind="reset_before_answer", operation="cancelPayment", when="before")
    shop.refund("order-1", 2_000, "one book was missing")
    assert refunds(control) == [2_000]
    assert paid.refunded == 2_000
    assert nothing_is_odd(control)


def test_a_refund_of_which_nothing_can_be_known_is_said_to_be_so(shop, control, paid):
    control.inject_fault(kind="reset_before_answer", operation="cancelPayment", when="after")
    # The look-up after it fails, too; the one before it does not.
    control.inject_fault(kind="html_page", operation="GET /payments/{imp_uid}", nth=2, status=502)
    with pytest.raises(NoAnswer):
        shop.refund("order-1", 2_000, "one book was missing")
    assert refunds(control) == [2_000]
    assert paid.refunded == 0


# A late deposit


@pytest.fixture
def webhooks(shop, control):
    with WebhookServer(shop) as server:
        control.set_webhooks(url=server.url)
        yield server


def test_a_deposit_after_two_days_sends_the_goods_once(shop, control, webhooks):
    order = shop.take_order_by_account("order-2", 30_000, days=3)
    control.move_clock(advance=2 * DAY)
    control.await_webhooks()
    assert (order.state, order.shipped) == ("waiting", 0)
    control.deposit(order.imp_uid)
    told = control.await_webhooks()["list"]
    assert (order.state, order.shipped) == ("paid", 1)
    # The same webhook comes again.
    control.duplicate_webhook(told[-1]["id"])
    again = control.await_webhooks()["list"]
    assert [webhook["attempts"][0]["status"] for webhook in again] == [200] * len(again)
    assert len(again) == len(told) + 1
    assert order.shipped == 1


def test_a_deposit_whose_webhook_is_lost_is_found_at_night(shop, control, webhooks):
    order = shop.take_order_by_account("order-2", 30_000, days=3)
    control.await_webhooks()
    control.hold_webhooks()
    control.deposit(order.imp_uid)
    for webhook in control.list_webhooks()["list"]:
        if webhook["state"] == "waiting":
            control.drop_webhook(webhook["id"])
    assert order.state == "waiting"
    shop.check_waiting()
    shop.check_waiting()
    assert (order.state, order.shipped) == ("paid", 1)


def test_an_account_that_nobody_paid_in_time_is_closed(shop, control):
    order = shop.take_order_by_account("order-2", 30_000, days=3)
    control.move_clock(advance=4 * DAY)
    # It is not known whether the API lets such a payment fail by itself.
    shop.check_waiting()
    assert (order.state, order.shipped) == ("lapsed", 0)
    assert control.list_effects()[-1]["kind"] == "account_revoked"
    with pytest.raises(ControlError, match="^deposit: HTTP 400"):
        control.deposit(order.imp_uid)


def test_a_webhook_that_lies_sends_nothing(shop, control, webhooks):
    order = shop.take_order_by_account("order-2", 30_000, days=3)
    lie = {"imp_uid": order.imp_uid, "merchant_uid": "order-2", "status": "paid"}
    request = urllib.request.Request(webhooks.url, json.dumps(lie).encode(), {"Content-Type": "application/json"})
    no_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with no_proxy.open(request, timeout=30) as answer:
        assert answer.status == 200
    assert (order.state, order.shipped) == ("waiting", 0)


# An expired token


def test_a_token_that_ends_before_a_refund_is_fetched_anew_once(shop, control, paid):
    control.expire_token()
    shop.refund("order-1", 2_000, "one book was missing")
    assert refunds(control) == [2_000]
    assert requests(control, "/users/getToken") == [200, 200]


def test_a_token_that_ends_just_before_the_cancel_does_not_double_it(shop, control, paid):
    control.inject_fault(kind="token_revoked", operation="cancelPayment")
    shop.refund("order-1", 2_000, "one book was missing")
    assert requests(control, "/payments/cancel") == [401, 200]
    assert requests(control, "/users/getToken") == [200, 200]
    assert refunds(control) == [2_000]
    assert nothing_is_odd(control)


def test_a_token_lives_for_half_an_hour(shop, control, paid):
    control.move_clock(advance=31 * 60)
    shop.check(paid.imp_uid)
    shop.refund("order-1", 1_000, "one page was missing")
    assert requests(control, "/users/getToken") == [200, 200]
    assert refunds(control) == [1_000]
