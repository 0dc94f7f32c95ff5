// What goes wrong between a shop and the API, played by the sandbox.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { ControlError, startSandbox } from "iamport-sandbox";

import { NoAnswer, Shop, webhookServer } from "./shop.js";

const DAY = 86_400;
let sandbox;
let control;
let shop;

before(async () => {
  sandbox = await startSandbox();
  control = sandbox.control;
});
after(() => sandbox.stop());

beforeEach(async () => {
  await control.reset();
  const { url, key, secret } = sandbox;
  shop = new Shop({ url, key, secret, now: async () => (await control.readClock()).now });
});

/** An order over 5,000 won that a buyer has paid by card. */
async function paidOrder() {
  const order = shop.takeOrder("order-1", 5_000);
  const payment = await control.createPayment({ pg_provider: "nice_v2", amount: 5_000, merchant_uid: "order-1" });
  await shop.check(payment.imp_uid);
  assert.deepEqual([order.state, order.shipped], ["paid", 1]);
  return order;
}

/** What the ledger says was given back: each amount. */
async function refunds() {
  const effects = await control.listEffects();
  return effects.filter(({ kind }) => kind === "refunded").map(({ transfer }) => transfer.debit.amount);
}

async function statuses(path) {
  const requests = await control.listRequests();
  return requests.filter((request) => request.path === path).map(({ status }) => status);
}

async function nothingIsOdd() {
  const { hold, warnings } = await control.checkInvariants();
  assert.deepEqual({ hold, warnings }, { hold: true, warnings: [] });
}

/** The shop's webhook server, for one test. */
async function webhooks(t) {
  const server = await webhookServer(shop);
  t.after(() => server.close());
  await control.setWebhooks({ url: server.url });
  return server;
}

test("a refund whose answer is lost is not made twice", async () => {
  const order = await paidOrder();
  await control.injectFault({ kind: "reset_before_answer", operation: "cancelPayment", when: "after" });
  await shop.refund("order-1", 2_000, "one book was missing");
  assert.deepEqual(await refunds(), [2_000]);
  assert.equal(order.refunded, 2_000);
  // It was looked up and not sent again.
  assert.equal((await statuses("/payments/cancel")).length, 1);
  await nothingIsOdd();
});

test("a refund that never arrived is made once", async () => {
  const order = await paidOrder();
  await control.injectFault({ kind: "reset_before_answer", operation: "cancelPayment", when: "before" });
  await shop.refund("order-1", 2_000, "one book was missing");
  assert.deepEqual(await refunds(), [2_000]);
  assert.equal(order.refunded, 2_000);
  await nothingIsOdd();
});

test("a refund of which nothing can be known is said to be so", async () => {
  const order = await paidOrder();
  await control.injectFault({ kind: "reset_before_answer", operation: "cancelPayment", when: "after" });
  // The look-up after it fails, too; the one before it does not.
  await control.injectFault({ kind: "html_page", operation: "GET /payments/{imp_uid}", nth: 2, status: 502 });
  await assert.rejects(shop.refund("order-1", 2_000, "one book was missing"), NoAnswer);
  assert.deepEqual(await refunds(), [2_000]);
  assert.equal(order.refunded, 0);
});

test("a deposit after two days sends the goods once", async (t) => {
  await webhooks(t);
  const order = await shop.takeOrderByAccount("order-2", 30_000, 3);
  await control.moveClock({ advance: 2 * DAY });
  await control.awaitWebhooks();
  assert.deepEqual([order.state, order.shipped], ["waiting", 0]);
  await control.deposit({ imp_uid: order.imp_uid });
  const told = (await control.awaitWebhooks()).list;
  assert.deepEqual([order.state, order.shipped], ["paid", 1]);
  // The same webhook comes again.
  await control.duplicateWebhook({ id: told.at(-1).id });
  const again = (await control.awaitWebhooks()).list;
  assert.deepEqual(again.map(({ attempts }) => attempts[0].status), again.map(() => 200));
  assert.equal(again.length, told.length + 1);
  assert.equal(order.shipped, 1);
});

test("a deposit whose webhook is lost is found at night", async (t) => {
  await webhooks(t);
  const order = await shop.takeOrderByAccount("order-2", 30_000, 3);
  await control.awaitWebhooks();
  await control.holdWebhooks();
  await control.deposit({ imp_uid: order.imp_uid });
  for (const { id, state } of (await control.listWebhooks()).list) {
    if (state === "waiting") await control.dropWebhook({ id });
  }
  assert.equal(order.state, "waiting");
  await shop.checkWaiting();
  await shop.checkWaiting();
  assert.deepEqual([order.state, order.shipped], ["paid", 1]);
});

test("an account that nobody paid in time is closed", async () => {
  const order = await shop.takeOrderByAccount("order-2", 30_000, 3);
  await control.moveClock({ advance: 4 * DAY });
  // It is not known whether the API lets such a payment fail by itself.
  await shop.checkWaiting();
  assert.deepEqual([order.state, order.shipped], ["lapsed", 0]);
  assert.equal((await control.listEffects()).at(-1).kind, "account_revoked");
  await assert.rejects(control.deposit({ imp_uid: order.imp_uid }), ControlError);
});

test("a webhook that lies sends nothing", async (t) => {
  const { url } = await webhooks(t);
  const order = await shop.takeOrderByAccount("order-2", 30_000, 3);
  const lie = { imp_uid: order.imp_uid, merchant_uid: "order-2", status: "paid" };
  const headers = { "content-type": "application/json", connection: "close" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(lie) });
  assert.equal(answer.status, 200);
  assert.deepEqual([order.state, order.shipped], ["waiting", 0]);
});

test("a token that ends before a refund is fetched anew once", async () => {
  await paidOrder();
  await control.expireToken();
  await shop.refund("order-1", 2_000, "one book was missing");
  assert.deepEqual(await refunds(), [2_000]);
  assert.deepEqual(await statuses("/users/getToken"), [200, 200]);
});

test("a token that ends just before the cancel does not double it", async () => {
  await paidOrder();
  await control.injectFault({ kind: "token_revoked", operation: "cancelPayment" });
  await shop.refund("order-1", 2_000, "one book was missing");
  assert.deepEqual(await statuses("/payments/cancel"), [401, 200]);
  assert.deepEqual(await statuses("/users/getToken"), [200, 200]);
  assert.deepEqual(await refunds(), [2_000]);
  await nothingIsOdd();
});

test("a token lives for half an hour", async () => {
  const { imp_uid } = await paidOrder();
  await control.moveClock({ advance: 31 * 60 });
  await shop.check(imp_uid);
  await shop.refund("order-1", 1_000, "one page was missing");
  assert.deepEqual(await statuses("/users/getToken"), [200, 200]);
  assert.deepEqual(await refunds(), [1_000]);
});
