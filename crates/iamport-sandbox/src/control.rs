//! What happens outside the API: buyers who pay, time that passes, and what goes wrong.
//!
//! Each thing that can be asked is a [`ControlCall`], in the module of what it is about. The server answers
//! it over HTTP, [`Control`] runs it from Rust, and [`HttpRequest`] is what a client sends for it.

pub mod about;
mod api;
pub mod billing;
pub mod billing_keys;
mod call;
pub(crate) mod calls;
pub mod certifications;
pub(crate) mod check;
pub mod clock;
mod document;
mod error;
pub mod faults;
pub mod kcpquick;
pub mod ledger;
pub mod naver;
mod openapi;
mod payment;
pub mod payments;
pub mod records;
pub(crate) mod registry;
mod request;
pub mod snapshots;
mod times;
pub mod tokens;
pub mod webhooks;

use std::fmt;
use std::time::Duration;

pub use self::call::ControlCall;
pub use self::document::Document;
pub use self::error::ControlError;
pub use self::openapi::openapi;
pub use self::payment::{ApiPayment, PaymentSnapshot};
pub use self::request::HttpRequest;
pub use self::times::Times;

use self::billing::FailNextCharge;
use self::billing_keys::CreateBillingKey;
use self::certifications::CreateCertification;
use self::faults::{ClearFaults, RemoveFault};
use self::kcpquick::RegisterQuickMember;
use self::ledger::CheckInvariants;
use self::naver::{ActInNaverPay, BuyerAction};
use self::payments::{CancelAtConsole, Expire, Fail, Pay, ReadPayment, SendDeposit};
use self::records::ReadTranscript;
use self::snapshots::{Reset, RestoreSnapshot};
use self::tokens::{ExpireToken, RejectTokens};
use self::webhooks::{
    AwaitWebhooks, DelayWebhook, DropWebhook, DuplicateWebhook, HoldWebhooks, RedeliverWebhook,
    ReorderWebhooks,
};
use crate::domain::card::cards;
use crate::domain::ledger::Effect;
use crate::domain::money::Amount;
use crate::domain::new_payment::NewPayment;
use crate::domain::shop::invariants::Violation;
use crate::domain::shop::warnings::Warning;
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

impl Control {
    pub(crate) fn new(state: State) -> Control {
        Control { state }
    }

