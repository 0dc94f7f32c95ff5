import { createRequire } from "node:module";
import { existsSync } from "node:fs";

/** Names a command to be started in place of the installed one. */
const VARIABLE = "IAMPORT_SANDBOX_BINARY";

/** There is no command for this platform, or the package that carries it was not installed. */
export class BinaryNotFoundError extends Error {
  override name = "BinaryNotFoundError";
}

/**
 * The path of the `iamport` that was installed with this package, or the one that `IAMPORT_SANDBOX_BINARY` names. Another
 * `iamport` on the PATH is not taken, since it may be of another version.
 */
export function findBinary(): string {
  const named = process.env[VARIABLE];
  if (named) {
    if (!existsSync(named)) throw new BinaryNotFoundError(`${VARIABLE} names ${named}, and there is no such file`);
    return named;
  }
  const require = createRequire(import.meta.url);
  const { optionalDependencies } = require("../package.json") as { optionalDependencies: Record<string, string> };
  const wanted = `iamport-sandbox-${process.platform}-${process.arch}`;
  const version = optionalDependencies[wanted];
  if (version === undefined) {
    const known = Object.keys(optionalDependencies).map((name) => name.replace("iamport-sandbox-", ""));
    throw new BinaryNotFoundError(
      `there is no command for ${process.platform}-${process.arch}, only for ${known.join(", ")}. ` +
        `Build it (cargo install iamport-cli), and let ${VARIABLE} name it.`,
    );
  }
  const file = process.platform === "win32" ? "iamport.exe" : "iamport";
  try {
    return require.resolve(`${wanted}/bin/${file}`);
  } catch (cause) {
    throw new BinaryNotFoundError(
      `the package ${wanted}, which carries the command for this platform, is not installed. It is an optional dependency of ` +
        `iamport-sandbox: npm leaves it out with --omit=optional or --no-optional, where node_modules was copied from ` +
        `another platform, and on Linux without glibc, such as Alpine. ` +
        `Install again on this machine, or say npm install ${wanted}@${version}.`,
      { cause },
    );
  }
}
