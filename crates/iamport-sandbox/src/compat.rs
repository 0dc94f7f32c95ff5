//! What old clients send, taken in one place. [`TABLE`] lists all of it.

use axum::http::uri::PathAndQuery;
use axum::http::{HeaderName, HeaderValue, Method, Uri, header, request::Parts};
use serde_json::{Map, Value};

use crate::bundle::bundle;
use crate::domain::billing::DEFAULT_GATEWAY;
use crate::domain::{channels, gateway};
use crate::form;
use crate::operations::Operation;

/// Something that clients send although it is not, or no longer, what the documentation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Compatibility {
    /// What is sent.
    pub sent: &'static str,
    /// What it is taken for.
    pub taken_for: &'static str,
    /// Who sends it.
    pub who: &'static str,
}

/// Everything that is taken from old clients.
pub(crate) const TABLE: &[Compatibility] = &[
    Compatibility {
        sent: "a body as application/x-www-form-urlencoded, or without a Content-Type",
        taken_for: "the same fields as JSON",
        who: "the vendor's Go client, and the schema of the API itself, which allows both",
    },
    Compatibility {
        sent: "Authorization: <token>, without Bearer",
        taken_for: "Authorization: Bearer <token>",
        who: "the vendor's Java, Go and Python clients",
    },
    Compatibility {
        sent: "X-ImpTokenHeader: <token>",
        taken_for: "Authorization: Bearer <token>, unless there is an Authorization",
        who: "clients of the time before Authorization was taken",
    },
    Compatibility {
        sent: "?_token=<token>",
        taken_for: "Authorization: Bearer <token>, unless one of the two headers is there",
        who: "the first page of the API for trying it out, and shops that copied its links",
    },
    Compatibility {
        sent: "pg=<gateway> or pg=<gateway>.<MID> in a body without channel_key",
        taken_for: "the channel_key of that gateway's live channel, or of its test channel if it is the MID of that one",
        who: "shops from before channel keys; iamport-rest-client and async-iamport (PyPI), iamport-rest-client-nodejs, iamport and iamport-server-api (npm); the vendor's guide to Hecto Financial still shows it",
    },
    Compatibility {
        sent: "neither pg nor channel_key where a billing key is issued, a card is charged or a person is verified",
        taken_for: "the shop's default gateway: nice_v2 for cards, danal for persons. Assumed",
        who: "shops from before channel keys; iamport-server-api and iamport (npm), iamport-rest-client and async-iamport (PyPI)",
    },
    Compatibility {
        sent: "customer_uid or imp_uid once more in a body whose path has it",
        taken_for: "what the path says",
        who: "iamport-server-api (npm), iamport-rest-client and async-iamport (PyPI)",
    },
    Compatibility {
        sent: "pg_api_key in the body of POST /vbanks instead of its query",
        taken_for: "the same in the query",
        who: "iamport-server-api (npm)",
    },
    Compatibility {
        sent: "a slash at the end of the path",
        taken_for: "the path without it, except PUT and DELETE /vbanks/, which lack an imp_uid",
        who: "clients that join addresses with an empty last part",
    },
    Compatibility {
        sent: "/payments/find/{merchant_uid} and /payments/findAll/{merchant_uid} without a status",
        taken_for: "any status",
        who: "the vendor's Node, PHP and Python clients, which leave it out by default",
    },
    Compatibility {
        sent: "POST /payments/find/{merchant_uid} and the other look-ups by order number, with or without a status",
        taken_for: "the same by GET; a body is passed over. Assumed",
        who: "shops in Python that copied one textbook",
    },
    Compatibility {
        sent: "blanks before the names of a form (a=1& b=2)",
        taken_for: "the names without them; forms and queries are read by the rules of PHP in all else too",
        who: "the vendor's Go client",
    },
    Compatibility {
        sent: "JSON that begins with { or [ under another Content-Type, or none",
        taken_for: "JSON. Assumed",
        who: "HTTP libraries whose type was left as it was",
    },
    Compatibility {
        sent: "imp_uid=a or imp_uid=a,b or imp_uid[]=a,b where imp_uid[]=a&imp_uid[]=b is meant",
        taken_for: "the list",
        who: "HTTP libraries that write lists without brackets; ids have no commas, so nothing is lost",
    },
    Compatibility {
        sent: "merchant_uid=a or customer_uid=a where a list is meant",
        taken_for: "a list of one; commas stay, since a shop's own ids may have them",
        who: "HTTP libraries that write lists without brackets",
    },
    Compatibility {
        sent: "extra[requester]=customer, in a form, in a query, or as a key of JSON",
        taken_for: "extra: {requester: customer}",
        who: "the vendor's PHP client, and schemas that write the field so",
    },
    Compatibility {
        sent: "notice_url[]=a, notice_url=a, or \"notice_url[]\" as a key of JSON",
        taken_for: "notice_url: [a]",
        who: "form clients, and shops that have a single address",
    },
];

