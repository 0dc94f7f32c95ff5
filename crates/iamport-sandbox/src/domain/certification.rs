//! Identity verifications: asked for, ended with a one-time number, looked up and deleted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::channels::{self, Purpose, ShopChannel};
use super::{Refusal, Shop, messages};
use crate::snapshot::Word;

/// The one-time number that ends every identity verification by text message in the sandbox, which
/// sends no messages. Any other is refused.
pub const TEST_OTP: &str = "123456";

const UNKNOWN: &str = "인증결과가 존재하지 않습니다.";
const ENDED: &str = "이미 완료된 본인인증입니다.";
const WRONG_OTP: &str = "인증번호가 일치하지 않습니다.";
const CHANNEL_UNKNOWN: &str = "등록되지 않은 본인인증 channel_key입니다.";

/// What a caller tells about a person.
#[derive(Clone, Debug, Default)]
pub(crate) struct OtpRequest {
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) gender_digit: Option<String>,
    pub(crate) carrier: Option<String>,
    pub(crate) is_mvno: bool,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) channel_key: Option<String>,
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
    #[serde(deserialize_with = "crate::snapshot::word")]
    pub(crate) provider: Word,
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
        self.provider != "danal"
    }
}

/// All verifications that were not deleted.
pub(crate) type Certifications = BTreeMap<String, Certification>;

