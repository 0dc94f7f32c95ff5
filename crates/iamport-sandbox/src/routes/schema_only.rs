//! The operations that the sandbox keeps no state for: their answers are made from the description of
//! the API. Also the switch that makes any operation answer with any of its documented errors.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{self, FromRequestParts};
use axum::http::{HeaderMap, HeaderValue, Request, Response, StatusCode, request::Parts};
use axum::middleware::Next;
use axum::response::IntoResponse;
use serde_json::{Map, Value};

use super::auth::Authorized;
use crate::bundle::{Description, Match, Place, bundle};
use crate::compat;
use crate::conformance::{Rule, Sent, Types, Violation, violations};
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::new_payment::NewPayment;
use crate::domain::payments::{Buyer, Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::form;
use crate::ids::Ids;
use crate::input::LONGEST_BODY;
use crate::operations::Operation;
use crate::present::payments as present;
use crate::sample::{Source, payload};
use crate::state::State;
use crate::wire::{Answer, Json};

/// A request header with the HTTP status that the operation is to answer with.
pub(crate) const ANSWER_HEADER: &str = "x-iamport-sandbox-answer";
/// An answer header that says that the answer was made from its schema.
pub(crate) const FIDELITY_HEADER: &str = "x-iamport-sandbox-fidelity";
/// Its value.
const SCHEMA_ONLY: &str = "schema-only";

/// What is charged where the request does not say it.
const AMOUNT: u32 = 1_000;

/// What stands in `message` although the call was done; the documentation shows it.
const DONE_SAYING: &[(Operation, &str)] = &[(
    Operation::DeleteAutoPayKey,
    "자동결제 키가 정상적으로 삭제되었습니다.",
)];

/// Operations that document what a payment of another gateway is answered with.
const OTHER_GATEWAY: &[(Operation, StatusCode)] = &[
    (Operation::Partner, StatusCode::NOT_IMPLEMENTED),
    (Operation::QueryCashAmount, StatusCode::BAD_REQUEST),
];
const GATEWAY_UNSUPPORTED: &str = "지원하지 않는 PG사의 결제건입니다.";

/// Answers with a documented error in place of the operation, if the request's header wants that.
/// Nothing happens to the shop then. Who shows no token is refused all the same.
pub(crate) async fn force(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let Some(wanted) = wanted(request.headers()) else {
        return next.run(request).await;
    };
    let method = request.method().as_str();
    let Some(found) = bundle().find(method, request.uri().path()) else {
        return next.run(request).await;
    };
    let operation = found.operation;
    let documented = |status: &StatusCode| operation.documents(status.as_u16());
    let Some(status) = wanted.ok().filter(documented) else {
        let statuses: Vec<String> = operation.statuses().map(|s| s.to_string()).collect();
        let why = format!(
            "{ANSWER_HEADER}: {} documents {} only",
            operation.which.id(),
            statuses.join(", ")
        );
        return Answer::refused(StatusCode::BAD_REQUEST, why).into_response();
    };
    if status.is_success() {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    if operation.needs_token()
        && let Err(refused) = Authorized::from_request_parts(&mut parts, &state).await
    {
        return refused.into_response();
    }
    let why = format!("{ANSWER_HEADER}: {}", status.as_u16());
    Answer::refused(status, why).into_response()
}

/// The status that a request's header asks for.
fn wanted(headers: &HeaderMap) -> Option<Result<StatusCode, ()>> {
    let value = headers.get(ANSWER_HEADER)?;
    Some(StatusCode::from_bytes(value.as_bytes()).map_err(|_| ()))
}

/// Answers whatever no other route answers: an operation of the description by its schema, anything
/// else with 404 or 405.
pub(crate) async fn answer(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let Some(found) = bundle().find(parts.method.as_str(), &path) else {
        return no_operation(&path).into_response();
    };
    if found.operation.needs_token()
        && let Err(refused) = Authorized::from_request_parts(&mut parts, &state).await
    {
        return refused.into_response();
    }
    let Ok(bytes) = to_bytes(body, LONGEST_BODY).await else {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return Answer::refused(status, messages::BODY_TOO_LARGE).into_response();
    };
    let answer = made(&state, &found, &parts, &bytes);
    let mut response = answer.unwrap_or_else(|refused| refused).into_response();
    let level = HeaderValue::from_static(SCHEMA_ONLY);
    response.headers_mut().insert(FIDELITY_HEADER, level);
    response
}

/// A wrong method for a path that the router knows, or that the description knows.
pub(crate) async fn wrong_method(
    state: extract::State<State>,
    request: Request<Body>,
) -> Response<Body> {
    let path = request.uri().path();
    if bundle().find(request.method().as_str(), path).is_some() {
        return answer(state, request).await;
    }
    Answer::refused(StatusCode::METHOD_NOT_ALLOWED, messages::WRONG_METHOD).into_response()
}

fn no_operation(path: &str) -> Answer {
    if bundle().knows_path(path) {
        Answer::refused(StatusCode::METHOD_NOT_ALLOWED, messages::WRONG_METHOD)
    } else {
        Answer::refused(StatusCode::NOT_FOUND, messages::ROUTE_UNKNOWN)
    }
}

fn made(state: &State, found: &Match, parts: &Parts, bytes: &Bytes) -> Result<Answer, Answer> {
    let operation = found.operation;
    let query = parts.uri.query().unwrap_or_default();
    let mut sent = Sent::read(&parts.headers, bytes);
    if sent == Sent::Unreadable {
        return Err(refused(operation, messages::BODY_UNREADABLE));
    }
    if let Some(fields) = sent.fields_mut() {
        compat::body(&parts.method, parts.uri.path(), fields);
    }
    let wrong = violations(found, query, &sent, Some(Types::Loose));
    if let Some(why) = why_refused(&wrong) {
        return Err(refused(operation, &why));
    }
    let mut values = form::read(query.as_bytes());
    values.extend(sent.fields().cloned().unwrap_or_default());
    for (name, value) in &found.path_values {
        values.insert((*name).to_owned(), Value::from(value.as_str()));
    }
    let payment = known_payment(state, operation, &values)?;
    let amount = match values.get("amount") {
        Some(amount) => {
            let text = amount
                .as_str()
                .map_or_else(|| amount.to_string(), str::to_owned);
            let amount = text.parse::<Amount>();
            amount.map_err(|_| refused(operation, &messages::invalid("amount")))?
        }
        None => payment
            .as_ref()
            .map_or(Amount::from(AMOUNT), |payment| payment.amount),
    };
    let answers_payment = bundle()
        .part_of_answer(operation, "response")
        .and_then(|schema| bundle().name(schema))
        == Some("PaymentAnnotation");
    let now = state.now();
    let response = if answers_payment {
        let payment = match payment {
            Some(payment) => payment,
            None => charged(operation, &values, amount, now)?,
        };
        let mut answer = present::payment(&payment);
        if let Json::Object(fields) = &mut answer
            && operation.which == Operation::IssueCvsPayment
        {
            // No documented list of methods has a word for it.
            for (_, value) in fields.iter_mut().filter(|(name, _)| *name == "pay_method") {
                *value = Json::Null;
            }
        }
        answer
    } else {
        if let Some(payment) = payment {
            values
                .entry("merchant_uid")
                .or_insert_with(|| Value::from(payment.merchant_uid));
        }
        payload(&Source {
            operation,
            sent: &values,
            amount,
            now,
        })
    };
    let in_part = wanted(&parts.headers) == Some(Ok(StatusCode::MULTI_STATUS));
    let saying = DONE_SAYING
        .iter()
        .find(|(which, _)| *which == operation.which);
    Ok(match saying {
        Some((_, message)) => Answer::done(response).saying(message),
        None if in_part => Answer::done_in_part(in_part_of(response)),
        None => Answer::done(response),
    })
}

/// What is left of a list when the last of several entries did not work.
fn in_part_of(response: Json) -> Json {
    match response {
        Json::Array(mut list) if list.len() > 1 => {
            list.pop();
            Json::Array(list)
        }
        other => other,
    }
}

/// What the API would say about a request with these violations, if it would refuse it. It takes
/// values that no list has.
fn why_refused(wrong: &[Violation]) -> Option<String> {
    let missing: Vec<&str> = wrong
        .iter()
        .filter(|violation| violation.rule == Rule::Required && !violation.name.is_empty())
        .map(|violation| violation.name.as_str())
        .collect();
    if !missing.is_empty() {
        return Some(messages::missing(&missing));
    }
    wrong
        .iter()
        .find(|violation| violation.rule != Rule::Enum)
        .map(|violation| messages::invalid(&violation.name))
}

/// A refused request: 400 where that is documented, or else an ordinary answer with another code.
fn refused(operation: &Description, why: &str) -> Answer {
    let why = why.to_owned();
    if operation.documents(400) {
        Refusal::invalid(why).into()
    } else {
        Refusal::declined(why).into()
    }
}

/// The payment that a request is about, if it is about one; a refusal if there is no such payment, or
/// if it is one of a gateway that the operation documents an error for.
fn known_payment(
    state: &State,
    operation: &'static Description,
    values: &Map<String, Value>,
) -> Result<Option<Payment>, Answer> {
    let in_path = operation
        .parameters
        .iter()
        .any(|parameter| parameter.place == Place::Path && parameter.name == "imp_uid");
    // Where the id in the body of a charge comes from is not documented.
    if !in_path && operation.which != Operation::PaymentwallDelivery {
        return Ok(None);
    }
    let imp_uid = values.get("imp_uid").and_then(Value::as_str);
    let payment = imp_uid.and_then(|imp_uid| state.shop().payment(imp_uid, true).ok().cloned());
    let Some(payment) = payment else {
        return Err(if operation.documents(404) {
            Refusal::unknown(messages::PAYMENT_UNKNOWN).into()
        } else {
            refused(operation, messages::PAYMENT_UNKNOWN)
        });
    };
    let other = OTHER_GATEWAY
        .iter()
        .find(|(which, _)| *which == operation.which)
        .filter(|_| !operation.which.is_at(&payment.pg_provider));
    match other {
        Some((_, status)) => Err(Answer::refused(*status, GATEWAY_UNSUPPORTED)),
        None => Ok(Some(payment)),
    }
}

/// What a charge is answered with. The payment is not kept.
fn charged(
    operation: &'static Description,
    values: &Map<String, Value>,
    amount: Amount,
    now: u64,
) -> Result<Payment, Answer> {
    let text = |name: &str| values.get(name).and_then(Value::as_str).map(str::to_owned);
    let merchant_uid = text("merchant_uid").unwrap_or_default();
    let provider = operation.which.gateways().first();
    let provider = provider.copied().unwrap_or("other");
    let pay_method = match operation.which {
        Operation::PayBenepiaPoint => "point",
        _ => "card",
    };
    let new = NewPayment::paid(provider, amount)
        .merchant_uid(merchant_uid.as_str())
        .pay_method(pay_method);
    // The same order is always answered with the same ids, and no later id depends on it.
    let seed = merchant_uid
        .bytes()
        .fold(0, |seed: u64, byte| seed.wrapping_mul(31) + u64::from(byte));
    let payment = new.into_payment(&mut Ids::new(seed), now);
    let mut payment = payment.map_err(|wrong| refused(operation, wrong.message()))?;
    payment.imp_uid = payment.imp_uid.replacen("imp_", "imps_", 1);
    payment.channel = "api";
    payment.name = text("name");
    payment.custom_data = text("custom_data");
    payment.buyer = Buyer {
        name: text("buyer_name"),
        email: text("buyer_email"),
        tel: text("buyer_tel"),
        addr: text("buyer_addr"),
        postcode: text("buyer_postcode"),
    };
    if operation.which == Operation::IssueCvsPayment {
        payment.status = PaymentStatus::Ready;
        payment.paid_at = None;
        payment.receipt_url = None;
    }
    Ok(payment)
}
