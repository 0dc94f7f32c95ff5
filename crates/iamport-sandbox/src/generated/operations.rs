// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Every operation of the API.

use crate::facts::{Method, OperationFacts, Repeat};

/// An operation of the API, in the order of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    /// `POST /users/getToken`
    GetToken,
    /// `POST /benepia/point`
    QueryBenepiaPoint,
    /// `POST /benepia/payment`
    PayBenepiaPoint,
    /// `POST /subscribe/payments/onetime`
    Onetime,
    /// `POST /subscribe/payments/again`
    Again,
    /// `GET /subscribe/customers`
    CustomerViewMultiple,
    /// `GET /subscribe/customers/{customer_uid}`
    CustomerView,
    /// `POST /subscribe/customers/{customer_uid}`
    CustomerSave,
    /// `DELETE /subscribe/customers/{customer_uid}`
    CustomerDelete,
    /// `GET /subscribe/customers/{customer_uid}/payments`
    CustomerPayments,
    /// `GET /subscribe/customers/{customer_uid}/schedules`
    FindSchedulesByCustomer,
    /// `GET /certifications/{imp_uid}`
    GetCertification,
    /// `DELETE /certifications/{imp_uid}`
    DeleteCertification,
    /// `POST /certifications/otp/request`
    RequestOtp,
    /// `POST /certifications/otp/confirm/{imp_uid}`
    ConfirmOtp,
    /// `GET /cards`
    AllCardCodes,
    /// `GET /cards/{card_standard_code}`
    CardCodes,
    /// `GET /banks`
    AllBankCodes,
    /// `GET /banks/{bank_standard_code}`
    BankCodes,
    /// `POST /cvs`
    IssueCvsPayment,
    /// `DELETE /cvs/{imp_uid}`
    RevokeCvsPayment,
    /// `GET /escrows/logis/{imp_uid}`
    EscrowLogisGet,
    /// `PUT /escrows/logis/{imp_uid}`
    EscrowLogisEdit,
    /// `POST /escrows/logis/{imp_uid}`
    EscrowLogisSave,
    /// `GET /kakao/payment/orders`
    GetKakaoPaymentOrders,
    /// `DELETE /kcpquick/members/{member_id}`
    MemberDelete,
    /// `POST /kcpquick/members/{member_id}/fido/release`
    ReleaseFido,
    /// `POST /kcpquick/prepare/{merchant_uid}`
    PrepareCreate,
    /// `PUT /kcpquick/prepare/{merchant_uid}`
    PrepareUpdate,
    /// `POST /kcpquick/payment/money`
    PayWithMoney,
    /// `POST /kcpquick/payment/autopay`
    PayWithAutoPaymentKey,
    /// `DELETE /kcpquick/autopay/{customer_uid}`
    DeleteAutoPayKey,
    /// `POST /payments/{imp_uid}/naver/cancel`
    NaverCancelProductOrder,
    /// `POST /payments/{imp_uid}/naver/approve-cancel`
    NaverApproveCancelProductOrder,
    /// `POST /payments/{imp_uid}/naver/place`
    NaverPlaceProductOrder,
    /// `POST /payments/{imp_uid}/naver/ship`
    NaverShipProductOrder,
    /// `POST /payments/{imp_uid}/naver/collect-exchanged`
    NaverCollectProductOrder,
    /// `POST /payments/{imp_uid}/naver/ship-exchanged`
    NaverShipExchangedProductOrder,
    /// `POST /payments/{imp_uid}/naver/request-return`
    NaverRequestReturnProductOrder,
    /// `POST /payments/{imp_uid}/naver/approve-return`
    NaverApproveReturnProductOrder,
    /// `POST /payments/{imp_uid}/naver/reject-return`
    NaverRejectReturnProductOrder,
    /// `POST /payments/{imp_uid}/naver/withhold-return`
    NaverWithholdReturnProductOrder,
    /// `POST /payments/{imp_uid}/naver/resolve-return`
    NaverResolveReturnProductOrder,
    /// `GET /payments/{imp_uid}/naver/product-orders`
    GetProductOrders,
    /// `GET /naver/product-orders/{product_order_id}`
    GetProductOrderSingle,
    /// `GET /naver/reviews`
    GetReviews,
    /// `POST /payments/{imp_uid}/naver/point`
    NaverDepositPoint,
    /// `POST /payments/{imp_uid}/naver/confirm`
    NaverConfirmPayment,
    /// `GET /payments/{imp_uid}/naver/cash-amount`
    QueryCashAmount,
    /// `POST /partners/receipts/{imp_uid}`
    Partner,
    /// `POST /payco/orders/status/{imp_uid}`
    ChangeOrderStatus,
    /// `GET /payments/{imp_uid}`
    GetPaymentByImpUid,
    /// `GET /payments`
    GetPaymentListByImpUid,
    /// `GET /payments/find/{merchant_uid}/{payment_status}`
    GetPaymentByMerchantUid,
    /// `GET /payments/find/{merchant_uid}`
    GetPaymentByMerchantUidAnyStatus,
    /// `GET /payments/findAll/{merchant_uid}/{payment_status}`
    GetAllPaymentsByMerchantUid,
    /// `GET /payments/findAll/{merchant_uid}`
    GetAllPaymentsByMerchantUidAnyStatus,
    /// `GET /payments/status/{payment_status}`
    GetPaymentsByStatus,
    /// `GET /payments/{imp_uid}/balance`
    BalanceByImpUid,
    /// `POST /payments/cancel`
    CancelPayment,
    /// `POST /paymentwall/delivery`
    PaymentwallDelivery,
    /// `POST /payments/prepare`
    PreparePayment,
    /// `PUT /payments/prepare`
    EditPreparePayment,
    /// `GET /payments/prepare/{merchant_uid}`
    GetPaymentPrepareByMerchantUid,
    /// `GET /receipts/{imp_uid}`
    GetReceipt,
    /// `POST /receipts/{imp_uid}`
    IssueReceipt,
    /// `DELETE /receipts/{imp_uid}`
    RevokeReceipt,
    /// `GET /receipts/external/{merchant_uid}`
    GetExternalReceipt,
    /// `POST /receipts/external/{merchant_uid}`
    IssueExternalReceipt,
    /// `DELETE /receipts/external/{merchant_uid}`
    RevokeExternalReceipt,
    /// `GET /subscribe/payments/schedule`
    FindSchedulesByRange,
    /// `POST /subscribe/payments/schedule`
    Schedule,
    /// `POST /subscribe/payments/unschedule`
    Unschedule,
    /// `GET /subscribe/payments/schedule/{merchant_uid}`
    GetScheduleByMid,
    /// `PUT /subscribe/payments/schedule/{merchant_uid}`
    UpdateScheduleByMid,
    /// `POST /subscribe/payments/schedule/{merchant_uid}/reschedule`
    RescheduleByMid,
    /// `POST /subscribe/payments/schedule/{merchant_uid}/retry`
    RetryScheduleByMid,
    /// `GET /subscribe/payments/schedule/customers/{customer_uid}`
    FindSchedulesByCustomerUid,
    /// `GET /tiers/{tier_code}`
    GetTier,
    /// `GET /users/pg`
    GetPgSettingList,
    /// `POST /vbanks`
    CreateVbank,
    /// `PUT /vbanks/{imp_uid}`
    ModifyVbank,
    /// `DELETE /vbanks/{imp_uid}`
    RevokeVbank,
    /// `GET /vbanks/holder`
    QueryBankHolder,
}

