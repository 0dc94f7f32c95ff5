use super::*;
use crate::client::FIXED_IP_URL;

#[test]
fn a_base_url_that_is_not_safe_is_refused() {
    let built = |url: &str| Client::builder().base_url(url).build();
    for url in [
        "",
        "api.iamport.kr",
        "ftp://api.iamport.kr",
        "http://api.iamport.kr",
        "http://localhost.evil.example",
        "http://evil.localhost",
        "http://128.0.0.1",
        "http://[::2]",
        "https://user@api.iamport.kr",
        "https://user:hunter2@api.iamport.kr",
        "https://:hunter2@api.iamport.kr",
        "https://api.iamport.kr?hunter2",
        "https://api.iamport.kr/?",
        "https://api.iamport.kr/#hunter2",
        "https://",
        "https:///path",
        "file:///etc/hosts",
        "data:text/plain,hunter2",
    ] {
        let error = match built(url) {
            Err(error) => error,
            // `https:///path` is read as the host `path`.
            Ok(client) => {
                assert_eq!(client.base_url(), "https://path");
                continue;
            }
        };
        assert!(error.is_invalid_input(), "{url}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
        assert!(!error.to_string().contains("evil"), "{error}");
    }
    for url in [
        "http://localhost:1",
        "http://LOCALHOST",
        "http://127.0.0.1:80/",
        "http://127.9.9.9",
        "http://[::1]:8080/api",
    ] {
        built(url).unwrap();
    }
    assert_eq!(
        format!("{:?}", built("http://127.0.0.1:80/").unwrap()),
        "Client { base_url: \"http://127.0.0.1\", .. }"
    );
}

#[test]
fn plain_http_reaches_the_host_that_was_named_and_no_other() {
    let built = |url: &str, names: &[&str]| {
        let builder = Client::builder().base_url(url);
        let allowing = |builder: ClientBuilder, name: &&str| builder.allow_http_host(*name);
        names.iter().fold(builder, allowing).build()
    };
    for (url, name) in [
        ("http://sandbox:8080", "sandbox"),
        ("http://SANDBOX/api", "Sandbox"),
        ("http://my_sandbox.test:1", "my_sandbox.test"),
        ("http://172.17.0.2:8080", "172.17.0.2"),
        ("http://[fd00::2]:8080", "fd00::2"),
        ("http://[fd00::2]:8080", "[fd00::2]"),
    ] {
        assert!(built(url, &[]).unwrap_err().is_invalid_input(), "{url}");
        built(url, &["other", name]).unwrap();
        let error = built(url, &["other"]).unwrap_err();
        assert!(error.to_string().contains("allow_http_host"), "{error}");
    }
    for url in [
        "http://sandbox.evil.example",
        "http://evil-sandbox",
        "http://sandbox./",
        "http://172.17.0.2",
        "http://api.iamport.kr",
        "ftp://sandbox",
        "http://user@sandbox",
    ] {
        let error = built(url, &["sandbox"]).unwrap_err();
        assert!(error.is_invalid_input(), "{url}");
    }
    // It opens nothing of the API, and says so whatever the base URL is.
    for name in [
        "api.iamport.kr",
        "API.IAMPORT.KR",
        "api.iamport.kr.",
        "static-api.iamport.kr",
        "iamport.kr",
        "api.%69amport.kr",
    ] {
        for url in ["http://api.iamport.kr", "http://127.0.0.1"] {
            let error = built(url, &[name]).unwrap_err().to_string();
            assert!(error.contains("the API itself"), "{name}: {error}");
        }
    }
    built("http://notiamport.kr", &["notiamport.kr"]).unwrap();
    for name in [
        "",
        "sandbox:8080",
        "sandbox:80",
        "http://sandbox",
        "sandbox/",
        "user@sandbox",
        "sandbox?a",
        "sandbox#a",
        "sandbox\\a",
        "a b",
        "[fd00::2]:80",
    ] {
        let error = built("http://127.0.0.1", &[name]).unwrap_err().to_string();
        assert!(error.contains("the name of a host"), "{name}: {error}");
    }
}

#[test]
fn no_proxy_comes_between_where_nothing_is_encrypted() {
    let direct = |url: &str| {
        let base = BaseUrl::parse(url, &["sandbox".to_owned()]);
        base.unwrap().is_reached_directly()
    };
    assert!(direct("http://sandbox:8080"));
    assert!(direct("http://127.0.0.1:8080"));
    #[cfg(any(
        feature = "rustls-ring",
        feature = "rustls-aws-lc",
        feature = "native-tls"
    ))]
    {
        assert!(direct("https://localhost"));
        assert!(!direct(DEFAULT_URL));
        assert!(!direct("https://sandbox"));
    }
}

