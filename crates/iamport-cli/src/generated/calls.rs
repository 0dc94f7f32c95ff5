// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Every operation with those parameters that are given.
#![allow(deprecated)]
#![allow(clippy::too_many_lines)]

use iamport::Client;
use crate::call::arguments::Arguments;
use crate::call::mistake::Mistake;
use crate::call::prepared::Prepared;

/// The call of an operation with those parameters that are given; nothing is sent yet. `None` for an
/// operation that the API does not have.
pub(crate) fn prepare(
    client: &Client,
    operation: &str,
    arguments: &Arguments,
) -> Option<Result<Prepared, Mistake>> {
    Some(
        match operation {
            "getToken" => get_token(client, arguments),
            "queryBenepiaPoint" => query_benepia_point(client, arguments),
            "payBenepiaPoint" => pay_benepia_point(client, arguments),
            "onetime" => onetime(client, arguments),
            "again" => again(client, arguments),
            "customer_view_multiple" => customer_view_multiple(client, arguments),
            "customer_view" => customer_view(client, arguments),
            "customer_save" => customer_save(client, arguments),
            "customer_delete" => customer_delete(client, arguments),
            "customer_payments" => customer_payments(client, arguments),
            "findSchedulesByCustomer" => find_schedules_by_customer(client, arguments),
            "getCertification" => get_certification(client, arguments),
            "deleteCertification" => delete_certification(client, arguments),
            "requestOTP" => request_otp(client, arguments),
            "confirmOTP" => confirm_otp(client, arguments),
            "allCardCodes" => all_card_codes(client, arguments),
            "cardCodes" => card_codes(client, arguments),
            "allBankCodes" => all_bank_codes(client, arguments),
            "bankCodes" => bank_codes(client, arguments),
            "issueCvsPayment" => issue_cvs_payment(client, arguments),
            "revokeCvsPayment" => revoke_cvs_payment(client, arguments),
            "escrow_logis_get" => escrow_logis_get(client, arguments),
            "escrow_logis_edit" => escrow_logis_edit(client, arguments),
            "escrow_logis_save" => escrow_logis_save(client, arguments),
            "getKakaoPaymentOrders" => get_kakao_payment_orders(client, arguments),
            "member_delete" => member_delete(client, arguments),
            "releaseFido" => release_fido(client, arguments),
            "prepare_create" => prepare_create(client, arguments),
            "prepare_update" => prepare_update(client, arguments),
            "payWithMoney" => pay_with_money(client, arguments),
            "payWithAutoPaymentKey" => pay_with_auto_payment_key(client, arguments),
            "deleteAutoPayKey" => delete_auto_pay_key(client, arguments),
            "naverCancelProductOrder" => naver_cancel_product_order(client, arguments),
            "naverApproveCancelProductOrder" => {
                naver_approve_cancel_product_order(client, arguments)
            }
            "naverPlaceProductOrder" => naver_place_product_order(client, arguments),
            "naverShipProductOrder" => naver_ship_product_order(client, arguments),
            "naverCollectProductOrder" => naver_collect_product_order(client, arguments),
            "naverShipExchangedProductOrder" => {
                naver_ship_exchanged_product_order(client, arguments)
            }
            "naverRequestReturnProductOrder" => {
                naver_request_return_product_order(client, arguments)
            }
            "naverApproveReturnProductOrder" => {
                naver_approve_return_product_order(client, arguments)
            }
            "naverRejectReturnProductOrder" => {
                naver_reject_return_product_order(client, arguments)
            }
            "naverWithholdReturnProductOrder" => {
                naver_withhold_return_product_order(client, arguments)
            }
            "naverResolveReturnProductOrder" => {
                naver_resolve_return_product_order(client, arguments)
            }
            "getProductOrders" => get_product_orders(client, arguments),
            "getProductOrderSingle" => get_product_order_single(client, arguments),
            "getReviews" => get_reviews(client, arguments),
            "naverDepositPoint" => naver_deposit_point(client, arguments),
            "naverConfirmPayment" => naver_confirm_payment(client, arguments),
            "queryCashAmount" => query_cash_amount(client, arguments),
            "partner" => partner(client, arguments),
            "changeOrderStatus" => change_order_status(client, arguments),
            "getPaymentByImpUid" => get_payment_by_imp_uid(client, arguments),
            "getPaymentListByImpUid" => get_payment_list_by_imp_uid(client, arguments),
            "getPaymentByMerchantUid" => {
                get_payment_by_merchant_uid_and_status(client, arguments)
            }
            "getPaymentByMerchantUidAnyStatus" => {
                get_payment_by_merchant_uid(client, arguments)
            }
            "getAllPaymentsByMerchantUid" => {
                get_all_payments_by_merchant_uid_and_status(client, arguments)
            }
            "getAllPaymentsByMerchantUidAnyStatus" => {
                get_all_payments_by_merchant_uid(client, arguments)
            }
            "getPaymentsByStatus" => get_payments_by_status(client, arguments),
            "balanceByImpUid" => balance_by_imp_uid(client, arguments),
            "cancelPayment" => cancel_payment(client, arguments),
            "paymentwall_delivery" => paymentwall_delivery(client, arguments),
            "preparePayment" => prepare_payment(client, arguments),
            "editPreparePayment" => edit_prepare_payment(client, arguments),
            "getPaymentPrepareByMerchantUid" => {
                get_payment_prepare_by_merchant_uid(client, arguments)
            }
            "getReceipt" => get_receipt(client, arguments),
            "issueReceipt" => issue_receipt(client, arguments),
            "revokeReceipt" => revoke_receipt(client, arguments),
            "getExternalReceipt" => get_external_receipt(client, arguments),
            "issueExternalReceipt" => issue_external_receipt(client, arguments),
            "revokeExternalReceipt" => revoke_external_receipt(client, arguments),
            "findSchedulesByRange" => find_schedules_by_range(client, arguments),
            "schedule" => schedule(client, arguments),
            "unschedule" => unschedule(client, arguments),
            "getScheduleByMid" => get_schedule_by_mid(client, arguments),
            "updateScheduleByMid" => update_schedule_by_mid(client, arguments),
            "rescheduleByMid" => reschedule_by_mid(client, arguments),
            "retryScheduleByMid" => retry_schedule_by_mid(client, arguments),
            "findSchedulesByCustomerUid" => {
                find_schedules_by_customer_uid(client, arguments)
            }
            "GetTier" => get_tier(client, arguments),
            "getPgSettingList" => get_pg_setting_list(client, arguments),
            "createVbank" => create_vbank(client, arguments),
            "modifyVbank" => modify_vbank(client, arguments),
            "revokeVbank" => revoke_vbank(client, arguments),
            "queryBankHolder" => query_bank_holder(client, arguments),
            _ => return None,
        },
    )
}

