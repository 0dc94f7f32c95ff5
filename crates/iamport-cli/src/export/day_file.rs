//! The file of one day: written, read again, and written once more without some of its rows.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use iamport::types::{PaymentAnnotation, PaymentStatus};
use iamport::{Amount, UnixTime};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::day::{Day, korean};
use super::fields;
use super::settings::{Format, LISTED_AT, Settings};
use super::sums::Sums;
use crate::trouble::{Trouble, shown};
use crate::whole_file::{WholeFile, sync_folder};

/// The name of a day's folder up to the date, as readers of partitioned folders have it.
const FOLDER: &str = "date=";
/// What tells Excel that a CSV is UTF-8.
const BOM: &str = "\u{feff}";
/// With one of these, a spreadsheet takes text for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The folder of a day.
fn folder(dir: &Path, day: Day) -> PathBuf {
    dir.join(format!("{FOLDER}{day}"))
}

/// The file of a day.
pub(crate) fn path(dir: &Path, day: Day, format: Format) -> PathBuf {
    folder(dir, day).join(format.file_name())
}

/// The days that have a file, the earliest first.
pub(crate) fn days_in(dir: &Path, format: Format) -> Result<Vec<Day>, Trouble> {
    let wrong = |error| Trouble::file("read", dir, &error);
    let mut days = Vec::new();
    for entry in fs::read_dir(dir).map_err(wrong)? {
        let name = entry.map_err(wrong)?.file_name();
        let day = name.to_str().and_then(|name| name.strip_prefix(FOLDER));
        let day = day.and_then(|day| day.parse::<Day>().ok());
        days.extend(day.filter(|day| path(dir, *day, format).is_file()));
    }
    days.sort_unstable();
    Ok(days)
}

/// Takes away the file of a day that has no payment, if there is one, and what was left of one in the making.
pub(crate) fn remove(dir: &Path, day: Day, format: Format) -> Result<(), Trouble> {
    let path = path(dir, day, format);
    match fs::remove_file(&path) {
        Ok(()) => {
            sync_folder(path.parent()).map_err(|error| Trouble::file("synced", &path, &error))?
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Trouble::file("removed", &path, &error)),
    }
    // It stays if something else is in it.
    let _ = fs::remove_dir(folder(dir, day));
    Ok(())
}

/// The file of a day in the making.
#[derive(Debug)]
pub(crate) struct DayFile<'a> {
    settings: &'a Settings,
    path: PathBuf,
    lines: Lines,
    pub(crate) sums: Sums,
}

#[derive(Debug)]
enum Lines {
    Csv(Box<csv::Writer<WholeFile>>),
    Jsonl(WholeFile),
}

impl<'a> DayFile<'a> {
    pub(crate) fn begin(dir: &Path, day: Day, settings: &'a Settings) -> Result<Self, Trouble> {
        let path = path(dir, day, settings.format);
        let mut file = WholeFile::at(&path);
        let made = match settings.format {
            Format::Jsonl => Ok(Lines::Jsonl(file)),
            Format::Csv => (|| {
                if settings.excel {
                    file.write_all(BOM.as_bytes())?;
                }
                let mut csv = csv::Writer::from_writer(file);
                csv.write_record(&settings.columns)?;
                Ok(Lines::Csv(Box::new(csv)))
            })(),
        };
        let lines = made.map_err(|error: io::Error| Trouble::file("written", &path, &error))?;
        Ok(Self {
            settings,
            path,
            lines,
            sums: Sums::default(),
        })
    }

