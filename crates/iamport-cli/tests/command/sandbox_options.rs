//! What `iamport sandbox` can be told.

use std::fs;

use serde_json::Value;

use crate::long_running::Running;
use crate::process::{Run, run, run_with};

fn control(url: &str, line: &str) -> Run {
    let arguments: Vec<&str> = ["control", "--output", "json"]
        .into_iter()
        .chain(line.split(' '))
        .collect();
    run_with(&arguments, &[("IAMPORT_BASE_URL", url)])
}

fn answer(url: &str, line: &str) -> Value {
    let run = control(url, line);
    assert_eq!(run.code, Some(0), "{line}: {run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

#[cfg(unix)]
#[test]
fn a_state_file_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    let state = ["--state", file.to_str().unwrap()];

    let new = [&state[..], &["--seed", "7", "--at", "1795424400"]].concat();
    let (first, url) = Running::sandbox(&new);
    assert_eq!(answer(&url, "deposit imp_448280090638")["status"], "paid");
    first.signal("TERM");
    assert_eq!(first.end().0, Some(0));

    // What the file has decided already, is said.
    let other = [
        &state[..],
        &[
            "--seed",
            "8",
            "--start-time",
            "1795430000",
            "--webhook-url",
            "http://127.0.0.1:9/",
        ],
    ]
    .concat();
    let (second, url) = Running::sandbox(&other);
    let payment = answer(&url, "payments imp_448280090638");
    assert_eq!(payment["status"], "paid");
    assert_eq!(answer(&url, "clock")["now"], 1_795_424_400);
    second.signal("TERM");
    let (code, stderr) = second.end();
    assert_eq!(code, Some(0));
    insta::assert_snapshot!("state_file_goes_on", stderr);

    let (third, _) = Running::sandbox(&state);
    third.signal("TERM");
    assert!(!third.end().1.contains("note:"));
}

#[test]
fn a_state_file_that_is_none_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("damaged", "redb\u{1a}\n"),
        ("foreign", "{\"name\":\"iamport\",\"version\":\"1.0.0\"}"),
        // What older versions kept their state in.
        (
            "old",
            "{\"format\":\"iamport-sandbox snapshot\",\"version\":1,\"clock\":",
        ),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, content).unwrap();
        let run = run(&["sandbox", "--state", file.to_str().unwrap()]);
        assert_eq!(run.code, Some(2), "{run:?}");
        let folder = folder.path().to_str().unwrap();
        insta::assert_snapshot!(
            format!("state_file_{name}"),
            run.transcript().replace(folder, "FOLDER")
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
    }
    // A folder that is not there is nobody's mistake but this machine's.
    let nowhere = folder.path().join("none").join("state.json");
    let run = run(&["sandbox", "--state", nowhere.to_str().unwrap()]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains(nowhere.to_str().unwrap()), "{run:?}");
}

#[cfg(unix)]
#[test]
fn listening_to_everybody_is_said_loudly() {
    let (open, url) = Running::sandbox(&["--bind", "0.0.0.0"]);
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    assert_eq!(answer(&url, "invariants")["hold"], true);
    open.signal("TERM");
    let (code, stderr) = open.end();
    assert_eq!(code, Some(0));
    let port = url.rsplit_once(':').unwrap().1;
    insta::assert_snapshot!("bind_warning", stderr.replace(port, "PORT"));

    let (closed, _) = Running::sandbox(&["--bind", "127.0.0.1"]);
    closed.signal("TERM");
    assert!(!closed.end().1.contains("WARNING"));
}

