//! NaverPay: the product orders of its order type, and what is told about payments of its pay type.

use crate::domain::balance::Balance;
use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::naver::{CashAmount, NaverPay, ProductOrder, Step};
use crate::domain::payments::{Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

const ORDER_UNKNOWN: &str = "존재하지 않는 상품주문입니다.";
const STEP_IMPOSSIBLE: &str = "처리할 수 있는 상품주문이 없습니다.";
const CREDITED_ALREADY: &str = "이미 포인트가 적립된 결제건입니다.";
const NOT_ESCROW: &str = "에스크로 결제건이 아닙니다.";
const CONFIRMED_ALREADY: &str = "이미 주문확정된 결제건입니다.";

/// What became of product orders.
#[derive(Debug)]
pub(crate) struct Stepped {
    /// Those for which it worked, as they are now.
    pub(crate) orders: Vec<ProductOrder>,
    /// It worked for all that were asked for.
    pub(crate) complete: bool,
    /// The payment as it is now.
    pub(crate) payment: Payment,
}

impl Shop {
    /// A payment with its product orders.
    pub(crate) fn product_orders(
        &self,
        imp_uid: &str,
    ) -> Result<(&Payment, &[ProductOrder]), Refusal> {
        let payment = self.payment(imp_uid, true)?;
        match &payment.at_gateway {
            GatewayRecord::ProductOrders(orders) => Ok((payment, orders)),
            _ => Err(Refusal::unknown(messages::GATEWAY_UNSUPPORTED)),
        }
    }

    /// The product order with this number, and its payment.
    pub(crate) fn product_order(&self, id: &str) -> Result<(&Payment, &ProductOrder), Refusal> {
        let found = self.payments.iter().find_map(|payment| {
            let GatewayRecord::ProductOrders(orders) = &payment.at_gateway else {
                return None;
            };
            let order = orders.iter().find(|order| order.id == id)?;
            Some((payment, order))
        });
        found.ok_or_else(|| Refusal::unknown(ORDER_UNKNOWN))
    }

    /// Lets a step happen to product orders of a payment: to those with these numbers, or to all that can
    /// be meant if there are none. Money that goes back goes back at once, in one sum.
    pub(crate) fn step_product_orders(
        &mut self,
        imp_uid: &str,
        ids: &[String],
        step: Step,
        reason: &str,
        now: u64,
    ) -> Result<Stepped, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        let GatewayRecord::ProductOrders(before) = &payment.at_gateway else {
            return Err(Refusal::failed(messages::GATEWAY_UNSUPPORTED));
        };
        if payment.paid_at.is_none() {
            return Err(Refusal::failed(messages::ORDER_NOT_PAID));
        }
        let wanted = |order: &ProductOrder| match ids {
            // Every return that is held back, and not every product order.
            [] if step == Step::ResolveReturn => order.is_withheld(),
            [] => true,
            ids => ids.contains(&order.id),
        };
        let asked_for = match ids {
            [] => before.iter().filter(|order| wanted(order)).count(),
            ids => ids
                .iter()
                .enumerate()
                .filter(|(at, id)| !ids.iter().take(*at).any(|earlier| earlier == *id))
                .count(),
        };
        let (mut after, mut changed) = (before.clone(), Vec::new());
        let mut given_back = Amount::ZERO;
        for order in after.iter_mut().filter(|order| wanted(order)) {
            let Some(next) = order.after(step) else {
                continue;
            };
            if next.is_refunded() {
                match given_back.checked_add(next.amount) {
                    Some(sum) if sum <= payment.remaining() => given_back = sum,
                    // A cancel of the payment has given that money back already.
                    _ => continue,
                }
            }
            *order = next;
            changed.push(order.clone());
        }
        if changed.is_empty() {
            return Err(Refusal::failed(STEP_IMPOSSIBLE));
        }
        let payment = self.change(imp_uid, |payment, ids| {
            payment.at_gateway = GatewayRecord::ProductOrders(after);
            payment.updated_at = now;
            if !given_back.is_zero() {
                payment.cancel_at_console(Some(given_back), reason, || ids.cancellation(), now)?;
            }
            Ok(())
        })?;
        let numbers: Vec<&str> = changed.iter().map(|order| order.id.as_str()).collect();
        let note = format!("{}: {}", step.as_str(), numbers.join(", "));
        let entry = Entry::of(EffectKind::OrderChanged, &payment);
        self.ledger.record(entry.note(Some(note)), now);
        if !given_back.is_zero() {
            self.refunded(&payment, given_back, now);
        }
        Ok(Stepped {
            complete: changed.len() == asked_for,
            orders: changed,
            payment: self.payment(imp_uid, true)?.clone(),
        })
    }

    /// A payment of the pay type whose money is there, and what was told about it. `at` says which
    /// payments can be meant.
    fn pay_type(&self, imp_uid: &str, at: Operation) -> Result<(&Payment, NaverPay), Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if !at.is_at(&payment.pg_provider) {
            return Err(Refusal::failed(messages::GATEWAY_UNSUPPORTED));
        }
        if payment.status != PaymentStatus::Paid {
            return Err(Refusal::failed(messages::ORDER_NOT_PAID));
        }
        let told = match payment.at_gateway {
            GatewayRecord::NaverPay(told) => told,
            _ => NaverPay::default(),
        };
        Ok((payment, told))
    }

    /// Credits the buyer with the points of a purchase, once.
    pub(crate) fn credit_points(&mut self, imp_uid: &str, now: u64) -> Result<(), Refusal> {
        let (_, mut told) = self.pay_type(imp_uid, Operation::NaverDepositPoint)?;
        if std::mem::replace(&mut told.points_credited, true) {
            return Err(Refusal::failed(CREDITED_ALREADY));
        }
        self.tell_gateway(imp_uid, GatewayRecord::NaverPay(told), "points", now)
    }

    /// Accepts the purchase of a payment with escrow, once.
    pub(crate) fn confirm_purchase(&mut self, imp_uid: &str, now: u64) -> Result<(), Refusal> {
        let (payment, mut told) = self.pay_type(imp_uid, Operation::NaverConfirmPayment)?;
        if !payment.escrow {
            return Err(Refusal::failed(NOT_ESCROW));
        }
        if std::mem::replace(&mut told.confirmed, true) {
            return Err(Refusal::failed(CONFIRMED_ALREADY));
        }
        self.tell_gateway(imp_uid, GatewayRecord::NaverPay(told), "confirmed", now)
    }

    /// For how much of a payment a cash receipt can be issued: for what was paid by transfer or with
    /// points, as far as it was not given back.
    pub(crate) fn cash_amount(&self, imp_uid: &str) -> Result<CashAmount, Refusal> {
        // This call documents no 404.
        let payment = self
            .find(imp_uid)
            .ok_or_else(|| Refusal::invalid(messages::PAYMENT_UNKNOWN))?;
        if !Operation::QueryCashAmount.is_at(&payment.pg_provider) {
            return Err(Refusal::invalid(messages::GATEWAY_UNSUPPORTED));
        }
        if payment.paid_at.is_none() {
            return Ok(CashAmount::default());
        }
        let balance = Balance::of(payment);
        let (by_points, by_primary) = match payment.pay_method.as_str() {
            "point" | "naverpay_point" => (balance.amount, Amount::ZERO),
            "trans" => (Amount::ZERO, balance.amount),
            _ => return Ok(CashAmount::default()),
        };
        let vat = balance.primary.vat;
        Ok(CashAmount {
            by_points,
            by_primary,
            supply: balance.amount.saturating_sub(vat),
            vat,
        })
    }

    /// Keeps what the gateway of a payment was told, and writes it down.
    pub(super) fn tell_gateway(
        &mut self,
        imp_uid: &str,
        record: GatewayRecord,
        told: &str,
        now: u64,
    ) -> Result<(), Refusal> {
        let payment = self.change(imp_uid, |payment, _| {
            payment.at_gateway = record;
            payment.updated_at = now;
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::GatewayTold, &payment);
        self.ledger.record(entry.note(Some(told.to_owned())), now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::payments::{CancelRequest, CancelTarget};
    use crate::domain::shop::tests::{NOW, shop};

    fn ordered(shop: &mut Shop) -> (String, Vec<String>) {
        let new = NewPayment::paid("naverco", 10_000).products([7_000, 3_000]);
        let imp_uid = shop.create(new, NOW).unwrap().imp_uid;
        let (_, orders) = shop.product_orders(&imp_uid).unwrap();
        let ids = orders.iter().map(|order| order.id.clone()).collect();
        (imp_uid, ids)
    }

    #[test]
    fn money_goes_back_with_the_product_orders_that_are_cancelled() {
        let mut shop = shop();
        let (imp_uid, ids) = ordered(&mut shop);
        let mut cancel =
            |ids: &[String]| shop.step_product_orders(&imp_uid, ids, Step::Cancel, "SOLD_OUT", NOW);
        let both = [ids[1].clone(), "0".to_owned(), ids[1].clone()];
        let part = cancel(&both).unwrap();
        assert!(!part.complete && part.orders.len() == 1);
        assert_eq!(part.payment.cancel_amount(), Amount::from(3_000));
        let rest = cancel(&[]).unwrap();
        assert!(!rest.complete, "one was cancelled before");
        assert!(matches!(cancel(&[]), Err(Refusal::Failed(_))));
        let (payment, _) = shop.product_orders(&imp_uid).unwrap();
        assert!(payment.remaining().is_zero());
        assert_eq!(payment.cancellations.len(), 2);
        assert_eq!(shop.violations(NOW), []);
    }

    #[test]
    fn a_cancel_of_the_payment_takes_its_product_orders_along() {
        let mut shop = shop();
        let (imp_uid, _) = ordered(&mut shop);
        let target = CancelTarget {
            imp_uid: Some(imp_uid.clone()),
            merchant_uid: None,
        };
        let part = CancelRequest {
            amount: Some(Amount::from(4_000)),
            ..CancelRequest::default()
        };
        shop.cancel(&target, &part, NOW).unwrap();
        let left = shop
            .step_product_orders(&imp_uid, &[], Step::Cancel, "", NOW)
            .unwrap();
        assert!(!left.complete, "7,000 are not left");
        assert_eq!(left.orders[0].amount, Amount::from(3_000));
        shop.cancel(&target, &CancelRequest::default(), NOW)
            .unwrap();
        let (_, orders) = shop.product_orders(&imp_uid).unwrap();
        assert!(orders.iter().all(ProductOrder::is_refunded));
    }

    #[test]
    fn points_and_confirmations_happen_once() {
        let mut shop = shop();
        let plain = shop.create(NewPayment::paid("naverpay", 10), NOW).unwrap();
        let escrow = NewPayment::paid("naverpay", 10).escrow();
        let escrow = shop.create(escrow, NOW).unwrap();
        shop.credit_points(&plain.imp_uid, NOW).unwrap();
        assert!(shop.credit_points(&plain.imp_uid, NOW).is_err());
        assert!(shop.confirm_purchase(&plain.imp_uid, NOW).is_err());
        shop.confirm_purchase(&escrow.imp_uid, NOW).unwrap();
        assert!(shop.confirm_purchase(&escrow.imp_uid, NOW).is_err());
        shop.credit_points(&escrow.imp_uid, NOW).unwrap();
        let other = shop.create(NewPayment::paid("payco", 10), NOW).unwrap();
        assert!(matches!(
            shop.credit_points(&other.imp_uid, NOW),
            Err(Refusal::Failed(_))
        ));
    }
}
