//! `iamport control`, against a sandbox of another process.

use std::fs;

use iamport_testing::{Nobody, Reply};
use serde_json::Value;

use crate::broken_servers::{Api, answer};
use crate::long_running::Running;
use crate::process::{Run, run_with};

const EXAMPLE: &str = "imp_448280090638";

/// A sandbox whose ids and times are the same in every run.
struct Sandbox {
    _process: Running,
    url: String,
}

impl Sandbox {
    fn start() -> Self {
        let (process, url) = Running::sandbox(&["--seed", "1", "--at", "1795424400"]);
        Self {
            _process: process,
            url,
        }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let arguments = [&["control"], arguments].concat();
        run_with(&arguments, &[("IAMPORT_BASE_URL", &self.url)])
    }

    /// Runs a command without spaces in its arguments, as it stands after `iamport control`.
    fn line(&self, line: &str) -> Run {
        self.run(&line.split(' ').collect::<Vec<_>>())
    }

    /// The one JSON document in one line that a command answers with.
    fn answer(&self, line: &str) -> Value {
        let run = self.line(&format!("{line} --output json"));
        assert_eq!(run.code, Some(0), "{line}: {run:?}");
        assert_eq!(run.stderr, "", "{line}");
        assert_eq!(run.stdout.lines().count(), 1, "{line}: {run:?}");
        serde_json::from_str(&run.stdout).unwrap()
    }

    /// Looks the example up by the API itself: the exit code.
    fn look_up(&self) -> Option<i32> {
        let environment = [
            ("IAMPORT_BASE_URL", self.url.as_str()),
            ("IAMPORT_API_KEY", "sandbox_key"),
            ("IAMPORT_API_SECRET", "sandbox_secret"),
        ];
        run_with(&["payments", "get", EXAMPLE], &environment).code
    }
}

#[test]
fn buyers_and_people_at_the_console_do_what_they_do() {
    let sandbox = Sandbox::start();
    insta::assert_snapshot!(
        "deposit",
        sandbox
            .run(&["deposit", EXAMPLE, "--depositor", "홍 길동"])
            .transcript()
    );
    // Nobody pays twice.
    let again = sandbox.run(&["deposit", EXAMPLE]);
    insta::assert_snapshot!("deposit_again", again.transcript());
    insta::assert_snapshot!("pay_unknown", sandbox.line("pay imp_none").transcript());

    let part = sandbox.answer(&format!("cancel {EXAMPLE} --amount 1000"));
    assert_eq!(part["cancel_amount"], 1_000);
    let rest = sandbox.answer(&format!("cancel {EXAMPLE}"));
    assert_eq!(rest["status"], "cancelled");

    let window = |order: &str| {
        let line = "create-payment --pg-provider nice_v2 --amount 5000 --window --merchant-uid";
        let payment = sandbox.answer(&format!("{line} {order}"));
        assert_eq!(payment["status"], "ready", "{payment}");
        assert_eq!(payment["merchant_uid"], order);
        payment["imp_uid"].as_str().unwrap().to_owned()
    };
    let paid = sandbox.answer(&format!("pay {}", window("order-1")));
    assert_eq!(paid["status"], "paid");
    let failed = sandbox.answer(&format!("fail {} --reason no", window("order-2")));
    assert_eq!(failed["fail_reason"], "no");

    let options = "--vbank --test-channel --currency KRW --tax-free 1000 --vat-amount 300";
    let account = sandbox.answer(&format!(
        "create-payment --pg-provider ksnet --amount 5000 {options}"
    ));
    let account = account["imp_uid"].as_str().unwrap();
    sandbox.answer(&format!("expire {account}"));
    let late = sandbox.line(&format!("deposit {account}"));
    assert_eq!(late.code, Some(4), "{late:?}");

    assert_eq!(sandbox.answer("payments").as_array().unwrap().len(), 4);
    let one = sandbox.answer(&format!("payments {account}"));
    assert_eq!(one["imp_uid"], account);
}

#[test]
fn cards_and_people_are_prepared() {
    let sandbox = Sandbox::start();
    let nothing = Value::Null;
    let key = "create-billing-key customer-1 --pg-provider nice_v2";
    assert_eq!(sandbox.answer(key), nothing);
    let charge = "fail-next-charge --reason limit --customer-uid customer-1";
    assert_eq!(sandbox.answer(charge), nothing);
    let person = sandbox.answer("create-certification --pg-provider danal");
    assert!(person["imp_uid"].is_string(), "{person}");
}

