//! Payments that are to be made later: scheduled, moved, cancelled, tried again, and made when they are due.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::agenda::Due;
use crate::domain::billing::{DEFAULT_GATEWAY, Instrument, OrderRequest};
use crate::domain::billing_keys::KeyRequest;
use crate::domain::event::{Event, Occasion};
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::listing::Page;
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::payments::CancelTarget;
use crate::domain::payments::{Buyer, CancelRequest, KeyUsage, KeyUse, Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::schedules::{
    Schedule, ScheduleFilter, ScheduleRequest, ScheduleStatus, ScheduleView,
};
use crate::domain::shop::Shop;

/// The longest span of a list: three months of 31, 31 and 30 days.
const LONGEST_SPAN: u64 = 92 * 24 * 60 * 60;
/// The reason of the cancel that gives a checking amount back.
const CHECKED: &str = "빌링키 발급 테스트 결제 취소";

impl Shop {
    /// Charges what was scheduled.
    pub(super) fn execute(&mut self, position: usize, now: u64) -> Option<Payment> {
        let schedule = self.schedules.all.get(position)?.clone();
        let instrument = self.instrument(
            &schedule.customer_uid,
            schedule.channel_key.as_deref(),
            KeyUsage::ScheduledPayment,
        );
        let mut order = schedule.order;
        let (payment, charged_at) = match instrument {
            Ok(instrument) => {
                let key = self.keys.get(&schedule.customer_uid);
                let charged_at = key
                    .filter(|key| key.is_super())
                    .map(|_| instrument.contract.clone());
                if let Some(key) = key {
                    let kept = &key.customer;
                    let or_kept = |value: Option<String>, kept: &Option<String>| {
                        value.or_else(|| kept.clone())
                    };
                    order.buyer = Buyer {
                        name: or_kept(order.buyer.name, &kept.name),
                        email: or_kept(order.buyer.email, &kept.email),
                        tel: or_kept(order.buyer.tel, &kept.tel),
                        addr: or_kept(order.buyer.addr, &kept.addr),
                        postcode: or_kept(order.buyer.postcode, &kept.postcode),
                    };
                }
                (self.unattended_charge(order, instrument, now), charged_at)
            }
            // The key is gone: the attempt leaves a failed payment where the key was.
            Err(refusal) => {
                let instrument = Instrument {
                    contract: schedule.fallback,
                    card: None,
                    key_use: Some(KeyUse {
                        customer_uid: schedule.customer_uid,
                        usage: KeyUsage::ScheduledPayment,
                    }),
                };
                let reason = Some(refusal.message().to_owned());
                let payment = self.book_charge(order, instrument, None, reason, now);
                (payment, None)
            }
        };
        // A successful one is told like every payment.
        if payment.status == PaymentStatus::Failed {
            self.announce(Event::of(&payment, Occasion::ScheduleFailed));
        }
        let schedule = self.schedules.all.get_mut(position)?;
        schedule.status = ScheduleStatus::Executed;
        schedule.executed_at = Some(now);
        schedule.revoked_at = None;
        schedule.imp_uid = Some(payment.imp_uid.clone());
        schedule.charged_at = charged_at;
        Some(payment)
    }

    /// Schedules payments: all of them, or none.
    pub(crate) fn schedule(
        &mut self,
        request: ScheduleRequest,
        now: u64,
    ) -> Result<Vec<ScheduleView>, Refusal> {
        let mut missing = Vec::new();
        missing.extend(request.customer_uid.is_none().then_some("customer_uid"));
        missing.extend(request.planned.is_empty().then_some("schedules"));
        let Some(customer_uid) = request.customer_uid.filter(|_| missing.is_empty()) else {
            return Err(Refusal::declined(messages::missing(&missing)));
        };
        let mut orders = Vec::with_capacity(request.planned.len());
        let mut seen = HashSet::new();
        for planned in request.planned {
            let mut missing = planned.order.missing();
            missing.extend(planned.schedule_at.is_none().then_some("schedule_at"));
            let Some(at) = planned.schedule_at.filter(|_| missing.is_empty()) else {
                return Err(Refusal::declined(messages::missing(&missing)));
            };
            if at <= now {
                return Err(Refusal::declined(messages::SCHEDULE_IN_PAST));
            }
            let order = planned.order.checked()?;
            let merchant_uid = &order.merchant_uid;
            if self.was_paid(merchant_uid) {
                return Err(Refusal::declined(messages::PAID_ALREADY));
            }
            if self.schedules.position(merchant_uid).is_ok() || !seen.insert(merchant_uid.clone()) {
                return Err(Refusal::declined(messages::SCHEDULED_ALREADY));
            }
            orders.push((order, at));
        }
        if self.keys.get(&customer_uid).is_none() {
            if !request.key.card.given() {
                return Err(Refusal::declined(messages::NO_KEY_TO_SCHEDULE));
            }
            self.issue_for_schedule(
                KeyRequest {
                    customer_uid: customer_uid.clone(),
                    ..request.key
                },
                request.checking_amount,
                now,
            )?;
        }
        let channel_key = request.channel_key;
        let instrument = self.instrument(
            &customer_uid,
            channel_key.as_deref(),
            KeyUsage::ScheduledPayment,
        )?;
        let customer_id = self
            .keys
            .get(&customer_uid)
            .and_then(|key| key.customer.id.clone());
        let mut made = Vec::with_capacity(orders.len());
        for (order, at) in orders {
            let entry = Entry::new(EffectKind::Scheduled)
                .order(&order.merchant_uid)
                .customer(&customer_uid);
            self.ledger.record(entry, now);
            let position = self.schedules.push(Schedule {
                customer_uid: customer_uid.clone(),
                customer_id: customer_id.clone(),
                order,
                schedule_at: at,
                status: ScheduleStatus::Scheduled,
                executed_at: None,
                revoked_at: None,
                imp_uid: None,
                charged_at: None,
                channel_key: channel_key.clone(),
                fallback: instrument.contract.clone(),
                cause: Arc::clone(self.ledger.cause()),
            });
            self.agenda.add(at, Due::Schedule(position));
            made.extend(self.view_at(position));
        }
        Ok(made)
    }

    /// Issues a key for a customer who has none, and tries it if an amount is given: that is charged
    /// and given back. Without success there is no key.
    fn issue_for_schedule(
        &mut self,
        mut request: KeyRequest,
        checking_amount: Option<Amount>,
        now: u64,
    ) -> Result<(), Refusal> {
        if request.channel_key.is_none() && request.pg.is_none() {
            request.pg = Some(DEFAULT_GATEWAY.to_owned());
        }
        let checking = match checking_amount.filter(|amount| !amount.is_zero()) {
            None => None,
            Some(amount) => {
                let order = OrderRequest {
                    merchant_uid: Some(self.ids.merchant_uid()),
                    amount: Some(amount),
                    name: Some("빌링키 발급 테스트 결제".to_owned()),
                    ..OrderRequest::default()
                };
                Some(order.checked()?)
            }
        };
        let customer_uid = request.customer_uid.clone();
        let key = request.issue(&mut self.ids, now)?;
        let Some(order) = checking else {
            self.put_key(key, now);
            return Ok(());
        };
        let picked = key
            .pick(None)
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_WITHOUT_KEY))?;
        let instrument = Instrument {
            contract: picked.contract.clone(),
            card: picked.card.clone(),
            key_use: Some(KeyUse {
                customer_uid,
                usage: KeyUsage::Issue,
            }),
        };
        let declined = self.decline(&instrument, now);
        let payment = self.book_charge(order, instrument, None, declined.clone(), now);
        if let Some(reason) = declined {
            return Err(Refusal::card(messages::key_refused(&reason)));
        }
        let target = CancelTarget {
            imp_uid: Some(payment.imp_uid),
            merchant_uid: None,
        };
        let back = CancelRequest {
            reason: Some(CHECKED.to_owned()),
            ..CancelRequest::default()
        };
        self.cancel(&target, &back, now)?;
        self.put_key(key, now);
        Ok(())
    }

    /// Cancels schedules that have not run: those of a customer, those of the orders named, or those of
    /// the customer among the orders named.
    pub(crate) fn unschedule(
        &mut self,
        customer_uid: Option<&str>,
        merchant_uids: Option<&[String]>,
        now: u64,
    ) -> Result<Vec<ScheduleView>, Refusal> {
        if customer_uid.is_none() && merchant_uids.is_none() {
            let names = ["customer_uid"];
            return Err(Refusal::declined(messages::missing(&names)));
        }
        let mut revoked = Vec::new();
        for position in 0..self.schedules.all.len() {
            let Some(schedule) = self.schedules.all.get_mut(position) else {
                break;
            };
            let named = |uids: &[String]| uids.contains(&schedule.order.merchant_uid);
            if schedule.status != ScheduleStatus::Scheduled
                || customer_uid.is_some_and(|customer_uid| customer_uid != schedule.customer_uid)
                || merchant_uids.is_some_and(|uids| !named(uids))
            {
                continue;
            }
            schedule.status = ScheduleStatus::Revoked;
            schedule.revoked_at = Some(now);
            let entry = Entry::new(EffectKind::ScheduleRevoked)
                .order(&schedule.order.merchant_uid)
                .customer(&schedule.customer_uid);
            self.ledger.record(entry, now);
            revoked.extend(self.view_at(position));
        }
        if revoked.is_empty() {
            return Err(Refusal::declined(messages::NOTHING_TO_UNSCHEDULE));
        }
        Ok(revoked)
    }

    /// The schedule of an order.
    pub(crate) fn schedule_of(&self, merchant_uid: &str) -> Result<ScheduleView, Refusal> {
        let position = self.schedules.position(merchant_uid)?;
        self.view_at(position)
            .ok_or_else(|| Refusal::unknown(messages::SCHEDULE_UNKNOWN))
    }

    /// Moves a schedule that has not run to another time.
    pub(crate) fn move_schedule(
        &mut self,
        merchant_uid: &str,
        at: Option<u64>,
        now: u64,
    ) -> Result<ScheduleView, Refusal> {
        let position = self.schedules.position(merchant_uid)?;
        self.plan(position, at, now, EffectKind::ScheduleMoved, |status, _| {
            if status == ScheduleStatus::Scheduled {
                Ok(())
            } else {
                Err(Refusal::invalid(messages::NOT_SCHEDULED))
            }
        })
    }

    /// Schedules once more what failed or was cancelled.
    pub(crate) fn reschedule(
        &mut self,
        merchant_uid: &str,
        at: Option<u64>,
        now: u64,
    ) -> Result<ScheduleView, Refusal> {
        let position = self.schedules.position(merchant_uid)?;
        self.plan(position, at, now, EffectKind::Scheduled, repeatable)
    }

    fn plan(
        &mut self,
        position: usize,
        at: Option<u64>,
        now: u64,
        kind: EffectKind,
        allowed: impl FnOnce(ScheduleStatus, Option<PaymentStatus>) -> Result<(), Refusal>,
    ) -> Result<ScheduleView, Refusal> {
        let unknown = || Refusal::unknown(messages::SCHEDULE_UNKNOWN);
        let at = at.ok_or_else(|| Refusal::invalid(messages::missing(&["schedule_at"])))?;
        let view = self.view_at(position).ok_or_else(unknown)?;
        allowed(view.schedule.status, view.payment_status)?;
        if at <= now {
            return Err(Refusal::invalid(messages::SCHEDULE_IN_PAST));
        }
        let cause = Arc::clone(self.ledger.cause());
        let schedule = self.schedules.all.get_mut(position).ok_or_else(unknown)?;
        schedule.schedule_at = at;
        schedule.status = ScheduleStatus::Scheduled;
        schedule.executed_at = None;
        schedule.revoked_at = None;
        schedule.imp_uid = None;
        schedule.charged_at = None;
        schedule.cause = cause;
        let entry = Entry::new(kind)
            .order(&schedule.order.merchant_uid)
            .customer(&schedule.customer_uid);
        self.ledger.record(entry, now);
        self.agenda.add(at, Due::Schedule(position));
        self.view_at(position).ok_or_else(unknown)
    }

    /// Charges at once what failed or was cancelled.
    pub(crate) fn retry(&mut self, merchant_uid: &str, now: u64) -> Result<Payment, Refusal> {
        let position = self.schedules.position(merchant_uid)?;
        let unknown = || Refusal::unknown(messages::SCHEDULE_UNKNOWN);
        let view = self.view_at(position).ok_or_else(unknown)?;
        repeatable(view.schedule.status, view.payment_status)?;
        self.key(&view.schedule.customer_uid)?;
        self.execute(position, now).ok_or_else(unknown)
    }

    /// The schedules that are due in a span of time, of one customer or of all.
    pub(crate) fn schedules(
        &self,
        customer_uid: Option<&str>,
        filter: &ScheduleFilter,
    ) -> Result<Page<ScheduleView>, Refusal> {
        let [from_name, to_name] = filter.names;
        let mut missing = Vec::new();
        missing.extend(filter.from.is_none().then_some(from_name));
        missing.extend(filter.to.is_none().then_some(to_name));
        let (Some(from), Some(to)) = (filter.from, filter.to) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        let length = to
            .checked_sub(from)
            .ok_or_else(|| Refusal::invalid(messages::invalid(to_name)))?;
        if length > LONGEST_SPAN {
            return Err(Refusal::invalid(messages::SPAN_TOO_LONG));
        }
        let mut found: Vec<&Schedule> = self
            .schedules
            .all
            .iter()
            .filter(|schedule| {
                (from..to).contains(&schedule.schedule_at)
                    && customer_uid.is_none_or(|customer| customer == schedule.customer_uid)
                    && filter.status.is_none_or(|status| status == schedule.status)
            })
            .collect();
        found.sort_by_key(|schedule| schedule.schedule_at);
        if !filter.ascending {
            found.reverse();
        }
        let Page {
            total,
            previous,
            next,
            list,
        } = filter.page.cut_or_empty(&found);
        Ok(Page {
            total,
            previous,
            next,
            list: list
                .into_iter()
                .map(|schedule| self.view(schedule))
                .collect(),
        })
    }

    fn view_at(&self, position: usize) -> Option<ScheduleView> {
        let schedule = self.schedules.all.get(position)?;
        Some(self.view(schedule.clone()))
    }

    fn view(&self, schedule: Schedule) -> ScheduleView {
        let payment = schedule
            .imp_uid
            .as_deref()
            .and_then(|imp_uid| self.find(imp_uid));
        ScheduleView {
            payment_status: payment.map(|payment| payment.status),
            fail_reason: payment.and_then(|payment| payment.fail_reason.clone()),
            schedule,
        }
    }
}

