//! Why there is no connection, as the command says it.

use iamport_testing::unconnected::{Authority, Certificate, saying};
use iamport_testing::{KEY, Nobody, SECRET};

use crate::process::run_with;

#[test]
fn each_cause_is_told_apart_and_nothing_was_sent() {
    let (authority, nobody) = (Authority::new(), Nobody::new());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    authority.write(&file);
    let proxy = |answer| format!("http://user:hunter2@127.0.0.1:{}", saying(answer));
    let login = proxy(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    let broken = proxy(b"HTTP/1.1 502 Bad Gateway\r\n\r\n");
    let far = "https://api.example";
    for (base, proxy, says) in [
        ("https://nothing.invalid", "", "is unknown"),
        (&nobody.url(), "", "nobody listens"),
        (&authority.server(Certificate::Expired), "", "has expired"),
        (
            &authority.server(Certificate::NotYetValid),
            "",
            "not valid yet",
        ),
        (
            &authority.server(Certificate::OfAnotherIssuer),
            "",
            "who issued",
        ),
        (
            &authority.server(Certificate::OfAnotherHost),
            "",
            "for another host",
        ),
        (
            &format!("https://localhost:{}", saying(b"no")),
            "",
            "speaks TLS",
        ),
        (far, &login, "(407)"),
        (far, &broken, "the proxy did not connect"),
        (
            far,
            "http://user:hunter2@:x",
            "HTTPS_PROXY is not a proxy's URL",
        ),
    ] {
        let environment = [
            ("IAMPORT_BASE_URL", base),
            ("IAMPORT_API_KEY", KEY),
            ("IAMPORT_API_SECRET", SECRET),
            ("SSL_CERT_FILE", file.to_str().unwrap()),
            ("HTTPS_PROXY", proxy),
        ];
        let run = run_with(
            &["vbanks", "revoke", "imp_448280090638", "--yes"],
            &environment,
        );
        assert!(run.stderr.contains(says), "{base}: {run:?}");
        assert!(matches!(run.code, Some(1 | 2)), "{base}: {run:?}");
        assert!(!format!("{run:?}").contains("hunter2"), "{base}: {run:?}");
    }
}
