"""A small shop: it takes orders, sees what was paid, and gives money back. Of the API it knows only HTTP."""

import http.client
import http.server
import json
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote


class Refused(Exception):
    """The API answered that it did not do it. Nothing has changed."""


class NoAnswer(Exception):
    """There is no answer that says anything. A change may have been made or not."""


class Api:
    """Calls of the API, with a token that is fetched when one is needed."""

    def __init__(self, url, key, secret):
        self._url = url
        self._key = key
        self._secret = secret
        self._token = None
        # A sandbox is on this machine; a real shop leaves this out.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def call(self, method, path, fields=None):
        """What is in `response`. A token that has ended is a refusal, so the call can be sent once more with a new one."""
        used = self._token or self._new_token()
        status, answer = self._send(method, path, fields, used)
        if status == 401:
            status, answer = self._send(method, path, fields, self._new_token())
        if answer.get("code") != 0:
            raise Refused(f"{method} {path}: HTTP {status}: {answer.get('message')}")
        return answer["response"]

    def _new_token(self):
        status, answer = self._send("POST", "/users/getToken", {"imp_key": self._key, "imp_secret": self._secret}, None)
        if answer.get("code") != 0:
            raise Refused(f"no token: HTTP {status}: {answer.get('message')}")
        self._token = answer["response"]["access_token"]
        return self._token

    def _send(self, method, path, fields, token):
        request = urllib.request.Request(self._url + path, method=method)
        if fields is not None:
            request.data = json.dumps(fields).encode()
            request.add_header("Content-Type", "application/json")
        if token is not None:
            request.add_header("Authorization", token)
        try:
            try:
                with self._opener.open(request, timeout=30) as answer:
                    status, content = answer.status, answer.read()
            except urllib.error.HTTPError as error:
                with error:
                    status, content = error.code, error.read()
            read = json.loads(content)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(f"{method} {path}: {error!r}") from error
        # Whatever is no envelope came from something in between, such as a proxy, and says nothing about the call.
        if not isinstance(read, dict) or "code" not in read:
            raise NoAnswer(f"{method} {path}: HTTP {status} without an envelope")
        return status, read


@dataclass
class Order:
    """One order. A real shop keeps it in a database."""

    number: str
    amount: int
    #: waiting, paid or lapsed
    state: str = "waiting"
    imp_uid: str = ""
    #: Until when its account is open, in seconds since the epoch
    due: int = 0
    #: How often the goods went out. More than once is a loss.
    shipped: int = 0
    refunded: int = 0


class Shop:
    def __init__(self, url, key, secret, now=time.time):
        self._api = Api(url, key, secret)
        self._now = now
        self._lock = threading.Lock()
        self.orders = {}

    def take_order(self, number, amount):
        """An order that is paid in a payment window."""
        self.orders[number] = Order(number, amount)
        return self.orders[number]

    def take_order_by_account(self, number, amount, days):
        """An order that is paid into a virtual account, within so many days."""
        order = self.take_order(number, amount)
        order.due = int(self._now()) + days * 86_400
        account = self._api.call(
            "POST",
            "/vbanks",
            {
                "channel_key": "channel-key-nice_v2",
                "merchant_uid": number,
                "amount": amount,
                "vbank_code": "088",
                "vbank_due": order.due,
                "vbank_holder": "작은 가게",
                "name": "책",
                "buyer_name": "홍길동",
                "buyer_tel": "01012345678",
                "buyer_email": "buyer@example.com",
            },
        )
        order.imp_uid = account["imp_uid"]
        return order

    def check(self, imp_uid):
        """Asks the API about a payment, and sends the goods if it pays for an order. Nobody else is believed."""
        payment = self._api.call("GET", "/payments/" + quote(imp_uid, safe=""))
        with self._lock:
            order = self.orders.get(payment["merchant_uid"])
            if order is None or order.state != "waiting":
                return
            if payment["status"] == "paid" and payment["amount"] == order.amount and payment["currency"] == "KRW":
                order.state = "paid"
                order.imp_uid = imp_uid
                order.shipped += 1
            elif payment["status"] == "failed":
                order.state = "lapsed"

    def check_waiting(self):
        """What a shop does at night: a webhook may be lost, and an account that is overdue is closed."""
        for order in list(self.orders.values()):
            if order.state != "waiting" or not order.imp_uid:
                continue
            self.check(order.imp_uid)
            if order.state == "waiting" and order.due < self._now():
                self._api.call("DELETE", "/vbanks/" + quote(order.imp_uid, safe=""))
                self.check(order.imp_uid)

    def refund(self, number, amount, reason):
        """Gives a part back, once. Raises `NoAnswer` if it is not known whether it was given back."""
        order = self.orders[number]
        before = self._payment(order)
        wanted = before["cancel_amount"] + amount
        fields = {
            "imp_uid": order.imp_uid,
            "amount": amount,
            # The API refuses if another sum is left, as it is once this refund was made.
            "checksum": before["amount"] - before["cancel_amount"],
            "reason": reason,
        }
        try:
            self._api.call("POST", "/payments/cancel", fields)
        except NoAnswer:
            # It may have been made. The payment tells; only what was not made is sent again.
            if self._payment(order)["cancel_amount"] < wanted:
                self._api.call("POST", "/payments/cancel", fields)
        order.refunded += amount

    def _payment(self, order):
        return self._api.call("GET", "/payments/" + quote(order.imp_uid, safe=""))


class WebhookServer:
    """Where the API sends its webhooks. It ends with the `with` block."""

    def __init__(self, shop):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                try:
                    # A webhook is only a hint. What it says about the state is not even read.
                    shop.check(json.loads(body)["imp_uid"])
                    status = 200
                except NoAnswer:
                    # It is sent again later.
                    status = 503
                except (Refused, ValueError, KeyError, TypeError):
                    status = 400
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"

    def __enter__(self):
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
