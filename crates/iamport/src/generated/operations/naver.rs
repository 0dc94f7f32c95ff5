// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/naver.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/naver.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `naver`
///
/// The module [`operations::naver`](crate::operations::naver) tells what these calls are for, with an
/// example.
impl Client {
    /// Refunds product orders of an order-type NaverPay payment.
    ///
    /// Without `product_order_id` every product order of the payment is refunded. The answer holds only the
    /// product orders that were refunded: 200 means all that were asked for, 207 some of them, and the rest
    /// must be found by comparing. 500 means that none was refunded, or that it is not known. 404 means
    /// that there is no such payment, or that it is another shop's. A `reason` that NaverPay does not know
    /// is taken as `PRODUCT_UNSATISFIED`. It must not be sent twice without looking: ask `getProductOrders`
    /// first.
    ///
    /// `POST /payments/{imp_uid}/naver/cancel`, in the vendor's documentation 네이버페이 주문형 상품주문 환불.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverCancelProductOrder")]
    #[doc(alias = "네이버페이 주문형 상품주문 환불")]
    #[doc(alias = "/payments/{imp_uid}/naver/cancel")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "네이버페이 취소")]
    #[doc(alias = "네이버페이 환불")]
    #[doc(alias = "환불")]
    pub fn naver_cancel_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverCancelProductOrder {
        NaverCancelProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            reason: None,
            more: Extra::default(),
        }
    }

    /// Approves a buyer's wish to be refunded for product orders of an order-type NaverPay payment.
    ///
    /// Without `product_order_id` the wish is approved, and the money given back, for every product order
    /// of the payment. A buyer who wants a refund after the shop took the order needs the shop's approval;
    /// this is it. The answer holds only the product orders that were approved: 200 means all that were
    /// asked for, 207 some of them, and the rest must be found by comparing. 500 means that none was
    /// approved, or that it is not known. 404 means that there is no such payment, or that it is another
    /// shop's. It must not be sent twice without looking: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/approve-cancel`, in the vendor's documentation 네이버페이 주문형 환불요청 승인.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverApproveCancelProductOrder")]
    #[doc(alias = "네이버페이 주문형 환불요청 승인")]
    #[doc(alias = "/payments/{imp_uid}/naver/approve-cancel")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "취소 승인")]
    #[doc(alias = "환불 승인")]
    pub fn naver_approve_cancel_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverApproveCancelProductOrder {
        NaverApproveCancelProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            more: Extra::default(),
        }
    }

    /// Tells NaverPay that the shop has taken product orders in hand.
    ///
    /// Without `product_order_id` every product order of the payment is meant. From then on a buyer who
    /// wants a refund needs the shop's approval, `naverApproveCancelProductOrder`. The answer holds only
    /// the product orders for which it worked: 200 means all that were asked for, 207 some of them, and the
    /// rest must be found by comparing. 500 means none, or that it is not known. 404 means that there is no
    /// such payment, or that it is another shop's. Nothing says that sending it twice is harmless: ask
    /// `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/place`, in the vendor's documentation 네이버페이 주문형 상품주문 발주처리.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverPlaceProductOrder")]
    #[doc(alias = "네이버페이 주문형 상품주문 발주처리")]
    #[doc(alias = "/payments/{imp_uid}/naver/place")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "발주")]
    #[doc(alias = "발주확인")]
    pub fn naver_place_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverPlaceProductOrder {
        NaverPlaceProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            more: Extra::default(),
        }
    }

    /// Tells NaverPay that product orders were shipped.
    ///
    /// Without `product_order_id` every product order of the payment is marked as shipped. A
    /// `delivery_method` of `DELIVERY` needs `delivery_company` and `tracking_number` too. The answer holds
    /// only the product orders for which it worked: 200 means all that were asked for, 207 some of them,
    /// and the rest must be found by comparing. 500 means none, or that it is not known. 400 means that
    /// `delivery_method` or `dispatched_at` is missing or wrong; 404 that there is no such payment, or that
    /// it is another shop's. Nothing says that sending it twice is harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/ship`, in the vendor's documentation 네이버페이 주문형 상품주문 발송처리.
    ///
    /// **Required:** `delivery_method`, `dispatched_at`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverShipProductOrder")]
    #[doc(alias = "네이버페이 주문형 상품주문 발송처리")]
    #[doc(alias = "/payments/{imp_uid}/naver/ship")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "발송")]
    #[doc(alias = "배송")]
    pub fn naver_ship_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverShipProductOrder {
        NaverShipProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            delivery_method: None,
            dispatched_at: None,
            delivery_company: None,
            tracking_number: None,
            more: Extra::default(),
        }
    }

    /// Tells NaverPay that the goods to be exchanged have come back.
    ///
    /// Without `product_order_id` every product order of the payment is meant. It applies to product orders
    /// whose exchange was approved; send the new goods with `naverShipExchangedProductOrder`. The answer
    /// holds only the product orders for which it worked: 200 means all that were asked for, 207 some of
    /// them, and the rest must be found by comparing. 500 means none, or that it is not known. 404 means
    /// that there is no such payment, or that it is another shop's. Nothing says that sending it twice is
    /// harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/collect-exchanged`, in the vendor's documentation 네이버페이 주문형 교환상품
    /// 수거완료처리.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverCollectProductOrder")]
    #[doc(alias = "네이버페이 주문형 교환상품 수거완료처리")]
    #[doc(alias = "/payments/{imp_uid}/naver/collect-exchanged")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "교환")]
    #[doc(alias = "수거완료")]
    pub fn naver_collect_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverCollectProductOrder {
        NaverCollectProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            more: Extra::default(),
        }
    }

    /// Tells NaverPay that the new goods of an exchange were shipped.
    ///
    /// Without `product_order_id` every product order of the payment is meant. It applies to product orders
    /// whose exchange was approved. A `delivery_method` of `DELIVERY` needs `delivery_company` and
    /// `tracking_number` too. The answer holds only the product orders for which it worked: 200 means all
    /// that were asked for, 207 some of them, and the rest must be found by comparing. 500 means none, or
    /// that it is not known. 400 means that `delivery_method` is missing or wrong; 404 that there is no
    /// such payment, or that it is another shop's. Nothing says that sending it twice is harmless: ask
    /// `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/ship-exchanged`, in the vendor's documentation 네이버페이 주문형 교환상품 재발송처리.
    ///
    /// **Required:** `delivery_method`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverShipExchangedProductOrder")]
    #[doc(alias = "네이버페이 주문형 교환상품 재발송처리")]
    #[doc(alias = "/payments/{imp_uid}/naver/ship-exchanged")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "교환")]
    #[doc(alias = "재배송")]
    pub fn naver_ship_exchanged_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverShipExchangedProductOrder {
        NaverShipExchangedProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            delivery_method: None,
            delivery_company: None,
            tracking_number: None,
            more: Extra::default(),
        }
    }

    /// Opens a return for product orders of an order-type NaverPay payment.
    ///
    /// Without `product_order_id` a return is opened for every product order of the payment. A
    /// `delivery_method` of `RETURN_DELIVERY` needs `delivery_company` and `tracking_number` too. A
    /// `reason` that NaverPay does not know is taken as `INTENT_CHANGED`. The answer holds only the product
    /// orders for which it worked: 200 means all that were asked for, 207 some of them, and the rest must
    /// be found by comparing. 500 means none, or that it is not known. 400 means that `delivery_method` is
    /// missing or wrong; 404 that there is no such payment, or that it is another shop's. Nothing says that
    /// sending it twice is harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/request-return`, in the vendor's documentation 네이버페이 주문형 반품요청.
    ///
    /// **Required:** `delivery_method`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverRequestReturnProductOrder")]
    #[doc(alias = "네이버페이 주문형 반품요청")]
    #[doc(alias = "/payments/{imp_uid}/naver/request-return")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "반품")]
    pub fn naver_request_return_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverRequestReturnProductOrder {
        NaverRequestReturnProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            reason: None,
            delivery_method: None,
            delivery_company: None,
            tracking_number: None,
            more: Extra::default(),
        }
    }

    /// Approves the return of product orders of an order-type NaverPay payment.
    ///
    /// Without `product_order_id` the return of every product order of the payment is approved, and the
    /// buyer gets the money back. Where postage or another cost is to be taken off first, hold the return
    /// back with `naverWithholdReturnProductOrder`. The answer holds only the product orders that were
    /// approved: 200 means all that were asked for, 207 some of them, and the rest must be found by
    /// comparing. 500 means that none was approved, or that it is not known. 404 means that there is no
    /// such payment, or that it is another shop's. It must not be sent twice without looking: ask
    /// `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/approve-return`, in the vendor's documentation 네이버페이 주문형 반품승인.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverApproveReturnProductOrder")]
    #[doc(alias = "네이버페이 주문형 반품승인")]
    #[doc(alias = "/payments/{imp_uid}/naver/approve-return")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "반품")]
    #[doc(alias = "반품 승인")]
    pub fn naver_approve_return_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverApproveReturnProductOrder {
        NaverApproveReturnProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            memo: None,
            more: Extra::default(),
        }
    }

    /// Refuses the return of product orders of an order-type NaverPay payment.
    ///
    /// Without `product_order_id` the return of every product order of the payment is refused. The answer
    /// holds only the product orders for which it worked: 200 means all that were asked for, 207 some of
    /// them, and the rest must be found by comparing. 500 means none, or that it is not known. 400 means
    /// that `memo` is missing or wrong; 404 that there is no such payment, or that it is another shop's.
    /// Nothing says that sending it twice is harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/reject-return`, in the vendor's documentation 네이버페이 주문형 반품거절.
    ///
    /// **Required:** `memo`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverRejectReturnProductOrder")]
    #[doc(alias = "네이버페이 주문형 반품거절")]
    #[doc(alias = "/payments/{imp_uid}/naver/reject-return")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "반품")]
    #[doc(alias = "반품 거부")]
    pub fn naver_reject_return_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverRejectReturnProductOrder {
        NaverRejectReturnProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            memo: None,
            more: Extra::default(),
        }
    }

    /// Holds back the return of product orders, for instance until the buyer has paid the postage.
    ///
    /// Without `product_order_id` the return of every product order of the payment is held back.
    /// `extra_charge` claims an amount from the buyer. Let the return go on with
    /// `naverResolveReturnProductOrder`. A `reason` that NaverPay does not know is taken as `ETC`. The
    /// answer holds only the product orders for which it worked: 200 means all that were asked for, 207
    /// some of them, and the rest must be found by comparing. 500 means none, or that it is not known. 400
    /// means that `memo` is missing or wrong; 404 that there is no such payment, or that it is another
    /// shop's. Nothing says that sending it twice is harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/withhold-return`, in the vendor's documentation 네이버페이 주문형 반품보류.
    ///
    /// **Required:** `memo`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverWithholdReturnProductOrder")]
    #[doc(alias = "네이버페이 주문형 반품보류")]
    #[doc(alias = "/payments/{imp_uid}/naver/withhold-return")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "반품")]
    #[doc(alias = "반품 보류")]
    pub fn naver_withhold_return_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverWithholdReturnProductOrder {
        NaverWithholdReturnProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            reason: None,
            memo: None,
            extra_charge: None,
            more: Extra::default(),
        }
    }

    /// Lets the return of product orders go on that was held back.
    ///
    /// Without `product_order_id` every return of the payment that is held back goes on. The answer holds
    /// only the product orders for which it worked: 200 means all that were asked for, 207 some of them,
    /// and the rest must be found by comparing. 500 means none, or that it is not known. 404 means that
    /// there is no such payment, or that it is another shop's. Nothing says that sending it twice is
    /// harmless: ask `getProductOrders` first.
    ///
    /// `POST /payments/{imp_uid}/naver/resolve-return`, in the vendor's documentation 네이버페이 주문형 반품보류 해제.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverResolveReturnProductOrder")]
    #[doc(alias = "네이버페이 주문형 반품보류 해제")]
    #[doc(alias = "/payments/{imp_uid}/naver/resolve-return")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "반품")]
    #[doc(alias = "반품 보류 해제")]
    pub fn naver_resolve_return_product_order(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverResolveReturnProductOrder {
        NaverResolveReturnProductOrder {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_order_id: None,
            more: Extra::default(),
        }
    }

    /// Lists the product orders of an order-type NaverPay payment.
    ///
    /// NaverPay numbers each product of an order by itself; the other calls of this family take these
    /// numbers. 404 means that there is no such payment, or that it is another shop's.
    ///
    /// `GET /payments/{imp_uid}/naver/product-orders`, in the vendor's documentation 네이버페이 주문형 상품주문 목록 조회.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getProductOrders")]
    #[doc(alias = "네이버페이 주문형 상품주문 목록 조회")]
    #[doc(alias = "/payments/{imp_uid}/naver/product-orders")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "상품주문")]
    pub fn get_product_orders(&self, imp_uid: impl Into<String>) -> GetProductOrders {
        GetProductOrders {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Looks up one product order of NaverPay by its own number.
    ///
    /// 400 means that the number is missing, 404 that there is no such product order, or that it is another
    /// shop's.
    ///
    /// `GET /naver/product-orders/{product_order_id}`, in the vendor's documentation 네이버페이 주문형 상품주문 단건조회.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getProductOrderSingle")]
    #[doc(alias = "네이버페이 주문형 상품주문 단건조회")]
    #[doc(alias = "/naver/product-orders/{product_order_id}")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "상품주문")]
    pub fn get_product_order_single(
        &self,
        product_order_id: impl Into<String>,
    ) -> GetProductOrderSingle {
        GetProductOrderSingle {
            client: self.clone(),
            product_order_id: product_order_id.into(),
            more: Extra::default(),
        }
    }

    /// Lists what buyers wrote on NaverPay about the shop's products.
    ///
    /// 400 means that a parameter is missing or wrong, 500 that NaverPay's answer could not be used. How
    /// long the period may be is not documented.
    ///
    /// `GET /naver/reviews`, in the vendor's documentation 네이버페이 주문형 구매평 조회.
    ///
    /// **Required:** `channel_key`, `from`, `to`, `review_type`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `naverco`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getReviews")]
    #[doc(alias = "네이버페이 주문형 구매평 조회")]
    #[doc(alias = "/naver/reviews")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "구매평")]
    #[doc(alias = "리뷰")]
    pub fn get_reviews(&self) -> GetReviews {
        GetReviews {
            client: self.clone(),
            channel_key: None,
            from: None,
            to: None,
            review_type: None,
            more: Extra::default(),
        }
    }

    /// Credits the buyer of a pay-type NaverPay payment with the points of the purchase.
    ///
    /// The answer is the envelope alone. 404 means that there is no such payment, or that it is another
    /// shop's; 500 that NaverPay did not credit the points, with its reason in `message`. Nothing says that
    /// sending it twice credits only once, so do not.
    ///
    /// `POST /payments/{imp_uid}/naver/point`, in the vendor's documentation 포인트 적립 API.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverpay`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverDepositPoint")]
    #[doc(alias = "포인트 적립 API")]
    #[doc(alias = "/payments/{imp_uid}/naver/point")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "포인트 적립")]
    pub fn naver_deposit_point(&self, imp_uid: impl Into<String>) -> NaverDepositPoint {
        NaverDepositPoint {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Accepts the purchase of a pay-type NaverPay payment with escrow.
    ///
    /// With escrow the money is kept until the purchase is accepted; this ends it. The answer is the
    /// envelope alone. 404 means that there is no such payment, or that it is another shop's; 500 that
    /// NaverPay did not accept it, with its reason in `message`. Nothing says that sending it twice is
    /// harmless.
    ///
    /// `POST /payments/{imp_uid}/naver/confirm`, in the vendor's documentation 에스크로 주문확정 API.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `naverpay`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "naverConfirmPayment")]
    #[doc(alias = "에스크로 주문확정 API")]
    #[doc(alias = "/payments/{imp_uid}/naver/confirm")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "구매확정")]
    #[doc(alias = "주문확정")]
    #[doc(alias = "에스크로")]
    pub fn naver_confirm_payment(
        &self,
        imp_uid: impl Into<String>,
    ) -> NaverConfirmPayment {
        NaverConfirmPayment {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            requester: None,
            more: Extra::default(),
        }
    }

    /// Asks for how much of a pay-type NaverPay payment a cash receipt can be issued.
    ///
    /// The answer also splits that amount by method and by tax. 400 means that the payment is not of the
    /// pay type, 500 that NaverPay's answer could not be used.
    ///
    /// `GET /payments/{imp_uid}/naver/cash-amount`, in the vendor's documentation 현금영수증 발급 가용액 조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `naverpay`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "queryCashAmount")]
    #[doc(alias = "현금영수증 발급 가용액 조회 API")]
    #[doc(alias = "/payments/{imp_uid}/naver/cash-amount")]
    #[doc(alias = "네이버페이")]
    #[doc(alias = "현금영수증")]
    pub fn query_cash_amount(&self, imp_uid: impl Into<String>) -> QueryCashAmount {
        QueryCashAmount {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }
}

/// `naverCancelProductOrder`: `POST /payments/{imp_uid}/naver/cancel`.
pub(super) const NAVER_CANCEL_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverCancelProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/cancel",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id", "reason"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Refunds product orders of an order-type NaverPay payment.
///
/// Made by [`Client::naver_cancel_product_order`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverCancelProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) reason: Option<types::NaverCancelReason>,
    pub(crate) more: Extra,
}

impl NaverCancelProductOrder {
    /// NaverPay's numbers of the product orders to refund.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Why they are refunded; `PRODUCT_UNSATISFIED` when left out.
    pub fn reason(mut self, value: impl Into<types::NaverCancelReason>) -> Self {
        self.reason = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_CANCEL_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .field("reason", &self.reason)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverCancelProductOrder);

impl std::fmt::Debug for NaverCancelProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverCancelProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("reason", self.reason.is_some()),
            ],
        )
    }
}

/// `naverApproveCancelProductOrder`: `POST /payments/{imp_uid}/naver/approve-cancel`.
pub(super) const NAVER_APPROVE_CANCEL_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverApproveCancelProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/approve-cancel",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Approves a buyer's wish to be refunded for product orders of an order-type NaverPay payment.
///
/// Made by [`Client::naver_approve_cancel_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverApproveCancelProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl NaverApproveCancelProductOrder {
    /// NaverPay's numbers of the product orders to approve.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_APPROVE_CANCEL_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverApproveCancelProductOrder);

impl std::fmt::Debug for NaverApproveCancelProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverApproveCancelProductOrder",
            &[("imp_uid", true), ("product_order_id", self.product_order_id.is_some())],
        )
    }
}

