#!/usr/bin/env python3
"""Holds bodies of the API against the bundle, by the strict reading of OpenAPI 3.0.3 and with a validator that
nobody here wrote: `openapi-schema-validator` from PyPI.

usage: check.py [BUNDLE]

The bodies are those of `tests/fixtures`, a refusal of every operation, and, where the variable IAMPORT_PAYLOADS names
a folder, the captured ones in it. Each line that is printed is something wrong; the exit status is 1 then.
"""

import copy
import json
import os
import sys
from pathlib import Path

from openapi_schema_validator import OAS30Validator

TESTS = Path(__file__).resolve().parent.parent
# Bodies that are not what the description says, and the fields in which they aren't: numbers as text, the text "null",
# an empty list where an object is meant.
SLIPS = {
    "documented-payment": {"response/card_type"},
    "dollars-cancelled-in-parts": {
        "code",
        "response/cancel_amount",
        "response/card_quota",
        "response/cancel_history/1/amount",
        "response/cancel_history/1/cancelled_at",
    },
    "scheduled-with-unknowns": {"response/promotion"},
    "48-official-ruby-fixture-2015": {"response/cancel_amount"},
}


class Bundle:
    def __init__(self, path):
        self.document = json.loads(Path(path).read_text(encoding="utf-8"))
        self.operations = {
            operation["operationId"]: operation
            for item in self.document["paths"].values()
            for operation in item.values()
        }

    def wrong(self, operation, status, body):
        """The fields that are wrong in an answer, each with the reason."""
        answer = self.operations[operation]["responses"][status]
        if "$ref" in answer:
            answer = self.document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
        schema = {
            "allOf": [answer["content"]["application/json"]["schema"]],
            "components": self.document["components"],
        }
        return {
            "/".join(map(str, leaf.absolute_path)): leaf.message[:200]
            for error in OAS30Validator(schema).iter_errors(body)
            for leaf in leaves(error)
        }


def leaves(error):
    """What is wrong in the first of several alternatives, which is the one that is not null or an unknown value."""
    first = [inner for inner in error.context if inner.relative_schema_path[0] == 0]
    return [leaf for inner in first for leaf in leaves(inner)] or [error]


def call_of(name):
    """The operation and the status that a body with this name is the answer of."""
    status = next((code for code in ("400", "401", "404") if f"-{code}" in name), "200")
    for part, operation in (
        ("gettoken", "getToken"),
        ("prepare", "preparePayment"),
        ("unschedule", "unschedule"),
        ("cancel-", "cancelPayment"),
        ("onetime", "onetime"),
    ):
        if part in name:
            return operation, status
    return "getPaymentByImpUid", status


def bodies():
    """Every body with its name; a payment without its envelope gets one."""
    files = list((TESTS / "fixtures").glob("*.json"))
    if folder := os.environ.get("IAMPORT_PAYLOADS"):
        files += [path for path in Path(folder).glob("*.json") if "webhook" not in path.name]
    else:
        print("note: no captured bodies were read, IAMPORT_PAYLOADS names no folder", file=sys.stderr)
    for path in sorted(files):
        body = json.loads(path.read_text(encoding="utf-8"))
        if "code" not in body:
            body = {"code": 0, "message": None, "response": body.get("response", body)}
        yield path.stem, body


def main():
    bundle = Bundle(sys.argv[1] if len(sys.argv) > 1 else TESTS.parent / "spec" / "iamport-v1.openapi.json")
    complaints, held = [], 0

    def hold(name, operation, status, body, slips=frozenset()):
        nonlocal held
        held += 1
        wrong = bundle.wrong(operation, status, body)
        if set(wrong) != set(slips):
            complaints.append(f"{name}, {operation} {status}: wrong are {wrong}, expected were {sorted(slips)}")

    for name, body in bodies():
        hold(name, *call_of(name), body, SLIPS.get(name, frozenset()))
    refusal = {"code": -1, "message": "거절", "response": None}
    for operation, described in bundle.operations.items():
        for status in described["responses"]:
            hold("a refusal", operation, status, refusal)

    payment = json.loads((TESTS / "fixtures" / "waiting-account.json").read_text(encoding="utf-8"))
    for field, value, wrong in (
        # What nobody knows yet, and what is longer than it usually is, is an answer all the same.
        ("status", "frozen", None),
        ("currency", "XYZ", None),
        ("currency", None, None),
        ("promotion", None, None),
        ("customer_uid_usage", None, None),
        ("buyer_name", "가" * 100, None),
        ("new_field", {"a": 1}, None),
        # What a validator must see, or it would see nothing.
        ("status", None, "status"),
        ("status", 1, "status"),
        ("amount", "1000", "amount"),
        ("promotion", {"discount": "x"}, "promotion/discount"),
    ):
        changed = copy.deepcopy(payment)
        changed["response"][field] = value
        slips = {f"response/{wrong}"} if wrong else set()
        hold(f"a payment with {field} {value!r}", "getPaymentByImpUid", "200", changed, slips)

    print("\n".join(complaints) or f"{held} bodies are what the bundle says")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
