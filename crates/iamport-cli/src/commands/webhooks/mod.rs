//! `iamport webhooks`: webhooks at the desk of whoever writes the shop. What a sandbox sends is steered by
//! `iamport control webhooks`.

mod forward;
mod listen;
mod played;
mod receive;
mod record;
mod send;
mod verdict;

use clap::Subcommand;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;

/// What to do with webhooks.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show webhooks as they arrive, ask the API whether they are true, and hand them on.
    Listen(listen::Listen),
    /// Send a webhook to a shop as PortOne would.
    Send(send::Send),
}

pub(crate) async fn run(command: Command, global: &Global) -> Result<Exit, Failure> {
    match command {
        Command::Listen(listen) => listen::run(listen, global).await,
        Command::Send(send) => send::run(send, global).await,
    }
}