/// Whether something can be tried again: it failed, or it was cancelled before it ran.
fn repeatable(status: ScheduleStatus, payment: Option<PaymentStatus>) -> Result<(), Refusal> {
    match (status, payment) {
        (ScheduleStatus::Revoked, _) | (ScheduleStatus::Executed, Some(PaymentStatus::Failed)) => {
            Ok(())
        }
        _ => Err(Refusal::invalid(messages::NOT_TO_REPEAT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assumptions::{Assumptions, OverdueVbank};
    use crate::domain::billing::tests::order;
    use crate::domain::billing_keys::tests::request as key_request;
    use crate::domain::card::cards;
    use crate::domain::card::tests::details;
    use crate::domain::listing::PageRequest;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::schedules::Planned;
    use crate::domain::shop::tests::{NOW, shop};
    use serde::Serialize;

    fn planned(merchant_uid: &str, at: u64) -> Planned {
        Planned {
            order: order(merchant_uid, 1_000),
            schedule_at: Some(at),
        }
    }

    fn plan(shop: &mut Shop, customer_uid: &str, all: &[(&str, u64)]) -> Result<usize, Refusal> {
        let request = ScheduleRequest {
            customer_uid: Some(customer_uid.to_owned()),
            planned: all.iter().map(|(uid, at)| planned(uid, *at)).collect(),
            ..ScheduleRequest::default()
        };
        shop.schedule(request, NOW).map(|made| made.len())
    }

    fn with_key(number: &str) -> Shop {
        let mut shop = shop();
        shop.save_key(key_request("c", number), NOW).unwrap();
        shop
    }

    fn charges(shop: &Shop) -> Vec<(String, u64)> {
        let charges = shop.ledger().effects().iter();
        charges
            .filter(|e| matches!(e.kind, EffectKind::Charged | EffectKind::ChargeDeclined))
            .map(|effect| (effect.merchant_uid.clone().unwrap(), effect.at))
            .collect()
    }

    #[test]
    fn each_runs_at_its_own_instant_in_order() {
        let mut shop = with_key(cards::WORKS);
        let all = [("late", 30), ("b", 10), ("a", 10), ("c", 10), ("soon", 5)];
        let all = all.map(|(uid, after)| (uid, NOW + after));
        assert_eq!(plan(&mut shop, "c", &all), Ok(5));
        shop.run_due(NOW + 9);
        assert_eq!(charges(&shop), [("soon".to_owned(), NOW + 5)]);
        shop.run_due(NOW + 1_000_000);
        let order: Vec<_> = charges(&shop).into_iter().map(|(uid, _)| uid).collect();
        assert_eq!(order, ["soon", "b", "a", "c", "late"]);
        let done = shop.schedule_of("late").unwrap();
        assert_eq!(done.schedule.executed_at, Some(NOW + 30));
        assert_eq!(done.payment_status, Some(PaymentStatus::Paid));
        let imp_uid = done.schedule.imp_uid.unwrap();
        let payment = shop.payment(&imp_uid, false).unwrap();
        assert_eq!(payment.paid_at, Some(NOW + 30));
        let cause = &shop.ledger().effects().last().unwrap().cause;
        assert_eq!(cause.to_string(), "schedule of late by start");
        let before = charges(&shop).len();
        shop.run_due(NOW + 2_000_000);
        assert_eq!(charges(&shop).len(), before);
    }

    #[test]
    fn a_moved_schedule_runs_once_at_its_new_time() {
        let mut shop = with_key(cards::WORKS);
        plan(&mut shop, "c", &[("a", NOW + 10), ("b", NOW + 20)]).unwrap();
        shop.move_schedule("a", Some(NOW + 20), NOW).unwrap();
        shop.move_schedule("b", Some(NOW + 30), NOW).unwrap();
        shop.move_schedule("b", Some(NOW + 20), NOW).unwrap();
        shop.run_due(NOW + 100);
        let at = |uid: &str| (uid.to_owned(), NOW + 20);
        assert_eq!(charges(&shop), [at("a"), at("b")]);
        for (merchant_uid, time, error) in [
            ("a", Some(NOW + 200), messages::NOT_SCHEDULED),
            ("x", Some(NOW + 200), messages::SCHEDULE_UNKNOWN),
            ("a", None, "schedule_at 파라메터가 누락되었습니다."),
        ] {
            let refused = shop.move_schedule(merchant_uid, time, NOW + 100);
            assert_eq!(refused.unwrap_err().message(), error);
        }
    }

    #[test]
    fn what_failed_is_tried_again() {
        let mut shop = with_key(cards::FAILS_ONCE);
        plan(&mut shop, "c", &[("a", NOW + 10), ("b", NOW + 50)]).unwrap();
        assert!(shop.retry("a", NOW).is_err());
        shop.run_due(NOW + 10);
        let failed = shop.schedule_of("a").unwrap();
        assert_eq!(failed.payment_status, Some(PaymentStatus::Failed));
        assert_eq!(failed.fail_reason.as_deref(), Some(messages::TRY_AGAIN));
        assert!(shop.reschedule("a", Some(NOW + 20), NOW + 20).is_err());
        let waiting = shop.reschedule("a", Some(NOW + 40), NOW + 20).unwrap();
        assert_eq!(waiting.schedule.status, ScheduleStatus::Scheduled);
        assert!(waiting.schedule.imp_uid.is_none() && waiting.payment_status.is_none());
        shop.run_due(NOW + 40);
        let paid = shop.schedule_of("a").unwrap();
        assert_eq!(paid.payment_status, Some(PaymentStatus::Paid));
        assert!(shop.retry("a", NOW + 41).is_err());

        shop.unschedule(None, Some(&["b".to_owned()]), NOW + 41)
            .unwrap();
        let payment = shop.retry("b", NOW + 42).unwrap();
        assert_eq!(payment.status, PaymentStatus::Paid);
        let retried = shop.schedule_of("b").unwrap().schedule;
        assert_eq!(retried.status, ScheduleStatus::Executed);
        assert_eq!(
            (retried.executed_at, retried.revoked_at),
            (Some(NOW + 42), None)
        );
        shop.run_due(NOW + 100);
        assert_eq!(charges(&shop).len(), 3);
        assert!(shop.retry("x", NOW).is_err());
    }

    #[test]
    fn without_its_key_a_schedule_fails() {
        let mut shop = with_key(cards::WORKS);
        plan(&mut shop, "c", &[("a", NOW + 10)]).unwrap();
        shop.delete_key("c", None, None, NOW).unwrap();
        shop.run_due(NOW + 10);
        let failed = shop.schedule_of("a").unwrap();
        assert_eq!(
            failed.fail_reason.as_deref(),
            Some(messages::CUSTOMER_UNKNOWN)
        );
        let refused = shop.retry("a", NOW + 11).unwrap_err();
        assert!(matches!(refused, Refusal::Unknown(_)));
    }

    #[test]
    fn an_order_that_was_paid_meanwhile_is_not_paid_again() {
        let mut shop = with_key(cards::WORKS);
        plan(&mut shop, "c", &[("a", NOW + 10)]).unwrap();
        shop.create(NewPayment::paid("kcp", 1_000).merchant_uid("a"), NOW)
            .unwrap();
        shop.run_due(NOW + 10);
        let failed = shop.schedule_of("a").unwrap();
        assert_eq!(failed.payment_status, Some(PaymentStatus::Failed));
    }

    #[test]
    fn all_are_scheduled_or_none() {
        let mut shop = with_key(cards::WORKS);
        plan(&mut shop, "c", &[("taken", NOW + 10)]).unwrap();
        shop.create(NewPayment::paid("kcp", 1_000).merchant_uid("paid"), NOW)
            .unwrap();
        for wrong in [
            ("taken", NOW + 20),
            ("paid", NOW + 20),
            ("new", NOW + 20),
            ("past", NOW),
        ] {
            assert!(plan(&mut shop, "c", &[("new", NOW + 20), wrong]).is_err());
        }
        assert!(plan(&mut shop, "c", &[]).is_err());
        assert_eq!(
            plan(&mut shop, "x", &[("new", NOW + 20)]),
            Err(Refusal::declined("등록된 고객정보가 없습니다."))
        );
        assert!(shop.schedule_of("new").is_err());
        assert_eq!(shop.schedules.all().len(), 1);
    }

    #[test]
    fn a_new_card_is_tried_before_anything_is_scheduled() {
        let mut shop = shop();
        let mut request = ScheduleRequest {
            customer_uid: Some("c".to_owned()),
            checking_amount: Some(Amount::from(100)),
            planned: vec![planned("a", NOW + 10)],
            ..ScheduleRequest::default()
        };
        request.key.card = details(cards::OVER_LIMIT);
        let refused = shop.schedule(request.clone(), NOW).unwrap_err();
        assert!(matches!(refused, Refusal::Card(_)));
        assert!(shop.key("c").is_err() && shop.schedules.all().is_empty());
        request.key.card = details(cards::WORKS);
        shop.schedule(request, NOW).unwrap();
        let checked = shop
            .payments
            .iter()
            .find(|payment| payment.status == PaymentStatus::Cancelled)
            .unwrap();
        assert_eq!(checked.amount, Amount::from(100));
        assert!(checked.remaining().is_zero());
        assert_eq!(checked.key_use.as_ref().unwrap().usage, KeyUsage::Issue);
        assert_eq!(shop.key("c").unwrap().gateway_keys().len(), 1);
    }

    #[test]
    fn cancelling_reaches_what_it_names() {
        let mut shop = with_key(cards::WORKS);
        shop.save_key(key_request("d", cards::WORKS), NOW).unwrap();
        plan(&mut shop, "c", &[("a", NOW + 10), ("b", NOW + 20)]).unwrap();
        plan(&mut shop, "d", &[("e", NOW + 10), ("f", NOW + 20)]).unwrap();
        let mut cancel = |customer: Option<&str>, uids: Option<&[&str]>| {
            let uids = uids.map(|uids| uids.iter().map(|u| (*u).to_owned()).collect::<Vec<_>>());
            let revoked = shop.unschedule(customer, uids.as_deref(), NOW);
            revoked.map(|all| {
                let uids = all.into_iter().map(|view| view.schedule.order.merchant_uid);
                uids.collect::<Vec<_>>().join("")
            })
        };
        let nothing = Err(Refusal::declined(messages::NOTHING_TO_UNSCHEDULE));
        assert!(cancel(None, None).is_err());
        assert_eq!(cancel(Some("c"), Some(&["e"])), nothing);
        assert_eq!(cancel(Some("c"), Some(&[])), nothing);
        assert_eq!(cancel(Some("x"), None), nothing);
        assert_eq!(cancel(Some("d"), Some(&["e", "a"])), Ok("e".to_owned()));
        assert_eq!(cancel(Some("c"), None), Ok("ab".to_owned()));
        assert_eq!(cancel(Some("c"), None), nothing);
        assert_eq!(cancel(None, Some(&["f", "a"])), Ok("f".to_owned()));
        shop.run_due(NOW + 100);
        assert_eq!(charges(&shop), []);
    }

    #[test]
    fn lists_have_a_span_and_an_order() {
        let mut shop = with_key(cards::WORKS);
        let all = [("a", NOW + 10), ("b", NOW + 20), ("c", NOW + 20)];
        plan(&mut shop, "c", &all).unwrap();
        let ask = |shop: &Shop, from: u64, to: u64, ascending, page| {
            let filter = ScheduleFilter {
                from: Some(from),
                to: Some(to),
                status: None,
                ascending,
                page: PageRequest::new(Some(page), Some(2)).unwrap(),
                names: ["from", "to"],
            };
            shop.schedules(Some("c"), &filter).map(|page| {
                let uids = page.list.into_iter().map(|v| v.schedule.order.merchant_uid);
                (page.total, uids.collect::<String>())
            })
        };
        assert_eq!(ask(&shop, NOW, NOW + 21, true, 1), Ok((3, "ab".to_owned())));
        assert_eq!(
            ask(&shop, NOW, NOW + 21, false, 1),
            Ok((3, "cb".to_owned()))
        );
        assert_eq!(ask(&shop, NOW, NOW + 21, false, 2), Ok((3, "a".to_owned())));
        assert_eq!(ask(&shop, NOW, NOW + 21, false, 3), Ok((3, String::new())));
        assert_eq!(
            ask(&shop, NOW + 10, NOW + 20, true, 1),
            Ok((1, "a".to_owned()))
        );
        assert!(ask(&shop, NOW, NOW + LONGEST_SPAN, true, 1).is_ok());
        assert!(ask(&shop, NOW, NOW + LONGEST_SPAN + 1, true, 1).is_err());
        assert!(ask(&shop, NOW + 1, NOW, true, 1).is_err());
    }

    #[test]
    fn what_is_kept_can_be_written_and_read() {
        fn again<T: Serialize + serde::de::DeserializeOwned>(kept: &T) -> T {
            let text = serde_json::to_string(kept).unwrap();
            let read: T = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
            read
        }
        let mut shop = with_key(cards::FAILS_ONCE);
        plan(&mut shop, "c", &[("a", NOW + 10), ("b", NOW + 20)]).unwrap();
        shop.run_due(NOW + 10);
        shop.plan_decline(Some("c".to_owned()), "no".to_owned());
        let effects = shop.ledger().effects().to_vec();
        shop.keys = again(&shop.keys);
        shop.schedules = again(&shop.schedules);
        shop.agenda = again(&shop.agenda);
        shop.ledger = again(&shop.ledger);
        shop.planned_declines = again(&shop.planned_declines);
        assert_eq!(shop.ledger().effects(), effects);
        shop.run_due(NOW + 20);
        let failed = shop.schedule_of("b").unwrap();
        assert_eq!(failed.fail_reason.as_deref(), Some("no"));
        assert_eq!(shop.violations(NOW + 20), []);
    }

    #[test]
    fn accounts_can_fail_when_their_deadline_is_over() {
        let mut shop = shop();
        shop.assume(Assumptions::new().overdue_vbank(OverdueVbank::Fails));
        let waiting = shop
            .create(NewPayment::waiting_vbank("nice_v2", 1_000), NOW)
            .unwrap();
        let due = waiting.vbank.unwrap().due.unwrap();
        shop.run_due(due);
        let status = |shop: &Shop| shop.payment(&waiting.imp_uid, true).unwrap().status;
        assert_eq!(status(&shop), PaymentStatus::Ready);
        shop.run_due(due + 100);
        let failed = shop.payment(&waiting.imp_uid, true).unwrap();
        assert_eq!(failed.failed_at, Some(due + 1));
        assert_eq!(failed.fail_reason.as_deref(), Some(messages::OVERDUE));
        let last = shop.ledger().effects().last().unwrap();
        assert_eq!(last.cause.to_string(), "deadline");
    }
}
