//! Orders that are paid twice, refunds that are sent twice, and honest calls that are called neither,
//! whatever is restarted, put back or begun again between them.

use std::path::PathBuf;
use std::time::Duration;

use iamport_sandbox::{
    Cause, EffectKind, NewPayment, PaymentSnapshot, Sandbox, Snapshot, Warning, WarningKind, cards,
};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, send};

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// A shop with a state file, and somebody who uses it.
struct World {
    /// Always there but while it starts again.
    caller: Option<Caller>,
    file: PathBuf,
    dice: Dice,
    snapshots: Vec<Snapshot>,
    made: u64,
}

async fn started(file: &PathBuf) -> Caller {
    let sandbox = Sandbox::builder().frozen_at(NOW).seed(1).state_file(file);
    Caller::of(sandbox.start().await.unwrap()).await
}

impl World {
    async fn new(file: PathBuf, seed: u64) -> World {
        World {
            caller: Some(started(&file).await),
            file,
            dice: Dice(seed),
            snapshots: Vec::new(),
            made: 0,
        }
    }

    fn caller(&self) -> &Caller {
        self.caller.as_ref().unwrap()
    }

    /// A name that nothing had before, in this shop or in what was taken of it.
    fn name(&mut self, what: &str) -> String {
        self.made += 1;
        format!("{what}-{}", self.made)
    }

    async fn restart(&mut self) {
        let before = self.caller.take().unwrap();
        before.sandbox.shutdown().await;
        self.caller = Some(started(&self.file).await);
    }

    /// Tokens belong to what was.
    async fn log_in(&mut self) {
        let caller = self.caller.take().unwrap();
        self.caller = Some(Caller::of(caller.sandbox).await);
    }

    async fn disturb(&mut self) {
        match self.dice.below(4) {
            0 => self.restart().await,
            1 => {
                let taken = self.caller().sandbox.control().snapshot().unwrap();
                self.snapshots.push(taken);
            }
            2 => {
                let count = self.snapshots.len() as u64;
                if count > 0 {
                    let chosen = self.dice.below(count) as usize;
                    let control = self.caller().sandbox.control();
                    control.restore(&self.snapshots[chosen]).unwrap();
                    self.log_in().await;
                }
            }
            _ => {
                self.caller().sandbox.control().reset();
                self.log_in().await;
            }
        }
    }

    /// Something that keeps all that is there and lets the requests be counted anew.
    async fn disturb_and_keep(&mut self) {
        match self.dice.below(3) {
            0 => self.restart().await,
            1 => {
                let control = self.caller().sandbox.control();
                let taken = control.snapshot().unwrap();
                control.reset();
                control.restore(&taken).unwrap();
                self.log_in().await;
            }
            _ => {}
        }
    }

    /// Everything that money came in for, with what is left of it.
    fn paid(&self) -> Vec<(PaymentSnapshot, u64)> {
        let control = self.caller().sandbox.control();
        let effects = control.effects();
        let comes = |kind| {
            matches!(
                kind,
                EffectKind::Paid | EffectKind::Deposited | EffectKind::Charged
            )
        };
        let ids = effects.iter().filter(|effect| comes(effect.kind));
        let won = |amount: iamport_sandbox::Amount| amount.to_string().parse::<u64>().unwrap();
        ids.filter_map(|effect| control.payment(effect.imp_uid.as_deref()?))
            .map(|payment| {
                let left = won(payment.amount) - won(payment.cancel_amount);
                (payment, left)
            })
            .filter(|(_, left)| *left > 0)
            .collect()
    }

    async fn charge(&mut self, order: &str) -> String {
        let body = json!({
            "merchant_uid": order, "amount": 5_000, "card_number": cards::WORKS, "expiry": "2030-12",
        });
        let path = "/subscribe/payments/onetime";
        let paid = self.caller().post(path, body).await.ok();
        paid["imp_uid"].as_str().unwrap().to_owned()
    }

    async fn issue(&mut self, order: &str) -> String {
        let due = self.caller().sandbox.clock().now() + 86_400;
        let body = json!({
            "channel_key": "channel-key-nice_v2", "merchant_uid": order, "amount": 5_000,
            "vbank_code": "088", "vbank_due": due,
        });
        let issued = self.caller().post("/vbanks", body).await.ok();
        issued["imp_uid"].as_str().unwrap().to_owned()
    }

    fn deposit(&self, imp_uid: &str) {
        self.caller().sandbox.control().deposit(imp_uid).unwrap();
    }

    async fn cancel(&self, body: &Value) {
        let mut body = body.clone();
        for (name, value) in [("holder", "가"), ("bank", "088"), ("account", "1")] {
            body[format!("refund_{name}")] = json!(value);
        }
        self.caller().post("/payments/cancel", body).await.ok();
    }

