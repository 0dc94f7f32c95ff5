//! What was said: every request of the API with its answer, without what is secret.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fault;
use crate::form;
use crate::generated::lists::SECRET;

/// How many exchanges are remembered.
const REMEMBERED: usize = 2_000;
/// How much of a body is kept, in bytes.
const LONGEST_BODY: usize = 16 * 1024;
/// What stands where something secret was.
const MASK: &str = "***";

/// Whether a field is never shown, in requests and in answers: it is one that the specification marks as
/// secret, or the token in a query.
fn is_secret(name: &str) -> bool {
    name == "_token" || SECRET.contains(&name)
}

/// A request of the API and what it was answered with.
///
/// Keys, tokens, card numbers and the like are written as `***`, the headers with them are left out,
/// and of a long body only the first 16 KiB are kept. With the same seed, a frozen clock and the same
/// calls, every byte is the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Exchange {
    /// Counted from 1, in the order of the answers.
    pub number: u64,
    /// The sandbox's time of the answer, in seconds since the epoch.
    pub at: u64,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path and the query as they were sent.
    pub target: String,
    /// `Content-Type` of the request; empty if it had none.
    pub request_type: String,
    /// The body of the request, as far as it came.
    pub request_body: String,
    /// What the description of the API forbids about the request, and whether its body was cut off; see
    /// [`RequestRecord::violations`](crate::RequestRecord::violations).
    #[serde(default)]
    pub violations: Vec<String>,
    /// The HTTP status of the answer; null if a fault made it something else than HTTP.
    pub status: Option<u16>,
    /// `Content-Type` of the answer; empty if it had none.
    pub answer_type: String,
    /// The body of the answer; after a fault of the transport, all bytes that were sent.
    pub answer_body: String,
    /// The name of the fault that the call met.
    #[serde(deserialize_with = "fault::name")]
    pub fault: Option<fault::Name>,
}

/// A few lines of text.
impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "#{} {} {} {}",
            self.number, self.at, self.method, self.target
        )?;
        if !self.request_body.is_empty() {
            writeln!(f, "> {} {}", self.request_type, self.request_body)?;
        }
        for violation in &self.violations {
            writeln!(f, "? {violation}")?;
        }
        if let Some(fault) = self.fault {
            writeln!(f, "! {fault}")?;
        }
        match self.status {
            Some(status) => writeln!(f, "< {status} {} {}", self.answer_type, self.answer_body),
            None => writeln!(f, "< {:?}", self.answer_body),
        }
    }
}

#[derive(Default)]
struct Inner {
    last: u64,
    exchanges: VecDeque<Exchange>,
}

/// The latest exchanges, the oldest first.
#[derive(Default)]
pub(crate) struct Transcript {
    inner: Mutex<Inner>,
}

impl Transcript {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the exchange its number and keeps it.
    pub(crate) fn push(&self, mut exchange: Exchange) {
        let mut inner = self.inner();
        inner.last += 1;
        exchange.number = inner.last;
        if inner.exchanges.len() == REMEMBERED {
            inner.exchanges.pop_front();
        }
        inner.exchanges.push_back(exchange);
    }

    /// Those with a number above `after`.
    pub(crate) fn after(&self, after: u64) -> Vec<Exchange> {
        let inner = self.inner();
        let later = inner.exchanges.iter().filter(|e| e.number > after);
        later.cloned().collect()
    }

    pub(crate) fn clear(&self) {
        *self.inner() = Inner::default();
    }
}

/// A body as it may be shown.
pub(crate) fn shown(body: &[u8]) -> String {
    let cut = body.get(..LONGEST_BODY).unwrap_or(body);
    let text = String::from_utf8_lossy(cut);
    let mut shown = match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[' | b'<') => mask_json(&text),
        // The bytes of a fault: a head, and JSON.
        Some(b'H') if text.starts_with("HTTP/") => mask_json(&text),
        _ => mask_form(&text),
    };
    if body.len() > cut.len() {
        shown.push_str(&format!("… ({} bytes)", body.len()));
    }
    shown
}

/// A path and query as they may be shown.
pub(crate) fn shown_target(path: &str, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{path}?{}", mask_form(query)),
        None => path.to_owned(),
    }
}

