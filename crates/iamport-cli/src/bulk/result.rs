//! The result file: a line for each input line that ended, in the order in which they ended.
//!
//! It is only appended to. A run that was killed leaves at most half a line, which the next one takes off, together with
//! lines that may end otherwise now: those that were unknown, waiting or not sent.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::keys::short;
use crate::failure::Failure;
use crate::whole_file::WholeFile;

/// How one line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    DoneBefore,
    Refused,
    Waiting,
    Unknown,
    /// Nothing was sent: no connection, no token, a journal that can't be written.
    NotSent,
}

impl Outcome {
    const ALL: [Self; 6] = [
        Self::Done,
        Self::DoneBefore,
        Self::Refused,
        Self::Waiting,
        Self::Unknown,
        Self::NotSent,
    ];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::DoneBefore => "done before",
            Self::Refused => "refused",
            Self::Waiting => "waiting",
            Self::Unknown => "unknown",
            Self::NotSent => "not sent",
        }
    }

    /// Whether it never becomes another one.
    const fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::DoneBefore | Self::Refused)
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// How many lines ended in which way.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts([u64; Outcome::ALL.len()]);

impl Counts {
    pub(super) fn add(&mut self, outcome: Outcome) {
        let mut counts = Outcome::ALL.iter().zip(&mut self.0);
        if let Some((_, count)) = counts.find(|(it, _)| **it == outcome) {
            *count += 1;
        }
    }

    pub(super) fn of(&self, outcome: Outcome) -> u64 {
        let mut counts = Outcome::ALL.iter().zip(&self.0);
        counts
            .find(|(it, _)| **it == outcome)
            .map_or(0, |(_, count)| *count)
    }

    /// Each that happened, with its count.
    pub(super) fn each(&self) -> impl Iterator<Item = (Outcome, u64)> {
        let all = Outcome::ALL.into_iter().zip(self.0);
        all.filter(|(_, count)| *count > 0)
    }
}

/// One line of the file.
pub(super) struct Entry<'a> {
    pub(super) line: u64,
    pub(super) imp_uid: &'a str,
    pub(super) merchant_uid: &'a str,
    pub(super) outcome: Outcome,
    /// Why, or how to settle it.
    pub(super) note: &'a str,
    pub(super) key: &'a str,
}

const HEADER: [&str; 7] = [
    "line",
    "operation",
    "imp_uid",
    "merchant_uid",
    "outcome",
    "note",
    "key",
];

pub(super) struct ResultFile {
    path: PathBuf,
    operation: &'static str,
    /// Short forms of the keys of lines that ended for good.
    ended: HashSet<u64>,
    counts: Counts,
    /// It is opened with the first line that is written.
    file: Option<File>,
    /// What is kept of an earlier run has been written anew.
    is_clean: bool,
}

impl ResultFile {
    /// Reads what an earlier run left, if there was one.
    pub(super) fn open(path: &Path, operation: &'static str) -> Result<Self, Failure> {
        let mut result = Self {
            path: path.to_owned(),
            operation,
            ended: HashSet::new(),
            counts: Counts::default(),
            file: None,
            is_clean: false,
        };
        if !path.exists() {
            return Ok(result);
        }
        for record in result.records()? {
            if let Some((outcome, key)) = result.read(&record)?
                && outcome.is_final()
                && result.ended.insert(short(key))
            {
                result.counts.add(outcome);
            }
        }
        Ok(result)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// How many lines ended for good in earlier runs and in this one.
    pub(super) fn ended(&self) -> u64 {
        self.ended.len() as u64
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.ended.contains(&short(key))
    }

    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Writes how a line ended.
    pub(super) fn write(&mut self, entry: &Entry<'_>) -> Result<(), Failure> {
        self.clean()?;
        let text = row(&[
            &entry.line.to_string(),
            self.operation,
            entry.imp_uid,
            entry.merchant_uid,
            entry.outcome.word(),
            entry.note,
            entry.key,
        ])?;
        if let Some(file) = &mut self.file {
            // One write, so that a kill leaves all of it or a part at the end.
            file.write_all(&text)
                .map_err(|error| Failure::Unwritten(format!("{}: {error}", self.path.display())))?;
        }
        self.counts.add(entry.outcome);
        if entry.outcome.is_final() {
            self.ended.insert(short(entry.key));
        }
        Ok(())
    }

    /// Everything is on the disk.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        self.clean()?;
        let synced = self.file.as_ref().map_or(Ok(()), File::sync_all);
        synced.map_err(|error| Failure::Unwritten(format!("{}: {error}", self.path.display())))
    }

