//! Identity verifications on the wire.

use crate::domain::certifications::Certification;
use crate::wire::Json;

/// A result; nothing of the person is told before they were verified.
pub(crate) fn certification(certification: &Certification) -> Json {
    let person = &certification.person;
    let certified = certification.certified_at().is_some();
    let told = |text: String| {
        if certified {
            Json::Text(text)
        } else {
            Json::Null
        }
    };
    let foreigner = person.foreigner && certification.knows_foreigners();
    let foreigner_v2 = if certified && certification.knows_foreigners() {
        Json::Bool(foreigner)
    } else {
        Json::Null
    };
    let birth = person.birth().filter(|_| certified);
    let gender = if person.female { "female" } else { "male" };
    Json::Object(vec![
        ("birth", birth.map_or(Json::Null, Json::Integer)),
        ("birthday", told(person.birthday.clone())),
        ("carrier", told(person.carrier.clone())),
        ("certified", certified.into()),
        ("certified_at", certification.certified_at().into()),
        ("foreigner", (certified && foreigner).into()),
        ("foreigner_v2", foreigner_v2),
        ("gender", told(gender.to_owned())),
        ("imp_uid", Json::from(&certification.imp_uid)),
        ("merchant_uid", Json::from(&certification.merchant_uid)),
        ("name", told(person.name.clone())),
        ("origin", Json::from(&certification.origin)),
        ("pg_provider", certification.provider.into()),
        ("pg_tid", Json::from(&certification.pg_tid)),
        ("phone", told(person.phone.clone())),
        (
            "unique_in_site",
            told(person.duplication_information(&certification.mid)),
        ),
        ("unique_key", told(person.connecting_information())),
    ])
}
