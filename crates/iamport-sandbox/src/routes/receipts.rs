//! Cash receipts.

use axum::Router;
use axum::extract;
use axum::routing::get;

use super::auth::Authorized;
use super::{Handled, bad_request};
use crate::domain::receipt::{ExternalSale, Receipt, ReceiptRequest};
use crate::input::{BodyFields, Fields, PathValues, WrongField};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route(
            "/receipts/{imp_uid}",
            get(look_up).post(issue).delete(revoke),
        )
        .route(
            "/receipts/external/{merchant_uid}",
            get(look_up_external)
                .post(issue_external)
                .delete(revoke_external),
        )
}

async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let receipt = shop.receipt(&imp_uid)?;
    Ok(Answer::done(of_payment(&imp_uid, receipt)))
}

async fn issue(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = request(&body).map_err(bad_request)?;
    let now = state.now();
    let receipt = state.shop().issue_receipt(&imp_uid, &request, now)?;
    Ok(Answer::done(of_payment(&imp_uid, &receipt)))
}

async fn revoke(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let receipt = state.shop().revoke_receipt(&imp_uid, now)?;
    Ok(Answer::done(of_payment(&imp_uid, &receipt)))
}

async fn look_up_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let receipt = shop.external_receipt(&merchant_uid)?;
    Ok(Answer::done(external(&merchant_uid, receipt)))
}

async fn issue_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = request(&body).map_err(bad_request)?;
    let sale = ExternalSale {
        channel_key: body.filled("channel_key"),
        name: body.filled("name"),
        amount: body.amount("amount").map_err(bad_request)?,
        pay_method: body.filled("pay_method"),
    };
    let now = state.now();
    let receipt = state
        .shop()
        .issue_external_receipt(&merchant_uid, &sale, &request, now)?;
    Ok(Answer::done(external(&merchant_uid, &receipt)))
}

async fn revoke_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let receipt = state.shop().revoke_external_receipt(&merchant_uid, now)?;
    Ok(Answer::done(external(&merchant_uid, &receipt)))
}

fn request(body: &Fields) -> Result<ReceiptRequest, WrongField> {
    let vat = body.amount("vat_amount")?;
    Ok(ReceiptRequest {
        identifier: body.filled("identifier"),
        identifier_type: body.filled("identifier_type"),
        receipt_type: body.filled("type"),
        product_type: body.filled("product_type"),
        company_tel: body.filled("company_tel"),
        company_name: body.filled("company_name"),
        corp_reg_no: body.filled("corp_reg_no"),
        buyer_name: body.filled("buyer_name"),
        buyer_tel: body.filled("buyer_tel"),
        tax_free: body.amount("tax_free")?,
        vat: match vat {
            Some(_) => vat,
            None => body.amount("vat")?,
        },
    })
}

fn of_payment(imp_uid: &str, receipt: &Receipt) -> Json {
    presented(("imp_uid", imp_uid.into()), receipt)
}

fn external(merchant_uid: &str, receipt: &Receipt) -> Json {
    presented(("merchant_uid", merchant_uid.into()), receipt)
}

fn presented(of: (&'static str, Json), receipt: &Receipt) -> Json {
    let url = format!("https://receipt.example.com/cash/{}", receipt.receipt_tid);
    Json::Object(vec![
        of,
        ("amount", receipt.amount.into()),
        ("applied_at", receipt.applied_at.into()),
        ("apply_num", Json::from(&receipt.apply_num)),
        ("cancelled_at", receipt.cancelled_at.into()),
        ("receipt_tid", Json::from(&receipt.receipt_tid)),
        ("receipt_url", Json::Text(url)),
        ("type", receipt.receipt_type.as_str().into()),
        ("vat", receipt.vat.into()),
    ])
}
