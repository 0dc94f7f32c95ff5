//! Asking the API whether a notification is true.

use std::fmt;

use super::notification::Notification;
use crate::types::{Currency, PaymentAnnotation, PaymentStatus};
use crate::{Amount, Client, Error};

impl Notification {
    /// Asks the API about the payment, and compares what it answers with the notification and with the shop's
    /// order.
    ///
    /// `imp_uid`, `merchant_uid`, the currency and the amount must be the same everywhere. The state that
    /// counts is the API's. It may be further than the notification says, since notifications come late; where
    /// it is behind, such as `ready` after a notification that says `paid`, that is an error which
    /// [may pass](VerifyError::may_pass). A payment of a test channel moves no money, and is refused unless
    /// [`Expected::allow_test_channel`] says otherwise.
    ///
    /// [`Verified::Paid`] is said only where the answer says that nothing was given back. A payment that still has the state `paid`
    /// and of which something was is [`Verified::Cancelled`], and [`Verified::left`] says how much of it the shop has.
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
        if self.merchant_uid() != expected.merchant_uid {
            return Err(VerifyError::Mismatch(Compared::MerchantUid));
        }
        let call = client.get_payment_by_imp_uid(self.imp_uid());
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
        let verified = Verified::of(payment)?;
        if self.is_ahead_of(&verified) {
            return Err(VerifyError::Mismatch(Compared::Status));
        }
        Ok(verified)
    }

    fn compare(&self, payment: &PaymentAnnotation, expected: &Expected) -> Result<(), Compared> {
        let same = |same: bool, compared: Compared| if same { Ok(()) } else { Err(compared) };
        same(payment.imp_uid == self.imp_uid(), Compared::ImpUid)?;
        same(
            payment.merchant_uid == expected.merchant_uid,
            Compared::MerchantUid,
        )?;
        same(
            payment.currency.as_ref() == Some(&expected.currency),
            Compared::Currency,
        )?;
        same(payment.amount == expected.amount, Compared::Amount)
    }

    /// Whether the notification knows of something that the API does not show.
    fn is_ahead_of(&self, verified: &Verified) -> bool {
        let claimed = self.status().and_then(progress);
        claimed
            .zip(verified.progress())
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
    /// It is paid, with the amount that was expected, and nothing of it was given back. The only one to send goods for.
    Paid(PaymentAnnotation),
    /// It waits: for the deposit into its virtual account, or for a buyer who may have left.
    Ready(PaymentAnnotation),
    /// It was cancelled, wholly or in part, whether its state says so or still says `paid`: [`left`](Self::left) is what
    /// remains.
    Cancelled(PaymentAnnotation),
    /// It failed, so far: a late notice of the gateway can still make it paid.
    Failed(PaymentAnnotation),
    /// The gateway has not decided yet.
    Pending(PaymentAnnotation),
    /// It is in a state that this version does not know.
    Other(PaymentAnnotation),
}

/// How much of a payment was given back, by its sum or by its history, whichever is more; `None` if the answer does not tell. Both
/// are read exactly, or the answer is an error before it comes here.
fn given_back(payment: &PaymentAnnotation) -> Option<Amount> {
    let history = payment.cancel_history.iter();
    // What is too much to be added is all of it.
    let by_history = Amount::sum(history.map(|cancel| cancel.amount.abs())).ok();
    let by_history = by_history.unwrap_or_else(|| payment.amount.abs().max(Amount::from(1)));
    match payment.cancel_amount {
        Some(sum) => Some(by_history.max(sum.abs())),
        None if by_history.is_zero() => None,
        None => Some(by_history),
    }
}

impl Verified {
    fn of(payment: PaymentAnnotation) -> Result<Self, VerifyError> {
        Ok(match payment.status {
            PaymentStatus::Paid => match given_back(&payment) {
                Some(given_back) if given_back.is_zero() => Self::Paid(payment),
                Some(_) => Self::Cancelled(payment),
                None => return Err(VerifyError::Incomplete),
            },
            PaymentStatus::Ready => Self::Ready(payment),
            PaymentStatus::Cancelled => Self::Cancelled(payment),
            PaymentStatus::Failed => Self::Failed(payment),
            PaymentStatus::Pending => Self::Pending(payment),
            PaymentStatus::Unknown(_) => Self::Other(payment),
        })
    }

    fn progress(&self) -> Option<u8> {
        match self {
            Self::Cancelled(_) => progress(&PaymentStatus::Cancelled),
            other => progress(&other.payment().status),
        }
    }

    /// How much of the payment the shop has: its amount without what was given back, and nothing of a payment that is not paid.
    /// `None` where the answer does not tell, as of a cancelled payment without a cancel, or of an unknown state.
    #[must_use]
    pub fn left(&self) -> Option<Amount> {
        match self {
            Self::Paid(payment) => Some(payment.amount),
            Self::Cancelled(payment) => {
                let given_back = given_back(payment).filter(|amount| !amount.is_zero())?;
                let left = payment.amount.checked_sub(given_back)?;
                Some(left.max(Amount::ZERO))
            }
            Self::Ready(_) | Self::Failed(_) | Self::Pending(_) => Some(Amount::ZERO),
            Self::Other(_) => None,
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
    /// The answer says `paid`, and not whether money was given back: it has no `cancel_amount`.
    Incomplete,
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
            Self::Incomplete => true,
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
            Self::Incomplete => {
                f.write_str("the answer does not say whether the payment was given back")
            }
            Self::Api(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Mismatch(_) | Self::TestChannel | Self::Incomplete => None,
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
