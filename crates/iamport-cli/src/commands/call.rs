//! `iamport call`: every operation of the API, by its name.

use clap::Args;

use crate::call::arguments::Arguments;
use crate::call::{body, completion};
use crate::change::{self, ChangeOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::output::{self, Rows};
use crate::session::Session;
use crate::spec::{self, Operation};
use crate::terminal;

#[derive(Args, Debug)]
#[command(after_help = "\
Values are written name=value. A dot leads into an object (extra.requester=customer), a list is its name again and
again, and name:=JSON takes any JSON. Secrets are never written on the command line: name@VAR takes the value of an
environment variable, and --body takes a JSON object from a file or from standard input.
Times are epoch seconds, 2026-12-31, \"2026-12-31 18:00\" (Korean time) or RFC 3339.

Examples:
  iamport call --list
  iamport call cancelPayment --describe
  iamport call getPaymentByImpUid imp_uid=imp_448280090638
  iamport call getPaymentsByStatus payment_status=paid limit=100 --output jsonl
  iamport call cancelPayment imp_uid=imp_448280090638 amount=1000 reason=\"고객 변심\" --key refund-1234
  iamport call customer_save customer_uid=customer-1 channel_key=channel-key-nice_v2 card_number@CARD expiry@EXPIRY birth@BIRTH")]
pub(crate) struct Call {
    /// The operation, such as cancelPayment.
    #[arg(value_name = "OPERATION", required_unless_present = "list", add = completion::operation())]
    operation: Option<String>,

    /// Its values: name=value, name:=JSON or name@VAR.
    #[arg(value_name = "NAME=VALUE", add = completion::arguments())]
    words: Vec<String>,

    /// A JSON object with further values, from a file or from standard input (-).
    #[arg(long, value_name = "FILE")]
    body: Option<String>,

    /// List all operations.
    #[arg(long, conflicts_with_all = ["operation", "describe"])]
    list: bool,

    /// Say what the operation does and which values it takes, and send nothing.
    #[arg(long)]
    describe: bool,

    #[command(flatten)]
    options: ChangeOptions,
}

pub(crate) async fn run(call: Call, global: &Global) -> Result<Exit, Failure> {
    let Some(id) = &call.operation else {
        list(global)?;
        return Ok(Exit::Done);
    };
    let operation = named(id)?;
    if call.describe {
        let text = description(operation);
        output::line(&match terminal::width() {
            Some(width) => terminal::wrapped(&text, width, 0),
            None => text,
        })?;
        return Ok(Exit::Done);
    }
    let body = body::read(call.body.as_deref())?;
    let arguments = Arguments::read(operation, &call.words, body)
        .map_err(|mistake| Failure::Usage(mistake.to_string()))?;
    // What is wrong is told before anything is asked for, credentials included.
    arguments
        .check(operation)
        .map_err(|mistake| Failure::Usage(mistake.to_string()))?;
    let session = Session::open(global).await?;
    change::call(&session, operation, &arguments, &call.options).await
}

/// An operation by its name.
pub(crate) fn named(id: &str) -> Result<&'static Operation, Failure> {
    spec::operation(id).ok_or_else(|| {
        let meant = match spec::meant(id) {
            Some(meant) => format!("; is {} meant?", meant.id),
            None => String::new(),
        };
        Failure::Usage(format!(
            "there is no operation {}{meant} `iamport call --list` has all of them",
            crate::format::plain(id)
        ))
    })
}

fn list(global: &Global) -> Result<(), Failure> {
    let view = global.view();
    if view.output == output::Output::Table {
        let mut rows = Rows::default();
        for operation in spec::operations() {
            rows.add(
                operation.id,
                Some(format!("{} ({})", operation.summary, operation.title_ko)),
            );
        }
        return output::line(&rows.render());
    }
    let mut records = output::Records::new(&view, None)?;
    for operation in spec::operations() {
        records.push(&serde_json::json!({
            "operation": operation.id,
            "family": operation.family,
            "method": operation.info.method().as_str(),
            "path": operation.info.path(),
            "repeat": operation.info.repeat().as_str(),
            "summary": operation.summary,
            "title_ko": operation.title_ko,
        }))?;
    }
    records.end()
}

/// What an operation does and takes, in words.
fn description(operation: &Operation) -> String {
    let mut rows = Rows::default();
    for parameter in &operation.parameters {
        describe(&mut rows, "", parameter);
    }
    let again = match operation.info.repeat() {
        iamport::Repeat::Safe => "It changes nothing, so it may be sent again.",
        iamport::Repeat::Idempotent => "Sending it again leads to the same end.",
        iamport::Repeat::Once => {
            "It must never be sent twice; a --key of your own makes sure of it where the call has one."
        }
    };
    let gone = if operation.deprecated {
        "\nThe vendor advises against it or no longer documents it."
    } else {
        ""
    };
    let gateways = &operation.gateways.supported;
    let gateways = if gateways.is_empty() {
        String::new()
    } else {
        format!("\nGateways: {}.", gateways.join(", "))
    };
    format!(
        "{} ({})\n{} {}\n\n{}\n{}\n\n{again}{gone}{gateways}\n\n{}",
        operation.id,
        operation.title_ko,
        operation.info.method(),
        operation.info.path(),
        operation.summary,
        operation.description,
        rows.render()
    )
}

fn describe(rows: &mut Rows, prefix: &str, parameter: &spec::Parameter) {
    let name = format!("{prefix}{}", parameter.name);
    let fields = parameter.fields();
    let mut words = Vec::new();
    if parameter.required {
        words.push("required".to_owned());
    }
    if parameter.deprecated {
        words.push("no longer documented".to_owned());
    }
    if parameter.secret {
        words.push(format!("secret, so {name}@VAR"));
    }
    let known: Vec<&str> = parameter
        .values()
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    if !known.is_empty() {
        words.push(known.join("|"));
    }
    let words = if words.is_empty() {
        String::new()
    } else {
        format!("({}) ", words.join("; "))
    };
    rows.add(&name, Some(format!("{words}{}", parameter.description)));
    let within = match parameter.kind {
        spec::Kind::List(_) => format!("{name}[]."),
        _ => format!("{name}."),
    };
    for field in fields {
        describe(rows, &within, field);
    }
}
