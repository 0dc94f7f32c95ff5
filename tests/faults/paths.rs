//! Ids that would be another route, on every path parameter of every operation.

use iamport::{Error, OPERATIONS, OperationInfo, Outcome, Repeat};
use iamport_testing::{Received, Server, envelope, token};
use serde_json::Value;

use super::table::{assert_silent, predicates};
use crate::bundle::{BUNDLE, Location};
use crate::calls::{Call, PathValues};
use crate::support::Clients as _;

/// What must come of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// No request leaves.
    Stays,
    /// It arrives as it is.
    Arrives,
    /// Either: it may be a word that other routes have at its place, or have slashes that lead to one.
    Depends,
    /// It arrives in a call that changes nothing, and does not leave in one that does.
    InReads,
}

fn hostile_ids() -> Vec<(String, Fate)> {
    use Fate::{Arrives, Depends, InReads, Stays};

    let mut ids: Vec<(String, Fate)> = [
        // Nothing.
        ("", Stays),
        (" ", Stays),
        ("\u{a0}", Stays),
        ("\u{3000}", Stays),
        // Dots.
        (".", Stays),
        ("..", Stays),
        (" .. ", Stays),
        ("..\u{a0}", Stays),
        ("...", Arrives),
        ("..a", Arrives),
        ("a..", Arrives),
        ("%2e", InReads),
        ("%2e%2e", InReads),
        ("%2E.", InReads),
        ("%252e%252e", Arrives),
        ("\u{2024}\u{2024}", Arrives),
        ("\u{ff0e}\u{ff0e}", Arrives),
        // Slashes.
        ("/", Stays),
        ("//", Stays),
        ("../cancel", Stays),
        ("../../users/getToken", Stays),
        ("imp_1/balance", Depends),
        ("a/b", Depends),
        ("2026/11/26-1", Depends),
        ("a/ /b", Stays),
        ("a/%2e%2e", Depends),
        ("findAll/a/b", Depends),
        ("imp_1/", Stays),
        ("/imp_1", Stays),
        ("..;/", Stays),
        (";/../", Stays),
        ("\\", Stays),
        ("..\\", Stays),
        ("..\\..\\vbanks", Stays),
        ("imp_1%2fbalance", InReads),
        ("..%2f..", InReads),
        ("%5c..%5c", InReads),
        ("..%c0%af..", Arrives),
        ("imp_1\u{ff0f}balance", Arrives),
        ("\u{2215}\u{2044}\u{29f8}", Arrives),
        ("\u{ff3c}..", Arrives),
        ("..;", Arrives),
        ("imp_1;jsessionid=1", Arrives),
        // Ends of things.
        ("imp_1\0", Stays),
        ("\0", Stays),
        ("imp_1\n", Stays),
        ("imp_1\r\nX-Zq: 1", Stays),
        (
            "imp_1 HTTP/1.1\r\nHost: zq\r\n\r\nDELETE /vbanks/imp_2",
            Stays,
        ),
        ("imp_1\t", Stays),
        ("imp_1\u{7f}", Stays),
        ("imp_1\u{85}", Stays),
        ("imp_1\u{2028}X-Zq: 1", Stays),
        ("imp_1%0d%0aX-Zq:%201", Arrives),
        ("imp_1 HTTP", Arrives),
        (" imp_1 ", Arrives),
        // The other parts of a URL.
        ("?x=1", Arrives),
        ("imp_1?include_sandbox=false&x=1", Arrives),
        ("#f", Arrives),
        ("imp_1#f", Arrives),
        ("@host", Arrives),
        ("user:password@host", Arrives),
        (":80", Arrives),
        ("http:", Arrives),
        ("javascript:alert(1)", Arrives),
        ("[::1]", Arrives),
        ("&a=b", Arrives),
        ("a=b", Arrives),
        ("+", Arrives),
        ("%", Arrives),
        ("%%", Arrives),
        ("%zz", Arrives),
        ("{imp_uid}", Arrives),
        ("*", Arrives),
        ("~", Arrives),
        ("'\"<>|^`", Arrives),
        // Languages.
        ("결제 1번", Arrives),
        ("\u{1112}\u{1161}\u{11ab}", Arrives),
        ("👩‍👩‍👧 🍎", Arrives),
        ("\u{202e}1_pmi", Arrives),
        ("\u{200f}imp_1\u{2066}", Arrives),
        ("\u{feff}imp_1", Arrives),
        ("imp_1\u{200d}", Arrives),
        ("\u{10ffff}", Arrives),
        // Words of other routes.
        ("cancel", Depends),
        ("prepare", Depends),
        ("holder", Depends),
        ("find", Depends),
        ("findAll", Depends),
        ("FIND", Depends),
        ("Findall", Depends),
        ("status", Depends),
        ("balance", Depends),
        ("Balance ", Depends),
        ("getToken", Depends),
        ("_sandbox", Depends),
    ]
    .into_iter()
    .map(|(id, fate)| (id.to_owned(), fate))
    .collect();
    ids.push(("a".repeat(10_000), Arrives));
    ids.push(("가".repeat(1_000), Arrives));
    ids.push(("a".repeat(70_000), Stays));
    ids.push(("가".repeat(20_000), Stays));
    ids
}

