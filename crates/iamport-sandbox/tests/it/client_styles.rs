//! Requests as the vendor's own clients write them: in Go, PHP, Ruby and Java.

use iamport_sandbox::{NewPayment, cards};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply, send};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// How a client writes its requests.
struct Style {
    /// Its name, with which it introduces itself.
    agent: &'static str,
    /// What stands before the token in `Authorization`.
    before_token: &'static str,
    /// The `Content-Type` of a body.
    kind: &'static str,
    /// Whether paths end in a slash.
    slash: bool,
}

const GO: Style = Style {
    agent: "Go-http-client/1.1",
    before_token: "",
    kind: FORM,
    slash: false,
};
const PHP: Style = Style {
    agent: "GuzzleHttp/7",
    before_token: "Bearer ",
    kind: JSON,
    slash: true,
};
const RUBY: Style = Style {
    agent: "Ruby",
    before_token: "",
    kind: JSON,
    slash: false,
};
const JAVA: Style = Style {
    agent: "okhttp/3.9.0",
    before_token: "",
    kind: "application/json; charset=UTF-8",
    slash: false,
};

impl Style {
    async fn call(&self, caller: &Caller, method: &str, path: &str, body: &str) -> Reply {
        let token = format!("{}{}", self.before_token, caller.token);
        let mut headers = vec![
            ("User-Agent", self.agent),
            ("Accept-Encoding", "gzip"),
            ("Authorization", token.as_str()),
        ];
        if !body.is_empty() {
            headers.push(("Content-Type", self.kind));
        }
        let path = match (self.slash, path.split_once('?')) {
            (false, _) => path.to_owned(),
            (true, None) => format!("{path}/"),
            (true, Some((path, query))) => format!("{path}/?{query}"),
        };
        send(&caller.sandbox, method, &path, &headers, body.as_bytes()).await
    }

    async fn get(&self, caller: &Caller, path: &str) -> Value {
        self.call(caller, "GET", path, "").await.ok()
    }

    async fn post(&self, caller: &Caller, path: &str, body: &str) -> Value {
        self.call(caller, "POST", path, body).await.ok()
    }
}

/// A card payment of 11,000 won, by its id and its order.
fn paid(caller: &Caller, merchant_uid: &str) -> String {
    let new = NewPayment::paid("kcp", 11_000).merchant_uid(merchant_uid);
    let payment = caller.sandbox.control().create_payment(new);
    payment.unwrap().imp_uid
}

/// That every name in every request was read as one that the description has.
#[track_caller]
fn no_name_is_unknown(caller: &Caller) {
    for record in caller.sandbox.requests() {
        let unknown = |why: &String| why.ends_with("is not described");
        assert!(!record.violations.iter().any(unknown), "{record:?}");
    }
}

/// It makes a form of JSON by taking its signs away, and leaves a blank behind each comma.
#[tokio::test]
async fn go() {
    let caller = Caller::start().await;
    let (key, secret) = caller.sandbox.credentials();
    let body = format!("imp_key={key}& imp_secret={secret}");
    let headers = [("Content-Type", FORM), ("User-Agent", GO.agent)];
    let reply = send(
        &caller.sandbox,
        "POST",
        "/users/getToken",
        &headers,
        body.as_bytes(),
    )
    .await;
    assert_eq!(reply.ok()["access_token"], caller.token.as_str());

    let imp_uid = paid(&caller, "go-1");
    let body = format!(
        "imp_uid={imp_uid}& merchant_uid=go-1& amount=1000& tax_free=0& checksum=11000& reason=고객 요청"
    );
    let cancelled = GO.post(&caller, "/payments/cancel", &body).await;
    assert_eq!(cancelled["cancel_amount"], 1_000);
    assert_eq!(cancelled["cancel_history"][0]["reason"], "고객 요청");
    let body = format!("imp_uid={imp_uid}& amount=1000& checksum=11000");
    let reply = GO.call(&caller, "POST", "/payments/cancel", &body).await;
    assert_ne!(
        reply.json()["code"],
        0,
        "the checksum is read: {}",
        reply.text
    );

    let body = "merchant_uid=go-2& amount=500";
    let prepared = GO.post(&caller, "/payments/prepare", body).await;
    assert_eq!(
        (&prepared["merchant_uid"], &prepared["amount"]),
        (&json!("go-2"), &json!(500))
    );

    let card = format!(
        r#"{{"pg":"nice_v2","card_number":"{}","expiry":"2039-12","birth":"900101","pwd_2digit":"00"}}"#,
        cards::WORKS
    );
    let json = Style { kind: JSON, ..GO };
    json.post(&caller, "/subscribe/customers/go", &card).await;
    let body = "customer_uid=go& merchant_uid=go-3& amount=2000& name=구독& card_quota=0& \
                interest_free_by_merchant=false& notice_url=https//example.com";
    let charged = GO.post(&caller, "/subscribe/payments/again", body).await;
    assert_eq!(
        (&charged["amount"], &charged["status"]),
        (&json!(2_000), &json!("paid"))
    );
    let body = format!(
        "merchant_uid=go-4& amount=50000& card_number={}& expiry=2039-12& birth=900101& pwd_2digit=00& name=사과",
        cards::WORKS
    );
    let charged = GO.post(&caller, "/subscribe/payments/onetime", &body).await;
    assert_eq!(charged["amount"], 50_000);

    let found = GO.get(&caller, "/payments/find/go-1/").await;
    assert_eq!(found["imp_uid"], imp_uid.as_str());
    let listed = GO
        .get(&caller, &format!("/payments?imp_uid[]={imp_uid}"))
        .await;
    assert_eq!(listed[0]["merchant_uid"], "go-1");
    no_name_is_unknown(&caller);
    // It names the requester where the API does not read it.
    let path = "/subscribe/customers/go?reason=&requester=";
    let deleted = GO.call(&caller, "DELETE", path, "").await.ok();
    assert_eq!(deleted["customer_uid"], "go");
    let told = caller.sandbox.requests().pop().unwrap().violations;
    assert!(told[0].ends_with("requester is not described"), "{told:?}");
}

