//! Changes without a terminal: what needs a yes, a dry run, a key, and calls of any operation.

use iamport_sandbox::{EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, NewPayment};
use serde_json::Value;

use crate::process::{Fixture, Run, run};

fn document(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"))
}

#[test]
fn nobody_to_ask_is_no_yes() {
    let fixture = Fixture::start();
    let before = fixture.sandbox.requests().len();
    for line in [
        &["vbanks", "revoke", EXAMPLE_IMP_UID][..],
        &["call", "revokeVbank", "imp_uid=imp_448280090638"],
        &["api", "POST", "/something/new", "a=b"],
    ] {
        let run = fixture.run(line);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(
            run.stderr.contains("--yes") && run.stderr.contains("--dry-run"),
            "{run:?}"
        );
    }
    let requests = fixture.sandbox.requests();
    assert!(
        requests
            .iter()
            .skip(before)
            .all(|it| it.method == "GET" || it.path == "/users/getToken")
    );
}

#[test]
fn a_dry_run_shows_and_sends_nothing() {
    let fixture = Fixture::start();
    let run = fixture.run(&[
        "vbanks",
        "revoke",
        EXAMPLE_MERCHANT_UID,
        "--dry-run",
        "--key",
        "k",
    ]);
    assert_eq!(run.code, Some(0), "{run:?}");
    insta::assert_snapshot!("dry_run", run.transcript());
    assert!(
        fixture
            .sandbox
            .requests()
            .iter()
            .all(|it| it.method != "DELETE")
    );
}

#[test]
fn the_same_key_never_does_it_twice() {
    let fixture = Fixture::start();
    let new = NewPayment::paid("payco", 5_000);
    let imp_uid = fixture
        .sandbox
        .control()
        .create_payment(new)
        .unwrap()
        .imp_uid;
    let refund = |key: &str| {
        let line = [
            "payments",
            "cancel",
            &imp_uid,
            "--amount=1000",
            "--reason=r",
            "--yes",
            "--key",
            key,
            "--output",
            "json",
        ];
        document(&fixture.run(&line))
    };
    assert_eq!(refund("refund-1")["outcome"], "done");
    let again = refund("refund-1");
    assert_eq!(again["outcome"], "done before");
    assert_eq!(again["record"]["cancel_amount"], 1_000);
    assert_eq!(refund("refund-2")["record"]["cancel_amount"], 2_000);
}

#[test]
fn an_error_is_json_where_json_was_asked_for() {
    let fixture = Fixture::start();
    for (line, exit, word) in [
        (
            &["payments", "get", "imp_1", "--output", "json"][..],
            5,
            "not_found",
        ),
        (&["payments", "get", "--output", "json"], 2, "usage"),
        (
            &[
                "payments",
                "cancel",
                EXAMPLE_IMP_UID,
                "--all",
                "--yes",
                "--output=jsonl",
            ],
            4,
            "refused",
        ),
    ] {
        let run = fixture.run(line);
        assert_eq!(run.code, Some(exit), "{run:?}");
        assert_eq!(run.stdout, "");
        let last = run.stderr.lines().last().unwrap();
        let error: Value = serde_json::from_str(last).unwrap_or_else(|_| panic!("{run:?}"));
        assert_eq!(error["error"], word);
        assert_eq!(error["exit_code"], exit);
    }
}

#[test]
fn an_order_with_an_account_already_is_told() {
    let fixture = Fixture::start();
    let issue = |more: &[&str]| {
        let line = [
            "vbanks",
            "issue",
            "--channel-key=channel-key-nice_v2",
            "--merchant-uid=order-1",
            "--amount=5000",
            "--vbank-code=088",
            "--vbank-due=2026-12-31",
            "--vbank-holder=상점",
            "--yes",
        ];
        fixture.run(&[&line[..], more].concat())
    };
    let first = issue(&[]);
    assert_eq!(first.code, Some(0), "{first:?}");
    // The day alone means its end, as people say it of a deadline.
    assert!(
        first
            .stdout
            .contains("vbank_date       2026-12-31 23:59:59 KST"),
        "{first:?}"
    );
    let second = issue(&[]);
    assert_eq!(second.code, Some(2), "{second:?}");
    assert!(
        second.stderr.contains("the order order-1 has the payment"),
        "{second:?}"
    );
    assert_eq!(issue(&["--again"]).code, Some(0));
    // Now the order stands for two accounts.
    let several = fixture.run(&["vbanks", "revoke", "order-1", "--yes"]);
    assert_eq!(several.code, Some(2), "{several:?}");
    assert!(several.stderr.contains("name one by its id"), "{several:?}");
}

