//! The names of the API's operations, and comparing a call with one of them.

/// Every operation of the specification: its name, its method, its path.
#[rustfmt::skip]
const OPERATIONS: &[(&str, &str, &str)] = &[
    ("GetTier", "GET", "/tiers/{tier_code}"),
    ("again", "POST", "/subscribe/payments/again"),
    ("allBankCodes", "GET", "/banks"),
    ("allCardCodes", "GET", "/cards"),
    ("balanceByImpUid", "GET", "/payments/{imp_uid}/balance"),
    ("bankCodes", "GET", "/banks/{bank_standard_code}"),
    ("cancelPayment", "POST", "/payments/cancel"),
    ("cardCodes", "GET", "/cards/{card_standard_code}"),
    ("changeOrderStatus", "POST", "/payco/orders/status/{imp_uid}"),
    ("confirmOTP", "POST", "/certifications/otp/confirm/{imp_uid}"),
    ("createVbank", "POST", "/vbanks"),
    ("customer_delete", "DELETE", "/subscribe/customers/{customer_uid}"),
    ("customer_payments", "GET", "/subscribe/customers/{customer_uid}/payments"),
    ("customer_save", "POST", "/subscribe/customers/{customer_uid}"),
    ("customer_view", "GET", "/subscribe/customers/{customer_uid}"),
    ("customer_view_multiple", "GET", "/subscribe/customers"),
    ("deleteAutoPayKey", "DELETE", "/kcpquick/autopay/{customer_uid}"),
    ("deleteCertification", "DELETE", "/certifications/{imp_uid}"),
    ("editPreparePayment", "PUT", "/payments/prepare"),
    ("escrow_logis_edit", "PUT", "/escrows/logis/{imp_uid}"),
    ("escrow_logis_get", "GET", "/escrows/logis/{imp_uid}"),
    ("escrow_logis_save", "POST", "/escrows/logis/{imp_uid}"),
    ("findSchedulesByCustomer", "GET", "/subscribe/customers/{customer_uid}/schedules"),
    ("findSchedulesByCustomerUid", "GET", "/subscribe/payments/schedule/customers/{customer_uid}"),
    ("findSchedulesByRange", "GET", "/subscribe/payments/schedule"),
    ("getAllPaymentsByMerchantUid", "GET", "/payments/findAll/{merchant_uid}/{payment_status}"),
    ("getAllPaymentsByMerchantUidAnyStatus", "GET", "/payments/findAll/{merchant_uid}"),
    ("getCertification", "GET", "/certifications/{imp_uid}"),
    ("getExternalReceipt", "GET", "/receipts/external/{merchant_uid}"),
    ("getKakaoPaymentOrders", "GET", "/kakao/payment/orders"),
    ("getPaymentByImpUid", "GET", "/payments/{imp_uid}"),
    ("getPaymentByMerchantUid", "GET", "/payments/find/{merchant_uid}/{payment_status}"),
    ("getPaymentByMerchantUidAnyStatus", "GET", "/payments/find/{merchant_uid}"),
    ("getPaymentListByImpUid", "GET", "/payments"),
    ("getPaymentPrepareByMerchantUid", "GET", "/payments/prepare/{merchant_uid}"),
    ("getPaymentsByStatus", "GET", "/payments/status/{payment_status}"),
    ("getPgSettingList", "GET", "/users/pg"),
    ("getProductOrderSingle", "GET", "/naver/product-orders/{product_order_id}"),
    ("getProductOrders", "GET", "/payments/{imp_uid}/naver/product-orders"),
    ("getReceipt", "GET", "/receipts/{imp_uid}"),
    ("getReviews", "GET", "/naver/reviews"),
    ("getScheduleByMid", "GET", "/subscribe/payments/schedule/{merchant_uid}"),
    ("getToken", "POST", "/users/getToken"),
    ("issueCvsPayment", "POST", "/cvs"),
    ("issueExternalReceipt", "POST", "/receipts/external/{merchant_uid}"),
    ("issueReceipt", "POST", "/receipts/{imp_uid}"),
    ("member_delete", "DELETE", "/kcpquick/members/{member_id}"),
    ("modifyVbank", "PUT", "/vbanks/{imp_uid}"),
    ("naverApproveCancelProductOrder", "POST", "/payments/{imp_uid}/naver/approve-cancel"),
    ("naverApproveReturnProductOrder", "POST", "/payments/{imp_uid}/naver/approve-return"),
    ("naverCancelProductOrder", "POST", "/payments/{imp_uid}/naver/cancel"),
    ("naverCollectProductOrder", "POST", "/payments/{imp_uid}/naver/collect-exchanged"),
    ("naverConfirmPayment", "POST", "/payments/{imp_uid}/naver/confirm"),
    ("naverDepositPoint", "POST", "/payments/{imp_uid}/naver/point"),
    ("naverPlaceProductOrder", "POST", "/payments/{imp_uid}/naver/place"),
    ("naverRejectReturnProductOrder", "POST", "/payments/{imp_uid}/naver/reject-return"),
    ("naverRequestReturnProductOrder", "POST", "/payments/{imp_uid}/naver/request-return"),
    ("naverResolveReturnProductOrder", "POST", "/payments/{imp_uid}/naver/resolve-return"),
    ("naverShipExchangedProductOrder", "POST", "/payments/{imp_uid}/naver/ship-exchanged"),
    ("naverShipProductOrder", "POST", "/payments/{imp_uid}/naver/ship"),
    ("naverWithholdReturnProductOrder", "POST", "/payments/{imp_uid}/naver/withhold-return"),
    ("onetime", "POST", "/subscribe/payments/onetime"),
    ("partner", "POST", "/partners/receipts/{imp_uid}"),
    ("payBenepiaPoint", "POST", "/benepia/payment"),
    ("payWithAutoPaymentKey", "POST", "/kcpquick/payment/autopay"),
    ("payWithMoney", "POST", "/kcpquick/payment/money"),
    ("paymentwall_delivery", "POST", "/paymentwall/delivery"),
    ("preparePayment", "POST", "/payments/prepare"),
    ("prepare_create", "POST", "/kcpquick/prepare/{merchant_uid}"),
    ("prepare_update", "PUT", "/kcpquick/prepare/{merchant_uid}"),
    ("queryBankHolder", "GET", "/vbanks/holder"),
    ("queryBenepiaPoint", "POST", "/benepia/point"),
    ("queryCashAmount", "GET", "/payments/{imp_uid}/naver/cash-amount"),
    ("releaseFido", "POST", "/kcpquick/members/{member_id}/fido/release"),
    ("requestOTP", "POST", "/certifications/otp/request"),
    ("rescheduleByMid", "POST", "/subscribe/payments/schedule/{merchant_uid}/reschedule"),
    ("retryScheduleByMid", "POST", "/subscribe/payments/schedule/{merchant_uid}/retry"),
    ("revokeCvsPayment", "DELETE", "/cvs/{imp_uid}"),
    ("revokeExternalReceipt", "DELETE", "/receipts/external/{merchant_uid}"),
    ("revokeReceipt", "DELETE", "/receipts/{imp_uid}"),
    ("revokeVbank", "DELETE", "/vbanks/{imp_uid}"),
    ("schedule", "POST", "/subscribe/payments/schedule"),
    ("unschedule", "POST", "/subscribe/payments/unschedule"),
    ("updateScheduleByMid", "PUT", "/subscribe/payments/schedule/{merchant_uid}"),
];

