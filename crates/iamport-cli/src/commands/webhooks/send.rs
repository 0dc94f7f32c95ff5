//! `iamport webhooks send`: a webhook to a shop, as PortOne would send it.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use clap::Args;
use iamport::webhook::Notification;
use iamport::{Amount, UnixTime};
use serde_json::{Value, json};

use super::played::{Format, Kind, Played};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::loopback::{self, Limits, Reply, Target, Trouble};
use crate::output::{self, Output, Rows};
use crate::values;

/// How much of the shop's answer is shown, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;
/// How long PortOne waits for a shop, and how long a gateway that asks before it approves a payment.
const TIME: Duration = Duration::from_secs(30);
const TIME_OF_A_QUESTION: Duration = Duration::from_secs(10);

#[derive(Args, Debug)]
#[command(after_help = "\
Nothing is sent to the payment API, so no credentials are needed. The shop is reached by plain http:// on this machine, or
at a host that --allow-http-host names, and nowhere else. A shop that asks the API, as it should, finds the payment only if
there is one: `iamport control create-payment` makes one in a sandbox.

The exit code is 0 if the shop answers with a status of 2xx, and 1 otherwise.

Examples:
  iamport webhooks send paid --imp-uid imp_448280090638 --merchant-uid merchant_1448280088556
  iamport webhooks send cancelled --imp-uid imp_448280090638 --cancellation-id cancel-1 --format form
  iamport webhooks send confirm --imp-uid imp_448280090638 --amount 5000 --url http://127.0.0.1:3000/confirm
  iamport webhooks send escrow --imp-uid imp_448280090638 --escrow-status 4
  iamport webhooks send cvs-confirm --imp-uid imp_448280090638 --barcode 7712345 --pay-type cash")]
pub(crate) struct Send {
    /// What it is about.
    #[arg(value_name = "KIND", value_enum)]
    kind: Kind,

    /// Where the shop takes webhooks.
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://127.0.0.1:3000/webhook"
    )]
    url: String,

    /// The PortOne id of the payment.
    #[arg(long, value_name = "ID", value_parser = values::text)]
    imp_uid: String,

    /// The order number of the payment.
    #[arg(long, value_name = "ID", default_value = "order-1", value_parser = values::text)]
    merchant_uid: String,

    /// The state to claim, instead of the one that goes with the kind.
    #[arg(long, value_name = "WORD", value_parser = values::text)]
    status: Option<String>,

    /// Of `cancelled`: the id of the cancel, as in the payment's cancel_history.
    #[arg(long, value_name = "ID", value_parser = values::text)]
    cancellation_id: Option<String>,

    /// Of `confirm`: the amount that is about to be approved, in the currency's main unit. Needed there.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    amount: Option<Amount>,

    /// Of `escrow`: the gateway's number of the new state, such as 4.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    escrow_status: Option<String>,

    /// Of `escrow`: when it changed.
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    changed_at: Option<UnixTime>,

    /// Of `escrow`: why the buyer refused.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    denied_reason: Option<String>,

    /// Of `cvs-confirm`: the number that the buyer shows at the till.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    barcode: Option<String>,

    /// Of `cvs-confirm`: how the buyer pays there, card or cash.
    #[arg(long, value_name = "WORD", value_parser = values::text)]
    pay_type: Option<String>,

    /// How the body is written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,
}

impl Send {
    /// Refuses what the kind does not have, since a shop would never see it.
    fn check(&self, global: &Global) -> Result<(), Failure> {
        let usage = |what: String| Err(Failure::Usage(what));
        if global.sandbox || global.base_url.is_some() || global.profile.is_some() {
            return usage(
                "`webhooks send` asks no API; leave --sandbox, --base-url and --profile out, and name the shop with --url"
                    .to_owned(),
            );
        }
        let of = |kind: Kind| self.kind == kind;
        for (option, is_given, fits) in [
            ("--status", self.status.is_some(), !of(Kind::Confirm)),
            (
                "--cancellation-id",
                self.cancellation_id.is_some(),
                of(Kind::Cancelled),
            ),
            ("--amount", self.amount.is_some(), of(Kind::Confirm)),
            (
                "--escrow-status",
                self.escrow_status.is_some(),
                of(Kind::Escrow),
            ),
            ("--changed-at", self.changed_at.is_some(), of(Kind::Escrow)),
            (
                "--denied-reason",
                self.denied_reason.is_some(),
                of(Kind::Escrow),
            ),
            ("--barcode", self.barcode.is_some(), of(Kind::CvsConfirm)),
            ("--pay-type", self.pay_type.is_some(), of(Kind::CvsConfirm)),
        ] {
            if is_given && !fits {
                return usage(format!(
                    "a webhook of this kind has nothing to say by {option}; leave it out"
                ));
            }
        }
        if of(Kind::Confirm) && self.amount.is_none() {
            return usage("a gateway asks about an amount; give it with --amount".to_owned());
        }
        Ok(())
    }

    fn played(&self) -> Played {
        // PortOne sends the id with every cancel.
        let default = || (self.kind == Kind::Cancelled).then(|| "cancellation-1".to_owned());
        Played {
            kind: self.kind,
            imp_uid: self.imp_uid.clone(),
            merchant_uid: self.merchant_uid.clone(),
            status: self.status.clone(),
            cancellation_id: self.cancellation_id.clone().or_else(default),
            amount: self.amount,
            escrow_status: self.escrow_status.clone(),
            changed_at: self.changed_at,
            denied_reason: self.denied_reason.clone(),
            barcode: self.barcode.clone(),
            pay_type: self.pay_type.clone(),
        }
    }

