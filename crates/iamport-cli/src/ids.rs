//! Payments named by their PortOne id or by the shop's order number.

use iamport::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};

use crate::call_context::CallContext;
use crate::failure::Failure;
use crate::format;
use crate::session::Session;

/// What the ids of the vendor begin with.
const BEGINNINGS: [&str; 2] = ["imp_", "imps_"];

/// How a payment is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Id {
    /// By its PortOne id.
    ImpUid(String),
    /// By the order number of the shop.
    Order(String),
}

impl Id {
    /// Reads what was given; `is_order` says that it is an order number, whatever it looks like.
    pub(crate) fn of(text: &str, is_order: bool) -> Self {
        let of_vendor = BEGINNINGS.iter().any(|begin| text.starts_with(begin));
        if of_vendor && !is_order {
            Self::ImpUid(text.to_owned())
        } else {
            Self::Order(text.to_owned())
        }
    }

    /// As an argument of a call.
    pub(crate) fn word(&self) -> String {
        match self {
            Self::ImpUid(imp_uid) => format!("imp_uid={imp_uid}"),
            Self::Order(order) => format!("merchant_uid={order}"),
        }
    }
}

/// The id of the only payment that an order has. One that has several names none.
pub(crate) async fn only_payment(session: &Session, id: &Id) -> Result<String, Failure> {
    let order = match id {
        Id::ImpUid(imp_uid) => return Ok(imp_uid.clone()),
        Id::Order(order) => order,
    };
    let found = of_order(session, order).await?;
    match found.as_slice() {
        [one] => Ok(one.imp_uid.clone()),
        several => Err(Failure::Usage(format!(
            "the order {} has {} payments; name one by its id: {}",
            format::plain(order),
            several.len(),
            told(several)
        ))),
    }
}

/// All payments of an order.
async fn of_order(session: &Session, order: &str) -> Result<Vec<PaymentAnnotation>, Failure> {
    let call = CallContext::reading("getAllPaymentsByMerchantUid");
    let sent = session
        .client()
        .get_all_payments_by_merchant_uid(order)
        .send();
    Ok(session.read(call, sent).await?.list)
}

/// Payments with their states, in words.
fn told(payments: &[PaymentAnnotation]) -> String {
    let all = payments.iter().map(|it| {
        let (imp_uid, status) = (
            format::plain(&it.imp_uid),
            format::plain(it.status.as_str()),
        );
        format!("{imp_uid} is {status}")
    });
    all.collect::<Vec<_>>().join(", ")
}

/// The id of the payment whose account waits for a deposit. An order can have several, and then the person must choose.
pub(crate) async fn waiting_account(session: &Session, id: &Id) -> Result<String, Failure> {
    let order = match id {
        Id::ImpUid(imp_uid) => return Ok(imp_uid.clone()),
        Id::Order(order) => order,
    };
    let found = of_order(session, order).await?;
    let waits = |payment: &&PaymentAnnotation| {
        payment.status == PaymentStatus::Ready && payment.pay_method == Some(PaymentMethod::Vbank)
    };
    let waiting: Vec<&PaymentAnnotation> = found.iter().filter(waits).collect();
    let order = format::plain(order);
    match waiting.as_slice() {
        [one] => Ok(one.imp_uid.clone()),
        [] => Err(Failure::Usage(format!(
            "no account of the order {order} waits for a deposit: {}",
            told(&found)
        ))),
        several => {
            let ids: Vec<String> = several
                .iter()
                .map(|it| format::plain(&it.imp_uid))
                .collect();
            Err(Failure::Usage(format!(
                "{} accounts of the order {order} wait for a deposit; name one by its id: {}",
                several.len(),
                ids.join(", ")
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_the_vendor_is_told_from_an_order_number() {
        let imp_uid = |text: &str| Id::ImpUid(text.to_owned());
        let order = |text: &str| Id::Order(text.to_owned());
        assert_eq!(
            Id::of("imp_448280090638", false),
            imp_uid("imp_448280090638")
        );
        assert_eq!(
            Id::of("imps_448280090638", false),
            imp_uid("imps_448280090638")
        );
        assert_eq!(Id::of("imp_448280090638", true), order("imp_448280090638"));
        for text in ["order-1", "imp-1", "IMP_1", "주문 1"] {
            assert_eq!(Id::of(text, false), order(text));
        }
        assert_eq!(imp_uid("imp_1").word(), "imp_uid=imp_1");
        assert_eq!(order("주문 1").word(), "merchant_uid=주문 1");
    }
}