    /// Adds a payment that is listed under the time `at`.
    pub(crate) fn add(
        &mut self,
        payment: &PaymentAnnotation,
        at: Option<UnixTime>,
    ) -> Result<(), Trouble> {
        self.sums.count(
            payment.currency.as_ref().map(|currency| currency.as_str()),
            payment.status.as_str(),
            payment.amount,
            payment.cancel_amount,
        )?;
        let unwritable = |error| {
            Trouble::said(format!(
                "the payment {} can't be written: {error}",
                payment.imp_uid
            ))
        };
        let Value::Object(mut object) = serde_json::to_value(payment).map_err(unwritable)? else {
            return Err(Trouble::said("a payment is no object"));
        };
        object.insert(LISTED_AT.to_owned(), at.map(korean).into());
        let written = match &mut self.lines {
            Lines::Csv(csv) => csv
                .write_record(cells(&object, self.settings))
                .map_err(io::Error::from),
            Lines::Jsonl(file) => {
                let at = object.remove(LISTED_AT);
                if !self.settings.personal() {
                    fields::without_personal(&mut object, fields::of_payments());
                }
                object.extend(at.map(|at| (LISTED_AT.to_owned(), at)));
                writeln!(file, "{}", Value::Object(object))
            }
        };
        written.map_err(|error| Trouble::file("written", &self.path, &error))
    }

    /// Adds a row of another file of the same settings.
    pub(crate) fn copy(&mut self, row: &Row, raw: &Raw) -> Result<(), Trouble> {
        row.count_in(&mut self.sums)?;
        let written = match (&mut self.lines, raw) {
            (Lines::Csv(csv), Raw::Csv(record)) => {
                csv.write_record(record).map_err(io::Error::from)
            }
            (Lines::Jsonl(file), Raw::Jsonl(line)) => writeln!(file, "{line}"),
            _ => Err(io::Error::other("the formats differ")),
        };
        written.map_err(|error| Trouble::file("written", &self.path, &error))
    }

    /// Puts it in its place.
    pub(crate) fn finish(self) -> Result<Sums, Trouble> {
        let Self {
            path, lines, sums, ..
        } = self;
        let finish = || {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
                // The folder has reached the disk when the one around it has.
                sync_folder(folder.parent())?;
            }
            match lines {
                Lines::Csv(csv) => csv
                    .into_inner()
                    .map_err(|error| io::Error::from(error.error().kind()))?
                    .finish(),
                Lines::Jsonl(file) => file.finish(),
            }
        };
        finish().map_err(|error| Trouble::file("written", &path, &error))?;
        Ok(sums)
    }
}

/// A payment as a line of a table. Null is empty; so is the text of none.
fn cells(object: &Map<String, Value>, settings: &Settings) -> Vec<String> {
    let text_of = |name: &String| match object.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if settings.excel && text.starts_with(FORMULA) => {
            format!("'{text}")
        }
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    settings.columns.iter().map(text_of).collect()
}

/// What is read again of a row.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: String,
    pub(crate) status: PaymentStatus,
    pub(crate) amount: Amount,
    #[serde(default)]
    pub(crate) cancel_amount: Option<Amount>,
    #[serde(default)]
    pub(crate) currency: Option<String>,
    #[serde(default)]
    pub(crate) pg_provider: Option<String>,
    #[serde(default)]
    pub(crate) pay_method: Option<String>,
    #[serde(default)]
    paid_at: Option<UnixTime>,
    #[serde(default)]
    vbank_date: Option<UnixTime>,
    /// None in a table.
    #[serde(default)]
    cancel_history: Vec<Cancel>,
    listed_at: Option<String>,
}

/// What is read again of a cancel.
#[derive(Clone, Debug, Deserialize)]
struct Cancel {
    amount: Amount,
    #[serde(default)]
    cancelled_at: Option<UnixTime>,
}

impl Row {
    /// The time that the API lists it by; the start of 1970 if it told none.
    pub(crate) fn listed_at(&self) -> UnixTime {
        let at = self
            .listed_at
            .as_deref()
            .and_then(|at| at.parse::<jiff::Timestamp>().ok());
        at.map_or(UnixTime::from(0), UnixTime::from)
    }

    /// When it was paid, if it was.
    pub(crate) fn paid_at(&self) -> Option<UnixTime> {
        set(self.paid_at)
    }

    /// Until when a deposit can be made, if there is such a time.
    pub(crate) fn vbank_date(&self) -> Option<UnixTime> {
        set(self.vbank_date)
    }

