//! Doing what the lines say: a bounded number at once, begun at a bounded rate, each told in the result file.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use iamport::Outcome as Sent;
use tokio::time::{MissedTickBehavior, interval};

use super::batch::{Batch, Line};
use super::check::Checked;
use super::options::BulkOptions;
use super::result::{Counts, Entry, Outcome, ResultFile};
use super::rows::Source;
use crate::change::{self, ChangeOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Output, Rows};
use crate::progress::Bar;
use crate::session::{Session, listen};
use crate::{format, terminal};

/// How one line ended, with the line.
struct Ended {
    line: Line,
    outcome: Outcome,
    note: String,
    /// The id of the payment as the answer has it, where the line did not say it.
    imp_uid: Option<String>,
    /// The credentials do not hold, so no other line will come through either.
    is_hopeless: bool,
}

pub(super) async fn work(
    session: &Session,
    source: &Source,
    batch: &Batch<'_>,
    checked: &Checked,
    mut result: ResultFile,
    bulk: &BulkOptions,
    options: &ChangeOptions,
) -> Result<Exit, Failure> {
    let mut stop = listen()?;
    let mut stopped = 0_u8;
    let mut failed = None;
    let mut rate = interval(Duration::from_secs(1) / u32::from(bulk.rate));
    rate.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let bar = Bar::new(checked.lines, "lines");
    bar.advance(result.ended());
    let mut rows = source.rows()?;
    let mut under_way = FuturesUnordered::new();
    let mut more = true;
    loop {
        let begins_more = more && stopped == 0;
        if under_way.is_empty() && !begins_more {
            break;
        }
        let has_room = under_way.len() < usize::from(bulk.concurrency);
        tokio::select! {
            biased;
            Some(ended) = under_way.next() => {
                let ended: Ended = ended;
                if ended.is_hopeless && stopped == 0 {
                    stopped = 1;
                    failed = Some((ended.note.clone(), Exit::Unauthorized));
                }
                // What is under way is waited for all the same; lines that are not told are found done by the next run.
                if let Err(failure) = write(&mut result, &ended) {
                    stopped = stopped.max(1);
                    failed.get_or_insert((failure.what(), Exit::Other));
                }
                bar.advance(1);
            }
            () = stop.asked(), if stopped < 2 => {
                stopped += 1;
                if stopped == 2 {
                    break;
                }
                bar.say(&terminal::styled(
                    terminal::NOTE,
                    &format!(
                        "stopping: no further line is begun, and the end of {} under way is waited for; ask once \
                         more to leave at once",
                        under_way.len()
                    ),
                ));
            }
            _ = rate.tick(), if begins_more && has_room => {
                match rows.next() {
                    None => more = false,
                    // It was checked, so it can be read unless the file was changed since.
                    Some(row) => match batch.line(row) {
                        Ok(line) if result.has(&line.key) => rate.reset_immediately(),
                        Ok(line) => under_way.push(one(session, batch, line, options)),
                        Err(why) => {
                            stopped = 1;
                            failed = Some((format!("the file was changed meanwhile: {why}"), Exit::Usage));
                        }
                    },
                }
            }
        }
    }
    drop(bar);
    if let Err(failure) = result.end() {
        failed.get_or_insert((failure.what(), Exit::Other));
    }
    finish(session, &result, checked, stopped > 0, failed)
}