/// `naverPlaceProductOrder`: `POST /payments/{imp_uid}/naver/place`.
pub(super) const NAVER_PLACE_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverPlaceProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/place",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Tells NaverPay that the shop has taken product orders in hand.
///
/// Made by [`Client::naver_place_product_order`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverPlaceProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl NaverPlaceProductOrder {
    /// NaverPay's numbers of the product orders that are taken in hand.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_PLACE_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverPlaceProductOrder);

impl std::fmt::Debug for NaverPlaceProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverPlaceProductOrder",
            &[("imp_uid", true), ("product_order_id", self.product_order_id.is_some())],
        )
    }
}

/// `naverShipProductOrder`: `POST /payments/{imp_uid}/naver/ship`.
pub(super) const NAVER_SHIP_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverShipProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/ship",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "product_order_id",
        "delivery_method",
        "dispatched_at",
        "delivery_company",
        "tracking_number",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Tells NaverPay that product orders were shipped.
///
/// Made by [`Client::naver_ship_product_order`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverShipProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) delivery_method: Option<types::NaverDeliveryMethod>,
    pub(crate) dispatched_at: Option<crate::UnixTime>,
    pub(crate) delivery_company: Option<types::NaverDeliveryCompany>,
    pub(crate) tracking_number: Option<String>,
    pub(crate) more: Extra,
}

