//! What the API says when it refuses.
//!
//! A constant of the first part is the wording of the service, taken from answers that were recorded.
//! One of the second part is ours: the refusal is documented, its wording is not.

// Observed.

pub(crate) const UNAUTHORIZED: &str = "Unauthorized";
pub(crate) const WRONG_CREDENTIALS: &str = "인증에 실패하였습니다. API키와 secret을 확인하세요.";
pub(crate) const PAYMENT_UNKNOWN: &str = "존재하지 않는 결제정보입니다.";
pub(crate) const STATUS_UNKNOWN: &str = "지원되지 않는 상태값입니다.";
pub(crate) const NOTHING_TO_CANCEL: &str = "취소할 결제건이 존재하지 않습니다.";
pub(crate) const CANCELLED_ALREADY: &str = "이미 전액취소된 주문입니다.";
pub(crate) const PREPARED_ALREADY: &str =
    "결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).";
pub(crate) const CUSTOMER_UNKNOWN: &str = "등록되지 않은 구매자입니다.";
pub(crate) const INICIS_WANTS_A_NAME: &str = "이니시스 빌링결제는 상품명이 필수입니다.";
pub(crate) const NO_KEY_TO_SCHEDULE: &str = "등록된 고객정보가 없습니다.";
pub(crate) const NOTHING_TO_UNSCHEDULE: &str = "취소할 예약결제 기록이 존재하지 않습니다.";
pub(crate) const NOT_PREPARED: &str = "사전등록된 결제정보가 존재하지 않습니다.";
/// The reason of a cancel that was asked for without one.
pub(crate) const DEFAULT_CANCEL_REASON: &str = "취소요청api";
/// The reason of a cancel that was made in the vendor's console.
pub(crate) const CONSOLE_CANCEL_REASON: &str = "관리자페이지취소";
/// What the vendor's console shows for an account that was revoked.
pub(crate) const REVOKED: &str = "계좌말소";

/// Required parameters are missing. The wording is that of `getToken`; elsewhere it is assumed.
pub(crate) fn missing(names: &[&str]) -> String {
    format!("{} 파라메터가 누락되었습니다.", names.join(", "))
}

/// A gateway refused a cancel; `reason` is its own text.
pub(crate) fn cancel_refused(reason: &str) -> String {
    format!("결제취소에 실패하였습니다.({reason})")
}

/// There is no billing key under this id.
pub(crate) fn key_unknown(customer_uid: &str) -> String {
    format!("요청하신 customer_uid({customer_uid})로 등록된 정보를 찾을 수 없습니다.")
}

/// No billing key is given for a card. The beginning was recorded; `reason` is assumed.
pub(crate) fn key_refused(reason: &str) -> String {
    format!("카드정보 인증 및 빌키 발급에 실패하였습니다. {reason}")
}

/// A card is not taken by `onetime`. The beginning was recorded; `reason` is assumed.
pub(crate) fn card_refused(reason: &str) -> String {
    format!("카드정보 인증에 실패하였습니다. {reason}")
}

// Assumed.

/// What follows the recorded beginning of a card's refusal; the code was recorded.
pub(crate) const CARD_INVALID: &str = "[F113]유효하지 않은 카드입니다.";
pub(crate) const OVER_LIMIT: &str = "[3051]카드 이용한도를 초과하였습니다.";
pub(crate) const SUSPENDED: &str = "[3021]거래가 정지된 카드입니다.";
pub(crate) const TRY_AGAIN: &str =
    "[3095]카드사 사정으로 승인이 거절되었습니다. 다시 시도해 주세요.";
pub(crate) const CARD_EXPIRED: &str = "[3032]유효기간이 지난 카드입니다.";
pub(crate) const OVERDUE: &str = "입금기한 만료";
pub(crate) const CHANNEL_WITHOUT_KEY: &str = "해당 채널에 발급된 빌링키가 없습니다.";
pub(crate) const CHANNEL_GROUP_UNKNOWN: &str = "등록되지 않은 channel_group_id입니다.";
pub(crate) const PREPARED_DIFFERS: &str = "사전등록된 결제정보와 일치하지 않습니다.";
pub(crate) const QUOTA_TOO_SMALL: &str = "할부는 50,000원 이상부터 가능합니다.";
pub(crate) const SCHEDULED_ALREADY: &str = "이미 등록된 merchant_uid입니다.";
pub(crate) const SCHEDULE_UNKNOWN: &str = "존재하지 않는 예약결제정보입니다.";
pub(crate) const SCHEDULE_IN_PAST: &str = "schedule_at은 현재 시각 이후여야 합니다.";
pub(crate) const NOT_SCHEDULED: &str = "예약 상태인 결제만 변경할 수 있습니다.";
pub(crate) const NOT_TO_REPEAT: &str = "실패하였거나 취소된 예약결제만 다시 시도할 수 있습니다.";
pub(crate) const SPAN_TOO_LONG: &str = "조회 기간은 3개월을 초과할 수 없습니다.";

