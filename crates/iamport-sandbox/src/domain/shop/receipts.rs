//! Cash receipts: issued, looked up and revoked.

use crate::domain::channels::{self, Purpose};
use crate::domain::gateway::codes;
use crate::domain::messages;
use crate::domain::payments::{Payment, PaymentStatus};
use crate::domain::receipts::{ExternalSale, Receipt, ReceiptRequest};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::facts::{missing, missing_at};
use crate::generated::fields::payments::payment_annotation;
use crate::generated::lists;
use crate::operations::Operation;
use crate::tables::Map;

const NO_RECEIPT: &str = "현금영수증 발급내역이 존재하지 않습니다.";
const ISSUED_ALREADY: &str = "이미 현금영수증이 발급되었습니다.";
const NOT_PAID: &str = "결제가 완료된 건만 현금영수증을 발급할 수 있습니다.";
const NOT_CASH: &str = "계좌이체 또는 가상계좌 결제건이 아닙니다.";
const NOT_WON: &str = "원화 결제건이 아닙니다.";
const UNSUPPORTED: &str = "현금영수증을 지원하지 않는 PG사입니다.";

impl Shop {
    /// The receipt of a payment.
    pub(crate) fn receipt(&self, imp_uid: &str) -> Result<&Receipt, Refusal> {
        self.payment(imp_uid, true)?;
        let receipt = self.receipts.by_imp_uid.get(imp_uid);
        receipt.ok_or_else(|| Refusal::unknown(NO_RECEIPT))
    }

