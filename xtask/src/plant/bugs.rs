//! The bugs. Another one is an entry more.

use Tests::{Own, Whole};

/// Where the tests are that are to find a bug.
#[derive(Clone, Copy)]
pub(super) enum Tests {
    /// Beside the code of the SDK; those whose name contains this.
    Own(&'static str),
    /// In `tests/`.
    Whole(&'static str),
}

impl Tests {
    /// What `cargo test` is told.
    pub(super) fn arguments(self) -> Vec<&'static str> {
        match self {
            Tests::Own(filter) => vec![
                "-p",
                "iamport",
                "--lib",
                "--features",
                "file-journal",
                "--",
                filter,
            ],
            Tests::Whole(filter) => vec!["-p", "iamport-tests", "--test", "all", "--", filter],
        }
    }
}

/// A bug, and the tests that are to find it.
pub(super) struct Bug {
    pub(super) name: &'static str,
    /// From the workspace's root.
    pub(super) file: &'static str,
    /// What stands there once.
    pub(super) old: &'static str,
    pub(super) new: &'static str,
    pub(super) tests: Tests,
}

const fn bug(
    name: &'static str,
    file: &'static str,
    tests: Tests,
    old: &'static str,
    new: &'static str,
) -> Bug {
    Bug {
        name,
        file,
        old,
        new,
        tests,
    }
}

const ENGINE: &str = "crates/iamport/src/confirm/engine.rs";
const SETTLE: &str = "crates/iamport/src/confirm/settle.rs";
const LOOK: &str = "crates/iamport/src/confirm/look.rs";
const MARK: &str = "crates/iamport/src/confirm/mark.rs";
const FILE_JOURNAL: &str = "crates/iamport/src/confirm/file_journal.rs";
const CANCEL: &str = "crates/iamport/src/confirm/cancel.rs";
const CHARGE: &str = "crates/iamport/src/confirm/charge.rs";
const ISSUE: &str = "crates/iamport/src/confirm/issue.rs";
const REVOKE: &str = "crates/iamport/src/confirm/revoke.rs";
const SCHEDULE: &str = "crates/iamport/src/confirm/schedule.rs";
const MODIFY: &str = "crates/iamport/src/confirm/modify.rs";
const SURPLUS: &str = "crates/iamport/src/confirm/surplus.rs";
const CLASSIFY: &str = "crates/iamport/src/classify.rs";
const IDENTITY: &str = "crates/iamport/src/identity.rs";

#[rustfmt::skip]
pub(super) const BUGS: &[Bug] = &[
    // The way of a change.
    bug("an unknown change sent again unasked", ENGINE, Whole("confirmed::looks::a_refund_is_sent_again"),
        "C::Case::CONVERGES || (on_request && now >= half)",
        "true || (on_request && now >= half)"),
    bug("sent again at every look", ENGINE, Whole("confirmed::open::what_is_open_is_sent_again"),
        "(on_request, was_sent, waited) = (false, true, false);",
        "(was_sent, waited) = (true, false);"),
    bug("too late to be sent again", ENGINE, Whole("confirmed::looks::a_refund_is_sent_again"),
        "waited = patience.wait_for(half).await;",
        "waited = patience.wait().await && Instant::now() + self.until.saturating_duration_since(half) * 3 / 4 < self.until;"),
    bug("what was accepted sent again", ENGINE, Whole("confirmed::open::what_was_accepted"),
        "Some(Verdict::Waiting) => Sent::Accepted,",
        "Some(Verdict::Waiting) => Sent::Lost(None),"),
    bug("journal written after sending", ENGINE, Whole("confirmed::boundaries::wherever_the_process_ends"),
        "    if let Some(book) = &mut book {
        book.write(&entry).await?;
    }
    let way = Way::of(change, case, mark, until, options.send_again);
    let confirmed = match way.send().await {
        Attempt::Settled(confirmed) => Ok(confirmed),
        Attempt::Open(sent) => Ok(way.settle(sent).await.0),
        Attempt::NotSent(error) => Err(error),
    };
",
        "    let way = Way::of(change, case, mark, until, options.send_again);
    let confirmed = match way.send().await {
        Attempt::Settled(confirmed) => Ok(confirmed),
        Attempt::Open(sent) => Ok(way.settle(sent).await.0),
        Attempt::NotSent(error) => Err(error),
    };
    if let Some(book) = &mut book {
        book.write(&entry).await?;
    }
"),
    bug("a journal that can't be written passed over", ENGINE, Whole("confirmed::open::a_journal_that_can_t"),
        "        book.write(&entry).await?;\n",
        "        book.note(&entry).await;\n"),
    bug("how it ended not written down", ENGINE, Whole("confirmed::killed::a_program_that_is_killed"),
        "            Err(_) => entry.not_sent = true,
        }
        book.note(&entry).await;
",
        "            Err(_) => entry.not_sent = true,
        }
"),
    bug("a key that sent nothing kept", ENGINE, Whole("confirmed::open::a_key_is_free_again"),
        "Err(_) => entry.not_sent = true,",
        "Err(_) => {}"),
    bug("an open key taken as free", ENGINE, Whole("confirmed::open::what_is_open_is_sent_again"),
        "        && !entry.not_sent
",
        "        && !entry.not_sent && entry.verdict.is_some()
"),
    bug("a key used for another change", ENGINE, Whole("confirmed::usual::a_key_stands_for_one_change"),
        "entry.operation != operation || entry.asked != asked",
        "entry.operation != operation"),
    bug("another account's key believed", ENGINE, Whole("confirmed::open::the_journal_of_another_account"),
        "        && entry.account == client.account()\n",
        ""),
    bug("another host's key believed", ENGINE, Whole("confirmed::open::the_journal_of_another_account"),
        "entry.host == client.base_url()\n        && ",
        ""),
    bug("a dropped future ends the change", ENGINE, Whole("confirmed::open::a_dropped_future"),
        "match tokio::spawn(run(change, options).in_current_span()).await {",
        "match Ok::<_, tokio::task::JoinError>(run(change, options).in_current_span().await) {"),
    bug("what was done asked anew", ENGINE, Whole("confirmed::open::what_the_journal_has_as_done"),
        "            return still_done::<C::Case>(patiently(way.until, || way.look(&sent)).await);\n",
        "            way.settle(sent).await.0\n"),
    bug("not done for good", ENGINE, Whole("confirmed::open::what_was_not_done_is_done"),
        "Ok(Finding::Done(record, Attribution::Proven)) => Confirmed::DoneBefore(record),",
        "Ok(Finding::Done(record, Attribution::Proven)) if way.send_again => Confirmed::DoneBefore(record),"),
    bug("what waits never settled", SETTLE, Whole("confirmed::open::what_was_accepted"),
        "matches!(entry.verdict, None | Some(Verdict::Waiting))",
        "entry.verdict.is_none()"),
    bug("one bad record hides all", SETTLE, Whole("confirmed::open::one_record_that_can_t_be_read"),
        "                        text: format!(\"unknown: {error}\"),
                    });
                    continue;
",
        "                        text: format!(\"unknown: {error}\"),
                    });
                    break;
