//! The webhooks of a sandbox: those that wait, and those that were sent.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use super::reach::{Reach, Target};
use super::record::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};
use super::send::Job;
use crate::domain::event::{Event, Occasion};
use crate::tables::{Map, Parts, Visit};
use crate::wire::Json;

/// How many webhooks are remembered, apart from those that wait, of which none is forgotten.
const REMEMBERED: usize = 10_000;
/// How many are sent at once: each has a socket of its own.
const MOST_AT_ONCE: usize = 256;
/// The gap between two attempts of a webhook that is repeated, in seconds.
const RETRY_GAP: u64 = 60;

#[derive(Serialize, Deserialize)]
struct Entry {
    webhook: Webhook,
    /// Its place among those that are due at the same time.
    place: u64,
    /// Goes before all others and although webhooks are held.
    urgent: bool,
    retries_left: u32,
}

impl Entry {
    /// Its turn among those that go to the same server.
    fn turn(&self) -> Turn {
        Turn {
            is_calm: !self.urgent,
            due_at: self.webhook.due_at,
            place: self.place,
            id: self.webhook.id,
        }
    }

    /// Whether nothing more happens to it by itself.
    fn is_over(&self) -> bool {
        !matches!(
            self.webhook.state,
            WebhookState::Waiting | WebhookState::Sending
        )
    }
}

/// What decides which of two webhooks is sent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    /// Not [`Entry::urgent`].
    is_calm: bool,
    due_at: u64,
    place: u64,
    id: u64,
}

/// Where the webhooks stand, so that nobody has to look through all of them.
#[derive(Default)]
struct Lines {
    /// What waits, by the server that it goes to, each in the order of its turns. None is empty.
    waiting: BTreeMap<String, BTreeSet<Turn>>,
    /// The servers that something is being sent to.
    busy: BTreeSet<String>,
    /// The webhooks to which nothing more happens.
    over: BTreeSet<u64>,
}

impl Lines {
    fn of(entries: &Map<u64, Entry>) -> Lines {
        let mut lines = Lines::default();
        for entry in entries.values() {
            lines.add(entry);
        }
        lines
    }

    fn add(&mut self, entry: &Entry) {
        if entry.webhook.state == WebhookState::Waiting {
            let line = self.waiting.entry(server(&entry.webhook.url)).or_default();
            line.insert(entry.turn());
        } else if entry.is_over() {
            self.over.insert(entry.webhook.id);
        }
    }

    fn remove(&mut self, entry: &Entry) {
        self.over.remove(&entry.webhook.id);
        let server = server(&entry.webhook.url);
        if let Some(line) = self.waiting.get_mut(&server) {
            line.remove(&entry.turn());
            if line.is_empty() {
                self.waiting.remove(&server);
            }
        }
    }

    /// The first of each line that something can be sent from.
    fn first(&self, held: bool) -> impl Iterator<Item = Turn> {
        let lines = self.waiting.iter();
        let free = lines.filter(|(server, _)| !self.busy.contains(*server));
        free.filter_map(|(_, line)| line.first().copied())
            .filter(move |turn| !held || !turn.is_calm)
    }
}

/// The server of an address. Webhooks to one server are sent one after the other, and those to another do not
/// wait for them.
fn server(url: &str) -> String {
    Target::parse(url).map_or_else(|| url.to_owned(), |target| target.server())
}

/// What waits, what was sent, and what the shop has set up.
#[derive(Default)]
pub(crate) struct Queue {
    settings: WebhookSettings,
    /// By their numbers.
    entries: Map<u64, Entry>,
    /// Follows from the entries and from what is being sent.
    lines: Lines,
    last_id: u64,
    last_place: u64,
    held: bool,
    /// How often everything was forgotten: an attempt from before belongs to nothing.
    age: u64,
    /// Nobody sends any more.
    closed: bool,
}

impl Parts for Queue {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Queue {
            settings,
            entries,
            lines: _,
            last_id,
            last_place,
            held,
            age: _,
            closed: _,
        } = self;
        visit.whole("webhook settings", settings)?;
        visit.table("webhooks", entries)?;
        visit.whole("last webhook", last_id)?;
        visit.whole("last place of a webhook", last_place)?;
        visit.whole("webhooks held", held)
    }
}

