//! What PAYCO is told about an order.

use serde::{Deserialize, Serialize};

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum OrderStatus {
    DeliveryStart,
    PurchaseDecision,
    Canceled,
}

impl OrderStatus {
    const ALL: [OrderStatus; 3] = [
        OrderStatus::DeliveryStart,
        OrderStatus::PurchaseDecision,
        OrderStatus::Canceled,
    ];

    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            OrderStatus::DeliveryStart => "DELIVERY_START",
            OrderStatus::PurchaseDecision => "PURCHASE_DECISION",
            OrderStatus::Canceled => "CANCELED",
        }
    }

    /// The state that the API calls `word`.
    pub(crate) fn parse(word: &str) -> Option<OrderStatus> {
        OrderStatus::ALL
            .into_iter()
            .find(|status| status.as_str() == word)
    }

    /// Whether an order can come into this state. Nothing follows an order that was accepted or cancelled.
    pub(crate) fn can_follow(self, before: Option<OrderStatus>) -> bool {
        match before {
            None => true,
            Some(OrderStatus::DeliveryStart) => self != OrderStatus::DeliveryStart,
            Some(OrderStatus::PurchaseDecision | OrderStatus::Canceled) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::lists::PAYCO_ORDER_STATUS;

    #[test]
    fn the_words_are_those_of_the_specification() {
        let words: Vec<_> = OrderStatus::ALL.map(OrderStatus::as_str).into();
        assert_eq!(words, PAYCO_ORDER_STATUS);
        assert_eq!(OrderStatus::parse("CANCELED"), Some(OrderStatus::Canceled));
        assert_eq!(OrderStatus::parse("canceled"), None);
    }
}
