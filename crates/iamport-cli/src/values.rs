//! Reading the values of arguments. What is wrong is said in one sentence that names the way out.

use std::str::FromStr as _;

use iamport::{Amount, PositiveAmount, UnixTime};

use crate::format;

/// Text of which something can be seen. The API takes empty text for none, so the call would mean something else, and
/// text of zero-width characters looks like none.
pub(crate) fn text(argument: &str) -> Result<String, String> {
    if argument.chars().any(is_visible) {
        Ok(argument.to_owned())
    } else {
        Err("it is empty; leave it out instead".to_owned())
    }
}

/// Whether anything can be seen of a character. The client refuses ids without such a one.
fn is_visible(c: char) -> bool {
    let is_blank = c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !is_blank
}

/// An amount from zero up. Thousands may have separators, all of them or none.
pub(crate) fn amount(argument: &str) -> Result<Amount, String> {
    let (whole, decimals) = argument.split_once('.').unwrap_or((argument, "0"));
    if !is_whole(whole) || !is_digits(decimals) {
        return Err(
            "an amount is written like 5000, 5,000 or 10.5: digits, no currency, and a separator before every three \
             digits or nowhere"
                .to_owned(),
        );
    }
    argument
        .replace(',', "")
        .parse()
        .map_err(|_| "the amount has too many digits".to_owned())
}

/// `5000` or `5,000`. What has its separators elsewhere may be another number in another country.
fn is_whole(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let mut others = groups.peekable();
    if others.peek().is_none() {
        return is_digits(first);
    }
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && others.all(|group| is_digits(group) && group.len() == 3)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount above zero.
pub(crate) fn positive_amount(argument: &str) -> Result<PositiveAmount, String> {
    above_zero(amount(argument)?)
}

/// An amount that is not zero.
pub(crate) fn above_zero(amount: Amount) -> Result<PositiveAmount, String> {
    PositiveAmount::try_from(amount).map_err(|_| "it must be more than zero".to_owned())
}

/// How much of a payment to cancel.
pub(crate) fn amount_to_cancel(argument: &str) -> Result<PositiveAmount, String> {
    PositiveAmount::try_from(amount(argument)?).map_err(|_| {
        "the API reads 0 as everything that is left; if that is what you mean, write --all instead"
            .to_owned()
    })
}

/// The same, as it was written.
pub(crate) fn amount_to_cancel_text(argument: &str) -> Result<String, String> {
    amount_to_cancel(argument).map(|_| argument.to_owned())
}

/// A key of a change. The client has the same rule, and a key is wanted before anything is read.
pub(crate) fn key(argument: &str) -> Result<String, String> {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    if (1..=64).contains(&argument.len()) && argument.bytes().all(sign) {
        Ok(argument.to_owned())
    } else {
        Err(
            "a key is 1 to 64 letters, digits, `-`, `_`, `.` and `:`, such as refund-1234"
                .to_owned(),
        )
    }
}

/// A moment: epoch seconds, RFC 3339 with an offset, or a day with or without the time of day in Korea. Parts of a second
/// are cut off.
pub(crate) fn time(argument: &str) -> Result<UnixTime, String> {
    if is_digits(argument) {
        // The API wants ten digits. Thirteen are milliseconds, which it would take for a far future.
        return match argument.parse::<i64>() {
            Ok(seconds) if argument.len() == 10 => Ok(UnixTime::from(seconds)),
            _ => Err("epoch seconds have ten digits (milliseconds are not taken)".to_owned()),
        };
    }
    let moment = match in_korea(argument) {
        Some(there) => Some(there),
        None => argument.parse::<jiff::Timestamp>().ok(),
    };
    moment.map(UnixTime::from).ok_or_else(|| {
        "a time is written as epoch seconds, like 2026-12-31T23:59:59+09:00 with its offset, or as the day and the time \
         in Korea, like 2026-12-31 or '2026-12-31 18:00'"
            .to_owned()
    })
}

/// A day alone as the last second of that day in Korea; anything else as it is.
pub(crate) fn end_of_day(argument: &str) -> String {
    if argument.parse::<jiff::civil::Date>().is_ok()
        && in_korea(argument).is_some()
        && argument.len() == 10
    {
        format!("{argument} 23:59:59")
    } else {
        argument.to_owned()
    }
}

/// `2026-12-31`, `2026-12-31 18:00` or `2026-12-31 18:00:30`, as people in Korea write it. With a `T` in the place of the
/// space it comes from a program, which may mean another time zone, so that its offset has to be there.
fn in_korea(argument: &str) -> Option<jiff::Timestamp> {
    let shape: String = argument
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    const SHAPES: [&str; 3] = ["0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00"];
    if !SHAPES.contains(&shape.as_str()) {
        return None;
    }
    let there: jiff::civil::DateTime = argument.parse().ok()?;
    format::KOREA.to_timestamp(there).ok()
}

/// A moment for a sandbox: as [`time`], in seconds since the epoch.
pub(crate) fn moment(argument: &str) -> Result<u64, String> {
    let seconds = time(argument)?.as_secs();
    u64::try_from(seconds).map_err(|_| "the clock begins in 1970".to_owned())
}

/// A length of time in seconds: `90`, `90s`, `30m`, `12h`, `3d`, or several of them, the longest unit first.
pub(crate) fn duration(argument: &str) -> Result<u64, String> {
    const UNITS: [(char, u64); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];
    let wrong = || "a length of time is written like 90s, 30m, 12h, 3d or 1d12h".to_owned();
    if !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_digit()) {
        return u64::from_str(argument).map_err(|_| wrong());
    }
    let (mut seconds, mut rest) = (0_u64, argument);
    for (unit, length) in UNITS {
        let Some((count, after)) = rest.split_once(unit) else {
            continue;
        };
        if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let part = u64::from_str(count)
            .ok()
            .and_then(|n| n.checked_mul(length));
        seconds = part
            .and_then(|part| seconds.checked_add(part))
            .ok_or_else(wrong)?;
        rest = after;
    }
    if argument.is_empty() || !rest.is_empty() {
        return Err(wrong());
    }
    Ok(seconds)
}

