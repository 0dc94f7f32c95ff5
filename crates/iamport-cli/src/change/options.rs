//! What every change takes besides its values.

use clap::Args;

use crate::values;

/// What every change takes besides its values.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "How to make the change")]
pub(crate) struct ChangeOptions {
    /// Do it without asking. Needed where nobody can be asked, as in a script.
    #[arg(long, short)]
    pub(crate) yes: bool,

    /// Say what would be done, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// A key of your own for this change, such as refund-1234: the same key never does it a second time. 1 to 64
    /// letters, digits, - _ . and :.
    #[arg(long, value_name = "KEY", value_parser = values::key)]
    pub(crate) key: Option<String>,

    /// Do it although the records show that the same was done before.
    #[arg(long)]
    pub(crate) again: bool,

    /// How long all of it may take, with the looks at the outcome after a lost answer.
    #[arg(long, value_name = "TIME", default_value = "1m", value_parser = values::duration)]
    pub(crate) within: u64,
}