#[test]
fn a_gateway_that_does_not_exist_is_refused() {
    let sandbox = Sandbox::start();
    for line in [
        "create-payment --pg-provider nicepay --amount 1000",
        "create-billing-key c --pg-provider nicepay",
        "create-certification --pg-provider nicepay",
    ] {
        let run = sandbox.line(line);
        assert_eq!(run.code, Some(4), "{line}: {run:?}");
        assert!(run.stderr.contains("pg_provider must be one of"), "{run:?}");
    }
    let too_fine = sandbox.line("create-payment --pg-provider nice --amount 1.23456");
    assert_eq!(too_fine.code, Some(2), "{too_fine:?}");
}

#[test]
fn time_passes_when_it_is_told_to() {
    let sandbox = Sandbox::start();
    insta::assert_snapshot!("clock", sandbox.line("clock").transcript());
    assert_eq!(sandbox.answer("clock --advance 1d")["now"], 1_795_510_800);
    let set = sandbox.answer("clock --set 2026-11-23T18:00:00+09:00 --advance 90s");
    assert_eq!(set["now"], 1_795_424_490);
    assert_eq!(sandbox.answer("clock --run")["frozen"], false);
    assert_eq!(sandbox.answer("clock --freeze")["frozen"], true);
}

#[test]
fn what_goes_wrong_is_chosen() {
    let sandbox = Sandbox::start();
    let kinds = sandbox.answer("faults kinds");
    assert!(kinds.as_array().unwrap().len() >= 24, "{kinds}");
    let add = [
        "faults",
        "add",
        "html_page",
        "--on",
        "GET /payments/{imp_uid}",
        "--status",
        "503",
        "--nth",
        "2",
        "--header",
        "X-Test: 1",
        "--chance",
        "0.5",
        "--seed",
        "3",
        "--after",
        "--times",
        "always",
    ];
    insta::assert_snapshot!("faults_add", sandbox.run(&add).transcript());
    let wrong = sandbox.line("faults add connection_refused");
    insta::assert_snapshot!("faults_add_refused", wrong.transcript());

    sandbox.answer("faults remove 1");
    assert_eq!(sandbox.line("faults remove 1").code, Some(5));
    sandbox.answer("faults add unauthorized --times always");
    assert_eq!(sandbox.look_up(), Some(3));
    assert_eq!(sandbox.answer("faults list").as_array().unwrap().len(), 1);
    sandbox.answer("faults clear");
    assert_eq!(sandbox.look_up(), Some(0));
}

#[test]
fn tokens_end_and_are_refused() {
    let sandbox = Sandbox::start();
    assert_eq!(sandbox.look_up(), Some(0));
    assert_eq!(sandbox.answer("token expire"), Value::Null);
    assert_eq!(sandbox.answer("token reject on")["reject"], true);
    assert_eq!(sandbox.look_up(), Some(3));
    assert_eq!(sandbox.answer("token reject off")["reject"], false);
    assert_eq!(sandbox.look_up(), Some(0));
}

#[test]
fn webhooks_are_steered() {
    let sandbox = Sandbox::start();
    // Nobody listens on port 9, and whether anybody does is of no consequence.
    let url = "http://127.0.0.1:9/webhook";
    let set = sandbox.answer(&format!(
        "webhooks settings --url {url} --format form --retries 2"
    ));
    assert_eq!(set["retries"], 2);
    assert_eq!(sandbox.answer("webhooks settings"), set);
    assert_eq!(sandbox.answer("webhooks hold")["held"], true);
    sandbox.answer(&format!("deposit {EXAMPLE}"));
    sandbox.answer(&format!("cancel {EXAMPLE} --amount 1000"));

    let list = sandbox.answer("webhooks list");
    let ids: Vec<u64> = list["list"]
        .as_array()
        .unwrap()
        .iter()
        .map(|webhook| webhook["id"].as_u64().unwrap())
        .collect();
    let [first, second] = ids[..] else {
        panic!("{list}");
    };
    sandbox.answer(&format!("webhooks order {second} {first}"));
    let copy = sandbox.answer(&format!("webhooks duplicate {first}"));
    assert_eq!(copy["copy_of"], first);
    let delayed = sandbox.answer(&format!("webhooks delay {first} --by 1h"));
    assert_eq!(delayed["due_at"], 1_795_428_000);
    let dropped = sandbox.answer(&format!("webhooks drop {second}"));
    assert_eq!(dropped["state"], "dropped");
    let sent = sandbox.answer(&format!("webhooks redeliver {first}"));
    assert_eq!(sent["id"], first);
    assert_eq!(sandbox.line("webhooks drop 99").code, Some(5));

    assert_eq!(sandbox.answer("webhooks hold off")["held"], false);
    assert_eq!(sandbox.answer("webhooks settled")["held"], false);
    let none = sandbox.answer("webhooks settings --none");
    assert_eq!(none["live_url"], Value::Null);
}