/// The queue while one call has it. Whoever keeps it is told when the call is through with it.
struct QueueGuard<'a> {
    /// The first to be dropped: whoever is told wants the queue.
    queue: MutexGuard<'a, Queue>,
    teller: Teller<'a>,
}

struct Teller<'a> {
    webhooks: &'a Webhooks,
    changed: bool,
}

impl Drop for Teller<'_> {
    fn drop(&mut self) {
        if let Some(tell) = self.webhooks.changed.get()
            && self.changed
        {
            tell();
        }
    }
}

impl Deref for QueueGuard<'_> {
    type Target = Queue;

    fn deref(&self) -> &Queue {
        &self.queue
    }
}

impl DerefMut for QueueGuard<'_> {
    fn deref_mut(&mut self) -> &mut Queue {
        self.teller.changed = true;
        &mut self.queue
    }
}

/// All webhooks of one sandbox. Clones share them.
#[derive(Clone)]
pub(crate) struct Webhooks {
    queue: Arc<Mutex<Queue>>,
    reach: Arc<Reach>,
    /// Called after a change.
    changed: Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>,
    /// There may be something to send.
    work: Arc<Notify>,
    /// There may be nothing left to send.
    idle: Arc<Notify>,
}

/// What the worker does next.
pub(super) enum Next {
    Send(Job),
    /// Nothing before this time, unless something changes.
    WaitUntil(u64),
    Wait,
}

impl Webhooks {
    pub(crate) fn new(queue: Queue, reach: Reach) -> Webhooks {
        Webhooks {
            queue: Arc::new(Mutex::new(queue)),
            reach: Arc::new(reach),
            changed: Arc::default(),
            work: Arc::default(),
            idle: Arc::default(),
        }
    }

    /// Whom they may reach.
    pub(crate) fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Has `action` called after each change that is not one of the shop too. The first one stays.
    pub(crate) fn when_changed(&self, action: impl Fn() + Send + Sync + 'static) {
        let _ = self.changed.set(Box::new(action));
    }

