"""What the drivers of the Python clients share: the walk through the operations, and the state it needs.

Both clients name their methods alike, so one walk does for both. A method that a client does not have
is an operation that it does not offer. State is made by plain HTTP, with what the sandbox itself asks
for, so that an operation fails by itself only.
"""

import json
import os
import time
import urllib.error
import urllib.request

URL = os.environ["PEERS_URL"]
KEY = os.environ["PEERS_KEY"]
SECRET = os.environ["PEERS_SECRET"]
OPERATIONS = os.environ["PEERS_OPERATIONS"].split(",")

NOW = int(time.time())
DAY = 24 * 60 * 60
AMOUNT = 5000
CARD = {
    "card_number": "5365-1000-0000-0001",
    "expiry": "2039-12",
    "birth": "880311",
    "pwd_2digit": "12",
}
REFUND = {"refund_holder": "홍길동", "refund_bank": "088", "refund_account": "110123456789"}


class NotOffered(Exception):
    """The client has no such method, or one that cannot work anywhere: then it says why."""


class SetupFailed(Exception):
    """The state that an operation needs could not be made."""


class Sandbox:
    """The sandbox by plain HTTP."""

    def __init__(self):
        self.token = None

    def call(self, method, path, body=None, control=False):
        headers = {"Content-Type": "application/json"}
        if not control:
            headers["Authorization"] = "Bearer " + self.access_token()
        return self.send(method, path, body, headers)

    def access_token(self):
        if self.token is None:
            body = {"imp_key": KEY, "imp_secret": SECRET}
            headers = {"Content-Type": "application/json"}
            self.token = self.send("POST", "/users/getToken", body, headers)["access_token"]
        return self.token

    @staticmethod
    def send(method, path, body, headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(URL + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                envelope = json.load(answer)
        except urllib.error.HTTPError as error:
            raise SetupFailed(f"{method} {path} gave {error.code}") from error
        except (OSError, ValueError) as error:
            raise SetupFailed(f"{method} {path}: {error}") from error
        if envelope["code"] != 0:
            raise SetupFailed(f"{method} {path} gave code {envelope['code']}: {envelope['message']}")
        return envelope["response"]

    def account(self, order):
        """A virtual account that waits for its deposit."""
        body = {
            "channel_key": "channel-key-nice_v2",
            "merchant_uid": order,
            "amount": AMOUNT,
            "vbank_code": "088",
            "vbank_due": NOW + DAY,
            "vbank_holder": "상점",
        }
        return self.call("POST", "/vbanks", body)

    def paid(self, order):
        """A virtual account with its deposit."""
        imp_uid = self.account(order)["imp_uid"]
        return self.call("POST", f"/_sandbox/payments/{imp_uid}/deposit", {}, control=True)

    def billing_key(self, customer_uid):
        body = {"channel_key": "channel-key-nice_v2", **CARD}
        return self.call("POST", f"/subscribe/customers/{customer_uid}", body)

    def schedule(self, customer_uid, order):
        self.billing_key(customer_uid)
        entry = {"merchant_uid": order, "schedule_at": NOW + DAY, "amount": 1000, "name": "구독"}
        body = {"customer_uid": customer_uid, "schedules": [entry]}
        return self.call("POST", "/subscribe/payments/schedule", body)

    def verification(self, confirmed):
        """An identity verification whose number was sent, or that is done."""
        body = {"channel_key": "channel-key-certification-danal", **PERSON}
        imp_uid = self.call("POST", "/certifications/otp/request", body)["imp_uid"]
        if confirmed:
            self.call("POST", f"/certifications/otp/confirm/{imp_uid}", {"otp": OTP})
        return imp_uid


PERSON = {
    "name": "홍길동",
    "phone": "010-1234-5678",
    "birth": "880311",
    "gender_digit": "1",
    "carrier": "SKT",
}
OTP = "123456"


def order(name):
    """An order number, or the id of a customer, that no other step uses."""
    return f"order-{name}"


def equal(what, found, wanted):
    assert found == wanted, f"{what} is {found!r}, not {wanted!r}"


def entries(answer):
    """What a list, or a page of one, holds."""
    return answer if isinstance(answer, list) else answer["list"]


def described(error):
    """A sentence about an exception. Those of the clients have their facts in attributes only."""
    code = getattr(error, "code", None)
    words = getattr(error, "message", None) or getattr(error, "reason", None) or str(error)
    if code is not None:
        return f"{type(error).__name__} {code}: {words}"
    return words if isinstance(error, AssertionError) else f"{type(error).__name__}: {words}"


class Walk:
    """Each operation once.

    `settle` waits for what a method gives, where there is something to wait for. `without` says why
    an operation that the client looks as if it had is none.
    """

    def __init__(self, make_client, settle=lambda value: value, without=None):
        self.make_client = make_client
        self.settle = settle
        self.without = without or {}
        self.client = make_client(KEY, SECRET)
        self.sandbox = Sandbox()

    def do(self, name, /, *arguments, **named):
        method = getattr(self.client, name, None)
        if method is None:
            raise NotOffered
        return self.settle(method(*arguments, **named))

    def offers(self, name):
        """Before state is made for nothing."""
        if not hasattr(self.client, name):
            raise NotOffered

    def run(self):
        steps = {name[5:].replace("_", "-") for name in dir(self) if name.startswith("step_")}
        steps |= set(self.without)
        if not steps <= set(OPERATIONS):
            raise SystemExit(f"no such operations: {sorted(steps - set(OPERATIONS))}")
        for operation in OPERATIONS:
            step = getattr(self, "step_" + operation.replace("-", "_"), None)
            outcome, detail = "ok", ""
            try:
                if step is None or operation in self.without:
                    raise NotOffered(self.without.get(operation, ""))
                step()
            except NotOffered as reason:
                outcome, detail = "not-offered", str(reason)
            except Exception as error:  # Whatever it is, the other operations are to be tried.
                outcome, detail = "failed", described(error)
            line = {"operation": operation, "outcome": outcome, "detail": detail}
            print(json.dumps(line), flush=True)

    # What a client does to get a token is its own affair: any call shows it.
    def step_token(self):
        self.do("find_by_imp_uid", "imp_448280090638")
        stranger = self.make_client(KEY, "a wrong secret")
        try:
            self.settle(stranger.find_by_imp_uid("imp_448280090638"))
        except Exception as error:
            equal("the status for a wrong secret", getattr(error, "code", None), 401)
        else:
            raise AssertionError("a wrong secret was taken")

    def step_revoke(self):
        self.offers("revoke_vbank_by_imp_uid")
        imp_uid = self.sandbox.account(order("revoke"))["imp_uid"]
        payment = self.do("revoke_vbank_by_imp_uid", imp_uid)
        equal("imp_uid", payment["imp_uid"], imp_uid)
        assert payment["status"] != "ready", "the account still waits"

    def step_get(self):
        payment = self.do("find_by_imp_uid", "imp_448280090638")
        equal("merchant_uid", payment["merchant_uid"], "merchant_1448280088556")
        equal("status", payment["status"], "ready")

    def step_find(self):
        imp_uid = self.sandbox.account(order("find"))["imp_uid"]
        equal("imp_uid", self.do("find_by_merchant_uid", order("find"))["imp_uid"], imp_uid)
        equal("imp_uid", self.do("find", merchant_uid=order("find"))["imp_uid"], imp_uid)

    def step_list(self):
        imp_uid = self.sandbox.paid(order("list"))["imp_uid"]
        page = self.do("find_by_status", "paid", limit=100)
        assert imp_uid in [payment["imp_uid"] for payment in page["list"]], "it is not in the list"

    def step_cancel_part(self):
        imp_uid = self.sandbox.paid(order("cancel-part"))["imp_uid"]
        assert self.do("is_paid", AMOUNT, imp_uid=imp_uid), "it is not paid"
        payment = self.do(
            "cancel_by_imp_uid", imp_uid, "일부 환불", amount=2000, checksum=AMOUNT, **REFUND
        )
        equal("status", payment["status"], "cancelled")
        equal("cancel_amount", payment["cancel_amount"], 2000)

    def step_cancel_all(self):
        self.sandbox.paid(order("cancel-all"))
        payment = self.do("cancel", "환불", merchant_uid=order("cancel-all"), **REFUND)
        equal("cancel_amount", payment["cancel_amount"], AMOUNT)
        try:
            self.do("cancel", "환불", merchant_uid=order("cancel-all"), **REFUND)
        except Exception as error:
            equal("the code of a second one", getattr(error, "code", None), 1)
        else:
            raise AssertionError("it was cancelled twice")

    def step_prepare(self):
        prepared = self.do("prepare", order("prepare"), 1500)
        equal("amount", prepared["amount"], 1500)

    def step_prepared(self):
        body = {"merchant_uid": order("prepared"), "amount": 1500}
        self.sandbox.call("POST", "/payments/prepare", body)
        assert self.do("prepare_validate", order("prepared"), 1500), "the amount differs"
        assert not self.do("prepare_validate", order("prepared"), 1501), "any amount will do"

    def step_prepare_change(self):
        self.offers("adjust_prepare_amount")
        body = {"merchant_uid": order("prepare-change"), "amount": 1500}
        self.sandbox.call("POST", "/payments/prepare", body)
        prepared = self.do("adjust_prepare_amount", order("prepare-change"), 900)
        equal("amount", prepared["amount"], 900)

    def step_key_store(self):
        uid = order("key-store")
        key = self.do("customer_create", customer_uid=uid, pg="nice_v2", **CARD)
        equal("customer_uid", key["customer_uid"], uid)

    def step_key_get(self):
        self.sandbox.billing_key(order("key-get"))
        key = self.do("customer_get", order("key-get"))
        equal("customer_uid", key["customer_uid"], order("key-get"))

    def step_key_delete(self):
        self.sandbox.billing_key(order("key-delete"))
        self.do("customer_delete", order("key-delete"))
        try:
            self.do("customer_get", order("key-delete"))
        except Exception as error:
            equal("the status of a deleted one", getattr(error, "code", None), 404)
        else:
            raise AssertionError("it is still there")

    def step_pay_once(self):
        uid = order("pay-once")
        payment = self.do(
            "pay_onetime", merchant_uid=uid, amount=1000, name="주문", pg="nice_v2", **CARD
        )
        equal("status", payment["status"], "paid")

    def step_pay_again(self):
        uid = order("pay-again")
        self.sandbox.billing_key(uid)
        payment = self.do("pay_again", customer_uid=uid, merchant_uid=uid, amount=1000, name="주문")
        equal("status", payment["status"], "paid")

    def step_schedule(self):
        uid = order("schedule")
        self.sandbox.billing_key(uid)
        entry = {"merchant_uid": uid, "schedule_at": NOW + DAY, "amount": 1000, "name": "구독"}
        made = self.do("pay_schedule", customer_uid=uid, schedules=[entry])
        equal("the orders", [each["merchant_uid"] for each in made], [uid])

    def step_schedule_get(self):
        uid = order("schedule-get")
        self.sandbox.schedule(uid, uid)
        found = self.do("pay_schedule_get", uid)
        equal("schedule_status", found["schedule_status"], "scheduled")

    def step_schedule_list(self):
        uid = order("schedule-list")
        self.sandbox.schedule(uid, uid)
        found = self.do(
            "pay_schedule_get_between", schedule_from=NOW - DAY, schedule_to=NOW + 2 * DAY
        )
        assert uid in [each["merchant_uid"] for each in entries(found)], "it is not in the list"

    def step_unschedule(self):
        uid = order("unschedule")
        self.sandbox.schedule(uid, uid)
        ended = self.do("pay_unschedule", customer_uid=uid, merchant_uid=uid)
        equal("the orders", [each["merchant_uid"] for each in ended], [uid])
        equal("schedule_status", ended[0]["schedule_status"], "revoked")

    def step_otp_request(self):
        imp_uid = self.do("init_otp_certification", merchant_uid=order("otp"), **PERSON)["imp_uid"]
        assert imp_uid.startswith("imp_"), imp_uid

    def step_otp_confirm(self):
        self.offers("confirm_otp_certification")
        imp_uid = self.sandbox.verification(confirmed=False)
        person = self.do("confirm_otp_certification", imp_uid, otp=OTP)
        equal("certified", person["certified"], True)

    def step_certification(self):
        imp_uid = self.sandbox.verification(confirmed=True)
        person = self.do("find_certification", imp_uid)
        equal("name", person["name"], PERSON["name"])
        equal("certified", person["certified"], True)

    def step_certification_delete(self):
        imp_uid = self.sandbox.verification(confirmed=True)
        self.do("cancel_certification", imp_uid)
        try:
            self.do("find_certification", imp_uid)
        except Exception as error:
            equal("the status of a deleted one", getattr(error, "code", None), 404)
        else:
            raise AssertionError("it is still there")
