'use strict';
// Drives `iamport-rest-client-nodejs` from npm. Its `baseUrl` is where it is told to go.

const { Iamport, Request, Enum } = require('iamport-rest-client-nodejs');
const the = require('./common.cjs');

const iamport = new Iamport({ apiKey: the.KEY, apiSecret: the.SECRET, baseUrl: the.URL });
const { Payments, Prepare, Vbanks, Subscribe, Customers, Certifications, Receipts } = Request;
const ALL = Enum.StatusEnum.ALL;
const NEWEST = Enum.SortingEnum.STARTED_DESC;

async function ask(request, client = iamport) {
  const { data } = await request.request(client);
  the.equal('code', data.code, 0);
  return data.response;
}

const has = (list, name, wanted) =>
  the.check(list.some((each) => each[name] === wanted), `${wanted} is not in the list`);
const scheduleOf = (uid) => ({
  merchant_uid: uid,
  schedule_at: the.NOW + the.DAY,
  amount: 1000,
  name: '구독',
});
const days = {
  page: 1,
  from: the.NOW - the.DAY,
  to: the.NOW + 2 * the.DAY,
  'schedule-status': Enum.ScheduledStatusEnum.SCHEDULED,
};
const gone = async (attempt) =>
  the.equal(
    'the status of a deleted one',
    (await the.refusal(attempt, 'it is still there')).response.status,
    404,
  );