#[test]
fn what_happened_is_told() {
    let sandbox = Sandbox::start();
    sandbox.answer(&format!("deposit {EXAMPLE}"));
    assert_eq!(sandbox.look_up(), Some(0));
    insta::assert_snapshot!("effects", sandbox.line("effects").transcript());
    insta::assert_snapshot!("invariants", sandbox.line("invariants").transcript());
    let requests = sandbox.answer("requests");
    assert_eq!(requests.as_array().unwrap().len(), 2, "{requests}");
    assert_eq!(sandbox.answer("transcript").as_array().unwrap().len(), 2);
    let later = sandbox.answer("transcript --after 1");
    assert_eq!(later.as_array().unwrap().len(), 1);
    assert!(sandbox.answer("fidelity").is_object());
    assert!(sandbox.answer("compatibility").is_array());
    assert_eq!(sandbox.answer("openapi")["openapi"], "3.1.0");
    assert_eq!(sandbox.answer("openapi --api")["openapi"], "3.0.3");
    let description = sandbox.line("openapi").stdout;
    assert!(description.lines().count() > 1_000, "{description}");
}

#[test]
fn a_broken_invariant_is_exit_code_1() {
    let broken = r#"{"code":0,"message":null,"response":{"broken":[{"detail":"d","rule":"r","subject":"s"}],"hold":false}}"#;
    let server = Api::start(answer(200, broken));
    let run = run_with(&["control", "invariants"], &server.environment());
    insta::assert_snapshot!("invariants_broken", run.transcript());
    assert_eq!(run.code, Some(1));
}

#[test]
fn an_order_that_is_paid_twice_is_said_and_no_failure() {
    let sandbox = Sandbox::start();
    let line = "create-payment --pg-provider nice_v2 --amount 5000 --vbank --merchant-uid order-9";
    let issued = [(); 2].map(|()| sandbox.answer(line)["imp_uid"].clone());
    for imp_uid in &issued {
        sandbox.answer(&format!("deposit {}", imp_uid.as_str().unwrap()));
    }
    let run = sandbox.line("invariants");
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("order_paid_twice"), "{}", run.stdout);
    assert!(run.stderr.contains("warnings"), "{}", run.stderr);
}

#[test]
fn everything_is_kept_put_back_and_forgotten() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("before.json");
    let name = file.to_str().unwrap();
    fs::write(&file, "what was there").unwrap();
    let taken = sandbox.run(&["snapshot", name]);
    assert_eq!(
        (taken.code, taken.stdout.as_str()),
        (Some(0), ""),
        "{taken:?}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let shown = sandbox.line("snapshot");
    assert_eq!(shown.stdout, fs::read_to_string(&file).unwrap());

    let status = || sandbox.answer(&format!("payments {EXAMPLE}"))["status"].clone();
    sandbox.answer(&format!("deposit {EXAMPLE}"));
    assert_eq!(status(), "paid");
    let restored = sandbox.run(&["restore", name]);
    assert_eq!(
        (restored.code, restored.stdout.as_str()),
        (Some(0), "done\n")
    );
    assert_eq!(status(), "ready");

    fs::write(&file, "{}").unwrap();
    let foreign = sandbox.run(&["restore", name]);
    insta::assert_snapshot!("restore_foreign", foreign.transcript());
    assert_eq!(sandbox.line("restore nowhere.json").code, Some(2));
    fs::write(&file, "{").unwrap();
    assert_eq!(sandbox.run(&["restore", name]).code, Some(2));

    sandbox.answer(&format!("deposit {EXAMPLE}"));
    assert_eq!(sandbox.answer("reset --yes"), Value::Null);
    assert_eq!(status(), "ready");
}

#[test]
fn nothing_is_sent_to_anything_but_a_sandbox_on_this_machine() {
    let live = run_with(
        &["control", "reset", "--yes"],
        &[("IAMPORT_BASE_URL", "https://api.iamport.kr")],
    );
    insta::assert_snapshot!("live_api", live.transcript());
    let unset = run_with(&["control", "effects"], &[]);
    insta::assert_snapshot!("no_address", unset.transcript());

    let nobody = Nobody::new();
    let run = run_with(&["control", "effects", "--base-url", &nobody.url()], &[]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("Nothing was sent"), "{run:?}");
}

#[test]
fn an_answer_that_is_lost_leaves_a_change_unknown() {
    for (then, change, read) in [
        (Reply::close(), 6, 1),
        (answer(502, "<html>"), 6, 1),
        (answer(404, "<html>"), 1, 1),
    ] {
        let server = Api::start(then);
        let reset = run_with(&["control", "reset", "--yes"], &server.environment());
        assert_eq!(reset.code, Some(change), "{reset:?}");
        let effects = run_with(&["control", "effects"], &server.environment());
        assert_eq!(effects.code, Some(read), "{effects:?}");
        assert_eq!(
            (reset.stdout, effects.stdout),
            (String::new(), String::new())
        );
    }
}