    /// Takes off what may end otherwise now, and opens the file.
    fn clean(&mut self) -> Result<(), Failure> {
        if self.is_clean {
            return Ok(());
        }
        let unwritten = |error: std::io::Error| {
            Failure::Usage(format!(
                "the result can't be written to {}: {error}; name another file with --result",
                self.path.display()
            ))
        };
        let mut file = WholeFile::at(&self.path);
        file.write_all(&row(&HEADER)?).map_err(unwritten)?;
        if self.path.exists() {
            let mut kept = HashSet::new();
            for record in self.records()? {
                if let Some((outcome, key)) = self.read(&record)?
                    && outcome.is_final()
                    && kept.insert(short(key))
                {
                    let cells: Vec<&str> = record.iter().collect();
                    file.write_all(&row(&cells)?).map_err(unwritten)?;
                }
            }
        }
        file.finish().map_err(unwritten)?;
        let file = OpenOptions::new().append(true).open(&self.path);
        self.file = Some(file.map_err(unwritten)?);
        self.is_clean = true;
        Ok(())
    }

    /// The whole lines of the file: a kill can leave half a line behind the last end of a line.
    ///
    /// # Errors
    /// It can't be read, or is no result file, and must not be written over.
    fn records(&self) -> Result<impl Iterator<Item = csv::StringRecord> + use<>, Failure> {
        let failed = |error: io::Error| {
            Failure::Usage(format!("{} can't be read: {error}", self.path.display()))
        };
        let mut file = File::open(&self.path).map_err(failed)?;
        let whole = whole_lines(&mut file).map_err(failed)?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(file.take(whole));
        let header = reader.headers().ok();
        if !header.is_some_and(|header| header.is_empty() || header == HEADER.as_slice()) {
            return Err(Failure::Usage(format!(
                "{} is no result file and would be written over; name another file with --result",
                self.path.display()
            )));
        }
        Ok(reader.into_records().filter_map(Result::ok))
    }

    /// The outcome and the key of a line; none for half a line.
    fn read<'r>(
        &self,
        record: &'r csv::StringRecord,
    ) -> Result<Option<(Outcome, &'r str)>, Failure> {
        let (Some(operation), Some(outcome), Some(key)) =
            (record.get(1), record.get(4), record.get(6))
        else {
            return Ok(None);
        };
        if operation != self.operation {
            return Err(Failure::Usage(format!(
                "{} is no result of {}; name another file with --result",
                self.path.display(),
                self.operation
            )));
        }
        Ok(Outcome::of_word(outcome).map(|outcome| (outcome, key)))
    }
}

/// How many bytes of a file are whole lines. It is read from the beginning afterwards.
fn whole_lines(file: &mut File) -> io::Result<u64> {
    /// No line is longer.
    const TAIL: u64 = 1024 * 1024;
    let length = file.metadata()?.len();
    let begin = length.saturating_sub(TAIL);
    file.seek(SeekFrom::Start(begin))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    file.rewind()?;
    let last = tail.iter().rposition(|byte| *byte == b'\n');
    Ok(last.map_or(0, |last| begin + last as u64 + 1))
}

fn row(cells: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = writer.write_record(cells);
    match (written, writer.into_inner()) {
        (Ok(()), Ok(bytes)) => Ok(bytes),
        _ => Err(Failure::Unwritten(
            "a line of the result can't be written as CSV".to_owned(),
        )),
    }
}
