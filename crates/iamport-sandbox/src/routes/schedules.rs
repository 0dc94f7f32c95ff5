//! Payments that are scheduled.

use axum::Router;
use axum::extract;
use axum::routing::{get, post};

use super::auth::Authorized;
use super::{Handled, bad_request, billing, billing_keys, declined, present, present_billing};
use crate::domain::listing::PageRequest;
use crate::domain::schedule::{Planned, ScheduleFilter, ScheduleRequest, ScheduleStatus};
use crate::domain::{Refusal, messages};
use crate::input::{BodyFields, Fields, PathValues, QueryFields, WrongField};
use crate::state::State;
use crate::wire::Answer;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/subscribe/payments/schedule", get(by_time).post(schedule))
        .route("/subscribe/payments/unschedule", post(unschedule))
        .route(
            "/subscribe/payments/schedule/{merchant_uid}",
            get(one).put(change),
        )
        .route(
            "/subscribe/payments/schedule/{merchant_uid}/reschedule",
            post(reschedule),
        )
        .route(
            "/subscribe/payments/schedule/{merchant_uid}/retry",
            post(retry),
        )
        .route(
            "/subscribe/payments/schedule/customers/{customer_uid}",
            get(of_customer),
        )
        .route(
            "/subscribe/customers/{customer_uid}/schedules",
            get(of_customer),
        )
}

async fn schedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = schedule_request(&body).map_err(declined)?;
    let now = state.now();
    let made = state.shop().schedule(request, now)?;
    Ok(Answer::done(present_billing::schedules(&made)))
}

fn schedule_request(body: &Fields) -> Result<ScheduleRequest, WrongField> {
    let customer_uid = body.filled("customer_uid");
    let planned = body.objects("schedules");
    let planned: Result<Vec<Planned>, WrongField> = planned.iter().map(self::planned).collect();
    Ok(ScheduleRequest {
        checking_amount: body.amount("checking_amount")?,
        channel_key: body.filled("channel_key"),
        key: billing_keys::key_request(String::new(), body),
        planned: planned?,
        customer_uid,
    })
}

fn planned(fields: &Fields) -> Result<Planned, WrongField> {
    Ok(Planned {
        order: billing::order(fields)?,
        schedule_at: fields.integer("schedule_at")?,
    })
}

async fn unschedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let customer_uid = body.filled("customer_uid");
    let merchant_uids = body.list_or_text("merchant_uid");
    let now = state.now();
    let revoked =
        state
            .shop()
            .unschedule(customer_uid.as_deref(), merchant_uids.as_deref(), now)?;
    Ok(Answer::done(present_billing::schedules(&revoked)))
}

async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let view = state.shop().schedule_of(&merchant_uid)?;
    Ok(Answer::done(present_billing::schedule(&view)))
}

async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let at = body.integer("schedule_at").map_err(bad_request)?;
    let now = state.now();
    let view = state.shop().move_schedule(&merchant_uid, at, now)?;
    Ok(Answer::done(present_billing::schedule(&view)))
}

async fn reschedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let at = body.integer("schedule_at").map_err(bad_request)?;
    let now = state.now();
    let view = state.shop().reschedule(&merchant_uid, at, now)?;
    Ok(Answer::done(present_billing::schedule(&view)))
}

async fn retry(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().retry(&merchant_uid, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

async fn by_time(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields,
) -> Handled {
    let ascending = match query.filled("sorting").as_deref() {
        None | Some("-scheduled") => false,
        Some("scheduled") => true,
        Some(_) => return Err(bad_request(WrongField("sorting"))),
    };
    let limit = query.integer("limit").map_err(bad_request)?;
    let names = ["schedule_from", "schedule_to"];
    let mut filter = filter(&query, names, "schedule_status", limit)?;
    filter.ascending = ascending;
    listed(&state, None, &filter)
}

async fn of_customer(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    let filter = filter(&query, ["from", "to"], "schedule-status", None)?;
    listed(&state, Some(&customer_uid), &filter)
}

fn filter(
    query: &Fields,
    names: [&'static str; 2],
    status_name: &'static str,
    limit: Option<u64>,
) -> Result<ScheduleFilter, Answer> {
    let [from, to] = names;
    let status = query
        .filled(status_name)
        .map(|word| {
            ScheduleStatus::parse(&word)
                .ok_or_else(|| Refusal::invalid(messages::invalid(status_name)))
        })
        .transpose()?;
    let number = query.integer("page").map_err(bad_request)?;
    Ok(ScheduleFilter {
        from: query.integer(from).map_err(bad_request)?,
        to: query.integer(to).map_err(bad_request)?,
        status,
        ascending: false,
        page: PageRequest::new(number, limit)?,
        names,
    })
}

fn listed(state: &State, customer_uid: Option<&str>, filter: &ScheduleFilter) -> Handled {
    let shop = state.shop();
    let page = shop.schedules(customer_uid, filter)?;
    let shape = shop.assumptions().schedule_list;
    Ok(Answer::done(present_billing::schedule_page(&page, shape)))
}
