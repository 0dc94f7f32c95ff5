//! Calls of a sandbox, and what they came to.

use iamport_sandbox::Sandbox;
use iamport_testing::{Answer, call};
use serde_json::Value;

/// A moment at which the tests begin.
pub(crate) const NOW: u64 = 1_700_000_000;

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    /// The body as it was sent.
    pub(crate) text: String,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        assert_eq!(answer.end, Ok(()));
        Self {
            status: answer.status(),
            head: answer.head(),
            text: answer.text(),
        }
    }
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    /// `response` of the envelope, after a success.
    #[track_caller]
    pub(crate) fn response(&self) -> Value {
        let json = self.json();
        assert_eq!(json["code"], 0, "{}", self.text);
        assert_eq!(json["message"], Value::Null);
        json["response"].clone()
    }

    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.response()
    }

    /// That the call was refused with this status, code, and part of the message.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: i64, message: &str) {
        let json = self.json();
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(json["code"], code, "{}", self.text);
        let said = json["message"].as_str().unwrap();
        assert!(said.contains(message), "{said}");
        assert_eq!(json["response"], Value::Null);
    }

    /// A refused business action: HTTP 200 with another code than 0.
    #[track_caller]
    pub(crate) fn declined(&self, message: &str) {
        self.refused(200, 1, message);
    }
}

/// Sends a request with these header lines and this body, to the sandbox's own address unless they say
/// another.
pub(crate) async fn send(
    sandbox: &Sandbox,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Reply {
    call(sandbox.address(), method, target, headers, body)
        .await
        .into()
}

/// A sandbox at [`NOW`], and a token for it.
pub(crate) struct Caller {
    pub(crate) sandbox: Sandbox,
    pub(crate) token: String,
}

impl Caller {
    pub(crate) async fn start() -> Caller {
        let sandbox = Sandbox::builder().frozen_at(NOW).seed(1).start().await;
        Caller::of(sandbox.unwrap()).await
    }

    pub(crate) async fn of(sandbox: Sandbox) -> Caller {
        let token = get_token(&sandbox).await;
        Caller { sandbox, token }
    }

    async fn call(&self, method: &str, target: &str, kind: &str, body: &str) -> Reply {
        let token = format!("Bearer {}", self.token);
        let headers = [("Authorization", &*token), ("Content-Type", kind)];
        send(&self.sandbox, method, target, &headers, body.as_bytes()).await
    }

    pub(crate) async fn get(&self, target: &str) -> Reply {
        self.call("GET", target, "", "").await
    }

    pub(crate) async fn delete(&self, target: &str) -> Reply {
        self.call("DELETE", target, "", "").await
    }

    pub(crate) async fn post(&self, target: &str, body: Value) -> Reply {
        self.call("POST", target, "application/json", &body.to_string())
            .await
    }

    pub(crate) async fn put(&self, target: &str, body: Value) -> Reply {
        self.call("PUT", target, "application/json", &body.to_string())
            .await
    }

    pub(crate) async fn form(&self, method: &str, target: &str, body: &str) -> Reply {
        let kind = "application/x-www-form-urlencoded; charset=utf-8";
        self.call(method, target, kind, body).await
    }
}

pub(crate) async fn ask_for_token(sandbox: &Sandbox) -> Value {
    let (key, secret) = sandbox.credentials();
    let body = serde_json::json!({"imp_key": key, "imp_secret": secret}).to_string();
    let headers = [("Content-Type", "application/json")];
    send(
        sandbox,
        "POST",
        "/users/getToken",
        &headers,
        body.as_bytes(),
    )
    .await
    .ok()
}

pub(crate) async fn get_token(sandbox: &Sandbox) -> String {
    let token = ask_for_token(sandbox).await;
    token["access_token"].as_str().unwrap().to_owned()
}
