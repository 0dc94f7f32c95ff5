"""Reads exports with DuckDB, a reader that nobody here wrote, and compares them with a sandbox's own ledger.

    python3 -m venv target/venv && target/venv/bin/pip install duckdb pytz
    cargo build -p iamport-cli && target/venv/bin/python crates/iamport-cli/tests/duckdb/check.py [IAMPORT]

IAMPORT is the built command, target/debug/iamport when it is left out. It starts a sandbox, lets payments happen over a
year, exports them in every form, in one range and in three, and lets DuckDB read the folders as partitions. IAMPORT_DAYS and
IAMPORT_PAYMENTS make it longer and larger.
"""

import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import urllib.request
from decimal import Decimal

import duckdb

ROOT = pathlib.Path(__file__).resolve().parents[4]
KST = datetime.timezone(datetime.timedelta(hours=9))
FIRST = datetime.datetime(2023, 1, 1, tzinfo=KST)
DAYS = int(os.environ.get("IAMPORT_DAYS", "365"))
PAYMENTS = int(os.environ.get("IAMPORT_PAYMENTS", "3000"))
# The payment that every sandbox begins with.
EXAMPLE = "imp_448280090638"


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target/debug/iamport")
    sandbox = subprocess.Popen(
        [command, "--output", "json", "sandbox", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        access = read_document(sandbox.stdout)
        fill(access["url"])
        expected = ledger(access["url"])
        environment = {
            **os.environ,
            "IAMPORT_BASE_URL": access["url"],
            "IAMPORT_API_KEY": access["key"],
            "IAMPORT_API_SECRET": access["secret"],
        }
        with tempfile.TemporaryDirectory() as folder:
            for form in ["csv", "jsonl"]:
                for more in [[], ["--personal"]] + ([["--excel"]] if form == "csv" else []):
                    for cuts in [[0, DAYS + 40], [0, 100, 200, DAYS + 40]]:
                        directory = os.path.join(folder, "-".join([form, *more, str(len(cuts))]))
                        for start, end in zip(cuts, cuts[1:]):
                            export(command, environment, directory, day(start), day(end), ["--format", form, *more])
                        compare(directory, form, expected)
                        print(f"ok: {form} {' '.join(more) or 'without personal data'}, {len(cuts) - 1} ranges, "
                              f"{len(expected)} payments")
    finally:
        sandbox.terminate()
        sandbox.wait()


def day(number):
    return (FIRST + datetime.timedelta(days=number)).date().isoformat()


def read_document(stream):
    """The JSON document that the sandbox writes in one line when it is ready."""
    line = stream.readline()
    if not line:
        raise SystemExit("the sandbox did not start")
    return json.loads(line)


def control(url, method, path, body=None):
    request = urllib.request.Request(
        url + "/_sandbox" + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["response"]


def fill(url):
    """Payments in two currencies, through three gateways; some wait, some fail, some are given back in part."""
    chance = random.Random(1)
    later = []
    control(url, "POST", "/clock", {"now": int(FIRST.timestamp()), "frozen": True})
    for number in range(PAYMENTS):
        now = int(FIRST.timestamp()) + number * DAYS * 86400 // PAYMENTS
        later.sort()
        while later and later[0][0] <= now:
            cancel(url, *later.pop(0))
        control(url, "POST", "/clock", {"now": now})
        kind = chance.randrange(10)
        new = {"pg_provider": chance.choice(["kcp", "nice_v2", "html5_inicis"]), "amount": chance.randrange(1, 500) * 100}
        # Text that spreadsheets, CSV readers and JSON readers trip over.
        new["merchant_uid"] = chance.choice(["order-{}", "=1+{}", "주문 {}", 'a"b,{}', "'{}", "-{}", "{}\n2"]).format(number)
        if kind == 0:
            new["vbank"] = True
        elif kind == 1:
            new["window"] = True
        elif kind == 2:
            new |= {"pg_provider": "paypal_v2", "currency": "USD", "amount": chance.randrange(1, 9999) / 100}
        payment = control(url, "POST", "/payments", new)
        if kind == 1:
            control(url, "POST", f"/payments/{payment['imp_uid']}/fail", {"reason": "한도초과"})
        elif kind > 2 and chance.randrange(8) == 0:
            amount = chance.choice([None, 100])
            later.append((now + chance.randrange(1, 30 * 86400), payment["imp_uid"], amount))
    for event in sorted(later):
        cancel(url, *event)
    control(url, "POST", "/clock", {"now": int((FIRST + datetime.timedelta(days=DAYS + 60)).timestamp())})


def cancel(url, now, imp_uid, amount):
    control(url, "POST", "/clock", {"now": now})
    control(url, "POST", f"/payments/{imp_uid}/cancel", {} if amount is None else {"amount": amount})


def ledger(url):
    """What each payment came to, from the entries of the sandbox's ledger and not from the API's answers."""
    states = {payment["imp_uid"]: payment for payment in control(url, "GET", "/payments")}
    since = {}
    for effect in control(url, "GET", "/effects"):
        imp_uid = effect.get("imp_uid")
        if imp_uid:
            since[imp_uid] = effect["at"]
    expected = {}
    for imp_uid, payment in states.items():
        time = {
            "ready": payment["started_at"],
            "paid": payment["paid_at"],
            "cancelled": payment["cancelled_at"],
            "failed": payment["failed_at"],
        }[payment["status"]]
        # The payment that every sandbox begins with is of another time.
        if imp_uid != EXAMPLE:
            assert since[imp_uid] == time, (since[imp_uid], payment)
            date = datetime.datetime.fromtimestamp(time, KST).date()
            expected[imp_uid] = (
                date, payment["merchant_uid"], payment["status"], payment["currency"],
                Decimal(str(payment["amount"])), Decimal(str(payment["cancel_amount"])),
            )
    return expected


def export(command, environment, directory, start, end, more):
    subprocess.run(
        [command, "payments", "export", "--from", start, "--to", end, "--dir", directory, *more],
        env=environment, check=True, stdout=subprocess.DEVNULL,
    )


def compare(directory, form, expected):
    database = duckdb.connect()
    if form == "csv":
        files = f"read_csv('{directory}/date=*/payments.csv', hive_partitioning=true, types={{'amount': 'DECIMAL(18,2)', " \
                "'cancel_amount': 'DECIMAL(18,2)', 'merchant_uid': 'VARCHAR'})"
    else:
        files = f"read_json('{directory}/date=*/payments.jsonl', hive_partitioning=true, format='newline_delimited')"
    rows = database.execute(
        "SELECT imp_uid, date, merchant_uid, status, currency, amount::DECIMAL(18,2), cancel_amount::DECIMAL(18,2), "
        f"listed_at::TIMESTAMPTZ AT TIME ZONE 'Asia/Seoul' FROM {files}"
    ).fetchall()
    excel = "--excel" in directory
    found = {}
    for imp_uid, date, merchant_uid, status, currency, amount, cancel_amount, at in rows:
        assert at.date() == date, (at, date)
        if excel and merchant_uid[:2] in ("'=", "'-"):
            merchant_uid = merchant_uid[1:]
        assert imp_uid not in found, f"{imp_uid} is there twice"
        found[imp_uid] = (date, merchant_uid, status, currency, amount, cancel_amount)
    assert found == expected, {
        imp_uid: (found.get(imp_uid), expected.get(imp_uid))
        for imp_uid in found.keys() | expected.keys()
        if found.get(imp_uid) != expected.get(imp_uid)
    }
    # The sums of the manifest are DuckDB's, to the last decimal.
    manifest = json.loads(pathlib.Path(directory, "manifest.json").read_text())
    sums = database.execute(
        "SELECT currency, status, count(*), sum(amount::DECIMAL(18,2)), sum(cancel_amount::DECIMAL(18,2)) "
        f"FROM {files} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    told = [
        (s["currency"], s["status"], s["rows"], Decimal(s["amount"]), Decimal(s["cancel_amount"])) for s in manifest["sums"]
    ]
    assert sums == told, (sums, told)
    assert manifest["rows"] == len(expected) and not manifest["incomplete"]


if __name__ == "__main__":
    main()
