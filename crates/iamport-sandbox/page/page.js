"use strict";
// Whatever comes from the sandbox becomes text and never markup: it was written by the programs that are
// tested, and by those who test them.

const TEXT = {
  en: {
    skip: "Skip to the payments",
    filter: "Filter",
    filter_hint: "Payments, webhooks and requests with all of these words. The key / leads here.",
    payments: "Payments",
    webhooks: "Webhooks",
    clock: "Clock",
    faults: "Faults",
    requests: "Requests",
    reset: "Reset…",
    reset_question: "Begin again?",
    reset_what: "Payments, webhooks, requests, faults and the clock go back to what they were at the start. What is here now is lost.",
    no: "Keep everything",
    yes: "Reset",
    reset_done: "Everything is as it was at the start.",
    link_up: "running",
    link_down: "does not answer",
    books_good: "books balance",
    books_bad: "books are wrong",
    books_doubtful: "books balance, look twice",
    found: "{0} of {1}",
    more: "{0} more. Filter to find them.",
    no_payments: "No payments.",
    no_webhooks: "No webhooks. They are sent when an account is issued, money comes in, or is given back at the console.",
    no_requests: "No requests yet. Give a program the address above.",
    no_faults: "Nothing goes wrong on purpose.",
    at_started: "Started",
    at_issued: "Account issued",
    at_deposited: "Deposit",
    at_due: "Due",
    at_overdue: "Due, passed",
    at_paid: "Paid",
    at_failed: "Failed",
    at_cancelled: "Given back",
    test_channel: "test channel",
    deposit: "Deposit",
    deposit_amount: "Amount to deposit for {0}",
    deposited: "The money came in: {0}.",
    expire: "Let it expire",
    expired: "The deadline is over: {0}.",
    pay: "Pay",
    paid: "Paid: {0}.",
    fail: "Fail",
    failed: "Failed: {0}.",
    give_back: "Give back",
    given_back: "Given back at the console: {0}.",
    effects: "What caused it ({0})",
    webhook_url: "Address on this computer",
    webhook_format: "Form",
    save: "Save",
    saved: "Webhooks go to {0}.",
    saved_none: "Webhooks go nowhere.",
    hold: "Hold",
    let_go: "Let them go",
    held: "Webhooks are held.",
    going: "Webhooks are sent.",
    redeliver: "Redeliver",
    redelivered: "Webhook {0} is sent.",
    duplicate: "Duplicate",
    duplicated: "A copy of webhook {0} is sent.",
    drop: "Drop",
    dropped: "Webhook {0} is dropped.",
    attempt: "Attempt {0}",
    not_before: "not before",
    copy_of: "copy of {0}",
    body: "Body",
    running: "runs",
    frozen: "stands still",
    freeze: "Freeze",
    run: "Run",
    plus_minute: "+1 min",
    plus_hour: "+1 h",
    plus_day: "+1 day",
    set_to: "Set to (KST)",
    set: "Set",
    clock_is: "It is {0}.",
    clock_wrong: "That is not a date and time.",
    kind: "What goes wrong",
    operation: "Operation (empty: every one)",
    effect: "Effect of the call",
    before: "fails before it",
    after: "fails after it",
    often: "How often",
    once: "once",
    always: "always",
    lasting: "Milliseconds",
    on: "Switch on",
    off: "Switch off",
    all_off: "Switch all off",
    fault_on: "{0} is switched on.",
    fault_off: "{0} is switched off.",
    faults_off: "All faults are switched off.",
    active: "on",
    spent: "over",
    every_call: "every operation",
    happened: "happened {0}×",
    token_line: "First a token for the curl lines",
    copy: "Copy",
    copied: "Copied.",
    copy_by_hand: "Press Ctrl+C to copy.",
    request: "Request",
    answer: "Answer",
    no_answer: "no HTTP answer",
    empty: "(empty)",
    error: "That did not work: {0}",
  },
  ko: {
    skip: "결제 목록으로 건너뛰기",
    filter: "검색",
    filter_hint: "입력한 단어가 모두 들어 있는 결제, 웹훅, 요청을 보여줍니다. / 키로 이동합니다.",
    payments: "결제",
    webhooks: "웹훅",
    clock: "시계",
    faults: "장애",
    requests: "요청",
    reset: "초기화…",
    reset_question: "처음부터 다시 시작할까요?",
    reset_what: "결제, 웹훅, 요청, 장애, 시계가 시작할 때의 상태로 돌아갑니다. 지금의 내용은 사라집니다.",
    no: "그대로 두기",
    yes: "초기화",
    reset_done: "시작할 때의 상태로 돌아갔습니다.",
    link_up: "실행 중",
    link_down: "응답 없음",
    books_good: "장부 일치",
    books_bad: "장부 불일치",
    books_doubtful: "장부 일치, 확인 필요",
    found: "{1}건 중 {0}건",
    more: "{0}건이 더 있습니다. 검색으로 찾으세요.",
    no_payments: "결제가 없습니다.",
    no_webhooks: "웹훅이 없습니다. 가상계좌 발급, 입금, 콘솔 환불 때 보냅니다.",
    no_requests: "아직 요청이 없습니다. 위의 주소를 프로그램에 설정하세요.",
    no_faults: "켜진 장애가 없습니다.",
    at_started: "시작",
    at_issued: "계좌 발급",
    at_deposited: "입금",
    at_due: "입금 기한",
    at_overdue: "입금 기한 지남",
    at_paid: "결제 완료",
    at_failed: "실패",
    at_cancelled: "환불",
    test_channel: "테스트 채널",
    deposit: "입금",
    deposit_amount: "{0}에 입금할 금액",
    deposited: "입금되었습니다: {0}",
    expire: "기한 만료",
    expired: "입금 기한이 끝났습니다: {0}",
    pay: "결제",
    paid: "결제되었습니다: {0}",
    fail: "실패 처리",
    failed: "실패했습니다: {0}",
    give_back: "환불",
    given_back: "콘솔에서 환불했습니다: {0}",
    effects: "원인 ({0})",
    webhook_url: "이 컴퓨터의 주소",
    webhook_format: "형식",
    save: "저장",
    saved: "웹훅을 {0}(으)로 보냅니다.",
    saved_none: "웹훅을 보내지 않습니다.",
    hold: "보류",
    let_go: "보류 해제",
    held: "웹훅을 보류합니다.",
    going: "웹훅을 보냅니다.",
    redeliver: "다시 보내기",
    redelivered: "웹훅 {0}을(를) 보냅니다.",
    duplicate: "복제",
    duplicated: "웹훅 {0}의 사본을 보냅니다.",
    drop: "버리기",
    dropped: "웹훅 {0}을(를) 버렸습니다.",
    attempt: "{0}번째 시도",
    not_before: "예정",
    copy_of: "{0}의 사본",
    body: "본문",
    running: "흐름",
    frozen: "멈춤",
    freeze: "멈추기",
    run: "흐르게 하기",
    plus_minute: "+1분",
    plus_hour: "+1시간",
    plus_day: "+1일",
    set_to: "시각 설정 (KST)",
    set: "설정",
    clock_is: "현재 시각: {0}",
    clock_wrong: "날짜와 시각이 올바르지 않습니다.",
    kind: "장애 종류",
    operation: "API (비우면 전체)",
    effect: "호출의 처리",
    before: "처리 전에 실패",
    after: "처리 후에 실패",
    often: "횟수",
    once: "한 번",
    always: "항상",
    lasting: "밀리초",
    on: "켜기",
    off: "끄기",
    all_off: "모두 끄기",
    fault_on: "{0} 장애를 켰습니다.",
    fault_off: "{0} 장애를 껐습니다.",
    faults_off: "모든 장애를 껐습니다.",
    active: "켜짐",
    spent: "끝남",
    every_call: "모든 API",
    happened: "{0}번 발생",
    token_line: "curl 명령에 쓸 토큰 받기",
    copy: "복사",
    copied: "복사했습니다.",
    copy_by_hand: "Ctrl+C를 눌러 복사하세요.",
    request: "요청",
    answer: "응답",
    no_answer: "HTTP 응답 없음",
    empty: "(비어 있음)",
    error: "실패했습니다: {0}",
  },
};

