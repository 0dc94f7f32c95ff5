//! Deliveries of escrow payments.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::messages;
use super::refusal::Refusal;
use crate::facts::Field;
use crate::generated::fields::escrow::{
    escrow_logis_info_annotation, escrow_logis_receiver_annotation, escrow_logis_save,
    escrow_logis_sender_annotation,
};
use crate::generated::lists::COURIER;
use crate::interned::{self, Interned};
use crate::request;
use crate::tables::Map;

/// What a caller tells of a delivery: how it is sent, and which fields were given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DeliveryRequest {
    pub(crate) logis: Logis,
    /// The names of all fields with a value: `sender`, `sender.name` and so on.
    #[serde(rename = "*given", deserialize_with = "given")]
    pub(crate) given: Vec<String>,
}

/// The carrier, the number of the parcel there, and the time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Logis {
    pub(crate) company: Option<String>,
    pub(crate) invoice: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) sent_at: Option<u64>,
}

/// The names of all fields with a value, and of those within them.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let has = |value: &Value| !value.is_null() && value != "";
    let mut given = Vec::new();
    let fields = BTreeMap::<String, Value>::deserialize(deserializer)?;
    for (name, value) in fields.into_iter().filter(|(_, value)| has(value)) {
        if let Value::Object(inner) = value {
            let inner = inner.iter().filter(|(_, value)| has(value));
            given.extend(inner.map(|(key, _)| format!("{name}.{key}")));
        }
        given.push(name);
    }
    Ok(given)
}

/// A delivery as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    #[serde(deserialize_with = "interned::interned")]
    pub(crate) company: Interned,
    pub(crate) invoice: String,
    pub(crate) sent_at: u64,
    pub(crate) applied_at: u64,
}

/// The deliveries by payment.
pub(crate) type Deliveries = Map<String, Delivery>;

/// The names of all fields that are needed at a gateway: those that every gateway needs come first.
pub(super) fn needs(provider: &str) -> Vec<String> {
    let objects = [
        ("", escrow_logis_save::ALL),
        ("sender.", escrow_logis_sender_annotation::ALL),
        ("receiver.", escrow_logis_receiver_annotation::ALL),
        ("logis.", escrow_logis_info_annotation::ALL),
    ];
    let named = |needed: &dyn Fn(&Field) -> bool| {
        let fields = objects
            .iter()
            .flat_map(|(object, fields)| fields.iter().map(move |field| (object, field)));
        fields
            .filter(|(_, field)| needed(field))
            .map(|(object, field)| format!("{object}{}", field.name))
            .collect::<Vec<_>>()
    };
    let mut needs = named(&|field| field.required);
    needs.extend(named(&|field| field.is_required_at(provider)));
    needs
}

impl DeliveryRequest {
    pub(super) fn registered(&self, provider: &str, now: u64) -> Result<Delivery, Refusal> {
        let needs = needs(provider);
        let missing: Vec<&str> = needs
            .iter()
            .filter(|name| !self.given.contains(name))
            .map(String::as_str)
            .collect();
        let (Some(company), Some(invoice), Some(sent_at), true) = (
            &self.logis.company,
            &self.logis.invoice,
            self.logis.sent_at,
            missing.is_empty(),
        ) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        let company = COURIER.iter().find(|known| *known == company);
        Ok(Delivery {
            company: company.copied().unwrap_or("ETC"),
            invoice: invoice.clone(),
            sent_at,
            applied_at: now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_named_with_the_objects_that_they_are_in() {
        let common = [
            "sender",
            "receiver",
            "logis",
            "logis.company",
            "logis.invoice",
            "logis.sent_at",
        ];
        assert_eq!(needs("kcp"), common);
        let of_daou = ["sender.relationship", "logis.receiving_at", "logis.address"];
        assert_eq!(needs("daou"), [common.as_slice(), &of_daou].concat());
    }
}
