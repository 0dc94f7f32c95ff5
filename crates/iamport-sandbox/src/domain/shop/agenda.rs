//! What the clock drives: deadlines of virtual accounts, and schedules.

use std::sync::Arc;

use crate::domain::agenda::Due;
use crate::domain::assumptions::OverdueVbank;
use crate::domain::ledger::{Cause, EffectKind, Entry};
use crate::domain::payments::Payment;
use crate::domain::schedules::ScheduleStatus;
use crate::domain::shop::Shop;

impl Shop {
    /// Has everything happen whose time has come by `now`, and puts what happens next down to `cause`.
    /// Returns whether anything changed by it.
    pub(crate) fn turn_to(&mut self, cause: Arc<Cause>, now: u64) -> bool {
        let changed = self.run_due(now);
        self.ledger.because(cause);
        changed
    }

    /// Makes everything happen whose time has come by `now`, each at its own instant: the earliest
    /// first, and at one instant in the order in which it was planned.
    pub(crate) fn run_due(&mut self, now: u64) -> bool {
        let mut changed = false;
        while let Some((at, due)) = self.agenda.next(now) {
            changed = true;
            match due {
                Due::Deadline(position) => {
                    let before = self.ledger.because(Arc::new(Cause::Deadline));
                    self.pass_deadline(position, at);
                    self.ledger.because(before);
                }
                Due::Schedule(position) => {
                    let waiting = self.schedules.all.get(position).filter(|schedule| {
                        schedule.status == ScheduleStatus::Scheduled && schedule.schedule_at == at
                    });
                    let Some(schedule) = waiting else {
                        continue;
                    };
                    let cause = Cause::Schedule {
                        merchant_uid: schedule.order.merchant_uid.clone(),
                        scheduled_by: Arc::clone(&schedule.cause),
                    };
                    let before = self.ledger.because(Arc::new(cause));
                    self.execute(position, at);
                    self.ledger.because(before);
                }
            }
        }
        changed
    }

    /// Has the deadline of a virtual account looked at when it passes, if that changes anything.
    pub(super) fn watch_deadline(&mut self, position: usize) {
        let overdue_at = self.payments.get(position).and_then(Payment::overdue_at);
        let fails = self.assumptions.overdue_vbank == OverdueVbank::Fails;
        if let Some(at) = overdue_at.filter(|_| fails) {
            self.agenda.add(at, Due::Deadline(position));
        }
    }

    /// Fails the virtual account at `position` if its deadline is over at `now`.
    pub(super) fn pass_deadline(&mut self, position: usize, now: u64) {
        let Some(payment) = self.payments.get_mut(position) else {
            return;
        };
        let fails = self.assumptions.overdue_vbank == OverdueVbank::Fails;
        if fails && payment.overdue_at() == Some(now) && payment.expire(now).is_ok() {
            let entry = Entry::of(EffectKind::AccountExpired, payment);
            self.ledger.record(entry, now);
        }
    }
}
