//! What an answer must prove before it is believed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use iamport_testing::{Received, Reply, Server, accepted, answer, http, in_envelope, token};
use serde_json::{Value, json};

use crate::testing::{Clients as _, client, token_for};
use crate::{Error, Identity, Outcome};

fn payment(imp_uid: &str, merchant_uid: &str) -> Value {
    json!({
        "imp_uid": imp_uid, "merchant_uid": merchant_uid, "amount": 1000, "status": "cancelled",
        "cancel_amount": 1000,
    })
}

fn answering(payload: &Value) -> Server {
    Server::answering(accepted(payload))
}

/// A change and a read of `imp_1`, and what each comes to.
async fn both(payload: Value) -> [Result<Identity, Error>; 2] {
    let server = answering(&payload);
    let client = server.client();
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
             200, code 0); it may have happened all the same, look it up before sending it again (confirm() in place of send() does so)"
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
    let server = answering(&payment("imp_1", "another"));
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
    let server = answering(&list);
    let client = server.client();
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
    let server = answering(&page);
    let client = server.client();
    let answer = client.customer_payments("someone").send().await.unwrap();
    assert_eq!(answer.identity(), Identity::Unproven);
    let answer = client.get_payments_by_status("all").send().await.unwrap();
    assert_eq!(answer.identity(), Identity::NotAsked);
}

/// Hands out `first`, then `second`, and answers a call with `refuses` as long as it carries `first`.
fn replaced(first: (&'static str, i64), second: &'static str, refusal: &'static str) -> Server {
    let asked = AtomicUsize::new(0);
    Server::start(move |request: &Received| {
        if request.asks_for_a_token() {
            return match asked.fetch_add(1, Ordering::SeqCst) {
                0 => token_for(first.0, first.1),
                _ => token_for(second, 1800),
            };
        }
        let bearer = request.header("authorization").unwrap();
        if bearer.ends_with(first.0) {
            answer(401, refusal)
        } else {
            accepted(&payment("imp_1", "a"))
        }
    })
}

const WHOLE: &str = r#"{"code":-1,"message":"Unauthorized","response":null}"#;

#[tokio::test]
async fn a_change_is_repeated_only_if_its_token_was_dead_before_its_time() {
    let refund = async |server: &Server| {
        let call = server.client().cancel_payment().imp_uid("imp_1");
        call.amount(1000).send().await
    };
    let server = replaced(("T-old", 1800), "T-new", WHOLE);
    refund(&server).await.unwrap();
    assert_eq!((server.calls().len(), server.token_requests()), (2, 2));

    // The API hands out the same token: it lives, and somebody else said no, or the API for another reason.
    let server = replaced(("T-old", 1800), "T-old", WHOLE);
    let error = refund(&server).await.unwrap_err();
    assert_eq!((server.calls().len(), server.token_requests()), (1, 2));
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(error.is_auth());

    // The old one had run out by itself: that it is refused shows nothing about the moment before.
    let server = replaced(("T-old", 0), "T-new", WHOLE);
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
        let server = replaced(("T-old", 1800), "T-new", stranger);
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
            let server = replaced(("T-old", 1800), second, refusal);
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
            token_for("T", 1800)
        } else {
            accepted(&payment("imp_1", "a"))
        }
    });
    let client = server
        .builder()
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
    let server = Server::answering(answer(200, body));
    let done = server.client().revoke_vbank("imp_1").send().await.unwrap();
    assert_eq!(done.identity(), Identity::Proven);
    assert_eq!(done.passed_over().len(), 1);
    assert_eq!(done.passed_over()[0].path(), "response.buyer_name");
    assert!(done.passed_over()[0].is_text());
    assert_eq!(done.raw(), body);

    let refusal = b"\xef\xbb\xbf{\"code\":1,\"message\":\"\\ud800 no\",\"response\":null}";
    let server = Server::answering(answer(200, refusal));
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
    // Answers every request on a kept connection, the second one with somebody else's payment.
    let reads = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if request.asks_for_a_token() {
            return token();
        }
        let id = match reads.fetch_add(1, Ordering::SeqCst) {
            1 => "imp_2",
            _ => "imp_1",
        };
        let body = in_envelope(0, Value::Null, &payment(id, "a"));
        Reply::keep_alive(http(200, "", body))
    });
    let client = server.client();
    let look = async || client.get_payment_by_imp_uid("imp_1").send().await;
    look().await.unwrap();
    let connections = server.connections();
    assert!(look().await.unwrap_err().is_mismatch());
    assert_eq!(server.connections(), connections);
    look().await.unwrap();
    assert_eq!(server.connections(), connections + 1);
    look().await.unwrap();
    assert_eq!(server.connections(), connections + 1);
}