/// The operation that a server runs for a method and a path: a literal goes before a parameter, from the left.
pub(super) fn route(method: &str, path: &str) -> Option<&'static str> {
    let given: Vec<&str> = path.split('/').skip(1).collect();
    let fits = |info: &&OperationInfo| {
        let template: Vec<&str> = info.path().split('/').skip(1).collect();
        info.method().as_str() == method
            && template.len() == given.len()
            && template
                .iter()
                .zip(&given)
                .all(|(wanted, given)| is_parameter(wanted) || wanted == given)
    };
    // At the first place where two templates differ, the literal wins.
    let literals = |info: &&&OperationInfo| -> Vec<bool> {
        info.path()
            .split('/')
            .map(|part| !is_parameter(part))
            .collect()
    };
    OPERATIONS
        .iter()
        .copied()
        .filter(|info| fits(info))
        .collect::<Vec<_>>()
        .iter()
        .max_by_key(literals)
        .map(|info| info.id())
}

fn is_parameter(part: &str) -> bool {
    part.starts_with('{')
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
            bytes.push(u8::try_from(digit() * 16 + digit()).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The request is that of the operation, with this value at that place, for servers of any strictness.
fn assert_arrived(request: &Received, info: &OperationInfo, position: usize, id: &str) {
    let name = format!("{} with {id:?}: {}", info.id(), request.line());
    assert_eq!(request.method(), info.method().as_str(), "{name}");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%/?=&".contains(&byte);
    assert!(request.target().bytes().all(plain), "{name}");
    assert_eq!(
        route(request.method(), request.path()),
        Some(info.id()),
        "{name}"
    );

    let template: Vec<&str> = info.path().split('/').collect();
    let segments: Vec<&str> = request.path().split('/').collect();
    let value = template
        .iter()
        .zip(&segments)
        .filter(|(wanted, _)| is_parameter(wanted))
        .nth(position)
        .map(|(_, given)| decoded(given))
        .unwrap();
    assert_eq!(value, id, "{name}");

    // A server that decodes before it splits, and takes a backslash for a slash, sees the same, or with a slash in an id nothing.
    let naive = decoded(request.path()).replace('\\', "/");
    let parts: Vec<&str> = naive.split('/').collect();
    for part in parts.iter().skip(1) {
        assert!(!matches!(part.trim(), "" | "." | ".."), "{name}");
    }
    if !id.contains('/') {
        assert_eq!(parts.len(), template.len(), "{name}");
    }
    let seen = route(info.method().as_str(), &naive);
    assert!(
        seen.is_none_or(|seen| seen == info.id()),
        "{name}: {seen:?}"
    );
    // So does one that does not care for capitals or blanks around words.
    if let Some(folded) = OPERATIONS
        .iter()
        .filter(|other| other.method() == info.method() && other.id() != info.id())
        .find(|other| {
            let other: Vec<&str> = other.path().split('/').collect();
            other.len() == parts.len()
                && other.iter().zip(&parts).all(|(wanted, part)| {
                    is_parameter(wanted) && id.contains('/')
                        || wanted.eq_ignore_ascii_case(part.trim())
                })
        })
    {
        panic!("{name}: to some it is {}", folded.id());
    }
    assert!(request.header("x-zq").is_none(), "{name}");
    assert!(
        request.header("host").unwrap().starts_with("127.0.0.1:"),
        "{name}"
    );
}

/// How many characters a path value may have where the client refuses longer ones.
fn longest(info: &OperationInfo, position: usize) -> Option<usize> {
    let parameter = BUNDLE.operation(info.id()).parameters(Location::Path)[position];
    (parameter["x-iamport-refuse-longer"] == true).then(|| {
        let most = parameter["schema"]["maxLength"].as_u64().unwrap();
        usize::try_from(most).unwrap()
    })
}

/// An error names ids, and an id can be anything: it still is one line that no terminal obeys, and not a long one.
fn assert_plain(name: &str, error: &Error) {
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(text.chars().count() < 500, "{name}: {text}");
        assert!(!text.chars().any(char::is_control), "{name}: {text:?}");
        let breaks = ['\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}'];
        assert!(!text.contains(breaks), "{name}: {text:?}");
    }
}

#[tokio::test]
async fn no_id_reaches_another_route() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            token()
        } else {
            envelope(404, -1, "no", &Value::Null)
        }
    });
    let client = server.client();
    let ids = hostile_ids();
    assert!(ids.len() >= 40);
    let (mut tried, mut arrived, mut parameters) = (0, 0, 0);
    for info in OPERATIONS {
        let call = Call::find(info.id());
        for position in 0..call.path_parameters {
            parameters += 1;
            let longest = longest(info, position);
            for (id, fate) in &ids {
                let fate = match (longest, fate) {
                    (Some(most), _) if id.chars().count() > most => Fate::Stays,
                    (_, Fate::InReads) if info.repeat() == Repeat::Safe => Fate::Arrives,
                    (_, Fate::InReads) => Fate::Stays,
                    (_, fate) => *fate,
                };
                server.forget();
                let path = PathValues::default().with(position, id);
                let error = (call.send)(client.clone(), path).await.unwrap_err();
                let sent = server.calls();
                let short: String = id.chars().take(40).collect();
                let name = format!("{} with {short:?}", info.id());
                tried += 1;
                match sent.as_slice() {
                    [] => {
                        assert_ne!(fate, Fate::Arrives, "{name}: {error}");
                        assert_eq!(error.outcome(), Outcome::NotSent, "{name}: {error}");
                        assert_eq!(predicates(&error), ["invalid_input"], "{name}: {error}");
                        assert_eq!(error.operation(), Some(info.id()));
                        assert_plain(&name, &error);
                        // The id of a customer is often a mail address.
                        let named = info.path().split('/').filter(|part| is_parameter(part));
                        if named.clone().nth(position) == Some("{customer_uid}")
                            && short.trim().len() > 8
                        {
                            assert_silent(&name, &error, &[&short]);
                        }
                    }
                    [request] => {
                        assert_ne!(fate, Fate::Stays, "{name}: {}", request.line());
                        assert_arrived(request, info, position, id);
                        assert!(error.is_not_found(), "{name}: {error}");
                        assert_plain(&name, &error);
                        arrived += 1;
                    }
                    more => panic!("{name}: {} requests", more.len()),
                }
            }
        }
    }
    assert!(parameters >= 12, "{parameters}");
    assert_eq!(tried, parameters * ids.len());
    assert!(arrived > tried / 3, "{arrived} of {tried}");
}

/// What the matcher of these tests says about paths that are known.
#[test]
fn the_matcher_prefers_literals() {
    for (method, path, id) in [
        ("GET", "/payments/imp_1", Some("getPaymentByImpUid")),
        (
            "GET",
            "/payments/find/a",
            Some("getPaymentByMerchantUidAnyStatus"),
        ),
        (
            "GET",
            "/payments/find/balance",
            Some("getPaymentByMerchantUidAnyStatus"),
        ),
        ("GET", "/payments/a/balance", Some("balanceByImpUid")),
        (
            "GET",
            "/payments/findAll/a/b",
            Some("getAllPaymentsByMerchantUid"),
        ),
        ("DELETE", "/vbanks/a", Some("revokeVbank")),
        ("DELETE", "/vbanks/a/b", None),
        ("GET", "/vbanks/a", None),
        ("GET", "/vbanks/holder", Some("queryBankHolder")),
        ("GET", "/payments", Some("getPaymentListByImpUid")),
        ("GET", "/", None),
    ] {
        assert_eq!(route(method, path), id, "{method} {path}");
    }
}
