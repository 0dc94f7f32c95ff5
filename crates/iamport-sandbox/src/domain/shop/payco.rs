//! What PAYCO is told about the order of a payment.

use crate::domain::gateway_record::GatewayRecord;
use crate::domain::messages;
use crate::domain::payco::OrderStatus;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

const CANNOT_FOLLOW: &str = "변경할 수 없는 주문상태입니다.";

impl Shop {
    /// Sets the state of an order. No money moves.
    pub(crate) fn set_payco_status(
        &mut self,
        imp_uid: &str,
        word: &str,
        now: u64,
    ) -> Result<OrderStatus, Refusal> {
        let status = OrderStatus::parse(word)
            .ok_or_else(|| Refusal::declined(messages::invalid("status")))?;
        // This call documents no 404.
        let payment = self
            .find(imp_uid)
            .ok_or_else(|| Refusal::declined(messages::PAYMENT_UNKNOWN))?;
        if !Operation::ChangeOrderStatus.is_at(&payment.pg_provider) {
            return Err(Refusal::declined(messages::GATEWAY_UNSUPPORTED));
        }
        if payment.paid_at.is_none() {
            return Err(Refusal::declined(messages::ORDER_NOT_PAID));
        }
        let before = match payment.at_gateway {
            GatewayRecord::Payco(before) => Some(before),
            _ => None,
        };
        if !status.can_follow(before) {
            return Err(Refusal::declined(CANNOT_FOLLOW));
        }
        self.tell_gateway(imp_uid, GatewayRecord::Payco(status), status.as_str(), now)?;
        Ok(status)
    }
}
