//! The built binary, run as a user or a script runs it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop loudly, and so may what they share"
)]

mod broken_servers;
mod bulk;
mod changes;
mod ci_page;
mod completions;
mod control;
mod doctor;
mod examples;
mod export;
#[cfg(unix)]
mod kept_state;
#[cfg(target_os = "linux")]
mod large_export;
mod long_running;
mod no_connection;
mod on_a_sandbox;
mod payment_files;
mod process;
mod reconcile;
mod report;
mod sandbox_options;
#[cfg(unix)]
mod session;
#[cfg(unix)]
mod terminal;
mod token;
mod usage;
mod webhooks;
