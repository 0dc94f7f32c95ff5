//! The way of a confirmed change: the key, what there is before, the journal, one sending, and looks until it is settled.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::task::spawn_blocking;
use tokio::time::Instant;
use tracing::Instrument as _;

use super::answer::{Attribution, Confirmed, NotDone, Reason, Unknown};
use super::entry::{Entry, Verdict};
use super::journal::{Claim, Journal};
use super::look::{self, Patience, patiently};
use super::mark::Mark;
use crate::error::{Kind, Outcome};
use crate::{Client, Error, Response};

/// How long a confirmed change may take in all, unless it is told otherwise.
const WITHIN: Duration = Duration::from_secs(180);
/// When it is worth looking again at what stayed unknown.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(60);

/// A change that can be confirmed: what the engine needs to know of an operation.
pub(super) trait Change: Clone + Send + Sync + 'static {
    type Answer: Send + 'static;
    type Case: Case;

    fn client(&self) -> &Client;

    /// What the caller asks for, in one line without a secret: two changes that differ have two of them.
    fn asked(&self) -> String;

    /// Reads what there is.
    fn prepare(
        &self,
        mark: Option<&Mark>,
        until: Instant,
    ) -> impl Future<Output = Result<Prepared<Self::Case>, Error>> + Send;

    /// The call as it is sent: with the mark, and with all that must be explicit. The same for the same case, whenever and
    /// wherever it is sent again.
    fn filled_in(self, case: &Self::Case, mark: Option<&Mark>) -> Self {
        let _ = (case, mark);
        self
    }

    fn send(self) -> impl Future<Output = Result<Response<Self::Answer>, Error>> + Send;

    /// Whether it may be sent once more on request.
    fn may_be_repeated(&self) -> bool {
        false
    }

    /// What an accepting answer shows.
    fn accepted(
        case: &Self::Case,
        answer: Response<Self::Answer>,
        mark: Option<&Mark>,
    ) -> Finding<Record<Self>>;
}

pub(super) type Record<C> = <<C as Change>::Case as Case>::Record;

/// What a change is settled by, kept in the journal: ids, amounts and the state before.
pub(super) trait Case: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    type Record: Clone + Send + 'static;
    const OPERATION: &'static str;

    /// Whether the change may be sent again while nothing shows it: it leads to the same end.
    const CONVERGES: bool = false;

    /// Looks whether the change was made.
    ///
    /// # Errors
    /// What there is can't be read.
    fn look(
        &self,
        client: &Client,
        mark: Option<&Mark>,
        sent: &Sent,
    ) -> impl Future<Output = Result<Finding<Self::Record>, Error>> + Send;
}

/// A change that is ready to be sent, or one of which nothing has to be sent.
pub(super) enum Prepared<K: Case> {
    Ready(K),
    Settled(Confirmed<K::Record>),
}

/// How the sending went.
pub(super) enum Sent {
    Accepted,
    Refused(Error),
    /// Nobody knows; `None` if it was an earlier run that sent it.
    Lost(Option<Error>),
}

/// What a look shows.
pub(super) enum Finding<R> {
    Done(R, Attribution),
    Waiting(R),
    NotDone(NotDone<R>),
    /// All is as it was before: in words, and the record, where there is one.
    Nothing(String, Option<R>),
    /// Something that does not decide: why, and what may be it.
    Open(String, Vec<R>),
}

type Started<T> = Pin<Box<dyn Future<Output = Result<Confirmed<T>, Error>> + Send>>;

/// A confirmed change in the making: `await` it.
#[must_use = "nothing is sent before `await`"]
pub struct Confirm<T> {
    start: Box<dyn FnOnce(Options) -> Started<T> + Send>,
    options: Options,
}

#[derive(Default)]
pub(super) struct Options {
    key: Option<String>,
    journal: Option<Arc<dyn Journal>>,
    within: Option<Duration>,
    send_again: bool,
}