/// It writes every field as JSON, those that are not set as null, and ends paths in a slash.
#[tokio::test]
async fn php() {
    let caller = Caller::start().await;
    let imp_uid = paid(&caller, "php-1");
    let body = json!({
        "imp_uid": imp_uid, "merchant_uid": null, "amount": 1_000, "tax_free": 0, "checksum": null,
        "reason": "고객 요청", "refund_holder": null, "refund_bank": null, "refund_account": null,
        "refund_tel": null, "extra": {"requester": "customer"},
    });
    // PHP writes what is not ASCII as escapes, and slashes with one too.
    let escaped = body
        .to_string()
        .replace("고객 요청", "\\uace0\\uac1d \\uc694\\uccad\\/");
    let cancelled = PHP.post(&caller, "/payments/cancel", &escaped).await;
    assert_eq!(cancelled["cancel_amount"], 1_000);
    assert_eq!(cancelled["cancel_history"][0]["reason"], "고객 요청/");

    let listed = PHP
        .call(
            &caller,
            "GET",
            &format!("/payments?imp_uid[0]={imp_uid}&imp_uid[1]=imp_0"),
            "",
        )
        .await;
    assert_eq!(listed.status, 207, "{}", listed.text);
    assert_eq!(listed.response()[0]["merchant_uid"], "php-1");
    let found = PHP
        .get(&caller, "/payments/find/php-1?sorting=-started")
        .await;
    assert_eq!(found["imp_uid"], imp_uid.as_str());

    let card = json!({
        "pg": null, "card_number": cards::WORKS, "expiry": "2039-12", "birth": "900101", "pwd_2digit": "",
        "customer_name": null,
    });
    PHP.post(&caller, "/subscribe/customers/php", &card.to_string())
        .await;
    let plan = json!({
        "customer_uid": "php", "checking_amount": null,
        "schedules": [{
            "merchant_uid": "php-2", "schedule_at": NOW + 60, "amount": 1_000, "name": "구독",
            "currency": "KRW", "notice_url": null,
        }],
    });
    let planned = PHP
        .post(&caller, "/subscribe/payments/schedule", &plan.to_string())
        .await;
    assert_eq!(planned[0]["merchant_uid"], "php-2");
    let query = "/subscribe/customers/php?reason=x&extra%5Brequester%5D=customer";
    let deleted = PHP.call(&caller, "DELETE", query, "").await.ok();
    assert_eq!(deleted["customer_uid"], "php");
    no_name_is_unknown(&caller);
}

