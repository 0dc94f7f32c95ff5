//! Every operation with every parameter set, from the words of a command line and from a body, against a sandbox: what
//! was given is what arrives.

use std::net::SocketAddr;

use iamport::{Client, Credentials, Error, Outcome};
use iamport_sandbox::{NewPayment, Sandbox};
use iamport_testing::{Play, Received, Reply, Server, hand_on, http};
use serde_json::{Map, Value, json};

use super::arguments::Arguments;
use super::prepared::Prepared;
use crate::generated::calls::prepare;
use crate::spec::{self, Form, Kind, Operation, Parameter, Place};

/// Hands requests on to a sandbox; what came is kept as it was sent.
struct Between(SocketAddr);

impl Play for Between {
    async fn answer(&self, request: &Received) -> Reply {
        let answer = hand_on(self.0, request).await;
        Reply::keep_alive(http(answer.status(), "", answer.body()))
    }
}

/// A value for a parameter, as it has to arrive. No two of an operation are alike.
fn sample(name: &str, kind: &Kind, most: Option<usize>, count: &mut i64) -> Value {
    *count += 1;
    match kind {
        Kind::Text => {
            let text = format!("{count} 값 {name}");
            json!(text.chars().take(most.unwrap_or(80)).collect::<String>())
        }
        Kind::Amount | Kind::PositiveAmount => json!(1_000 + *count),
        Kind::Time => json!(1_700_000_000 + *count),
        Kind::Integer => json!(*count),
        Kind::Boolean => json!(*count % 2 == 0),
        Kind::Values(values) => json!(values[0].value),
        Kind::List(item) => json!([
            sample(name, item, most, count),
            sample(name, item, most, count)
        ]),
        Kind::Object(fields) => Value::Object(object(fields, count)),
        Kind::FreeForm => json!({ "key": *count }),
    }
}

fn object(parameters: &[Parameter], count: &mut i64) -> Map<String, Value> {
    let fields = parameters.iter().map(|parameter| {
        let value = sample(
            &parameter.name,
            &parameter.kind,
            parameter.max_length,
            count,
        );
        (parameter.name.clone(), value)
    });
    fields.collect()
}

/// Samples for all parameters. Where a change is looked up before it is sent, the record that it is about.
fn samples(operation: &Operation, sandbox: &Sandbox) -> Map<String, Value> {
    let mut values = object(&operation.parameters, &mut 0);
    let mut about = |payment: NewPayment| {
        let payment = sandbox.control().create_payment(payment).unwrap();
        values.insert("imp_uid".into(), payment.imp_uid.into());
    };
    match operation.id {
        "cancelPayment" => {
            about(NewPayment::paid("payco", 5_000));
            values.insert("checksum".into(), 5_000.into());
        }
        "modifyVbank" => about(NewPayment::waiting_vbank("settle", 5_000)),
        "revokeVbank" => about(NewPayment::waiting_vbank("nice_v2", 5_000)),
        _ => {}
    }
    values
}

