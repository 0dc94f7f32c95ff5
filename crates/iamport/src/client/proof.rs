//! What an answer must prove before it is believed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::testing::{KEY, Received, SECRET, Server, answer, client, envelope, token};
use crate::{Client, Credentials, Error, Identity, Outcome};

fn payment(imp_uid: &str, merchant_uid: &str) -> Value {
    json!({
        "imp_uid": imp_uid, "merchant_uid": merchant_uid, "amount": 1000, "status": "cancelled",
        "cancel_amount": 1000,
    })
}

async fn answering(payload: Value) -> Server {
    Server::answering(move || envelope(200, 0, "", &payload)).await
}

/// A change and a read of `imp_1`, and what each comes to.
async fn both(payload: Value) -> [Result<Identity, Error>; 2] {
    let client = answering(payload).await.client();
    let change = client.revoke_vbank("imp_1").send().await;
    let read = client.get_payment_by_imp_uid("imp_1").send().await;
    [
        change.map(|answer| answer.identity()),
        read.map(|answer| answer.identity()),
    ]
}

#[tokio::test]
async fn an_answer_about_another_payment_is_never_a_success() {
    for other in [
        payment("imp_2", "a"),
        payment("imp_", "a"),
        payment("imp_11", "imp_1"),
    ] {
        let [change, read] = both(other).await;
        let (change, read) = (change.unwrap_err(), read.unwrap_err());
        for error in [&change, &read] {
            assert!(error.is_mismatch(), "{error}");
            assert_eq!(error.imp_uid(), Some("imp_1"));
            assert!(error.raw().is_some());
            assert!(!error.is_decode() && !error.is_refused());
        }
        assert_eq!(change.outcome(), Outcome::Unknown);
        assert_eq!(read.outcome(), Outcome::Unanswered);
        assert!(read.is_transient() && !change.is_transient());
        assert_eq!(
            change.to_string(),
            "revokeVbank (imp_uid imp_1): the answer is about another record than the one that was asked about (HTTP \
             200, code 0); it may have happened all the same, look it up before sending it again"
        );
    }
}

#[tokio::test]
async fn the_same_payment_is_proven_and_another_spelling_of_it_is_said() {
    for answer in both(payment("imp_1", "a")).await {
        assert_eq!(answer.unwrap(), Identity::Proven);
    }
    let [change, _] = both(payment(" IMP_1", "a")).await;
    assert_eq!(change.unwrap(), Identity::Alike);
    let [change, _] = both(payment("", "a")).await;
    assert_eq!(change.unwrap(), Identity::Unproven);
    // A payment without its id is none.
    let [change, _] = both(json!({ "merchant_uid": "a", "amount": 1, "status": "paid" })).await;
    assert!(change.unwrap_err().is_decode());
}

#[tokio::test]
async fn where_both_ids_were_sent_the_payments_own_decides() {
    let server = answering(payment("imp_1", "another")).await;
    let cancel = || server.client().cancel_payment().amount(1000);
    let answer = cancel()
        .imp_uid("imp_1")
        .merchant_uid("a")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.identity(), Identity::Proven);
    let error = cancel().merchant_uid("a").send().await.unwrap_err();
    assert!(error.is_mismatch(), "{error}");
    let error = cancel()
        .imp_uid("imp_2")
        .merchant_uid("another")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_mismatch(), "{error}");
}

#[tokio::test]
async fn every_entry_of_a_list_is_one_that_was_asked_for() {
    let list = json!([payment("imp_1", "a"), payment("imp_2", "b")]);
    let client = answering(list).await.client();
    let by = |imp_uids: &[&str], orders: &[&str]| {
        let call = client.get_payment_list_by_imp_uid();
        let texts = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let call = if imp_uids.is_empty() {
            call
        } else {
            call.imp_uid(texts(imp_uids))
        };
        if orders.is_empty() {
            call
        } else {
            call.merchant_uid(texts(orders))
        }
    };
    for asked in [
        by(&["imp_2", "imp_1", "imp_3"], &[]),
        by(&[], &["a", "b"]),
        by(&["imp_1"], &["b"]),
    ] {
        assert_eq!(asked.send().await.unwrap().identity(), Identity::Proven);
    }
    for asked in [by(&["imp_1"], &[]), by(&[], &["a"]), by(&["imp_1"], &["a"])] {
        assert!(asked.send().await.unwrap_err().is_mismatch());
    }
}

