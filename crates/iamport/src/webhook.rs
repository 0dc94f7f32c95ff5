//! Webhooks: reading what was posted to the shop, and asking the API whether it is true.
//!
//! A webhook of this API carries no signature. Anybody who knows the address can post one, so a
//! [`Notification`] is a claim and says nothing that goods may be sent for.
//! [`Notification::verify`] asks the API about the payment and compares it with the shop's own order; only
//! [`Verified::Paid`] means *paid*.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = iamport_sandbox::Sandbox::start().await?;
//! # let (key, secret) = sandbox.credentials();
//! # let client = iamport::Client::builder()
//! #     .credentials(iamport::Credentials::new(key, secret))
//! #     .base_url(sandbox.url())
//! #     .build()?;
//! # let order = iamport_sandbox::NewPayment::paid("payco", 12_000).merchant_uid("order-7");
//! # let payment = sandbox.control().create_payment(order)?;
//! # let body = format!(r#"{{"imp_uid":"{}","merchant_uid":"order-7","status":"paid"}}"#, payment.imp_uid);
//! # let body = body.as_bytes();
//! use iamport::webhook::{Expected, Notification, Verified};
//!
//! let notification = Notification::parse("application/json", body)?;
//! // The order number says which of the shop's orders it is about; the amount is the shop's own figure.
//! assert_eq!(notification.merchant_uid(), "order-7");
//! let expected = Expected::new("order-7", 12_000);
//! match notification.verify(&client, &expected).await? {
//!     Verified::Paid(payment) => println!("{} is paid", payment.merchant_uid),
//!     other => println!("not paid: {}", other.payment().status),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What to expect
//!
//! - The same notification may come more than once, a later one may come before an earlier one, and one may not
//!   come at all. Keep what was done by `imp_uid`, and act on what [`verify`](Notification::verify) answers, never on
//!   what the notification says.
//! - A plain failure is not notified, a failed attempt of a schedule is.
//! - The sender waits 30 seconds for the first notification and 15 for one that is sent again. Sending it again
//!   on its own after an answer in the 500s has to be ordered from the vendor; the admin console can do it
//!   by hand.
//! - A payment that was made a moment ago may not be found yet: see [`VerifyError::may_pass`].
//!
//! The example `webhook_axum` of this crate is a handler that copes with all of it.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use serde_json::{Map, Value};

use crate::runtime::Masked;
use crate::types::{Currency, PaymentAnnotation, PaymentStatus};
use crate::{Amount, Client, Error, UnixTime};

/// The largest body that is read, in bytes: 64 KiB. Documented ones have a few hundred.
pub const MAX_BODY: usize = 64 * 1024;

/// The addresses from which notifications come, as documented.
///
/// They are a filter, not a proof: an address can change, and behind a proxy the peer's is the proxy's.
pub const SOURCE_ADDRESSES: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(52, 78, 100, 19)),
    IpAddr::V4(Ipv4Addr::new(52, 78, 48, 223)),
    IpAddr::V4(Ipv4Addr::new(52, 78, 5, 241)),
];

/// Whether an address is one of [`SOURCE_ADDRESSES`], be it written as IPv4 or as IPv4 mapped into IPv6.
#[must_use]
pub fn is_documented_source(address: IpAddr) -> bool {
    SOURCE_ADDRESSES.contains(&address.to_canonical())
}

/// What was posted to the shop. Nothing of it is certain: see [`verify`](Self::verify).
#[derive(Clone, PartialEq)]
pub struct Notification {
    imp_uid: String,
    merchant_uid: String,
    status: Option<PaymentStatus>,
    cancellation_id: Option<String>,
    event: Event,
    other: Map<String, Value>,
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A payment was paid, cancelled, issued a virtual account or tried on schedule. The body has no word for which of
    /// these it is; [`Notification::cancellation_id`] is there after a cancel.
    Payment,
    /// `Inicis.Escrow.Changed`: the state of an escrow payment of KG Inicis changed.
    EscrowChanged(EscrowChanged),
    /// `Galaxia.Cvs.Confirm`: a buyer is about to pay at a convenience store. HTTP 200 lets the payment through,
    /// anything else stops it.
    CvsConfirm(CvsConfirm),
    /// A gateway is about to approve a payment, of this amount. HTTP 200 within ten seconds lets it through, anything else
    /// stops it. It is told from the others by having an amount and no status.
    Confirm(Amount),
    /// An event of another name, which is kept.
    Other(String),
}

