//! The webhooks of a sandbox: those that wait, and those that were sent.

use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use super::record::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};
use super::send::{Job, Target};
use crate::domain::event::{Event, Occasion};
use crate::tables::{Map, Parts, Visit};
use crate::wire::Json;

/// How many webhooks are remembered.
const REMEMBERED: usize = 10_000;
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

/// What waits, what was sent, and what the shop has set up.
#[derive(Default)]
pub(crate) struct Queue {
    settings: WebhookSettings,
    /// By their numbers.
    entries: Map<u64, Entry>,
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
#[derive(Clone, Default)]
pub(crate) struct Webhooks {
    queue: Arc<Mutex<Queue>>,
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
    pub(crate) fn new(queue: Queue) -> Webhooks {
        Webhooks {
            queue: Arc::new(Mutex::new(queue)),
            ..Webhooks::default()
        }
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
                Some("the cancel did not ask for a webhook (enable_webhook)")
            } else if Target::parse(&url).is_none() {
                Some("only http:// addresses on loopback are reached")
            } else {
                None
            };
            queue.add(event, url, reason, now);
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
        let entry = queue.entry(id)?;
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
        let entry = queue.waiting(id)?;
        // Parts of a second count as a whole one: it is not sent before its time.
        let seconds = by.as_secs() + u64::from(by.subsec_nanos() > 0);
        entry.webhook.due_at = now.saturating_add(seconds);
        drop(queue);
        self.stir();
        Ok(())
    }

    /// Never sends a waiting webhook.
    pub(crate) fn drop_one(&self, id: u64) -> Result<(), WebhookError> {
        self.queue().waiting(id)?.webhook.state = WebhookState::Dropped;
        self.stir();
        Ok(())
    }

    /// Puts waiting webhooks into this order, before the others that wait.
    pub(crate) fn reorder(&self, ids: &[u64]) -> Result<(), WebhookError> {
        let mut queue = self.queue();
        for id in ids {
            queue.waiting(*id)?;
        }
        let mut rest: Vec<(u64, u64)> = queue
            .entries
            .values()
            .filter(|e| e.webhook.state == WebhookState::Waiting && !ids.contains(&e.webhook.id))
            .map(|e| (e.place, e.webhook.id))
            .collect();
        rest.sort_unstable();
        let order = ids.iter().copied().chain(rest.into_iter().map(|r| r.1));
        for id in order {
            queue.last_place += 1;
            let place = queue.last_place;
            queue.waiting(id)?.place = place;
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
        let (held, age) = (queue.held, queue.age);
        let first = queue
            .entries
            .values()
            .filter(|e| e.webhook.state == WebhookState::Waiting && (e.urgent || !held))
            .min_by_key(|e| (!e.urgent, e.webhook.due_at, e.place))
            .map(|e| e.webhook.id);
        match first.and_then(|id| queue.entries.get_mut(&id)) {
            None => Next::Wait,
            Some(entry) if entry.webhook.due_at > now => Next::WaitUntil(entry.webhook.due_at),
            Some(entry) => {
                entry.webhook.state = WebhookState::Sending;
                entry.urgent = false;
                Next::Send(Job {
                    id: entry.webhook.id,
                    age,
                    url: entry.webhook.url.clone(),
                    content_type: entry.webhook.format.content_type(),
                    body: entry.webhook.body.clone(),
                    again: !entry.webhook.attempts.is_empty(),
                })
            }
        }
    }

    pub(super) fn finish(&self, (id, age): (u64, u64), outcome: Result<u16, String>, now: u64) {
        let mut queue = self.queue();
        if queue.age != age {
            return;
        }
        if let Ok(entry) = queue.entry(id) {
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
        }
        drop(queue);
        self.idle.notify_waiters();
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
        if self.entries.len() >= REMEMBERED {
            let over = |e: &Entry| {
                !matches!(
                    e.webhook.state,
                    WebhookState::Waiting | WebhookState::Sending
                )
            };
            let oldest = self.entries.values().find(|e| over(e));
            let oldest = oldest.or(self.entries.values().next());
            if let Some(id) = oldest.map(|e| e.webhook.id) {
                self.entries.remove(&id);
            }
        }
        let entry = Entry {
            webhook,
            place: self.last_place,
            urgent: false,
            retries_left: self.settings.retry_count(),
        };
        self.entries.insert(self.last_id, entry);
        self.last_id
    }

    fn entry(&mut self, id: u64) -> Result<&mut Entry, WebhookError> {
        self.entries
            .get_mut(&id)
            .ok_or(WebhookError { id, known: false })
    }

    fn waiting(&mut self, id: u64) -> Result<&mut Entry, WebhookError> {
        let entry = self.entry(id)?;
        if entry.webhook.state == WebhookState::Waiting {
            Ok(entry)
        } else {
            Err(WebhookError { id, known: true })
        }
    }

    fn is_settled(&self, now: u64) -> bool {
        let busy = |e: &Entry| match e.webhook.state {
            WebhookState::Sending => true,
            WebhookState::Waiting => e.webhook.due_at <= now && (e.urgent || !self.held),
            _ => false,
        };
        self.closed || !self.entries.values().any(busy)
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
