//! The committed corpus, and a short mutation of it that is the same each time, for who has no fuzzer.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Where the corpus is in a clone. A published crate comes without it.
fn corpus(target: &str) -> Option<Vec<(PathBuf, Vec<u8>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let Ok(files) = fs::read_dir(&folder) else {
        // Not by a macro, whose output the harness would keep to itself.
        let told = "skipped: the corpus is in the repository, and not in the published crate\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    };
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    let read = |path: PathBuf| (path.clone(), fs::read(path).unwrap());
    Some(paths.into_iter().map(read).collect())
}

/// Tells which input it was when a check fails.
struct Tried<'a>(String, &'a [u8]);

impl Drop for Tried<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}: b\"{}\"", self.0, self.1.escape_ascii());
        }
    }
}

/// Runs every file of a corpus through a check, and then so many mutations of them.
fn run(target: &str, check: fn(&[u8]), mutations: usize) {
    let Some(corpus) = corpus(target) else {
        return;
    };
    for (path, bytes) in &corpus {
        let _tried = Tried(path.display().to_string(), bytes);
        check(bytes);
    }
    let all: Vec<&[u8]> = corpus.iter().map(|(_, bytes)| &**bytes).collect();
    let mut random = Random(0x1A3F_0227_5EED_0001);
    for round in 0..mutations {
        let bytes = random.mutated(&all);
        let _tried = Tried(format!("mutation {round}"), &bytes);
        check(&bytes);
    }
}

/// Splitmix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from(self.next() % end).unwrap()
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// One file of the corpus with one to four changes.
    fn mutated(&mut self, corpus: &[&[u8]]) -> Vec<u8> {
        const WORDS: [&[u8]; 16] = [
            b"null",
            b"\"\"",
            b"[]",
            b"{}",
            b"-0",
            b"1e3",
            b"0.1",
            b"\"0\"",
            b"99999999999999999999",
            b"\xff",
            b"\\ud800",
            b"\n",
            b"\0",
            b"true",
            b"%ff",
            b"[0,",
        ];
        let mut bytes = self.one_of(corpus).to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let length = self.below(24).min(bytes.len() - at);
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(at..at + length)),
                3 => {
                    let word = self.one_of(&WORDS);
                    bytes.splice(at..at + length, word.iter().copied());
                }
                4 => {
                    let other = self.one_of(corpus);
                    let from = self.below(other.len() + 1);
                    let end = other.len().min(from + self.below(64));
                    bytes.splice(at..at + length, other[from..end].iter().copied());
                }
                _ => {
                    let again = bytes[at..at + length].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
        bytes
    }
}

#[test]
fn whole_answers() {
    run("envelope", super::envelope, 1_500);
}

#[test]
fn payloads_of_every_model() {
    run("models", super::models, 1_200);
}

#[test]
fn bodies_of_webhooks() {
    run("webhook", super::webhook, 20_000);
}

#[test]
fn values_of_retry_after() {
    run("header_dates", super::header_dates, 20_000);
}

#[cfg(feature = "file-journal")]
#[test]
fn files_of_the_journal() {
    run("journal", super::journal, 1_200);
}