    fn queue(&self) -> QueueGuard<'_> {
        QueueGuard {
            queue: self.contents(),
            teller: Teller {
                webhooks: self,
                changed: false,
            },
        }
    }

    /// The queue, for whoever keeps it, or changes it together with the shop and keeps both at once.
    pub(crate) fn contents(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Is notified when there may be something to send; also when the clock was moved.
    pub(crate) fn work(&self) -> Arc<Notify> {
        self.work.clone()
    }

    pub(crate) fn settings(&self) -> WebhookSettings {
        self.queue().settings.clone()
    }

    pub(crate) fn set(&self, settings: WebhookSettings) {
        self.queue().settings = settings;
    }

    /// Something happened to a payment that names these addresses. What happened is kept together with
    /// what is told of it.
    pub(crate) fn announce(&self, event: &Event, own_urls: &[String], now: u64) {
        let mut queue = self.contents();
        let (live, test) = queue.settings.urls();
        let shops = if event.test_channel { test } else { live };
        let urls: Vec<String> = if own_urls.is_empty() {
            shops.map(str::to_owned).into_iter().collect()
        } else {
            own_urls.to_vec()
        };
        if urls.is_empty() {
            let reason = "the shop has no address for webhooks";
            queue.add(event, String::new(), Some(reason), now);
        }
        for url in urls {
            let reason = if event.occasion == (Occasion::CancelByApi { asked_for: false }) {
                Some("the cancel did not ask for a webhook (enable_webhook)".to_owned())
            } else {
                self.reach.refusal(&url)
            };
            queue.add(event, url, reason.as_deref(), now);
        }
        drop(queue);
        self.work.notify_one();
    }

    /// Every webhook, in the order of their numbers.
    pub(crate) fn all(&self) -> Vec<Webhook> {
        let queue = self.queue();
        let entries = queue.entries.values();
        entries.map(|e| e.webhook.clone()).collect()
    }

    /// The webhook with this number.
    pub(crate) fn one(&self, id: u64) -> Result<Webhook, WebhookError> {
        Ok(self.queue().entry(id)?.webhook.clone())
    }

    /// Holds back whatever waits or will wait, or lets it go.
    pub(crate) fn hold(&self, held: bool) {
        self.queue().held = held;
        self.stir();
    }

    pub(crate) fn is_held(&self) -> bool {
        self.queue().held
    }

    /// Sends a webhook now: one that waits before all others, one that was sent once more.
    pub(crate) fn redeliver(&self, id: u64, now: u64) -> Result<(), WebhookError> {
        let mut queue = self.queue();
        queue.change(id, |entry| {
            let sendable = !matches!(
                entry.webhook.state,
                WebhookState::NotSent(_) | WebhookState::Sending
            );
            if !sendable {
                return Err(WebhookError { id, known: true });
            }
            entry.webhook.state = WebhookState::Waiting;
            entry.webhook.due_at = now;
            entry.urgent = true;
            Ok(())
        })?;
        drop(queue);
        self.stir();
        Ok(())
    }

    /// Sends a copy of a webhook after it. Returns the number of the copy.
    pub(crate) fn duplicate(&self, id: u64, now: u64) -> Result<u64, WebhookError> {
        let mut queue = self.queue();
        let mut copy = queue.entry(id)?.webhook.clone();
        if matches!(copy.state, WebhookState::NotSent(_)) {
            return Err(WebhookError { id, known: true });
        }
        copy.copy_of = Some(id);
        copy.created_at = now;
        copy.due_at = copy.due_at.max(now);
        copy.attempts.clear();
        copy.state = WebhookState::Waiting;
        let number = queue.push(copy);
        drop(queue);
        self.stir();
        Ok(number)
    }

    /// Lets a waiting webhook wait until `by` after the present time of the sandbox.
    pub(crate) fn delay(&self, id: u64, by: Duration, now: u64) -> Result<(), WebhookError> {
        let mut queue = self.queue();
        // Parts of a second count as a whole one: it is not sent before its time.
        let seconds = by.as_secs() + u64::from(by.subsec_nanos() > 0);
        queue.change_waiting(id, |entry| {
            entry.webhook.due_at = now.saturating_add(seconds);
        })?;
        drop(queue);
        self.stir();
        Ok(())
    }

    /// Never sends a waiting webhook.
    pub(crate) fn drop_one(&self, id: u64) -> Result<(), WebhookError> {
        self.queue()
            .change_waiting(id, |entry| entry.webhook.state = WebhookState::Dropped)?;
        self.stir();
        Ok(())
    }

    /// Puts waiting webhooks into this order, before the others that wait.
    pub(crate) fn reorder(&self, ids: &[u64]) -> Result<(), WebhookError> {
        let mut queue = self.queue();
        for id in ids {
            queue.waiting(*id)?;
        }
        let named: BTreeSet<u64> = ids.iter().copied().collect();
        let mut rest: Vec<(u64, u64)> = queue
            .entries
            .values()
            .filter(|e| e.webhook.state == WebhookState::Waiting && !named.contains(&e.webhook.id))
            .map(|e| (e.place, e.webhook.id))
            .collect();
        rest.sort_unstable();
        let order = ids.iter().copied().chain(rest.into_iter().map(|r| r.1));
        for id in order {
            queue.last_place += 1;
            let place = queue.last_place;
            queue.change_waiting(id, |entry| entry.place = place)?;
        }
        drop(queue);
        self.stir();
        Ok(())
    }

    /// Forgets everything but the settings, and those too where others are given. To be called together
    /// with a change of the shop.
    pub(crate) fn clear(&self, settings: Option<WebhookSettings>) {
        {
            let mut queue = self.contents();
            if let Some(settings) = settings {
                queue.settings = settings;
            }
            queue.entries.clear();
            queue.lines = Lines::default();
            (queue.last_id, queue.last_place, queue.held) = (0, 0, false);
            queue.age += 1;
        }
        self.stir();
    }

    /// Waits until everything is sent that is due and not held.
    pub(crate) async fn settled(&self, now: impl Fn() -> u64) {
        loop {
            let idle = self.idle.notified();
            let mut idle = std::pin::pin!(idle);
            // From here on no notification is missed.
            idle.as_mut().enable();
            if self.queue().is_settled(now()) {
                return;
            }
            idle.await;
        }
    }

    /// Something changed: there may be more to send, or less.
    fn stir(&self) {
        self.work.notify_one();
        self.idle.notify_waiters();
    }

    pub(super) fn next(&self, now: u64) -> Next {
        // That it is being sent is kept with how that went.
        let mut queue = self.contents();
        if queue.lines.busy.len() >= MOST_AT_ONCE {
            return Next::Wait;
        }
        let first = || queue.lines.first(queue.held);
        let Some(turn) = first().filter(|turn| turn.due_at <= now).min() else {
            let soonest = first().map(|turn| turn.due_at).min();
            return soonest.map_or(Next::Wait, Next::WaitUntil);
        };
        let age = queue.age;
        let taken = queue.change_waiting(turn.id, |entry| {
            entry.webhook.state = WebhookState::Sending;
            entry.urgent = false;
            Job {
                id: entry.webhook.id,
                age,
                server: server(&entry.webhook.url),
                url: entry.webhook.url.clone(),
                content_type: entry.webhook.format.content_type(),
                body: entry.webhook.body.clone(),
                again: !entry.webhook.attempts.is_empty(),
            }
        });
        match taken {
            Ok(job) => {
                queue.lines.busy.insert(job.server.clone());
                Next::Send(job)
            }
            // What stands in a line waits.
            Err(_) => Next::Wait,
        }
    }

    /// A webhook was sent, or was not. What belongs to what is forgotten by now is passed over.
    pub(super) fn finish(&self, job: &Job, outcome: Result<u16, String>, now: u64) {
        let mut queue = self.queue();
        if queue.age != job.age {
            return;
        }
        queue.lines.busy.remove(&job.server);
        // It is there: what is being sent is not forgotten.
        let _ = queue.change(job.id, |entry| {
            let number = u32::try_from(entry.webhook.attempts.len()).unwrap_or(u32::MAX);
            let repeatable = match outcome {
                Ok(status) => status >= 500,
                Err(_) => true,
            };
            entry.webhook.state = match outcome {
                Ok(200..=299) => WebhookState::Delivered,
                _ if repeatable && entry.retries_left > 0 => {
                    entry.retries_left -= 1;
                    entry.webhook.due_at = now.saturating_add(RETRY_GAP);
                    WebhookState::Waiting
                }
                _ => WebhookState::Failed,
            };
            entry.webhook.attempts.push(WebhookAttempt {
                number: number.saturating_add(1),
                at: now,
                outcome,
            });
            Ok(())
        });
        drop(queue);
        self.stir();
    }

    pub(super) fn close(&self) {
        self.contents().closed = true;
        self.idle.notify_waiters();
    }
}

