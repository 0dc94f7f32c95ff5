import http from "node:http";

import type { operations as Described } from "./openapi.js";
import { OPERATIONS } from "./operations.js";

/** How long a call may take, in milliseconds. Waiting for webhooks takes as long as the shop takes to answer them. */
const TIMEOUT_MS = 60_000;

/** A call of the control, by the name that its description gives it. */
export type OperationName = keyof Described;

/** `never` as no field at all. */
type Fields<T> = [T] extends [never] ? unknown : T;

type PathFields<Name extends OperationName> = Fields<NonNullable<Described[Name]["parameters"]["path"]>>;
type QueryFields<Name extends OperationName> = Fields<NonNullable<Described[Name]["parameters"]["query"]>>;
type Body<Name extends OperationName> = Described[Name] extends { requestBody?: infer B } ? NonNullable<B> : never;
type BodyFields<Name extends OperationName> = [Body<Name>] extends [never]
  ? unknown
  : Body<Name> extends { content: { "application/json": infer Json } }
    ? Json
    : unknown;

/** What a call takes: the values in its path, its query and its body, together in one object. */
export type Input<Name extends OperationName> = PathFields<Name> & QueryFields<Name> & BodyFields<Name>;

type Json<Name extends OperationName> = Described[Name]["responses"][200]["content"]["application/json"];

/** What a call answers, without the envelope. */
export type Answer<Name extends OperationName> = Json<Name> extends { response: infer Response } ? Response : Json<Name>;

/** Whether a call can be made with nothing given. */
type Needs<Name extends OperationName> = Described[Name] extends { requestBody: object }
  ? true
  : unknown extends PathFields<Name>
    ? false
    : true;

type Arguments<Name extends OperationName> = unknown extends Input<Name>
  ? []
  : Needs<Name> extends true
    ? [input: Input<Name>]
    : [input?: Input<Name>];

/** The control of a sandbox: a method for each call of its description (`/_sandbox/openapi.json`). */
export type Control = {
  readonly [Name in OperationName]: (...input: Arguments<Name>) => Promise<Answer<Name>>;
};

/** A call of the control that was refused, or that could not be made. */
export class ControlError extends Error {
  override name = "ControlError";
  /** The HTTP status; undefined if there was no answer. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: boolean;
  readonly envelope: boolean;
}

/** The control of the sandbox at `url`. `ended` says why there is none any longer, if there is none. */
export function controlOf(url: string, ended: () => string | undefined): Control {
  const calls = Object.entries<Operation>(OPERATIONS).map(([name, operation]) => [
    name,
    (input: Record<string, unknown> = {}) => call(url, name, operation, input, ended),
  ]);
  return Object.freeze(Object.fromEntries(calls)) as Control;
}

async function call(
  url: string,
  name: string,
  operation: Operation,
  input: Record<string, unknown>,
  ended: () => string | undefined,
): Promise<unknown> {
  const fields = { ...input };
  const take = (field: string): unknown => {
    const value = fields[field];
    delete fields[field];
    return value;
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = take(field);
    // An empty part of a path would lead to another call.
    if (value === undefined || value === null || value === "") throw new ControlError(`${name}: ${field} is missing`);
    return encodeURIComponent(String(value));
  });
  const target = new URL(path, url);
  for (const field of operation.query) {
    const value = take(field);
    if (value !== undefined && value !== null) target.searchParams.set(field, String(value));
  }
  const unknown = Object.keys(fields);
  if (!operation.body && unknown.length > 0) throw new ControlError(`${name}: it takes no ${unknown.join(", ")}`);
  let answer: { status: number; text: string };
  try {
    answer = await send(target, operation.method, operation.body ? JSON.stringify(fields) : undefined);
  } catch (error) {
    const why = ended() ?? String(error);
    throw new ControlError(`${name}: no answer of the sandbox at ${target.host}: ${why}`, undefined, error);
  }
  let read: { response?: unknown; message?: unknown };
  try {
    read = JSON.parse(answer.text);
  } catch (error) {
    const begin = answer.text.slice(0, 200);
    throw new ControlError(`${name}: HTTP ${answer.status}, and no JSON: ${begin}`, answer.status, error);
  }
  if (answer.status !== 200) throw new ControlError(`${name}: HTTP ${answer.status}: ${read.message}`, answer.status);
  return operation.envelope ? read.response : read;
}

/** One exchange on a connection of its own, without a proxy: the sandbox is on this machine. */
function send(target: URL, method: string, body: string | undefined): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = {};
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      headers["content-length"] = Buffer.byteLength(body);
    }
    const request = http.request(target, { method, headers, agent: false, timeout: TIMEOUT_MS }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (text += piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on("error", reject);
      // The connection was cut in the middle of the answer.
      answer.on("aborted", () => reject(new Error("the answer was cut off")));
    });
    request.on("timeout", () => request.destroy(new Error(`no answer after ${TIMEOUT_MS / 1000} seconds`)));
    request.on("error", reject);
    request.end(body);
  });
}
