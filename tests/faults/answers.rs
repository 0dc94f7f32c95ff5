//! Answers that are none: each leaves a change unknown and a read unanswered, none is a success, and none is quoted.

use iamport::{OPERATIONS, OperationInfo, Repeat};
use iamport_testing::{Reply, Server, answer, http};
use serde_json::{Map, Value, json};

use super::expected::{LOST, REDIRECT, SERVER, UNREADABLE};
use super::table::{self, BODY, Cell, assert_silent, operation, predicates};
use crate::bundle::{BUNDLE, Fill, Style};
use crate::calls::{Call, PathValues};
use crate::support::Clients as _;

const MIB: usize = 1024 * 1024;

/// Bytes that are not an HTTP answer, or not to its end.
fn raw(bytes: impl AsRef<[u8]>) -> Reply {
    Reply::bytes(bytes.as_ref().to_vec())
}

fn chunked(body: impl AsRef<[u8]>) -> Reply {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    raw([head.as_bytes(), body.as_ref()].concat())
}

#[tokio::test]
async fn whole_answers_that_are_none() {
    let html = format!("<!doctype html><title>{BODY}</title>");
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("an empty body", Vec::new()),
        ("blanks", b" \r\n\t ".to_vec()),
        ("HTML", html.clone().into_bytes()),
        ("text", BODY.as_bytes().to_vec()),
        (
            "truncated JSON",
            format!(r#"{{"code":0,"message":null,"response":{{"imp_uid":"{BODY}"#).into_bytes(),
        ),
        (
            "JSON and more",
            format!(r#"{{"code":0,"message":null,"response":null}}{BODY}"#).into_bytes(),
        ),
        (
            "two envelopes",
            br#"{"code":0,"response":null}{"code":0,"response":null}"#.to_vec(),
        ),
        ("null", b"null".to_vec()),
        ("a number", b"0".to_vec()),
        ("text in JSON", format!(r#""{BODY}""#).into_bytes()),
        (
            "a list",
            br#"[{"code":0,"message":null,"response":{}}]"#.to_vec(),
        ),
        ("an empty object", b"{}".to_vec()),
        (
            "no code",
            json!({"message": BODY, "response": {"imp_uid": BODY}})
                .to_string()
                .into_bytes(),
        ),
        (
            "code null",
            json!({"code": null, "message": BODY, "response": {}})
                .to_string()
                .into_bytes(),
        ),
        ("code empty", br#"{"code":"","response":{}}"#.to_vec()),
        (
            "code in words",
            json!({"code": "zero", "message": BODY, "response": {}})
                .to_string()
                .into_bytes(),
        ),
        (
            "code true",
            json!({"code": true, "message": BODY, "response": {}})
                .to_string()
                .into_bytes(),
        ),
        (
            "code 0.5",
            json!({"code": 0.5, "message": BODY, "response": {}})
                .to_string()
                .into_bytes(),
        ),
        (
            "code in a list",
            json!({"code": [0], "message": BODY, "response": {}})
                .to_string()
                .into_bytes(),
        ),
        (
            "code beyond counting",
            format!(r#"{{"code":1e400,"message":"{BODY}","response":{{}}}}"#).into_bytes(),
        ),
        (
            "two codes",
            format!(r#"{{"code":1,"code":0,"message":"{BODY}","response":{{}}}}"#).into_bytes(),
        ),
        (
            "wrong UTF-8 between the texts",
            [
                br#"{"code":0,"message":null,"#,
                &b"\xff\xfe"[..],
                br#""response":{"imp_uid":""#,
                BODY.as_bytes(),
                br#""}}"#,
            ]
            .concat(),
        ),
        (
            "UTF-16",
            BODY.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "a mark of byte order",
            [b"\xef\xbb\xbf".as_slice(), BODY.as_bytes()].concat(),
        ),
        ("zeros", vec![0; 512]),
        (
            "a deep list",
            [b"{\"code\":0,\"response\":".to_vec(), vec![b'['; 100_000]].concat(),
        ),
        (
            "what looks like gzip",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03".to_vec(),
        ),
    ];
    let mut cells: Vec<Cell> = bodies
        .into_iter()
        .map(|(name, body)| Cell::new(name, answer(200, body), 200, None, &UNREADABLE))
        .collect();
    let empty = |status: u16| raw(format!("HTTP/1.1 {status} No\r\nConnection: close\r\n\r\n"));
    cells.push(Cell::new("HTTP 204", empty(204), 204, None, &UNREADABLE));
    cells.push(Cell::new("HTTP 205", empty(205), 205, None, &UNREADABLE));
    cells.push(Cell::new(
        "HTML 502",
        answer(502, &html),
        502,
        None,
        &SERVER,
    ));
    // A compressed body was not asked for, and is not undone.
    let gzip = http(200, "Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00zq");
    cells.push(Cell::new(
        "gzip",
        Reply::bytes(gzip),
        200,
        None,
        &UNREADABLE,
    ));
    table::check(cells).await;
}

#[tokio::test]
async fn answers_that_break_off() {
    let good = json!({"code": 0, "message": BODY, "response": {"imp_uid": BODY}}).to_string();
    let long = good.len() + 1;
    let cut_chunk = format!("{long:x}\r\n{good}");
    let cells: Vec<(&str, Reply, Option<u16>)> = vec![
        ("closed before the head", raw(""), None),
        ("reset before the head", Reply::reset(Vec::new()), None),
        ("closed in the first line", raw("HTTP/1.1 20"), None),
        (
            "closed in the head",
            raw("HTTP/1.1 200 OK\r\nContent-Le"),
            None,
        ),
        (
            "closed after the head",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"),
            Some(200),
        ),
        (
            "closed in the body",
            raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {long}\r\n\r\n{good}"
            )),
            Some(200),
        ),
        ("closed in a chunk", chunked(&cut_chunk), Some(200)),
        (
            "closed before the last chunk",
            chunked(format!("{:x}\r\n{good}\r\n", good.len())),
            Some(200),
        ),
        (
            "a chunk of no size",
            chunked(format!("{BODY}\r\n{good}\r\n0\r\n\r\n")),
            Some(200),
        ),
        (
            "a chunk beyond counting",
            chunked(format!("fffffffffffffffff\r\n{good}\r\n0\r\n\r\n")),
            Some(200),
        ),
        (
            "a chunk without its end",
            chunked(format!("5\r\n{good}\r\n0\r\n\r\n")),
            Some(200),
        ),
        ("HTTP/2", raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), None),
        (
            "the frames of HTTP/2",
            raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00"),
            None,
        ),
        ("TLS", raw(b"\x15\x03\x03\x00\x02\x02\x46"), None),
        ("another version", raw("HTTP/2 200 OK\r\n\r\n"), None),
        ("a blank line", raw("\r\n\r\n"), None),
        ("mail", raw("220 mail ESMTP\r\n"), None),
        ("no HTTP", raw(format!("{good}\r\n\r\n")), None),
        (
            "a status of four digits",
            raw("HTTP/1.1 2000 OK\r\n\r\n"),
            None,
        ),
        ("a status in words", raw("HTTP/1.1 OK\r\n\r\n"), None),
        (
            "a header without a name",
            raw(format!("HTTP/1.1 200 OK\r\n: {BODY}\r\n\r\n{good}")),
            None,
        ),
        (
            "two lengths",
            raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{good}"
            )),
            None,
        ),
        (
            "a length in words",
            raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {BODY}\r\n\r\n{good}"
            )),
            None,
        ),
        (
            "headers without an end",
            raw(format!(
                "HTTP/1.1 200 OK\r\n{}",
                format!("X-{BODY}: 1\r\n").repeat(2_000)
            )),
            None,
        ),
    ];
    let mut cells: Vec<Cell> = cells
        .into_iter()
        .map(|(name, reply, status)| Cell::new(name, reply, status, None, &LOST))
        .collect();
    let switch = raw(format!(
        "HTTP/1.1 101 Go\r\nUpgrade: {BODY}\r\nConnection: upgrade\r\n\r\n"
    ));
    cells.push(Cell::new(
        "a switch of protocols",
        switch,
        101,
        None,
        &UNREADABLE,
    ));
    table::check(cells).await;
}

