// The package from CommonJS, by a dynamic import.
const assert = require("node:assert/strict");
const test = require("node:test");

test("it works from CommonJS", async () => {
  const { startSandbox } = await import("iamport-sandbox");
  const sandbox = await startSandbox();
  assert.equal((await sandbox.control.listPayments()).length, 1);
  await sandbox.stop();
});