    async fn honest(&mut self) {
        match self.dice.below(6) {
            0 => {
                let order = self.name("card");
                self.charge(&order).await;
            }
            1 => {
                let order = self.name("account");
                let issued = self.issue(&order).await;
                if self.dice.below(2) == 0 {
                    self.disturb_and_keep().await;
                }
                self.deposit(&issued);
            }
            2 => {
                // The account that is not needed any more is revoked, as it should be.
                let order = self.name("changed-mind");
                let issued = self.issue(&order).await;
                let path = format!("/vbanks/{issued}");
                self.caller().delete(&path).await.ok();
                self.charge(&order).await;
            }
            3 => {
                let order = self.name("window");
                let open = NewPayment::window("kcp", 5_000).merchant_uid(order);
                let control = self.caller().sandbox.control();
                let open = control.create_payment(open).unwrap();
                control.pay(&open.imp_uid).unwrap();
            }
            4 => {
                let (key, order) = (self.name("key"), self.name("scheduled"));
                self.caller().save_key(&key, cards::WORKS).await.ok();
                let at = self.caller().sandbox.clock().now() + 10;
                let plan = json!([{"merchant_uid": order, "amount": 5_000, "schedule_at": at}]);
                let plan = json!({"customer_uid": key, "schedules": plan});
                let path = "/subscribe/payments/schedule";
                self.caller().post(path, plan).await.ok();
                self.caller()
                    .sandbox
                    .clock()
                    .advance(Duration::from_secs(10));
            }
            _ => {
                for _ in 0..2 {
                    let paid = self.paid();
                    let count = paid.len() as u64;
                    if count == 0 {
                        return;
                    }
                    let (payment, left) = &paid[self.dice.below(count) as usize];
                    let mut part = json!({"imp_uid": payment.imp_uid, "amount": 1_000});
                    if self.dice.below(2) == 0 {
                        part["checksum"] = json!(left);
                    } else {
                        part["reason"] = json!(self.name("reason"));
                    }
                    self.cancel(&part).await;
                }
            }
        }
    }

    /// Does what nobody can want, and what is to be told about it.
    async fn plant(&mut self) -> (WarningKind, String) {
        let order = self.name("planted");
        let first = match self.dice.below(3) {
            0 => {
                let paid = self.charge(&order).await;
                let part = json!({"imp_uid": paid, "amount": 1_000, "reason": "planted"});
                self.cancel(&part).await;
                self.disturb_and_keep().await;
                self.cancel(&part).await;
                return (WarningKind::RefundSentTwice, paid);
            }
            1 => {
                let first = self.issue(&order).await;
                self.charge(&order).await;
                first
            }
            _ => {
                let first = self.issue(&order).await;
                let second = self.issue(&order).await;
                self.deposit(&second);
                first
            }
        };
        self.disturb_and_keep().await;
        self.deposit(&first);
        (WarningKind::OrderPaidTwice, order)
    }

    #[track_caller]
    fn is_sound(&self) -> Vec<Warning> {
        let control = self.caller().sandbox.control();
        assert_eq!(control.check_invariants(), []);
        control.warnings()
    }
}

async fn run(seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let mut world = World::new(folder.path().join("state"), seed).await;
    for _ in 0..10 {
        if world.dice.below(5) < 3 {
            world.honest().await;
        } else {
            world.disturb().await;
        }
        assert_eq!(world.is_sound(), [], "a false alarm with seed {seed}");
    }
    let (kind, subject) = world.plant().await;
    world.disturb_and_keep().await;
    let told: Vec<_> = world.is_sound();
    let told: Vec<_> = told.iter().map(|w| (w.kind, w.subject.as_str())).collect();
    assert_eq!(told, [(kind, subject.as_str())], "with seed {seed}");
}

#[tokio::test]
async fn honest_calls_raise_no_alarm_and_each_double_is_told() {
    for seed in 0..12 {
        run(seed).await;
    }
}

/// `TMPDIR=/dev/shm cargo test --release -p iamport-sandbox --test it -- --ignored ten_thousand`: every change is
/// written through to the disk, which takes most of the time where there is one.
#[test]
#[ignore = "takes some minutes"]
fn ten_thousand_honest_runs_raise_no_alarm() {
    const AT_ONCE: u64 = 8;
    std::thread::scope(|scope| {
        for first in 0..AT_ONCE {
            scope.spawn(move || {
                let mut runtime = tokio::runtime::Builder::new_current_thread();
                let runtime = runtime.enable_all().build().unwrap();
                runtime.block_on(async {
                    for seed in (first..10_000).step_by(AT_ONCE as usize) {
                        run(1_000_000 + seed).await;
                    }
                });
            });
        }
    });
}

#[tokio::test]
async fn requests_are_counted_on_after_a_restart_and_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let mut world = World::new(folder.path().join("state"), 0).await;
    let numbers = |world: &World| -> Vec<u64> {
        let effects = world.caller().sandbox.control().effects();
        let number = |cause: &Cause| match cause {
            Cause::Request { number, .. } => Some(*number),
            _ => None,
        };
        let numbers = effects.iter().filter_map(|effect| number(&effect.cause));
        numbers.collect()
    };
    // Before each charge there is a request for a token.
    world.charge("a").await;
    world.restart().await;
    world.charge("b").await;
    assert_eq!(numbers(&world), [2, 4]);
    let taken = world.caller().sandbox.control().snapshot().unwrap();
    world.caller().sandbox.control().reset();
    world.log_in().await;
    world.charge("c").await;
    assert_eq!(numbers(&world), [2]);
    world.caller().sandbox.control().restore(&taken).unwrap();
    world.log_in().await;
    world.charge("c").await;
    assert_eq!(numbers(&world), [2, 4, 6]);
}

#[tokio::test]
async fn warnings_are_told_beside_the_invariants_over_http() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let twice = || NewPayment::waiting_vbank("nice_v2", 5_000).merchant_uid("a");
    let issued = [(); 2].map(|()| control.create_payment(twice()).unwrap().imp_uid);
    for waiting in &issued {
        control.deposit(waiting).unwrap();
    }
    let path = "/_sandbox/invariants";
    let told = send(&caller.sandbox, "GET", path, &[], b"").await.ok();
    assert_eq!((&told["hold"], &told["broken"]), (&json!(true), &json!([])));
    let warning = &told["warnings"][0];
    assert_eq!(warning["kind"], "order_paid_twice");
    assert_eq!(warning["subject"], "a");
    assert_eq!(warning["effects"], json!([4, 5]));
}
