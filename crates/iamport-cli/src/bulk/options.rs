//! The options of a file of changes.

use std::path::PathBuf;

use clap::Args;

/// A file of changes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Many at once")]
pub(crate) struct BulkOptions {
    /// A file with a line for each change, or - for standard input: CSV with a header, or one JSON object a line. Its
    /// columns are the fields of the call; `key` gives a line a key of its own. Other options count for every line.
    #[arg(long, value_name = "FILE", conflicts_with = "id")]
    pub(crate) from: Option<String>,

    /// Where the outcome of each line goes; FILE.result.csv unless given. A run goes on from what stands in it.
    #[arg(long, value_name = "FILE", requires = "from")]
    pub(crate) result: Option<PathBuf>,

    /// How many changes are under way at once.
    #[arg(long, value_name = "N", requires = "from", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) concurrency: u16,

    /// How many changes are begun in a second at most.
    #[arg(long, value_name = "N", requires = "from", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) rate: u16,
}