/// The status of a look-up that names its server so.
fn status_as(url: &str, host: &str) -> String {
    use std::io::{Read as _, Write as _};
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request =
        format!("GET /payments/imp_1 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn doors_are_shut_and_opened_by_name() {
    let shop = "http://127.0.0.1:9/webhook";
    let open = ["--bind", "0.0.0.0", "--webhook-url", shop];
    let refused = run(&[&["sandbox"][..], &open].concat());
    assert_eq!(refused.code, Some(2), "{refused:?}");
    insta::assert_snapshot!("webhook_url_shut", refused.transcript());

    let allowed = [
        &open[..],
        &["--allow-webhook-host", "127.0.0.1:9"],
        &["--allow-host", "sandbox", "--allow-host", "other"],
    ]
    .concat();
    let (_sandbox, url) = Running::sandbox(&allowed);
    assert_eq!(answer(&url, "webhooks settings")["live_url"], shop);
    for (host, status) in [
        ("sandbox:8080", "401"),
        ("other", "401"),
        ("127.0.0.1", "401"),
        ("evil.example", "403"),
    ] {
        assert_eq!(status_as(&url, host), status, "{host}");
    }
    let elsewhere = "webhooks settings --url http://127.0.0.1:10/";
    let run = control(&url, elsewhere);
    assert_eq!((run.code, &*run.stdout), (Some(4), ""), "{run:?}");
    assert!(
        run.stderr.contains("url will never be called"),
        "{}",
        run.stderr
    );
}

/// A number that is not of loopback and means this machine all the same.
#[cfg(unix)]
#[test]
fn plain_http_goes_to_the_host_that_is_named() {
    let (_sandbox, url) = Running::sandbox(&["--bind", "0.0.0.0"]);
    let far = url.replace("127.0.0.1", "0.0.0.0");
    let environment = [
        ("IAMPORT_BASE_URL", far.as_str()),
        ("IAMPORT_API_KEY", "sandbox_key"),
        ("IAMPORT_API_SECRET", "sandbox_secret"),
    ];
    for call in [
        &["payments", "get", "imp_448280090638"][..],
        &["control", "clock"],
    ] {
        let allowed = [call, &["--allow-http-host", "0.0.0.0"]].concat();
        let run = run_with(&allowed, &environment);
        assert_eq!(run.code, Some(0), "{run:?}");
        let run = run_with(call, &environment);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.contains("allow"), "{run:?}");
        let other = [call, &["--allow-http-host", "sandbox"]].concat();
        assert_eq!(run_with(&other, &environment).code, Some(2));
        let live = [call, &["--allow-http-host", "api.iamport.kr"]].concat();
        let run = run_with(&live, &environment);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.contains("live API"), "{run:?}");
    }
}

#[test]
fn an_assumption_changes_what_happens() {
    for (options, status) in [
        (&[][..], "failed"),
        (&["--assume", "revoked_status=cancelled"][..], "cancelled"),
    ] {
        let (_sandbox, url) = Running::sandbox(options);
        let environment = [
            ("IAMPORT_BASE_URL", url.as_str()),
            ("IAMPORT_API_KEY", "sandbox_key"),
            ("IAMPORT_API_SECRET", "sandbox_secret"),
        ];
        let revoked = run_with(
            &["vbanks", "revoke", "imp_448280090638", "--yes"],
            &environment,
        );
        assert_eq!(revoked.code, Some(0), "{revoked:?}");
        let payment = answer(&url, "payments imp_448280090638");
        assert_eq!(payment["status"], status);
    }
    let unknown = run(&["sandbox", "--assume", "weather=fine"]);
    insta::assert_snapshot!("assume_unknown", unknown.transcript());
}

#[test]
fn credentials_clock_and_webhooks_are_as_they_were_told() {
    let (_sandbox, url) = Running::sandbox(&[
        "--key",
        "my-key",
        "--secret",
        "my$secret",
        "--at",
        "2026-11-23T18:00:00+09:00",
        "--webhook-url",
        "http://127.0.0.1:9/webhook",
        "--webhook-format",
        "form",
    ]);
    let look = |secret| {
        let environment = [
            ("IAMPORT_BASE_URL", url.as_str()),
            ("IAMPORT_API_KEY", "my-key"),
            ("IAMPORT_API_SECRET", secret),
        ];
        run_with(&["payments", "get", "imp_448280090638"], &environment).code
    };
    assert_eq!(look("my$secret"), Some(0));
    assert_eq!(look("sandbox_secret"), Some(3));

    let clock = answer(&url, "clock");
    assert_eq!(clock["now"], 1_795_424_400);
    assert_eq!(clock["frozen"], true);
    let settings = answer(&url, "webhooks settings");
    assert_eq!(settings["live_url"], "http://127.0.0.1:9/webhook");
    assert_eq!(settings["test_url"], "http://127.0.0.1:9/webhook");
    assert_eq!(settings["format"], "form");
}

#[test]
fn a_clock_can_run_from_another_time() {
    let (_sandbox, url) = Running::sandbox(&["--start-time", "1795424400"]);
    let clock = answer(&url, "clock");
    assert_eq!(clock["frozen"], false);
    let now = clock["now"].as_u64().unwrap();
    assert!((1_795_424_400..1_795_428_000).contains(&now), "{clock}");
}

#[test]
fn the_export_lines_survive_a_shell() {
    let mut sandbox = Running::start(&["sandbox", "--key", "k", "--secret", "a$b'c"], &[]);
    let lines = sandbox.lines_until(|line| line.starts_with("export IAMPORT_API_SECRET="));
    assert_eq!(
        lines[lines.len() - 1],
        r"export IAMPORT_API_SECRET='a$b'\''c'"
    );
}