/// Where clients put the token before `Authorization` was taken.
const LEGACY_HEADER: HeaderName = HeaderName::from_static("x-imptokenheader");
/// Who verifies persons where a caller names nobody.
const DEFAULT_CERTIFICATION: &str = gateway::codes::DANAL;
pub(crate) const QUERY_TOKEN: &str = "_token";
/// The look-ups that shops send by POST.
const POSTED: &[Operation] = &[
    Operation::GetPaymentByMerchantUid,
    Operation::GetPaymentByMerchantUidAnyStatus,
    Operation::GetAllPaymentsByMerchantUid,
    Operation::GetAllPaymentsByMerchantUidAnyStatus,
];
/// The paths whose last slash means something.
const MEANT_SLASH: &[(Method, &str)] = &[(Method::PUT, "/vbanks/"), (Method::DELETE, "/vbanks/")];

/// Brings the head of a request into the documented form.
pub(crate) fn adapt(parts: &mut Parts) {
    token(parts);
    trailing_slash(parts);
    posted_look_up(parts);
}

/// Makes a look-up by order number that was sent by POST the GET that it is.
fn posted_look_up(parts: &mut Parts) {
    let path = parts.uri.path();
    if parts.method == Method::POST
        && bundle()
            .find("GET", path)
            .is_some_and(|found| POSTED.contains(&found.operation.which))
    {
        parts.method = Method::GET;
    }
}

fn token(parts: &mut Parts) {
    let filled = |name: &HeaderName| {
        let value = parts.headers.get(name)?;
        (!value.as_bytes().trim_ascii().is_empty()).then(|| value.clone())
    };
    if filled(&header::AUTHORIZATION).is_some() {
        return;
    }
    let from_query = || {
        let query = parts.uri.query()?;
        let values = form::read(query.as_bytes());
        let token = values.get(QUERY_TOKEN)?.as_str()?;
        let token = HeaderValue::from_str(token).ok();
        token.filter(|token| !token.is_empty())
    };
    if let Some(token) = filled(&LEGACY_HEADER).or_else(from_query) {
        parts.headers.insert(header::AUTHORIZATION, token);
    }
}

fn trailing_slash(parts: &mut Parts) {
    let path = parts.uri.path();
    let is_meant = MEANT_SLASH
        .iter()
        .any(|(method, meant)| *method == parts.method && *meant == path);
    let Some(shorter) = path.strip_suffix('/') else {
        return;
    };
    if is_meant || shorter.is_empty() || shorter.ends_with('/') {
        return;
    }
    let target = match parts.uri.query() {
        Some(query) => format!("{shorter}?{query}"),
        None => shorter.to_owned(),
    };
    if let Ok(target) = target.parse::<PathAndQuery>() {
        let mut uri = parts.uri.clone().into_parts();
        uri.path_and_query = Some(target);
        if let Ok(uri) = Uri::from_parts(uri) {
            parts.uri = uri;
        }
    }
}

/// Brings the fields of the body of a call into the documented form.
pub(crate) fn body(method: &Method, path: &str, values: &mut Map<String, Value>) {
    bracketed_keys(values);
    lists(path, values);
    channel(method, path, values);
}

/// Keys of JSON that are written as a form would have them: `a[]` and `a[b]`.
fn bracketed_keys(values: &mut Map<String, Value>) {
    let bracketed: Vec<String> = values
        .keys()
        .filter(|key| key.ends_with(']') && key.contains('['))
        .cloned()
        .collect();
    for key in bracketed {
        let Some((outer, inner)) = key.strip_suffix(']').and_then(|key| key.split_once('[')) else {
            continue;
        };
        if outer.is_empty()
            || inner.contains(['[', ']'])
            || values.contains_key(outer) && inner.is_empty()
        {
            continue;
        }
        let Some(value) = values.remove(&key) else {
            continue;
        };
        if inner.is_empty() {
            let list = match value {
                Value::Array(_) => value,
                single => Value::Array(vec![single]),
            };
            values.insert(outer.to_owned(), list);
        } else {
            let place = values
                .entry(outer)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(fields) = place {
                fields.insert(inner.to_owned(), value);
            }
        }
    }
}

