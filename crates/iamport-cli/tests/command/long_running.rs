//! `iamport sandbox`, and being stopped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::process::{command, run, run_with};

/// A child that does not outlive the test.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = command(arguments, environment);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Self(command.spawn().unwrap())
    }

    /// A sandbox of its own process, and where it is.
    pub(crate) fn sandbox(options: &[&str]) -> (Self, String) {
        Self::start(&[&["sandbox", "--port", "0"], options].concat(), &[]).ready()
    }

    /// A sandbox that a shell starts after it has done this.
    #[cfg(unix)]
    pub(crate) fn sandbox_after(prelude: &str, options: &[&str]) -> (Self, String) {
        let mut shell = std::process::Command::new("sh");
        shell
            .args(["-c", &format!("{prelude}; exec \"$0\" sandbox \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_iamport"))
            .args(options)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Self(shell.spawn().unwrap()).ready()
    }

    fn ready(mut self) -> (Self, String) {
        let lines = self.lines_until(|line| line.starts_with("export IAMPORT_BASE_URL="));
        let url = lines[lines.len() - 1].split_once('=').unwrap().1.to_owned();
        (self, url)
    }

    /// The lines of stdout up to the first that `last` holds for.
    pub(crate) fn lines_until(&mut self, last: impl Fn(&str) -> bool) -> Vec<String> {
        let stdout = self.0.stdout.take().unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(stdout).lines() {
            lines.push(line.unwrap());
            if last(&lines[lines.len() - 1]) {
                return lines;
            }
        }
        panic!("it ended early: {lines:?}");
    }

    /// Waits until something stands on stderr.
    #[cfg(unix)]
    pub(crate) fn hear(&mut self, text: &str) {
        let pipe = self.0.stderr.as_mut().unwrap();
        let mut heard = Vec::new();
        let mut byte = [0];
        while !String::from_utf8_lossy(&heard).contains(text) {
            pipe.read_exact(&mut byte).unwrap();
            heard.push(byte[0]);
        }
    }

    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        // Every shell has it built in.
        let kill = format!("kill -s {name} {}", self.0.id());
        let sent = std::process::Command::new("sh")
            .args(["-c", &kill])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// The memory that it holds now, in kB; 0 where that can't be told.
    #[cfg(unix)]
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// Waits for the end: the exit code and what was on stderr, from where it was heard.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let mut stderr = String::new();
        let mut pipe = self.0.stderr.take().unwrap();
        pipe.read_to_string(&mut stderr).unwrap();
        (self.0.wait().unwrap().code(), stderr)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_sandbox_serves_other_processes() {
    let mut sandbox = Running::start(&["sandbox", "--port", "0"], &[]);
    let lines = sandbox.lines_until(|line| line.starts_with("export IAMPORT_API_SECRET="));
    let url = lines[0].strip_prefix("url").unwrap().trim().to_owned();
    assert!(url.starts_with("http://127.0.0.1:"), "{lines:?}");
    insta::assert_snapshot!(
        "sandbox",
        lines.join("\n").replace(&url, "http://127.0.0.1:PORT")
    );

    let exported: Vec<(&str, &str)> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("export ")?.split_once('='))
        .collect();
    assert_eq!(exported.len(), 3);
    let revoked = run_with(
        &["vbanks", "revoke", "imp_448280090638", "--yes"],
        &exported,
    );
    assert_eq!(revoked.code, Some(0), "{revoked:?}");
    // It is one and the same sandbox.
    let again = run_with(
        &["vbanks", "revoke", "imp_448280090638", "--yes"],
        &exported,
    );
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(again.stderr.contains("done before"), "{again:?}");
}

#[cfg(unix)]
#[test]
fn a_sandbox_ends_in_good_order_when_it_is_asked_to() {
    for name in ["TERM", "INT"] {
        let mut sandbox = Running::start(&["sandbox", "--output", "json"], &[]);
        let lines = sandbox.lines_until(|line| line.ends_with('}'));
        let access: Value = serde_json::from_str(&lines.concat()).unwrap();
        for key in ["url", "key", "secret", "page"] {
            assert!(access[key].is_string(), "{access}");
        }
        sandbox.signal(name);
        let (code, stderr) = sandbox.end();
        assert_eq!(code, Some(0), "{name}: {stderr}");
    }
}

#[test]
fn a_sandbox_ends_with_its_standard_input_if_it_is_told_to() {
    let mut command = command(
        &["sandbox", "--output", "json", "--until-stdin-closes"],
        &[],
    );
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut sandbox = Running(command.spawn().unwrap());
    let lines = sandbox.lines_until(|line| line.ends_with('}'));
    let access: Value = serde_json::from_str(&lines.concat()).unwrap();
    let clock = || {
        let url = access["url"].as_str().unwrap();
        run_with(&["control", "clock"], &[("IAMPORT_BASE_URL", url)])
    };
    // What is written there says nothing to it, and it goes on.
    let mut pipe = sandbox.0.stdin.take().unwrap();
    pipe.write_all(b"quit\n").unwrap();
    assert_eq!(clock().code, Some(0));
    drop(pipe);
    let (code, stderr) = sandbox.end();
    assert_eq!(code, Some(0), "{stderr}");
    assert_ne!(clock().code, Some(0));
}

#[test]
fn a_port_that_is_taken_is_said() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let run = run(&["sandbox", "--port", &port]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains(&port), "{run:?}");
}

#[cfg(unix)]
#[test]
fn losing_patience_with_a_change_leaves_it_unknown() {
    use crate::broken_servers::Api;
    use iamport_testing::Reply;

    let server = Api::of_changes(Reply::then_nothing(""));
    let silent = Api::start(Reply::then_nothing(""));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let cancel = [
        "payments",
        "cancel",
        "imp_448280090638",
        "--all",
        "--reason",
        "r",
        "--yes",
        "--key",
        "refund-1",
    ];
    let mut waiting = Running::start(&cancel, &server.environment());
    // A token, a look at the payment, and the cancel itself.
    let received = runtime.block_on(server.0.wait_for(3));
    assert_eq!(received[2].method(), "POST");
    waiting.signal("INT");
    waiting.hear("it is waited for");
    waiting.signal("TERM");
    let (code, stderr) = waiting.end();
    assert_eq!(code, Some(6), "{stderr}");
    assert!(stderr.contains("\n  iamport settle refund-1\n"), "{stderr}");

    let waiting = Running::start(&["payments", "get", "imp_1"], &silent.environment());
    runtime.block_on(silent.0.wait_for(2));
    waiting.signal("HUP");
    let (code, stderr) = waiting.end();
    assert_eq!(code, Some(1), "{stderr}");
    assert!(!stderr.contains("settle"), "{stderr}");
}
