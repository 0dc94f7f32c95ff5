// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/schedules.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/schedules.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `schedules`
///
/// The module [`operations::schedules`](crate::operations::schedules) tells what these calls are for,
/// with an example.
impl Client {
    /// Lists the scheduled payments of all customers that are due in a span of time.
    ///
    /// The span is at most three months, from `schedule_from` on and before `schedule_to`, by the due time.
    /// A wrong parameter is 400. The answer is a plain list or a page object: take both, and go on with
    /// `page` while there is more.
    ///
    /// `GET /subscribe/payments/schedule`, in the vendor's documentation 결제예약 복수조회 API.
    ///
    /// **Required:** `schedule_from`, `schedule_to`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// *Assumed:* The vendor's schema shows a plain list, its text and its Java and PHP clients a page
    /// object; no answer was captured.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "findSchedulesByRange")]
    #[doc(alias = "결제예약 복수조회 API")]
    #[doc(alias = "/subscribe/payments/schedule")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "예약 조회")]
    #[doc(alias = "결제예약")]
    pub fn find_schedules_by_range(&self) -> FindSchedulesByRange {
        FindSchedulesByRange {
            client: self.clone(),
            schedule_from: None,
            schedule_to: None,
            schedule_status: None,
            page: None,
            limit: None,
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Schedules payments with a billing key for later times.
    ///
    /// An accepted call is not yet a successful charge: each payment is tried at its `schedule_at`, and
    /// only then tells `payment_status` of the schedule, or `status` of the payment, whether it is `paid`.
    /// A webhook is sent after each attempt, a failed one too. If the `customer_uid` has no billing key
    /// yet, the card details are needed and a key is issued first, with `checking_amount` charged and given
    /// back as a test; without them the call is refused at HTTP 200, with `code` 1 and the message `등록된
    /// 고객정보가 없습니다.`. Gateways that issue keys in their own window only cannot issue one here. Buyer fields
    /// that a schedule leaves out are taken from those kept with the key. Of a super billing key one
    /// channel is picked at the time of the charge, unless `channel_key` names one. Daou advises at most
    /// fifty payments in a second. Never send it twice: if the outcome is not known, look for the schedules
    /// by their `merchant_uid` first.
    ///
    /// `POST /subscribe/payments/schedule`, in the vendor's documentation 결제 예약 API.
    ///
    /// **Required:** `customer_uid`, `schedules`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// *Observed, not documented:* The vendor lists only 200 and 401; the refusal of a customer without a
    /// key was captured at HTTP 200.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "결제 예약 API")]
    #[doc(alias = "/subscribe/payments/schedule")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "결제예약")]
    #[doc(alias = "예약")]
    #[doc(alias = "정기결제")]
    #[doc(alias = "구독")]
    pub fn schedule(&self) -> Schedule {
        Schedule {
            client: self.clone(),
            customer_uid: None,
            customer_id: None,
            checking_amount: None,
            card_number: None,
            expiry: None,
            birth: None,
            pwd_2digit: None,
            cvc: None,
            channel_key: None,
            schedules: None,
            more: Extra::default(),
        }
    }

    /// Cancels scheduled payments that have not run yet.
    ///
    /// Leaving `merchant_uid` out cancels every payment that is still scheduled for the customer. With
    /// `merchant_uid` alone, the schedules of these orders are cancelled; give at least one of the two. If
    /// there is nothing to cancel, the call is refused at HTTP 200, with `code` 1 and the message `취소할 예약결제
    /// 기록이 존재하지 않습니다.`. A payment that has run is not given back by it: use `cancelPayment`. Sent again at
    /// once it does no harm, but without `merchant_uid` it also takes what was scheduled in between. The
    /// answer lists what was cancelled, with `revoked_at`.
    ///
    /// `POST /subscribe/payments/unschedule`, in the vendor's documentation 결제 예약취소 API.
    ///
    /// **At least one of:** `customer_uid`, `merchant_uid`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// *Observed, not documented:* A successful answer, a plain list, and the refusal at HTTP 200 were
    /// captured; the vendor lists only 200 and 401.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "결제 예약취소 API")]
    #[doc(alias = "/subscribe/payments/unschedule")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "예약취소")]
    #[doc(alias = "예약 취소")]
    #[doc(alias = "구독 해지")]
    pub fn unschedule(&self) -> Unschedule {
        Unschedule {
            client: self.clone(),
            customer_uid: None,
            merchant_uid: None,
            more: Extra::default(),
        }
    }

    /// Looks up one scheduled payment by its order number.
    ///
    /// An order for which nothing was scheduled is 404.
    ///
    /// `GET /subscribe/payments/schedule/{merchant_uid}`, in the vendor's documentation 결제예약 단건조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getScheduleByMid")]
    #[doc(alias = "결제예약 단건조회 API")]
    #[doc(alias = "/subscribe/payments/schedule/{merchant_uid}")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "예약 조회")]
    #[doc(alias = "결제예약")]
    pub fn get_schedule_by_mid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> GetScheduleByMid {
        GetScheduleByMid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            more: Extra::default(),
        }
    }

    /// Moves a scheduled payment to another time.
    ///
    /// Only a payment that is still scheduled can be moved: one that has run or was cancelled, and a time
    /// in the past, is 400. An unknown order is 404. Sending it again leaves the same due time.
    ///
    /// `PUT /subscribe/payments/schedule/{merchant_uid}`, in the vendor's documentation 결제 예약시각 변경.
    ///
    /// **Required:** `schedule_at`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "updateScheduleByMid")]
    #[doc(alias = "결제 예약시각 변경")]
    #[doc(alias = "/subscribe/payments/schedule/{merchant_uid}")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "예약 변경")]
    #[doc(alias = "예약시각")]
    pub fn update_schedule_by_mid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> UpdateScheduleByMid {
        UpdateScheduleByMid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            schedule_at: None,
            more: Extra::default(),
        }
    }