    fn limits(&self) -> Limits {
        Limits {
            time: if self.kind.is_question() {
                TIME_OF_A_QUESTION
            } else {
                TIME
            },
            body: LONGEST_ANSWER,
        }
    }
}

pub(crate) async fn run(send: Send, global: &Global) -> Result<Exit, Failure> {
    send.check(global)?;
    let target = Target::parse(&send.url, &global.allow_http_host)
        .map_err(|why| Failure::Usage(format!("--url: {why}")))?;
    let body = send.played().body(send.format);
    let content_type = send.format.content_type();
    // What a shop with this library would refuse to read was never sent by PortOne.
    Notification::parse(content_type, body.as_bytes())
        .map_err(|error| Failure::Usage(format!("this would be no webhook: {error}")))?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    let agent = concat!("iamport-cli/", env!("CARGO_PKG_VERSION"));
    headers.insert(USER_AGENT, HeaderValue::from_static(agent));
    let path = target.path.as_deref().unwrap_or("/");
    let limits = send.limits();
    let mut stop = crate::session::listen()?;
    let began = Instant::now();
    let bytes = Bytes::from(body.clone());
    let sent = loopback::send(&target.address, "POST", path, headers, bytes, limits);
    let reply = tokio::select! {
        biased;
        reply = sent => reply,
        () = stop.asked() => Err(Trouble::Lost("stopped before the shop answered".to_owned())),
    };
    let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let reply = reply.map_err(|trouble| unanswered(&target, trouble))?;
    show(&send, &target, &body, &reply, took, global)?;
    let is_good = (200..300).contains(&reply.status);
    Ok(if is_good { Exit::Done } else { Exit::Other })
}

fn unanswered(target: &Target, trouble: Trouble) -> Failure {
    let what = match trouble {
        Trouble::Unreachable(why) => format!(
            "no shop is reached at {target}: {why}\nNothing was sent. Check that it runs, and name it with --url."
        ),
        Trouble::Lost(why) => format!(
            "{target}: {why}\nThe webhook was sent, so the shop may have acted on it. PortOne would take this for a failure."
        ),
    };
    Failure::Said(Exit::Other, what)
}

fn show(
    send: &Send,
    target: &Target,
    body: &str,
    reply: &Reply,
    took: u64,
    global: &Global,
) -> Result<(), Failure> {
    let view = global.view();
    let content_type = reply.headers.get(CONTENT_TYPE);
    let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()));
    let answer = String::from_utf8_lossy(&reply.body.bytes);
    if view.output == Output::Table {
        output::say(&format!("POST {target}\n{}\n", format::plain_lines(body)));
        let mut rows = Rows::default();
        rows.add("status", Some(reply.status.to_string()));
        rows.add("time", Some(format!("{took} ms")));
        rows.add("content_type", content_type);
        let mut text = rows.render();
        if !answer.trim().is_empty() {
            text.push_str(&format!("\n\n{}", format::plain_lines(answer.trim_end())));
        }
        output::line(&text)?;
        if reply.body.is_cut {
            output::say(&format!(
                "note: the answer is longer; its first {LONGEST_ANSWER} bytes are shown"
            ));
        }
        return Ok(());
    }
    let record = json!({
        "url": target.to_string(),
        "sent": Value::Object(send.played().fields()),
        "sent_content_type": send.format.content_type(),
        "status": reply.status,
        "milliseconds": took,
        "content_type": content_type,
        "body": answer,
        "body_is_cut": reply.body.is_cut,
    });
    output::one(&view, None, &record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Send, Global) {
        let words = ["iamport", "webhooks", "send"]
            .into_iter()
            .chain(line.split(' '));
        match crate::cli::parse(words).unwrap_or_else(|error| panic!("{line}: {error}")) {
            crate::cli::Called::Command(cli) => match cli.command {
                crate::cli::Command::Webhooks(command) => match *command {
                    super::super::Command::Send(send) => (send, cli.global),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            },
            crate::cli::Called::Verb(verb, ..) => panic!("{verb:?}"),
        }
    }

    #[test]
    fn what_a_kind_does_not_have_is_refused() {
        for line in [
            "paid --imp-uid imp_1 --status cancelled",
            "confirm --imp-uid imp_1 --amount 10.5",
            "cvs-confirm --imp-uid imp_1 --barcode 1 --pay-type card",
            "escrow --imp-uid imp_1 --changed-at 1795424400 --denied-reason x",
        ] {
            let (send, global) = read(line);
            assert!(send.check(&global).is_ok(), "{line}");
        }
        for line in [
            "paid --imp-uid imp_1 --amount 5000",
            "paid --imp-uid imp_1 --cancellation-id c",
            "confirm --imp-uid imp_1",
            "confirm --imp-uid imp_1 --amount 1 --status paid",
            "cancelled --imp-uid imp_1 --barcode 1",
            "paid --imp-uid imp_1 --sandbox",
            "paid --imp-uid imp_1 --base-url http://127.0.0.1:1",
        ] {
            let (send, global) = read(line);
            let failure = send.check(&global).unwrap_err();
            assert_eq!(failure.exit(), Exit::Usage, "{line}");
        }
    }
}
