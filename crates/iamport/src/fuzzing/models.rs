//! Payloads: whatever JSON comes, read as each of the models.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::lenient::{Lenient, Read};
use crate::{repair, types};

/// Reads bytes as the payload of an answer, by every model.
///
/// # Panics
/// If something that must hold does not.
pub fn models(payload: &[u8]) {
    let mended = repair::mended_text(payload);
    let (json, replaced) = match &mended {
        Some(mended) => (&*mended.body, mended.replaced),
        None => (payload, false),
    };
    let came = Came {
        payload,
        json,
        replaced,
    };
    each(&came);
    one::<Vec<types::PaymentAnnotation>>(&came);
    one::<Vec<types::ScheduleResultAnnotation>>(&came);
}

/// A payload, and its text with what is broken in it replaced.
struct Came<'a> {
    payload: &'a [u8],
    json: &'a [u8],
    replaced: bool,
}

macro_rules! models {
    ($($name:ident),+ $(,)?) => {
        /// The names of the types that [`each`] reads.
        #[cfg(test)]
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),+];

        fn each(came: &Came<'_>) {
            $( one::<types::$name>(came); )+
        }
    };
}

models! {
    AuthAnnotation,
    BenepiaPointAnnotation,
    CashReceiptType,
    BillingKeyAnnotation,
    CustomerAnnotation,
    SuperBillingKeyAnnotation,
    SucceededChannelAnnotation,
    FailedChannelType,
    FailedChannelAnnotation,
    Carrier,
    CertifiedCarrier,
    VerificationMethod,
    Gender,
    CertificationOtpAnnotation,
    CertificationAnnotation,
    StandardCodeAnnotation,
    Courier,
    EscrowLogisAnnotation,
    KakaoOrderAnnotation,
    KcpQuickPrepaidAuth,
    KcpQuickMemberAnnotation,
    KcpQuickAutopayKeyAnnotation,
    KcpQuickFidoReleaseAnnotation,
    NaverCancelReason,
    NaverReturnReason,
    NaverWithholdReason,
    NaverDeliveryMethod,
    NaverReturnDeliveryMethod,
    NaverDeliveryCompany,
    NaverReviewType,
    NaverConfirmRequester,
    NaverProductOrderStatus,
    NaverClaimType,
    NaverClaimStatus,
    NaverAddress,
    NaverOrderer,
    NaverProductOrderAnnotation,
    NaverReviewAnnotation,
    NaverCashAmountAnnotation,
    PartnerReceiptResultAnnotation,
    PaycoOrderStatus,
    PaycoStatusAnnotation,
    PaymentStatus,
    PaymentStatusFilter,
    PaymentSorting,
    PaymentMethod,
    PaymentChannel,
    Currency,
    EmbeddedPgProvider,
    CustomerUidUsage,
    CancelRequester,
    PaymentAnnotation,
    PaymentCancelAnnotation,
    VbankDepositAnnotation,
    PaymentPromotionAnnotation,
    PagedPaymentAnnotation,
    PaymentBalanceResponseAnnotation,
    PaymentBalanceHistoriesAnnotation,
    PaymentBalanceAnnotation,
    PaymentwallProductType,
    PaymentwallDeliveryStatus,
    PaymentwallRefundable,
    PaymentwallDeliveryDetailAnnotation,
    PaymentPrepareAnnotation,
    ReceiptType,
    ReceiptIdentifierType,
    ExternalReceiptPayMethod,
    ReceiptAnnotation,
    ExternalReceiptAnnotation,
    ScheduleStatus,
    ScheduleList,
    PagedScheduleAnnotation,
    ScheduleResultAnnotation,
    TierAnnotation,
    PgSettingType,
    PgSettingAnnotation,
    ProductType,
    VbankHolderAnnotation,
}

/// The two readings of one model, against each other and against what is written back.
fn one<T>(came: &Came<'_>)
where
    T: Lenient + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let Came { json, replaced, .. } = *came;
    let strict = strict::<T>(came.payload);
    let second = repair::payload::<T>(json, true, replaced);
    match (strict, second) {
        (Ok(value), Ok((again, passed_over))) => {
            assert!(
                value == again,
                "two readings, two values: {value:?} {again:?}"
            );
            assert!(replaced || passed_over.is_empty(), "{passed_over:?}");
            comes_back(&value);
        }
        (Ok(value), Err(_)) => {
            assert!(
                replaced || has_a_key_twice(json),
                "only the first reading reads it"
            );
            comes_back(&value);
        }
        (Err(why), Ok((value, passed_over))) => {
            // Text that was broken where nobody reads it needs no word.
            let mended = came.payload != json;
            assert!(
                mended || !passed_over.is_empty(),
                "repaired without a word: {why}"
            );
            for passed in passed_over {
                assert!(passed.path().starts_with("response"));
            }
            comes_back(&value);
        }
        (Err(_), Err(undecodable)) => assert!(undecodable.path.starts_with("response")),
    }
}

fn strict<T: Lenient>(json: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(json).map(|Read(value)| value)
}

/// What is written of a value is read as the same value, at once and without anything to repair.
fn comes_back<T>(value: &T)
where
    T: Lenient + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let text = match serde_json::to_string(value) {
        Ok(text) => text,
        // The one thing that is not written: an amount that would become another one.
        Err(error) => {
            assert!(error.to_string().contains("significant digits"), "{error}");
            return;
        }
    };
    let again: T = strict(text.as_bytes()).expect("what was written is read");
    assert!(again == *value, "{text} comes back as {again:?}");
    let public: T = serde_json::from_str(&text).expect("what was written is read by everybody");
    assert!(public == *value);
    let (repaired, passed_over) = repair::payload::<T>(text.as_bytes(), false, false)
        .unwrap_or_else(|why| panic!("{text} can't be repaired: {why:?}"));
    assert!(repaired == *value && passed_over.is_empty());
}

/// Whether some object of a JSON text has a key more than once.
fn has_a_key_twice(json: &[u8]) -> bool {
    repair::payload::<serde_json::Value>(json, false, false).is_err()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::NAMES;

    #[test]
    fn no_model_is_left_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated/types");
        let mut found = 0;
        for file in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            for line in text.lines() {
                let read = line
                    .strip_prefix("crate::decode::model!(")
                    .or_else(|| line.strip_prefix("crate::runtime::open_enum!("))
                    .or_else(|| line.strip_prefix("impl crate::decode::Lenient for "));
                let Some(name) = read.and_then(|rest| rest.split([')', ' ']).next()) else {
                    continue;
                };
                found += 1;
                assert!(NAMES.contains(&name), "{name} is not read");
            }
        }
        assert_eq!(found, NAMES.len());
    }
}