/// What `Inicis.Escrow.Changed` says. `Debug` leaves the buyer's words out.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EscrowChanged {
    /// The gateway's number of the new state, such as `4`.
    pub escrow_status: Option<String>,
    /// When it changed.
    pub changed_at: Option<UnixTime>,
    /// Why the buyer refused, in the buyer's words.
    pub denied_reason: Option<String>,
}

impl fmt::Debug for EscrowChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscrowChanged")
            .field("escrow_status", &self.escrow_status)
            .field("changed_at", &self.changed_at)
            .field("denied_reason", &self.denied_reason.as_ref().map(Masked))
            .finish()
    }
}

/// What `Galaxia.Cvs.Confirm` says. `Debug` leaves the number out.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CvsConfirm {
    /// The number that the buyer shows at the till.
    pub barcode: Option<String>,
    /// How the buyer pays there, `payType` on the wire: `card` or `cash`.
    pub pay_type: Option<String>,
}

impl fmt::Debug for CvsConfirm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CvsConfirm")
            .field("barcode", &self.barcode.as_ref().map(Masked))
            .field("pay_type", &self.pay_type)
            .finish()
    }
}

/// Why a body is no notification. It says where, never what stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// It is longer than [`MAX_BODY`].
    TooLarge,
    /// The content type is neither `application/json` nor `application/x-www-form-urlencoded`.
    ContentType,
    /// It is no JSON object.
    Malformed,
    /// A field that every notification has is missing or empty.
    Missing(&'static str),
    /// A field is not of the form that it must have.
    Field(&'static str),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the body is longer than {MAX_BODY} bytes"),
            Self::ContentType => f.write_str("the content type is neither JSON nor a form"),
            Self::Malformed => f.write_str("the body is not a JSON object"),
            Self::Missing(field) => write!(f, "the body has no `{field}`"),
            Self::Field(field) => write!(f, "`{field}` is not what it should be"),
        }
    }
}

impl std::error::Error for ParseError {}

