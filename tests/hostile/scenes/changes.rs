//! The changes that need records first, or that can be made in several ways.

use iamport::{Error, types};
use iamport_sandbox::{NewPayment, TEST_OTP, cards, certification_channel_key, channel_key};
use serde_json::json;

use super::Scene;
use super::shop::NOW;

pub(super) const SCENES: &[Scene] = &[
    scene!("cancelPayment", "by imp_uid", |shop, order, customer| shop.paid(&order),
        id => |client| client.cancel_payment().imp_uid(id)),
    scene!("cancelPayment", "by merchant_uid", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.cancel_payment().merchant_uid(order)),
    scene!("cancelPayment", "by both", |shop, order, customer| shop.paid(&order),
        id => |client| client.cancel_payment().imp_uid(id).merchant_uid(order)),
    scene!("cancelPayment", "in part", |shop, order, customer| shop.paid(&order),
        id => |client| client.cancel_payment().imp_uid(id).amount(1_000).checksum(5_000)),
    scene!("revokeVbank", "", |shop, order, customer| shop.made(NewPayment::waiting_vbank("nice_v2", 5_000)),
        id => |client| client.revoke_vbank(id)),
    scene!("modifyVbank", "", |shop, order, customer| shop.made(NewPayment::waiting_vbank("settle", 5_000)),
        id => |client| client.modify_vbank(id).amount(2_000)),
    scene!("createVbank", "", |shop, order, customer| (),
        () => |client| client.create_vbank().channel_key(channel_key("settle", false)).merchant_uid(order)
            .amount(5_000).vbank_code("088").vbank_due(NOW + 86_400).vbank_holder("가게")),
    scene!("onetime", "", |shop, order, customer| (),
        () => |client| client.onetime().merchant_uid(order).amount(5_000).card_number(cards::WORKS)
            .expiry("2039-12").name("사과")),
    scene!("onetime", "keeping the card", |shop, order, customer| (),
        () => |client| client.onetime().merchant_uid(order).amount(5_000)
            .card_number(cards::WORKS).expiry("2039-12").customer_uid(customer)),
    scene!("again", "", |shop, order, customer| shop.key(&customer),
        () => |client| client.again().customer_uid(customer).merchant_uid(order).amount(5_000)
            .name("구독")),
    scene!("customer_save", "", |shop, order, customer| (),
        () => |client| client.customer_save(customer).channel_key(channel_key("nice_v2", false))
            .card_number(cards::WORKS).expiry("2039-12")),
    scene!("customer_save", "at a group of channels", |shop, order, customer| (),
        () => |client| client.customer_save(customer).channel_key(channel_key("kcp", false))
            .channel_group_id("channel-group-sandbox").card_number(cards::WORKS).expiry("2039-12")),
    scene!("customer_delete", "", |shop, order, customer| shop.key(&customer),
        () => |client| client.customer_delete(customer)),
    scene!("schedule", "", |shop, order, customer| { shop.key(&customer); (order, customer) },
    (order, customer) => |client| client.schedule().customer_uid(customer).schedules([
        plan(&order)?, plan(&format!("{order}-2"))?,
    ])),
    scene!("unschedule", "by order", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.unschedule().customer_uid(customer).merchant_uid([order])),
    scene!("unschedule", "by customer", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.unschedule().customer_uid(customer)),
    scene!("updateScheduleByMid", "", |shop, order, customer| {
            shop.plan(&customer, &order).await;
            shop.soon()
        },
        soon => |client| client.update_schedule_by_mid(order).schedule_at(soon + 10)),
    scene!("rescheduleByMid", "", |shop, order, customer| {
            shop.failed_plan(&customer, &order).await;
            shop.soon()
        },
        soon => |client| client.reschedule_by_mid(order).schedule_at(soon + 3_000_000)),
    scene!("retryScheduleByMid", "", |shop, order, customer| shop.failed_plan(&customer, &order).await,
        () => |client| client.retry_schedule_by_mid(order)),
    scene!("preparePayment", "", |shop, order, customer| (),
        () => |client| client.prepare_payment().merchant_uid(order).amount(1_000)),
    scene!("editPreparePayment", "", |shop, order, customer| {
            shop.post("/payments/prepare", json!({ "merchant_uid": order, "amount": 1_000 })).await;
        },
        () => |client| client.edit_prepare_payment().merchant_uid(order).amount(2_000)),
    scene!("issueReceipt", "", |shop, order, customer| shop.transferred(),
        id => |client| client.issue_receipt(id).identifier("01012345678")),
    scene!("revokeReceipt", "", |shop, order, customer| {
            let id = shop.transferred();
            shop.post(&format!("/receipts/{id}"), json!({ "identifier": "01012345678" })).await;
            id
        },
        id => |client| client.revoke_receipt(id)),
    scene!("issueExternalReceipt", "", |shop, order, customer| (),
        () => |client| client.issue_external_receipt(order).channel_key(channel_key("kcp", false))
            .name("사과").amount(1_000).identifier("01012345678")),
    scene!("revokeExternalReceipt", "", |shop, order, customer| {
            let sale = json!({
                "channel_key": channel_key("kcp", false), "name": "사과", "amount": 1_000, "identifier": "1",
            });
            shop.post(&format!("/receipts/external/{order}"), sale).await;
        },
        () => |client| client.revoke_external_receipt(order)),
    scene!("escrow_logis_save", "", |shop, order, customer| shop.transferred(),
        id => |client| client.escrow_logis_save(id).sender(sender()?).receiver(receiver()?).logis(delivery()?)),
    scene!("escrow_logis_edit", "", |shop, order, customer| {
            let id = shop.transferred();
            let logis = json!({ "company": "CJGLS", "invoice": "1", "sent_at": NOW });
            let body = json!({ "sender": { "name": "가" }, "receiver": { "name": "나" }, "logis": logis });
            shop.post(&format!("/escrows/logis/{id}"), body).await;
            id
        },
        id => |client| client.escrow_logis_edit(id).sender(sender()?).receiver(receiver()?).logis(delivery()?)),
    scene!("requestOTP", "", |shop, order, customer| (),
        () => |client| client.request_otp().name("홍길동").phone("010-1234-5678").birth("900101")
            .gender_digit("1").carrier("SKT").channel_key(certification_channel_key("kcp_v2", false))),
    scene!("confirmOTP", "", |shop, order, customer| {
            let person = json!({
                "name": "홍길동", "phone": "010-1234-5678", "birth": "900101", "gender_digit": "1",
                "carrier": "SKT", "channel_key": certification_channel_key("kcp_v2", false),
            });
            let begun = shop.post("/certifications/otp/request", person).await;
            begun["imp_uid"].as_str().unwrap().to_owned()
        },
        id => |client| client.confirm_otp(id).otp(TEST_OTP)),
    scene!("deleteCertification", "", |shop, order, customer| {
            shop.sandbox.control().create_certification("danal").unwrap()
        },
        id => |client| client.delete_certification(id)),
    scene!("issueCvsPayment", "", |shop, order, customer| (),
        () => |client| client.issue_cvs_payment().channel_key(channel_key("galaxia", false)).merchant_uid(order)
            .amount(5_000)),
    scene!("revokeCvsPayment", "", |shop, order, customer| {
            let number = json!({
                "channel_key": channel_key("galaxia", false), "merchant_uid": order, "amount": 5_000,
            });
            let issued = shop.post("/cvs", number).await;
            issued["imp_uid"].as_str().unwrap().to_owned()
        },
        id => |client| client.revoke_cvs_payment(id)),
    scene!("queryBenepiaPoint", "", |shop, order, customer| (),
        () => |client| client.query_benepia_point().benepia_user(customer).benepia_password("p")
            .channel_key(channel_key("kcp", false))),
    scene!("payBenepiaPoint", "", |shop, order, customer| (),
        () => |client| client.pay_benepia_point().benepia_user(customer).benepia_password("p")
            .channel_key(channel_key("kcp", false)).merchant_uid(order).amount(5_000).name("사과")),
    scene!("payWithMoney", "", |shop, order, customer| shop.sandbox.control().register_quick_member("member").unwrap(),
        () => |client| client.pay_with_money().member_id("member").channel_key(channel_key("kcp_quick", false))
            .imp_uid(format!("imp_of_{order}")).merchant_uid(order).name("사과").amount(5_000)),
    scene!("payWithAutoPaymentKey", "", |shop, order, customer| shop.key_at(&customer, "kcp_quick"),
        () => |client| client.pay_with_auto_payment_key().customer_uid(customer).merchant_uid(order).name("사과")
            .buyer_name("홍길동").amount(5_000)),
    scene!("deleteAutoPayKey", "", |shop, order, customer| shop.key_at(&customer, "kcp_quick"),
        () => |client| client.delete_auto_pay_key(customer)),
    scene!("member_delete", "", |shop, order, customer| shop.sandbox.control().register_quick_member(&customer).unwrap(),
        () => |client| client.member_delete(customer).site_code("S").partner_type("P").partner_subtype("Q")),
    scene!("releaseFido", "", |shop, order, customer| shop.sandbox.control().register_quick_member(&customer).unwrap(),
        () => |client| client.release_fido(customer).channel_key(channel_key("kcp_quick", false))),
    scene!("prepare_update", "", |shop, order, customer| {
            let wanted = json!({ "btid": "1", "cust_ip": "203.0.113.7", "code_verifier": "v" });
            shop.post(&format!("/kcpquick/prepare/{order}"), wanted).await;
        },
        () => |client| client.prepare_update(order).btid("2").cust_ip("203.0.113.7").code_verifier("v")),
    scene!("prepare_create", "", |shop, order, customer| (),
        () => |client| client.prepare_create(order).btid("1").cust_ip("203.0.113.7").code_verifier("v")),
    scene!("naverPlaceProductOrder", "", |shop, order, customer| shop.ordered(&[]).await,
        id => |client| client.naver_place_product_order(id)),
    scene!("naverCancelProductOrder", "", |shop, order, customer| shop.ordered(&[]).await,
        id => |client| client.naver_cancel_product_order(id)),
    scene!("naverApproveCancelProductOrder", "", |shop, order, customer| shop.ordered(&[("place", "{}"), ("", "cancel")]).await,
        id => |client| client.naver_approve_cancel_product_order(id)),
    scene!("naverShipProductOrder", "", |shop, order, customer| shop.ordered(&[]).await,
        id => |client| client.naver_ship_product_order(id).delivery_method("NOTHING").dispatched_at(NOW)),
    scene!("naverRequestReturnProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#)]).await,
        id => |client| client.naver_request_return_product_order(id).delivery_method("RETURN_INDIVIDUAL")),
    scene!("naverApproveReturnProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("request-return", r#"{"delivery_method":"RETURN_INDIVIDUAL"}"#)]).await,
        id => |client| client.naver_approve_return_product_order(id)),
    scene!("naverRejectReturnProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("request-return", r#"{"delivery_method":"RETURN_INDIVIDUAL"}"#)]).await,
        id => |client| client.naver_reject_return_product_order(id).memo("no")),
    scene!("naverWithholdReturnProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("request-return", r#"{"delivery_method":"RETURN_INDIVIDUAL"}"#)]).await,
        id => |client| client.naver_withhold_return_product_order(id).memo("no")),
    scene!("naverResolveReturnProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("request-return", r#"{"delivery_method":"RETURN_INDIVIDUAL"}"#), ("withhold-return", r#"{"memo":"no"}"#)]).await,
        id => |client| client.naver_resolve_return_product_order(id)),
    scene!("naverCollectProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("", "exchange")]).await,
        id => |client| client.naver_collect_product_order(id)),
    scene!("naverShipExchangedProductOrder", "", |shop, order, customer| shop.ordered(&[("ship", r#"{"delivery_method":"NOTHING","dispatched_at":1}"#), ("", "exchange")]).await,
        id => |client| client.naver_ship_exchanged_product_order(id).delivery_method("NOTHING")),
    scene!("naverConfirmPayment", "", |shop, order, customer| shop.made(NewPayment::paid("naverpay", 5_000).escrow()),
        id => |client| client.naver_confirm_payment(id)),
    scene!("changeOrderStatus", "", |shop, order, customer| shop.paid(&order),
        id => |client| client.change_order_status(id).status("DELIVERY_START")),
    scene!("partner", "", |shop, order, customer| shop.made(NewPayment::paid("html5_inicis", 5_000)),
        id => |client| client.partner(id).data([types::PartnerReceiptsAnnotation::builder()
            .business_registration_number("1").company_name("가").amount(5_000).build()?])),
    scene!("paymentwall_delivery", "", |shop, order, customer| {
            shop.made(NewPayment::paid("paymentwall", 5_000).merchant_uid(&order))
        },
        id => |client| client.paymentwall_delivery().imp_uid(id).merchant_uid(order).type_("digital")
            .status("order_placed").estimated_delivery_datetime(NOW).estimated_update_datetime(NOW)
            .refundable("yes").shipping_address_email("buyer@example.com")),
];

fn plan(order: &str) -> Result<types::ScheduleAnnotation, Error> {
    types::ScheduleAnnotation::builder()
        .merchant_uid(order)
        .schedule_at(NOW + 5_000_000)
        .currency("KRW")
        .amount(5_900)
        .name("1개월")
        .build()
}

fn sender() -> Result<types::EscrowLogisSenderAnnotation, Error> {
    types::EscrowLogisSenderAnnotation::builder()
        .name("가")
        .build()
}

fn receiver() -> Result<types::EscrowLogisReceiverAnnotation, Error> {
    types::EscrowLogisReceiverAnnotation::builder()
        .name("나")
        .build()
}

fn delivery() -> Result<types::EscrowLogisInfoAnnotation, Error> {
    types::EscrowLogisInfoAnnotation::builder()
        .company("CJGLS")
        .invoice("1")
        .sent_at(NOW)
        .build()
}