const ROWS = 200;
const REMEMBERED = 2000;
const SEOUL = 9 * 3600;
const $ = (selector, within = document) => within.querySelector(selector);

// Language.

let language = remembered() || ((navigator.language || "").startsWith("ko") ? "ko" : "en");

function remembered() {
  try {
    const kept = localStorage.getItem("language");
    return kept in TEXT ? kept : null;
  } catch {
    return null;
  }
}

function t(key, ...values) {
  return TEXT[language][key].replace(/\{(\d)\}/g, (_, place) => values[place]);
}

function speak(chosen) {
  language = chosen;
  try {
    localStorage.setItem("language", chosen);
  } catch {
    // Then it is asked again next time.
  }
  for (const list of document.querySelectorAll(".list")) {
    list.known = new Map();
    list.replaceChildren();
  }
  translate();
  render();
}

function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  $("#nav").setAttribute("aria-label", `${t("payments")} … ${t("requests")}`);
}

// Small parts.

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "click") node.addEventListener("click", value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== false && child !== ""));
  return node;
}

function badge(text, look) {
  return el("span", { class: `badge ${look || ""}` }, text);
}

function button(name, text, about, click) {
  return el("button", { type: "button", "data-f": name, "aria-label": `${text}: ${about}`, click }, text);
}