impl Notification {
    /// Reads a body, as JSON or as a form, whichever its content type says.
    ///
    /// Fields that this version does not know are kept. Numbers are read where text is meant, and the other way
    /// round. Of a field that comes twice the last one counts.
    ///
    /// # Errors
    /// A [`ParseError`], after which 400 is a fitting answer.
    pub fn parse(content_type: &str, body: &[u8]) -> Result<Self, ParseError> {
        if body.len() > MAX_BODY {
            return Err(ParseError::TooLarge);
        }
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        let fields = if essence.eq_ignore_ascii_case("application/json") {
            serde_json::from_slice(body).map_err(|_| ParseError::Malformed)?
        } else if essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            form(body)?
        } else {
            return Err(ParseError::ContentType);
        };
        Self::read(fields)
    }

    fn read(mut fields: Map<String, Value>) -> Result<Self, ParseError> {
        let imp_uid = required(&mut fields, "imp_uid")?;
        if !imp_uid
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        {
            return Err(ParseError::Field("imp_uid"));
        }
        let merchant_uid = required(&mut fields, "merchant_uid")?;
        let status = text(&mut fields, "status")?.map(PaymentStatus::from);
        let cancellation_id = text(&mut fields, "cancellation_id")?;
        let event = match text(&mut fields, "event")?.as_deref() {
            None if status.is_none() => match amount(&mut fields)? {
                Some(amount) => Event::Confirm(amount),
                None => return Err(ParseError::Missing("status")),
            },
            None => Event::Payment,
            Some("Inicis.Escrow.Changed") => {
                let mut extra = extra(&mut fields)?;
                let change = EscrowChanged {
                    escrow_status: text(&mut extra, "escrow_status")?,
                    changed_at: time(&mut extra, "changed_at")?,
                    denied_reason: text(&mut extra, "denied_reason")?,
                };
                keep(&mut fields, extra);
                Event::EscrowChanged(change)
            }
            Some("Galaxia.Cvs.Confirm") => {
                let mut extra = extra(&mut fields)?;
                let confirm = CvsConfirm {
                    barcode: text(&mut extra, "barcode")?,
                    pay_type: text(&mut extra, "payType")?,
                };
                keep(&mut fields, extra);
                Event::CvsConfirm(confirm)
            }
            Some(name) => Event::Other(name.to_owned()),
        };
        Ok(Self {
            imp_uid,
            merchant_uid,
            status,
            cancellation_id,
            event,
            other: fields,
        })
    }

    /// The PortOne id of the payment.
    #[must_use]
    pub fn imp_uid(&self) -> &str {
        &self.imp_uid
    }

    /// The order number of the shop.
    #[must_use]
    pub fn merchant_uid(&self) -> &str {
        &self.merchant_uid
    }

    /// The state that the payment is said to have.
    #[must_use]
    pub fn status(&self) -> Option<&PaymentStatus> {
        self.status.as_ref()
    }

    /// The id of the cancel that it is about, as in the payment's `cancel_history`.
    #[must_use]
    pub fn cancellation_id(&self) -> Option<&str> {
        self.cancellation_id.as_deref()
    }

    /// What it is about.
    #[must_use]
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// The fields that this version does not know, as they came.
    #[must_use]
    pub fn other(&self) -> &Map<String, Value> {
        &self.other
    }

    /// Asks the API about the payment, and compares what it answers with the notification and with the shop's
    /// order.
    ///
    /// `imp_uid`, `merchant_uid`, the currency and the amount must be the same everywhere. The state that
    /// counts is the API's. It may be further than the notification says, since notifications come late; where
    /// it is behind, such as `ready` after a notification that says `paid`, that is an error which
    /// [may pass](VerifyError::may_pass). A payment of a test channel moves no money, and is refused unless
    /// [`Expected::allow_test_channel`] says otherwise.
    ///
    /// It takes one call, `getPaymentByImpUid`, or two where the answer does not tell the channel. It changes nothing
    /// and can be repeated at will.
    ///
    /// # Errors
    /// A [`VerifyError`]. None of them means that the payment is not paid, only that it was not shown to be.
    pub async fn verify(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Verified, VerifyError> {
        if self.merchant_uid != expected.merchant_uid {
            return Err(VerifyError::Mismatch(Compared::MerchantUid));
        }
        let call = client.get_payment_by_imp_uid(&self.imp_uid);
        let answer = call.clone().include_sandbox(true).send().await?;
        let mut payment = answer.into_inner();
        if !expected.allow_test_channel {
            if payment.sandbox.is_none() {
                // The answer does not tell, but the plain call finds no payment of a test channel.
                payment = match call.send().await {
                    Err(error) if error.is_not_found() => return Err(VerifyError::TestChannel),
                    answer => answer?.into_inner(),
                };
            }
            if payment.sandbox == Some(true) {
                return Err(VerifyError::TestChannel);
            }
        }
        self.compare(&payment, expected)
            .map_err(VerifyError::Mismatch)?;
        Ok(Verified::new(payment))
    }

    fn compare(&self, payment: &PaymentAnnotation, expected: &Expected) -> Result<(), Compared> {
        let same = |same: bool, compared: Compared| if same { Ok(()) } else { Err(compared) };
        same(payment.imp_uid == self.imp_uid, Compared::ImpUid)?;
        same(
            payment.merchant_uid == expected.merchant_uid,
            Compared::MerchantUid,
        )?;
        same(
            payment.currency.as_ref() == Some(&expected.currency),
            Compared::Currency,
        )?;
        same(payment.amount == expected.amount, Compared::Amount)?;
        same(!self.is_ahead_of(&payment.status), Compared::Status)
    }

    /// Whether the notification knows of something that the API does not show.
    fn is_ahead_of(&self, status: &PaymentStatus) -> bool {
        let claimed = self.status.as_ref().and_then(progress);
        claimed
            .zip(progress(status))
            .is_some_and(|(claimed, actual)| claimed > actual)
    }
}

/// How far a payment has come. A failed one can still be paid by a late notice of the gateway, and PayPal's
/// pending ones are shown as failed; none goes back.
fn progress(status: &PaymentStatus) -> Option<u8> {
    match status {
        PaymentStatus::Ready => Some(0),
        PaymentStatus::Pending | PaymentStatus::Failed => Some(1),
        PaymentStatus::Paid => Some(2),
        PaymentStatus::Cancelled => Some(3),
        PaymentStatus::Unknown(_) => None,
    }
}