impl NaverShipProductOrder {
    /// NaverPay's numbers of the product orders that were shipped.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// How the goods reach the buyer.
    pub fn delivery_method(
        mut self,
        value: impl Into<types::NaverDeliveryMethod>,
    ) -> Self {
        self.delivery_method = Some(value.into());
        self
    }

    /// When the goods were shipped, in epoch seconds.
    pub fn dispatched_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.dispatched_at = Some(value.into());
        self
    }

    /// The carrier.
    ///
    /// Needed for `DELIVERY`.
    pub fn delivery_company(
        mut self,
        value: impl Into<types::NaverDeliveryCompany>,
    ) -> Self {
        self.delivery_company = Some(value.into());
        self
    }

    /// The carrier's tracking number.
    ///
    /// Needed for `DELIVERY`.
    pub fn tracking_number(mut self, value: impl Into<String>) -> Self {
        self.tracking_number = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_SHIP_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .required_field("delivery_method", &self.delivery_method)
            .time("dispatched_at", &self.dispatched_at, 0, 9_999_999_999)
            .required_field("dispatched_at", &self.dispatched_at)
            .field("delivery_company", &self.delivery_company)
            .field("tracking_number", &self.tracking_number)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverShipProductOrder);

impl std::fmt::Debug for NaverShipProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverShipProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("delivery_method", self.delivery_method.is_some()),
                ("dispatched_at", self.dispatched_at.is_some()),
                ("delivery_company", self.delivery_company.is_some()),
                ("tracking_number", self.tracking_number.is_some()),
            ],
        )
    }
}

