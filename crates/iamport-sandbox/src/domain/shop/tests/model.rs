//! Random steps against the shop and against a model of it that is as simple as can be; after each the
//! two must agree, and no invariant may be broken.
//!
//! A million steps: `IAMPORT_MODEL_STEPS=1000000 cargo test --release -p iamport-sandbox --lib
//! domain::shop::tests::model -- --ignored --nocapture`.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use crate::domain::assumptions::{
    Assumptions, DeclinedCharge, OverdueVbank, RevokedStatus, WrongDeposit,
};
use crate::domain::billing::tests::order as order_request;
use crate::domain::billing::{AgainRequest, OnetimeRequest, Order};
use crate::domain::billing_keys::tests::request as key_request;
use crate::domain::card::cards;
use crate::domain::card::tests::details;
use crate::domain::kcpquick::Site;
use crate::domain::ledger::Cause;
use crate::domain::money::Amount;
use crate::domain::naver;
use crate::domain::new_payment::NewPayment;
use crate::domain::payments::{self, CancelRequest, CancelTarget, PaymentStatus, RefundAccount};
use crate::domain::schedules::{Planned, ScheduleRequest, ScheduleStatus};
use crate::domain::shop::Shop;
use crate::domain::shop::benepia::tests::pay;
use crate::domain::shop::cvs::tests::number;
use crate::domain::shop::kcpquick::tests::by_money;
use crate::domain::shop::tests::{NOW, shop};
use crate::domain::vbanks::IssueRequest;
use crate::tables::tests::{Mirror, everything};

/// How many orders and customers there are: few, so that steps meet.
const ORDERS: u8 = 8;
const CUSTOMERS: u8 = 3;

/// How a card behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Works,
    Refused,
    OverLimit,
    FailsOnce,
}

impl Kind {
    fn number(self) -> &'static str {
        match self {
            Kind::Works => cards::WORKS,
            Kind::Refused => cards::REFUSED,
            Kind::OverLimit => cards::OVER_LIMIT,
            Kind::FailsOnce => cards::FAILS_ONCE,
        }
    }
}

/// What happens to a product order, of those steps that lead to money that goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Place,
    AskForCancel,
    ApproveCancel,
    Cancel,
    Ship,
    RequestReturn,
    ApproveReturn,
}