/// Code 0, and a payload that is something else: a change was accepted, but nobody knows what came of it.
#[tokio::test]
async fn code_0_without_a_payload_that_decodes() {
    for (name, payload) in [
        ("null", json!(null)),
        ("text", json!(BODY)),
        ("a number", json!(4_711)),
        ("true", json!(true)),
        // Not an object whose fields happen to stand in order.
        ("a list of text", json!([BODY])),
        ("lists in a list", json!([[BODY], [BODY]])),
    ] {
        let mut body = json!({"code": 0, "message": "성공", "response": payload});
        let accepted = refused_to_decode(name, |_| true, &body).await;
        if payload.is_array() {
            // What can't be read falls out of the list of a read, and nothing is left.
            assert!(accepted.len() >= 10, "{name}: {accepted:?}");
            for (id, value) in accepted {
                assert_eq!(operation(id).repeat(), Repeat::Safe, "{id} with {name}");
                assert_eq!(value, json!([]), "{id} with {name}");
            }
        } else {
            assert_eq!(accepted, []);
        }
        if payload.is_null() {
            body.as_object_mut().unwrap().remove("response");
            let accepted = refused_to_decode("nothing", |_| true, &body).await;
            assert_eq!(accepted, []);
        }
    }
}

/// A payload whose every field is there, and is something else.
#[tokio::test]
async fn code_0_with_fields_of_another_type() {
    let mut harmless = Vec::new();
    for info in OPERATIONS {
        let sample = BUNDLE
            .operation(info.id())
            .sample(Style::new(Fill::Everything));
        let Some(mut payload) = sample else {
            continue;
        };
        let Some(fields) = payload.as_object_mut() else {
            continue;
        };
        // The bundle's sample of an object in which anything may be.
        let is_free = |fields: &Map<String, Value>| fields.len() == 1 && fields.contains_key("key");
        if is_free(fields) {
            continue;
        }
        for value in fields.values_mut() {
            if !value.as_object().is_some_and(is_free) {
                *value = json!({ BODY: [BODY] });
            }
        }
        let body = json!({"code": 0, "message": "성공", "response": payload});
        let name = "fields of another type";
        for (id, value) in refused_to_decode(name, |id| id == info.id(), &body).await {
            harmless.push(id);
            let nothing = [json!(null), json!(0), json!(""), json!([])];
            for (field, value) in value.as_object().unwrap() {
                if value.as_object().is_some_and(is_free) {
                    continue;
                }
                assert!(nothing.contains(value), "{id}: {field} became {value}");
            }
        }
    }
    // The payloads that have neither an id nor an amount nor a status: what does not fit in them is passed over.
    harmless.sort_unstable();
    let expected = [
        "escrow_logis_edit",
        "escrow_logis_get",
        "escrow_logis_save",
        "getKakaoPaymentOrders",
        "partner",
        "queryBankHolder",
    ];
    assert_eq!(harmless, expected);
}