impl<T: Send + 'static> Confirm<T> {
    pub(super) fn of<C>(change: C) -> Self
    where
        C: Change,
        C::Case: Case<Record = T>,
    {
        Self {
            start: Box::new(move |options| Box::pin(in_a_task(change, options))),
            options: Options::default(),
        }
    }

    /// A key of your own for this change, 1 to 64 letters, digits, `-`, `_`, `.` and `:`. The same key gives the same answer,
    /// and sends nothing twice.
    #[doc(alias = "idempotency")]
    #[doc(alias = "idempotency key")]
    #[doc(alias = "멱등키")]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.options.key = Some(key.into());
        self
    }

    /// Where the key is written down, instead of [`ClientBuilder::journal`](crate::ClientBuilder::journal).
    pub fn journal(mut self, journal: Arc<dyn Journal>) -> Self {
        self.options.journal = Some(journal);
        self
    }

    /// How long all of it may take, looks and waits included; three minutes unless set. What is not settled by then is
    /// [`Confirmed::Unknown`].
    pub fn within(mut self, limit: Duration) -> Self {
        self.options.within = Some(limit);
        self
    }

    /// Sends the change once more if its answer was lost and nothing shows it when half of the time is over.
    ///
    /// A refund then has the same balance as its `checksum`, so that it is refused if the first one came through. Charges,
    /// accounts and schedules with card data are never sent again.
    ///
    /// With a key and a journal that holds also for what an earlier run wrote down and perhaps did not come to send, because
    /// the program ended in between: without this it stays [`Confirmed::Unknown`] if nothing shows it.
    pub fn send_again(mut self) -> Self {
        self.options.send_again = true;
        self
    }
}

impl<T> fmt::Debug for Confirm<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Confirm")
            .field("key", &self.options.key)
            .finish_non_exhaustive()
    }
}

impl<T: Send + 'static> IntoFuture for Confirm<T> {
    type Output = Result<Confirmed<T>, Error>;
    type IntoFuture = Started<T>;

    /// # Errors
    /// Nothing of the change was sent: a value is wrong, the key was used for another change or is in use by another process, the journal
    /// can't be written, no connection stood, or what there is before could not be read.
    fn into_future(self) -> Started<T> {
        (self.start)(self.options)
    }
}

/// Runs it in a task of its own, so that it goes on when nobody waits any more.
async fn in_a_task<C: Change>(change: C, options: Options) -> Result<Confirmed<Record<C>>, Error> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(crate::token::no_runtime());
    }
    let operation = C::Case::OPERATION;
    // What the caller's span says of the change, the log says of every call for it.
    match tokio::spawn(run(change, options).in_current_span()).await {
        Ok(confirmed) => confirmed,
        Err(_) => Ok(Confirmed::Unknown(Unknown {
            text: format!("{operation}: the runtime ended while it was under way"),
            candidates: Vec::new(),
            error: None,
            look_again_after: LOOK_AGAIN_AFTER,
        })),
    }
}

async fn run<C: Change>(change: C, options: Options) -> Result<Confirmed<Record<C>>, Error> {
    let operation = C::Case::OPERATION;
    let until = look::after(options.within.unwrap_or(WITHIN));
    let client = change.client().clone();
    let mark = options.key.as_deref().map(Mark::new).transpose();
    let mark = mark.map_err(|error| error.with_operation(operation))?;
    let journal = options.journal.or_else(|| client.journal());
    let mut book = match (&mark, journal) {
        (Some(mark), Some(journal)) => Some(Book::claim(journal, mark, until).await?),
        _ => None,
    };
    let asked = change.asked();
    if let Some(book) = &mut book
        && let Some(entry) = book.last().await?
        && !entry.not_sent
    {
        same(&entry, &client, operation, &asked)?;
        let case: C::Case = read_case(&entry)?;
        let way = Way::of(change, case, mark, until, options.send_again);
        return Ok(resume(way, entry, book).await);
    }
    let case = match change.prepare(mark.as_ref(), until).await {
        Ok(Prepared::Ready(case)) => case,
        Ok(Prepared::Settled(confirmed)) => return Ok(confirmed),
        Err(error) => return Err(error.before_the_change(operation)),
    };
    let mut entry = entry_of(&client, operation, asked, &case)?;
    if let Some(book) = &mut book {
        book.write(&entry).await?;
    }
    let way = Way::of(change, case, mark, until, options.send_again);
    let confirmed = match way.send().await {
        Attempt::Settled(confirmed) => Ok(confirmed),
        Attempt::Open(sent) => Ok(way.settle(sent).await.0),
        Attempt::NotSent(error) => Err(error),
    };
    if let Some(book) = &mut book {
        match &confirmed {
            Ok(confirmed) => entry.verdict = Verdict::of(confirmed),
            Err(_) => entry.not_sent = true,
        }
        book.note(&entry).await;
    }
    confirmed
}

