//! How a webhook that arrived is shown.

use iamport::types::PaymentAnnotation;
use iamport::webhook::{CvsConfirm, EscrowChanged, Event, Notification};
use iamport::{Amount, UnixTime};
use serde_json::{Map, Value, json};

use super::receive::{Arrived, Forwarded};
use super::verdict::Verdict;
use crate::failure::Failure;
use crate::format;
use crate::mask;
use crate::output::{self, Output, Records, Rows, View};

/// The fields of a record, in the order in which programs get them.
const FIELDS: [&str; 14] = [
    "at",
    "source",
    "content_type",
    "imp_uid",
    "merchant_uid",
    "status",
    "cancellation_id",
    "event",
    "details",
    "verdict",
    "api_status",
    "amount",
    "forwarded_status",
    "problem",
];

/// A webhook that went all its way.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) arrived: Arrived,
    pub(super) verdict: Verdict,
    /// What the API answered.
    pub(super) payment: Option<Box<PaymentAnnotation>>,
}

/// Refuses columns that no record has.
pub(super) fn check_columns(view: &View) -> Result<(), Failure> {
    match view
        .columns
        .iter()
        .find(|name| !FIELDS.contains(&name.as_str()))
    {
        Some(name) => Err(Failure::Usage(format!(
            "--columns: there is no field {}; there are {}",
            format::plain(name),
            FIELDS.join(", ")
        ))),
        None => Ok(()),
    }
}

/// How lines are written: there is no end at which a document could be closed, so JSON is a line for each.
pub(super) fn line_by_line(mut view: View) -> View {
    if view.output == Output::Json {
        view.output = Output::Jsonl;
    }
    view
}

/// Shows webhooks, and counts them.
pub(super) struct Shown<'v> {
    view: &'v View,
    records: Records<'v>,
    count: u64,
}

impl<'v> Shown<'v> {
    /// The view is one of [`line_by_line`].
    pub(super) fn new(view: &'v View) -> Result<Self, Failure> {
        Ok(Self {
            view,
            records: Records::new(view, None)?,
            count: 0,
        })
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Shows what came over a connection, if it was a webhook.
    pub(super) fn add(&mut self, came: Option<Came>) -> Result<(), Failure> {
        let Some(came) = came else {
            return Ok(());
        };
        self.count += 1;
        if self.view.output != Output::Table {
            return self.records.push(&came.record(self.view.personal));
        }
        let between = if self.count > 1 { "\n" } else { "" };
        output::line(&format!("{between}{}", came.block(self.view)))
    }
}

impl Came {
    /// A record for programs; what is not known is null.
    fn record(&self, personal: bool) -> Value {
        let notification = self.arrived.notification.as_ref().ok();
        let payment = self.payment.as_ref();
        let forwarded = match self.arrived.forwarded {
            Forwarded::Answered(status) => Some(status),
            _ => None,
        };
        json!({
            "at": self.arrived.at,
            "source": self.arrived.source.to_string(),
            "content_type": self.arrived.content_type,
            "imp_uid": notification.map(Notification::imp_uid),
            "merchant_uid": notification.map(Notification::merchant_uid),
            "status": notification.and_then(Notification::status),
            "cancellation_id": notification.and_then(Notification::cancellation_id),
            "event": notification.map(|it| event(it.event())),
            "details": notification.map(|it| details(it, personal)),
            "verdict": self.verdict.word(),
            "api_status": payment.map(|it| &it.status),
            "amount": self.amount(),
            "forwarded_status": forwarded,
            "problem": self.problem(),
        })
    }

