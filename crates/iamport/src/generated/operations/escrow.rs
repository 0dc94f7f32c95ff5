// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/escrow.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/escrow.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `escrow`
///
/// The module [`operations::escrow`](crate::operations::escrow) tells what these calls are for, with an
/// example.
impl Client {
    /// Looks up the delivery registered for an escrow payment.
    ///
    /// 400 means that the gateway of the payment has no such call, 404 that there is no such payment, and
    /// 409 that no delivery was registered for it yet. Smartro offers it only under a contract of its own.
    ///
    /// `GET /escrows/logis/{imp_uid}`, in the vendor's documentation 배송정보 단건조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `daou`, `ksnet`, `smartro_v2`, `nice_v2`,
    /// `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 409: The record exists already, or another call changed it.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "배송정보 단건조회 API")]
    #[doc(alias = "/escrows/logis/{imp_uid}")]
    #[doc(alias = "에스크로")]
    #[doc(alias = "배송정보")]
    #[doc(alias = "송장")]
    pub fn escrow_logis_get(&self, imp_uid: impl Into<String>) -> EscrowLogisGet {
        EscrowLogisGet {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Changes the delivery registered for an escrow payment.
    ///
    /// The whole delivery is given again. 400 means that a field which the gateway needs is missing, or
    /// that the gateway has no such call; 404 that there is no such payment; 409 that the delivery cannot
    /// be changed any more. NICE's new module can register a delivery and cannot change it. KSNET takes a
    /// change only after the registration is done on its side, half an hour to an hour later. Smartro
    /// offers it only under a contract of its own. Sent again with the same values it leads to the same
    /// delivery.
    ///
    /// `PUT /escrows/logis/{imp_uid}`, in the vendor's documentation 배송정보 단건수정 API.
    ///
    /// **Required:** `sender`, `receiver`, `logis`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `daou`, `ksnet`, `smartro_v2`, `welcome`.
    ///
    /// *Assumed:* NHN KCP stands in the vendor's machine-readable list for this call and is missing from
    /// its prose.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 405: The call does not apply to this kind of payment.
    /// - 409: The record exists already, or another call changed it.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "배송정보 단건수정 API")]
    #[doc(alias = "/escrows/logis/{imp_uid}")]
    #[doc(alias = "에스크로")]
    #[doc(alias = "배송정보 수정")]
    #[doc(alias = "송장")]
    pub fn escrow_logis_edit(&self, imp_uid: impl Into<String>) -> EscrowLogisEdit {
        EscrowLogisEdit {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            sender: None,
            receiver: None,
            logis: None,
            products: None,
            more: Extra::default(),
        }
    }

    /// Registers the delivery of an escrow payment with the gateway.
    ///
    /// With escrow the gateway keeps the money until the buyer accepts the goods, and it wants to know of
    /// the delivery. 400 means that a field which the gateway needs is missing, or that the gateway has no
    /// such call; 404 that there is no such payment; 409 that a delivery is registered already, or that the
    /// payment takes none. KSNET must be set to delivery escrow, and shows the registration half an hour to
    /// an hour later. NICE's new module cannot change a delivery once it is registered. Smartro offers it
    /// only under a contract of its own. Sending it again does no harm: a second registration is refused
    /// with 409.
    ///
    /// `POST /escrows/logis/{imp_uid}`, in the vendor's documentation 배송정보 단건등록 API.
    ///
    /// **Required:** `sender`, `receiver`, `logis`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `daou`, `ksnet`, `smartro_v2`, `nice_v2`,
    /// `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 405: The call does not apply to this kind of payment.
    /// - 409: The record exists already, or another call changed it.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "배송정보 단건등록 API")]
    #[doc(alias = "/escrows/logis/{imp_uid}")]
    #[doc(alias = "에스크로")]
    #[doc(alias = "배송등록")]
    #[doc(alias = "운송장")]
    #[doc(alias = "송장")]
    pub fn escrow_logis_save(&self, imp_uid: impl Into<String>) -> EscrowLogisSave {
        EscrowLogisSave {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            sender: None,
            receiver: None,
            logis: None,
            products: None,
            send_email: None,
            more: Extra::default(),
        }
    }
}

/// `escrow_logis_get`: `GET /escrows/logis/{imp_uid}`.
pub(super) const ESCROW_LOGIS_GET: OperationInfo = OperationInfo {
    id: "escrow_logis_get",
    method: Method::Get,
    path: "/escrows/logis/{imp_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Looks up the delivery registered for an escrow payment.
///
/// Made by [`Client::escrow_logis_get`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct EscrowLogisGet {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl EscrowLogisGet {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::EscrowLogisAnnotation>, Error> {
        let request = Request::new(&ESCROW_LOGIS_GET)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(EscrowLogisGet);

impl std::fmt::Debug for EscrowLogisGet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "EscrowLogisGet", &[("imp_uid", true)])
    }
}

/// `escrow_logis_edit`: `PUT /escrows/logis/{imp_uid}`.
pub(super) const ESCROW_LOGIS_EDIT: OperationInfo = OperationInfo {
    id: "escrow_logis_edit",
    method: Method::Put,
    path: "/escrows/logis/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["sender", "receiver", "logis", "products"],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "sender.name",
        "sender.tel",
        "sender.addr",
        "sender.postcode",
        "sender.formed_address.address_line_1",
        "sender.formed_address.address_line_2",
        "receiver.name",
        "receiver.tel",
        "receiver.addr",
        "receiver.postcode",
        "receiver.formed_address.address_line_1",
        "receiver.formed_address.address_line_2",
        "logis.address",
    ],
    echoes: &[],
};