impl Queue {
    /// An empty one.
    pub(crate) fn new(settings: WebhookSettings) -> Queue {
        Queue {
            settings,
            ..Queue::default()
        }
    }

    /// To be called after everything was put back: nobody is sending any more what was being sent, and
    /// whether it arrived is not known.
    pub(crate) fn resume(&mut self) {
        let cut_short: Vec<u64> = self
            .entries
            .values()
            .filter(|e| e.webhook.state == WebhookState::Sending)
            .map(|e| e.webhook.id)
            .collect();
        for id in cut_short {
            if let Some(entry) = self.entries.get_mut(&id) {
                entry.webhook.state = WebhookState::Waiting;
            }
        }
        self.lines = Lines::of(&self.entries);
    }

    fn add(&mut self, event: &Event, url: String, not_sent: Option<&str>, now: u64) {
        let format = self.settings.body_format();
        self.push(Webhook {
            id: 0,
            imp_uid: event.imp_uid.clone(),
            status: event.status.as_str(),
            url,
            format,
            body: body(event, format),
            created_at: now,
            due_at: now,
            copy_of: None,
            state: not_sent.map_or(WebhookState::Waiting, |reason| {
                WebhookState::NotSent(format!("not sent: {reason}"))
            }),
            attempts: Vec::new(),
        });
    }

