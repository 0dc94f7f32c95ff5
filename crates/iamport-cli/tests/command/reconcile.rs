//! `iamport payments reconcile` against a shop with a past.

use std::path::{Path, PathBuf};

use iamport_sandbox::NewPayment;
use serde_json::{Value, json};

use crate::payment_files::{DAY, FIRST, Shop, date};
use crate::process::Run;

/// A list in a file of its own.
fn list(dir: &Path, text: &str) -> PathBuf {
    let path = dir.join("orders.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn reconcile(shop: &Shop, list: &Path, more: &[&str]) -> Run {
    let arguments = [
        "payments",
        "reconcile",
        list.to_str().unwrap(),
        "--output",
        "json",
    ];
    shop.fixture.run(&[&arguments[..], more].concat())
}

/// What differs: the kind, the line, and the payments.
fn differences(run: &Run) -> Vec<(String, Value, usize)> {
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    let list = told["differences"].as_array().unwrap();
    let one = |one: &Value| {
        let kind = one["difference"].as_str().unwrap().to_owned();
        (
            kind,
            one["line"].clone(),
            one["imp_uid"].as_array().unwrap().len(),
        )
    };
    list.iter().map(one).collect()
}

/// A shop with one order of each kind, and the list that the shop keeps of them.
fn shop_with_orders() -> (Shop, String) {
    let shop = Shop::new();
    let control = shop.control();
    let paid = |order: &str, amount: u32| {
        let new = NewPayment::paid("kcp", amount).merchant_uid(order);
        control.create_payment(new).unwrap().imp_uid
    };
    let mut text = "merchant_uid,amount,currency\n".to_owned();
    let mut line = |order: &str| text.push_str(&format!("{order},5000,KRW\n"));
    paid("agrees", 5_000);
    line("agrees");
    line("nobody knows");
    paid("cheaper", 4_000);
    line("cheaper");
    let partly = paid("partly", 5_000);
    control
        .cancel_at_console(&partly, Some(1_500_u32.into()))
        .unwrap();
    line("partly");
    control
        .create_payment(NewPayment::waiting_vbank("kcp", 5_000_u32).merchant_uid("waits"))
        .unwrap();
    line("waits");
    let dollars = NewPayment::paid("paypal_v2", 5_000_u32)
        .merchant_uid("dollars")
        .currency("USD");
    control.create_payment(dollars).unwrap();
    line("dollars");
    // The last attempt is not the one that was paid.
    let window = || {
        let new = NewPayment::window("kcp", 5_000_u32).merchant_uid("second try");
        control.create_payment(new).unwrap().imp_uid
    };
    let (first, last) = (window(), window());
    control.fail(&last, "한도초과").unwrap();
    control.pay(&first).unwrap();
    line("second try");
    paid("surplus", 7_000);
    shop.sandbox().clock().set(FIRST + DAY);
    (shop, text)
}

fn expected() -> Vec<(String, Value, usize)> {
    [
        ("not_found", 3, 0),
        ("other_amount", 4, 1),
        ("cancelled", 5, 1),
        ("not_paid", 6, 1),
        ("other_currency", 7, 1),
    ]
    .map(|(kind, line, payments)| (kind.to_owned(), json!(line), payments))
    .to_vec()
}

#[test]
fn each_difference_is_told_with_its_line() {
    let (shop, text) = shop_with_orders();
    let dir = tempfile::tempdir().unwrap();
    let list = list(dir.path(), &text);
    let run = reconcile(&shop, &list, &[]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(differences(&run), expected());
    assert!(run.stderr.contains("5 of 7 lines differ"), "{run:?}");
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        (&told["lines"], &told["agree"], &told["counts"]["not_found"]),
        (&7.into(), &2.into(), &1.into())
    );
    assert_eq!(told["differences"][2]["left"], "3500");
    let people = shop
        .fixture
        .run(&["payments", "reconcile", list.to_str().unwrap()]);
    assert!(
        people.stdout.contains("2 of 7 lines of ") && people.stdout.contains("not found"),
        "{people:?}"
    );
}

#[test]
fn with_a_span_what_the_list_lacks_is_told_too() {
    let (shop, text) = shop_with_orders();
    let dir = tempfile::tempdir().unwrap();
    let list = list(dir.path(), &text);
    let (from, to) = (date(0), date(1));
    let run = reconcile(&shop, &list, &["--from", &from, "--to", &to]);
    let mut expected = expected();
    expected.push(("not_in_list".to_owned(), Value::Null, 1));
    assert_eq!(differences(&run), expected);
    // On other days there is nothing that the list lacks.
    let (from, to) = (date(1), date(200));
    let run = reconcile(&shop, &list, &["--from", &from, "--to", &to]);
    assert_eq!(differences(&run), self::expected());
}

#[test]
fn an_export_answers_the_same_without_a_call() {
    let (shop, text) = shop_with_orders();
    let dir = tempfile::tempdir().unwrap();
    let list = list(dir.path(), &text);
    let (from, to) = (date(0), date(1));
    for format in ["csv", "jsonl"] {
        let into = dir.path().join(format);
        let into = into.to_str().unwrap();
        let arguments = [
            "payments", "export", "--from", &from, "--to", &to, "--dir", into, "--format", format,
        ];
        let exported = shop.fixture.run(&arguments);
        assert_eq!(exported.code, Some(0), "{exported:?}");
        let calls = shop.sandbox().requests().len();
        let span = ["--export", into, "--from", &from, "--to", &to];
        let run = reconcile(&shop, &list, &span);
        assert_eq!(run.code, Some(1), "{run:?}");
        let mut expected = expected();
        expected.push(("not_in_list".to_owned(), Value::Null, 1));
        assert_eq!(differences(&run), expected);
        assert_eq!(
            differences(&reconcile(&shop, &list, &span[..2])),
            self::expected()
        );
        assert_eq!(shop.sandbox().requests().len(), calls);
    }
}

#[test]
fn an_order_that_was_paid_twice_is_found_on_request() {
    let shop = Shop::new();
    let control = shop.control();
    // Two windows that were open at the same time, and a buyer who was quick in both.
    let one = control
        .create_payment(NewPayment::waiting_vbank("kcp", 5_000_u32).merchant_uid("a"))
        .unwrap()
        .imp_uid;
    let two = control
        .create_payment(NewPayment::waiting_vbank("kcp", 5_000_u32).merchant_uid("a"))
        .unwrap()
        .imp_uid;
    control.deposit(&one).unwrap();
    control.deposit(&two).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let list = list(dir.path(), "merchant_uid,amount\na,5000\n");
    let (from, to) = (date(0), date(1));
    assert_eq!(reconcile(&shop, &list, &[]).code, Some(0));
    for more in [&["--each"][..], &["--from", &from, "--to", &to]] {
        let run = reconcile(&shop, &list, more);
        assert_eq!(
            differences(&run),
            [("paid_twice".to_owned(), json!(2), 2)],
            "{run:?}"
        );
    }
}

#[test]
fn a_long_list_that_agrees_is_done() {
    let shop = Shop::with_past(30, 450);
    let dir = tempfile::tempdir().unwrap();
    let mut text = String::new();
    for (id, entry) in &shop.book {
        text.push_str(
            &json!({"imp_uid": id, "amount": entry.amount, "status": entry.status}).to_string(),
        );
        text.push('\n');
    }
    let list = list(dir.path(), &text);
    let before = shop.sandbox().requests().len();
    let run = reconcile(&shop, &list, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(differences(&run), []);
    // A token, and 450 payments by 100.
    assert_eq!(shop.sandbox().requests().len() - before, 6);
}

#[test]
fn a_list_with_wrong_lines_is_refused_before_anything_is_sent() {
    let shop = Shop::new();
    let dir = tempfile::tempdir().unwrap();
    let list = list(dir.path(), "merchant_uid,amount\na,5000\nb,\na,1\n");
    let run = reconcile(&shop, &list, &[]);
    assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{run:?}");
    for part in [
        "2 lines of ",
        "line 3: it has no amount",
        "line 4: a stands in line 2 already",
        "Nothing was sent.",
    ] {
        assert!(run.stderr.contains(part), "{run:?}");
    }
    assert!(shop.sandbox().requests().is_empty());
}
