//! The file of a key in the journal: bytes as they may be found there, and records that are written, cut off and damaged.

use std::io;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::confirm::Verdict;
use crate::confirm::entry::Entry;
use crate::confirm::file_journal::{Records, key_of, name_of};

/// At how many places a file is cut, beside those around the end of each record.
const PLACES: usize = 16;
/// What a line break becomes where one is damaged: a bit flipped, and what an editor or a file system puts there.
const INSTEAD_OF_A_BREAK: [&[u8]; 8] = [b"\x0b", b"\x08", b"*", b"\x8a", b"\r", b" ", b"\0", b""];

/// Reads bytes as a file of the journal, as the name of one, and as what is to be written to one.
///
/// # Panics
/// If something that must hold does not.
pub fn journal(data: &[u8]) {
    a_file(data);
    if let Ok(name) = std::str::from_utf8(data) {
        a_name(name);
    }
    let written = Written::of(data);
    written.cut();
    written.with_a_damaged_break();
}

/// A file in memory, changed as [`FileJournal`](crate::confirm::FileJournal) changes one on a disk.
#[derive(Clone, Default)]
struct File(Vec<u8>);

impl File {
    fn last(&self) -> io::Result<Option<&str>> {
        Records::read(&self.0).map(|records| records.last)
    }

    fn write(&mut self, record: &str) -> io::Result<()> {
        let records = Records::read(&self.0)?;
        let (line, end) = (records.line(record)?, records.end);
        self.0.truncate(end);
        self.0.extend_from_slice(line.as_bytes());
        Ok(())
    }

    /// The whole lines; what stands behind the last break is in none of them.
    fn lines(&self) -> (Vec<&[u8]>, &[u8]) {
        let mut lines: Vec<&[u8]> = self.0.split(|byte| *byte == b'\n').collect();
        let rest = lines.pop().unwrap_or_default();
        (lines, rest)
    }
}

/// Any bytes: the last record is a whole one out of them, and a further one leaves all whole ones as they are.
fn a_file(data: &[u8]) {
    let mut file = File(data.to_vec());
    let before = file.clone();
    let (lines, rest) = before.lines();
    let zeros = rest.iter().rev().take_while(|byte| **byte == 0).count();
    let rest = rest.get(..rest.len() - zeros).unwrap_or_default();
    let as_json = serde_json::from_slice::<Value>(rest);
    let is_text = lines.iter().all(|line| std::str::from_utf8(line).is_ok());
    let last = match before.last() {
        Ok(last) => last.map(str::as_bytes),
        Err(error) => {
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
            assert!(!is_text || begins_with_an_object(rest));
            file.write("{}")
                .expect_err("nothing is written to a damaged file");
            assert_eq!(file.0, before.0);
            return;
        }
    };
    assert!(is_text);
    if as_json.is_ok_and(|value| value.is_object()) {
        assert!(last.is_some_and(|last| last.trim_ascii() == rest.trim_ascii()));
    } else if last != Some(rest) {
        // Behind the last break there is nothing, or the beginning of a record.
        assert_eq!(last, lines.last().copied());
    }
    file.write("{}").expect("a further record");
    assert_eq!(
        file.last().expect("a file that was just written"),
        Some("{}")
    );
    let (mut now, rest) = file.lines();
    assert!(rest.is_empty());
    now.pop();
    assert!(now.starts_with(&lines), "a record is lost");
    assert!(
        now.get(lines.len()..)
            .unwrap_or_default()
            .iter()
            .all(|line| Some(*line) == last)
    );
    file.write("a\nb").expect_err("a record is one line");
}

fn begins_with_an_object(bytes: &[u8]) -> bool {
    let closed = bytes.iter().enumerate();
    let mut closed = closed.filter(|(_, byte)| **byte == b'}');
    closed.any(|(end, _)| {
        let object = bytes.get(..=end).unwrap_or_default();
        serde_json::from_slice::<IgnoredAny>(object).is_ok()
    })
}

