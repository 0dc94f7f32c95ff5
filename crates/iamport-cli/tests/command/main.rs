//! The built binary, run as a user or a script runs it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop loudly, and so may what they share"
)]

mod broken_servers;
mod control;
#[cfg(unix)]
mod kept_state;
mod long_running;
mod no_connection;
mod on_a_sandbox;
mod process;
mod sandbox_options;
mod usage;
