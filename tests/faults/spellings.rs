//! A gateway that repeats what it was sent in its own words: nothing personal is read, and the order still is.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use iamport::types::ScheduleAnnotation;
use iamport::{Client, Error};
use iamport_testing::{Server, envelope, token};
use serde_json::{Value, json};

use super::secrets::{Log, listen};
use super::table::texts;
use crate::support::Clients as _;

/// What is sent to have a card charged.
const CHARGE: [(&str, &str); 9] = [
    ("card_number", "4092-0231-1234-5678"),
    ("expiry", "2030-01"),
    ("birth", "880102"),
    ("buyer_name", "홍길동"),
    ("buyer_email", "gildong.hong@example.com"),
    ("buyer_tel", "010-1234-5678"),
    ("buyer_addr", "서울시 중구 세종대로 110, 3층"),
    ("buyer_postcode", "04524"),
    (
        "custom_data",
        r#"{"수취인":"성춘향","연락처":{"집":"02-345-6789"},"사번":[20199012],"통화":"KRW","pg":"kcp","주문":"order-2030-01"}"#,
    ),
];

/// Spellings of the values of [`CHARGE`], and what is left of each.
const CHARGED: &[(&str, &str)] = &[
    // A name.
    ("홍길동", "***"),
    ("홍길동님의 카드", "***님의 카드"),
    ("홍길동님", "***님"),
    ("홍길동씨는", "***씨는"),
    ("홍길동은", "***은"),
    ("홍길동이", "***이"),
    ("홍길동에게", "***에게"),
    ("고객홍길동님께서", "고객***님께서"),
    ("홍 길동", "***"),
    ("홍 길 동", "***"),
    ("홍-길-동", "***"),
    ("홍\u{200b}길\u{feff}동", "***"),
    (
        "\u{1112}\u{1169}\u{11bc}\u{1100}\u{1175}\u{11af}\u{1103}\u{1169}\u{11bc}",
        "***",
    ),
    ("&#54861;&#44600;&#46041;", "***"),
    ("&#xD64D;&#xAE38;&#xB3D9;", "***"),
    ("&amp;#54861;&amp;#44600;&amp;#46041;", "***"),
    ("%ED%99%8D%EA%B8%B8%EB%8F%99", "***"),
    ("%ed%99%8d%ea%b8%b8%eb%8f%99", "***"),
    ("%25ED%2599%258D%25EA%25B8%25B8%25EB%258F%2599", "***"),
    ("%uD64D%uAE38%uB3D9", "***"),
    (r"\ud64d\uae38\ub3d9", "***"),
    (r"\\uD64D\\uAE38\\uB3D9", "***"),
    (r"\u{d64d}\u{ae38}\u{b3d9}", "***"),
    (r"\xed\x99\x8d\xea\xb8\xb8\xeb\x8f\x99", "***"),
    // A telephone number.
    ("010-1234-5678", "***"),
    ("01012345678", "***"),
    ("010 1234 5678", "***"),
    ("010.1234.5678", "***"),
    ("010/1234/5678", "***"),
    ("(010) 1234-5678", "(***"),
    ("010)1234-5678", "***"),
    ("010·1234·5678", "***"),
    ("010–1234–5678", "***"),
    ("010-12345678번", "***번"),
    ("+82 10-1234-5678", "+***"),
    ("+821012345678", "+***"),
    ("+82(0)10-1234-5678", "+***"),
    ("0082 10 1234 5678", "***"),
    ("82-10-1234-5678", "***"),
    ("1012345678", "***"),
    ("1234-5678", "***"),
    ("０１０－１２３４－５６７８", "***"),
    ("010%2D1234%2D5678", "***"),
    ("010&#45;1234&#45;5678", "***"),
    ("%2B82+10-1234-5678", "%2B***"),
    // A card.
    ("4092-0231-1234-5678", "***"),
    ("4092023112345678", "***"),
    ("4092 0231 1234 5678", "***"),
    ("4092.0231.1234.5678", "***"),
    ("409202-31-12345678", "***"),
    ("40920231 12345678", "***"),
    ("4092_0231_1234_5678", "***"),
    ("카드번호4092023112345678번", "카드번호***번"),
    ("4092+0231+1234+5678", "***"),
    // A birth date.
    ("880102", "***"),
    ("19880102", "***"),
    ("1988-01-02", "***"),
    ("1988.01.02", "***"),
    ("1988. 1. 2.", "***."),
    ("1988/1/2", "***"),
    ("88.01.02", "***"),
    ("88-1-2", "***"),
    ("1988년 1월 2일", "***일"),
    ("88년 01월 02일생", "***일생"),
    ("02/01/1988", "***"),
    ("01-02-1988", "***"),
    ("880102-1******", "***-1******"),
    ("8801021", "***1"),
    ("생년월일880102", "생년월일***"),
    // An expiry.
    ("2030-01", "***"),
    ("203001", "***"),
    ("01/30", "***"),
    ("0130", "***"),
    ("30/01", "***"),
    ("3001", "***"),
    ("01/2030", "***"),
    ("2030.1", "***"),
    ("1/30", "***"),
    ("2030년 1월", "***"),
    ("30년1월", "***"),
    ("01 / 30", "***"),
    ("01%2F30", "***"),
    // A mail address.
    ("gildong.hong@example.com", "***"),
    ("GILDONG.HONG@EXAMPLE.COM", "***"),
    ("gildong.hong%40example.com", "***"),
    ("gildong.hong&#64;example.com", "***"),
    ("gildong.hong&commat;example&period;com", "***"),
    ("gildong.hong @ example.com", "***"),
    (r"gildong.hong\u0040example.com", "***"),
    // An address and its code.
    ("서울시 중구 세종대로 110, 3층", "***"),
    ("서울시중구세종대로110 3층", "***"),
    ("서울시+중구+세종대로+110%2C+3층", "***"),
    ("04524", "***"),
    ("(우)04524", "(우)***"),
    // What the shop's own data has inside.
    ("성춘향님", "***님"),
    ("&#49457;&#52632;&#54693;", "***"),
    ("02-345-6789", "***"),
    ("+82-2-345-6789", "+***"),
    ("023456789", "***"),
    ("20199012", "***"),
    (r#"{\"수취인\":\"성춘향\"}"#, r#"{\"수취인\":\"***\"}"#),
];

/// What is sent to have an account issued.
const ISSUE: [(&str, &str); 5] = [
    ("buyer_name", "허준"),
    ("vbank_holder", "Gil-Dong Hong"),
    ("vbank_num", "110-555-777888"),
    ("business_registration_number", "123-45-67890"),
    ("custom_data", "name=José Núñez&tel=031-123-4567"),
];

/// Spellings of the values of [`ISSUE`], and what is left of each.
const ISSUED: &[(&str, &str)] = &[
    ("허준", "***"),
    ("허 준", "***"),
    ("허준님의", "***님의"),
    ("허준은", "***은"),
    ("예금주허준", "예금주***"),
    ("GIL-DONG HONG", "***"),
    ("gildong hong", "***"),
    ("Hong Gil-Dong", "***"),
    ("HONG/GILDONG", "***"),
    ("Ｇｉｌ Ｄｏｎｇ Ｈｏｎｇ", "***"),
    ("110-555-777888", "***"),
    ("110555777888", "***"),
    ("110 555 777 888", "***"),
    ("1105-5577-7888", "***"),
    ("123-45-67890", "***"),
    ("1234567890", "***"),
    ("123 45 67890", "***"),
    ("123.45.67890", "***"),
    ("１２３－４５－６７８９０", "***"),
    ("JOSE NUNEZ", "***"),
    ("Jose\u{301} Nun\u{303}ez", "***"),
    ("Jos%C3%A9%20N%C3%BA%C3%B1ez", "***"),
    ("0311234567", "***"),
    ("+82 31 123 4567", "+***"),
];

/// Messages of which nothing may be taken out, although much in them is a part of what is sent.
const READABLE: &[&str] = &[
    "주문번호 order-2030-01 중복",
    "ORDER-2030-01: 이미 결제된 주문",
    "[order-2030-01] 거절",
    "주문번호=order-2030-01&금액=3001",
    "결제금액 3001",
    "결제금액 3,001원",
    "3,001.00 KRW",
    "amount: 3001.00",
    "한도 880,102원 초과",
    "한도 1,000원, 잔액 42원",
    "KRW만 가능합니다",
    "kcp 오류, html5_inicis 오류",
    "PG사(kcp) 응답코드 8731, 4245",
    "승인번호 30010130 전문 20260726093015",
    "홍*동님의 카드 4092-02**-****-5678, 010-****-5678",
];

fn charge(client: &Client, order: &str, amount: i64) -> impl Future<Output = Error> {
    let [card, expiry, birth, name, email, tel, addr, postcode, data] =
        CHARGE.map(|(_, value)| value);
    let call = client
        .onetime()
        .merchant_uid(order)
        .amount(amount)
        .currency("KRW")
        .card_number(card)
        .expiry(expiry)
        .birth(birth)
        .pwd_2digit("42")
        .cvc("731")
        .buyer_name(name)
        .buyer_email(email)
        .buyer_tel(tel)
        .buyer_addr(addr)
        .buyer_postcode(postcode)
        .custom_data(data);
    async move { call.send().await.unwrap_err() }
}

fn issue(client: &Client) -> impl Future<Output = Error> {
    let [name, holder, account, business, data] = ISSUE.map(|(_, value)| value);
    let call = client
        .create_vbank()
        .channel_key("channel")
        .merchant_uid("20260110-880101")
        .amount(5_000)
        .vbank_code("088")
        .vbank_due(1_700_000_000)
        .pg_api_key("zqpgkey1")
        .buyer_name(name)
        .vbank_holder(holder)
        .vbank_num(account)
        .business_registration_number(business)
        .custom_data(data);
    async move { call.send().await.unwrap_err() }
}

/// A server that refuses every call with the message that is set.
struct Gateway {
    server: Server,
    message: Arc<Mutex<String>>,
}

impl Gateway {
    fn start() -> Self {
        let message = Arc::new(Mutex::new(String::new()));
        let said = Arc::clone(&message);
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                token()
            } else {
                envelope(200, 1, &said.lock().unwrap(), &Value::Null)
            }
        });
        Self { server, message }
    }

    fn says(&self, message: &str) -> Client {
        message.clone_into(&mut self.message.lock().unwrap());
        self.server.client()
    }
}

