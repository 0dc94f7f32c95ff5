//! The control over HTTP, as its description has it.

use iamport_sandbox::{EXAMPLE_IMP_UID, FaultKind, PaymentStatus, Sandbox};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply, send};

const JSON: (&str, &str) = ("Content-Type", "application/json");

async fn control(sandbox: &Sandbox, method: &str, path: &str, body: Value) -> Reply {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    send(sandbox, method, path, &[JSON], body.as_bytes()).await
}

async fn description(sandbox: &Sandbox) -> Value {
    let reply = control(sandbox, "GET", "/_sandbox/openapi.yaml", Value::Null).await;
    assert_eq!(reply.status, 200);
    assert!(reply.head.contains("content-type: application/yaml"));
    serde_yaml_ng::from_str(&reply.text).unwrap()
}

/// A body that each call with a required one takes.
fn sample(operation: &str) -> Value {
    match operation {
        "createPayment" => json!({"pg_provider": "kcp", "amount": 100}),
        "injectFault" => json!({"kind": "stall", "operation": "cancelPayment"}),
        "failNextCharge" => json!({"reason": "한도초과"}),
        "createBillingKey" => json!({"customer_uid": "c", "pg_provider": "kakaopay"}),
        "createCertification" => json!({"pg_provider": "danal"}),
        "reorderWebhooks" => json!({"ids": [2, 1]}),
        "delayWebhook" => json!({"seconds": 5}),
        _ => Value::Null,
    }
}

#[tokio::test]
async fn every_call_of_the_description_answers_as_described() {
    let settings = iamport_sandbox::WebhookSettings::new().url("http://127.0.0.1:9/");
    let new = Sandbox::builder().frozen_at(NOW).seed(1).webhooks(settings);
    let caller = Caller::of(new.start().await.unwrap()).await;
    let described = description(&caller.sandbox).await;
    let mut answered = 0;
    for (path, item) in described["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if method == "parameters" {
                continue;
            }
            let rust = caller.sandbox.control();
            rust.reset();
            // Something to talk about: two webhooks that wait, and a fault.
            rust.hold_webhooks(true);
            for _ in 0..2 {
                let waiting = iamport_sandbox::NewPayment::waiting_vbank("nice", 100);
                rust.create_payment(waiting).unwrap();
            }
            rust.inject(iamport_sandbox::Fault::new(FaultKind::Garbage))
                .unwrap();
            let name = operation["operationId"].as_str().unwrap();
            if name == "cancelAtConsole" {
                rust.deposit(EXAMPLE_IMP_UID).unwrap();
            }
            let window = iamport_sandbox::NewPayment::window("kcp", 100);
            let window = rust.create_payment(window).unwrap().imp_uid;
            let imp_uid = match name {
                "pay" | "fail" => &window,
                _ => EXAMPLE_IMP_UID,
            };
            let target = path.replace("{imp_uid}", imp_uid).replace("{id}", "1");
            let method = method.to_uppercase();
            let body = match name {
                "restoreSnapshot" => {
                    let taken = rust.snapshot().unwrap();
                    serde_json::to_value(&taken).unwrap()
                }
                _ => sample(name),
            };
            let reply = control(&caller.sandbox, &method, &target, body).await;
            let (expected, success) = match &operation["responses"]["200"] {
                Value::Null => (307, &operation["responses"]["307"]),
                success => (200, success),
            };
            assert!(success.is_object(), "{name}");
            assert_eq!(reply.status, expected, "{method} {target}: {}", reply.text);
            if success.get("$ref").is_some() {
                let response = reply.ok();
                let shape = success["$ref"].as_str().unwrap();
                let shape = shape.rsplit('/').next().unwrap();
                check(&described, shape, &response);
            }
            // With a body that no call takes, no call breaks.
            let nonsense = send(&caller.sandbox, &method, &target, &[JSON], b"{").await;
            assert!(
                matches!(nonsense.status, 200 | 307 | 400 | 404),
                "{method} {target}"
            );
            // Pages of other sites reach none of them.
            let foreign = [("Origin", "http://example.com")];
            let refused = send(&caller.sandbox, &method, &target, &foreign, b"").await;
            refused.refused(403, -1, "origin");
            caller.is_sound();
            // Nor does a name that was made to mean this computer.
            let host = [("Host", "example.com")];
            let refused = send(&caller.sandbox, &method, &target, &host, b"").await;
            refused.refused(403, -1, "host");
            answered += 1;
        }
    }
    assert!(answered >= 30, "{answered}");
}

/// That an answer has at least what its description requires, and nothing that it does not have.
fn check(described: &Value, shape: &str, response: &Value) {
    let schema =
        &described["components"]["responses"][shape]["content"]["application/json"]["schema"];
    if shape == "Nothing" {
        assert!(response.is_null());
        return;
    }
    let part = &schema["allOf"][1]["properties"]["response"];
    conform(described, part, response, shape);
}