impl fmt::Debug for Notification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("imp_uid", &self.imp_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("status", &self.status)
            .field("cancellation_id", &self.cancellation_id)
            .field("event", &self.event)
            .field("other", &Masked(&self.other))
            .finish()
    }
}

/// What the shop knows of an order: what [`Notification::verify`] compares with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Expected {
    merchant_uid: String,
    amount: Amount,
    currency: Currency,
    allow_test_channel: bool,
}

impl Expected {
    /// An order of this number and amount, in won, through a live channel.
    ///
    /// Take the amount from the shop's own records, never from the browser or from the notification.
    pub fn new(merchant_uid: impl Into<String>, amount: impl Into<Amount>) -> Self {
        Self {
            merchant_uid: merchant_uid.into(),
            amount: amount.into(),
            currency: Currency::Krw,
            allow_test_channel: false,
        }
    }

    /// The currency of the amount, if it is another one.
    pub fn currency(mut self, currency: impl Into<Currency>) -> Self {
        self.currency = currency.into();
        self
    }

    /// Whether a payment of a test channel, with which no money moves, counts as well. False unless set, and no
    /// setting for a shop that sends real goods.
    pub fn allow_test_channel(mut self, allow: bool) -> Self {
        self.allow_test_channel = allow;
        self
    }
}

/// A payment that is the one of the order, and in which state the API says it is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Verified {
    /// It is paid, with the amount that was expected. The only one to send goods for.
    Paid(PaymentAnnotation),
    /// It waits: for the deposit into its virtual account, or for a buyer who may have left.
    Ready(PaymentAnnotation),
    /// It was cancelled, wholly or in part: compare `cancel_amount` with `amount`.
    Cancelled(PaymentAnnotation),
    /// It failed, so far: a late notice of the gateway can still make it paid.
    Failed(PaymentAnnotation),
    /// The gateway has not decided yet.
    Pending(PaymentAnnotation),
    /// It is in a state that this version does not know.
    Other(PaymentAnnotation),
}

impl Verified {
    fn new(payment: PaymentAnnotation) -> Self {
        match payment.status {
            PaymentStatus::Paid => Self::Paid(payment),
            PaymentStatus::Ready => Self::Ready(payment),
            PaymentStatus::Cancelled => Self::Cancelled(payment),
            PaymentStatus::Failed => Self::Failed(payment),
            PaymentStatus::Pending => Self::Pending(payment),
            PaymentStatus::Unknown(_) => Self::Other(payment),
        }
    }

    /// Whether it is [`Paid`](Self::Paid).
    #[must_use]
    pub fn is_paid(&self) -> bool {
        matches!(self, Self::Paid(_))
    }

    /// The payment as the API answered it.
    #[must_use]
    pub fn payment(&self) -> &PaymentAnnotation {
        match self {
            Self::Paid(payment)
            | Self::Ready(payment)
            | Self::Cancelled(payment)
            | Self::Failed(payment)
            | Self::Pending(payment)
            | Self::Other(payment) => payment,
        }
    }

    /// The payment as the API answered it, by value.
    #[must_use]
    pub fn into_payment(self) -> PaymentAnnotation {
        match self {
            Self::Paid(payment)
            | Self::Ready(payment)
            | Self::Cancelled(payment)
            | Self::Failed(payment)
            | Self::Pending(payment)
            | Self::Other(payment) => payment,
        }
    }
}

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compared {
    /// The PortOne id.
    ImpUid,
    /// The order number: the notification's, the payment's or both are not that of the order.
    MerchantUid,
    /// The amount.
    Amount,
    /// The currency. A payment that the API answers without one is none of any currency.
    Currency,
    /// The state: the notification says more than the API shows.
    Status,
}

impl Compared {
    /// The name of the field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ImpUid => "imp_uid",
            Self::MerchantUid => "merchant_uid",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Status => "status",
        }
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a notification was not shown to be true. It quotes no value of the payment.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum VerifyError {
    /// The API, the notification and the order do not agree on this.
    Mismatch(Compared),
    /// The payment went through a test channel: no money moved.
    TestChannel,
    /// The API gave no payment to compare with. [`Error::is_not_found`]: there is none of this id, or it is
    /// another shop's.
    Api(Error),
}