/// Lets operations that answer a payload meet one that is none, and returns those that made something of it.
async fn refused_to_decode(
    name: &str,
    chosen: impl Fn(&str) -> bool,
    body: &Value,
) -> Vec<(&'static str, Value)> {
    let server = Server::answering(answer(200, body.to_string()));
    let client = server.client();
    let answered = |info: &&&OperationInfo| {
        chosen(info.id()) && BUNDLE.operation(info.id()).payload().is_some()
    };
    let mut accepted = Vec::new();
    for (sent, info) in OPERATIONS.iter().filter(answered).enumerate() {
        let sending = (Call::find(info.id()).send)(client.clone(), PathValues::default());
        let name = format!("{} answered with {name}", info.id());
        let result = sending.await;
        assert_eq!(server.calls().len(), sent + 1, "{name}");
        let error = match result {
            Ok(value) => {
                accepted.push((info.id(), value));
                continue;
            }
            Err(error) => error,
        };
        assert_eq!(
            error.outcome(),
            UNREADABLE.outcome(info.repeat()),
            "{name}: {error}"
        );
        assert_eq!(predicates(&error), ["decode"], "{name}: {error}");
        assert_eq!((error.http_status(), error.code()), (Some(200), Some(0)));
        assert_eq!(error.message(), Some("성공"), "{name}");
        assert_eq!(error.raw(), Some(body.to_string().as_bytes()), "{name}");
        assert_silent(&name, &error, &[BODY, "4711"]);
    }
    accepted
}

