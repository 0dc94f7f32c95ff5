//! `iamport man`: manual pages, made of the same text as `--help`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::output;

#[derive(Args, Debug)]
#[command(after_help = "\
Without --output-dir the page of `iamport` itself goes to standard output. With it every command gets a file, such as
iamport-payments-get.1; files of these names are replaced.

Examples:
  iamport man > iamport.1
  iamport man --output-dir man1")]
pub(crate) struct Man {
    /// The folder for the pages of all commands; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,
}

/// One page, and the name of its file.
struct Page {
    file: String,
    roff: Vec<u8>,
}

pub(crate) fn run(man: &Man, command: clap::Command) -> Result<Exit, Failure> {
    let pages = pages(command).map_err(|error| Failure::System(error.to_string()))?;
    let Some(folder) = &man.output_dir else {
        let top = pages.first().map(|page| page.roff.as_slice());
        let text = String::from_utf8_lossy(top.unwrap_or_default());
        output::line(text.trim_end())?;
        return Ok(Exit::Done);
    };
    let failed = |error: io::Error, what: &Path| {
        Failure::System(format!("{} can't be written: {error}", what.display()))
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(error, folder))?;
    for page in &pages {
        let file = folder.join(&page.file);
        std::fs::write(&file, &page.roff).map_err(|error| failed(error, &file))?;
    }
    let count = u64::try_from(pages.len()).unwrap_or(u64::MAX);
    output::say(&format!(
        "{} in {}",
        format::count(count, "page"),
        folder.display()
    ));
    Ok(Exit::Done)
}

/// The pages of all commands, the one of the whole command first.
fn pages(command: clap::Command) -> io::Result<Vec<Page>> {
    let mut command = command.disable_help_subcommand(true);
    // Also gives each command below its whole name.
    command.build();
    let mut pages = Vec::new();
    add(command, &mut pages)?;
    Ok(pages)
}

fn add(command: clap::Command, pages: &mut Vec<Page>) -> io::Result<()> {
    let below: Vec<clap::Command> = command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
        .cloned()
        .collect();
    let man = clap_mangen::Man::new(command)
        .source(concat!("iamport ", env!("CARGO_PKG_VERSION")))
        .manual("Payments of PortOne V1");
    let mut roff = Vec::new();
    man.render(&mut roff)?;
    pages.push(Page {
        file: man.get_filename(),
        roff,
    });
    below.into_iter().try_for_each(|below| add(below, pages))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn count(command: &clap::Command) -> usize {
        1 + command.get_subcommands().map(count).sum::<usize>()
    }

    #[test]
    fn every_command_has_a_page_of_its_own_that_says_how_it_is_called() {
        let pages = pages(crate::cli::command()).unwrap();
        assert_eq!(pages.len(), count(&crate::cli::command()));
        let files: BTreeSet<&str> = pages.iter().map(|page| page.file.as_str()).collect();
        assert_eq!(files.len(), pages.len(), "two commands have one file");
        assert_eq!(pages[0].file, "iamport.1");
        assert!(files.contains("iamport-payments-get.1"), "{files:?}");
        for page in &pages {
            let text = std::str::from_utf8(&page.roff).unwrap();
            for part in [
                ".TH ",
                ".SH NAME",
                ".SH SYNOPSIS",
                ".SH DESCRIPTION",
                ".SH OPTIONS",
            ] {
                assert!(text.contains(part), "{}: no {part}", page.file);
            }
        }
    }
}
