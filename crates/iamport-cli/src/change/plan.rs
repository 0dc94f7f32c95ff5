//! What a change is about to do, as a person is shown it, and their leave to do it.

use iamport::Amount;
use iamport::types::PaymentAnnotation;

use super::before::{Before, left};
use super::leave::ask_or;
use super::options::ChangeOptions;
use crate::call::arguments::Arguments;
use crate::failure::Failure;
use crate::format;
use crate::output::{self, Rows};
use crate::session::Session;
use crate::spec::Operation;
use crate::terminal::{self, LIVE};

/// What is about to be done.
pub(super) struct Plan {
    summary: String,
    rows: Rows,
    /// What must be answered with yes.
    question: String,
    done: Option<String>,
    /// What is typed out to do it again: the amount, or the order.
    word: String,
    key: Option<String>,
    /// What is left of a payment of which something is to be given back, as it was shown.
    left: Option<Amount>,
}

impl Plan {
    pub(super) async fn of(
        session: &Session,
        operation: &Operation,
        arguments: &Arguments,
        options: &ChangeOptions,
    ) -> Result<Self, Failure> {
        // A key of the caller's own says by itself whether it was done.
        let by_key = options.key.is_some() || options.again;
        let is_shown = options.dry_run || !options.yes;
        let looks = !session.place().in_process || options.dry_run;
        let before = if looks && (is_shown || !by_key) {
            Before::read(session, operation, arguments).await?
        } else {
            Before::default()
        };
        let key = options.key.clone();
        let confirmed = operation.info.can_be_confirmed();
        let key = key.or_else(|| (confirmed && !session.place().in_process).then(key_of_its_own));
        let mut rows = Rows::default();
        let payment = before.payment.as_ref();
        if let Some(payment) = payment {
            shown_payment(&mut rows, payment, session);
        }
        let known = |name: &str| payment.is_some() && matches!(name, "imp_uid" | "merchant_uid");
        for (name, value) in arguments.shown(operation, session.view().personal) {
            if !known(&name) {
                rows.add(name, Some(value));
            }
        }
        if operation.id == "cancelPayment"
            && let Some(payment) = payment
        {
            shown_refund(&mut rows, payment, arguments);
        }
        rows.add("key", key.as_deref());
        let about = before
            .payment
            .as_ref()
            .map(|payment| payment.imp_uid.clone());
        let about = about
            .or_else(|| arguments.plain("imp_uid"))
            .or_else(|| arguments.plain("merchant_uid"))
            .map_or_else(String::new, |about| format!(" {}", format::plain(&about)));
        let place = session.place();
        let live = if place.is_live() { " on LIVE" } else { "" };
        let amount = arguments.positive_amount("amount").ok().flatten();
        Ok(Self {
            summary: format!("{}: {}", operation.id, operation.summary),
            rows,
            question: format!("{}{about}{live}?", operation.id),
            done: before.done.filter(|_| !by_key),
            word: amount.map_or_else(|| "again".to_owned(), |amount| amount.get().to_string()),
            key,
            // A payment with a promotion counts the amount of the order, which only the caller knows.
            left: before
                .payment
                .filter(|payment| operation.id == "cancelPayment" && payment.promotion.is_none())
                .and_then(|payment| left(&payment))
                .filter(|left| !left.is_zero()),
        })
    }

    pub(super) fn left(&self) -> Option<Amount> {
        self.left
    }

    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Says what is about to be done, and where.
    pub(super) fn show(&self, session: &Session) {
        if !terminal::is_watched() {
            output::say(&session.place().words());
        }
        output::say(&format!("{}\n\n{}\n", self.summary, self.rows.render()));
        if let Some(done) = &self.done {
            output::say(&terminal::styled(LIVE, &format!("{done}.")));
        }
    }

    /// Asks, where somebody is there; a second time if it looks as if it was done before.
    pub(super) fn get_leave(
        &self,
        session: &Session,
        options: &ChangeOptions,
    ) -> Result<(), Failure> {
        // Nothing in there is real, and nothing outlives the command.
        if session.place().in_process {
            return Ok(());
        }
        if options.yes {
            return match &self.done {
                Some(done) => Err(Failure::Usage(format!(
                    "{done}; give each change a --key of its own, or add --again if it is to be done once more"
                ))),
                None => {
                    self.note(session);
                    Ok(())
                }
            };
        }
        if terminal::can_ask() {
            self.show(session);
        }
        ask_or(&self.question, options)?;
        if self.done.is_some() {
            let question = format!(
                "This looks like the same once more. Type {} to do it all the same:",
                self.word
            );
            if !terminal::ask_for(&question, &self.word) {
                return Err(Failure::Declined);
            }
        }
        Ok(())
    }

    /// One line for a log, where nobody was asked.
    fn note(&self, session: &Session) {
        let key = self.key.as_deref();
        let key = key.map_or_else(String::new, |key| format!(", key {key}"));
        let question = self.question.trim_end_matches('?');
        let question = question.strip_suffix(" on LIVE").unwrap_or(question);
        output::say(&format!("{}: {question}{key}", session.place().words()));
    }
}

/// A key for a change that was given none: it is told, and `iamport settle` takes it.
fn key_of_its_own() -> String {
    const SIGNS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let random = (0..10).filter_map(|_| SIGNS.get(fastrand::usize(..SIGNS.len())));
    let random: String = random.map(|sign| char::from(*sign)).collect();
    format!("cli-{random}")
}

fn shown_payment(rows: &mut Rows, payment: &PaymentAnnotation, session: &Session) {
    let currency = payment.currency.as_ref();
    rows.add("imp_uid", Some(&payment.imp_uid));
    rows.add("merchant_uid", Some(&payment.merchant_uid));
    rows.add("name", payment.name.as_deref());
    rows.add("status", Some(payment.status.as_str()));
    if payment.sandbox == Some(true) {
        rows.add("sandbox", Some("true, made through a test channel"));
    }
    rows.add(
        "paid or due",
        Some(format::amount(payment.amount, currency)),
    );
    rows.add(
        "left of it",
        left(payment).map(|left| format::amount(left, currency)),
    );
    let account = payment.vbank_num.as_deref();
    rows.add(
        "account",
        account.map(|number| {
            let bank = payment.vbank_name.as_deref().unwrap_or_default();
            format!("{bank} {number}")
        }),
    );
    let date = payment.vbank_date;
    rows.add(
        "due",
        date.map(|date| format::time(date, session.view().utc)),
    );
}

fn shown_refund(rows: &mut Rows, payment: &PaymentAnnotation, arguments: &Arguments) {
    let Some(left) = left(payment) else {
        return;
    };
    let currency = payment.currency.as_ref();
    let amount = arguments.positive_amount("amount").ok().flatten();
    let amount = amount.map_or(left, |amount| amount.get());
    rows.add("to give back", Some(format::amount(amount, currency)));
    let after = left.checked_sub(amount);
    rows.add(
        "left after",
        after.map(|after| format::amount(after, currency)),
    );
}
