//! What needs no API at all.

use crate::process::{run, run_with};

const KEYS: [(&str, &str); 2] = [("IAMPORT_API_KEY", "key"), ("IAMPORT_API_SECRET", "secret")];

#[test]
fn the_version_and_the_help_are_results() {
    let version = run(&["--version"]);
    assert_eq!(version.code, Some(0));
    assert_eq!(
        version.stdout,
        concat!("iamport ", env!("CARGO_PKG_VERSION"), "\n")
    );
    insta::assert_snapshot!("help", run(&["--help"]).transcript());
    insta::assert_snapshot!(
        "help_vbanks_issue",
        run(&["vbanks", "issue", "--help"]).transcript()
    );
    insta::assert_snapshot!(
        "help_vbanks_revoke",
        run(&["vbanks", "revoke", "--help"]).transcript()
    );
    insta::assert_snapshot!(
        "help_payments_get",
        run(&["payments", "get", "--help"]).transcript()
    );
    insta::assert_snapshot!(
        "help_payments_cancel",
        run(&["payments", "cancel", "--help"]).transcript()
    );
    insta::assert_snapshot!("help_sandbox", run(&["sandbox", "--help"]).transcript());
    insta::assert_snapshot!("help_control", run(&["control", "--help"]).transcript());
}

#[test]
fn a_mistake_is_usage_and_says_nothing_on_stdout() {
    let cancel =
        |more: &[&'static str]| [&["payments", "cancel", "imp_1", "--reason", "r"], more].concat();
    let url = "http://127.0.0.1:1";
    for arguments in [
        vec![],
        vec!["vbanks"],
        vec!["payments", "get"],
        vec!["payments", "get", ""],
        vec!["payments", "get", "imp_1", "--output", "xml"],
        cancel(&[]),
        cancel(&["--all", "--amount", "1"]),
        cancel(&["--amount", "0"]),
        cancel(&["--amount", "1,00"]),
        cancel(&["--amount=-1"]),
        cancel(&["--all", "--refund-holder", "x"]),
        vec!["--sandbox", "--base-url", url, "payments", "get", "imp_1"],
        vec!["--sandbox", "payments", "get", "imp_1", "--base-url", url],
        vec!["--sandbox", "sandbox"],
        vec!["sandbox", "--port", "65536"],
        vec!["sandbox", "--key", "only"],
        vec![
            "sandbox",
            "--at",
            "1795424400",
            "--start-time",
            "1795424400",
        ],
        vec!["sandbox", "--at", "tomorrow"],
        vec!["sandbox", "--bind", "localhost"],
        vec!["sandbox", "--webhook-url", "https://shop.example/webhook"],
        vec!["control", "effects"],
        vec!["--sandbox", "control", "effects"],
        vec!["control", "effects", "--base-url", "https://api.iamport.kr"],
        vec!["control", "reset", "--base-url", url],
        vec!["control", "clock", "--freeze", "--run", "--base-url", url],
        vec!["control", "faults", "add", "nonsense", "--base-url", url],
    ] {
        let run = run_with(&arguments, &KEYS);
        assert_eq!(run.code, Some(2), "{arguments:?}: {run:?}");
        assert_eq!(run.stdout, "", "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_zero_amount_names_the_way_to_cancel_everything() {
    let run = run(&[
        "payments", "cancel", "imp_1", "--amount", "0", "--reason", "r",
    ]);
    insta::assert_snapshot!(run.transcript());
}

#[test]
fn an_id_that_would_be_another_route_is_usage() {
    for arguments in [["payments", "get", ".."], ["vbanks", "revoke", "."]] {
        let run = run(&[&["--sandbox"], &arguments[..]].concat());
        assert_eq!(run.code, Some(2), "{run:?}");
        assert_eq!(run.stdout, "");
        assert!(run.stderr.ends_with("\nNothing was sent.\n"), "{run:?}");
    }
}

#[test]
fn missing_credentials_are_named() {
    let none = run(&["payments", "get", "imp_1"]);
    insta::assert_snapshot!(none.transcript());
    let half = run_with(&["payments", "get", "imp_1"], &KEYS[..1]);
    assert_eq!(half.code, Some(3));
    assert!(
        half.stderr.contains("IAMPORT_API_SECRET is not set"),
        "{half:?}"
    );
}

#[test]
fn a_secret_is_named_and_not_given() {
    let arguments = [
        "--sandbox",
        "vbanks",
        "revoke",
        "imp_448280090638",
        "--pg-api-key-env",
        "INICIS",
    ];
    let run_1 = run(&arguments);
    assert_eq!(run_1.code, Some(2), "{run_1:?}");
    assert!(
        run_1.stderr.contains("INICIS, which is empty or not set"),
        "{run_1:?}"
    );
    let empty = run_with(&arguments, &[("INICIS", "")]);
    assert_eq!(empty.code, Some(2), "{empty:?}");
    let set = run_with(&arguments, &[("INICIS", "key")]);
    assert_eq!(set.code, Some(0), "{set:?}");
}

#[test]
fn settings_that_are_not_safe_are_usage() {
    let url = run_with(
        &[
            "--base-url",
            "http://example.com",
            "payments",
            "get",
            "imp_1",
        ],
        &KEYS,
    );
    assert_eq!(url.code, Some(2), "{url:?}");
    let tier = [KEYS[0], KEYS[1], ("IAMPORT_TIER", "wrong")];
    let tier = run_with(&["payments", "get", "imp_1"], &tier);
    assert_eq!(tier.code, Some(2), "{tier:?}");
}