/// `naverCollectProductOrder`: `POST /payments/{imp_uid}/naver/collect-exchanged`.
pub(super) const NAVER_COLLECT_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverCollectProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/collect-exchanged",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Tells NaverPay that the goods to be exchanged have come back.
///
/// Made by [`Client::naver_collect_product_order`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverCollectProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl NaverCollectProductOrder {
    /// NaverPay's numbers of the product orders whose goods came back.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_COLLECT_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverCollectProductOrder);

impl std::fmt::Debug for NaverCollectProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverCollectProductOrder",
            &[("imp_uid", true), ("product_order_id", self.product_order_id.is_some())],
        )
    }
}

/// `naverShipExchangedProductOrder`: `POST /payments/{imp_uid}/naver/ship-exchanged`.
pub(super) const NAVER_SHIP_EXCHANGED_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverShipExchangedProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/ship-exchanged",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "product_order_id",
        "delivery_method",
        "delivery_company",
        "tracking_number",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Tells NaverPay that the new goods of an exchange were shipped.
///
/// Made by [`Client::naver_ship_exchanged_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverShipExchangedProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) delivery_method: Option<types::NaverDeliveryMethod>,
    pub(crate) delivery_company: Option<types::NaverDeliveryCompany>,
    pub(crate) tracking_number: Option<String>,
    pub(crate) more: Extra,
}

