//! The changes that can be confirmed, each with what it needs and with what the ledger says of it.

use std::sync::Arc;
use std::time::Duration;

use iamport::confirm::{Attribution, Confirm, Confirmed, Journal};
use iamport::{Client, Credentials, Error, types};
use iamport_sandbox::{EffectKind, FaultKind, NewPayment, Sandbox, cards, channel_key};
use iamport_testing::{KEY, SECRET};

pub(super) const NOW: u64 = 1_700_000_000;
/// What a refund, a charge or an account is about, in won.
pub(super) const AMOUNT: i64 = 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Revoke,
    Cancel,
    CancelAll,
    Onetime,
    Again,
    Issue,
    Schedule,
    Modify,
}

impl Kind {
    pub(super) const ALL: [Kind; 8] = [
        Kind::Revoke,
        Kind::Cancel,
        Kind::CancelAll,
        Kind::Onetime,
        Kind::Again,
        Kind::Issue,
        Kind::Schedule,
        Kind::Modify,
    ];

    pub(super) fn operation(self) -> &'static str {
        match self {
            Kind::Revoke => "revokeVbank",
            Kind::Cancel | Kind::CancelAll => "cancelPayment",
            Kind::Onetime => "onetime",
            Kind::Again => "again",
            Kind::Issue => "createVbank",
            Kind::Schedule => "schedule",
            Kind::Modify => "modifyVbank",
        }
    }

    fn effect(self) -> EffectKind {
        match self {
            Kind::Revoke => EffectKind::AccountRevoked,
            Kind::Cancel | Kind::CancelAll => EffectKind::Refunded,
            Kind::Onetime | Kind::Again => EffectKind::Charged,
            Kind::Issue => EffectKind::AccountIssued,
            Kind::Schedule => EffectKind::Scheduled,
            Kind::Modify => EffectKind::AccountModified,
        }
    }
}

/// What a confirmed change came to, whatever its record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Done(Attribution),
    DoneBefore,
    Waiting,
    NotDone,
    Unknown,
    /// An error before anything was sent.
    NotSent,
}

impl Word {
    fn of<T>(answer: &Result<Confirmed<T>, Error>) -> Self {
        match answer {
            Ok(Confirmed::Done { by, .. }) => Self::Done(*by),
            Ok(Confirmed::DoneBefore(_)) => Self::DoneBefore,
            Ok(Confirmed::Waiting(_)) => Self::Waiting,
            Ok(Confirmed::NotDone(_)) => Self::NotDone,
            Ok(Confirmed::Unknown(_)) => Self::Unknown,
            Err(_) => Self::NotSent,
        }
    }
}

/// A sandbox with the records that a change is about.
pub(super) struct Shop {
    pub(super) sandbox: Sandbox,
    kind: Kind,
    imp_uid: String,
    before: usize,
}

impl Shop {
    pub(super) async fn open(kind: Kind) -> Self {
        let sandbox = Sandbox::builder()
            .credentials(KEY, SECRET)
            .frozen_at(NOW)
            .seed(1);
        Self::over(sandbox.start().await.unwrap(), kind)
    }

    pub(super) fn over(sandbox: Sandbox, kind: Kind) -> Self {
        let control = sandbox.control();
        let new = match kind {
            Kind::Revoke => Some(NewPayment::waiting_vbank("nice", 5_000)),
            Kind::Modify => Some(NewPayment::waiting_vbank("settle", 5_000)),
            Kind::Cancel | Kind::CancelAll => Some(NewPayment::paid("payco", 5_000)),
            Kind::Onetime | Kind::Again | Kind::Issue | Kind::Schedule => None,
        };
        let made = new.map(|new| control.create_payment(new.merchant_uid("order")).unwrap());
        if matches!(kind, Kind::Again | Kind::Schedule) {
            control.create_billing_key("customer", "nice_v2").unwrap();
        }
        let mut shop = Self {
            kind,
            imp_uid: made.map(|made| made.imp_uid).unwrap_or_default(),
            before: 0,
            sandbox,
        };
        shop.before = shop.count();
        shop
    }

    fn count(&self) -> usize {
        let effects = self.sandbox.control().effects();
        effects
            .iter()
            .filter(|it| it.kind == self.kind.effect())
            .count()
    }

