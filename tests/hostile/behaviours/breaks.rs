//! Answers that end before they are whole.

use iamport_testing::http;

use super::{Act, Behaviour, Context, HTML, Hears, JSON, Play, Token, Truth, after, instead};

/// Where an answer is cut, in hundredths of its head or of its body.
const CUTS: [(&str, usize); 5] = [
    ("1%", 1),
    ("25%", 25),
    ("50%", 50),
    ("75%", 75),
    ("99%", 99),
];

type End = (&'static str, fn(Play) -> Play);
const ENDS: [End; 3] = [
    ("a close", |play| play.then(Act::Close)),
    ("a reset", |play| play.then(Act::Reset)),
    ("a half close", |play| play.then(Act::HalfClose)),
];

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = Vec::new();
    for (how, end) in ENDS {
        all.push(after(
            format!("{how} after the effect"),
            Truth::Foreign,
            move |_| end(Play::default()),
        ));
        all.push(instead(
            format!("{how} instead"),
            Truth::Foreign,
            move |_| end(Play::default()),
        ));
        // The other ends are variants of the plain one.
        let plain = how == "a close";
        for (place, hundredths) in CUTS {
            all.push(
                after(
                    format!("{how} at {place} of the head"),
                    Truth::Foreign,
                    move |context| {
                        let bytes = message(context);
                        let (head, _) = parts(&bytes);
                        end(Play::bytes(part(head, hundredths)))
                    },
                )
                .in_turn_unless(plain && matches!(hundredths, 50 | 99)),
            );
            all.push(
                after(
                    format!("{how} at {place} of the body"),
                    Truth::Foreign,
                    move |context| {
                        let bytes = message(context);
                        let (head, body) = parts(&bytes);
                        end(Play::bytes([head, part(body, hundredths)].concat()))
                    },
                )
                .in_turn_unless(plain && matches!(hundredths, 50 | 99)),
            );
            all.push(
                after(
                    format!("{how} at {place} of a body in chunks"),
                    Truth::Foreign,
                    move |context| {
                        let chunk = part(context.text().as_bytes(), hundredths);
                        let head = format!(
                            "HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n",
                            chunk.len()
                        );
                        end(Play::bytes([head.as_bytes(), chunk, b"\r\n"].concat()))
                    },
                )
                .in_turn_unless(plain && matches!(hundredths, 50 | 99)),
            );
        }
        all.push(
            after(
                format!("{how} behind the head"),
                Truth::Foreign,
                move |context| {
                    let bytes = message(context);
                    end(Play::bytes(parts(&bytes).0))
                },
            )
            .in_turn_unless(plain),
        );
        all.push(after(
            format!("{how} for the last chunk"),
            Truth::Foreign,
            move |context| {
                let text = context.text();
                let head = format!(
                    "HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{text}\r\n",
                    text.len()
                );
                end(Play::bytes(head))
            },
        )
        .in_turn_unless(plain));
        all.push(
            after(format!("{how} in HTML at 502"), Truth::Foreign, move |_| {
                let bytes = http(502, "", HTML);
                end(Play::bytes(part(&bytes, 90)))
            })
            .in_turn_unless(plain),
        );
    }
    for (place, hundredths) in CUTS {
        all.push(
            after(
                format!("an answer without a length cut at {place}"),
                Truth::Foreign,
                move |context| {
                    let head = format!("HTTP/1.1 200 OK\r\n{JSON}Connection: close\r\n\r\n");
                    let body = part(context.text().as_bytes(), hundredths);
                    Play::bytes([head.as_bytes(), body].concat()).then(Act::Close)
                },
            )
            .in_turn_unless(hundredths == 50),
        );
    }
    all.push(after(
        "a chunk whose size is cut",
        Truth::Foreign,
        |context| {
            let text = context.text();
            let head = format!(
                "HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n{:x}",
                text.len()
            );
            Play::bytes(head).then(Act::Close)
        },
    ));
    let mut unheard = instead(
        "a reset after the first bytes of the change",
        Truth::Foreign,
        |_| Play::acts([Act::Reset]),
    );
    unheard.hears = Hears::Beginning;
    all.push(unheard);
    let mut unheard = instead(
        "every connection closed after the token",
        Truth::Foreign,
        |_| Play::acts([Act::Reset]),
    );
    unheard.hears = Hears::Nothing;
    all.push(unheard.with_tokens([Token::Close]));
    all.push(after("nobody listens", Truth::Unsent, super::own).with_tokens([Token::Last]));
    all.push(after(
        "a reset after the effect, and nobody listens any more",
        Truth::Foreign,
        |_| Play::acts([Act::StopListening, Act::Reset]),
    ));
    all.push(
        after(
            "the token's connection closed behind it",
            Truth::Own,
            super::own,
        )
        .with_tokens([Token::Close]),
    );
    for (name, act) in [
        ("silence", Act::Stall),
        ("blanks one by one", Act::Drip(b" ")),
    ] {
        all.push(
            after(
                format!("{name} after the effect"),
                Truth::Foreign,
                move |_| Play::acts([act.clone()]),
            )
            .some(),
        );
    }
    all.push(
        after("silence instead", Truth::Foreign, |_| {
            Play::acts([Act::Stall])
        })
        .some(),
    );
    all.push(
        after(
            "silence in the middle of the answer",
            Truth::Foreign,
            |context| {
                let bytes = message(context);
                Play::bytes(part(&bytes, 80)).then(Act::Stall)
            },
        )
        .some(),
    );
    all.push(
        after("blanks without end in the answer", Truth::Foreign, |_| {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 100000\r\n\r\n");
            Play::bytes(head).then(Act::Drip(b" "))
        })
        .some(),
    );
    all.push(
        after("chunks without end", Truth::Foreign, |_| {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n");
            Play::bytes(head).then(Act::Drip(b"1\r\n \r\n"))
        })
        .some(),
    );
    all.push(
        after("interim answers without end", Truth::Foreign, |_| {
            Play::acts([Act::Drip(b"HTTP/1.1 100 Continue\r\n\r\n")])
        })
        .some(),
    );
    all
}

fn message(context: &Context<'_>) -> Vec<u8> {
    http(200, JSON, context.text())
}

/// Head, blank line included, and body.
fn parts(message: &[u8]) -> (&[u8], &[u8]) {
    let end = message.windows(4).position(|four| four == b"\r\n\r\n");
    message.split_at(end.unwrap() + 4)
}

/// So many hundredths of it, and never all.
fn part(bytes: &[u8], hundredths: usize) -> &[u8] {
    let most = bytes.len().saturating_sub(1);
    &bytes[..(bytes.len() * hundredths / 100).min(most)]
}
