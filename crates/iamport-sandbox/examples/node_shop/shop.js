// A small shop: it takes orders, sees what was paid, and gives money back. Of the API it knows only HTTP.
import http from "node:http";

/** The API answered that it did not do it. Nothing has changed. */
export class Refused extends Error {}

/** There is no answer that says anything. A change may have been made or not. */
export class NoAnswer extends Error {}

/** Calls of the API, with a token that is fetched when one is needed. */
class Api {
  #url;
  #key;
  #secret;
  #token;

  constructor(url, key, secret) {
    this.#url = url;
    this.#key = key;
    this.#secret = secret;
  }

  /** What is in `response`. A token that has ended is a refusal, so the call can be sent once more with a new one. */
  async call(method, path, fields) {
    let { status, answer } = await this.#send(method, path, fields, this.#token ?? (await this.#newToken()));
    if (status === 401) ({ status, answer } = await this.#send(method, path, fields, await this.#newToken()));
    if (answer.code !== 0) throw new Refused(`${method} ${path}: HTTP ${status}: ${answer.message}`);
    return answer.response;
  }

  async #newToken() {
    const keys = { imp_key: this.#key, imp_secret: this.#secret };
    const { status, answer } = await this.#send("POST", "/users/getToken", keys);
    if (answer.code !== 0) throw new Refused(`no token: HTTP ${status}: ${answer.message}`);
    return (this.#token = answer.response.access_token);
  }

  async #send(method, path, fields, token) {
    const headers = {};
    if (fields) headers["content-type"] = "application/json";
    if (token) headers.authorization = token;
    let status, answer;
    try {
      const body = fields && JSON.stringify(fields);
      const got = await fetch(this.#url + path, { method, headers, body, signal: AbortSignal.timeout(30_000) });
      status = got.status;
      answer = await got.json();
    } catch (cause) {
      throw new NoAnswer(`${method} ${path}: ${cause.cause ?? cause}`, { cause });
    }
    // Whatever is no envelope came from something in between, such as a proxy, and says nothing about the call.
    if (answer?.code === undefined) throw new NoAnswer(`${method} ${path}: HTTP ${status} without an envelope`);
    return { status, answer };
  }
}

export class Shop {
  #api;
  #now;
  /** By their numbers. A real shop keeps them in a database. */
  orders = new Map();

  constructor({ url, key, secret, now = () => Date.now() / 1000 }) {
    this.#api = new Api(url, key, secret);
    this.#now = now;
  }

  /** An order that is paid in a payment window. Its state is waiting, paid or lapsed; goods that go out twice are a loss. */
  takeOrder(number, amount) {
    const order = { number, amount, state: "waiting", imp_uid: undefined, shipped: 0, refunded: 0 };
    this.orders.set(number, order);
    return order;
  }

  /** An order that is paid into a virtual account, within so many days. */
  async takeOrderByAccount(number, amount, days) {
    const order = this.takeOrder(number, amount);
    order.due = Math.floor(await this.#now()) + days * 86_400;
    const account = await this.#api.call("POST", "/vbanks", {
      channel_key: "channel-key-nice_v2",
      merchant_uid: number,
      amount,
      vbank_code: "088",
      vbank_due: order.due,
      vbank_holder: "작은 가게",
      name: "책",
      buyer_name: "홍길동",
      buyer_tel: "01012345678",
      buyer_email: "buyer@example.com",
    });
    order.imp_uid = account.imp_uid;
    return order;
  }

  /** Asks the API about a payment, and sends the goods if it pays for an order. Nobody else is believed. */
  async check(impUid) {
    const payment = await this.#payment(impUid);
    const order = this.orders.get(payment.merchant_uid);
    if (order?.state !== "waiting") return;
    if (payment.status === "paid" && payment.amount === order.amount && payment.currency === "KRW") {
      order.state = "paid";
      order.imp_uid = impUid;
      order.shipped += 1;
    } else if (payment.status === "failed") {
      order.state = "lapsed";
    }
  }

  /** What a shop does at night: a webhook may be lost, and an account that is overdue is closed. */
  async checkWaiting() {
    for (const order of this.orders.values()) {
      if (order.state !== "waiting" || !order.imp_uid) continue;
      await this.check(order.imp_uid);
      if (order.state === "waiting" && order.due < (await this.#now())) {
        await this.#api.call("DELETE", `/vbanks/${encodeURIComponent(order.imp_uid)}`);
        await this.check(order.imp_uid);
      }
    }
  }

  /** Gives a part back, once. Throws `NoAnswer` if it is not known whether it was given back. */
  async refund(number, amount, reason) {
    const order = this.orders.get(number);
    const before = await this.#payment(order.imp_uid);
    const wanted = before.cancel_amount + amount;
    // The API refuses if another sum than `checksum` is left, as it is once this refund was made.
    const fields = { imp_uid: order.imp_uid, amount, checksum: before.amount - before.cancel_amount, reason };
    try {
      await this.#api.call("POST", "/payments/cancel", fields);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      // It may have been made. The payment tells; only what was not made is sent again.
      const now = await this.#payment(order.imp_uid);
      if (now.cancel_amount < wanted) await this.#api.call("POST", "/payments/cancel", fields);
    }
    order.refunded += amount;
  }

  #payment(impUid) {
    return this.#api.call("GET", `/payments/${encodeURIComponent(impUid)}`);
  }
}

/** Where the API sends its webhooks: a server on a free port, with its `url` and `close()`. */
export async function webhookServer(shop) {
  const server = http.createServer(async (request, response) => {
    try {
      let text = "";
      for await (const piece of request.setEncoding("utf8")) text += piece;
      // A webhook is only a hint. What it says about the state is not even read.
      await shop.check(JSON.parse(text).imp_uid);
      response.statusCode = 200;
    } catch (error) {
      // Of 503 it is sent again later.
      response.statusCode = error instanceof NoAnswer ? 503 : 400;
    }
    response.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => new Promise((closed) => server.close(closed));
  return { url: `http://127.0.0.1:${server.address().port}/webhook`, close };
}