function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

function money(amount, currency) {
  return `${number(amount)} ${currency}`;
}

function clockText(seconds) {
  const date = new Date((seconds + SEOUL) * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().slice(0, 19).replace("T", " ");
}

function time(seconds) {
  return el("time", {}, clockText(seconds));
}

let silence = 0;
function say(text, wrong) {
  const place = $("#say");
  place.textContent = "";
  place.classList.toggle("wrong", Boolean(wrong));
  clearTimeout(silence);
  // A change that is seen as one, also when the same is said twice.
  setTimeout(() => (place.textContent = text), 30);
  silence = setTimeout(() => (place.textContent = ""), 7000);
}

// A list keeps the rows that did not change, and the focus in those that did.
function sync(list, items, key, signature, build) {
  list.known ||= new Map();
  const known = list.known;
  const wanted = new Set(items.map(key));
  const focused = document.activeElement;
  for (const [name, row] of known) {
    if (wanted.has(name)) continue;
    if (row.node.contains(focused)) list.focus();
    row.node.remove();
    known.delete(name);
  }
  let cursor = list.firstElementChild;
  for (const item of items) {
    const name = key(item);
    const sign = signature(item);
    let row = known.get(name);
    if (!row) {
      row = { node: build(item), sign };
      known.set(name, row);
    } else if (row.sign !== sign) {
      const old = row.node;
      row.node = build(item);
      row.sign = sign;
      if (old === cursor) cursor = row.node;
      const had = old.contains(focused);
      old.replaceWith(row.node);
      if (had) refocus(row.node, focused);
    }
    if (row.node === cursor) cursor = cursor.nextElementSibling;
    else list.insertBefore(row.node, cursor);
  }
}

function refocus(row, before) {
  const same = before.dataset.f && $(`[data-f="${before.dataset.f}"]`, row);
  if (same && "value" in same && same.tagName === "INPUT") same.value = before.value;
  (same || row).focus();
}

// What is unfolded stays so when a row is made anew.
const unfolded = new Set();
function fold(name, attributes, summary, fill) {
  const details = el("details", attributes, summary);
  const filled = () => {
    if (details.childElementCount === 1) details.append(fill());
  };
  if (unfolded.has(name)) {
    details.open = true;
    filled();
  }
  details.addEventListener("toggle", () => {
    if (details.open) {
      unfolded.add(name);
      filled();
    } else {
      unfolded.delete(name);
    }
  });
  return details;
}

function copyable(text) {
  const pre = el("pre", { tabindex: "0" }, el("code", {}, text));
  const copy = button("copy", t("copy"), text.slice(0, 60), async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(t("copied"));
    } catch {
      // Elsewhere than on this computer, browsers keep the clipboard from pages.
      getSelection().selectAllChildren(pre);
      say(t("copy_by_hand"));
    }
  });
  return [pre, copy];
}

// The sandbox.

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method,
    cache: "no-store",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(10000),
  });
  return answer.text();
}

function opened(text) {
  const envelope = JSON.parse(text);
  if (envelope.code !== 0) throw new Error(envelope.message);
  return envelope.response;
}

