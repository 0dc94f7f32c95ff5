//! What is complete: one part for each range that was exported, and all of them put together.
//!
//! `DIR/_manifest/FROM..TO.json` is what one range read, written anew after each window, and what a run goes on from.
//! `DIR/manifest.json` is made of all parts and all files by [`super::finish`], and is only told, never gone by, save
//! that it tells of a file that has lost all its rows to newer ones.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::day::{Day, Days};
use super::settings::Settings;
use super::sums::Sums;
use crate::trouble::{Trouble, shown};
use crate::whole_file;

/// The version of the two documents that this command writes, and the only one that it reads.
const VERSION: u32 = 1;
/// The folder of the parts. Readers of partitioned folders pass over what begins with an underscore.
const FOLDER: &str = "_manifest";
const PART: &str = "json";
const WHOLE: &str = "manifest.json";

/// What is known of a day's reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DayRecord {
    pub(crate) date: Day,
    /// The day was over, its list stood still while it was read, and every entry could be read: it is not read
    /// again.
    pub(crate) complete: bool,
    /// The API's count of the day's payments stayed the same during the reading, and so many came.
    pub(crate) stood_still: bool,
    /// The day was over before it was read.
    pub(crate) over: bool,
    /// So many entries of the day's list could not be read.
    #[serde(default)]
    pub(crate) unreadable: u64,
    /// When the reading began, by the clock of the machine that read.
    #[serde(with = "as_text")]
    pub(crate) read_at: jiff::Timestamp,
    pub(crate) rows: u64,
    pub(crate) sums: Sums,
}

/// What one range read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    version: u32,
    #[serde(flatten)]
    pub(crate) settings: Settings,
    #[serde(flatten)]
    pub(crate) range: Days,
    #[serde(with = "by_day")]
    pub(crate) days: BTreeMap<Day, DayRecord>,
}

/// All parts and files put together.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Whole {
    version: u32,
    #[serde(flatten)]
    pub(crate) settings: Settings,
    /// Spans of complete days.
    pub(crate) complete: Vec<Days>,
    /// Days that were read and are not complete.
    pub(crate) incomplete: Vec<Day>,
    pub(crate) rows: u64,
    pub(crate) sums: Sums,
    #[serde(with = "by_day")]
    pub(crate) days: BTreeMap<Day, DayRecord>,
}

impl Part {
    pub(crate) fn new(settings: Settings, range: Days) -> Self {
        Self {
            version: VERSION,
            settings,
            range,
            days: BTreeMap::new(),
        }
    }

    /// Writes it into its place in `dir`.
    pub(crate) fn write(&self, dir: &Path) -> Result<(), Trouble> {
        write(&folder(dir).join(format!("{}.{PART}", self.range)), self)
    }
}

impl Whole {
    pub(crate) fn new(settings: Settings, days: BTreeMap<Day, DayRecord>) -> Result<Self, Trouble> {
        let mut sums = Sums::default();
        let mut complete: Vec<Days> = Vec::new();
        let mut incomplete = Vec::new();
        for (day, record) in &days {
            sums.add(&record.sums)?;
            let next = day.plus(1);
            match complete.last_mut() {
                _ if !record.complete => incomplete.push(*day),
                Some(span) if span.to == *day => span.to = next,
                _ => complete.push(Days {
                    from: *day,
                    to: next,
                }),
            }
        }
        Ok(Self {
            version: VERSION,
            settings,
            complete,
            incomplete,
            rows: sums.rows(),
            sums,
            days,
        })
    }

    pub(crate) fn write(&self, dir: &Path) -> Result<(), Trouble> {
        write(&dir.join(WHOLE), self)
    }

    /// The one in `dir`, if there is one.
    pub(crate) fn read(dir: &Path) -> Result<Option<Self>, Trouble> {
        let whole: Option<Self> = read(&dir.join(WHOLE))?;
        Ok(whole.filter(|whole| whole.version == VERSION))
    }
}

/// The folder of the parts.
pub(crate) fn folder(dir: &Path) -> PathBuf {
    dir.join(FOLDER)
}

/// All parts of an export, in the order of their names. None if there is no export yet.
pub(crate) fn parts(dir: &Path) -> Result<Vec<Part>, Trouble> {
    let folder = folder(dir);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Trouble::file("read", &folder, &error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry
            .map_err(|error| Trouble::file("read", &folder, &error))?
            .path();
        if path.extension().is_some_and(|ending| ending == PART) {
            paths.push(path);
        }
    }
    paths.sort();
    let mut parts = Vec::new();
    for path in paths {
        let part: Option<Part> = read(&path)?;
        let Some(part) = part else { continue };
        if part.version != VERSION {
            return Err(Trouble::usage(format!(
                "{} is of version {}, and this command knows version {VERSION} only",
                shown(&path),
                part.version
            )));
        }
        parts.push(part);
    }
    Ok(parts)
}

/// Refuses parts that are not of these settings.
pub(crate) fn check(dir: &Path, parts: &[Part], settings: &Settings) -> Result<(), Trouble> {
    for part in parts {
        let differences = settings.differences(&part.settings);
        if !differences.is_empty() {
            return Err(Trouble::usage(format!(
                "{} holds an export ({}) of other settings: {}. Give the same ones, or another folder",
                shown(dir),
                part.range,
                differences.join("; ")
            )));
        }
    }
    Ok(())
}