/// The same values as words; secrets are in the environment under the names of their parameters.
fn words(parameters: &[Parameter], values: &Map<String, Value>, prefix: &str) -> Vec<String> {
    let mut words = Vec::new();
    for parameter in parameters {
        let (name, value) = (&parameter.name, &values[&parameter.name]);
        match (&parameter.kind, value) {
            _ if parameter.secret => words.push(format!("{prefix}{name}@{name}")),
            (Kind::Object(fields), Value::Object(values)) => {
                words.extend(self::words(fields, values, &format!("{prefix}{name}.")));
            }
            (Kind::List(item), Value::Array(entries)) if matches!(**item, Kind::Text) => {
                words.extend(
                    entries
                        .iter()
                        .map(|it| format!("{prefix}{name}={}", text(it))),
                );
            }
            (Kind::List(_) | Kind::FreeForm, value) => {
                words.push(format!("{prefix}{name}:={value}"));
            }
            (Kind::Amount | Kind::PositiveAmount, value) => {
                let number = text(value);
                let (thousands, rest) = number.split_at(1);
                words.push(format!("{prefix}{name}={thousands},{rest}"));
            }
            (_, value) => words.push(format!("{prefix}{name}={}", text(value))),
        }
    }
    words
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether a request has exactly these values, each in its place.
fn is(request: &Received, operation: &Operation, values: &Map<String, Value>) -> bool {
    let mut path = operation.info.path().to_owned();
    let (mut query, mut body) = (Vec::new(), Map::new());
    for parameter in &operation.parameters {
        let (wire, value) = (&parameter.wire, &values[&parameter.name]);
        match (parameter.place, value) {
            (Place::Path, value) => path = path.replace(&format!("{{{wire}}}"), &text(value)),
            (Place::Query, Value::Array(entries)) => {
                query.extend(entries.iter().map(|it| (wire.clone(), text(it))));
            }
            (Place::Query, value) => query.push((wire.clone(), text(value))),
            (Place::Body, value) => {
                body.insert(wire.clone(), value.clone());
            }
        }
    }
    request.method() == operation.info.method().as_str()
        && iamport_testing::decoded(request.path()) == path
        && request.query() == query
        && request.json().unwrap_or(json!({})) == Value::Object(body)
}

async fn send(prepared: Prepared) -> Result<(), Error> {
    match prepared {
        Prepared::Send(sending) => sending.await.map(drop),
        Prepared::Payment(confirm) => confirm.await.map(drop),
        Prepared::Schedules(confirm) => confirm.await.map(drop),
    }
}

/// What is wrong with an operation, made of arguments and sent to a sandbox of its own.
async fn wrong_with(
    operation: &Operation,
    read: impl Fn(&Operation, Map<String, Value>) -> Arguments,
) -> Option<String> {
    let sandbox = Sandbox::start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let between = Server::playing(Between(sandbox.address()));
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(between.url.as_str())
        .build()
        .unwrap();
    let values = samples(operation, &sandbox);
    let arguments = read(operation, values.clone());
    if let Err(mistake) = arguments.check(operation) {
        return Some(mistake.to_string());
    }
    let prepared = prepare(&client, operation.id, &arguments)?.unwrap();
    if let Err(error) = send(prepared).await
        && (error.outcome() == Outcome::NotSent || error.is_invalid_input())
    {
        return Some(format!("not sent: {error}"));
    }
    let received = between.received();
    if received
        .iter()
        .any(|request| is(request, operation, &values))
    {
        return None;
    }
    let came: Vec<String> = received
        .iter()
        .map(|request| format!("{} {}", request.line(), request.body))
        .collect();
    Some(format!("wanted {values:?}\ncame {}", came.join("\n")))
}

async fn nothing_is_wrong(read: impl Fn(&Operation, Map<String, Value>) -> Arguments) {
    let mut wrong = Vec::new();
    for operation in spec::operations() {
        if let Some(why) = wrong_with(operation, &read).await {
            wrong.push(format!("{}: {why}", operation.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test]
async fn every_value_of_the_words_arrives_in_its_place() {
    nothing_is_wrong(|operation, values| {
        let words = words(&operation.parameters, &values, "");
        let secret = |name: &str| values.get(name).map(text);
        Arguments::read_with(operation, &words, None, secret).unwrap()
    })
    .await;
}

#[tokio::test]
async fn every_value_of_a_body_arrives_in_its_place() {
    nothing_is_wrong(|operation, values| Arguments::of_object(operation, values).unwrap()).await;
}

/// The command settles by looking what the client can settle, and sends all else.
#[tokio::test]
async fn what_can_be_confirmed_is() {
    let client = Client::builder()
        .credentials(Credentials::new("key", "secret"))
        .build()
        .unwrap();
    let sandbox = Sandbox::start().await.unwrap();
    for operation in spec::operations() {
        let values = samples(operation, &sandbox);
        let arguments = Arguments::of_object(operation, values).unwrap();
        let prepared = prepare(&client, operation.id, &arguments).unwrap().unwrap();
        let confirmed = match prepared {
            Prepared::Send(_) => None,
            Prepared::Payment(_) => Some(Form::One),
            Prepared::Schedules(_) => Some(Form::List),
        };
        let expected = operation
            .info
            .can_be_confirmed()
            .then_some(operation.answer.form);
        assert_eq!(confirmed, expected, "{}", operation.id);
    }
    assert!(prepare(&client, "noSuchCall", &Arguments::default()).is_none());
}

/// The answer comes as the model writes it, whichever operation it is of.
#[tokio::test]
async fn an_answer_is_json() {
    let sandbox = Sandbox::start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap();
    let payment = sandbox
        .control()
        .create_payment(NewPayment::paid("payco", 5_000))
        .unwrap();
    let operation = spec::operation("getPaymentByImpUid").unwrap();
    let texts = [("imp_uid", payment.imp_uid.as_str())];
    let arguments = Arguments::of_texts(operation, texts).unwrap();
    let Some(Ok(Prepared::Send(sending))) = prepare(&client, operation.id, &arguments) else {
        panic!("a read is sent as it is");
    };
    let answer = sending.await.unwrap();
    assert_eq!(answer.value()["imp_uid"], payment.imp_uid);
    assert_eq!(answer.value()["amount"], 5_000);
    assert_eq!(answer.value()["cancelled_at"], 0, "no key is left out");
}

/// A value that was read and can't be written again is shown as it came.
#[tokio::test]
async fn an_answer_that_no_model_can_write_is_not_lost() {
    let payload = json!({
        "imp_uid": "imp_1", "merchant_uid": "order-1", "status": "paid", "amount": "1.23456789012345678",
    });
    let body = json!({ "code": 0, "message": null, "response": payload }).to_string();
    let reply = iamport_testing::answer(200, body);
    let server = Server::answering(reply);
    let client = Client::builder()
        .credentials(Credentials::new(
            iamport_testing::KEY,
            iamport_testing::SECRET,
        ))
        .base_url(server.url.as_str())
        .build()
        .unwrap();
    let operation = spec::operation("getPaymentByImpUid").unwrap();
    let arguments = Arguments::of_texts(operation, [("imp_uid", "imp_1")]).unwrap();
    let Some(Ok(Prepared::Send(sending))) = prepare(&client, operation.id, &arguments) else {
        panic!("a read is sent as it is");
    };
    let answer = sending.await.unwrap();
    assert_eq!(answer.value()["amount"], "1.23456789012345678");
}