    /// Issues a receipt over what is left of a payment.
    pub(crate) fn issue_receipt(
        &mut self,
        imp_uid: &str,
        request: &ReceiptRequest,
        now: u64,
    ) -> Result<Receipt, Refusal> {
        // This call documents no 404.
        let payment = self
            .find(imp_uid)
            .ok_or_else(|| Refusal::invalid(messages::PAYMENT_UNKNOWN))?;
        if !Operation::IssueReceipt.is_at(&payment.pg_provider) {
            return Err(Refusal::unsupported(UNSUPPORTED));
        }
        let amount = payment.remaining();
        let paid = matches!(
            payment.status,
            PaymentStatus::Paid | PaymentStatus::Cancelled
        );
        if !paid || amount.is_zero() {
            return Err(Refusal::invalid(NOT_PAID));
        }
        if !is_cash(payment) {
            return Err(Refusal::invalid(NOT_CASH));
        }
        if payment.currency != "KRW" {
            return Err(Refusal::invalid(NOT_WON));
        }
        let provider = payment.pg_provider.clone();
        let receipts = &mut self.receipts.by_imp_uid;
        let receipt = put(receipts, imp_uid, || {
            request.issue(&provider, amount, &mut self.ids, now)
        })?;
        self.change(imp_uid, |payment, _| {
            payment.cash_receipt_issued = true;
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Revokes the receipt of a payment.
    pub(crate) fn revoke_receipt(&mut self, imp_uid: &str, now: u64) -> Result<Receipt, Refusal> {
        let payment = self
            .find(imp_uid)
            .ok_or_else(|| Refusal::invalid(messages::PAYMENT_UNKNOWN))?;
        if !Operation::RevokeReceipt.is_at(&payment.pg_provider) {
            return Err(Refusal::unsupported(UNSUPPORTED));
        }
        let receipt = self
            .receipts
            .by_imp_uid
            .get_mut(imp_uid)
            .ok_or_else(|| Refusal::invalid(NO_RECEIPT))?
            .revoke(now)?;
        self.change(imp_uid, |payment, _| {
            payment.cash_receipt_issued = false;
            Ok(())
        })?;
        Ok(receipt)
    }

    /// A payment was given back as a whole: its receipt goes with it, except at the gateway that leaves
    /// that to the shop.
    pub(crate) fn receipt_follows_cancel(&mut self, imp_uid: &str, now: u64) {
        let follows = self.find(imp_uid).is_some_and(|payment| {
            payment.remaining().is_zero() && payment.pg_provider != codes::SMARTRO_V2
        });
        if follows && self.receipts.by_imp_uid.contains_key(imp_uid) {
            // One that was revoked before stays as it is.
            let _ = self.revoke_receipt(imp_uid, now);
        }
    }

    /// The receipt of a sale that was not paid through the service.
    pub(crate) fn external_receipt(&self, merchant_uid: &str) -> Result<&Receipt, Refusal> {
        let receipt = self.receipts.external.get(merchant_uid);
        receipt.ok_or_else(|| Refusal::unknown(NO_RECEIPT))
    }

    /// Issues a receipt for a sale that was not paid through the service.
    pub(crate) fn issue_external_receipt(
        &mut self,
        merchant_uid: &str,
        sale: &ExternalSale,
        request: &ReceiptRequest,
        now: u64,
    ) -> Result<Receipt, Refusal> {
        let wrong = |name| Refusal::invalid(messages::invalid(name));
        let needs = sale.needs();
        let mut missing = missing(&needs);
        missing.extend(request.identifier.is_none().then_some("identifier"));
        let (Some(key), Some(amount), true) = (&sale.channel_key, sale.amount, missing.is_empty())
        else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        let channel = channels::find(key, Purpose::Payment)
            .ok_or_else(|| Refusal::invalid(messages::CHANNEL_UNKNOWN))?;
        let provider = channel.provider;
        if !Operation::IssueExternalReceipt.is_at(provider) {
            return Err(Refusal::unsupported(UNSUPPORTED));
        }
        if amount.is_zero() || !amount.fits("KRW") {
            return Err(wrong("amount"));
        }
        let plain = merchant_uid
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric());
        let too_long = !payment_annotation::MERCHANT_UID.has_room_for(merchant_uid);
        if too_long || (provider == codes::SMARTRO_V2 && !plain) {
            return Err(wrong("merchant_uid"));
        }
        let missing = missing_at(provider, &needs);
        if !missing.is_empty() {
            return Err(Refusal::invalid(messages::missing(&missing)));
        }
        let method = sale.pay_method.as_deref();
        if method.is_some_and(|method| !lists::EXTERNAL_RECEIPT_PAY_METHOD.contains(&method)) {
            return Err(wrong("pay_method"));
        }
        put(&mut self.receipts.external, merchant_uid, || {
            request.issue(provider, amount, &mut self.ids, now)
        })
    }

    /// Revokes such a receipt.
    pub(crate) fn revoke_external_receipt(
        &mut self,
        merchant_uid: &str,
        now: u64,
    ) -> Result<Receipt, Refusal> {
        let receipt = self
            .receipts
            .external
            .get_mut(merchant_uid)
            .ok_or_else(|| Refusal::unknown(NO_RECEIPT))?;
        if !Operation::RevokeExternalReceipt.is_at(&receipt.provider) {
            return Err(Refusal::unsupported(UNSUPPORTED));
        }
        receipt.revoke(now)
    }
}

/// Whether a payment is of a kind that cash receipts are issued for.
fn is_cash(payment: &Payment) -> bool {
    !matches!(payment.pay_method.as_str(), "card" | "phone")
}

/// Puts a new receipt where none is, or only a revoked one.
fn put(
    receipts: &mut Map<String, Receipt>,
    id: &str,
    issue: impl FnOnce() -> Result<Receipt, Refusal>,
) -> Result<Receipt, Refusal> {
    let there = receipts.get(id);
    if there.is_some_and(|there| there.cancelled_at.is_none()) {
        return Err(Refusal::invalid(ISSUED_ALREADY));
    }
    let receipt = issue()?;
    receipts.insert(id.to_owned(), receipt.clone());
    Ok(receipt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::auth::Credentials;
    use crate::domain::gateway::channel_key;
    use crate::domain::money::Amount;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::payments::CancelRequest;
    use crate::domain::payments::CancelTarget;
    use crate::domain::receipts::REVOKED_ALREADY;

    fn shop() -> Shop {
        let credentials = Credentials {
            key: "key".to_owned(),
            secret: "secret".to_owned(),
        };
        Shop::new(credentials, 1, 100)
    }

    fn paid(shop: &mut Shop, provider: &str) -> String {
        let new = NewPayment::paid(provider, 11_000).pay_method("trans");
        shop.create(new, 100).unwrap().imp_uid
    }

    /// A request that every gateway takes.
    fn request() -> ReceiptRequest {
        let some = |text: &str| Some(text.to_owned());
        ReceiptRequest {
            identifier: some("01000000000"),
            identifier_type: some("phone"),
            receipt_type: some("person"),
            product_type: some("real"),
            company_tel: some("02"),
            company_name: some("가게"),
            corp_reg_no: some("1"),
            buyer_name: some("홍길동"),
            buyer_tel: some("010"),
            tax_free: None,
            vat_amount: None,
            vat: None,
        }
    }

    fn cancel(shop: &mut Shop, imp_uid: &str, amount: Option<u32>) {
        let target = CancelTarget {
            imp_uid: Some(imp_uid.to_owned()),
            merchant_uid: None,
        };
        let request = CancelRequest {
            amount: amount.map(Amount::from),
            ..CancelRequest::default()
        };
        shop.cancel(&target, &request, 200).unwrap();
    }

    #[test]
    fn a_receipt_is_over_what_is_left_and_issued_once() {
        let mut shop = shop();
        let id = paid(&mut shop, "html5_inicis");
        cancel(&mut shop, &id, Some(5_500));
        assert!(matches!(shop.receipt(&id), Err(Refusal::Unknown(_))));
        let receipt = shop.issue_receipt(&id, &request(), 300).unwrap();
        assert_eq!(
            (receipt.amount, receipt.vat, receipt.applied_at),
            (Amount::from(5_500), Amount::from(500), 300)
        );
        assert!(shop.payment(&id, true).unwrap().cash_receipt_issued);
        assert_eq!(
            shop.issue_receipt(&id, &request(), 310),
            Err(Refusal::invalid(ISSUED_ALREADY))
        );
        assert_eq!(
            shop.revoke_receipt(&id, 320).unwrap().cancelled_at,
            Some(320)
        );
        assert!(!shop.payment(&id, true).unwrap().cash_receipt_issued);
        assert_eq!(
            shop.revoke_receipt(&id, 330),
            Err(Refusal::invalid(REVOKED_ALREADY))
        );
        assert_eq!(shop.receipt(&id).unwrap().cancelled_at, Some(320));
        assert!(shop.issue_receipt(&id, &request(), 340).is_ok());
    }

    #[test]
    fn the_tax_is_an_eleventh_or_what_the_caller_says() {
        for (said, expected) in [(None, 1_000), (Some(700), 700)] {
            let mut shop = shop();
            let id = paid(&mut shop, "kcp");
            let request = ReceiptRequest {
                vat_amount: said.map(Amount::from),
                ..request()
            };
            let receipt = shop.issue_receipt(&id, &request, 1).unwrap();
            assert_eq!(receipt.vat, Amount::from(expected));
        }
    }

    #[test]
    fn the_payment_must_be_fit_for_it() {
        let mut shop = shop();
        let refused = |shop: &mut Shop, id: &str| shop.issue_receipt(id, &request(), 1);
        let invalid = |message| Err(Refusal::invalid(message));
        assert_eq!(
            refused(&mut shop, "imp_0"),
            invalid(messages::PAYMENT_UNKNOWN)
        );
        let waiting = NewPayment::waiting_vbank("kcp", 1_000);
        let waiting = shop.create(waiting, 100).unwrap().imp_uid;
        assert_eq!(refused(&mut shop, &waiting), invalid(NOT_PAID));
        let card = NewPayment::paid("kcp", 1_000);
        let card = shop.create(card, 100).unwrap().imp_uid;
        assert_eq!(refused(&mut shop, &card), invalid(NOT_CASH));
        let payco = paid(&mut shop, "payco");
        assert_eq!(
            refused(&mut shop, &payco),
            Err(Refusal::unsupported(UNSUPPORTED))
        );
        let dollars = NewPayment::paid("kcp", 11)
            .pay_method("trans")
            .currency("USD");
        let dollars = shop.create(dollars, 100).unwrap().imp_uid;
        assert_eq!(refused(&mut shop, &dollars), invalid(NOT_WON));
        let gone = paid(&mut shop, "kcp");
        cancel(&mut shop, &gone, None);
        assert_eq!(refused(&mut shop, &gone), invalid(NOT_PAID));
        let kicc = paid(&mut shop, "kicc");
        refused(&mut shop, &kicc).unwrap();
        assert_eq!(
            shop.revoke_receipt(&kicc, 1),
            Err(Refusal::unsupported(UNSUPPORTED))
        );
        let none = paid(&mut shop, "kcp");
        assert_eq!(shop.revoke_receipt(&none, 1), invalid(NO_RECEIPT));
        assert_eq!(
            shop.revoke_receipt("imp_0", 1),
            invalid(messages::PAYMENT_UNKNOWN)
        );
    }

    #[test]
    fn gateways_have_needs_of_their_own() {
        for provider in Operation::IssueReceipt.gateways().iter().copied() {
            let mut shop = shop();
            let id = paid(&mut shop, provider);
            let bare = ReceiptRequest {
                identifier: Some("1".to_owned()),
                ..ReceiptRequest::default()
            };
            let needy = !missing_at(provider, &bare.needs()).is_empty();
            assert_eq!(shop.issue_receipt(&id, &bare, 1).is_err(), needy);
            assert!(shop.issue_receipt(&id, &request(), 1).is_ok() || !needy);
        }
    }

    #[test]
    fn wrong_values_are_refused() {
        type Spoil = fn(&mut ReceiptRequest);
        let wrong: [(&str, Spoil); 6] = [
            ("identifier", |r| r.identifier = None),
            ("type", |r| r.receipt_type = Some("x".to_owned())),
            ("identifier_type", |r| {
                r.identifier_type = Some("taxcard".to_owned())
            }),
            ("product_type", |r| r.product_type = Some("x".to_owned())),
            ("tax_free", |r| r.tax_free = Some(Amount::from(11_001))),
            ("vat_amount", |r| r.vat = Some(Amount::from(11_001))),
        ];
        for (name, spoil) in wrong {
            let mut shop = shop();
            let id = paid(&mut shop, "nice_v2");
            let mut request = request();
            spoil(&mut request);
            let refused = shop.issue_receipt(&id, &request, 1).unwrap_err();
            assert!(matches!(refused, Refusal::Invalid(_)));
            assert!(refused.message().contains(name), "{refused:?}");
            assert!(shop.receipt(&id).is_err());
        }
    }

    #[test]
    fn a_receipt_goes_with_its_payment_except_at_smartro() {
        for (provider, stays) in [("kcp", false), ("smartro_v2", true)] {
            let mut shop = shop();
            let id = paid(&mut shop, provider);
            shop.issue_receipt(&id, &request(), 1).unwrap();
            cancel(&mut shop, &id, Some(1_000));
            assert_eq!(shop.receipt(&id).unwrap().cancelled_at, None);
            cancel(&mut shop, &id, None);
            assert_eq!(shop.receipt(&id).unwrap().cancelled_at.is_none(), stays);
            assert_eq!(shop.payment(&id, true).unwrap().cash_receipt_issued, stays);
        }
    }

    #[test]
    fn other_sales_need_no_payment() {
        let mut shop = shop();
        let sale = |provider: &str| ExternalSale {
            channel_key: Some(channel_key(provider, false)),
            name: Some("사과".to_owned()),
            amount: Some(Amount::from(1_100)),
            pay_method: None,
        };
        let mut issue = |order: &str, sale: &ExternalSale| {
            shop.issue_external_receipt(order, sale, &request(), 1)
        };
        let receipt = issue("a-1", &sale("nice")).unwrap();
        assert_eq!(receipt.vat, Amount::from(100));
        assert_eq!(
            issue("a-1", &sale("kcp")),
            Err(Refusal::invalid(ISSUED_ALREADY))
        );
        assert!(issue("a-2", &sale("smartro_v2")).is_err());
        assert!(issue("a2", &sale("smartro_v2")).is_ok());
        assert!(issue("b", &sale("welcome")).is_err());
        let by_transfer = ExternalSale {
            pay_method: Some("trans".to_owned()),
            ..sale("welcome")
        };
        assert!(issue("b", &by_transfer).is_ok());
        assert_eq!(
            issue("c", &sale("payco")),
            Err(Refusal::unsupported(UNSUPPORTED))
        );
        assert!(matches!(
            issue("c", &sale("none")),
            Err(Refusal::Invalid(_))
        ));
        assert!(matches!(
            issue("c", &ExternalSale::default()),
            Err(Refusal::Invalid(_))
        ));
        assert!(issue("k", &sale("kicc")).is_ok());
        assert!(matches!(
            shop.revoke_external_receipt("k", 2),
            Err(Refusal::Unsupported(_))
        ));
        assert!(shop.revoke_external_receipt("a-1", 2).is_ok());
        assert!(matches!(
            shop.revoke_external_receipt("a-1", 3),
            Err(Refusal::Invalid(_))
        ));
        assert!(matches!(
            shop.revoke_external_receipt("none", 3),
            Err(Refusal::Unknown(_))
        ));
        assert_eq!(shop.external_receipt("a-1").unwrap().cancelled_at, Some(2));
    }
}