#[cfg(any(
    feature = "rustls-ring",
    feature = "rustls-aws-lc",
    feature = "native-tls"
))]
#[test]
fn https_needs_no_provider_of_the_process() {
    let client = Client::builder().build().unwrap();
    assert_eq!(client.base_url(), DEFAULT_URL);
    Client::builder().base_url(FIXED_IP_URL).build().unwrap();
}

#[cfg(not(any(
    feature = "rustls-ring",
    feature = "rustls-aws-lc",
    feature = "native-tls"
)))]
#[test]
fn https_without_tls_is_refused_with_the_features() {
    let error = Client::builder().build().unwrap_err();
    assert!(error.is_invalid_input());
    for feature in ["rustls-ring", "rustls-aws-lc", "native-tls"] {
        assert!(error.to_string().contains(feature), "{error}");
    }
}

#[test]
fn settings_are_checked() {
    let local = || Client::builder().base_url("http://127.0.0.1:1");
    for tier in ["", "AB", "ABCD", "abc", "A-1", "AB\n", "가"] {
        assert!(local().tier(tier).build().unwrap_err().is_invalid_input());
        assert!(
            local()
                .build()
                .unwrap()
                .tier(tier)
                .unwrap_err()
                .is_invalid_input()
        );
    }
    local().tier("0AZ").build().unwrap();
    for (key, secret) in [("", "secret"), ("key", " ")] {
        assert!(
            local()
                .credentials(Credentials::new(key, secret))
                .build()
                .unwrap_err()
                .is_invalid_input()
        );
    }
    assert!(
        local()
            .read_timeout(Duration::ZERO)
            .build()
            .unwrap_err()
            .is_invalid_input()
    );
    assert!(
        local()
            .user_agent_suffix("a\nb")
            .build()
            .unwrap_err()
            .is_invalid_input()
    );
    let forever = local()
        .call_timeout(Duration::MAX)
        .connect_timeout(Duration::MAX);
    forever
        .read_timeout(Duration::MAX)
        .change_timeout(Duration::MAX)
        .build()
        .unwrap();
    let shown = format!(
        "{:?}",
        local().credentials(Credentials::new("hunter1", "hunter2"))
    );
    assert!(!shown.contains("hunter"), "{shown}");
}

#[test]
fn the_environment_is_read_and_a_missing_variable_named() {
    let lookup = |values: &'static [(&str, &str)]| {
        ClientBuilder::from_lookup(move |name| {
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).into())
        })
    };
    let full = lookup(&[
        ("IAMPORT_API_KEY", "k"),
        ("IAMPORT_API_SECRET", "s"),
        ("IAMPORT_BASE_URL", "http://127.0.0.1:5"),
        ("IAMPORT_TIER", "ABC"),
    ]);
    let full = full.unwrap();
    assert_eq!(full.credentials, Some(Credentials::new("k", "s")));
    assert_eq!(
        (full.base_url.as_str(), full.tier.as_deref()),
        ("http://127.0.0.1:5", Some("ABC"))
    );
    let bare = lookup(&[
        ("IAMPORT_API_KEY", "k"),
        ("IAMPORT_API_SECRET", "s"),
        ("IAMPORT_BASE_URL", ""),
    ])
    .unwrap();
    assert_eq!((bare.base_url.as_str(), bare.tier), (DEFAULT_URL, None));
    for (values, name) in [
        (&[("IAMPORT_API_SECRET", "s")][..], "IAMPORT_API_KEY"),
        (
            &[("IAMPORT_API_KEY", "k"), ("IAMPORT_API_SECRET", "")],
            "IAMPORT_API_SECRET",
        ),
    ] {
        let error = lookup(values).unwrap_err();
        assert!(
            error.is_invalid_input() && error.to_string().contains(name),
            "{error}"
        );
    }
}
