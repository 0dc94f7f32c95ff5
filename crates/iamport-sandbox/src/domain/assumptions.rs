//! What the sandbox does where no source tells what the service does.

/// Where neither the documentation nor a recorded answer settles what the service does, the sandbox has
/// to decide. All those decisions that a shop may want to test both ways are here, and given to
/// [`SandboxBuilder::assume`](crate::SandboxBuilder::assume).
///
/// ```
/// use iamport_sandbox::{Assumptions, OverdueVbank, RevokedStatus};
///
/// let careful = Assumptions::new()
///     .revoked_status(RevokedStatus::Cancelled)
///     .overdue_vbank(OverdueVbank::Fails);
/// # let _ = careful;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Assumptions {
    pub(crate) revoked_status: RevokedStatus,
    pub(crate) gateway_refusal: GatewayRefusal,
    pub(crate) overdue_vbank: OverdueVbank,
    pub(crate) wrong_deposit: WrongDeposit,
    pub(crate) declined_charge: DeclinedCharge,
    pub(crate) schedule_list: ScheduleListShape,
}

impl Assumptions {
    /// Every decision as it is by default.
    pub fn new() -> Assumptions {
        Assumptions::default()
    }

    /// The state of a payment whose virtual account was revoked.
    pub fn revoked_status(mut self, status: RevokedStatus) -> Assumptions {
        self.revoked_status = status;
        self
    }

    /// The HTTP status of an answer that passes on a refusal of the payment gateway.
    pub fn gateway_refusal(mut self, refusal: GatewayRefusal) -> Assumptions {
        self.gateway_refusal = refusal;
        self
    }

    /// What becomes of a virtual account that nobody paid in time.
    pub fn overdue_vbank(mut self, overdue: OverdueVbank) -> Assumptions {
        self.overdue_vbank = overdue;
        self
    }

    /// What becomes of a deposit of another amount than the virtual account waits for.
    pub fn wrong_deposit(mut self, deposit: WrongDeposit) -> Assumptions {
        self.wrong_deposit = deposit;
        self
    }

    /// How `onetime` and `again` answer when the card company declines the charge.
    pub fn declined_charge(mut self, charge: DeclinedCharge) -> Assumptions {
        self.declined_charge = charge;
        self
    }

    /// What lists of schedules look like.
    pub fn schedule_list(mut self, shape: ScheduleListShape) -> Assumptions {
        self.schedule_list = shape;
        self
    }
}

/// The state of a payment after `DELETE /vbanks/{imp_uid}`.
///
/// No recorded answer exists. The vendor's console files revoked accounts under failed payments with
/// the reason `계좌말소` since January 2024, and defines those as payments whose `status` is `failed`;
/// a third party's imitation of the service makes them `cancelled`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RevokedStatus {
    /// `failed`, with `failed_at` and the `fail_reason` `계좌말소`.
    #[default]
    Failed,
    /// `cancelled`, with `cancelled_at`, a `cancel_amount` of 0 and no history.
    Cancelled,
}

/// The HTTP status of an answer that passes on a refusal of the payment gateway.
///
/// Recorded refusals of cancels and cards came at HTTP 200 with a `code` other than 0. For issuing and
/// revoking a virtual account none was recorded; the documentation of other calls speaks of 400 for a
/// request that is wrong and of 500 for a failure of the gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum GatewayRefusal {
    /// 200, as recorded.
    #[default]
    Ok,
    /// 400.
    BadRequest,
    /// 500.
    ServerFailure,
}

impl GatewayRefusal {
    /// The status as a number.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            GatewayRefusal::Ok => 200,
            GatewayRefusal::BadRequest => 400,
            GatewayRefusal::ServerFailure => 500,
        }
    }
}

/// What becomes of a virtual account after its `vbank_date`.
///
/// No source tells of another state or of a webhook then; whether money is still taken is the bank's
/// decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OverdueVbank {
    /// It stays `ready`, and the bank takes no deposit.
    #[default]
    StaysReady,
    /// It stays `ready`, and the bank still takes a deposit.
    TakesDeposits,
    /// In the second after `vbank_date` it becomes `failed`.
    Fails,
}

/// What becomes of a deposit of another amount than the virtual account waits for.
///
/// No source tells; that the bank checks the amount is inferred from there being no state for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrongDeposit {
    /// The bank does not take it, and the account keeps waiting.
    #[default]
    Refused,
    /// The bank takes it, and `amount` of the payment becomes what came in: a shop that does not
    /// compare amounts will not notice.
    ChangesAmount,
}

/// How `onetime` and `again` answer when the card company declines the charge.
///
/// The vendor's guide to subscriptions handles `code` 0 with `status` `failed` as the card company's
/// refusal (limit exceeded, card suspended), and another `code` as a failure to reach it, without a
/// payment. The schema names neither. Schedules, and `retry`, always leave a payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeclinedCharge {
    /// `code` 0 and a payment whose `status` is `failed`.
    #[default]
    FailedPayment,
    /// A `code` other than 0, and no payment.
    Refusal,
}

/// What the lists of schedules look like.
///
/// The vendor's schema shows a plain list. Its text speaks of pages, and its Java, PHP and Node clients,
/// which are in use, read a page object; the last of them breaks on a plain list. No answer was
/// recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScheduleListShape {
    /// `total`, `previous`, `next` and `list`.
    #[default]
    Page,
    /// A plain list.
    Array,
}
