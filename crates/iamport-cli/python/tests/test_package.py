"""The installed package. Run by `cargo xtask sandbox-packages`, which installs the wheel that it built."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

import iamport_sandbox as package

EXAMPLE = "imp_448280090638"
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def token(sandbox):
    body = json.dumps({"imp_key": sandbox.key, "imp_secret": sandbox.secret}).encode()
    request = urllib.request.Request(sandbox.url + "/users/getToken", body, {"Content-Type": "application/json"})
    with NO_PROXY.open(request, timeout=30) as answer:
        return json.load(answer)["response"]["access_token"]


def gone(sandbox):
    """Whether it can no longer be reached, within a time in which a process must have ended."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            NO_PROXY.open(sandbox + "/_sandbox/clock", timeout=5).close()
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_it_runs_without_pytest_and_ends_with_the_block():
    with package.start() as sandbox:
        assert token(sandbox)
        assert sandbox.page == sandbox.url + "/_sandbox/"
        with NO_PROXY.open(sandbox.page, timeout=30) as page:
            assert b"<html" in page.read().lower()
        assert sandbox.control.read_payment(EXAMPLE)["status"] == "ready"
    assert gone(sandbox.url)
    with pytest.raises(package.ControlError, match="it has ended with exit code 0"):
        sandbox.control.read_clock()
    # A second time it has nothing to do.
    sandbox.stop()


def test_two_do_not_meet():
    with package.start() as one, package.start() as other:
        one.control.deposit(EXAMPLE)
        assert other.control.read_payment(EXAMPLE)["status"] == "ready"


def test_calls_take_values_in_the_path_the_query_and_the_body(iamport_sandbox):
    control = iamport_sandbox.control
    payment = control.deposit(EXAMPLE, depositor="홍길동", amount=5000)
    assert (payment["status"], payment["amount"]) == ("paid", 5000)
    token(iamport_sandbox)
    token(iamport_sandbox)
    assert [exchange["number"] for exchange in control.read_transcript(after=1)] == [2]
    before = control.take_snapshot()
    control.cancel_at_console(EXAMPLE, amount=2000)
    control.restore_snapshot(before)
    assert control.read_payment(EXAMPLE)["cancel_amount"] == 0
    assert control.describe_control()["openapi"] == "3.1.0"


def test_a_refusal_says_which_call_and_why(iamport_sandbox):
    with pytest.raises(package.ControlError, match="^readPayment: HTTP 404: ") as refused:
        iamport_sandbox.control.read_payment("imp_none/../x?y")
    assert refused.value.status == 404
    with pytest.raises(package.ControlError) as plain:
        iamport_sandbox.control.read_payment("imp_none")
    # It is the same call that refused both.
    assert str(refused.value) == str(plain.value)
    with pytest.raises(package.ControlError, match="^injectFault: HTTP 400: .*kind"):
        iamport_sandbox.control.inject_fault(kind="no_such_kind")
    with pytest.raises(package.ControlError, match="^deposit: imp_uid is missing$"):
        iamport_sandbox.control.deposit("")


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_begins_anew(iamport_sandbox, turn):
    control = iamport_sandbox.control
    assert control.read_clock() == {"now": 1795424400, "frozen": True}
    assert control.read_payment(EXAMPLE)["status"] == "ready"
    assert control.list_faults() == []
    assert control.list_requests() == []
    assert control.read_webhook_settings()["live_url"] is None
    assert len(control.list_effects()) == 1
    assert token(iamport_sandbox)
    control.set_webhooks(url="http://127.0.0.1:9/webhook")
    control.deposit(EXAMPLE)
    control.move_clock(advance=86400, frozen=False)
    control.reject_tokens()
    # This one meets the reset before the next test, too.
    control.inject_fault(kind="connection_refused", lasting_ms=300)


def test_the_process_is_the_same_in_all_tests(iamport_sandbox, iamport_sandbox_session):
    assert iamport_sandbox is iamport_sandbox_session


def test_a_start_that_fails_tells_what_the_command_said():
    with pytest.raises(package.SandboxNotStarted) as failed:
        package.start(["--port", "99999"])
    assert "exit code 2" in str(failed.value)
    assert "99999 is not in 0..=65535" in str(failed.value)


def test_a_command_that_is_not_there_or_none_is_told(tmp_path, monkeypatch):
    missing = tmp_path / "iamport"
    with pytest.raises(package.SandboxNotStarted, match="can't be run"):
        package.start(binary=str(missing))
    monkeypatch.setenv("IAMPORT_SANDBOX_BINARY", str(missing))
    with pytest.raises(package.BinaryNotFound, match="names .*iamport, and there is no such file"):
        package.start()


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_a_command_that_says_nothing_is_ended(tmp_path):
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\necho still thinking >&2\nexec sleep 600\n")
    silent.chmod(0o755)
    with pytest.raises(package.SandboxNotStarted, match="within 0.5 seconds(.|\n)*still thinking"):
        package.start(binary=str(silent), timeout=0.5)
    chatty = tmp_path / "chatty"
    chatty.write_text("#!/bin/sh\necho '{\"url\":\"x\"}'\nexec cat\n")
    chatty.chmod(0o755)
    with pytest.raises(package.SandboxNotStarted, match="does not tell where it listens"):
        package.start(binary=str(chatty))


def test_it_does_not_outlive_a_process_that_is_killed():
    program = "import iamport_sandbox as p, sys; print(p.start().url, flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        url = process.stdout.readline().decode().strip()
        NO_PROXY.open(url + "/_sandbox/clock", timeout=30).close()
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
        assert gone(url)


def test_the_command_is_there():
    version = subprocess.run([package.find_binary(), "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("iamport ")
    module = subprocess.run([sys.executable, "-m", "iamport_sandbox", "--help"], capture_output=True, text=True, check=True)
    assert "--until-stdin-closes" in module.stdout