impl NaverShipExchangedProductOrder {
    /// NaverPay's numbers of the product orders that were shipped again.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// How the goods reach the buyer.
    pub fn delivery_method(
        mut self,
        value: impl Into<types::NaverDeliveryMethod>,
    ) -> Self {
        self.delivery_method = Some(value.into());
        self
    }

    /// The carrier.
    ///
    /// Needed for `DELIVERY`.
    pub fn delivery_company(
        mut self,
        value: impl Into<types::NaverDeliveryCompany>,
    ) -> Self {
        self.delivery_company = Some(value.into());
        self
    }

    /// The carrier's tracking number.
    ///
    /// Needed for `DELIVERY`.
    pub fn tracking_number(mut self, value: impl Into<String>) -> Self {
        self.tracking_number = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_SHIP_EXCHANGED_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .required_field("delivery_method", &self.delivery_method)
            .field("delivery_company", &self.delivery_company)
            .field("tracking_number", &self.tracking_number)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverShipExchangedProductOrder);

impl std::fmt::Debug for NaverShipExchangedProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverShipExchangedProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("delivery_method", self.delivery_method.is_some()),
                ("delivery_company", self.delivery_company.is_some()),
                ("tracking_number", self.tracking_number.is_some()),
            ],
        )
    }
}

