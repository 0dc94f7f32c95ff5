//! A process that ends before, within or after any call of the journal, in the first run or in the one that settles it.

use std::sync::Arc;
use std::time::Duration;

use iamport::confirm::{FileJournal, Journal, Verdict};
use iamport_sandbox::{Control, EffectKind, Fault, FaultKind, NewPayment, Sandbox};
use iamport_testing::{KEY, SECRET};
use tokio::sync::Semaphore;
use tokio::task::{JoinSet, spawn_blocking};

use super::program::{Call, End, Ending, Job, Place};

struct Shop {
    sandbox: Sandbox,
    job: Job,
    _folder: tempfile::TempDir,
}

impl Shop {
    async fn open(lost: bool) -> Self {
        let sandbox = Sandbox::builder().credentials(KEY, SECRET).seed(1);
        let sandbox = sandbox.start().await.unwrap();
        let paid = NewPayment::paid("payco", 5_000);
        let paid = sandbox.control().create_payment(paid).unwrap();
        if lost {
            let lost = Fault::new(FaultKind::CloseWithoutAnswer);
            let lost = lost.on("cancelPayment").after().once();
            sandbox.control().inject(lost).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let job = Job {
            url: sandbox.url().to_owned(),
            journal: folder.path().join("journal"),
            payments: vec![paid.imp_uid],
            answers: folder.path().join("answers"),
            within: 1_200,
            at_once: 1,
            backwards: false,
            end: None,
        };
        Self {
            sandbox,
            job,
            _folder: folder,
        }
    }

    fn control(&self) -> Control {
        self.sandbox.control()
    }

    fn refunded(&self) -> usize {
        let effects = self.control().effects();
        let refunds = effects.iter().filter(|it| it.kind == EffectKind::Refunded);
        refunds.count()
    }

    /// Runs the program up to `end`. Says whether it got there.
    async fn program_ends(&self, end: End) -> bool {
        let job = Job {
            end: Some(end),
            ..self.job.clone()
        };
        let status = spawn_blocking(move || job.start().wait().unwrap());
        !status.await.unwrap().success()
    }

    /// What is left is settled: by looks alone as far as they tell, and by asking with the same key.
    async fn is_settled(&self, when: &str) {
        let client = self.job.client();
        let journal: Arc<dyn Journal> = Arc::new(FileJournal::open(&self.job.journal).unwrap());
        let (before, within) = (self.refunded(), Duration::from_millis(300));
        let open = client.settle(Arc::clone(&journal), within).await.unwrap();
        for settled in open {
            let wanted = (before > 0).then_some(Verdict::Done);
            assert_eq!(settled.verdict, wanted, "{when}: {}", settled.text);
        }
        for _ in 0..2 {
            let answer = self.job.refund(&client, Arc::clone(&journal), 0).await;
            assert!(answer.as_ref().unwrap().is_done(), "{when}: {answer:?}");
            assert_eq!(self.refunded(), 1, "{when}");
        }
        let open = client.settle(journal, within).await.unwrap();
        assert!(open.is_empty(), "{when}: {open:?}");
    }
}

/// Every place at which a run that makes these calls can end.
fn ends(calls: &[(Call, usize)]) -> Vec<End> {
    let mut ends = Vec::new();
    for (call, times) in calls {
        for nth in 1..=*times {
            for place in [Place::Before, Place::Within, Place::After] {
                if place != Place::Within || *call == Call::Write {
                    ends.push(End {
                        call: *call,
                        nth,
                        place,
                    });
                }
            }
        }
    }
    ends
}

/// The calls of a run that comes to its end.
async fn calls(shop: &Shop) -> Vec<(Call, usize)> {
    let journal = Arc::new(Ending::over(&shop.job));
    let client = shop.job.client();
    let answer = shop.job.refund(&client, journal.clone(), 0);
    assert!(answer.await.unwrap().is_done());
    journal.calls()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_the_process_ends_the_refund_happens_once() {
    let first = calls(&Shop::open(false).await).await;
    assert_eq!(first, [(Call::Claim, 1), (Call::Last, 1), (Call::Write, 2)]);
    let mut under_way = JoinSet::new();
    let at_once = Arc::new(Semaphore::new(8));
    for end in ends(&first) {
        for lost in [false, true] {
            let at_once = Arc::clone(&at_once);
            under_way.spawn(async move {
                let _one = at_once.acquire().await.unwrap();
                let shop = Shop::open(lost).await;
                assert!(shop.program_ends(end).await, "{end:?}");
                let when = format!("{end:?}, lost {lost}");
                // Nothing goes out before it is on the disk.
                let sent = shop.control().transcript();
                let sent = sent.iter().any(|it| it.target == "/payments/cancel");
                let written = end.call == Call::Write && (end.nth, end.place) != (1, Place::Before);
                assert!(!sent || written && end.nth == 2, "{when}");
                shop.is_settled(&when).await;
            });
        }
    }
    let mut count = 0;
    while let Some(ended) = under_way.join_next().await {
        ended.unwrap();
        count += 1;
    }
    println!("{count} ends, the refund once each time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn and_wherever_the_one_that_settles_it_ends() {
    let mut under_way = JoinSet::new();
    let at_once = Arc::new(Semaphore::new(8));
    for (first, nth) in [(Place::After, 1), (Place::Before, 2), (Place::Within, 2)] {
        let first = End {
            call: Call::Write,
            nth,
            place: first,
        };
        let second = ends(&[(Call::Claim, 1), (Call::Last, 1), (Call::Write, 1)]);
        for second in second {
            let at_once = Arc::clone(&at_once);
            under_way.spawn(async move {
                let _one = at_once.acquire().await.unwrap();
                let shop = Shop::open(false).await;
                let when = format!("{first:?}, then {second:?}");
                assert!(shop.program_ends(first).await, "{when}");
                assert!(shop.program_ends(second).await, "{when}");
                shop.is_settled(&when).await;
            });
        }
    }
    let mut count = 0;
    while let Some(ended) = under_way.join_next().await {
        ended.unwrap();
        count += 1;
    }
    println!("{count} pairs of ends, the refund once each time");
}
