// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! The objects that some calls take inside their body.

use iamport::types;
use crate::call::arguments::Arguments;
use crate::call::mistake::Mistake;

/// A [`CancelPaymentExtra`](types::CancelPaymentExtra).
pub(super) fn cancel_payment_extra(
    arguments: &Arguments,
) -> Result<types::CancelPaymentExtra, Mistake> {
    let mut object = types::CancelPaymentExtra::builder();
    if let Some(value) = arguments.text("requester")? {
        object = object.requester(value);
    }
    Ok(object.build()?)
}

/// A [`EscrowLogisFormedAddress`](types::EscrowLogisFormedAddress).
pub(super) fn escrow_logis_formed_address(
    arguments: &Arguments,
) -> Result<types::EscrowLogisFormedAddress, Mistake> {
    let mut object = types::EscrowLogisFormedAddress::builder();
    if let Some(value) = arguments.text("address_line_1")? {
        object = object.address_line_1(value);
    }
    if let Some(value) = arguments.text("address_line_2")? {
        object = object.address_line_2(value);
    }
    Ok(object.build()?)
}

/// A [`EscrowLogisInfoAnnotation`](types::EscrowLogisInfoAnnotation).
pub(super) fn escrow_logis_info_annotation(
    arguments: &Arguments,
) -> Result<types::EscrowLogisInfoAnnotation, Mistake> {
    let mut object = types::EscrowLogisInfoAnnotation::builder();
    if let Some(value) = arguments.text("company")? {
        object = object.company(value);
    }
    if let Some(value) = arguments.text("invoice")? {
        object = object.invoice(value);
    }
    if let Some(value) = arguments.time("sent_at")? {
        object = object.sent_at(value);
    }
    if let Some(value) = arguments.text("receiving_at")? {
        object = object.receiving_at(value);
    }
    if let Some(value) = arguments.text("address")? {
        object = object.address(value);
    }
    Ok(object.build()?)
}

/// A [`EscrowLogisProductsAnnotation`](types::EscrowLogisProductsAnnotation).
pub(super) fn escrow_logis_products_annotation(
    arguments: &Arguments,
) -> Result<types::EscrowLogisProductsAnnotation, Mistake> {
    let mut object = types::EscrowLogisProductsAnnotation::builder();
    if let Some(value) = arguments.text("id")? {
        object = object.id(value);
    }
    if let Some(value) = arguments.text("name")? {
        object = object.name(value);
    }
    if let Some(value) = arguments.text("code")? {
        object = object.code(value);
    }
    if let Some(value) = arguments.amount("amount")? {
        object = object.amount(value);
    }
    if let Some(value) = arguments.text("currency")? {
        object = object.currency(value);
    }
    if let Some(value) = arguments.integer("quantity")? {
        object = object.quantity(value);
    }
    if let Some(value) = arguments.text("tag")? {
        object = object.tag(value);
    }
    Ok(object.build()?)
}

/// A [`EscrowLogisReceiverAnnotation`](types::EscrowLogisReceiverAnnotation).
pub(super) fn escrow_logis_receiver_annotation(
    arguments: &Arguments,
) -> Result<types::EscrowLogisReceiverAnnotation, Mistake> {
    let mut object = types::EscrowLogisReceiverAnnotation::builder();
    if let Some(value) = arguments.text("name")? {
        object = object.name(value);
    }
    if let Some(value) = arguments.text("tel")? {
        object = object.tel(value);
    }
    if let Some(value) = arguments.text("addr")? {
        object = object.addr(value);
    }
    if let Some(value) = arguments.text("postcode")? {
        object = object.postcode(value);
    }
    if let Some(value) = arguments.object("formed_address")? {
        object = object
            .formed_address(super::objects::escrow_logis_formed_address(value)?);
    }
    Ok(object.build()?)
}

/// A [`EscrowLogisSenderAnnotation`](types::EscrowLogisSenderAnnotation).
pub(super) fn escrow_logis_sender_annotation(
    arguments: &Arguments,
) -> Result<types::EscrowLogisSenderAnnotation, Mistake> {
    let mut object = types::EscrowLogisSenderAnnotation::builder();
    if let Some(value) = arguments.text("name")? {
        object = object.name(value);
    }
    if let Some(value) = arguments.text("tel")? {
        object = object.tel(value);
    }
    if let Some(value) = arguments.text("addr")? {
        object = object.addr(value);
    }
    if let Some(value) = arguments.text("postcode")? {
        object = object.postcode(value);
    }
    if let Some(value) = arguments.text("relationship")? {
        object = object.relationship(value);
    }
    if let Some(value) = arguments.object("formed_address")? {
        object = object
            .formed_address(super::objects::escrow_logis_formed_address(value)?);
    }
    Ok(object.build()?)
}

