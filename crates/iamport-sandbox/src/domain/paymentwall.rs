//! What Paymentwall is told about a delivery.

use serde::{Deserialize, Serialize};

/// How far a delivery has come, the earliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum DeliveryStatus {
    OrderPlaced,
    OrderShipped,
    Delivering,
    Delivered,
}

impl DeliveryStatus {
    const ALL: [DeliveryStatus; 4] = [
        DeliveryStatus::OrderPlaced,
        DeliveryStatus::OrderShipped,
        DeliveryStatus::Delivering,
        DeliveryStatus::Delivered,
    ];

    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            DeliveryStatus::OrderPlaced => "order_placed",
            DeliveryStatus::OrderShipped => "order_shipped",
            DeliveryStatus::Delivering => "delivering",
            DeliveryStatus::Delivered => "delivered",
        }
    }

    /// The state that the API calls `word`.
    pub(crate) fn parse(word: &str) -> Option<DeliveryStatus> {
        DeliveryStatus::ALL
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

/// What a shop tells about the delivery of an order.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeliveryReport {
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: String,
    pub(crate) status: String,
    /// What goods that are shipped need and the shop left out.
    pub(crate) lacks: Vec<&'static str>,
}

/// What Paymentwall itself answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    Taken,
    /// It did not take the report, for these reasons.
    Refused(Vec<String>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::lists::PAYMENTWALL_DELIVERY_STATUS;

    #[test]
    fn the_words_are_those_of_the_specification() {
        let words: Vec<_> = DeliveryStatus::ALL.map(DeliveryStatus::as_str).into();
        assert_eq!(words, PAYMENTWALL_DELIVERY_STATUS);
        assert!(DeliveryStatus::OrderPlaced < DeliveryStatus::Delivered);
    }
}