/// Names the channel of a call that does not.
fn channel(method: &Method, path: &str, values: &mut Map<String, Value>) {
    let text = |name: &str| {
        let text = values.get(name).and_then(Value::as_str);
        text.filter(|text| !text.is_empty())
    };
    if text("channel_key").is_some() {
        return;
    }
    let certifies = path == Operation::RequestOtp.path();
    let key_of: fn(&str, bool) -> String = if certifies {
        channels::certification_channel_key
    } else {
        gateway::channel_key
    };
    let key = match text("pg") {
        // In these calls `pg` has a meaning of its own, or none.
        Some(_) if path.starts_with("/subscribe/") => return,
        Some(pg) => {
            let (provider, mid) = pg.split_once('.').unwrap_or((pg, ""));
            key_of(provider, mid == gateway::Gateway(provider).mid(true))
        }
        None if certifies => key_of(DEFAULT_CERTIFICATION, false),
        None if *method == Method::POST
            && path.starts_with("/subscribe/customers/")
            && text("channel_group_id").is_none() =>
        {
            key_of(DEFAULT_GATEWAY, false)
        }
        None => return,
    };
    values.insert("channel_key".to_owned(), Value::String(key));
}

/// Brings the fields of the query of a call into the documented form.
pub(crate) fn query(path: &str, values: &mut Map<String, Value>) {
    if path == Operation::GetPaymentListByImpUid.path() {
        list(values, "imp_uid");
        split(values, "imp_uid");
        list(values, "merchant_uid");
    } else if path == Operation::CustomerViewMultiple.path() {
        list(values, "customer_uid");
    }
}

/// Lists of which a single text may be written plainly.
fn lists(path: &str, values: &mut Map<String, Value>) {
    if path == Operation::Unschedule.path() {
        list(values, "merchant_uid");
    }
    // Elsewhere there is one address only, and it is a text.
    if path != Operation::CreateVbank.path() && !path.starts_with("/subscribe/payments/") {
        return;
    }
    list(values, "notice_url");
    let schedules: Vec<&mut Value> = match values.get_mut("schedules") {
        Some(Value::Array(schedules)) => schedules.iter_mut().collect(),
        Some(Value::Object(schedules)) => schedules.values_mut().collect(),
        _ => Vec::new(),
    };
    for schedule in schedules.into_iter().filter_map(Value::as_object_mut) {
        list(schedule, "notice_url");
    }
}

/// A text where a list is meant becomes a list of it.
fn list(values: &mut Map<String, Value>, name: &str) {
    let Some(value) = values.get_mut(name) else {
        return;
    };
    let text = match value {
        Value::String(text) if !text.is_empty() => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return,
    };
    *value = Value::Array(vec![Value::String(text)]);
}