/// A key or a secret: one word, so that it survives a header, a form and a shell.
pub(crate) fn credential(argument: &str) -> Result<String, String> {
    if !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(argument.to_owned())
    } else {
        Err("it has letters, digits and signs of ASCII only, and no space".to_owned())
    }
}

/// A host that plain HTTP may go to, without a port. It is never one of the live API.
pub(crate) fn http_host(argument: &str) -> Result<String, String> {
    let name = argument.trim_end_matches('.').to_ascii_lowercase();
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let is_number = argument.parse::<std::net::IpAddr>().is_ok();
    if name.is_empty() || !is_number && !argument.bytes().all(sign) {
        return Err("it is the name of a host, such as sandbox, without a port".to_owned());
    }
    let live = name.strip_suffix("iamport.kr");
    if live.is_some_and(|before| before.is_empty() || before.ends_with('.')) {
        return Err("the live API is never reached by plain http://".to_owned());
    }
    Ok(argument.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_has_units() {
        for (argument, seconds) in [
            ("90", 90),
            ("90s", 90),
            ("30m", 1_800),
            ("12h", 43_200),
            ("1d", 86_400),
            ("1d12h", 129_600),
            ("1d1s", 86_401),
        ] {
            assert_eq!(duration(argument), Ok(seconds), "{argument}");
        }
        for wrong in ["", "d", "1w", "1h1d", "1.5h", "-1d", "1d 1h", "1d1"] {
            assert!(duration(wrong).is_err(), "{wrong:?}");
        }
        assert!(duration("99999999999999999999").is_err());
        assert!(duration("999999999999999999d").is_err());
    }

    #[test]
    fn plain_http_never_goes_to_the_live_api() {
        for name in [
            "sandbox",
            "my_sandbox.test",
            "172.17.0.2",
            "fd00::2",
            "notiamport.kr",
        ] {
            assert_eq!(http_host(name), Ok(name.to_owned()));
        }
        for name in [
            "iamport.kr",
            "api.iamport.kr",
            "API.iamport.KR.",
            "static-api.iamport.kr",
        ] {
            assert!(http_host(name).unwrap_err().contains("live API"), "{name}");
        }
        for name in [
            "",
            ".",
            "sandbox:80",
            "http://sandbox",
            "a b",
            "a/b",
            "a@b",
            "%61",
            "원",
        ] {
            assert!(
                http_host(name).unwrap_err().contains("name of a host"),
                "{name}"
            );
        }
    }

    #[test]
    fn a_credential_is_one_word() {
        assert_eq!(credential("a$1"), Ok("a$1".to_owned()));
        for wrong in ["", "a b", "a\n", "비밀"] {
            assert!(credential(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn amounts_are_exact_decimals() {
        assert_eq!(amount("5000"), Ok(Amount::from(5_000)));
        assert_eq!(amount("10.5"), Ok(Amount::new(105, 1).unwrap()));
        assert_eq!(amount("0.10"), Ok(Amount::new(1, 1).unwrap()));
        assert_eq!(amount("0"), Ok(Amount::ZERO));
        let wrong = [
            "", " ", "-1", "+1", "1e3", "1.", ".5", "1.2.3", "5000원", "１", "NaN", "1 0", "0x10",
        ];
        for wrong in wrong {
            assert!(amount(wrong).is_err(), "{wrong:?}");
        }
        assert!(amount(&"9".repeat(60)).is_err());
    }

    #[test]
    fn separators_stand_where_they_belong_or_nowhere() {
        for (argument, number) in [
            ("5,000", 5_000),
            ("999", 999),
            ("12,345", 12_345),
            ("123,456,789", 123_456_789),
            ("1,000.0", 1_000),
        ] {
            assert_eq!(amount(argument), Ok(Amount::from(number)), "{argument}");
        }
        assert_eq!(amount("1,000.5"), Ok(Amount::new(10_005, 1).unwrap()));
        let wrong = [
            ",", ",000", "5,", "5,00", "50,00", "5,0000", "5000,000", "1,000,00", "1,,000",
            "0,500", "1,000,", "1.000,5", "1.0,000", "5_000", "5 000", "5，000",
        ];
        for wrong in wrong {
            assert!(amount(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn zero_is_refused_in_every_spelling() {
        for zero in ["0", "0.0", "000", "0.000", "0,000"] {
            assert!(positive_amount(zero).is_err());
        }
        for zero in ["0", "0.0", "000", "0.000"] {
            let why = amount_to_cancel(zero).unwrap_err();
            assert!(why.contains("--all"), "{why}");
        }
        assert_eq!(
            amount_to_cancel("0.5").map(PositiveAmount::get),
            Ok(Amount::new(5, 1).unwrap())
        );
    }

    #[test]
    fn a_time_says_which_moment_it_is() {
        let expected = Ok(UnixTime::from(1_798_729_199));
        assert_eq!(time("1798729199"), expected);
        assert_eq!(time("2026-12-31T23:59:59+09:00"), expected);
        assert_eq!(time("2026-12-31T14:59:59Z"), expected);
        assert_eq!(time("2026-12-31T14:59:59.999Z"), expected);
        let wrong = [
            "",
            "0",
            "-1798729199",
            "179872919",
            "1798729199000",
            "2026-12-31T23:59:59",
            "tomorrow",
            "+3d",
        ];
        for wrong in wrong {
            assert!(time(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_day_and_a_time_of_day_without_an_offset_are_those_of_korea() {
        for (argument, same) in [
            ("2026-12-31", "2026-12-31T00:00:00+09:00"),
            ("2026-11-01 18:00", "2026-11-01T18:00:00+09:00"),
            ("2026-11-01 18:00:30", "2026-11-01T18:00:30+09:00"),
            ("2028-02-29", "2028-02-28T15:00:00Z"),
        ] {
            assert_eq!(time(argument), time(same), "{argument}");
            assert!(time(argument).is_ok());
        }
        let wrong = [
            "2026-13-01",
            "2026-02-29",
            "2026-11-01 24:00",
            "2026-11-01 18",
            "2026-11-01 18:00:00.5",
            "2026-11-01  18:00",
            "2026-11-01T18:00",
            "2026-11-1",
            "26-11-01",
            "2026/11/01",
            "18:00",
            "2026-11-01 18:00 PST",
        ];
        for wrong in wrong {
            assert!(time(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn text_without_a_visible_character_is_none() {
        assert_eq!(text("고객 변심"), Ok("고객 변심".to_owned()));
        for wrong in ["", " \t", "\u{200b}", "\u{feff} ", "\u{3164}", "\u{1b}"] {
            assert!(text(wrong).is_err(), "{wrong:?}");
        }
    }
}
