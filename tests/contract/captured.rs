//! Bodies that the live service answered, which are not a part of this project: read where the variable
//! `IAMPORT_PAYLOADS` names their folder.

use std::io::Write as _;
use std::path::Path;

use iamport::{Client, Error, Outcome};
use iamport_testing::{Server, answer};
use serde_json::{Value, json};

use crate::calls::as_json;
use crate::models::Model;
use crate::support::Clients as _;

#[tokio::test]
async fn captured_bodies_decode_and_keep_their_values() {
    let Some(folder) = std::env::var_os("IAMPORT_PAYLOADS") else {
        // Past the harness, which keeps what is printed by a test that passes.
        let note = "note: no captured bodies were read, IAMPORT_PAYLOADS names no folder";
        let _ = writeln!(std::io::stderr(), "{note}");
        return;
    };
    let mut read = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder that IAMPORT_PAYLOADS names") {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            read += usize::from(holds(&path).await);
        }
    }
    assert!(read > 0, "no body was read");
    let _ = writeln!(std::io::stderr(), "note: {read} captured bodies were read");
}

/// Holds one body against the client; says whether there was something to hold.
async fn holds(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let body: Value = serde_json::from_str(&text).expect("JSON");
    let has = |part: &str| name.contains(part);
    if has("webhook") {
        return false;
    }
    if body.get("code").is_none() {
        // Without its envelope: a payment as it was written into a log or a fixture.
        let payment = body.get("response").unwrap_or(&body);
        let json = Model::find("PaymentAnnotation").decoded(payment).json;
        assert_kept(&name, payment, &json);
        return true;
    }
    let status = [400, 401, 404]
        .into_iter()
        .find(|status| has(&format!("-{status}")))
        .unwrap_or(200);
    let operation = if has("gettoken") {
        "getToken"
    } else if has("prepare") {
        "preparePayment"
    } else if has("unschedule") {
        "unschedule"
    } else if has("cancel-") {
        "cancelPayment"
    } else {
        "getPaymentByImpUid"
    };
    // Twice, since a refused token is tried once more.
    let reply = answer(status, text);
    let server = Server::in_turn([reply.clone(), reply]);
    let result = send(&server.client(), operation, &body["response"]).await;
    if body["code"] == 0 {
        let json = result.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_kept(&name, &body["response"], &json);
    } else {
        let error = result.expect_err(&name);
        assert_eq!(error.outcome(), Outcome::Refused, "{name}");
        assert_eq!(error.http_status(), Some(status), "{name}");
        assert_eq!(error.code(), body["code"].as_i64(), "{name}");
        assert_eq!(error.message(), body["message"].as_str(), "{name}");
    }
    true
}

/// Calls an operation with the ids that its payload repeats; with made-up ones after a refusal, which has none.
async fn send(client: &Client, operation: &str, payload: &Value) -> Result<Value, Error> {
    let id = |name: &str| {
        let record = payload.get(0).unwrap_or(payload);
        let id = record[name].as_str().filter(|id| !id.is_empty());
        id.unwrap_or("made-up").to_owned()
    };
    match operation {
        "getToken" => {
            let call = client
                .get_token()
                .imp_key("made-up-1")
                .imp_secret("made-up-2");
            call.send().await.map(as_json)
        }
        "preparePayment" => {
            let call = client.prepare_payment().merchant_uid(id("merchant_uid"));
            call.amount(1).send().await.map(as_json)
        }
        "unschedule" => {
            let call = client.unschedule().customer_uid(id("customer_uid"));
            call.send().await.map(as_json)
        }
        "cancelPayment" => {
            let call = client.cancel_payment().imp_uid(id("imp_uid"));
            call.send().await.map(as_json)
        }
        _ => {
            let call = client.get_payment_by_imp_uid(id("imp_uid"));
            call.send().await.map(as_json)
        }
    }
}

/// Every key of the body is there with its value; a number may have come as text.
fn assert_kept(at: &str, body: &Value, json: &Value) {
    match (body, json) {
        (Value::Object(body), Value::Object(json)) => {
            for (key, value) in body {
                let kept = json.get(key).unwrap_or_else(|| panic!("{at}: no {key}"));
                assert_kept(&format!("{at}.{key}"), value, kept);
            }
        }
        (Value::Array(body), Value::Array(json)) => {
            assert_eq!(body.len(), json.len(), "{at}");
            for (index, (value, kept)) in body.iter().zip(json).enumerate() {
                assert_kept(&format!("{at}[{index}]"), value, kept);
            }
        }
        (Value::String(text), Value::Number(_)) => {
            assert_eq!(json!(text.parse::<i64>().expect(at)), *json, "{at}");
        }
        _ => assert_eq!(body, json, "{at}"),
    }
}
