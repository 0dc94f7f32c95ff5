//! Running the binary with nothing in its environment but what a test gives it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use iamport_sandbox::Sandbox;
use tempfile::TempDir;

/// 2026-11-23 18:00:00 in Korea.
pub(crate) const NOW: u64 = 1_795_424_400;

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// All of it, for a snapshot.
    pub(crate) fn transcript(&self) -> String {
        let all = format!(
            "exit code: {:?}\n----- stdout -----\n{}----- stderr -----\n{}",
            self.code, self.stdout, self.stderr
        );
        without_ports(&without_keys(&all))
    }
}

/// A home for all runs, so that a person's own settings and journal never count.
pub(crate) fn home() -> &'static Path {
    static HOME: LazyLock<TempDir> =
        LazyLock::new(|| tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
    HOME.path()
}

/// Text without the keys that the command makes up, which differ from run to run.
fn without_keys(text: &str) -> String {
    const BEGIN: &str = "cli-";
    const LENGTH: usize = 10;
    let mut parts = text.split(BEGIN);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let is_key = part.len() >= LENGTH
            && part.as_bytes()[..LENGTH]
                .iter()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if is_key {
            format!("{text}{BEGIN}KEY{}", &part[LENGTH..])
        } else {
            format!("{text}{BEGIN}{part}")
        }
    })
}

/// Text without the ports of this machine, which differ from run to run.
fn without_ports(text: &str) -> String {
    const BEGIN: &str = "127.0.0.1:";
    let mut parts = text.split(BEGIN);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        format!("{text}{BEGIN}PORT{rest}")
    })
}

/// A settings file that only its owner can read or change, whatever the test's own habits are.
pub(crate) fn settings_file(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("config.toml");
    std::fs::write(&path, text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    path
}

/// The command, not started yet.
pub(crate) fn command(arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iamport"));
    command
        .args(arguments)
        .env_clear()
        .env("HOME", home())
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    command
}

/// Runs the command to its end.
pub(crate) fn run_with(arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let output = command(arguments, environment).output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the command with an empty environment.
pub(crate) fn run(arguments: &[&str]) -> Run {
    run_with(arguments, &[])
}

/// A sandbox whose ids and times are the same in every run. It has a thread of its own.
pub(crate) struct Fixture {
    pub(crate) sandbox: Sandbox,
    /// Keys of one test must not meet those of another.
    journal: tempfile::TempDir,
}

impl Fixture {
    pub(crate) fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let builder = Sandbox::builder().frozen_at(NOW).seed(1);
        Self {
            sandbox: runtime.block_on(builder.start()).unwrap(),
            journal: tempfile::tempdir().unwrap(),
        }
    }

    /// The environment that leads to it.
    pub(crate) fn environment(&self) -> [(&str, &str); 4] {
        let (key, secret) = self.sandbox.credentials();
        [
            ("IAMPORT_BASE_URL", self.sandbox.url()),
            ("IAMPORT_API_KEY", key),
            ("IAMPORT_API_SECRET", secret),
            ("IAMPORT_JOURNAL", self.journal.path().to_str().unwrap()),
        ]
    }

    /// Makes a change without being asked.
    pub(crate) fn change(&self, arguments: &[&str]) -> Run {
        self.run(&[arguments, &["--yes"]].concat())
    }

    /// Runs the command against it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_with(arguments, &self.environment())
    }
}
