//! Telling the shop what happened: which webhooks are sent, when, in which order, and what became of
//! each.

mod send;
mod worker;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

pub(crate) use self::worker::deliver;
use crate::domain::event::{Event, Occasion};
use crate::wire::Json;

/// How many webhooks are remembered.
const REMEMBERED: usize = 10_000;
/// The gap between two attempts of a webhook that is repeated, in seconds.
const RETRY_GAP: u64 = 60;

/// How the body of a webhook is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WebhookFormat {
    /// `application/json`
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
}

impl WebhookFormat {
    /// `json` or `form`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WebhookFormat::Json => "json",
            WebhookFormat::Form => "form",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            WebhookFormat::Json => "application/json",
            WebhookFormat::Form => "application/x-www-form-urlencoded",
        }
    }
}

/// What a shop has set up for its webhooks in the vendor's console.
///
/// Only `http://` addresses of this computer's loopback are ever called; a webhook to any other is
/// recorded as not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct WebhookSettings {
    live_url: Option<String>,
    test_url: Option<String>,
    format: WebhookFormat,
    retries: u32,
}

impl WebhookSettings {
    /// No address, JSON, one attempt.
    pub fn new() -> WebhookSettings {
        WebhookSettings::default()
    }

    /// Where webhooks of payments by live channels and by test channels go.
    pub fn url(self, url: impl Into<String>) -> WebhookSettings {
        let url = url.into();
        self.live_url(url.clone()).test_url(url)
    }

    /// Where webhooks of payments by live channels go.
    pub fn live_url(mut self, url: impl Into<String>) -> WebhookSettings {
        self.live_url = Some(url.into());
        self
    }

    /// Where webhooks of payments by test channels go.
    pub fn test_url(mut self, url: impl Into<String>) -> WebhookSettings {
        self.test_url = Some(url.into());
        self
    }

    /// How bodies are written.
    pub fn format(mut self, format: WebhookFormat) -> WebhookSettings {
        self.format = format;
        self
    }

    /// How often a webhook that met no answer, or one of 500 and above, is sent again, a minute of the
    /// sandbox's clock later each time. The service does so, up to five times, only for shops that
    /// asked for it; 0 is the default here as there.
    pub fn retries(mut self, retries: u32) -> WebhookSettings {
        self.retries = retries;
        self
    }

    pub(crate) fn urls(&self) -> (Option<&str>, Option<&str>) {
        (self.live_url.as_deref(), self.test_url.as_deref())
    }

    pub(crate) fn body_format(&self) -> WebhookFormat {
        self.format
    }

    pub(crate) fn retry_count(&self) -> u32 {
        self.retries
    }
}

/// One time that a webhook was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebhookAttempt {
    /// Counted from 1, for each webhook.
    pub number: u32,
    /// The sandbox's time when it was sent, in seconds since the epoch.
    pub at: u64,
    /// The HTTP status of the answer, or what went wrong instead.
    pub outcome: Result<u16, String>,
}

/// Where a webhook stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookState {
    /// It is to be sent, as soon as its time has come and nothing holds it.
    Waiting,
    /// It is being sent.
    Sending,
    /// An attempt was answered with a status of 2xx.
    Delivered,
    /// The last attempt met no answer, or another one.
    Failed,
    /// It was dropped by instruction.
    Dropped,
    /// It was never to be sent, and why: there is no address, the address is not on this computer's
    /// loopback, or a cancel did not ask for it.
    NotSent(String),
}

impl WebhookState {
    /// One word, as the control answers it.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            WebhookState::Waiting => "waiting",
            WebhookState::Sending => "sending",
            WebhookState::Delivered => "delivered",
            WebhookState::Failed => "failed",
            WebhookState::Dropped => "dropped",
            WebhookState::NotSent(_) => "not_sent",
        }
    }
}