/// How one sending ended.
enum Attempt<R> {
    Settled(Confirmed<R>),
    Open(Sent),
    NotSent(Error),
}

/// A change that is on its way.
struct Way<C: Change> {
    client: Client,
    /// As it is sent.
    change: C,
    case: C::Case,
    mark: Option<Mark>,
    until: Instant,
    send_again: bool,
}

impl<C: Change> Way<C> {
    fn of(change: C, case: C::Case, mark: Option<Mark>, until: Instant, send_again: bool) -> Self {
        Self {
            client: change.client().clone(),
            send_again: send_again && change.may_be_repeated(),
            change: change.filled_in(&case, mark.as_ref()),
            case,
            mark,
            until,
        }
    }

    async fn send(&self) -> Attempt<Record<C>> {
        match self.change.clone().send().await {
            Ok(answer) => match C::accepted(&self.case, answer, self.mark.as_ref()) {
                Finding::Open(..) | Finding::Nothing(..) => Attempt::Open(Sent::Accepted),
                finding => Attempt::Settled(confirmed(finding, C::Case::OPERATION, None)),
            },
            Err(error) => match error.outcome() {
                Outcome::NotSent => Attempt::NotSent(error),
                Outcome::Refused => Attempt::Open(Sent::Refused(error)),
                Outcome::Unknown | Outcome::Unanswered => Attempt::Open(Sent::Lost(Some(error))),
            },
        }
    }

    async fn look(&self, sent: &Sent) -> Result<Finding<Record<C>>, Error> {
        self.case.look(&self.client, self.mark.as_ref(), sent).await
    }

    /// Looks until it is settled or the time is over, and sends it again where that is allowed. Says also whether it did.
    async fn settle(&self, mut sent: Sent) -> (Confirmed<Record<C>>, bool) {
        let half = Instant::now() + self.until.saturating_duration_since(Instant::now()) / 2;
        let mut patience = Patience::until(self.until);
        let mut on_request = self.send_again;
        let (mut was_sent, mut waited) = (false, true);
        loop {
            let (finding, error) = match self.look(&sent).await {
                Ok(finding) => (finding, None),
                Err(error) => unread(error),
            };
            let now = Instant::now();
            let repeat = C::Case::CONVERGES || (on_request && now >= half);
            match finding {
                Finding::Nothing(..)
                    if matches!(sent, Sent::Lost(_)) && repeat && waited && now < self.until =>
                {
                    (on_request, was_sent, waited) = (false, true, false);
                    sent = match self.send().await {
                        Attempt::Settled(confirmed) => return (confirmed, true),
                        Attempt::Open(Sent::Accepted) => Sent::Accepted,
                        // The first sending can be the cause of a refusal, so the records decide as after a lost answer.
                        Attempt::NotSent(error) | Attempt::Open(Sent::Refused(error)) => {
                            Sent::Lost(Some(error))
                        }
                        Attempt::Open(lost) => lost,
                    };
                    continue;
                }
                Finding::Nothing(..) | Finding::Open(..) => {}
                finding => return (confirmed(finding, C::Case::OPERATION, None), was_sent),
            }
            waited = patience.wait_for(half).await;
            if !waited {
                let error = error.or(match sent {
                    Sent::Refused(error) | Sent::Lost(Some(error)) => Some(error),
                    Sent::Accepted | Sent::Lost(None) => None,
                });
                return (confirmed(finding, C::Case::OPERATION, error), was_sent);
            }
        }
    }
}

