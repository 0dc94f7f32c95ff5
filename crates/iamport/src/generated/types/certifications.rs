// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`certifications`](crate::operations::certifications).

/// A phone company.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Carrier {
    /// `SKT`: SK Telecom.
    Skt,
    /// `KT`: KT.
    Kt,
    /// `LGT`: LG U+.
    Lgt,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(Carrier {
    Skt = "SKT",
    Kt = "KT",
    Lgt = "LGT",
});

/// The phone company of a verified person, or the virtual operator on its network.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CertifiedCarrier {
    /// `SKT`: SK Telecom.
    Skt,
    /// `KT`: KT.
    Kt,
    /// `LGT`: LG U+.
    Lgt,
    /// `SKT_MVNO`: A virtual operator on the network of SK Telecom.
    SktMvno,
    /// `KT_MVNO`: A virtual operator on the network of KT.
    KtMvno,
    /// `LGT_MVNO`: A virtual operator on the network of LG U+.
    LgtMvno,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(CertifiedCarrier {
    Skt = "SKT",
    Kt = "KT",
    Lgt = "LGT",
    SktMvno = "SKT_MVNO",
    KtMvno = "KT_MVNO",
    LgtMvno = "LGT_MVNO",
});

/// How a person proves to have the phone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum VerificationMethod {
    /// `SMS`: By a code that comes as a text message.
    Sms,
    /// `APP`: In an app on the phone.
    App,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(VerificationMethod {
    Sms = "SMS",
    App = "APP",
});

/// The gender of a verified person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Gender {
    /// `male`: A man.
    Male,
    /// `female`: A woman.
    Female,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(Gender {
    Male = "male",
    Female = "female",
});

/// An identity verification that was begun.
#[doc(alias = "CertificationOTPAnnotation")]
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CertificationOtpAnnotation {
    /// The PortOne id of the verification.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub imp_uid: String,
}

impl std::fmt::Debug for CertificationOtpAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CertificationOtpAnnotation")
            .field("imp_uid", &self.imp_uid)
            .finish()
    }
}

crate::decode::model!(CertificationOtpAnnotation);

/// The result of an identity verification.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CertificationAnnotation {
    /// The PortOne id of the verification.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub imp_uid: String,
    /// The shop's own number of this verification.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub merchant_uid: Option<String>,
    /// The id of the verification at the gateway.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_tid: Option<String>,
    /// The code of the gateway that verified.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_provider: String,
    /// The name of the person.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub name: Option<String>,
    /// The gender of the person.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub gender: Option<super::Gender>,
    /// The birth date of the person as `YYYY-MM-DD`.
    ///
    /// [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub birthday: Option<String>,
    /// The first second of the birth date in Korea, in epoch seconds; below zero before 1970.
    ///
    /// No longer documented; use `birthday`.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// *Observed, not documented:* Captured bodies from 2021 to 2024 have it beside `birthday`; no version
    /// of the vendor's schema does.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub birth: Option<i64>,
    /// Whether the person is a foreigner.
    ///
    /// At danal always false, unless the contract covers the question; `foreigner_v2` tells the two apart.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub foreigner: bool,
    /// The phone number, digits only.
    ///
    /// Absent unless the phone companies have approved it for the shop, and after a verification by credit
    /// card.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub phone: Option<String>,
    /// The phone company.
    ///
    /// Absent unless the phone companies have approved it for the shop, and after a verification by credit
    /// card.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub carrier: Option<super::CertifiedCarrier>,
    /// Whether the person was verified.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub certified: Option<bool>,
    /// When the person was verified, in epoch seconds; 0 if not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub certified_at: Option<crate::UnixTime>,
    /// The key of the person that is the same at every shop, CI.
    ///
    /// At most 88 characters. [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub unique_key: Option<String>,
    /// The key of the person that only this shop id has, DI.
    ///
    /// At most 64 characters. [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub unique_in_site: Option<String>,
    /// The address of the web page on which the verification was made.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub origin: Option<String>,
    /// Whether the person is a foreigner; null at danal unless the contract covers the question.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub foreigner_v2: Option<bool>,
}

impl std::fmt::Debug for CertificationAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CertificationAnnotation")
            .field("imp_uid", &self.imp_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("pg_tid", &self.pg_tid)
            .field("pg_provider", &self.pg_provider)
            .field("name", &crate::runtime::Masked(&self.name))
            .field("gender", &crate::runtime::Masked(&self.gender))
            .field("birthday", &crate::runtime::Masked(&self.birthday))
            .field("birth", &crate::runtime::Masked(&self.birth))
            .field("foreigner", &crate::runtime::Masked(&self.foreigner))
            .field("phone", &crate::runtime::Masked(&self.phone))
            .field("carrier", &self.carrier)
            .field("certified", &self.certified)
            .field("certified_at", &self.certified_at)
            .field("unique_key", &crate::runtime::Masked(&self.unique_key))
            .field("unique_in_site", &crate::runtime::Masked(&self.unique_in_site))
            .field("origin", &self.origin)
            .field("foreigner_v2", &crate::runtime::Masked(&self.foreigner_v2))
            .finish()
    }
}

crate::decode::model!(CertificationAnnotation);
