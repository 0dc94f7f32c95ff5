//! Why there is no connection: each cause has a predicate, a phrase and a word in the log, and nothing was sent.

use std::process::Command;

use iamport::{Client, Credentials, Outcome, Retries};
use iamport_testing::unconnected::{Authority, Certificate, saying};
use iamport_testing::{KEY, Nobody, SECRET};

use super::secrets::listen;
use super::table::{assert_silent, predicates};

/// Where a client is to go, and through which proxy.
struct Place {
    base: String,
    proxy: Option<String>,
    is: &'static [&'static str],
    /// What stands in the text.
    says: &'static str,
    /// What stands in the log.
    cause: &'static str,
    /// Whether to try again is worth it.
    passes: bool,
}

fn places(authority: &Authority, nobody: &Nobody) -> Vec<Place> {
    let direct = |base: String, is, says, cause, passes| Place {
        base,
        proxy: None,
        is,
        says,
        cause,
        passes,
    };
    let proxied = |port: u16, says, cause, passes| Place {
        base: "https://api.example".to_owned(),
        proxy: Some(format!("http://user:hunter2@127.0.0.1:{port}")),
        is: &["connect", "proxy"],
        says,
        cause,
        passes,
    };
    vec![
        direct(
            "https://nothing.invalid".to_owned(),
            &["connect", "dns"],
            "is unknown",
            "name-unknown",
            true,
        ),
        direct(
            nobody.url(),
            &["connect", "port_refused"],
            "nobody listens",
            "port-refused",
            true,
        ),
        direct(
            nobody.url().replace("http:", "https:"),
            &["connect", "port_refused"],
            "nobody listens",
            "port-refused",
            true,
        ),
        direct(
            authority.server(Certificate::Expired),
            &["certificate_out_of_date", "connect", "tls"],
            "has expired",
            "certificate-expired",
            false,
        ),
        direct(
            authority.server(Certificate::NotYetValid),
            &["certificate_out_of_date", "connect", "tls"],
            "not valid yet",
            "certificate-not-yet-valid",
            false,
        ),
        direct(
            authority.server(Certificate::OfAnotherIssuer),
            &["connect", "issuer_unknown", "tls"],
            "who issued",
            "issuer-unknown",
            false,
        ),
        direct(
            authority.server(Certificate::OfAnotherHost),
            &["connect", "tls", "wrong_host"],
            "for another host",
            "wrong-host",
            false,
        ),
        direct(
            format!(
                "https://localhost:{}",
                saying(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            ),
            &["connect", "tls"],
            "speaks TLS",
            "tls",
            true,
        ),
        direct(
            format!("https://localhost:{}", saying(b"")),
            &["connect", "tls"],
            "speaks TLS",
            "tls",
            true,
        ),
        proxied(
            saying(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
            "(407)",
            "proxy-login",
            false,
        ),
        proxied(
            saying(b"HTTP/1.1 502 Bad Gateway\r\n\r\n"),
            "did not connect",
            "proxy",
            true,
        ),
    ]
}

/// `SSL_CERT_FILE` belongs to a whole process, so the clients have one of their own.
#[test]
fn each_cause_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    // The child makes the servers, and the file before anything reads it.
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "faults::no_connection::program", "--ignored"])
        .env("SSL_CERT_FILE", &file)
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[tokio::test]
#[ignore = "the program that the test above starts; by itself it trusts nobody"]
async fn program() {
    let file = std::env::var_os("SSL_CERT_FILE").expect("the test above says where");
    let (authority, nobody) = (Authority::new(), Nobody::new());
    authority.write(file.as_ref());

    // The right one connects, so what is wrong with the others is what is said of them.
    let right = client(&authority.server(Certificate::Right), None);
    let error = right.revoke_vbank("imp_1").send().await.unwrap_err();
    assert!(!error.is_connect(), "{error}");

    for place in places(&authority, &nobody) {
        let client = client(&place.base, place.proxy.as_deref());
        for is_change in [false, true] {
            let (log, guard) = listen();
            let error = match is_change {
                true => client.revoke_vbank("imp_1").send().await.unwrap_err(),
                // It needs no token.
                false => {
                    let call = client.get_token().imp_key(KEY).imp_secret(SECRET);
                    call.send().await.unwrap_err()
                }
            };
            drop(guard);
            let log = log.read();
            let name = &place.base;
            assert_eq!(predicates(&error), place.is, "{name}: {error}");
            assert!(error.to_string().contains(place.says), "{name}: {error}");
            assert_eq!(error.outcome(), Outcome::NotSent, "{name}: {error}");
            assert_eq!(error.is_transient(), place.passes, "{name}: {error}");
            assert!(
                log.contains(&format!("cause=\"{}\"", place.cause)),
                "{name}: {log}"
            );
            let hidden = [
                KEY,
                SECRET,
                "hunter2",
                "127.0.0.1",
                "localhost",
                "nothing.invalid",
                "api.example",
            ];
            assert_silent(name, &error, &hidden);
            for hidden in hidden {
                assert!(!log.contains(hidden), "{hidden} in {log}");
            }
        }
    }
}

fn client(base: &str, proxy: Option<&str>) -> Client {
    let builder = Client::builder()
        .base_url(base)
        .credentials(Credentials::new(KEY, SECRET))
        .retries(Retries::none());
    let builder = match proxy {
        Some(url) => builder.proxy(url),
        None => builder,
    };
    builder.build().unwrap()
}
