//! Looking payments up, and cancelling them.

use axum::Router;
use axum::extract;
use axum::routing::{get, post};

use super::auth::Authorized;
use super::{Handled, bad_request, declined, present};
use crate::compat;
use crate::domain::CancelTarget;
use crate::domain::listing::{PageRequest, Period, Sorting, StatusFilter};
use crate::domain::payment::{CancelRequest, RefundAccount};
use crate::domain::{Refusal, messages};
use crate::input::{BodyFields, Fields, PathValues, QueryFields, WrongField};
use crate::state::State;
use crate::wire::Answer;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/payments", get(many))
        .route("/payments/cancel", post(cancel))
        .route("/payments/{imp_uid}", get(one))
        .route("/payments/{imp_uid}/balance", get(balance))
        .route("/payments/find/{merchant_uid}", get(find))
        .route(
            "/payments/find/{merchant_uid}/{payment_status}",
            get(find_in_status),
        )
        .route("/payments/findAll/{merchant_uid}", get(find_all))
        .route(
            "/payments/findAll/{merchant_uid}/{payment_status}",
            get(find_all_in_status),
        )
        .route("/payments/status/{payment_status}", get(by_status))
}

async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    // This call documents no 400; a value that is neither true nor false counts as false.
    let include_test_channels = query.flag("include_sandbox").unwrap_or(false);
    let shop = state.shop();
    let payment = shop.payment(&imp_uid, include_test_channels)?;
    Ok(Answer::done(present::payment(payment)))
}

async fn many(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields,
) -> Handled {
    let (imp_uids, merchant_uids) = (
        compat::ids(&query, "imp_uid"),
        compat::texts(&query, "merchant_uid"),
    );
    let found = state.shop().payments(&imp_uids, &merchant_uids)?;
    let list = present::payments(&found.payments);
    Ok(if found.incomplete {
        Answer::done_in_part(list)
    } else {
        Answer::done(list)
    })
}

async fn find(
    _: Authorized,
    state: extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    first_of_order(&state, &merchant_uid, None, &query)
}

async fn find_in_status(
    _: Authorized,
    state: extract::State<State>,
    PathValues((merchant_uid, status)): PathValues<(String, String)>,
    QueryFields(query): QueryFields,
) -> Handled {
    first_of_order(&state, &merchant_uid, Some(&status), &query)
}

fn first_of_order(
    state: &State,
    merchant_uid: &str,
    status: Option<&str>,
    query: &Fields,
) -> Handled {
    let filter = filter(status)?;
    // This call documents no 400 for it; an unknown order counts as the default one.
    let sorting = Sorting::parse(query.filled("sorting").as_deref()).unwrap_or_default();
    let shop = state.shop();
    let found = shop.payments_of_order(merchant_uid, filter, sorting)?;
    let first = found
        .first()
        .ok_or_else(|| Refusal::unknown(messages::PAYMENT_UNKNOWN))?;
    Ok(Answer::done(present::payment(first)))
}

async fn find_all(
    _: Authorized,
    state: extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    all_of_order(&state, &merchant_uid, None, &query)
}

async fn find_all_in_status(
    _: Authorized,
    state: extract::State<State>,
    PathValues((merchant_uid, status)): PathValues<(String, String)>,
    QueryFields(query): QueryFields,
) -> Handled {
    all_of_order(&state, &merchant_uid, Some(&status), &query)
}

fn all_of_order(
    state: &State,
    merchant_uid: &str,
    status: Option<&str>,
    query: &Fields,
) -> Handled {
    let filter = filter(status)?;
    let (page, sorting) = page_and_sorting(query)?;
    let shop = state.shop();
    let found = shop.payments_of_order(merchant_uid, filter, sorting)?;
    Ok(Answer::done(present::page(&page.cut(&found)?)))
}

async fn by_status(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(status): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    let filter = StatusFilter::parse(&status)?;
    let (page, sorting) = page_and_sorting(&query)?;
    let from = query.integer("from").map_err(bad_request)?;
    let to = query.integer("to").map_err(bad_request)?;
    let period = Period::new(from, to, state.now())?;
    let page = state
        .shop()
        .payments_by_status(filter, period, sorting, page)?;
    Ok(Answer::done(present::page(&page)))
}

/// The states of `find` and `findAll`, whose last segment can be left out.
fn filter(status: Option<&str>) -> Result<StatusFilter, Refusal> {
    status.map_or(Ok(StatusFilter::All), StatusFilter::parse)
}

fn page_and_sorting(query: &Fields) -> Result<(PageRequest, Sorting), Answer> {
    let number = query.integer("page").map_err(bad_request)?;
    let limit = query.integer("limit").map_err(bad_request)?;
    let sorting = Sorting::parse(query.filled("sorting").as_deref())?;
    Ok((PageRequest::new(number, limit)?, sorting))
}

async fn balance(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let balance = state.shop().balance(&imp_uid)?;
    Ok(Answer::done(present::balance(&balance)))
}

async fn cancel(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let target = CancelTarget {
        imp_uid: body.filled("imp_uid"),
        merchant_uid: body.filled("merchant_uid"),
    };
    let request = cancel_request(&body).map_err(declined)?;
    let now = state.now();
    let payment = state.shop().cancel(&target, &request, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

fn cancel_request(body: &Fields) -> Result<CancelRequest, WrongField> {
    Ok(CancelRequest {
        amount: body.amount("amount")?,
        tax_free: body.amount("tax_free")?,
        vat_amount: body.amount("vat_amount")?,
        checksum: body.amount("checksum")?,
        reason: body.filled("reason"),
        refund: RefundAccount {
            holder: body.filled("refund_holder"),
            bank: body.filled("refund_bank"),
            account: body.filled("refund_account"),
            tel: body.filled("refund_tel"),
        },
        requester: body.nested("extra").filled("requester"),
        // The call documents no 400; what is neither true nor false is not true.
        enable_webhook: body.flag("enable_webhook").unwrap_or(false),
    })
}