    /// The same for people.
    fn block(&self, view: &View) -> String {
        let record = self.record(view.personal);
        let mut rows = Rows::default();
        let chosen: Vec<&str> = match view.columns.as_slice() {
            [] => FIELDS.to_vec(),
            columns => columns.iter().map(String::as_str).collect(),
        };
        for name in chosen {
            let value = record.get(name).unwrap_or(&Value::Null);
            match (name, value) {
                ("at", _) => rows.add(name, Some(format::time(self.arrived.at, view.utc))),
                ("amount", _) => rows.add(name, self.amount_for_people()),
                ("verdict", _) => rows.add(name, Some(self.verdict_for_people())),
                // It stands beside the verdict then.
                ("problem", _) if view.columns.is_empty() => rows.add(name, self.other_problem()),
                ("details", Value::Object(details)) => {
                    for (name, value) in details {
                        rows.add(format!("details.{name}"), Some(as_text(value)));
                    }
                }
                (_, Value::Null) => {}
                (_, value) => rows.add(name, Some(as_text(value))),
            }
        }
        rows.render()
    }

    fn verdict_for_people(&self) -> String {
        match self.verdict.why() {
            Some(why) => format!("{}: {why}", self.verdict.word()),
            None => self.verdict.word().to_owned(),
        }
    }

    /// The amount of the payment at the API; before an approval, the one that the gateway asks about.
    fn amount(&self) -> Option<Amount> {
        match (&self.payment, &self.arrived.notification) {
            (Some(payment), _) => Some(payment.amount),
            (None, Ok(notification)) => match notification.event() {
                Event::Confirm(amount) => Some(*amount),
                _ => None,
            },
            (None, Err(_)) => None,
        }
    }

    fn amount_for_people(&self) -> Option<String> {
        let currency = self
            .payment
            .as_ref()
            .and_then(|payment| payment.currency.as_ref());
        self.amount().map(|amount| format::amount(amount, currency))
    }

    /// What is wrong, all of it.
    fn problem(&self) -> Option<String> {
        let all: Vec<String> = [self.verdict.why(), self.other_problem()]
            .into_iter()
            .flatten()
            .collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// What is wrong beside what the API says.
    fn other_problem(&self) -> Option<String> {
        let not_read = self.arrived.notification.as_ref().err();
        let not_read = not_read.map(|why| format!("it is no webhook of the API: {why}"));
        let not_handed_on = match &self.arrived.forwarded {
            Forwarded::Unanswered(why) => Some(why.clone()),
            Forwarded::UnderWay => Some(
                "the sender was gone, or its time was over, before the shop answered".to_owned(),
            ),
            Forwarded::Not | Forwarded::Answered(_) => None,
        };
        let all: Vec<String> = [not_read, not_handed_on].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join("; "))
    }
}

fn event(event: &Event) -> &str {
    match event {
        Event::Payment => "payment",
        Event::EscrowChanged(_) => "Inicis.Escrow.Changed",
        Event::CvsConfirm(_) => "Galaxia.Cvs.Confirm",
        Event::Confirm(_) => "confirm",
        Event::Other(name) => name,
        _ => "unknown",
    }
}

/// What else a webhook says. The buyer's words and number are personal, and so may be what nobody knows.
fn details(notification: &Notification, personal: bool) -> Value {
    let covered = |text: &str| match personal {
        true => Value::from(text),
        false => Value::from(mask::personal(text)),
    };
    let mut details = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            details.insert(name.to_owned(), value);
        }
    };
    match notification.event() {
        Event::EscrowChanged(EscrowChanged {
            escrow_status,
            changed_at,
            denied_reason,
            ..
        }) => {
            add("escrow_status", escrow_status.clone().map(Value::from));
            add(
                "changed_at",
                changed_at.map(UnixTime::as_secs).map(Value::from),
            );
            add("denied_reason", denied_reason.as_deref().map(covered));
        }
        Event::CvsConfirm(CvsConfirm {
            barcode, pay_type, ..
        }) => {
            add("barcode", barcode.as_deref().map(covered));
            add("pay_type", pay_type.clone().map(Value::from));
        }
        _ => {}
    }
    for (name, value) in notification.other() {
        add(
            name,
            Some(match value {
                Value::String(text) => covered(text),
                value if personal => value.clone(),
                Value::Null | Value::Bool(_) => value.clone(),
                value => covered(&value.to_string()),
            }),
        );
    }
    Value::Object(details)
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