    /// Runs any control call, and gives what it would be answered with over HTTP.
    ///
    /// ```
    /// use iamport_sandbox::control::clock::MoveClock;
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> std::io::Result<()> {
    /// let sandbox = iamport_sandbox::Sandbox::builder().frozen_at(100).start().await?;
    /// let day_later = MoveClock { advance: Some(86_400), ..MoveClock::default() };
    /// let Ok(clock) = sandbox.control().run(day_later).await;
    /// assert_eq!(clock.now, 86_500);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// What was asked for makes no sense, or not in this state.
    pub async fn run<C: ControlCall>(&self, call: C) -> Result<C::Answer, C::Error> {
        let done = call.run(&self.state).await;
        // Whether it could be kept is told by `Sandbox::keeping`.
        let _ = self.state.changes().saved().await;
        done
    }

    /// Runs a call that waits for nothing but the server's thread.
    fn at_once<C: ControlCall>(&self, call: C) -> Result<C::Answer, C::Error> {
        gate::wait(self.run(call))
    }

    fn payment_after<C: ControlCall<Answer = ApiPayment>>(
        &self,
        call: C,
    ) -> Result<PaymentSnapshot, C::Error> {
        self.at_once(call).map(PaymentSnapshot::from)
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
        self.payment_after(SendDeposit {
            imp_uid: imp_uid.to_owned(),
            amount: deposit.amount,
            depositor: deposit.depositor,
        })
    }

    /// Makes a payment that did not come through the API.
    ///
    /// # Errors
    ///
    /// There is no such gateway, the amounts make no sense, or the order was paid already.
    pub fn create_payment(&self, payment: NewPayment) -> Result<PaymentSnapshot, ControlError> {
        self.payment_after(payment)
    }

    /// What the payment `imp_uid` is like now, that of a test channel too. `None` if there is none.
    #[must_use]
    pub fn payment(&self, imp_uid: &str) -> Option<PaymentSnapshot> {
        let imp_uid = imp_uid.to_owned();
        self.payment_after(ReadPayment { imp_uid }).ok()
    }

    /// The buyer pays in the window of the payment `imp_uid`: one that is open
    /// ([`NewPayment::window`]), or one that was taken for failed before the gateway's word came. Or the
    /// buyer pays its number at the till of a convenience store.
    ///
    /// # Errors
    ///
    /// There is no such payment, it waits on a virtual account, its order was paid already, or another
    /// amount was registered for its order; its number was paid or revoked, or its term has passed.
    pub fn pay(&self, imp_uid: &str) -> Result<PaymentSnapshot, ControlError> {
        let imp_uid = imp_uid.to_owned();
        self.payment_after(Pay { imp_uid })
    }

    /// The payment `imp_uid` fails in its window. `reason` becomes its `fail_reason`.
    ///
    /// # Errors
    ///
    /// There is no such payment, or it is not open in a window.
    pub fn fail(&self, imp_uid: &str, reason: &str) -> Result<PaymentSnapshot, ControlError> {
        self.payment_after(Fail {
            imp_uid: imp_uid.to_owned(),
            reason: Some(reason.to_owned()),
        })
    }

    /// The deadline of the virtual account of the payment `imp_uid`, or of its number for the till, is over at once. What that means is
    /// assumed: [`OverdueVbank`](crate::OverdueVbank).
    ///
    /// # Errors
    ///
    /// There is no such payment, its virtual account does not wait, or it has no deadline.
    pub fn expire(&self, imp_uid: &str) -> Result<PaymentSnapshot, ControlError> {
        let imp_uid = imp_uid.to_owned();
        self.payment_after(Expire { imp_uid })
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
        let imp_uid = imp_uid.to_owned();
        self.payment_after(CancelAtConsole { imp_uid, amount })
    }

    /// A person verifies who they are in a window of the gateway `pg_provider`. The answer is the
    /// `imp_uid` that `GET /certifications/{imp_uid}` takes.
    ///
    /// # Errors
    ///
    /// The gateway verifies nobody: it is none of `danal`, `inicis_unified`, `inicis`, `kcp_v2`.
    pub fn create_certification(&self, pg_provider: &str) -> Result<String, ControlError> {
        let pg_provider = pg_provider.to_owned();
        let done = self.at_once(CreateCertification { pg_provider })?;
        Ok(done.imp_uid)
    }

    /// Ends the current access token before its time: whoever uses it gets 401, whoever asks for a
    /// token gets a new one.
    pub fn expire_token(&self) {
        let Ok(()) = self.at_once(ExpireToken {});
    }

    /// With `true`, every call that needs a token is answered with 401, whatever the token, until this
    /// is called with `false`. Tokens are still handed out.
    pub fn reject_every_token(&self, reject: bool) {
        let Ok(_) = self.at_once(RejectTokens { reject });
    }
}

/// Cards and billing keys.
impl Control {
    /// Has the next charge of any card or billing key declined, whatever it is: `onetime`, `again`, a
    /// scheduled payment or its `retry`, and the trial of a new card by `checking_amount`. Called
    /// twice, it reaches the next two charges. `reason` becomes the `fail_reason`.
    pub fn fail_next_charge(&self, reason: &str) {
        self.fail_next(None, reason);
    }

    /// Has the next charge of the billing key `customer_uid` declined, as
    /// [`fail_next_charge`](Self::fail_next_charge) does for any.
    pub fn fail_next_charge_of(&self, customer_uid: &str, reason: &str) {
        self.fail_next(Some(customer_uid), reason);
    }

    fn fail_next(&self, customer_uid: Option<&str>, reason: &str) {
        let Ok(()) = self.at_once(FailNextCharge {
            reason: reason.to_owned(),
            customer_uid: customer_uid.map(str::to_owned),
        });
    }

