"""The code of the package's README, which stands beside this file while the tests run."""

import json
import pathlib
import urllib.request

import pytest

CODE = [part.split("```")[0] for part in pathlib.Path(__file__).with_name("README.md").read_text().split("```python\n")[1:]]


class Shop:
    """A shop that does as the README's reader: it sends a refund, and looks no further if the answer is lost."""

    times = 1

    def __init__(self, url, key, secret):
        self.url = url
        keys = {"imp_key": key, "imp_secret": secret}
        self.token = self.call("/users/getToken", keys)["response"]["access_token"]

    def call(self, path, fields):
        request = urllib.request.Request(self.url + path, json.dumps(fields).encode(), {"Content-Type": "application/json"})
        if path != "/users/getToken":
            request.add_header("Authorization", self.token)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            return json.load(answer)

    def refund(self, order, amount):
        for _ in range(self.times):
            try:
                self.call("/payments/cancel", {"merchant_uid": order, "amount": amount, "reason": "r"})
            except OSError:
                pass


def example():
    names = {"Shop": Shop}
    exec(CODE[0], names)
    return names["test_a_refund_whose_answer_is_lost_is_not_made_twice"]


def test_the_example_for_pytest_passes_with_a_careful_shop(iamport_sandbox):
    assert len(CODE) == 2
    example()(iamport_sandbox)


def test_the_example_for_pytest_fails_with_a_hasty_shop(iamport_sandbox, monkeypatch):
    monkeypatch.setattr(Shop, "times", 2)
    with pytest.raises(AssertionError):
        example()(iamport_sandbox)


def test_the_example_without_pytest_runs(capsys):
    exec(CODE[1], {})
    assert capsys.readouterr().out.startswith("http://127.0.0.1:")