impl OtpRequest {
    /// The channel and the person, if nothing is wrong with what was told.
    fn checked(&self) -> Result<(ShopChannel, Person), Refusal> {
        let missing: Vec<&str> = [
            ("name", &self.name),
            ("phone", &self.phone),
            ("birth", &self.birth),
            ("gender_digit", &self.gender_digit),
            ("carrier", &self.carrier),
            ("channel_key", &self.channel_key),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| name)
        .collect();
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
            .filter(|channel| matches!(channel.provider, "danal" | "kcp_v2"))
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
        if !matches!(carrier.as_str(), "SKT" | "KT" | "LGT") {
            return Err(wrong("carrier"));
        }
        if !matches!(self.method.as_deref(), None | Some("SMS" | "APP")) {
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

impl Shop {
    /// Sends a one-time number, or a request in an app, to a person. The answer is the id of the
    /// verification.
    pub(crate) fn request_otp(&mut self, request: &OtpRequest) -> Result<String, Refusal> {
        let (channel, person) = request.checked()?;
        // Only KCP asks in an app; elsewhere the method is passed over.
        let in_app = channel.provider == "kcp_v2" && request.method.as_deref() == Some("APP");
        let progress = if in_app {
            Progress::AskedInApp
        } else {
            Progress::NumberSent
        };
        let merchant_uid = request.merchant_uid.clone();
        Ok(self.add_certification(
            channel.provider,
            channel.mid(),
            person,
            progress,
            merchant_uid,
        ))
    }

    /// Ends a verification.
    pub(crate) fn confirm_otp(
        &mut self,
        imp_uid: &str,
        otp: Option<&str>,
        now: u64,
    ) -> Result<Certification, Refusal> {
        let certification = self
            .certifications
            .get_mut(imp_uid)
            .ok_or_else(|| Refusal::unknown(UNKNOWN))?;
        match (certification.progress, otp) {
            (Progress::Certified(_), _) => return Err(Refusal::invalid(ENDED)),
            (Progress::NumberSent, None) => {
                return Err(Refusal::invalid(messages::missing(&["otp"])));
            }
            (Progress::NumberSent, Some(otp)) if otp != TEST_OTP => {
                return Err(Refusal::invalid(WRONG_OTP));
            }
            // Who was asked in an app has confirmed there.
            (Progress::NumberSent | Progress::AskedInApp, _) => {}
        }
        certification.progress = Progress::Certified(now);
        Ok(certification.clone())
    }

    pub(crate) fn certification(&self, imp_uid: &str) -> Result<&Certification, Refusal> {
        self.certifications
            .get(imp_uid)
            .ok_or_else(|| Refusal::unknown(UNKNOWN))
    }

    /// Forgets a verification, and returns what it was.
    pub(crate) fn delete_certification(&mut self, imp_uid: &str) -> Result<Certification, Refusal> {
        self.certifications
            .remove(imp_uid)
            .ok_or_else(|| Refusal::unknown(UNKNOWN))
    }

    /// A verification that a person made in a window.
    pub(crate) fn certify(&mut self, provider: &str, now: u64) -> Result<Certification, Refusal> {
        let provider = channels::certifies(provider)
            .ok_or_else(|| Refusal::invalid("the gateway verifies nobody"))?;
        let person = Person {
            name: "홍길동".to_owned(),
            female: false,
            birthday: "1990-01-01".to_owned(),
            foreigner: false,
            phone: "01000000000".to_owned(),
            carrier: "SKT".to_owned(),
        };
        let mid = channels::mid(provider, false);
        let progress = Progress::Certified(now);
        let imp_uid = self.add_certification(provider, mid, person, progress, None);
        self.certification(&imp_uid).cloned()
    }

    fn add_certification(
        &mut self,
        provider: &'static str,
        mid: String,
        person: Person,
        progress: Progress,
        merchant_uid: Option<String>,
    ) -> String {
        let mut imp_uid = self.ids.certification();
        while self.certifications.contains_key(&imp_uid) {
            imp_uid = self.ids.certification();
        }
        let in_window = matches!(progress, Progress::Certified(_));
        let certification = Certification {
            imp_uid: imp_uid.clone(),
            merchant_uid,
            provider,
            pg_tid: self.ids.gateway_transaction(&mid),
            mid,
            person,
            progress,
            origin: in_window.then(|| "https://shop.example.com/".to_owned()),
        };
        self.certifications.insert(imp_uid.clone(), certification);
        imp_uid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Credentials;

    fn shop() -> Shop {
        let credentials = Credentials {
            key: "key".to_owned(),
            secret: "secret".to_owned(),
        };
        Shop::new(credentials, 1, 100)
    }

    fn request() -> OtpRequest {
        OtpRequest {
            name: Some("홍길동".to_owned()),
            phone: Some("010-1234-5678".to_owned()),
            birth: Some("900228".to_owned()),
            gender_digit: Some("1".to_owned()),
            carrier: Some("KT".to_owned()),
            is_mvno: true,
            channel_key: Some(channels::certification_channel_key("danal", false)),
            ..OtpRequest::default()
        }
    }

    #[test]
    fn a_number_ends_it_once() {
        let mut shop = shop();
        let id = shop.request_otp(&request()).unwrap();
        assert_eq!(shop.certification(&id).unwrap().certified_at(), None);
        for wrong in [None, Some("000000")] {
            assert!(matches!(
                shop.confirm_otp(&id, wrong, 110),
                Err(Refusal::Invalid(_))
            ));
        }
        let done = shop.confirm_otp(&id, Some(TEST_OTP), 120).unwrap();
        assert_eq!(done.certified_at(), Some(120));
        assert_eq!(done.person.carrier, "KT_MVNO");
        assert_eq!(done.person.birthday, "1990-02-28");
        assert_eq!(
            shop.confirm_otp(&id, Some(TEST_OTP), 130),
            Err(Refusal::invalid(ENDED))
        );
        assert_eq!(shop.delete_certification(&id).unwrap(), done);
        for gone in [
            shop.certification(&id).map(|_| ()),
            shop.delete_certification(&id).map(|_| ()),
            shop.confirm_otp(&id, None, 140).map(|_| ()),
        ] {
            assert_eq!(gone, Err(Refusal::unknown(UNKNOWN)));
        }
    }

    #[test]
    fn an_app_needs_no_number() {
        let mut shop = shop();
        let in_app = OtpRequest {
            channel_key: Some(channels::certification_channel_key("kcp_v2", true)),
            method: Some("APP".to_owned()),
            ..request()
        };
        let id = shop.request_otp(&in_app).unwrap();
        assert!(shop.confirm_otp(&id, None, 120).is_ok());
    }

    #[test]
    fn what_is_wrong_is_refused() {
        type Spoil = fn(&mut OtpRequest);
        let wrong: [(&str, Spoil); 9] = [
            ("name", |r| r.name = None),
            ("channel_key", |r| r.channel_key = None),
            ("channel_key", |r| r.channel_key = Some("x".to_owned())),
            ("phone", |r| r.phone = Some("02-123-4567".to_owned())),
            ("birth", |r| r.birth = Some("900230".to_owned())),
            ("birth", |r| r.birth = Some("가나".to_owned())),
            ("gender_digit", |r| r.gender_digit = Some("9".to_owned())),
            ("carrier", |r| r.carrier = Some("LG".to_owned())),
            ("verification_method", |r| r.method = Some("FAX".to_owned())),
        ];
        for (name, spoil) in wrong {
            let mut request = request();
            spoil(&mut request);
            let refused = shop().request_otp(&request).unwrap_err();
            assert!(matches!(refused, Refusal::Invalid(_)));
            assert!(refused.message().contains(name), "{name}: {refused:?}");
        }
    }

    #[test]
    fn a_person_keeps_their_keys() {
        let mut shop = shop();
        let mut keys = |request: &OtpRequest| {
            let id = shop.request_otp(request).unwrap();
            let person = &shop.certification(&id).unwrap().person;
            (
                person.connecting_information(),
                person.duplication_information("a"),
                person.duplication_information("b"),
            )
        };
        let first = keys(&request());
        assert_eq!(first, keys(&request()));
        assert_eq!((first.0.len(), first.1.len()), (88, 64));
        assert_ne!(first.1, first.2);
        let other = OtpRequest {
            name: Some("김샌드".to_owned()),
            ..request()
        };
        assert_ne!(first.0, keys(&other).0);
    }

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