"),
    // What a look may conclude.
    bug("repaired record believed", LOOK, Whole("confirmed::looks::money_that_came_and_went"),
        "answer.passed_over().is_empty() && needed.iter().all(given)",
        "needed.iter().all(given)"),
    bug("first attempt taken for all", LOOK, Whole("confirmed::looks::all_attempts_of_an_order"),
        "    list.retain(|it| it.merchant_uid == merchant_uid);\n",
        "    list.truncate(1);\n"),
    bug("last attempt taken for all", LOOK, Whole("confirmed::looks::all_attempts_of_an_order"),
        "    list.retain(|it| it.merchant_uid == merchant_uid);\n",
        "    list = list.pop().into_iter().collect();\n"),
    bug("a disturbed list believed", LOOK, Whole("confirmed::looks::an_old_account_is_not"),
        "pages.is_settled() && !foreign",
        "!foreign"),
    bug("test channels not asked for", LOOK, Whole("confirmed::looks::a_payment_of_a_test_channel"),
        "call.include_sandbox(true).send()",
        "call.send()"),
    // The mark and the journal.
    bug("a mark known by its beginning", MARK, Own("confirm::mark::"),
        "ends_with(&self.text())",
        "contains(self.text().trim_end_matches(']'))"),
    bug("a key known by its beginning", MARK, Own("confirm::mark::"),
        "is_some_and(|key| *key == *self.key)",
        "is_some_and(|key| key.as_str().is_some_and(|key| key.starts_with(&*self.key)))"),
    bug("custom_data lost for the mark", MARK, Own("confirm::mark::"),
        "Ok(Value::Object(object)) => Value::Object(self.member(object)).to_string(),",
        "Ok(Value::Object(_)) => Value::Object(self.member(Map::new())).to_string(),"),
    bug("a key for two at once", FILE_JOURNAL, Own("confirm::file_journal::"),
        "Err(TryLockError::WouldBlock) => return Ok(None),",
        "Err(TryLockError::WouldBlock) => {}"),
    bug("a torn record believed", FILE_JOURNAL, Own("confirm::file_journal::"),
        "if let Some(end) = end_of_object(rest) {",
        "if let Some(end) = end_of_object(rest).or((!rest.is_empty()).then_some(rest.len())) {"),
    bug("the first record taken for the last", FILE_JOURNAL, Own("confirm::file_journal::"),
        "let start = lines.rfind('\\n').map_or(0, |before| before + 1);\n            lines.get(start..)",
        "let end = lines.find('\\n').unwrap_or(lines.len());\n            lines.get(..end)"),
    bug("keys told apart by their letters only", FILE_JOURNAL, Own("confirm::file_journal::"),
        "key.bytes().map(|byte| format!(\"{byte:02x}\"))",
        "key.to_lowercase().bytes().map(|byte| format!(\"{byte:02x}\"))"),
    // A refund.
    bug("checksum lost", CANCEL, Whole("confirmed::usual::what_a_refund_is_about"),
        "        self.checksum = Some(case.checksum);\n",
        ""),
    bug("the whole amount as checksum", CANCEL, Whole("confirmed::looks::a_refund_that_stood_there"),
        "            None => left,\n",
        "            None => payment.amount,\n"),
    bug("the amount left to the API", CANCEL, Whole("confirmed::usual::what_a_refund_is_about"),
        "        self.amount = Some(case.amount);\n",
        ""),
    bug("mark lost", CANCEL, Whole("confirmed::usual::each_is_done_once"),
        "            self.reason = Some(mark.behind(self.reason.as_deref()));\n",
        "            let _ = mark;\n"),
    bug("history compared by time", CANCEL, Whole("confirmed::looks::a_refund_that_stood_there"),
        "        for past in &self.history {
            let place = left.iter().position(|cancel| Past::of(cancel) == *past)?;
            left.remove(place);
        }
