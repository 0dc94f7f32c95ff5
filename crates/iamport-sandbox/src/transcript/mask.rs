//! Bodies and queries as they may be shown: without the value of any field that the specification marks as
//! secret, however its name is spelt.
//!
//! A body is shown if it is JSON or a form, whatever it is said to be, since the API looks at what is there. All
//! else is not: nobody can tell what in it is secret.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::de::IgnoredAny;

use crate::generated::lists::SECRET;

/// How much of a body is shown, in bytes.
const LONGEST: usize = 16 * 1024;
/// What stands where something secret was.
const MASK: &str = "***";
/// What no text begins with but the bytes of UTF-8 that say so.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// How many words a secret name has at most, were its underscores written as something else.
const MOST_WORDS: usize = 4;
/// The token in a query, which the specification does not have.
const TOKEN: &str = "_token";

/// The body of a request that is said to be of the type `kind`.
pub(crate) fn request(kind: &str, body: &[u8]) -> String {
    if body.trim_ascii().is_empty() {
        return String::new();
    }
    let text = std::str::from_utf8(body).unwrap_or_default();
    if is_json(text) {
        return cut(json(text), body.len());
    }
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let said_to_be =
        kind.is_empty() || kind.eq_ignore_ascii_case("application/x-www-form-urlencoded");
    if said_to_be && is_form(body) {
        return cut(form(&String::from_utf8_lossy(body)), body.len());
    }
    format!(
        "({} bytes that are neither JSON nor a form, not shown)",
        body.len()
    )
}

/// The body of an answer, or all of its bytes. They are the sandbox's own: JSON in its own spelling, which a fault
/// may have cut, or what a fault has in its place.
pub(crate) fn answer(body: &[u8]) -> String {
    cut(json(&String::from_utf8_lossy(body)), body.len())
}

/// The path and the query of a request.
pub(crate) fn target(path: &str, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{path}?{}", form(query)),
        None => path.to_owned(),
    }
}

fn cut(mut shown: String, length: usize) -> String {
    if shown.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|end| shown.is_char_boundary(*end));
        shown.truncate(end.unwrap_or_default());
        shown.push_str(&format!("… ({length} bytes)"));
    }
    shown
}

/// Whether a text is JSON that has fields.
fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches(BYTE_ORDER_MARK).trim();
    text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Whether a body can be a form: one line of text that gives something a value, and no markup or JSON.
fn is_form(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let body = body.trim_ascii();
    !body.starts_with(b"<")
        && !body.starts_with(b"{")
        && !body.starts_with(b"[")
        && body.contains(&b'=')
        && !body.iter().any(u8::is_ascii_control)
}

/// Whether a name is that of a secret field, in any of the spellings that somebody may take for it: it is decoded
/// as often as it may have been encoded, letters are small ones, and whatever is neither letter nor digit does not
/// count, so that `card%5Fnumber`, ` Card.Number[]`, `a[card_number]` and `"card number"` are all one.
fn is_secret(name: &str) -> bool {
    let mut name = name.to_owned();
    for _ in 0..3 {
        let encoded = name.replace('+', " ");
        name = percent_decoded(&encoded);
        let words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(plain)
            .collect();
        let any = (0..words.len()).any(|first| {
            let few = words.iter().skip(first).take(MOST_WORDS);
            let mut joined = String::new();
            few.into_iter().any(|word| {
                joined.push_str(word);
                is_plainly_secret(&joined)
            })
        });
        if any || name == encoded {
            return any;
        }
    }
    false
}

/// A name as names are compared.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_plainly_secret(name: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        SECRET
            .iter()
            .chain([&TOKEN])
            .map(|name| plain(name))
            .collect()
    });
    NAMES.contains(name)
}

