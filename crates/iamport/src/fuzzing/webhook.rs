//! What was posted to a shop: a first line with the content type, and the body behind it.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::Amount;
use crate::visible::has_visible_character;
use crate::webhook::{Event, MAX_BODY, Notification, ParseError};

/// Reads bytes as a content type, a line break and a body.
///
/// # Panics
/// If something that must hold does not.
pub fn webhook(data: &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n');
    let (head, rest) = data.split_at(end.unwrap_or(data.len()));
    let body = rest.get(1..).unwrap_or_default();
    let Ok(content_type) = std::str::from_utf8(head) else {
        return;
    };
    let read = Notification::parse(content_type, body);
    if !content_type.contains([';', '"']) {
        let with =
            |parameters| Notification::parse(&format!(" {content_type} ; {parameters}"), body);
        assert_eq!(read, with("a=\"x; charset=EUC-KR\"; Charset=UTF-8"));
        // All of it is ASCII, or nobody knows what it says.
        let other = with("charset=EUC-KR");
        assert!(other == read || other.is_err(), "read as another text");
    }
    match read {
        Err(ParseError::TooLarge) => assert!(body.len() > MAX_BODY),
        Err(error) => {
            assert!(body.len() <= MAX_BODY);
            // Whoever refuses it may log why: only our own words.
            assert!(error.to_string().len() < 80);
        }
        Ok(notification) => {
            is_in(&notification, &Fields::of(content_type, body));
            is_kept(&notification);
        }
    }
}

/// What is written for a queue or a database is read back as the same.
fn is_kept(notification: &Notification) {
    let text = serde_json::to_string(notification).expect("it can be written");
    let read: Result<Notification, _> = text.parse();
    assert_eq!(read.as_ref(), Ok(notification));
    let read: Result<Notification, _> = serde_json::from_str(&text);
    assert_eq!(read.ok().as_ref(), Some(notification));
}

fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// What a notification names stands in the body, letter by letter.
fn is_in(notification: &Notification, fields: &Fields) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let imp_uid = notification.imp_uid();
    assert!(!imp_uid.is_empty() && imp_uid.chars().all(plain));
    fields.have("imp_uid", Some(imp_uid));
    fields.have("merchant_uid", Some(notification.merchant_uid()));
    fields.have("cancellation_id", notification.cancellation_id());
    let status = notification.status().map(|status| status.as_str());
    fields.have("status", status);
    match notification.event() {
        Event::Payment => assert!(status.is_some()),
        Event::Confirm(amount) => {
            assert!(status.is_none());
            let text = fields.text("amount").expect("the amount stands there");
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            // Beyond the digits of an amount the last ones are rounded.
            if digits <= 28 {
                assert_eq!(text.trim().parse::<Amount>().ok(), Some(*amount));
            }
        }
        Event::Other(name) => fields.have("event", Some(name)),
        Event::EscrowChanged(_) => fields.have("event", Some("Inicis.Escrow.Changed")),
        Event::CvsConfirm(_) => fields.have("event", Some("Galaxia.Cvs.Confirm")),
    }
    for known in ["imp_uid", "merchant_uid", "status", "cancellation_id"] {
        assert!(!notification.other().contains_key(known));
    }
}

/// The fields of a body, by a reading that shares nothing with the SDK's. None that decides comes twice.
struct Fields(HashMap<Vec<u8>, Vec<u8>>);

impl Fields {
    fn of(content_type: &str, body: &[u8]) -> Self {
        let mut body = body.trim_ascii();
        if let [0xef, 0xbb, 0xbf, rest @ ..] = body {
            body = rest.trim_ascii();
        }
        let essence = essence(content_type).to_ascii_lowercase();
        let is_form = essence == "application/x-www-form-urlencoded";
        let json = ["application/json", "text/json", "application/x-json"];
        let is_json = json.contains(&&*essence) || essence.ends_with("+json");
        if is_json || (body.starts_with(b"{") && !is_form) {
            Self::of_json(body)
        } else {
            Self::of_form(body)
        }
    }

    /// Text without its quotes, everything else as it is written.
    fn of_json(body: &[u8]) -> Self {
        let raw: HashMap<String, Box<RawValue>> = serde_json::from_slice(body).expect("an object");
        let fields = raw.into_iter().filter_map(|(name, raw)| {
            let text = serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned());
            (raw.get() != "null").then(|| (name.into_bytes(), text.into_bytes()))
        });
        Self(fields.collect())
    }

    /// Bytes, so that no two of them become one character.
    fn of_form(body: &[u8]) -> Self {
        let fields = body.split(|byte| *byte == b'&').map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=');
            let (name, value) = pair.split_at(equals.unwrap_or(pair.len()));
            (decoded(name), decoded(value.get(1..).unwrap_or_default()))
        });
        Self(fields.collect())
    }

    fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.0.get(name.as_bytes())?).ok()
    }

    fn have(&self, name: &str, value: Option<&str>) {
        let stands = self.0.get(name.as_bytes()).map(Vec::as_slice);
        match value {
            Some(value) => assert_eq!(stands, Some(value.as_bytes()), "another {name}"),
            None => assert!(
                stands.is_none_or(|stands| {
                    !has_visible_character(&String::from_utf8_lossy(stands))
                }),
                "{name} is lost"
            ),
        }
    }
}

fn decoded(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    let mut bytes = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                at += 3;
                continue;
            }
            (b'+', ..) => bytes.push(b' '),
            _ => bytes.push(*byte),
        }
        at += 1;
    }
    bytes
}