    /// What was given back, and when: each cancel if the export has them and they come to the whole, otherwise all of it
    /// at the time of the last one.
    pub(crate) fn cancels(&self) -> Vec<(Amount, UnixTime)> {
        let Some(whole) = self.cancel_amount.filter(|amount| !amount.is_zero()) else {
            return Vec::new();
        };
        let each = self.cancel_history.iter();
        let each: Option<Vec<_>> = each
            .map(|cancel| Some((cancel.amount, set(cancel.cancelled_at)?)))
            .collect();
        each.filter(|each| {
            Amount::sum(each.iter().map(|(amount, _)| *amount)).is_ok_and(|sum| sum == whole)
        })
        .unwrap_or_else(|| vec![(whole, self.listed_at())])
    }

    pub(crate) fn count_in(&self, sums: &mut Sums) -> Result<(), Trouble> {
        let currency = self.currency.as_deref();
        sums.count(
            currency,
            self.status.as_str(),
            self.amount,
            self.cancel_amount,
        )
    }

    /// As the API told it, without what was put before it for a spreadsheet.
    fn faithful(mut self) -> Self {
        let texts = [
            Some(&mut self.imp_uid),
            Some(&mut self.merchant_uid),
            self.currency.as_mut(),
            self.pg_provider.as_mut(),
            self.pay_method.as_mut(),
        ];
        for text in texts.into_iter().flatten() {
            if text
                .strip_prefix('\'')
                .is_some_and(|text| text.starts_with(FORMULA))
            {
                text.remove(0);
            }
        }
        self
    }
}

/// The API writes 0 for a time that is not set.
fn set(time: Option<UnixTime>) -> Option<UnixTime> {
    time.filter(|time| time.as_secs() > 0)
}

/// A row as it stands in its file.
#[derive(Debug)]
pub(crate) enum Raw {
    Csv(csv::StringRecord),
    Jsonl(String),
}

