//! A payment, its states, and what may happen to it in each.

use serde::{Deserialize, Deserializer, Serialize};

use super::assumptions::{Assumptions, OverdueVbank, RevokedStatus, WrongDeposit};
use super::card::Card;
use super::gateway::Gateway;
use super::gateway_record::GatewayRecord;
use super::messages;
use super::money::Amount;
use super::refusal::Refusal;
use crate::facts::missing_at;
use crate::generated::fields::payments::cancel_payment;
use crate::generated::lists;
use crate::interned::{self, Interned};
use crate::operations::Operation;
use crate::request;

/// The state of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PaymentStatus {
    /// The payment window was opened, or a virtual account waits for its deposit.
    Ready,
    /// The money is there.
    Paid,
    /// Some of the money, or all of it, was given back.
    Cancelled,
    /// The payment failed, or its virtual account was revoked.
    Failed,
}

impl PaymentStatus {
    /// The API's word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PaymentStatus::Ready => "ready",
            PaymentStatus::Paid => "paid",
            PaymentStatus::Cancelled => "cancelled",
            PaymentStatus::Failed => "failed",
        }
    }

    /// The state that the API calls `word`.
    pub(crate) fn parse(word: &str) -> Option<PaymentStatus> {
        match word {
            "ready" => Some(PaymentStatus::Ready),
            "paid" => Some(PaymentStatus::Paid),
            "cancelled" => Some(PaymentStatus::Cancelled),
            "failed" => Some(PaymentStatus::Failed),
            _ => None,
        }
    }
}

impl std::fmt::Display for PaymentStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A payment. Times are seconds since the epoch; `None` where it has not happened.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Payment {
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: String,
    pub(crate) status: PaymentStatus,
    /// The API's word for it; empty where it has none.
    pub(crate) pay_method: String,
    /// Where it was started: `pc`, `mobile` or `api`.
    #[serde(deserialize_with = "interned::interned")]
    pub(crate) channel: Interned,
    pub(crate) pg_provider: String,
    pub(crate) pg_id: String,
    pub(crate) pg_tid: Option<String>,
    pub(crate) test_channel: bool,
    pub(crate) escrow: bool,
    pub(crate) name: Option<String>,
    pub(crate) amount: Amount,
    pub(crate) currency: String,
    pub(crate) tax_free: Amount,
    pub(crate) vat_amount: Option<Amount>,
    pub(crate) buyer: Buyer,
    pub(crate) custom_data: Option<String>,
    pub(crate) user_agent: Option<String>,
    pub(crate) vbank: Option<Vbank>,
    /// The card that was charged, where the gateway tells.
    pub(crate) card: Option<CardUse>,
    /// The billing key that was charged, or issued by it.
    pub(crate) key_use: Option<KeyUse>,
    /// What only the calls of its own gateway know.
    #[serde(default)]
    pub(crate) at_gateway: GatewayRecord,
    pub(crate) started_at: u64,
    pub(crate) paid_at: Option<u64>,
    pub(crate) failed_at: Option<u64>,
    pub(crate) fail_reason: Option<String>,
    pub(crate) receipt_url: Option<String>,
    /// A cash receipt is there that was not revoked.
    pub(crate) cash_receipt_issued: bool,
    pub(crate) cancellations: Vec<Cancellation>,
    pub(crate) updated_at: u64,
}

/// Who pays.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Buyer {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) tel: Option<String>,
    pub(crate) addr: Option<String>,
    pub(crate) postcode: Option<String>,
}

/// How a buyer is written in a request.
#[derive(Default, Deserialize)]
#[serde(remote = "Buyer", default)]
pub(crate) struct SentBuyer {
    #[serde(rename = "buyer_name")]
    name: Option<String>,
    #[serde(rename = "buyer_email")]
    email: Option<String>,
    #[serde(rename = "buyer_tel")]
    tel: Option<String>,
    #[serde(rename = "buyer_addr")]
    addr: Option<String>,
    #[serde(rename = "buyer_postcode")]
    postcode: Option<String>,
}

/// The virtual account of a payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Vbank {
    #[serde(deserialize_with = "interned::interned")]
    pub(crate) bank_code: Interned,
    #[serde(deserialize_with = "interned::interned")]
    pub(crate) bank_name: Interned,
    pub(crate) number: String,
    pub(crate) holder: Option<String>,
    pub(crate) due: Option<u64>,
    pub(crate) issued_at: u64,
    /// When it was revoked, or failed for its deadline.
    pub(crate) closed_at: Option<u64>,
    /// Takes any number of deposits of any size.
    pub(crate) unlimited: bool,
    pub(crate) deposits: Vec<Deposit>,
}