    /// Schedules a failed or cancelled scheduled payment once more.
    ///
    /// An accepted call is not yet a successful charge: the payment is tried at `schedule_at`, and only
    /// then tells `payment_status` whether it is `paid`. Only a schedule whose charge failed, or that was
    /// cancelled, can be scheduled again: one that still waits, is running or was paid, and a time in the
    /// past, is 400. An unknown order is 404. If the outcome is not known, look at the schedule before
    /// sending it again.
    ///
    /// `POST /subscribe/payments/schedule/{merchant_uid}/reschedule`, in the vendor's documentation 결제 실패
    /// 재예약.
    ///
    /// **Required:** `schedule_at`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "rescheduleByMid")]
    #[doc(alias = "결제 실패 재예약")]
    #[doc(alias = "/subscribe/payments/schedule/{merchant_uid}/reschedule")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "재예약")]
    pub fn reschedule_by_mid(&self, merchant_uid: impl Into<String>) -> RescheduleByMid {
        RescheduleByMid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            schedule_at: None,
            more: Extra::default(),
        }
    }

    /// Charges a failed or cancelled scheduled payment at once.
    ///
    /// An accepted call is not yet a successful charge: the answer is HTTP 200 even if the charge failed,
    /// and money was taken only if the `status` of the answered payment is `paid`. Only a schedule whose
    /// charge failed, or that was cancelled, can be tried again: one that still waits, is running or was
    /// paid is 400. An unknown order or billing key is 404. A gateway that does not offer it is 500. If the
    /// outcome is not known, look at the schedule before sending it again.
    ///
    /// `POST /subscribe/payments/schedule/{merchant_uid}/retry`, in the vendor's documentation 결제 실패 재시도.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "retryScheduleByMid")]
    #[doc(alias = "결제 실패 재시도")]
    #[doc(alias = "/subscribe/payments/schedule/{merchant_uid}/retry")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "재시도")]
    pub fn retry_schedule_by_mid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> RetryScheduleByMid {
        RetryScheduleByMid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            more: Extra::default(),
        }
    }

    /// Lists the scheduled payments of one customer that are due in a span of time.
    ///
    /// The span is at most three months, from `from` on and before `to`, by the due time; the latest due
    /// comes first. A wrong parameter is 400. The answer is a plain list or a page object: take both, and
    /// go on with `page` while there is more. It is the same call as `findSchedulesByCustomer` under
    /// another path; the vendor gives both the same name.
    ///
    /// `GET /subscribe/payments/schedule/customers/{customer_uid}`, in the vendor's documentation 결제예약
    /// 복수조회(빌키) API.
    ///
    /// **Required:** `from`, `to`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// *Assumed:* The vendor's schema shows a plain list, its text and its Java and PHP clients a page
    /// object; no answer was captured.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "findSchedulesByCustomerUid")]
    #[doc(alias = "결제예약 복수조회(빌키) API")]
    #[doc(alias = "/subscribe/payments/schedule/customers/{customer_uid}")]
    #[doc(alias = "예약결제")]
    #[doc(alias = "예약 조회")]
    #[doc(alias = "결제예약")]
    pub fn find_schedules_by_customer_uid(
        &self,
        customer_uid: impl Into<String>,
    ) -> FindSchedulesByCustomerUid {
        FindSchedulesByCustomerUid {
            client: self.clone(),
            customer_uid: customer_uid.into(),
            page: None,
            from: None,
            to: None,
            schedule_status: None,
            more: Extra::default(),
        }
    }
}