/// A webhook: something that happened, one address that is told, and how that went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Webhook {
    /// Counted from 1, in the order in which things happened.
    pub id: u64,
    /// The API's id of the payment that it is about.
    pub imp_uid: String,
    /// What the payment's state was, in the API's words.
    pub status: &'static str,
    /// Where it goes; empty if there is no address.
    pub url: String,
    /// How its body is written.
    pub format: WebhookFormat,
    /// Its body.
    pub body: String,
    /// The sandbox's time when it happened, in seconds since the epoch.
    pub created_at: u64,
    /// It is not sent before this, in seconds since the epoch.
    pub due_at: u64,
    /// The webhook that it is a copy of.
    pub copy_of: Option<u64>,
    /// Where it stands.
    pub state: WebhookState,
    /// Each time that it was sent.
    pub attempts: Vec<WebhookAttempt>,
}

/// There is no webhook with this number, or it is not one that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookError {
    id: u64,
    known: bool,
}

impl WebhookError {
    /// Whether there is no such webhook.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        !self.known
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.known {
            write!(f, "the webhook {} does not wait to be sent", self.id)
        } else {
            write!(f, "there is no webhook {}", self.id)
        }
    }
}

impl std::error::Error for WebhookError {}

struct Entry {
    webhook: Webhook,
    /// Its place among those that are due at the same time.
    place: u64,
    /// Goes before all others and although webhooks are held.
    urgent: bool,
    retries_left: u32,
}

#[derive(Default)]
struct Book {
    settings: WebhookSettings,
    entries: VecDeque<Entry>,
    last_id: u64,
    last_place: u64,
    held: bool,
    /// How often everything was forgotten: an attempt from before belongs to nothing.
    age: u64,
    /// Nobody sends any more.
    closed: bool,
}

/// All webhooks of one sandbox. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Webhooks {
    book: Arc<Mutex<Book>>,
    /// There may be something to send.
    work: Arc<Notify>,
    /// There may be nothing left to send.
    idle: Arc<Notify>,
}

/// What the worker sends.
pub(crate) struct Job {
    id: u64,
    age: u64,
    url: String,
    content_type: &'static str,
    body: String,
    again: bool,
}

/// What the worker does next.
enum Next {
    Send(Job),
    /// Nothing before this time, unless something changes.
    WaitUntil(u64),
    Wait,
}

