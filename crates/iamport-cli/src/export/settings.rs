//! What an export is of and how it is written. All of a folder has the same settings.

use clap::ValueEnum;
use iamport::types::PaymentStatusFilter;
use serde::{Deserialize, Serialize};

use super::fields::{self, Field};

/// The column behind those of the API: the time that the list goes by.
pub(crate) const LISTED_AT: &str = "listed_at";
/// The field with each cancel of a payment.
const CANCEL_HISTORY: &str = "cancel_history";

/// How the files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// A table with one line of names, of the fields that are no lists
    #[default]
    Csv,
    /// One JSON object a line, with lists such as cancel_history
    Jsonl,
}

impl Format {
    /// The name of each day's file.
    pub(crate) fn file_name(self) -> &'static str {
        match self {
            Self::Csv => "payments.csv",
            Self::Jsonl => "payments.jsonl",
        }
    }
}

/// Which payments are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// Those of every status
    #[default]
    All,
    /// Those that wait for the buyer or for a deposit
    Ready,
    /// Those that were paid, with nothing given back
    Paid,
    /// Those of which money was given back, all of it or a part
    Cancelled,
    /// Those that came to nothing
    Failed,
}

impl Status {
    /// As the API has it.
    pub(crate) fn filter(self) -> PaymentStatusFilter {
        match self {
            Self::All => PaymentStatusFilter::All,
            Self::Ready => PaymentStatusFilter::Ready,
            Self::Paid => PaymentStatusFilter::Paid,
            Self::Cancelled => PaymentStatusFilter::Cancelled,
            Self::Failed => PaymentStatusFilter::Failed,
        }
    }
}

/// What an export is of and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Where the payments come from.
    pub(crate) api: String,
    pub(crate) status: Status,
    pub(crate) format: Format,
    /// Text that a spreadsheet would take for a formula has an apostrophe before it.
    pub(crate) excel: bool,
    /// The fields of each payment, in their order.
    pub(crate) columns: Vec<String>,
}

impl Settings {
    pub(crate) fn new(
        api: &str,
        status: Status,
        format: Format,
        excel: bool,
        personal: bool,
    ) -> Self {
        let in_table = |field: &&Field| format == Format::Jsonl || !field.nested;
        let columns = fields::of_payments()
            .iter()
            .filter(|field| personal || !field.personal)
            .filter(in_table)
            .map(|field| field.name.clone())
            .chain([LISTED_AT.to_owned()])
            .collect();
        Self {
            api: api.to_owned(),
            status,
            format,
            excel,
            columns,
        }
    }

    /// Whether personal data is written.
    pub(crate) fn personal(&self) -> bool {
        fields::of_payments()
            .iter()
            .any(|field| field.personal && self.columns.contains(&field.name))
    }

    /// Whether the rows have each cancel of a payment, and not only their sum.
    pub(crate) fn has_cancel_history(&self) -> bool {
        self.columns.iter().any(|name| name == CANCEL_HISTORY)
    }

    /// What another export has differently, in words; nothing if all is the same.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let word = |value: serde_json::Result<String>| value.unwrap_or_default().replace('"', "");
        let mut differences = Vec::new();
        let mut compare = |name: &str, here: String, there: String| {
            if here != there {
                differences.push(format!("{name} is {there} there and {here} here"));
            }
        };
        compare("the API", self.api.clone(), other.api.clone());
        let status = |status| word(serde_json::to_string(&status));
        compare("--status", status(self.status), status(other.status));
        let format = |format| word(serde_json::to_string(&format));
        compare("--format", format(self.format), format(other.format));
        let on = |on: bool| if on { "set" } else { "not set" }.to_owned();
        compare("--excel", on(self.excel), on(other.excel));
        compare("--personal", on(self.personal()), on(other.personal()));
        if differences.is_empty() && self.columns != other.columns {
            differences.push("the columns are those of another version of this command".to_owned());
        }
        differences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(personal: bool) -> Settings {
        Settings::new(
            "http://127.0.0.1:1",
            Status::All,
            Format::Csv,
            false,
            personal,
        )
    }

    #[test]
    fn personal_columns_are_there_only_if_they_are_wanted() {
        let plain = settings(false);
        assert!(!plain.columns.iter().any(|name| name == "buyer_tel"));
        assert!(!plain.personal());
        let personal = settings(true);
        assert!(personal.columns.iter().any(|name| name == "buyer_tel"));
        assert!(personal.personal());
        // Lists have no place in a table.
        assert!(!personal.columns.iter().any(|name| name == "cancel_history"));
        assert_eq!(plain.columns.first().map(String::as_str), Some("imp_uid"));
        assert_eq!(plain.columns.last().map(String::as_str), Some(LISTED_AT));
    }

    #[test]
    fn what_differs_is_named() {
        let here = settings(false);
        assert!(here.differences(&here).is_empty());
        let there = Settings {
            status: Status::Paid,
            format: Format::Jsonl,
            excel: true,
            api: "https://api.iamport.kr".to_owned(),
            ..here.clone()
        };
        let text = here.differences(&there).join("; ");
        for part in [
            "the API is https://api.iamport.kr there and http://127.0.0.1:1 here",
            "--status is paid there and all here",
            "--format is jsonl there and csv here",
            "--excel is set there and not set here",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(
            here.differences(&settings(true)),
            ["--personal is set there and not set here"]
        );
        let old = Settings {
            columns: vec!["imp_uid".to_owned()],
            ..here.clone()
        };
        assert!(here.differences(&old).concat().contains("another version"));
    }
}