/// `findSchedulesByRange`: `GET /subscribe/payments/schedule`.
pub(super) const FIND_SCHEDULES_BY_RANGE: OperationInfo = OperationInfo {
    id: "findSchedulesByRange",
    method: Method::Get,
    path: "/subscribe/payments/schedule",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[
        "schedule_from",
        "schedule_to",
        "schedule_status",
        "page",
        "limit",
        "sorting",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the scheduled payments of all customers that are due in a span of time.
///
/// Made by [`Client::find_schedules_by_range`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct FindSchedulesByRange {
    pub(crate) client: Client,
    pub(crate) schedule_from: Option<crate::UnixTime>,
    pub(crate) schedule_to: Option<crate::UnixTime>,
    pub(crate) schedule_status: Option<types::ScheduleStatus>,
    pub(crate) page: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) sorting: Option<String>,
    pub(crate) more: Extra,
}

impl FindSchedulesByRange {
    /// Start of the span in epoch seconds; a payment due at this very second is listed.
    pub fn schedule_from(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.schedule_from = Some(value.into());
        self
    }

    /// End of the span in epoch seconds; a payment due at this very second is not listed.
    pub fn schedule_to(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.schedule_to = Some(value.into());
        self
    }

    /// The state that the schedules must have; every state if left out.
    ///
    /// The name has an underscore, unlike that of the calls for one customer.
    pub fn schedule_status(mut self, value: impl Into<types::ScheduleStatus>) -> Self {
        self.schedule_status = Some(value.into());
        self
    }

    /// The number of the page, from 1; 1 if left out.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// How many schedules a page holds, from 1 to 1000; 20 if left out.
    pub fn limit(mut self, value: i64) -> Self {
        self.limit = Some(value);
        self
    }

