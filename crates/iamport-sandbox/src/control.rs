//! What a test can do to a sandbox from Rust.

mod billing;
mod ledger;
mod window;

use std::fmt;
use std::time::Duration;

use crate::domain::Refusal;
use crate::domain::money::Amount;
use crate::domain::new_payment::NewPayment;
use crate::domain::payment::{Payment, PaymentStatus};
use crate::fault::{Fault, FaultError, FaultRecord};
use crate::gate;
use crate::snapshot::{Snapshot, SnapshotError};
use crate::state::State;
use crate::transcript::Exchange;
use crate::webhook::{Webhook, WebhookError, WebhookSettings};

/// A handle for what happens outside the API: buyers, banks, and the end of tokens.
///
/// The calls take effect at once and need no `await`. Clones reach the same sandbox, also after it was
/// shut down.
#[derive(Clone)]
pub struct Control {
    state: State,
}

/// Money that somebody sends to a virtual account.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Deposit {
    amount: Option<Amount>,
    depositor: Option<String>,
}

impl Deposit {
    /// The whole amount, sent by the buyer.
    pub fn new() -> Deposit {
        Deposit::default()
    }

    /// How much is sent. A bank takes only the account's own amount, except for an unlimited account.
    pub fn amount(mut self, amount: impl Into<Amount>) -> Deposit {
        self.amount = Some(amount.into());
        self
    }

    /// The name of who sends it. It is answered in `deposit_history` of an unlimited account.
    pub fn depositor(mut self, depositor: impl Into<String>) -> Deposit {
        self.depositor = Some(depositor.into());
        self
    }
}

/// What a payment is like at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaymentSnapshot {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// The shop's order number.
    pub merchant_uid: String,
    /// The code of the payment gateway.
    pub pg_provider: String,
    /// Its state.
    pub status: PaymentStatus,
    /// How much was asked for.
    pub amount: Amount,
    /// How much was given back.
    pub cancel_amount: Amount,
    /// Three capital letters.
    pub currency: String,
}

impl From<&Payment> for PaymentSnapshot {
    fn from(payment: &Payment) -> PaymentSnapshot {
        PaymentSnapshot {
            imp_uid: payment.imp_uid.clone(),
            merchant_uid: payment.merchant_uid.clone(),
            pg_provider: payment.pg_provider.clone(),
            status: payment.status,
            amount: payment.amount,
            cancel_amount: payment.cancel_amount(),
            currency: payment.currency.clone(),
        }
    }
}

/// The sandbox cannot do what a test wants: there is no such payment, or its state does not allow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlError {
    refusal: Refusal,
}

impl ControlError {
    /// Whether there is no such payment.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.refusal, Refusal::Unknown(_))
    }
}

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.refusal.message())
    }
}

impl std::error::Error for ControlError {}

impl From<Refusal> for ControlError {
    fn from(refusal: Refusal) -> ControlError {
        ControlError { refusal }
    }
}

impl Control {
    pub(crate) fn new(state: State) -> Control {
        Control { state }
    }

    /// The buyer sends the whole amount to the virtual account of the payment `imp_uid`.
    ///
    /// # Errors
    ///
    /// There is no such payment, it has no virtual account, or the account does not wait for a deposit:
    /// it was paid or revoked, or its deadline has passed.
    pub fn deposit(&self, imp_uid: &str) -> Result<PaymentSnapshot, ControlError> {
        self.deposit_with(imp_uid, Deposit::new())
    }

    /// Somebody sends money to the virtual account of the payment `imp_uid`.
    ///
    /// # Errors
    ///
    /// As for [`deposit`](Self::deposit); also an amount that the bank does not take, which leaves the
    /// account waiting.
    pub fn deposit_with(
        &self,
        imp_uid: &str,
        deposit: Deposit,
    ) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self
            .state
            .shop()
            .deposit(imp_uid, deposit.amount, deposit.depositor, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }

    /// Makes a payment that did not come through the API.
    ///
    /// # Errors
    ///
    /// The amounts make no sense, or the order was paid already.
    pub fn create_payment(&self, payment: NewPayment) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self.state.shop().create(payment, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }

    /// What the payment `imp_uid` is like now, that of a test channel too. `None` if there is none.
    #[must_use]
    pub fn payment(&self, imp_uid: &str) -> Option<PaymentSnapshot> {
        self.state
            .shop()
            .payment(imp_uid, true)
            .ok()
            .map(PaymentSnapshot::from)
    }

    /// A person verifies who they are in a window of the gateway `pg_provider`. The answer is the
    /// `imp_uid` that `GET /certifications/{imp_uid}` takes.
    ///
    /// # Errors
    ///
    /// The gateway verifies nobody: it is none of `danal`, `inicis_unified`, `inicis`, `kcp_v2`.
    pub fn create_certification(&self, pg_provider: &str) -> Result<String, ControlError> {
        let now = self.state.now();
        let done = self.state.shop().certify(pg_provider, now)?;
        Ok(done.imp_uid)
    }

    /// Ends the current access token before its time: whoever uses it gets 401, whoever asks for a
    /// token gets a new one.
    pub fn expire_token(&self) {
        self.state.shop().tokens().expire();
    }