/// `getToken`: `POST /users/getToken`.
fn get_token(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.get_token();
    if let Some(value) = arguments.text("imp_key")? {
        call = call.imp_key(value);
    }
    if let Some(value) = arguments.text("imp_secret")? {
        call = call.imp_secret(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `queryBenepiaPoint`: `POST /benepia/point`.
fn query_benepia_point(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.query_benepia_point();
    if let Some(value) = arguments.text("benepia_user")? {
        call = call.benepia_user(value);
    }
    if let Some(value) = arguments.text("benepia_password")? {
        call = call.benepia_password(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `payBenepiaPoint`: `POST /benepia/payment`.
fn pay_benepia_point(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.pay_benepia_point();
    if let Some(value) = arguments.text("benepia_user")? {
        call = call.benepia_user(value);
    }
    if let Some(value) = arguments.text("benepia_password")? {
        call = call.benepia_password(value);
    }
    if let Some(value) = arguments.text("benepia_member_code")? {
        call = call.benepia_member_code(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        call = call.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        call = call.buyer_postcode(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.texts("notice_url")? {
        call = call.notice_url(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        call = call.custom_data(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `onetime`: `POST /subscribe/payments/onetime`.
fn onetime(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.onetime();
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("currency")? {
        call = call.currency(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    if let Some(value) = arguments.amount("vat")? {
        call = call.vat(value);
    }
    if let Some(value) = arguments.text("card_number")? {
        call = call.card_number(value);
    }
    if let Some(value) = arguments.text("expiry")? {
        call = call.expiry(value);
    }
    if let Some(value) = arguments.text("birth")? {
        call = call.birth(value);
    }
    if let Some(value) = arguments.text("pwd_2digit")? {
        call = call.pwd_2digit(value);
    }
    if let Some(value) = arguments.text("cvc")? {
        call = call.cvc(value);
    }
    if let Some(value) = arguments.text("customer_uid")? {
        call = call.customer_uid(value);
    }
    if let Some(value) = arguments.text("pg")? {
        call = call.pg(value);
    }
    if let Some(value) = arguments.text("channelGroupId")? {
        call = call.channel_group_id(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        call = call.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        call = call.buyer_postcode(value);
    }
    if let Some(value) = arguments.integer("card_quota")? {
        call = call.card_quota(value);
    }
    if let Some(value) = arguments.boolean("interest_free_by_merchant")? {
        call = call.interest_free_by_merchant(value);
    }
    if let Some(value) = arguments.boolean("use_card_point")? {
        call = call.use_card_point(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        call = call.custom_data(value);
    }
    if let Some(value) = arguments.text("notice_url")? {
        call = call.notice_url(value);
    }
    if let Some(value) = arguments.text("browser_ip")? {
        call = call.browser_ip(value);
    }
    if let Some(value) = arguments.text("secure_3d_charge_id")? {
        call = call.secure_3d_charge_id(value);
    }
    if let Some(value) = arguments.text("secure_3d_token")? {
        call = call.secure_3d_token(value);
    }
    if let Some(value) = arguments.text("product_type")? {
        call = call.product_type(value);
    }
    if let Some(value) = arguments.text("promotion_id")? {
        call = call.promotion_id(value);
    }
    if let Some(value) = arguments.text("bypass")? {
        call = call.bypass(value);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `again`: `POST /subscribe/payments/again`.
fn again(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.again();
    if let Some(value) = arguments.text("customer_uid")? {
        call = call.customer_uid(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("currency")? {
        call = call.currency(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    if let Some(value) = arguments.amount("vat")? {
        call = call.vat(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        call = call.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        call = call.buyer_postcode(value);
    }
    if let Some(value) = arguments.integer("card_quota")? {
        call = call.card_quota(value);
    }
    if let Some(value) = arguments.boolean("interest_free_by_merchant")? {
        call = call.interest_free_by_merchant(value);
    }
    if let Some(value) = arguments.boolean("use_card_point")? {
        call = call.use_card_point(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        call = call.custom_data(value);
    }
    if let Some(value) = arguments.text("notice_url")? {
        call = call.notice_url(value);
    }
    if let Some(value) = arguments.text("browser_ip")? {
        call = call.browser_ip(value);
    }
    if let Some(value) = arguments.text("product_type")? {
        call = call.product_type(value);
    }
    if let Some(value) = arguments.integer("product_count")? {
        call = call.product_count(value);
    }
    if let Some(value) = arguments.text("cash_receipt_type")? {
        call = call.cash_receipt_type(value);
    }
    if let Some(value) = arguments.text("bypass")? {
        call = call.bypass(value);
    }
    if let Some(value) = arguments.object("extra")? {
        call = call.extra(super::objects::subscribe_payment_extra(value)?);
    }
    if let Some(value) = arguments.text("promotion_id")? {
        call = call.promotion_id(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `customer_view_multiple`: `GET /subscribe/customers`.
fn customer_view_multiple(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.customer_view_multiple();
    if let Some(value) = arguments.texts("customer_uid")? {
        call = call.customer_uid(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `customer_view`: `GET /subscribe/customers/{customer_uid}`.
fn customer_view(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .customer_view(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `customer_save`: `POST /subscribe/customers/{customer_uid}`.
fn customer_save(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .customer_save(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("pg")? {
        call = call.pg(value);
    }
    if let Some(value) = arguments.text("customer_id")? {
        call = call.customer_id(value);
    }
    if let Some(value) = arguments.text("card_number")? {
        call = call.card_number(value);
    }
    if let Some(value) = arguments.text("expiry")? {
        call = call.expiry(value);
    }
    if let Some(value) = arguments.text("birth")? {
        call = call.birth(value);
    }
    if let Some(value) = arguments.text("pwd_2digit")? {
        call = call.pwd_2digit(value);
    }
    if let Some(value) = arguments.text("cvc")? {
        call = call.cvc(value);
    }
    if let Some(value) = arguments.text("customer_name")? {
        call = call.customer_name(value);
    }
    if let Some(value) = arguments.text("customer_tel")? {
        call = call.customer_tel(value);
    }
    if let Some(value) = arguments.text("customer_email")? {
        call = call.customer_email(value);
    }
    if let Some(value) = arguments.text("customer_addr")? {
        call = call.customer_addr(value);
    }
    if let Some(value) = arguments.text("customer_postcode")? {
        call = call.customer_postcode(value);
    }
    if let Some(value) = arguments.text("channel_group_id")? {
        call = call.channel_group_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `customer_delete`: `DELETE /subscribe/customers/{customer_uid}`.
fn customer_delete(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .customer_delete(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    if let Some(value) = arguments.text("extra.requester")? {
        call = call.extra_requester(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `customer_payments`: `GET /subscribe/customers/{customer_uid}/payments`.
fn customer_payments(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .customer_payments(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `findSchedulesByCustomer`: `GET /subscribe/customers/{customer_uid}/schedules`.
fn find_schedules_by_customer(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .find_schedules_by_customer(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.time("from")? {
        call = call.from(value);
    }
    if let Some(value) = arguments.time("to")? {
        call = call.to(value);
    }
    if let Some(value) = arguments.text("schedule-status")? {
        call = call.schedule_status(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getCertification`: `GET /certifications/{imp_uid}`.
fn get_certification(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_certification(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `deleteCertification`: `DELETE /certifications/{imp_uid}`.
fn delete_certification(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .delete_certification(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `requestOTP`: `POST /certifications/otp/request`.
fn request_otp(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.request_otp();
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("phone")? {
        call = call.phone(value);
    }
    if let Some(value) = arguments.text("birth")? {
        call = call.birth(value);
    }
    if let Some(value) = arguments.text("gender_digit")? {
        call = call.gender_digit(value);
    }
    if let Some(value) = arguments.text("carrier")? {
        call = call.carrier(value);
    }
    if let Some(value) = arguments.boolean("is_mvno")? {
        call = call.is_mvno(value);
    }
    if let Some(value) = arguments.text("company")? {
        call = call.company(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("pg")? {
        call = call.pg(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("verification_method")? {
        call = call.verification_method(value);
    }
    if let Some(value) = arguments.text("bypass")? {
        call = call.bypass(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `confirmOTP`: `POST /certifications/otp/confirm/{imp_uid}`.
fn confirm_otp(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .confirm_otp(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.text("otp")? {
        call = call.otp(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `allCardCodes`: `GET /cards`.
fn all_card_codes(client: &Client, _arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client.all_card_codes();
    Ok(Prepared::send(call.send()))
}

/// `cardCodes`: `GET /cards/{card_standard_code}`.
fn card_codes(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .card_codes(
            arguments
                .text("card_standard_code")?
                .ok_or_else(|| Mistake::missing("card_standard_code"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `allBankCodes`: `GET /banks`.
fn all_bank_codes(client: &Client, _arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client.all_bank_codes();
    Ok(Prepared::send(call.send()))
}

/// `bankCodes`: `GET /banks/{bank_standard_code}`.
fn bank_codes(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .bank_codes(
            arguments
                .text("bank_standard_code")?
                .ok_or_else(|| Mistake::missing("bank_standard_code"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `issueCvsPayment`: `POST /cvs`.
fn issue_cvs_payment(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.issue_cvs_payment();
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("barcode")? {
        call = call.barcode(value);
    }
    if let Some(value) = arguments.time("expired_at")? {
        call = call.expired_at(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        call = call.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        call = call.buyer_postcode(value);
    }
    if let Some(value) = arguments.text("confirm_url")? {
        call = call.confirm_url(value);
    }
    if let Some(value) = arguments.texts("notice_url")? {
        call = call.notice_url(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        call = call.custom_data(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `revokeCvsPayment`: `DELETE /cvs/{imp_uid}`.
fn revoke_cvs_payment(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .revoke_cvs_payment(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `escrow_logis_get`: `GET /escrows/logis/{imp_uid}`.
fn escrow_logis_get(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .escrow_logis_get(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `escrow_logis_edit`: `PUT /escrows/logis/{imp_uid}`.
fn escrow_logis_edit(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .escrow_logis_edit(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.object("sender")? {
        call = call.sender(super::objects::escrow_logis_sender_annotation(value)?);
    }
    if let Some(value) = arguments.object("receiver")? {
        call = call.receiver(super::objects::escrow_logis_receiver_annotation(value)?);
    }
    if let Some(value) = arguments.object("logis")? {
        call = call.logis(super::objects::escrow_logis_info_annotation(value)?);
    }
    if let Some(value) = arguments.objects("products")? {
        call = call
            .products(
                value
                    .into_iter()
                    .map(super::objects::escrow_logis_products_annotation)
                    .collect::<Result<Vec<_>, _>>()?,
            );
    }
    Ok(Prepared::send(call.send()))
}

/// `escrow_logis_save`: `POST /escrows/logis/{imp_uid}`.
fn escrow_logis_save(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .escrow_logis_save(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.object("sender")? {
        call = call.sender(super::objects::escrow_logis_sender_annotation(value)?);
    }
    if let Some(value) = arguments.object("receiver")? {
        call = call.receiver(super::objects::escrow_logis_receiver_annotation(value)?);
    }
    if let Some(value) = arguments.object("logis")? {
        call = call.logis(super::objects::escrow_logis_info_annotation(value)?);
    }
    if let Some(value) = arguments.objects("products")? {
        call = call
            .products(
                value
                    .into_iter()
                    .map(super::objects::escrow_logis_products_annotation)
                    .collect::<Result<Vec<_>, _>>()?,
            );
    }
    if let Some(value) = arguments.boolean("send_email")? {
        call = call.send_email(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getKakaoPaymentOrders`: `GET /kakao/payment/orders`.
fn get_kakao_payment_orders(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.get_kakao_payment_orders();
    if let Some(value) = arguments.text("payment_request_date")? {
        call = call.payment_request_date(value);
    }
    if let Some(value) = arguments.text("cid")? {
        call = call.cid(value);
    }
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `member_delete`: `DELETE /kcpquick/members/{member_id}`.
fn member_delete(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .member_delete(
            arguments.text("member_id")?.ok_or_else(|| Mistake::missing("member_id"))?,
        );
    if let Some(value) = arguments.text("site_code")? {
        call = call.site_code(value);
    }
    if let Some(value) = arguments.text("partner_type")? {
        call = call.partner_type(value);
    }
    if let Some(value) = arguments.text("partner_subtype")? {
        call = call.partner_subtype(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `releaseFido`: `POST /kcpquick/members/{member_id}/fido/release`.
fn release_fido(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .release_fido(
            arguments.text("member_id")?.ok_or_else(|| Mistake::missing("member_id"))?,
        );
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `prepare_create`: `POST /kcpquick/prepare/{merchant_uid}`.
fn prepare_create(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .prepare_create(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.text("btid")? {
        call = call.btid(value);
    }
    if let Some(value) = arguments.text("cust_ip")? {
        call = call.cust_ip(value);
    }
    if let Some(value) = arguments.text("code_verifier")? {
        call = call.code_verifier(value);
    }
    if let Some(value) = arguments.text("prepaid_auth_yn")? {
        call = call.prepaid_auth_yn(value);
    }
    if let Some(value) = arguments.amount("prepaid_amount")? {
        call = call.prepaid_amount(value);
    }
    if let Some(value) = arguments.text("vender_type")? {
        call = call.vender_type(value);
    }
    if let Some(value) = arguments.text("reward_id")? {
        call = call.reward_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `prepare_update`: `PUT /kcpquick/prepare/{merchant_uid}`.
fn prepare_update(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .prepare_update(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.text("btid")? {
        call = call.btid(value);
    }
    if let Some(value) = arguments.text("cust_ip")? {
        call = call.cust_ip(value);
    }
    if let Some(value) = arguments.text("code_verifier")? {
        call = call.code_verifier(value);
    }
    if let Some(value) = arguments.text("prepaid_auth_yn")? {
        call = call.prepaid_auth_yn(value);
    }
    if let Some(value) = arguments.amount("prepaid_amount")? {
        call = call.prepaid_amount(value);
    }
    if let Some(value) = arguments.text("vender_type")? {
        call = call.vender_type(value);
    }
    if let Some(value) = arguments.text("reward_id")? {
        call = call.reward_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `payWithMoney`: `POST /kcpquick/payment/money`.
fn pay_with_money(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.pay_with_money();
    if let Some(value) = arguments.text("member_id")? {
        call = call.member_id(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("imp_uid")? {
        call = call.imp_uid(value);
    }
    if let Some(value) = arguments.text("notice_url")? {
        call = call.notice_url(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `payWithAutoPaymentKey`: `POST /kcpquick/payment/autopay`.
fn pay_with_auto_payment_key(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.pay_with_auto_payment_key();
    if let Some(value) = arguments.text("customer_uid")? {
        call = call.customer_uid(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("notice_url")? {
        call = call.notice_url(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `deleteAutoPayKey`: `DELETE /kcpquick/autopay/{customer_uid}`.
fn delete_auto_pay_key(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .delete_auto_pay_key(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `naverCancelProductOrder`: `POST /payments/{imp_uid}/naver/cancel`.
fn naver_cancel_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_cancel_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverApproveCancelProductOrder`: `POST /payments/{imp_uid}/naver/approve-cancel`.
fn naver_approve_cancel_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_approve_cancel_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverPlaceProductOrder`: `POST /payments/{imp_uid}/naver/place`.
fn naver_place_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_place_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverShipProductOrder`: `POST /payments/{imp_uid}/naver/ship`.
fn naver_ship_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_ship_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("delivery_method")? {
        call = call.delivery_method(value);
    }
    if let Some(value) = arguments.time("dispatched_at")? {
        call = call.dispatched_at(value);
    }
    if let Some(value) = arguments.text("delivery_company")? {
        call = call.delivery_company(value);
    }
    if let Some(value) = arguments.text("tracking_number")? {
        call = call.tracking_number(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverCollectProductOrder`: `POST /payments/{imp_uid}/naver/collect-exchanged`.
fn naver_collect_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_collect_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverShipExchangedProductOrder`: `POST /payments/{imp_uid}/naver/ship-exchanged`.
fn naver_ship_exchanged_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_ship_exchanged_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("delivery_method")? {
        call = call.delivery_method(value);
    }
    if let Some(value) = arguments.text("delivery_company")? {
        call = call.delivery_company(value);
    }
    if let Some(value) = arguments.text("tracking_number")? {
        call = call.tracking_number(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverRequestReturnProductOrder`: `POST /payments/{imp_uid}/naver/request-return`.
fn naver_request_return_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_request_return_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    if let Some(value) = arguments.text("delivery_method")? {
        call = call.delivery_method(value);
    }
    if let Some(value) = arguments.text("delivery_company")? {
        call = call.delivery_company(value);
    }
    if let Some(value) = arguments.text("tracking_number")? {
        call = call.tracking_number(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverApproveReturnProductOrder`: `POST /payments/{imp_uid}/naver/approve-return`.
fn naver_approve_return_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_approve_return_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("memo")? {
        call = call.memo(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverRejectReturnProductOrder`: `POST /payments/{imp_uid}/naver/reject-return`.
fn naver_reject_return_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_reject_return_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("memo")? {
        call = call.memo(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverWithholdReturnProductOrder`: `POST /payments/{imp_uid}/naver/withhold-return`.
fn naver_withhold_return_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_withhold_return_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    if let Some(value) = arguments.text("memo")? {
        call = call.memo(value);
    }
    if let Some(value) = arguments.amount("extra_charge")? {
        call = call.extra_charge(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverResolveReturnProductOrder`: `POST /payments/{imp_uid}/naver/resolve-return`.
fn naver_resolve_return_product_order(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_resolve_return_product_order(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.texts("product_order_id")? {
        call = call.product_order_id(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getProductOrders`: `GET /payments/{imp_uid}/naver/product-orders`.
fn get_product_orders(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_product_orders(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `getProductOrderSingle`: `GET /naver/product-orders/{product_order_id}`.
fn get_product_order_single(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_product_order_single(
            arguments
                .text("product_order_id")?
                .ok_or_else(|| Mistake::missing("product_order_id"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `getReviews`: `GET /naver/reviews`.
fn get_reviews(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.get_reviews();
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.time("from")? {
        call = call.from(value);
    }
    if let Some(value) = arguments.time("to")? {
        call = call.to(value);
    }
    if let Some(value) = arguments.text("review_type")? {
        call = call.review_type(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `naverDepositPoint`: `POST /payments/{imp_uid}/naver/point`.
fn naver_deposit_point(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .naver_deposit_point(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `naverConfirmPayment`: `POST /payments/{imp_uid}/naver/confirm`.
fn naver_confirm_payment(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .naver_confirm_payment(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.text("requester")? {
        call = call.requester(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `queryCashAmount`: `GET /payments/{imp_uid}/naver/cash-amount`.
fn query_cash_amount(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .query_cash_amount(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `partner`: `POST /partners/receipts/{imp_uid}`.
fn partner(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .partner(arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?);
    if let Some(value) = arguments.objects("data")? {
        call = call
            .data(
                value
                    .into_iter()
                    .map(super::objects::partner_receipts_annotation)
                    .collect::<Result<Vec<_>, _>>()?,
            );
    }
    Ok(Prepared::send(call.send()))
}

/// `changeOrderStatus`: `POST /payco/orders/status/{imp_uid}`.
fn change_order_status(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .change_order_status(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.text("status")? {
        call = call.status(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentByImpUid`: `GET /payments/{imp_uid}`.
fn get_payment_by_imp_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_payment_by_imp_uid(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.boolean("include_sandbox")? {
        call = call.include_sandbox(value);
    }
    if let Some(value) = arguments.boolean("extension")? {
        call = call.extension(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentListByImpUid`: `GET /payments`.
fn get_payment_list_by_imp_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.get_payment_list_by_imp_uid();
    if let Some(value) = arguments.texts("imp_uid")? {
        call = call.imp_uid(value);
    }
    if let Some(value) = arguments.texts("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentByMerchantUid`: `GET /payments/find/{merchant_uid}/{payment_status}`.
fn get_payment_by_merchant_uid_and_status(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_payment_by_merchant_uid_and_status(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
            arguments
                .text("payment_status")?
                .ok_or_else(|| Mistake::missing("payment_status"))?,
        );
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentByMerchantUidAnyStatus`: `GET /payments/find/{merchant_uid}`.
fn get_payment_by_merchant_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_payment_by_merchant_uid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getAllPaymentsByMerchantUid`: `GET /payments/findAll/{merchant_uid}/{payment_status}`.
fn get_all_payments_by_merchant_uid_and_status(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_all_payments_by_merchant_uid_and_status(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
            arguments
                .text("payment_status")?
                .ok_or_else(|| Mistake::missing("payment_status"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.integer("limit")? {
        call = call.limit(value);
    }
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getAllPaymentsByMerchantUidAnyStatus`: `GET /payments/findAll/{merchant_uid}`.
fn get_all_payments_by_merchant_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_all_payments_by_merchant_uid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.integer("limit")? {
        call = call.limit(value);
    }
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentsByStatus`: `GET /payments/status/{payment_status}`.
fn get_payments_by_status(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .get_payments_by_status(
            arguments
                .text("payment_status")?
                .ok_or_else(|| Mistake::missing("payment_status"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.integer("limit")? {
        call = call.limit(value);
    }
    if let Some(value) = arguments.time("from")? {
        call = call.from(value);
    }
    if let Some(value) = arguments.time("to")? {
        call = call.to(value);
    }
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `balanceByImpUid`: `GET /payments/{imp_uid}/balance`.
fn balance_by_imp_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .balance_by_imp_uid(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `cancelPayment`: `POST /payments/cancel`.
fn cancel_payment(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.cancel_payment();
    if let Some(value) = arguments.text("imp_uid")? {
        call = call.imp_uid(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    if let Some(value) = arguments.positive_amount("checksum")? {
        call = call.checksum(value);
    }
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    if let Some(value) = arguments.text("refund_holder")? {
        call = call.refund_holder(value);
    }
    if let Some(value) = arguments.text("refund_bank")? {
        call = call.refund_bank(value);
    }
    if let Some(value) = arguments.text("refund_account")? {
        call = call.refund_account(value);
    }
    if let Some(value) = arguments.text("refund_tel")? {
        call = call.refund_tel(value);
    }
    if let Some(value) = arguments.boolean("retain_promotion")? {
        call = call.retain_promotion(value);
    }
    if let Some(value) = arguments.boolean("enable_webhook")? {
        call = call.enable_webhook(value);
    }
    if let Some(value) = arguments.object("extra")? {
        call = call.extra(super::objects::cancel_payment_extra(value)?);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `paymentwall_delivery`: `POST /paymentwall/delivery`.
fn paymentwall_delivery(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.paymentwall_delivery();
    if let Some(value) = arguments.text("imp_uid")? {
        call = call.imp_uid(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.text("type")? {
        call = call.type_(value);
    }
    if let Some(value) = arguments.text("status")? {
        call = call.status(value);
    }
    if let Some(value) = arguments.text("carrier_tracking_id")? {
        call = call.carrier_tracking_id(value);
    }
    if let Some(value) = arguments.text("carrier_type")? {
        call = call.carrier_type(value);
    }
    if let Some(value) = arguments.time("estimated_delivery_datetime")? {
        call = call.estimated_delivery_datetime(value);
    }
    if let Some(value) = arguments.time("estimated_update_datetime")? {
        call = call.estimated_update_datetime(value);
    }
    if let Some(value) = arguments.text("reason")? {
        call = call.reason(value);
    }
    if let Some(value) = arguments.text("refundable")? {
        call = call.refundable(value);
    }
    if let Some(value) = arguments.text("details")? {
        call = call.details(value);
    }
    if let Some(value) = arguments.text("shipping_address_email")? {
        call = call.shipping_address_email(value);
    }
    if let Some(value) = arguments.text("shipping_address_country")? {
        call = call.shipping_address_country(value);
    }
    if let Some(value) = arguments.text("shipping_address_city")? {
        call = call.shipping_address_city(value);
    }
    if let Some(value) = arguments.text("shipping_address_zip")? {
        call = call.shipping_address_zip(value);
    }
    if let Some(value) = arguments.text("shipping_address_state")? {
        call = call.shipping_address_state(value);
    }
    if let Some(value) = arguments.text("shipping_address_street")? {
        call = call.shipping_address_street(value);
    }
    if let Some(value) = arguments.text("shipping_address_phone")? {
        call = call.shipping_address_phone(value);
    }
    if let Some(value) = arguments.text("shipping_address_firstname")? {
        call = call.shipping_address_firstname(value);
    }
    if let Some(value) = arguments.text("shipping_address_lastname")? {
        call = call.shipping_address_lastname(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `preparePayment`: `POST /payments/prepare`.
fn prepare_payment(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.prepare_payment();
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("currency")? {
        call = call.currency(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `editPreparePayment`: `PUT /payments/prepare`.
fn edit_prepare_payment(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.edit_prepare_payment();
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("currency")? {
        call = call.currency(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getPaymentPrepareByMerchantUid`: `GET /payments/prepare/{merchant_uid}`.
fn get_payment_prepare_by_merchant_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_payment_prepare_by_merchant_uid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `getReceipt`: `GET /receipts/{imp_uid}`.
fn get_receipt(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .get_receipt(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `issueReceipt`: `POST /receipts/{imp_uid}`.
fn issue_receipt(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .issue_receipt(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.text("product_type")? {
        call = call.product_type(value);
    }
    if let Some(value) = arguments.text("identifier")? {
        call = call.identifier(value);
    }
    if let Some(value) = arguments.text("identifier_type")? {
        call = call.identifier_type(value);
    }
    if let Some(value) = arguments.text("type")? {
        call = call.type_(value);
    }
    if let Some(value) = arguments.text("company_tel")? {
        call = call.company_tel(value);
    }
    if let Some(value) = arguments.text("company_name")? {
        call = call.company_name(value);
    }
    if let Some(value) = arguments.text("corp_reg_no")? {
        call = call.corp_reg_no(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat")? {
        call = call.vat(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `revokeReceipt`: `DELETE /receipts/{imp_uid}`.
fn revoke_receipt(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .revoke_receipt(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `getExternalReceipt`: `GET /receipts/external/{merchant_uid}`.
fn get_external_receipt(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_external_receipt(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `issueExternalReceipt`: `POST /receipts/external/{merchant_uid}`.
fn issue_external_receipt(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .issue_external_receipt(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("product_type")? {
        call = call.product_type(value);
    }
    if let Some(value) = arguments.text("identifier")? {
        call = call.identifier(value);
    }
    if let Some(value) = arguments.text("identifier_type")? {
        call = call.identifier_type(value);
    }
    if let Some(value) = arguments.text("type")? {
        call = call.type_(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    if let Some(value) = arguments.text("corp_reg_no")? {
        call = call.corp_reg_no(value);
    }
    if let Some(value) = arguments.text("pay_method")? {
        call = call.pay_method(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `revokeExternalReceipt`: `DELETE /receipts/external/{merchant_uid}`.
fn revoke_external_receipt(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .revoke_external_receipt(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `findSchedulesByRange`: `GET /subscribe/payments/schedule`.
fn find_schedules_by_range(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.find_schedules_by_range();
    if let Some(value) = arguments.time("schedule_from")? {
        call = call.schedule_from(value);
    }
    if let Some(value) = arguments.time("schedule_to")? {
        call = call.schedule_to(value);
    }
    if let Some(value) = arguments.text("schedule_status")? {
        call = call.schedule_status(value);
    }
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.integer("limit")? {
        call = call.limit(value);
    }
    if let Some(value) = arguments.text("sorting")? {
        call = call.sorting(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `schedule`: `POST /subscribe/payments/schedule`.
fn schedule(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.schedule();
    if let Some(value) = arguments.text("customer_uid")? {
        call = call.customer_uid(value);
    }
    if let Some(value) = arguments.text("customer_id")? {
        call = call.customer_id(value);
    }
    if let Some(value) = arguments.amount("checking_amount")? {
        call = call.checking_amount(value);
    }
    if let Some(value) = arguments.text("card_number")? {
        call = call.card_number(value);
    }
    if let Some(value) = arguments.text("expiry")? {
        call = call.expiry(value);
    }
    if let Some(value) = arguments.text("birth")? {
        call = call.birth(value);
    }
    if let Some(value) = arguments.text("pwd_2digit")? {
        call = call.pwd_2digit(value);
    }
    if let Some(value) = arguments.text("cvc")? {
        call = call.cvc(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.objects("schedules")? {
        call = call
            .schedules(
                value
                    .into_iter()
                    .map(super::objects::schedule_annotation)
                    .collect::<Result<Vec<_>, _>>()?,
            );
    }
    Ok(Prepared::Schedules(call.confirm()))
}

/// `unschedule`: `POST /subscribe/payments/unschedule`.
fn unschedule(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.unschedule();
    if let Some(value) = arguments.text("customer_uid")? {
        call = call.customer_uid(value);
    }
    if let Some(value) = arguments.texts("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `getScheduleByMid`: `GET /subscribe/payments/schedule/{merchant_uid}`.
fn get_schedule_by_mid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .get_schedule_by_mid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `updateScheduleByMid`: `PUT /subscribe/payments/schedule/{merchant_uid}`.
fn update_schedule_by_mid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .update_schedule_by_mid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.time("schedule_at")? {
        call = call.schedule_at(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `rescheduleByMid`: `POST /subscribe/payments/schedule/{merchant_uid}/reschedule`.
fn reschedule_by_mid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .reschedule_by_mid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    if let Some(value) = arguments.time("schedule_at")? {
        call = call.schedule_at(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `retryScheduleByMid`: `POST /subscribe/payments/schedule/{merchant_uid}/retry`.
fn retry_schedule_by_mid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client
        .retry_schedule_by_mid(
            arguments
                .text("merchant_uid")?
                .ok_or_else(|| Mistake::missing("merchant_uid"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `findSchedulesByCustomerUid`: `GET /subscribe/payments/schedule/customers/{customer_uid}`.
fn find_schedules_by_customer_uid(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client
        .find_schedules_by_customer_uid(
            arguments
                .text("customer_uid")?
                .ok_or_else(|| Mistake::missing("customer_uid"))?,
        );
    if let Some(value) = arguments.integer("page")? {
        call = call.page(value);
    }
    if let Some(value) = arguments.time("from")? {
        call = call.from(value);
    }
    if let Some(value) = arguments.time("to")? {
        call = call.to(value);
    }
    if let Some(value) = arguments.text("schedule-status")? {
        call = call.schedule_status(value);
    }
    Ok(Prepared::send(call.send()))
}

/// `GetTier`: `GET /tiers/{tier_code}`.
fn get_tier(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let call = client
        .get_tier(
            arguments.text("tier_code")?.ok_or_else(|| Mistake::missing("tier_code"))?,
        );
    Ok(Prepared::send(call.send()))
}

/// `getPgSettingList`: `GET /users/pg`.
fn get_pg_setting_list(
    client: &Client,
    _arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let call = client.get_pg_setting_list();
    Ok(Prepared::send(call.send()))
}

/// `createVbank`: `POST /vbanks`.
fn create_vbank(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client.create_vbank();
    if let Some(value) = arguments.text("pg_api_key")? {
        call = call.pg_api_key(value);
    }
    if let Some(value) = arguments.text("channel_key")? {
        call = call.channel_key(value);
    }
    if let Some(value) = arguments.text("merchant_uid")? {
        call = call.merchant_uid(value);
    }
    if let Some(value) = arguments.amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.text("product_type")? {
        call = call.product_type(value);
    }
    if let Some(value) = arguments.text("vbank_num")? {
        call = call.vbank_num(value);
    }
    if let Some(value) = arguments.text("vbank_code")? {
        call = call.vbank_code(value);
    }
    if let Some(value) = arguments.time("vbank_due")? {
        call = call.vbank_due(value);
    }
    if let Some(value) = arguments.text("vbank_holder")? {
        call = call.vbank_holder(value);
    }
    if let Some(value) = arguments.text("vbank_key")? {
        call = call.vbank_key(value);
    }
    if let Some(value) = arguments.text("name")? {
        call = call.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        call = call.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        call = call.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        call = call.buyer_tel(value);
    }
    if let Some(value) = arguments.text("business_registration_number")? {
        call = call.business_registration_number(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        call = call.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        call = call.buyer_postcode(value);
    }
    if let Some(value) = arguments.texts("notice_url")? {
        call = call.notice_url(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        call = call.custom_data(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        call = call.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        call = call.vat_amount(value);
    }
    if let Some(value) = arguments.integer("product_count")? {
        call = call.product_count(value);
    }
    if let Some(value) = arguments.text("escrow_password")? {
        call = call.escrow_password(value);
    }
    if let Some(value) = arguments.boolean("fixed_unlimited_vbank")? {
        call = call.fixed_unlimited_vbank(value);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `modifyVbank`: `PUT /vbanks/{imp_uid}`.
fn modify_vbank(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .modify_vbank(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.amount("amount")? {
        call = call.amount(value);
    }
    if let Some(value) = arguments.time("vbank_due")? {
        call = call.vbank_due(value);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `revokeVbank`: `DELETE /vbanks/{imp_uid}`.
fn revoke_vbank(client: &Client, arguments: &Arguments) -> Result<Prepared, Mistake> {
    let mut call = client
        .revoke_vbank(
            arguments.text("imp_uid")?.ok_or_else(|| Mistake::missing("imp_uid"))?,
        );
    if let Some(value) = arguments.text("pg_api_key")? {
        call = call.pg_api_key(value);
    }
    Ok(Prepared::Payment(call.confirm()))
}

/// `queryBankHolder`: `GET /vbanks/holder`.
fn query_bank_holder(
    client: &Client,
    arguments: &Arguments,
) -> Result<Prepared, Mistake> {
    let mut call = client.query_bank_holder();
    if let Some(value) = arguments.text("bank_code")? {
        call = call.bank_code(value);
    }
    if let Some(value) = arguments.text("bank_num")? {
        call = call.bank_num(value);
    }
    Ok(Prepared::send(call.send()))
}