async function act(method, path, body, done) {
  try {
    const response = opened(await ask(method, path, body));
    say(done(response));
  } catch (error) {
    say(t("error", error.message), true);
  }
  await refresh();
}

const now = { clock: null, payments: [], webhooks: { held: false, list: [] }, faults: [], exchanges: [], effects: new Map(), books: null };
const texts = {};

// The answer to a question, if it is another one than last time.
async function news(path) {
  const text = await ask("GET", path);
  if (texts[path] === text) return undefined;
  const response = opened(text);
  texts[path] = text;
  return response;
}

// Asks only for what came after the last one known, and sees by that one whether it is still there.
async function newExchanges() {
  const known = now.exchanges;
  const last = known[known.length - 1];
  const same = (one, other) => one && JSON.stringify(one) === JSON.stringify(other);
  if (last) {
    const next = opened(await ask("GET", `transcript?after=${last.number - 1}`));
    if (same(next[0], last)) {
      if (next.length === 1) return false;
      now.exchanges = known.concat(next.slice(1)).slice(-REMEMBERED);
      return true;
    }
  }
  now.exchanges = opened(await ask("GET", "transcript"));
  return Boolean(last) || now.exchanges.length > 0;
}

let busy = null;
let again = false;
// Asks for everything. Whoever calls it while it is at work gets what is true after the call.
function refresh() {
  if (busy) {
    again = true;
    return busy;
  }
  busy = (async () => {
    try {
      do {
        again = false;
        await look();
      } while (again);
    } finally {
      busy = null;
    }
  })();
  return busy;
}

async function look() {
  let clock, payments, webhooks, faults, exchanges, effects, books;
  try {
    [clock, payments, webhooks, faults, exchanges] = await Promise.all([
      news("clock"), news("payments"), news("webhooks"), news("faults"), newExchanges(),
    ]);
    if (payments) [effects, books] = await Promise.all([news("effects"), news("invariants")]);
  } catch {
    // Part of it may have come: next time all of it is new again.
    for (const path of Object.keys(texts)) delete texts[path];
    now.exchanges = [];
    linked(false);
    return;
  }
  linked(true);
  if (clock) now.clock = clock;
  if (payments) now.payments = payments.reverse();
  if (effects) now.effects = grouped(effects);
  if (webhooks) now.webhooks = webhooks;
  if (faults) now.faults = faults;
  if (books) {
    now.books = books;
    showBooks();
  }
  if (clock) showClock();
  const passed = overdue();
  if (payments || passed !== passedBefore) showPayments();
  passedBefore = passed;
  if (webhooks) showWebhooks();
  if (faults) showFaults();
  if (exchanges) showRequests();
}

function grouped(effects) {
  const groups = new Map();
  for (const effect of effects) {
    const group = groups.get(effect.imp_uid);
    if (group) group.push(effect);
    else groups.set(effect.imp_uid, [effect]);
  }
  return groups;
}

let isLinked = null;
function linked(up) {
  isLinked = up;
  const place = $("#link");
  const text = t(up ? "link_up" : "link_down");
  if (place.textContent !== text) place.textContent = text;
  place.className = `badge ${up ? "good" : "bad"}`;
}

// The filter.

let words = [];
const haystacks = new WeakMap();

function fits(item) {
  if (words.length === 0) return true;
  let text = haystacks.get(item);
  if (text === undefined) {
    text = Object.values(item).map((value) => (typeof value === "object" ? "" : String(value))).join("\n").toLowerCase();
    haystacks.set(item, text);
  }
  return words.every((word) => text.includes(word));
}

function shown(section, all, none) {
  const found = words.length === 0 ? all : all.filter(fits);
  const count = found.length === all.length ? number(all.length) : t("found", number(found.length), number(all.length));
  $(".count", section).textContent = count;
  let note = "";
  if (found.length > ROWS) note = t("more", number(found.length - ROWS));
  else if (all.length === 0) note = none;
  $(".note", section).textContent = note;
  return found.slice(0, ROWS);
}

// Payments.

const LOOKS = { paid: "good", ready: "wait", cancelled: "back", failed: "bad", delivered: "good", waiting: "wait", sending: "wait" };
let passedBefore = 0;

function isOverdue(payment) {
  return payment.status === "ready" && payment.vbank_date > 0 && payment.vbank_date < now.clock.now;
}

