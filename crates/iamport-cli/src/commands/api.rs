//! `iamport api`: calls that the specification does not know, such as what the vendor added last week.

use clap::{Args, ValueEnum};
use iamport::{Method, OPERATIONS, Repeat};
use serde_json::Value;

use crate::call_context::{CallContext, Look};
use crate::change::{self, ChangeOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::output::{self, Rows};
use crate::session::Session;
use crate::{call, format, terminal};

#[derive(Args, Debug)]
#[command(after_help = "\
The path begins with a slash. Values are written name=value (text) or name:=JSON; they go into the query of GET and
DELETE, and into the JSON body of POST and PUT. For calls that are known, `iamport call` has checks, and is the way to
make changes.

Examples:
  iamport api GET /banks/004
  iamport api POST /new/thing name=value count:=3 --repeat once --yes")]
pub(crate) struct Api {
    /// The HTTP method.
    #[arg(value_name = "METHOD", value_enum, ignore_case = true)]
    method: Verb,

    /// The path, such as /payments/imp_448280090638.
    #[arg(value_name = "PATH", value_parser = path)]
    path: String,

    /// Values: name=value or name:=JSON.
    #[arg(value_name = "NAME=VALUE")]
    words: Vec<String>,

    /// A JSON object with further fields of the body, from a file or from standard input (-).
    #[arg(long, value_name = "FILE")]
    body: Option<String>,

    /// What sending it a second time does; money hangs on it. GET is safe and all else once unless given.
    #[arg(long, value_name = "WORD", value_enum)]
    repeat: Option<Again>,

    #[command(flatten)]
    options: ChangeOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Verb {
    #[value(name = "GET")]
    Get,
    #[value(name = "POST")]
    Post,
    #[value(name = "PUT")]
    Put,
    #[value(name = "DELETE")]
    Delete,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Again {
    /// It changes nothing
    Safe,
    /// A second call leads to the same end
    Idempotent,
    /// It must never be sent twice
    Once,
}

fn path(argument: &str) -> Result<String, String> {
    if !argument.starts_with('/') {
        return Err("a path begins with a slash, such as /banks".to_owned());
    }
    if argument.contains(['?', '#']) {
        return Err("what stands behind a question mark is written name=value".to_owned());
    }
    Ok(argument.to_owned())
}

pub(crate) async fn run(api: Api, global: &Global) -> Result<Exit, Failure> {
    let method = match api.method {
        Verb::Get => Method::Get,
        Verb::Post => Method::Post,
        Verb::Put => Method::Put,
        Verb::Delete => Method::Delete,
    };
    let repeat = match (api.repeat, method) {
        (Some(Again::Safe), _) | (None, Method::Get) => Repeat::Safe,
        (Some(Again::Idempotent), _) => Repeat::Idempotent,
        (Some(Again::Once) | None, _) => Repeat::Once,
    };
    let known = OPERATIONS.iter().find(|info| {
        info.method() == method && info.repeat() != Repeat::Safe && is_of(info.path(), &api.path)
    });
    if let Some(known) = known {
        return Err(Failure::Usage(format!(
            "this is {0}, which has checks of its own: iamport call {0}",
            known.id()
        )));
    }
    let values = values(&api)?;
    let session = Session::open(global).await?;
    let mut request = session.client().request(method, repeat, &api.path);
    for (name, value) in &values {
        request = match (method, value) {
            (Method::Post | Method::Put, value) => request.field(name, value),
            (_, Value::String(text)) => request.query(name, text),
            (_, value) => request.query(name, value.to_string()),
        };
    }
    let what = format!("{method} {}", format::plain(&api.path));
    let mut call = CallContext::reading(&what);
    if repeat == Repeat::Safe {
        let value = session.read(call, request.send()).await?;
        output::one(session.view(), None, &value)?;
        return Ok(Exit::Done);
    }
    call.look = Some(Look::Console);
    let is_shown = api.options.dry_run || terminal::can_ask();
    if is_shown && !api.options.yes || api.options.dry_run {
        let mut rows = Rows::default();
        for (name, value) in &values {
            rows.add(name, Some(value.to_string()));
        }
        output::say(&format!("{what}\n\n{}\n", rows.render()));
    }
    if api.options.dry_run {
        output::say("Nothing was changed: this is what would be done.");
        return Ok(Exit::Done);
    }
    if !session.place().in_process {
        let live = if session.place().is_live() {
            " on LIVE"
        } else {
            ""
        };
        change::ask_or(&format!("{what}{live}?"), &api.options)?;
    }
    let result = session.change(&call, request.send()).await?;
    let value = session.answered(result, call)?;
    output::one(session.view(), None, &value)?;
    Ok(Exit::Done)
}

/// Whether a path is one of this template.
fn is_of(template: &str, path: &str) -> bool {
    let parts = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (template, path) = (parts(template), parts(path));
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(known, given)| known.starts_with('{') || known == given)
}

/// The values in the order in which they were given.
fn values(api: &Api) -> Result<Vec<(String, Value)>, Failure> {
    let mut values = Vec::new();
    for word in &api.words {
        let wrong = || {
            Failure::Usage(format!(
                "{} is not name=value or name:=JSON",
                format::plain(word)
            ))
        };
        let (name, text) = word.split_once('=').ok_or_else(wrong)?;
        let value = match name.strip_suffix(':') {
            Some(_) => call::json::read(text)
                .map_err(|why| Failure::Usage(format!("{}: {why}", format::plain(name))))?,
            None => Value::from(text),
        };
        let name = name.strip_suffix(':').unwrap_or(name);
        if name.is_empty() {
            return Err(wrong());
        }
        values.push((name.to_owned(), value));
    }
    if let Some(body) = call::body::read(api.body.as_deref())? {
        values.extend(body);
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_known_change_is_known() {
        assert!(is_of("/vbanks/{imp_uid}", "/vbanks/imp_1"));
        assert!(is_of("/payments/cancel", "/payments/cancel"));
        assert!(!is_of("/payments/cancel", "/payments/cancel/"));
        assert!(!is_of("/vbanks/{imp_uid}", "/vbanks"));
    }
}
