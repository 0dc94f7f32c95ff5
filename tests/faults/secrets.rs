//! Servers that repeat what they heard: nothing secret or personal comes back out of the client.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use iamport::{Client, Error, Response};
use iamport_testing::{
    KEY, Received, Reply, SECRET, Server, TOKEN, answer, decoded, envelope, token,
};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

use crate::bundle::{BUNDLE, Location, Operation, target, wrapped};
use crate::calls::{Call, PathValues};
use crate::support::Clients as _;

use super::table::texts;

/// The cores of all values that must appear nowhere; the values themselves are as awkward as values are.
const HIDDEN: [&str; 24] = [
    KEY,
    SECRET,
    TOKEN,
    "zqpgkey1",
    "zqbizno2",
    "zqaddr3",
    "zqmail4",
    "zqname5",
    "zqpost6",
    "zqtel7",
    "zqdata8",
    "zqescrow9",
    "zqholder0",
    "zqvkey11",
    "110555777888",
    "555-777888",
    "zqrefund12",
    "zqcard13",
    "4092023112345678",
    "4092-0231",
    "zqbirth14",
    "zqexpiry15",
    "zqcvc16",
    "zqotp17",
];

/// What a call that was accepted prints of its answer, and where that did not fit.
#[derive(Debug)]
struct Accepted {
    printed: String,
    passed_over: Vec<String>,
}

impl<T: std::fmt::Debug> From<Response<T>> for Accepted {
    fn from(response: Response<T>) -> Self {
        let paths = response.passed_over().iter();
        Self {
            printed: format!("{response:?} {response:#?}"),
            passed_over: paths.map(ToString::to_string).collect(),
        }
    }
}

/// Fills in everything of every operation that is sensitive, and sends it.
#[allow(deprecated, reason = "it still has to keep quiet")]
async fn send(client: &Client, operation: usize) -> Option<Result<Accepted, Error>> {
    let result = match operation {
        0 => client
            .create_vbank()
            .channel_key("channel")
            .merchant_uid("order-1")
            .amount(5_000)
            .vbank_code("088")
            .vbank_due(1_700_000_000)
            .pg_api_key("zqpgkey1 +/=&%41?#")
            .business_registration_number("zqbizno2")
            .buyer_addr("서울시 중구\nzqaddr3 \"B동\"")
            .buyer_email("zqmail4@example.com")
            .buyer_name("홍길동zqname5")
            .buyer_postcode("zqpost6")
            .buyer_tel("010-zqtel7")
            .custom_data("{\n  \"card\": \"4092-0231-1234-5678\",\n\t\"memo\": \"zqdata8\"\n}")
            .escrow_password("a\\\"zqescrow9'<&>")
            .vbank_holder("zqHOLDER0")
            .vbank_key("zqvkey11")
            .vbank_num("110-555-777888")
            .send()
            .await
            .map(Accepted::from),
        1 => client
            .cancel_payment()
            .imp_uid("imp_1")
            .amount(1_000)
            .refund_account("110-555-777888")
            .refund_holder("zqholder0 zqname5")
            .refund_tel("010 zqtel7")
            .send()
            .await
            .map(Accepted::from),
        2 => client
            .query_bank_holder()
            .bank_code("088")
            .bank_num("110-555-777888")
            .send()
            .await
            .map(Accepted::from),
        3 => client
            .revoke_vbank("imp_1")
            .pg_api_key("zqpgkey1/열쇠")
            .send()
            .await
            .map(Accepted::from),
        4 => client
            .get_token()
            .imp_key("zqcard13")
            .imp_secret("zqrefund12")
            .send()
            .await
            .map(Accepted::from),
        5 => client
            .get_payment_by_imp_uid("imp_1")
            .send()
            .await
            .map(Accepted::from),
        6 => client
            .onetime()
            .merchant_uid("order-1")
            .amount(1_000)
            .card_number("4092-0231-1234-5678")
            .expiry("2030-zqexpiry15")
            .birth("zqbirth14")
            .pwd_2digit("42")
            .cvc("zqcvc16")
            .buyer_name("홍길동")
            .custom_data("{\"card\":\"zqcard13\"}")
            .send()
            .await
            .map(Accepted::from),
        7 => client
            .confirm_otp("imp_1")
            .otp("zqotp17")
            .send()
            .await
            .map(Accepted::from),
        _ => return None,
    };
    Some(result)
}