/// Everything that is wrong with what can be read of one error.
fn readable(spelling: &str, left: &str, error: &Error, log: &Log) -> Vec<String> {
    let mut wrong = Vec::new();
    let message = error.message().unwrap();
    if message != format!("<{left}> 및 {left}") {
        wrong.push(format!("{spelling} is {message}"));
    }
    for text in texts(error).into_iter().chain([log.read()]) {
        if text.contains(spelling) {
            wrong.push(format!("{spelling} is in {text}"));
        }
    }
    wrong
}

#[tokio::test]
async fn no_spelling_of_a_personal_value_is_read() {
    let (log, _guard) = listen();
    let gateway = Gateway::start();
    let mut wrong = Vec::new();
    for (spelling, left) in CHARGED {
        let client = gateway.says(&format!("<{spelling}> 및 {spelling}"));
        wrong.extend(readable(
            spelling,
            left,
            &charge(&client, "order-7", 5_000).await,
            &log,
        ));
    }
    for (spelling, left) in ISSUED {
        let client = gateway.says(&format!("<{spelling}> 및 {spelling}"));
        wrong.extend(readable(spelling, left, &issue(&client).await, &log));
    }
    assert!(CHARGED.len() + ISSUED.len() >= 80);
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
    assert!(log.read().contains("onetime") && log.read().contains("createVbank"));
    println!("{} spellings", CHARGED.len() + ISSUED.len());
}

