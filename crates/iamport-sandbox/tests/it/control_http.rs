//! The control over HTTP, as its description has it.

use iamport_sandbox::{EXAMPLE_IMP_UID, FaultKind, PaymentStatus, Sandbox};
use iamport_testing::Connection;
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
    let reply = control(sandbox, "GET", "/_sandbox/openapi.json", Value::Null).await;
    assert_eq!(reply.status, 200);
    assert!(reply.head.contains("content-type: application/json"));
    reply.json()
}

/// A call as the description has it.
struct Described {
    name: String,
    method: String,
    path: String,
    operation: Value,
}

impl Described {
    fn all(description: &Value) -> Vec<Described> {
        let paths = description["paths"].as_object().unwrap().iter();
        let calls = paths.flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().iter();
            methods.map(move |(method, operation)| Described {
                name: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                operation: operation.clone(),
            })
        });
        calls.collect()
    }

    /// The path with an id that a sandbox has after [`prepare`].
    fn target(&self, own: &str) -> String {
        let imp_uid = match &*self.name {
            "pay" | "fail" | "actInNaverPay" => own,
            _ => EXAMPLE_IMP_UID,
        };
        self.path.replace("{imp_uid}", imp_uid).replace("{id}", "1")
    }

    fn body(&self) -> &Value {
        &self.operation["requestBody"]["content"]["application/json"]
    }

    /// The fields of the body, or of the query.
    fn fields(&self) -> Vec<String> {
        let parameters = self.operation["parameters"]
            .as_array()
            .into_iter()
            .flatten();
        let query = parameters.filter(|parameter| parameter["in"] == "query");
        let query = query.map(|parameter| parameter["name"].as_str().unwrap().to_owned());
        let properties = self.body()["schema"]["properties"].as_object();
        let body = properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone());
        query.chain(body).collect()
    }

    /// Whether the body is a document that is not looked into.
    fn takes_a_document(&self) -> bool {
        self.body()["schema"]["additionalProperties"] == true
    }
}

/// Something to talk about: two webhooks that wait, a fault, and the payment that the call needs where the
/// waiting account of the examples won't do, whose id is returned.
fn prepare(sandbox: &Sandbox, call: &Described) -> String {
    let rust = sandbox.control();
    rust.reset();
    rust.hold_webhooks(true);
    for _ in 0..2 {
        let waiting = iamport_sandbox::NewPayment::waiting_vbank("nice", 100);
        rust.create_payment(waiting).unwrap();
    }
    rust.inject(iamport_sandbox::Fault::new(FaultKind::Garbage))
        .unwrap();
    if call.name == "cancelAtConsole" {
        rust.deposit(EXAMPLE_IMP_UID).unwrap();
    }
    let own = match &*call.name {
        "actInNaverPay" => iamport_sandbox::NewPayment::paid("naverco", 100).products([100_u32]),
        _ => iamport_sandbox::NewPayment::window("kcp", 100),
    };
    rust.create_payment(own).unwrap().imp_uid
}

async fn shop_with_webhooks() -> Caller {
    let settings = iamport_sandbox::WebhookSettings::new().url("http://127.0.0.1:9/");
    let new = Sandbox::builder().frozen_at(NOW).seed(1).webhooks(settings);
    Caller::of(new.start().await.unwrap()).await
}

#[tokio::test]
async fn every_example_of_the_description_is_answered_as_described() {
    let caller = shop_with_webhooks().await;
    let sandbox = &caller.sandbox;
    let description = description(sandbox).await;
    let calls = Described::all(&description);
    assert!(calls.len() > 40, "{}", calls.len());
    for call in calls {
        let own = prepare(sandbox, &call);
        let target = call.target(&own);
        let body = match call.takes_a_document() {
            true => serde_json::to_value(sandbox.control().snapshot().unwrap()).unwrap(),
            false => call.body()["example"].clone(),
        };
        let reply = control(sandbox, &call.method, &target, body.clone()).await;
        assert_eq!(reply.status, 200, "{}: {}", call.name, reply.text);
        let success = &call.operation["responses"]["200"]["content"]["application/json"]["schema"];
        fits(&description, success, &reply.json(), &call.name);
        if !body.is_null() {
            fits(&description, &call.body()["schema"], &body, &call.name);
        }

        // With a body that no call takes, no call breaks.
        let nonsense = send(sandbox, &call.method, &target, &[JSON], b"{").await;
        nonsense.refused(400, -1, "damaged");
        fits(
            &description,
            &refused_schema(&description),
            &nonsense.json(),
            &call.name,
        );
        // Pages of other sites reach none of them.
        let foreign = [("Origin", "http://example.com")];
        let refused = send(sandbox, &call.method, &target, &foreign, b"").await;
        refused.refused(403, -1, "origin");
        // Nor does a name that was made to mean this computer.
        let host = [("Host", "example.com")];
        let refused = send(sandbox, &call.method, &target, &host, b"").await;
        refused.refused(403, -1, "host");
        caller.is_sound();
    }
}