#[tokio::test]
async fn an_echo_that_is_only_assumed_proves_nothing() {
    let page = json!({ "total": 1, "previous": 0, "next": 0, "list": [payment("imp_1", "a")] });
    let client = answering(page).await.client();
    let answer = client.customer_payments("someone").send().await.unwrap();
    assert_eq!(answer.identity(), Identity::Unproven);
    let answer = client.get_payments_by_status("all").send().await.unwrap();
    assert_eq!(answer.identity(), Identity::NotAsked);
}

#[tokio::test]
async fn a_refusal_with_a_record_is_one_only_if_the_record_proves_it() {
    let failed = |more: Value| {
        let mut record = json!({
            "imp_uid": "imp_9", "merchant_uid": "a", "amount": 1000, "status": "failed", "paid_at": 0,
            "cancel_amount": 0,
        });
        for (key, value) in more.as_object().unwrap() {
            record[key] = value.clone();
        }
        record
    };
    let charged = async |record: Value| {
        let server = Server::answering(move || envelope(200, 1, "no", &record)).await;
        let call = server.client().again().customer_uid("c").merchant_uid("a");
        call.amount(1000).name("n").send().await.unwrap_err()
    };
    let error = charged(failed(json!({}))).await;
    assert!(error.is_refused(), "{error}");
    assert_eq!(error.outcome(), Outcome::Refused);
    for record in [
        failed(json!({ "merchant_uid": "b" })),
        failed(json!({ "merchant_uid": "A" })),
        failed(json!({ "status": "paid" })),
        failed(json!({ "status": "cancelled" })),
        failed(json!({ "cancel_amount": 1 })),
        failed(json!({ "paid_at": 1_700_000_000 })),
        json!({}),
        json!([]),
        json!("failed"),
    ] {
        let error = charged(record.clone()).await;
        assert_eq!(error.outcome(), Outcome::Unknown, "{record}: {error}");
        assert!(!error.is_refused());
    }
}

/// Hands out `first`, then `second`, and answers a call with `refuses` as long as it carries `first`.
async fn replaced(
    first: (&'static str, i64),
    second: &'static str,
    refusal: &'static str,
) -> Server {
    let asked = AtomicUsize::new(0);
    Server::start(move |request: &Received| {
        if request.asks_for_a_token() {
            return match asked.fetch_add(1, Ordering::SeqCst) {
                0 => token(first.0, first.1),
                _ => token(second, 1800),
            };
        }
        let bearer = request.header("authorization").unwrap();
        if bearer.ends_with(first.0) {
            answer(401, refusal)
        } else {
            envelope(200, 0, "", &payment("imp_1", "a"))
        }
    })
    .await
}

const WHOLE: &str = r#"{"code":-1,"message":"Unauthorized","response":null}"#;

#[tokio::test]
async fn a_change_is_repeated_only_if_its_token_was_dead_before_its_time() {
    let refund = async |server: &Server| {
        let call = server.client().cancel_payment().imp_uid("imp_1");
        call.amount(1000).send().await
    };
    let server = replaced(("T-old", 1800), "T-new", WHOLE).await;
    refund(&server).await.unwrap();
    assert_eq!((server.calls().len(), server.token_requests()), (2, 2));

    // The API hands out the same token: it lives, and somebody else said no, or the API for another reason.
    let server = replaced(("T-old", 1800), "T-old", WHOLE).await;
    let error = refund(&server).await.unwrap_err();
    assert_eq!((server.calls().len(), server.token_requests()), (1, 2));
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(error.is_auth());

    // The old one had run out by itself: that it is refused shows nothing about the moment before.
    let server = replaced(("T-old", 0), "T-new", WHOLE).await;
    let error = refund(&server).await.unwrap_err();
    assert_eq!(server.calls().len(), 1);
    assert_eq!(error.outcome(), Outcome::Refused);

    // Not the API's whole form.
    for stranger in [
        "<html>",
        "",
        r#"{"code":-1,"message":"Unauthorized"}"#,
        r#"{"code":-1,"response":null}"#,
        r#"{"code":0,"message":null,"response":null}"#,
        r#"{"code":-1,"message":"Unauthorized","response":{"imp_uid":"imp_1"}}"#,
    ] {
        let server = replaced(("T-old", 1800), "T-new", stranger).await;
        let error = refund(&server).await.unwrap_err();
        assert_eq!(server.calls().len(), 1, "{stranger}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{stranger}");
        // The token is not used again.
        refund(&server).await.unwrap();
        assert_eq!(server.token_requests(), 2);
    }
}

#[tokio::test]
async fn a_read_is_repeated_once_after_any_401() {
    for refusal in [WHOLE, "<html>", ""] {
        for second in ["T-old", "T-new"] {
            let server = replaced(("T-old", 1800), second, refusal).await;
            let result = server.client().get_payment_by_imp_uid("imp_1").send().await;
            assert_eq!(server.calls().len(), 2);
            assert_eq!(result.is_ok(), second == "T-new");
        }
    }
}

#[tokio::test]
async fn a_change_is_not_begun_without_the_time_that_it_needs() {
    // The token takes so long that too little is left.
    let server = Server::start(|request: &Received| {
        if request.asks_for_a_token() {
            std::thread::sleep(Duration::from_millis(400));
            token("T", 1800)
        } else {
            envelope(200, 0, "", &payment("imp_1", "a"))
        }
    })
    .await;
    let client = Client::builder()
        .base_url(&server.url)
        .credentials(Credentials::new(KEY, SECRET))
        .call_timeout(Duration::from_millis(600))
        .change_timeout(Duration::from_millis(500))
        .build()
        .unwrap();
    let error = client.revoke_vbank("imp_1").send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.is_timeout() && error.is_transient(), "{error}");
    assert!(server.calls().is_empty());
    // The token is there now, and with it the time.
    client.revoke_vbank("imp_1").send().await.unwrap();
}

