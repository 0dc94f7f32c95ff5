//! Hands requests on to the sandbox, without the SDK.

use std::net::SocketAddr;

use iamport_testing::{Answer, Received, call};
use serde_json::{Value, json};

/// What the sandbox answered.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) status: u16,
    /// As it was sent.
    pub(super) body: String,
    /// The same, read.
    pub(super) envelope: Value,
}

impl Answered {
    /// The acceptance of a call with this payload.
    pub(super) fn accepting(payload: &Value) -> Self {
        let envelope = json!({ "code": 0, "message": null, "response": payload });
        Self {
            status: 200,
            body: envelope.to_string(),
            envelope,
        }
    }

    /// Whether the API took the call: 2xx and code 0.
    pub(super) fn accepted(&self) -> bool {
        (200..300).contains(&self.status) && self.envelope["code"] == 0
    }
}

impl From<Answer> for Answered {
    fn from(answer: Answer) -> Self {
        Self {
            status: answer.status(),
            body: answer.text(),
            envelope: answer.json(),
        }
    }
}

/// Sends a request on as it came, on a connection of its own.
pub(super) async fn hand_on(address: SocketAddr, request: &Received) -> Answered {
    iamport_testing::hand_on(address, request).await.into()
}

/// Makes a call with a JSON body, and gives its payload; the API must accept it.
pub(super) async fn post(address: SocketAddr, target: &str, token: &str, body: &Value) -> Value {
    let headers = [
        ("Authorization", &*format!("Bearer {token}")),
        ("Content-Type", "application/json"),
    ];
    let answer = call(address, "POST", target, &headers, body.to_string()).await;
    let answered = Answered::from(answer);
    assert!(answered.accepted(), "{target}: {answered:?}");
    answered.envelope["response"].clone()
}

/// Reads, and gives the payload; the API must accept it.
pub(super) async fn get(address: SocketAddr, target: &str, token: &str) -> Value {
    let headers = [("Authorization", &*format!("Bearer {token}"))];
    let answered = Answered::from(call(address, "GET", target, &headers, "").await);
    assert!(answered.accepted(), "{target}: {answered:?}");
    answered.envelope["response"].clone()
}
