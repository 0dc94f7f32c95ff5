//! Identity verifications: asked for, ended with a one-time number, looked up and deleted.

use crate::domain::certifications::{Certification, OtpRequest, Person, Progress, TEST_OTP};
use crate::domain::channels::{self};
use crate::domain::gateway::Gateway;
use crate::domain::messages;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::generated::fields::certifications::request_otp;

const UNKNOWN: &str = "인증결과가 존재하지 않습니다.";
const ENDED: &str = "이미 완료된 본인인증입니다.";
const WRONG_OTP: &str = "인증번호가 일치하지 않습니다.";

impl Shop {
    /// Sends a one-time number, or a request in an app, to a person. The answer is the id of the
    /// verification.
    pub(crate) fn request_otp(&mut self, request: &OtpRequest) -> Result<String, Refusal> {
        let (channel, person) = request.checked()?;
        // Elsewhere the method is passed over.
        let chooses = request_otp::VERIFICATION_METHOD.is_supported_at(channel.provider);
        let in_app = chooses && request.method.as_deref() == Some("APP");
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
        let mid = Gateway(provider).mid(false);
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
    use crate::domain::auth::Credentials;

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
        for (birthday, birth) in [
            ("1970-01-01", -32_400),
            ("1990-02-28", 636_130_800),
            ("2000-03-01", 951_836_400),
            ("1960-12-31", -284_115_600),
        ] {
            let mut person = done.person.clone();
            person.birthday = birthday.to_owned();
            assert_eq!(person.birth(), Some(birth), "{birthday}");
        }
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
        let elsewhere = OtpRequest {
            method: Some("APP".to_owned()),
            ..request()
        };
        let id = shop.request_otp(&elsewhere).unwrap();
        assert!(shop.confirm_otp(&id, None, 120).is_err());
    }

    #[test]
    fn what_is_wrong_is_refused() {
        type Spoil = fn(&mut OtpRequest);
        let wrong: [(&str, Spoil); 10] = [
            ("name", |r| r.name = None),
            ("channel_key", |r| r.channel_key = None),
            ("channel_key", |r| r.channel_key = Some("x".to_owned())),
            // It verifies persons, but not by a call of the API.
            ("channel_key", |r| {
                r.channel_key = Some(channels::certification_channel_key("inicis", false));
            }),
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
}