    fn push(&mut self, mut webhook: Webhook) -> u64 {
        self.last_id += 1;
        self.last_place += 1;
        webhook.id = self.last_id;
        while self.entries.len() >= REMEMBERED
            && let Some(oldest) = self.lines.over.pop_first()
        {
            self.entries.remove(&oldest);
        }
        let entry = Entry {
            webhook,
            place: self.last_place,
            urgent: false,
            retries_left: self.settings.retry_count(),
        };
        self.lines.add(&entry);
        self.entries.insert(self.last_id, entry);
        self.last_id
    }

    fn entry(&self, id: u64) -> Result<&Entry, WebhookError> {
        self.entries
            .get(&id)
            .ok_or(WebhookError { id, known: false })
    }

    fn waiting(&self, id: u64) -> Result<&Entry, WebhookError> {
        let entry = self.entry(id)?;
        if entry.webhook.state == WebhookState::Waiting {
            Ok(entry)
        } else {
            Err(WebhookError { id, known: true })
        }
    }

    /// Changes a webhook, and where it stands. The only way to do so.
    fn change<T>(
        &mut self,
        id: u64,
        change: impl FnOnce(&mut Entry) -> Result<T, WebhookError>,
    ) -> Result<T, WebhookError> {
        let Some(entry) = self.entries.get_mut(&id) else {
            return Err(WebhookError { id, known: false });
        };
        self.lines.remove(entry);
        let changed = change(entry);
        self.lines.add(entry);
        changed
    }

    fn change_waiting<T>(
        &mut self,
        id: u64,
        change: impl FnOnce(&mut Entry) -> T,
    ) -> Result<T, WebhookError> {
        self.waiting(id)?;
        self.change(id, |entry| Ok(change(entry)))
    }

    fn is_settled(&self, now: u64) -> bool {
        let due = |turn: Turn| turn.due_at <= now;
        self.closed || self.lines.busy.is_empty() && !self.lines.first(self.held).any(due)
    }
}