/// The card of a payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CardUse {
    pub(crate) card: Card,
    /// In how many monthly parts; 0 for at once.
    pub(crate) quota: u64,
    /// The approval number, if it was approved.
    pub(crate) approval: Option<String>,
}

/// The billing key of a payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeyUse {
    pub(crate) customer_uid: String,
    pub(crate) usage: KeyUsage,
}

/// What a billing key was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum KeyUsage {
    Issue,
    Payment,
    ScheduledPayment,
}

impl KeyUsage {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            KeyUsage::Issue => "issue",
            KeyUsage::Payment => "payment",
            KeyUsage::ScheduledPayment => "payment.scheduled",
        }
    }
}

/// Money that came in on an unlimited virtual account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Deposit {
    pub(crate) pg_tid: String,
    pub(crate) amount: Amount,
    pub(crate) depositor: String,
    pub(crate) at: u64,
}

/// Money that was given back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Cancellation {
    pub(crate) id: String,
    pub(crate) pg_tid: Option<String>,
    pub(crate) amount: Amount,
    pub(crate) tax_free: Amount,
    pub(crate) at: u64,
    pub(crate) reason: String,
    pub(crate) receipt_url: Option<String>,
    /// What the caller asked for; `None` for what a person did in the console.
    pub(crate) asked: Option<Asked>,
}

/// What a cancel asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CancelRequest {
    /// How much; all that is left when absent or zero.
    #[serde(deserialize_with = "request::number")]
    pub(crate) amount: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) tax_free: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat_amount: Option<Amount>,
    /// What the caller believes to be left.
    #[serde(deserialize_with = "request::number")]
    pub(crate) checksum: Option<Amount>,
    pub(crate) reason: Option<String>,
    #[serde(rename = "*refund")]
    pub(crate) refund: RefundAccount,
    /// Who asked for it, `customer` or `admin`.
    #[serde(rename = "extra", deserialize_with = "requester")]
    pub(crate) requester: Option<String>,
    /// The shop wants to be told by a webhook. What is neither true nor false is not true.
    #[serde(deserialize_with = "request::true_if_any")]
    pub(crate) enable_webhook: bool,
}

/// What a cancel asked for, as it is kept: two that are the same are most likely one that was sent twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    amount: Option<Amount>,
    tax_free: Option<Amount>,
    pub(crate) vat_amount: Option<Amount>,
    checksum: Option<Amount>,
    reason: Option<String>,
    /// Holder, bank, account and telephone number.
    refund: [Option<String>; 4],
    requester: Option<String>,
    enable_webhook: bool,
}

impl Asked {
    fn of(request: &CancelRequest) -> Asked {
        let refund = &request.refund;
        Asked {
            amount: request.amount,
            tax_free: request.tax_free,
            vat_amount: request.vat_amount,
            checksum: request.checksum,
            reason: request.reason.clone(),
            refund: [&refund.holder, &refund.bank, &refund.account, &refund.tel].map(Clone::clone),
            requester: request.requester.clone(),
            enable_webhook: request.enable_webhook,
        }
    }
}

/// Where the money of a virtual account goes back to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RefundAccount {
    #[serde(rename = "refund_holder")]
    pub(crate) holder: Option<String>,
    #[serde(rename = "refund_bank")]
    pub(crate) bank: Option<String>,
    #[serde(rename = "refund_account")]
    pub(crate) account: Option<String>,
    #[serde(rename = "refund_tel")]
    pub(crate) tel: Option<String>,
}

/// What a request says besides about a cancel or a deletion.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Extra {
    requester: Option<String>,
}

/// Who asked for it: `extra[requester]`.
pub(crate) fn requester<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(Extra::deserialize(deserializer)?.requester)
}

/// What a cancel is about. The payment's own id counts where both are given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CancelTarget {
    pub(crate) imp_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
}

/// Payments that were looked up together.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) payments: Vec<Payment>,
    /// Some of what was asked for does not exist.
    pub(crate) incomplete: bool,
}

