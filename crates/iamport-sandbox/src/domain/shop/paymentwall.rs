//! What Paymentwall is told about the delivery of a payment.

use crate::domain::gateway_record::GatewayRecord;
use crate::domain::messages;
use crate::domain::paymentwall::{DeliveryReport, DeliveryStatus, Reply};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

impl Shop {
    /// Tells Paymentwall how a delivery goes. What Paymentwall itself refuses is an answer, not a refusal.
    pub(crate) fn report_delivery(
        &mut self,
        report: &DeliveryReport,
        now: u64,
    ) -> Result<Reply, Refusal> {
        let status = DeliveryStatus::parse(&report.status)
            .ok_or_else(|| Refusal::declined(messages::invalid("status")))?;
        // This call documents no 404.
        let payment = self
            .find(&report.imp_uid)
            .filter(|payment| payment.merchant_uid == report.merchant_uid)
            .ok_or_else(|| Refusal::declined(messages::PAYMENT_UNKNOWN))?;
        if !Operation::PaymentwallDelivery.is_at(&payment.pg_provider) {
            return Err(Refusal::declined(messages::GATEWAY_UNSUPPORTED));
        }
        if payment.paid_at.is_none() {
            return Err(Refusal::declined(messages::ORDER_NOT_PAID));
        }
        if !report.lacks.is_empty() {
            let lacks = report.lacks.iter();
            let notices = lacks.map(|name| format!("{name} is required for physical products"));
            return Ok(Reply::Refused(notices.collect()));
        }
        if let GatewayRecord::Paymentwall(before) = payment.at_gateway
            && status < before
        {
            let notice = format!("the delivery is {} already", before.as_str());
            return Ok(Reply::Refused(vec![notice]));
        }
        let record = GatewayRecord::Paymentwall(status);
        self.tell_gateway(&report.imp_uid, record, status.as_str(), now)?;
        Ok(Reply::Taken)
    }
}
