#!/usr/bin/env python3
"""Has `openapi-python-client` from PyPI make a client of the bundle, and the client read answers.

usage: generated_client.py [BUNDLE]

What it reads: a refusal of every operation, and a payment in the answer to each call that has one. Each line that is
printed is something wrong; the exit status is 1 then.
"""

import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

TESTS = Path(__file__).resolve().parent.parent
PACKAGE = "made_of_the_bundle"


def make(bundle, folder):
    """Makes the client; what the generator could not make is returned."""
    command = [Path(sys.executable).parent / "openapi-python-client", "generate", "--meta", "none"]
    command += ["--path", bundle, "--output-path", Path(folder) / PACKAGE]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    text = said.stdout + said.stderr
    if said.returncode != 0 or "parsing" in text:
        return [f"the client could not be made: {text}"]
    return []


def main():
    bundle = sys.argv[1] if len(sys.argv) > 1 else TESTS.parent / "spec" / "iamport-v1.openapi.json"
    with tempfile.TemporaryDirectory() as folder:
        complaints = make(bundle, folder)
        if not complaints:
            sys.path.insert(0, folder)
            complaints = read(payment_calls(json.loads(Path(bundle).read_text(encoding="utf-8"))))
    print("\n".join(complaints) or "the client reads refusals and payments")
    return 1 if complaints else 0


def plain(name):
    """A name whatever its case and its underscores: the generator has its own habit with both."""
    return name.replace("_", "").lower()


def payment_calls(document):
    """The calls that are answered with one payment."""
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    payment = '"response": {"anyOf": [{"$ref": "#/components/schemas/PaymentAnnotation"}'
    return {plain(it["operationId"]) for it in operations if payment in json.dumps(it["responses"]["200"])}


def read(payment_calls):
    payment = json.loads((TESTS / "fixtures" / "waiting-account.json").read_text(encoding="utf-8"))
    client = importlib.import_module(PACKAGE).AuthenticatedClient(base_url="http://localhost", token="t")
    api = importlib.import_module(f"{PACKAGE}.api")
    refusal = {"code": -1, "message": "거절", "response": None}
    unknown = json.loads(json.dumps(payment))
    unknown["response"] |= {"status": "frozen", "currency": None, "promotion": None, "new_field": 1}
    complaints, refusals, payments = [], 0, 0
    for module in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        if module.ispkg:
            continue
        operation = importlib.import_module(module.name)

        def parsed(body):
            return operation._parse_response(client=client, response=httpx.Response(200, json=body))

        try:
            answer = parsed(refusal)
            if answer.code != -1 or getattr(answer, "response", None):
                complaints.append(f"{module.name}: a refusal is read as {answer}")
            refusals += 1
            if plain(module.name.rsplit(".", 1)[1]) in payment_calls:
                for body in (payment, unknown):
                    seen = parsed(body).response
                    wanted = (body["response"]["imp_uid"], body["response"]["status"])
                    if (seen.imp_uid, getattr(seen.status, "value", seen.status)) != wanted:
                        complaints.append(f"{module.name}: a payment is read as {seen}")
                    payments += 1
        except Exception as error:  # whatever it is, a caller would have got it after the call was done
            complaints.append(f"{module.name}: {type(error).__name__}: {error}")
    if refusals < 80 or payments < 2 * len(payment_calls) or not payment_calls:
        complaints.append(f"only {refusals} refusals and {payments} payments were read")
    return complaints


if __name__ == "__main__":
    sys.exit(main())
