//! Other programs, each with a time by which it must have ended.
//!
//! What they write goes to files and not through pipes: nobody has to read along, and a program that
//! left children behind keeps nothing waiting.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often a running program is looked at.
const GLANCE: Duration = Duration::from_millis(20);
/// How many of the last lines of a failed program are shown.
const LAST_LINES: usize = 12;

/// A program that runs. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Running {
    name: String,
    child: Child,
    out: PathBuf,
    err: PathBuf,
}

/// Why a program is of no use: a sentence, and the end of what it said.
pub(crate) type Trouble = String;

impl Running {
    /// Starts `command`. What it writes goes to two files in `logs`, named after `name`.
    pub(crate) fn start(
        name: &str,
        command: &mut Command,
        logs: &Path,
    ) -> Result<Running, Trouble> {
        let (out, err) = (
            logs.join(format!("{name}.out")),
            logs.join(format!("{name}.err")),
        );
        let mut start = || -> io::Result<Child> {
            command
                .stdin(Stdio::null())
                .stdout(File::create(&out)?)
                .stderr(File::create(&err)?)
                .spawn()
        };
        let child = start().map_err(|error| format!("{name} could not be started: {error}"))?;
        Ok(Running {
            name: name.to_owned(),
            child,
            out,
            err,
        })
    }

    /// What it has written to its standard output until now.
    pub(crate) fn out(&self) -> String {
        read(&self.out)
    }

    /// Whether it has ended.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>, Trouble> {
        self.child
            .try_wait()
            .map_err(|error| format!("{} could not be waited for: {error}", self.name))
    }

    /// Looks again and again until `look` has found something, for no longer than `limit`.
    pub(crate) fn until<T>(
        &mut self,
        limit: Duration,
        mut look: impl FnMut(&mut Running) -> Result<Option<T>, Trouble>,
    ) -> Result<T, Trouble> {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(found) = look(self)? {
                return Ok(found);
            }
            if Instant::now() >= deadline {
                return Err(self.told(&format!("had no end after {} seconds", limit.as_secs())));
            }
            thread::sleep(GLANCE);
        }
    }

    /// A sentence about it, and the end of what it said.
    pub(crate) fn told(&self, what: &str) -> Trouble {
        let said = format!("{}\n{}", self.out(), read(&self.err));
        let lines: Vec<&str> = said
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let skipped = lines.len().saturating_sub(LAST_LINES);
        let mut sentence = format!("{} {what}", self.name);
        for line in lines.iter().skip(skipped) {
            sentence.push_str("\n    ");
            sentence.push_str(line);
        }
        sentence
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end and gives what it wrote to its standard output. Anything but success is
/// trouble.
pub(crate) fn run(
    name: &str,
    command: &mut Command,
    logs: &Path,
    limit: Duration,
) -> Result<String, Trouble> {
    let mut running = Running::start(name, command, logs)?;
    let status = running.until(limit, Running::ended)?;
    if status.success() {
        Ok(running.out())
    } else {
        Err(running.told(&format!("failed, {status}")))
    }
}

/// A command that nothing of the outer proxy settings reaches: the sandbox is on this computer.
pub(crate) fn without_proxy(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name);
        command.env_remove(name.to_uppercase());
    }
    command.env("NO_PROXY", "*").env("no_proxy", "*");
    command
}

fn read(path: &Path) -> String {
    fs::read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let logs = tempfile::tempdir().unwrap();
        let mut command = shell("echo before; exec sleep 600");
        let begun = Instant::now();
        let limit = Duration::from_millis(200);
        let trouble = run("sleeper", &mut command, logs.path(), limit).unwrap_err();
        assert!(trouble.starts_with("sleeper had no end after"), "{trouble}");
        assert!(begun.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn the_end_of_what_a_failed_program_said_is_told() {
        let logs = tempfile::tempdir().unwrap();
        let mut command = shell("seq 1 50; echo why >&2; exit 3");
        let trouble =
            run("talker", &mut command, logs.path(), Duration::from_secs(60)).unwrap_err();
        assert!(
            trouble.contains("talker failed") && trouble.ends_with("\n    why"),
            "{trouble}"
        );
        assert!(!trouble.contains("\n    7\n"), "{trouble}");
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let logs = tempfile::tempdir().unwrap();
        let mut command = Command::new("no-such-program-anywhere");
        let trouble = run("nothing", &mut command, logs.path(), Duration::ZERO).unwrap_err();
        assert!(
            trouble.starts_with("nothing could not be started"),
            "{trouble}"
        );
    }
}
