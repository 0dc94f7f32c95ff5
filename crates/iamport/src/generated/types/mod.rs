// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! The models of the API, named as its documentation names them.
//!
//! Each family has a module, and every model is here as well. Answered models and value lists are
//! `#[non_exhaustive]`: the vendor adds fields and values at any time.
//!
//! # Units
//!
//! What an amount and a time count is told by their types, [`Amount`](crate::Amount) and
//! [`UnixTime`](crate::UnixTime). A time that is sent has ten digits at most: a later one, such as one
//! in milliseconds, is refused before anything is sent.
//!
//! # Marks
//!
//! *Secret* marks keys, tokens, passwords, and what a card or a person is proven by; *personal* marks
//! what tells who somebody is. A value with either mark is in no `Debug`, no error and no log: it is
//! written as `***`.
//!
//! # Families
//!
//! - [`auth`] has [`AuthAnnotation`].
//! - [`benepia`] has [`BenepiaPointAnnotation`].
//! - [`billing`] has [`CashReceiptType`], [`SubscribePaymentExtra`].
//! - [`billing_keys`] has [`BillingKeyAnnotation`], [`CustomerAnnotation`],
//!   [`SuperBillingKeyAnnotation`], [`SucceededChannelAnnotation`], [`FailedChannelType`],
//!   [`FailedChannelAnnotation`].
//! - [`certifications`] has [`Carrier`], [`CertifiedCarrier`], [`VerificationMethod`], [`Gender`],
//!   [`CertificationOtpAnnotation`], [`CertificationAnnotation`].
//! - [`codes`] has [`StandardCodeAnnotation`].
//! - [`escrow`] has [`Courier`], [`EscrowLogisAnnotation`], [`EscrowLogisFormedAddress`],
//!   [`EscrowLogisSenderAnnotation`], [`EscrowLogisReceiverAnnotation`], [`EscrowLogisInfoAnnotation`],
//!   [`EscrowLogisProductsAnnotation`].
//! - [`kakao`] has [`KakaoOrderAnnotation`].
//! - [`kcpquick`] has [`KcpQuickPrepaidAuth`], [`KcpQuickMemberAnnotation`],
//!   [`KcpQuickAutopayKeyAnnotation`], [`KcpQuickFidoReleaseAnnotation`].
//! - [`naver`] has [`NaverCancelReason`], [`NaverReturnReason`], [`NaverWithholdReason`],
//!   [`NaverDeliveryMethod`], [`NaverReturnDeliveryMethod`], [`NaverDeliveryCompany`],
//!   [`NaverReviewType`], [`NaverConfirmRequester`], [`NaverProductOrderStatus`], [`NaverClaimType`],
//!   [`NaverClaimStatus`], [`NaverAddress`], [`NaverOrderer`], [`NaverProductOrderAnnotation`],
//!   [`NaverReviewAnnotation`], [`NaverCashAmountAnnotation`].
//! - [`partners`] has [`PartnerReceiptsAnnotation`], [`PartnerReceiptResultAnnotation`].
//! - [`payco`] has [`PaycoOrderStatus`], [`PaycoStatusAnnotation`].
//! - [`payments`] has [`PaymentStatus`], [`PaymentStatusFilter`], [`PaymentSorting`],
//!   [`PaymentMethod`], [`PaymentChannel`], [`Currency`], [`EmbeddedPgProvider`], [`CustomerUidUsage`],
//!   [`CancelRequester`], [`CancelPaymentExtra`], [`PaymentAnnotation`], [`PaymentCancelAnnotation`],
//!   [`VbankDepositAnnotation`], [`PaymentPromotionAnnotation`], [`PagedPaymentAnnotation`],
//!   [`PaymentBalanceResponseAnnotation`], [`PaymentBalanceHistoriesAnnotation`],
//!   [`PaymentBalanceAnnotation`].
//! - [`paymentwall`] has [`PaymentwallProductType`], [`PaymentwallDeliveryStatus`],
//!   [`PaymentwallRefundable`], [`PaymentwallDeliveryDetailAnnotation`].
//! - [`prepare`] has [`PaymentPrepareAnnotation`].
//! - [`receipts`] has [`ReceiptType`], [`ReceiptIdentifierType`], [`ExternalReceiptPayMethod`],
//!   [`ReceiptAnnotation`], [`ExternalReceiptAnnotation`].
//! - [`schedules`] has [`ScheduleStatus`], [`ScheduleList`], [`PagedScheduleAnnotation`],
//!   [`ScheduleAnnotation`], [`ScheduleResultAnnotation`].
//! - [`tiers`] has [`TierAnnotation`].
//! - [`users`] has [`PgSettingType`], [`PgSettingAnnotation`].
//! - [`vbanks`] has [`ProductType`], [`VbankHolderAnnotation`].

pub mod auth;
pub mod benepia;
pub mod billing;
pub mod billing_keys;
pub mod certifications;
pub mod codes;
pub mod escrow;
pub mod kakao;
pub mod kcpquick;
pub mod naver;
pub mod partners;
pub mod payco;
pub mod payments;
pub mod paymentwall;
pub mod prepare;
pub mod receipts;
pub mod schedules;
pub mod tiers;
pub mod users;
pub mod vbanks;

pub use auth::*;
pub use benepia::*;
pub use billing::*;
pub use billing_keys::*;
pub use certifications::*;
pub use codes::*;
pub use escrow::*;
pub use kakao::*;
pub use kcpquick::*;
pub use naver::*;
pub use partners::*;
pub use payco::*;
pub use payments::*;
pub use paymentwall::*;
pub use prepare::*;
pub use receipts::*;
pub use schedules::*;
pub use tiers::*;
pub use users::*;
pub use vbanks::*;

/// Builders of the objects that some calls take inside their body.
pub mod builder {
    pub use super::billing::builder::*;
    pub use super::escrow::builder::*;
    pub use super::partners::builder::*;
    pub use super::payments::builder::*;
    pub use super::schedules::builder::*;
}
