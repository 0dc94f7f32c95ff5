'use strict';
// Drives `iamport` from npm. It has no option for the host, but reads its static `DEFAULT_HOST`.

const Iamport = require('iamport');
const the = require('./common.cjs');

Iamport.DEFAULT_HOST = the.URL;
const iamport = new Iamport({ impKey: the.KEY, impSecret: the.SECRET });
const gone = async (attempt) =>
  the.equal(
    'the error for a deleted one',
    (await the.refusal(attempt, 'it is still there')).code,
    'HTTP_404',
  );

the.walk({
  // What it does to get a token is its own affair: any call shows it.
  async token() {
    await iamport.payment.getByImpUid({ imp_uid: the.EXAMPLE.imp_uid });
    const stranger = new Iamport({ impKey: the.KEY, impSecret: 'wrong' });
    const attempt = () => stranger.payment.getByImpUid({ imp_uid: the.EXAMPLE.imp_uid });
    const error = await the.refusal(attempt, 'a wrong secret was taken');
    the.equal('the error for a wrong secret', error.code, 'HTTP_401');
  },
  async issue(merchant_uid) {
    const payment = await iamport.vbank.create({
      merchant_uid,
      amount: the.AMOUNT,
      vbank_code: '088',
      vbank_due: the.NOW + the.DAY,
      vbank_holder: '상점',
      pg: 'nice_v2',
    });
    the.equal('status', payment.status, 'ready');
    the.equal('pg_provider', payment.pg_provider, 'nice_v2');
  },
  async get() {
    const payment = await iamport.payment.getByImpUid({ imp_uid: the.EXAMPLE.imp_uid });
    the.equal('merchant_uid', payment.merchant_uid, the.EXAMPLE.merchant_uid);
  },
  async find(merchant_uid) {
    const { imp_uid } = await the.account(merchant_uid);
    const payment = await iamport.payment.getByMerchant({ merchant_uid });
    the.equal('imp_uid', payment.imp_uid, imp_uid);
  },
  async list(uid) {
    const { imp_uid } = await the.paid(uid);
    const page = await iamport.payment.getByStatus({ payment_status: 'paid', limit: 100 });
    the.check(page.list.some((each) => each.imp_uid === imp_uid), 'it is not in the list');
  },
  async 'cancel-part'(uid) {
    const { imp_uid } = await the.paid(uid);
    const asked = { imp_uid, amount: 2000, checksum: the.AMOUNT, reason: '일부 환불' };
    const payment = await iamport.payment.cancel({ ...asked, ...the.REFUND });
    the.equal('status', payment.status, 'cancelled');
    the.equal('cancel_amount', payment.cancel_amount, 2000);
  },
  async 'cancel-all'(uid) {
    const { merchant_uid } = await the.paid(uid);
    const cancel = () => iamport.payment.cancel({ merchant_uid, reason: '환불', ...the.REFUND });
    the.equal('cancel_amount', (await cancel()).cancel_amount, the.AMOUNT);
    const error = await the.refusal(cancel, 'it was cancelled twice');
    the.equal('the error of a second one', error.code, 'IAMPORT_1');
  },
  async prepare(merchant_uid) {
    const prepared = await iamport.payment.prepare({ merchant_uid, amount: 1500 });
    the.equal('amount', prepared.amount, 1500);
  },
  async prepared(merchant_uid) {
    await the.call('POST', '/payments/prepare', { merchant_uid, amount: 1500 });
    the.equal('amount', (await iamport.payment.getPrepare({ merchant_uid })).amount, 1500);
  },
  async 'key-store'(customer_uid) {
    const key = await iamport.subscribe_customer.create({ customer_uid, pg: 'nice_v2', ...the.CARD });
    the.equal('customer_uid', key.customer_uid, customer_uid);
  },
  async 'key-get'(customer_uid) {
    await the.billingKey(customer_uid);
    const key = await iamport.subscribe_customer.get({ customer_uid });
    the.equal('customer_uid', key.customer_uid, customer_uid);
  },
  async 'key-delete'(customer_uid) {
    await the.billingKey(customer_uid);
    await iamport.subscribe_customer.delete({ customer_uid });
    await gone(() => iamport.subscribe_customer.get({ customer_uid }));
  },
  async 'pay-once'(merchant_uid) {
    const asked = { merchant_uid, amount: 1000, name: '주문', ...the.CARD };
    the.equal('status', (await iamport.subscribe.onetime(asked)).status, 'paid');
  },
  async 'pay-again'(uid) {
    await the.billingKey(uid);
    const asked = { customer_uid: uid, merchant_uid: uid, amount: 1000, name: '주문' };
    the.equal('status', (await iamport.subscribe.again(asked)).status, 'paid');
  },
  async schedule(uid) {
    await the.billingKey(uid);
    const schedule_at = the.NOW + the.DAY;
    const schedules = [{ merchant_uid: uid, schedule_at, amount: 1000, name: '구독' }];
    const made = await iamport.subscribe.schedule({ customer_uid: uid, schedules });
    the.equal('the orders', String(made.map((each) => each.merchant_uid)), uid);
  },
  async unschedule(uid) {
    await the.schedule(uid);
    const ended = await iamport.subscribe.unschedule({ customer_uid: uid, merchant_uid: uid });
    the.equal('the orders', String(ended.map((each) => each.merchant_uid)), uid);
    the.equal('schedule_status', ended[0].schedule_status, 'revoked');
  },
  async certification() {
    const imp_uid = await the.verification(true);
    const person = await iamport.certification.get({ imp_uid });
    the.equal('name', person.name, the.PERSON.name);
    the.equal('certified', person.certified, true);
  },
  async 'certification-delete'() {
    const imp_uid = await the.verification(true);
    await iamport.certification.delete({ imp_uid });
    await gone(() => iamport.certification.get({ imp_uid }));
  },
});
