//! Benepia points: looked up, and taken for an order.

use serde::Deserialize;

use crate::domain::billing::{Instrument, Order};
use crate::domain::billing_keys::Contract;
use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::payments::Payment;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

/// How many Benepia points each buyer has before anything is paid with them.
pub const BENEPIA_POINTS: u32 = 1_000_000;

/// The one password of a Benepia account that is wrong; any other is right.
pub const WRONG_BENEPIA_PASSWORD: &str = "wrong";

const ACCOUNT_WRONG: &str = "베네피아 아이디 또는 비밀번호가 올바르지 않습니다.";
const TOO_FEW_POINTS: &str = "베네피아 포인트 잔액이 부족합니다.";

/// Whose points are meant, and through which channel.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct BenepiaAccount {
    #[serde(rename = "benepia_user")]
    pub(crate) user: String,
    #[serde(rename = "benepia_password")]
    pub(crate) password: String,
    pub(crate) channel_key: String,
}

impl BenepiaAccount {
    /// The channel, if the account can be used through it. `operation` says which channels there are.
    fn checked(&self, operation: Operation) -> Result<Contract, Refusal> {
        let contract = Contract::of_channel(&self.channel_key, operation.gateways())
            .ok_or_else(|| Refusal::failed(messages::CHANNEL_UNKNOWN))?;
        if self.password == WRONG_BENEPIA_PASSWORD {
            return Err(Refusal::failed(ACCOUNT_WRONG));
        }
        Ok(contract)
    }
}

impl Shop {
    /// The points that a buyer has now.
    pub(crate) fn benepia_points(&self, account: &BenepiaAccount) -> Result<Amount, Refusal> {
        account.checked(Operation::QueryBenepiaPoint)?;
        Ok(self.points_of(&account.user))
    }

    fn points_of(&self, user: &str) -> Amount {
        let pays = |payment: &&Payment| match &payment.at_gateway {
            GatewayRecord::Benepia { user: owner } => owner == user && payment.paid_at.is_some(),
            _ => false,
        };
        self.payments
            .iter()
            .filter(pays)
            .fold(Amount::from(BENEPIA_POINTS), |left, payment| {
                left.saturating_sub(payment.remaining())
            })
    }

    /// Pays an order with a buyer's points.
    pub(crate) fn pay_with_points(
        &mut self,
        account: BenepiaAccount,
        mut order: Order,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let contract = account.checked(Operation::PayBenepiaPoint)?;
        if self.was_paid(&order.merchant_uid) {
            return Err(Refusal::failed(messages::PAID_ALREADY));
        }
        if order.amount > self.points_of(&account.user) {
            return Err(Refusal::failed(TOO_FEW_POINTS));
        }
        if let Some(reason) = self.planned_declines.take(None) {
            let entry = Entry::new(EffectKind::ChargeDeclined).order(&order.merchant_uid);
            self.ledger.record(entry.note(Some(reason.clone())), now);
            return Err(Refusal::failed(reason));
        }
        let notice_urls = std::mem::take(&mut order.notice_urls);
        let mut payment = self.drawn(order, Instrument::of(contract), None, now);
        payment.pay_method = "point".to_owned();
        payment.at_gateway = GatewayRecord::Benepia { user: account.user };
        Ok(self.book(payment, notice_urls, None, now))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::gateway::channel_key;
    use crate::domain::payments::{CancelRequest, CancelTarget};
    use crate::domain::shop::tests::{NOW, shop};

    pub(crate) fn account(user: &str) -> BenepiaAccount {
        BenepiaAccount {
            user: user.to_owned(),
            password: "right".to_owned(),
            channel_key: channel_key("kcp", false),
        }
    }

    pub(crate) fn pay(
        shop: &mut Shop,
        merchant_uid: &str,
        amount: u32,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let order = Order::plain(merchant_uid.to_owned(), None, Amount::from(amount))?;
        shop.pay_with_points(account("u"), order, now)
    }

    #[test]
    fn points_are_taken_and_come_back() {
        let mut shop = shop();
        let paid = pay(&mut shop, "a", 600_000, NOW).unwrap();
        let points = |shop: &Shop, user| shop.benepia_points(&account(user)).unwrap();
        assert_eq!(points(&shop, "u"), Amount::from(400_000));
        assert_eq!(points(&shop, "v"), Amount::from(BENEPIA_POINTS));
        let failed = |refused: Result<Payment, Refusal>, message: &str| {
            assert_eq!(refused.unwrap_err(), Refusal::failed(message.to_owned()));
        };
        failed(pay(&mut shop, "b", 400_001, NOW), TOO_FEW_POINTS);
        failed(pay(&mut shop, "a", 1, NOW), messages::PAID_ALREADY);
        shop.plan_decline(None, "no".to_owned());
        failed(pay(&mut shop, "b", 1, NOW), "no");
        let target = CancelTarget {
            imp_uid: Some(paid.imp_uid),
            merchant_uid: None,
        };
        // NHN KCP wants to be told what is free of tax; here nothing is.
        shop.cancel(&target, &CancelRequest::default(), NOW)
            .unwrap();
        assert_eq!(points(&shop, "u"), Amount::from(BENEPIA_POINTS));
        let mut wrong = account("u");
        wrong.password = WRONG_BENEPIA_PASSWORD.to_owned();
        assert!(matches!(
            shop.benepia_points(&wrong),
            Err(Refusal::Failed(_))
        ));
        assert_eq!(shop.violations(NOW), []);
    }
}
