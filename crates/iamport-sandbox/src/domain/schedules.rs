//! Payments that are to be made later.

use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::billing::{Order, OrderRequest};
use super::billing_keys::{Contract, KeyRequest};
use super::ledger::Cause;
use super::listing::PageRequest;
use super::messages;
use super::money::Amount;
use super::payments::PaymentStatus;
use super::refusal::Refusal;
use crate::request;
use crate::tables::{Map, Parts, Rows, Visit};

/// How far a schedule has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ScheduleStatus {
    Scheduled,
    Executed,
    Revoked,
}

impl ScheduleStatus {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ScheduleStatus::Scheduled => "scheduled",
            ScheduleStatus::Executed => "executed",
            ScheduleStatus::Revoked => "revoked",
        }
    }

    /// The status that the API calls `word`.
    pub(crate) fn parse(word: &str) -> Option<ScheduleStatus> {
        match word {
            "scheduled" => Some(ScheduleStatus::Scheduled),
            "executed" => Some(ScheduleStatus::Executed),
            "revoked" => Some(ScheduleStatus::Revoked),
            _ => None,
        }
    }
}

/// A payment that is to be made later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Schedule {
    pub(crate) customer_uid: String,
    pub(crate) customer_id: Option<String>,
    pub(crate) order: Order,
    pub(crate) schedule_at: u64,
    pub(crate) status: ScheduleStatus,
    pub(crate) executed_at: Option<u64>,
    pub(crate) revoked_at: Option<u64>,
    pub(crate) imp_uid: Option<String>,
    /// Where it was charged, of a super billing key.
    pub(crate) charged_at: Option<Contract>,
    /// Which channel of a super billing key is to be charged.
    pub(super) channel_key: Option<String>,
    /// Where the key was when it was scheduled, in case that it is gone later.
    pub(super) fallback: Contract,
    /// What scheduled it.
    pub(super) cause: Arc<Cause>,
}

/// All schedules of a shop, in the order in which they were made.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Schedules {
    pub(super) all: Rows<Schedule>,
    by_merchant_uid: Map<String, usize>,
}

impl Parts for Schedules {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Schedules {
            all,
            by_merchant_uid,
        } = self;
        visit.table("schedules", all)?;
        visit.table("schedules by order", by_merchant_uid)
    }
}

impl Schedules {
    pub(crate) fn all(&self) -> &[Schedule] {
        &self.all
    }

    pub(super) fn position(&self, merchant_uid: &str) -> Result<usize, Refusal> {
        self.by_merchant_uid
            .get(merchant_uid)
            .copied()
            .ok_or_else(|| Refusal::unknown(messages::SCHEDULE_UNKNOWN))
    }

    pub(super) fn push(&mut self, schedule: Schedule) -> usize {
        let position = self.all.len();
        self.by_merchant_uid
            .insert(schedule.order.merchant_uid.clone(), position);
        self.all.push(schedule);
        position
    }
}

/// One payment that a caller wants to be made later.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Planned {
    #[serde(rename = "*order")]
    pub(crate) order: OrderRequest,
    #[serde(deserialize_with = "request::number")]
    pub(crate) schedule_at: Option<u64>,
}

/// What a caller wants to be made later, and with which key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ScheduleRequest {
    pub(crate) customer_uid: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) checking_amount: Option<Amount>,
    pub(crate) channel_key: Option<String>,
    /// How a key is issued if there is none.
    #[serde(rename = "*key")]
    pub(crate) key: KeyRequest,
    #[serde(rename = "schedules")]
    pub(crate) planned: Vec<Planned>,
}

/// Which schedules a caller wants to see.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScheduleFilter {
    pub(crate) from: Option<u64>,
    pub(crate) to: Option<u64>,
    pub(crate) status: Option<ScheduleStatus>,
    /// The earliest due comes first.
    pub(crate) ascending: bool,
    pub(crate) page: PageRequest,
    /// The names of the two times, which differ from call to call.
    pub(crate) names: [&'static str; 2],
}

/// A schedule as it is answered: with the state of its payment, which may have changed since.
#[derive(Clone, Debug)]
pub(crate) struct ScheduleView {
    pub(crate) schedule: Schedule,
    pub(crate) payment_status: Option<PaymentStatus>,
    pub(crate) fail_reason: Option<String>,
}
