//! What happens around tokens: answers that say 401, and tokens that cannot be had.

use iamport_testing::http;
use serde_json::{Value, json};

use super::{
    Act, Behaviour, Context, HTML, JSON, Play, Token, Truth, after, body, envelope, instead, own,
};

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = vec![
        // The one repeat that is right: the token was dead, and nothing had happened.
        Behaviour {
            most: 2,
            ..instead("a 401 for an ended token", Truth::Own, no)
        }
        .ending()
        .then_own(),
        Behaviour {
            most: 2,
            ..instead("a 401 for two ended tokens", Truth::Own, no)
        }
        .ending()
        .twice(),
        instead(
            "a 401 for an ended token, then nobody listens",
            Truth::Odd,
            no,
        )
        .ending()
        .with_tokens([Token::Plain, Token::Last]),
        instead("a 401 without another token", Truth::Own, no),
        instead("a 401, then tokens are refused", Truth::Own, no).with_tokens([
            Token::Plain,
            Token::Instead(http(401, JSON, whole(&Value::Null).to_string())),
        ]),
        instead("a 401, then tokens fail", Truth::Own, no)
            .with_tokens([Token::Plain, Token::Instead(http(500, "", HTML))]),
        // Its life was over by what was told, so another token proves nothing.
        instead("a 401 for a token without life", Truth::Odd, no)
            .with_tokens([Token::Life(0), Token::Plain])
            .ending(),
        Behaviour {
            most: 2,
            ..after(
                "a 401 made up after the effect, and the token ended",
                Truth::Twin,
                no,
            )
        }
        .ending(),
        after("a 401 made up after the effect", Truth::Twin, no),
        after(
            "a 401 made up after the effect, and tokens fail",
            Truth::Twin,
            no,
        )
        .with_tokens([Token::Plain, Token::Instead(http(500, "", HTML))]),
    ];
    type Other = (&'static str, fn(&Context<'_>) -> Play);
    let others: [Other; 9] = [
        ("HTML at 401", |_| body(401, HTML)),
        ("nothing at 401", |_| body(401, "")),
        ("code and message at 401", |_| {
            body(401, r#"{"code":-1,"message":"Unauthorized"}"#)
        }),
        ("an error at 401", |_| {
            body(401, r#"{"error":"invalid_token"}"#)
        }),
        ("code 0 at 401", |context| {
            body(401, context.own.map_or("{}", |own| &own.body))
        }),
        ("a record in a 401", |_| {
            envelope(401, &whole(&json!({ "status": "paid" })))
        }),
        ("a refusal at 419", |_| envelope(419, &whole(&Value::Null))),
        ("a 401 that is cut", |_| {
            let bytes = http(401, JSON, whole(&Value::Null).to_string());
            Play::bytes(&bytes[..bytes.len() - 2]).then(Act::Close)
        }),
        ("a refusal at 407", |_| envelope(407, &whole(&Value::Null))),
    ];
    for (name, answer) in others {
        all.push(
            after(
                format!("{name} after the effect, and the token ended"),
                Truth::Foreign,
                answer,
            )
            .ending(),
        );
        all.push(
            instead(
                format!("{name} instead, and the token ended"),
                Truth::Foreign,
                answer,
            )
            .ending(),
        );
    }
    all.extend(no_token());
    all
}

/// No token, no change.
fn no_token() -> Vec<Behaviour> {
    let granted =
        |token: Value| json!({ "code": 0, "message": null, "response": token }).to_string();
    let lived = |token: &str| json!({ "access_token": token, "now": 1, "expired_at": 1_801 });
    [
        ("refused", http(401, JSON, whole(&Value::Null).to_string())),
        ("HTML", http(200, "", HTML)),
        ("HTML at 401", http(401, "", HTML)),
        ("HTML at 503", http(503, "", HTML)),
        ("429", http(429, "Retry-After: 1\r\n", "")),
        ("a redirect", http(302, "Location: /users/getToken\r\n", "")),
        ("a close", Vec::new()),
        (
            "half a token",
            http(200, JSON, granted(lived("a")))[..60].to_vec(),
        ),
        (
            "no token in it",
            http(200, JSON, granted(json!({ "now": 1, "expired_at": 1_801 }))),
        ),
        ("nothing in it", http(200, JSON, granted(Value::Null))),
        ("an empty token", http(200, JSON, granted(lived("")))),
        (
            "a token of two lines",
            http(200, JSON, granted(lived("a\r\nX-Other: b"))),
        ),
        (
            "code 1 with a token",
            http(200, JSON, whole(&lived("a")).to_string()),
        ),
    ]
    .into_iter()
    .map(|(name, bytes)| {
        after(format!("getToken answers {name}"), Truth::Unsent, own)
            .with_tokens([Token::Instead(bytes)])
            .in_turn_unless(name == "refused")
    })
    .collect()
}

fn whole(response: &Value) -> Value {
    json!({ "code": -1, "message": "Unauthorized", "response": response })
}

/// The API's own 401.
fn no(_: &Context<'_>) -> Play {
    envelope(401, &whole(&Value::Null))
}

impl Behaviour {
    /// The token ends before the answer to the first request.
    fn ending(mut self) -> Self {
        self.steps[0].ends_token = true;
        self.then_own()
    }

    /// A second request is answered as the first.
    fn twice(mut self) -> Self {
        self.ends_well = false;
        self.steps.truncate(1);
        let again = self.steps[0].clone();
        self.steps.push(again);
        self
    }
}