function overdue() {
  let count = 0;
  for (const payment of now.payments) if (isOverdue(payment)) count += 1;
  return count;
}

function life(payment) {
  const steps = [];
  const add = (at, kind, look, about) => at > 0 && steps.push({ at, kind, look, about });
  add(payment.started_at, "started");
  add(payment.vbank_issued_at, "issued");
  for (const deposit of payment.deposit_history || []) {
    add(deposit.deposited_at, "deposited", "good", `${money(deposit.amount, payment.currency)} ${deposit.depositor_name || ""}`);
  }
  add(payment.paid_at, "paid", "good");
  add(payment.failed_at, "failed", "bad", payment.fail_reason);
  for (const done of payment.cancel_history || []) {
    add(done.cancelled_at, "cancelled", "back", `${money(done.amount, payment.currency)} ${done.reason || ""}`);
  }
  // What happened in the same second stays in the order in which it must have been.
  steps.sort((one, other) => one.at - other.at);
  if (payment.status === "ready") {
    const passed = isOverdue(payment);
    add(payment.vbank_date, passed ? "overdue" : "due", passed ? "bad" : "wait");
  }
  return el("ol", { class: "life" }, ...steps.map((step) =>
    el("li", { class: step.look || "" }, el("span", {}, t(`at_${step.kind}`)), time(step.at), step.about ? el("small", {}, step.about) : null)));
}

function showPayments() {
  const section = $("#payments");
  const rows = shown(section, now.payments, t("no_payments"));
  sync($(".list", section), rows, (payment) => payment.imp_uid, (payment) => {
    const effects = now.effects.get(payment.imp_uid) || [];
    return `${isOverdue(payment)} ${effects.length} ${JSON.stringify(payment)}`;
  }, paymentRow);
}

function paymentRow(payment) {
  const { imp_uid: id, currency } = payment;
  const post = (name, body, done) => act("POST", `payments/${encodeURIComponent(id)}/${name}`, body, () => t(done, id));
  const actions = [];
  const waits = payment.status === "ready";
  const collects = payment.deposit_history.length > 0 && payment.status === "paid";
  if (payment.vbank_num && (waits || collects)) {
    const amount = el("input", {
      class: "small", type: "number", min: "0", step: "any", "data-f": "amount",
      "aria-label": t("deposit_amount", id), value: waits && payment.amount > 0 ? payment.amount : null,
    });
    const send = () => post("deposit", amount.value === "" ? {} : { amount: Number(amount.value) }, "deposited");
    amount.addEventListener("keydown", (event) => event.key === "Enter" && send());
    actions.push(amount, button("deposit", t("deposit"), id, send));
  }
  if (waits && payment.vbank_num) {
    actions.push(button("expire", t("expire"), id, () => post("expire", {}, "expired")));
  } else if (waits) {
    actions.push(button("pay", t("pay"), id, () => post("pay", {}, "paid")));
    actions.push(button("fail", t("fail"), id, () => post("fail", {}, "failed")));
  } else if (payment.amount > payment.cancel_amount && payment.paid_at > 0) {
    actions.push(button("cancel", t("give_back"), id, () => post("cancel", {}, "given_back")));
  }
  const effects = now.effects.get(id) || [];
  const more = fold(`payment ${id}`, { class: "more" }, el("summary", {}, t("effects", number(effects.length))), () =>
    el("ul", { class: "facts" }, ...effects.map(effectRow)));
  const account = payment.vbank_num ? `${payment.vbank_name || ""} ${payment.vbank_num}` : "";
  const gateway = [payment.pg_provider, payment.pay_method, account, payment.name].filter(Boolean).join(" · ");
  return el("li", { tabindex: "-1" },
    el("div", { class: "head" },
      badge(payment.status, LOOKS[payment.status]),
      el("span", { class: "amount" }, money(payment.amount, currency)),
      payment.cancel_amount > 0 ? el("span", { class: "quiet" }, `−${money(payment.cancel_amount, currency)}`) : null,
      el("code", {}, id),
      el("code", { class: "quiet" }, payment.merchant_uid || ""),
      payment.sandbox ? badge(t("test_channel")) : null,
      el("span", { class: "quiet" }, gateway)),
    life(payment),
    el("div", { class: "row" }, ...actions, effects.length > 0 ? more : null));
}

