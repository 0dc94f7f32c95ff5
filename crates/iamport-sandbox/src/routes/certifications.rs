//! Identity verifications.

use axum::Router;
use axum::extract;
use axum::routing::{get, post};

use super::auth::Authorized;
use super::{Handled, bad_request};
use crate::domain::certification::{Certification, OtpRequest};
use crate::input::{BodyFields, PathValues};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/certifications/{imp_uid}", get(look_up).delete(delete))
        .route("/certifications/otp/request", post(request_otp))
        .route("/certifications/otp/confirm/{imp_uid}", post(confirm_otp))
}

async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    Ok(Answer::done(presented(shop.certification(&imp_uid)?)))
}

async fn delete(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let deleted = state.shop().delete_certification(&imp_uid)?;
    Ok(Answer::done(presented(&deleted)))
}

async fn request_otp(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = OtpRequest {
        name: body.filled("name"),
        phone: body.filled("phone"),
        birth: body.filled("birth"),
        gender_digit: body.filled("gender_digit"),
        carrier: body.filled("carrier"),
        is_mvno: body.flag("is_mvno").map_err(bad_request)?,
        merchant_uid: body.filled("merchant_uid"),
        channel_key: body.filled("channel_key"),
        method: body.filled("verification_method"),
    };
    let imp_uid = state.shop().request_otp(&request)?;
    Ok(Answer::done(Json::Object(vec![(
        "imp_uid",
        Json::from(&imp_uid),
    )])))
}

async fn confirm_otp(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let otp = body.filled("otp");
    let now = state.now();
    let done = state.shop().confirm_otp(&imp_uid, otp.as_deref(), now)?;
    Ok(Answer::done(presented(&done)))
}

/// A result; nothing of the person is told before they were verified.
fn presented(certification: &Certification) -> Json {
    let person = &certification.person;
    let certified = certification.certified_at().is_some();
    let told = |text: String| {
        if certified {
            Json::Text(text)
        } else {
            Json::Null
        }
    };
    let foreigner = person.foreigner && certification.knows_foreigners();
    let foreigner_v2 = if certified && certification.knows_foreigners() {
        Json::Bool(foreigner)
    } else {
        Json::Null
    };
    let gender = if person.female { "female" } else { "male" };
    Json::Object(vec![
        ("birthday", told(person.birthday.clone())),
        ("carrier", told(person.carrier.clone())),
        ("certified", certified.into()),
        ("certified_at", certification.certified_at().into()),
        ("foreigner", (certified && foreigner).into()),
        ("foreigner_v2", foreigner_v2),
        ("gender", told(gender.to_owned())),
        ("imp_uid", Json::from(&certification.imp_uid)),
        ("merchant_uid", Json::from(&certification.merchant_uid)),
        ("name", told(person.name.clone())),
        ("origin", Json::from(&certification.origin)),
        ("pg_provider", certification.provider.into()),
        ("pg_tid", Json::from(&certification.pg_tid)),
        ("phone", told(person.phone.clone())),
        (
            "unique_in_site",
            told(person.duplication_information(&certification.mid)),
        ),
        ("unique_key", told(person.connecting_information())),
    ])
}
