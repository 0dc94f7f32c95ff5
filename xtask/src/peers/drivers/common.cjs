'use strict';
// What the drivers of the Node clients share: the walk through the operations, and the state it needs.
//
// State is made by plain HTTP, with what the sandbox itself asks for, so that an operation fails by
// itself only.

const URL_OF_SANDBOX = process.env.PEERS_URL;
const KEY = process.env.PEERS_KEY;
const SECRET = process.env.PEERS_SECRET;
const OPERATIONS = process.env.PEERS_OPERATIONS.split(',');

const NOW = Math.floor(Date.now() / 1000);
const DAY = 24 * 60 * 60;
const AMOUNT = 5000;
// No step takes longer, in milliseconds.
const LONGEST_STEP = 15000;
const CARD = {
  card_number: '5365-1000-0000-0001',
  expiry: '2039-12',
  birth: '880311',
  pwd_2digit: '12',
};
const REFUND = { refund_holder: '홍길동', refund_bank: '088', refund_account: '110123456789' };
const PERSON = {
  name: '홍길동',
  phone: '010-1234-5678',
  birth: '880311',
  gender_digit: '1',
  carrier: 'SKT',
};
// What every gateway wants to know for a cash receipt.
const RECEIPT = { identifier: '01012345678', identifier_type: 'phone', type: 'person' };
const OTP = '123456';
const EXAMPLE = { imp_uid: 'imp_448280090638', merchant_uid: 'merchant_1448280088556' };

let token;

async function send(method, path, body, headers = {}) {
  const answer = await fetch(URL_OF_SANDBOX + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the state for it: ${method} ${path} gave ${answer.status}`);
  const { code, message, response } = await answer.json();
  if (code !== 0) throw new Error(`the state for it: ${method} ${path} gave code ${code}: ${message}`);
  return response;
}

async function call(method, path, body) {
  if (token === undefined) {
    const asked = { imp_key: KEY, imp_secret: SECRET };
    token = (await send('POST', '/users/getToken', asked)).access_token;
  }
  return send(method, path, body, { Authorization: `Bearer ${token}` });
}

// A virtual account that waits for its deposit.
function account(merchant_uid, more = {}) {
  return call('POST', '/vbanks', {
    channel_key: 'channel-key-nice_v2',
    merchant_uid,
    amount: AMOUNT,
    vbank_code: '088',
    vbank_due: NOW + DAY,
    vbank_holder: '상점',
    ...more,
  });
}

function deposit(imp_uid) {
  return send('POST', `/_sandbox/payments/${imp_uid}/deposit`, {});
}

// A virtual account with its deposit.
async function paid(merchant_uid) {
  return deposit((await account(merchant_uid)).imp_uid);
}

function billingKey(customer_uid) {
  return call('POST', `/subscribe/customers/${customer_uid}`, {
    channel_key: 'channel-key-nice_v2',
    ...CARD,
  });
}

async function schedule(uid) {
  await billingKey(uid);
  const schedules = [{ merchant_uid: uid, schedule_at: NOW + DAY, amount: 1000, name: '구독' }];
  return call('POST', '/subscribe/payments/schedule', { customer_uid: uid, schedules });
}

// The id of an identity verification whose number was sent, or that is done.
async function verification(confirmed) {
  const body = { channel_key: 'channel-key-certification-danal', ...PERSON };
  const { imp_uid } = await call('POST', '/certifications/otp/request', body);
  if (confirmed) await call('POST', `/certifications/otp/confirm/${imp_uid}`, { otp: OTP });
  return imp_uid;
}

// An order number, or the id of a customer, that no other step uses.
function order(name) {
  return `order-${name}`;
}

function check(holds, what) {
  if (!holds) throw new Error(what);
}

function equal(what, found, wanted) {
  check(found === wanted, `${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

// What a call is refused with. Being accepted is the failure.
async function refusal(attempt, what) {
  try {
    await attempt();
  } catch (error) {
    return error;
  }
  throw new Error(what);
}

// A sentence about what was thrown; each client throws in its own way.
function described(error) {
  const answer = error && error.response && error.response.data;
  const status = error && error.response && error.response.status;
  if (answer) return [status, answer.message].filter(Boolean).join(' ');
  const code = (error && (error.code || error.status)) || '';
  const words = messageOf((error && error.message) || String(error));
  return `${code} ${words}`.trim();
}

// The message of an envelope, if a text is one.
function messageOf(text) {
  try {
    return JSON.parse(text).message || text;
  } catch {
    return text;
  }
}

function timeLimit() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no end after 15 seconds')), LONGEST_STEP).unref();
  });
}

// Each operation that the client has, once. `without` says why one that looks like it is missing here.
async function walk(steps, without = {}) {
  const strange = [...Object.keys(steps), ...Object.keys(without)].filter(
    (name) => !OPERATIONS.includes(name),
  );
  if (strange.length > 0) throw new Error(`no such operations: ${strange}`);
  for (const operation of OPERATIONS) {
    let outcome = 'ok';
    let detail = '';
    const step = steps[operation];
    if (step === undefined) {
      outcome = 'not-offered';
      detail = without[operation] || '';
    } else {
      try {
        await Promise.race([step(order(operation)), timeLimit()]);
      } catch (error) {
        outcome = 'failed';
        detail = described(error);
      }
    }
    process.stdout.write(`${JSON.stringify({ operation, outcome, detail })}\n`);
  }
}

module.exports = {
  URL: URL_OF_SANDBOX,
  KEY,
  SECRET,
  NOW,
  DAY,
  AMOUNT,
  CARD,
  REFUND,
  PERSON,
  RECEIPT,
  OTP,
  EXAMPLE,
  call,
  account,
  paid,
  billingKey,
  schedule,
  verification,
  check,
  equal,
  refusal,
  walk,
};
