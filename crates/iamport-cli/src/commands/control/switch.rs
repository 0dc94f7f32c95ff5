//! What is on or off, as a value of the command line.

use clap::ValueEnum;

/// A state that lasts until it is changed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

impl Switch {
    pub(super) fn is_on(self) -> bool {
        matches!(self, Self::On)
    }
}
