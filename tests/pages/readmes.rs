//! The READMEs of the repository and of its crates.

use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, NewPayment};

use super::blocks::readme;
use super::fences;
use super::program;
use super::shop::Shop;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn both_revoke_the_account_of_the_example_and_say_so() {
    for readme in ["readme::main_1", "readme_of_iamport::main_1"] {
        let shop = Shop::open().await;
        assert_eq!(program::run(readme, &shop), "revoked, now failed\n");
        assert_eq!(shop.status(EXAMPLE_IMP_UID), "failed", "{readme}");
        assert_eq!(shop.count(EffectKind::AccountRevoked), 1, "{readme}");
        assert_eq!(program::run(readme, &shop), "it was revoked before\n");
        assert_eq!(shop.count(EffectKind::AccountRevoked), 1, "{readme}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_sandbox_says_where_it_is() {
    let shop = Shop::open().await;
    let printed = program::run("readme_of_iamport_sandbox::main_1", &shop);
    assert!(printed.starts_with("http://127.0.0.1:"), "{printed}");
    let (key, secret) = shop.sandbox.credentials();
    assert!(
        printed.ends_with(&format!(" {key} {secret}\n")),
        "{printed}"
    );

    let printed = program::run("readme_of_iamport_testing::main_1", &shop);
    assert!(printed.starts_with("http://127.0.0.1:"), "{printed}");
}

#[tokio::test]
async fn a_refund_with_a_key_is_made_once_although_its_answer_is_lost() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    shop.lose_the_answer_of("cancelPayment");
    for _ in 0..2 {
        let refund = readme::refund(&shop.client, &imp_uid, "refund-1").await;
        assert!(refund.unwrap());
        assert_eq!(shop.refunds(), ["1000"]);
    }
    let account = shop.create(NewPayment::waiting_vbank("nice_v2", 5_000));
    let refund = readme::refund(&shop.client, &account, "refund-2").await;
    assert!(!refund.unwrap(), "nothing was paid");
}

#[tokio::test]
async fn the_paid_price_of_the_order_is_what_was_paid() {
    let shop = Shop::open().await;
    let paid = shop.paid("order-1", 5_000);
    let open = shop.create(NewPayment::waiting_vbank("nice_v2", 5_000).merchant_uid("order-2"));
    for (imp_uid, order, price, expected) in [
        (&paid, "order-1", 5_000, true),
        (&paid, "order-1", 4_999, false),
        (&paid, "order-2", 5_000, false),
        (&open, "order-2", 5_000, false),
    ] {
        let answer = readme::was_paid(&shop.client, imp_uid, order, price).await;
        assert_eq!(answer.unwrap(), expected, "{imp_uid} {order} {price}");
    }
}

#[tokio::test]
async fn a_webhook_is_answered_by_what_the_api_says() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let price = |order: &str| (order == "order-1").then_some(5_000);
    let body = |imp_uid: &str, order: &str| {
        format!(r#"{{"imp_uid":"{imp_uid}","merchant_uid":"{order}","status":"paid"}}"#)
    };
    let json = "application/json";
    for (body, status) in [
        (body(&imp_uid, "order-1"), 200),
        (body(&imp_uid, "order-2"), 404),
        // Not there yet, perhaps.
        (body("imp_000000000000", "order-1"), 503),
        ("nothing".to_owned(), 400),
    ] {
        let answer = readme::webhook(&shop.client, json, body.as_bytes(), price).await;
        assert_eq!(answer, status, "{body}");
    }
    let dearer = |_: &str| Some(6_000);
    let body = body(&imp_uid, "order-1");
    let answer = readme::webhook(&shop.client, json, body.as_bytes(), dearer).await;
    assert_eq!(answer, 409);
}

#[test]
fn the_test_of_the_page_passes() {
    readme::a_lost_answer_refunds_once().unwrap();
}

#[tokio::test]
async fn a_list_is_read_to_its_end() {
    let shop = Shop::open().await;
    let mut made: Vec<String> = (0..25)
        .map(|n| shop.paid(&format!("order-{n}"), 1_000))
        .collect();
    shop.create(NewPayment::waiting_vbank("nice_v2", 5_000));
    let mut read = readme::paid_in(&shop.client, 400).await.unwrap();
    made.sort();
    read.sort();
    assert_eq!(read, made);
}

/// They are typed in tables for people, and once more where they are set.
#[test]
fn time_limits_are_those_that_are_set() {
    let read = |path: &str| std::fs::read_to_string(fences::root().join(path)).unwrap();
    let builder = read("crates/iamport/src/builder.rs");
    for limit in [
        "connect_timeout",
        "read_timeout",
        "change_timeout",
        "call_timeout",
    ] {
        let set = format!(" {limit}: Duration::from_secs(");
        let (_, rest) = builder.split_once(&set).unwrap();
        let seconds = rest.split(')').next().unwrap();
        for (page, unit) in [
            ("README.md", " s"),
            ("README.ko.md", "초"),
            ("crates/iamport/docs/guide/errors.md", " s"),
            ("spec/moving/ours.json", " s"),
        ] {
            let text = read(page);
            let mut lines = text.lines().filter(|line| line.contains(limit));
            let told = format!(" {seconds}{unit}");
            let in_brackets = format!("({seconds}{unit}");
            assert!(
                lines.any(|line| line.contains(&told) || line.contains(&in_brackets)),
                "{page} does not say that {limit} is {seconds}{unit}"
            );
        }
        let moving = read("crates/iamport/docs/guide/moving.md");
        let told = moving.lines().find(|line| line.contains("Limits of time"));
        assert!(told.unwrap().contains(&format!(" {seconds} ")), "{limit}");
    }
}
