"""The built documentation of the client, as people meet it: no link leads nowhere, and the search finds what they type.

Usage: check.py FOLDER, the `doc` folder that `cargo doc -p iamport` wrote. The search runs in a headless Chromium; without one
only the links are looked at, and that is said.
"""

import functools
import html
import http.server
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Where docs.rs will show what is built here.
PUBLISHED = re.compile(r"https://docs\.rs/iamport/latest/(iamport/[^\s)\"'<>#]*)(#[^\s)\"'<>]+)?")

# What people type, and a place that must be among the first answers.
WORDS = {
    "환불": "struct.Client.html#method.cancel_payment",
    "취소": "struct.Client.html#method.cancel_payment",
    "결제취소": "struct.Client.html#method.cancel_payment",
    "부분취소": "struct.Client.html#method.cancel_payment",
    "말소": "struct.Client.html#method.revoke_vbank",
    "가상계좌": "struct.Client.html#method.create_vbank",
    "웹훅": "webhook/index.html",
    "예약결제": "struct.Client.html#method.schedule",
    "빌링키": "struct.Client.html#method.customer_save",
    "현금영수증": "struct.Client.html#method.issue_receipt",
    "본인인증": "struct.Client.html#method.request_otp",
    "에스크로": "struct.Client.html#method.escrow_logis_save",
    "네이버페이": "struct.Client.html#method.get_product_orders",
    "국민은행": "codes/fn.bank.html",
    "html5_inicis": "codes/fn.gateway.html",
    "tosspayments": "codes/fn.gateway.html",
    "/payments/cancel": "struct.Client.html#method.cancel_payment",
    "/vbanks/{imp_uid}": "struct.Client.html#method.revoke_vbank",
    "/subscribe/payments/schedule": "struct.Client.html#method.schedule",
    "cancelPayment": "struct.Client.html#method.cancel_payment",
    "idempotency": "confirm/index.html",
    "멱등키": "confirm/struct.Confirm.html#method.key",
    "재시도": "struct.Retries.html",
    "imp_secret": "struct.Credentials.html",
    "타임아웃": "struct.ClientBuilder.html#method.call_timeout",
}

# An answer counts if it is among so many.
FIRST = 12


def broken_links(doc):
    """Links of built pages to files that no website has, and links of Markdown files to docs.rs that will lead nowhere there."""
    found = []
    pages = sorted((doc / "iamport").rglob("*.html"))
    if len(pages) < 300:
        sys.exit(f"{doc}: only {len(pages)} pages; build them first: cargo doc -p iamport --no-deps")
    anchors = {}
    for page in pages:
        text = page.read_text(encoding="utf-8")
        anchors[page] = {html.unescape(name) for name in re.findall(r'\bid="([^"]+)"', text)}
        for link in re.findall(r'\shref="([^"]+)"', text):
            link = urllib.parse.urlsplit(html.unescape(link))
            if not link.netloc and link.path.endswith((".md", ".rs")):
                found.append(f"{page.relative_to(doc)}: {link.geturl()} leads to a file of the repository")
    published = 0
    for page in sorted(ROOT.glob("*.md")) + sorted((ROOT / "crates").rglob("*.md")):
        if "node_modules" in page.parts:
            continue
        for path, anchor in PUBLISHED.findall(page.read_text(encoding="utf-8")):
            published += 1
            target = doc / path / "index.html" if path.endswith("/") else doc / path
            if target not in anchors:
                found.append(f"{page.relative_to(ROOT)}: {path}: there is no such page")
            elif anchor and urllib.parse.unquote(anchor[1:]) not in anchors[target]:
                found.append(f"{page.relative_to(ROOT)}: {path}{anchor}: the page has no such place")
    print(f"{len(pages)} pages, {published} links to them from Markdown")
    return found


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def searched(browser, address, word):
    """What the search of the documentation answers to a word, in its order."""
    query = urllib.parse.urlencode({"search": word})
    with tempfile.TemporaryDirectory() as profile:
        run = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={profile}",
                "--virtual-time-budget=20000",
                "--dump-dom",
                f"{address}/iamport/index.html?{query}",
            ],
            capture_output=True,
            timeout=120,
            check=True,
        )
    dom = run.stdout.decode("utf-8")
    links = re.findall(r'<a class="result[^"]*" href="([^"]*)"', dom)
    return [html.unescape(link) for link in links]


def not_found(doc):
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if browser is None:
        print("the search was not tried: no Chromium is installed")
        return []
    handler = functools.partial(Quiet, directory=str(doc))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    wrong = []
    for word, place in WORDS.items():
        answers = searched(browser, address, word)
        at = next((n for n, link in enumerate(answers[:FIRST], 1) if link.endswith(place)), None)
        print(f"{word}: {f'answer {at} of {len(answers)} is {place}' if at else 'not found'}")
        if at is None:
            wrong.append(f"{word} does not find {place}, but {answers[:FIRST] or 'nothing'}")
    # A word that nobody documents finds nothing: the check can fail.
    if searched(browser, address, "이런말은없음"):
        wrong.append("a word that is nowhere was found")
    server.shutdown()
    return wrong


def main():
    doc = pathlib.Path(sys.argv[1]).resolve()
    wrong = broken_links(doc) + not_found(doc)
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
