//! The key of each line: the same line of the same batch has the same key in every run, so nothing is done twice.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::failure::Failure;

/// How long the name of a batch may be, so that a key stays within the 64 characters that it may have.
const LONGEST: usize = 40;
/// How many bytes of the hash stand in a key.
const BYTES: usize = 8;

/// What the keys of a batch begin with: what was given, or the name of the file.
pub(super) fn batch_name(given: Option<&str>, path: Option<&Path>) -> Result<String, Failure> {
    if let Some(given) = given {
        return if given.chars().count() <= LONGEST {
            Ok(given.to_owned())
        } else {
            Err(Failure::Usage(format!(
                "with --from a key has at most {LONGEST} characters, since each line adds its own"
            )))
        };
    }
    let stem = path
        .and_then(Path::file_stem)
        .and_then(|stem| stem.to_str());
    let Some(stem) = stem else {
        return Err(Failure::Usage(
            "lines from standard input need --key, a name for this batch: a second run with the same name does \
             nothing twice"
                .to_owned(),
        ));
    };
    // Letters that a key can't have are told by the hash of each line anyway.
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String = stem
        .chars()
        .map(|c| if sign(c) { c } else { '_' })
        .collect();
    Ok(name.chars().take(LONGEST).collect())
}

/// The key of a line by what it says.
pub(super) fn of_line(batch: &str, said: &str) -> String {
    let digest = Sha256::digest(said.as_bytes());
    let hash: String = digest
        .iter()
        .take(BYTES)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{batch}-{hash}")
}

/// A short form of a key, for sets of many.
pub(super) fn short(key: &str) -> u64 {
    let digest = Sha256::digest(key.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_same_key_in_every_run() {
        let key = of_line("refunds", "{\"imp_uid\":\"imp_1\"}");
        // It stands in journals of earlier versions.
        assert_eq!(key, "refunds-c2bf78f83deefe31");
        assert_ne!(key, of_line("refunds", "{\"imp_uid\":\"imp_2\"}"));
        assert_ne!(key, of_line("refunds2", "{\"imp_uid\":\"imp_1\"}"));
        assert_ne!(short(&key), short("refunds-x"));
    }

    #[test]
    fn a_batch_is_named_by_its_file() {
        let of_file = |path: &str| batch_name(None, Some(Path::new(path))).unwrap();
        assert_eq!(of_file("/tmp/refunds-11.csv"), "refunds-11");
        assert_eq!(of_file("환불 1.csv"), "___1");
        assert_eq!(of_file(&"x".repeat(99)).len(), LONGEST);
        assert_eq!(
            batch_name(Some("a"), Some(Path::new("b.csv"))).unwrap(),
            "a"
        );
        assert!(batch_name(Some(&"a".repeat(41)), None).is_err());
        assert!(batch_name(None, None).is_err());
    }
}