/// Everything that was heard, in the forms in which a server may say it again, each short enough for a message.
fn echoes(request: &Received) -> Vec<String> {
    let mut echoes: Vec<String> = request.head.lines().map(str::to_owned).collect();
    let (line, _) = request.head.split_once('\r').unwrap();
    echoes.push(plus_for_blank(line));
    let query = request
        .target()
        .split_once('?')
        .map_or("", |(_, query)| query);
    for value in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let text = percent_encoding::percent_decode_str(value.1).decode_utf8_lossy();
        echoes.extend(said(&text));
    }
    if let Some(bearer) = request.header("authorization") {
        echoes.extend(said(bearer.trim_start_matches("Bearer ")));
    }
    if let Ok(Value::Object(body)) = serde_json::from_str(&request.body) {
        for (name, value) in &body {
            // One field of the body as it came, and as PHP writes it.
            echoes.push(format!("{}:{value}", json!(name)));
            echoes.push(format!("{}:{}", json!(name), in_php(value)));
            if let Value::String(text) = value {
                echoes.extend(said(text));
            }
        }
    }
    echoes
}

/// A value as people and programs repeat it.
fn said(text: &str) -> Vec<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // Digits are put together only where there is nothing else, as in the number of a card or an account.
    let number = if text.contains(char::is_alphabetic) {
        text
    } else {
        &digits
    };
    vec![
        text.to_owned(),
        text.to_uppercase(),
        text.to_lowercase(),
        format!("[{text}]"),
        format!("값은{text}입니다"),
        text.replace(['\n', '\t'], " "),
        text.replace('\n', "\r\n"),
        json!(text).to_string(),
        format!("no. {number}."),
    ]
}

fn in_php(value: &Value) -> String {
    let mut text = String::new();
    for unit in value.to_string().replace('/', "\\/").encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => text.push(char::from(byte)),
            _ => write!(text, "\\u{unit:04x}").unwrap(),
        }
    }
    text
}

fn plus_for_blank(text: &str) -> String {
    text.replace("%20", "+").to_lowercase()
}

/// Nothing hidden is in what anybody can see.
fn assert_hidden(name: &str, text: &str) {
    let folded = text.to_lowercase();
    for hidden in HIDDEN {
        assert!(
            !folded.contains(&hidden.to_lowercase()),
            "{name}: {hidden} is in {text}"
        );
    }
}

/// A server that answers with one echo of each request, and keeps how many there are to choose from.
#[derive(Clone, Default)]
struct Parrot {
    which: Arc<AtomicUsize>,
    choices: Arc<AtomicUsize>,
}

