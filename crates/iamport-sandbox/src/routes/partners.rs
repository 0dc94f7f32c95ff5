//! Sales of sub-merchants on the receipt of a payment.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::money::Amount;
use crate::domain::partners::Sale;
use crate::request;
use crate::state::State;
use crate::wire::{Answer, Json};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Enter {
    imp_uid: String,
    data: Vec<SentSale>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SentSale {
    business_registration_number: String,
    company_name: String,
    #[serde(deserialize_with = "request::number")]
    amount: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    tax_free: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    vat_amount: Option<Amount>,
}

impl From<SentSale> for Sale {
    fn from(sent: SentSale) -> Sale {
        Sale {
            business_number: sent.business_registration_number,
            company: sent.company_name,
            amount: sent.amount.unwrap_or_default(),
            tax_free: sent.tax_free.unwrap_or_default(),
            vat: sent.vat_amount,
        }
    }
}

pub(super) async fn enter(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(Enter { imp_uid, data }): Checked<Enter>,
) -> Handled {
    let sales = data.into_iter().map(Sale::from).collect();
    let now = state.now();
    let receipt_url = state.shop().enter_sales(&imp_uid, sales, now)?;
    Ok(Answer::done(Json::Object(vec![(
        "receipt_url",
        Json::from(&receipt_url),
    )])))
}
