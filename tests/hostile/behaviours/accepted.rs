//! Acceptances: the API's own, and code 0 where it does not belong.

use iamport_testing::http;
use serde_json::json;

use super::{
    Behaviour, Context, HTML, JSON, Play, Truth, after, body, envelope, instead, own, refusal,
};

/// Statuses at which the API documents neither an acceptance nor a refusal.
const ELSEWHERE: [u16; 26] = [
    300, 304, 402, 406, 407, 408, 410, 411, 412, 413, 415, 418, 422, 423, 424, 425, 426, 428, 429,
    431, 451, 499, 500, 502, 503, 504,
];

/// Those of them that nothing in between is known to send.
const RARE: [u16; 13] = [
    300, 304, 407, 411, 412, 413, 415, 424, 426, 428, 431, 505, 507,
];

pub(super) fn family() -> Vec<Behaviour> {
    // The first behaviour of all: the honest cell from which everything is learnt.
    let mut all = vec![after("the API's own answer", Truth::Own, own)];
    for status in [201, 202, 203, 206, 207, 208, 226] {
        all.push(after(
            format!("its own at {status}"),
            Truth::Odd,
            move |context| body(status, context.text()).showing(context.own()),
        ));
        all.push(
            after(
                format!("a refusal at {status} after the effect"),
                Truth::Foreign,
                move |_| envelope(status, &refusal(&json!(null))),
            )
            .in_turn_unless(matches!(status, 201 | 202 | 207)),
        );
        all.push(
            instead(
                format!("HTML at {status} instead"),
                Truth::Foreign,
                move |_| body(status, HTML),
            )
            .in_turn(),
        );
    }
    for status in [204, 205] {
        all.push(after(
            format!("nothing at {status} after the effect"),
            Truth::Foreign,
            move |_| Play::bytes(http(status, "", "")),
        ));
        all.push(after(
            format!("a refusal at {status} after the effect"),
            Truth::Foreign,
            move |_| envelope(status, &refusal(&json!(null))),
        ));
    }
    for status in [400, 401, 403, 404, 405, 409, 501]
        .into_iter()
        .chain(ELSEWHERE)
    {
        all.push(
            after(
                format!("its own at {status}"),
                Truth::Foreign,
                move |context| body(status, context.text()),
            )
            .in_turn_unless(!RARE.contains(&status)),
        );
    }
    for status in ELSEWHERE.into_iter().chain([505, 507, 520, 522, 599]) {
        all.push(
            after(
                format!("a refusal at {status} after the effect"),
                Truth::Foreign,
                move |_| envelope(status, &refusal(&json!(null))),
            )
            .in_turn_unless(!RARE.contains(&status)),
        );
        all.push(
            after(
                format!("HTML at {status} after the effect"),
                Truth::Foreign,
                move |_| Play::bytes(http(status, "Content-Type: text/html\r\n", HTML)),
            )
            .in_turn(),
        );
    }
    for status in [301, 302, 303, 305, 307, 308] {
        let to = |name: &str, place: fn(&Context<'_>) -> String| {
            after(
                format!("{status} to {name} after the effect"),
                Truth::Foreign,
                move |context| {
                    let headers = format!("Location: {}\r\n{JSON}", place(context));
                    Play::bytes(http(status, &headers, context.text()))
                },
            )
        };
        let itself = to("itself", |context| context.target.to_owned());
        all.push(itself.in_turn_unless(matches!(status, 302 | 307)));
        all.push(to("elsewhere", |_| "/elsewhere".to_owned()).in_turn());
    }
    all
}