    /// A buyer has a billing key issued in the payment window of the gateway with the code
    /// `pg_provider`, for the card [`cards::WORKS`]. That is the way to a key at gateways that issue
    /// none by API. It takes the place of a key with the same id.
    ///
    /// # Errors
    ///
    /// There is no such gateway, or the id is empty or has more than 80 characters.
    pub fn create_billing_key(
        &self,
        customer_uid: &str,
        pg_provider: &str,
    ) -> Result<(), ControlError> {
        self.create_billing_key_for(customer_uid, pg_provider, cards::WORKS)
    }

    /// As [`create_billing_key`](Self::create_billing_key), for the card with this number, one of
    /// [`cards`] for instance.
    ///
    /// # Errors
    ///
    /// As for [`create_billing_key`](Self::create_billing_key), or the number is not that of a card.
    pub fn create_billing_key_for(
        &self,
        customer_uid: &str,
        pg_provider: &str,
        card_number: &str,
    ) -> Result<(), ControlError> {
        self.at_once(CreateBillingKey {
            customer_uid: customer_uid.to_owned(),
            pg_provider: pg_provider.to_owned(),
            card_number: card_number.to_owned(),
        })
    }
}

/// Calls that are about one gateway.
impl Control {
    /// A buyer does something with product orders of the payment `imp_uid` in NaverPay: with the one that
    /// has this number, or with all.
    ///
    /// # Errors
    ///
    /// There is no such payment, it has no product orders or is not paid, or the action is possible for
    /// none of them.
    pub fn act_in_naver_pay(
        &self,
        imp_uid: &str,
        action: BuyerAction,
        product_order_id: Option<&str>,
    ) -> Result<PaymentSnapshot, ControlError> {
        self.payment_after(ActInNaverPay {
            imp_uid: imp_uid.to_owned(),
            action,
            product_order_id: product_order_id.map(str::to_owned),
        })
    }

    /// A buyer registers with KCP Quick Pay. With [`RegisterQuickMember`] the registration can be bound to a
    /// site.
    ///
    /// # Errors
    ///
    /// The id is empty or has more than 80 characters.
    pub fn register_quick_member(&self, member_id: &str) -> Result<(), ControlError> {
        self.at_once(RegisterQuickMember {
            member_id: member_id.to_owned(),
            ..RegisterQuickMember::default()
        })
    }
}

/// What happened, and whether it may have.
impl Control {
    /// Everything that happened in the shop, the oldest first, each with the request that caused it
    /// and the money that it moved.
    ///
    /// ```
    /// # use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, Sandbox};
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// sandbox.control().deposit(EXAMPLE_IMP_UID)?;
    /// let effects = sandbox.control().effects();
    /// let last = effects.last().ok_or("nothing happened")?;
    /// assert_eq!(last.kind, EffectKind::Deposited);
    /// assert_eq!(last.cause.to_string(), "control");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn effects(&self) -> Vec<Effect> {
        self.state.shop().ledger().effects().to_vec()
    }

    /// Whether everything that must always be true of payments and money is: empty, or what is broken.
    /// Nothing that is asked of a sandbox breaks it.
    #[must_use]
    pub fn check_invariants(&self) -> Vec<Violation> {
        let Ok(checked) = self.at_once(CheckInvariants {});
        checked.broken
    }

    /// What breaks no invariant and was most likely not meant, the oldest first: orders that were paid
    /// twice, and refunds that were sent twice.
    ///
    /// ```
    /// use iamport_sandbox::{EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, NewPayment, Sandbox, WarningKind};
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let control = sandbox.control();
    /// control.create_payment(NewPayment::paid("kcp", 5_000).merchant_uid(EXAMPLE_MERCHANT_UID))?;
    /// // The account that waited for the same order was not revoked.
    /// control.deposit(EXAMPLE_IMP_UID)?;
    /// let warnings = control.warnings();
    /// assert_eq!(warnings[0].kind, WarningKind::OrderPaidTwice);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let Ok(checked) = self.at_once(CheckInvariants {});
        checked.warnings
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
            // It fails only when there is no server, and nobody to hear of it.
            let _ = gate::wait(done);
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
        self.at_once(RemoveFault { id }).is_ok()
    }

    /// Takes all faults back.
    pub fn clear_faults(&self) {
        let Ok(_) = self.at_once(ClearFaults {});
    }
}