/// A body that is too large is let go: announced, or piece by piece.
#[tokio::test]
async fn nine_mebibytes_are_too_much() {
    let mut chunks = Vec::with_capacity(10 * MIB);
    let piece = [b"10000\r\n".as_slice(), &vec![b' '; 0x10000], b"\r\n"].concat();
    for _ in 0..(9 * MIB / 0x10000) {
        chunks.extend_from_slice(&piece);
    }
    chunks.extend_from_slice(b"1a\r\n{\"code\":0,\"response\":null}\r\n0\r\n\r\n");
    let announced = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{BODY}",
        9 * MIB
    );
    let mut until_closed = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    until_closed.resize(9 * MIB, b' ');
    for (name, reply) in [
        ("announced", Reply::then_nothing(announced.into_bytes())),
        ("in chunks", chunked(chunks)),
        ("until closed", Reply::bytes(until_closed)),
    ] {
        let server = Server::answering(reply);
        let client = server.client();
        for id in ["getPaymentByImpUid", "revokeVbank", "cancelPayment"] {
            let sending = (Call::find(id).send)(client.clone(), PathValues::default());
            let error = sending.await.expect_err(name);
            let expected = UNREADABLE.outcome(operation(id).repeat());
            assert_eq!(error.outcome(), expected, "{name}: {error}");
            assert_eq!(predicates(&error), ["decode"], "{name}: {error}");
            assert_silent(name, &error, &[BODY]);
        }
        assert_eq!(server.calls().len(), 3, "{name}");
    }
}

/// Whoever is behind a redirect gets neither the call nor the token.
#[tokio::test]
async fn a_redirect_leads_nowhere() {
    let elsewhere = Server::start(|_| panic!("the redirect was followed"));
    for status in [300, 301, 302, 303, 307, 308] {
        for location in [
            format!("{}/payments/imp_1", elsewhere.url),
            elsewhere.url.replace("http:", ""),
            "/payments/imp_2".to_owned(),
            "https://api.iamport.kr.invalid/".to_owned(),
        ] {
            let headers = format!(
                "Location: {location}\r\nRefresh: 0;url={location}\r\nConnection: close\r\n"
            );
            let body =
                json!({"code": 0, "message": null, "response": {"imp_uid": BODY}}).to_string();
            let server = Server::answering(Reply::bytes(http(status, &headers, body)));
            let client = server.client();
            for id in ["getPaymentByImpUid", "revokeVbank", "cancelPayment"] {
                let sending = (Call::find(id).send)(client.clone(), PathValues::default());
                let error = sending.await.unwrap_err();
                let expected = REDIRECT.outcome(operation(id).repeat());
                assert_eq!(error.outcome(), expected, "{error}");
                assert_silent(id, &error, &[BODY, "127.0.0.1", "invalid", "imp_2"]);
            }
            assert_eq!(server.calls().len(), 3, "{status} {location}");
        }
    }
    assert_eq!(elsewhere.connections(), 0);
}