fn refused_schema(description: &Value) -> Value {
    let refused = &description["components"]["responses"]["Refused"];
    refused["content"]["application/json"]["schema"].clone()
}

/// That a value is as a schema of the description has it, by a validator that nobody here wrote. Objects
/// of a kind that has a name have no field that is not described.
fn fits(description: &Value, schema: &Value, value: &Value, at: &str) {
    let mut components = description["components"].clone();
    for schema in components["schemas"].as_object_mut().unwrap().values_mut() {
        if schema.get("properties").is_some() {
            schema["additionalProperties"] = json!(false);
        }
    }
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "allOf": [schema],
        "components": components,
    });
    let validator = jsonschema::validator_for(&whole).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{at}: {errors:#?}");
}

#[tokio::test]
async fn a_misspelt_field_is_named_by_every_call() {
    let caller = shop_with_webhooks().await;
    let sandbox = &caller.sandbox;
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for call in Described::all(&description(sandbox).await) {
        if call.takes_a_document() {
            continue;
        }
        let own = prepare(sandbox, &call);
        let target = call.target(&own);
        let before = sandbox.control().snapshot().unwrap();
        let mut misspelt = vec!["misspelt".to_owned()];
        misspelt.extend(call.fields().iter().map(|field| format!("{field}x")));
        for field in misspelt {
            let mut body = call.body()["example"].clone();
            if body.is_null() {
                body = json!({});
            }
            body[&field] = json!(1);
            let reply = control(sandbox, &call.method, &target, body).await;
            reply.refused(400, -1, &format!("there is no field {field}: "));
            let body = format!("{field}=");
            let reply = send(sandbox, &call.method, &target, &[form], body.as_bytes()).await;
            reply.refused(400, -1, &format!("there is no field {field}: "));
            let queried = format!("{target}?{field}=1");
            let reply = control(sandbox, &call.method, &queried, Value::Null).await;
            reply.refused(400, -1, &format!("there is no field {field}: "));
        }
        assert!(
            sandbox.control().snapshot().unwrap() == before,
            "{}",
            call.name
        );
        assert_eq!(sandbox.control().faults().len(), 1, "{}", call.name);
    }
    let inner = json!({"kind": "stall", "header": {"nmae": "x-client", "name": "x"}});
    let reply = control(sandbox, "POST", "/_sandbox/faults", inner).await;
    reply.refused(
        400,
        -1,
        "there is no field header.nmae: header has name, value",
    );
    // What stands in the path stands nowhere else.
    let path = format!("/_sandbox/payments/{EXAMPLE_IMP_UID}/deposit");
    let reply = control(sandbox, "POST", &path, json!({"imp_uid": "imp_1"})).await;
    reply.refused(400, -1, "imp_uid");
}

