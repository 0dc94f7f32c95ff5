//! Identity verifications, and what is told about a person.

use serde::{Deserialize, Serialize};

use super::channels::{self, Purpose, ShopChannel};
use super::gateway::codes;
use super::messages;
use super::refusal::Refusal;
use crate::facts::{Absence, missing};
use crate::generated::fields::certifications::request_otp;
use crate::generated::lists::{CARRIER, VERIFICATION_METHOD};
use crate::interned::{self, Interned};
use crate::operations::Operation;
use crate::tables::Map;

/// The one-time number that ends every identity verification by text message in the sandbox, which
/// sends no messages. Any other is refused.
pub const TEST_OTP: &str = "123456";

const CHANNEL_UNKNOWN: &str = "등록되지 않은 본인인증 channel_key입니다.";

/// What a caller tells about a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OtpRequest {
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) gender_digit: Option<String>,
    pub(crate) carrier: Option<String>,
    pub(crate) is_mvno: bool,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) channel_key: Option<String>,
    #[serde(rename = "verification_method")]
    pub(crate) method: Option<String>,
}

/// A person as the phone company knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) female: bool,
    /// `YYYY-MM-DD`
    pub(crate) birthday: String,
    pub(crate) foreigner: bool,
    pub(crate) phone: String,
    pub(crate) carrier: String,
}

impl Person {
    /// The first second of the birthday in Korea, in epoch seconds; below zero before 1970.
    pub(crate) fn birth(&self) -> Option<i64> {
        let mut parts = self.birthday.splitn(3, '-').map(str::parse::<i64>);
        let (year, month, day) = (
            parts.next()?.ok()?,
            parts.next()?.ok()?,
            parts.next()?.ok()?,
        );
        // Years from March on, so that a leap day is the last of its year; 719,468 days of them lie before 1970.
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let leap_days = year / 4 - year / 100 + year / 400;
        let days = year * 365 + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468;
        Some(days * 24 * 60 * 60 - 9 * 60 * 60)
    }

    /// The key that the person has at every shop: 88 characters.
    pub(crate) fn connecting_information(&self) -> String {
        format!("{}==", self.key("CI", 86))
    }

    /// The key that the person has at one shop: 64 characters.
    pub(crate) fn duplication_information(&self, mid: &str) -> String {
        self.key(mid, 64)
    }

    /// The same person has the same key each time.
    fn key(&self, purpose: &str, length: usize) -> String {
        const ALPHABET: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        // FNV-1a; nothing here has to withstand anybody.
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        let mut hash = [purpose, &self.name, &self.birthday]
            .iter()
            .flat_map(|text| text.bytes().chain([0]))
            .fold(0xcbf2_9ce4_8422_2325, fold);
        (0..length)
            .filter_map(|at| {
                hash = fold(hash, at as u8);
                let digit = (hash >> 32) as usize % ALPHABET.len();
                ALPHABET.get(digit).map(|byte| char::from(*byte))
            })
            .collect()
    }
}

/// How far a verification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Progress {
    /// The person has got a number by text message.
    NumberSent,
    /// The person has got a request in an app.
    AskedInApp,
    /// The person was verified, at this time.
    Certified(u64),
}

/// An identity verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Certification {
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: Option<String>,
    #[serde(deserialize_with = "interned::interned")]
    pub(crate) provider: Interned,
    pub(crate) mid: String,
    pub(crate) pg_tid: String,
    pub(crate) person: Person,
    pub(crate) progress: Progress,
    /// The page on which it was made.
    pub(crate) origin: Option<String>,
}

impl Certification {
    /// When the person was verified.
    pub(crate) fn certified_at(&self) -> Option<u64> {
        match self.progress {
            Progress::Certified(at) => Some(at),
            Progress::NumberSent | Progress::AskedInApp => None,
        }
    }

    /// Whether the gateway tells foreigners apart.
    pub(crate) fn knows_foreigners(&self) -> bool {
        self.provider != codes::DANAL
    }
}

/// All verifications that were not deleted.
pub(crate) type Certifications = Map<String, Certification>;

impl OtpRequest {
    /// What must be given.
    fn needs(&self) -> [Absence; 6] {
        [
            (request_otp::NAME, self.name.is_none()),
            (request_otp::PHONE, self.phone.is_none()),
            (request_otp::BIRTH, self.birth.is_none()),
            (request_otp::GENDER_DIGIT, self.gender_digit.is_none()),
            (request_otp::CARRIER, self.carrier.is_none()),
            (request_otp::CHANNEL_KEY, self.channel_key.is_none()),
        ]
    }

    /// The channel and the person, if nothing is wrong with what was told.
    pub(super) fn checked(&self) -> Result<(ShopChannel, Person), Refusal> {
        let missing = missing(&self.needs());
        let (Some(name), Some(phone), Some(birth), Some(digit), Some(carrier), Some(key)) = (
            &self.name,
            &self.phone,
            &self.birth,
            &self.gender_digit,
            &self.carrier,
            &self.channel_key,
        ) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        let wrong = |name| Refusal::invalid(messages::invalid(name));
        let channel = channels::find(key, Purpose::Certification)
            .filter(|channel| Operation::RequestOtp.is_at(channel.provider))
            .ok_or_else(|| Refusal::invalid(CHANNEL_UNKNOWN))?;
        let phone = digits(phone);
        if !phone.starts_with("01") || !(10..=11).contains(&phone.len()) {
            return Err(wrong("phone"));
        }
        let digit: u8 = digit.parse().map_err(|_| wrong("gender_digit"))?;
        let century = match digit {
            1 | 2 | 5 | 6 => "19",
            3 | 4 | 7 | 8 => "20",
            _ => return Err(wrong("gender_digit")),
        };
        let birthday = birthday(century, &digits(birth)).ok_or_else(|| wrong("birth"))?;
        if !CARRIER.contains(&carrier.as_str()) {
            return Err(wrong("carrier"));
        }
        let method = self.method.as_deref();
        if method.is_some_and(|method| !VERIFICATION_METHOD.contains(&method)) {
            return Err(wrong("verification_method"));
        }
        let network = if self.is_mvno { "_MVNO" } else { "" };
        let person = Person {
            name: name.clone(),
            female: digit.is_multiple_of(2),
            birthday,
            foreigner: digit >= 5,
            phone,
            carrier: format!("{carrier}{network}"),
        };
        Ok((channel, person))
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// `YYYY-MM-DD` of `YYMMDD`, if there is such a day.
fn birthday(century: &str, date: &str) -> Option<String> {
    let (year, month, day) = (date.get(..2)?, date.get(2..4)?, date.get(4..)?);
    let number = |text: &str| text.parse::<u32>().ok();
    let full: u32 = number(&format!("{century}{year}"))?;
    let leap = full.is_multiple_of(4) && (!full.is_multiple_of(100) || full.is_multiple_of(400));
    let last = match number(month)? {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    let exists = date.len() == 6 && (1..=last).contains(&number(day)?);
    exists.then(|| format!("{century}{year}-{month}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_years_are_kept() {
        for (century, date, exists) in [
            ("20", "000229", true),
            ("19", "000229", false),
            ("20", "040229", true),
            ("19", "991231", true),
            ("19", "991301", false),
            ("19", "99010", false),
            ("19", "9901011", false),
        ] {
            assert_eq!(birthday(century, date).is_some(), exists, "{century}{date}");
        }
    }
}
