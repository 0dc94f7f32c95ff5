"""Drives the sandbox's page in headless Chromium, by plain WebDriver calls to chromedriver.

    page.py ACCESS FOLDER [SCREENSHOT]

ACCESS is a file with what `iamport --output json sandbox` says, FOLDER an empty one for the browser.
"""

import base64
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

EXAMPLE = "imp_448280090638"
PATIENCE = 15
TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"


class Failed(Exception):
    """What the page does not do as it should."""


def check(holds, what):
    if not holds:
        raise Failed(what)


def request(method, url, body=None, headers=None):
    """The status and the text of an answer."""
    data = None if body is None else json.dumps(body).encode()
    sent = {**({} if body is None else {"Content-Type": "application/json"}), **(headers or {})}
    asked = urllib.request.Request(url, data=data, method=method, headers=sent)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Sandbox:
    def __init__(self, access):
        self.url, self.key, self.secret = access["url"], access["key"], access["secret"]
        self.page = access["page"]

    def control(self, method, path, body=None):
        status, text = request(method, f"{self.url}/_sandbox/{path}", body)
        check(status == 200, f"{method} {path}: {status} {text}")
        return json.loads(text)["response"]

    def token(self):
        body = {"imp_key": self.key, "imp_secret": self.secret}
        status, text = request("POST", f"{self.url}/users/getToken", body)
        check(status == 200, f"getToken: {status} {text}")
        return json.loads(text)["response"]["access_token"]

    def call(self, method, path, token, body=None):
        return request(method, self.url + path, body, {"Authorization": f"Bearer {token}"})


