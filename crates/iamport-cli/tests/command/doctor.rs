//! `iamport doctor`.

use iamport_testing::unconnected::{Authority, Certificate, saying};
use iamport_testing::{KEY, Nobody, Reply, SECRET, Server, accepted, answer, refused, token};
use serde_json::{Value, json};

use crate::process::{Fixture, Run, run, run_with, settings_file};

/// What a run found, check by check.
struct Findings {
    code: Option<i32>,
    rows: Vec<Value>,
}

impl Findings {
    fn of(environment: &[(&str, &str)]) -> Self {
        Self::with(&["doctor", "--output", "json"], environment)
    }

    fn with(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let run = run_with(arguments, environment);
        hides_secrets(&run);
        let rows = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
        Self {
            code: run.code,
            rows,
        }
    }

    fn row(&self, check: &str) -> &Value {
        let row = self.rows.iter().find(|row| row["check"] == check);
        row.unwrap_or_else(|| panic!("no {check}: {:?}", self.rows))
    }

    /// A check has this result, and says this.
    #[track_caller]
    fn has(&self, check: &str, result: &str, says: &str) {
        let row = self.row(check);
        assert_eq!(row["result"], result, "{row}");
        assert!(row["found"].as_str().unwrap().contains(says), "{row}");
        // What is wrong comes with what to do.
        assert!(result != "problem" || row["to_do"].is_string(), "{row}");
    }
}

fn hides_secrets(run: &Run) {
    let all = format!("{}{}", run.stdout, run.stderr);
    for secret in [KEY, SECRET, "hunter2", iamport_testing::TOKEN] {
        assert!(!all.contains(secret), "{secret} was printed: {run:?}");
    }
}

fn environment(url: &str) -> [(&str, &str); 3] {
    [
        ("IAMPORT_BASE_URL", url),
        ("IAMPORT_API_KEY", KEY),
        ("IAMPORT_API_SECRET", SECRET),
    ]
}