    /// The order of the list.
    ///
    /// `scheduled` puts the earliest due first; the latest due is first if it is left out.
    pub fn sorting(mut self, value: impl Into<String>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ScheduleList>, Error> {
        let request = Request::new(&FIND_SCHEDULES_BY_RANGE)
            .time("schedule_from", &self.schedule_from, 0, 9_999_999_999)
            .required_query("schedule_from", &self.schedule_from)
            .time("schedule_to", &self.schedule_to, 0, 9_999_999_999)
            .required_query("schedule_to", &self.schedule_to)
            .query("schedule_status", &self.schedule_status)
            .query("page", &self.page)
            .query("limit", &self.limit)
            .query("sorting", &self.sorting)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(FindSchedulesByRange);

impl std::fmt::Debug for FindSchedulesByRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "FindSchedulesByRange",
            &[
                ("schedule_from", self.schedule_from.is_some()),
                ("schedule_to", self.schedule_to.is_some()),
                ("schedule_status", self.schedule_status.is_some()),
                ("page", self.page.is_some()),
                ("limit", self.limit.is_some()),
                ("sorting", self.sorting.is_some()),
            ],
        )
    }
}

/// `schedule`: `POST /subscribe/payments/schedule`.
pub(super) const SCHEDULE: OperationInfo = OperationInfo {
    id: "schedule",
    method: Method::Post,
    path: "/subscribe/payments/schedule",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "customer_uid",
        "customer_id",
        "checking_amount",
        "card_number",
        "expiry",
        "birth",
        "pwd_2digit",
        "cvc",
        "channel_key",
        "schedules",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "card_number",
        "expiry",
        "birth",
        "pwd_2digit",
        "cvc",
        "schedules.buyer_name",
        "schedules.buyer_email",
        "schedules.buyer_tel",
        "schedules.buyer_addr",
        "schedules.buyer_postcode",
        "schedules.custom_data",
        "schedules.browser_ip",
        "schedules.bypass",
    ],
    echoes: &[
        Echo {
            sent: "customer_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "schedules[].merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Schedules payments with a billing key for later times.
///
/// Made by [`Client::schedule`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct Schedule {
    pub(crate) client: Client,
    pub(crate) customer_uid: Option<String>,
    pub(crate) customer_id: Option<String>,
    pub(crate) checking_amount: Option<crate::Amount>,
    pub(crate) card_number: Option<String>,
    pub(crate) expiry: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) pwd_2digit: Option<String>,
    pub(crate) cvc: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) schedules: Option<Vec<types::ScheduleAnnotation>>,
    pub(crate) more: Extra,
}

impl Schedule {
    /// The id of the billing key, chosen by the shop.
    ///
    /// At most 80 characters.
    pub fn customer_uid(mut self, value: impl Into<String>) -> Self {
        self.customer_uid = Some(value.into());
        self
    }

    /// The shop's id of the buyer, for a key that is issued by this call.
    ///
    /// Without it PortOne makes up another one for each key, and tosspayments cannot tell which cards are
    /// one buyer's.
    ///
    /// Gateways that require it: `tosspayments`.
    pub fn customer_id(mut self, value: impl Into<String>) -> Self {
        self.customer_id = Some(value.into());
        self
    }

