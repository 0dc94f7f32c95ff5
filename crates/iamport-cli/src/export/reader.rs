//! An export as other commands read it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use iamport::UnixTime;

use super::day::{Day, Days};
use super::day_file::{self, Row};
use super::manifest::{self, DayRecord, Part, Whole};
use super::run::settings_of;
use super::settings::Settings;
use crate::trouble::{Trouble, shown};

/// A finished export: each payment is in it once.
#[derive(Debug)]
pub(crate) struct Export {
    dir: PathBuf,
    pub(crate) settings: Settings,
    days: BTreeMap<Day, DayRecord>,
    span: Days,
}

impl Export {
    /// Opens the one in `dir`.
    ///
    /// # Errors
    /// There is none, or the last step of it is missing, so that a payment may be in two files.
    pub(crate) fn open(dir: &Path) -> Result<Self, Trouble> {
        let settings = settings_of(dir)?;
        let parts = manifest::parts(dir)?;
        let whole = Whole::read(dir)?;
        let Some(whole) = whole.filter(|whole| is_of(whole, &parts)) else {
            return Err(Trouble::said(format!(
                "the export in {} is not finished: a run was interrupted, or still goes on",
                shown(dir)
            ))
            .and("Run it again, or, if you want what there is: iamport payments export --finish --dir DIR"));
        };
        let days = whole.days;
        let (Some(first), Some(last)) = (days.keys().next(), days.keys().next_back()) else {
            return Err(Trouble::said(format!(
                "the export in {} has no day",
                shown(dir)
            )));
        };
        let span = Days {
            from: *first,
            to: last.plus(1),
        };
        Ok(Self {
            dir: dir.to_owned(),
            settings,
            days,
            span,
        })
    }

    /// From its first to its last day.
    pub(crate) fn span(&self) -> Days {
        self.span
    }

    /// The days of a span that are not in it, or not complete.
    pub(crate) fn incomplete_of(&self, span: Days) -> Vec<Day> {
        let is_complete = |day: &Day| self.days.get(day).is_some_and(|record| record.complete);
        span.iter().filter(|day| !is_complete(day)).collect()
    }

    /// How many days of its span are not in it, or not complete.
    pub(crate) fn incomplete(&self) -> u64 {
        self.incomplete_of(self.span).len() as u64
    }

    /// The last moment at which some of it was read.
    pub(crate) fn read_at(&self) -> UnixTime {
        let moments = self.days.values().map(|record| record.read_at);
        moments.max().map_or(UnixTime::from(0), UnixTime::from)
    }

    /// Gives every row to `take`, with its day, the earliest day first.
    pub(crate) fn rows(
        &self,
        mut take: impl FnMut(Day, &Row) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        for day in day_file::days_in(&self.dir, self.settings.format)? {
            day_file::read(&self.dir, day, &self.settings, |row, _| take(day, &row))?;
        }
        Ok(())
    }
}

/// Whether the manifest of the whole was made after everything that the parts tell of.
fn is_of(whole: &Whole, parts: &[Part]) -> bool {
    manifest::latest(parts).iter().all(|(day, record)| {
        let known = whole.days.get(day);
        known.is_some_and(|known| known.read_at >= record.read_at)
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::export::day_file::DayFile;
    use crate::export::finish::finish;
    use crate::export::listed::listed_at;
    use crate::export::settings::{Format, Status};
    use iamport::types::PaymentAnnotation;

    /// A finished export of payments in January 2026, given as JSON, each of which gets an order number of its own if
    /// it has none.
    pub(crate) fn export_of(payments: &[String]) -> (tempfile::TempDir, Export) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(manifest::folder(dir.path())).unwrap();
        let settings = Settings::new(
            "http://127.0.0.1:1",
            Status::All,
            Format::Jsonl,
            false,
            false,
        );
        let payments: Vec<PaymentAnnotation> = payments
            .iter()
            .map(|json| {
                let mut json: serde_json::Value = serde_json::from_str(json).unwrap();
                if json.get("merchant_uid").is_none() {
                    json["merchant_uid"] =
                        format!("order-{}", json["imp_uid"].as_str().unwrap()).into();
                }
                serde_json::from_value(json).unwrap()
            })
            .collect();
        let range = Days {
            from: "2026-01-01".parse().unwrap(),
            to: "2026-02-01".parse().unwrap(),
        };
        let mut part = Part::new(settings.clone(), range);
        for day in range.iter() {
            let on_day =
                |payment: &&PaymentAnnotation| listed_at(payment).map(Day::of) == Some(day);
            let of_day: Vec<_> = payments.iter().filter(on_day).collect();
            let mut record = DayRecord {
                date: day,
                complete: true,
                stood_still: true,
                over: true,
                unreadable: 0,
                read_at: "2026-02-02T00:00:00Z".parse().unwrap(),
                rows: 0,
                sums: Default::default(),
            };
            if !of_day.is_empty() {
                let mut file = DayFile::begin(dir.path(), day, &settings).unwrap();
                of_day
                    .iter()
                    .for_each(|payment| file.add(payment, listed_at(payment)).unwrap());
                record.sums = file.finish().unwrap();
                record.rows = record.sums.rows();
            }
            part.days.insert(day, record);
        }
        part.write(dir.path()).unwrap();
        finish(dir.path(), &settings, &[part]).unwrap();
        let export = Export::open(dir.path()).unwrap();
        (dir, export)
    }

    #[test]
    fn an_export_that_went_on_is_not_finished() {
        let payment =
            r#"{"imp_uid":"imp_1","status":"paid","amount":1,"paid_at":1767200000}"#.to_owned();
        let (dir, export) = export_of(&[payment]);
        assert_eq!(export.span().count(), 31);
        assert_eq!(
            (export.incomplete(), export.read_at().as_secs()),
            (0, 1_769_990_400)
        );
        let mut rows = 0;
        export
            .rows(|day, _| {
                assert_eq!(day.to_string(), "2026-01-01");
                rows += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(rows, 1);

        let mut part = manifest::parts(dir.path()).unwrap().remove(0);
        let day = part.days.keys().next().copied().unwrap();
        part.days.get_mut(&day).unwrap().read_at = "2026-02-03T00:00:00Z".parse().unwrap();
        part.write(dir.path()).unwrap();
        let error = Export::open(dir.path()).unwrap_err().to_string();
        assert!(
            error.contains("is not finished") && error.contains("--finish"),
            "{error}"
        );
    }
}
