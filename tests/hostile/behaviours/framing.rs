//! The API's own acceptance in unusual or broken HTTP.

use iamport_testing::http;

use super::{Act, Behaviour, Context, HTML, JSON, Play, Truth, after};

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = vec![
        after("in one chunk", Truth::Own, |context| {
            chunked(context, usize::MAX, "")
        }),
        after("in chunks of seven bytes", Truth::Own, |context| {
            chunked(context, 7, "")
        }),
        after("in chunks with trailers", Truth::Odd, |context| {
            chunked(context, usize::MAX, "X-Checksum: 1\r\n")
        }),
        after("with a 100 in front", Truth::Own, |context| {
            prefixed(context, "HTTP/1.1 100 Continue\r\n\r\n", 1)
        }),
        after("with a 103 in front", Truth::Odd, |context| {
            prefixed(context, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 1)
        }),
        after("with 500 interim answers in front", Truth::Odd, |context| {
            prefixed(context, "HTTP/1.1 102 Processing\r\n\r\n", 500)
        }),
        after("with a 101 in front", Truth::Foreign, |context| {
            prefixed(
                context,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
                1,
            )
        }),
        after("in pieces of sixteen bytes", Truth::Own, |context| {
            let bytes = http(200, JSON, context.text());
            let pieces = bytes.chunks(16).map(|piece| Act::Write(piece.to_vec()));
            Play::acts(pieces.collect::<Vec<_>>()).showing(context.own())
        }),
        after("up to the close", Truth::Own, |context| {
            raw(
                context,
                &format!("HTTP/1.1 200 OK\r\n{JSON}Connection: close\r\n"),
            )
            .then(Act::Close)
        }),
        after("by HTTP/1.0", Truth::Odd, |context| {
            let length = context.text().len();
            raw(
                context,
                &format!("HTTP/1.0 200 OK\r\n{JSON}Content-Length: {length}\r\n"),
            )
            .then(Act::Close)
        }),
        after("by HTTP/1.0 up to the close", Truth::Odd, |context| {
            raw(context, &format!("HTTP/1.0 200 OK\r\n{JSON}")).then(Act::Close)
        }),
        after("without a head", Truth::Foreign, |context| {
            Play::bytes(context.text()).then(Act::Close)
        }),
        after("as HTML", Truth::Odd, |context| {
            Play::bytes(http(200, "Content-Type: text/html\r\n", context.text()))
                .showing(context.own())
        }),
        after("said to be EUC-KR", Truth::Odd, |context| {
            let kind = "Content-Type: application/json; charset=EUC-KR\r\n";
            Play::bytes(http(200, kind, context.text())).showing(context.own())
        }),
        after("without a type", Truth::Own, |context| {
            Play::bytes(http(200, "", context.text())).showing(context.own())
        }),
        after("with line feeds only", Truth::Odd, |context| {
            let bytes = http(200, JSON, context.text());
            Play::bytes(String::from_utf8(bytes).unwrap().replace("\r\n", "\n"))
        }),
        after("with its length twice", Truth::Odd, |context| {
            let length = context.text().len();
            Play::bytes(http(
                200,
                &format!("Content-Length: {length}\r\n"),
                context.text(),
            ))
        }),
        after(
            "with two lengths, the right one last",
            Truth::Foreign,
            |context| {
                Play::bytes(http(200, "Content-Length: 1\r\n", context.text())).then(Act::Close)
            },
        ),
        after(
            "with two lengths, the right one first",
            Truth::Foreign,
            |context| {
                let length = context.text().len();
                raw(
                    context,
                    &format!(
                        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nContent-Length: 1\r\n"
                    ),
                )
                .then(Act::Close)
            },
        ),
        after(
            "with a length that is ten bytes too long",
            Truth::Foreign,
            |context| {
                let length = context.text().len() + 10;
                raw(
                    context,
                    &format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n"),
                )
                .then(Act::Close)
            },
        ),
        after(
            "with a length that is ten bytes too short",
            Truth::Foreign,
            |context| {
                let length = context.text().len() - 10;
                raw(
                    context,
                    &format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n"),
                )
                .then(Act::Close)
            },
        ),
        after("with length 0", Truth::Foreign, |context| {
            raw(context, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n").then(Act::Close)
        }),
        after("with a length below 0", Truth::Foreign, |context| {
            raw(context, "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n").then(Act::Close)
        }),
        after("with a length beyond numbers", Truth::Foreign, |context| {
            raw(
                context,
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n",
            )
            .then(Act::Close)
        }),
        after("with a length and in chunks", Truth::Odd, |context| {
            let text = context.text();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{text}\r\n0\r\n\r\n",
                text.len()
            );
            Play::bytes(head).then(Act::Close)
        }),
        after(
            "in chunks by name, but not in truth",
            Truth::Foreign,
            |context| {
                raw(
                    context,
                    &format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n"),
                )
                .then(Act::Close)
            },
        ),
        after(
            "with a chunk size that is no number",
            Truth::Foreign,
            |context| {
                let text = context.text();
                let head = format!(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{text}\r\n0\r\n\r\n"
                );
                Play::bytes(head).then(Act::Close)
            },
        ),
        after(
            "with a chunk size beyond numbers",
            Truth::Foreign,
            |context| {
                let text = context.text();
                let head = format!(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{text}\r\n0\r\n\r\n"
                );
                Play::bytes(head).then(Act::Close)
            },
        ),
        after("with 90 headers", Truth::Odd, |context| {
            headed(context, 90, 10)
        }),
        after("with 5,000 headers", Truth::Odd, |context| {
            headed(context, 5_000, 10)
        }),
        after("with a header of 1 MiB", Truth::Odd, |context| {
            headed(context, 1, 1 << 20)
        }),
        after("with a zero byte in a header", Truth::Odd, |context| {
            Play::bytes(http(200, "X-A: a\0b\r\n", context.text())).then(Act::Close)
        }),
        after("with a header that has no colon", Truth::Odd, |context| {
            Play::bytes(http(200, "nothing\r\n", context.text())).then(Act::Close)
        }),
        after("with a header over two lines", Truth::Odd, |context| {
            Play::bytes(http(200, "X-A: a\r\n b\r\n", context.text())).then(Act::Close)
        }),
        after("with an upgrade", Truth::Odd, |context| {
            Play::bytes(http(
                200,
                "Upgrade: h2c\r\nConnection: upgrade\r\n",
                context.text(),
            ))
        }),
    ];
    for (name, line) in [
        ("a status of letters", "HTTP/1.1 2OO OK"),
        ("a status of two digits", "HTTP/1.1 20 OK"),
        ("a status of four digits", "HTTP/1.1 2000 OK"),
        ("status 0", "HTTP/1.1 000 OK"),
        ("status 999", "HTTP/1.1 999 OK"),
        ("HTTP/2", "HTTP/2.0 200 OK"),
        ("another protocol", "ICY 200 OK"),
        ("no protocol", "200 OK"),
        ("an empty line", ""),
        ("TLS", "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}F"),
    ] {
        all.push(
            after(
                format!("beginning with {name}"),
                Truth::Foreign,
                move |context| {
                    let length = context.text().len();
                    raw(context, &format!("{line}\r\nContent-Length: {length}\r\n"))
                        .then(Act::Close)
                },
            )
            .in_turn(),
        );
    }
    for coding in ["gzip", "br", "deflate", "zstd", "identity", "nothing-known"] {
        all.push(
            after(
                format!("said to be {coding}, though nobody asked"),
                Truth::Odd,
                move |context| {
                    Play::bytes(http(
                        200,
                        &format!("{JSON}Content-Encoding: {coding}\r\n"),
                        context.text(),
                    ))
                },
            )
            .in_turn_unless(coding == "gzip"),
        );
        all.push(
            after(
                format!("bytes that are said to be {coding}"),
                Truth::Foreign,
                move |_| {
                    let bytes = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56\x4a";
                    Play::bytes(http(
                        200,
                        &format!("{JSON}Content-Encoding: {coding}\r\n"),
                        bytes,
                    ))
                },
            )
            .in_turn_unless(coding == "gzip"),
        );
    }
    all.push(after(
        "HTML without a head after the effect",
        Truth::Foreign,
        |_| Play::bytes(HTML).then(Act::Close),
    ));
    all
}

/// The API's own body behind a head that lacks its blank line.
fn raw(context: &Context<'_>, head: &str) -> Play {
    Play::bytes(format!("{head}\r\n{}", context.text()))
}

fn prefixed(context: &Context<'_>, before: &str, times: usize) -> Play {
    let bytes = http(200, JSON, context.text());
    Play::bytes([before.repeat(times).as_bytes(), &bytes].concat())
}

/// Its own answer with so many more headers of such a length.
fn headed(context: &Context<'_>, headers: usize, length: usize) -> Play {
    let value = "x".repeat(length);
    let headers: String = (0..headers)
        .map(|at| format!("X-{at}: {value}\r\n"))
        .collect();
    Play::bytes(http(200, &headers, context.text())).then(Act::Close)
}

fn chunked(context: &Context<'_>, most: usize, trailers: &str) -> Play {
    let text = context.text().as_bytes();
    let mut bytes =
        format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n").into_bytes();
    for chunk in text.chunks(most.min(text.len())) {
        bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        bytes.extend_from_slice(chunk);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("0\r\n{trailers}\r\n").as_bytes());
    Play::bytes(bytes).showing(context.own())
}
