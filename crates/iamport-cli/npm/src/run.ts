import { spawn } from "node:child_process";
import { constants } from "node:os";

import { BinaryNotFoundError, findBinary } from "./binary.js";

/** Runs the command in this process's place, as far as Node can: its input, output, signals and exit code are those of the command. */
export function run(line: readonly string[]): void {
  let binary: string;
  try {
    binary = findBinary();
  } catch (error) {
    if (!(error instanceof BinaryNotFoundError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(binary, line, { stdio: "inherit" });
  // This one has to live until the command has ended. A terminal sends Ctrl-C to both.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`error: ${binary} can't be run: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}
