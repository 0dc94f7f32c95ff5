//! Calls that an API answers.

use serde_json::Value;

use crate::process::{Fixture, NOW, run, run_with};

const EXAMPLE: &str = iamport_sandbox::EXAMPLE_IMP_UID;

#[test]
fn the_line_of_the_readme_revokes_the_example() {
    let run = run(&["--sandbox", "vbanks", "revoke", "imp_448280090638"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in [
        "imp_uid          imp_448280090638",
        "status           failed",
        "fail_reason      계좌말소",
        "amount           5,000 KRW",
    ] {
        assert!(
            run.stdout.lines().any(|shown| shown == line),
            "{line} is not in {run:?}"
        );
    }
    assert!(
        run.stderr
            .starts_with("note: this runs on a sandbox inside this process"),
        "{run:?}"
    );
}

#[test]
fn json_is_one_document_and_nothing_else() {
    let run = run(&["--sandbox", "vbanks", "revoke", EXAMPLE, "--output", "json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["outcome"], "done");
    let payment = &document["record"];
    assert_eq!(payment["imp_uid"], EXAMPLE);
    assert_eq!(payment["status"], "failed");
    assert!(payment["failed_at"].as_i64().unwrap() > 0);
    assert_eq!(payment["paid_at"], 0);
    assert_eq!(payment["amount"], 5_000);
}

#[test]
fn a_sandbox_in_the_process_knows_nothing_of_the_live_shop() {
    // With any of these the call would go elsewhere, or fail.
    let live = [
        ("IAMPORT_BASE_URL", "http://127.0.0.1:1"),
        ("IAMPORT_API_KEY", "live"),
        ("IAMPORT_API_SECRET", "live"),
        ("IAMPORT_TIER", "not a tier"),
    ];
    let run = run_with(&["--sandbox", "payments", "get", EXAMPLE], &live);
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
fn what_a_person_sees_of_a_revoke() {
    let fixture = Fixture::start();
    insta::assert_snapshot!(
        "get_ready",
        fixture.run(&["payments", "get", EXAMPLE]).transcript()
    );
    insta::assert_snapshot!(
        "revoke",
        fixture.change(&["vbanks", "revoke", EXAMPLE]).transcript()
    );
    insta::assert_snapshot!(
        "revoke_again",
        fixture.change(&["vbanks", "revoke", EXAMPLE]).transcript()
    );
    insta::assert_snapshot!(
        "revoke_unknown",
        fixture
            .change(&["vbanks", "revoke", "imp_000000000000"])
            .transcript()
    );
    let json = fixture.run(&["payments", "get", EXAMPLE, "--output", "json"]);
    insta::assert_snapshot!("get_json", json.transcript());
}

#[test]
fn a_paid_account_is_refunded_in_parts() {
    let fixture = Fixture::start();
    let cancel = |more: &[&str]| {
        let begin = ["payments", "cancel", EXAMPLE, "--reason", "고객 변심"];
        let account = [
            "--refund-holder",
            "홍길동",
            "--refund-bank",
            "088",
            "--refund-account",
            "110123456789",
        ];
        fixture.change(&[&begin[..], &account[..], more].concat())
    };
    insta::assert_snapshot!("cancel_unpaid", cancel(&["--all"]).transcript());
    fixture.sandbox.control().deposit(EXAMPLE).unwrap();

    insta::assert_snapshot!(
        "cancel_part",
        cancel(&["--amount", "1000", "--checksum", "5000"]).transcript()
    );
    let stale = cancel(&["--amount", "999", "--checksum", "5000"]);
    assert_eq!(stale.code, Some(4), "{stale:?}");
    let repeated = cancel(&["--amount", "1000"]);
    assert_eq!(repeated.code, Some(2), "{repeated:?}");
    assert!(
        repeated.stderr.contains("were given back already"),
        "{repeated:?}"
    );
    let too_much = cancel(&["--amount", "4001"]);
    assert_eq!(too_much.code, Some(4), "{too_much:?}");

    insta::assert_snapshot!(
        "cancel_rest",
        cancel(&["--all", "--checksum", "4000"]).transcript()
    );
    insta::assert_snapshot!("cancel_nothing_left", cancel(&["--all"]).transcript());
}

#[test]
fn an_account_is_issued_and_found() {
    let fixture = Fixture::start();
    let due = (NOW + 3 * 24 * 60 * 60).to_string();
    let issued = fixture.change(&[
        "vbanks",
        "issue",
        "--channel-key",
        "channel-key-nice_v2-test",
        "--merchant-uid",
        "주문 1",
        "--amount",
        "12000",
        "--vbank-code",
        "088",
        "--vbank-due",
        &due,
        "--vbank-holder",
        "상점",
        "--name",
        "햇사과 5kg",
        "--buyer-name",
        "홍길동",
        "--output",
        "json",
    ]);
    assert_eq!(issued.code, Some(0), "{issued:?}");
    let issued: Value = serde_json::from_str(&issued.stdout).unwrap();
    assert_eq!(issued["outcome"], "done");
    let issued = &issued["record"];
    assert_eq!(issued["status"], "ready");
    assert_eq!(issued["amount"], 12_000);
    assert_eq!(issued["vbank_date"], NOW + 3 * 24 * 60 * 60);
    assert_eq!(issued["merchant_uid"], "주문 1");

    let imp_uid = issued["imp_uid"].as_str().unwrap();
    let hidden = fixture.run(&["payments", "get", imp_uid]);
    assert_eq!(hidden.code, Some(5), "{hidden:?}");
    assert!(hidden.stderr.contains("--include-sandbox"), "{hidden:?}");
    let found = fixture.run(&["payments", "get", imp_uid, "--include-sandbox"]);
    assert_eq!(found.code, Some(0), "{found:?}");
    assert!(found.stdout.contains("test channel"), "{found:?}");
}

#[test]
fn a_due_date_may_be_written_for_people() {
    let fixture = Fixture::start();
    let issued = fixture.change(&[
        "vbanks",
        "issue",
        "--channel-key=channel-key-nice_v2",
        "--merchant-uid=order-1",
        "--amount=12000",
        "--vbank-code=088",
        "--vbank-due=2026-12-31T23:59:59+09:00",
        "--vbank-holder=상점",
    ]);
    assert_eq!(issued.code, Some(0), "{issued:?}");
    let due = "vbank_date       2026-12-31 23:59:59 KST";
    assert!(issued.stdout.lines().any(|line| line == due), "{issued:?}");
}

#[test]
fn kg_inicis_wants_its_key() {
    let fixture = Fixture::start();
    let issue = |more: &[&str], environment: &[(&str, &str)]| {
        let arguments = [
            "vbanks",
            "issue",
            "--channel-key=channel-key-html5_inicis",
            "--merchant-uid=order-1",
            "--amount=5000",
            "--vbank-code=88",
            "--vbank-due=1798729199",
            "--vbank-holder=상점",
            "--buyer-name=홍길동",
            "--buyer-email=buyer@example.com",
            "--yes",
        ];
        run_with(&[&arguments[..], more].concat(), environment)
    };
    let environment = fixture.environment();
    let without = issue(&[], &environment);
    assert_eq!(without.code, Some(4), "{without:?}");
    assert!(without.stderr.contains("--pg-api-key-env"), "{without:?}");

    let key = ("INICIS", iamport_sandbox::INICIS_API_KEY);
    let with_key = [&environment[..], &[key]].concat();
    let with = issue(
        &["--pg-api-key-env", "INICIS", "--output", "json"],
        &with_key,
    );
    assert_eq!(with.code, Some(0), "{with:?}");
    let payment: Value = serde_json::from_str(&with.stdout).unwrap();
    let imp_uid = payment["record"]["imp_uid"].as_str().unwrap();

    let wrong = [&environment[..], &[("INICIS", "not-the-key")]].concat();
    let refused = run_with(
        &[
            "vbanks",
            "revoke",
            imp_uid,
            "--yes",
            "--pg-api-key-env",
            "INICIS",
        ],
        &wrong,
    );
    assert_eq!(refused.code, Some(4), "{refused:?}");
    assert!(!refused.stderr.contains("not-the-key"), "{refused:?}");
    let revoked = run_with(
        &[
            "vbanks",
            "revoke",
            imp_uid,
            "--yes",
            "--pg-api-key-env",
            "INICIS",
        ],
        &with_key,
    );
    assert_eq!(revoked.code, Some(0), "{revoked:?}");
}

#[test]
fn a_wrong_key_pair_is_unauthorized() {
    let fixture = Fixture::start();
    let environment = [
        ("IAMPORT_BASE_URL", fixture.sandbox.url()),
        ("IAMPORT_API_KEY", "sandbox_key"),
        ("IAMPORT_API_SECRET", "a-wrong-secret"),
    ];
    let run = run_with(&["vbanks", "revoke", EXAMPLE, "--yes"], &environment);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert_eq!(run.stdout, "");
    assert!(!run.stderr.contains("a-wrong-secret"), "{run:?}");
}

#[test]
fn a_reader_that_is_gone_is_no_failure() {
    for output in ["table", "json"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = crate::process::command(
            &["--sandbox", "payments", "get", EXAMPLE, "--output", output],
            &[],
        );
        let done = command.stdout(writer).output().unwrap();
        let stderr = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(0), "{stderr}");
        assert!(!stderr.contains("panicked"), "{stderr}");
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = crate::process::command(&["payments", "get", EXAMPLE], &[]);
    assert_eq!(command.stderr(writer).status().unwrap().code(), Some(3));
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_can_not_be_written_was_done_all_the_same() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = crate::process::command(&["--sandbox", "vbanks", "revoke", EXAMPLE], &[]);
    let done = command.stdout(full).output().unwrap();
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("the call was done"), "{stderr}");
}
