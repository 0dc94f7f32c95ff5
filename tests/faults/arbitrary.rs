//! Answers that nobody thought of. The seeds are fixed, so a failure comes back.

use iamport::{Client, OPERATIONS};
use iamport_testing::{Reply, Server, http, token};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex};

use crate::bundle::{BUNDLE, Fill, Style};
use crate::calls::{Call, PathValues};
use crate::generated::models::MODELS;
use crate::support::Clients as _;

fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Names that models know, and some that none does.
fn key() -> impl Strategy<Value = String> {
    static KNOWN: LazyLock<Vec<String>> = LazyLock::new(|| {
        let operations = BUNDLE.operations();
        let payloads = operations
            .iter()
            .filter_map(|operation| operation.payload());
        let keys: BTreeSet<String> = payloads
            .flat_map(|schema| keys(&BUNDLE.sample("", schema, Style::new(Fill::Everything))))
            .collect();
        assert!(keys.len() > 60, "{keys:?}");
        keys.into_iter().collect()
    });
    let known = prop::sample::select(KNOWN.as_slice());
    prop_oneof![4 => known, 1 => "[a-z_0-9 .\"]{0,12}"]
}

fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value)))
            .collect(),
        Value::Array(items) => items.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..20_000_i64).prop_map(Value::from),
        "[0-9]{1,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,12})?".prop_map(Value::from),
        ".{0,16}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            btree_map(key(), inner, 0..10)
                .prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A payload that would do, with one of its values changed for anything.
fn nearly(sample: Value) -> impl Strategy<Value = Value> {
    let places = pointers(&sample);
    (prop::sample::select(places), any_json()).prop_map(move |(place, value)| {
        let mut changed = sample.clone();
        *changed.pointer_mut(&place).unwrap() = value;
        changed
    })
}

fn pointers(value: &Value) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    let mut all = vec![String::new()];
    for (key, value) in below {
        let key = key.replace('~', "~0").replace('/', "~1");
        all.extend(pointers(value).iter().map(|rest| format!("/{key}{rest}")));
    }
    all
}

/// Every model of answers takes any JSON without a panic, and what it takes it can write and read again.
#[test]
fn models_read_any_json() {
    let mut runner = runner(64);
    for model in MODELS {
        let Some(decode) = model.decode else { continue };
        let check = |value: Value| {
            if let Ok(decoded) = decode(&value.to_string()) {
                let again = decode(&decoded.json.to_string())
                    .map_err(|why| TestCaseError::fail(format!("{}: {why}", model.name)))?;
                prop_assert_eq!(decoded.json, again.json);
            }
            Ok(())
        };
        runner.run(&any_json(), check).unwrap();
        let component = BUNDLE.component(model.name);
        let sample = BUNDLE.sample("", component, Style::new(Fill::Everything));
        runner.run(&nearly(sample), check).unwrap();
    }
}

/// A server that answers with whatever is in its hand, and a client of it.
struct Table {
    runtime: Runtime,
    client: Client,
    _server: Server,
    hand: Arc<Mutex<Vec<u8>>>,
}

impl Table {
    fn set() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let hand = Arc::new(Mutex::new(Vec::new()));
        let shown = Arc::clone(&hand);
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                token()
            } else {
                Reply::bytes(shown.lock().unwrap().clone())
            }
        });
        Self {
            runtime,
            client: server.client(),
            _server: server,
            hand,
        }
    }

    /// Sends a call that is answered with these bytes.
    fn send(&self, id: &str, answer: Vec<u8>) -> Result<Value, iamport::Error> {
        *self.hand.lock().unwrap() = answer;
        let call = Call::find(id);
        let sending = (call.send)(self.client.clone(), PathValues::default());
        self.runtime.block_on(sending)
    }
}

/// An envelope that says yes, read by the book.
fn says_yes(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|body| match &body["code"] {
        Value::Number(code) => code.as_f64() == Some(0.0),
        Value::String(code) => code.trim().parse() == Ok(0.0),
        _ => false,
    })
}

#[test]
fn any_payload_is_decoded_or_refused_by_every_operation() {
    let table = Table::set();
    for info in OPERATIONS {
        let sample = BUNDLE
            .operation(info.id())
            .sample(Style::new(Fill::Everything))
            .unwrap_or_default();
        let payload = prop_oneof![any_json(), nearly(sample)];
        let strategy = (payload, prop::sample::select(vec![200, 207, 400, 404, 500]));
        runner(6)
            .run(&strategy, |(payload, status)| {
                let body = json!({"code": 0, "message": null, "response": payload}).to_string();
                let result = table.send(info.id(), http(status, "", body));
                prop_assert!(
                    result.is_err() || status < 300,
                    "{} at {}",
                    info.id(),
                    status
                );
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn any_envelope_is_a_success_only_if_it_says_so() {
    let table = Table::set();
    // A prepared amount needs nothing, so that only the envelope decides.
    let id = "preparePayment";
    let code = prop_oneof![
        any_json(),
        (-3..3_i64).prop_map(Value::from),
        "[+-]?0?[01.]{0,3}".prop_map(Value::from)
    ];
    let envelope = (code, any_json()).prop_map(|(code, message)| {
        json!({"code": code, "message": message, "response": {}})
            .to_string()
            .into_bytes()
    });
    let odd = any_json().prop_map(|body| body.to_string().into_bytes());
    let bytes = vec(any::<u8>(), 0..200);
    let mut accepted = 0;
    let seen = std::cell::RefCell::new(&mut accepted);
    runner(120)
        .run(&prop_oneof![4 => envelope, 1 => odd, 1 => bytes], |body| {
            let yes = says_yes(&body);
            let result = table.send(id, http(200, "", &body));
            if result.is_ok() {
                **seen.borrow_mut() += 1;
                prop_assert!(yes, "taken for success: {}", String::from_utf8_lossy(&body));
            }
            Ok(())
        })
        .unwrap();
    assert!(
        accepted > 0,
        "nothing was ever accepted, so nothing was tested"
    );
}

#[test]
fn any_bytes_instead_of_an_answer_are_survived() {
    let table = Table::set();
    let bytes = vec(any::<u8>(), 0..300);
    let start = prop::sample::select(vec![
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\n{\"code\":0,",
        "HTTP/1.1 404 No\r\n\r\n{\"code\":-1,\"message\":\"",
    ]);
    for id in ["getPaymentByImpUid", "revokeVbank", "cancelPayment"] {
        runner(32)
            .run(&(start.clone(), bytes.clone()), |(start, bytes)| {
                let answer = [start.as_bytes(), &bytes].concat();
                let result = table.send(id, answer);
                prop_assert!(result.is_err());
                Ok(())
            })
            .unwrap();
    }
}