/// Settles what an earlier run with the same key left.
async fn resume<C: Change>(way: Way<C>, mut entry: Entry, book: &mut Book) -> Confirmed<Record<C>> {
    let sent = sent_by(&entry);
    let answer = match &entry.verdict {
        Some(Verdict::Done) => {
            return still_done::<C::Case>(patiently(way.until, || way.look(&sent)).await);
        }
        Some(Verdict::NotDone { reason }) => {
            // What an earlier run was told holds, unless the record has the key's own mark now: the gateway was late, or
            // somebody without this journal used the key.
            match way.look(&sent).await {
                Ok(Finding::Done(record, Attribution::Proven)) => Confirmed::DoneBefore(record),
                _ => {
                    let not_done = NotDone::new(Reason::Before, reason.clone());
                    return Confirmed::NotDone(not_done);
                }
            }
        }
        Some(Verdict::Waiting) | None => match way.settle(sent).await {
            (Confirmed::Done { record, .. }, false) => Confirmed::DoneBefore(record),
            (other, _) => other,
        },
    };
    let verdict = Verdict::of(&answer);
    if verdict.is_some() {
        entry.verdict = verdict;
        book.note(&entry).await;
    }
    answer
}

/// What is known of the sending of a change that stands in the journal.
fn sent_by(entry: &Entry) -> Sent {
    match entry.verdict {
        Some(Verdict::Waiting) => Sent::Accepted,
        _ => Sent::Lost(None),
    }
}

/// What to say of a change that the journal has as done: it is done, whatever became of the record since.
fn still_done<K: Case>(looked: Result<Finding<K::Record>, Error>) -> Confirmed<K::Record> {
    let (finding, error) = looked.map_or_else(unread, |finding| (finding, None));
    match finding {
        Finding::Done(record, _) | Finding::Waiting(record) | Finding::Nothing(_, Some(record)) => {
            Confirmed::DoneBefore(record)
        }
        Finding::NotDone(not_done) => match not_done.record {
            Some(record) => Confirmed::DoneBefore(record),
            None => Confirmed::NotDone(not_done),
        },
        Finding::Open(why, mut records) => match (records.pop(), &*records) {
            (Some(only), []) => Confirmed::DoneBefore(only),
            (last, _) => {
                records.extend(last);
                confirmed(Finding::Open(why, records), K::OPERATION, error)
            }
        },
        finding @ Finding::Nothing(..) => confirmed(finding, K::OPERATION, error),
    }
}

/// Looks until what stands in the journal is settled or the time is over. Nothing is sent.
pub(super) async fn settle<K: Case>(
    client: &Client,
    case: &K,
    mark: &Mark,
    entry: &Entry,
    until: Instant,
) -> Confirmed<K::Record> {
    let sent = sent_by(entry);
    let mut patience = Patience::until(until);
    loop {
        let looked = case.look(client, Some(mark), &sent).await;
        let (finding, error) = looked.map_or_else(unread, |finding| (finding, None));
        let open = matches!(finding, Finding::Open(..) | Finding::Nothing(..));
        if !open || !patience.wait().await {
            return confirmed(finding, K::OPERATION, error);
        }
    }
}

fn unread<R>(error: Error) -> (Finding<R>, Option<Error>) {
    let why = "what there is could not be read".to_owned();
    (Finding::Open(why, Vec::new()), Some(error))
}

fn confirmed<R>(finding: Finding<R>, operation: &str, error: Option<Error>) -> Confirmed<R> {
    let unknown = |why, candidates| {
        Confirmed::Unknown(Unknown {
            text: format!("{operation}: {why}"),
            candidates,
            error: error.clone().map(Error::of_a_confirmed_change),
            look_again_after: LOOK_AGAIN_AFTER,
        })
    };
    match finding {
        Finding::Done(record, by) => Confirmed::Done { record, by },
        Finding::Waiting(record) => Confirmed::Waiting(record),
        Finding::NotDone(not_done) => Confirmed::NotDone(not_done),
        Finding::Nothing(why, _) => unknown(why, Vec::new()),
        Finding::Open(why, candidates) => unknown(why, candidates),
    }
}

/// A key's place in the journal, while it is ours.
pub(super) struct Book {
    claim: Option<Box<dyn Claim>>,
}

impl Book {
    /// Claims a key, and waits for it if another process has it.
    async fn claim(journal: Arc<dyn Journal>, mark: &Mark, until: Instant) -> Result<Self, Error> {
        let mut patience = Patience::until(until);
        loop {
            let (journal, key) = (Arc::clone(&journal), mark.key().to_owned());
            let claim = blocking(move || journal.claim(&key)).await?;
            if claim.is_some() {
                return Ok(Self { claim });
            }
            if !patience.wait().await {
                return Err(Error::new(
                    Kind::Journal,
                    Outcome::NotSent,
                    "somebody else is at work on a change with this key",
                ));
            }
        }
    }

