//! The product orders of NaverPay's order type, and what is told about payments of its pay type.

use serde::{Deserialize, Serialize};

use super::money::Amount;

/// How far a product order has come, once it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ProductOrderStatus {
    Payed,
    Delivering,
    Delivered,
    PurchaseDecided,
    Exchanged,
    Canceled,
    Returned,
}

impl ProductOrderStatus {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ProductOrderStatus::Payed => "PAYED",
            ProductOrderStatus::Delivering => "DELIVERING",
            ProductOrderStatus::Delivered => "DELIVERED",
            ProductOrderStatus::PurchaseDecided => "PURCHASE_DECIDED",
            ProductOrderStatus::Exchanged => "EXCHANGED",
            ProductOrderStatus::Canceled => "CANCELED",
            ProductOrderStatus::Returned => "RETURNED",
        }
    }
}

/// What is claimed about a product order, and how far the claim has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Claim {
    CancelRequested,
    CancelDone,
    /// The shop shipped all the same.
    CancelRejected,
    ReturnRequested,
    ReturnDone,
    ReturnRejected,
    /// The exchange is approved, and the goods are on their way back.
    ExchangeCollecting,
    ExchangeCollected,
    ExchangeRedelivering,
    ExchangeDone,
}

impl Claim {
    /// The API's words for it: the kind of the claim, and its state.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Claim::CancelRequested => ("CANCEL", "CANCEL_REQUEST"),
            Claim::CancelDone => ("CANCEL", "CANCEL_DONE"),
            Claim::CancelRejected => ("CANCEL", "CANCEL_REJECT"),
            Claim::ReturnRequested => ("RETURN", "RETURN_REQUEST"),
            Claim::ReturnDone => ("RETURN", "RETURN_DONE"),
            Claim::ReturnRejected => ("RETURN", "RETURN_REJECT"),
            Claim::ExchangeCollecting => ("EXCHANGE", "COLLECTING"),
            Claim::ExchangeCollected => ("EXCHANGE", "COLLECT_DONE"),
            Claim::ExchangeRedelivering => ("EXCHANGE", "EXCHANGE_REDELIVERING"),
            Claim::ExchangeDone => ("EXCHANGE", "EXCHANGE_DONE"),
        }
    }

    /// Whether something is still to follow from it.
    fn is_open(self) -> bool {
        matches!(
            self,
            Claim::CancelRequested
                | Claim::ReturnRequested
                | Claim::ExchangeCollecting
                | Claim::ExchangeCollected
                | Claim::ExchangeRedelivering
        )
    }
}

/// What happens to a product order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    // By calls of the shop.
    Place,
    Ship,
    Cancel,
    ApproveCancel,
    RequestReturn,
    ApproveReturn,
    RejectReturn,
    WithholdReturn,
    ResolveReturn,
    CollectExchanged,
    ShipExchanged,
    // By the buyer, in NaverPay.
    AskForCancel,
    AskForReturn,
    AskForExchange,
    Receive,
    Decide,
}

impl Step {
    /// What the ledger calls it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Step::Place => "placed",
            Step::Ship => "shipped",
            Step::Cancel => "cancelled",
            Step::ApproveCancel => "cancel approved",
            Step::RequestReturn => "return opened",
            Step::ApproveReturn => "return approved",
            Step::RejectReturn => "return rejected",
            Step::WithholdReturn => "return withheld",
            Step::ResolveReturn => "return resolved",
            Step::CollectExchanged => "exchange collected",
            Step::ShipExchanged => "exchange shipped",
            Step::AskForCancel => "cancel asked for",
            Step::AskForReturn => "return asked for",
            Step::AskForExchange => "exchange asked for",
            Step::Receive => "received",
            Step::Decide => "purchase decided",
        }
    }
}

/// One product of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProductOrder {
    /// NaverPay's number.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) amount: Amount,
    pub(crate) status: ProductOrderStatus,
    pub(crate) claim: Option<Claim>,
    /// The shop has taken it in hand.
    placed: bool,
    /// Its return is held back.
    withheld: bool,
}

impl ProductOrder {
    /// A product that is ordered.
    pub(crate) fn new(id: String, name: String, amount: Amount) -> ProductOrder {
        ProductOrder {
            id,
            name,
            amount,
            status: ProductOrderStatus::Payed,
            claim: None,
            placed: false,
            withheld: false,
        }
    }