impl Operation {
    /// All of them.
    pub(crate) const ALL: &'static [Operation] = &[
        Operation::GetToken,
        Operation::QueryBenepiaPoint,
        Operation::PayBenepiaPoint,
        Operation::Onetime,
        Operation::Again,
        Operation::CustomerViewMultiple,
        Operation::CustomerView,
        Operation::CustomerSave,
        Operation::CustomerDelete,
        Operation::CustomerPayments,
        Operation::FindSchedulesByCustomer,
        Operation::GetCertification,
        Operation::DeleteCertification,
        Operation::RequestOtp,
        Operation::ConfirmOtp,
        Operation::AllCardCodes,
        Operation::CardCodes,
        Operation::AllBankCodes,
        Operation::BankCodes,
        Operation::IssueCvsPayment,
        Operation::RevokeCvsPayment,
        Operation::EscrowLogisGet,
        Operation::EscrowLogisEdit,
        Operation::EscrowLogisSave,
        Operation::GetKakaoPaymentOrders,
        Operation::MemberDelete,
        Operation::ReleaseFido,
        Operation::PrepareCreate,
        Operation::PrepareUpdate,
        Operation::PayWithMoney,
        Operation::PayWithAutoPaymentKey,
        Operation::DeleteAutoPayKey,
        Operation::NaverCancelProductOrder,
        Operation::NaverApproveCancelProductOrder,
        Operation::NaverPlaceProductOrder,
        Operation::NaverShipProductOrder,
        Operation::NaverCollectProductOrder,
        Operation::NaverShipExchangedProductOrder,
        Operation::NaverRequestReturnProductOrder,
        Operation::NaverApproveReturnProductOrder,
        Operation::NaverRejectReturnProductOrder,
        Operation::NaverWithholdReturnProductOrder,
        Operation::NaverResolveReturnProductOrder,
        Operation::GetProductOrders,
        Operation::GetProductOrderSingle,
        Operation::GetReviews,
        Operation::NaverDepositPoint,
        Operation::NaverConfirmPayment,
        Operation::QueryCashAmount,
        Operation::Partner,
        Operation::ChangeOrderStatus,
        Operation::GetPaymentByImpUid,
        Operation::GetPaymentListByImpUid,
        Operation::GetPaymentByMerchantUid,
        Operation::GetPaymentByMerchantUidAnyStatus,
        Operation::GetAllPaymentsByMerchantUid,
        Operation::GetAllPaymentsByMerchantUidAnyStatus,
        Operation::GetPaymentsByStatus,
        Operation::BalanceByImpUid,
        Operation::CancelPayment,
        Operation::PaymentwallDelivery,
        Operation::PreparePayment,
        Operation::EditPreparePayment,
        Operation::GetPaymentPrepareByMerchantUid,
        Operation::GetReceipt,
        Operation::IssueReceipt,
        Operation::RevokeReceipt,
        Operation::GetExternalReceipt,
        Operation::IssueExternalReceipt,
        Operation::RevokeExternalReceipt,
        Operation::FindSchedulesByRange,
        Operation::Schedule,
        Operation::Unschedule,
        Operation::GetScheduleByMid,
        Operation::UpdateScheduleByMid,
        Operation::RescheduleByMid,
        Operation::RetryScheduleByMid,
        Operation::FindSchedulesByCustomerUid,
        Operation::GetTier,
        Operation::GetPgSettingList,
        Operation::CreateVbank,
        Operation::ModifyVbank,
        Operation::RevokeVbank,
        Operation::QueryBankHolder,
    ];

    /// What the specification says of it as a whole.
    pub(crate) const fn facts(self) -> OperationFacts {
        match self {
            Operation::GetToken => {
                OperationFacts {
                    id: "getToken",
                    method: Method::Post,
                    path: "/users/getToken",
                    family: "auth",
                    title: "REST API Access Token",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::QueryBenepiaPoint => {
                OperationFacts {
                    id: "queryBenepiaPoint",
                    method: Method::Post,
                    path: "/benepia/point",
                    family: "benepia",
                    title: "포인트 단건조회 API",
                    repeat: Repeat::Once,
                    gateways: &["kcp"],
                }
            }
            Operation::PayBenepiaPoint => {
                OperationFacts {
                    id: "payBenepiaPoint",
                    method: Method::Post,
                    path: "/benepia/payment",
                    family: "benepia",
                    title: "포인트 결제",
                    repeat: Repeat::Once,
                    gateways: &["kcp"],
                }
            }
            Operation::Onetime => {
                OperationFacts {
                    id: "onetime",
                    method: Method::Post,
                    path: "/subscribe/payments/onetime",
                    family: "billing",
                    title: "비 인증 결제(일회성) API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "daou",
                        "kcp",
                        "nice",
                        "nice_v2",
                        "html5_inicis",
                        "paymentwall",
                        "settle",
                        "tosspayments",
                        "ksnet",
                        "welcome",
                    ],
                }
            }
            Operation::Again => {
                OperationFacts {
                    id: "again",
                    method: Method::Post,
                    path: "/subscribe/payments/again",
                    family: "billing",
                    title: "비 인증 결제(빌링키) API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::CustomerViewMultiple => {
                OperationFacts {
                    id: "customer_view_multiple",
                    method: Method::Get,
                    path: "/subscribe/customers",
                    family: "billing-keys",
                    title: "빌링키 정보 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "settle_firm",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::CustomerView => {
                OperationFacts {
                    id: "customer_view",
                    method: Method::Get,
                    path: "/subscribe/customers/{customer_uid}",
                    family: "billing-keys",
                    title: "빌링키 정보 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "settle_firm",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "nice_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::CustomerSave => {
                OperationFacts {
                    id: "customer_save",
                    method: Method::Post,
                    path: "/subscribe/customers/{customer_uid}",
                    family: "billing-keys",
                    title: "빌링키 발급 API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "nice",
                        "kcp",
                        "daou",
                        "html5_inicis",
                        "tosspayments",
                        "ksnet",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::CustomerDelete => {
                OperationFacts {
                    id: "customer_delete",
                    method: Method::Delete,
                    path: "/subscribe/customers/{customer_uid}",
                    family: "billing-keys",
                    title: "빌링키 삭제 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "settle_firm",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "nice_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::CustomerPayments => {
                OperationFacts {
                    id: "customer_payments",
                    method: Method::Get,
                    path: "/subscribe/customers/{customer_uid}/payments",
                    family: "billing-keys",
                    title: "빌링키 결제 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "settle_firm",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "nice_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::FindSchedulesByCustomer => {
                OperationFacts {
                    id: "findSchedulesByCustomer",
                    method: Method::Get,
                    path: "/subscribe/customers/{customer_uid}/schedules",
                    family: "billing-keys",
                    title: "빌링키 결제예약 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "settle_firm",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "nice_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::GetCertification => {
                OperationFacts {
                    id: "getCertification",
                    method: Method::Get,
                    path: "/certifications/{imp_uid}",
                    family: "certifications",
                    title: "본인인증 결과조회 API",
                    repeat: Repeat::Safe,
                    gateways: &["danal", "inicis_unified", "inicis", "kcp_v2"],
                }
            }
            Operation::DeleteCertification => {
                OperationFacts {
                    id: "deleteCertification",
                    method: Method::Delete,
                    path: "/certifications/{imp_uid}",
                    family: "certifications",
                    title: "본인인증 정보삭제 API",
                    repeat: Repeat::Idempotent,
                    gateways: &["danal", "inicis_unified", "inicis", "kcp_v2"],
                }
            }
            Operation::RequestOtp => {
                OperationFacts {
                    id: "requestOTP",
                    method: Method::Post,
                    path: "/certifications/otp/request",
                    family: "certifications",
                    title: "본인인증 요청 API",
                    repeat: Repeat::Once,
                    gateways: &["danal", "kcp_v2"],
                }
            }
            Operation::ConfirmOtp => {
                OperationFacts {
                    id: "confirmOTP",
                    method: Method::Post,
                    path: "/certifications/otp/confirm/{imp_uid}",
                    family: "certifications",
                    title: "본인인증 완료 API",
                    repeat: Repeat::Idempotent,
                    gateways: &["danal", "kcp_v2"],
                }
            }
            Operation::AllCardCodes => {
                OperationFacts {
                    id: "allCardCodes",
                    method: Method::Get,
                    path: "/cards",
                    family: "codes",
                    title: "카드사코드 전체조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::CardCodes => {
                OperationFacts {
                    id: "cardCodes",
                    method: Method::Get,
                    path: "/cards/{card_standard_code}",
                    family: "codes",
                    title: "카드사명 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::AllBankCodes => {
                OperationFacts {
                    id: "allBankCodes",
                    method: Method::Get,
                    path: "/banks",
                    family: "codes",
                    title: "은행코드 전체조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::BankCodes => {
                OperationFacts {
                    id: "bankCodes",
                    method: Method::Get,
                    path: "/banks/{bank_standard_code}",
                    family: "codes",
                    title: "은행명 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::IssueCvsPayment => {
                OperationFacts {
                    id: "issueCvsPayment",
                    method: Method::Post,
                    path: "/cvs",
                    family: "cvs",
                    title: "수납번호 발급 API",
                    repeat: Repeat::Once,
                    gateways: &["galaxia"],
                }
            }
            Operation::RevokeCvsPayment => {
                OperationFacts {
                    id: "revokeCvsPayment",
                    method: Method::Delete,
                    path: "/cvs/{imp_uid}",
                    family: "cvs",
                    title: "수납취소 API",
                    repeat: Repeat::Idempotent,
                    gateways: &["galaxia"],
                }
            }
            Operation::EscrowLogisGet => {
                OperationFacts {
                    id: "escrow_logis_get",
                    method: Method::Get,
                    path: "/escrows/logis/{imp_uid}",
                    family: "escrow",
                    title: "배송정보 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "daou",
                        "ksnet",
                        "smartro_v2",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::EscrowLogisEdit => {
                OperationFacts {
                    id: "escrow_logis_edit",
                    method: Method::Put,
                    path: "/escrows/logis/{imp_uid}",
                    family: "escrow",
                    title: "배송정보 단건수정 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "daou",
                        "ksnet",
                        "smartro_v2",
                        "welcome",
                    ],
                }
            }
            Operation::EscrowLogisSave => {
                OperationFacts {
                    id: "escrow_logis_save",
                    method: Method::Post,
                    path: "/escrows/logis/{imp_uid}",
                    family: "escrow",
                    title: "배송정보 단건등록 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "daou",
                        "ksnet",
                        "smartro_v2",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::GetKakaoPaymentOrders => {
                OperationFacts {
                    id: "getKakaoPaymentOrders",
                    method: Method::Get,
                    path: "/kakao/payment/orders",
                    family: "kakao",
                    title: "주문내역 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &["kakaopay"],
                }
            }
            Operation::MemberDelete => {
                OperationFacts {
                    id: "member_delete",
                    method: Method::Delete,
                    path: "/kcpquick/members/{member_id}",
                    family: "kcpquick",
                    title: "구매자 정보 단건 삭제 API",
                    repeat: Repeat::Idempotent,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::ReleaseFido => {
                OperationFacts {
                    id: "releaseFido",
                    method: Method::Post,
                    path: "/kcpquick/members/{member_id}/fido/release",
                    family: "kcpquick",
                    title: "KCP 퀵페이 FIDO 해제",
                    repeat: Repeat::Idempotent,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::PrepareCreate => {
                OperationFacts {
                    id: "prepare_create",
                    method: Method::Post,
                    path: "/kcpquick/prepare/{merchant_uid}",
                    family: "kcpquick",
                    title: "KCP 퀵페이 결제정보 사전등록",
                    repeat: Repeat::Idempotent,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::PrepareUpdate => {
                OperationFacts {
                    id: "prepare_update",
                    method: Method::Put,
                    path: "/kcpquick/prepare/{merchant_uid}",
                    family: "kcpquick",
                    title: "KCP 퀵페이 결제정보 사전등록 수정",
                    repeat: Repeat::Idempotent,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::PayWithMoney => {
                OperationFacts {
                    id: "payWithMoney",
                    method: Method::Post,
                    path: "/kcpquick/payment/money",
                    family: "kcpquick",
                    title: "KCP 선불머니 결제",
                    repeat: Repeat::Once,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::PayWithAutoPaymentKey => {
                OperationFacts {
                    id: "payWithAutoPaymentKey",
                    method: Method::Post,
                    path: "/kcpquick/payment/autopay",
                    family: "kcpquick",
                    title: "KCP 퀵페이 자동결제 키 결제",
                    repeat: Repeat::Once,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::DeleteAutoPayKey => {
                OperationFacts {
                    id: "deleteAutoPayKey",
                    method: Method::Delete,
                    path: "/kcpquick/autopay/{customer_uid}",
                    family: "kcpquick",
                    title: "KCP 퀵페이 자동결제 키 삭제",
                    repeat: Repeat::Idempotent,
                    gateways: &["kcp_quick"],
                }
            }
            Operation::NaverCancelProductOrder => {
                OperationFacts {
                    id: "naverCancelProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/cancel",
                    family: "naver",
                    title: "네이버페이 주문형 상품주문 환불",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverApproveCancelProductOrder => {
                OperationFacts {
                    id: "naverApproveCancelProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/approve-cancel",
                    family: "naver",
                    title: "네이버페이 주문형 환불요청 승인",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverPlaceProductOrder => {
                OperationFacts {
                    id: "naverPlaceProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/place",
                    family: "naver",
                    title: "네이버페이 주문형 상품주문 발주처리",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverShipProductOrder => {
                OperationFacts {
                    id: "naverShipProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/ship",
                    family: "naver",
                    title: "네이버페이 주문형 상품주문 발송처리",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverCollectProductOrder => {
                OperationFacts {
                    id: "naverCollectProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/collect-exchanged",
                    family: "naver",
                    title: "네이버페이 주문형 교환상품 수거완료처리",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverShipExchangedProductOrder => {
                OperationFacts {
                    id: "naverShipExchangedProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/ship-exchanged",
                    family: "naver",
                    title: "네이버페이 주문형 교환상품 재발송처리",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverRequestReturnProductOrder => {
                OperationFacts {
                    id: "naverRequestReturnProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/request-return",
                    family: "naver",
                    title: "네이버페이 주문형 반품요청",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverApproveReturnProductOrder => {
                OperationFacts {
                    id: "naverApproveReturnProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/approve-return",
                    family: "naver",
                    title: "네이버페이 주문형 반품승인",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverRejectReturnProductOrder => {
                OperationFacts {
                    id: "naverRejectReturnProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/reject-return",
                    family: "naver",
                    title: "네이버페이 주문형 반품거절",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverWithholdReturnProductOrder => {
                OperationFacts {
                    id: "naverWithholdReturnProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/withhold-return",
                    family: "naver",
                    title: "네이버페이 주문형 반품보류",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverResolveReturnProductOrder => {
                OperationFacts {
                    id: "naverResolveReturnProductOrder",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/resolve-return",
                    family: "naver",
                    title: "네이버페이 주문형 반품보류 해제",
                    repeat: Repeat::Once,
                    gateways: &["naverco"],
                }
            }
            Operation::GetProductOrders => {
                OperationFacts {
                    id: "getProductOrders",
                    method: Method::Get,
                    path: "/payments/{imp_uid}/naver/product-orders",
                    family: "naver",
                    title: "네이버페이 주문형 상품주문 목록 조회",
                    repeat: Repeat::Safe,
                    gateways: &["naverco"],
                }
            }
            Operation::GetProductOrderSingle => {
                OperationFacts {
                    id: "getProductOrderSingle",
                    method: Method::Get,
                    path: "/naver/product-orders/{product_order_id}",
                    family: "naver",
                    title: "네이버페이 주문형 상품주문 단건조회",
                    repeat: Repeat::Safe,
                    gateways: &["naverco"],
                }
            }
            Operation::GetReviews => {
                OperationFacts {
                    id: "getReviews",
                    method: Method::Get,
                    path: "/naver/reviews",
                    family: "naver",
                    title: "네이버페이 주문형 구매평 조회",
                    repeat: Repeat::Safe,
                    gateways: &["naverco"],
                }
            }
            Operation::NaverDepositPoint => {
                OperationFacts {
                    id: "naverDepositPoint",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/point",
                    family: "naver",
                    title: "포인트 적립 API",
                    repeat: Repeat::Once,
                    gateways: &["naverpay"],
                }
            }
            Operation::NaverConfirmPayment => {
                OperationFacts {
                    id: "naverConfirmPayment",
                    method: Method::Post,
                    path: "/payments/{imp_uid}/naver/confirm",
                    family: "naver",
                    title: "에스크로 주문확정 API",
                    repeat: Repeat::Once,
                    gateways: &["naverpay"],
                }
            }
            Operation::QueryCashAmount => {
                OperationFacts {
                    id: "queryCashAmount",
                    method: Method::Get,
                    path: "/payments/{imp_uid}/naver/cash-amount",
                    family: "naver",
                    title: "현금영수증 발급 가용액 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &["naverpay"],
                }
            }
            Operation::Partner => {
                OperationFacts {
                    id: "partner",
                    method: Method::Post,
                    path: "/partners/receipts/{imp_uid}",
                    family: "partners",
                    title: "영수증 내 하위 상점 거래 등록",
                    repeat: Repeat::Once,
                    gateways: &["html5_inicis"],
                }
            }
            Operation::ChangeOrderStatus => {
                OperationFacts {
                    id: "changeOrderStatus",
                    method: Method::Post,
                    path: "/payco/orders/status/{imp_uid}",
                    family: "payco",
                    title: "주문상태 단건 수정 API",
                    repeat: Repeat::Once,
                    gateways: &["payco"],
                }
            }
            Operation::GetPaymentByImpUid => {
                OperationFacts {
                    id: "getPaymentByImpUid",
                    method: Method::Get,
                    path: "/payments/{imp_uid}",
                    family: "payments",
                    title: "결제내역 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetPaymentListByImpUid => {
                OperationFacts {
                    id: "getPaymentListByImpUid",
                    method: Method::Get,
                    path: "/payments",
                    family: "payments",
                    title: "결제내역 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetPaymentByMerchantUid => {
                OperationFacts {
                    id: "getPaymentByMerchantUid",
                    method: Method::Get,
                    path: "/payments/find/{merchant_uid}/{payment_status}",
                    family: "payments",
                    title: "결제 복수조회(주문UQ) API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetPaymentByMerchantUidAnyStatus => {
                OperationFacts {
                    id: "getPaymentByMerchantUidAnyStatus",
                    method: Method::Get,
                    path: "/payments/find/{merchant_uid}",
                    family: "payments",
                    title: "결제 복수조회(주문UQ) API, 상태 미지정",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetAllPaymentsByMerchantUid => {
                OperationFacts {
                    id: "getAllPaymentsByMerchantUid",
                    method: Method::Get,
                    path: "/payments/findAll/{merchant_uid}/{payment_status}",
                    family: "payments",
                    title: "결제 복수조회(주문All) API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetAllPaymentsByMerchantUidAnyStatus => {
                OperationFacts {
                    id: "getAllPaymentsByMerchantUidAnyStatus",
                    method: Method::Get,
                    path: "/payments/findAll/{merchant_uid}",
                    family: "payments",
                    title: "결제 복수조회(주문All) API, 상태 미지정",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetPaymentsByStatus => {
                OperationFacts {
                    id: "getPaymentsByStatus",
                    method: Method::Get,
                    path: "/payments/status/{payment_status}",
                    family: "payments",
                    title: "결제상태기준 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::BalanceByImpUid => {
                OperationFacts {
                    id: "balanceByImpUid",
                    method: Method::Get,
                    path: "/payments/{imp_uid}/balance",
                    family: "payments",
                    title: "결제 상세내역 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &["payco"],
                }
            }
            Operation::CancelPayment => {
                OperationFacts {
                    id: "cancelPayment",
                    method: Method::Post,
                    path: "/payments/cancel",
                    family: "payments",
                    title: "결제취소 API",
                    repeat: Repeat::Once,
                    gateways: &[],
                }
            }
            Operation::PaymentwallDelivery => {
                OperationFacts {
                    id: "paymentwall_delivery",
                    method: Method::Post,
                    path: "/paymentwall/delivery",
                    family: "paymentwall",
                    title: "페이먼트월 배송등록 API",
                    repeat: Repeat::Once,
                    gateways: &["paymentwall"],
                }
            }
            Operation::PreparePayment => {
                OperationFacts {
                    id: "preparePayment",
                    method: Method::Post,
                    path: "/payments/prepare",
                    family: "prepare",
                    title: "결제금액 사전등록 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[],
                }
            }
            Operation::EditPreparePayment => {
                OperationFacts {
                    id: "editPreparePayment",
                    method: Method::Put,
                    path: "/payments/prepare",
                    family: "prepare",
                    title: "결제금액 단건 수정 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[],
                }
            }
            Operation::GetPaymentPrepareByMerchantUid => {
                OperationFacts {
                    id: "getPaymentPrepareByMerchantUid",
                    method: Method::Get,
                    path: "/payments/prepare/{merchant_uid}",
                    family: "prepare",
                    title: "결제금액 (사전등록) 조회",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetReceipt => {
                OperationFacts {
                    id: "getReceipt",
                    method: Method::Get,
                    path: "/receipts/{imp_uid}",
                    family: "receipts",
                    title: "발급내역 단건 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "nice",
                        "daou",
                        "html5_inicis",
                        "kcp",
                        "payco",
                        "smartro",
                        "uplus",
                        "tosspayments",
                        "ksnet",
                        "smartro_v2",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::IssueReceipt => {
                OperationFacts {
                    id: "issueReceipt",
                    method: Method::Post,
                    path: "/receipts/{imp_uid}",
                    family: "receipts",
                    title: "현금영수증 단건발급 API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "nice",
                        "kicc",
                        "settle",
                        "daou",
                        "tosspayments",
                        "ksnet",
                        "smartro",
                        "smartro_v2",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::RevokeReceipt => {
                OperationFacts {
                    id: "revokeReceipt",
                    method: Method::Delete,
                    path: "/receipts/{imp_uid}",
                    family: "receipts",
                    title: "포트원 발급분 취소 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "settle",
                        "nice",
                        "daou",
                        "tosspayments",
                        "nice_v2",
                        "ksnet",
                        "smartro_v2",
                        "welcome",
                    ],
                }
            }
            Operation::GetExternalReceipt => {
                OperationFacts {
                    id: "getExternalReceipt",
                    method: Method::Get,
                    path: "/receipts/external/{merchant_uid}",
                    family: "receipts",
                    title: "외부 발급내역 단건 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "settle",
                        "nice",
                        "kicc",
                        "tosspayments",
                        "nice_v2",
                        "ksnet",
                        "smartro_v2",
                        "welcome",
                    ],
                }
            }
            Operation::IssueExternalReceipt => {
                OperationFacts {
                    id: "issueExternalReceipt",
                    method: Method::Post,
                    path: "/receipts/external/{merchant_uid}",
                    family: "receipts",
                    title: "현금영수증 발급(외부) API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "settle",
                        "nice",
                        "kicc",
                        "tosspayments",
                        "nice_v2",
                        "ksnet",
                        "smartro",
                        "smartro_v2",
                        "welcome",
                    ],
                }
            }
            Operation::RevokeExternalReceipt => {
                OperationFacts {
                    id: "revokeExternalReceipt",
                    method: Method::Delete,
                    path: "/receipts/external/{merchant_uid}",
                    family: "receipts",
                    title: "외부 발급분 취소 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "html5_inicis",
                        "kcp",
                        "settle",
                        "nice",
                        "tosspayments",
                        "nice_v2",
                        "ksnet",
                        "smartro_v2",
                        "welcome",
                    ],
                }
            }
            Operation::FindSchedulesByRange => {
                OperationFacts {
                    id: "findSchedulesByRange",
                    method: Method::Get,
                    path: "/subscribe/payments/schedule",
                    family: "schedules",
                    title: "결제예약 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::Schedule => {
                OperationFacts {
                    id: "schedule",
                    method: Method::Post,
                    path: "/subscribe/payments/schedule",
                    family: "schedules",
                    title: "결제 예약 API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::Unschedule => {
                OperationFacts {
                    id: "unschedule",
                    method: Method::Post,
                    path: "/subscribe/payments/unschedule",
                    family: "schedules",
                    title: "결제 예약취소 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::GetScheduleByMid => {
                OperationFacts {
                    id: "getScheduleByMid",
                    method: Method::Get,
                    path: "/subscribe/payments/schedule/{merchant_uid}",
                    family: "schedules",
                    title: "결제예약 단건조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::UpdateScheduleByMid => {
                OperationFacts {
                    id: "updateScheduleByMid",
                    method: Method::Put,
                    path: "/subscribe/payments/schedule/{merchant_uid}",
                    family: "schedules",
                    title: "결제 예약시각 변경",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                    ],
                }
            }
            Operation::RescheduleByMid => {
                OperationFacts {
                    id: "rescheduleByMid",
                    method: Method::Post,
                    path: "/subscribe/payments/schedule/{merchant_uid}/reschedule",
                    family: "schedules",
                    title: "결제 실패 재예약",
                    repeat: Repeat::Once,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                    ],
                }
            }
            Operation::RetryScheduleByMid => {
                OperationFacts {
                    id: "retryScheduleByMid",
                    method: Method::Post,
                    path: "/subscribe/payments/schedule/{merchant_uid}/retry",
                    family: "schedules",
                    title: "결제 실패 재시도",
                    repeat: Repeat::Once,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                    ],
                }
            }
            Operation::FindSchedulesByCustomerUid => {
                OperationFacts {
                    id: "findSchedulesByCustomerUid",
                    method: Method::Get,
                    path: "/subscribe/payments/schedule/customers/{customer_uid}",
                    family: "schedules",
                    title: "결제예약 복수조회(빌키) API",
                    repeat: Repeat::Safe,
                    gateways: &[
                        "chai",
                        "danal",
                        "danal_tpay",
                        "daou",
                        "html5_inicis",
                        "inicis",
                        "kakaopay",
                        "kcp",
                        "kcp_billing",
                        "kicc",
                        "ksnet",
                        "mobilians",
                        "naverpay",
                        "nice",
                        "nice_v2",
                        "payco",
                        "paymentwall",
                        "settle",
                        "settle_acc",
                        "smartro_v2",
                        "tosspayments",
                        "paypal_v2",
                        "welcome",
                        "tosspay_v2",
                    ],
                }
            }
            Operation::GetTier => {
                OperationFacts {
                    id: "GetTier",
                    method: Method::Get,
                    path: "/tiers/{tier_code}",
                    family: "tiers",
                    title: "하위 상점 정보 조회",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::GetPgSettingList => {
                OperationFacts {
                    id: "getPgSettingList",
                    method: Method::Get,
                    path: "/users/pg",
                    family: "users",
                    title: "PG MID 복수조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
            Operation::CreateVbank => {
                OperationFacts {
                    id: "createVbank",
                    method: Method::Post,
                    path: "/vbanks",
                    family: "vbanks",
                    title: "가상계좌 발급 API",
                    repeat: Repeat::Once,
                    gateways: &[
                        "settle",
                        "nice",
                        "nice_v2",
                        "html5_inicis",
                        "ksnet",
                        "smartro_v2",
                        "tosspayments",
                        "welcome",
                    ],
                }
            }
            Operation::ModifyVbank => {
                OperationFacts {
                    id: "modifyVbank",
                    method: Method::Put,
                    path: "/vbanks/{imp_uid}",
                    family: "vbanks",
                    title: "가상계좌 발급정보 수정 API",
                    repeat: Repeat::Idempotent,
                    gateways: &["settle"],
                }
            }
            Operation::RevokeVbank => {
                OperationFacts {
                    id: "revokeVbank",
                    method: Method::Delete,
                    path: "/vbanks/{imp_uid}",
                    family: "vbanks",
                    title: "가상계좌 발급취소 API",
                    repeat: Repeat::Idempotent,
                    gateways: &[
                        "html5_inicis",
                        "uplus",
                        "danal",
                        "nice",
                        "kicc",
                        "settle",
                        "smartro",
                        "tosspayments",
                        "ksnet",
                        "smartro_v2",
                        "nice_v2",
                        "welcome",
                    ],
                }
            }
            Operation::QueryBankHolder => {
                OperationFacts {
                    id: "queryBankHolder",
                    method: Method::Get,
                    path: "/vbanks/holder",
                    family: "vbanks",
                    title: "예금주 조회 API",
                    repeat: Repeat::Safe,
                    gateways: &[],
                }
            }
        }
    }
}