the.walk({
  async token() {
    const { Authenticate } = Request;
    const asked = (imp_secret) => Authenticate.getToken({ imp_key: the.KEY, imp_secret });
    const { access_token } = await ask(asked(the.SECRET));
    the.check(access_token.length === 40, 'the token has not 40 characters');
    const error = await the.refusal(() => ask(asked('wrong')), 'a wrong secret was taken');
    the.equal('the status for a wrong secret', error.response.status, 401);
  },
  async issue(merchant_uid) {
    const payment = await ask(
      Vbanks.post({
        merchant_uid,
        amount: the.AMOUNT,
        vbank_code: Enum.SettleVbankCodeEnum.SHINHAN,
        vbank_due: the.NOW + the.DAY,
        vbank_holder: '상점',
        pg: 'settle.sandbox_settle_live',
      }),
    );
    the.equal('status', payment.status, 'ready');
    the.equal('vbank_code', payment.vbank_code, '088');
    the.equal('vbank_date', payment.vbank_date.getTime(), (the.NOW + the.DAY) * 1000);
  },
  async revoke(uid) {
    const { imp_uid } = await the.account(uid);
    const payment = await ask(Vbanks.delete({ imp_uid }));
    the.equal('imp_uid', payment.imp_uid, imp_uid);
    the.check(payment.status !== 'ready', 'the account still waits');
  },
  async modify(uid) {
    const { imp_uid } = await the.account(uid, { channel_key: 'channel-key-settle' });
    const vbank_due = the.NOW + 2 * the.DAY;
    const payment = await ask(Vbanks.put({ imp_uid, amount: 7000, vbank_due }));
    the.equal('amount', payment.amount, 7000);
    the.equal('vbank_date', payment.vbank_date.getTime(), vbank_due * 1000);
  },
  async holder() {
    const found = await ask(Vbanks.getHolder({ bank_code: '088', bank_num: '110123456789' }));
    the.check(found.bank_holder.length > 0, 'nobody has the account');
  },
  async get() {
    const payment = await ask(Payments.getByImpUid(the.EXAMPLE));
    the.equal('merchant_uid', payment.merchant_uid, the.EXAMPLE.merchant_uid);
  },
  async 'get-many'(uid) {
    const { imp_uid } = await the.account(uid);
    const both = [imp_uid, the.EXAMPLE.imp_uid];
    const found = await ask(Payments.getByImpUids({ imp_uid: both }));
    both.forEach((each) => has(found, 'imp_uid', each));
    const { data, status } = await Payments.getByImpUids({
      imp_uid: [...both, 'imp_000000000000'],
    }).request(iamport);
    the.equal('the status if one is missing', status, 207);
    the.equal('what is missing', String(data.failed), 'imp_000000000000');
  },
  async find(merchant_uid) {
    const { imp_uid } = await the.account(merchant_uid);
    const asked = { merchant_uid, status: ALL, sorting: NEWEST };
    the.equal('imp_uid', (await ask(Payments.getByMerchantUid(asked))).imp_uid, imp_uid);
  },
  async 'find-all'(merchant_uid) {
    await the.account(merchant_uid);
    await the.account(merchant_uid);
    const asked = { merchant_uid, status: 'ready', sorting: NEWEST, page: 1 };
    const page = await ask(Payments.getByMerchantUids(asked));
    the.equal('total', page.total, 2);
  },
  async list(uid) {
    const { imp_uid } = await the.paid(uid);
    const asked = { from: the.NOW - the.DAY, to: the.NOW + the.DAY, sorting: NEWEST };
    const page = await ask(Payments.getByStatus({ status: 'paid', page: 1, limit: 100, ...asked }));
    has(page.list, 'imp_uid', imp_uid);
  },
  async 'cancel-part'(uid) {
    const { imp_uid, merchant_uid } = await the.paid(uid);
    const payment = await ask(
      Payments.cancel({
        imp_uid,
        merchant_uid,
        amount: 2000,
        tax_free: 0,
        checksum: the.AMOUNT,
        reason: '일부 환불',
        ...the.REFUND,
      }),
    );
    the.equal('status', payment.status, 'cancelled');
    the.equal('cancel_amount', payment.cancel_amount, 2000);
  },
  async 'cancel-all'(uid) {
    const { merchant_uid } = await the.paid(uid);
    const cancel = () => ask(Payments.cancel({ merchant_uid, reason: '환불', ...the.REFUND }));
    the.equal('cancel_amount', (await cancel()).cancel_amount, the.AMOUNT);
    const error = await the.refusal(cancel, 'it was cancelled twice');
    the.equal('the code of a second one', error.response.data.code, 1);
  },
  async prepare(merchant_uid) {
    const prepared = await ask(Prepare.postAmount({ merchant_uid, amount: 1500 }));
    the.equal('amount', prepared.amount, 1500);
  },
  async prepared(merchant_uid) {
    await the.call('POST', '/payments/prepare', { merchant_uid, amount: 1500 });
    the.equal('amount', (await ask(Prepare.getAmount({ merchant_uid }))).amount, 1500);
  },
  async 'key-store'(customer_uid) {
    const customer = {
      customer_name: '홍길동',
      customer_tel: '010-1234-5678',
      customer_email: 'buyer@example.com',
      customer_addr: '서울특별시',
      customer_postcode: '04524',
    };
    const asked = { customer_uid, pg: 'nice_v2.sandbox_nice_v2_live', ...the.CARD, ...customer };
    const key = await ask(Customers.postBillingKey(asked));
    the.equal('customer_uid', key.customer_uid, customer_uid);
    the.equal('customer_name', key.customer_name, '홍길동');
  },
  async 'key-get'(customer_uid) {
    await the.billingKey(customer_uid);
    const key = await ask(Customers.getBillingKey({ customer_uid }));
    the.equal('customer_uid', key.customer_uid, customer_uid);
  },
  async 'key-list'(uid) {
    const both = [`${uid}-1`, `${uid}-2`];
    await Promise.all(both.map(the.billingKey));
    const keys = await ask(Customers.getBillingKeys({ customer_uid: both }));
    both.forEach((each) => has(keys, 'customer_uid', each));
  },
  async 'key-delete'(customer_uid) {
    await the.billingKey(customer_uid);
    await ask(Customers.deleteBillingKey({ customer_uid }));
    await gone(() => ask(Customers.getBillingKey({ customer_uid })));
  },
  async 'key-payments'(uid) {
    await the.billingKey(uid);
    const again = { customer_uid: uid, merchant_uid: uid, amount: 1000, name: '주문' };
    await the.call('POST', '/subscribe/payments/again', again);
    const page = await ask(Customers.getPayments({ customer_uid: uid, page: 1 }));
    has(page.list, 'merchant_uid', uid);
  },
  async 'pay-once'(merchant_uid) {
    const asked = { merchant_uid, amount: 1000, name: '주문', pg: 'nice_v2', ...the.CARD };
    the.equal('status', (await ask(Subscribe.onetime(asked))).status, 'paid');
  },
  async 'pay-again'(uid) {
    await the.billingKey(uid);
    const asked = { customer_uid: uid, merchant_uid: uid, amount: 1000, name: '주문' };
    the.equal('status', (await ask(Subscribe.again(asked))).status, 'paid');
  },
  async schedule(uid) {
    await the.billingKey(uid);
    const asked = { customer_uid: uid, schedules: [scheduleOf(uid)] };
    const made = await ask(Subscribe.schedule(asked));
    the.equal('the orders', String(made.map((each) => each.merchant_uid)), uid);
  },
  async 'schedule-get'(uid) {
    await the.schedule(uid);
    const found = await ask(Subscribe.getScheduled({ merchant_uid: uid }));
    the.equal('schedule_status', found.schedule_status, 'scheduled');
  },
  async 'schedule-list'(uid) {
    await the.schedule(uid);
    for (const of of [Subscribe, Customers]) {
      const page = await ask(of.getScheduleds({ customer_uid: uid, ...days }));
      has(page.list, 'merchant_uid', uid);
    }
  },
  async unschedule(uid) {
    await the.schedule(uid);
    const ended = await ask(Subscribe.unschedule({ customer_uid: uid, merchant_uid: uid }));
    the.equal('the orders', String(ended.map((each) => each.merchant_uid)), uid);
    the.equal('schedule_status', ended[0].schedule_status, 'revoked');
  },
  async certification() {
    const imp_uid = await the.verification(true);
    const person = await ask(Certifications.getCertification({ imp_uid }));
    the.equal('name', person.name, the.PERSON.name);
    the.equal('certified', person.certified, true);
  },
  async 'certification-delete'() {
    const imp_uid = await the.verification(true);
    await ask(Certifications.deleteCertification({ imp_uid }));
    await gone(() => ask(Certifications.getCertification({ imp_uid })));
  },
  async 'receipt-issue'(uid) {
    const { imp_uid } = await the.paid(uid);
    const asked = { imp_uid, ...the.RECEIPT };
    const receipt = await ask(Receipts.postReceipt(asked));
    the.equal('amount', receipt.amount, the.AMOUNT);
  },
  async 'receipt-get'(uid) {
    const { imp_uid } = await the.paid(uid);
    await the.call('POST', `/receipts/${imp_uid}`, the.RECEIPT);
    the.equal('imp_uid', (await ask(Receipts.getReceipt({ imp_uid }))).imp_uid, imp_uid);
  },
  async 'receipt-revoke'(uid) {
    const { imp_uid } = await the.paid(uid);
    await the.call('POST', `/receipts/${imp_uid}`, the.RECEIPT);
    const receipt = await ask(Receipts.deleteReceipt({ imp_uid }));
    the.equal('imp_uid', receipt.imp_uid, imp_uid);
  },
  async codes() {
    const { Banks, Cards } = Request;
    the.check((await ask(Banks.getBanks())).length > 0, 'there are no banks');
    the.equal('code', (await ask(Banks.getBank({ code: '088' }))).code, '088');
    const [card] = await ask(Cards.getCards());
    the.equal('code', (await ask(Cards.getCard({ code: card.code }))).code, card.code);
  },
});
