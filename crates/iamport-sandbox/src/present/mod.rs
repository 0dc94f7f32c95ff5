//! What the records of the domain look like in answers, family by family.

pub(crate) mod billing_keys;
pub(crate) mod certifications;
pub(crate) mod codes;
pub(crate) mod escrow;
pub(crate) mod kcpquick;
pub(crate) mod naver;
pub(crate) mod payments;
pub(crate) mod paymentwall;
pub(crate) mod prepare;
pub(crate) mod receipts;
pub(crate) mod schedules;
pub(crate) mod tiers;
pub(crate) mod users;
