//! Cards: what is checked about them, what is kept of them, and how the test cards behave.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::codes;

/// The numbers of cards that behave in a certain way. The last four digits decide, so that a test can
/// have several cards of a kind; every other well-formed number works.
pub mod cards {
    /// Always works.
    pub const WORKS: &str = "5365-1000-0000-0001";
    /// Refused when a billing key is issued for it, and by `onetime`.
    pub const REFUSED: &str = "5365-1000-0000-0002";
    /// Refused by kcp only: of a group of channels the others give a key.
    pub const REFUSED_BY_KCP: &str = "5365-1000-0000-0003";
    /// A key is issued, and every charge is declined: over the limit.
    pub const OVER_LIMIT: &str = "5365-1000-0000-0005";
    /// A key is issued, and every charge is declined: suspended.
    pub const SUSPENDED: &str = "5365-1000-0000-0007";
    /// A key is issued, its first charge is declined, and the later ones work. `onetime`, which has no
    /// key, is always declined.
    pub const FAILS_ONCE: &str = "5365-1000-0000-0009";
    /// A debit card, `card_type` 1. Always works.
    pub const DEBIT: &str = "5365-1000-0000-0011";
}

/// The card details of a call, as they were sent. Never kept, and never in debug output.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CardDetails {
    #[serde(rename = "card_number")]
    pub(crate) number: Option<String>,
    pub(crate) expiry: Option<String>,
    pub(crate) birth: Option<String>,
    #[serde(rename = "pwd_2digit")]
    pub(crate) password: Option<String>,
    pub(crate) cvc: Option<String>,
}

impl fmt::Debug for CardDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardDetails").finish_non_exhaustive()
    }
}

/// What is kept of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// The first six and the last four digits, asterisks between them.
    pub(crate) masked: String,
    pub(crate) company: Company,
    pub(crate) debit: bool,
    /// The first second in which it is not valid any more.
    pub(crate) expires_at: u64,
    pub(crate) conduct: Conduct,
}

/// How a card behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Conduct {
    Works,
    Refused,
    RefusedByKcp,
    OverLimit,
    Suspended,
    /// Declined until it was charged once.
    FailsOnce,
}

/// The company of a card. The first digit of the number decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Company {
    Bc,
    Hyundai,
    Samsung,
    Shinhan,
}

impl Company {
    /// Its standard code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Company::Bc => "361",
            Company::Samsung => "365",
            Company::Shinhan => "366",
            Company::Hyundai => "367",
        }
    }

    /// Its name, as receipts have it.
    pub(crate) fn name(self) -> &'static str {
        let company = codes::find(codes::CARDS, self.code());
        company.map_or("", |company| {
            company.also.first().copied().unwrap_or(company.name)
        })
    }
}

impl CardDetails {
    /// Whether any of it was sent.
    pub(crate) fn given(&self) -> bool {
        self.number.is_some() || self.expiry.is_some()
    }

