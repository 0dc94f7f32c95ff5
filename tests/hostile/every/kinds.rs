//! The kinds of faults that every operation meets: each is a behaviour of the server in between, once after the effect and
//! once before it, that is without it.

use std::sync::Arc;

use super::super::behaviours::{self, Behaviour, Reach};

/// What a kind is where the request does not reach the sandbox.
#[derive(Clone, Copy)]
enum Before {
    /// The same answer, made of that of an earlier call.
    Same,
    /// The behaviour of this name.
    As(&'static str),
    /// Only this behaviour: the kind strikes before the sandbox hears of anything.
    Only(&'static str),
}
use Before::{As, Only, Same};

/// Name of the kind, behaviour after the effect, and what there is before it.
const KINDS: [(&str, &str, Before); 82] = [
    ("the API's own answer", "the API's own answer", Same),
    // Connections.
    (
        "nobody listens",
        "a reset after the effect, and nobody listens any more",
        As("nobody listens"),
    ),
    (
        "closed at once",
        "",
        Only("every connection closed after the token"),
    ),
    (
        "reset in the request",
        "",
        Only("a reset after the first bytes of the change"),
    ),
    (
        "token's connection closed",
        "the token's connection closed behind it",
        Same,
    ),
    (
        "reset for an answer",
        "a reset after the effect",
        As("a reset instead"),
    ),
    (
        "close for an answer",
        "a close after the effect",
        As("a close instead"),
    ),
    (
        "half close for an answer",
        "a half close after the effect",
        As("a half close instead"),
    ),
    ("close in the head", "a close at 50% of the head", Same),
    ("close behind the head", "a close behind the head", Same),
    ("close in the body", "a close at 50% of the body", Same),
    (
        "close before the last byte",
        "a close at 99% of the body",
        Same,
    ),
    ("reset in the body", "a reset at 50% of the body", Same),
    (
        "close in a body in chunks",
        "a close at 50% of a body in chunks",
        Same,
    ),
    (
        "close for the last chunk",
        "a close for the last chunk",
        Same,
    ),
    ("close in a chunk's size", "a chunk whose size is cut", Same),
    (
        "cut body without a length",
        "an answer without a length cut at 50%",
        Same,
    ),
    // Time.
    ("silence", "silence after the effect", As("silence instead")),
    (
        "silence in the answer",
        "silence in the middle of the answer",
        Same,
    ),
    (
        "blanks one by one",
        "blanks one by one after the effect",
        Same,
    ),
    (
        "a body without end",
        "blanks without end in the answer",
        Same,
    ),
    ("chunks without end", "chunks without end", Same),
    (
        "interim answers without end",
        "interim answers without end",
        Same,
    ),
    // HTTP.
    ("in pieces", "in pieces of sixteen bytes", Same),
    ("in chunks of seven bytes", "in chunks of seven bytes", Same),
    ("100 in front", "with a 100 in front", Same),
    ("101 in front", "with a 101 in front", Same),
    ("up to the close", "up to the close", Same),
    ("HTTP/1.0", "by HTTP/1.0", Same),
    ("no head", "without a head", Same),
    ("TLS for HTTP", "beginning with TLS", Same),
    (
        "status of letters",
        "beginning with a status of letters",
        Same,
    ),
    (
        "length too long",
        "with a length that is ten bytes too long",
        Same,
    ),
    (
        "length too short",
        "with a length that is ten bytes too short",
        Same,
    ),
    ("length 0", "with length 0", Same),
    (
        "length beyond numbers",
        "with a length beyond numbers",
        Same,
    ),
    ("two lengths", "with two lengths, the right one last", Same),
    ("a length and chunks", "with a length and in chunks", Same),
    (
        "chunks by name only",
        "in chunks by name, but not in truth",
        Same,
    ),
    (
        "chunk size of letters",
        "with a chunk size that is no number",
        Same,
    ),
    ("5,000 headers", "with 5,000 headers", Same),
    (
        "said to be gzip",
        "said to be gzip, though nobody asked",
        Same,
    ),
    ("bytes of gzip", "bytes that are said to be gzip", Same),
    ("said to be EUC-KR", "said to be EUC-KR", Same),
    // Statuses.
    ("its own at 201", "its own at 201", Same),
    ("nothing at 200", "nothing at 200 after the effect", Same),
    ("nothing at 204", "nothing at 204 after the effect", Same),
    ("HTML at 200", "HTML at 200 after the effect", Same),
    ("302 to itself", "302 to itself after the effect", Same),
    ("307 elsewhere", "307 to elsewhere after the effect", Same),
    (
        "refusal at 200",
        "a whole refusal at 200 after the effect",
        As("the API's no with code 1 at 200"),
    ),
    (
        "401",
        "a 401 made up after the effect",
        As("a 401 without another token"),
    ),
    (
        "401 and another token",
        "a 401 made up after the effect, and the token ended",
        As("a 401 for an ended token"),
    ),
    ("401 twice", "", Only("a 401 for two ended tokens")),
    (
        "401, then nobody listens",
        "",
        Only("a 401 for an ended token, then nobody listens"),
    ),
    (
        "HTML at 401",
        "HTML at 401 after the effect, and the token ended",
        Same,
    ),
    (
        "refusal at 403",
        "a whole refusal at 403 after the effect",
        As("the API's no with code 1 at 403"),
    ),
    ("HTML at 403", "HTML at 403 after the effect", Same),
    (
        "refusal at 404",
        "a whole refusal at 404 after the effect",
        As("the API's no with code 1 at 404"),
    ),
    ("HTML at 404", "HTML at 404 after the effect", Same),
    ("refusal at 408", "a refusal at 408 after the effect", Same),
    (
        "refusal at 409",
        "a whole refusal at 409 after the effect",
        As("the API's no with code 1 at 409"),
    ),
    ("refusal at 413", "a refusal at 413 after the effect", Same),
    ("refusal at 425", "a refusal at 425 after the effect", Same),
    (
        "429 with Retry-After",
        "a refusal at 429 after the effect, to be asked again later",
        As("a plain 429 instead, to be asked again later"),
    ),
    ("refusal at 500", "a refusal at 500 after the effect", Same),
    ("HTML at 502", "HTML at 502 after the effect", Same),
    ("HTML at 503", "HTML at 503 after the effect", Same),
    ("refusal at 504", "a refusal at 504 after the effect", Same),
    // What the answer says.
    ("half of the JSON", "half of it", Same),
    ("a byte order mark", "a byte order mark", Same),
    ("a word behind", "a word behind", Same),
    ("codes 0 and 1", "code 0, then code 1", Same),
    ("two responses", "a second, empty response", Same),
    ("ids twice", "ids twice, another's last", Same),
    (
        "code 1 with the record",
        "code 1 with the record of the effect",
        Same,
    ),
    ("no response", "nothing for a payload", Same),
    ("another's record", "every id another", Same),
    (
        "an earlier call's record",
        "the record of an earlier call",
        As("the record of an earlier call instead"),
    ),
    ("9 MiB", "9 MiB of somebody's", Same),
    // More answers than requests.
    (
        "an answer before the request",
        "an earlier call's acceptance before anything is asked",
        Same,
    ),
    (
        "an answer behind the token's",
        "an earlier call's acceptance behind the token",
        Same,
    ),
];

pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) before: Option<Arc<Behaviour>>,
    pub(super) after: Option<Arc<Behaviour>>,
    /// Whether the client waits for an answer only a moment.
    pub(super) short: bool,
}

/// All of them, the honest one first.
pub(super) fn all() -> Vec<Kind> {
    let behaviours = behaviours::all();
    let named = |name: &str| {
        let found = behaviours.iter().find(|one| one.name == name);
        found
            .unwrap_or_else(|| panic!("no behaviour is called {name}"))
            .clone()
    };
    let kind = |(name, after, before): (&'static str, &str, Before)| {
        let (before, after) = match before {
            Same => (Some(named(after).before()), Some(named(after))),
            As(before) => (Some(named(before)), Some(named(after))),
            Only(before) => (Some(named(before)), None),
        };
        let slow = after.as_ref().is_some_and(|one| one.reach == Reach::Some);
        Kind {
            name,
            before: before.map(Arc::new),
            after: after.map(Arc::new),
            short: slow && name != "9 MiB",
        }
    };
    KINDS.into_iter().map(kind).collect()
}
