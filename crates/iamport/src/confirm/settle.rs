//! What earlier runs left open.

use std::sync::Arc;
use std::time::Duration;

use super::answer::Confirmed;
use super::engine::{self, Book, Case, is_of_account, read_case};
use super::entry::{Entry, Verdict};
use super::journal::Journal;
use super::mark::Mark;
use super::{cancel, charge, issue, look, modify, revoke, schedule};
use crate::{Client, Error};

/// What became of one change that was left open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settled {
    /// The caller's key.
    pub key: String,
    /// The operation of the API, such as `cancelPayment`; empty if the key's record can't be read.
    pub operation: String,
    /// What was asked for, in one line.
    pub asked: String,
    /// How it ended; `None` while it is unknown.
    pub verdict: Option<Verdict>,
    /// The same in one line, with what to look at if it is unknown.
    pub text: String,
}

impl Client {
    /// Settles what earlier runs with this journal left open, by reads alone. The order in which things happened does not
    /// matter. `within` is how long the looks at one change may take.
    ///
    /// Keys that another process has at work, and those of another account, tier or address, are left alone.
    ///
    /// # Errors
    /// The journal can't be read.
    pub async fn settle(
        &self,
        journal: Arc<dyn Journal>,
        within: Duration,
    ) -> Result<Vec<Settled>, Error> {
        let keys = {
            let journal = Arc::clone(&journal);
            engine::blocking(move || journal.keys()).await?
        };
        let mut all = Vec::new();
        for key in keys {
            let Some(mut book) = Book::claim_now(&journal, key.clone()).await? else {
                continue;
            };
            let mut entry = match book.last().await {
                Ok(Some(entry)) => entry,
                Ok(None) => continue,
                // One that can't be read must not hide the others.
                Err(error) => {
                    all.push(Settled {
                        key,
                        operation: String::new(),
                        asked: String::new(),
                        verdict: None,
                        text: format!("unknown: {error}"),
                    });
                    continue;
                }
            };
            let open = matches!(entry.verdict, None | Some(Verdict::Waiting));
            if entry.not_sent || !open || !is_of_account(&entry, self) {
                continue;
            }
            let (verdict, text) = match look_at(self, &entry, &key, within).await {
                Ok(found) => found,
                Err(error) => (None, format!("unknown: {error}")),
            };
            if verdict.is_some() {
                entry.verdict = verdict.clone();
                book.note(&entry).await;
            }
            all.push(Settled {
                key,
                operation: entry.operation,
                asked: entry.asked,
                verdict,
                text,
            });
        }
        Ok(all)
    }
}

/// Looks at one change of whatever operation.
async fn look_at(
    client: &Client,
    entry: &Entry,
    key: &str,
    within: Duration,
) -> Result<(Option<Verdict>, String), Error> {
    let mark = Mark::new(key)?;
    let until = look::after(within);
    macro_rules! of {
        ($case:ty) => {{
            let case: $case = read_case(entry)?;
            let confirmed = engine::settle(client, &case, &mark, entry, until).await;
            let text = match &confirmed {
                Confirmed::NotDone(why) => format!("{}: {why}", confirmed.word()),
                Confirmed::Unknown(unknown) => format!("{}: {unknown}", confirmed.word()),
                _ => confirmed.word().to_owned(),
            };
            Ok((Verdict::of(&confirmed), text))
        }};
    }
    match &*entry.operation {
        revoke::Case::OPERATION => of!(revoke::Case),
        cancel::Case::OPERATION => of!(cancel::Case),
        charge::OnetimeCase::OPERATION => of!(charge::OnetimeCase),
        charge::AgainCase::OPERATION => of!(charge::AgainCase),
        issue::Case::OPERATION => of!(issue::Case),
        schedule::Case::OPERATION => of!(schedule::Case),
        modify::Case::OPERATION => of!(modify::Case),
        _ => Ok((
            None,
            "unknown: this version does not know the operation".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_errors_call_confirmable_is() {
        let mut all = [
            revoke::Case::OPERATION,
            cancel::Case::OPERATION,
            charge::OnetimeCase::OPERATION,
            charge::AgainCase::OPERATION,
            issue::Case::OPERATION,
            schedule::Case::OPERATION,
            modify::Case::OPERATION,
        ];
        all.sort_unstable();
        assert_eq!(all, crate::operation::CONFIRMED);
        for id in all {
            assert!(crate::OPERATIONS.iter().any(|it| it.id() == id), "{id}");
        }
    }
}
