//! The options that every command takes.

use std::path::PathBuf;

use clap::Args;

use crate::output::{Output, View};
use crate::values;

/// What every command takes.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Use a fresh sandbox inside this process instead of the live API.
    #[arg(long, global = true)]
    pub(crate) sandbox: bool,

    /// The profile of the settings file to use, before what the environment says.
    #[arg(long, global = true, value_name = "NAME", value_parser = values::text)]
    pub(crate) profile: Option<String>,

    /// How to write the result, and errors too where it is JSON.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORMAT",
        default_value_t
    )]
    pub(crate) output: Output,

    /// The fields to write, in this order, such as imp_uid,status,amount.
    #[arg(long, global = true, value_name = "FIELDS", value_delimiter = ',', value_parser = values::text)]
    pub(crate) columns: Vec<String>,

    /// Write times for people in UTC instead of Korean time.
    #[arg(long, global = true)]
    pub(crate) utc: bool,

    /// Write names, telephone numbers, addresses and the like in full. Otherwise they are masked.
    #[arg(long, global = true)]
    pub(crate) show_personal: bool,

    /// Where the API is, instead of IAMPORT_BASE_URL. HTTPS, except on this machine and where
    /// --allow-http-host says so.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// For tests: a host that is reached by plain HTTP too, such as the container of a sandbox. Never the live
    /// API. Repeatable.
    #[arg(long, global = true, value_name = "NAME", value_parser = values::http_host)]
    pub(crate) allow_http_host: Vec<String>,

    /// Read the API secret from the first line of standard input.
    #[arg(long, global = true)]
    pub(crate) secret_stdin: bool,

    /// The folder in which changes are written down before they are sent, instead of IAMPORT_JOURNAL.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) journal: Option<PathBuf>,
}

impl Global {
    /// How results are shown.
    pub(crate) fn view(&self) -> View {
        View {
            output: self.output,
            columns: self.columns.clone(),
            utc: self.utc,
            personal: self.show_personal,
        }
    }
}
