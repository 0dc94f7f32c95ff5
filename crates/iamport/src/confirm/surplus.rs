//! Waiting accounts of an order beside the one that the buyer was shown.

use std::time::Duration;

use super::answer::Confirmed;
use super::look::{self, patiently};
use crate::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};
use crate::{Client, Error};

/// The operation that errors are about.
const OPERATION: &str = "revokeVbank";

/// What became of an account that was too many.
#[derive(Debug)]
#[non_exhaustive]
pub struct SurplusAccount {
    /// Its id.
    pub imp_uid: String,
    /// What became of its revoke.
    pub revoked: Result<Confirmed<PaymentAnnotation>, Error>,
}

impl Client {
    /// Revokes the waiting accounts of an order, all but one. After a lost `createVbank` an order can have two of them, and a buyer who
    /// pays into both has paid twice.
    ///
    /// `keep` is the `imp_uid` of the account that the buyer was shown. It must be one of the order's accounts, waiting or paid, or
    /// nothing is sent. All others of the order that wait are revoked, one after the other, each by a
    /// [confirmed revoke](crate::confirm); none that was paid is touched. May be called again: it finds what is left. `within` is how long
    /// the look at the order, and then each revoke, may take.
    ///
    /// # Errors
    /// Nothing was sent: the order could not be read as a whole, or `keep` is no such account of it.
    pub async fn revoke_surplus_accounts(
        &self,
        merchant_uid: &str,
        keep: &str,
        within: Duration,
    ) -> Result<Vec<SurplusAccount>, Error> {
        let read = || look::attempts(self, merchant_uid);
        let attempts = patiently(look::after(within), read).await;
        let attempts = attempts.map_err(|error| error.before_the_change(OPERATION))?;
        if !attempts.whole {
            return Err(look::not_whole().with_operation(OPERATION));
        }
        let mut accounts = attempts.list;
        accounts.retain(|it| it.pay_method == Some(PaymentMethod::Vbank));
        let kept = accounts.iter().find(|it| it.imp_uid == keep);
        if !kept.is_some_and(|it| matches!(it.status, PaymentStatus::Ready | PaymentStatus::Paid)) {
            return Err(Error::invalid_input(format!(
                "{keep} is no waiting or paid account of the order {merchant_uid}, so none of its accounts was revoked"
            ))
            .with_operation(OPERATION));
        }
        accounts.retain(|it| it.status == PaymentStatus::Ready && it.imp_uid != keep);
        let mut surplus = Vec::new();
        for account in accounts {
            let revoke = self.revoke_vbank(&account.imp_uid).confirm();
            surplus.push(SurplusAccount {
                revoked: revoke.within(within).await,
                imp_uid: account.imp_uid,
            });
        }
        Ok(surplus)
    }
}