/// Gives every row of a day's file to `take`.
pub(crate) fn read(
    dir: &Path,
    day: Day,
    settings: &Settings,
    mut take: impl FnMut(Row, Raw) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let path = path(dir, day, settings.format);
    let file = File::open(&path).map_err(|error| Trouble::file("read", &path, &error))?;
    let wrong = |number: u64, why: String| {
        let place = shown(&path);
        Trouble::said(format!("{place}, row {number}: {why}"))
            .and("Export that day once more, with --again.")
    };
    let faithful = |row: Row| if settings.excel { row.faithful() } else { row };
    match settings.format {
        Format::Csv => {
            let mut csv = csv::Reader::from_reader(file);
            let names = csv
                .headers()
                .map_err(|error| wrong(0, error.to_string()))?
                .clone();
            for (number, record) in (1..).zip(csv.records()) {
                let record = record.map_err(|error| wrong(number, error.to_string()))?;
                let row = record
                    .deserialize(Some(&names))
                    .map_err(|error| wrong(number, error.to_string()))?;
                take(faithful(row), Raw::Csv(record))?;
            }
        }
        Format::Jsonl => {
            for (number, line) in (1..).zip(BufReader::new(file).lines()) {
                let line = line.map_err(|error| wrong(number, error.to_string()))?;
                let row = serde_json::from_str(&line)
                    .map_err(|error| wrong(number, error.to_string()))?;
                take(faithful(row), Raw::Jsonl(line))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::listed::listed_at;
    use crate::export::settings::Status;

    fn settings(format: Format, excel: bool, personal: bool) -> Settings {
        Settings::new("http://127.0.0.1:1", Status::All, format, excel, personal)
    }

    fn payment() -> PaymentAnnotation {
        serde_json::from_str(
            r#"{"imp_uid":"imp_1","merchant_uid":"=1+1","name":"사과, \"5kg\"\n두 줄","status":"cancelled","amount":10.10,
            "cancel_amount":0.1,"currency":"USD","pg_provider":"paypal_v2","pay_method":"card","buyer_name":"PRIVATE",
            "started_at":1795424300,"paid_at":1795424400,"cancelled_at":1795424500,"unheard_of":"PRIVATE",
            "cancel_history":[{"pg_tid":"t","amount":0.1,"cancelled_at":1795424500,"reason":"r",
            "receipt_url":"PRIVATE"}]}"#,
        )
        .unwrap()
    }

    fn written(settings: &Settings) -> (tempfile::TempDir, Day, String) {
        let dir = tempfile::tempdir().unwrap();
        let day: Day = "2026-11-23".parse().unwrap();
        let mut file = DayFile::begin(dir.path(), day, settings).unwrap();
        let payment = payment();
        file.add(&payment, listed_at(&payment)).unwrap();
        assert_eq!(file.finish().unwrap().rows(), 1);
        let text = fs::read_to_string(path(dir.path(), day, settings.format)).unwrap();
        (dir, day, text)
    }

    fn rows(dir: &Path, day: Day, settings: &Settings) -> Vec<Row> {
        let mut rows = Vec::new();
        read(dir, day, settings, |row, _| {
            rows.push(row);
            Ok(())
        })
        .unwrap();
        rows
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        for (excel, format) in [
            (false, Format::Csv),
            (true, Format::Csv),
            (false, Format::Jsonl),
        ] {
            let settings = settings(format, excel, false);
            let (dir, day, text) = written(&settings);
            assert!(!text.contains("PRIVATE"), "{text}");
            assert_eq!(days_in(dir.path(), format).unwrap(), [day]);
            let rows = rows(dir.path(), day, &settings);
            assert_eq!(rows.len(), 1);
            let row = &rows[0];
            assert_eq!((&*row.imp_uid, &*row.merchant_uid), ("imp_1", "=1+1"));
            assert_eq!(row.amount, Amount::new(101, 1).unwrap());
            assert_eq!(row.cancel_amount, Some(Amount::new(1, 1).unwrap()));
            assert_eq!(row.listed_at(), UnixTime::from(1_795_424_500));
            assert_eq!(row.pay_method.as_deref(), Some("card"));
        }
    }

    #[test]
    fn csv_is_faithful_unless_excel_is_asked_for() {
        let (_dir, _, plain) = written(&settings(Format::Csv, false, false));
        assert!(plain.starts_with("imp_uid,merchant_uid,"), "{plain}");
        assert!(plain.contains("imp_1,=1+1,card"), "{plain}");
        assert!(
            plain.contains("\"사과, \"\"5kg\"\"\n두 줄\",10.1,0.1,USD,"),
            "{plain}"
        );
        assert!(plain.ends_with(",2026-11-23T18:01:40+09:00\n"), "{plain}");
        let (_dir, _, excel) = written(&settings(Format::Csv, true, false));
        assert!(excel.starts_with("\u{feff}imp_uid"), "{excel}");
        assert!(excel.contains("imp_1,'=1+1,card"), "{excel}");
    }

    #[test]
    fn personal_data_is_written_only_if_it_is_wanted() {
        for format in [Format::Csv, Format::Jsonl] {
            let (_dir, _, text) = written(&settings(format, false, true));
            assert!(text.contains("PRIVATE"), "{text}");
        }
    }

    #[test]
    fn json_lines_have_the_lists() {
        let (_dir, _, text) = written(&settings(Format::Jsonl, false, false));
        assert_eq!(text.lines().count(), 1);
        let row: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(row["cancel_history"][0]["amount"], 0.1);
        assert!(row["cancel_history"][0].get("receipt_url").is_none());
        assert_eq!(row["paid_at"], 1_795_424_400);
        assert_eq!(row["failed_at"], 0);
        assert_eq!(row["listed_at"], "2026-11-23T18:01:40+09:00");
    }

    #[test]
    fn a_damaged_row_is_named() {
        let settings = settings(Format::Csv, false, false);
        let (dir, day, text) = written(&settings);
        fs::write(
            path(dir.path(), day, Format::Csv),
            format!("{text}imp_2,half"),
        )
        .unwrap();
        let error = read(dir.path(), day, &settings, |_, _| Ok(())).unwrap_err();
        assert!(error.to_string().contains("payments.csv, row 2"), "{error}");
    }
}