function effectRow(effect) {
  const moved = effect.transfer;
  const sum = moved ? `${money(moved.credit.amount, moved.currency)} ${moved.credit.account} → ${moved.debit.account} ` : "";
  return el("li", {}, time(effect.at), " ", badge(effect.kind), " ", sum,
    el("code", { class: "quiet" }, effect.cause), effect.note ? ` ${effect.note}` : "");
}

function showBooks() {
  const { hold, broken, warnings } = now.books;
  const [text, look] = !hold ? ["books_bad", "bad"] : warnings.length > 0 ? ["books_doubtful", "wait"] : ["books_good", "good"];
  $("#books").textContent = t(text);
  $("#books").className = `badge ${look}`;
  tellOf("#broken", broken, (one) => one.rule);
  tellOf("#warnings", warnings, (one) => one.kind);
}

function tellOf(place, list, what) {
  $(place).hidden = list.length === 0;
  $(place).textContent = list.map((one) => `${what(one)}: ${one.subject}: ${one.detail}`).join("\n");
}

// Webhooks.

function showWebhooks() {
  const section = $("#webhooks");
  const { held, list } = now.webhooks;
  $("#hold").textContent = t(held ? "let_go" : "hold");
  const rows = shown(section, [...list].reverse(), t("no_webhooks"));
  sync($(".list", section), rows, (webhook) => webhook.id, JSON.stringify, webhookRow);
}

function webhookRow(webhook) {
  const { id, state } = webhook;
  const post = (name, done) => act("POST", `webhooks/${id}/${name}`, {}, () => t(done, id));
  const actions = [];
  if (webhook.url && state !== "sending") {
    actions.push(button("redeliver", t("redeliver"), id, () => post("redeliver", "redelivered")));
    actions.push(button("duplicate", t("duplicate"), id, () => post("duplicate", "duplicated")));
  }
  if (state === "waiting") actions.push(button("drop", t("drop"), id, () => post("drop", "dropped")));
  const tries = webhook.attempts.map((attempt) => el("li", { class: attempt.status >= 200 && attempt.status < 300 ? "good" : "bad" },
    el("span", {}, `${t("attempt", attempt.number)}: ${attempt.status || ""}`), time(attempt.at), attempt.error ? el("small", {}, attempt.error) : null));
  const looks = state === "failed" ? "bad" : LOOKS[state];
  return el("li", { tabindex: "-1" },
    el("div", { class: "head" },
      badge(state, looks), el("span", {}, `#${id}`), badge(webhook.status), el("code", {}, webhook.imp_uid),
      webhook.copy_of ? el("span", { class: "quiet" }, t("copy_of", webhook.copy_of)) : null,
      el("span", { class: "end quiet" }, time(webhook.created_at))),
    el("div", { class: "head quiet" },
      webhook.url ? el("code", {}, webhook.url) : null, webhook.reason ? el("span", {}, webhook.reason) : null,
      state === "waiting" && webhook.due_at > webhook.created_at ? el("span", {}, `${t("not_before")} `, time(webhook.due_at)) : null),
    tries.length > 0 ? el("ol", { class: "life" }, ...tries) : null,
    el("div", { class: "row" }, ...actions,
      fold(`webhook ${id}`, { class: "more" }, el("summary", {}, `${t("body")} (${webhook.format})`), () => el("pre", { tabindex: "0" }, webhook.body))));
}

async function showAddress() {
  const form = $("#address");
  try {
    const settings = opened(await ask("GET", "webhooks/settings"));
    form.retries = settings.retries;
    form.elements.url.value = settings.live_url || settings.test_url || "";
    form.elements.format.value = settings.format;
  } catch {
    // It is empty then, and the next look tells that nobody answers.
  }
}

// The clock.

function showClock() {
  const { now: seconds, frozen } = now.clock;
  $("#now").textContent = clockText(seconds);
  $("#epoch").textContent = seconds;
  $("#clock-state").textContent = t(frozen ? "frozen" : "running");
  $("#clock-state").className = `badge ${frozen ? "wait" : "good"}`;
  $("#freeze").textContent = t(frozen ? "run" : "freeze");
}

function moveClock(body) {
  return act("POST", "clock", body, (clock) => t("clock_is", clockText(clock.now)));
}

