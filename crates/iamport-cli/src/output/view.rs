//! How results are shown: in which form, which fields, and how much of personal data.

/// How a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Output {
    /// Names and values, for people
    #[default]
    Table,
    /// One JSON document, for scripts; in one line unless it goes to a terminal
    Json,
    /// One JSON document a line: a line for each record
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}

impl Output {
    /// Whether a program reads it, which then gets errors as JSON, too.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

/// How results are shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    pub(crate) output: Output,
    /// The fields to show; empty for those that are usual.
    pub(crate) columns: Vec<String>,
    /// Times in UTC instead of Korean time, where people read them.
    pub(crate) utc: bool,
    /// Personal data in full.
    pub(crate) personal: bool,
}
