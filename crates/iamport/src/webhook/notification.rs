//! What was posted to the shop.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use super::error::{MAX_BODY, ParseError};
use super::fields::{self, Fields};
use super::parse;
use crate::runtime::Masked;
use crate::types::PaymentStatus;
use crate::{Amount, UnixTime};

/// What was posted to the shop. Nothing of it is certain: see [`verify`](Self::verify).
///
/// It can be put into a queue or a database column and read back: serde writes the JSON that it stands for, whichever form it came
/// in, and reading it makes the same checks as [`parse`](Self::parse). Nothing is lost on the way, unknown fields included. Where
/// the text is at hand, `text.parse()` ([`FromStr`]) reads it too.
///
/// ```
/// use iamport::webhook::Notification;
///
/// let came = Notification::parse("", b"imp_uid=imp_1&merchant_uid=order+7&status=paid&new=1")?;
/// let kept = serde_json::to_string(&came)?;
/// assert_eq!(kept, r#"{"imp_uid":"imp_1","merchant_uid":"order 7","status":"paid","new":"1"}"#);
/// assert_eq!(kept.parse::<Notification>()?, came);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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

/// The names of the events that are known.
pub(super) const ESCROW_CHANGED: &str = "Inicis.Escrow.Changed";
pub(super) const CVS_CONFIRM: &str = "Galaxia.Cvs.Confirm";

impl Notification {
    /// Reads a body, as JSON or as a form.
    ///
    /// A content type that is known decides which of the two it is. Where it is missing or says nothing, such as `text/plain`, it is what
    /// the body plainly is: JSON if it begins with `{`, a form if it has a field `imp_uid` and only characters that
    /// stand in forms. A byte order mark, and blanks and line breaks around the body, are passed over.
    ///
    /// What says which payment it is about and what happened (`imp_uid`, `merchant_uid`, `status`, `cancellation_id`,
    /// `event`, and `amount` where it decides) is read exactly or refused: twice, in an encoding other than UTF-8, with control
    /// characters, or as a number that is not whole or has more than 64 bits, it is an error. Whole numbers are read where text
    /// is meant, and the other way round. Fields that this version does not know are kept.
    ///
    /// # Errors
    /// A [`ParseError`], after which 400 is a fitting answer.
    pub fn parse(content_type: &str, body: &[u8]) -> Result<Self, ParseError> {
        if body.len() > MAX_BODY {
            return Err(ParseError::TooLarge);
        }
        Self::read(parse::fields(content_type, body)?)
    }

    pub(super) fn read(mut fields: Fields) -> Result<Self, ParseError> {
        let required = |id: Option<String>, name| id.ok_or(ParseError::Missing(name));
        let imp_uid = required(fields::id(&mut fields, "imp_uid")?, "imp_uid")?;
        if !imp_uid
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        {
            return Err(ParseError::Field("imp_uid"));
        }
        let merchant_uid = required(fields::id(&mut fields, "merchant_uid")?, "merchant_uid")?;
        let status = fields::word(&mut fields, "status", PaymentStatus::VALUES)?;
        let status = status.map(PaymentStatus::from);
        let cancellation_id = fields::id(&mut fields, "cancellation_id")?;
        let event = fields::word(&mut fields, "event", &[ESCROW_CHANGED, CVS_CONFIRM])?;
        let event = match event.as_deref() {
            None if status.is_none() => match fields::amount(&mut fields)? {
                Some(amount) => Event::Confirm(amount),
                None => return Err(ParseError::Missing("status")),
            },
            None => Event::Payment,
            Some(ESCROW_CHANGED) => {
                let mut extra = fields::extra(&mut fields)?;
                let change = EscrowChanged {
                    escrow_status: fields::text(&mut extra, "escrow_status")?,
                    changed_at: fields::time(&mut extra, "changed_at")?,
                    denied_reason: fields::text(&mut extra, "denied_reason")?,
                };
                fields::keep(&mut fields, extra);
                Event::EscrowChanged(change)
            }
            Some(CVS_CONFIRM) => {
                let mut extra = fields::extra(&mut fields)?;
                let confirm = CvsConfirm {
                    barcode: fields::text(&mut extra, "barcode")?,
                    pay_type: fields::text(&mut extra, "payType")?,
                };
                fields::keep(&mut fields, extra);
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

    /// The fields that this version does not know, as they came. Of one that came more than once JSON gives the last, and a form all
    /// as a list; a number that has more digits than 64 bits hold is its text.
    #[must_use]
    pub fn other(&self) -> &Map<String, Value> {
        &self.other
    }
}

/// Reads what its `Serialize` wrote, or a body that is plainly JSON or a form, of any length.
impl FromStr for Notification {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::read(parse::fields("", text.as_bytes())?)
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
