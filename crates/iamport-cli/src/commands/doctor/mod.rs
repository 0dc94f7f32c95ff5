//! `iamport doctor`: whether this command can reach the API from here and as whom, one check after the other.

mod account;
mod api;
mod finding;
mod machine;
mod network;
mod proxies;
mod subject;

use clap::Args;

use self::api::Asked;
use self::finding::{Finding, Report};
use self::network::Reached;
use self::subject::Subject;
use crate::call_context::CallContext;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::output;
use crate::place::Place;

#[derive(Args, Debug)]
#[command(after_help = "\
Nothing is changed. The API is asked for an access token, for the sub-merchant if one is set, and for the gateways of the
shop. Without a key pair it is asked for the gateways all the same: that it refuses tells that it is there. Keys and
secrets are never printed, only where they come from.

Each check is ok, a warning (it works, or could not be checked) or a problem, with what to do about it. The exit code is
0 without a problem, 3 if the only problem is a key pair that is missing or refused, and 1 otherwise.

Examples:
  iamport doctor
  iamport doctor --output json
  iamport --sandbox doctor")]
pub(crate) struct Doctor {}

pub(crate) async fn run(_: &Doctor, global: &Global) -> Result<Exit, Failure> {
    let mut stop = crate::session::listen()?;
    let view = global.view();
    let mut report = Report::new(&view)?;
    let call = CallContext::reading("doctor");
    let (subject, findings) = Subject::find(global).await?;
    for finding in findings {
        report.add(finding)?;
    }
    tokio::select! {
        biased;
        examined = examine(&subject, &mut report) => examined?,
        () = stop.asked() => return Err(Failure::Stopped(call.into(), stopped_at(&subject).into())),
    }
    report.add(machine::journal(&subject))?;
    report.add(machine::terminal())?;
    let exit = report.exit();
    report.end()?;
    Ok(exit)
}

/// What needs the network.
async fn examine(subject: &Subject, report: &mut Report<'_>) -> Result<(), Failure> {
    let (clients, findings) = subject.clients();
    for finding in findings {
        report.add(finding)?;
    }
    let Some(clients) = clients else {
        for check in network::CHECKS
            .iter()
            .chain(&api::CHECKS)
            .chain(&account::CHECKS)
        {
            report.add(Finding::unchecked(check, "the settings above come first"))?;
        }
        return Ok(());
    };
    let reached = Reached::look(&clients.url, clients.through_proxy).await;
    let can_be_asked = reached.can_be_asked;
    for finding in reached.findings {
        report.add(finding)?;
    }
    if !can_be_asked {
        for check in api::CHECKS.iter().chain(&account::CHECKS) {
            report.add(Finding::unchecked(check, "there is no connection"))?;
        }
        return Ok(());
    }
    let asked = Asked::ask(&clients, subject.pair.as_ref().ok()).await;
    for finding in asked.findings(&clients.url) {
        report.add(finding)?;
    }
    // Each as soon as it is known, since they take a call each.
    report.add(account::credentials(&asked))?;
    report.add(account::tier(subject, &clients, &asked).await)?;
    report.add(account::gateways(&clients, &asked).await)
}

/// Which API it was when somebody stopped it.
fn stopped_at(subject: &Subject) -> Place {
    output::say("stopped before all was checked");
    subject.place(subject.url())
}
