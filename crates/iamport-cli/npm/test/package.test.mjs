// The installed package. Run by `cargo xtask sandbox-packages`, which installs the packages that it built.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import { BinaryNotFoundError, ControlError, SandboxNotStartedError, findBinary, startSandbox } from "iamport-sandbox";

const EXAMPLE = "imp_448280090638";
const isWindows = process.platform === "win32";

async function isThere(url) {
  try {
    const answer = await fetch(`${url}/_sandbox/clock`, { headers: { connection: "close" } });
    await answer.text();
    return true;
  } catch {
    return false;
  }
}

/** Whether it can no longer be reached, within a time in which a process must have ended. */
async function isGone(url) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((wake) => setTimeout(wake, 20))) {
    if (!(await isThere(url))) return true;
  }
  return false;
}

/** A command that is none, in place of iamport. */
function standIn(t, script) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iamport-stand-in-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, "iamport");
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

test("it starts, answers and stops", async () => {
  const sandbox = await startSandbox();
  const answer = await fetch(`${sandbox.url}/users/getToken`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ imp_key: sandbox.key, imp_secret: sandbox.secret }),
  });
  assert.equal((await answer.json()).code, 0);
  assert.equal(sandbox.page, `${sandbox.url}/_sandbox/`);
  await sandbox.stop();
  assert.ok(await isGone(sandbox.url));
  await assert.rejects(sandbox.control.readClock(), /readClock: no answer .* it has ended with exit code 0/);
  await sandbox.stop();
});

test("calls take values in the path, the query and the body", async (t) => {
  const sandbox = await startSandbox({ options: ["--at", "1795424400"] });
  t.after(() => sandbox[Symbol.asyncDispose]());
  const { control } = sandbox;
  assert.deepEqual(await control.readClock(), { now: 1795424400, frozen: true });
  const payment = await control.deposit({ imp_uid: EXAMPLE, depositor: "홍길동", amount: 5000 });
  assert.equal(payment.status, "paid");
  await fetch(`${sandbox.url}/payments/${EXAMPLE}`);
  await fetch(`${sandbox.url}/payments/${EXAMPLE}`);
  assert.deepEqual((await control.readTranscript({ after: 1 })).map(({ number }) => number), [2]);
  const before = await control.takeSnapshot();
  await control.cancelAtConsole({ imp_uid: EXAMPLE, amount: 2000 });
  await control.restoreSnapshot(before);
  assert.equal((await control.readPayment({ imp_uid: EXAMPLE })).cancel_amount, 0);
  assert.equal(await control.reset(), null);
  assert.equal((await control.describeControl()).openapi, "3.1.0");
});

test("a refusal says which call and why", async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.stop());
  const { control } = sandbox;
  await assert.rejects(control.readPayment({ imp_uid: "imp_none/../x?y" }), (error) => {
    assert.ok(error instanceof ControlError);
    assert.equal(error.status, 404);
    assert.match(error.message, /^readPayment: HTTP 404: /);
    return true;
  });
  await assert.rejects(control.injectFault({ kind: "no_such_kind" }), /^ControlError: injectFault: HTTP 400: .*kind/);
  await assert.rejects(control.deposit({}), /imp_uid is missing/);
  await assert.rejects(control.deposit({ imp_uid: "" }), /imp_uid is missing/);
  await assert.rejects(control.reset({ all: true }), /it takes no all/);
});

test("a start that fails tells what the command said", async () => {
  await assert.rejects(startSandbox({ options: ["--port", "99999"] }), (error) => {
    assert.ok(error instanceof SandboxNotStartedError);
    assert.match(error.message, /exit code 2/);
    assert.match(error.message, /99999 is not in 0\.\.=65535/);
    return true;
  });
});