    /// Claims a key without waiting, for whoever settles what was left.
    pub(super) async fn claim_now(
        journal: &Arc<dyn Journal>,
        key: String,
    ) -> Result<Option<Self>, Error> {
        let journal = Arc::clone(journal);
        let claim = blocking(move || journal.claim(&key)).await?;
        Ok(claim.map(|claim| Self { claim: Some(claim) }))
    }

    /// The last entry that is there.
    pub(super) async fn last(&mut self) -> Result<Option<Entry>, Error> {
        let text = self.with(|claim| claim.last()).await?;
        let entry = text.map(|text| serde_json::from_str(&text)).transpose();
        entry.map_err(|_| journal_error("the journal holds a record that this version can't read"))
    }

    async fn write(&mut self, entry: &Entry) -> Result<(), Error> {
        let record = serde_json::to_string(entry)
            .map_err(|_| journal_error("the record for the journal can't be written"))?;
        self.with(move |claim| claim.write(&record)).await
    }

    /// Writes how it ended. If that fails the entry stays open, and the next run settles it anew.
    pub(super) async fn note(&mut self, entry: &Entry) {
        if let Err(error) = self.write(entry).await {
            tracing::warn!(operation = entry.operation, %error, "the journal does not have how it ended");
        }
    }

    async fn with<T: Send + 'static>(
        &mut self,
        act: impl FnOnce(&mut dyn Claim) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let Some(mut claim) = self.claim.take() else {
            return Err(journal_error("the journal was lost"));
        };
        let (claim, result) = blocking(move || {
            let result = act(&mut *claim);
            Ok((claim, result))
        })
        .await?;
        self.claim = Some(claim);
        result
            .map_err(|error| journal_error("the journal can't be used").with_io(Some(error.kind())))
    }
}

pub(super) async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    match spawn_blocking(act).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => {
            Err(journal_error("the journal can't be used").with_io(Some(error.kind())))
        }
        Err(_) => Err(journal_error("the journal was lost")),
    }
}

fn journal_error(what: &'static str) -> Error {
    Error::new(Kind::Journal, Outcome::NotSent, what)
}

fn entry_of<K: Case>(
    client: &Client,
    operation: &str,
    asked: String,
    case: &K,
) -> Result<Entry, Error> {
    Ok(Entry {
        operation: operation.to_owned(),
        host: client.base_url().to_owned(),
        tier: client.tier_code().map(str::to_owned),
        account: client.account(),
        asked,
        case: serde_json::to_value(case)
            .map_err(|_| journal_error("the record for the journal can't be written"))?,
        verdict: None,
        not_sent: false,
    })
}

pub(super) fn read_case<K: Case>(entry: &Entry) -> Result<K, Error> {
    serde_json::from_value(entry.case.clone())
        .map_err(|_| journal_error("the journal holds a record that this version can't read"))
}

/// Whether an entry is of the account that the client works for.
pub(super) fn is_of_account(entry: &Entry, client: &Client) -> bool {
    entry.host == client.base_url()
        && entry.account == client.account()
        && entry.tier.as_deref() == client.tier_code()
}

/// # Errors
/// The key stands for another change.
fn same(entry: &Entry, client: &Client, operation: &str, asked: &str) -> Result<(), Error> {
    let fail = |detail: String| Err(Error::invalid_input(detail).with_operation(C_KEY));
    if !is_of_account(entry, client) {
        return fail(
            "this key was used with another account, tier or address of the API".to_owned(),
        );
    }
    if entry.operation != operation || entry.asked != asked {
        let then = format!("{} {}", entry.operation, entry.asked);
        return Err(another_change(&then, &format!("{operation} {asked}")));
    }
    Ok(())
}

/// The error of a key that stands for another change.
pub(super) fn another_change(then: &str, now: &str) -> Error {
    Error::invalid_input(format!(
        "this key was used for another change: {then}, now {now}; take a new key for a new change"
    ))
    .with_operation(C_KEY)
}

/// What an error about a key says of its operation.
const C_KEY: &str = "confirm";
