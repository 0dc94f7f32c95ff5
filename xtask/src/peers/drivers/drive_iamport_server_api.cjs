'use strict';
// Drives `iamport-server-api` from npm. Its connector is told the host. It hands the envelope on as it
// is, so that the code in it is looked at here.

const { functional, IamportConnector } = require('iamport-server-api');
const the = require('./common.cjs');

const { certifications, payments, receipts, subscribe, users, vbanks } = functional;
const connector = new IamportConnector(the.URL, { imp_key: the.KEY, imp_secret: the.SECRET });

class Refused extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

async function ask(method, ...values) {
  const envelope = await method(await connector.get(), ...values);
  if (envelope.code !== 0) throw new Refused(envelope);
  return envelope.response;
}

const gone = async (attempt) =>
  the.equal(
    'the status of a deleted one',
    (await the.refusal(attempt, 'it is still there')).status,
    404,
  );

the.walk(
  {
    async token() {
      const asked = (imp_secret) =>
        users.getToken({ host: the.URL }, { imp_key: the.KEY, imp_secret });
      const { access_token } = (await asked(the.SECRET)).response;
      the.check(access_token.length === 40, 'the token has not 40 characters');
      const error = await the.refusal(() => asked('wrong'), 'a wrong secret was taken');
      the.equal('the status for a wrong secret', error.status, 401);
    },
    async issue(merchant_uid) {
      const payment = await ask(vbanks.create, {
        merchant_uid,
        amount: the.AMOUNT,
        vbank_code: '088',
        vbank_due: the.NOW + the.DAY,
        vbank_holder: '상점',
        pg: 'nice',
      });
      the.equal('status', payment.status, 'ready');
      the.equal('pg_provider', payment.pg_provider, 'nice');
    },
    async get() {
      const payment = await ask(payments.at, the.EXAMPLE.imp_uid, {});
      the.equal('merchant_uid', payment.merchant_uid, the.EXAMPLE.merchant_uid);
    },
    async 'cancel-part'(uid) {
      const { imp_uid, merchant_uid } = await the.paid(uid);
      const payment = await ask(payments.cancel, {
        imp_uid,
        merchant_uid,
        amount: 2000,
        checksum: the.AMOUNT,
        reason: '일부 환불',
        ...the.REFUND,
      });
      the.equal('status', payment.status, 'cancelled');
      the.equal('cancel_amount', payment.cancel_amount, 2000);
    },
    async 'cancel-all'(uid) {
      const { imp_uid, merchant_uid } = await the.paid(uid);
      const asked = { imp_uid, merchant_uid, checksum: null, reason: '환불', ...the.REFUND };
      const cancel = () => ask(payments.cancel, asked);
      the.equal('cancel_amount', (await cancel()).cancel_amount, the.AMOUNT);
      const error = await the.refusal(cancel, 'it was cancelled twice');
      the.equal('the code of a second one', error.code, 1);
    },
    // Its types know no gateway here: the shop's first one is meant.
    async 'key-store'(customer_uid) {
      const asked = { customer_uid, ...the.CARD };
      const key = await ask(subscribe.customers.create, customer_uid, asked);
      the.equal('customer_uid', key.customer_uid, customer_uid);
    },
    async 'key-get'(customer_uid) {
      await the.billingKey(customer_uid);
      const key = await ask(subscribe.customers.at, customer_uid);
      the.equal('customer_uid', key.customer_uid, customer_uid);
    },
    async 'key-delete'(customer_uid) {
      await the.billingKey(customer_uid);
      await ask(subscribe.customers.erase, customer_uid);
      await gone(() => ask(subscribe.customers.at, customer_uid));
    },
    async 'pay-once'(merchant_uid) {
      const asked = { merchant_uid, amount: 1000, name: '주문', ...the.CARD };
      the.equal('status', (await ask(subscribe.payments.onetime, asked)).status, 'paid');
    },
    async 'pay-again'(uid) {
      await the.billingKey(uid);
      const asked = { customer_uid: uid, merchant_uid: uid, amount: 1000, name: '주문' };
      the.equal('status', (await ask(subscribe.payments.again, asked)).status, 'paid');
    },
    async 'otp-request'(merchant_uid) {
      const { imp_uid } = await ask(certifications.otp.request, { ...the.PERSON, merchant_uid });
      the.check(imp_uid.startsWith('imp_'), imp_uid);
    },
    async 'otp-confirm'() {
      const imp_uid = await the.verification(false);
      const person = await ask(certifications.otp.confirm, imp_uid, { otp: the.OTP });
      the.equal('certified', person.certified, true);
    },
    async certification() {
      const imp_uid = await the.verification(true);
      const person = await ask(certifications.at, imp_uid);
      the.equal('name', person.name, the.PERSON.name);
      the.equal('certified', person.certified, true);
    },
    async 'certification-delete'() {
      const imp_uid = await the.verification(true);
      await ask(certifications.erase, imp_uid);
      await gone(() => ask(certifications.at, imp_uid));
    },
    async 'receipt-issue'(uid) {
      const { imp_uid } = await the.paid(uid);
      const asked = { imp_uid, ...the.RECEIPT };
      const receipt = await ask(receipts.create, imp_uid, asked);
      the.equal('amount', receipt.amount, the.AMOUNT);
    },
    async 'receipt-get'(uid) {
      const { imp_uid } = await the.paid(uid);
      await the.call('POST', `/receipts/${imp_uid}`, the.RECEIPT);
      the.equal('imp_uid', (await ask(receipts.at, imp_uid)).imp_uid, imp_uid);
    },
    async 'receipt-revoke'(uid) {
      const { imp_uid } = await the.paid(uid);
      await the.call('POST', `/receipts/${imp_uid}`, the.RECEIPT);
      the.equal('imp_uid', (await ask(receipts.erase, imp_uid)).imp_uid, imp_uid);
    },
  },
  { modify: 'it sends PUT /vbanks with the id in the body, which is no path of the API' },
);
