//! What a shell offers, asked as the scripts of the shells ask, those scripts, and the manual pages.

use crate::process::{Run, run, run_with};

/// Asks as Bash does whose cursor stands behind the last word.
fn offers(words: &[&str]) -> Vec<String> {
    let arguments = [&["--", "iamport"], words].concat();
    let index = words.len().to_string();
    let run = run_with(
        &arguments,
        &[
            ("COMPLETE", "bash"),
            ("_CLAP_COMPLETE_INDEX", &index),
            ("_CLAP_COMPLETE_COMP_TYPE", "9"),
            ("_CLAP_COMPLETE_SPACE", "false"),
            ("_CLAP_IFS", "\n"),
        ],
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn operations_are_offered_behind_call() {
    insta::assert_snapshot!("operations", offers(&["call", "can"]).join("\n"));
    assert!(offers(&["call", "zzz"]).is_empty());
}

#[test]
fn names_of_parameters_are_offered_and_their_known_values() {
    insta::assert_snapshot!("names", offers(&["call", "cancelPayment", "re"]).join("\n"));
    // What has a value is not offered again.
    let words = ["call", "cancelPayment", "reason=wrong", "re"];
    assert!(!offers(&words).contains(&"reason=".to_owned()));
    // Bash takes the sign for a word of its own.
    let values = offers(&["call", "getPaymentsByStatus", "payment_status", "=", "ca"]);
    assert_eq!(values, ["cancelled"]);
    let value = offers(&["call", "getPaymentsByStatus", "payment_status=ca"]);
    assert_eq!(value, ["payment_status=cancelled"]);
}

#[test]
fn options_and_their_values_are_offered() {
    assert_eq!(offers(&["--output", "js"]), ["json", "jsonl"]);
    let types = ["receipts", "issue", "imp_1", "--identifier-type", ""];
    insta::assert_snapshot!("option_values", offers(&types).join("\n"));
    assert_eq!(offers(&["completions", "ba"]), ["bash"]);
    assert!(offers(&["tok"]).contains(&"token".to_owned()));
}

#[test]
fn every_shell_gets_a_script_that_asks_this_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.code, Some(0), "{script:?}");
        assert!(script.stdout.contains("COMPLETE"), "{shell}: {script:?}");
        assert!(
            script.stdout.contains(env!("CARGO_BIN_EXE_iamport")),
            "{shell}: {script:?}"
        );
    }
    assert_eq!(run(&["completions", "cmd"]).code, Some(2));
}

/// The script, run by the shell that it is for.
#[cfg(unix)]
#[test]
fn bash_completes_by_the_script() {
    let asks = "source <(\"$0\" completions bash) && COMP_WORDS=(iamport call can) COMP_CWORD=2 COMP_TYPE=9 && \
                _clap_complete_iamport iamport can call && printf '%s\\n' \"${COMPREPLY[@]}\"";
    let bash = std::process::Command::new("bash")
        .args(["--norc", "-c", asks, env!("CARGO_BIN_EXE_iamport")])
        .output();
    // Not every machine has one.
    let Ok(output) = bash else {
        return;
    };
    let offered = String::from_utf8_lossy(&output.stdout);
    assert!(offered.contains("cancelPayment"), "{output:?}");
}

#[test]
fn manual_pages_are_written_for_every_command() {
    let top = run(&["man"]);
    assert_eq!((top.code, top.stderr.as_str()), (Some(0), ""));
    assert!(top.stdout.contains(".TH iamport 1 "), "{top:?}");

    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("share/man1");
    let written: Run = run(&["man", "--output-dir", pages.to_str().unwrap()]);
    assert_eq!(
        (written.code, written.stdout.as_str()),
        (Some(0), ""),
        "{written:?}"
    );
    let mut count = 0;
    for entry in std::fs::read_dir(&pages).unwrap() {
        let path = entry.unwrap().path();
        assert!(std::fs::metadata(&path).unwrap().len() > 500, "{path:?}");
        count += 1;
    }
    assert!(
        written.stderr.starts_with(&format!("{count} pages in ")),
        "{written:?}"
    );
    let page = std::fs::read_to_string(pages.join("iamport-completions.1")).unwrap();
    insta::assert_snapshot!(
        "man_completions",
        page.replace(env!("CARGO_PKG_VERSION"), "VERSION")
    );

    // A file stands where the folder should.
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let failed = run(&["man", "--output-dir", file.to_str().unwrap()]);
    assert_eq!(failed.code, Some(1), "{failed:?}");
}
