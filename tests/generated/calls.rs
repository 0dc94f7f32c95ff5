// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Every operation with every parameter set.
#![allow(deprecated)]

use iamport::types;
use crate::calls::{Call, as_json};

pub(crate) const CALLS: &[Call] = &[
    Call {
        id: "getToken",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_token()
                .imp_key("imp_key 값")
                .imp_secret("imp_secret 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "queryBenepiaPoint",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .query_benepia_point()
                .benepia_user("benepia_user 값")
                .benepia_password("benepia_password 값")
                .channel_key("channel_key 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "payBenepiaPoint",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .pay_benepia_point()
                .benepia_user("benepia_user 값")
                .benepia_password("benepia_password 값")
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .name("name 값")
                .channel_key("channel_key 값")
                .benepia_member_code("benepia_member_code 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .buyer_addr("buyer_addr 값")
                .buyer_postcode("buyer_ 값")
                .notice_url(["notice_url 값"])
                .custom_data("custom_data 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "onetime",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .onetime()
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .card_number("card_number 값")
                .expiry("expiry 값")
                .currency("KRW")
                .tax_free(1_000)
                .vat_amount(1_000)
                .vat(1_000)
                .birth("birth 값")
                .pwd_2digit("pwd_2digit 값")
                .cvc("cvc 값")
                .customer_uid("customer_uid 값")
                .pg("pg 값")
                .channel_group_id("channelGroupId 값")
                .name("name 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .buyer_addr("buyer_addr 값")
                .buyer_postcode("buyer_ 값")
                .card_quota(7)
                .interest_free_by_merchant(true)
                .use_card_point(true)
                .custom_data("custom_data 값")
                .notice_url("notice_url 값")
                .browser_ip("browser_ip 값")
                .secure_3d_charge_id("secure_3d_charge_id 값")
                .secure_3d_token("secure_3d_token 값")
                .product_type("real")
                .promotion_id("promotion_id 값")
                .bypass("bypass 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "again",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .again()
                .customer_uid("customer_uid 값")
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .currency("KRW")
                .tax_free(1_000)
                .vat_amount(1_000)
                .vat(1_000)
                .name("name 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .buyer_addr("buyer_addr 값")
                .buyer_postcode("buyer_ 값")
                .card_quota(7)
                .interest_free_by_merchant(true)
                .use_card_point(true)
                .custom_data("custom_data 값")
                .notice_url("notice_url 값")
                .browser_ip("browser_ip 값")
                .product_type("real")
                .product_count(7)
                .cash_receipt_type("person")
                .bypass("bypass 값")
                .extra(
                    types::SubscribePaymentExtra::builder()
                        .naver_use_cfm("naverUseCfm 값")
                        .build()?,
                )
                .promotion_id("promotion_id 값")
                .channel_key("channel_key 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "customer_view_multiple",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .customer_view_multiple()
                .customer_uid(["customer_uid 값", "customer_uid 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "customer_view",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.customer_view(path.value("customer_view"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "customer_save",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .customer_save(path.value("customer_save"))
                .channel_key("channel_key 값")
                .card_number("card_number 값")
                .expiry("expiry 값")
                .pg("pg 값")
                .customer_id("customer_id 값")
                .birth("birth 값")
                .pwd_2digit("pwd_2digit 값")
                .cvc("cvc 값")
                .customer_name("customer_name 값")
                .customer_tel("customer_tel 값")
                .customer_email("customer_email 값")
                .customer_addr("customer_addr 값")
                .customer_postcode("custom 값")
                .channel_group_id("channel_group_id 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "customer_delete",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .customer_delete(path.value("customer_delete"))
                .reason("reason 값")
                .extra_requester("customer");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "customer_payments",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .customer_payments(path.value("customer_payments"))
                .page(7);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "findSchedulesByCustomer",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .find_schedules_by_customer(path.value("findSchedulesByCustomer"))
                .from(1_700_000_000)
                .to(1_700_000_000)
                .page(7)
                .schedule_status("scheduled");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getCertification",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_certification(path.value("getCertification"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "deleteCertification",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.delete_certification(path.value("deleteCertification"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "requestOTP",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .request_otp()
                .name("name 값")
                .phone("phone 값")
                .birth("birth 값")
                .gender_digit("gender_digit 값")
                .carrier("SKT")
                .channel_key("channel_key 값")
                .is_mvno(true)
                .company("company 값")
                .merchant_uid("merchant_uid 값")
                .pg("pg 값")
                .verification_method("SMS")
                .bypass("bypass 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "confirmOTP",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.confirm_otp(path.value("confirmOTP")).otp("otp 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "allCardCodes",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client.all_card_codes();
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "cardCodes",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.card_codes(path.value("cardCodes"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "allBankCodes",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client.all_bank_codes();
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "bankCodes",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.bank_codes(path.value("bankCodes"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "issueCvsPayment",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .issue_cvs_payment()
                .channel_key("channel_key 값")
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .barcode("barcode 값")
                .expired_at(1_700_000_000)
                .name("name 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .buyer_addr("buyer_addr 값")
                .buyer_postcode("buyer_ 값")
                .confirm_url("confirm_url 값")
                .notice_url(["notice_url 값"])
                .custom_data("custom_data 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "revokeCvsPayment",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.revoke_cvs_payment(path.value("revokeCvsPayment"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "escrow_logis_get",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.escrow_logis_get(path.value("escrow_logis_get"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "escrow_logis_edit",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .escrow_logis_edit(path.value("escrow_logis_edit"))
                .sender(
                    types::EscrowLogisSenderAnnotation::builder()
                        .name("name 값")
                        .tel("tel 값")
                        .addr("addr 값")
                        .postcode("postcode 값")
                        .relationship("relationship 값")
                        .formed_address(
                            types::EscrowLogisFormedAddress::builder()
                                .address_line_1("address_line_1 값")
                                .address_line_2("address_line_2 값")
                                .build()?,
                        )
                        .build()?,
                )
                .receiver(
                    types::EscrowLogisReceiverAnnotation::builder()
                        .name("name 값")
                        .tel("tel 값")
                        .addr("addr 값")
                        .postcode("postcode 값")
                        .formed_address(
                            types::EscrowLogisFormedAddress::builder()
                                .address_line_1("address_line_1 값")
                                .address_line_2("address_line_2 값")
                                .build()?,
                        )
                        .build()?,
                )
                .logis(
                    types::EscrowLogisInfoAnnotation::builder()
                        .company("HYUNDAI")
                        .invoice("invoice 값")
                        .sent_at(1_700_000_000)
                        .receiving_at("receiving_at 값")
                        .address("address 값")
                        .build()?,
                )
                .products([
                    types::EscrowLogisProductsAnnotation::builder()
                        .id("id 값")
                        .name("name 값")
                        .code("code 값")
                        .amount(1_000)
                        .currency("KRW")
                        .quantity(7)
                        .tag("tag 값")
                        .build()?,
                ]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "escrow_logis_save",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .escrow_logis_save(path.value("escrow_logis_save"))
                .sender(
                    types::EscrowLogisSenderAnnotation::builder()
                        .name("name 값")
                        .tel("tel 값")
                        .addr("addr 값")
                        .postcode("postcode 값")
                        .relationship("relationship 값")
                        .formed_address(
                            types::EscrowLogisFormedAddress::builder()
                                .address_line_1("address_line_1 값")
                                .address_line_2("address_line_2 값")
                                .build()?,
                        )
                        .build()?,
                )
                .receiver(
                    types::EscrowLogisReceiverAnnotation::builder()
                        .name("name 값")
                        .tel("tel 값")
                        .addr("addr 값")
                        .postcode("postcode 값")
                        .formed_address(
                            types::EscrowLogisFormedAddress::builder()
                                .address_line_1("address_line_1 값")
                                .address_line_2("address_line_2 값")
                                .build()?,
                        )
                        .build()?,
                )
                .logis(
                    types::EscrowLogisInfoAnnotation::builder()
                        .company("HYUNDAI")
                        .invoice("invoice 값")
                        .sent_at(1_700_000_000)
                        .receiving_at("receiving_at 값")
                        .address("address 값")
                        .build()?,
                )
                .products([
                    types::EscrowLogisProductsAnnotation::builder()
                        .id("id 값")
                        .name("name 값")
                        .code("code 값")
                        .amount(1_000)
                        .currency("KRW")
                        .quantity(7)
                        .tag("tag 값")
                        .build()?,
                ])
                .send_email(true);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getKakaoPaymentOrders",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_kakao_payment_orders()
                .payment_request_date("payment_request_date 값")
                .cid("cid 값")
                .page(7);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "member_delete",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .member_delete(path.value("member_delete"))
                .site_code("site_code 값")
                .partner_type("partner_type 값")
                .partner_subtype("partner_subtype 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "releaseFido",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .release_fido(path.value("releaseFido"))
                .channel_key("channel_key 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "prepare_create",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .prepare_create(path.value("prepare_create"))
                .btid("btid 값")
                .cust_ip("cust_ip 값")
                .code_verifier("code_verifier 값")
                .prepaid_auth_yn("Y")
                .prepaid_amount(1_000)
                .vender_type("vender_type 값")
                .reward_id("reward_id 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "prepare_update",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .prepare_update(path.value("prepare_update"))
                .btid("btid 값")
                .cust_ip("cust_ip 값")
                .code_verifier("code_verifier 값")
                .prepaid_auth_yn("Y")
                .prepaid_amount(1_000)
                .vender_type("vender_type 값")
                .reward_id("reward_id 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "payWithMoney",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .pay_with_money()
                .member_id("member_id 값")
                .channel_key("channel_key 값")
                .merchant_uid("merchant_uid 값")
                .name("name 값")
                .amount(1_000)
                .imp_uid("imp_uid 값")
                .notice_url("notice_url 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "payWithAutoPaymentKey",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .pay_with_auto_payment_key()
                .customer_uid("customer_uid 값")
                .merchant_uid("merchant_uid 값")
                .name("name 값")
                .buyer_name("buyer_name 값")
                .amount(1_000)
                .notice_url("notice_url 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "deleteAutoPayKey",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.delete_auto_pay_key(path.value("deleteAutoPayKey"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverCancelProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_cancel_product_order(path.value("naverCancelProductOrder"))
                .product_order_id(["product_order_id 값"])
                .reason("SOLD_OUT");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverApproveCancelProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_approve_cancel_product_order(
                    path.value("naverApproveCancelProductOrder"),
                )
                .product_order_id(["product_order_id 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverPlaceProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_place_product_order(path.value("naverPlaceProductOrder"))
                .product_order_id(["product_order_id 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverShipProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_ship_product_order(path.value("naverShipProductOrder"))
                .delivery_method("DELIVERY")
                .dispatched_at(1_700_000_000)
                .product_order_id(["product_order_id 값"])
                .delivery_company("CJGLS")
                .tracking_number("tracking_number 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverCollectProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_collect_product_order(path.value("naverCollectProductOrder"))
                .product_order_id(["product_order_id 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverShipExchangedProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_ship_exchanged_product_order(
                    path.value("naverShipExchangedProductOrder"),
                )
                .delivery_method("DELIVERY")
                .product_order_id(["product_order_id 값"])
                .delivery_company("CJGLS")
                .tracking_number("tracking_number 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverRequestReturnProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_request_return_product_order(
                    path.value("naverRequestReturnProductOrder"),
                )
                .delivery_method("RETURN_DESIGNATED")
                .product_order_id(["product_order_id 값"])
                .reason("INTENT_CHANGED")
                .delivery_company("CJGLS")
                .tracking_number("tracking_number 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverApproveReturnProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_approve_return_product_order(
                    path.value("naverApproveReturnProductOrder"),
                )
                .product_order_id(["product_order_id 값"])
                .memo("memo 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverRejectReturnProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_reject_return_product_order(
                    path.value("naverRejectReturnProductOrder"),
                )
                .memo("memo 값")
                .product_order_id(["product_order_id 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverWithholdReturnProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_withhold_return_product_order(
                    path.value("naverWithholdReturnProductOrder"),
                )
                .memo("memo 값")
                .product_order_id(["product_order_id 값"])
                .reason("RETURN_DELIVERYFEE")
                .extra_charge(1_000);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverResolveReturnProductOrder",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_resolve_return_product_order(
                    path.value("naverResolveReturnProductOrder"),
                )
                .product_order_id(["product_order_id 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getProductOrders",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_product_orders(path.value("getProductOrders"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getProductOrderSingle",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_product_order_single(path.value("getProductOrderSingle"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getReviews",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_reviews()
                .channel_key("channel_key 값")
                .from(1_700_000_000)
                .to(1_700_000_000)
                .review_type("general");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverDepositPoint",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.naver_deposit_point(path.value("naverDepositPoint"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "naverConfirmPayment",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .naver_confirm_payment(path.value("naverConfirmPayment"))
                .requester("admin");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "queryCashAmount",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.query_cash_amount(path.value("queryCashAmount"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "partner",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .partner(path.value("partner"))
                .data([
                    types::PartnerReceiptsAnnotation::builder()
                        .business_registration_number("business_registration_number 값")
                        .company_name("company_name 값")
                        .amount(1_000)
                        .tax_free(1_000)
                        .vat_amount(1_000)
                        .build()?,
                ]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "changeOrderStatus",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .change_order_status(path.value("changeOrderStatus"))
                .status("DELIVERY_START");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentByImpUid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payment_by_imp_uid(path.value("getPaymentByImpUid"))
                .include_sandbox(true)
                .extension(true);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentListByImpUid",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payment_list_by_imp_uid()
                .imp_uid(["imp_uid 값", "imp_uid 값"])
                .merchant_uid(["merchant_uid 값", "merchant_uid 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentByMerchantUid",
        path_parameters: 2usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payment_by_merchant_uid_and_status(
                    path.value("getPaymentByMerchantUid"),
                    path.value("getPaymentByMerchantUid"),
                )
                .sorting("-started");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentByMerchantUidAnyStatus",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payment_by_merchant_uid(
                    path.value("getPaymentByMerchantUidAnyStatus"),
                )
                .sorting("-started");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getAllPaymentsByMerchantUid",
        path_parameters: 2usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_all_payments_by_merchant_uid_and_status(
                    path.value("getAllPaymentsByMerchantUid"),
                    path.value("getAllPaymentsByMerchantUid"),
                )
                .page(7)
                .limit(7)
                .sorting("-started");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getAllPaymentsByMerchantUidAnyStatus",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_all_payments_by_merchant_uid(
                    path.value("getAllPaymentsByMerchantUidAnyStatus"),
                )
                .page(7)
                .limit(7)
                .sorting("-started");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentsByStatus",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payments_by_status(path.value("getPaymentsByStatus"))
                .page(7)
                .limit(7)
                .from(1_700_000_000)
                .to(1_700_000_000)
                .sorting("-started");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "balanceByImpUid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.balance_by_imp_uid(path.value("balanceByImpUid"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "cancelPayment",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .cancel_payment()
                .imp_uid("imp_uid 값")
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .tax_free(1_000)
                .vat_amount(1_000)
                .checksum(1_000)
                .reason("reason 값")
                .refund_holder("refund_holder 값")
                .refund_bank("refund_bank 값")
                .refund_account("refund_account 값")
                .refund_tel("refund_tel 값")
                .retain_promotion(true)
                .enable_webhook(true)
                .extra(
                    types::CancelPaymentExtra::builder().requester("customer").build()?,
                );
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "paymentwall_delivery",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .paymentwall_delivery()
                .imp_uid("imp_uid 값")
                .merchant_uid("merchant_uid 값")
                .type_("physical")
                .status("order_placed")
                .estimated_delivery_datetime(1_700_000_000)
                .estimated_update_datetime(1_700_000_000)
                .refundable("yes")
                .shipping_address_email("shipping_address_email 값")
                .carrier_tracking_id("carrier_tracking_id 값")
                .carrier_type("carrier_type 값")
                .reason("reason 값")
                .details("details 값")
                .shipping_address_country("shipping_address_country 값")
                .shipping_address_city("shipping_address_city 값")
                .shipping_address_zip("shipping_address_zip 값")
                .shipping_address_state("shipping_address_state 값")
                .shipping_address_street("shipping_address_street 값")
                .shipping_address_phone("shipping_address_phone 값")
                .shipping_address_firstname("shipping_address_firstname 값")
                .shipping_address_lastname("shipping_address_lastname 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "preparePayment",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .prepare_payment()
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .currency("KRW");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "editPreparePayment",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .edit_prepare_payment()
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .currency("KRW");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPaymentPrepareByMerchantUid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .get_payment_prepare_by_merchant_uid(
                    path.value("getPaymentPrepareByMerchantUid"),
                );
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_receipt(path.value("getReceipt"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "issueReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .issue_receipt(path.value("issueReceipt"))
                .identifier("identifier 값")
                .product_type("real")
                .identifier_type("person")
                .type_("person")
                .company_tel("company_tel 값")
                .company_name("company_name 값")
                .corp_reg_no("corp_reg_no 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .tax_free(1_000)
                .vat(1_000)
                .vat_amount(1_000);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "revokeReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.revoke_receipt(path.value("revokeReceipt"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getExternalReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_external_receipt(path.value("getExternalReceipt"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "issueExternalReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .issue_external_receipt(path.value("issueExternalReceipt"))
                .channel_key("channel_key 값")
                .name("name 값")
                .amount(1_000)
                .identifier("identifier 값")
                .product_type("real")
                .identifier_type("person")
                .type_("person")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .tax_free(1_000)
                .vat_amount(1_000)
                .corp_reg_no("corp_reg_no 값")
                .pay_method("trans");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "revokeExternalReceipt",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .revoke_external_receipt(path.value("revokeExternalReceipt"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "findSchedulesByRange",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .find_schedules_by_range()
                .schedule_from(1_700_000_000)
                .schedule_to(1_700_000_000)
                .schedule_status("scheduled")
                .page(7)
                .limit(7)
                .sorting("sorting 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "schedule",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .schedule()
                .customer_uid("customer_uid 값")
                .schedules([
                    types::ScheduleAnnotation::builder()
                        .merchant_uid("merchant_uid 값")
                        .schedule_at(1_700_000_000)
                        .currency("KRW")
                        .amount(1_000)
                        .tax_free(1_000)
                        .vat_amount(1_000)
                        .name("name 값")
                        .buyer_name("buyer_name 값")
                        .buyer_email("buyer_email 값")
                        .buyer_tel("buyer_tel 값")
                        .buyer_addr("buyer_addr 값")
                        .buyer_postcode("buyer_ 값")
                        .custom_data("custom_data 값")
                        .notice_url("notice_url 값")
                        .product_type("real")
                        .cash_receipt_type("person")
                        .card_quota(7)
                        .interest_free_by_merchant(true)
                        .use_card_point(true)
                        .product_count(7)
                        .browser_ip("browser_ip 값")
                        .extra(
                            types::SubscribePaymentExtra::builder()
                                .naver_use_cfm("naverUseCfm 값")
                                .build()?,
                        )
                        .bypass("bypass 값")
                        .promotion_id("promotion_id 값")
                        .build()?,
                ])
                .customer_id("customer_id 값")
                .checking_amount(1_000)
                .card_number("card_number 값")
                .expiry("expiry 값")
                .birth("birth 값")
                .pwd_2digit("pwd_2digit 값")
                .cvc("cvc 값")
                .channel_key("channel_key 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "unschedule",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .unschedule()
                .customer_uid("customer_uid 값")
                .merchant_uid(["merchant_uid 값"]);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getScheduleByMid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_schedule_by_mid(path.value("getScheduleByMid"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "updateScheduleByMid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .update_schedule_by_mid(path.value("updateScheduleByMid"))
                .schedule_at(1_700_000_000);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "rescheduleByMid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .reschedule_by_mid(path.value("rescheduleByMid"))
                .schedule_at(1_700_000_000);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "retryScheduleByMid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.retry_schedule_by_mid(path.value("retryScheduleByMid"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "findSchedulesByCustomerUid",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .find_schedules_by_customer_uid(path.value("findSchedulesByCustomerUid"))
                .from(1_700_000_000)
                .to(1_700_000_000)
                .page(7)
                .schedule_status("scheduled");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "GetTier",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_tier(path.value("GetTier"));
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "getPgSettingList",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client.get_pg_setting_list();
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "createVbank",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .create_vbank()
                .channel_key("channel_key 값")
                .merchant_uid("merchant_uid 값")
                .amount(1_000)
                .vbank_code("vbank_code 값")
                .vbank_due(1_700_000_000)
                .pg_api_key("pg_api_key 값")
                .product_type("real")
                .vbank_num("vbank_num 값")
                .vbank_holder("vbank_holder 값")
                .vbank_key("vbank_key 값")
                .name("name 값")
                .buyer_name("buyer_name 값")
                .buyer_email("buyer_email 값")
                .buyer_tel("buyer_tel 값")
                .business_registration_number("business 값")
                .buyer_addr("buyer_addr 값")
                .buyer_postcode("buyer_ 값")
                .notice_url(["notice_url 값"])
                .custom_data("custom_data 값")
                .tax_free(1_000)
                .vat_amount(1_000)
                .product_count(7)
                .escrow_password("escrow_password 값")
                .fixed_unlimited_vbank(true);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "modifyVbank",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .modify_vbank(path.value("modifyVbank"))
                .amount(1_000)
                .vbank_due(1_700_000_000);
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "revokeVbank",
        path_parameters: 1usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .revoke_vbank(path.value("revokeVbank"))
                .pg_api_key("pg_api_key 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
    Call {
        id: "queryBankHolder",
        path_parameters: 0usize,
        send: |client, path| Box::pin(async move {
            let builder = client
                .query_bank_holder()
                .bank_code("bank_code 값")
                .bank_num("bank_num 값");
            path.saw(&builder);
            Ok(as_json(builder.send().await?))
        }),
    },
];