    /// Whether its money went back.
    pub(crate) fn is_refunded(&self) -> bool {
        use ProductOrderStatus::{Canceled, Returned};
        matches!(self.status, Canceled | Returned)
    }

    /// Whether its return is held back.
    pub(crate) fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// The whole payment was given back, and what is left of the order with it.
    pub(crate) fn cancel_with_payment(&mut self) {
        if !self.is_refunded() {
            self.status = ProductOrderStatus::Canceled;
            self.claim = Some(Claim::CancelDone);
        }
    }

    /// What it is after a step, or `None` where the step is not possible.
    pub(crate) fn after(&self, step: Step) -> Option<ProductOrder> {
        use ProductOrderStatus::{
            Canceled, Delivered, Delivering, Exchanged, Payed, PurchaseDecided, Returned,
        };
        let asked = |claim| self.claim == Some(claim);
        let claimed = self.claim.is_some_and(Claim::is_open);
        let sent = matches!(self.status, Delivering | Delivered);
        let mut next = self.clone();
        match step {
            Step::Place if self.status == Payed && !self.placed && !claimed => next.placed = true,
            Step::Ship if self.status == Payed => {
                next.status = Delivering;
                if asked(Claim::CancelRequested) {
                    next.claim = Some(Claim::CancelRejected);
                }
            }
            Step::Cancel if self.status == Payed => {
                next.status = Canceled;
                next.claim = Some(Claim::CancelDone);
            }
            Step::ApproveCancel if asked(Claim::CancelRequested) => {
                next.status = Canceled;
                next.claim = Some(Claim::CancelDone);
            }
            // Until the shop has taken the order in hand, nobody is asked.
            Step::AskForCancel if self.status == Payed && !self.placed => {
                next.status = Canceled;
                next.claim = Some(Claim::CancelDone);
            }
            Step::AskForCancel if self.status == Payed && !claimed => {
                next.claim = Some(Claim::CancelRequested);
            }
            Step::RequestReturn | Step::AskForReturn if sent && !claimed => {
                next.claim = Some(Claim::ReturnRequested);
            }
            Step::ApproveReturn if asked(Claim::ReturnRequested) && !self.withheld => {
                next.status = Returned;
                next.claim = Some(Claim::ReturnDone);
            }
            Step::RejectReturn if asked(Claim::ReturnRequested) => {
                next.claim = Some(Claim::ReturnRejected);
                next.withheld = false;
            }
            Step::WithholdReturn if asked(Claim::ReturnRequested) && !self.withheld => {
                next.withheld = true;
            }
            Step::ResolveReturn if self.withheld => next.withheld = false,
            Step::AskForExchange if sent && !claimed => {
                next.claim = Some(Claim::ExchangeCollecting);
            }
            Step::CollectExchanged if asked(Claim::ExchangeCollecting) => {
                next.claim = Some(Claim::ExchangeCollected);
            }
            Step::ShipExchanged
                if asked(Claim::ExchangeCollecting) || asked(Claim::ExchangeCollected) =>
            {
                next.claim = Some(Claim::ExchangeRedelivering);
            }
            Step::Receive if asked(Claim::ExchangeRedelivering) => {
                next.status = Exchanged;
                next.claim = Some(Claim::ExchangeDone);
            }
            Step::Receive if self.status == Delivering => next.status = Delivered,
            Step::Decide if (sent || self.status == Exchanged) && !claimed => {
                next.status = PurchaseDecided;
            }
            _ => return None,
        }
        Some(next)
    }
}

/// What was told about a payment of the pay type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NaverPay {
    /// The buyer has the points of the purchase.
    pub(crate) points_credited: bool,
    /// The purchase is accepted.
    pub(crate) confirmed: bool,
}