    /// The amount that is charged to a new card and given back at once, to see that it works; 0 for no such
    /// test.
    pub fn checking_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.checking_amount = Some(value.into());
        self
    }

    /// The number of the card, as four groups of four digits with hyphens; needed if there is no key yet.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that ignore it: `chai`, `danal`, `danal_tpay`, `kakaopay`, `kicc`, `mobilians`, `naverpay`,
    /// `payco`, `settle_acc`, `settle_firm`, `smartro`, `uplus`, `smartro_v2`.
    pub fn card_number(mut self, value: impl Into<String>) -> Self {
        self.card_number = Some(value.into());
        self
    }

    /// The month up to which the card is valid, as `YYYY-MM`; needed if there is no key yet.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that ignore it: `chai`, `danal`, `danal_tpay`, `kakaopay`, `kicc`, `mobilians`, `naverpay`,
    /// `payco`, `settle_acc`, `settle_firm`, `smartro`, `uplus`, `smartro_v2`.
    pub fn expiry(mut self, value: impl Into<String>) -> Self {
        self.expiry = Some(value.into());
        self
    }

    /// The birth date of the holder as `YYMMDD`, or the ten digits of the business number for a company
    /// card.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that ignore it: `chai`, `danal`, `danal_tpay`, `kakaopay`, `kicc`, `mobilians`, `naverpay`,
    /// `payco`, `settle_acc`, `settle_firm`, `smartro`, `uplus`, `smartro_v2`.
    pub fn birth(mut self, value: impl Into<String>) -> Self {
        self.birth = Some(value.into());
        self
    }

    /// The first two digits of the card's password.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn pwd_2digit(mut self, value: impl Into<String>) -> Self {
        self.pwd_2digit = Some(value.into());
        self
    }

    /// The check code of the card, three digits on its back, or four on the front of an American Express
    /// card.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `paymentwall`.
    ///
    /// Gateways that require it: `paymentwall`.
    pub fn cvc(mut self, value: impl Into<String>) -> Self {
        self.cvc = Some(value.into());
        self
    }

    /// Which channel of a super billing key is charged; one is picked if it is left out.
    ///
    /// At most 55 characters.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// The payments, each with its own `merchant_uid`.
    pub fn schedules(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::ScheduleAnnotation>>,
    ) -> Self {
        self.schedules = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::ScheduleResultAnnotation>>, Error> {
        let request = Request::new(&SCHEDULE)
            .identifier("customer_uid", &self.customer_uid)
            .required_field("customer_uid", &self.customer_uid)
            .field("customer_id", &self.customer_id)
            .field("checking_amount", &self.checking_amount)
            .field("card_number", &self.card_number)
            .field("expiry", &self.expiry)
            .field("birth", &self.birth)
            .field("pwd_2digit", &self.pwd_2digit)
            .field("cvc", &self.cvc)
            .field("channel_key", &self.channel_key)
            .required_field("schedules", &self.schedules)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::ScheduleResultAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    ("customer_uid", entry.customer_uid.as_deref()),
                                    (
                                        "schedules[].merchant_uid",
                                        Some(entry.merchant_uid.as_str()),
                                    ),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(Schedule);

impl std::fmt::Debug for Schedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "Schedule",
            &[
                ("customer_uid", self.customer_uid.is_some()),
                ("customer_id", self.customer_id.is_some()),
                ("checking_amount", self.checking_amount.is_some()),
                ("card_number", self.card_number.is_some()),
                ("expiry", self.expiry.is_some()),
                ("birth", self.birth.is_some()),
                ("pwd_2digit", self.pwd_2digit.is_some()),
                ("cvc", self.cvc.is_some()),
                ("channel_key", self.channel_key.is_some()),
                ("schedules", self.schedules.is_some()),
            ],
        )
    }
}