test("a command that is not there is told", async () => {
  const binary = path.join(os.tmpdir(), "no-such-iamport");
  await assert.rejects(startSandbox({ binary }), /can't be run/);
  process.env.IAMPORT_SANDBOX_BINARY = binary;
  try {
    await assert.rejects(startSandbox(), (error) => error instanceof BinaryNotFoundError && /no such file/.test(error.message));
  } finally {
    delete process.env.IAMPORT_SANDBOX_BINARY;
  }
});

test("a platform's package that is missing is told", (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "iamport-without-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const modules = path.join(folder, "node_modules", "iamport-sandbox");
  fs.cpSync(path.join("node_modules", "iamport-sandbox"), modules, { recursive: true });
  const run = (script) => spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
  const missing = run('import { startSandbox } from "iamport-sandbox"; await startSandbox();');
  assert.notEqual(missing.status, 0);
  assert.match(missing.stderr, /BinaryNotFoundError: the package iamport-sandbox-\w+-\w+, .* is not installed/);
  assert.match(missing.stderr, /npm install iamport-sandbox-\w+-\w+@\d/);
  const other = run(
    'Object.defineProperty(process, "platform", { value: "sunos" });' +
      'const { findBinary } = await import("iamport-sandbox"); findBinary();',
  );
  assert.match(other.stderr, /there is no command for sunos-\w+, only for linux-x64, .*cargo install iamport-cli/);
  const command = spawnSync(process.execPath, [path.join(modules, "dist/bin/iamport.js"), "--version"], { encoding: "utf8" });
  assert.equal(command.status, 1);
  assert.match(command.stderr, /^error: the package iamport-sandbox-/);
});

test("a command that says nothing is ended", { skip: isWindows }, async (t) => {
  const silent = standIn(t, "echo still thinking >&2\nexec sleep 600");
  await assert.rejects(startSandbox({ binary: silent, timeoutMs: 500 }), /within 500 ms[^]*still thinking/);
  const chatty = standIn(t, "echo '{\"url\":\"x\"}'\nexec cat");
  await assert.rejects(startSandbox({ binary: chatty }), /does not tell where it listens/);
});

test("it does not outlive a process that is killed", async () => {
  const program =
    'import { startSandbox } from "iamport-sandbox"; console.log((await startSandbox()).url); setInterval(() => {}, 1000);';
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const url = line.trim();
  assert.ok(await isThere(url));
  child.kill("SIGKILL");
  assert.ok(await isGone(url));
});

test("a program that forgets to stop it ends all the same", async () => {
  const program = 'import { startSandbox } from "iamport-sandbox"; console.log((await startSandbox()).url);';
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", timeout: 60_000 });
  assert.equal(run.status, 0, run.stderr);
  assert.ok(await isGone(run.stdout.trim()));
});

test("both commands are there", () => {
  const bin = (name, ...line) =>
    spawnSync(process.execPath, [path.join("node_modules/iamport-sandbox/dist/bin", `${name}.js`), ...line], { encoding: "utf8" });
  assert.match(bin("iamport", "--version").stdout, /^iamport \d/);
  assert.match(bin("iamport-sandbox", "--help").stdout, /--until-stdin-closes/);
  const wrong = bin("iamport", "no-such-command");
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /no-such-command/);
  for (const name of ["iamport", "iamport-sandbox"]) {
    const installed = spawnSync(path.resolve("node_modules/.bin", name), ["--help"], { encoding: "utf8", shell: isWindows });
    assert.match(installed.stdout, /Usage: iamport/, installed.stderr);
  }
  assert.equal(fs.realpathSync(findBinary()).includes("node_modules"), true);
});

test("the command can be stopped through its wrapper", { skip: isWindows }, async () => {
  const wrapper = path.join("node_modules/iamport-sandbox/dist/bin/iamport-sandbox.js");
  const child = spawn(process.execPath, [wrapper, "--output", "json"], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const { url } = JSON.parse(line);
  assert.ok(await isThere(url));
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  assert.equal(code, 0);
  assert.ok(await isGone(url));
});

test("the code of the README runs", () => {
  const code = fs.readFileSync("README.md", "utf8").split("```js\n").slice(1).map((part) => part.split("```")[0]);
  assert.equal(code.length, 1);
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", code[0]], { encoding: "utf8", timeout: 60_000 });
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^http:\/\/127\.0\.0\.1:\d+ \w+ \w+\nhttp.*_sandbox\/\nimp/);
});