/// Does what one line says.
async fn one(session: &Session, batch: &Batch<'_>, line: Line, options: &ChangeOptions) -> Ended {
    let sent = change::make(
        session,
        batch.operation,
        &line.arguments,
        options,
        Some(&line.key),
    );
    let (outcome, note, imp_uid, is_hopeless) = match sent.await {
        Ok(ended) => {
            let outcome = match ended.outcome {
                "done before" => Outcome::DoneBefore,
                "waiting" => Outcome::Waiting,
                _ => Outcome::Done,
            };
            let imp_uid = ended.record.get("imp_uid").and_then(|it| it.as_str());
            let imp_uid = imp_uid.map(str::to_owned);
            (
                outcome,
                ended.note.unwrap_or_default().to_owned(),
                imp_uid,
                false,
            )
        }
        Err(failure) => {
            let exit = failure.exit();
            let not_sent = matches!(
                &failure,
                Failure::Call(error, ..) if error.outcome() == Sent::NotSent && !error.is_not_found()
            ) || matches!(&failure, Failure::Usage(_) | Failure::System(_));
            let outcome = match exit {
                Exit::Unknown => Outcome::Unknown,
                _ if not_sent => Outcome::NotSent,
                Exit::Refused | Exit::NotFound => Outcome::Refused,
                _ => Outcome::NotSent,
            };
            let note = match outcome {
                Outcome::Unknown if !session.place().in_process => format!(
                    "{}; settle it: iamport{} settle {}",
                    failure.what(),
                    session.place().arguments(),
                    format::shell(&line.key)
                ),
                _ => failure.what(),
            };
            (outcome, note, None, exit == Exit::Unauthorized)
        }
    };
    Ended {
        line,
        outcome,
        note: format::plain(&note),
        imp_uid,
        is_hopeless,
    }
}

fn write(result: &mut ResultFile, ended: &Ended) -> Result<(), Failure> {
    let imp_uid = ended
        .line
        .arguments
        .plain("imp_uid")
        .or(ended.imp_uid.clone());
    let order = ended.line.arguments.plain("merchant_uid");
    result.write(&Entry {
        line: ended.line.number,
        imp_uid: &imp_uid.unwrap_or_default(),
        merchant_uid: &order.unwrap_or_default(),
        outcome: ended.outcome,
        note: &ended.note,
        key: &ended.line.key,
    })
}

/// Says how all of it ended.
fn finish(
    session: &Session,
    result: &ResultFile,
    checked: &Checked,
    stopped: bool,
    failed: Option<(String, Exit)>,
) -> Result<Exit, Failure> {
    let counts = result.counts();
    let told: u64 = counts.each().map(|(_, count)| count).sum();
    let left = checked.lines.saturating_sub(told);
    let view = session.view();
    if view.output == Output::Table {
        let mut rows = Rows::default();
        for (outcome, count) in counts.each() {
            rows.add(outcome.word(), Some(format::number(count)));
        }
        if left > 0 {
            rows.add("not begun", Some(format::number(left)));
        }
        rows.add("result", Some(result.path().display().to_string()));
        output::line(&rows.render())?;
    } else {
        let mut document = serde_json::Map::new();
        for (outcome, count) in counts.each() {
            document.insert(outcome.word().replace(' ', "_"), count.into());
        }
        document.insert("not_begun".to_owned(), left.into());
        document.insert(
            "result".to_owned(),
            result.path().display().to_string().into(),
        );
        output::one(view, None, &document.into())?;
    }
    let exit = exit_of(counts);
    if let Some((why, cause)) = failed {
        return Err(Failure::Said(
            if exit == Exit::Unknown { exit } else { cause },
            format!(
                "{why}\nNo further line was begun. The same command goes on when that is mended."
            ),
        ));
    }
    if stopped || left > 0 {
        let why = format!(
            "stopped: {} not begun; the same command goes on",
            format::count(left, "line")
        );
        let exit = if exit == Exit::Done {
            Exit::Other
        } else {
            exit
        };
        return Err(Failure::Said(exit, why));
    }
    let open = counts.of(Outcome::Unknown) + counts.of(Outcome::NotSent);
    if open > 0 {
        let why = format!(
            "{} may end otherwise: the same command tries them again, and sends nothing twice",
            format::count(open, "line")
        );
        return Err(Failure::Said(exit, why));
    }
    Ok(exit)
}

/// The first that holds for one of the lines.
fn exit_of(counts: &Counts) -> Exit {
    [
        (Outcome::Unknown, Exit::Unknown),
        (Outcome::Refused, Exit::Refused),
        (Outcome::Waiting, Exit::Waiting),
        (Outcome::NotSent, Exit::Other),
    ]
    .into_iter()
    .find_map(|(outcome, exit)| (counts.of(outcome) > 0).then_some(exit))
    .unwrap_or(Exit::Done)
}