impl Parrot {
    fn answer(&self, request: &Received, style: Style) -> Reply {
        let echoes = echoes(request);
        self.choices.fetch_max(echoes.len(), Ordering::SeqCst);
        let which = self.which.load(Ordering::SeqCst);
        let echo = echoes.get(which).cloned().unwrap_or_default();
        let everything = format!("{}\r\n\r\n{}", request.head, request.body);
        match style {
            Style::Refused(status) => {
                let refusal = json!({
                    "code": 1, "message": echo, "response": null, "echo": everything,
                });
                answer(status, refusal.to_string())
            }
            Style::RefusedWithARecord => {
                let refusal =
                    json!({ "code": 1, "message": echo, "response": {"echo": everything} });
                answer(200, refusal.to_string())
            }
            Style::Plain(status) => answer(status, format!("{echo}\r\n{everything}")),
            // Names and values of the payload are what was heard.
            Style::Undecodable => {
                let wrong = json!({ everything.clone(): [everything, echo] });
                let payload = json!({
                    echo.clone(): echo, "amount": wrong, "bank_holder": wrong, "access_token": wrong,
                });
                envelope(200, 0, &echo, &payload)
            }
            Style::Header(status) => {
                let safe: String = echo.chars().filter(|c| c.is_ascii_graphic()).collect();
                let head = format!(
                    "HTTP/1.1 {status} {safe}\r\nX-Echo: {safe}\r\nLocation: /{safe}\r\nContent-Length: {safe}\r\n\r\n"
                );
                Reply::bytes(head.into_bytes())
            }
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Refused(u16),
    RefusedWithARecord,
    Plain(u16),
    Undecodable,
    Header(u16),
}

const STYLES: [Style; 10] = [
    Style::Refused(200),
    Style::Refused(400),
    Style::Refused(401),
    Style::Refused(500),
    Style::RefusedWithARecord,
    Style::Plain(200),
    Style::Plain(502),
    Style::Undecodable,
    Style::Header(200),
    Style::Header(302),
];

/// What the client tells the log while it works, at every level.
#[derive(Clone, Default)]
pub(super) struct Log {
    text: Arc<Mutex<String>>,
}

impl Log {
    pub(super) fn read(&self) -> String {
        self.text.lock().unwrap().clone()
    }

    fn write(&self, metadata: &Metadata<'_>, record: impl FnOnce(&mut Line)) {
        if metadata.target().starts_with("iamport") {
            let mut line = Line(format!("{} {}", metadata.target(), metadata.name()));
            record(&mut line);
            let mut text = self.text.lock().unwrap();
            text.push_str(&line.0);
            text.push('\n');
        }
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Log {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.level() <= &Level::TRACE
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        self.write(attributes.metadata(), |line| attributes.record(line));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        self.write(span.metadata(), |line| values.record(line));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        self.write(event.metadata(), |line| event.record(line));
    }
}

pub(super) fn listen() -> (Log, tracing::subscriber::DefaultGuard) {
    let log = Log::default();
    let subscriber = tracing_subscriber::registry().with(log.clone());
    (log, tracing::subscriber::set_default(subscriber))
}

#[tokio::test]
async fn nothing_hidden_comes_back_out_of_a_failed_call() {
    let (log, _guard) = listen();
    let (mut failed, mut passed_over) = (0, 0);
    for style in STYLES {
        let parrot = Parrot::default();
        let voice = parrot.clone();
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                token()
            } else {
                voice.answer(request, style)
            }
        });
        let client = server.client();
        for operation in 0.. {
            parrot.choices.store(1, Ordering::SeqCst);
            let mut which = 0;
            let mut known = true;
            while known && which < parrot.choices.load(Ordering::SeqCst) {
                parrot.which.store(which, Ordering::SeqCst);
                let name = format!("operation {operation}, echo {which}, {style:?}");
                match send(&client, operation).await {
                    None => known = false,
                    // All that the look-up of a holder answers is optional, so what does not fit is passed over.
                    Some(Ok(accepted)) => {
                        assert!(matches!(style, Style::Undecodable), "{name}");
                        assert_eq!(accepted.passed_over, ["response.bank_holder"], "{name}");
                        assert_hidden(&name, &accepted.printed);
                        passed_over += 1;
                    }
                    Some(Err(error)) => {
                        failed += 1;
                        for text in texts(&error) {
                            assert_hidden(&name, &text);
                        }
                        if let Style::Refused(_) | Style::RefusedWithARecord = style {
                            assert!(error.code() == Some(1), "{name}: {error}");
                        }
                    }
                }
                which += 1;
            }
            if !known {
                assert_eq!(operation, 8);
                break;
            }
            assert!(which > 5, "operation {operation} echoes little");
        }
    }
    assert!(failed > 1_000, "{failed}");
    assert!(passed_over > 10, "{passed_over}");
    let log = log.read();
    for word in [
        "createVbank",
        "cancelPayment",
        "getToken",
        "/vbanks/{imp_uid}",
        "outcome",
    ] {
        assert!(log.contains(word), "the log says nothing of {word}");
    }
    assert_hidden("the log", &log);
    // The ids of a payment and of an order say to whom it may have happened.
    assert!(log.contains("imp_uid imp_1") && log.contains("merchant_uid order-1"));
    assert!(!log.contains("127.0.0.1"));
}

/// The key and the secret go out for a token on behalf of another call, whose error must not have them either.
#[tokio::test]
async fn nothing_hidden_comes_back_out_of_a_failed_token() {
    let (log, _guard) = listen();
    for style in STYLES {
        let parrot = Parrot::default();
        let voice = parrot.clone();
        let server = Server::start(move |request| voice.answer(request, style));
        let client = server.client();
        let mut which = 0;
        while which == 0 || which < parrot.choices.load(Ordering::SeqCst) {
            parrot.which.store(which, Ordering::SeqCst);
            let error = send(&client, 0).await.unwrap().unwrap_err();
            for text in texts(&error) {
                assert_hidden(&format!("echo {which}, {style:?}"), &text);
            }
            which += 1;
        }
        assert!(which > 10);
        assert!(server.calls().is_empty());
        assert_hidden("a client", &format!("{client:?} {client:#?}"));
    }
    assert!(log.read().contains("getToken"));
    assert_hidden("the log", &log.read());
}

