//! The webhooks that are documented, and how each is written.

use clap::ValueEnum;
use iamport::{Amount, UnixTime};
use serde_json::{Map, Value};

/// What a webhook is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A payment is paid
    Paid,
    /// A virtual account was issued and waits for its deposit
    Ready,
    /// A payment was cancelled, wholly or in part
    Cancelled,
    /// A scheduled charge failed
    Failed,
    /// The state of an escrow payment of KG Inicis changed (Inicis.Escrow.Changed)
    Escrow,
    /// A gateway asks before it approves a payment (confirm_url); any answer but 200 stops it
    Confirm,
    /// A buyer is about to pay at a convenience store (Galaxia.Cvs.Confirm); any answer but 200 stops it
    CvsConfirm,
}

impl Kind {
    /// The state that it tells, unless another one is asked for.
    fn status(self) -> Option<&'static str> {
        match self {
            Self::Paid | Self::Escrow => Some("paid"),
            Self::Ready | Self::CvsConfirm => Some("ready"),
            Self::Cancelled => Some("cancelled"),
            Self::Failed => Some("failed"),
            Self::Confirm => None,
        }
    }

    fn event(self) -> Option<&'static str> {
        match self {
            Self::Escrow => Some("Inicis.Escrow.Changed"),
            Self::CvsConfirm => Some("Galaxia.Cvs.Confirm"),
            _ => None,
        }
    }

    /// Whether it is a question whose answer decides about a payment.
    pub(super) fn is_question(self) -> bool {
        matches!(self, Self::Confirm | Self::CvsConfirm)
    }
}

/// How a webhook is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Json,
    Form,
}

impl Format {
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
        }
    }
}

/// A webhook that is to be sent.
#[derive(Debug)]
pub(super) struct Played {
    pub(super) kind: Kind,
    pub(super) imp_uid: String,
    pub(super) merchant_uid: String,
    pub(super) status: Option<String>,
    pub(super) cancellation_id: Option<String>,
    pub(super) amount: Option<Amount>,
    pub(super) escrow_status: Option<String>,
    pub(super) changed_at: Option<UnixTime>,
    pub(super) denied_reason: Option<String>,
    pub(super) barcode: Option<String>,
    pub(super) pay_type: Option<String>,
}

impl Played {
    /// Its fields.
    pub(super) fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut add = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        let text = |text: &Option<String>| text.clone().map(Value::from);
        add("event", self.kind.event().map(Value::from));
        add("imp_uid", Some(self.imp_uid.clone().into()));
        add("merchant_uid", Some(self.merchant_uid.clone().into()));
        let status = self.status.as_deref().or(self.kind.status());
        add("status", status.map(Value::from));
        add("cancellation_id", text(&self.cancellation_id));
        add(
            "amount",
            self.amount.map(|amount| serde_json::json!(amount)),
        );
        let extra = [
            ("escrow_status", text(&self.escrow_status)),
            ("changed_at", self.changed_at.map(|at| at.as_secs().into())),
            ("denied_reason", text(&self.denied_reason)),
            ("barcode", text(&self.barcode)),
            ("payType", text(&self.pay_type)),
        ];
        let extra: Map<String, Value> = extra
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect();
        add("extra", (!extra.is_empty()).then_some(Value::Object(extra)));
        fields
    }

    /// Its body.
    pub(super) fn body(&self, format: Format) -> String {
        let fields = self.fields();
        match format {
            Format::Json => Value::Object(fields).to_string(),
            Format::Form => {
                let mut pairs = Vec::new();
                for (name, value) in &fields {
                    match value {
                        Value::Object(nested) => pairs.extend(
                            nested
                                .iter()
                                .map(|(below, value)| pair(&format!("{name}[{below}]"), value)),
                        ),
                        value => pairs.push(pair(name, value)),
                    }
                }
                pairs.join("&")
            }
        }
    }
}

fn pair(name: &str, value: &Value) -> String {
    let value = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    format!("{}={}", encoded(name), encoded(&value))
}

/// Text as it stands in a form (`application/x-www-form-urlencoded`).
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b' ' => "+".to_owned(),
            byte if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use iamport::types::PaymentStatus;
    use iamport::webhook::{Event, Notification};

    use super::*;

    fn played(kind: Kind) -> Played {
        Played {
            kind,
            imp_uid: "imp_1".to_owned(),
            merchant_uid: "주문 1&a=b".to_owned(),
            status: None,
            cancellation_id: (kind == Kind::Cancelled).then(|| "c-1".to_owned()),
            amount: (kind == Kind::Confirm).then(|| Amount::new(105, 1).unwrap()),
            escrow_status: (kind == Kind::Escrow).then(|| "4".to_owned()),
            changed_at: (kind == Kind::Escrow).then(|| UnixTime::from(1_795_424_400)),
            denied_reason: (kind == Kind::Escrow).then(|| "색이 다름".to_owned()),
            barcode: (kind == Kind::CvsConfirm).then(|| "7712345".to_owned()),
            pay_type: (kind == Kind::CvsConfirm).then(|| "cash".to_owned()),
        }
    }

    #[test]
    fn the_library_reads_each_as_what_it_is_in_both_forms() {
        for kind in Kind::value_variants() {
            for format in [Format::Json, Format::Form] {
                let played = played(*kind);
                let body = played.body(format);
                let read = Notification::parse(format.content_type(), body.as_bytes())
                    .unwrap_or_else(|error| panic!("{body}: {error}"));
                assert_eq!(read.merchant_uid(), "주문 1&a=b", "{body}");
                let status = read.status().map(PaymentStatus::as_str);
                assert_eq!(status, kind.status(), "{body}");
                assert_eq!(
                    read.cancellation_id(),
                    played.cancellation_id.as_deref(),
                    "{body}"
                );
                assert!(read.other().is_empty(), "{body}");
                let is_as_meant = match (kind, read.event()) {
                    (Kind::Escrow, Event::EscrowChanged(change)) => {
                        change.escrow_status == played.escrow_status
                            && change.changed_at == played.changed_at
                            && change.denied_reason == played.denied_reason
                    }
                    (Kind::CvsConfirm, Event::CvsConfirm(confirm)) => {
                        confirm.barcode == played.barcode && confirm.pay_type == played.pay_type
                    }
                    (Kind::Confirm, Event::Confirm(amount)) => Some(*amount) == played.amount,
                    (_, event) => *event == Event::Payment && !kind.is_question(),
                };
                assert!(is_as_meant, "{body}: {read:?}");
            }
        }
    }

    #[test]
    fn a_form_is_written_as_browsers_write_it() {
        assert_eq!(encoded("a b&c=원*-._~"), "a+b%26c%3D%EC%9B%90*-._%7E");
    }
}
