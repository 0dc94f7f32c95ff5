// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Every model of the client.

use iamport::types;
use crate::models::{Model, decode, schema};

pub(crate) const MODELS: &[Model] = &[
    Model {
        name: "AuthAnnotation",
        schema: schema::<types::AuthAnnotation>,
        decode: Some(decode::<types::AuthAnnotation>),
    },
    Model {
        name: "BenepiaPointAnnotation",
        schema: schema::<types::BenepiaPointAnnotation>,
        decode: Some(decode::<types::BenepiaPointAnnotation>),
    },
    Model {
        name: "CashReceiptType",
        schema: schema::<types::CashReceiptType>,
        decode: Some(decode::<types::CashReceiptType>),
    },
    Model {
        name: "SubscribePaymentExtra",
        schema: schema::<types::SubscribePaymentExtra>,
        decode: None,
    },
    Model {
        name: "BillingKeyAnnotation",
        schema: schema::<types::BillingKeyAnnotation>,
        decode: Some(decode::<types::BillingKeyAnnotation>),
    },
    Model {
        name: "CustomerAnnotation",
        schema: schema::<types::CustomerAnnotation>,
        decode: Some(decode::<types::CustomerAnnotation>),
    },
    Model {
        name: "SuperBillingKeyAnnotation",
        schema: schema::<types::SuperBillingKeyAnnotation>,
        decode: Some(decode::<types::SuperBillingKeyAnnotation>),
    },
    Model {
        name: "SucceededChannelAnnotation",
        schema: schema::<types::SucceededChannelAnnotation>,
        decode: Some(decode::<types::SucceededChannelAnnotation>),
    },
    Model {
        name: "FailedChannelType",
        schema: schema::<types::FailedChannelType>,
        decode: Some(decode::<types::FailedChannelType>),
    },
    Model {
        name: "FailedChannelAnnotation",
        schema: schema::<types::FailedChannelAnnotation>,
        decode: Some(decode::<types::FailedChannelAnnotation>),
    },
    Model {
        name: "Carrier",
        schema: schema::<types::Carrier>,
        decode: Some(decode::<types::Carrier>),
    },
    Model {
        name: "CertifiedCarrier",
        schema: schema::<types::CertifiedCarrier>,
        decode: Some(decode::<types::CertifiedCarrier>),
    },
    Model {
        name: "VerificationMethod",
        schema: schema::<types::VerificationMethod>,
        decode: Some(decode::<types::VerificationMethod>),
    },
    Model {
        name: "Gender",
        schema: schema::<types::Gender>,
        decode: Some(decode::<types::Gender>),
    },
    Model {
        name: "CertificationOTPAnnotation",
        schema: schema::<types::CertificationOtpAnnotation>,
        decode: Some(decode::<types::CertificationOtpAnnotation>),
    },
    Model {
        name: "CertificationAnnotation",
        schema: schema::<types::CertificationAnnotation>,
        decode: Some(decode::<types::CertificationAnnotation>),
    },
    Model {
        name: "StandardCodeAnnotation",
        schema: schema::<types::StandardCodeAnnotation>,
        decode: Some(decode::<types::StandardCodeAnnotation>),
    },
    Model {
        name: "Courier",
        schema: schema::<types::Courier>,
        decode: Some(decode::<types::Courier>),
    },
    Model {
        name: "EscrowLogisAnnotation",
        schema: schema::<types::EscrowLogisAnnotation>,
        decode: Some(decode::<types::EscrowLogisAnnotation>),
    },
    Model {
        name: "EscrowLogisFormedAddress",
        schema: schema::<types::EscrowLogisFormedAddress>,
        decode: None,
    },
    Model {
        name: "EscrowLogisSenderAnnotation",
        schema: schema::<types::EscrowLogisSenderAnnotation>,
        decode: None,
    },
    Model {
        name: "EscrowLogisReceiverAnnotation",
        schema: schema::<types::EscrowLogisReceiverAnnotation>,
        decode: None,
    },
    Model {
        name: "EscrowLogisInfoAnnotation",
        schema: schema::<types::EscrowLogisInfoAnnotation>,
        decode: None,
    },
    Model {
        name: "EscrowLogisProductsAnnotation",
        schema: schema::<types::EscrowLogisProductsAnnotation>,
        decode: None,
    },
    Model {
        name: "KakaoOrderAnnotation",
        schema: schema::<types::KakaoOrderAnnotation>,
        decode: Some(decode::<types::KakaoOrderAnnotation>),
    },
    Model {
        name: "KcpQuickPrepaidAuth",
        schema: schema::<types::KcpQuickPrepaidAuth>,
        decode: Some(decode::<types::KcpQuickPrepaidAuth>),
    },
    Model {
        name: "KcpQuickMemberAnnotation",
        schema: schema::<types::KcpQuickMemberAnnotation>,
        decode: Some(decode::<types::KcpQuickMemberAnnotation>),
    },
    Model {
        name: "KcpQuickAutopayKeyAnnotation",
        schema: schema::<types::KcpQuickAutopayKeyAnnotation>,
        decode: Some(decode::<types::KcpQuickAutopayKeyAnnotation>),
    },
    Model {
        name: "KcpQuickFidoReleaseAnnotation",
        schema: schema::<types::KcpQuickFidoReleaseAnnotation>,
        decode: Some(decode::<types::KcpQuickFidoReleaseAnnotation>),
    },
    Model {
        name: "NaverCancelReason",
        schema: schema::<types::NaverCancelReason>,
        decode: Some(decode::<types::NaverCancelReason>),
    },
    Model {
        name: "NaverReturnReason",
        schema: schema::<types::NaverReturnReason>,
        decode: Some(decode::<types::NaverReturnReason>),
    },
    Model {
        name: "NaverWithholdReason",
        schema: schema::<types::NaverWithholdReason>,
        decode: Some(decode::<types::NaverWithholdReason>),
    },
    Model {
        name: "NaverDeliveryMethod",
        schema: schema::<types::NaverDeliveryMethod>,
        decode: Some(decode::<types::NaverDeliveryMethod>),
    },
    Model {
        name: "NaverReturnDeliveryMethod",
        schema: schema::<types::NaverReturnDeliveryMethod>,
        decode: Some(decode::<types::NaverReturnDeliveryMethod>),
    },
    Model {
        name: "NaverDeliveryCompany",
        schema: schema::<types::NaverDeliveryCompany>,
        decode: Some(decode::<types::NaverDeliveryCompany>),
    },
    Model {
        name: "NaverReviewType",
        schema: schema::<types::NaverReviewType>,
        decode: Some(decode::<types::NaverReviewType>),
    },
    Model {
        name: "NaverConfirmRequester",
        schema: schema::<types::NaverConfirmRequester>,
        decode: Some(decode::<types::NaverConfirmRequester>),
    },
    Model {
        name: "NaverProductOrderStatus",
        schema: schema::<types::NaverProductOrderStatus>,
        decode: Some(decode::<types::NaverProductOrderStatus>),
    },
    Model {
        name: "NaverClaimType",
        schema: schema::<types::NaverClaimType>,
        decode: Some(decode::<types::NaverClaimType>),
    },
    Model {
        name: "NaverClaimStatus",
        schema: schema::<types::NaverClaimStatus>,
        decode: Some(decode::<types::NaverClaimStatus>),
    },
    Model {
        name: "NaverAddress",
        schema: schema::<types::NaverAddress>,
        decode: Some(decode::<types::NaverAddress>),
    },
    Model {
        name: "NaverOrderer",
        schema: schema::<types::NaverOrderer>,
        decode: Some(decode::<types::NaverOrderer>),
    },
    Model {
        name: "NaverProductOrderAnnotation",
        schema: schema::<types::NaverProductOrderAnnotation>,
        decode: Some(decode::<types::NaverProductOrderAnnotation>),
    },
    Model {
        name: "NaverReviewAnnotation",
        schema: schema::<types::NaverReviewAnnotation>,
        decode: Some(decode::<types::NaverReviewAnnotation>),
    },
    Model {
        name: "NaverCashAmountAnnotation",
        schema: schema::<types::NaverCashAmountAnnotation>,
        decode: Some(decode::<types::NaverCashAmountAnnotation>),
    },
    Model {
        name: "PartnerReceiptsAnnotation",
        schema: schema::<types::PartnerReceiptsAnnotation>,
        decode: None,
    },
    Model {
        name: "PartnerReceiptResultAnnotation",
        schema: schema::<types::PartnerReceiptResultAnnotation>,
        decode: Some(decode::<types::PartnerReceiptResultAnnotation>),
    },
    Model {
        name: "PaycoOrderStatus",
        schema: schema::<types::PaycoOrderStatus>,
        decode: Some(decode::<types::PaycoOrderStatus>),
    },
    Model {
        name: "PaycoStatusAnnotation",
        schema: schema::<types::PaycoStatusAnnotation>,
        decode: Some(decode::<types::PaycoStatusAnnotation>),
    },
    Model {
        name: "PaymentStatus",
        schema: schema::<types::PaymentStatus>,
        decode: Some(decode::<types::PaymentStatus>),
    },
    Model {
        name: "PaymentStatusFilter",
        schema: schema::<types::PaymentStatusFilter>,
        decode: Some(decode::<types::PaymentStatusFilter>),
    },
    Model {
        name: "PaymentSorting",
        schema: schema::<types::PaymentSorting>,
        decode: Some(decode::<types::PaymentSorting>),
    },
    Model {
        name: "PaymentMethod",
        schema: schema::<types::PaymentMethod>,
        decode: Some(decode::<types::PaymentMethod>),
    },
    Model {
        name: "PaymentChannel",
        schema: schema::<types::PaymentChannel>,
        decode: Some(decode::<types::PaymentChannel>),
    },
    Model {
        name: "Currency",
        schema: schema::<types::Currency>,
        decode: Some(decode::<types::Currency>),
    },
    Model {
        name: "EmbeddedPgProvider",
        schema: schema::<types::EmbeddedPgProvider>,
        decode: Some(decode::<types::EmbeddedPgProvider>),
    },
    Model {
        name: "CustomerUidUsage",
        schema: schema::<types::CustomerUidUsage>,
        decode: Some(decode::<types::CustomerUidUsage>),
    },
    Model {
        name: "CancelRequester",
        schema: schema::<types::CancelRequester>,
        decode: Some(decode::<types::CancelRequester>),
    },
    Model {
        name: "CancelPaymentExtra",
        schema: schema::<types::CancelPaymentExtra>,
        decode: None,
    },
    Model {
        name: "PaymentAnnotation",
        schema: schema::<types::PaymentAnnotation>,
        decode: Some(decode::<types::PaymentAnnotation>),
    },
    Model {
        name: "PaymentCancelAnnotation",
        schema: schema::<types::PaymentCancelAnnotation>,
        decode: Some(decode::<types::PaymentCancelAnnotation>),
    },
    Model {
        name: "VbankDepositAnnotation",
        schema: schema::<types::VbankDepositAnnotation>,
        decode: Some(decode::<types::VbankDepositAnnotation>),
    },
    Model {
        name: "PaymentPromotionAnnotation",
        schema: schema::<types::PaymentPromotionAnnotation>,
        decode: Some(decode::<types::PaymentPromotionAnnotation>),
    },
    Model {
        name: "PagedPaymentAnnotation",
        schema: schema::<types::PagedPaymentAnnotation>,
        decode: Some(decode::<types::PagedPaymentAnnotation>),
    },
    Model {
        name: "PaymentBalanceResponseAnnotation",
        schema: schema::<types::PaymentBalanceResponseAnnotation>,
        decode: Some(decode::<types::PaymentBalanceResponseAnnotation>),
    },
    Model {
        name: "PaymentBalanceHistoriesAnnotation",
        schema: schema::<types::PaymentBalanceHistoriesAnnotation>,
        decode: Some(decode::<types::PaymentBalanceHistoriesAnnotation>),
    },
    Model {
        name: "PaymentBalanceAnnotation",
        schema: schema::<types::PaymentBalanceAnnotation>,
        decode: Some(decode::<types::PaymentBalanceAnnotation>),
    },
    Model {
        name: "PaymentwallProductType",
        schema: schema::<types::PaymentwallProductType>,
        decode: Some(decode::<types::PaymentwallProductType>),
    },
    Model {
        name: "PaymentwallDeliveryStatus",
        schema: schema::<types::PaymentwallDeliveryStatus>,
        decode: Some(decode::<types::PaymentwallDeliveryStatus>),
    },
    Model {
        name: "PaymentwallRefundable",
        schema: schema::<types::PaymentwallRefundable>,
        decode: Some(decode::<types::PaymentwallRefundable>),
    },
    Model {
        name: "PaymentwallDeliveryDetailAnnotation",
        schema: schema::<types::PaymentwallDeliveryDetailAnnotation>,
        decode: Some(decode::<types::PaymentwallDeliveryDetailAnnotation>),
    },
    Model {
        name: "PaymentPrepareAnnotation",
        schema: schema::<types::PaymentPrepareAnnotation>,
        decode: Some(decode::<types::PaymentPrepareAnnotation>),
    },
    Model {
        name: "ReceiptType",
        schema: schema::<types::ReceiptType>,
        decode: Some(decode::<types::ReceiptType>),
    },
    Model {
        name: "ReceiptIdentifierType",
        schema: schema::<types::ReceiptIdentifierType>,
        decode: Some(decode::<types::ReceiptIdentifierType>),
    },
    Model {
        name: "ExternalReceiptPayMethod",
        schema: schema::<types::ExternalReceiptPayMethod>,
        decode: Some(decode::<types::ExternalReceiptPayMethod>),
    },
    Model {
        name: "ReceiptAnnotation",
        schema: schema::<types::ReceiptAnnotation>,
        decode: Some(decode::<types::ReceiptAnnotation>),
    },
    Model {
        name: "ExternalReceiptAnnotation",
        schema: schema::<types::ExternalReceiptAnnotation>,
        decode: Some(decode::<types::ExternalReceiptAnnotation>),
    },
    Model {
        name: "ScheduleStatus",
        schema: schema::<types::ScheduleStatus>,
        decode: Some(decode::<types::ScheduleStatus>),
    },
    Model {
        name: "ScheduleList",
        schema: schema::<types::ScheduleList>,
        decode: Some(decode::<types::ScheduleList>),
    },
    Model {
        name: "PagedScheduleAnnotation",
        schema: schema::<types::PagedScheduleAnnotation>,
        decode: Some(decode::<types::PagedScheduleAnnotation>),
    },
    Model {
        name: "ScheduleAnnotation",
        schema: schema::<types::ScheduleAnnotation>,
        decode: None,
    },
    Model {
        name: "ScheduleResultAnnotation",
        schema: schema::<types::ScheduleResultAnnotation>,
        decode: Some(decode::<types::ScheduleResultAnnotation>),
    },
    Model {
        name: "TierAnnotation",
        schema: schema::<types::TierAnnotation>,
        decode: Some(decode::<types::TierAnnotation>),
    },
    Model {
        name: "PgSettingType",
        schema: schema::<types::PgSettingType>,
        decode: Some(decode::<types::PgSettingType>),
    },
    Model {
        name: "PgSettingAnnotation",
        schema: schema::<types::PgSettingAnnotation>,
        decode: Some(decode::<types::PgSettingAnnotation>),
    },
    Model {
        name: "ProductType",
        schema: schema::<types::ProductType>,
        decode: Some(decode::<types::ProductType>),
    },
    Model {
        name: "VbankHolderAnnotation",
        schema: schema::<types::VbankHolderAnnotation>,
        decode: Some(decode::<types::VbankHolderAnnotation>),
    },
];
