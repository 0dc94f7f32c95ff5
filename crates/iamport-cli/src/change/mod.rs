//! Every change goes this way: checked, shown, asked for, written down, sent once, and told how it ended.
//!
//! What has a confirmed form goes through it, with a key in the journal, so that a lost answer is settled by looking and
//! a second run with the same key sends nothing. What has none is sent once.

mod before;
mod ended;
mod leave;
mod options;
mod plan;

use std::time::Duration;

use iamport::Repeat;

use self::ended::Ended;
pub(crate) use self::leave::ask_or;
pub(crate) use self::options::ChangeOptions;
use self::plan::Plan;
use crate::call::arguments::Arguments;
use crate::call::prepared::Prepared;
use crate::call_context::{CallContext, Look};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::generated::calls;
use crate::output;
use crate::session::Session;
use crate::spec::Operation;

/// Makes a call as the arguments say: a read at once, a change after it was shown and asked for.
pub(crate) async fn call(
    session: &Session,
    operation: &'static Operation,
    arguments: &Arguments,
    options: &ChangeOptions,
) -> Result<Exit, Failure> {
    arguments
        .check(operation)
        .map_err(|mistake| Failure::Usage(mistake.to_string()))?;
    check_refund_account(arguments)?;
    if operation.info.repeat() == Repeat::Safe {
        return read(session, operation, arguments).await;
    }
    output::check_columns(session.view(), operation.answer.component.as_deref())?;
    let plan = Plan::of(session, operation, arguments, options).await?;
    if options.dry_run {
        plan.show(session);
        output::say("Nothing was changed: this is what would be done.");
        return Ok(Exit::Done);
    }
    plan.get_leave(session, options)?;
    // What was shown is what is meant: if somebody else gives money back meanwhile, nothing is.
    let arguments = &match plan.left() {
        Some(left) => arguments.clone().completed("checksum", left.to_string()),
        None => arguments.clone(),
    };
    let call = context(operation, arguments, plan.key());
    let made = make(session, operation, arguments, options, plan.key());
    let ended = session.change(&call, made).await??;
    ended.show(session, operation, plan.key())
}

/// The account that the money of a virtual account goes back to: the API wants all of it or nothing.
fn check_refund_account(arguments: &Arguments) -> Result<(), Failure> {
    const ACCOUNT: [&str; 3] = ["refund_holder", "refund_bank", "refund_account"];
    let missing: Vec<&str> = ACCOUNT
        .into_iter()
        .filter(|name| !arguments.has(name))
        .collect();
    if missing.is_empty() || missing.len() == ACCOUNT.len() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "an account to refund to has {}; {} is missing",
        ACCOUNT.join(", "),
        missing.join(", ")
    )))
}

/// Makes a call that changes nothing, and writes what it answers.
async fn read(
    session: &Session,
    operation: &'static Operation,
    arguments: &Arguments,
) -> Result<Exit, Failure> {
    let call = CallContext::reading(operation.id);
    match prepared(session, operation, arguments)? {
        Prepared::Send(sent) => {
            let value = session.read(call, sent).await?;
            output::answer(session.view(), &operation.answer, &value)?;
            Ok(Exit::Done)
        }
        // Confirmed forms are for changes.
        Prepared::Payment(_) | Prepared::Schedules(_) => Ok(Exit::Other),
    }
}

fn prepared(
    session: &Session,
    operation: &Operation,
    arguments: &Arguments,
) -> Result<Prepared, Failure> {
    let prepared = calls::prepare(session.client(), operation.id, arguments);
    prepared
        .ok_or_else(|| Failure::Usage(format!("there is no operation {}", operation.id)))?
        .map_err(|mistake| Failure::Usage(mistake.to_string()))
}

/// What is known of a change before it is sent.
fn context(operation: &Operation, arguments: &Arguments, key: Option<&str>) -> CallContext {
    let look = match (arguments.plain("imp_uid"), arguments.plain("merchant_uid")) {
        (Some(imp_uid), _) if before::is_of_a_payment(operation) => Look::Payment(imp_uid),
        (_, Some(order)) => Look::Order(order),
        _ => Look::Console,
    };
    CallContext {
        operation: operation.id.to_owned(),
        look: Some(look),
        key: key.map(str::to_owned),
    }
}

/// Makes a change, whatever signals come: sends it once, and looks until it is known how it ended.
pub(crate) async fn make(
    session: &Session,
    operation: &Operation,
    arguments: &Arguments,
    options: &ChangeOptions,
    key: Option<&str>,
) -> Result<Ended, Failure> {
    let call = context(operation, arguments, key);
    macro_rules! confirmed {
        ($confirm:expr) => {{
            let mut confirm = $confirm;
            if let Some(key) = key {
                confirm = confirm.key(key);
            }
            if let Some(journal) = session.journal()? {
                confirm = confirm.journal(journal);
            }
            confirm = confirm.within(Duration::from_secs(options.within));
            match confirm.await {
                Ok(confirmed) => Ended::of(confirmed, call, session.place()),
                Err(error) => Err(session.failed(error, call)),
            }
        }};
    }
    match prepared(session, operation, arguments)? {
        Prepared::Send(sent) => {
            let value = session.answered(sent.await, call)?;
            Ok(Ended::accepted(value))
        }
        Prepared::Payment(confirm) => confirmed!(confirm),
        Prepared::Schedules(confirm) => confirmed!(confirm),
    }
}