impl Webhooks {
    pub(crate) fn new(settings: WebhookSettings) -> Webhooks {
        let webhooks = Webhooks::default();
        webhooks.book().settings = settings;
        webhooks
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Is notified when there may be something to send; also when the clock was moved.
    pub(crate) fn work(&self) -> Arc<Notify> {
        self.work.clone()
    }

    pub(crate) fn settings(&self) -> WebhookSettings {
        self.book().settings.clone()
    }

    pub(crate) fn set(&self, settings: WebhookSettings) {
        self.book().settings = settings;
    }

    /// Something happened to a payment that names these addresses.
    pub(crate) fn announce(&self, event: &Event, own_urls: &[String], now: u64) {
        let mut book = self.book();
        let (live, test) = book.settings.urls();
        let shops = if event.test_channel { test } else { live };
        let urls: Vec<String> = if own_urls.is_empty() {
            shops.map(str::to_owned).into_iter().collect()
        } else {
            own_urls.to_vec()
        };
        if urls.is_empty() {
            let reason = "the shop has no address for webhooks";
            book.add(event, String::new(), Some(reason), now);
        }
        for url in urls {
            let reason = if event.occasion == (Occasion::CancelByApi { asked_for: false }) {
                Some("the cancel did not ask for a webhook (enable_webhook)")
            } else if send::Target::parse(&url).is_none() {
                Some("only http:// addresses on loopback are reached")
            } else {
                None
            };
            book.add(event, url, reason, now);
        }
        drop(book);
        self.work.notify_one();
    }

    /// Every webhook, in the order of their numbers.
    pub(crate) fn all(&self) -> Vec<Webhook> {
        let book = self.book();
        book.entries.iter().map(|e| e.webhook.clone()).collect()
    }

    /// Holds back whatever waits or will wait, or lets it go.
    pub(crate) fn hold(&self, held: bool) {
        self.book().held = held;
        self.stir();
    }

    pub(crate) fn is_held(&self) -> bool {
        self.book().held
    }

    /// Sends a webhook now: one that waits before all others, one that was sent once more.
    pub(crate) fn redeliver(&self, id: u64, now: u64) -> Result<(), WebhookError> {
        let mut book = self.book();
        let entry = book.entry(id)?;
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
        drop(book);
        self.stir();
        Ok(())
    }

    /// Sends a copy of a webhook after it. Returns the number of the copy.
    pub(crate) fn duplicate(&self, id: u64, now: u64) -> Result<u64, WebhookError> {
        let mut book = self.book();
        let mut copy = book.entry(id)?.webhook.clone();
        if matches!(copy.state, WebhookState::NotSent(_)) {
            return Err(WebhookError { id, known: true });
        }
        copy.copy_of = Some(id);
        copy.created_at = now;
        copy.due_at = copy.due_at.max(now);
        copy.attempts.clear();
        copy.state = WebhookState::Waiting;
        let number = book.push(copy);
        drop(book);
        self.stir();
        Ok(number)
    }

    /// Lets a waiting webhook wait until `by` after the present time of the sandbox.
    pub(crate) fn delay(&self, id: u64, by: Duration, now: u64) -> Result<(), WebhookError> {
        let mut book = self.book();
        let entry = book.waiting(id)?;
        // Parts of a second count as a whole one: it is not sent before its time.
        let seconds = by.as_secs() + u64::from(by.subsec_nanos() > 0);
        entry.webhook.due_at = now.saturating_add(seconds);
        drop(book);
        self.stir();
        Ok(())
    }

    /// Never sends a waiting webhook.
    pub(crate) fn drop_one(&self, id: u64) -> Result<(), WebhookError> {
        self.book().waiting(id)?.webhook.state = WebhookState::Dropped;
        self.stir();
        Ok(())
    }

    /// Puts waiting webhooks into this order, before the others that wait.
    pub(crate) fn reorder(&self, ids: &[u64]) -> Result<(), WebhookError> {
        let mut book = self.book();
        for id in ids {
            book.waiting(*id)?;
        }
        let mut rest: Vec<(u64, u64)> = book
            .entries
            .iter()
            .filter(|e| e.webhook.state == WebhookState::Waiting && !ids.contains(&e.webhook.id))
            .map(|e| (e.place, e.webhook.id))
            .collect();
        rest.sort_unstable();
        let order = ids.iter().copied().chain(rest.into_iter().map(|r| r.1));
        for id in order {
            book.last_place += 1;
            let place = book.last_place;
            book.waiting(id)?.place = place;
        }
        drop(book);
        self.stir();
        Ok(())
    }

    /// Forgets everything but the settings.
    pub(crate) fn clear(&self) {
        {
            let mut book = self.book();
            book.entries.clear();
            (book.last_id, book.last_place, book.held) = (0, 0, false);
            book.age += 1;
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
            if self.book().is_settled(now()) {
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

    fn next(&self, now: u64) -> Next {
        let mut book = self.book();
        let (held, age) = (book.held, book.age);
        let next = book
            .entries
            .iter_mut()
            .filter(|e| e.webhook.state == WebhookState::Waiting && (e.urgent || !held))
            .min_by_key(|e| (!e.urgent, e.webhook.due_at, e.place));
        match next {
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

    fn finish(&self, (id, age): (u64, u64), outcome: Result<u16, String>, now: u64) {
        let mut book = self.book();
        if book.age != age {
            return;
        }
        if let Ok(entry) = book.entry(id) {
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
        drop(book);
        self.idle.notify_waiters();
    }

    fn close(&self) {
        self.book().closed = true;
        self.idle.notify_waiters();
    }
}

impl Book {
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
            let oldest = self.entries.iter().position(over);
            self.entries.remove(oldest.unwrap_or(0));
        }
        self.entries.push_back(Entry {
            webhook,
            place: self.last_place,
            urgent: false,
            retries_left: self.settings.retry_count(),
        });
        self.last_id
    }

    fn entry(&mut self, id: u64) -> Result<&mut Entry, WebhookError> {
        self.entries
            .iter_mut()
            .find(|entry| entry.webhook.id == id)
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
        self.closed || !self.entries.iter().any(busy)
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
