//! The last step: doubles are removed, everything is counted anew, and `manifest.json` says what there is.
//!
//! It goes by the files and the parts alone, so that it does not matter how many processes made them, on how many
//! machines, and in which order; done a second time it changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use super::day::Day;
use super::day_file::{self, DayFile};
use super::listed::Progress;
use super::manifest::{self, DayRecord, Part, Whole};
use super::settings::Settings;
use super::sums::Sums;
use crate::trouble::Trouble;

/// What there is in the end.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) whole: Whole,
    /// So many rows were of a payment that a later day has in a newer state.
    pub(crate) removed: u64,
}

/// Where the newest state of a payment is.
struct Newest {
    progress: Progress,
    day: Day,
}

impl Newest {
    /// Of two states that are alike the one of the later day counts, so that it never matters which came first.
    fn rank(&self) -> (Progress, Day) {
        (self.progress, self.day)
    }
}

/// Puts the export in `dir` in order. The caller sees to it that nobody writes into it meanwhile.
pub(crate) fn finish(dir: &Path, settings: &Settings, parts: &[Part]) -> Result<Finished, Trouble> {
    let mut sums = BTreeMap::new();
    let mut newest: HashMap<String, Newest> = HashMap::new();
    let mut doubled = BTreeSet::new();
    for day in day_file::days_in(dir, settings.format)? {
        let mut of_day = Sums::default();
        day_file::read(dir, day, settings, |row, _| {
            row.count_in(&mut of_day)?;
            let here = Newest {
                progress: Progress::of(&row.status, row.listed_at()),
                day,
            };
            match newest.get_mut(&row.imp_uid) {
                None => {
                    newest.insert(row.imp_uid, here);
                }
                Some(known) if known.rank() >= here.rank() => {
                    doubled.insert(here.day);
                }
                Some(known) => {
                    doubled.insert(known.day);
                    *known = here;
                }
            }
            Ok(())
        })?;
        sums.insert(day, of_day);
    }
    let mut removed = 0;
    for day in doubled {
        let is_newest = |imp_uid: &str| newest.get(imp_uid).is_some_and(|newest| newest.day == day);
        let left = without(dir, day, settings, is_newest)?;
        let before = sums.insert(day, left.clone()).unwrap_or_default();
        removed += before.rows().saturating_sub(left.rows());
    }
    let whole = Whole::new(settings.clone(), counted(dir, parts, &mut sums)?)?;
    whole.write(dir)?;
    Ok(Finished { whole, removed })
}

/// Writes a day's file again without the rows that are not the newest of their payment, and gives the sums of what
/// is left.
fn without(
    dir: &Path,
    day: Day,
    settings: &Settings,
    is_newest: impl Fn(&str) -> bool,
) -> Result<Sums, Trouble> {
    let mut file = DayFile::begin(dir, day, settings)?;
    let mut written = std::collections::HashSet::new();
    day_file::read(dir, day, settings, |row, raw| {
        if is_newest(&row.imp_uid) && written.insert(row.imp_uid.clone()) {
            file.copy(&row, &raw)?;
        }
        Ok(())
    })?;
    if file.sums.rows() == 0 {
        day_file::remove(dir, day, settings.format)?;
        return Ok(Sums::default());
    }
    file.finish()
}

/// What is known of each day, with what its file has now.
fn counted(
    dir: &Path,
    parts: &[Part],
    sums: &mut BTreeMap<Day, Sums>,
) -> Result<BTreeMap<Day, DayRecord>, Trouble> {
    let missing = missing(dir, parts, |day| sums.contains_key(&day))?;
    let mut days = manifest::latest(parts);
    for (day, record) in &mut days {
        let sums = sums.remove(day).unwrap_or_default();
        record.rows = sums.rows();
        record.sums = sums;
        record.complete &= !missing.contains(day);
    }
    // Somebody was killed between the file and the part, or a part was not copied along.
    for (day, sums) in std::mem::take(sums) {
        let record = DayRecord {
            date: day,
            complete: false,
            stood_still: false,
            over: false,
            unreadable: 0,
            read_at: jiff::Timestamp::UNIX_EPOCH,
            rows: sums.rows(),
            sums,
        };
        days.insert(day, record);
    }
    Ok(days)
}