#[cfg(unix)]
#[test]
fn a_sandbox_has_nothing_wrong_but_its_clock() {
    let fixture = Fixture::start();
    let folder = tempfile::tempdir().unwrap();
    let config = settings_file(folder.path(), "[profile.other]\napi_key = \"k\"\n");
    let journal = folder.path().join("journal");
    let own = fixture.environment();
    let run = run_with(
        &["doctor"],
        &[
            own[0],
            own[1],
            own[2],
            ("IAMPORT_CONFIG", config.to_str().unwrap()),
            ("IAMPORT_JOURNAL", journal.to_str().unwrap()),
        ],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(!journal.exists(), "nothing is changed");
    let port = fixture.sandbox.address().port().to_string();
    let steady = run.transcript().replace(&port, "PORT");
    let steady = steady.replace(folder.path().to_str().unwrap(), "FOLDER");
    // Which gateways a sandbox has is not the matter of this test.
    let is_gateway = |line: &&str| line.starts_with("     ") && !line.contains("To do: ");
    let lines = steady.lines().filter(|line| !is_gateway(line));
    // What differs from run to run.
    let lines = lines.map(|line| match line.get(9..19) {
        Some("connection") => line.split(" in ").next().unwrap().to_owned(),
        Some("answer    ") => line.split(" within ").next().unwrap().to_owned(),
        Some("clock     ") => line.split(" this ").next().unwrap().to_owned(),
        _ => line.to_owned(),
    });
    insta::assert_snapshot!("doctor", lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_sandbox_in_the_process_is_examined_without_settings() {
    let found = Findings::with(
        &["--sandbox", "doctor", "--output", "json"],
        &environment("https://nothing.invalid"),
    );
    assert_eq!(found.code, Some(0), "{:?}", found.rows);
    found.has("settings file", "ok", "not used");
    found.has("credentials", "ok", "accepted");
    found.has("address", "ok", "sandbox in this process");
}

#[test]
fn without_a_key_pair_the_rest_is_checked_and_no_login_is_tried() {
    let server = Server::start(|_| refused(401, -1, "no"));
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let found = Findings::of(&[
        ("IAMPORT_BASE_URL", server.url.as_str()),
        ("IAMPORT_JOURNAL", journal.to_str().unwrap()),
    ]);
    assert_eq!(found.code, Some(3));
    found.has(
        "key pair",
        "problem",
        "IAMPORT_API_KEY and IAMPORT_API_SECRET are not set",
    );
    found.has("connection", "ok", "ms");
    found.has("answer", "ok", "HTTP 401");
    found.has("credentials", "warning", "there is no key pair");
    found.has("gateways", "warning", "there is no key pair");
    found.has("journal", "ok", "made with the first change");
    assert_eq!(server.lines(), ["GET /users/pg"]);
}

#[test]
fn a_key_pair_that_is_refused_is_the_only_problem() {
    let server = Server::start(|_| refused(401, -1, "인증에 실패하였습니다."));
    let found = Findings::of(&environment(&server.url));
    assert_eq!(found.code, Some(3), "{:?}", found.rows);
    found.has("credentials", "problem", "refused: 인증에 실패하였습니다.");
    found.has("answer", "ok", "HTTP 401");
    found.has("gateways", "warning", "the key pair is refused");
    assert_eq!(server.token_requests(), 1);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_broken_settings_file_is_said_and_no_key_pair_goes_anywhere() {
    let server = Server::start(|_| refused(401, -1, "no"));
    let folder = tempfile::tempdir().unwrap();
    let file = settings_file(folder.path(), "[profile.a]\napi_secret = hunter2\n");
    let own = environment(&server.url);
    let all = [
        own[0],
        own[1],
        own[2],
        ("IAMPORT_CONFIG", file.to_str().unwrap()),
    ];
    let found = Findings::of(&all);
    assert_eq!(found.code, Some(1));
    found.has("settings file", "problem", "line 2");
    found.has("key pair", "problem", "before the settings can be read");
    found.has("answer", "ok", "HTTP 401");
    assert_eq!(
        server.lines(),
        ["GET /users/pg"],
        "the pair may belong to another API"
    );

    settings_file(
        folder.path(),
        "[profile.a]\napi_key = \"k\"\napi_secret_env = \"S\"\n",
    );
    let config = ("IAMPORT_CONFIG", file.to_str().unwrap());
    let arguments = ["doctor", "--profile", "a", "--output", "json"];
    let good = Findings::with(&arguments, &[own[0], config, ("S", "s")]);
    good.has("settings file", "ok", "profile a, permissions");
    good.has(
        "key pair",
        "ok",
        "the secret from the environment variable S",
    );
    let unknown = Findings::with(
        &["doctor", "--profile", "b", "--output", "json"],
        &[own[0], config],
    );
    unknown.has("settings file", "problem", "there is no profile b");
    let missing = Findings::of(&[own[0], ("IAMPORT_CONFIG", "/nonexistent/config.toml")]);
    missing.has("settings file", "warning", "IAMPORT_CONFIG names it");
}

#[test]
fn without_a_network_the_rest_is_still_told() {
    let nobody = Nobody::new();
    let url = nobody.url();
    let found = Findings::of(&environment(&url));
    assert_eq!(found.code, Some(1));
    found.has("key pair", "ok", "IAMPORT_API_KEY");
    found.has("name resolution", "ok", "127.0.0.1");
    found.has("connection", "problem", "none to 127.0.0.1");
    for check in ["TLS", "answer", "clock", "credentials", "tier", "gateways"] {
        found.has(check, "warning", "not checked");
    }
    found.has("journal", "ok", "");
    found.has("terminal", "ok", "need --yes");

    let nameless = Findings::of(&environment("https://nothing.invalid"));
    assert_eq!(nameless.code, Some(1));
    nameless.has("name resolution", "problem", "nothing.invalid is unknown");
    let wrong = Findings::of(&environment("http://api.iamport.kr"));
    wrong.has("address", "problem", "https://");
    wrong.has("connection", "warning", "the settings above come first");
    assert_eq!(wrong.code, Some(1));
}

#[test]
fn what_is_wrong_with_tls_is_told_apart() {
    let authority = Authority::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    authority.write(&file);
    let no_tls = format!("https://localhost:{}", saying(b"no"));
    for (url, says, to_do) in [
        (
            authority.server(Certificate::Expired),
            "has expired",
            "the clock of this machine",
        ),
        (
            authority.server(Certificate::NotYetValid),
            "not valid yet",
            "the clock of this machine",
        ),
        (
            authority.server(Certificate::OfAnotherIssuer),
            "who issued",
            "root certificates",
        ),
        (
            authority.server(Certificate::OfAnotherHost),
            "another host",
            "name resolution",
        ),
        (no_tls, "TLS failed", "speaks TLS"),
    ] {
        let own = environment(&url);
        let found = Findings::of(&[
            own[0],
            own[1],
            own[2],
            ("SSL_CERT_FILE", file.to_str().unwrap()),
        ]);
        assert_eq!(found.code, Some(1), "{says}");
        found.has("connection", "ok", "ms");
        found.has("TLS", "problem", says);
        found.has("answer", "warning", "TLS comes first");
        let row = found.row("TLS");
        assert!(row["to_do"].as_str().unwrap().contains(to_do), "{row}");
    }
}

#[test]
fn a_proxy_is_named_without_its_password() {
    let login = format!(
        "http://user:hunter2@127.0.0.1:{}",
        saying(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
    );
    let own = environment("https://nothing.invalid");
    let found = Findings::of(&[own[0], own[1], own[2], ("HTTPS_PROXY", &login)]);
    assert_eq!(found.code, Some(1));
    found.has("proxy", "ok", "HTTPS_PROXY is 127.0.0.1:");
    // It need not be known here.
    found.has("name resolution", "warning", "the proxy may know");
    found.has("answer", "problem", "(407)");
    let unreadable = [
        own[0],
        own[1],
        own[2],
        ("HTTPS_PROXY", "http://user:hunter2@:x"),
    ];
    let found = Findings::of(&unreadable);
    found.has("proxy", "problem", "HTTPS_PROXY is not a proxy's URL");
    assert_eq!(found.code, Some(1));
    let near = environment("http://127.0.0.1:9");
    let near = Findings::of(&[near[0], ("HTTPS_PROXY", &login)]);
    near.has("proxy", "ok", "not used for this address");
}

#[test]
fn what_answers_in_the_place_of_the_api_is_no_api() {
    let server = Server::start(|_| answer(200, "<html>Sign in to the network</html>"));
    let found = Findings::of(&environment(&server.url));
    assert_eq!(found.code, Some(1));
    found.has("answer", "problem", "");
    let row = found.row("answer");
    assert!(
        row["to_do"].as_str().unwrap().contains("in between"),
        "{row}"
    );
    let silent = Server::start(|_| Reply::close());
    let found = Findings::of(&environment(&silent.url));
    found.has("answer", "problem", "");
    found.has("credentials", "warning", "did not answer");
}

#[test]
fn gateways_are_listed_and_a_clock_that_is_wrong_is_a_warning() {
    let gateways = json!([
        { "pg_provider": "nice_v2", "pg_id": "m", "sandbox": false, "type": "payment", "channel_name": "shop", "channel_key": "c" },
        { "pg_provider": "kcp", "pg_id": "m", "sandbox": true, "type": "certification", "channel_name": null, "channel_key": null },
    ]);
    let server = Server::start(move |request| match request.path() {
        "/users/getToken" => token(),
        "/users/pg" => accepted(&gateways),
        _ => refused(404, -1, "no"),
    });
    let own = environment(&server.url);
    let found = Findings::of(&own);
    assert_eq!(found.code, Some(0), "{:?}", found.rows);
    found.has("gateways", "ok", "1 live, 1 for tests");
    assert_eq!(
        found.row("gateways")["details"],
        json!(["nice_v2 live payment shop", "kcp test certification"])
    );
    // The token is of 2023.
    found.has("clock", "warning", "ahead of the API");
    found.has("tier", "ok", "none is set");

    let tier = |code| Findings::of(&[own[0], own[1], own[2], ("IAMPORT_TIER", code)]);
    let unknown = tier("AAA");
    unknown.has("tier", "problem", "no sub-merchant AAA");
    assert_eq!(unknown.code, Some(1));
    let malformed = tier("wrong");
    malformed.has("tier", "problem", "three characters");
    malformed.has("gateways", "ok", "1 live");
}

#[test]
fn a_change_that_nobody_settled_is_told() {
    let payment = json!({
        "imp_uid": "imp_1", "merchant_uid": "m", "amount": 5000, "cancel_amount": 0, "currency": "KRW",
        "status": "paid", "pay_method": "card", "pg_provider": "nice_v2", "channel": "pc", "cancel_history": [],
    });
    // It shows a payment, and is silent about its cancel.
    let server = Server::start(move |request| match request.method() {
        "GET" => accepted(&payment),
        _ if request.asks_for_a_token() => token(),
        _ => Reply::close(),
    });
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let journal = journal.to_str().unwrap();
    let own = environment(&server.url);
    let all = [own[0], own[1], own[2], ("IAMPORT_JOURNAL", journal)];
    let cancel = [
        "payments", "cancel", "imp_1", "--all", "--reason", "r", "--yes", "--within", "1s",
        "--key", "k-1",
    ];
    let lost = run_with(&cancel, &all);
    assert_eq!(lost.code, Some(6), "{lost:?}");
    let found = Findings::of(&all);
    found.has("journal", "warning", "1 change is open");
    found.has(
        "journal",
        "warning",
        "the environment variable IAMPORT_JOURNAL",
    );
}

#[test]
fn a_journal_that_cannot_be_written_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let below = file.join("journal");
    let found = Findings::of(&[
        ("IAMPORT_JOURNAL", below.to_str().unwrap()),
        ("IAMPORT_BASE_URL", "http://127.0.0.1:9"),
    ]);
    found.has("journal", "problem", "nothing can be written");
}

#[test]
fn a_column_that_there_is_not_is_usage() {
    let wrong = run(&["--sandbox", "doctor", "--columns", "nonsense"]);
    assert_eq!(
        (wrong.code, wrong.stdout.as_str()),
        (Some(2), ""),
        "{wrong:?}"
    );
    let chosen = run(&[
        "--sandbox",
        "doctor",
        "--columns",
        "check,result",
        "--output",
        "csv",
    ]);
    assert!(
        chosen
            .stdout
            .starts_with("check,result\nsettings file,ok\n"),
        "{chosen:?}"
    );
}
