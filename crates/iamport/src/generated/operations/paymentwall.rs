// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/paymentwall.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/paymentwall.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `paymentwall`
///
/// The module [`operations::paymentwall`](crate::operations::paymentwall) tells what these calls are
/// for, with an example.
impl Client {
    /// Tells Paymentwall how the delivery of an order goes.
    ///
    /// A shop that sells goods over Paymentwall must report each delivery: Paymentwall does not pay out an
    /// order whose delivery was never reported. For `physical` goods the carrier, the tracking number and
    /// the whole address are needed too; for `digital` goods both estimated times may be the present time.
    /// An accepted call can still carry Paymentwall's own refusal: look at `error_code` in the answer. Only
    /// 200 and 401 are documented, so a refusal of PortOne most likely comes as HTTP 200 with a `code`
    /// other than 0. Each change of state is a call of its own; nothing says that sending the same state
    /// twice is harmless.
    ///
    /// `POST /paymentwall/delivery`, in the vendor's documentation 페이먼트월 배송등록 API.
    ///
    /// **Required:** `imp_uid`, `merchant_uid`, `type`, `status`, `estimated_delivery_datetime`,
    /// `estimated_update_datetime`, `refundable`, `shipping_address_email`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `paymentwall`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "페이먼트월 배송등록 API")]
    #[doc(alias = "/paymentwall/delivery")]
    #[doc(alias = "페이먼트월")]
    #[doc(alias = "배송등록")]
    pub fn paymentwall_delivery(&self) -> PaymentwallDelivery {
        PaymentwallDelivery {
            client: self.clone(),
            imp_uid: None,
            merchant_uid: None,
            type_: None,
            status: None,
            carrier_tracking_id: None,
            carrier_type: None,
            estimated_delivery_datetime: None,
            estimated_update_datetime: None,
            reason: None,
            refundable: None,
            details: None,
            shipping_address_email: None,
            shipping_address_country: None,
            shipping_address_city: None,
            shipping_address_zip: None,
            shipping_address_state: None,
            shipping_address_street: None,
            shipping_address_phone: None,
            shipping_address_firstname: None,
            shipping_address_lastname: None,
            more: Extra::default(),
        }
    }
}

/// `paymentwall_delivery`: `POST /paymentwall/delivery`.
pub(super) const PAYMENTWALL_DELIVERY: OperationInfo = OperationInfo {
    id: "paymentwall_delivery",
    method: Method::Post,
    path: "/paymentwall/delivery",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "imp_uid",
        "merchant_uid",
        "type",
        "status",
        "carrier_tracking_id",
        "carrier_type",
        "estimated_delivery_datetime",
        "estimated_update_datetime",
        "reason",
        "refundable",
        "details",
        "shipping_address_email",
        "shipping_address_country",
        "shipping_address_city",
        "shipping_address_zip",
        "shipping_address_state",
        "shipping_address_street",
        "shipping_address_phone",
        "shipping_address_firstname",
        "shipping_address_lastname",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "shipping_address_email",
        "shipping_address_country",
        "shipping_address_city",
        "shipping_address_zip",
        "shipping_address_state",
        "shipping_address_street",
        "shipping_address_phone",
        "shipping_address_firstname",
        "shipping_address_lastname",
    ],
    echoes: &[],
};

/// Tells Paymentwall how the delivery of an order goes.
///
/// Made by [`Client::paymentwall_delivery`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PaymentwallDelivery {
    pub(crate) client: Client,
    pub(crate) imp_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) type_: Option<types::PaymentwallProductType>,
    pub(crate) status: Option<types::PaymentwallDeliveryStatus>,
    pub(crate) carrier_tracking_id: Option<String>,
    pub(crate) carrier_type: Option<String>,
    pub(crate) estimated_delivery_datetime: Option<crate::UnixTime>,
    pub(crate) estimated_update_datetime: Option<crate::UnixTime>,
    pub(crate) reason: Option<String>,
    pub(crate) refundable: Option<types::PaymentwallRefundable>,
    pub(crate) details: Option<String>,
    pub(crate) shipping_address_email: Option<String>,
    pub(crate) shipping_address_country: Option<String>,
    pub(crate) shipping_address_city: Option<String>,
    pub(crate) shipping_address_zip: Option<String>,
    pub(crate) shipping_address_state: Option<String>,
    pub(crate) shipping_address_street: Option<String>,
    pub(crate) shipping_address_phone: Option<String>,
    pub(crate) shipping_address_firstname: Option<String>,
    pub(crate) shipping_address_lastname: Option<String>,
    pub(crate) more: Extra,
}

impl PaymentwallDelivery {
    /// The PortOne id of the payment.
    ///
    /// At most 40 characters.
    pub fn imp_uid(mut self, value: impl Into<String>) -> Self {
        self.imp_uid = Some(value.into());
        self
    }

    /// The shop's own order number of the payment.
    ///
    /// At most 40 characters.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// Whether goods are shipped or not.
    pub fn type_(mut self, value: impl Into<types::PaymentwallProductType>) -> Self {
        self.type_ = Some(value.into());
        self
    }

    /// How far the delivery has come.
    pub fn status(mut self, value: impl Into<types::PaymentwallDeliveryStatus>) -> Self {
        self.status = Some(value.into());
        self
    }

