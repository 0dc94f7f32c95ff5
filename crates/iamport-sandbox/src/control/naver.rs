//! What buyers do with their orders in NaverPay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::payment::ApiPayment;
use super::registry::{Entry, Group};
use crate::domain::naver::Step;
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "naver",
        about: "What buyers do with their orders in NaverPay.",
        calls: vec![Entry::of::<ActInNaverPay>()],
    }
}

/// What a buyer does with product orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BuyerAction {
    /// Wants the money back before anything is shipped. It goes back at once unless the shop has taken the
    /// order in hand, and needs the shop's approval then.
    Cancel,
    /// Wants to send the goods back.
    Return,
    /// Wants other goods, and the shop approves that in NaverPay's own pages, which no call of the API does.
    Exchange,
    /// Gets the goods, or the new ones of an exchange.
    Receive,
    /// Accepts the purchase.
    Decide,
}

impl BuyerAction {
    fn step(self) -> Step {
        match self {
            BuyerAction::Cancel => Step::AskForCancel,
            BuyerAction::Return => Step::AskForReturn,
            BuyerAction::Exchange => Step::AskForExchange,
            BuyerAction::Receive => Step::Receive,
            BuyerAction::Decide => Step::Decide,
        }
    }
}

/// A buyer does something with product orders of an order-type NaverPay payment.
///
/// It is refused if it is possible for none of them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActInNaverPay {
    /// The API's id of the payment.
    pub imp_uid: String,
    /// What the buyer does.
    pub action: BuyerAction,
    /// NaverPay's number of the only product order that is meant. All of the payment when it is left out.
    pub product_order_id: Option<String>,
}

impl ControlCall for ActInNaverPay {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/payments/{imp_uid}/naver";
    type Answer = ApiPayment;
    type Error = ControlError;

    fn example() -> ActInNaverPay {
        ActInNaverPay {
            imp_uid: "imp_000000000001".to_owned(),
            action: BuyerAction::Cancel,
            product_order_id: None,
        }
    }

    async fn run(self, state: &State) -> Result<ApiPayment, ControlError> {
        /// Why a buyer gets money back without asking the shop, in NaverPay's words.
        const REASON: &str = "INTENT_CHANGED";
        let now = state.now();
        let ids: Vec<String> = self.product_order_id.into_iter().collect();
        let step = self.action.step();
        let stepped = state
            .shop()
            .step_product_orders(&self.imp_uid, &ids, step, REASON, now)?;
        Ok(ApiPayment::of(&stepped.payment))
    }
}