/// `unschedule`: `POST /subscribe/payments/unschedule`.
pub(super) const UNSCHEDULE: OperationInfo = OperationInfo {
    id: "unschedule",
    method: Method::Post,
    path: "/subscribe/payments/unschedule",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["customer_uid", "merchant_uid"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "customer_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "merchant_uid[]",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Cancels scheduled payments that have not run yet.
///
/// Made by [`Client::unschedule`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct Unschedule {
    pub(crate) client: Client,
    pub(crate) customer_uid: Option<String>,
    pub(crate) merchant_uid: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl Unschedule {
    /// The id of the billing key whose schedules are cancelled; of any key if left out, and then
    /// `merchant_uid` is needed.
    pub fn customer_uid(mut self, value: impl Into<String>) -> Self {
        self.customer_uid = Some(value.into());
        self
    }

    /// The orders whose schedules are cancelled, at least one.
    ///
    /// Leaving it out cancels everything that is scheduled for the customer.
    ///
    /// *Observed, not documented:* The vendor's schema says both a text and an array without items; its PHP
    /// client sends a JSON array of texts.
    pub fn merchant_uid(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.merchant_uid = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::ScheduleResultAnnotation>>, Error> {
        let request = Request::new(&UNSCHEDULE)
            .identifier("customer_uid", &self.customer_uid)
            .field("customer_uid", &self.customer_uid)
            .identifier("merchant_uid", &self.merchant_uid)
            .field("merchant_uid", &self.merchant_uid)
            .any_of(&["customer_uid", "merchant_uid"])
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::ScheduleResultAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    ("customer_uid", entry.customer_uid.as_deref()),
                                    ("merchant_uid[]", Some(entry.merchant_uid.as_str())),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(Unschedule);

impl std::fmt::Debug for Unschedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "Unschedule",
            &[
                ("customer_uid", self.customer_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
            ],
        )
    }
}

/// `getScheduleByMid`: `GET /subscribe/payments/schedule/{merchant_uid}`.
pub(super) const GET_SCHEDULE_BY_MID: OperationInfo = OperationInfo {
    id: "getScheduleByMid",
    method: Method::Get,
    path: "/subscribe/payments/schedule/{merchant_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &["/subscribe/payments/schedule/customers/{customer_uid}"],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up one scheduled payment by its order number.
///
/// Made by [`Client::get_schedule_by_mid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetScheduleByMid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) more: Extra,
}

impl GetScheduleByMid {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ScheduleResultAnnotation>, Error> {
        let request = Request::new(&GET_SCHEDULE_BY_MID)
            .path("merchant_uid", &self.merchant_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ScheduleResultAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetScheduleByMid);

impl std::fmt::Debug for GetScheduleByMid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetScheduleByMid", &[("merchant_uid", true)])
    }
}

/// `updateScheduleByMid`: `PUT /subscribe/payments/schedule/{merchant_uid}`.
pub(super) const UPDATE_SCHEDULE_BY_MID: OperationInfo = OperationInfo {
    id: "updateScheduleByMid",
    method: Method::Put,
    path: "/subscribe/payments/schedule/{merchant_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["schedule_at"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Moves a scheduled payment to another time.
///
/// Made by [`Client::update_schedule_by_mid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct UpdateScheduleByMid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) schedule_at: Option<crate::UnixTime>,
    pub(crate) more: Extra,
}

impl UpdateScheduleByMid {
    /// When the payment is to be tried, in epoch seconds; later than now.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    pub fn schedule_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.schedule_at = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ScheduleResultAnnotation>, Error> {
        let request = Request::new(&UPDATE_SCHEDULE_BY_MID)
            .path("merchant_uid", &self.merchant_uid)
            .time("schedule_at", &self.schedule_at, 1_000_000_000, 9_999_999_999)
            .required_field("schedule_at", &self.schedule_at)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ScheduleResultAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(UpdateScheduleByMid);

impl std::fmt::Debug for UpdateScheduleByMid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "UpdateScheduleByMid",
            &[("merchant_uid", true), ("schedule_at", self.schedule_at.is_some())],
        )
    }
}

/// `rescheduleByMid`: `POST /subscribe/payments/schedule/{merchant_uid}/reschedule`.
pub(super) const RESCHEDULE_BY_MID: OperationInfo = OperationInfo {
    id: "rescheduleByMid",
    method: Method::Post,
    path: "/subscribe/payments/schedule/{merchant_uid}/reschedule",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["schedule_at"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Schedules a failed or cancelled scheduled payment once more.
///
/// Made by [`Client::reschedule_by_mid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RescheduleByMid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) schedule_at: Option<crate::UnixTime>,
    pub(crate) more: Extra,
}

impl RescheduleByMid {
    /// When the payment is to be tried once more, in epoch seconds; later than now.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    pub fn schedule_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.schedule_at = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ScheduleResultAnnotation>, Error> {
        let request = Request::new(&RESCHEDULE_BY_MID)
            .path("merchant_uid", &self.merchant_uid)
            .time("schedule_at", &self.schedule_at, 1_000_000_000, 9_999_999_999)
            .required_field("schedule_at", &self.schedule_at)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ScheduleResultAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(RescheduleByMid);

impl std::fmt::Debug for RescheduleByMid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "RescheduleByMid",
            &[("merchant_uid", true), ("schedule_at", self.schedule_at.is_some())],
        )
    }
}

