//! `iamport token`.

use iamport_testing::{KEY, SECRET, Server, TOKEN, refused, token};
use serde_json::Value;

use crate::process::{Fixture, Run, run, run_with, settings_file};

fn api() -> Server {
    Server::start(|_| token())
}

fn environment(server: &Server) -> [(&str, &str); 3] {
    [
        ("IAMPORT_BASE_URL", server.url.as_str()),
        ("IAMPORT_API_KEY", KEY),
        ("IAMPORT_API_SECRET", SECRET),
    ]
}

/// Nothing that must not be read stands in what a run printed.
fn hides(run: &Run, secrets: &[&str]) {
    let all = format!("{}{}", run.stdout, run.stderr);
    for secret in secrets {
        assert!(!all.contains(secret), "{secret} was printed: {run:?}");
    }
}

#[test]
fn a_token_is_told_about_and_only_printed_when_it_is_asked_for() {
    let server = api();
    let told = run_with(&["token"], &environment(&server));
    assert_eq!(told.code, Some(0), "{told:?}");
    insta::assert_snapshot!("token", told.transcript());
    hides(&told, &[TOKEN, KEY, SECRET]);

    let json = run_with(&["token", "--output", "json"], &environment(&server));
    let document: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(document["lives_seconds"], 1_800);
    assert_eq!(
        document["key_from"],
        "the environment variable IAMPORT_API_KEY"
    );
    hides(&json, &[TOKEN, KEY, SECRET]);

    let shown = run_with(&["token", "--show"], &environment(&server));
    assert_eq!(
        shown.stdout,
        format!("{TOKEN}\n"),
        "for curl it stands alone"
    );
    hides(&shown, &[KEY, SECRET]);
    let json = run_with(
        &["token", "--show", "--output", "json"],
        &environment(&server),
    );
    let document: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(document["access_token"], TOKEN);
    assert_eq!(server.token_requests(), 4);
}

#[test]
fn a_pair_of_a_profile_is_named_by_its_profile() {
    let server = api();
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "[profile.shop]\napi_key = \"{KEY}\"\napi_secret_env = \"SHOP\"\nbase_url = \"{}\"\n",
        server.url
    );
    let config = settings_file(folder.path(), &text);
    let environment = [
        ("IAMPORT_CONFIG", config.to_str().unwrap()),
        ("SHOP", SECRET),
    ];
    let told = run_with(&["token", "--profile", "shop"], &environment);
    let expected =
        "the key from api_key of the profile shop, the secret from the environment variable SHOP";
    assert!(told.stdout.contains(expected), "{told:?}");
    hides(&told, &[TOKEN, KEY, SECRET]);
}

#[test]
fn a_token_of_a_sandbox_opens_it() {
    let fixture = Fixture::start();
    let told = fixture.run(&["token", "--output", "json"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(
        run(&["--sandbox", "token"])
            .stdout
            .contains("the sandbox in this process")
    );
}

#[test]
fn a_pair_that_is_refused_has_the_code_for_it() {
    let server = Server::start(|_| refused(401, -1, "인증에 실패하였습니다."));
    let refused = run_with(&["token", "--show"], &environment(&server));
    assert_eq!(
        (refused.code, refused.stdout.as_str()),
        (Some(3), ""),
        "{refused:?}"
    );
    let missing = run(&["token", "--show"]);
    assert_eq!(
        (missing.code, missing.stdout.as_str()),
        (Some(3), ""),
        "{missing:?}"
    );
}