/// Masks the values of secret names. It works on the text and not on what the text means, so that
/// whatever else is in it, right or wrong, is shown exactly as it was sent.
fn mask_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, from_quote) = rest.split_at(start);
        out.push_str(before);
        let (string, behind) = from_quote.split_at(string_length(from_quote));
        out.push_str(string);
        rest = behind;
        let name = string.trim_matches('"');
        let after_space = behind.trim_start();
        if let (true, Some(value)) = (is_secret(name), after_space.strip_prefix(':')) {
            let value = value.trim_start();
            let length = if value.starts_with('"') {
                string_length(value)
            } else {
                value.find([',', '}', ']']).unwrap_or(value.len())
            };
            let (secret, behind) = value.split_at(length);
            out.push_str(match secret.trim() {
                "null" => ":null",
                _ => ":\"***\"",
            });
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// The length of the JSON string that the text begins with, both quotes included; the whole text if it
/// does not end.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn mask_form(text: &str) -> String {
    let pairs = text.split('&').map(|pair| {
        let Some((name, _)) = pair.split_once('=') else {
            return pair.to_owned();
        };
        let (plain, _) = url::form_urlencoded::parse(name.as_bytes())
            .next()
            .unwrap_or_default();
        let is_secret = form::parts(&plain).iter().any(|part| is_secret(part))
            || plain.split(['[', '.', ']']).any(is_secret);
        if is_secret {
            format!("{name}={MASK}")
        } else {
            pair.to_owned()
        }
    });
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_secret_field_of_the_specification_is_masked() {
        assert!(SECRET.len() > 15);
        for name in SECRET {
            let json = format!(r#"{{"{name}":"hidden"}}"#);
            assert_eq!(shown(json.as_bytes()), format!(r#"{{"{name}":"***"}}"#));
            let form = format!("{name}=hidden");
            assert_eq!(shown(form.as_bytes()), format!("{name}=***"));
        }
    }

    #[test]
    fn secrets_are_masked_and_the_rest_is_as_it_was() {
        let body = r#"{ "a":"\"card_number\":\"x", "card_number" : "1\"2", "b":[{"otp":123456}],"birth":null}"#;
        assert_eq!(
            shown(body.as_bytes()),
            r#"{ "a":"\"card_number\":\"x", "card_number":"***", "b":[{"otp":"***"}],"birth":null}"#
        );
        assert_eq!(shown(br#"{"imp_secret":"abc"#), r#"{"imp_secret":"***""#);
        assert_eq!(
            shown(b"imp_key=a&x=%20&card%5Fnumber=1&b[expiry]=2&c"),
            "imp_key=***&x=%20&card%5Fnumber=***&b[expiry]=***&c"
        );
        assert_eq!(
            shown(b"a=1&  card_number=2&card.number=3&b.expiry=4&card[number=5"),
            "a=1&  card_number=***&card.number=***&b.expiry=***&card[number=***"
        );
        let target = shown_target("/vbanks/imp_1", Some("pg_api_key=hidden&_token=t"));
        assert_eq!(target, "/vbanks/imp_1?pg_api_key=***&_token=***");
        let wire = b"HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"abc";
        assert!(!shown(wire).contains("abc"));
    }

    #[test]
    fn long_bodies_are_cut_and_old_exchanges_forgotten() {
        let long = shown(&vec![b'x'; LONGEST_BODY + 1]);
        assert!(long.ends_with("… (16385 bytes)"));
        let transcript = Transcript::default();
        let exchange = Exchange {
            number: 0,
            at: 1,
            method: "GET".to_owned(),
            target: "/".to_owned(),
            request_type: String::new(),
            request_body: String::new(),
            violations: Vec::new(),
            status: Some(200),
            answer_type: String::new(),
            answer_body: String::new(),
            fault: None,
        };
        for _ in 0..REMEMBERED + 3 {
            transcript.push(exchange.clone());
        }
        let all = transcript.after(0);
        assert_eq!((all.len(), all[0].number), (REMEMBERED, 4));
        assert_eq!(transcript.after(REMEMBERED as u64 + 2).len(), 1);
    }
}
