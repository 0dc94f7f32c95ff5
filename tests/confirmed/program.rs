//! The program that other tests start as a process of its own and kill: it gives back a part of each payment of a list.

use std::collections::{BTreeMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio, abort};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iamport::confirm::{Claim, Confirmed, FileJournal, Journal};
use iamport::{Client, Credentials};
use iamport_testing::{KEY, SECRET};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use super::shop::AMOUNT;

/// Names the file of a [`Job`].
const JOB: &str = "IAMPORT_JOB";

/// What the program is to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Job {
    pub(super) url: String,
    /// The folder of the journal.
    pub(super) journal: PathBuf,
    pub(super) payments: Vec<String>,
    /// Where it writes a line for each key that it has an answer for.
    pub(super) answers: PathBuf,
    /// How long it waits for an answer before it asks again with the same key, in milliseconds.
    pub(super) within: u64,
    pub(super) at_once: usize,
    /// It begins with the last payment.
    pub(super) backwards: bool,
    pub(super) end: Option<End>,
}

/// Where the program ends at once, as if it were killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) call: Call,
    /// Counted from 1.
    pub(super) nth: usize,
    pub(super) place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Call {
    Claim,
    Last,
    Write,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Place {
    Before,
    /// With half of the record on the disk; a write's only.
    Within,
    After,
}

impl Job {
    /// The key of a payment, by its place in the list.
    pub(super) fn key(place: usize) -> String {
        format!("refund-{place}")
    }

    /// The file of a key in the journal.
    fn file(&self, key: &str) -> PathBuf {
        let name: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
        self.journal.join(format!("{name}.journal"))
    }

    pub(super) fn client(&self) -> Client {
        Client::builder()
            .base_url(&self.url)
            .credentials(Credentials::new(KEY, SECRET))
            .build()
            .unwrap()
    }

    /// Asks for one refund, once.
    pub(super) async fn refund(
        &self,
        client: &Client,
        journal: Arc<dyn Journal>,
        place: usize,
    ) -> Result<Confirmed<iamport::types::PaymentAnnotation>, iamport::Error> {
        client
            .cancel_payment()
            .imp_uid(&self.payments[place])
            .amount(AMOUNT)
            .reason("test")
            .confirm()
            .key(Self::key(place))
            .journal(journal)
            .within(Duration::from_millis(self.within))
            .send_again()
            .await
    }

    /// Starts the program: this very executable, with [`program`] as the only test.
    pub(super) fn start(&self) -> Child {
        let file = self.answers.with_extension("job");
        std::fs::write(&file, serde_json::to_vec(self).unwrap()).unwrap();
        Command::new(std::env::current_exe().unwrap())
            .args(["confirmed::program::program", "--exact", "--ignored"])
            .env(JOB, file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// What the program has answered so far, by key.
    pub(super) fn answered(&self) -> BTreeMap<String, String> {
        let text = std::fs::read_to_string(&self.answers).unwrap_or_default();
        // A line without its end was cut off by a kill.
        let lines = text.split_inclusive('\n').filter_map(|line| {
            let (key, answer) = line.strip_suffix('\n')?.split_once(' ')?;
            Some((key.to_owned(), answer.to_owned()))
        });
        lines.collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the program that other tests start and kill; it does nothing by itself"]
async fn program() {
    let Some(job) = std::env::var_os(JOB) else {
        return;
    };
    let job: Arc<Job> = Arc::new(serde_json::from_slice(&std::fs::read(job).unwrap()).unwrap());
    let journal: Arc<dyn Journal> = Arc::new(Ending::over(&job));
    let answered: HashSet<String> = job.answered().into_keys().collect();
    let mut file = OpenOptions::new();
    let answers = file.create(true).append(true).open(&job.answers).unwrap();
    let answers = Arc::new(Mutex::new(answers));
    let mut waiting: Vec<usize> = (0..job.payments.len()).collect();
    waiting.retain(|place| !answered.contains(&Job::key(*place)));
    if !job.backwards {
        waiting.reverse();
    }
    let client = job.client();
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < job.at_once {
            let Some(place) = waiting.pop() else { break };
            let (job, client) = (Arc::clone(&job), client.clone());
            let (journal, answers) = (Arc::clone(&journal), Arc::clone(&answers));
            under_way.spawn(async move {
                let answer = answer(&job, &client, &journal, place).await;
                let line = format!("{} {answer}\n", Job::key(place));
                answers.lock().unwrap().write_all(line.as_bytes()).unwrap();
            });
        }
        let Some(done) = under_way.join_next().await else {
            return;
        };
        done.unwrap();
    }
}

/// Asks with the same key until there is an answer that settles it.
async fn answer(job: &Job, client: &Client, journal: &Arc<dyn Journal>, place: usize) -> String {
    loop {
        match job.refund(client, Arc::clone(journal), place).await {
            Ok(Confirmed::Done { .. }) => return "done".to_owned(),
            Ok(Confirmed::DoneBefore(_)) => return "done before".to_owned(),
            Ok(Confirmed::NotDone(why)) => return format!("not done: {why}"),
            // It could not be read, the other instance has the key, or the answer was lost.
            Ok(Confirmed::Waiting(_) | Confirmed::Unknown(_)) | Err(_) => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }
}

/// A journal in a folder that ends the process where it is told to, and counts its calls.
pub(super) struct Ending {
    journal: FileJournal,
    job: Job,
    calls: Arc<[AtomicUsize; 3]>,
}

impl Ending {
    pub(super) fn over(job: &Job) -> Self {
        Self {
            journal: FileJournal::open(&job.journal).unwrap(),
            job: job.clone(),
            calls: Arc::default(),
        }
    }

    /// How often each was called.
    pub(super) fn calls(&self) -> Vec<(Call, usize)> {
        let calls = [Call::Claim, Call::Last, Call::Write];
        let counts = self.calls.iter().map(|count| count.load(Ordering::SeqCst));
        calls.into_iter().zip(counts).collect()
    }
}

/// One call of the journal, before and after which the process may end.
fn at<T>(
    end: Option<End>,
    calls: &[AtomicUsize; 3],
    call: Call,
    within: impl FnOnce(),
    act: impl FnOnce() -> io::Result<T>,
) -> io::Result<T> {
    let nth = calls[call as usize].fetch_add(1, Ordering::SeqCst) + 1;
    let ends = |place| end == Some(End { call, nth, place });
    if ends(Place::Before) {
        abort();
    }
    if ends(Place::Within) {
        within();
        abort();
    }
    let result = act();
    if ends(Place::After) {
        abort();
    }
    result
}

impl Journal for Ending {
    fn claim(&self, key: &str) -> io::Result<Option<Box<dyn Claim>>> {
        let claim = || self.journal.claim(key);
        let claimed = at(self.job.end, &self.calls, Call::Claim, || (), claim)?;
        Ok(claimed.map(|claim| -> Box<dyn Claim> {
            Box::new(EndingClaim {
                claim,
                file: self.job.file(key),
                end: self.job.end,
                calls: Arc::clone(&self.calls),
            })
        }))
    }

    fn keys(&self) -> io::Result<Vec<String>> {
        self.journal.keys()
    }
}

struct EndingClaim {
    claim: Box<dyn Claim>,
    file: PathBuf,
    end: Option<End>,
    calls: Arc<[AtomicUsize; 3]>,
}

impl Claim for EndingClaim {
    fn last(&mut self) -> io::Result<Option<String>> {
        let last = || self.claim.last();
        at(self.end, &self.calls, Call::Last, || (), last)
    }

    fn write(&mut self, record: &str) -> io::Result<()> {
        let torn = || cut_off(&self.file, record);
        let write = || self.claim.write(record);
        at(self.end, &self.calls, Call::Write, torn, write)
    }
}

/// Leaves what a process leaves that ends in the middle of a write.
fn cut_off(path: &Path, record: &str) {
    let mut file: File = OpenOptions::new().append(true).open(path).unwrap();
    let half = &record.as_bytes()[..record.len() / 2];
    file.write_all(half).unwrap();
}