class Browser:
    def __init__(self, folder):
        log = os.path.join(folder, "chromedriver.log")
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0", f"--log-path={log}"], stdout=subprocess.PIPE, text=True
        )
        port = None
        for line in self.driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                port = found.group(1)
                break
        check(port, "chromedriver did not say on which port it listens")
        flags = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-US", "--window-size=1280,900",
            f"--user-data-dir={os.path.join(folder, 'profile')}",
        ]
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": flags, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self.base = f"http://127.0.0.1:{port}"
        answer = self.send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.base += f"/session/{answer['sessionId']}"

    def send(self, method, path, body=None):
        status, text = request(method, self.base + path, body)
        value = json.loads(text)["value"]
        check(status == 200, f"WebDriver {method} {path}: {value}")
        return value

    def stop(self):
        try:
            self.send("DELETE", "")
        except Exception:  # It is ended anyway.
            pass
        self.driver.terminate()
        self.driver.wait()

    def run(self, script, *arguments):
        return self.send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def press(self, *keys):
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self.send("POST", "/actions", {"actions": [keyboard]})

    def devtools(self, command, **parameters):
        return self.send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def size(self, width, height):
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )

    def scheme(self, name):
        feature = {"name": "prefers-color-scheme", "value": name}
        self.devtools("Emulation.setEmulatedMedia", features=[feature])

    def wait(self, what, script, *arguments):
        """Waits until the script returns something true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = self.run(script, *arguments)
            if value:
                return value
            time.sleep(0.05)
        raise Failed(f"{what}: not within {PATIENCE} seconds")

    def wait_text(self, selector, part):
        script = "const n = document.querySelector(arguments[0]); return Boolean(n && n.textContent.includes(arguments[1]))"
        self.wait(f"{selector} shows {part!r}", script, selector, part)

    def tab_to(self, what, test):
        """Presses the tabulator until the element with the focus passes the test."""
        for _ in range(60):
            self.press(TAB)
            if self.run(f"const e = document.activeElement; return Boolean({test})"):
                outline = self.run("return getComputedStyle(document.activeElement).outlineStyle")
                check(outline != "none", f"the focus on {what} cannot be seen")
                return
        raise Failed(f"the tabulator does not lead to {what}")

    def errors(self):
        return [line for line in self.send("POST", "/se/log", {"type": "browser"}) if line["level"] in ("SEVERE", "WARNING")]


class Shop(http.server.BaseHTTPRequestHandler):
    """Takes webhooks: every third one meets an error."""

    taken = 0

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        Shop.taken += 1
        self.send_response(500 if Shop.taken % 3 == 0 else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def loads(browser, sandbox):
    browser.send("POST", "/url", {"url": sandbox.page.rstrip("/")})
    check(browser.run("return location.href") == sandbox.page, "/_sandbox does not lead to the page")
    browser.wait_text("#payments", EXAMPLE)
    browser.wait_text("#link", "running")
    browser.wait_text("#books", "books balance")
    check(browser.run("return document.querySelectorAll('#fault option').length") > 24, "too few faults")
    errors = browser.errors()
    check(errors == [], f"the page loads with errors: {errors}")


def keyboard_deposit(browser, _sandbox):
    browser.press(TAB)
    check(browser.run("return document.activeElement.className") == "skip", "the first stop is no skip link")
    browser.press(ENTER)
    browser.press("/")
    check(browser.run("return document.activeElement.id") == "filter", "/ does not lead to the filter")
    browser.press(*"nothing like it")
    browser.wait("the filter hides the payment", "return !document.querySelector('#payments li')")
    browser.press(ESCAPE)
    browser.press(*EXAMPLE[:8])
    browser.wait_text("#payments", EXAMPLE)
    browser.tab_to("the deposit button", "e.dataset.f === 'deposit'")
    browser.press(ENTER)
    browser.wait_text("#payments .life", "Paid")
    browser.wait_text("#payments .badge", "paid")
    browser.wait_text("#say", EXAMPLE)
    inside = browser.run("return Boolean(document.activeElement.closest('#payments li'))")
    check(inside, "the focus is lost when the button goes away")
    browser.press("/", ESCAPE)


def clock(browser, sandbox):
    before = sandbox.control("GET", "clock")["now"]
    shown = browser.run("return document.querySelector('#now').textContent")
    browser.run("document.querySelector('#freeze').focus()")
    browser.press(ENTER)
    browser.wait_text("#clock-state", "stands still")
    browser.tab_to("the button for a day", "e.dataset.advance === '86400'")
    browser.press(ENTER)
    browser.wait("the clock shows another day", "return document.querySelector('#now').textContent.slice(0, 10) > arguments[0].slice(0, 10)", shown)
    after = sandbox.control("GET", "clock")
    check(86_400 <= after["now"] - before < 86_460, f"the clock went from {before} to {after}")
    browser.run("""
        const form = document.querySelector('#set');
        form.elements.to.value = '2030-01-02T03:04:05';
        form.requestSubmit();
    """)
    browser.wait_text("#now", "2030-01-02 03:04:05")
    check(sandbox.control("GET", "clock")["now"] == 1_893_521_045, "the clock is set to another time zone")


def faults(browser, sandbox):
    token = sandbox.token()
    path = f"/payments/{EXAMPLE}"
    check(sandbox.call("GET", path, token)[0] == 200, "the call fails before it shall")
    browser.run("document.querySelector('#fault [name=kind]').value = 'html_page'")
    browser.run("document.querySelector('#fault [name=operation]').focus()")
    browser.press(*"getPaymentByImpUid")
    browser.press(ENTER)
    browser.wait_text("#faults .list", "html_page")
    browser.wait_text("#faults .list .badge", "on")
    check(sandbox.call("GET", path, token)[0] == 502, "the fault does not happen")
    browser.wait_text("#faults .list .badge", "over")
    browser.wait_text("#faults .list", "happened 1×")
    check(sandbox.call("GET", path, token)[0] == 200, "the fault happens twice")
    browser.run("document.querySelector('#faults [data-f=off]').focus()")
    browser.press(ENTER)
    browser.wait("the fault is gone", "return !document.querySelector('#faults .list li')")
    check(sandbox.control("GET", "faults") == [], "the fault is still there")


def requests(browser, sandbox):
    token = sandbox.token()
    card = sandbox.control("POST", "payments", {"pg_provider": "kcp", "amount": 5_000})["imp_uid"]
    body = {"imp_uid": card, "amount": 1_000, "reason": "it's $HOME"}
    status, text = sandbox.call("POST", "/payments/cancel", token, body)
    check(status == 200 and '"code":0' in text, f"no cancel: {text}")
    browser.wait_text("#requests li", "/payments/cancel")
    browser.wait_text("#payments .life", "Given back")
    browser.run("document.querySelector('#requests .list summary').focus()")
    browser.press(ENTER)
    line = browser.wait("the curl line", "return (document.querySelector('#requests .list .copy code') || {}).textContent")
    for part in ("curl -X POST", "$IAMPORT_TOKEN", "--data-raw", f"'{sandbox.url}/payments/cancel'"):
        check(part in line, f"no {part} in {line}")
    check(token not in browser.run("return document.documentElement.outerHTML"), "a token is in the page")
    browser.tab_to("the copy button", "e.dataset.f === 'copy'")
    browser.press(ENTER)
    browser.wait("it says that it was copied", "return /Copied|Ctrl/.test(document.querySelector('#say').textContent)")
    if shutil.which("curl"):
        known = {**os.environ, "IAMPORT_API_KEY": sandbox.key, "IAMPORT_API_SECRET": sandbox.secret}
        first = browser.run("return document.querySelector('.token code').textContent")
        done = subprocess.run(["sh", "-c", f"{first}\n{line}"], env=known, capture_output=True, text=True, check=False)
        check('"code":0' in done.stdout, f"the line does not work: {done.stdout} {done.stderr}")
        payment = sandbox.control("GET", f"payments/{card}")
        check(payment["cancel_amount"] == 2_000, "the line does something else")
        reasons = {done["reason"] for done in payment["cancel_history"]}
        check(reasons == {body["reason"]}, f"the line says something else: {reasons}")


def webhooks(browser, sandbox):
    sandbox.control("POST", "webhooks/hold", {"hold": True})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/webhook"
    browser.run("""
        const form = document.querySelector('#address');
        form.elements.url.value = arguments[0];
        form.requestSubmit();
    """, url)
    browser.wait_text("#say", url)
    for _ in range(2):
        sandbox.control("POST", "payments", {"pg_provider": "nice_v2", "amount": 700, "vbank": True})
    browser.wait("two webhooks wait", "return document.querySelectorAll('#webhooks [data-f=drop]').length === 2")
    browser.run("document.querySelector('#webhooks [data-f=drop]').click()")
    browser.wait_text("#webhooks", "dropped")
    browser.run("document.querySelectorAll('#webhooks [data-f=redeliver]')[1].click()")
    browser.wait_text("#webhooks .life", "Attempt 1: 200")
    browser.run("document.querySelector('#hold').click()")
    browser.wait("they are let go", "return document.querySelector('#hold').textContent === 'Hold'")
    return url


def hostile(browser, sandbox):
    nasty = "<img src=x onerror=\"document.title='hit'\">"
    sandbox.control("POST", "payments", {"pg_provider": "kcp", "amount": 1, "merchant_uid": nasty})
    sandbox.call("GET", "/payments/%3Cscript%3Edocument.title=1%3C/script%3E?x=%3Cimg%20src=x%3E", "none")
    browser.wait_text("#payments", nasty)
    browser.wait_text("#requests", "%3Cscript%3E")
    check(browser.run("return document.images.length") == 0, "data became markup")
    check(browser.run("return document.title") == "iamport sandbox", "data became a script")


def languages(browser, _sandbox):
    browser.run("document.querySelector('[data-language=ko]').focus()")
    browser.press(ENTER)
    for selector, text in (("#payments-title", "결제"), ("#requests-title", "요청"), ("#clock-title", "시계"), ("#payments .life", "시작")):
        browser.wait_text(selector, text)
    check(browser.run("return document.documentElement.lang") == "ko", "the page does not say its language")
    browser.send("POST", "/refresh", {})
    browser.wait_text("#payments-title", "결제")
    left = browser.run("return [...document.querySelectorAll('[data-t]')].filter((n) => !n.textContent).map((n) => n.dataset.t)")
    check(left == [], f"without a text: {left}")
    browser.run("document.querySelector('[data-language=en]').click()")
    browser.wait_text("#payments-title", "Payments")


def hidden(browser, _sandbox):
    count = "return performance.getEntriesByType('resource').filter((e) => e.name.endsWith('/clock')).length"
    for is_hidden in (True, False):
        browser.run("""
            Object.defineProperty(document, 'hidden', { value: arguments[0], configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
            performance.clearResourceTimings();
        """, is_hidden)
        if is_hidden:
            time.sleep(0.5)
            before = browser.run(count)
            time.sleep(2.5)
            check(browser.run(count) == before, "a page that nobody sees asks on")
    browser.wait("a page that is seen again asks", f"{count.replace('.length', '.length > 1')}")


def many(browser, sandbox):
    for index in range(1_000):
        sandbox.control("POST", "payments", {"pg_provider": "kcp", "amount": index + 1, "merchant_uid": f"many-{index}"})
    browser.wait_text("#payments", "many-999")
    rows = browser.run("return document.querySelectorAll('#payments .list > li').length")
    check(rows == 200, f"{rows} rows")
    more = browser.run("return document.querySelector('#payments .note').textContent")
    check(re.match(r"80\d more", more), f"it says {more!r}")
    took = browser.run("""
        const filter = document.querySelector('#filter');
        const start = performance.now();
        for (const text of ['many-5', 'many-77', '']) {
            filter.value = text;
            filter.dispatchEvent(new Event('input'));
        }
        document.body.getBoundingClientRect();
        return performance.now() - start;
    """)
    print(f"  three filterings of 1,000 payments took {took:.0f} ms")
    check(took < 1_000, f"filtering takes {took:.0f} ms")
    browser.run("document.querySelector('#reset').focus()")
    browser.press(ENTER)
    check(browser.run("return document.querySelector('#ask').open"), "a reset is not asked about")
    browser.press(ESCAPE)
    check(len(sandbox.control("GET", "payments")) > 1_000, "a reset that nobody wanted")
    browser.press(ENTER)
    browser.tab_to("the button that resets", "e.id === 'yes'")
    browser.press(ENTER)
    browser.wait("there is one payment", "return document.querySelectorAll('#payments .list > li').length === 1")
    check(len(sandbox.control("GET", "payments")) == 1, "no reset")


def paid_twice(browser, sandbox):
    order = sandbox.control("GET", "payments")[0]["merchant_uid"]
    sandbox.control("POST", "payments", {"pg_provider": "kcp", "amount": 5_000, "merchant_uid": order})
    sandbox.control("POST", f"payments/{EXAMPLE}/deposit", {})
    browser.send("POST", "/refresh", {})
    browser.wait_text("#warnings", "order_paid_twice")
    browser.wait_text("#books", "look twice")
    sandbox.control("POST", "reset", {})
    browser.send("POST", "/refresh", {})
    browser.wait_text("#books", "books balance")
    check(browser.run("return document.querySelector('#warnings').hidden"), "a warning stays after a reset")


def scene(browser, sandbox, url):
    """Something to look at, for the sizes, the colours and the picture."""
    post = lambda path, body: sandbox.control("POST", path, body)
    # The time is taken from the calendar, so that a picture is the same tomorrow.
    post("clock", {"now": 1_767_229_200, "frozen": True})
    sandbox.control("PUT", "webhooks/settings", {"url": url})
    Shop.taken = 0
    call = lambda *what: sandbox.call(what[0], what[1], sandbox.token(), *what[2:])
    pay = lambda name, pg, amount, **more: post("payments", {"pg_provider": pg, "amount": amount, "merchant_uid": name, **more})["imp_uid"]
    gone = pay("order-2026-0001", "nice_v2", 32_000, vbank=True)
    post("clock", {"advance": 3_725})
    part = pay("order-2026-0002", "tosspayments", 89_000)
    post("clock", {"advance": 600})
    post(f"payments/{gone}/deposit", {})
    post("clock", {"advance": 7_212})
    call("POST", "/payments/cancel", {"imp_uid": part, "amount": 12_000, "reason": "사이즈 교환"})
    post("clock", {"advance": 4_000})
    call("POST", "/payments/cancel", {"imp_uid": part, "amount": 20_000, "reason": "고객 변심"})
    pay("order-2026-0003", "html5_inicis", 15_900, test_channel=True)
    failed = post("payments", {"pg_provider": "kcp", "amount": 7_700, "merchant_uid": "order-2026-0004", "window": True})
    if failed["status"] == "ready":
        post(f"payments/{failed['imp_uid']}/fail", {"reason": "한도 초과"})
    post("clock", {"advance": 61})
    post("faults", {"kind": "reset_before_answer", "operation": "cancelPayment", "when": "after", "times": "always"})
    post("faults", {"kind": "html_page", "operation": "getPaymentByImpUid"})
    call("GET", f"/payments/{part}")
    call("GET", "/payments/imp_000000000000")
    call("POST", "/payments/prepare", {"merchant_uid": "order-2026-0006", "amount": 21_000})
    pay("order-2026-0005", "nice_v2", 48_500, vbank=True)
    sandbox.control("GET", "webhooks/settled")
    browser.send("POST", "/refresh", {})
    browser.wait_text("#payments", "order-2026-0005")
    browser.wait_text("#requests", "/payments/cancel")
    browser.wait_text("#webhooks", "Attempt")
    browser.run("""
        for (const summary of document.querySelectorAll('#requests .list summary')) {
            if (summary.textContent.includes('/prepare')) summary.click();
        }
    """)


CONTRAST = """
const channels = (color) => {
  const found = color.match(/[\\d.]+/g).map(Number);
  return found.length > 3 ? found : [...found, 1];
};
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const behind = (node) => {
  for (; node; node = node.parentElement) {
    const color = channels(getComputedStyle(node).backgroundColor);
    if (color[3] === 1) return color;
  }
  return [255, 255, 255];
};
const poor = new Set();
for (const node of document.querySelectorAll('body *')) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!own || !node.checkVisibility() || node.disabled || node.closest('option, noscript')) continue;
  const [one, other] = [luminance(channels(getComputedStyle(node).color)), luminance(behind(node))];
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (ratio < 4.5) poor.add(`${node.tagName}.${node.className} ${node.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
}
return [...poor];
"""


def sizes_and_colours(browser, _sandbox):
    for width in (320, 768, 1280, 2560):
        browser.size(width, 900)
        wide = browser.run("return document.documentElement.scrollWidth")
        check(wide <= width, f"at {width} pixels the page is {wide} wide")
    browser.size(1280, 900)
    for name in ("light", "dark"):
        browser.scheme(name)
        poor = browser.run(CONTRAST)
        check(poor == [], f"too little contrast in {name}: {poor}")
    browser.scheme("light")


def no_foreign_host(browser, sandbox):
    names = browser.run("return performance.getEntries().map((e) => e.name).filter((name) => name.includes(':'))")
    foreign = [name for name in names if not name.startswith((sandbox.url + "/", "data:"))]
    check(names and foreign == [], f"the page asked others: {foreign}")
    errors = browser.errors()
    check(errors == [], f"the console has errors: {errors}")
    seen = {exchange["target"] for exchange in sandbox.control("GET", "transcript")}
    check("/favicon.ico" not in seen, "the browser asks the API for an icon")


def picture(browser, path, name, width, height, scheme="light", full=False):
    browser.size(width, height)
    browser.scheme(scheme)
    time.sleep(0.3)
    shot = browser.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=full)
    with open(f"{path}{name}", "wb") as file:
        file.write(base64.b64decode(shot["data"]))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        sandbox = Sandbox(json.load(file))
    browser = Browser(sys.argv[2])
    try:
        url = None
        for step in (loads, keyboard_deposit, clock, faults, requests, webhooks, hostile, languages, hidden, many, paid_twice):
            print(f"{step.__name__.replace('_', ' ')}", flush=True)
            url = step(browser, sandbox) or url
        scene(browser, sandbox, url)
        for step in (sizes_and_colours, no_foreign_host):
            print(f"{step.__name__.replace('_', ' ')}", flush=True)
            step(browser, sandbox)
        if len(sys.argv) > 3:
            picture(browser, sys.argv[3], "", 1280, 900)
            for name, width, height, scheme in filter(None, (
                ("-dark.png", 1280, 900, "dark"), ("-narrow.png", 320, 1400, "light"),
            ) if os.environ.get("MORE_PICTURES") else ()):
                picture(browser, sys.argv[3], name, width, height, scheme)
    except Failed as failure:
        print(f"page test: {failure}", file=sys.stderr)
        return 1
    finally:
        browser.stop()
    print("the page works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