// Faults.

function showFaults() {
  const section = $("#faults");
  const list = now.faults;
  const active = list.filter((fault) => !fault.spent).length;
  $(".count", section).textContent = number(active);
  $(".note", section).textContent = list.length === 0 ? t("no_faults") : "";
  $("#clear").hidden = list.length === 0;
  const rows = [...list].reverse().slice(0, ROWS);
  sync($(".list", section), rows, (fault) => fault.id, JSON.stringify, (fault) =>
    el("li", { tabindex: "-1" }, el("div", { class: "head" },
      badge(t(fault.spent ? "spent" : "active"), fault.spent ? "" : "bad"), el("strong", {}, fault.kind),
      el("code", {}, fault.operation || t("every_call")),
      el("span", { class: "quiet" }, [t(fault.when), fault.times === "always" ? t("always") : `${fault.times}×`, t("happened", number(fault.happened))].join(" · ")),
      el("span", { class: "row end" }, button("off", t("off"), fault.kind, () => act("DELETE", `faults/${fault.id}`, undefined, () => t("fault_off", fault.kind)))))));
}

function chooseFault() {
  const form = $("#fault");
  const kind = form.elements.kind.value;
  // These happen before there is a call to choose.
  const free = kind !== "connection_refused" && kind !== "reset_on_accept";
  for (const label of form.querySelectorAll(".call")) label.hidden = !free;
  $(".lasting", form).hidden = kind !== "connection_refused";
  return { kind, free };
}

function injectFault() {
  const fields = $("#fault").elements;
  const { kind, free } = chooseFault();
  const body = { kind };
  if (free) {
    if (fields.operation.value.trim()) body.operation = fields.operation.value.trim();
    body.when = fields.when.value;
    body.times = fields.times.value === "always" ? "always" : 1;
  } else if (kind === "connection_refused") {
    body.lasting_ms = Number(fields.lasting_ms.value) || 5000;
  }
  return act("POST", "faults", body, () => t("fault_on", kind));
}

async function learnFaults() {
  const kinds = opened(await ask("GET", "fault-kinds"));
  const select = $("#fault").elements.kind;
  select.replaceChildren(...kinds.map((kind) => el("option", { value: kind }, kind)));
  select.value = "server_error";
  chooseFault();
  const { operations } = opened(await ask("GET", "fidelity"));
  $("#operations").replaceChildren(...operations.map((operation) =>
    el("option", { value: operation.operation_id }, `${operation.method} ${operation.path}`)));
}

// Requests.

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

// The request as a line for a shell. Keys and tokens are not in the transcript: they come from the
// variables that `iamport sandbox` and the line above the list tell how to set.
function curl(exchange) {
  const { method, request_type: type, request_body: body } = exchange;
  const target = exchange.target.replace(/([?&])_token=\*\*\*&?/, "$1").replace(/[?&]$/, "");
  const parts = ["curl"];
  if (/[[\]{}]/.test(target)) parts.push("-g");
  if (method === "HEAD") parts.push("-I");
  else if (method !== "GET") parts.push("-X", /^[A-Z]+$/.test(method) ? method : quoted(method));
  if (/^\/users\/getToken\b/.test(target)) {
    parts.push('-d "imp_key=$IAMPORT_API_KEY&imp_secret=$IAMPORT_API_SECRET"');
  } else {
    parts.push('-H "Authorization: Bearer $IAMPORT_TOKEN"');
    // What is no JSON and no form is not in the transcript.
    if (body && !/^\(\d+ bytes that are neither /.test(body)) {
      if (type) parts.push("-H", quoted(`Content-Type: ${type}`));
      parts.push("--data-raw", quoted(body));
    }
  }
  parts.push(quoted(location.origin + target));
  return parts.join(" ");
}

function tokenLine() {
  return `export IAMPORT_TOKEN=$(curl -s -d "imp_key=$IAMPORT_API_KEY&imp_secret=$IAMPORT_API_SECRET" ${quoted(`${location.origin}/users/getToken`)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
}

function pretty(text, exact) {
  if (text === "") return t("empty");
  if (exact) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function showRequests() {
  const section = $("#requests");
  const rows = shown(section, [...now.exchanges].reverse(), t("no_requests"));
  sync($(".list", section), rows, (exchange) => exchange.number, (exchange) => exchange, requestRow);
}

function requestRow(exchange) {
  const { number: id, status, fault } = exchange;
  const ok = status !== null && status < 400 && !/^\{"code":(?!0\b)/.test(exchange.answer_body);
  const summary = el("summary", { "data-f": "summary" }, el("span", { class: "head" },
    el("span", { class: "quiet" }, `#${id}`),
    el("strong", {}, exchange.method), el("code", { class: "target" }, exchange.target),
    fault ? badge(fault, "wait") : null,
    badge(status === null ? t("no_answer") : String(status), ok ? "good" : "bad"), el("span", { class: "quiet" }, time(exchange.at))));
  return el("li", { tabindex: "-1" }, fold(`request ${id}`, {}, summary, () => el("div", { class: "talk" },
    el("div", { class: "copy" }, ...copyable(curl(exchange))),
    exchange.request_body ? el("h3", {}, `${t("request")} · ${exchange.request_type}`) : null,
    exchange.request_body ? el("pre", { tabindex: "0" }, pretty(exchange.request_body, false)) : null,
    ...exchange.violations.map((violation) => el("p", { class: "quiet" }, violation)),
    el("h3", {}, `${t("answer")} · ${status === null ? t("no_answer") : status} ${exchange.answer_type}`),
    el("pre", { tabindex: "0" }, pretty(exchange.answer_body, fault)))));
}