/// The days that were read and had payments, and whose file is not there, save for those that lost all their rows
/// to later days.
pub(crate) fn missing(
    dir: &Path,
    parts: &[Part],
    is_there: impl Fn(Day) -> bool,
) -> Result<BTreeSet<Day>, Trouble> {
    let whole = Whole::read(dir)?;
    let emptied = |day: &Day| {
        let record = whole.as_ref().and_then(|whole| whole.days.get(day));
        record.is_some_and(|record| record.complete && record.rows == 0)
    };
    let days = manifest::latest(parts);
    let missing = days
        .iter()
        .filter(|(day, record)| record.rows > 0 && !is_there(**day) && !emptied(day));
    Ok(missing.map(|(day, _)| *day).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::day::Days;
    use crate::export::settings::{Format, Status};
    use iamport::UnixTime;
    use iamport::types::PaymentAnnotation;

    const DAYS: [&str; 3] = ["2026-01-01", "2026-01-02", "2026-01-03"];

    fn day(number: usize) -> Day {
        DAYS[number].parse().unwrap()
    }

    fn settings(format: Format) -> Settings {
        Settings::new("http://127.0.0.1:1", Status::All, format, false, false)
    }

    /// A payment in this state, since so many seconds after the start of the day.
    fn payment(id: &str, status: &str, number: usize, second: i64) -> (usize, PaymentAnnotation) {
        let at = day(number).start().as_secs() + second;
        let field = match status {
            "paid" => "paid_at",
            "cancelled" => "cancelled_at",
            "failed" => "failed_at",
            _ => "started_at",
        };
        let json = format!(
            r#"{{"imp_uid":"{id}","merchant_uid":"m","amount":100,"currency":"KRW","status":"{status}","{field}":{at}}}"#
        );
        (number, serde_json::from_str(&json).unwrap())
    }

    /// A folder with these payments on these days, all of which were read.
    fn folder(
        payments: &[(usize, PaymentAnnotation)],
        format: Format,
    ) -> (tempfile::TempDir, Part) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(manifest::folder(dir.path())).unwrap();
        let settings = settings(format);
        let range = Days {
            from: day(0),
            to: day(2).plus(1),
        };
        let mut part = Part::new(settings.clone(), range);
        for number in 0..DAYS.len() {
            let mut sums = Sums::default();
            let of_day = payments
                .iter()
                .filter(|(on, _)| *on == number)
                .collect::<Vec<_>>();
            if !of_day.is_empty() {
                let mut file = DayFile::begin(dir.path(), day(number), &settings).unwrap();
                for (_, payment) in of_day {
                    let at = crate::export::listed::listed_at(payment);
                    file.add(payment, at.or(Some(UnixTime::from(0)))).unwrap();
                }
                sums = file.finish().unwrap();
            }
            let record = DayRecord {
                date: day(number),
                complete: true,
                stood_still: true,
                over: true,
                unreadable: 0,
                read_at: "2026-02-01T00:00:00Z".parse().unwrap(),
                rows: sums.rows(),
                sums,
            };
            part.days.insert(day(number), record);
        }
        part.write(dir.path()).unwrap();
        (dir, part)
    }

    fn rows(dir: &Path, format: Format) -> Vec<String> {
        let mut rows = Vec::new();
        for day in day_file::days_in(dir, format).unwrap() {
            day_file::read(dir, day, &settings(format), |row, _| {
                rows.push(format!("{day} {} {}", row.imp_uid, row.status));
                Ok(())
            })
            .unwrap();
        }
        rows
    }

    #[test]
    fn the_newest_state_stays_and_a_second_time_nothing_changes() {
        for format in [Format::Csv, Format::Jsonl] {
            let payments = [
                payment("imp_1", "paid", 0, 5),
                payment("imp_2", "paid", 0, 6),
                payment("imp_1", "cancelled", 2, 5),
                // The gateway told late that it was paid before it was taken for failed.
                payment("imp_3", "failed", 2, 7),
                payment("imp_3", "paid", 1, 1),
                // Twice in one file, as nobody but a person can bring about.
                payment("imp_4", "ready", 1, 2),
                payment("imp_4", "ready", 1, 2),
            ];
            let (dir, part) = folder(&payments, format);
            let settings = settings(format);
            let finished = finish(dir.path(), &settings, std::slice::from_ref(&part)).unwrap();
            let expected = [
                "2026-01-01 imp_2 paid",
                "2026-01-02 imp_3 paid",
                "2026-01-02 imp_4 ready",
                "2026-01-03 imp_1 cancelled",
            ];
            assert_eq!(rows(dir.path(), format), expected);
            assert_eq!((finished.removed, finished.whole.rows), (3, 4));
            let again = finish(dir.path(), &settings, &[part]).unwrap();
            assert_eq!((again.removed, again.whole.rows), (0, 4));
            assert_eq!(rows(dir.path(), format), expected);
        }
    }

    #[test]
    fn a_day_without_rows_loses_its_file_and_stays_complete() {
        let payments = [
            payment("imp_1", "paid", 0, 5),
            payment("imp_1", "cancelled", 2, 5),
        ];
        let (dir, part) = folder(&payments, Format::Csv);
        let parts = [part];
        for removed in [1, 0] {
            let finished = finish(dir.path(), &settings(Format::Csv), &parts).unwrap();
            assert_eq!(finished.removed, removed);
            assert!(finished.whole.incomplete.is_empty(), "{:?}", finished.whole);
            assert!(!dir.path().join("date=2026-01-01").exists());
            assert!(
                missing(dir.path(), &parts, |on| on == day(2))
                    .unwrap()
                    .is_empty()
            );
        }
    }

    #[test]
    fn a_day_whose_file_got_lost_is_not_complete() {
        let payments = [
            payment("imp_1", "paid", 0, 5),
            payment("imp_2", "paid", 1, 5),
        ];
        let (dir, part) = folder(&payments, Format::Csv);
        std::fs::remove_dir_all(dir.path().join("date=2026-01-02")).unwrap();
        let finished = finish(dir.path(), &settings(Format::Csv), &[part]).unwrap();
        assert_eq!(finished.whole.incomplete, [day(1)]);
    }

    #[test]
    fn a_file_that_no_part_tells_of_is_not_complete() {
        let (dir, mut part) = folder(&[payment("imp_1", "paid", 0, 5)], Format::Csv);
        part.days.remove(&day(0));
        let finished = finish(dir.path(), &settings(Format::Csv), &[part]).unwrap();
        assert_eq!(finished.whole.incomplete, [day(0)]);
        assert_eq!(finished.whole.rows, 1);
    }
}
