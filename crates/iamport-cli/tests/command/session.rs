//! The session at a terminal that the READMEs begin with: what is typed there prints what stands below it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::examples::workspace;
use crate::process::{Fixture, home};

/// The address that the READMEs have for the sandbox.
const ADDRESS: &str = "http://127.0.0.1:8080";

/// The lines that are typed in the first block of a page that shows what they print, each with that.
fn session(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("```console\n").skip(1);
    let mut blocks = blocks.filter_map(|rest| rest.split("\n```").next());
    let is_session = |block: &&str| block.lines().any(|line| !line.starts_with("$ "));
    let block = blocks.find(is_session).unwrap();
    let mut typed: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match line.strip_prefix("$ ") {
            Some(line) => typed.push((line.to_owned(), String::new())),
            None => {
                let (_, printed) = typed.last_mut().unwrap();
                *printed += line;
                printed.push('\n');
            }
        }
    }
    typed
}

/// Days are other ones each time.
fn without_days(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        let is_day = word.len() >= 10 && word.bytes().filter(|byte| *byte == b'-').count() == 2;
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        kept.push_str(if is_day && digits == 8 { "DAY " } else { word });
    }
    kept
}

#[test]
fn what_is_typed_in_the_readmes_prints_what_stands_there() {
    let binary = Path::new(env!("CARGO_BIN_EXE_iamport"));
    let path = format!("{}:/usr/bin:/bin", binary.parent().unwrap().display());
    let Some(root) = workspace() else {
        eprintln!("skipped: the READMEs of the workspace");
        return;
    };
    for name in ["README.md", "README.ko.md"] {
        let page = std::fs::read_to_string(root.join(name)).unwrap();
        let session = session(&page);
        assert!(session.len() >= 4, "{session:?}");
        let fixture = Fixture::start();
        let folder = tempfile::tempdir_in(home()).unwrap();
        for (line, expected) in session {
            let run = Command::new("sh")
                .args(["-c", &format!("{line} 2>&1")])
                .current_dir(folder.path())
                .env_clear()
                .envs(fixture.environment())
                .env("PATH", &path)
                .env("HOME", folder.path())
                .env("IAMPORT_JOURNAL", folder.path().join("journal"))
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let printed = String::from_utf8(run.stdout).unwrap();
            let printed = printed.replace(fixture.sandbox.url(), ADDRESS);
            assert_eq!(
                without_days(&printed),
                without_days(&expected),
                "{name}: {line}"
            );
        }
    }
}
