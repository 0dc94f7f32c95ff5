//! `schedule`, confirmed: each entry is looked up by its order number.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent};
use super::look::patiently;
use super::mark::Mark;
use crate::operations::schedules::Schedule;
use crate::types::{ScheduleResultAnnotation, ScheduleStatus};
use crate::{Amount, Client, Error, Response, UnixTime};

impl Schedule {
    /// Schedules the charges, and makes sure what became of each: [`confirm`](crate::confirm).
    ///
    /// *Done* means that every entry stands as asked, or has run already: its `imp_uid` then names the payment to look at. It is never sent
    /// again with card data.
    pub fn confirm(self) -> Confirm<Vec<ScheduleResultAnnotation>> {
        Confirm::of(self)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Entry {
    merchant_uid: String,
    at: UnixTime,
    amount: Amount,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    customer_uid: String,
    entries: Vec<Entry>,
}

impl Case {
    fn is_as_asked(&self, entry: &Entry, found: &ScheduleResultAnnotation) -> bool {
        found.merchant_uid == entry.merchant_uid
            && found.schedule_at == Some(entry.at)
            && found.amount == entry.amount
            && found.customer_uid.as_deref() == Some(&*self.customer_uid)
            && found.schedule_status != ScheduleStatus::Revoked
    }
}

/// A schedule by its order number; `None` if there is none.
async fn find(
    client: &Client,
    merchant_uid: &str,
) -> Result<Option<ScheduleResultAnnotation>, Error> {
    match client.get_schedule_by_mid(merchant_uid).send().await {
        Ok(answer) if answer.passed_over().is_empty() => Ok(Some(answer.into_inner())),
        Ok(_) => Err(Error::new(
            crate::error::Kind::Unreadable,
            crate::Outcome::Unanswered,
            "the answer about the schedule was not whole",
        )),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

impl engine::Case for Case {
    type Record = Vec<ScheduleResultAnnotation>;
    const OPERATION: &'static str = "schedule";

    async fn look(
        &self,
        client: &Client,
        _: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<Self::Record>, Error> {
        let (mut found, mut missing, mut other) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &self.entries {
            match find(client, &entry.merchant_uid).await? {
                Some(schedule) if self.is_as_asked(entry, &schedule) => found.push(schedule),
                Some(schedule) => other.push(schedule),
                None => missing.push(&*entry.merchant_uid),
            }
        }
        if found.len() == self.entries.len() {
            return Ok(Finding::Done(found, Attribution::Unproven));
        }
        Ok(match sent {
            Sent::Refused(error) if found.is_empty() => {
                Finding::NotDone(NotDone::refused(error.clone()))
            }
            _ => {
                let mut text = format!(
                    "{} of {} entries stand as asked",
                    found.len(),
                    self.entries.len()
                );
                let otherwise: Vec<_> = other.iter().map(|it| &*it.merchant_uid).collect();
                for (what, orders) in [("missing", missing), ("standing otherwise", otherwise)] {
                    if !orders.is_empty() {
                        text += &format!(", {what}: {}", orders.join(", "));
                    }
                }
                found.extend(other);
                match found.is_empty() {
                    true => Finding::Nothing(text, None),
                    false => Finding::Open(text, vec![found]),
                }
            }
        })
    }
}

impl Change for Schedule {
    type Answer = Vec<ScheduleResultAnnotation>;
    type Case = Case;

    fn client(&self) -> &Client {
        &self.client
    }

    fn asked(&self) -> String {
        let customer = self.customer_uid.as_deref().unwrap_or("-");
        let entries = self.schedules.iter().flatten().map(|entry| {
            format!(
                "{customer}, {} at {}: {}",
                entry.merchant_uid,
                entry.schedule_at.as_secs(),
                Amount::from(entry.amount)
            )
        });
        entries.collect::<Vec<_>>().join("; ")
    }

    async fn prepare(&self, mark: Option<&Mark>, until: Instant) -> Result<Prepared<Case>, Error> {
        let customer_uid = self.customer_uid.clone();
        let customer_uid =
            customer_uid.ok_or_else(|| Error::invalid_input("`customer_uid` is missing"))?;
        let entries = self.schedules.iter().flatten().map(|entry| Entry {
            merchant_uid: entry.merchant_uid.clone(),
            at: entry.schedule_at,
            amount: Amount::from(entry.amount),
        });
        let case = Case {
            customer_uid,
            entries: entries.collect(),
        };
        if case.entries.is_empty() {
            return Err(Error::invalid_input("`schedules` is missing"));
        }
        let mut standing = Vec::new();
        for entry in &case.entries {
            let found = patiently(until, || find(&self.client, &entry.merchant_uid)).await?;
            let Some(found) = found.filter(|it| it.schedule_status != ScheduleStatus::Revoked)
            else {
                continue;
            };
            let ours = mark.is_some_and(|mark| mark.is_within(found.custom_data.as_deref()));
            if !ours || !case.is_as_asked(entry, &found) {
                let text = format!("the order {} is scheduled already", entry.merchant_uid);
                let not_done = NotDone::new(Reason::WrongState, text).with(vec![found]);
                return Ok(Prepared::Settled(Confirmed::NotDone(not_done)));
            }
            standing.push(found);
        }
        if standing.len() == case.entries.len() {
            return Ok(Prepared::Settled(Confirmed::DoneBefore(standing)));
        }
        Ok(Prepared::Ready(case))
    }

    fn filled_in(mut self, _: &Case, mark: Option<&Mark>) -> Self {
        if let Some(mark) = mark {
            for entry in self.schedules.iter_mut().flatten() {
                entry.custom_data = Some(mark.within(entry.custom_data.as_deref()));
            }
        }
        self
    }

    /// Card data may be charged for checking each time it is sent.
    fn may_be_repeated(&self) -> bool {
        self.card_number.is_none()
    }

    async fn send(self) -> Result<Response<Vec<ScheduleResultAnnotation>>, Error> {
        self.send().await
    }

    fn accepted(
        case: &Case,
        answer: Response<Vec<ScheduleResultAnnotation>>,
        _: Option<&Mark>,
    ) -> Finding<Vec<ScheduleResultAnnotation>> {
        let list = answer.into_inner();
        let stands = |entry: &Entry| list.iter().any(|found| case.is_as_asked(entry, found));
        if case.entries.iter().all(stands) {
            return Finding::Done(list, Attribution::Proven);
        }
        Finding::Open(
            "the answer does not show every entry".to_owned(),
            Vec::new(),
        )
    }
}