#[test]
fn personal_data_is_masked_in_every_format() {
    let fixture = Fixture::start();
    for output in ["table", "json", "jsonl", "csv"] {
        let masked = fixture.run(&["payments", "get", EXAMPLE_IMP_UID, "--output", output]);
        assert!(masked.stdout.contains("홍*동"), "{masked:?}");
        assert!(!masked.stdout.contains("홍길동"), "{masked:?}");
        let full = fixture.run(&[
            "payments",
            "get",
            EXAMPLE_IMP_UID,
            "--output",
            output,
            "--show-personal",
        ]);
        assert!(full.stdout.contains("홍길동"), "{full:?}");
    }
}

#[test]
fn columns_are_chosen_and_unknown_ones_refused() {
    let fixture = Fixture::start();
    let csv = fixture.run(&[
        "payments",
        "list",
        "--output",
        "csv",
        "--columns",
        "status,imp_uid",
    ]);
    assert_eq!(csv.stdout, "status,imp_uid\nready,imp_448280090638\n");
    let json = fixture.run(&[
        "payments",
        "list",
        "--output",
        "json",
        "--columns",
        "amount",
    ]);
    assert_eq!(json.stdout, "[{\"amount\":5000}]\n");
    let wrong = fixture.run(&["payments", "list", "--columns", "colour"]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(
        wrong.stderr.contains("there is no field colour"),
        "{wrong:?}"
    );
}

#[test]
fn any_operation_is_called_by_its_name() {
    let fixture = Fixture::start();
    let call = |line: &[&str]| fixture.run(&[&["call"], line].concat());
    let list = call(&[
        "getPaymentsByStatus",
        "payment_status=all",
        "--output",
        "jsonl",
    ]);
    assert_eq!(list.stdout.lines().count(), 1, "{list:?}");
    let missing = call(&["createVbank", "amount=abc"]);
    assert_eq!(missing.code, Some(2), "{missing:?}");
    insta::assert_snapshot!("call_mistakes", missing.transcript());
    let unknown = call(&["cancel_payment", "imp_uid=imp_1"]);
    assert!(
        unknown.stderr.contains("is cancelPayment meant?"),
        "{unknown:?}"
    );
    let secret = call(&[
        "customer_save",
        "customer_uid=c",
        "card_number=4092023012341234",
    ]);
    assert_eq!(secret.code, Some(2), "{secret:?}");
    assert!(!secret.stderr.contains("4092"), "{secret:?}");
    let every = call(&["--list", "--output", "jsonl"]);
    assert_eq!(every.stdout.lines().count(), iamport::OPERATIONS.len());
}

#[test]
fn what_the_specification_does_not_know_is_called_by_its_path() {
    let fixture = Fixture::start();
    let bank = fixture.run(&["api", "get", "/banks/004", "--output", "json"]);
    assert_eq!(document(&bank)["name"], "국민은행", "{bank:?}");
    let known = fixture.run(&["api", "DELETE", "/vbanks/imp_1", "--yes"]);
    assert_eq!(known.code, Some(2), "{known:?}");
    assert!(
        known.stderr.contains("iamport call revokeVbank"),
        "{known:?}"
    );
    let unknown = fixture.run(&["api", "POST", "/brand/new", "a=1", "--yes"]);
    assert_ne!(unknown.code, Some(0), "{unknown:?}");
}

#[test]
fn a_payment_is_named_by_its_order_too() {
    let fixture = Fixture::start();
    let run = fixture.run(&[
        "vbanks",
        "modify",
        EXAMPLE_MERCHANT_UID,
        "--vbank-due=2026-12-31",
        "--dry-run",
    ]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains(EXAMPLE_IMP_UID), "{run:?}");
    let unknown = fixture.run(&["receipts", "get", "no-such-order"]);
    assert_eq!(unknown.code, Some(5), "{unknown:?}");
}

#[test]
fn every_family_has_its_commands() {
    for family in [
        "payments",
        "vbanks",
        "prepare",
        "billing-keys",
        "charges",
        "schedules",
        "receipts",
        "escrow",
        "certifications",
        "webhooks",
        "codes",
    ] {
        let help = run(&[family, "--help"]);
        assert_eq!(help.code, Some(0), "{help:?}");
        insta::assert_snapshot!(format!("family_{family}"), commands(&help.stdout));
    }
}

/// The part of a help that lists commands.
fn commands(help: &str) -> String {
    let lines = help.lines().skip_while(|line| *line != "Commands:");
    let lines: Vec<&str> = lines.skip(1).take_while(|line| !line.is_empty()).collect();
    lines.join("\n")
}
