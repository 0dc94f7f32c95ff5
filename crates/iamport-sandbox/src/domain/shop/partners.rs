//! Sales of sub-merchants, entered on the receipt of a payment.

use crate::domain::gateway_record::GatewayRecord;
use crate::domain::messages;
use crate::domain::partners::{Sale, check};
use crate::domain::payments::PaymentStatus;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

const ENTERED_ALREADY: &str = "이미 하위 상점 거래가 등록된 결제건입니다.";

impl Shop {
    /// Enters sales on the receipt of a payment, once. Returns where the receipt is.
    pub(crate) fn enter_sales(
        &mut self,
        imp_uid: &str,
        sales: Vec<Sale>,
        now: u64,
    ) -> Result<Option<String>, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if !Operation::Partner.is_at(&payment.pg_provider) {
            return Err(Refusal::unsupported(messages::GATEWAY_UNSUPPORTED));
        }
        if payment.status != PaymentStatus::Paid {
            return Err(Refusal::invalid(messages::ORDER_NOT_PAID));
        }
        check(&sales, payment.amount, &payment.currency)?;
        if matches!(payment.at_gateway, GatewayRecord::Partners(_)) {
            return Err(Refusal::invalid(ENTERED_ALREADY));
        }
        let receipt_url = payment.receipt_url.clone();
        let told = format!("sales of {} sub-merchants", sales.len());
        self.tell_gateway(imp_uid, GatewayRecord::Partners(sales), &told, now)?;
        Ok(receipt_url)
    }
}
