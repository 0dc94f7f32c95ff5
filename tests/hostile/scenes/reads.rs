//! The reads that need something to read.

#![allow(deprecated, reason = "what is deprecated still has to work")]

use iamport_sandbox::{NewPayment, channel_key};
use iamport_testing::{KEY, SECRET};
use serde_json::json;

use super::Scene;
use super::shop::NOW;

pub(super) const SCENES: &[Scene] = &[
    scene!("getToken", "", |shop, order, customer| (),
        () => |client| client.get_token().imp_key(KEY).imp_secret(SECRET)),
    scene!("customer_view_multiple", "", |shop, order, customer| shop.key(&customer),
        () => |client| client.customer_view_multiple().customer_uid([customer])),
    scene!("customer_view", "", |shop, order, customer| shop.key(&customer),
        () => |client| client.customer_view(customer)),
    scene!("customer_payments", "", |shop, order, customer| {
            shop.key(&customer);
            let charge = json!({ "customer_uid": customer, "merchant_uid": order, "amount": 5_000, "name": "구독" });
            shop.post("/subscribe/payments/again", charge).await;
        },
        () => |client| client.customer_payments(customer)),
    scene!("findSchedulesByCustomer", "", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.find_schedules_by_customer(customer).from(NOW).to(NOW + 1_000)),
    scene!("findSchedulesByCustomerUid", "", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.find_schedules_by_customer_uid(customer).from(NOW).to(NOW + 1_000)),
    scene!("findSchedulesByRange", "", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.find_schedules_by_range().schedule_from(NOW).schedule_to(NOW + 1_000)),
    scene!("getScheduleByMid", "", |shop, order, customer| shop.plan(&customer, &order).await,
        () => |client| client.get_schedule_by_mid(order)),
    scene!("getCertification", "", |shop, order, customer| {
            shop.sandbox.control().create_certification("danal").unwrap()
        },
        id => |client| client.get_certification(id)),
    scene!("cardCodes", "", |shop, order, customer| (),
        () => |client| client.card_codes("361")),
    scene!("bankCodes", "", |shop, order, customer| (),
        () => |client| client.bank_codes("088")),
    scene!("escrow_logis_get", "", |shop, order, customer| {
            let id = shop.transferred();
            let logis = json!({ "company": "CJGLS", "invoice": "1", "sent_at": NOW });
            let body = json!({ "sender": { "name": "가" }, "receiver": { "name": "나" }, "logis": logis });
            shop.post(&format!("/escrows/logis/{id}"), body).await;
            id
        },
        id => |client| client.escrow_logis_get(id)),
    scene!("getProductOrders", "", |shop, order, customer| shop.ordered(&[]).await,
        id => |client| client.get_product_orders(id)),
    scene!("getProductOrderSingle", "", |shop, order, customer| {
            let id = shop.ordered(&[]).await;
            let orders = shop.get(&format!("/payments/{id}/naver/product-orders")).await;
            orders[0]["product_order_id"].as_str().unwrap().to_owned()
        },
        id => |client| client.get_product_order_single(id)),
    scene!("queryCashAmount", "", |shop, order, customer| shop.made(NewPayment::paid("naverpay", 5_000)),
        id => |client| client.query_cash_amount(id)),
    scene!("getPaymentByImpUid", "", |shop, order, customer| shop.paid(&order),
        id => |client| client.get_payment_by_imp_uid(id)),
    scene!("getPaymentListByImpUid", "", |shop, order, customer| {
            (shop.paid(&order), shop.paid(&format!("{order}-2")))
        },
        (one, other) => |client| client.get_payment_list_by_imp_uid().imp_uid([one, other])),
    scene!("getPaymentByMerchantUid", "", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.get_payment_by_merchant_uid_and_status(order, "paid")),
    scene!("getPaymentByMerchantUidAnyStatus", "", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.get_payment_by_merchant_uid(order)),
    scene!("getAllPaymentsByMerchantUid", "", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.get_all_payments_by_merchant_uid_and_status(order, "paid")),
    scene!("getAllPaymentsByMerchantUidAnyStatus", "", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.get_all_payments_by_merchant_uid(order)),
    scene!("getPaymentsByStatus", "", |shop, order, customer| { shop.paid(&order); },
        () => |client| client.get_payments_by_status("paid").limit(1)),
    scene!("balanceByImpUid", "", |shop, order, customer| shop.paid(&order),
        id => |client| client.balance_by_imp_uid(id)),
    scene!("getPaymentPrepareByMerchantUid", "", |shop, order, customer| {
            shop.post("/payments/prepare", json!({ "merchant_uid": order, "amount": 1_000 })).await;
        },
        () => |client| client.get_payment_prepare_by_merchant_uid(order)),
    scene!("getReceipt", "", |shop, order, customer| {
            let id = shop.transferred();
            shop.post(&format!("/receipts/{id}"), json!({ "identifier": "01012345678" })).await;
            id
        },
        id => |client| client.get_receipt(id)),
    scene!("getExternalReceipt", "", |shop, order, customer| {
            let sale = json!({
                "channel_key": channel_key("kcp", false), "name": "사과", "amount": 1_000, "identifier": "1",
            });
            shop.post(&format!("/receipts/external/{order}"), sale).await;
        },
        () => |client| client.get_external_receipt(order)),
    scene!("GetTier", "", |shop, order, customer| (),
        () => |client| client.get_tier("XYZ")),
    scene!("queryBankHolder", "", |shop, order, customer| {
            let id = shop.made(NewPayment::waiting_vbank("nice_v2", 5_000));
            let payment = shop.get(&format!("/payments/{id}")).await;
            payment["vbank_num"].as_str().unwrap().to_owned()
        },
        number => |client| client.query_bank_holder().bank_code("088").bank_num(number)),
];
