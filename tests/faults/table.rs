//! One fault after another meets every operation: what each must come to is data.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use iamport::{Error, OPERATIONS, OperationInfo, Outcome, Repeat};
use iamport_testing::{KEY, Reply, SECRET, Server, TOKEN};
use serde_json::Value;
use tokio::task::JoinSet;

use super::expected::Expected;
use super::paths::route;
use crate::calls::{Call, PathValues};
use crate::support::Clients as _;

/// Stands in every body that must not be quoted.
pub(super) const BODY: &str = "zqbody7713";

/// The plainest read, the plainest change that can be sent again, and the plainest that must not.
pub(super) const REPRESENTATIVES: [&str; 3] =
    ["getPaymentByImpUid", "revokeVbank", "cancelPayment"];

/// The facts about an operation.
pub(super) fn operation(id: &str) -> &'static OperationInfo {
    let found = OPERATIONS.iter().find(|info| info.id() == id);
    found.unwrap_or_else(|| panic!("no operation {id}"))
}

/// An answer, and what it must come to.
pub(super) struct Cell {
    name: String,
    reply: Reply,
    expected: &'static Expected,
    status: Option<u16>,
    code: Option<i64>,
}

impl Cell {
    pub(super) fn new(
        name: impl Into<String>,
        reply: Reply,
        status: impl Into<Option<u16>>,
        code: Option<i64>,
        expected: &'static Expected,
    ) -> Self {
        Self {
            name: name.into(),
            reply,
            expected,
            status: status.into(),
            code,
        }
    }

    /// Lets some operations of each kind meet it, all at once: the plainest of each, and others in turn.
    ///
    /// `turn` is the number of the cell; with every cell it is the turn of others.
    pub(super) async fn check(self, limit: Duration, turn: usize) {
        const IN_TURN: usize = 3;
        let mut met: Vec<&OperationInfo> = REPRESENTATIVES.into_iter().map(operation).collect();
        let others = OPERATIONS
            .iter()
            .cycle()
            .skip(turn * IN_TURN % OPERATIONS.len());
        for other in others.take(IN_TURN) {
            if !met.iter().any(|info| info.id() == other.id()) {
                met.push(other);
            }
        }

        let server = Server::answering(self.reply.clone());
        let client = server.client_within(limit);
        let mut calls = JoinSet::new();
        for info in &met {
            let info = *info;
            let sending = (Call::find(info.id()).send)(client.clone(), PathValues::default());
            calls.spawn(async move { (info, sending.await) });
        }
        let results = calls.join_all().await;
        assert_eq!(results.len(), met.len());
        let received = server.calls();
        for (info, result) in results {
            let name = format!("{} meets: {}", info.id(), self.name);
            let error = self.error(&name, result);
            assert_eq!(
                error.outcome(),
                self.expected.outcome(info.repeat()),
                "{name}: {error}"
            );
            assert_eq!(error.operation(), Some(info.id()), "{name}");
            let sent = received
                .iter()
                .filter(|request| route(request.method(), request.path()) == Some(info.id()))
                .count();
            let reads = info.authenticated() && info.repeat() == Repeat::Safe;
            let expected = if reads { self.expected.reads } else { 1 };
            assert_eq!(sent, expected, "{name}: how often it was sent");
        }
    }

    fn error(&self, name: &str, result: Result<Value, Error>) -> Error {
        let error = match result {
            Ok(payload) => panic!("{name}: taken for success: {payload}"),
            Err(error) => error,
        };
        assert_eq!(
            (error.http_status(), error.code()),
            (self.status, self.code),
            "{name}: {error}"
        );
        assert_eq!(predicates(&error), self.expected.is, "{name}: {error}");
        assert_eq!(error.to_string().lines().count(), 1, "{name}");
        let advice = error.to_string().contains("it may have happened");
        assert_eq!(advice, error.outcome() == Outcome::Unknown, "{name}");
        assert_silent(name, &error, &[BODY, KEY, SECRET, TOKEN, "127.0.0.1"]);
        error
    }
}

/// Lets every cell be met, a few at a time.
pub(super) async fn check(cells: Vec<Cell>) {
    const AT_ONCE: usize = 4;
    let mut running = JoinSet::new();
    for (turn, cell) in cells.into_iter().enumerate() {
        if running.len() == AT_ONCE {
            running.join_next().await.unwrap().unwrap();
        }
        running.spawn(cell.check(Duration::from_secs(60), turn));
    }
    running.join_all().await;
}

/// The names of all predicates that are true.
pub(super) fn predicates(error: &Error) -> Vec<&'static str> {
    [
        ("auth", error.is_auth()),
        (
            "certificate_out_of_date",
            error.is_certificate_out_of_date(),
        ),
        ("connect", error.is_connect()),
        ("connection_lost", error.is_connection_lost()),
        ("decode", error.is_decode()),
        ("dns", error.is_dns()),
        ("invalid_input", error.is_invalid_input()),
        ("issuer_unknown", error.is_issuer_unknown()),
        ("mismatch", error.is_mismatch()),
        ("not_found", error.is_not_found()),
        ("port_refused", error.is_port_refused()),
        ("proxy", error.is_proxy()),
        ("rate_limited", error.is_rate_limited()),
        ("redirect", error.is_redirect()),
        ("refused", error.is_refused()),
        ("server", error.is_server()),
        ("timeout", error.is_timeout()),
        ("tls", error.is_tls()),
        ("wrong_host", error.is_wrong_host()),
    ]
    .into_iter()
    .filter(|(_, is)| *is)
    .map(|(name, _)| name)
    .collect()
}

/// Everything that an error can be made to print.
pub(super) fn texts(error: &Error) -> Vec<String> {
    let mut texts = vec![
        format!("{error}"),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
    ];
    texts.extend(error.message().map(str::to_owned));
    let mut source = error.source();
    while let Some(cause) = source {
        assert!(cause.is::<io::Error>(), "{cause:?} is of another crate");
        texts.push(format!("{cause} {cause:#} {cause:?} {cause:#?}"));
        source = cause.source();
    }
    texts
}

/// None of these is in anything that the error prints.
pub(super) fn assert_silent(name: &str, error: &Error, hidden: &[&str]) {
    for text in texts(error) {
        let folded = text.to_lowercase();
        for hidden in hidden {
            assert!(
                !folded.contains(&hidden.to_lowercase()),
                "{name}: {hidden} is in {text}"
            );
        }
    }
}
