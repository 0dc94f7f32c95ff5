//! `iamport token`: an access token of the API, for trying a key pair and for calls by other programs.

use clap::Args;
use iamport::UnixTime;
use serde_json::json;

use crate::call_context::CallContext;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::output::{self, Output, Rows};
use crate::session::Session;

#[derive(Args, Debug)]
#[command(after_help = "\
A token lives for half an hour, and until its last minute the API hands out the same one. Whoever has it can do all that
the shop can, so it is only printed with --show, and then nothing else is on standard output, as curl needs it:
-H \"Authorization: Bearer $(iamport token --show)\".

Examples:
  iamport token
  iamport token --output json
  iamport token --show")]
pub(crate) struct Token {
    /// Print the token.
    #[arg(long)]
    show: bool,
}

pub(crate) async fn run(token: &Token, global: &Global) -> Result<Exit, Failure> {
    let session = Session::open(global).await?;
    let pair = session.pair();
    let call = CallContext::reading("getToken");
    let sent = session
        .client()
        .get_token()
        .imp_key(&pair.key.value)
        .imp_secret(&pair.secret.value)
        .send();
    let granted = session.read(call, sent).await?;
    // By the clock of the API, so that a clock of this machine that is wrong changes nothing.
    let lives = granted.expired_at.zip(granted.now);
    let lives = lives.map(|(end, now)| end.as_secs().saturating_sub(now.as_secs()));
    let view = session.view();
    match view.output {
        Output::Table => {
            let mut rows = Rows::default();
            let expires = |time: UnixTime| format::time(time, view.utc);
            rows.add("expires", granted.expired_at.map(expires));
            rows.add(
                "lives for",
                lives.map(|seconds| format!("{seconds} seconds")),
            );
            rows.add("key pair", Some(pair.sources()));
            if token.show {
                output::say(&rows.render());
                output::line(&format::plain(&granted.access_token))?;
            } else {
                output::line(&rows.render())?;
            }
        }
        Output::Json | Output::Jsonl | Output::Csv => {
            let mut record = json!({
                "expired_at": granted.expired_at,
                "now": granted.now,
                "lives_seconds": lives,
                "key_from": pair.key.source.to_string(),
                "secret_from": pair.secret.source.to_string(),
            });
            if let Some(object) = record.as_object_mut().filter(|_| token.show) {
                object.insert("access_token".to_owned(), granted.access_token.into());
            }
            output::one(view, None, &record)?;
        }
    }
    Ok(Exit::Done)
}