fn conform(described: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return conform(
            described,
            &described["components"]["schemas"][name],
            value,
            name,
        );
    }
    if value.is_null() && schema["nullable"] == true {
        return;
    }
    match schema["type"].as_str() {
        Some("object") => {
            let fields = value.as_object().unwrap_or_else(|| panic!("{at}: {value}"));
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(fields.contains_key(name.as_str().unwrap()), "{at}.{name}");
            }
            if let Some(known) = schema["properties"].as_object() {
                for (name, field) in fields {
                    match known.get(name) {
                        Some(known) => conform(described, known, field, &format!("{at}.{name}")),
                        None => assert_eq!(schema["additionalProperties"], true, "{at}.{name}"),
                    }
                }
            }
        }
        Some("array") => {
            for item in value.as_array().unwrap_or_else(|| panic!("{at}: {value}")) {
                conform(described, &schema["items"], item, at);
            }
        }
        Some("string") => {
            let text = value.as_str().unwrap_or_else(|| panic!("{at}: {value}"));
            if let Some(values) = schema["enum"].as_array() {
                assert!(values.contains(&json!(text)), "{at}: {text}");
            }
        }
        Some("integer") => assert!(value.is_u64(), "{at}: {value}"),
        Some("boolean") => assert!(value.is_boolean(), "{at}: {value}"),
        _ => {}
    }
}

#[tokio::test]
async fn faults_by_name() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let path = "/_sandbox/faults";
    let kinds = control(sandbox, "GET", "/_sandbox/fault-kinds", Value::Null)
        .await
        .ok();
    let kinds = kinds.as_array().unwrap();
    assert_eq!(kinds.len(), FaultKind::all().len());
    for kind in kinds {
        let body = json!({"kind": kind, "lasting_ms": 1, "nth": 1_000});
        let reply = control(sandbox, "POST", path, body).await;
        if kind == "connection_refused" {
            reply.refused(400, -1, "counted");
        } else {
            assert_eq!(&reply.ok()["kind"], kind);
        }
    }
    control(sandbox, "DELETE", path, Value::Null).await.ok();

    let body = json!({
        "kind": "html_page", "status": 504, "operation": "getPaymentByImpUid", "when": "after", "times": "always",
        "header": {"name": "x-client", "value": "a"}, "chance": 1, "seed": 3,
    });
    let fault = control(sandbox, "POST", path, body).await.ok();
    assert_eq!(fault["times"], "always");
    let target = format!("/payments/{EXAMPLE_IMP_UID}");
    let token = format!("Bearer {}", caller.token);
    let headers = [("X-Client", "a"), ("Authorization", &*token)];
    for _ in 0..2 {
        assert_eq!(
            send(sandbox, "GET", &target, &headers, b"").await.status,
            504
        );
    }
    caller.get(&target).await.ok();
    let told = control(sandbox, "GET", path, Value::Null).await.ok();
    assert_eq!(
        (&told[0]["happened"], &told[0]["spent"]),
        (&json!(2), &json!(false))
    );

    // A form does as well.
    let form = b"kind=too_many_requests&retry_after=soon&header[name]=x-client&header[value]=b";
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    send(sandbox, "POST", path, &[kind], form).await.ok();
    let reply = send(sandbox, "GET", &target, &[("X-Client", "b")], b"").await;
    assert_eq!(reply.status, 429);
    assert!(reply.head.contains("retry-after: soon"));

    for wrong in [
        json!({}),
        json!({"kind": "other"}),
        json!({"kind": "stall", "when": "later"}),
        json!({"kind": "stall", "times": "often"}),
        json!({"kind": "stall", "times": 0}),
        json!({"kind": "stall", "chance": 2}),
        json!({"kind": "stall", "operation": "none"}),
        json!({"kind": "html_page", "status": 200}),
        json!({"kind": "connection_refused"}),
        json!({"kind": "reset_on_accept", "times": "always"}),
    ] {
        let reply = control(sandbox, "POST", path, wrong.clone()).await;
        assert_eq!(reply.status, 400, "{wrong}");
    }
    control(sandbox, "DELETE", "/_sandbox/faults/999", Value::Null)
        .await
        .refused(404, -1, "no fault");
}

