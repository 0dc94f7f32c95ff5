//! Reading the values of arguments. What is wrong is said in one sentence that names the way out.

use std::str::FromStr as _;

use iamport::{Amount, PositiveAmount, UnixTime};

/// Text that is not empty. The API takes empty text for none, so the call would mean something else.
pub(crate) fn text(argument: &str) -> Result<String, String> {
    if argument.trim().is_empty() {
        Err("it is empty; leave the option out instead".to_owned())
    } else {
        Ok(argument.to_owned())
    }
}

/// An amount from zero up.
pub(crate) fn amount(argument: &str) -> Result<Amount, String> {
    let (whole, decimals) = argument.split_once('.').unwrap_or((argument, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) {
        return Err(
            "an amount is written like 5000 or 10.5: digits, no separators, no currency".to_owned(),
        );
    }
    argument
        .parse()
        .map_err(|_| "the amount has too many digits".to_owned())
}

/// An amount above zero.
pub(crate) fn positive_amount(argument: &str) -> Result<PositiveAmount, String> {
    PositiveAmount::try_from(amount(argument)?).map_err(|_| "it must be more than zero".to_owned())
}

/// How much of a payment to cancel.
pub(crate) fn amount_to_cancel(argument: &str) -> Result<PositiveAmount, String> {
    PositiveAmount::try_from(amount(argument)?).map_err(|_| {
        "the API reads 0 as everything that is left; if that is what you mean, write --all instead"
            .to_owned()
    })
}

/// A moment: epoch seconds, or RFC 3339 with an offset. Parts of a second are cut off.
pub(crate) fn time(argument: &str) -> Result<UnixTime, String> {
    if argument.bytes().all(|byte| byte.is_ascii_digit()) {
        // The API wants ten digits. Thirteen are milliseconds, which it would take for a far future.
        return match argument.parse::<i64>() {
            Ok(seconds) if argument.len() == 10 => Ok(UnixTime::from(seconds)),
            _ => Err("epoch seconds have ten digits (milliseconds are not taken)".to_owned()),
        };
    }
    argument
        .parse::<jiff::Timestamp>()
        .map(UnixTime::from)
        .map_err(|_| {
            "a time is written as epoch seconds or like 2026-12-31T23:59:59+09:00, with its offset"
                .to_owned()
        })
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
            "", " ", "-1", "+1", "5,000", "1e3", "1.", ".5", "1.2.3", "5000원", "１", "NaN", "1 0",
            "0x10",
        ];
        for wrong in wrong {
            assert!(amount(wrong).is_err(), "{wrong:?}");
        }
        assert!(amount(&"9".repeat(60)).is_err());
    }

    #[test]
    fn zero_is_refused_in_every_spelling() {
        for zero in ["0", "0.0", "000", "0.000"] {
            let why = amount_to_cancel(zero).unwrap_err();
            assert!(why.contains("--all"), "{why}");
            assert!(positive_amount(zero).is_err());
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
            "2026-12-31",
            "2026-12-31T23:59:59",
            "tomorrow",
            "+3d",
        ];
        for wrong in wrong {
            assert!(time(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn empty_text_is_none() {
        assert_eq!(text("고객 변심"), Ok("고객 변심".to_owned()));
        assert!(text("").is_err());
        assert!(text(" \t").is_err());
    }
}
