//! Access tokens: handing them out, and looking at them.

use axum::extract::{self, FromRequestParts};
use axum::http::{HeaderMap, header, request::Parts};

use serde::Deserialize;

use super::Handled;
use crate::domain::tiers;
use crate::input::BodyFields;
use crate::state::State;
use crate::wire::{Answer, Json};

/// Names the sub-merchant that an agent's call is for.
const TIER_HEADER: &str = "tier";

/// What opens the shop.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    imp_key: Option<String>,
    imp_secret: Option<String>,
}

pub(super) async fn get_token(
    extract::State(state): extract::State<State>,
    BodyFields(shown): BodyFields<Shown>,
) -> Handled {
    let (key, secret) = (shown.imp_key.as_deref(), shown.imp_secret.as_deref());
    let now = state.now();
    let token = state.shop().token(key, secret, now)?;
    Ok(Answer::done(Json::Object(vec![
        ("access_token", Json::from(&token.value)),
        ("now", now.into()),
        ("expired_at", token.expires_at.into()),
    ])))
}

/// The caller has shown a living token. To be the first argument of every handler that needs one, so
/// that nothing else is looked at before.
pub(crate) struct Authorized;

impl FromRequestParts<State> for Authorized {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Authorized, Answer> {
        let now = state.now();
        state.shop().authorize(token(&parts.headers), now)?;
        if let Some(code) = parts.headers.get(TIER_HEADER) {
            tiers::acting(code.to_str().unwrap_or_default())?;
        }
        Ok(Authorized)
    }
}

/// The token of a request, behind `Bearer` or bare. Where else old clients put it is the business of
/// [`compat`](crate::compat).
fn token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim();
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim()),
        _ => Some(value).filter(|value| !value.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(&'static str, &'static str)]) -> Option<String> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, header::HeaderValue::from_static(value));
        }
        token(&map).map(str::to_owned)
    }

    #[test]
    fn tokens_come_in_two_ways() {
        for headers in [
            [("authorization", "Bearer t")],
            [("authorization", "bearer  t ")],
            [("authorization", "t")],
        ] {
            assert_eq!(of(&headers).as_deref(), Some("t"), "{headers:?}");
        }
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("authorization", "")]), None);
    }
}
