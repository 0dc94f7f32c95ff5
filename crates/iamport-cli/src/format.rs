//! How a person reads amounts, times and words from outside.

use iamport::types::Currency;
use iamport::{Amount, UnixTime};

/// Korea is nine hours ahead of UTC, in summer too.
pub(crate) const KOREA: jiff::tz::Offset = jiff::tz::Offset::constant(9);

/// `1,234,500 KRW`, or the bare number where the API does not tell the currency.
pub(crate) fn amount(amount: Amount, currency: Option<&Currency>) -> String {
    let text = amount.to_string();
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |text| ("-", text));
    let (whole, decimals) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(decimals) = decimals {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    match currency.map(|currency| plain(currency.as_str())) {
        Some(currency) if !currency.is_empty() => format!("{grouped} {currency}"),
        _ => grouped,
    }
}

/// `12,345`
pub(crate) fn number(number: u64) -> String {
    amount(
        Amount::from(i64::try_from(number).unwrap_or(i64::MAX)),
        None,
    )
}

/// `1 line`, `2,000 lines`
pub(crate) fn count(count: u64, unit: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{} {unit}{many}", number(count))
}

/// `2026-11-23 18:00:00 KST`, or the same moment in UTC, whatever the time zone of this machine is.
pub(crate) fn time(time: UnixTime, utc: bool) -> String {
    let (offset, zone) = if utc {
        (jiff::tz::Offset::UTC, "UTC")
    } else {
        (KOREA, "KST")
    };
    match jiff::Timestamp::try_from(time) {
        Ok(timestamp) => {
            let there = offset.to_datetime(timestamp);
            format!("{} {} {zone}", there.date(), there.time())
        }
        // Beyond the calendar: some number that never was a time.
        Err(_) => time.to_string(),
    }
}

/// Text from outside in one line. A buyer chooses some of it, and what steers a terminal could rewrite
/// what stands there.
pub(crate) fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if steers_a_terminal(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Several lines from outside, made harmless as [`plain`] does, with their indentation.
pub(crate) fn plain_lines(text: &str) -> String {
    let harmless = |c: char| {
        if c != '\n' && steers_a_terminal(c) {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.chars().map(harmless).collect()
}

fn steers_a_terminal(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'
                ..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// An argument as a shell takes it.
pub(crate) fn shell(argument: &str) -> String {
    let argument = plain(argument);
    let harmless = |c: char| c.is_ascii_alphanumeric() || "_-./:@%+=,".contains(c);
    if !argument.is_empty() && argument.chars().all(harmless) {
        argument
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_separators_and_a_currency() {
        let krw = Currency::Krw;
        for (number, expected) in [
            (0, "0 KRW"),
            (999, "999 KRW"),
            (1_000, "1,000 KRW"),
            (5_000, "5,000 KRW"),
            (123_456, "123,456 KRW"),
            (1_234_567, "1,234,567 KRW"),
            (-12_000, "-12,000 KRW"),
            (-999, "-999 KRW"),
        ] {
            assert_eq!(amount(Amount::from(number), Some(&krw)), expected);
        }
        let dollars = Amount::new(123_450, 2).unwrap();
        assert_eq!(amount(dollars, Some(&Currency::Usd)), "1,234.5 USD");
        assert_eq!(amount(dollars, Some(&Currency::from("CHF"))), "1,234.5 CHF");
        assert_eq!(amount(dollars, None), "1,234.5");
        assert_eq!(amount(dollars, Some(&Currency::from(""))), "1,234.5");
    }

    #[test]
    fn times_are_korean() {
        for (seconds, expected) in [
            (1_795_424_400, "2026-11-23 18:00:00 KST"),
            (1_798_729_199, "2026-12-31 23:59:59 KST"),
            (1_798_729_200, "2027-01-01 00:00:00 KST"),
            (0, "1970-01-01 09:00:00 KST"),
        ] {
            assert_eq!(time(UnixTime::from(seconds), false), expected);
        }
        assert_eq!(time(UnixTime::from(i64::MAX), false), i64::MAX.to_string());
        assert_eq!(time(UnixTime::from(0), true), "1970-01-01 00:00:00 UTC");
    }

    #[test]
    fn nothing_from_outside_steers_the_terminal() {
        assert_eq!(plain(" 햇사과 5kg\n"), "햇사과 5kg");
        assert_eq!(plain("a\r\nb\tc"), "a  b c");
        assert_eq!(plain("\u{1b}[2Jpaid\u{9b}"), "\u{fffd}[2Jpaid\u{fffd}");
        assert_eq!(plain("1\u{202e}000"), "1\u{fffd}000");
    }

    #[test]
    fn arguments_survive_a_shell() {
        assert_eq!(shell("imp_448280090638"), "imp_448280090638");
        assert_eq!(shell("주문 1"), "'주문 1'");
        assert_eq!(shell("a'b; rm"), r"'a'\''b; rm'");
        assert_eq!(shell(""), "''");
    }
}