/// `naverRequestReturnProductOrder`: `POST /payments/{imp_uid}/naver/request-return`.
pub(super) const NAVER_REQUEST_RETURN_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverRequestReturnProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/request-return",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "product_order_id",
        "reason",
        "delivery_method",
        "delivery_company",
        "tracking_number",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Opens a return for product orders of an order-type NaverPay payment.
///
/// Made by [`Client::naver_request_return_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverRequestReturnProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) reason: Option<types::NaverReturnReason>,
    pub(crate) delivery_method: Option<types::NaverReturnDeliveryMethod>,
    pub(crate) delivery_company: Option<types::NaverDeliveryCompany>,
    pub(crate) tracking_number: Option<String>,
    pub(crate) more: Extra,
}

impl NaverRequestReturnProductOrder {
    /// NaverPay's numbers of the product orders to return.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Why the goods are sent back; `INTENT_CHANGED` when left out.
    pub fn reason(mut self, value: impl Into<types::NaverReturnReason>) -> Self {
        self.reason = Some(value.into());
        self
    }

    /// How the goods come back.
    pub fn delivery_method(
        mut self,
        value: impl Into<types::NaverReturnDeliveryMethod>,
    ) -> Self {
        self.delivery_method = Some(value.into());
        self
    }

    /// The carrier.
    ///
    /// Needed for `RETURN_DELIVERY`.
    pub fn delivery_company(
        mut self,
        value: impl Into<types::NaverDeliveryCompany>,
    ) -> Self {
        self.delivery_company = Some(value.into());
        self
    }

    /// The carrier's tracking number.
    ///
    /// Needed for `RETURN_DELIVERY`.
    pub fn tracking_number(mut self, value: impl Into<String>) -> Self {
        self.tracking_number = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_REQUEST_RETURN_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .field("reason", &self.reason)
            .required_field("delivery_method", &self.delivery_method)
            .field("delivery_company", &self.delivery_company)
            .field("tracking_number", &self.tracking_number)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverRequestReturnProductOrder);

impl std::fmt::Debug for NaverRequestReturnProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverRequestReturnProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("reason", self.reason.is_some()),
                ("delivery_method", self.delivery_method.is_some()),
                ("delivery_company", self.delivery_company.is_some()),
                ("tracking_number", self.tracking_number.is_some()),
            ],
        )
    }
}

/// `naverApproveReturnProductOrder`: `POST /payments/{imp_uid}/naver/approve-return`.
pub(super) const NAVER_APPROVE_RETURN_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverApproveReturnProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/approve-return",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id", "memo"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Approves the return of product orders of an order-type NaverPay payment.
///
/// Made by [`Client::naver_approve_return_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverApproveReturnProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) memo: Option<String>,
    pub(crate) more: Extra,
}

impl NaverApproveReturnProductOrder {
    /// NaverPay's numbers of the product orders to approve.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// A message to the buyer.
    pub fn memo(mut self, value: impl Into<String>) -> Self {
        self.memo = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_APPROVE_RETURN_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .field("memo", &self.memo)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverApproveReturnProductOrder);

impl std::fmt::Debug for NaverApproveReturnProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverApproveReturnProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("memo", self.memo.is_some()),
            ],
        )
    }
}

/// `naverRejectReturnProductOrder`: `POST /payments/{imp_uid}/naver/reject-return`.
pub(super) const NAVER_REJECT_RETURN_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverRejectReturnProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/reject-return",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id", "memo"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Refuses the return of product orders of an order-type NaverPay payment.
///
/// Made by [`Client::naver_reject_return_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverRejectReturnProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) memo: Option<String>,
    pub(crate) more: Extra,
}

impl NaverRejectReturnProductOrder {
    /// NaverPay's numbers of the product orders to refuse.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// A message to the buyer, why the return is refused.
    pub fn memo(mut self, value: impl Into<String>) -> Self {
        self.memo = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_REJECT_RETURN_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .required_field("memo", &self.memo)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverRejectReturnProductOrder);

impl std::fmt::Debug for NaverRejectReturnProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverRejectReturnProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("memo", self.memo.is_some()),
            ],
        )
    }
}

