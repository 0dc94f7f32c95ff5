//! Virtual accounts: issued, changed, closed, and paid into.

use crate::domain::gateway;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::payments::Payment;
use crate::domain::refusal::Refusal;
use crate::domain::seed;
use crate::domain::shop::Shop;
use crate::domain::vbanks::IssueRequest;
use crate::facts::missing;
use crate::generated::fields::vbanks::query_bank_holder;

impl Shop {
    /// Issues a virtual account. Several may wait for one order, but none is issued for an order that
    /// was paid.
    pub(crate) fn issue_vbank(
        &mut self,
        mut request: IssueRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let merchant_uid = request.merchant_uid.as_deref().unwrap_or_default();
        if self.was_paid(merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        let notice_urls = std::mem::take(&mut request.notice_urls);
        let payment = request.issue(&mut self.ids, now)?;
        let payment = self.insert(payment);
        self.note(EffectKind::AccountIssued, &payment, now);
        self.set_notice_urls(&payment.imp_uid, notice_urls);
        Ok(payment)
    }

    /// Changes the amount or the deadline of a waiting virtual account.
    pub(crate) fn modify_vbank(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        due: Option<u64>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let payment = self.change(imp_uid, |payment, _| payment.modify(amount, due, now))?;
        self.note(EffectKind::AccountModified, &payment, now);
        if let Some(position) = self.by_imp_uid.get(imp_uid) {
            self.watch_deadline(*position);
        }
        Ok(payment)
    }

    /// Closes a waiting virtual account.
    pub(crate) fn revoke_vbank(
        &mut self,
        imp_uid: &str,
        has_api_key: bool,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let afterwards = self.assumptions.revoked_status;
        let payment = self.change(imp_uid, |payment, _| {
            payment.revoke(has_api_key, afterwards, now)
        })?;
        self.note(EffectKind::AccountRevoked, &payment, now);
        Ok(payment)
    }

    /// Money arrives on a virtual account.
    pub(crate) fn deposit(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        depositor: Option<String>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let (assumptions, mut came_in) = (self.assumptions, Amount::ZERO);
        let payment = self.change(imp_uid, |payment, ids| {
            let mid = payment.pg_id.clone();
            let tid = || ids.gateway_transaction(&mid);
            came_in = payment.deposit(amount, depositor, tid, &assumptions, now)?;
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::Deposited, &payment);
        self.ledger
            .record(entry.paid(came_in, &payment.currency), now);
        Ok(payment)
    }

    /// The name of the person or company that owns an account.
    pub(crate) fn account_holder(
        &self,
        bank_code: Option<&str>,
        number: Option<&str>,
    ) -> Result<String, Refusal> {
        let missing = missing(&[
            (query_bank_holder::BANK_CODE, bank_code.is_none()),
            (query_bank_holder::BANK_NUM, number.is_none()),
        ]);
        let (Some(bank_code), Some(number)) = (bank_code, number) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        if !gateway::holder_can_be_looked_up(bank_code) {
            return Err(Refusal::unknown(messages::HOLDER_UNKNOWN));
        }
        let own = self
            .payments
            .iter()
            .filter_map(|payment| payment.vbank.as_ref())
            .find(|vbank| vbank.bank_code == bank_code && vbank.number == number);
        if let Some(holder) = own.and_then(|vbank| vbank.holder.clone()) {
            return Ok(holder);
        }
        seed::holder_of(number).ok_or_else(|| Refusal::unknown(messages::HOLDER_UNKNOWN))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::shop::tests::{NOW, shop};

    pub(crate) fn issue(shop: &mut Shop, merchant_uid: &str) -> Result<Payment, Refusal> {
        let request = IssueRequest {
            channel_key: Some(gateway::channel_key("nice_v2", false)),
            merchant_uid: Some(merchant_uid.to_owned()),
            amount: Some(Amount::from(1_000)),
            bank: Some("088".to_owned()),
            due: Some(NOW + 1_000),
            ..IssueRequest::default()
        };
        shop.issue_vbank(request, NOW)
    }

    #[test]
    fn an_order_can_wait_several_times_but_is_paid_once() {
        let mut shop = shop();
        let first = issue(&mut shop, "a").unwrap();
        let second = issue(&mut shop, "a").unwrap();
        assert_ne!(first.imp_uid, second.imp_uid);
        shop.deposit(&first.imp_uid, None, None, NOW).unwrap();
        assert_eq!(
            issue(&mut shop, "a").unwrap_err(),
            Refusal::declined(messages::PAID_ALREADY)
        );
        assert!(
            shop.create(NewPayment::paid("payco", 1).merchant_uid("a"), NOW)
                .is_err()
        );
        issue(&mut shop, "b").unwrap();
    }

    #[test]
    fn holders_are_looked_up() {
        let shop = shop();
        let example = shop.payment(seed::EXAMPLE_IMP_UID, false).unwrap();
        let vbank = example.vbank.clone().unwrap();
        let look_up = |code, number| shop.account_holder(Some(code), Some(number));
        assert_eq!(look_up(vbank.bank_code, &vbank.number).ok(), vbank.holder);
        assert!(look_up("088", "110-123-456789").is_ok());
        assert_eq!(
            look_up("088", "110-123-456789"),
            look_up("088", "110123456789")
        );
        assert!(look_up("999", "110123456789").is_err());
        assert!(look_up("088", "12").is_err());
        assert!(look_up("088", "0000000000").is_err());
        assert_eq!(
            shop.account_holder(Some("088"), None),
            Err(Refusal::invalid("bank_num 파라메터가 누락되었습니다."))
        );
    }
}