    /// The payment that the change is about.
    pub(super) fn imp_uid(&self) -> &str {
        &self.imp_uid
    }

    /// How often the change has happened.
    pub(super) fn happened(&self) -> usize {
        self.count() - self.before
    }

    /// A client that gives up soon: some faults let it wait for good.
    pub(super) fn client(&self) -> Client {
        self.client_within(Duration::from_millis(500))
    }

    pub(super) fn client_within(&self, limit: Duration) -> Client {
        let builder = Client::builder()
            .base_url(self.sandbox.url())
            .credentials(Credentials::new(KEY, SECRET))
            .connect_timeout(limit.max(Duration::from_secs(2)))
            .read_timeout(limit)
            .change_timeout(limit);
        builder.build().unwrap()
    }

    /// Makes the change, with what the caller sets of how.
    pub(super) async fn run(&self, client: &Client, how: &How) -> Word {
        let due = i64::try_from(NOW).unwrap() + 86_400;
        let customer = "customer";
        match self.kind {
            Kind::Revoke => how.run(client.revoke_vbank(&self.imp_uid).confirm()).await,
            Kind::Modify => {
                let call = client.modify_vbank(&self.imp_uid).amount(AMOUNT);
                how.run(call.confirm()).await
            }
            Kind::Cancel => {
                let call = client
                    .cancel_payment()
                    .imp_uid(&self.imp_uid)
                    .amount(AMOUNT);
                how.run(call.reason("test").confirm()).await
            }
            Kind::CancelAll => {
                let call = client.cancel_payment().merchant_uid("order");
                how.run(call.confirm()).await
            }
            Kind::Onetime => {
                let call = client.onetime().merchant_uid("order").amount(AMOUNT);
                let call = call
                    .card_number(cards::WORKS)
                    .expiry("2030-12")
                    .name("test");
                how.run(call.pg("nice").confirm()).await
            }
            Kind::Again => {
                let call = client.again().customer_uid(customer).merchant_uid("order");
                how.run(call.amount(AMOUNT).name("test").confirm()).await
            }
            Kind::Issue => {
                let call = client.create_vbank().merchant_uid("order").amount(AMOUNT);
                let call = call
                    .channel_key(channel_key("nice_v2", false))
                    .vbank_code("088");
                how.run(call.vbank_due(due).confirm()).await
            }
            Kind::Schedule => {
                let entry = types::ScheduleAnnotation::builder()
                    .merchant_uid("order")
                    .schedule_at(due)
                    .currency("KRW")
                    .amount(AMOUNT)
                    .name("test");
                let call = client.schedule().customer_uid(customer);
                how.run(call.schedules([entry.build().unwrap()]).confirm())
                    .await
            }
        }
    }
}

/// How a change is confirmed.
#[derive(Clone)]
pub(super) struct How {
    pub(super) key: Option<String>,
    pub(super) within: Duration,
    pub(super) send_again: bool,
    pub(super) journal: Option<Arc<dyn Journal>>,
}

impl How {
    pub(super) fn within(millis: u64) -> Self {
        Self {
            key: None,
            within: Duration::from_millis(millis),
            send_again: false,
            journal: None,
        }
    }

    pub(super) fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    async fn run<T: Send + 'static>(&self, confirm: Confirm<T>) -> Word {
        let mut confirm = confirm.within(self.within);
        if let Some(key) = &self.key {
            confirm = confirm.key(key);
        }
        if let Some(journal) = &self.journal {
            confirm = confirm.journal(Arc::clone(journal));
        }
        if self.send_again {
            confirm = confirm.send_again();
        }
        Word::of(&confirm.await)
    }
}

/// What is wrong with a word, given how often the change has happened.
pub(super) fn wrong(word: Word, happened: usize) -> Option<&'static str> {
    match (word, happened) {
        (_, 2..) => Some("it happened twice"),
        (Word::Done(_) | Word::DoneBefore, 0) => Some("said done, and it is not"),
        (Word::NotDone | Word::NotSent, 1) => Some("said not done, and it is"),
        _ => None,
    }
}

/// Whether a fault happens to connections, before there is a call that it could be bound to.
pub(super) fn of_connections(fault: &FaultKind) -> bool {
    matches!(
        fault,
        FaultKind::ConnectionRefused { .. } | FaultKind::ResetOnAccept
    )
}
