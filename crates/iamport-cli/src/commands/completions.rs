//! `iamport completions`: the script by which a shell asks this command what could stand at the cursor.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::env::Shells;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;

/// The variable by which a shell asks, as `CompleteEnv` in `main.rs` expects it.
const VARIABLE: &str = "COMPLETE";
/// The name of the command on a line.
const NAME: &str = "iamport";

#[derive(Args, Debug)]
#[command(after_help = "\
Load it where the shell begins, so that it is always the one of the installed version:

  bash        source <(iamport completions bash)                        in ~/.bashrc
  zsh         source <(iamport completions zsh)                         in ~/.zshrc, behind compinit
  fish        iamport completions fish | source                         in ~/.config/fish/config.fish
  powershell  iamport completions powershell | Out-String | Invoke-Expression    in $PROFILE
  elvish      eval (iamport completions elvish | slurp)                 in ~/.config/elvish/rc.elv

Nothing is sent while words are completed.

Examples:
  iamport completions bash
  iamport completions zsh > iamport.zsh")]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Shell {
    const fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Elvish => "elvish",
        }
    }
}

pub(crate) fn run(completions: &Completions) -> Result<Exit, Failure> {
    let called = std::env::args_os().next().map(PathBuf::from);
    let here = std::env::current_dir().ok();
    let completer = completer(called, here.as_deref());
    output::line(script(completions.shell, &completer)?.trim_end())?;
    Ok(Exit::Done)
}

/// What the shell runs: the name if it was found by its name, and the whole path if it was called by one, since a shell
/// may stand in another folder when it asks.
fn completer(called: Option<PathBuf>, here: Option<&Path>) -> String {
    match (called, here) {
        (Some(called), Some(here)) if called.components().count() > 1 => {
            here.join(called).to_string_lossy().into_owned()
        }
        (Some(called), _) => called.to_string_lossy().into_owned(),
        (None, _) => NAME.to_owned(),
    }
}

fn script(shell: Shell, completer: &str) -> Result<String, Failure> {
    let failed = |why: String| Failure::System(format!("no script for {}: {why}", shell.name()));
    let shells = Shells::builtins();
    let writer = shells
        .completer(shell.name())
        .ok_or_else(|| failed("the shell is unknown".to_owned()))?;
    let mut script = Vec::new();
    writer
        .write_registration(VARIABLE, NAME, NAME, completer, &mut script)
        .map_err(|error| failed(error.to_string()))?;
    String::from_utf8(script).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_has_a_script_that_calls_back() {
        for shell in Shell::value_variants() {
            let script = script(*shell, "/opt/shop tools/iamport").unwrap();
            assert!(script.contains(VARIABLE), "{shell:?}: {script}");
            assert!(
                script.contains("/opt/shop tools/iamport"),
                "{shell:?}: {script}"
            );
        }
    }

    #[test]
    fn a_command_that_was_called_by_its_path_is_found_from_everywhere() {
        let here = Some(Path::new("/home/shop"));
        let of = |called: &str| completer(Some(PathBuf::from(called)), here);
        assert_eq!(of("iamport"), "iamport");
        assert_eq!(of("/opt/iamport"), "/opt/iamport");
        assert_eq!(of("bin/iamport"), "/home/shop/bin/iamport");
    }
}
