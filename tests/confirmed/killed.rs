//! A program that refunds many payments with faults on, killed at random moments and started again.

use std::collections::BTreeMap;
use std::process::Child;
use std::sync::Arc;
use std::time::{Duration, Instant};

use iamport::confirm::{Confirmed, FileJournal, Journal};
use iamport_sandbox::{EffectKind, Fault, FaultKind, NewPayment, Sandbox};
use iamport_testing::{KEY, SECRET};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::program::Job;
use super::sequences::{Dice, setting};
use super::shop::AMOUNT;

/// How many refunds and kills an ordinary run has. `IAMPORT_REFUNDS`, `IAMPORT_KILLS` and `IAMPORT_SEED` set others.
const REFUNDS: u64 = 150;
const KILLS: u64 = 5;
/// How often each of the faults strikes, before and after the refund.
const CHANCE: f64 = 0.02;

/// Faults after which nobody knows whether the call had its effect, and that end at once.
fn faults() -> Vec<FaultKind> {
    vec![
        FaultKind::ResetBeforeAnswer,
        FaultKind::ResetDuringAnswer,
        FaultKind::CloseWithoutAnswer,
        FaultKind::TruncatedBody,
        FaultKind::Garbage,
        FaultKind::HtmlPage { status: 502 },
        FaultKind::ServerError,
        FaultKind::TooManyRequests { retry_after: None },
        FaultKind::InvalidJson,
        FaultKind::NullResponse,
    ]
}

/// One instance of the program, started again whenever it was killed.
struct Instance {
    job: Job,
    process: Child,
}

impl Instance {
    fn start(job: Job) -> Self {
        Self {
            process: job.start(),
            job,
        }
    }

    fn has_ended(&mut self) -> bool {
        let status = self.process.try_wait().unwrap();
        if let Some(status) = status {
            assert!(status.success(), "the program failed: {status}");
        }
        status.is_some()
    }

    /// Kills it with SIGKILL and starts it again.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.process = self.job.start();
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn run(instances: usize) {
    let begun = Instant::now();
    let refunds = usize::try_from(setting("IAMPORT_REFUNDS", REFUNDS)).unwrap();
    let kills = usize::try_from(setting("IAMPORT_KILLS", KILLS)).unwrap();
    let mut dice = Dice(setting("IAMPORT_SEED", 1));
    let sandbox = Sandbox::builder().credentials(KEY, SECRET).seed(1);
    let sandbox = sandbox.start().await.unwrap();
    let control = sandbox.control();
    let payments: Vec<String> = (0..refunds)
        .map(|_| {
            let paid = NewPayment::paid("payco", 5_000);
            control.create_payment(paid).unwrap().imp_uid
        })
        .collect();
    for kind in faults() {
        for operation in ["cancelPayment", "getPaymentByImpUid"] {
            let fault = || Fault::new(kind.clone()).on(operation).always();
            let mut inject = |fault: Fault| {
                let fault = fault.with_chance(CHANCE, dice.below(u64::MAX));
                control.inject(fault).unwrap();
            };
            inject(fault().before());
            inject(fault().after());
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let job = |instance: usize| Job {
        url: sandbox.url().to_owned(),
        journal: folder.path().join("journal"),
        payments: payments.clone(),
        answers: folder.path().join(format!("answers-{instance}")),
        within: 600,
        at_once: 24,
        backwards: instance == 1,
        end: None,
    };
    let mut running: Vec<Instance> = (0..instances).map(|it| Instance::start(job(it))).collect();
    let mut killed = 0;
    let limit =
        Duration::from_secs(60) + Duration::from_millis(50) * u32::try_from(refunds).unwrap();
    loop {
        let answered: usize = running.iter().map(|it| it.job.answered().len()).sum();
        assert!(
            begun.elapsed() < limit,
            "it does not come to its end: {answered} answered, {killed} killed"
        );
        // The kills are spread over the first nine tenths of the work, each at a random moment.
        let due = killed < kills && answered * 10 * kills >= 9 * refunds * instances * killed;
        let mut alive: Vec<_> = running.iter_mut().collect();
        alive.retain_mut(|instance| !instance.has_ended());
        if alive.is_empty() {
            break;
        }
        if due {
            sleep(Duration::from_millis(dice.below(100))).await;
            let place = usize::try_from(dice.below(alive.len() as u64)).unwrap();
            if !alive[place].has_ended() {
                alive[place].kill();
                killed += 1;
            }
        }
        sleep(Duration::from_millis(10)).await;
    }
    let faults: u64 = control.faults().iter().map(|fault| fault.happened).sum();
    control.clear_faults();
    let took = begun.elapsed();

    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for instance in &running {
        let answered = instance.job.answered();
        assert_eq!(answered.len(), refunds);
        for word in answered.into_values() {
            *words.entry(word).or_default() += 1;
        }
    }
    let mut given_back: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let effects = control.effects();
    for effect in effects.iter().filter(|it| it.kind == EffectKind::Refunded) {
        let amount = effect
            .transfer
            .as_ref()
            .map(|it| it.debit.amount.to_string());
        let payment = effect.imp_uid.as_deref().unwrap();
        given_back.entry(payment).or_default().extend(amount);
    }
    let twice = given_back.values().filter(|it| it.len() > 1).count();
    println!(
        "{refunds} refunds, {instances} at work, {killed} kills, {faults} faults: refunded {}, twice {twice}; answers {words:?}; {took:.1?}",
        given_back.len()
    );
    let once = vec![AMOUNT.to_string()];
    for payment in &payments {
        assert_eq!(given_back.get(&**payment), Some(&once), "{payment}");
    }
    assert!(
        words.keys().all(|it| it == "done" || it == "done before"),
        "{words:?}"
    );
    assert_eq!(killed, kills);
    assert!(faults > 0);
    assert!(control.check_invariants().is_empty());

    let job = Arc::new(job(0));
    let journal: Arc<dyn Journal> = Arc::new(FileJournal::open(&job.journal).unwrap());
    let client = job.client();
    let open = client
        .settle(Arc::clone(&journal), Duration::from_secs(1))
        .await;
    assert!(open.as_ref().unwrap().is_empty(), "{open:?}");
    // The same key, the same answer.
    let mut asked = JoinSet::new();
    for place in 0..refunds {
        let (job, client, journal) = (Arc::clone(&job), client.clone(), Arc::clone(&journal));
        asked.spawn(async move { job.refund(&client, journal, place).await });
        if asked.len() >= 24 {
            let answer = asked.join_next().await.unwrap().unwrap();
            assert!(matches!(answer, Ok(Confirmed::DoneBefore(_))), "{answer:?}");
        }
    }
    for answer in asked.join_all().await {
        assert!(matches!(answer, Ok(Confirmed::DoneBefore(_))), "{answer:?}");
    }
    assert_eq!(control.effects().len(), effects.len());
}

/// `IAMPORT_REFUNDS=10000 IAMPORT_KILLS=50 cargo test --release -p iamport-tests confirmed::killed -- --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_refunds_each_payment_once() {
    run(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_that_are_killed_refund_each_payment_once_together() {
    run(2).await;
}