    /// With `true`, every call that needs a token is answered with 401, whatever the token, until this
    /// is called with `false`. Tokens are still handed out.
    pub fn reject_every_token(&self, reject: bool) {
        self.state.shop().tokens().reject_every(reject);
    }
}

/// Faults.
impl Control {
    /// Lets a fault happen from now on, and returns its number.
    ///
    /// A [`FaultKind::ConnectionRefused`](crate::FaultKind::ConnectionRefused) holds when this returns.
    ///
    /// # Errors
    ///
    /// The fault makes no sense as it is described.
    pub fn inject(&self, fault: Fault) -> Result<u64, FaultError> {
        let (id, done) = self.state.inject(fault)?;
        if let Some(done) = done {
            gate::wait(done);
        }
        Ok(id)
    }

    /// The faults that were injected and not removed, spent ones too, in the order of their numbers.
    #[must_use]
    pub fn faults(&self) -> Vec<FaultRecord> {
        self.state.faults().all()
    }

    /// Takes a fault back. Returns whether there was one with this number.
    pub fn remove_fault(&self, id: u64) -> bool {
        match self.state.remove_fault(id) {
            Some(Some(done)) => gate::wait(done),
            Some(None) => {}
            None => return false,
        }
        true
    }

    /// Takes all faults back.
    pub fn clear_faults(&self) {
        gate::wait(self.state.clear_faults());
    }
}

/// Webhooks.
impl Control {
    /// What the shop has set up for its webhooks.
    pub fn webhook_settings(&self) -> WebhookSettings {
        self.state.webhooks().settings()
    }

    /// Sets up the shop's webhooks anew. Those that wait go where they were to go.
    pub fn set_webhooks(&self, settings: WebhookSettings) {
        self.state.webhooks().set(settings);
    }

    /// The latest 10,000 webhooks with what became of them, in the order of their numbers.
    #[must_use]
    pub fn webhooks(&self) -> Vec<Webhook> {
        self.state.webhooks().all()
    }

    /// Waits until every webhook is sent that is due by the sandbox's clock and not held. They are sent
    /// one after the other and beside the answers of the API, which never wait for them.
    pub async fn webhooks_settled(&self) {
        let clock = self.state.clock().clone();
        self.state.webhooks().settled(|| clock.now()).await;
    }

    /// With `true`, holds back every webhook from now on, so that it can be looked at, delayed, dropped,
    /// copied and put into another order; with `false`, lets them go.
    pub fn hold_webhooks(&self, hold: bool) {
        self.state.webhooks().hold(hold);
    }

    /// Sends a webhook now: one that waits before all others, even while they are held; one that was
    /// sent or dropped once more.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it has no address to go to, or is being sent.
    pub fn redeliver_webhook(&self, id: u64) -> Result<(), WebhookError> {
        self.state.webhooks().redeliver(id, self.state.now())
    }

    /// Sends a copy of a webhook after all others, and returns the number of the copy.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it has no address to go to.
    pub fn duplicate_webhook(&self, id: u64) -> Result<u64, WebhookError> {
        self.state.webhooks().duplicate(id, self.state.now())
    }

    /// Does not send a webhook before `by` has passed on the sandbox's clock.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait.
    pub fn delay_webhook(&self, id: u64, by: Duration) -> Result<(), WebhookError> {
        self.state.webhooks().delay(id, by, self.state.now())
    }

    /// Never sends a webhook.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait.
    pub fn drop_webhook(&self, id: u64) -> Result<(), WebhookError> {
        self.state.webhooks().drop_one(id)
    }

    /// Sends waiting webhooks in this order, and those that are not named after them.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait. Nothing is changed then.
    pub fn reorder_webhooks(&self, ids: &[u64]) -> Result<(), WebhookError> {
        self.state.webhooks().reorder(ids)
    }
}

/// The whole sandbox.
impl Control {
    /// The latest 2,000 requests of the API with their answers, the oldest first. Control calls are not
    /// among them.
    #[must_use]
    pub fn transcript(&self) -> Vec<Exchange> {
        self.state.transcript().after(0)
    }

    /// Everything that the sandbox holds now.
    ///
    /// # Errors
    ///
    /// The state cannot be written as JSON.
    pub fn snapshot(&self) -> Result<Snapshot, SnapshotError> {
        self.state.snapshot()
    }

    /// Lets the sandbox hold what it held when `snapshot` was taken, here or elsewhere. Credentials,
    /// faults and the settings of webhooks stay, the records of webhooks are forgotten.
    ///
    /// # Errors
    ///
    /// The snapshot is not one that this version can read. Nothing is changed then.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        self.state.restore(snapshot)
    }

    /// Lets everything be as it was at the start: state, ids and clock, without faults and with empty
    /// records. What a state file held at the start does not come back.
    pub fn reset(&self) {
        gate::wait(self.state.reset());
    }

    /// Gives money back as a person does in the vendor's console: all that is left, or `amount`. The
    /// shop is told by a webhook.
    ///
    /// # Errors
    ///
    /// There is no such payment, or not so much money to be given back.
    pub fn cancel_at_console(
        &self,
        imp_uid: &str,
        amount: Option<Amount>,
    ) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self.state.shop().cancel_at_console(imp_uid, amount, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Control").finish_non_exhaustive()
    }
}