fn percent_decoded(text: &str) -> String {
    // The decoding of a form, of which nothing but the percent signs is left.
    let whole = text.replace('&', "%26").replace('=', "%3D");
    let mut decoded = url::form_urlencoded::parse(whole.as_bytes());
    decoded
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

/// Masks JSON. It works on the text and not on what the text means, so that whatever else is in it, right or
/// wrong, is shown exactly as it was sent.
fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, from_quote) = rest.split_at(start);
        out.push_str(before);
        let (string, behind) = from_quote.split_at(string_length(from_quote));
        out.push_str(string);
        rest = behind;
        let Some(value) = behind.trim_start().strip_prefix(':') else {
            continue;
        };
        let hides = match serde_json::from_str::<String>(string) {
            Ok(name) => is_secret(&name),
            // Nobody can say what it is.
            Err(_) => true,
        };
        if hides {
            let (secret, behind) = value.split_at(value_length(value));
            out.push_str(match secret.trim() {
                "null" => ":null",
                _ => ":\"***\"",
            });
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// The length of the JSON value that the text begins with, blanks before it included; the whole text if it does
/// not end.
fn value_length(text: &str) -> usize {
    let begin = text.len() - text.trim_start().len();
    let mut depth = 0_usize;
    let mut at = begin;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match rest.as_bytes().first() {
            Some(b'"') => {
                at += string_length(rest);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']') if depth == 0 => return at,
            Some(b'}' | b']') => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            Some(b',') if depth == 0 => return at,
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    text.len()
}

/// The length of the JSON string that the text begins with, both quotes included; the whole text if it
/// does not end.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    // No byte of a longer character is one of these two.
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Masks a form or a query, and shows the rest exactly as it was sent.
fn form(text: &str) -> String {
    let pairs = text.split('&').map(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        match (is_secret(name), pair.contains('=')) {
            (false, _) => pair.to_owned(),
            // An encoded `=` gives nothing a value, and was meant to.
            (true, _) if percent_decoded(name).contains(['=', ':']) => MASK.to_owned(),
            (true, true) => format!("{name}={MASK}"),
            (true, false) => name.to_owned(),
        }
    });
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const JSON: &str = "application/json";
    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

    #[test]
    fn every_secret_field_of_the_specification_is_masked() {
        assert!(SECRET.len() > 15);
        for name in SECRET {
            let json = format!(r#"{{"{name}":"hidden"}}"#);
            assert_eq!(
                request(JSON, json.as_bytes()),
                format!(r#"{{"{name}":"***"}}"#)
            );
            let form = format!("{name}=hidden");
            assert_eq!(request(FORM, form.as_bytes()), format!("{name}=***"));
            assert!(
                name.split('_').count() <= MOST_WORDS,
                "{name} has too many words"
            );
        }
    }

    #[test]
    fn secrets_are_masked_and_the_rest_is_as_it_was() {
        let body = r#"{ "a":"\"card_number\":\"x", "card_number" : "1\"2", "b":[{"otp":123456}],"birth":null}"#;
        assert_eq!(
            request(JSON, body.as_bytes()),
            r#"{ "a":"\"card_number\":\"x", "card_number":"***", "b":[{"otp":"***"}],"birth":null}"#
        );
        assert_eq!(
            request(FORM, b"imp_key=a&x=%20&card%5Fnumber=1&b[expiry]=2&c"),
            "imp_key=***&x=%20&card%5Fnumber=***&b[expiry]=***&c"
        );
        let target = target("/vbanks/imp_1", Some("pg_api_key=hidden&_token=t&limit=1"));
        assert_eq!(target, "/vbanks/imp_1?pg_api_key=***&_token=***&limit=1");
        let wire = b"HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"abc";
        assert_eq!(
            answer(wire),
            "HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"***\""
        );
    }

    /// A form's spellings of `imp_secret` and `card_number`, each with a secret.
    const FORMS: &[&str] = &[
        "a=1& imp_secret=s3cret",
        "a=1&%20+imp_secret=s3cret",
        "a=1&\u{a0}imp_secret =s3cret",
        "Imp_Secret=s3cret",
        "IMP_SECRET=s3cret",
        "impSecret=s3cret",
        "imp.secret=s3cret",
        "imp+secret=s3cret",
        "imp secret=s3cret",
        "imp-secret=s3cret",
        "imp[secret=s3cret",
        "imp_secret[]=s3cret",
        "imp_secret[a][b]=s3cret",
        "imp_secret[]x=s3cret",
        "imp_secret%00x=s3cret",
        "a[imp_secret]=s3cret",
        "a[][imp.secret]=s3cret",
        "a.imp_secret=s3cret",
        "%69mp%5fsecret=s3cret",
        "imp%255Fsecret=s3cret",
        "imp%25255Fsecret=s3cret",
        "\"imp_secret\"=s3cret",
        "imp_secret=s3cret=s3cret",
        "imp_secret%3Ds3cret=",
        "a=1&&=&imp_secret=s3cret&",
        "\u{feff}imp_secret=s3cret",
        "card_number=1&a[card][number]=s3cret",
        "a=1&card_number=s3cret\r\n",
    ];

    /// The same in JSON.
    const OBJECTS: &[&str] = &[
        r#"{"imp_secret":"s3cret"}"#,
        r#"{" imp_secret ":"s3cret"}"#,
        r#"{"IMP_SECRET":"s3cret"}"#,
        r#"{"impSecret":"s3cret"}"#,
        r#"{"imp\u005fsecret":"s3cret"}"#,
        r#"{"\u0069mp_secret"  : "s3cret"}"#,
        r#"{"imp_secret[]":["s3cret"]}"#,
        r#"{"imp_secret":["s3cret","s3cret"]}"#,
        r#"{"imp_secret":{"a":["s3cret]}"],"b":"s3cret"}}"#,
        r#"{"imp_secret" : "\"s3cret","a":1}"#,
        r#"[{"a":{"imp_secret":"s3cret"}}]"#,
        r#"{"a":[[{"imp.secret":"s3cret"}]]}"#,
        r#"{"a":1,"imp_secret":"no","imp_secret":"s3cret"}"#,
        "\u{feff}{\"imp_secret\":\"s3cret\"}",
        "\u{feff} \n{\n\t\"imp_secret\"\r\n:\n\"s3cret\"\n}\n",
        r#"{"\ud800":"s3cret"}"#,
        r#"{"imp%5Fsecret":"s3cret"}"#,
    ];

    #[test]
    fn no_spelling_shows_a_secret() {
        for form in FORMS {
            for kind in [FORM, ""] {
                let shown = request(kind, form.as_bytes());
                assert!(!shown.contains("s3cret"), "{form}: {shown}");
                assert!(shown.contains(MASK), "{form}: {shown}");
            }
            let shown = target("/", Some(form));
            assert!(!shown.contains("s3cret"), "{form}: {shown}");
        }
        for object in OBJECTS {
            for kind in [JSON, FORM, "", "text/plain", "multipart/form-data"] {
                let shown = request(kind, object.as_bytes());
                assert!(!shown.contains("s3cret"), "{object}: {shown}");
                assert!(shown.contains(MASK), "{object}: {shown}");
                assert!(!answer(object.as_bytes()).contains("s3cret"), "{object}");
            }
        }
    }

    #[test]
    fn what_is_neither_json_nor_a_form_is_not_shown() {
        let multipart =
            "--b\r\nContent-Disposition: form-data; name=\"imp_secret\"\r\n\r\ns3cret\r\n--b--\r\n";
        let utf16: Vec<u8> = "imp_secret=s3cret"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let bodies: &[(&str, &[u8])] = &[
            ("multipart/form-data; boundary=b", multipart.as_bytes()),
            (FORM, multipart.as_bytes()),
            ("", multipart.as_bytes()),
            (JSON, b"imp_secret=s3cret"),
            ("text/plain", b"imp_secret=s3cret"),
            (JSON, b"{\"imp_secret\":\"s3cret"),
            (JSON, b"{'imp_secret':'s3cret'}"),
            (FORM, b"{\"imp_secret\":\"s3cret"),
            ("", b"{imp_secret:\"s3cret\",a=1}"),
            (JSON, b"\"imp_secret=s3cret\""),
            ("application/xml", b"<imp_secret>s3cret</imp_secret>"),
            (FORM, b"<a b=\"1\"><imp_secret>s3cret</imp_secret></a>"),
            ("", b"s3cret"),
            (FORM, b"imp_secret: s3cret\na=1"),
            (FORM, &utf16),
            ("application/octet-stream", b"\x1f\x8b\x08s3cret"),
            ("", b"\xff\xfe\x00=s3cret"),
            (JSON, b"{\"\xff\":\"s3cret\"}"),
        ];
        for (kind, body) in bodies {
            let told = format!(
                "({} bytes that are neither JSON nor a form, not shown)",
                body.len()
            );
            assert_eq!(request(kind, body), told, "{kind}");
        }
        assert_eq!(request(JSON, b" \r\n"), "");
    }

    #[test]
    fn ordinary_names_are_shown() {
        for name in [
            "merchant_uid",
            "imp_uid",
            "card_code",
            "number",
            "key",
            "secret",
            "expired_at",
            "birthplace",
            "options",
            "a[b][c]",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn long_bodies_are_cut_after_they_were_masked() {
        let long = format!("{{\"a\":\"{}\",\"otp\":\"1\"}}", "가".repeat(LONGEST / 3));
        let shown = request(JSON, long.as_bytes());
        assert!(shown.len() < LONGEST + 40, "{}", shown.len());
        assert!(shown.ends_with(&format!("… ({} bytes)", long.len())));
        let deep = [
            "[".repeat(100_000),
            r#"{"otp":"s3cret"}"#.to_owned(),
            "]".repeat(100_000),
        ];
        assert!(!request(JSON, deep.concat().as_bytes()).contains("s3cret"));
        // A name with very many parts takes no longer than one with as many letters.
        let wide = format!("{}imp_secret=s3cret", "a.".repeat(400_000));
        assert!(!request(FORM, wide.as_bytes()).contains("s3cret"));
    }

    proptest! {
        #[test]
        fn nothing_is_shown_of_a_secret_wherever_it_stands(
            before in r#"[a-z"{}\[\]:,&= ]{0,12}"#,
            after in r#"[a-z"{}\[\]:,&= ]{0,12}"#,
            deep in 0_usize..4,
        ) {
            let mut value = serde_json::json!({ before.clone(): 1, "otp": { after.clone(): "s3cret" }, after: "b" });
            for _ in 0..deep {
                value = serde_json::json!([{ before.clone(): value }]);
            }
            let shown = request(JSON, value.to_string().as_bytes());
            prop_assert!(!shown.contains("s3cret"), "{shown}");
            let masked: serde_json::Value = serde_json::from_str(&shown).unwrap();
            prop_assert!(masked.is_array() || masked.is_object());
        }

        #[test]
        fn nothing_breaks_it(kind in "[a-z/]{0,4}", body in prop::collection::vec(any::<u8>(), 0..64)) {
            request(&kind, &body);
            request(FORM, &body);
            answer(&body);
            target("/", Some(&String::from_utf8_lossy(&body)));
        }
    }
}