/// It sends what the shop gives it as it is, and fetches a token for each call.
#[tokio::test]
async fn ruby() {
    let caller = Caller::start().await;
    let imp_uid = paid(&caller, "ruby-1");
    let form = Style { kind: FORM, ..RUBY };
    // Hashes and lists as its HTTP library writes them.
    let body =
        format!("imp_uid={imp_uid}&amount=1000&extra[requester]=admin&reason=%EA%B3%A0%EA%B0%9D+x");
    let cancelled = form.post(&caller, "/payments/cancel", &body).await;
    assert_eq!(cancelled["cancel_amount"], 1_000);
    assert_eq!(cancelled["cancel_history"][0]["reason"], "고객 x");
    let body = json!({"merchant_uid": "ruby-1", "amount": 1_000}).to_string();
    let cancelled = RUBY.post(&caller, "/payments/cancel", &body).await;
    assert_eq!(cancelled["cancel_amount"], 2_000);

    let card = format!(
        "card_number={}&expiry=2039-12&birth=900101&pwd_2digit=00",
        cards::WORKS
    );
    form.post(&caller, "/subscribe/customers/ruby", &card).await;
    let at = NOW + 60;
    let plan = format!(
        "customer_uid=ruby&schedules[][merchant_uid]=ruby-2&schedules[][schedule_at]={at}&schedules[][amount]=1"
    );
    // In PHP each of these brackets begins an entry of its own, and none is whole.
    let reply = form
        .call(&caller, "POST", "/subscribe/payments/schedule", &plan)
        .await;
    assert_ne!(reply.json()["code"], 0, "{}", reply.text);
    let plan = json!({
        "customer_uid": "ruby",
        "schedules": [{"merchant_uid": "ruby-2", "schedule_at": at, "amount": 1_000, "name": "구독"}],
    });
    let planned = RUBY
        .post(&caller, "/subscribe/payments/schedule", &plan.to_string())
        .await;
    assert_eq!(planned[0]["merchant_uid"], "ruby-2");
    let found = RUBY.get(&caller, "/payments/findAll/ruby-1").await;
    assert_eq!(found["total"], 1);
    let deleted = RUBY
        .call(&caller, "DELETE", "/subscribe/customers/ruby", "")
        .await
        .ok();
    assert_eq!(deleted["customer_uid"], "ruby");
}

/// It writes JSON in which numbers and flags that nobody set stand as 0 and false.
#[tokio::test]
async fn java() {
    let caller = Caller::start().await;
    let imp_uid = paid(&caller, "java-1");
    let body = json!({
        "imp_uid": imp_uid, "amount": 1_000, "checksum": 11_000, "reason": "고객 요청",
        "escrow_confirmed": false,
    });
    let cancelled = JAVA
        .post(&caller, "/payments/cancel", &body.to_string())
        .await;
    assert_eq!(cancelled["cancel_amount"], 1_000);
    let query = format!("/payments/{imp_uid}?include_sandbox=false");
    assert_eq!(JAVA.get(&caller, &query).await["cancel_amount"], 1_000);
    let found = JAVA.get(&caller, "/payments/find/java-1/cancelled").await;
    assert_eq!(found["imp_uid"], imp_uid.as_str());
    let listed = JAVA
        .get(&caller, &format!("/payments?imp_uid[]={imp_uid}"))
        .await;
    assert_eq!(listed[0]["merchant_uid"], "java-1");

    let card = json!({
        "card_number": cards::WORKS, "expiry": "2039-12", "birth": "900101", "pwd_2digit": "00",
    });
    JAVA.post(&caller, "/subscribe/customers/java", &card.to_string())
        .await;
    let order = json!({
        "customer_uid": "java", "merchant_uid": "java-2", "amount": 1_000, "name": "구독", "card_quota": 0,
        "interest_free_by_merchant": false, "use_card_point": false, "product_count": 0,
    });
    let charged = JAVA
        .post(&caller, "/subscribe/payments/again", &order.to_string())
        .await;
    assert_eq!(charged["status"], "paid");
    let plan = json!({
        "customer_uid": "java",
        "schedules": [{"merchant_uid": "java-3", "schedule_at": NOW + 60, "amount": 1_000, "name": "구독"}],
    });
    let planned = JAVA
        .post(&caller, "/subscribe/payments/schedule", &plan.to_string())
        .await;
    assert_eq!(planned[0]["merchant_uid"], "java-3");
    let all = json!({"customer_uid": "java", "merchant_uid": ["java-3"]});
    let taken_back = JAVA
        .post(&caller, "/subscribe/payments/unschedule", &all.to_string())
        .await;
    assert_eq!(taken_back[0]["merchant_uid"], "java-3");
}

/// Shops in Python that copied one textbook look an order up by POST.
#[tokio::test]
async fn look_ups_by_post() {
    let caller = Caller::start().await;
    let imp_uid = paid(&caller, "post-1");
    for path in ["/payments/find/post-1/paid/", "/payments/find/post-1"] {
        let found = caller.form("POST", path, "").await.ok();
        assert_eq!(found["imp_uid"], imp_uid.as_str(), "{path}");
        let record = caller.sandbox.requests().pop().unwrap();
        assert_eq!((&*record.method, &*record.path), ("POST", path));
    }
    let told = caller.sandbox.requests().pop().unwrap().violations;
    assert!(told[0].ends_with("has no method POST"), "{told:?}");
    let found = caller
        .post("/payments/findAll/post-1", json!({}))
        .await
        .ok();
    assert_eq!(found["total"], 1);
    caller
        .post("/payments/find/nothing", json!({}))
        .await
        .refused(404, -1, "");
    caller
        .post("/payments/status/paid", json!({}))
        .await
        .refused(405, -1, "");
}