/// A [`PartnerReceiptsAnnotation`](types::PartnerReceiptsAnnotation).
pub(super) fn partner_receipts_annotation(
    arguments: &Arguments,
) -> Result<types::PartnerReceiptsAnnotation, Mistake> {
    let mut object = types::PartnerReceiptsAnnotation::builder();
    if let Some(value) = arguments.text("business_registration_number")? {
        object = object.business_registration_number(value);
    }
    if let Some(value) = arguments.text("company_name")? {
        object = object.company_name(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        object = object.amount(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        object = object.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        object = object.vat_amount(value);
    }
    Ok(object.build()?)
}

/// A [`ScheduleAnnotation`](types::ScheduleAnnotation).
pub(super) fn schedule_annotation(
    arguments: &Arguments,
) -> Result<types::ScheduleAnnotation, Mistake> {
    let mut object = types::ScheduleAnnotation::builder();
    if let Some(value) = arguments.text("merchant_uid")? {
        object = object.merchant_uid(value);
    }
    if let Some(value) = arguments.time("schedule_at")? {
        object = object.schedule_at(value);
    }
    if let Some(value) = arguments.text("currency")? {
        object = object.currency(value);
    }
    if let Some(value) = arguments.positive_amount("amount")? {
        object = object.amount(value);
    }
    if let Some(value) = arguments.amount("tax_free")? {
        object = object.tax_free(value);
    }
    if let Some(value) = arguments.amount("vat_amount")? {
        object = object.vat_amount(value);
    }
    if let Some(value) = arguments.text("name")? {
        object = object.name(value);
    }
    if let Some(value) = arguments.text("buyer_name")? {
        object = object.buyer_name(value);
    }
    if let Some(value) = arguments.text("buyer_email")? {
        object = object.buyer_email(value);
    }
    if let Some(value) = arguments.text("buyer_tel")? {
        object = object.buyer_tel(value);
    }
    if let Some(value) = arguments.text("buyer_addr")? {
        object = object.buyer_addr(value);
    }
    if let Some(value) = arguments.text("buyer_postcode")? {
        object = object.buyer_postcode(value);
    }
    if let Some(value) = arguments.text("custom_data")? {
        object = object.custom_data(value);
    }
    if let Some(value) = arguments.text("notice_url")? {
        object = object.notice_url(value);
    }
    if let Some(value) = arguments.text("product_type")? {
        object = object.product_type(value);
    }
    if let Some(value) = arguments.text("cash_receipt_type")? {
        object = object.cash_receipt_type(value);
    }
    if let Some(value) = arguments.integer("card_quota")? {
        object = object.card_quota(value);
    }
    if let Some(value) = arguments.boolean("interest_free_by_merchant")? {
        object = object.interest_free_by_merchant(value);
    }
    if let Some(value) = arguments.boolean("use_card_point")? {
        object = object.use_card_point(value);
    }
    if let Some(value) = arguments.integer("product_count")? {
        object = object.product_count(value);
    }
    if let Some(value) = arguments.text("browser_ip")? {
        object = object.browser_ip(value);
    }
    if let Some(value) = arguments.object("extra")? {
        object = object.extra(super::objects::subscribe_payment_extra(value)?);
    }
    if let Some(value) = arguments.text("bypass")? {
        object = object.bypass(value);
    }
    if let Some(value) = arguments.text("promotion_id")? {
        object = object.promotion_id(value);
    }
    Ok(object.build()?)
}

/// A [`SubscribePaymentExtra`](types::SubscribePaymentExtra).
pub(super) fn subscribe_payment_extra(
    arguments: &Arguments,
) -> Result<types::SubscribePaymentExtra, Mistake> {
    let mut object = types::SubscribePaymentExtra::builder();
    if let Some(value) = arguments.text("naverUseCfm")? {
        object = object.naver_use_cfm(value);
    }
    Ok(object.build()?)
}