/// Webhooks.
impl Control {
    /// What the shop has set up for its webhooks.
    pub fn webhook_settings(&self) -> WebhookSettings {
        self.state.webhooks().settings()
    }

    /// Sets up the shop's webhooks anew. Those that wait go where they were to go.
    ///
    /// # Errors
    ///
    /// An address will never be called; see [`WebhookSettings`]. Nothing is changed then.
    pub fn set_webhooks(&self, settings: WebhookSettings) -> Result<(), ControlError> {
        let (live, test) = settings.urls();
        webhooks::check(&self.state, "live_url", live)?;
        webhooks::check(&self.state, "test_url", test)?;
        self.state.webhooks().set(settings);
        let _ = gate::wait(self.state.changes().saved());
        Ok(())
    }

    /// The latest 10,000 webhooks with what became of them, in the order of their numbers, and more if more
    /// wait: none of those is forgotten.
    #[must_use]
    pub fn webhooks(&self) -> Vec<Webhook> {
        self.state.webhooks().all()
    }

    /// Waits until every webhook is sent that is due by the sandbox's clock and not held. They are sent beside
    /// the answers of the API, which never wait for them, and to each server one after the other: none waits for
    /// one that goes to another server.
    pub async fn webhooks_settled(&self) {
        let Ok(_) = self.run(AwaitWebhooks {}).await;
    }

    /// With `true`, holds back every webhook from now on, so that it can be looked at, delayed, dropped,
    /// copied and put into another order; with `false`, lets them go.
    pub fn hold_webhooks(&self, hold: bool) {
        let Ok(_) = self.at_once(HoldWebhooks { hold });
    }

    /// Sends a webhook now: one that waits before all others, even while they are held; one that was
    /// sent or dropped once more.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it has no address to go to, or is being sent.
    pub fn redeliver_webhook(&self, id: u64) -> Result<(), WebhookError> {
        self.at_once(RedeliverWebhook { id }).map(drop)
    }

    /// Sends a copy of a webhook after all others, and returns the number of the copy.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it has no address to go to.
    pub fn duplicate_webhook(&self, id: u64) -> Result<u64, WebhookError> {
        self.at_once(DuplicateWebhook { id }).map(|copy| copy.id)
    }

    /// Does not send a webhook before `by` has passed on the sandbox's clock.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait.
    pub fn delay_webhook(&self, id: u64, by: Duration) -> Result<(), WebhookError> {
        // Parts of a second count as a whole one: it is not sent before its time.
        let seconds = by
            .as_secs()
            .saturating_add(u64::from(by.subsec_nanos() > 0));
        self.at_once(DelayWebhook { id, seconds }).map(drop)
    }

    /// Never sends a webhook.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait.
    pub fn drop_webhook(&self, id: u64) -> Result<(), WebhookError> {
        self.at_once(DropWebhook { id }).map(drop)
    }

    /// Sends waiting webhooks in this order, and those that are not named after them.
    ///
    /// # Errors
    ///
    /// There is no such webhook, or it does not wait. Nothing is changed then.
    pub fn reorder_webhooks(&self, ids: &[u64]) -> Result<(), WebhookError> {
        self.at_once(ReorderWebhooks { ids: ids.to_vec() })
            .map(drop)
    }
}

/// The whole sandbox.
impl Control {
    /// The latest 2,000 requests of the API with their answers, the oldest first. Control calls are not
    /// among them.
    #[must_use]
    pub fn transcript(&self) -> Vec<Exchange> {
        let Ok(exchanges) = self.at_once(ReadTranscript::default());
        exchanges
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
        self.at_once(RestoreSnapshot(Document::new(snapshot.to_string())))
    }

    /// Lets everything be as it was at the start: state, ids and clock, without faults and with empty
    /// records. With a state file, the start is that of the file.
    pub fn reset(&self) {
        let Ok(()) = self.at_once(Reset {});
    }
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Control").finish_non_exhaustive()
    }
}
