//! A payment as the API answers it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::api;
use super::document::Document;
use crate::domain::money::{self, Amount};
use crate::domain::payments::{Payment, PaymentStatus};
use crate::present::payments as present;

/// What a payment is like at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PaymentSnapshot {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// The shop's order number.
    pub merchant_uid: String,
    /// The code of the payment gateway.
    pub pg_provider: String,
    /// Its state.
    pub status: PaymentStatus,
    /// How much was asked for.
    #[serde(with = "money::number")]
    pub amount: Amount,
    /// How much was given back.
    #[serde(with = "money::number")]
    pub cancel_amount: Amount,
    /// Three capital letters.
    pub currency: String,
}

impl From<&Payment> for PaymentSnapshot {
    fn from(payment: &Payment) -> PaymentSnapshot {
        PaymentSnapshot {
            imp_uid: payment.imp_uid.clone(),
            merchant_uid: payment.merchant_uid.clone(),
            pg_provider: payment.pg_provider.clone(),
            status: payment.status,
            amount: payment.amount,
            cancel_amount: payment.cancel_amount(),
            currency: payment.currency.clone(),
        }
    }
}

/// A payment with every field that `GET /payments/{imp_uid}` answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiPayment {
    snapshot: PaymentSnapshot,
    document: Document,
}

impl ApiPayment {
    pub(super) fn of(payment: &Payment) -> ApiPayment {
        ApiPayment {
            snapshot: PaymentSnapshot::from(payment),
            document: Document::new(present::payment(payment).encode()),
        }
    }

    /// The fields that most tests look at.
    #[must_use]
    pub fn snapshot(&self) -> &PaymentSnapshot {
        &self.snapshot
    }

    /// All fields, as JSON.
    #[must_use]
    pub fn as_json(&self) -> &str {
        self.document.as_str()
    }
}

impl From<ApiPayment> for PaymentSnapshot {
    fn from(payment: ApiPayment) -> PaymentSnapshot {
        payment.snapshot
    }
}

impl Serialize for ApiPayment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ApiPayment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ApiPayment, D::Error> {
        let document = Document::deserialize(deserializer)?;
        let snapshot = serde_json::from_str(document.as_str()).map_err(de::Error::custom)?;
        Ok(ApiPayment { snapshot, document })
    }
}

impl JsonSchema for ApiPayment {
    fn schema_name() -> Cow<'static, str> {
        api::PAYMENT.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        api::schema(api::PAYMENT, generator)
    }
}