#[tokio::test]
async fn order_numbers_amounts_currencies_and_gateways_stay() {
    let gateway = Gateway::start();
    let mut wrong = Vec::new();
    for message in READABLE {
        let client = gateway.says(message);
        let error = charge(&client, "order-2030-01", 3_001).await;
        if error.message() != Some(message) {
            wrong.push(format!("{message}: {}", error.message().unwrap()));
        }
        assert!(
            error.to_string().contains("(merchant_uid order-2030-01)"),
            "{error}"
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let error = issue(&gateway.says("주문 20260110-880101: 5,000원, 5000")).await;
    assert_eq!(error.message(), Some("주문 20260110-880101: 5,000원, 5000"));
}

/// A shop may number its orders by telephone: the number is not read, and the order can be told from others.
#[tokio::test]
async fn of_an_order_number_with_a_telephone_number_inside_the_end_stays() {
    let gateway = Gateway::start();
    for (id, left) in [
        ("01012345678", "***5678"),
        ("order-01012345678-2", "order-***5678-2"),
        ("gildong.hong@example.com/7", "***/7"),
    ] {
        let client = gateway.says(&format!("중복 주문 {id}"));
        let error = client
            .onetime()
            .merchant_uid(id)
            .amount(1_000)
            .card_number("4092-0231-1234-5678")
            .expiry("2030-01")
            .birth("880102")
            .buyer_tel("010-1234-5678")
            .buyer_email("gildong.hong@example.com")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.message(), Some(format!("중복 주문 {left}").as_str()));
        assert!(
            error
                .to_string()
                .contains(&format!("(merchant_uid {left})")),
            "{error}"
        );
        assert_eq!(error.merchant_uid(), Some(id));
    }
}

/// The entries of a schedule, each about another buyer.
fn entries(count: u32) -> Vec<ScheduleAnnotation> {
    (0..count)
        .map(|n| {
            ScheduleAnnotation::builder()
                .merchant_uid(format!("2030-01-{n:05}"))
                .schedule_at(1_900_000_000)
                .currency("KRW")
                .amount(10_000 + i64::from(n))
                .name("구독")
                .buyer_name("홍길동")
                .buyer_email(format!("buyer{n:05}@example.com"))
                .buyer_tel(format!("010-{:04}-{n:04}", 1_000 + n / 10))
                .buyer_addr(format!("세종대로 {n:05}번지"))
                .custom_data(format!(
                    r#"{{"수취인":"성춘향","연락처":"031-{:04}-{n:04}"}}"#,
                    2_000 + n / 10
                ))
                .build()
                .unwrap()
        })
        .collect()
}

async fn schedule(client: &Client, entries: &[ScheduleAnnotation]) -> Error {
    let call = client
        .schedule()
        .customer_uid("card-1")
        .card_number("4092-0231-1234-5678")
        .expiry("2030-01")
        .schedules(entries.to_vec());
    call.send().await.unwrap_err()
}

#[tokio::test]
async fn it_is_read_which_entry_of_a_schedule_was_refused() {
    let gateway = Gateway::start();
    let entries = entries(1_000);
    let client = gateway.says(
        "2030-01-00734: 홍길동님(010-1073-0734, buyer00734@example.com) 10,734원 KRW, 만료 01/30, 수취인 성춘향 03120730734",
    );
    let error = schedule(&client, &entries).await;
    assert_eq!(
        error.message(),
        Some("2030-01-00734: ***님(***, ***) 10,734원 KRW, 만료 ***, 수취인 *** ***")
    );
    let text = error.to_string();
    assert!(
        text.contains("merchant_uid 2030-01-00000, ") && text.contains("997 more"),
        "{text}"
    );
}

/// Prints what a refused schedule costs, and the same schedule accepted.
///
/// `cargo test --release -p iamport-tests --test all -- what_a_refusal_costs --ignored --nocapture`
#[tokio::test]
#[ignore = "prints figures"]
async fn what_a_refusal_costs() {
    let gateway = Gateway::start();
    let accepted = Server::start(|request| {
        if request.asks_for_a_token() {
            token()
        } else {
            envelope(200, 0, "", &json!([]))
        }
    });
    let mut table = String::new();
    for count in [50, 100, 200, 400, 800, 1_000, 2_000] {
        let entries = entries(count);
        let refused = gateway.says("홍길동님 01/30");
        schedule(&refused, &entries).await;
        let mut best = [Duration::MAX; 2];
        for _ in 0..3 {
            let begun = Instant::now();
            let error = schedule(&refused, &entries).await;
            best[0] = best[0].min(begun.elapsed());
            assert_eq!(error.message(), Some("***님 ***"));
            let client = accepted.client();
            let begun = Instant::now();
            let call = client
                .schedule()
                .customer_uid("card-1")
                .schedules(entries.clone());
            call.send().await.unwrap();
            best[1] = best[1].min(begun.elapsed());
        }
        let each = |time: Duration| time.as_micros() / u128::from(count);
        writeln!(
            table,
            "{count:>6} entries: refused {:>9.1?} ({} µs each), accepted {:>9.1?} ({} µs each)",
            best[0],
            each(best[0]),
            best[1],
            each(best[1]),
        )
        .unwrap();
    }
    println!("{table}");
}
