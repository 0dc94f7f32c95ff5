//! More answers than requests: whoever takes the first that comes takes a stranger's.

use std::sync::Arc;

use iamport_testing::http;
use serde_json::{Value, json};

use super::{Behaviour, Context, HTML, JSON, Play, Reply, Token, Truth, after, own, refusal};
use crate::hostile::oracle::Known;

type Made = fn(&Known) -> Vec<u8>;

/// Answers to nothing.
const STRAYS: [(&str, Made); 6] = [
    ("a refusal", |_| {
        http(200, JSON, refusal(&Value::Null).to_string())
    }),
    ("a 401", |_| {
        http(
            401,
            JSON,
            json!({ "code": -1, "message": "Unauthorized", "response": null }).to_string(),
        )
    }),
    ("an earlier call's acceptance", |known| {
        let envelope = json!({ "code": 0, "message": null, "response": known.earlier });
        http(200, JSON, envelope.to_string())
    }),
    ("HTML at 502", |_| {
        http(502, "Content-Type: text/html\r\n", HTML)
    }),
    ("half an answer", |_| {
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()
    }),
    ("a time-out notice", |_| {
        http(408, "Connection: close\r\n", "")
    }),
];

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = Vec::new();
    for (name, stray) in STRAYS {
        let truth = truth(name);
        let behind = after(
            format!("{name} behind its own"),
            Truth::Own,
            move |context| {
                let bytes = http(200, JSON, context.text());
                Play::bytes([bytes, stray(context.known)].concat()).showing(context.own())
            },
        );
        let in_front = after(
            format!("{name} in front of its own"),
            truth,
            move |context| {
                let bytes = [stray(context.known), http(200, JSON, context.text())].concat();
                Play {
                    reply: Reply::keep_alive(bytes),
                    ..second(context)
                }
            },
        );
        let early = Behaviour {
            early: Some(Arc::new(stray)),
            ..after(format!("{name} before anything is asked"), truth, second)
        };
        // So that the change has to come on another connection.
        let early = early.with_tokens([Token::Close]);
        // A change on a connection of its own never meets the following two.
        let behind_token = after(format!("{name} behind the token"), Truth::Own, own)
            .with_tokens([Token::Surplus(Arc::new(stray))]);
        let behind_read = Behaviour {
            read_first: Some(Arc::new(stray)),
            ..after(format!("{name} behind a read"), Truth::Own, own)
        };
        let all_five = [behind, in_front, early, behind_token, behind_read];
        let whole = truth != Truth::Foreign;
        all.extend(all_five.map(|one| one.in_turn_unless(whole)));
    }
    all
}

/// What the first answer of two is worth: a stranger's whole refusal looks like the API's.
fn truth(name: &str) -> Truth {
    match name {
        "a refusal" | "a 401" => Truth::Twin,
        "an earlier call's acceptance" => Truth::ForgedIds,
        _ => Truth::Foreign,
    }
}

/// The API's own answer, behind a stray one: that is what is shown.
fn second(context: &Context<'_>) -> Play {
    Play {
        payload: Some(context.known.earlier.clone()),
        ..own(context)
    }
}