/// `naverWithholdReturnProductOrder`: `POST /payments/{imp_uid}/naver/withhold-return`.
pub(super) const NAVER_WITHHOLD_RETURN_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverWithholdReturnProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/withhold-return",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id", "reason", "memo", "extra_charge"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Holds back the return of product orders, for instance until the buyer has paid the postage.
///
/// Made by [`Client::naver_withhold_return_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverWithholdReturnProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) reason: Option<types::NaverWithholdReason>,
    pub(crate) memo: Option<String>,
    pub(crate) extra_charge: Option<crate::Amount>,
    pub(crate) more: Extra,
}

impl NaverWithholdReturnProductOrder {
    /// NaverPay's numbers of the product orders to hold back.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Why the return is held back; `ETC` when left out.
    pub fn reason(mut self, value: impl Into<types::NaverWithholdReason>) -> Self {
        self.reason = Some(value.into());
        self
    }

    /// A message to the buyer, why the return is held back.
    pub fn memo(mut self, value: impl Into<String>) -> Self {
        self.memo = Some(value.into());
        self
    }

    /// What the buyer is asked to pay besides, in won; nothing when left out.
    pub fn extra_charge(mut self, value: impl Into<crate::Amount>) -> Self {
        self.extra_charge = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_WITHHOLD_RETURN_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .field("reason", &self.reason)
            .required_field("memo", &self.memo)
            .field("extra_charge", &self.extra_charge)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverWithholdReturnProductOrder);

impl std::fmt::Debug for NaverWithholdReturnProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverWithholdReturnProductOrder",
            &[
                ("imp_uid", true),
                ("product_order_id", self.product_order_id.is_some()),
                ("reason", self.reason.is_some()),
                ("memo", self.memo.is_some()),
                ("extra_charge", self.extra_charge.is_some()),
            ],
        )
    }
}

/// `naverResolveReturnProductOrder`: `POST /payments/{imp_uid}/naver/resolve-return`.
pub(super) const NAVER_RESOLVE_RETURN_PRODUCT_ORDER: OperationInfo = OperationInfo {
    id: "naverResolveReturnProductOrder",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/resolve-return",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["product_order_id"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Lets the return of product orders go on that was held back.
///
/// Made by [`Client::naver_resolve_return_product_order`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverResolveReturnProductOrder {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_order_id: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl NaverResolveReturnProductOrder {
    /// NaverPay's numbers of the product orders to let go on.
    ///
    /// Left out, all of the payment are meant.
    pub fn product_order_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.product_order_id = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&NAVER_RESOLVE_RETURN_PRODUCT_ORDER)
            .path("imp_uid", &self.imp_uid)
            .field("product_order_id", &self.product_order_id)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::NaverProductOrderAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    (
                                        "product_order_id[]",
                                        Some(entry.product_order_id.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(NaverResolveReturnProductOrder);

impl std::fmt::Debug for NaverResolveReturnProductOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverResolveReturnProductOrder",
            &[("imp_uid", true), ("product_order_id", self.product_order_id.is_some())],
        )
    }
}

/// `getProductOrders`: `GET /payments/{imp_uid}/naver/product-orders`.
pub(super) const GET_PRODUCT_ORDERS: OperationInfo = OperationInfo {
    id: "getProductOrders",
    method: Method::Get,
    path: "/payments/{imp_uid}/naver/product-orders",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[("imp_uid", &["find", "findAll"])],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the product orders of an order-type NaverPay payment.
///
/// Made by [`Client::get_product_orders`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetProductOrders {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl GetProductOrders {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverProductOrderAnnotation>>, Error> {
        let request = Request::new(&GET_PRODUCT_ORDERS)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetProductOrders);

impl std::fmt::Debug for GetProductOrders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetProductOrders", &[("imp_uid", true)])
    }
}

/// `getProductOrderSingle`: `GET /naver/product-orders/{product_order_id}`.
pub(super) const GET_PRODUCT_ORDER_SINGLE: OperationInfo = OperationInfo {
    id: "getProductOrderSingle",
    method: Method::Get,
    path: "/naver/product-orders/{product_order_id}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "product_order_id",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up one product order of NaverPay by its own number.
///
/// Made by [`Client::get_product_order_single`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetProductOrderSingle {
    pub(crate) client: Client,
    pub(crate) product_order_id: String,
    pub(crate) more: Extra,
}

impl GetProductOrderSingle {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::NaverProductOrderAnnotation>, Error> {
        let request = Request::new(&GET_PRODUCT_ORDER_SINGLE)
            .path("product_order_id", &self.product_order_id)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::NaverProductOrderAnnotation, echoed| {
                    echoed
                        .record(
                            &[
                                ("product_order_id", Some(answer.product_order_id.as_str())),
                            ],
                        );
                },
            )
            .await
    }
}

