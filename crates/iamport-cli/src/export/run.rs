//! One range: what is missing of it is read, window by window, and written day by day.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iamport::Client;
use tokio::task::JoinSet;

use super::day::{Day, Days};
use super::day_file::{self, DayFile};
use super::finish::{self, Finished};
use super::listed::listed_at;
use super::lock::{Exporting, Finishing};
use super::manifest::{self, DayRecord, Part};
use super::plan::{MOST, Plan};
use super::reading::{Reader, Reading};
use super::settings::Settings;
use crate::progress::Bar;
use crate::signals::Stop;
use crate::trouble::Trouble;

/// How often a single day is read whose list changes meanwhile.
const READINGS: u32 = 5;
/// A day counts as over so many seconds after its end: the clock of this machine may be ahead of the API's, and a
/// payment may appear in the lists a moment late.
const SETTLING: i64 = 10 * 60;

/// What is to be exported, and where to.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) dir: PathBuf,
    pub(crate) range: Days,
    pub(crate) settings: Settings,
    /// Complete days are read again, too.
    pub(crate) again: bool,
    /// How many windows are read at once.
    pub(crate) concurrency: usize,
}

/// What became of it.
#[derive(Debug)]
pub(crate) struct Exported {
    /// What is known of each day of the range.
    pub(crate) days: BTreeMap<Day, DayRecord>,
    /// So many days were read now; the others were complete before.
    pub(crate) read: u64,
    pub(crate) calls: u64,
    /// How many rows gave way to newer ones. None if another process still exports into the folder: the last one
    /// removes the doubles of all.
    pub(crate) removed: Option<u64>,
    /// Somebody asked to stop before all was read.
    pub(crate) stopped: bool,
}

/// What the workers share.
struct Shared {
    reader: Reader,
    dir: PathBuf,
    settings: Settings,
    part: Mutex<Part>,
    plan: Mutex<Plan>,
    stop: AtomicBool,
    bar: Bar,
}

/// Exports what is missing of a range.
pub(crate) async fn run(
    client: &Client,
    order: Order,
    stop: &mut Stop,
) -> Result<Exported, Trouble> {
    let Order {
        dir,
        range,
        settings,
        again,
        concurrency,
    } = order;
    // Before anything is made or locked there.
    manifest::check(&dir, &manifest::parts(&dir)?, &settings)?;
    let folder = manifest::folder(&dir);
    fs::create_dir_all(&folder).map_err(|error| Trouble::file("made", &folder, &error))?;
    let lock = Exporting::begin(&dir, range)?;
    let parts = manifest::parts(&dir)?;
    manifest::check(&dir, &parts, &settings)?;
    let left = left(&dir, &parts, &settings, range, again)?;

    let mut part = parts
        .into_iter()
        .find(|part| part.range == range)
        .unwrap_or_else(|| Part::new(settings.clone(), range));
    if again {
        forget(&mut part, range);
    }
    part.write(&dir)?;
    let total = u64::try_from(left.len()).unwrap_or(u64::MAX);
    let shared = Arc::new(Shared {
        reader: Reader::new(client.clone(), settings.status),
        dir: dir.clone(),
        settings: settings.clone(),
        part: Mutex::new(part),
        plan: Mutex::new(Plan::of(left)),
        stop: AtomicBool::new(false),
        bar: Bar::new(total, "days"),
    });
    let mut workers = JoinSet::new();
    for _ in 0..concurrency.max(1) {
        let shared = Arc::clone(&shared);
        workers.spawn(async move { shared.work().await });
    }
    let ended = watch(&shared, &mut workers, stop).await;
    let calls = shared.reader.calls.load(Ordering::Relaxed);
    let left = shared.plan().days();
    let read = total.saturating_sub(left);
    drop((shared, workers, lock));
    let stopped = ended.map_err(|trouble| {
        trouble.and(&format!("{read} of {total} days were read, and are kept."))
    })?;

    let finished = if stopped {
        None
    } else {
        finish_unless_busy(&dir, &settings)?
    };
    let (mut days, removed) = match finished {
        Some(Finished { whole, removed }) => (whole.days, Some(removed)),
        None => (manifest::latest(&manifest::parts(&dir)?), None),
    };
    days.retain(|day, _| range.contains(*day));
    Ok(Exported {
        days,
        read,
        calls,
        removed,
        stopped,
    })
}

/// Removes the doubles of all ranges in a folder, counts anew, and writes `manifest.json`.
pub(crate) fn finish_folder(dir: &std::path::Path) -> Result<Finished, Trouble> {
    let settings = settings_of(dir)?;
    finish_unless_busy(dir, &settings)?.ok_or_else(|| {
        Trouble::said("another process exports into this folder at this moment")
            .and("Nothing was changed. Wait for its end, and run the same line again.")
    })
}

/// The settings of the export in a folder.
pub(crate) fn settings_of(dir: &std::path::Path) -> Result<Settings, Trouble> {
    let parts = manifest::parts(dir)?;
    let Some(first) = parts.first() else {
        return Err(Trouble::usage(format!(
            "there is no export in {}: it has no part of a manifest in the folder _manifest",
            crate::trouble::shown(dir)
        )));
    };
    manifest::check(dir, &parts, &first.settings)?;
    Ok(first.settings.clone())
}

fn finish_unless_busy(
    dir: &std::path::Path,
    settings: &Settings,
) -> Result<Option<Finished>, Trouble> {
    let Some(_lock) = Finishing::begin(dir)? else {
        return Ok(None);
    };
    let parts = manifest::parts(dir)?;
    manifest::check(dir, &parts, settings)?;
    finish::finish(dir, settings, &parts).map(Some)
}