#[tokio::test]
async fn webhooks_over_http() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    // A port that nobody can take without being asked.
    let url = "http://127.0.0.1:1/";
    let path = |rest: &str| format!("/_sandbox/webhooks{rest}");
    let set = json!({"url": url, "format": "form", "retries": 1});
    let settings = control(sandbox, "PUT", &path("/settings"), set).await.ok();
    assert_eq!(
        (&settings["format"], &settings["retries"]),
        (&json!("form"), &json!(1))
    );
    control(sandbox, "POST", &path("/hold"), json!({}))
        .await
        .ok();
    for _ in 0..3 {
        let new = json!({"pg_provider": "kcp", "amount": 10});
        control(sandbox, "POST", "/_sandbox/payments", new)
            .await
            .ok();
    }
    let after = async |rest: &str, body: Value| control(sandbox, "POST", &path(rest), body).await;
    after("/order", json!({"ids": [3, 1]})).await.ok();
    assert_eq!(after("/2/drop", Value::Null).await.ok()["state"], "dropped");
    assert_eq!(after("/3/duplicate", Value::Null).await.ok()["copy_of"], 3);
    assert_eq!(
        after("/3/delay", json!({"seconds": 9})).await.ok()["due_at"],
        NOW + 9
    );
    after("/2/delay", json!({"seconds": 9}))
        .await
        .refused(400, -1, "wait");
    after("/1/delay", json!({}))
        .await
        .refused(400, -1, "seconds");
    after("/9/drop", Value::Null)
        .await
        .refused(404, -1, "no webhook");
    after("/x/drop", Value::Null)
        .await
        .refused(404, -1, "Not Found");
    after("/order", json!({"ids": ["x"]}))
        .await
        .refused(400, -1, "ids");
    after("/hold", json!({"hold": false})).await.ok();
    let settled = control(sandbox, "GET", &path("/settled"), Value::Null)
        .await
        .ok();
    let first = &settled["list"][0];
    // Nobody listens there: one attempt, and the next one a minute later.
    assert_eq!(
        (&first["state"], &first["due_at"]),
        (&json!("waiting"), &json!(NOW + 60))
    );
    assert!(
        first["attempts"][0]["error"]
            .as_str()
            .unwrap()
            .contains("no connection")
    );
    let put = control(sandbox, "PUT", &path("/settings"), json!({"format": "xml"})).await;
    put.refused(400, -1, "format");
}

#[tokio::test]
async fn snapshots_and_transcripts_over_http() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let taken = control(sandbox, "GET", "/_sandbox/snapshot", Value::Null).await;
    assert_eq!(taken.status, 200);
    let path = format!("/_sandbox/payments/{EXAMPLE_IMP_UID}");
    control(sandbox, "POST", &format!("{path}/deposit"), json!({}))
        .await
        .ok();
    let payment = control(sandbox, "GET", &path, Value::Null).await.ok();
    assert_eq!(payment["status"], "paid");
    let body = taken.text.as_bytes();
    send(sandbox, "POST", "/_sandbox/restore", &[], body)
        .await
        .ok();
    let payment = sandbox.control().payment(EXAMPLE_IMP_UID).unwrap();
    assert_eq!(payment.status, PaymentStatus::Ready);
    let damaged = &body[..body.len() - 1];
    send(sandbox, "POST", "/_sandbox/restore", &[], damaged)
        .await
        .refused(400, -1, "damaged");

    caller.get("/payments/imp_0?_token=hidden").await;
    let read = async |after: &str| {
        let path = format!("/_sandbox/transcript{after}");
        control(sandbox, "GET", &path, Value::Null).await.ok()
    };
    let all = read("").await;
    assert_eq!(all.as_array().unwrap().len(), 2);
    let last = read("?after=1").await;
    assert_eq!(last.as_array().unwrap().len(), 1);
    assert_eq!(last[0]["target"], "/payments/imp_0?_token=***");
    assert_eq!(last[0]["status"], 404);
    control(sandbox, "POST", "/_sandbox/reset", Value::Null)
        .await
        .ok();
    assert_eq!(read("").await, json!([]));
}

#[tokio::test]
async fn tokens_over_http() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let path = format!("/payments/{EXAMPLE_IMP_UID}");
    let reject = "/_sandbox/token/reject";
    control(sandbox, "POST", reject, json!({})).await.ok();
    assert_eq!(caller.get(&path).await.status, 401);
    control(sandbox, "POST", reject, json!({"reject": false}))
        .await
        .ok();
    caller.get(&path).await.ok();
    control(sandbox, "POST", "/_sandbox/token/expire", Value::Null)
        .await
        .ok();
    assert_eq!(caller.get(&path).await.status, 401);
}

#[tokio::test]
async fn a_closed_door_opens_again_after_its_time() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let body = json!({"kind": "connection_refused", "lasting_ms": 20});
    control(sandbox, "POST", "/_sandbox/faults", body)
        .await
        .ok();
    while tokio::net::TcpStream::connect(sandbox.address())
        .await
        .is_err()
    {
        tokio::task::yield_now().await;
    }
    caller.get("/payments/imp_0").await;
}