/// The texts of a list of the API's own ids, which have no commas.
fn split(values: &mut Map<String, Value>, name: &str) {
    let texts: Vec<&str> = match values.get(name) {
        Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
        Some(Value::Object(texts)) => texts.values().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let ids = texts
        .into_iter()
        .flat_map(|text| text.split(','))
        .map(str::trim);
    let ids = ids.filter(|id| !id.is_empty()).map(Value::from).collect();
    values.insert(name.to_owned(), Value::Array(ids));
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;
    use serde_json::json;

    fn adapted(method: &str, uri: &str, headers: &[(&str, &str)]) -> Parts {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        adapt(&mut parts);
        parts
    }

    fn token_of(uri: &str, headers: &[(&str, &str)]) -> Option<String> {
        let parts = adapted("GET", uri, headers);
        let value = parts.headers.get(header::AUTHORIZATION)?;
        Some(value.to_str().unwrap().to_owned())
    }

    #[test]
    fn tokens_come_from_three_places_and_the_newest_wins() {
        let new = ("authorization", "Bearer new");
        let old = ("x-imptokenheader", "old");
        assert_eq!(token_of("/", &[]), None);
        assert_eq!(token_of("/?_token=q%2Bq", &[]).as_deref(), Some("q+q"));
        assert_eq!(token_of("/?_token=q", &[old]).as_deref(), Some("old"));
        assert_eq!(
            token_of("/?_token=q", &[old, new]).as_deref(),
            Some("Bearer new")
        );
        let empty = ("authorization", " ");
        assert_eq!(token_of("/", &[empty, old]).as_deref(), Some("old"));
        assert_eq!(token_of("/?_token=%0A", &[]), None);
    }

    #[test]
    fn a_slash_at_the_end_is_taken_away_unless_it_is_meant() {
        let path = |method, uri| adapted(method, uri, &[]).uri.to_string();
        assert_eq!(path("GET", "/payments/?a=1"), "/payments?a=1");
        assert_eq!(path("POST", "/vbanks/"), "/vbanks");
        assert_eq!(path("DELETE", "/vbanks/"), "/vbanks/");
        assert_eq!(path("GET", "/"), "/");
        assert_eq!(path("GET", "/a//"), "/a//");
        assert_eq!(path("GET", "/payments/find/a%2Fb/"), "/payments/find/a%2Fb");
    }

    #[test]
    fn look_ups_by_order_number_may_be_posted() {
        let method = |uri| adapted("POST", uri, &[]).method;
        for path in [
            "/payments/find/a",
            "/payments/find/a/",
            "/payments/find/a/paid",
            "/payments/findAll/a/paid?page=1",
            "/payments/findAll/a%2Fb",
        ] {
            assert_eq!(method(path), Method::GET, "{path}");
        }
        for path in [
            "/payments/cancel",
            "/payments/imp_1",
            "/payments/find",
            "/x",
        ] {
            assert_eq!(method(path), Method::POST, "{path}");
        }
        assert_eq!(adapted("PUT", "/payments/find/a", &[]).method, Method::PUT);
    }

    #[test]
    fn old_names_of_fields_are_understood() {
        let at = |path: &str, value: Value| match value {
            Value::Object(mut values) => {
                body(&Method::POST, path, &mut values);
                Value::Object(values)
            }
            other => other,
        };
        let of = |value| at("/vbanks", value);
        assert_eq!(
            of(json!({"notice_url[]": "a", "extra[requester]": "customer", "x[y][z]": 1})),
            json!({"notice_url": ["a"], "extra": {"requester": "customer"}, "x[y][z]": 1})
        );
        assert_eq!(
            of(json!({"pg": "settle.portone", "a[]": [1], "a": 2})),
            json!({"pg": "settle.portone", "channel_key": "channel-key-settle", "a[]": [1], "a": 2})
        );
        assert_eq!(
            of(json!({"pg": "nice.sandbox_nice_test"}))["channel_key"],
            "channel-key-nice-test"
        );
        assert_eq!(
            of(json!({"pg": "nice", "channel_key": "own"}))["channel_key"],
            "own"
        );
        assert_eq!(of(json!({})), json!({}));
        for (path, body, key) in [
            (
                "/subscribe/customers/c",
                json!({}),
                json!("channel-key-nice_v2"),
            ),
            ("/subscribe/customers/c", json!({"pg": "kcp"}), Value::Null),
            (
                "/subscribe/customers/c",
                json!({"channel_group_id": "g"}),
                Value::Null,
            ),
            (
                "/subscribe/payments/again",
                json!({"pg": "kcp"}),
                Value::Null,
            ),
            (
                "/certifications/otp/request",
                json!({}),
                json!("channel-key-certification-danal"),
            ),
            (
                "/certifications/otp/request",
                json!({"pg": "kcp_v2.sandbox_kcp_v2_test"}),
                json!("channel-key-certification-kcp_v2-test"),
            ),
        ] {
            assert_eq!(at(path, body)["channel_key"], key, "{path}");
        }
    }

    #[test]
    fn lists_are_written_in_many_ways() {
        let of = |path: &str, text: &str| {
            let mut values = form::read(text.as_bytes());
            query(path, &mut values);
            Value::Object(values)
        };
        for ids in [
            "imp_uid[]=a&imp_uid[]=b",
            "imp_uid=a,b",
            "imp_uid[]=a,b",
            "imp_uid[0]=a&imp_uid[1]=b",
            "imp_uid=a,,b",
        ] {
            assert_eq!(of("/payments", ids), json!({"imp_uid": ["a", "b"]}));
        }
        let own = of("/payments", "merchant_uid=a,b&customer_uid=c");
        assert_eq!(own, json!({"merchant_uid": ["a,b"], "customer_uid": "c"}));
        assert_eq!(
            of("/payments", "merchant_uid="),
            json!({"merchant_uid": ""})
        );
        let customers = of("/subscribe/customers", "customer_uid=a,b");
        assert_eq!(customers, json!({"customer_uid": ["a,b"]}));

        let body =
            json!({"merchant_uid": 7, "notice_url": "u", "schedules": [{"notice_url": "v"}, 1]});
        let Value::Object(mut values) = body else {
            unreachable!()
        };
        super::body(&Method::POST, "/subscribe/payments/unschedule", &mut values);
        assert_eq!(
            Value::Object(values),
            json!({"merchant_uid": ["7"], "notice_url": ["u"], "schedules": [{"notice_url": ["v"]}, 1]})
        );
    }
}
