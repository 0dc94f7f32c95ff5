// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! What each method of [`Client`](crate::Client) returns: a builder to set and to send, by family.
//!
#![doc = include_str!("../../guide/items.md")]
#![doc = include_str!("../../../docs/coverage.md")]

use crate::runtime::OperationInfo;

pub mod auth;
pub mod benepia;
pub mod billing;
pub mod billing_keys;
pub mod certifications;
pub mod codes;
pub mod cvs;
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

/// Every operation of the API that this crate knows, in the order of their families.
pub const OPERATIONS: &[&OperationInfo] = &[
    &auth::GET_TOKEN,
    &benepia::QUERY_BENEPIA_POINT,
    &benepia::PAY_BENEPIA_POINT,
    &billing::ONETIME,
    &billing::AGAIN,
    &billing_keys::CUSTOMER_VIEW_MULTIPLE,
    &billing_keys::CUSTOMER_VIEW,
    &billing_keys::CUSTOMER_SAVE,
    &billing_keys::CUSTOMER_DELETE,
    &billing_keys::CUSTOMER_PAYMENTS,
    &billing_keys::FIND_SCHEDULES_BY_CUSTOMER,
    &certifications::GET_CERTIFICATION,
    &certifications::DELETE_CERTIFICATION,
    &certifications::REQUEST_OTP,
    &certifications::CONFIRM_OTP,
    &codes::ALL_CARD_CODES,
    &codes::CARD_CODES,
    &codes::ALL_BANK_CODES,
    &codes::BANK_CODES,
    &cvs::ISSUE_CVS_PAYMENT,
    &cvs::REVOKE_CVS_PAYMENT,
    &escrow::ESCROW_LOGIS_GET,
    &escrow::ESCROW_LOGIS_EDIT,
    &escrow::ESCROW_LOGIS_SAVE,
    &kakao::GET_KAKAO_PAYMENT_ORDERS,
    &kcpquick::MEMBER_DELETE,
    &kcpquick::RELEASE_FIDO,
    &kcpquick::PREPARE_CREATE,
    &kcpquick::PREPARE_UPDATE,
    &kcpquick::PAY_WITH_MONEY,
    &kcpquick::PAY_WITH_AUTO_PAYMENT_KEY,
    &kcpquick::DELETE_AUTO_PAY_KEY,
    &naver::NAVER_CANCEL_PRODUCT_ORDER,
    &naver::NAVER_APPROVE_CANCEL_PRODUCT_ORDER,
    &naver::NAVER_PLACE_PRODUCT_ORDER,
    &naver::NAVER_SHIP_PRODUCT_ORDER,
    &naver::NAVER_COLLECT_PRODUCT_ORDER,
    &naver::NAVER_SHIP_EXCHANGED_PRODUCT_ORDER,
    &naver::NAVER_REQUEST_RETURN_PRODUCT_ORDER,
    &naver::NAVER_APPROVE_RETURN_PRODUCT_ORDER,
    &naver::NAVER_REJECT_RETURN_PRODUCT_ORDER,
    &naver::NAVER_WITHHOLD_RETURN_PRODUCT_ORDER,
    &naver::NAVER_RESOLVE_RETURN_PRODUCT_ORDER,
    &naver::GET_PRODUCT_ORDERS,
    &naver::GET_PRODUCT_ORDER_SINGLE,
    &naver::GET_REVIEWS,
    &naver::NAVER_DEPOSIT_POINT,
    &naver::NAVER_CONFIRM_PAYMENT,
    &naver::QUERY_CASH_AMOUNT,
    &partners::PARTNER,
    &payco::CHANGE_ORDER_STATUS,
    &payments::GET_PAYMENT_BY_IMP_UID,
    &payments::GET_PAYMENT_LIST_BY_IMP_UID,
    &payments::GET_PAYMENT_BY_MERCHANT_UID,
    &payments::GET_PAYMENT_BY_MERCHANT_UID_ANY_STATUS,
    &payments::GET_ALL_PAYMENTS_BY_MERCHANT_UID,
    &payments::GET_ALL_PAYMENTS_BY_MERCHANT_UID_ANY_STATUS,
    &payments::GET_PAYMENTS_BY_STATUS,
    &payments::BALANCE_BY_IMP_UID,
    &payments::CANCEL_PAYMENT,
    &paymentwall::PAYMENTWALL_DELIVERY,
    &prepare::PREPARE_PAYMENT,
    &prepare::EDIT_PREPARE_PAYMENT,
    &prepare::GET_PAYMENT_PREPARE_BY_MERCHANT_UID,
    &receipts::GET_RECEIPT,
    &receipts::ISSUE_RECEIPT,
    &receipts::REVOKE_RECEIPT,
    &receipts::GET_EXTERNAL_RECEIPT,
    &receipts::ISSUE_EXTERNAL_RECEIPT,
    &receipts::REVOKE_EXTERNAL_RECEIPT,
    &schedules::FIND_SCHEDULES_BY_RANGE,
    &schedules::SCHEDULE,
    &schedules::UNSCHEDULE,
    &schedules::GET_SCHEDULE_BY_MID,
    &schedules::UPDATE_SCHEDULE_BY_MID,
    &schedules::RESCHEDULE_BY_MID,
    &schedules::RETRY_SCHEDULE_BY_MID,
    &schedules::FIND_SCHEDULES_BY_CUSTOMER_UID,
    &tiers::GET_TIER,
    &users::GET_PG_SETTING_LIST,
    &vbanks::CREATE_VBANK,
    &vbanks::MODIFY_VBANK,
    &vbanks::REVOKE_VBANK,
    &vbanks::QUERY_BANK_HOLDER,
];
