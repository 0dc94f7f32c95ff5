import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";

import { findBinary } from "./binary.js";
import { controlOf, type Control } from "./control.js";

/** How long a sandbox that is asked to stop may take, in milliseconds, before it is ended by force. */
const PATIENCE_MS = 10_000;

/** How much is kept of what the command writes to stderr, in characters. */
const KEPT = 4_000;

/** A running sandbox. It ends with `stop()`, and with this process, even if that is killed. */
export interface Sandbox extends AsyncDisposable {
  /** Where the API is, such as `http://127.0.0.1:49200`. */
  readonly url: string;
  /** The key that it takes (`imp_key`). */
  readonly key: string;
  /** The secret that it takes (`imp_secret`). */
  readonly secret: string;
  /** A page that shows what is in it, for a browser. */
  readonly page: string;
  /** What happens outside the API: buyers who pay, the clock, webhooks, faults, the ledger. */
  readonly control: Control;
  /** The id of its process. */
  readonly pid: number;
  /** Ends it. Nothing happens if it has ended. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Options of `iamport sandbox`, such as `["--at", "2026-12-31T23:59:59+09:00"]`. */
  options?: readonly string[];
  /** A command to start in place of the installed one. */
  binary?: string;
  /** Its environment, in place of this process's. */
  env?: Record<string, string | undefined>;
  /** How long it may take to listen, in milliseconds; 30,000 if left out. */
  timeoutMs?: number;
}

/** The command ended, or did not say where it listens. What it wrote to stderr is in the message. */
export class SandboxNotStartedError extends Error {
  override name = "SandboxNotStartedError";
}

interface Access {
  url: string;
  key: string;
  secret: string;
  page: string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a sandbox on a free port of 127.0.0.1.
 *
 * It keeps no process from ending: one that forgets `stop()` ends, and the sandbox with it.
 *
 * @throws {SandboxNotStartedError} with what the command said.
 * @throws {BinaryNotFoundError} if there is no command for this platform.
 */
export async function startSandbox({
  options = [],
  binary = findBinary(),
  env = process.env,
  timeoutMs = 30_000,
}: StartOptions = {}): Promise<Sandbox> {
  // The pipe to its stdin is its leash: it closes when this process ends, however that ends, and the command then stops.
  const line = ["sandbox", "--output", "json", "--until-stdin-closes", ...options];
  const child: Child = spawn(binary, line, { stdio: ["pipe", "pipe", "pipe"], env, windowsHide: true });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-KEPT)));
  // A pipe to a process that has ended can't be written to or closed, and that is all right.
  child.stdin.on("error", () => {});
  const told = (why: string): SandboxNotStartedError =>
    new SandboxNotStartedError(`no sandbox was started: ${why}\n  ${[binary, ...line].join(" ")}\n${said}`.trimEnd());
  let access: Access;
  try {
    access = await accessOf(child, timeoutMs);
  } catch (error) {
    child.kill("SIGKILL");
    throw told(error instanceof Error ? error.message : String(error));
  }
  const ended = (): string | undefined => {
    if (child.exitCode === null && child.signalCode === null) return undefined;
    return `it has ended with ${child.signalCode ?? `exit code ${child.exitCode}`}\n${said}`.trimEnd();
  };
  leave(child);
  const stop = (): Promise<void> => end(child, ended);
  const { url, key, secret, page } = access;
  const control = controlOf(url, ended);
  const sandbox = { url, key, secret, page, control, pid: child.pid ?? 0, stop };
  return Object.freeze({ ...sandbox, [Symbol.asyncDispose]: stop });
}

/** Waits for the line that says where it is. */
function accessOf(child: Child, timeoutMs: number): Promise<Access> {
  return new Promise((resolve, reject) => {
    let text = "";
    const late = setTimeout(
      () => reject(new Error(`the command did not say where it listens within ${timeoutMs} ms`)),
      timeoutMs,
    );
    child.once("error", (error) => {
      clearTimeout(late);
      reject(new Error(`it can't be run: ${error.message}`));
    });
    // After what it said has been read to the end.
    child.once("close", (code, signal) => {
      clearTimeout(late);
      reject(new Error(`the command ended with ${signal ?? `exit code ${code}`}`));
    });
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      const end = text.indexOf("\n");
      if (end < 0) return;
      clearTimeout(late);
      const line = text.slice(0, end);
      try {
        const access = JSON.parse(line) as Access;
        if (!access.url || !access.key || !access.secret || !access.page) throw new Error("something is missing");
        resolve(access);
      } catch {
        reject(new Error(`the command said ${line}, which does not tell where it listens`));
      }
    });
  });
}

/** Lets this process end whatever the sandbox does. */
function leave(child: Child): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) unref(stream);
}

/** Pipes to a process are sockets, which its types do not say. */
function unref(stream: Readable | Writable): void {
  (stream as { unref?: () => void }).unref?.();
}

async function end(child: Child, ended: () => string | undefined): Promise<void> {
  if (ended() !== undefined) return;
  child.ref();
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdin.end();
  // On Windows this would be by force.
  if (process.platform !== "win32") child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await gone;
  clearTimeout(force);
}
