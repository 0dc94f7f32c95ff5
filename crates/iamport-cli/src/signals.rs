//! Being asked to stop.

use std::io::{self, Read as _};
use std::thread;

use tokio::sync::oneshot;

/// Listens for Ctrl-C, and for SIGTERM and SIGHUP where there are such things. From here on none of them ends the
/// process by itself.
pub(crate) struct Stop {
    #[cfg(unix)]
    signals: [tokio::signal::unix::Signal; 3],
}

impl Stop {
    /// Begins to listen.
    #[cfg(unix)]
    pub(crate) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            signals: [
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
                // The terminal was closed.
                signal(SignalKind::hangup())?,
            ],
        })
    }

    /// Begins to listen.
    #[cfg(not(unix))]
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    /// Waits until somebody asks.
    pub(crate) async fn asked(&mut self) {
        #[cfg(unix)]
        {
            let [interrupt, terminate, hangup] = &mut self.signals;
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Tells when standard input has ended or can't be read any longer. What comes from there is passed over.
///
/// A thread of its own reads it: a read of a pipe can't be taken back, and one on the runtime would keep the process
/// from ending.
pub(crate) fn stdin_closed() -> io::Result<oneshot::Receiver<()>> {
    let (sender, receiver) = oneshot::channel();
    let watch = move || {
        let mut stdin = io::stdin().lock();
        let mut passed_over = [0; 1024];
        loop {
            match stdin.read(&mut passed_over) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        // Nobody waits any longer if the sandbox stops for another reason.
        let _ = sender.send(());
    };
    thread::Builder::new()
        .name("stdin".to_owned())
        .spawn(watch)?;
    Ok(receiver)
}
