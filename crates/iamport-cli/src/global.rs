//! The options that every command takes.

use clap::Args;

use crate::output::Output;

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

    /// Where the API is, instead of IAMPORT_BASE_URL. HTTPS, except on this machine.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}
