//! Connections that are kept and then die: nothing is sent twice because of them.

use iamport::Outcome;
use serde_json::{Value, json};

use super::server::{Reply, Server, http};
use super::table::predicates;

fn kept(code: i64, response: &Value) -> Reply {
    let body = json!({ "code": code, "message": "no", "response": response });
    Reply::KeepAlive(http(
        200,
        "Content-Type: application/json\r\n",
        body.to_string(),
    ))
}

/// The token and the first calls come over one connection, which then dies with a call on it.
#[tokio::test]
async fn a_call_on_a_dying_connection_is_not_repeated() {
    for last in [
        Reply::Bytes(Vec::new()),
        Reply::Reset(Vec::new()),
        Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec()),
        Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()),
    ] {
        let (fatal, warm) = (last.clone(), "imp_warm");
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                let grant = json!({"access_token": "t", "now": 0, "expired_at": 1_800});
                kept(0, &grant)
            } else if request.target().contains(warm) {
                kept(1, &Value::Null)
            } else {
                fatal.clone()
            }
        })
        .await;
        let client = server.client();
        for _ in 0..2 {
            let error = client
                .get_payment_by_imp_uid(warm)
                .send()
                .await
                .unwrap_err();
            assert!(error.is_refused(), "{error}");
        }
        assert_eq!(server.connections(), 1, "the connection is kept");

        let error = client
            .cancel_payment()
            .imp_uid("imp_1")
            .amount(1)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.outcome(), Outcome::Unknown, "{last:?}: {error}");
        assert_eq!(predicates(&error), ["connection_lost"], "{last:?}: {error}");
        let calls = server.calls();
        assert_eq!(calls.len(), 3, "{last:?}");
        assert_eq!(calls[2].line(), "POST /payments/cancel");
        assert_eq!(calls[2].connection, 1);
        assert_eq!(server.connections(), 1, "{last:?}: nothing was tried again");
    }
}

/// What arrives late for a call that was given up must not be taken for the answer to the next one.
#[tokio::test]
async fn an_answer_belongs_to_its_own_call() {
    let accepted = |imp_uid: &str| {
        let payment =
            json!({"imp_uid": imp_uid, "merchant_uid": "m", "amount": 1, "status": "cancelled"});
        let body = json!({"code": 0, "message": null, "response": payment}).to_string();
        http(200, "Content-Type: application/json\r\n", body)
    };
    // Two answers to the first call, of which the second was never asked for.
    let both = [accepted("imp_1"), accepted("imp_stray")].concat();
    let server = Server::start(move |request| {
        if request.asks_for_a_token() {
            super::server::token()
        } else if request.body.contains("imp_1") {
            Reply::KeepAlive(both.clone())
        } else {
            Reply::KeepAlive(accepted("imp_2"))
        }
    })
    .await;
    let client = server.client();
    for imp_uid in ["imp_1", "imp_2"] {
        let answer = client
            .cancel_payment()
            .imp_uid(imp_uid)
            .amount(1)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.value().imp_uid, imp_uid);
    }
    assert_eq!(server.calls().len(), 2);
}