crate::runtime::extra!(GetProductOrderSingle);

impl std::fmt::Debug for GetProductOrderSingle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetProductOrderSingle",
            &[("product_order_id", true)],
        )
    }
}

/// `getReviews`: `GET /naver/reviews`.
pub(super) const GET_REVIEWS: OperationInfo = OperationInfo {
    id: "getReviews",
    method: Method::Get,
    path: "/naver/reviews",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["channel_key", "from", "to", "review_type"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists what buyers wrote on NaverPay about the shop's products.
///
/// Made by [`Client::get_reviews`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetReviews {
    pub(crate) client: Client,
    pub(crate) channel_key: Option<String>,
    pub(crate) from: Option<crate::UnixTime>,
    pub(crate) to: Option<crate::UnixTime>,
    pub(crate) review_type: Option<types::NaverReviewType>,
    pub(crate) more: Extra,
}

impl GetReviews {
    /// The key of the order-type NaverPay channel, as the console shows it.
    ///
    /// *Assumed:* The vendor's schema puts it into the form body, and a GET has none; older versions of the
    /// schema had no such parameter.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// The start of the period, in epoch seconds.
    pub fn from(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.from = Some(value.into());
        self
    }

    /// The end of the period, in epoch seconds.
    pub fn to(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.to = Some(value.into());
        self
    }

    /// Which reviews.
    pub fn review_type(mut self, value: impl Into<types::NaverReviewType>) -> Self {
        self.review_type = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::NaverReviewAnnotation>>, Error> {
        let request = Request::new(&GET_REVIEWS)
            .required_query("channel_key", &self.channel_key)
            .time("from", &self.from, 0, 9_999_999_999)
            .required_query("from", &self.from)
            .time("to", &self.to, 0, 9_999_999_999)
            .required_query("to", &self.to)
            .required_query("review_type", &self.review_type)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetReviews);

impl std::fmt::Debug for GetReviews {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetReviews",
            &[
                ("channel_key", self.channel_key.is_some()),
                ("from", self.from.is_some()),
                ("to", self.to.is_some()),
                ("review_type", self.review_type.is_some()),
            ],
        )
    }
}

/// `naverDepositPoint`: `POST /payments/{imp_uid}/naver/point`.
pub(super) const NAVER_DEPOSIT_POINT: OperationInfo = OperationInfo {
    id: "naverDepositPoint",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/point",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Credits the buyer of a pay-type NaverPay payment with the points of the purchase.
///
/// Made by [`Client::naver_deposit_point`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverDepositPoint {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl NaverDepositPoint {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<()>, Error> {
        let request = Request::new(&NAVER_DEPOSIT_POINT)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(NaverDepositPoint);

impl std::fmt::Debug for NaverDepositPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "NaverDepositPoint", &[("imp_uid", true)])
    }
}

/// `naverConfirmPayment`: `POST /payments/{imp_uid}/naver/confirm`.
pub(super) const NAVER_CONFIRM_PAYMENT: OperationInfo = OperationInfo {
    id: "naverConfirmPayment",
    method: Method::Post,
    path: "/payments/{imp_uid}/naver/confirm",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["requester"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Accepts the purchase of a pay-type NaverPay payment with escrow.
///
/// Made by [`Client::naver_confirm_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct NaverConfirmPayment {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) requester: Option<types::NaverConfirmRequester>,
    pub(crate) more: Extra,
}

impl NaverConfirmPayment {
    /// Who accepts the purchase; `admin` when left out.
    pub fn requester(mut self, value: impl Into<types::NaverConfirmRequester>) -> Self {
        self.requester = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<()>, Error> {
        let request = Request::new(&NAVER_CONFIRM_PAYMENT)
            .path("imp_uid", &self.imp_uid)
            .field("requester", &self.requester)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(NaverConfirmPayment);

impl std::fmt::Debug for NaverConfirmPayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "NaverConfirmPayment",
            &[("imp_uid", true), ("requester", self.requester.is_some())],
        )
    }
}

/// `queryCashAmount`: `GET /payments/{imp_uid}/naver/cash-amount`.
pub(super) const QUERY_CASH_AMOUNT: OperationInfo = OperationInfo {
    id: "queryCashAmount",
    method: Method::Get,
    path: "/payments/{imp_uid}/naver/cash-amount",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[("imp_uid", &["find", "findAll"])],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Asks for how much of a pay-type NaverPay payment a cash receipt can be issued.
///
/// Made by [`Client::query_cash_amount`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct QueryCashAmount {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl QueryCashAmount {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::NaverCashAmountAnnotation>, Error> {
        let request = Request::new(&QUERY_CASH_AMOUNT)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(QueryCashAmount);

impl std::fmt::Debug for QueryCashAmount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "QueryCashAmount", &[("imp_uid", true)])
    }
}