#[tokio::test]
async fn a_text_that_is_broken_spoils_neither_a_refund_nor_a_refusal() {
    let body = b"\xef\xbb\xbf{\"code\":0,\"message\":null,\"response\":{\"imp_uid\":\"imp_1\",\"merchant_uid\":\"a\",\
        \"amount\":1000,\"status\":\"cancelled\",\"cancel_amount\":1000,\"buyer_name\":\"\\ud800\xff\"}}";
    let server = Server::answering(move || answer(200, body)).await;
    let done = server.client().revoke_vbank("imp_1").send().await.unwrap();
    assert_eq!(done.identity(), Identity::Proven);
    assert_eq!(done.passed_over().len(), 1);
    assert_eq!(done.passed_over()[0].path(), "response.buyer_name");
    assert!(done.passed_over()[0].is_text());
    assert_eq!(done.raw(), body);

    let refusal = b"\xef\xbb\xbf{\"code\":1,\"message\":\"\\ud800 no\",\"response\":null}";
    let server = Server::answering(move || answer(200, refusal)).await;
    let error = server
        .client()
        .revoke_vbank("imp_1")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::Refused);
    assert_eq!(error.message(), Some("\u{fffd} no"));
}

#[test]
fn outside_of_a_runtime_a_call_is_an_error() {
    use std::future::Future as _;
    use std::task::{Context, Poll, Waker};

    let client = client("http://127.0.0.1:9");
    let call = std::pin::pin!(client.get_payment_by_imp_uid("imp_1").send());
    let polled = call.poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = polled else {
        panic!("an error was expected")
    };
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!(error.imp_uid(), Some("imp_1"));
}

#[tokio::test]
async fn a_wrong_answer_to_a_read_ends_the_connection_that_it_came_by() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    // Answers every request on a kept connection, the second one with somebody else's payment.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = std::sync::Arc::new(AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&connections);
    let requests = std::sync::Arc::new(AtomicUsize::new(0));
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let requests = std::sync::Arc::clone(&requests);
            tokio::spawn(async move {
                let mut bytes = Vec::new();
                while socket.read_buf(&mut bytes).await.unwrap_or(0) > 0 {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    let whole = text.starts_with("GET") && text.ends_with("\r\n\r\n")
                        || text.ends_with('}');
                    if !whole {
                        continue;
                    }
                    bytes.clear();
                    let body = if text.starts_with("POST /users/getToken") {
                        json!({ "code": 0, "message": null, "response":
                            { "access_token": "T", "now": 1_700_000_000, "expired_at": 1_700_001_800 } })
                    } else {
                        let id = match requests.fetch_add(1, Ordering::SeqCst) {
                            1 => "imp_2",
                            _ => "imp_1",
                        };
                        json!({ "code": 0, "message": null, "response": payment(id, "a") })
                    }
                    .to_string();
                    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                    socket.write_all((head + &body).as_bytes()).await.unwrap();
                }
            });
        }
    });
    let client = client(&url);
    let look = async || client.get_payment_by_imp_uid("imp_1").send().await;
    look().await.unwrap();
    assert_eq!(connections.load(Ordering::SeqCst), 1);
    assert!(look().await.unwrap_err().is_mismatch());
    look().await.unwrap();
    assert_eq!(connections.load(Ordering::SeqCst), 2);
    look().await.unwrap();
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}
