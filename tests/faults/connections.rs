//! Connections that are kept and then die: nothing is sent twice because of them.

use iamport::{Client, Outcome};
use iamport_testing::{Reply, Server, http, token};
use serde_json::{Value, json};

use super::table::predicates;
use crate::support::Clients as _;

fn kept(code: i64, response: &Value) -> Reply {
    let body = json!({ "code": code, "message": "no", "response": response });
    Reply::keep_alive(http(
        200,
        "Content-Type: application/json\r\n",
        body.to_string(),
    ))
}

/// Replies that leave no answer on a connection, and no connection.
fn deaths() -> [Reply; 4] {
    [
        Reply::bytes(Vec::new()),
        Reply::reset(Vec::new()),
        Reply::bytes(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec()),
        Reply::bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()),
    ]
}

/// Refuses the payment `imp_warm` over a connection that is kept, and kills the connection of any other call.
async fn server_that_dies(with: &Reply) -> Server {
    let fatal = with.clone();
    Server::start(move |request| {
        if request.asks_for_a_token() {
            let grant = json!({"access_token": "t", "now": 0, "expired_at": 1_800});
            kept(0, &grant)
        } else if request.target().contains("imp_warm") {
            kept(1, &Value::Null)
        } else {
            fatal.clone()
        }
    })
}

/// Two reads, which share the connection of the token.
async fn warm_up(client: &Client, server: &Server) {
    for _ in 0..2 {
        let error = client
            .get_payment_by_imp_uid("imp_warm")
            .send()
            .await
            .unwrap_err();
        assert!(error.is_refused(), "{error}");
    }
    assert_eq!(server.connections(), 1, "the connection is kept");
}

/// A read goes out on the kept connection, which dies with it.
#[tokio::test]
async fn a_read_on_a_dying_connection_is_not_repeated() {
    for last in deaths() {
        let server = server_that_dies(&last).await;
        let client = server.client();
        warm_up(&client, &server).await;
        let error = client
            .get_payment_by_imp_uid("imp_1")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.outcome(), Outcome::Unanswered, "{last:?}: {error}");
        assert_eq!(predicates(&error), ["connection_lost"], "{last:?}: {error}");
        let calls = server.calls();
        assert_eq!(calls.len(), 3, "{last:?}");
        assert_eq!(calls[2].connection, 1);
        assert_eq!(calls[2].header("connection"), None);
        assert_eq!(server.connections(), 1, "{last:?}: nothing was tried again");
    }
}

/// A change finds no kept connection good enough: what died meanwhile would leave it unknown for nothing.
#[tokio::test]
async fn every_change_has_a_connection_of_its_own_and_is_not_repeated() {
    for last in deaths() {
        let server = server_that_dies(&last).await;
        let client = server.client();
        warm_up(&client, &server).await;
        for change in 1..=2 {
            let cancel = client.cancel_payment().imp_uid("imp_1").amount(1);
            let error = cancel.send().await.unwrap_err();
            assert_eq!(error.outcome(), Outcome::Unknown, "{last:?}: {error}");
            assert_eq!(predicates(&error), ["connection_lost"], "{last:?}: {error}");
            let calls = server.calls();
            assert_eq!(calls.len(), 2 + change, "{last:?}");
            let sent = calls.last().unwrap();
            assert_eq!(sent.line(), "POST /payments/cancel");
            assert_eq!(sent.connection, 1 + change, "{last:?}");
            assert_eq!(sent.header("connection"), Some("close"));
            assert_eq!(server.connections(), 1 + change, "{last:?}");
        }
        // The reads still have theirs.
        let again = client.get_payment_by_imp_uid("imp_warm").send().await;
        assert!(again.unwrap_err().is_refused());
        assert_eq!(server.calls().last().unwrap().connection, 1);
    }
}

/// What nobody asked for must not be taken for the answer to the next call on the same connection.
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
            token()
        } else if format!("{}{}", request.target(), request.body).contains("imp_1") {
            Reply::keep_alive(both.clone())
        } else {
            Reply::keep_alive(accepted("imp_2"))
        }
    });
    let client = server.client();
    for imp_uid in ["imp_1", "imp_2"] {
        let read = client.get_payment_by_imp_uid(imp_uid).send().await.unwrap();
        assert_eq!(read.value().imp_uid, imp_uid);
        let cancel = client.cancel_payment().imp_uid(imp_uid).amount(1);
        let changed = cancel.send().await.unwrap();
        assert_eq!(changed.value().imp_uid, imp_uid);
    }
    assert_eq!(server.calls().len(), 4);
}