/// Every field of every operation that the bundle marks, nested ones too, and as the server heard it.
#[tokio::test]
async fn nothing_marked_comes_back_out_of_any_operation() {
    let (log, _guard) = listen();
    let echo = Arc::new(Mutex::new(String::new()));
    let said = Arc::clone(&echo);
    let server = Server::start(move |request| {
        if request.asks_for_a_token() {
            token()
        } else {
            envelope(400, 1, &said.lock().unwrap(), &Value::Null)
        }
    });
    let client = server.client();
    let mut marked = 0;
    for operation in BUNDLE.operations() {
        let call = Call::find(operation.id);
        let send = async || {
            (call.send)(client.clone(), PathValues::default())
                .await
                .unwrap_err()
        };
        server.forget();
        send().await;
        let heard = server.calls().remove(0);
        for value in marked_values(operation, &heard) {
            marked += 1;
            *echo.lock().unwrap() = format!("<{value}> {value}");
            let error = send().await;
            assert_eq!(
                error.message(),
                Some("<***> ***"),
                "{}: {value}",
                operation.id
            );
            for text in texts(&error) {
                assert!(
                    !text.contains(&value),
                    "{}: {value} is in {text}",
                    operation.id
                );
            }
            assert!(
                !log.read().contains(&value),
                "{}: {value} is in the log",
                operation.id
            );
        }
    }
    assert!(marked > 50, "{marked}");
}

/// The texts and numbers that were heard in places that the bundle marks.
fn marked_values(operation: Operation<'_>, heard: &Received) -> Vec<String> {
    let mut values = Vec::new();
    let query = heard
        .target()
        .split_once('?')
        .map_or("", |(_, query)| query);
    let path = operation.path.split('/').zip(heard.path().split('/'));
    let pairs: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .chain(path.map(|(name, value)| (name.trim_matches(['{', '}']), value)))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    for place in [Location::Query, Location::Path] {
        for parameter in operation.parameters(place) {
            if is_marked(parameter) || is_marked(&parameter["schema"]) {
                let name = parameter["name"].as_str().unwrap();
                let found = pairs.iter().filter(|(given, _)| given == name);
                values.extend(found.map(|(_, value)| value.clone()));
            }
        }
    }
    if let Some(schema) = operation.body() {
        let body: Value = serde_json::from_str(&heard.body).unwrap();
        collect(schema, &body, false, &mut values);
    }
    values
}

fn is_marked(schema: &Value) -> bool {
    schema.get("x-iamport-sensitive").is_some()
}

fn collect(schema: &Value, value: &Value, above: bool, values: &mut Vec<String>) {
    let marked = above || is_marked(schema);
    if let Some(component) = schema.get("$ref").and_then(target) {
        return collect(BUNDLE.component(component), value, marked, values);
    }
    if let Some(only) = wrapped(schema) {
        return collect(only, value, marked, values);
    }
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                collect(&schema["properties"][name], value, marked, values);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(&schema["items"], item, marked, values);
            }
        }
        Value::String(text) if marked => values.push(text.clone()),
        Value::Number(number) if marked => values.push(number.to_string()),
        _ => {}
    }
}

/// A long message is cut, but not through a secret that is taken out.
#[tokio::test]
async fn a_secret_at_the_end_of_a_long_message_is_taken_out_before_the_cut() {
    for before in 450..510 {
        let server = Server::answering(envelope(
            400,
            1,
            &format!("{}zqpgkey1/열쇠", "가".repeat(before)),
            &Value::Null,
        ));
        let error = send(&server.client(), 3).await.unwrap().unwrap_err();
        let message = error.message().unwrap();
        assert!(message.chars().count() <= 500);
        assert!(!message.contains('z'), "{before}: {message}");
    }
}

/// What stays in hand after a success prints nothing hidden by itself.
#[tokio::test]
async fn nothing_hidden_is_printed_of_a_success() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            return token();
        }
        let payment = json!({
            "imp_uid": "imp_1", "merchant_uid": "order-1", "amount": 1, "status": "paid",
            "buyer_name": "zqname5", "buyer_tel": "zqtel7", "buyer_email": "zqmail4", "buyer_addr": "zqaddr3",
            "buyer_postcode": "zqpost6", "vbank_num": "110-555-777888", "vbank_holder": "zqholder0",
            "custom_data": "zqdata8", "card_number": "4092023112345678", "extension": {"zqcard13": "zqrefund12"},
        });
        envelope(200, 0, "zqpgkey1 said", &payment)
    });
    let client = server.client();
    let call = client.revoke_vbank("imp_1").pg_api_key("zqpgkey1");
    assert_hidden("a builder", &format!("{call:?} {call:#?}"));
    let response = call.send().await.unwrap();
    assert_hidden("a response", &format!("{response:?} {response:#?}"));
    assert_eq!(response.message(), Some("*** said"));
    // They are there for whoever asks.
    assert_eq!(response.value().buyer_name.as_deref(), Some("zqname5"));
    assert!(String::from_utf8_lossy(response.raw()).contains("zqcard13"));
}
