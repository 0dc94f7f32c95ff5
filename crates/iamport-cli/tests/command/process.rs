//! Running the binary with nothing in its environment but what a test gives it.

use std::process::{Command, Stdio};

use iamport_sandbox::Sandbox;

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
        format!(
            "exit code: {:?}\n----- stdout -----\n{}----- stderr -----\n{}",
            self.code, self.stdout, self.stderr
        )
    }
}

/// The command, not started yet.
pub(crate) fn command(arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iamport"));
    command
        .args(arguments)
        .env_clear()
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
        }
    }

    /// The environment that leads to it.
    pub(crate) fn environment(&self) -> [(&str, &str); 3] {
        let (key, secret) = self.sandbox.credentials();
        [
            ("IAMPORT_BASE_URL", self.sandbox.url()),
            ("IAMPORT_API_KEY", key),
            ("IAMPORT_API_SECRET", secret),
        ]
    }

    /// Runs the command against it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_with(arguments, &self.environment())
    }
}