fn body(event: &Event, format: WebhookFormat) -> String {
    let mut fields = vec![
        ("imp_uid", event.imp_uid.as_str()),
        ("merchant_uid", event.merchant_uid.as_str()),
        ("status", event.status.as_str()),
    ];
    if let Some(id) = &event.cancellation_id {
        fields.push(("cancellation_id", id));
    }
    match format {
        WebhookFormat::Json => {
            let fields = fields.into_iter().map(|(k, v)| (k, Json::from(v)));
            Json::Object(fields.collect()).encode()
        }
        WebhookFormat::Form => url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SERVERS: [&str; 3] = [
        "http://127.0.0.1:1/a",
        "http://127.0.0.1:2/",
        "http://localhost:1/b",
    ];

    fn webhooks() -> Webhooks {
        let reach = Reach::new("127.0.0.1:80".parse().unwrap(), &[]).unwrap();
        Webhooks::new(Queue::new(WebhookSettings::new().retries(1)), reach)
    }

    fn happen(webhooks: &Webhooks, url: &str, now: u64) {
        let event = Event {
            imp_uid: "imp_1".to_owned(),
            merchant_uid: "a".to_owned(),
            status: crate::domain::payments::PaymentStatus::Paid,
            cancellation_id: None,
            test_channel: false,
            occasion: Occasion::Paid,
        };
        webhooks.announce(&event, &[url.to_owned()], now);
    }

    #[derive(Clone, Debug)]
    enum Step {
        Happen(usize),
        Next,
        Finish(usize, Result<u16, ()>),
        Hold(bool),
        Redeliver(u64),
        Duplicate(u64),
        Delay(u64),
        Drop(u64),
        Reorder(u64, u64),
        Pass,
        Clear,
        Restart,
    }

    fn step() -> impl Strategy<Value = Step> {
        let id = || 1_u64..12;
        prop_oneof![
            4 => (0_usize..SERVERS.len()).prop_map(Step::Happen),
            4 => Just(Step::Next),
            4 => (0_usize..4, prop_oneof![Just(Ok(200)), Just(Ok(503)), Just(Err(()))])
                .prop_map(|(at, how)| Step::Finish(at, how)),
            1 => any::<bool>().prop_map(Step::Hold),
            1 => id().prop_map(Step::Redeliver),
            1 => id().prop_map(Step::Duplicate),
            1 => id().prop_map(Step::Delay),
            1 => id().prop_map(Step::Drop),
            1 => (id(), id()).prop_map(|(a, b)| Step::Reorder(a, b)),
            1 => Just(Step::Pass),
            1 => Just(Step::Clear),
            1 => Just(Step::Restart),
        ]
    }

    proptest! {
        /// Where the webhooks stand is what follows from them, whatever happened; nothing is sent twice at
        /// once, and no two to one server.
        #[test]
        fn the_lines_follow_from_the_webhooks(steps in prop::collection::vec(step(), 1..60)) {
            let webhooks = webhooks();
            let mut now = 100;
            let mut jobs: Vec<Job> = Vec::new();
            for step in steps {
                match step {
                    Step::Happen(server) => happen(&webhooks, SERVERS[server], now),
                    Step::Next => if let Next::Send(job) = webhooks.next(now) {
                        let current = jobs.iter().filter(|other| other.age == job.age);
                        for other in current {
                            prop_assert!(other.server != job.server);
                        }
                        jobs.push(job);
                    },
                    Step::Finish(at, how) if at < jobs.len() => {
                        let job = jobs.remove(at);
                        webhooks.finish(&job, how.map_err(|()| "broken".to_owned()), now);
                    }
                    Step::Finish(..) => {}
                    Step::Hold(held) => webhooks.hold(held),
                    Step::Redeliver(id) => drop(webhooks.redeliver(id, now)),
                    Step::Duplicate(id) => drop(webhooks.duplicate(id, now)),
                    Step::Delay(id) => drop(webhooks.delay(id, Duration::from_secs(7), now)),
                    Step::Drop(id) => drop(webhooks.drop_one(id)),
                    Step::Reorder(a, b) => drop(webhooks.reorder(&[a, b])),
                    Step::Pass => now += 60,
                    Step::Clear => webhooks.clear(None),
                    Step::Restart => {
                        let mut queue = webhooks.contents();
                        queue.age += 1;
                        queue.resume();
                    }
                }
                let queue = webhooks.contents();
                let followed = Lines::of(&queue.entries);
                prop_assert_eq!(&queue.lines.waiting, &followed.waiting);
                prop_assert_eq!(&queue.lines.over, &followed.over);
                let sending = queue.entries.values();
                let sending: BTreeSet<String> = sending
                    .filter(|entry| entry.webhook.state == WebhookState::Sending)
                    .map(|entry| server(&entry.webhook.url))
                    .collect();
                prop_assert_eq!(&queue.lines.busy, &sending);
            }
            // In the end all of it is sent.
            webhooks.hold(false);
            for job in jobs {
                webhooks.finish(&job, Ok(200), now);
            }
            while let Next::Send(job) = webhooks.next(now + 100_000) {
                webhooks.finish(&job, Ok(200), now);
            }
            let open = webhooks.all().into_iter().filter(|webhook| {
                matches!(webhook.state, WebhookState::Waiting | WebhookState::Sending)
            });
            prop_assert_eq!(open.count(), 0);
            prop_assert!(webhooks.contents().is_settled(now));
        }
    }

    #[test]
    fn no_more_are_sent_at_once_than_there_are_sockets_for() {
        let webhooks = webhooks();
        for port in 0..=MOST_AT_ONCE {
            happen(
                &webhooks,
                &format!("http://127.0.0.1:{}/", 1_000 + port),
                100,
            );
        }
        let mut jobs = Vec::new();
        while let Next::Send(job) = webhooks.next(100) {
            jobs.push(job);
        }
        assert_eq!(jobs.len(), MOST_AT_ONCE);
        webhooks.finish(&jobs[0], Ok(200), 100);
        assert!(matches!(webhooks.next(100), Next::Send(_)));
    }

    #[test]
    fn what_is_due_is_not_held_up_by_what_is_not() {
        let webhooks = webhooks();
        happen(&webhooks, SERVERS[0], 100);
        happen(&webhooks, SERVERS[1], 100);
        webhooks.delay(1, Duration::from_secs(50), 100).unwrap();
        assert!(matches!(webhooks.next(100), Next::Send(job) if job.id == 2));
        assert!(matches!(webhooks.next(100), Next::WaitUntil(150)));
        assert!(matches!(webhooks.next(150), Next::Send(job) if job.id == 1));
    }
}