/// For how much of a payment a cash receipt can be issued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CashAmount {
    pub(crate) by_points: Amount,
    pub(crate) by_primary: Amount,
    pub(crate) supply: Amount,
    pub(crate) vat: Amount,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::generated::lists::{
        NAVER_CLAIM_STATUS, NAVER_CLAIM_TYPE, NAVER_PRODUCT_ORDER_STATUS,
    };

    const STEPS: [Step; 16] = [
        Step::Place,
        Step::Ship,
        Step::Cancel,
        Step::ApproveCancel,
        Step::RequestReturn,
        Step::ApproveReturn,
        Step::RejectReturn,
        Step::WithholdReturn,
        Step::ResolveReturn,
        Step::CollectExchanged,
        Step::ShipExchanged,
        Step::AskForCancel,
        Step::AskForReturn,
        Step::AskForExchange,
        Step::Receive,
        Step::Decide,
    ];

    fn ordered() -> ProductOrder {
        ProductOrder::new("1".to_owned(), "사과".to_owned(), Amount::from(10))
    }

    fn after(steps: &[Step]) -> Option<ProductOrder> {
        let begin = Some(ordered());
        steps.iter().fold(begin, |order, step| {
            order.and_then(|order| order.after(*step))
        })
    }

    /// Every state that steps lead to.
    fn reachable() -> Vec<ProductOrder> {
        let mut found = vec![ordered()];
        let mut looked_at = 0;
        while let Some(order) = found.get(looked_at).cloned() {
            for next in STEPS.into_iter().filter_map(|step| order.after(step)) {
                if !found.contains(&next) {
                    found.push(next);
                }
            }
            looked_at += 1;
        }
        found
    }

    #[test]
    fn money_goes_back_once_and_nothing_follows_it() {
        let all = reachable();
        assert!(all.len() > 20, "{}", all.len());
        for order in all {
            let (kind, status) = order.claim.map_or(("CANCEL", "CANCEL_DONE"), Claim::words);
            assert!(NAVER_PRODUCT_ORDER_STATUS.contains(&order.status.as_str()));
            assert!(NAVER_CLAIM_TYPE.contains(&kind) && NAVER_CLAIM_STATUS.contains(&status));
            let ends = STEPS.into_iter().all(|step| order.after(step).is_none());
            if order.is_refunded() || order.status == ProductOrderStatus::PurchaseDecided {
                assert!(ends, "{order:?}");
            } else {
                assert!(!ends, "{order:?}");
            }
        }
    }

    #[test]
    fn a_refund_needs_the_shops_word_once_the_order_is_placed() {
        use Step::{ApproveCancel, AskForCancel, Cancel, Place, Ship};
        assert!(after(&[AskForCancel]).unwrap().is_refunded());
        let asked = after(&[Place, AskForCancel]).unwrap();
        assert_eq!(asked.claim, Some(Claim::CancelRequested));
        assert!(
            after(&[Place, AskForCancel, ApproveCancel])
                .unwrap()
                .is_refunded()
        );
        let shipped = after(&[Place, AskForCancel, Ship]).unwrap();
        assert_eq!(shipped.claim, Some(Claim::CancelRejected));
        assert!(after(&[ApproveCancel]).is_none());
        assert!(after(&[Ship, Cancel]).is_none());
        assert!(after(&[Place, Place]).is_none());
    }

    #[test]
    fn a_return_that_is_held_back_is_not_approved() {
        use Step::{
            ApproveReturn, RejectReturn, RequestReturn, ResolveReturn, Ship, WithholdReturn,
        };
        assert!(after(&[RequestReturn]).is_none());
        let held = [Ship, RequestReturn, WithholdReturn];
        assert!(after(&held).unwrap().after(ApproveReturn).is_none());
        let resolved = after(&held).unwrap().after(ResolveReturn).unwrap();
        assert!(resolved.after(ApproveReturn).unwrap().is_refunded());
        let rejected = after(&held).unwrap().after(RejectReturn).unwrap();
        assert!(rejected.after(ResolveReturn).is_none());
        assert!(rejected.after(RequestReturn).is_some());
    }

    #[test]
    fn an_exchange_is_collected_shipped_and_received() {
        use Step::{AskForExchange, CollectExchanged, Decide, Receive, Ship, ShipExchanged};
        let steps = [
            Ship,
            Receive,
            AskForExchange,
            CollectExchanged,
            ShipExchanged,
            Receive,
        ];
        let exchanged = after(&steps).unwrap();
        assert_eq!(exchanged.status, ProductOrderStatus::Exchanged);
        assert!(exchanged.after(Decide).is_some());
        assert!(after(&[Ship, ShipExchanged]).is_none());
    }
}