impl Payment {
    pub(crate) fn gateway(&self) -> Gateway<'_> {
        Gateway(&self.pg_provider)
    }

    /// How much was given back so far.
    pub(crate) fn cancel_amount(&self) -> Amount {
        self.amount.saturating_sub(self.remaining())
    }

    /// How much can still be given back.
    pub(crate) fn remaining(&self) -> Amount {
        self.cancellations
            .iter()
            .fold(self.amount, |left, done| left.saturating_sub(done.amount))
    }

    /// How much of the remaining money is free of tax.
    pub(crate) fn remaining_tax_free(&self) -> Amount {
        self.cancellations.iter().fold(self.tax_free, |left, done| {
            left.saturating_sub(done.tax_free)
        })
    }

    /// How much value added tax can still be given back: what was paid of it, less what the cancels said
    /// that they give back. Where the payment named none, it is one eleventh, and rounding is the
    /// caller's.
    fn remaining_vat(&self) -> Amount {
        let taxed = self.amount.saturating_sub(self.tax_free);
        let paid = self
            .vat_amount
            .unwrap_or_else(|| taxed.most_included_vat(&self.currency));
        self.cancellations
            .iter()
            .filter_map(|done| done.asked.as_ref()?.vat_amount)
            .fold(paid, Amount::saturating_sub)
    }

    /// When money was last given back, or when a revoked account was cancelled without any.
    pub(crate) fn cancelled_at(&self) -> Option<u64> {
        match self.cancellations.last() {
            Some(done) => Some(done.at),
            None if self.status == PaymentStatus::Cancelled => self.closed_at(),
            None => None,
        }
    }

    /// When its virtual account, or its number for the till, was revoked or failed for its deadline.
    pub(crate) fn closed_at(&self) -> Option<u64> {
        match &self.at_gateway {
            GatewayRecord::Till(till) => till.closed_at,
            _ => self.vbank.as_ref()?.closed_at,
        }
    }

    /// When it came into the state that it is in.
    pub(crate) fn status_since(&self) -> u64 {
        match self.status {
            PaymentStatus::Ready => None,
            PaymentStatus::Paid => self.paid_at,
            PaymentStatus::Cancelled => self.cancelled_at(),
            PaymentStatus::Failed => self.failed_at,
        }
        .unwrap_or(self.started_at)
    }

    /// The virtual account, if this is a payment by one that still waits for its deposit.
    fn waiting_vbank(&mut self) -> Result<&mut Vbank, Refusal> {
        let ready = self.status == PaymentStatus::Ready;
        match &mut self.vbank {
            None => Err(Refusal::invalid(messages::NOT_A_VBANK)),
            Some(_) if !ready => Err(Refusal::invalid(messages::NOT_WAITING)),
            Some(vbank) => Ok(vbank),
        }
    }

    /// Closes a waiting virtual account. `has_api_key` says whether the gateway's key was shown.
    pub(crate) fn revoke(
        &mut self,
        has_api_key: bool,
        afterwards: RevokedStatus,
        now: u64,
    ) -> Result<(), Refusal> {
        self.waiting_vbank()?;
        if !Operation::RevokeVbank.is_at(&self.pg_provider) {
            return Err(Refusal::invalid(messages::REVOKE_UNSUPPORTED));
        }
        if self.gateway().revokes_with_api_key() && !has_api_key {
            return Err(Refusal::gateway(messages::revoke_refused(
                messages::HASH_DIFFERS,
            )));
        }
        self.end_waiting(afterwards, messages::REVOKED, now)
    }

    /// Closes a number for the till that nobody has paid.
    pub(crate) fn revoke_number(
        &mut self,
        afterwards: RevokedStatus,
        now: u64,
    ) -> Result<(), Refusal> {
        if !matches!(self.at_gateway, GatewayRecord::Till(_)) {
            return Err(Refusal::declined(messages::NOT_A_NUMBER));
        }
        self.end_waiting(afterwards, messages::NUMBER_REVOKED, now)
    }

    /// Ends what waits for money, on the shop's wish.
    fn end_waiting(
        &mut self,
        afterwards: RevokedStatus,
        reason: &str,
        now: u64,
    ) -> Result<(), Refusal> {
        match afterwards {
            RevokedStatus::Failed => self.close(reason, now),
            RevokedStatus::Cancelled => {
                *self.waiting_end()? = Some(now);
                self.status = PaymentStatus::Cancelled;
                self.updated_at = now;
                Ok(())
            }
        }
    }

    /// Where the end of what waits for money is noted: of a virtual account, or of a number for the till.
    fn waiting_end(&mut self) -> Result<&mut Option<u64>, Refusal> {
        if !matches!(self.at_gateway, GatewayRecord::Till(_)) {
            return Ok(&mut self.waiting_vbank()?.closed_at);
        }
        match &mut self.at_gateway {
            GatewayRecord::Till(till) if self.status == PaymentStatus::Ready => {
                Ok(&mut till.closed_at)
            }
            _ => Err(Refusal::declined(messages::NUMBER_NOT_WAITING)),
        }
    }

    /// Ends a waiting virtual account, or a number for the till, as failed.
    fn close(&mut self, reason: &str, now: u64) -> Result<(), Refusal> {
        *self.waiting_end()? = Some(now);
        self.fail(reason.to_owned(), now);
        Ok(())
    }

    /// The payment fails.
    pub(crate) fn fail(&mut self, reason: String, now: u64) {
        self.status = PaymentStatus::Failed;
        self.failed_at = Some(now);
        self.fail_reason = Some(reason);
        self.updated_at = now;
    }

    /// The money comes in through a payment window, perhaps after the payment was taken for failed.
    pub(crate) fn pay(&mut self, now: u64) {
        self.status = PaymentStatus::Paid;
        self.paid_at = Some(now);
        self.failed_at = None;
        self.fail_reason = None;
        self.updated_at = now;
    }

    /// The second in which a waiting virtual account, or a number for the till, is over, if it ever is.
    pub(crate) fn overdue_at(&self) -> Option<u64> {
        let due = match (&self.at_gateway, &self.vbank) {
            (GatewayRecord::Till(till), _) => till.expires_at,
            (_, Some(vbank)) if !vbank.unlimited => vbank.due,
            _ => None,
        };
        due.filter(|_| self.status == PaymentStatus::Ready)?
            .checked_add(1)
    }

    /// Fails a waiting virtual account, or a number for the till, whose deadline has passed.
    pub(crate) fn expire(&mut self, now: u64) -> Result<(), Refusal> {
        self.close(messages::OVERDUE, now)
    }

    /// Lets the deadline of a waiting virtual account, or of a number for the till, be over at `now`.
    pub(crate) fn make_overdue(&mut self, now: u64) -> Result<(), Refusal> {
        let over = now.saturating_sub(1);
        if let GatewayRecord::Till(till) = &mut self.at_gateway {
            if self.status != PaymentStatus::Ready {
                return Err(Refusal::invalid(messages::NUMBER_NOT_WAITING));
            }
            till.expires_at = Some(till.expires_at.map_or(over, |last| last.min(over)));
            self.updated_at = now;
            return Ok(());
        }
        let vbank = self.waiting_vbank()?;
        if vbank.unlimited {
            return Err(Refusal::invalid("an unlimited account has no deadline"));
        }
        vbank.due = Some(vbank.due.map_or(over, |due| due.min(over)));
        self.updated_at = now;
        Ok(())
    }

    /// Changes the amount or the deadline of a waiting virtual account.
    pub(crate) fn modify(
        &mut self,
        amount: Option<Amount>,
        due: Option<u64>,
        now: u64,
    ) -> Result<(), Refusal> {
        let unlimited = self.waiting_vbank()?.unlimited;
        if !Operation::ModifyVbank.is_at(&self.pg_provider) {
            return Err(Refusal::invalid(messages::MODIFY_UNSUPPORTED));
        }
        if !self.tax_free.is_zero() {
            return Err(Refusal::invalid(messages::MODIFY_TAX_FREE));
        }
        if amount.is_none() && due.is_none() {
            return Err(Refusal::invalid(messages::missing(&[
                "amount",
                "vbank_due",
            ])));
        }
        if amount.is_some_and(|amount| amount.is_zero() || !amount.fits(&self.currency)) {
            return Err(Refusal::invalid(messages::invalid("amount")));
        }
        if due.is_some_and(|due| due <= now) {
            return Err(Refusal::invalid(messages::invalid("vbank_due")));
        }
        if let Some(due) = due {
            self.waiting_vbank()?.due = Some(due);
        }
        if let (Some(amount), false) = (amount, unlimited) {
            self.amount = amount;
        }
        self.updated_at = now;
        Ok(())
    }

    /// The buyer, or somebody, sends money to the virtual account.
    ///
    /// The bank takes it only when the account is open, and as assumed only if the amount is the right
    /// one and the deadline has not passed; an unlimited account takes any amount, any number of
    /// times. Returns how much came in.
    pub(crate) fn deposit(
        &mut self,
        amount: Option<Amount>,
        depositor: Option<String>,
        pg_tid: impl FnOnce() -> String,
        assumptions: &Assumptions,
        now: u64,
    ) -> Result<Amount, Refusal> {
        let (status, expected) = (self.status, self.amount);
        let came_in;
        let Some(vbank) = &mut self.vbank else {
            return Err(Refusal::invalid("the payment has no virtual account"));
        };
        if vbank.unlimited {
            if vbank.closed_at.is_some() {
                return Err(Refusal::invalid("the virtual account was revoked"));
            }
            let amount = amount
                .or_else(|| vbank.deposits.is_empty().then_some(expected))
                .filter(|amount| !amount.is_zero() && amount.fits(&self.currency))
                .ok_or_else(|| Refusal::invalid("the amount of the deposit must be above zero"))?;
            let total = vbank
                .deposits
                .iter()
                .try_fold(amount, |total, deposit| total.checked_add(deposit.amount));
            self.amount = total.ok_or_else(|| Refusal::invalid("the amount is too large"))?;
            came_in = amount;
            vbank.deposits.push(Deposit {
                pg_tid: pg_tid(),
                amount,
                depositor: depositor
                    .or_else(|| self.buyer.name.clone())
                    .unwrap_or_default(),
                at: now,
            });
        } else {
            if status != PaymentStatus::Ready {
                return Err(Refusal::invalid(format!(
                    "the virtual account does not wait for a deposit: its payment is {status}"
                )));
            }
            came_in = amount.unwrap_or(expected);
            if came_in != expected && assumptions.wrong_deposit == WrongDeposit::Refused {
                return Err(Refusal::invalid(format!(
                    "the bank takes no other amount than {expected}"
                )));
            }
            if came_in.is_zero() || !came_in.fits(&self.currency) {
                return Err(Refusal::invalid(
                    "the amount of the deposit must be above zero",
                ));
            }
            let late = assumptions.overdue_vbank == OverdueVbank::TakesDeposits;
            if !late && vbank.due.is_some_and(|due| now > due) {
                return Err(Refusal::invalid(
                    "the bank takes no deposit after the account's deadline",
                ));
            }
            self.amount = came_in;
        }
        if self.status == PaymentStatus::Ready {
            self.status = PaymentStatus::Paid;
            self.paid_at = Some(now);
        }
        self.updated_at = now;
        Ok(came_in)
    }

    /// Gives money back. Returns how much.
    pub(crate) fn cancel(
        &mut self,
        request: &CancelRequest,
        id: impl FnOnce() -> String,
        now: u64,
    ) -> Result<Amount, Refusal> {
        let paid = matches!(self.status, PaymentStatus::Paid | PaymentStatus::Cancelled);
        // A revoked account may be called cancelled, but nothing was paid on it.
        if !paid || self.paid_at.is_none() {
            return Err(Refusal::declined(messages::NOT_PAID));
        }
        let remaining = self.remaining();
        if remaining.is_zero() {
            return Err(Refusal::declined(messages::CANCELLED_ALREADY));
        }
        if request
            .checksum
            .is_some_and(|believed| believed != remaining)
        {
            return Err(Refusal::declined(messages::CHECKSUM_DIFFERS));
        }
        let amount = request
            .amount
            .filter(|amount| !amount.is_zero())
            .unwrap_or(remaining);
        if !amount.fits(&self.currency) {
            return Err(Refusal::declined(messages::invalid("amount")));
        }
        if amount > remaining {
            return Err(Refusal::declined(messages::CANCEL_TOO_MUCH));
        }
        let tax_free = self.cancelled_tax_free(amount, remaining, request)?;
        self.check_refund_account(&request.refund)?;
        let needed = [(cancel_payment::REASON, request.reason.is_none())];
        let missing = missing_at(&self.pg_provider, &needed);
        if !missing.is_empty() {
            return Err(Refusal::declined(messages::missing(&missing)));
        }
        let known = |requester: &str| lists::CANCEL_REQUESTER.contains(&requester);
        if request.requester.as_deref().is_some_and(|who| !known(who)) {
            return Err(Refusal::declined(messages::invalid("extra[requester]")));
        }

        self.cancellations.push(Cancellation {
            id: id(),
            pg_tid: self.pg_tid.clone(),
            amount,
            tax_free,
            at: now,
            reason: request
                .reason
                .clone()
                .unwrap_or_else(|| messages::DEFAULT_CANCEL_REASON.to_owned()),
            receipt_url: self.receipt_url.clone(),
            asked: Some(Asked::of(request)),
        });
        self.cancelled(now);
        Ok(amount)
    }

    /// Some money went back. With the last of it go the product orders that are left.
    fn cancelled(&mut self, now: u64) {
        self.status = PaymentStatus::Cancelled;
        self.updated_at = now;
        let nothing_left = self.remaining().is_zero();
        if let GatewayRecord::ProductOrders(orders) = &mut self.at_gateway
            && nothing_left
        {
            for order in orders {
                order.cancel_with_payment();
            }
        }
    }

    /// Gives money back as a person does in the console of the vendor or of the gateway, where nothing
    /// needs to be named.
    pub(crate) fn cancel_at_console(
        &mut self,
        amount: Option<Amount>,
        reason: &str,
        id: impl FnOnce() -> String,
        now: u64,
    ) -> Result<Amount, Refusal> {
        let remaining = self.remaining();
        let amount = amount.unwrap_or(remaining);
        let was_paid = matches!(self.status, PaymentStatus::Paid | PaymentStatus::Cancelled);
        if !was_paid || self.paid_at.is_none() || remaining.is_zero() {
            return Err(Refusal::invalid("there is no money to be given back"));
        }
        if amount.is_zero() || amount > remaining || !amount.fits(&self.currency) {
            return Err(Refusal::invalid(messages::invalid("amount")));
        }
        self.cancellations.push(Cancellation {
            id: id(),
            pg_tid: self.pg_tid.clone(),
            amount,
            tax_free: amount.min(self.remaining_tax_free()),
            at: now,
            reason: reason.to_owned(),
            receipt_url: self.receipt_url.clone(),
            asked: None,
        });
        self.cancelled(now);
        Ok(amount)
    }

    /// How many deposits came in on an unlimited account.
    pub(crate) fn deposits(&self) -> usize {
        self.vbank.as_ref().map_or(0, |vbank| vbank.deposits.len())
    }

    /// How much of a cancel is free of tax. The gateways that split the two refuse to take more from
    /// either side than it has left; `tax_free` is zero when the caller leaves it out. No gateway gives
    /// more value added tax back than was paid.
    fn cancelled_tax_free(
        &self,
        amount: Amount,
        remaining: Amount,
        request: &CancelRequest,
    ) -> Result<Amount, Refusal> {
        let refused = |name| Refusal::gateway(messages::cancel_refused(&messages::invalid(name)));
        let gateway = self.gateway();
        let tax_free = request.tax_free.unwrap_or_default();
        let Some(taxed) = amount
            .checked_sub(tax_free)
            .filter(|_| tax_free.fits(&self.currency))
        else {
            return Err(refused("tax_free"));
        };
        if gateway.cancel_splits_tax_free() {
            let tax_free_left = self.remaining_tax_free();
            let taxed_left = remaining.saturating_sub(tax_free_left);
            if tax_free > tax_free_left || taxed > taxed_left {
                return Err(refused("tax_free"));
            }
        }
        let vat_missing = self.vat_amount.is_some() && request.vat_amount.is_none();
        let most_vat = taxed.min(self.remaining_vat());
        let wrong_vat = |vat: Amount| vat > most_vat || !vat.fits(&self.currency);
        let vat_is_wrong = request.vat_amount.is_some_and(wrong_vat);
        if vat_is_wrong || (gateway.cancel_splits_vat() && vat_missing) {
            return Err(refused("vat_amount"));
        }
        Ok(tax_free)
    }

    /// Money that came in on a virtual account goes back to an account that the caller names.
    fn check_refund_account(&self, refund: &RefundAccount) -> Result<(), Refusal> {
        if self.vbank.is_none() {
            return Ok(());
        }
        let mut missing: Vec<&str> = [
            ("refund_holder", &refund.holder),
            ("refund_bank", &refund.bank),
            ("refund_account", &refund.account),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| name)
        .collect();
        let tel = (cancel_payment::REFUND_TEL, refund.tel.is_none());
        missing.extend(missing_at(&self.pg_provider, &[tel]));
        if !missing.is_empty() {
            return Err(Refusal::declined(messages::missing(&missing)));
        }
        let gateway = self.gateway();
        match refund.bank.as_deref().and_then(|code| gateway.bank(code)) {
            Some(_) => Ok(()),
            None => Err(Refusal::gateway(messages::cancel_refused(
                &messages::invalid("refund_bank"),
            ))),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A waiting virtual account over 5,000 won that is due at 1,000.
    pub(crate) fn waiting(provider: &str) -> Payment {
        Payment {
            imp_uid: "imp_1".to_owned(),
            merchant_uid: "order 1".to_owned(),
            status: PaymentStatus::Ready,
            pay_method: "vbank".to_owned(),
            channel: "pc",
            pg_provider: provider.to_owned(),
            pg_id: "mid".to_owned(),
            pg_tid: Some("tid".to_owned()),
            test_channel: false,
            escrow: false,
            name: None,
            amount: Amount::from(5_000),
            currency: "KRW".to_owned(),
            tax_free: Amount::ZERO,
            vat_amount: None,
            buyer: Buyer::default(),
            custom_data: None,
            user_agent: None,
            vbank: Some(Vbank {
                bank_code: "088",
                bank_name: "신한은행",
                number: "1".to_owned(),
                holder: None,
                due: Some(1_000),
                issued_at: 10,
                closed_at: None,
                unlimited: false,
                deposits: Vec::new(),
            }),
            card: None,
            key_use: None,
            at_gateway: GatewayRecord::Nothing,
            started_at: 10,
            paid_at: None,
            failed_at: None,
            fail_reason: None,
            receipt_url: None,
            cash_receipt_issued: false,
            cancellations: Vec::new(),
            updated_at: 10,
        }
    }

    /// A card payment of 5,000 won.
    fn paid(provider: &str) -> Payment {
        Payment {
            status: PaymentStatus::Paid,
            pay_method: "card".to_owned(),
            paid_at: Some(20),
            vbank: None,
            ..waiting(provider)
        }
    }

    fn cancel(payment: &mut Payment, request: &CancelRequest) -> Result<Amount, Refusal> {
        payment.cancel(request, || "C1".to_owned(), 30)
    }

    fn of(amount: u32) -> CancelRequest {
        CancelRequest {
            amount: Some(Amount::from(amount)),
            ..CancelRequest::default()
        }
    }

    #[test]
    fn revoking_ends_in_failed_and_happens_once() {
        let mut payment = waiting("nice_v2");
        payment.revoke(false, RevokedStatus::Failed, 20).unwrap();
        assert_eq!(payment.status, PaymentStatus::Failed);
        assert_eq!(payment.failed_at, Some(20));
        assert_eq!(payment.fail_reason.as_deref(), Some("계좌말소"));
        assert_eq!(payment.cancel_amount(), Amount::ZERO);
        assert_eq!(
            payment.revoke(false, RevokedStatus::Failed, 21),
            Err(Refusal::invalid(messages::NOT_WAITING))
        );
        assert_eq!(payment.failed_at, Some(20));
    }

    #[test]
    fn revoking_is_refused_where_it_cannot_be() {
        assert_eq!(
            paid("nice_v2").revoke(false, RevokedStatus::Failed, 20),
            Err(Refusal::invalid(messages::NOT_A_VBANK))
        );
        assert_eq!(
            waiting("kcp").revoke(false, RevokedStatus::Failed, 20),
            Err(Refusal::invalid(messages::REVOKE_UNSUPPORTED))
        );
        let mut inicis = waiting("html5_inicis");
        let refused = inicis.revoke(false, RevokedStatus::Failed, 20).unwrap_err();
        assert!(matches!(refused, Refusal::Gateway(_)));
        assert!(refused.message().contains("hashData"));
        assert_eq!(inicis.status, PaymentStatus::Ready);
        inicis.revoke(true, RevokedStatus::Failed, 20).unwrap();
    }

    #[test]
    fn a_deposit_needs_the_right_amount_in_time() {
        let tid = || "t".to_owned();
        let mut payment = waiting("nice_v2");
        assert!(
            payment
                .deposit(
                    Some(Amount::from(4_999)),
                    None,
                    tid,
                    &Assumptions::new(),
                    20
                )
                .is_err()
        );
        assert!(
            payment
                .deposit(None, None, tid, &Assumptions::new(), 1_001)
                .is_err()
        );
        assert_eq!(payment.status, PaymentStatus::Ready);
        payment
            .deposit(None, None, tid, &Assumptions::new(), 1_000)
            .unwrap();
        assert_eq!(payment.status, PaymentStatus::Paid);
        assert_eq!(payment.paid_at, Some(1_000));
        assert!(
            payment
                .deposit(None, None, tid, &Assumptions::new(), 1_000)
                .is_err()
        );
        assert!(
            paid("payco")
                .deposit(None, None, tid, &Assumptions::new(), 20)
                .is_err()
        );
    }

    #[test]
    fn an_unlimited_account_collects_deposits() {
        let tid = || "t".to_owned();
        let mut payment = waiting("settle");
        payment.amount = Amount::ZERO;
        payment.vbank.as_mut().unwrap().unlimited = true;
        assert!(
            payment
                .deposit(None, None, tid, &Assumptions::new(), 20)
                .is_err()
        );
        payment
            .deposit(
                Some(Amount::from(700)),
                Some("가".to_owned()),
                tid,
                &Assumptions::new(),
                20,
            )
            .unwrap();
        payment
            .deposit(
                Some(Amount::from(300)),
                None,
                tid,
                &Assumptions::new(),
                9_999,
            )
            .unwrap();
        assert_eq!(payment.amount, Amount::from(1_000));
        assert_eq!(payment.paid_at, Some(20));
        assert_eq!(payment.vbank.as_ref().unwrap().deposits.len(), 2);
        payment.vbank.as_mut().unwrap().bank_code = "088";
        let request = CancelRequest {
            refund: RefundAccount {
                holder: Some("가".to_owned()),
                bank: Some("088".to_owned()),
                account: Some("1".to_owned()),
                tel: None,
            },
            ..CancelRequest::default()
        };
        cancel(&mut payment, &request).unwrap();
        payment
            .deposit(Some(Amount::from(50)), None, tid, &Assumptions::new(), 40)
            .unwrap();
        assert_eq!(payment.status, PaymentStatus::Cancelled);
        assert_eq!(payment.remaining(), Amount::from(50));
    }

    #[test]
    fn cancels_add_up_and_stop_at_the_amount() {
        let mut payment = paid("nice_v2");
        cancel(&mut payment, &of(1_000)).unwrap();
        cancel(&mut payment, &of(1_500)).unwrap();
        assert_eq!(payment.cancel_amount(), Amount::from(2_500));
        assert_eq!(
            cancel(&mut payment, &of(2_501)),
            Err(Refusal::declined(messages::CANCEL_TOO_MUCH))
        );
        cancel(&mut payment, &of(0)).unwrap();
        assert_eq!(payment.cancel_amount(), payment.amount);
        assert_eq!(payment.cancellations.len(), 3);
        assert_eq!(
            cancel(&mut payment, &of(1)),
            Err(Refusal::declined(messages::CANCELLED_ALREADY))
        );
    }

    #[test]
    fn a_cancel_is_checked_before_anything_moves() {
        let mut payment = paid("nice_v2");
        let wrong_checksum = CancelRequest {
            checksum: Some(Amount::from(4_000)),
            ..CancelRequest::default()
        };
        assert_eq!(
            cancel(&mut payment, &wrong_checksum),
            Err(Refusal::declined(messages::CHECKSUM_DIFFERS))
        );
        let half_a_won = CancelRequest {
            amount: "0.5".parse().ok(),
            ..CancelRequest::default()
        };
        assert!(cancel(&mut payment, &half_a_won).is_err());
        let stranger = CancelRequest {
            requester: Some("nobody".to_owned()),
            ..CancelRequest::default()
        };
        assert!(cancel(&mut payment, &stranger).is_err());
        assert!(payment.cancellations.is_empty());
        assert_eq!(payment.status, PaymentStatus::Paid);
        assert_eq!(
            cancel(&mut waiting("nice_v2"), &of(1)),
            Err(Refusal::declined(messages::NOT_PAID))
        );
        assert!(cancel(&mut paid("naverpay"), &of(1)).is_err());
    }

    #[test]
    fn tax_free_money_is_kept_apart_where_the_gateway_does() {
        let mut payment = paid("kicc");
        payment.tax_free = Amount::from(2_000);
        let with = |amount: u32, tax_free: u32| CancelRequest {
            tax_free: Some(Amount::from(tax_free)),
            ..of(amount)
        };
        assert!(cancel(&mut payment, &CancelRequest::default()).is_err());
        assert!(cancel(&mut payment, &with(1_000, 1_001)).is_err());
        assert!(cancel(&mut payment, &with(2_001, 2_001)).is_err());
        cancel(&mut payment, &with(3_000, 500)).unwrap();
        assert_eq!(payment.remaining_tax_free(), Amount::from(1_500));
        assert!(cancel(&mut payment, &with(2_000, 1_499)).is_err());
        cancel(&mut payment, &with(2_000, 1_500)).unwrap();
    }

    #[test]
    fn the_tax_of_a_payment_is_named_again_in_its_cancel() {
        let mut payment = paid("nice_v2");
        payment.vat_amount = Some(Amount::from(454));
        assert!(cancel(&mut payment, &of(5_000)).is_err());
        let with_tax = CancelRequest {
            vat_amount: Some(Amount::from(454)),
            ..of(5_000)
        };
        cancel(&mut payment, &with_tax).unwrap();
    }

    #[test]
    fn a_paid_vbank_is_refunded_to_a_named_account() {
        let mut payment = waiting("smartro_v2");
        payment
            .deposit(None, None, || "t".to_owned(), &Assumptions::new(), 20)
            .unwrap();
        let refused = cancel(&mut payment, &of(1_000)).unwrap_err();
        for name in [
            "refund_holder",
            "refund_bank",
            "refund_account",
            "refund_tel",
        ] {
            assert!(refused.message().contains(name), "{name}");
        }
        let mut request = of(1_000);
        request.refund = RefundAccount {
            holder: Some("홍길동".to_owned()),
            bank: Some("999".to_owned()),
            account: Some("1".to_owned()),
            tel: Some("010".to_owned()),
        };
        assert!(cancel(&mut payment, &request).is_err());
        request.refund.bank = Some("088".to_owned());
        cancel(&mut payment, &request).unwrap();
    }

    #[test]
    fn only_settle_changes_a_waiting_account() {
        let mut payment = waiting("settle");
        payment
            .modify(Some(Amount::from(700)), Some(2_000), 20)
            .unwrap();
        assert_eq!(payment.amount, Amount::from(700));
        assert_eq!(payment.vbank.as_ref().unwrap().due, Some(2_000));
        assert!(payment.modify(None, None, 20).is_err());
        assert!(payment.modify(None, Some(20), 20).is_err());
        assert!(payment.modify(Some(Amount::ZERO), None, 20).is_err());
        assert!(waiting("nice_v2").modify(None, Some(2_000), 20).is_err());
        assert!(paid("settle").modify(None, Some(2_000), 20).is_err());
        payment.tax_free = Amount::from(1);
        assert!(payment.modify(None, Some(2_000), 20).is_err());
    }
}