/// `retryScheduleByMid`: `POST /subscribe/payments/schedule/{merchant_uid}/retry`.
pub(super) const RETRY_SCHEDULE_BY_MID: OperationInfo = OperationInfo {
    id: "retryScheduleByMid",
    method: Method::Post,
    path: "/subscribe/payments/schedule/{merchant_uid}/retry",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Charges a failed or cancelled scheduled payment at once.
///
/// Made by [`Client::retry_schedule_by_mid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RetryScheduleByMid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) more: Extra,
}

impl RetryScheduleByMid {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&RETRY_SCHEDULE_BY_MID)
            .path("merchant_uid", &self.merchant_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(RetryScheduleByMid);

impl std::fmt::Debug for RetryScheduleByMid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "RetryScheduleByMid", &[("merchant_uid", true)])
    }
}

/// `findSchedulesByCustomerUid`: `GET /subscribe/payments/schedule/customers/{customer_uid}`.
pub(super) const FIND_SCHEDULES_BY_CUSTOMER_UID: OperationInfo = OperationInfo {
    id: "findSchedulesByCustomerUid",
    method: Method::Get,
    path: "/subscribe/payments/schedule/customers/{customer_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["page", "from", "to", "schedule-status"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "customer_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Lists the scheduled payments of one customer that are due in a span of time.
///
/// Made by [`Client::find_schedules_by_customer_uid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct FindSchedulesByCustomerUid {
    pub(crate) client: Client,
    pub(crate) customer_uid: String,
    pub(crate) page: Option<i64>,
    pub(crate) from: Option<crate::UnixTime>,
    pub(crate) to: Option<crate::UnixTime>,
    pub(crate) schedule_status: Option<types::ScheduleStatus>,
    pub(crate) more: Extra,
}

impl FindSchedulesByCustomerUid {
    /// The number of the page, from 1; 1 if left out.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// Start of the span in epoch seconds; a payment due at this very second is listed.
    pub fn from(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.from = Some(value.into());
        self
    }

    /// End of the span in epoch seconds; a payment due at this very second is not listed.
    pub fn to(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.to = Some(value.into());
        self
    }

    /// The state that the schedules must have; every state if left out.
    ///
    /// The name has a hyphen, unlike that of `findSchedulesByRange`.
    pub fn schedule_status(mut self, value: impl Into<types::ScheduleStatus>) -> Self {
        self.schedule_status = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ScheduleList>, Error> {
        let request = Request::new(&FIND_SCHEDULES_BY_CUSTOMER_UID)
            .path("customer_uid", &self.customer_uid)
            .query("page", &self.page)
            .time("from", &self.from, 0, 9_999_999_999)
            .required_query("from", &self.from)
            .time("to", &self.to, 0, 9_999_999_999)
            .required_query("to", &self.to)
            .query("schedule-status", &self.schedule_status)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ScheduleList, echoed| {
                    match answer {
                        types::ScheduleList::List(answer) => {
                            for entry in answer {
                                echoed
                                    .record(&[("customer_uid", entry.customer_uid.as_deref())]);
                            }
                        }
                        types::ScheduleList::Page(answer) => {
                            for entry in &answer.list {
                                echoed
                                    .record(&[("customer_uid", entry.customer_uid.as_deref())]);
                            }
                        }
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(FindSchedulesByCustomerUid);

impl std::fmt::Debug for FindSchedulesByCustomerUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "FindSchedulesByCustomerUid",
            &[
                ("customer_uid", true),
                ("page", self.page.is_some()),
                ("from", self.from.is_some()),
                ("to", self.to.is_some()),
                ("schedule_status", self.schedule_status.is_some()),
            ],
        )
    }
}
