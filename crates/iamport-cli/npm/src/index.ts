/// <reference lib="esnext.disposable" preserve="true" />

/**
 * A PortOne (I'mport) V1 payment API on this machine, for tests. Not made by PortOne; nothing in it is real.
 *
 * @module
 */

export { BinaryNotFoundError, findBinary } from "./binary.js";
export { ControlError, type Answer, type Control, type Input, type OperationName } from "./control.js";
export { SandboxNotStartedError, startSandbox, type Sandbox, type StartOptions } from "./sandbox.js";
export type { components, operations, paths } from "./openapi.js";
