//! Leave to go on, from whoever is there to be asked.

use super::options::ChangeOptions;
use crate::failure::Failure;
use crate::terminal;

/// Refuses to go on where nobody can be asked.
pub(crate) fn ask_or(question: &str, options: &ChangeOptions) -> Result<(), Failure> {
    if options.yes {
        return Ok(());
    }
    if !terminal::can_ask() {
        return Err(Failure::Usage(
            "nobody can be asked here: add --yes to do it, or --dry-run to see what would be done"
                .to_owned(),
        ));
    }
    if terminal::ask(question) {
        Ok(())
    } else {
        Err(Failure::Declined)
    }
}