",
        "        let last = self.history.iter().filter_map(|past| past.at).max();
        left.retain(|cancel| cancel.cancelled_at > last);
"),
    bug("an old refund taken for ours", CANCEL, Whole("confirmed::looks::a_refund_that_stood_there"),
        "            left.remove(place);\n",
        "            let _ = place;\n"),
    bug("absent history taken as empty", CANCEL, Whole("confirmed::looks::an_absent_history"),
        "&[\"cancel_amount\", \"cancel_history\"]",
        "&[]"),
    bug("refused-and-changed called not done", CANCEL, Whole("confirmed::looks::a_refusal_is_believed"),
        "Sent::Refused(error) if unchanged =>",
        "Sent::Refused(error) =>"),
    bug("lost called not done", CANCEL, Whole("confirmed::looks::a_refund_is_sent_again"),
        "true => Finding::Nothing(self.text(why), Some(payment)),",
        "true => Finding::NotDone(another_first(self.amount, payment)),"),
    bug("another key's refund taken for ours", CANCEL, Whole("confirmed::looks::what_somebody_else_did"),
        "cancel.amount == self.amount && !is_marked(&cancel.reason)",
        "cancel.amount == self.amount"),
    bug("a refund of another amount taken for ours", CANCEL, Whole("confirmed::looks::of_two_refunds"),
        "cancel.amount == self.amount && !is_marked(&cancel.reason)",
        "!is_marked(&cancel.reason)"),
    bug("the order of the history trusted", CANCEL, Whole("confirmed::looks::of_two_refunds"),
        "by_time.all(|other| other == by_order).then_some(by_order)",
        "by_time.all(|other| other == by_order).then_some(by_order).or(Some(by_order))"),
    bug("a key's other amount believed", CANCEL, Whole("confirmed::open::a_key_stands_for_one_change_without"),
        "Some(amount) if amount != ours.amount =>",
        "Some(amount) if amount < Amount::ZERO =>"),
    bug("too much sent", CANCEL, Whole("confirmed::usual::a_refund_that_can_t_be"),
        "if left <= Amount::ZERO || amount > left {",
        "if left <= Amount::ZERO {"),
    bug("either of two payments refunded", CANCEL, Whole("confirmed::usual::a_refund_that_can_t_be"),
        "(Some(one), None) => Ok(Ok(one.imp_uid.clone())),",
        "(Some(one), _) => Ok(Ok(one.imp_uid.clone())),"),
    // A charge.
    bug("a charge sent again", CHARGE, Whole("confirmed::looks::a_refund_is_sent_again"),
        "            async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {\n",
        "            fn may_be_repeated(&self) -> bool {
                true
            }

            async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {\n"),
    bug("an old attempt taken for the charge", CHARGE, Whole("confirmed::looks::an_attempt_that_stood_there"),
        "            && !self.known.contains(&payment.imp_uid)\n",
        ""),
    bug("wrong amount taken for the charge", CHARGE, Whole("confirmed::looks::another_amount"),
        "            && self.amount.is_none_or(|amount| amount == payment.amount)\n",
        ""),
    bug("a paid order charged", CHARGE, Whole("confirmed::usual::a_deposit_and_a_paid_order"),
        "    let paid = |payment: &&PaymentAnnotation| payment.status == PaymentStatus::Paid;\n",
        "    let paid = |payment: &&PaymentAnnotation| payment.status == PaymentStatus::Pending;\n"),
    bug("another key's charge taken for ours", CHARGE, Whole("confirmed::looks::what_somebody_else_did"),
        "        new.retain(|it| !is_anothers(mark, it.custom_data.as_deref()));\n",
        ""),
    bug("a failed charge called done", CHARGE, Whole("confirmed::usual::a_declined_card"),
        "PaymentStatus::Paid | PaymentStatus::Cancelled => Finding::Done(payment, by),",
        "PaymentStatus::Paid | PaymentStatus::Cancelled if true => Finding::Done(payment, by),
            PaymentStatus::Paid | PaymentStatus::Cancelled => Finding::Waiting(payment),
            PaymentStatus::Failed if payment.paid_at.is_none() => Finding::Done(payment, by),"),
    bug("a charge's mark lost", CHARGE, Whole("confirmed::usual::each_is_done_once"),
        "                    self.custom_data = Some(mark.within(self.custom_data.as_deref()));\n",
        "                    let _ = mark;\n"),
    bug("a charge of another customer believed", CHARGE, Whole("confirmed::open::another_customer"),
        "self.customer_uid.as_deref().unwrap_or(\"-\")",
        "\"-\""),
    // An account.
    bug("wrong record taken for the account", ISSUE, Whole("confirmed::looks::an_old_account_is_not"),
        "if case.is_new(&payment) && is_issued(&payment) {",
        "if is_issued(&payment) {"),
    bug("one of two accounts taken for ours", ISSUE, Whole("confirmed::looks::of_two_new_accounts"),
        "(1, Sent::Accepted | Sent::Lost(_))",
        "(1.., Sent::Accepted | Sent::Lost(_))"),
    bug("a failed account taken for a new one", ISSUE, Whole("confirmed::looks::an_account_that_failed"),
        "PaymentStatus::Ready | PaymentStatus::Paid | PaymentStatus::Cancelled",
        "PaymentStatus::Ready | PaymentStatus::Paid | PaymentStatus::Cancelled | PaymentStatus::Failed"),
    bug("a list that is not whole taken as all accounts", ISSUE, Whole("confirmed::looks::an_old_account_is_not"),
        "        if !attempts.whole {
            return Err(look::not_whole());
        }
",
        ""),
    bug("a deposit called revoked", REVOKE, Whole("confirmed::usual::a_deposit_and_a_paid_order"),
        "PaymentStatus::Paid | PaymentStatus::Cancelled => State::Deposited,",
        "PaymentStatus::Paid | PaymentStatus::Cancelled => State::Closed,"),
    bug("an absent time taken as never paid", REVOKE, Whole("confirmed::looks::money_that_came_and_went"),
        "&[\"paid_at\"]",
        "&[]"),
    bug("paid while revoked called done", REVOKE, Whole("confirmed::looks::a_deposit_that_comes_before"),
        "PaymentStatus::Paid => Finding::Open(\"the answer says paid\".to_owned(), Vec::new()),",
        "PaymentStatus::Pending => Finding::Open(\"the answer says paid\".to_owned(), Vec::new()),"),
    bug("somebody's change undone", MODIFY, Whole("confirmed::looks::an_account_that_somebody_changed"),
        "Sent::Lost(_) if self.is_as_before(&payment) => {",
        "Sent::Lost(_) if self.is_as_before(&payment) || !self.is_as_asked(&payment) => {"),
    bug("days counted in Greenwich", MODIFY, Own("confirm::modify::"),
        "        .saturating_add(9 * 60 * 60)\n",
        ""),
    // A schedule.
    bug("a schedule with card data sent again", SCHEDULE, Whole("confirmed::looks::schedules_are_sent_again"),
        "self.card_number.is_none()",
        "true"),
    bug("a schedule of another customer taken for ours", SCHEDULE, Whole("confirmed::looks::a_schedule_that_differs"),
        "            && found.customer_uid.as_deref() == Some(&*self.customer_uid)\n",
        ""),
    bug("a schedule of another time taken for ours", SCHEDULE, Whole("confirmed::looks::a_schedule_that_differs"),
        "            && found.schedule_at == Some(entry.at)\n",
        ""),
    bug("a revoked schedule taken as standing", SCHEDULE, Whole("confirmed::looks::a_schedule_that_differs"),
        "            && found.schedule_status != ScheduleStatus::Revoked\n",
        ""),
    // What is read before.
    bug("unread: a limit that the clock can't hold", LOOK, Whole("confirmed::open::no_limit_is_too_long"),
        "Instant::now() + limit.min(FAR)",
        "Instant::now() + limit.max(FAR)"),
    bug("unread: what converges is not sent by the next run", ENGINE, Whole("confirmed::open::what_converges_is_sent_again"),
        "C::Case::CONVERGES || (on_request",
        "(C::Case::CONVERGES && !matches!(sent, Sent::Lost(None))) || (on_request"),
    bug("unread: an absent mark taken for none", LOOK, Whole("confirmed::looks::an_absent_mark_is_not_a_missing_one"),
        "pages.is_settled() && !foreign && marks_shown",
        "pages.is_settled() && !foreign"),
    // Accounts that are too many.
    bug("surplus: the account to keep need not be one of the order", SURPLUS, Whole("confirmed::looks::surplus_accounts"),
        "if !kept.is_some_and(",
        "if kept.is_some() && !kept.is_some_and("),
    bug("surplus: the account to keep is revoked too", SURPLUS, Whole("confirmed::looks::surplus_accounts"),
        "accounts.retain(|it| it.status == PaymentStatus::Ready && it.imp_uid != keep);",
        "accounts.retain(|it| it.status == PaymentStatus::Ready);"),
    // What an answer proves.
    bug("too many calls taken as a refusal", CLASSIFY, Whole("faults::"),
        "        (429, _) => Verdict::Unclear(kind_of(status), sentence(status)),\n",
        "        (429, code) if code != 0 => Verdict::Refused,\n"),
    bug("a server's failure taken as a refusal", CLASSIFY, Whole("faults::"),
        "(200 | 400 | 401 | 403 | 404 | 405 | 409 | 501, code)",
        "(200 | 400 | 401 | 403 | 404 | 405 | 409 | 500 | 501, code)"),
    bug("half a refusal believed", CLASSIFY, Whole("faults::"),
        "                Payload::Absent => NOT_WHOLE,\n                Payload::Null",
        "                Payload::Absent | Payload::Null"),
    bug("a revoked account taken as a refusal", CLASSIFY, Whole("hostile::"),
        "    repeat == Repeat::Once\n        && payment.status",
        "    repeat != Repeat::Safe\n        && payment.status"),
    bug("identity not compared", IDENTITY, Own("identity::"),
        "        Some(Match::Different) => None,\n",
        "        Some(Match::Different) => Some(Identity::Unproven),\n"),
];