impl Change {
    fn step(self) -> naver::Step {
        match self {
            Change::Place => naver::Step::Place,
            Change::AskForCancel => naver::Step::AskForCancel,
            Change::ApproveCancel => naver::Step::ApproveCancel,
            Change::Cancel => naver::Step::Cancel,
            Change::Ship => naver::Step::Ship,
            Change::RequestReturn => naver::Step::RequestReturn,
            Change::ApproveReturn => naver::Step::ApproveReturn,
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Issue {
        order: u8,
        amount: u32,
        due_in: u64,
        unlimited: bool,
    },
    /// A number for the till.
    Number {
        order: u8,
        amount: u32,
        term: Option<u64>,
    },
    RevokeNumber(usize),
    Points {
        order: u8,
        amount: u32,
    },
    Money {
        order: u8,
        amount: u32,
    },
    Autopay {
        order: u8,
        amount: u32,
    },
    /// An order at NaverPay, of two products.
    Order {
        order: u8,
        prices: [u32; 2],
    },
    Product {
        which: usize,
        product: Option<usize>,
        step: Change,
    },
    Open {
        order: u8,
        amount: u32,
    },
    Pay(usize),
    Fail(usize),
    Deposit {
        which: usize,
        amount: Option<u32>,
    },
    Revoke(usize),
    Expire(usize),
    Cancel {
        which: usize,
        amount: Option<u32>,
        checksum: Option<u32>,
    },
    CancelOrder(u8),
    SaveKey {
        customer: u8,
        card: Kind,
    },
    DeleteKey(u8),
    Again {
        customer: u8,
        order: u8,
        amount: u32,
    },
    Once {
        order: u8,
        amount: u32,
        card: Kind,
        keep: Option<u8>,
    },
    Schedule {
        customer: u8,
        planned: Vec<(u8, u64, u32)>,
        checking: u32,
        card: Option<Kind>,
    },
    Unschedule {
        customer: Option<u8>,
        orders: Option<Vec<u8>>,
    },
    Move {
        order: u8,
        after: u64,
    },
    Reschedule {
        order: u8,
        after: u64,
    },
    Retry(u8),
    Advance(u64),
    PlanDecline(Option<u8>),
}

fn steps(count: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<Step>> {
    let order = || 0..ORDERS;
    let customer = || 0..CUSTOMERS;
    let amount = || prop_oneof![3 => Just(1_000_u32), 1 => 1..3_000_u32];
    let some = || prop_oneof![1 => Just(0_u32), 4 => 1..1_500_u32, 1 => Just(1_000)];
    let soon = || 0..100_u64;
    let which = any::<usize>;
    let card = || {
        prop_oneof![
            4 => Just(Kind::Works),
            1 => Just(Kind::Refused),
            1 => Just(Kind::OverLimit),
            2 => Just(Kind::FailsOnce),
        ]
    };
    let change = || {
        prop_oneof![
            Just(Change::Place),
            Just(Change::AskForCancel),
            Just(Change::ApproveCancel),
            Just(Change::Cancel),
            Just(Change::Ship),
            Just(Change::RequestReturn),
            Just(Change::ApproveReturn),
        ]
    };
    let step = prop_oneof![
        3 => (order(), amount(), 1..200_u64, prop::bool::weighted(0.2)).prop_map(
            |(order, amount, due_in, unlimited)| Step::Issue { order, amount, due_in, unlimited }
        ),
        2 => (order(), amount(), option::of(1..200_u64)).prop_map(
            |(order, amount, term)| Step::Number { order, amount, term }
        ),
        1 => which().prop_map(Step::RevokeNumber),
        1 => (order(), amount()).prop_map(|(order, amount)| Step::Points { order, amount }),
        1 => (order(), amount()).prop_map(|(order, amount)| Step::Money { order, amount }),
        1 => (order(), amount()).prop_map(|(order, amount)| Step::Autopay { order, amount }),
        2 => (order(), amount(), amount()).prop_map(
            |(order, first, second)| Step::Order { order, prices: [first, second] }
        ),
        6 => (which(), option::of(0..2_usize), change()).prop_map(
            |(which, product, step)| Step::Product { which, product, step }
        ),
        2 => (order(), amount()).prop_map(|(order, amount)| Step::Open { order, amount }),
        2 => which().prop_map(Step::Pay),
        1 => which().prop_map(Step::Fail),
        3 => (which(), option::of(some())).prop_map(|(which, amount)| Step::Deposit { which, amount }),
        1 => which().prop_map(Step::Revoke),
        1 => which().prop_map(Step::Expire),
        4 => (which(), option::of(some()), option::weighted(0.3, some())).prop_map(
            |(which, amount, checksum)| Step::Cancel { which, amount, checksum }
        ),
        1 => order().prop_map(Step::CancelOrder),
        2 => (customer(), card()).prop_map(|(customer, card)| Step::SaveKey { customer, card }),
        1 => customer().prop_map(Step::DeleteKey),
        3 => (customer(), order(), amount()).prop_map(
            |(customer, order, amount)| Step::Again { customer, order, amount }
        ),
        2 => (order(), amount(), card(), option::of(customer())).prop_map(
            |(order, amount, card, keep)| Step::Once { order, amount, card, keep }
        ),
        4 => (customer(), vec((order(), soon(), amount()), 1..4), some(), option::of(card()))
            .prop_map(|(customer, planned, checking, card)| {
                Step::Schedule { customer, planned, checking, card }
            }),
        1 => (option::of(customer()), option::of(vec(order(), 0..4)))
            .prop_map(|(customer, orders)| Step::Unschedule { customer, orders }),
        1 => (order(), soon()).prop_map(|(order, after)| Step::Move { order, after }),
        1 => (order(), soon()).prop_map(|(order, after)| Step::Reschedule { order, after }),
        2 => order().prop_map(Step::Retry),
        4 => (0..60_u64).prop_map(Step::Advance),
        1 => option::of(customer()).prop_map(Step::PlanDecline),
    ];
    vec(step, count)
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    (
        prop_oneof![
            Just(OverdueVbank::StaysReady),
            Just(OverdueVbank::TakesDeposits),
            Just(OverdueVbank::Fails)
        ],
        prop_oneof![Just(RevokedStatus::Failed), Just(RevokedStatus::Cancelled)],
        prop_oneof![
            Just(WrongDeposit::Refused),
            Just(WrongDeposit::ChangesAmount)
        ],
        prop_oneof![
            Just(DeclinedCharge::FailedPayment),
            Just(DeclinedCharge::Refusal)
        ],
    )
        .prop_map(|(overdue, revoked, deposit, charge)| {
            Assumptions::new()
                .overdue_vbank(overdue)
                .revoked_status(revoked)
                .wrong_deposit(deposit)
                .declined_charge(charge)
        })
}

// The model.

#[derive(Clone, Debug)]
struct Payment {
    /// `None` where the shop made one up.
    order: Option<u8>,
    status: PaymentStatus,
    amount: u32,
    paid_at: Option<u64>,
    refunded: u32,
    /// A virtual account, or a number for the till.
    vbank: Option<Vbank>,
    till: bool,
    products: Vec<Product>,
}

/// A product order.
#[derive(Clone, Copy, Debug)]
struct Product {
    price: u32,
    stage: Stage,
    placed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Ordered,
    CancelWanted,
    Shipped,
    ReturnWanted,
    Refunded,
}

impl Product {
    fn after(self, change: Change) -> Option<Product> {
        let stage = match (change, self.stage) {
            (Change::Place, Stage::Ordered) if !self.placed => {
                return Some(Product {
                    placed: true,
                    ..self
                });
            }
            (Change::AskForCancel, Stage::Ordered) if self.placed => Stage::CancelWanted,
            (Change::AskForCancel, Stage::Ordered)
            | (Change::ApproveCancel, Stage::CancelWanted)
            | (Change::Cancel, Stage::Ordered | Stage::CancelWanted)
            | (Change::ApproveReturn, Stage::ReturnWanted) => Stage::Refunded,
            (Change::Ship, Stage::Ordered | Stage::CancelWanted) => Stage::Shipped,
            (Change::RequestReturn, Stage::Shipped) => Stage::ReturnWanted,
            _ => return None,
        };
        Some(Product { stage, ..self })
    }
}

#[derive(Clone, Copy, Debug)]
struct Vbank {
    due: u64,
    unlimited: bool,
    closed: bool,
}

#[derive(Clone, Debug)]
struct Schedule {
    order: u8,
    customer: u8,
    amount: u32,
    at: u64,
    status: ScheduleStatus,
    payment: Option<usize>,
}

impl Payment {
    fn give_back(&mut self, amount: u32) {
        self.refunded += amount;
        self.status = PaymentStatus::Cancelled;
        if self.refunded == self.amount {
            for product in &mut self.products {
                product.stage = Stage::Refunded;
            }
        }
    }
}

struct Model {
    now: u64,
    assumptions: Assumptions,
    payments: Vec<Payment>,
    keys: BTreeMap<u8, Kind>,
    schedules: Vec<Schedule>,
    planned: VecDeque<Option<u8>>,
}

/// Whether a step is taken or refused.
type Taken = Option<()>;

impl Model {
    fn was_paid(&self, order: u8) -> bool {
        self.payments
            .iter()
            .any(|payment| payment.order == Some(order) && payment.paid_at.is_some())
    }

    fn at(&mut self, which: usize) -> &mut Payment {
        let count = self.payments.len();
        &mut self.payments[which % count]
    }

    fn push(&mut self, order: Option<u8>, amount: u32, paid_at: Option<u64>) -> usize {
        self.payments.push(Payment {
            order,
            status: match paid_at {
                Some(_) => PaymentStatus::Paid,
                None => PaymentStatus::Failed,
            },
            amount,
            paid_at,
            refunded: 0,
            vbank: None,
            till: false,
            products: Vec::new(),
        });
        self.payments.len() - 1
    }

    /// Whether a charge is declined; what is spent by asking is spent.
    fn declines(&mut self, customer: Option<u8>, card: Kind, of_key: bool) -> bool {
        let mine = |plan: &Option<u8>| plan.is_none() || *plan == customer;
        if let Some(at) = self.planned.iter().position(mine) {
            self.planned.remove(at);
            return true;
        }
        if let (Kind::FailsOnce, true, Some(customer)) = (card, of_key, customer) {
            self.keys.insert(customer, Kind::Works);
        }
        card != Kind::Works
    }

    /// Whether a charge of no billing key is declined by plan.
    fn any_plan(&mut self) -> bool {
        let at = self.planned.iter().position(Option::is_none);
        at.and_then(|at| self.planned.remove(at)).is_some()
    }

    fn answered_charge(
        &mut self,
        order: u8,
        amount: u32,
        customer: Option<u8>,
        card: Kind,
        of_key: bool,
    ) -> Option<bool> {
        let declined = self.declines(customer, card, of_key);
        if declined && self.assumptions.declined_charge == DeclinedCharge::Refusal {
            return None;
        }
        let paid_at = (!declined).then_some(self.now);
        self.push(Some(order), amount, paid_at);
        Some(!declined)
    }

    fn cancel(&mut self, which: usize, amount: Option<u32>, checksum: Option<u32>) -> Taken {
        let payment = self.at(which);
        let left = payment.amount - payment.refunded;
        payment.paid_at?;
        let amount = amount.filter(|amount| *amount > 0).unwrap_or(left);
        if left == 0 || checksum.is_some_and(|believed| believed != left) || amount > left {
            return None;
        }
        payment.give_back(amount);
        Some(())
    }

    fn execute(&mut self, at: usize, now: u64) {
        let Schedule {
            order,
            customer,
            amount,
            ..
        } = self.schedules[at];
        let fails = match self.keys.get(&customer).copied() {
            None => true,
            Some(_) if self.was_paid(order) => true,
            Some(card) => self.declines(Some(customer), card, true),
        };
        let payment = self.push(Some(order), amount, (!fails).then_some(now));
        self.schedules[at].status = ScheduleStatus::Executed;
        self.schedules[at].payment = Some(payment);
    }

    fn run_due(&mut self) {
        loop {
            let fails = self.assumptions.overdue_vbank == OverdueVbank::Fails;
            let deadlines = self
                .payments
                .iter()
                .enumerate()
                .filter_map(|(at, payment)| {
                    let vbank = payment.vbank.filter(|vbank| !vbank.unlimited && fails)?;
                    let waits = payment.status == PaymentStatus::Ready;
                    waits.then_some((vbank.due + 1, 0, at))
                });
            let charges = self
                .schedules
                .iter()
                .enumerate()
                .filter_map(|(at, schedule)| {
                    let waits = schedule.status == ScheduleStatus::Scheduled;
                    waits.then_some((schedule.at, 1, at))
                });
            let first = deadlines.chain(charges).min();
            match first.filter(|(time, ..)| *time <= self.now) {
                None => return,
                Some((_, 0, at)) => {
                    self.payments[at].status = PaymentStatus::Failed;
                    self.payments[at].vbank.as_mut().unwrap().closed = true;
                }
                Some((time, _, at)) => self.execute(at, time),
            }
        }
    }

    fn schedule(
        &mut self,
        customer: u8,
        planned: &[(u8, u64, u32)],
        checking: u32,
        card: Option<Kind>,
    ) -> Taken {
        for (at, (order, after, _)) in planned.iter().enumerate() {
            let again = planned[..at].iter().any(|(other, ..)| other == order);
            let taken = self.schedules.iter().any(|other| other.order == *order);
            if *after == 0 || again || taken || self.was_paid(*order) {
                return None;
            }
        }
        if !self.keys.contains_key(&customer) {
            let card = card.filter(|card| *card != Kind::Refused)?;
            if checking > 0 {
                let declined = self.declines(Some(customer), card, false);
                let payment = self.push(None, checking, (!declined).then_some(self.now));
                if declined {
                    return None;
                }
                self.cancel(payment, None, None)?;
            }
            self.keys.insert(customer, card);
        }
        for (order, after, amount) in planned {
            self.schedules.push(Schedule {
                order: *order,
                customer,
                amount: *amount,
                at: self.now + after,
                status: ScheduleStatus::Scheduled,
                payment: None,
            });
        }
        Some(())
    }

    fn schedule_of(&self, order: u8) -> Option<usize> {
        let mut all = self.schedules.iter();
        all.position(|schedule| schedule.order == order)
    }

    fn repeatable(&self, at: usize) -> Taken {
        let schedule = &self.schedules[at];
        let failed = schedule
            .payment
            .is_some_and(|payment| self.payments[payment].status == PaymentStatus::Failed);
        let may = schedule.status == ScheduleStatus::Revoked
            || schedule.status == ScheduleStatus::Executed && failed;
        may.then_some(())
    }

    fn put_off(&mut self, at: usize, after: u64) -> Taken {
        if after == 0 {
            return None;
        }
        let schedule = &mut self.schedules[at];
        schedule.at = self.now + after;
        schedule.status = ScheduleStatus::Scheduled;
        schedule.payment = None;
        Some(())
    }

    fn step(&mut self, step: &Step) -> Taken {
        let (now, assumptions) = (self.now, self.assumptions);
        match step {
            Step::Issue {
                order,
                amount,
                due_in,
                unlimited,
            } => {
                if self.was_paid(*order) {
                    return None;
                }
                let at = self.push(Some(*order), if *unlimited { 0 } else { *amount }, None);
                self.payments[at].status = PaymentStatus::Ready;
                self.payments[at].vbank = Some(Vbank {
                    due: now + due_in,
                    unlimited: *unlimited,
                    closed: false,
                });
            }
            Step::Number {
                order,
                amount,
                term,
            } => {
                if self.was_paid(*order) {
                    return None;
                }
                let at = self.push(Some(*order), *amount, None);
                self.payments[at].status = PaymentStatus::Ready;
                self.payments[at].till = true;
                self.payments[at].vbank = Some(Vbank {
                    due: term.map_or(u64::MAX - 1, |term| now + term),
                    unlimited: false,
                    closed: false,
                });
            }
            Step::RevokeNumber(which) => {
                let payment = self.at(*which);
                if !payment.till || payment.status != PaymentStatus::Ready {
                    return None;
                }
                payment.vbank.as_mut()?.closed = true;
                payment.status = match assumptions.revoked_status {
                    RevokedStatus::Failed => PaymentStatus::Failed,
                    RevokedStatus::Cancelled => PaymentStatus::Cancelled,
                };
            }
            Step::Points { order, amount } => {
                if self.was_paid(*order) || self.any_plan() {
                    return None;
                }
                self.push(Some(*order), *amount, Some(now));
            }
            Step::Money { order, amount } | Step::Autopay { order, amount } => {
                if self.was_paid(*order) {
                    return None;
                }
                let declined = self.any_plan();
                if declined && assumptions.declined_charge == DeclinedCharge::Refusal {
                    return None;
                }
                self.push(Some(*order), *amount, (!declined).then_some(now));
            }
            Step::Order { order, prices } => {
                if self.was_paid(*order) {
                    return None;
                }
                let at = self.push(Some(*order), prices.iter().sum(), Some(now));
                let product = |price| Product {
                    price,
                    stage: Stage::Ordered,
                    placed: false,
                };
                self.payments[at].products = prices.map(product).into();
            }
            Step::Product {
                which,
                product,
                step,
            } => {
                let payment = self.at(*which);
                let (mut given_back, mut any) = (0, None);
                let left = payment.amount - payment.refunded;
                for (at, place) in payment.products.iter_mut().enumerate() {
                    let wanted = product.is_none_or(|product| product == at);
                    let Some(next) = place.after(*step).filter(|_| wanted) else {
                        continue;
                    };
                    if next.stage == Stage::Refunded {
                        if given_back + next.price > left {
                            continue;
                        }
                        given_back += next.price;
                    }
                    *place = next;
                    any = Some(());
                }
                if given_back > 0 {
                    payment.give_back(given_back);
                }
                return any;
            }
            Step::Open { order, amount } => {
                if self.was_paid(*order) {
                    return None;
                }
                let at = self.push(Some(*order), *amount, None);
                self.payments[at].status = PaymentStatus::Ready;
            }
            Step::Pay(which) => {
                let payment = self.at(*which).clone();
                let (vbank, order) = (payment.vbank, payment.order);
                if let Some(vbank) = vbank.filter(|_| payment.till) {
                    let late =
                        vbank.due < now && assumptions.overdue_vbank != OverdueVbank::TakesDeposits;
                    if payment.status != PaymentStatus::Ready || late {
                        return None;
                    }
                    let payment = self.at(*which);
                    payment.status = PaymentStatus::Paid;
                    payment.paid_at = Some(now);
                    return Some(());
                }
                let open = matches!(payment.status, PaymentStatus::Ready | PaymentStatus::Failed);
                let paid = order.is_some_and(|order| self.was_paid(order));
                if vbank.is_some() || !open || paid {
                    return None;
                }
                let payment = self.at(*which);
                payment.status = PaymentStatus::Paid;
                payment.paid_at = Some(now);
            }
            Step::Fail(which) => {
                let payment = self.at(*which);
                if payment.vbank.is_some() || payment.status != PaymentStatus::Ready {
                    return None;
                }
                payment.status = PaymentStatus::Failed;
            }
            Step::Deposit { which, amount } => {
                let payment = self.at(*which);
                let vbank = payment.vbank.filter(|_| !payment.till)?;
                if vbank.unlimited {
                    let amount = amount.filter(|amount| *amount > 0)?;
                    if vbank.closed {
                        return None;
                    }
                    payment.amount += amount;
                } else {
                    let amount = amount.unwrap_or(payment.amount);
                    let wrong = amount != payment.amount
                        && assumptions.wrong_deposit == WrongDeposit::Refused;
                    let late =
                        vbank.due < now && assumptions.overdue_vbank != OverdueVbank::TakesDeposits;
                    if payment.status != PaymentStatus::Ready || wrong || late || amount == 0 {
                        return None;
                    }
                    payment.amount = amount;
                }
                if payment.status == PaymentStatus::Ready {
                    payment.status = PaymentStatus::Paid;
                    payment.paid_at = Some(now);
                }
            }
            Step::Revoke(which) => {
                let payment = self.at(*which);
                let vbank = payment.vbank.as_mut().filter(|_| !payment.till)?;
                if payment.status != PaymentStatus::Ready {
                    return None;
                }
                vbank.closed = true;
                payment.status = match assumptions.revoked_status {
                    RevokedStatus::Failed => PaymentStatus::Failed,
                    RevokedStatus::Cancelled => PaymentStatus::Cancelled,
                };
            }
            Step::Expire(which) => {
                let payment = self.at(*which);
                let vbank = payment.vbank.as_mut()?;
                if payment.status != PaymentStatus::Ready || vbank.unlimited {
                    return None;
                }
                vbank.due = vbank.due.min(now - 1);
                if assumptions.overdue_vbank == OverdueVbank::Fails {
                    vbank.closed = true;
                    payment.status = PaymentStatus::Failed;
                }
            }
            Step::Cancel {
                which,
                amount,
                checksum,
            } => return self.cancel(*which, *amount, *checksum),
            Step::CancelOrder(order) => {
                let made = |payment: &&Payment| payment.order == Some(*order);
                let paid = |payment: &Payment| payment.paid_at.is_some();
                let last = |wanted: &dyn Fn(&Payment) -> bool| {
                    let mut all = self.payments.iter();
                    all.rposition(|payment| made(&payment) && wanted(payment))
                };
                let which = last(&paid).or_else(|| last(&|_| true))?;
                return self.cancel(which, None, None);
            }
            Step::SaveKey { customer, card } => {
                if *card == Kind::Refused {
                    return None;
                }
                self.keys.insert(*customer, *card);
            }
            Step::DeleteKey(customer) => {
                self.keys.remove(customer)?;
            }
            Step::Again {
                customer,
                order,
                amount,
            } => {
                let card = *self.keys.get(customer)?;
                if self.was_paid(*order) {
                    return None;
                }
                self.answered_charge(*order, *amount, Some(*customer), card, true)?;
            }
            Step::Once {
                order,
                amount,
                card,
                keep,
            } => {
                if self.was_paid(*order) || *card == Kind::Refused {
                    return None;
                }
                let paid = self.answered_charge(*order, *amount, *keep, *card, false)?;
                if let Some(customer) = keep.filter(|_| paid) {
                    self.keys.insert(customer, *card);
                }
            }
            Step::Schedule {
                customer,
                planned,
                checking,
                card,
            } => return self.schedule(*customer, planned, *checking, *card),
            Step::Unschedule { customer, orders } => {
                if customer.is_none() && orders.is_none() {
                    return None;
                }
                let mut any = None;
                for schedule in &mut self.schedules {
                    if schedule.status == ScheduleStatus::Scheduled
                        && customer.is_none_or(|customer| customer == schedule.customer)
                        && orders
                            .as_ref()
                            .is_none_or(|orders| orders.contains(&schedule.order))
                    {
                        schedule.status = ScheduleStatus::Revoked;
                        any = Some(());
                    }
                }
                return any;
            }
            Step::Move { order, after } => {
                let at = self.schedule_of(*order)?;
                if self.schedules[at].status != ScheduleStatus::Scheduled {
                    return None;
                }
                return self.put_off(at, *after);
            }
            Step::Reschedule { order, after } => {
                let at = self.schedule_of(*order)?;
                self.repeatable(at)?;
                return self.put_off(at, *after);
            }
            Step::Retry(order) => {
                let at = self.schedule_of(*order)?;
                self.repeatable(at)?;
                self.keys.get(&self.schedules[at].customer)?;
                self.execute(at, now);
            }
            Step::Advance(by) => {
                self.now += by;
                self.run_due();
            }
            Step::PlanDecline(customer) => self.planned.push_back(*customer),
        }
        Some(())
    }
}

// The shop.

/// Something wrong that is built into the shop on purpose, to see that it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bug {
    None,
    /// A partial cancel is done twice.
    RefundsTwice,
    /// A cancel is not written down.
    ForgetsRefund,
    /// What fell due is booked at the time when somebody looked.
    RunsLate,
    /// A revoked account takes its money.
    PaysRevoked,
    /// A charge arrives with one won less than went.
    LosesMoney,
}

fn order_id(order: u8) -> String {
    format!("order{order}")
}

fn customer_id(customer: u8) -> String {
    format!("customer{customer}")
}

fn refund(amount: Option<u32>, checksum: Option<u32>) -> CancelRequest {
    CancelRequest {
        amount: amount.map(Amount::from),
        checksum: checksum.map(Amount::from),
        refund: RefundAccount {
            holder: Some("홍길동".to_owned()),
            bank: Some("088".to_owned()),
            account: Some("1".to_owned()),
            tel: None,
        },
        ..CancelRequest::default()
    }
}

/// Does a step to the shop, and tells whether it was taken.
fn act(shop: &mut Shop, step: &Step, now: u64, bug: Bug) -> bool {
    let id_at = |shop: &Shop, which: usize| {
        let at = which % shop.payments.len();
        shop.payments[at].imp_uid.clone()
    };
    match step {
        Step::Issue {
            order,
            amount,
            due_in,
            unlimited,
        } => {
            let provider = if *unlimited { "settle" } else { "nice_v2" };
            let request = IssueRequest {
                channel_key: Some(crate::domain::gateway::channel_key(provider, false)),
                merchant_uid: Some(order_id(*order)),
                amount: (!unlimited).then(|| Amount::from(*amount)),
                bank: Some("088".to_owned()),
                due: Some(now + due_in),
                holder: Some("가게".to_owned()),
                unlimited: *unlimited,
                ..IssueRequest::default()
            };
            shop.issue_vbank(request, now).is_ok()
        }
        Step::Number {
            order,
            amount,
            term,
        } => {
            let expires_at = term.map(|term| now + term);
            number(shop, &order_id(*order), *amount, expires_at, now).is_ok()
        }
        Step::RevokeNumber(which) => shop.revoke_number(&id_at(shop, *which), now).is_ok(),
        Step::Points { order, amount } => pay(shop, &order_id(*order), *amount, now).is_ok(),
        Step::Money { order, amount } => {
            let transaction = format!("imp_9{:011}", shop.payments.len());
            by_money(shop, &transaction, &order_id(*order), *amount, now).is_ok()
        }
        Step::Autopay { order, amount } => {
            let order = Order::plain(order_id(*order), None, Amount::from(*amount)).unwrap();
            shop.pay_with_autopay_key("autopay", order, now).is_ok()
        }
        Step::Order { order, prices } => {
            let new = NewPayment::paid("naverco", prices[0] + prices[1]);
            let new = new.products(*prices).merchant_uid(order_id(*order));
            shop.create(new, now).is_ok()
        }
        Step::Product {
            which,
            product,
            step,
        } => {
            let id = id_at(shop, *which);
            let ids = match (product, shop.product_orders(&id)) {
                (Some(at), Ok((_, orders))) => vec![orders[*at].id.clone()],
                _ => Vec::new(),
            };
            shop.step_product_orders(&id, &ids, step.step(), "", now)
                .is_ok()
        }
        Step::Open { order, amount } => {
            let new = NewPayment::window("kcp", *amount).merchant_uid(order_id(*order));
            shop.create(new, now).is_ok()
        }
        Step::Pay(which) => shop.pay(&id_at(shop, *which), now).is_ok(),
        Step::Fail(which) => shop.fail(&id_at(shop, *which), "no", now).is_ok(),
        Step::Deposit { which, amount } => {
            let amount = amount.map(Amount::from);
            shop.deposit(&id_at(shop, *which), amount, None, now)
                .is_ok()
        }
        Step::Revoke(which) => {
            let id = id_at(shop, *which);
            let taken = shop.revoke_vbank(&id, false, now).is_ok();
            if taken && bug == Bug::PaysRevoked {
                let pay = |payment: &mut payments::Payment, _: &mut _| {
                    payment.pay(now);
                    Ok(())
                };
                shop.change(&id, pay).unwrap();
            }
            taken
        }
        Step::Expire(which) => shop.expire(&id_at(shop, *which), now).is_ok(),
        Step::Cancel {
            which,
            amount,
            checksum,
        } => {
            let target = CancelTarget {
                imp_uid: Some(id_at(shop, *which)),
                merchant_uid: None,
            };
            let taken = shop
                .cancel(&target, &refund(*amount, *checksum), now)
                .is_ok();
            if taken && bug == Bug::RefundsTwice {
                let _ = shop.cancel(&target, &refund(*amount, None), now);
            }
            if taken && bug == Bug::ForgetsRefund {
                let last = shop.ledger.effects.len() - 1;
                shop.ledger.effects.remove(last);
            }
            taken
        }
        Step::CancelOrder(order) => {
            let target = CancelTarget {
                imp_uid: None,
                merchant_uid: Some(order_id(*order)),
            };
            shop.cancel(&target, &refund(None, None), now).is_ok()
        }
        Step::SaveKey { customer, card } => shop
            .save_key(key_request(&customer_id(*customer), card.number()), now)
            .is_ok(),
        Step::DeleteKey(customer) => shop
            .delete_key(&customer_id(*customer), None, None, now)
            .is_ok(),
        Step::Again {
            customer,
            order,
            amount,
        } => {
            let request = AgainRequest {
                order: order_request(&order_id(*order), *amount),
                customer_uid: Some(customer_id(*customer)),
                ..AgainRequest::default()
            };
            let taken = shop.charge_again(request, now).is_ok();
            if bug == Bug::LosesMoney
                && let Some(last) = shop.ledger.effects.last_mut()
                && let Some(transfer) = &mut last.transfer
            {
                transfer.debit.amount = transfer.debit.amount.saturating_sub(Amount::from(1));
            }
            taken
        }
        Step::Once {
            order,
            amount,
            card,
            keep,
        } => {
            let request = OnetimeRequest {
                order: order_request(&order_id(*order), *amount),
                card: details(card.number()),
                customer_uid: keep.map(customer_id),
                ..OnetimeRequest::default()
            };
            shop.charge_once(request, now).is_ok()
        }
        Step::Schedule {
            customer,
            planned,
            checking,
            card,
        } => {
            let mut request = ScheduleRequest {
                customer_uid: Some(customer_id(*customer)),
                checking_amount: Some(Amount::from(*checking)),
                planned: planned
                    .iter()
                    .map(|(order, after, amount)| Planned {
                        order: order_request(&order_id(*order), *amount),
                        schedule_at: Some(now + after),
                    })
                    .collect(),
                ..ScheduleRequest::default()
            };
            if let Some(card) = card {
                request.key.card = details(card.number());
            }
            shop.schedule(request, now).is_ok()
        }
        Step::Unschedule { customer, orders } => {
            let customer = customer.map(customer_id);
            let orders: Option<Vec<String>> = orders
                .as_ref()
                .map(|orders| orders.iter().copied().map(order_id).collect());
            shop.unschedule(customer.as_deref(), orders.as_deref(), now)
                .is_ok()
        }
        Step::Move { order, after } => shop
            .move_schedule(&order_id(*order), Some(now + after), now)
            .is_ok(),
        Step::Reschedule { order, after } => shop
            .reschedule(&order_id(*order), Some(now + after), now)
            .is_ok(),
        Step::Retry(order) => shop.retry(&order_id(*order), now).is_ok(),
        Step::Advance(_) => true,
        Step::PlanDecline(customer) => {
            shop.plan_decline(customer.map(customer_id), "planned".to_owned());
            true
        }
    }
}

/// Walks through the steps with both, and compares them after each.
fn walk(assumptions: Assumptions, steps: &[Step], bug: Bug) -> Result<(), TestCaseError> {
    let mut shop = shop();
    shop.assume(assumptions);
    shop.register_member("m", Site::default(), NOW).unwrap();
    shop.add_key("autopay", "kcp_quick", None, NOW).unwrap();
    let example = shop.payments[0].vbank.as_ref().unwrap().due.unwrap();
    let mut model = Model {
        now: NOW,
        assumptions,
        payments: vec![Payment {
            order: None,
            status: PaymentStatus::Ready,
            amount: 5_000,
            paid_at: None,
            refunded: 0,
            vbank: Some(Vbank {
                due: example,
                unlimited: false,
                closed: false,
            }),
            till: false,
            products: Vec::new(),
        }],
        keys: BTreeMap::new(),
        schedules: Vec::new(),
        planned: VecDeque::new(),
    };
    let mut kept = Mirror::default();
    for (number, step) in steps.iter().enumerate() {
        let expected = model.step(step).is_some();
        let before = shop.payments.len();
        let cause = Cause::Request {
            number: number as u64 + 1,
            method: String::new(),
            path: String::new(),
        };
        shop.turn_to(Arc::new(cause), model.now);
        if bug == Bug::RunsLate {
            for payment in &mut shop.payments[before..] {
                payment.paid_at = payment.paid_at.map(|_| model.now);
            }
        }
        let taken = act(&mut shop, step, model.now, bug);
        prop_assert_eq!(taken, expected, "step {}: {:?}", number, step);
        prop_assert_eq!(shop.payments.len(), model.payments.len(), "{:?}", step);
        for (payment, expected) in shop.payments.iter().zip(&model.payments) {
            prop_assert_eq!(payment.status, expected.status, "{:?}", step);
            prop_assert_eq!(payment.amount, Amount::from(expected.amount), "{:?}", step);
            prop_assert_eq!(payment.paid_at, expected.paid_at, "{:?}", step);
            let refunded = Amount::from(expected.refunded);
            prop_assert_eq!(payment.cancel_amount(), refunded, "{:?}", step);
            if let Some(order) = expected.order {
                prop_assert_eq!(&payment.merchant_uid, &order_id(order));
            }
        }
        let schedules = shop.schedules.all();
        prop_assert_eq!(schedules.len(), model.schedules.len(), "{:?}", step);
        for (schedule, expected) in schedules.iter().zip(&model.schedules) {
            prop_assert_eq!(schedule.status, expected.status, "{:?}", step);
            prop_assert_eq!(schedule.schedule_at, expected.at, "{:?}", step);
            let payment = expected.payment.map(|at| &shop.payments[at].imp_uid);
            prop_assert_eq!(schedule.imp_uid.as_ref(), payment, "{:?}", step);
        }
        for customer in 0..CUSTOMERS {
            let has_key = shop.key(&customer_id(customer)).is_ok();
            prop_assert_eq!(has_key, model.keys.contains_key(&customer), "{:?}", step);
        }
        if number % 8 == 0 || number + 1 == steps.len() {
            // What a state file would hold, written row by row, is what there is.
            kept.follow(&mut shop);
            prop_assert_eq!(&kept.rows, &everything(&mut shop), "{:?}", step);
        }
    }
    let broken = shop.violations(model.now);
    prop_assert!(broken.is_empty(), "{:?}", broken);
    Ok(())
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

fn run(cases: u32, bug: Bug) -> Result<(), TestError<(Assumptions, Vec<Step>)>> {
    let walks = (assumptions(), steps(1..80));
    runner(cases).run(&walks, |(assumptions, steps)| {
        walk(assumptions, &steps, bug)
    })
}

#[test]
fn the_shop_does_what_its_model_does() {
    if let Err(error) = run(300, Bug::None) {
        panic!("{error}");
    }
}

#[test]
fn bugs_that_are_planted_are_found() {
    for bug in [
        Bug::RefundsTwice,
        Bug::ForgetsRefund,
        Bug::RunsLate,
        Bug::PaysRevoked,
        Bug::LosesMoney,
    ] {
        let found = run(400, bug);
        assert!(matches!(found, Err(TestError::Fail(..))), "{bug:?}");
    }
}

/// `IAMPORT_MODEL_STEPS` says how many steps, a million if it is not set.
#[test]
#[ignore = "takes minutes; has a command of its own"]
fn as_many_steps_as_wanted() {
    const AT_ONCE: usize = 100;
    let wanted: usize = std::env::var("IAMPORT_MODEL_STEPS")
        .ok()
        .map_or(1_000_000, |steps| steps.parse().expect("a number of steps"));
    let cases = u32::try_from(wanted.div_ceil(AT_ONCE)).expect("fewer steps");
    let walks = (assumptions(), steps(AT_ONCE));
    let result = runner(cases).run(&walks, |(assumptions, steps)| {
        walk(assumptions, &steps, Bug::None)
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    eprintln!(
        "{} steps, no difference, no broken invariant",
        cases as usize * AT_ONCE
    );
}