/// A key and the name of its file stand for each other and for nothing else.
fn a_name(text: &str) {
    assert_eq!(key_of(&name_of(text)).as_deref(), Some(text));
    if let Some(key) = key_of(text) {
        assert_eq!(name_of(&key), text, "the file of another key");
    }
}

/// Entries made out of the bytes, and the file that they were written to.
struct Written {
    records: Vec<String>,
    file: File,
}

impl Written {
    fn of(data: &[u8]) -> Self {
        let text = String::from_utf8_lossy(data);
        let pieces: Vec<&str> = text.split('\n').take(3).collect();
        let mut file = File::default();
        let mut records = Vec::new();
        for (place, piece) in pieces.iter().enumerate() {
            let entry = entry(place, piece);
            let record = serde_json::to_string(&entry).expect("an entry is JSON");
            file.write(&record).expect("an entry is one line");
            let last = file.last().expect("a whole file").expect("a record");
            assert_eq!(last, record);
            assert_eq!(serde_json::from_str::<Entry>(last).ok(), Some(entry));
            records.push(record);
        }
        Self { records, file }
    }

    /// Places of the file, all of it where it is short.
    fn places(&self) -> impl Iterator<Item = usize> {
        let step = self.file.0.len().div_ceil(PLACES).max(1);
        (0..=self.file.0.len()).step_by(step)
    }

    /// Wherever the writing ends, the last record that came whole counts.
    fn cut(&self) {
        let ends = self.records.iter().scan(0, |end, record| {
            let whole = *end + record.len();
            *end = whole + 1;
            Some(whole)
        });
        let ends: Vec<usize> = ends.collect();
        let around = ends.iter().flat_map(|end| [end - 1, *end, end + 1]);
        for place in self.places().chain(around) {
            let mut file = File(self.file.0.get(..place).unwrap_or_default().to_vec());
            let whole = ends.iter().filter(|end| **end <= place).count();
            let expected = whole.checked_sub(1).and_then(|last| self.records.get(last));
            let last = file.last().expect("a file that was cut off");
            assert_eq!(last, expected.map(String::as_str), "cut at {place}");
            file.write("{}").expect("a further record");
            let kept: Vec<u8> = self
                .records
                .iter()
                .take(whole)
                .flat_map(|record| [record.as_bytes(), b"\n"].concat())
                .collect();
            assert_eq!(file.0, [&kept, &b"{}\n"[..]].concat());
        }
    }

    /// A line break that is something else now never makes an earlier record the last one.
    fn with_a_damaged_break(&self) {
        let true_last: Option<Entry> = self
            .records
            .last()
            .and_then(|last| serde_json::from_str(last).ok());
        let bytes = self.file.0.iter().enumerate();
        for (place, _) in bytes.filter(|(_, byte)| **byte == b'\n') {
            let (before, after) = self.file.0.split_at(place);
            for instead in INSTEAD_OF_A_BREAK {
                let after = after.get(1..).unwrap_or_default();
                let damaged = File([before, instead, after].concat());
                let Ok(last) = damaged.last() else {
                    continue;
                };
                // A line that is no entry any more is told to the caller.
                let last = last.expect("a record is lost");
                let last: Option<Entry> = serde_json::from_str(last).ok();
                assert!(
                    last.is_none() || last == true_last,
                    "an earlier record is taken for the last"
                );
            }
        }
    }
}

/// An entry with a piece of the bytes wherever text may stand.
fn entry(place: usize, piece: &str) -> Entry {
    let text = || piece.to_owned();
    Entry {
        operation: text(),
        host: text(),
        tier: place.is_multiple_of(2).then(text),
        account: text(),
        asked: text(),
        case: serde_json::json!({ piece: [piece, piece.len()], "amount": null }),
        verdict: match piece.len() % 4 {
            0 => None,
            1 => Some(Verdict::Done),
            2 => Some(Verdict::Waiting),
            _ => Some(Verdict::NotDone { reason: text() }),
        },
        not_sent: piece.len().is_multiple_of(3),
    }
}