    /// The carrier's tracking number.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 64 characters.
    pub fn carrier_tracking_id(mut self, value: impl Into<String>) -> Self {
        self.carrier_tracking_id = Some(value.into());
        self
    }

    /// The name of the carrier.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 64 characters.
    pub fn carrier_type(mut self, value: impl Into<String>) -> Self {
        self.carrier_type = Some(value.into());
        self
    }

    /// When the goods should arrive, in epoch seconds.
    pub fn estimated_delivery_datetime(
        mut self,
        value: impl Into<crate::UnixTime>,
    ) -> Self {
        self.estimated_delivery_datetime = Some(value.into());
        self
    }

    /// When the next report should follow, in epoch seconds.
    pub fn estimated_update_datetime(
        mut self,
        value: impl Into<crate::UnixTime>,
    ) -> Self {
        self.estimated_update_datetime = Some(value.into());
        self
    }

    /// Why the delivery is in this state.
    ///
    /// At most 64 characters.
    pub fn reason(mut self, value: impl Into<String>) -> Self {
        self.reason = Some(value.into());
        self
    }

    /// Whether the order can be refunded.
    pub fn refundable(mut self, value: impl Into<types::PaymentwallRefundable>) -> Self {
        self.refundable = Some(value.into());
        self
    }

    /// Anything else that Paymentwall should know.
    ///
    /// At most 400 characters.
    pub fn details(mut self, value: impl Into<String>) -> Self {
        self.details = Some(value.into());
        self
    }

    /// The mail address of the recipient.
    ///
    /// At most 50 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_email(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_email = Some(value.into());
        self
    }

    /// The country of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_country(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_country = Some(value.into());
        self
    }

    /// The city of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_city(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_city = Some(value.into());
        self
    }

    /// The postcode of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_zip(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_zip = Some(value.into());
        self
    }

    /// The state of the recipient, `N/A` outside the United States.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_state(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_state = Some(value.into());
        self
    }

    /// The street of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_street(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_street = Some(value.into());
        self
    }

    /// The telephone number of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_phone(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_phone = Some(value.into());
        self
    }

    /// The first name of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_firstname(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_firstname = Some(value.into());
        self
    }

    /// The family name of the recipient.
    ///
    /// Needed for `physical` goods.
    ///
    /// At most 40 characters. [*Personal.*](crate::types#marks)
    pub fn shipping_address_lastname(mut self, value: impl Into<String>) -> Self {
        self.shipping_address_lastname = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::PaymentwallDeliveryDetailAnnotation>, Error> {
        let request = Request::new(&PAYMENTWALL_DELIVERY)
            .identifier("imp_uid", &self.imp_uid)
            .required_field("imp_uid", &self.imp_uid)
            .identifier("merchant_uid", &self.merchant_uid)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("type", &self.type_)
            .required_field("status", &self.status)
            .field("carrier_tracking_id", &self.carrier_tracking_id)
            .field("carrier_type", &self.carrier_type)
            .time(
                "estimated_delivery_datetime",
                &self.estimated_delivery_datetime,
                0,
                9_999_999_999,
            )
            .required_field(
                "estimated_delivery_datetime",
                &self.estimated_delivery_datetime,
            )
            .time(
                "estimated_update_datetime",
                &self.estimated_update_datetime,
                0,
                9_999_999_999,
            )
            .required_field("estimated_update_datetime", &self.estimated_update_datetime)
            .field("reason", &self.reason)
            .required_field("refundable", &self.refundable)
            .field("details", &self.details)
            .required_field("shipping_address_email", &self.shipping_address_email)
            .field("shipping_address_country", &self.shipping_address_country)
            .field("shipping_address_city", &self.shipping_address_city)
            .field("shipping_address_zip", &self.shipping_address_zip)
            .field("shipping_address_state", &self.shipping_address_state)
            .field("shipping_address_street", &self.shipping_address_street)
            .field("shipping_address_phone", &self.shipping_address_phone)
            .field("shipping_address_firstname", &self.shipping_address_firstname)
            .field("shipping_address_lastname", &self.shipping_address_lastname)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(PaymentwallDelivery);

impl std::fmt::Debug for PaymentwallDelivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PaymentwallDelivery",
            &[
                ("imp_uid", self.imp_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("type_", self.type_.is_some()),
                ("status", self.status.is_some()),
                ("carrier_tracking_id", self.carrier_tracking_id.is_some()),
                ("carrier_type", self.carrier_type.is_some()),
                (
                    "estimated_delivery_datetime",
                    self.estimated_delivery_datetime.is_some(),
                ),
                ("estimated_update_datetime", self.estimated_update_datetime.is_some()),
                ("reason", self.reason.is_some()),
                ("refundable", self.refundable.is_some()),
                ("details", self.details.is_some()),
                ("shipping_address_email", self.shipping_address_email.is_some()),
                ("shipping_address_country", self.shipping_address_country.is_some()),
                ("shipping_address_city", self.shipping_address_city.is_some()),
                ("shipping_address_zip", self.shipping_address_zip.is_some()),
                ("shipping_address_state", self.shipping_address_state.is_some()),
                ("shipping_address_street", self.shipping_address_street.is_some()),
                ("shipping_address_phone", self.shipping_address_phone.is_some()),
                (
                    "shipping_address_firstname",
                    self.shipping_address_firstname.is_some(),
                ),
                ("shipping_address_lastname", self.shipping_address_lastname.is_some()),
            ],
        )
    }
}
