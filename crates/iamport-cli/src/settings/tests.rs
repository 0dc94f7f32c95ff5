use std::ffi::OsString;

use iamport::Credentials;

use super::*;

fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
    move |name| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| OsString::from(value))
    }
}

/// A file of profiles that only its owner can read.
fn file(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, text).unwrap();
    permit(&path, 0o600);
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[cfg(unix)]
fn permit(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn permit(_: &std::path::Path, _: u32) {}

fn read(global: &Global, pairs: &[(&str, &str)]) -> Result<Settings, Failure> {
    // A file of the person who runs the test must not count.
    let mut pairs = pairs.to_vec();
    if !pairs.iter().any(|(name, _)| *name == CONFIG) {
        pairs.push((CONFIG, "/nonexistent/config.toml"));
    }
    Settings::read(global, &env(&pairs))
}

fn why(result: Result<Settings, Failure>) -> String {
    match result {
        Err(failure) => failure.to_string(),
        Ok(_) => panic!("it was accepted"),
    }
}

const PAIR: [(&str, &str); 2] = [(KEY, "key"), (SECRET, "secret")];

#[test]
fn an_option_goes_before_the_environment() {
    let all = [PAIR[0], PAIR[1], (BASE_URL, "http://127.0.0.1:1")];
    let url = |global: &Global, pairs: &[(&str, &str)]| read(global, pairs).unwrap().base_url;
    let none = Global::default();
    assert_eq!(url(&none, &PAIR), None);
    assert_eq!(url(&none, &all).as_deref(), Some("http://127.0.0.1:1"));
    let option = Global {
        base_url: Some("http://127.0.0.1:2".to_owned()),
        ..Global::default()
    };
    assert_eq!(url(&option, &all).as_deref(), Some("http://127.0.0.1:2"));
}

#[test]
fn empty_credentials_are_missing() {
    let missing = |pairs: &[(&str, &str)]| match read(&Global::default(), pairs) {
        Err(Failure::NoCredentials(names)) => names,
        _ => panic!(),
    };
    assert_eq!(missing(&[]), [KEY, SECRET]);
    assert_eq!(missing(&[(KEY, "key")]), [SECRET]);
    assert_eq!(missing(&[(KEY, ""), (SECRET, "secret")]), [KEY]);
}

const PROFILES: &str = r#"
default = "shop"

[profile.shop]
api_key = "shop-key"
api_secret = "shop-secret"
tier = "AAA"

[profile.trial]
api_key_env = "TRIAL_KEY"
api_secret_command = "echo trial-secret; echo more"
base_url = "http://127.0.0.1:7"
journal = "/tmp/journal"
"#;

#[test]
fn a_profile_that_is_named_goes_before_the_environment_and_the_default_one_behind_it() {
    let (_folder, path) = file(PROFILES);
    let config = (CONFIG, path.as_str());
    let secret = |settings: &Settings| settings.pair.credentials();

    let by_default = read(&Global::default(), &[config]).unwrap();
    assert!(secret(&by_default) == Credentials::new("shop-key", "shop-secret"));
    assert_eq!(by_default.profile.as_deref(), Some("shop"));
    assert_eq!(by_default.tier.as_deref(), Some("AAA"));

    let environment = [config, PAIR[0], PAIR[1], (BASE_URL, "http://127.0.0.1:1")];
    let before = read(&Global::default(), &environment).unwrap();
    assert!(secret(&before) == Credentials::new("key", "secret"));
    assert_eq!(before.base_url.as_deref(), Some("http://127.0.0.1:1"));

    let named = Global {
        profile: Some("trial".to_owned()),
        ..Global::default()
    };
    let all = [&environment[..], &[("TRIAL_KEY", "trial-key")]].concat();
    let named = read(&named, &all).unwrap();
    assert!(secret(&named) == Credentials::new("trial-key", "trial-secret"));
    assert_eq!(named.base_url.as_deref(), Some("http://127.0.0.1:7"));
    assert_eq!(named.journal, Some(PathBuf::from("/tmp/journal")));

    let by_variable = [config, (PROFILE, "trial"), ("TRIAL_KEY", "trial-key")];
    let by_variable = read(&Global::default(), &by_variable).unwrap();
    assert!(secret(&by_variable) == Credentials::new("trial-key", "trial-secret"));
}

#[test]
fn half_a_pair_is_never_completed_from_elsewhere() {
    let (_folder, path) = file(PROFILES);
    let pairs = [(CONFIG, path.as_str()), (KEY, "key")];
    assert!(matches!(
        read(&Global::default(), &pairs),
        Err(Failure::NoCredentials(names)) if names == [SECRET]
    ));
}

#[test]
fn what_is_wrong_with_the_file_is_told_without_its_secrets() {
    for (text, expected) in [
        ("[profile.a]\napi_secrt = \"TOPSECRET\"", "unknown field"),
        ("[profile.a]\napi_secret = TOPSECRET", "line 2"),
        ("[profile.a]\napi_secret = 12\n", "another type"),
        (
            "[profile.a]\napi_secret = \"TOPSECRET\"\napi_secret_env = \"X\"",
            "only one of",
        ),
        (
            "default = \"b\"\n[profile.a]\napi_key = \"k\"",
            "there are a",
        ),
    ] {
        let (_folder, path) = file(text);
        let why = why(read(&Global::default(), &[(CONFIG, path.as_str())]));
        assert!(why.contains(expected), "{why}");
        assert!(!why.contains("TOPSECRET"), "{why}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_can_read_or_change_is_refused() {
    let (_folder, path) = file(PROFILES);
    for (mode, expected) in [(0o644, "others can read it"), (0o602, "others can change")] {
        permit(path.as_ref(), mode);
        let why = why(read(&Global::default(), &[(CONFIG, path.as_str())]));
        assert!(why.contains(expected) && why.contains("chmod 600"), "{why}");
    }
    // Without a secret in it others may read it.
    let (_folder, path) = file("[profile.a]\napi_key = \"k\"\napi_secret_env = \"S\"");
    permit(path.as_ref(), 0o644);
    let global = Global {
        profile: Some("a".to_owned()),
        ..Global::default()
    };
    assert!(read(&global, &[(CONFIG, path.as_str()), ("S", "secret")]).is_ok());
}

#[cfg(unix)]
#[test]
fn a_command_that_fails_prints_no_secret() {
    let text = "[profile.a]\napi_key = \"k\"\napi_secret_command = \"echo TOPSECRET; exit 3\"";
    let (_folder, path) = file(text);
    let global = Global {
        profile: Some("a".to_owned()),
        ..Global::default()
    };
    let why = why(read(&global, &[(CONFIG, path.as_str())]));
    assert!(
        why.contains("exit status: 3") && !why.contains("TOPSECRET"),
        "{why}"
    );
}

#[test]
fn a_named_variable_must_hold_something() {
    let env = env(&[("INICIS", "key"), ("EMPTY", ""), ("BLANK", " ")]);
    let secret = |name| secret_of("--pg-api-key-env", name, &env);
    assert_eq!(secret(None).unwrap(), None);
    assert_eq!(secret(Some("INICIS")).unwrap().as_deref(), Some("key"));
    for name in ["EMPTY", "BLANK", "ABSENT"] {
        let text = secret(Some(name)).unwrap_err().to_string();
        assert!(
            text.contains(name) && text.contains("--pg-api-key-env"),
            "{text}"
        );
    }
    let text = secret(Some("ItEQKi3rY7uvDS8l")).unwrap_err().to_string();
    assert!(!text.contains("ItEQKi3rY7uvDS8l"), "{text}");
}

fn found(global: &Global, pairs: &[(&str, &str)]) -> Found {
    Found::read(global, &env(pairs)).unwrap()
}

#[test]
fn each_setting_tells_where_it_came_from_and_not_what_it_is() {
    let (_folder, path) = file(PROFILES);
    let config = (CONFIG, path.as_str());
    let of_shop = found(&Global::default(), &[config]);
    let pair = of_shop.pair.unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(
        pair.sources(),
        "the key from api_key of the profile shop, the secret from api_secret of the profile shop"
    );
    assert_eq!(
        of_shop.tier.unwrap().source.to_string(),
        "tier of the profile shop"
    );
    assert!(of_shop.base_url.is_none());

    let named = Global {
        profile: Some("trial".to_owned()),
        journal: Some(PathBuf::from("/tmp/own")),
        ..Global::default()
    };
    let of_trial = found(
        &named,
        &[
            config,
            ("TRIAL_KEY", "trial-key"),
            (BASE_URL, "http://127.0.0.1:1"),
        ],
    );
    let pair = of_trial.pair.unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(
        pair.sources(),
        "the key from the environment variable TRIAL_KEY, the secret from api_secret_command of the profile trial"
    );
    // A profile that is named goes before the environment, in what it says and in where it says so.
    let url = of_trial.base_url.unwrap();
    assert_eq!(url.value, "http://127.0.0.1:7");
    assert_eq!(url.source.to_string(), "base_url of the profile trial");
    assert_eq!(of_trial.journal.unwrap().source.to_string(), "--journal");

    let all = [
        config,
        PAIR[0],
        PAIR[1],
        (BASE_URL, "http://127.0.0.1:1"),
        (JOURNAL, "/tmp/j"),
    ];
    let by_variables = found(&Global::default(), &all);
    let pair = by_variables
        .pair
        .unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(
        pair.sources(),
        "the key from the environment variable IAMPORT_API_KEY, the secret from the environment variable \
         IAMPORT_API_SECRET"
    );
    assert_eq!(
        by_variables.base_url.unwrap().source,
        Source::Variable(BASE_URL.to_owned())
    );
    assert_eq!(
        by_variables.journal.unwrap().source,
        Source::Variable(JOURNAL.to_owned())
    );
}

#[test]
fn what_is_found_without_a_key_pair_is_found_all_the_same() {
    let none = found(
        &Global::default(),
        &[(CONFIG, "/nonexistent/config.toml"), (TIER, "AAA")],
    );
    assert!(matches!(none.pair, Err(Failure::NoCredentials(names)) if names == [KEY, SECRET]));
    assert_eq!(none.tier.unwrap().value, "AAA");
}

#[test]
fn no_key_pair_is_taken_past_a_file_that_cannot_be_read() {
    let (_folder, path) = file("not a line of it");
    let pairs = [
        (CONFIG, path.as_str()),
        PAIR[0],
        PAIR[1],
        (BASE_URL, "http://127.0.0.1:1"),
    ];
    assert!(Found::read(&Global::default(), &env(&pairs)).is_err());
    let left = Found::without_file(&Global::default(), &env(&pairs)).unwrap();
    assert!(left.pair.is_err());
    assert_eq!(left.base_url.unwrap().value, "http://127.0.0.1:1");
}