impl VerifyError {
    /// Whether the same notification could turn out to be true a little later: the payment is not to be found yet
    /// or not that far yet, or the API could not be asked. An answer in the 500s fits, so that it is sent again.
    ///
    /// The others will not change. Something is wrong with the order, or somebody tries something.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Mismatch(compared) => *compared == Compared::Status,
            Self::TestChannel => false,
            // Missing credentials are invalid input too, and can be mended.
            Self::Api(error) => error.is_auth() || !error.is_invalid_input(),
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatch(compared) => write!(f, "`{compared}` is not what was expected"),
            Self::TestChannel => f.write_str("the payment went through a test channel"),
            Self::Api(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Mismatch(_) | Self::TestChannel => None,
            // Its text is this one's.
            Self::Api(error) => error.source(),
        }
    }
}

impl From<Error> for VerifyError {
    fn from(error: Error) -> Self {
        Self::Api(error)
    }
}

/// What says which payment it is about and what happened: read letter by letter, or not at all.
const EXACT: [&str; 5] = [
    "imp_uid",
    "merchant_uid",
    "status",
    "cancellation_id",
    "event",
];

/// A form as an object. `extra[name]` is a field of `extra`, as PHP writes it.
fn form(body: &[u8]) -> Result<Map<String, Value>, ParseError> {
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(body) {
        // It stands for bytes that are no UTF-8, so that two order numbers could become one.
        if value.contains(char::REPLACEMENT_CHARACTER)
            && let Some(exact) = EXACT.into_iter().find(|exact| *exact == name)
        {
            return Err(ParseError::Field(exact));
        }
        let value = Value::String(value.into_owned());
        let inner = name
            .strip_prefix("extra[")
            .and_then(|rest| rest.strip_suffix(']'));
        match inner {
            None => {
                fields.insert(name.into_owned(), value);
            }
            Some(inner) => {
                let extra = fields
                    .entry("extra")
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(extra) = extra {
                    extra.insert(inner.to_owned(), value);
                }
            }
        }
    }
    Ok(fields)
}

/// A field as text; `None` if it is absent, null or empty.
fn text(fields: &mut Map<String, Value>, name: &'static str) -> Result<Option<String>, ParseError> {
    match fields.shift_remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        // Any other number could be written back in another way than it came: an id would become another one.
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => {
            Ok(Some(number.to_string()))
        }
        Some(Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            Err(ParseError::Field(name))
        }
    }
}

fn required(fields: &mut Map<String, Value>, name: &'static str) -> Result<String, ParseError> {
    text(fields, name)?.ok_or(ParseError::Missing(name))
}

fn time(
    fields: &mut Map<String, Value>,
    name: &'static str,
) -> Result<Option<UnixTime>, ParseError> {
    let Some(text) = text(fields, name)? else {
        return Ok(None);
    };
    let seconds: i64 = text.trim().parse().map_err(|_| ParseError::Field(name))?;
    Ok(Some(seconds)
        .filter(|seconds| *seconds != 0)
        .map(UnixTime::from))
}

fn amount(fields: &mut Map<String, Value>) -> Result<Option<Amount>, ParseError> {
    let text = match fields.get("amount") {
        Some(Value::Number(number)) => {
            let text = number.to_string();
            fields.shift_remove("amount");
            text
        }
        _ => match text(fields, "amount")? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    let amount: Amount = text
        .trim()
        .parse()
        .map_err(|_| ParseError::Field("amount"))?;
    Ok(Some(amount))
}

/// The object `extra`; in a form it may be one field that holds JSON.
fn extra(fields: &mut Map<String, Value>) -> Result<Map<String, Value>, ParseError> {
    let fail = ParseError::Field("extra");
    match fields.shift_remove("extra") {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(extra)) => Ok(extra),
        Some(Value::String(text)) => serde_json::from_str(&text).map_err(|_| fail),
        // An empty object of PHP's.
        Some(Value::Array(list)) if list.is_empty() => Ok(Map::new()),
        Some(_) => Err(fail),
    }
}

/// What is left of `extra` is unknown, and kept with the other unknown fields.
fn keep(fields: &mut Map<String, Value>, extra: Map<String, Value>) {
    if !extra.is_empty() {
        fields.insert("extra".to_owned(), Value::Object(extra));
    }
}

#[cfg(test)]
mod tests;