/// Changes the delivery registered for an escrow payment.
///
/// Made by [`Client::escrow_logis_edit`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct EscrowLogisEdit {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) sender: Option<types::EscrowLogisSenderAnnotation>,
    pub(crate) receiver: Option<types::EscrowLogisReceiverAnnotation>,
    pub(crate) logis: Option<types::EscrowLogisInfoAnnotation>,
    pub(crate) products: Option<Vec<types::EscrowLogisProductsAnnotation>>,
    pub(crate) more: Extra,
}

impl EscrowLogisEdit {
    /// Who sends the goods.
    pub fn sender(
        mut self,
        value: impl Into<types::EscrowLogisSenderAnnotation>,
    ) -> Self {
        self.sender = Some(value.into());
        self
    }

    /// Who receives the goods.
    pub fn receiver(
        mut self,
        value: impl Into<types::EscrowLogisReceiverAnnotation>,
    ) -> Self {
        self.receiver = Some(value.into());
        self
    }

    /// The delivery itself.
    pub fn logis(mut self, value: impl Into<types::EscrowLogisInfoAnnotation>) -> Self {
        self.logis = Some(value.into());
        self
    }

    /// The goods in the delivery.
    ///
    /// Gateways that support it: `welcome`.
    ///
    /// Gateways that require it: `welcome`.
    pub fn products(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::EscrowLogisProductsAnnotation>>,
    ) -> Self {
        self.products = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::EscrowLogisAnnotation>, Error> {
        let request = Request::new(&ESCROW_LOGIS_EDIT)
            .path("imp_uid", &self.imp_uid)
            .required_field("sender", &self.sender)
            .required_field("receiver", &self.receiver)
            .required_field("logis", &self.logis)
            .field("products", &self.products)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(EscrowLogisEdit);

impl std::fmt::Debug for EscrowLogisEdit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "EscrowLogisEdit",
            &[
                ("imp_uid", true),
                ("sender", self.sender.is_some()),
                ("receiver", self.receiver.is_some()),
                ("logis", self.logis.is_some()),
                ("products", self.products.is_some()),
            ],
        )
    }
}

/// `escrow_logis_save`: `POST /escrows/logis/{imp_uid}`.
pub(super) const ESCROW_LOGIS_SAVE: OperationInfo = OperationInfo {
    id: "escrow_logis_save",
    method: Method::Post,
    path: "/escrows/logis/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["sender", "receiver", "logis", "products", "send_email"],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "sender.name",
        "sender.tel",
        "sender.addr",
        "sender.postcode",
        "sender.formed_address.address_line_1",
        "sender.formed_address.address_line_2",
        "receiver.name",
        "receiver.tel",
        "receiver.addr",
        "receiver.postcode",
        "receiver.formed_address.address_line_1",
        "receiver.formed_address.address_line_2",
        "logis.address",
    ],
    echoes: &[],
};

/// Registers the delivery of an escrow payment with the gateway.
///
/// Made by [`Client::escrow_logis_save`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct EscrowLogisSave {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) sender: Option<types::EscrowLogisSenderAnnotation>,
    pub(crate) receiver: Option<types::EscrowLogisReceiverAnnotation>,
    pub(crate) logis: Option<types::EscrowLogisInfoAnnotation>,
    pub(crate) products: Option<Vec<types::EscrowLogisProductsAnnotation>>,
    pub(crate) send_email: Option<bool>,
    pub(crate) more: Extra,
}

impl EscrowLogisSave {
    /// Who sends the goods.
    pub fn sender(
        mut self,
        value: impl Into<types::EscrowLogisSenderAnnotation>,
    ) -> Self {
        self.sender = Some(value.into());
        self
    }

    /// Who receives the goods.
    pub fn receiver(
        mut self,
        value: impl Into<types::EscrowLogisReceiverAnnotation>,
    ) -> Self {
        self.receiver = Some(value.into());
        self
    }

    /// The delivery itself.
    pub fn logis(mut self, value: impl Into<types::EscrowLogisInfoAnnotation>) -> Self {
        self.logis = Some(value.into());
        self
    }

    /// The goods in the delivery.
    ///
    /// Gateways that support it: `welcome`.
    ///
    /// Gateways that require it: `welcome`.
    pub fn products(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::EscrowLogisProductsAnnotation>>,
    ) -> Self {
        self.products = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Whether the buyer gets a mail once the purchase is accepted; true when left out.
    ///
    /// Gateways that support it: `nice_v2`.
    pub fn send_email(mut self, value: bool) -> Self {
        self.send_email = Some(value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::EscrowLogisAnnotation>, Error> {
        let request = Request::new(&ESCROW_LOGIS_SAVE)
            .path("imp_uid", &self.imp_uid)
            .required_field("sender", &self.sender)
            .required_field("receiver", &self.receiver)
            .required_field("logis", &self.logis)
            .field("products", &self.products)
            .field("send_email", &self.send_email)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(EscrowLogisSave);

impl std::fmt::Debug for EscrowLogisSave {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "EscrowLogisSave",
            &[
                ("imp_uid", true),
                ("sender", self.sender.is_some()),
                ("receiver", self.receiver.is_some()),
                ("logis", self.logis.is_some()),
                ("products", self.products.is_some()),
                ("send_email", self.send_email.is_some()),
            ],
        )
    }
}