    /// The card that is meant, or the name of the field that is wrong: badly formed, or out of date at
    /// `now`. The number and the expiry must be there.
    pub(crate) fn checked(&self, now: u64) -> Result<Card, &'static str> {
        let number = digits(self.number.as_deref()).ok_or("card_number")?;
        if !matches!(number.len(), 15 | 16) {
            return Err("card_number");
        }
        let expires_at = self.expiry.as_deref().and_then(end_of_month);
        let expires_at = expires_at.filter(|end| *end > now).ok_or("expiry")?;
        let only_digits = |value: &Option<String>, lengths: &[usize]| {
            value.as_ref().is_none_or(|value| {
                lengths.contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        if !only_digits(&self.birth, &[6, 10]) {
            return Err("birth");
        }
        if !only_digits(&self.password, &[2]) {
            return Err("pwd_2digit");
        }
        if !only_digits(&self.cvc, &[3, 4]) {
            return Err("cvc");
        }
        let tail = number.get(number.len() - 4..).unwrap_or_default();
        let conduct = match tail {
            "0002" => Conduct::Refused,
            "0003" => Conduct::RefusedByKcp,
            "0005" => Conduct::OverLimit,
            "0007" => Conduct::Suspended,
            "0009" => Conduct::FailsOnce,
            _ => Conduct::Works,
        };
        let company = match number.as_bytes().first() {
            Some(b'3') => Company::Hyundai,
            Some(b'4') => Company::Shinhan,
            Some(b'5') => Company::Samsung,
            _ => Company::Bc,
        };
        let head = number.get(..6).unwrap_or_default();
        Ok(Card {
            masked: format!("{head}{}{tail}", "*".repeat(number.len() - 10)),
            company,
            debit: tail == "0011",
            expires_at,
            conduct,
        })
    }
}

/// The digits of a card number: groups with hyphens, spaces or dots between them, or without.
fn digits(number: Option<&str>) -> Option<String> {
    let mut digits = String::new();
    for c in number?.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '-' | ' ' | '.' | '/' => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// The first second after the month `YYYY-MM`, in Korea.
fn end_of_month(expiry: &str) -> Option<u64> {
    const DAY: u64 = 24 * 60 * 60;
    const KOREA: u64 = 9 * 60 * 60;
    let (year, month) = expiry.split_once('-')?;
    let whole = |text: &str, length: usize| {
        let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u64>().ok()).flatten()
    };
    let (year, month) = (whole(year, 4)?, whole(month, 2)?);
    if !(1..=12).contains(&month) || year < 1970 {
        return None;
    }
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let leap = |year: u64| {
        u64::from(year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let days_of_years: u64 = (1970..year).map(|year| 365 + leap(year)).sum();
    let days_of_months: u64 = (1..month)
        .map(|month| match month {
            2 => 28 + leap(year),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        })
        .sum();
    Some((days_of_years + days_of_months) * DAY - KOREA)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Details that every gateway takes.
    pub(crate) fn details(number: &str) -> CardDetails {
        CardDetails {
            number: Some(number.to_owned()),
            expiry: Some("2099-12".to_owned()),
            birth: Some("900101".to_owned()),
            password: Some("00".to_owned()),
            cvc: None,
        }
    }

    #[test]
    fn a_number_is_masked_and_has_a_company() {
        for number in [
            "5365-1000-0000-0001",
            "5365 1000 0000 0001",
            "5365100000000001",
        ] {
            let card = details(number).checked(0).unwrap();
            assert_eq!(card.masked, "536510******0001");
            assert_eq!(card.company.code(), "365");
            assert!(!card.debit);
        }
        let amex = details("3700-000000-00011").checked(0).unwrap();
        assert_eq!(amex.masked, "370000*****0011");
        assert!(amex.debit);
    }

    #[test]
    fn each_test_card_is_well_formed() {
        for (number, conduct) in [
            (cards::WORKS, Conduct::Works),
            (cards::REFUSED, Conduct::Refused),
            (cards::REFUSED_BY_KCP, Conduct::RefusedByKcp),
            (cards::OVER_LIMIT, Conduct::OverLimit),
            (cards::SUSPENDED, Conduct::Suspended),
            (cards::FAILS_ONCE, Conduct::FailsOnce),
            (cards::DEBIT, Conduct::Works),
        ] {
            assert_eq!(details(number).checked(0).unwrap().conduct, conduct);
        }
    }

    #[test]
    fn a_card_is_valid_to_the_end_of_its_month_in_korea() {
        // 2024-03-01 00:00:00 in Korea.
        assert_eq!(end_of_month("2024-02"), Some(1_709_218_800));
        // 2025-01-01 00:00:00 in Korea.
        assert_eq!(end_of_month("2024-12"), Some(1_735_657_200));
        let mut card = details(cards::WORKS);
        card.expiry = Some("2024-02".to_owned());
        assert!(card.checked(1_709_218_799).is_ok());
        assert_eq!(card.checked(1_709_218_800), Err("expiry"));
    }

    #[test]
    fn what_is_badly_formed_is_named() {
        type Spoil = fn(&mut CardDetails, &str);
        let cases: [(&str, Spoil, &[&str]); 5] = [
            (
                "card_number",
                |card, value| card.number = Some(value.to_owned()),
                &["", "1", "5365-1000-0000-00", "5365-1000-0000-00012", "x"],
            ),
            (
                "expiry",
                |card, value| card.expiry = Some(value.to_owned()),
                &["2099", "2099-13", "2099-00", "12-2099", "99-12", "2099/12"],
            ),
            (
                "birth",
                |card, value| card.birth = Some(value.to_owned()),
                &["90010", "1990-01-01", "19900101"],
            ),
            (
                "pwd_2digit",
                |card, value| card.password = Some(value.to_owned()),
                &["1", "123", "ab"],
            ),
            (
                "cvc",
                |card, value| card.cvc = Some(value.to_owned()),
                &["1", "12345", "abc"],
            ),
        ];
        for (name, spoil, values) in cases {
            for value in values {
                let mut card = details(cards::WORKS);
                spoil(&mut card, value);
                assert_eq!(card.checked(0), Err(name), "{value:?}");
            }
        }
        assert_eq!(CardDetails::default().checked(0), Err("card_number"));
    }

    #[test]
    fn nothing_of_it_is_in_debug_output() {
        let text = format!("{:?}", details(cards::WORKS));
        for secret in ["5365", "0001", "2099", "900101"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}