/// What is known of each day: what was read last where several parts have it.
pub(crate) fn latest(parts: &[Part]) -> BTreeMap<Day, DayRecord> {
    let mut days: BTreeMap<Day, DayRecord> = BTreeMap::new();
    for (day, record) in parts.iter().flat_map(|part| &part.days) {
        let rank = |record: &DayRecord| (record.read_at, record.complete);
        match days.get(day) {
            Some(known) if rank(known) >= rank(record) => {}
            _ => {
                days.insert(*day, record.clone());
            }
        }
    }
    days
}

fn write(path: &Path, document: &impl Serialize) -> Result<(), Trouble> {
    let wrong = |error: io::Error| Trouble::file("written", path, &error);
    let mut text = serde_json::to_vec_pretty(document).map_err(|error| wrong(error.into()))?;
    text.push(b'\n');
    whole_file::write(path, &text).map_err(wrong)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Option<T>, Trouble> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::file("read", path, &error)),
    };
    serde_json::from_slice(&text).map(Some).map_err(|error| {
        Trouble::said(format!("{} is no manifest of an export: {error}", shown(path)))
            .and("Nothing was sent. Give another folder, or remove the file, and its days are read again.")
    })
}

/// A moment as RFC 3339.
mod as_text {
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        moment: &jiff::Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(moment)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<jiff::Timestamp, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Days as a list, which keeps their order in every reader.
mod by_day {
    use std::collections::BTreeMap;

    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::{Day, DayRecord};

    pub(super) fn serialize<S: Serializer>(
        days: &BTreeMap<Day, DayRecord>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(days.values())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Day, DayRecord>, D::Error> {
        let list = Vec::<DayRecord>::deserialize(deserializer)?;
        Ok(list
            .into_iter()
            .map(|record| (record.date, record))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::days;
    use crate::export::settings::{Format, Status};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn settings() -> Settings {
        Settings::new("http://127.0.0.1:1", Status::All, Format::Csv, false, false)
    }

    fn record(date: &str, complete: bool, read_at: &str) -> DayRecord {
        DayRecord {
            date: day(date),
            complete,
            stood_still: complete,
            over: true,
            unreadable: 0,
            read_at: read_at.parse().unwrap(),
            rows: 0,
            sums: Sums::default(),
        }
    }

    fn part(range: Days, records: &[DayRecord]) -> Part {
        let days = records.iter().map(|record| (record.date, record.clone()));
        Part {
            days: days.collect(),
            ..Part::new(settings(), range)
        }
    }

    #[test]
    fn a_part_is_read_as_it_was_written() {
        let dir = tempfile::tempdir().unwrap();
        assert!(parts(dir.path()).unwrap().is_empty());
        fs::create_dir(folder(dir.path())).unwrap();
        let first = part(
            days("2026-01-01", "2026-01-03"),
            &[record("2026-01-01", true, "2026-02-01T00:00:00Z")],
        );
        first.write(dir.path()).unwrap();
        fs::write(folder(dir.path()).join("lock"), "").unwrap();
        assert_eq!(parts(dir.path()).unwrap(), [first]);
        let path = folder(dir.path()).join("2026-01-01..2026-01-03.json");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("\"version\": 1", "\"version\": 2")).unwrap();
        let error = parts(dir.path()).unwrap_err().to_string();
        assert!(error.contains("version 2"), "{error}");
    }

    #[test]
    fn the_last_reading_of_a_day_counts() {
        let early = record("2026-01-02", true, "2026-02-01T00:00:00Z");
        let late = record("2026-01-02", false, "2026-02-02T00:00:00Z");
        let range = days("2026-01-01", "2026-01-03");
        for order in [[&early, &late], [&late, &early]] {
            let parts = order.map(|record| part(range, std::slice::from_ref(record)));
            assert_eq!(
                latest(&parts).into_values().collect::<Vec<_>>(),
                std::slice::from_ref(&late)
            );
        }
    }

    #[test]
    fn complete_days_are_told_as_spans() {
        let records = [
            record("2026-01-01", true, "2026-02-01T00:00:00Z"),
            record("2026-01-02", true, "2026-02-01T00:00:00Z"),
            record("2026-01-03", false, "2026-02-01T00:00:00Z"),
            record("2026-01-04", true, "2026-02-01T00:00:00Z"),
            record("2026-01-09", true, "2026-02-01T00:00:00Z"),
        ];
        let all = records
            .into_iter()
            .map(|record| (record.date, record))
            .collect();
        let whole = Whole::new(settings(), all).unwrap();
        let spans: Vec<String> = whole.complete.iter().map(ToString::to_string).collect();
        assert_eq!(
            spans,
            [
                "2026-01-01..2026-01-03",
                "2026-01-04..2026-01-05",
                "2026-01-09..2026-01-10"
            ]
        );
        assert_eq!(whole.incomplete, [day("2026-01-03")]);
        let dir = tempfile::tempdir().unwrap();
        assert!(Whole::read(dir.path()).unwrap().is_none());
        whole.write(dir.path()).unwrap();
        assert_eq!(Whole::read(dir.path()).unwrap().unwrap().days.len(), 5);
    }

    #[test]
    fn other_settings_are_refused_by_name() {
        let parts = [part(days("2026-01-01", "2026-01-03"), &[])];
        let dir = Path::new("DIR");
        assert!(check(dir, &parts, &settings()).is_ok());
        let other = Settings {
            status: Status::Paid,
            ..settings()
        };
        let error = check(dir, &parts, &other).unwrap_err().to_string();
        assert!(
            error.contains("DIR holds an export (2026-01-01..2026-01-03)"),
            "{error}"
        );
        assert!(
            error.contains("--status is all there and paid here"),
            "{error}"
        );
    }
}