// The whole.

function render() {
  if (isLinked !== null) linked(isLinked);
  $(".token .copy").replaceChildren(...copyable(tokenLine()));
  if (!now.clock) return;
  showClock();
  if (now.books) showBooks();
  showPayments();
  showWebhooks();
  showFaults();
  showRequests();
}

function submitted(form, action) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    action(form.elements);
  });
}

function listen() {
  for (const node of document.querySelectorAll("[data-language]")) node.addEventListener("click", () => speak(node.dataset.language));
  for (const node of document.querySelectorAll("[data-advance]")) {
    node.addEventListener("click", () => moveClock({ advance: Number(node.dataset.advance) }));
  }
  $("#freeze").addEventListener("click", () => moveClock({ frozen: !(now.clock && now.clock.frozen) }));
  submitted($("#set"), ({ to }) => {
    const seconds = Math.floor(Date.parse(`${to.value}+09:00`) / 1000);
    if (seconds >= 0) moveClock({ now: seconds });
    else say(t("clock_wrong"), true);
  });
  $("#fault").elements.kind.addEventListener("change", chooseFault);
  submitted($("#fault"), injectFault);
  $("#clear").addEventListener("click", () => {
    $("#faults .list").focus();
    act("DELETE", "faults", undefined, () => t("faults_off"));
  });
  $("#hold").addEventListener("click", () => {
    const hold = !now.webhooks.held;
    act("POST", "webhooks/hold", { hold }, () => t(hold ? "held" : "going"));
  });
  submitted($("#address"), ({ url, format }) => {
    const body = { format: format.value, retries: $("#address").retries || 0 };
    if (url.value) body.url = url.value;
    act("PUT", "webhooks/settings", body, () => (url.value ? t("saved", url.value) : t("saved_none")));
  });

  const filter = $("#filter");
  const narrow = () => {
    words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (now.clock) render();
  };
  filter.addEventListener("input", narrow);
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    filter.value = "";
    narrow();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    filter.focus();
    filter.select();
  });

  const dialog = $("#ask");
  $("#reset").addEventListener("click", () => dialog.showModal());
  $("#no").addEventListener("click", () => dialog.close());
  $("#yes").addEventListener("click", async () => {
    dialog.close();
    await act("POST", "reset", {}, () => t("reset_done"));
    showAddress();
  });
}

// Looks every second, and only while somebody sees it.
let next = 0;
async function watch() {
  clearTimeout(next);
  if (document.hidden) return;
  await refresh();
  clearTimeout(next);
  if (!document.hidden) next = setTimeout(watch, 1000);
}

translate();
$("#where").textContent = location.origin;
$(".token .copy").replaceChildren(...copyable(tokenLine()));
listen();
document.addEventListener("visibilitychange", watch);
watch();
showAddress();
learnFaults().catch(() => linked(false));
