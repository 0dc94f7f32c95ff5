//! What buyers, banks and people at the vendor's console do with payments.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::payment::ApiPayment;
use super::registry::{Entry, Group};
use crate::domain::messages;
use crate::domain::money::{self, Amount};
use crate::domain::new_payment::NewPayment;
use crate::domain::seed::EXAMPLE_IMP_UID;
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "payments",
        about: "What buyers, banks and people at the vendor's console do with payments.",
        calls: vec![
            Entry::of::<ListPayments>(),
            Entry::of::<NewPayment>(),
            Entry::of::<ReadPayment>(),
            Entry::of::<SendDeposit>(),
            Entry::of::<CancelAtConsole>(),
            Entry::of::<Pay>(),
            Entry::of::<Fail>(),
            Entry::of::<Expire>(),
        ],
    }
}

fn example_id() -> String {
    EXAMPLE_IMP_UID.to_owned()
}

/// Lists all payments, those of test channels too, in the order in which they were made.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListPayments {}

impl ControlCall for ListPayments {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/payments";
    type Answer = Vec<ApiPayment>;
    type Error = Infallible;

    fn example() -> ListPayments {
        ListPayments {}
    }

    async fn run(self, state: &State) -> Result<Vec<ApiPayment>, Infallible> {
        let shop = state.shop();
        Ok(shop.every_payment().iter().map(ApiPayment::of).collect())
    }
}

impl ControlCall for NewPayment {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> NewPayment {
        NewPayment::waiting_vbank("kcp", 5_000).merchant_uid("order-7")
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let now = state.now();
        Ok(ApiPayment::of(&state.shop().create(self, now)?))
    }
}

/// Tells a payment, that of a test channel too.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReadPayment {
    /// The API's id of the payment.
    pub imp_uid: String,
}

impl ControlCall for ReadPayment {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> ReadPayment {
        ReadPayment {
            imp_uid: example_id(),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        Ok(ApiPayment::of(state.shop().payment(&self.imp_uid, true)?))
    }
}

/// Somebody sends money to the virtual account of a payment.
///
/// It is refused if the account was paid or revoked or its deadline has passed, and if the bank does
/// not take the amount, which leaves the account waiting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Deposit")]
pub struct SendDeposit {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// How much is sent. When it is left out, what the account waits for; an unlimited account waits
    /// for no certain amount, and is the only one that takes any.
    #[serde(default, with = "money::number::optional")]
    #[schemars(with = "Option<Amount>")]
    pub amount: Option<Amount>,
    /// Who sends it. The buyer when it is left out.
    pub depositor: Option<String>,
}

impl ControlCall for SendDeposit {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/deposit";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> SendDeposit {
        SendDeposit {
            imp_uid: example_id(),
            amount: Some(Amount::from(5_000)),
            depositor: Some("홍길동".to_owned()),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let now = state.now();
        let mut shop = state.shop();
        let paid = shop.deposit(&self.imp_uid, self.amount, self.depositor, now)?;
        Ok(ApiPayment::of(&paid))
    }
}

/// A person gives money back in the vendor's console, which the shop is told by a webhook.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CancelAtConsole {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// How much is given back. All that is left when it is left out.
    #[serde(default, with = "money::number::optional")]
    #[schemars(with = "Option<Amount>")]
    pub amount: Option<Amount>,
}

impl ControlCall for CancelAtConsole {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/cancel";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> CancelAtConsole {
        CancelAtConsole {
            imp_uid: example_id(),
            amount: Some(Amount::from(1_000)),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let now = state.now();
        let mut shop = state.shop();
        let cancelled = shop.cancel_at_console(&self.imp_uid, self.amount, now)?;
        Ok(ApiPayment::of(&cancelled))
    }
}

/// The buyer pays in the window of a payment, or at the till of a convenience store.
///
/// The window is open, or its payment was taken for failed before the gateway's word came. It is
/// refused if the payment waits on a virtual account, if its order was paid already, and if another
/// amount was registered for its order. A number for the till is refused if it was paid or revoked, or
/// if its term has passed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Pay {
    /// The API's id of the payment.
    pub imp_uid: String,
}

impl ControlCall for Pay {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/pay";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> Pay {
        Pay {
            imp_uid: example_id(),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let now = state.now();
        Ok(ApiPayment::of(&state.shop().pay(&self.imp_uid, now)?))
    }
}

/// A payment fails in its window.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Fail {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// Becomes the `fail_reason` of the payment.
    #[schemars(extend("default" = messages::WINDOW_FAILED))]
    pub reason: Option<String>,
}

impl ControlCall for Fail {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/fail";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> Fail {
        Fail {
            imp_uid: example_id(),
            reason: Some("한도초과".to_owned()),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let reason = self.reason.as_deref().unwrap_or(messages::WINDOW_FAILED);
        let now = state.now();
        let failed = state.shop().fail(&self.imp_uid, reason, now)?;
        Ok(ApiPayment::of(&failed))
    }
}

/// The deadline of a virtual account, or of a number for the till, is over at once.
///
/// What becomes of the account is assumed: it stays `ready` and takes no deposit, unless the sandbox
/// was started to do otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Expire {
    /// The API's id of the payment.
    pub imp_uid: String,
}

impl ControlCall for Expire {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/expire";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> Expire {
        Expire {
            imp_uid: example_id(),
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        let now = state.now();
        Ok(ApiPayment::of(&state.shop().expire(&self.imp_uid, now)?))
    }
}
