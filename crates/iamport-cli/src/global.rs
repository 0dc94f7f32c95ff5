//! The options that every command takes.

use clap::Args;

use crate::output::Output;
use crate::values;

/// What every command takes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Use a fresh sandbox inside this process instead of the live API.
    #[arg(long, global = true)]
    pub(crate) sandbox: bool,

    /// How to write the result.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORMAT",
        default_value_t
    )]
    pub(crate) output: Output,

    /// Where the API is, instead of IAMPORT_BASE_URL. HTTPS, except on this machine and where
    /// --allow-http-host says so.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// For tests: a host that is reached by plain HTTP too, such as the container of a sandbox. Never the live
    /// API. Repeatable.
    #[arg(long, global = true, value_name = "NAME", value_parser = values::http_host)]
    pub(crate) allow_http_host: Vec<String>,
}