/// The days of the range that are to be read.
fn left(
    dir: &std::path::Path,
    parts: &[Part],
    settings: &Settings,
    range: Days,
    again: bool,
) -> Result<Vec<Day>, Trouble> {
    let known = manifest::latest(parts);
    let missing = finish::missing(dir, parts, |day| {
        day_file::path(dir, day, settings.format).is_file()
    })?;
    let is_left = |day: &Day| {
        again || missing.contains(day) || !known.get(day).is_some_and(|record| record.complete)
    };
    Ok(range.iter().filter(is_left).collect())
}

/// Takes back that these days are complete, so that a run which is interrupted goes on without `--again`.
fn forget(part: &mut Part, range: Days) {
    let read_at = now();
    for day in range.iter() {
        let record = part.days.entry(day).or_insert_with(|| DayRecord {
            date: day,
            complete: false,
            stood_still: false,
            over: false,
            unreadable: 0,
            read_at,
            rows: 0,
            sums: Default::default(),
        });
        record.complete = false;
        record.read_at = read_at;
    }
}

/// Waits for the workers, and for somebody who asks to stop. Gives whether somebody did before all was read.
async fn watch(
    shared: &Shared,
    workers: &mut JoinSet<Result<(), Trouble>>,
    stop: &mut Stop,
) -> Result<bool, Trouble> {
    let mut trouble = None;
    loop {
        tokio::select! {
            biased;
            ended = workers.join_next() => match ended {
                None => break,
                Some(Ok(Ok(()))) => {}
                Some(Ok(Err(error))) => {
                    shared.stop.store(true, Ordering::Relaxed);
                    trouble.get_or_insert(error);
                }
                // Only who asked twice ends a worker.
                Some(Err(_)) => {}
            },
            () = stop.asked() => {
                if shared.stop.swap(true, Ordering::Relaxed) {
                    workers.abort_all();
                } else {
                    shared.bar.say("stopping after the windows at hand; ask once more to stop at once");
                }
            }
        }
    }
    match trouble {
        Some(trouble) => Err(trouble),
        None => Ok(shared.plan().days() > 0),
    }
}

impl Shared {
    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads one window after the other.
    async fn work(&self) -> Result<(), Trouble> {
        while !self.stop.load(Ordering::Relaxed) {
            let next = self.plan().next();
            let Some(window) = next else {
                break;
            };
            self.window(window).await?;
        }
        Ok(())
    }

    async fn window(&self, window: Days) -> Result<(), Trouble> {
        let single = window.count() == 1;
        let mut number = 1;
        loop {
            let read_at = now();
            let last = single && number >= READINGS;
            let mut files: BTreeMap<Day, DayFile<'_>> = BTreeMap::new();
            let mut misplaced = false;
            let most = (!single).then_some(MOST);
            let keep = |payment: &iamport::types::PaymentAnnotation| {
                let at = listed_at(payment);
                let day = match at {
                    // Versions of the documentation differ on whether this second belongs to the window. It is the
                    // first one of the next window.
                    Some(at) if at == window.to.start() => return Ok(()),
                    Some(at) if window.contains(Day::of(at)) => Day::of(at),
                    // The API lists it here, whatever its times say.
                    _ if single => window.from,
                    _ => {
                        misplaced = true;
                        return Ok(());
                    }
                };
                match files.entry(day) {
                    std::collections::btree_map::Entry::Occupied(mut file) => {
                        file.get_mut().add(payment, at)
                    }
                    std::collections::btree_map::Entry::Vacant(none) => none
                        .insert(DayFile::begin(&self.dir, day, &self.settings)?)
                        .add(payment, at),
                }
            };
            let reading = self.reader.read(window, most, last, keep).await?;
            match reading {
                Reading::PageTooLarge => {}
                Reading::TooMany(payments) => {
                    self.plan().too_many(window, payments);
                    return Ok(());
                }
                Reading::Whole {
                    payments,
                    unreadable: 0,
                } if !misplaced => {
                    self.publish(window, files, read_at, true, 0)?;
                    self.plan().read(window, payments);
                    return Ok(());
                }
                _ if !single => {
                    self.plan().halve(window);
                    return Ok(());
                }
                Reading::Whole {
                    payments,
                    unreadable,
                } => {
                    self.publish(window, files, read_at, true, unreadable)?;
                    self.plan().read(window, payments);
                    return Ok(());
                }
                Reading::Disturbed if last => {
                    self.publish(window, files, read_at, false, 0)?;
                    self.plan().read(window, MOST);
                    return Ok(());
                }
                Reading::Disturbed => number += 1,
            }
        }
    }

    /// Puts the files of a window in their places, and writes down that they are there.
    fn publish(
        &self,
        window: Days,
        mut files: BTreeMap<Day, DayFile<'_>>,
        read_at: jiff::Timestamp,
        stood_still: bool,
        unreadable: u64,
    ) -> Result<(), Trouble> {
        let mut records = Vec::new();
        for day in window.iter() {
            let sums = match files.remove(&day) {
                Some(file) => file.finish()?,
                None => {
                    day_file::remove(&self.dir, day, self.settings.format)?;
                    Default::default()
                }
            };
            let end = day.plus(1).start().as_secs().saturating_add(SETTLING);
            let over = read_at.as_second() >= end;
            records.push((
                day,
                DayRecord {
                    date: day,
                    complete: over && stood_still && unreadable == 0,
                    stood_still,
                    over,
                    unreadable,
                    read_at,
                    rows: sums.rows(),
                    sums,
                },
            ));
        }
        let mut part = self.part.lock().unwrap_or_else(PoisonError::into_inner);
        part.days.extend(records);
        part.write(&self.dir)?;
        self.bar.advance(u64::try_from(window.count()).unwrap_or(0));
        Ok(())
    }
}

/// The present moment in whole milliseconds, as it is written down.
fn now() -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}