#[tokio::test]
async fn a_value_that_does_not_fit_is_named_with_what_is_expected() {
    let caller = shop_with_webhooks().await;
    let sandbox = &caller.sandbox;
    let mut tried = 0;
    for call in Described::all(&description(sandbox).await) {
        let own = prepare(sandbox, &call);
        let target = call.target(&own);
        let before = sandbox.control().snapshot().unwrap();
        for field in call.fields() {
            let mut body = call.body()["example"].clone();
            if body.is_null() {
                body = json!({});
            }
            body[&field] = json!([{}]);
            let reply = control(sandbox, &call.method, &target, body).await;
            reply.refused(400, -1, &format!("{field} must be "));
            tried += 1;
        }
        for field in call.body()["schema"]["required"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let mut body = call.body()["example"].clone();
            body[field.as_str().unwrap()] = Value::Null;
            let reply = control(sandbox, &call.method, &target, body).await;
            reply.refused(400, -1, &format!("missing: {}", field.as_str().unwrap()));
        }
        assert!(
            sandbox.control().snapshot().unwrap() == before,
            "{}",
            call.name
        );
    }
    assert!(tried > 40, "{tried}");
    for (path, body, message) in [
        (
            "clock",
            json!({"now": -1}),
            "now must be a whole number of at least 0",
        ),
        (
            "clock",
            json!({"frozen": "maybe"}),
            "frozen must be true or false",
        ),
        (
            "payments",
            json!({"pg_provider": "nicepay", "amount": 1}),
            "pg_provider must be one of chai, ",
        ),
        (
            "payments",
            json!({"pg_provider": "nice", "amount": "1.23456"}),
            "amount must be an amount",
        ),
        (
            "billing-keys",
            json!({"pg_provider": "nicepay", "customer_uid": "c"}),
            "pg_provider must be one of chai, ",
        ),
        (
            "certifications",
            json!({"pg_provider": "nice"}),
            "pg_provider must be one of danal, ",
        ),
        (
            "faults",
            json!({"kind": "stall", "times": "often"}),
            "times must be a whole number of at least 1 or always",
        ),
        (
            "faults",
            json!({"kind": "stall", "chance": 2}),
            "chance must be a number from 0 to 1",
        ),
        (
            "webhooks/order",
            json!({"ids": ["x"]}),
            "ids must be a list, and each entry of it a whole number",
        ),
    ] {
        let path = format!("/_sandbox/{path}");
        let reply = control(sandbox, "POST", &path, body).await;
        reply.refused(400, -1, message);
    }
}

#[tokio::test]
async fn a_body_is_what_it_is_and_not_what_it_is_said_to_be() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let with = async |kind: &str, body: &str| {
        let header = [("Content-Type", kind)];
        let header = if kind.is_empty() {
            &[][..]
        } else {
            &header[..]
        };
        send(sandbox, "POST", "/_sandbox/clock", header, body.as_bytes()).await
    };
    for (kind, body) in [
        ("", r#"{"now": 7}"#),
        ("text/plain", r#" {"now": "7"}"#),
        ("application/x-www-form-urlencoded", r#"{"now": 7}"#),
        (
            "application/json; charset=utf-8",
            r#"{"now": 7, "advance": null, "frozen": ""}"#,
        ),
        ("", "now=7"),
        ("application/x-www-form-urlencoded", "now=7&advance="),
    ] {
        sandbox.clock().set(NOW);
        assert_eq!(with(kind, body).await.ok()["now"], 7, "{kind} {body}");
    }
    for (kind, body, message) in [
        ("application/json", "now=7", "damaged"),
        ("application/json", "[7]", "damaged"),
        ("application/vnd.api+json", "now=7", "damaged"),
        ("text/plain", "now=7", "text/plain"),
        ("", r#"{"now": 7"#, "damaged"),
    ] {
        sandbox.clock().set(NOW);
        with(kind, body).await.refused(400, -1, message);
        assert_eq!(sandbox.clock().now(), NOW);
    }
    let twice = control(sandbox, "POST", "/_sandbox/clock?now=8", json!({"now": 7})).await;
    twice.refused(400, -1, "now stands in the query and in the body");
    let queried = control(sandbox, "POST", "/_sandbox/clock?now=8", Value::Null).await;
    assert_eq!(queried.ok()["now"], 8);
}

#[tokio::test]
async fn the_documents_are_served() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let get = async |path: &str| control(sandbox, "GET", path, Value::Null).await;
    let yaml = get("/_sandbox/openapi.yaml").await;
    assert!(yaml.head.contains("content-type: application/yaml"));
    assert_eq!(yaml.json(), description(sandbox).await);
    let api = get("/_sandbox/api.openapi.json").await;
    assert!(api.json()["paths"]["/payments/{imp_uid}"].is_object());
    assert!(api.head.contains("content-type: application/json"));
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
    while Connection::open(sandbox.address()).await.is_err() {
        tokio::task::yield_now().await;
    }
    caller.get("/payments/imp_0").await;
}