/// A method and a path in which some segments can be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// `*` is any.
    method: String,
    segments: Vec<Segment>,
    /// Further segments may follow.
    open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Text(String),
    Any,
}

impl Pattern {
    /// Reads the name of an operation, or a method and a path: `POST /payments/cancel`,
    /// `* /vbanks/{imp_uid}`. A path that ends in `/*` has everything below it.
    pub(crate) fn parse(text: &str) -> Option<Pattern> {
        let named = OPERATIONS.iter().find(|(name, _, _)| *name == text);
        let (method, path) = match named {
            Some((_, method, path)) => (*method, *path),
            None => text.trim().split_once(' ')?,
        };
        let is_method = method == "*" || method.bytes().all(|byte| byte.is_ascii_alphabetic());
        let path = path.trim().strip_prefix('/')?;
        if !is_method || method.is_empty() {
            return None;
        }
        let (path, open) = match path.strip_suffix("/*").or((path == "*").then_some("")) {
            Some(path) => (path, true),
            None => (path, false),
        };
        let segment = |text: &str| match text {
            "*" => Segment::Any,
            _ if text.starts_with('{') && text.ends_with('}') => Segment::Any,
            _ => Segment::Text(text.to_owned()),
        };
        let segments = match path {
            "" if open => Vec::new(),
            _ => path.split('/').map(segment).collect(),
        };
        Some(Pattern {
            method: method.to_ascii_uppercase(),
            segments,
            open,
        })
    }

    /// Whether this call is meant.
    pub(crate) fn fits(&self, method: &str, path: &str) -> bool {
        if self.method != "*" && self.method != method {
            return false;
        }
        let mut sent = path.strip_prefix('/').unwrap_or(path).split('/');
        for wanted in &self.segments {
            match (wanted, sent.next()) {
                (Segment::Any, Some(segment)) if !segment.is_empty() => {}
                (Segment::Text(text), Some(segment)) if text == segment => {}
                _ => return false,
            }
        }
        self.open || sent.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, method: &str, path: &str) -> bool {
        Pattern::parse(pattern).unwrap().fits(method, path)
    }

    #[test]
    fn the_names_are_those_of_the_specification() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../spec/iamport-v1.openapi.json"
        );
        let text = std::fs::read_to_string(path).unwrap();
        let spec: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut named = Vec::new();
        for (path, item) in spec["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                if let Some(name) = operation["operationId"].as_str() {
                    named.push((name.to_owned(), method.to_uppercase(), path.clone()));
                }
            }
        }
        named.sort();
        let known: Vec<_> = OPERATIONS
            .iter()
            .map(|(name, method, path)| {
                ((*name).to_owned(), (*method).to_owned(), (*path).to_owned())
            })
            .collect();
        assert_eq!(known, named);
    }

    #[test]
    fn calls_are_compared_by_name_or_by_path() {
        assert!(fits("cancelPayment", "POST", "/payments/cancel"));
        assert!(!fits("cancelPayment", "GET", "/payments/cancel"));
        assert!(fits("get /payments/{id}", "GET", "/payments/imp_1"));
        assert!(!fits(
            "GET /payments/{id}",
            "GET",
            "/payments/imp_1/balance"
        ));
        assert!(!fits("GET /payments/{id}", "GET", "/payments/"));
        assert!(fits("* /vbanks/*", "DELETE", "/vbanks/imp_1"));
        assert!(fits("* /*", "PUT", "/any/thing"));
        assert!(!fits("* /vbanks", "GET", "/payments"));
        for nonsense in [
            "",
            "GET",
            "noSuchName",
            "GET payments",
            " /payments",
            "G-T /",
        ] {
            assert_eq!(Pattern::parse(nonsense), None, "{nonsense}");
        }
    }
}