/// A gateway does not take a charge; `reason` is its own text.
pub(crate) fn charge_refused(reason: &str) -> String {
    format!("결제에 실패하였습니다.({reason})")
}

/// The end of this sentence was recorded, its beginning was not.
pub(crate) const CANCEL_WHAT: &str = "imp_uid, merchant_uid 중 하나를 지정해주셔야합니다.";
pub(crate) const ROUTE_UNKNOWN: &str = "Not Found";
pub(crate) const WRONG_METHOD: &str = "Method Not Allowed";
pub(crate) const NOT_PAID: &str = "결제가 완료되지 않은 주문은 취소할 수 없습니다.";
pub(crate) const CHECKSUM_DIFFERS: &str =
    "취소 가능한 금액(checksum)이 일치하지 않아 취소할 수 없습니다.";
pub(crate) const CANCEL_TOO_MUCH: &str = "취소 요청금액이 취소 가능한 금액을 초과하였습니다.";
pub(crate) const NOT_A_VBANK: &str = "가상계좌 결제건이 아닙니다.";
pub(crate) const NOT_WAITING: &str = "입금 대기중인 가상계좌가 아닙니다.";
pub(crate) const ORDER_NOT_PAID: &str = "결제가 완료되지 않은 주문입니다.";
pub(crate) const NUMBER_REVOKED: &str = "수납번호 취소";
pub(crate) const NOT_A_NUMBER: &str = "편의점 수납번호 결제건이 아닙니다.";
pub(crate) const NUMBER_NOT_WAITING: &str = "수납 대기중인 결제건이 아닙니다.";
pub(crate) const GATEWAY_UNSUPPORTED: &str = "지원하지 않는 PG사의 결제건입니다.";
pub(crate) const REVOKE_UNSUPPORTED: &str = "가상계좌 발급취소를 지원하지 않는 PG사입니다.";
pub(crate) const MODIFY_UNSUPPORTED: &str = "가상계좌 발급정보 수정을 지원하지 않는 PG사입니다.";
pub(crate) const MODIFY_TAX_FREE: &str = "면세 또는 복합과세 결제건은 수정할 수 없습니다.";
pub(crate) const BALANCE_UNSUPPORTED: &str = "결제 상세내역 조회를 지원하지 않는 PG사입니다.";
pub(crate) const CHANNEL_UNKNOWN: &str = "등록되지 않은 channel_key입니다. PG사 계약이 필요합니다.";
pub(crate) const PAID_ALREADY: &str = "이미 결제가 완료된 merchant_uid입니다.";
pub(crate) const HOLDER_UNKNOWN: &str = "예금주 정보를 조회할 수 없습니다.";
pub(crate) const TOO_MANY: &str = "한 번에 100건까지 조회할 수 있습니다.";
pub(crate) const PERIOD_TOO_LONG: &str = "조회 기간은 90일을 초과할 수 없습니다.";
pub(crate) const PAGE_PAST_END: &str = "존재하지 않는 페이지입니다.";
pub(crate) const BODY_UNREADABLE: &str = "요청 본문을 해석할 수 없습니다.";
pub(crate) const BODY_CUT_OFF: &str = "요청 본문이 끝까지 전송되지 않았습니다.";
pub(crate) const BODY_TOO_LARGE: &str = "요청 본문이 너무 큽니다.";
/// What KG Inicis answers to a missing or wrong key; the code and the two words are documented.
pub(crate) const HASH_DIFFERS: &str = "[ERR205]hashData 불일치";

/// A parameter has a value that its type or its rule does not allow.
pub(crate) fn invalid(name: &str) -> String {
    format!("{name} 파라메터가 올바르지 않습니다.")
}

/// A gateway refused to issue an account; `reason` is its own text.
pub(crate) fn issue_refused(reason: &str) -> String {
    format!("가상계좌 발급에 실패하였습니다.({reason})")
}

/// A gateway refused to revoke an account; `reason` is its own text.
pub(crate) fn revoke_refused(reason: &str) -> String {
    format!("가상계좌 발급취소에 실패하였습니다.({reason})")
}
/// Why a payment failed in its window, if nobody says.
pub(crate) const WINDOW_FAILED: &str = "결제 실패";
