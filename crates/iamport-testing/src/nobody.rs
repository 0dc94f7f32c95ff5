//! An address at which nobody listens.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::PoisonError;

use crate::server::PORTS;

/// An address at which nobody listens, for as long as this value lives: the port is taken by the near end of a
/// connection, so no other test can be given it.
#[derive(Debug)]
pub struct Nobody {
    near_end: TcpStream,
    _far_end: TcpListener,
}

impl Nobody {
    /// Takes a port of this machine.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "it takes a port, which no default does"
    )]
    pub fn new() -> Self {
        let _alone = PORTS.lock().unwrap_or_else(PoisonError::into_inner);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Self {
            near_end: TcpStream::connect(listener.local_addr().unwrap()).unwrap(),
            _far_end: listener,
        }
    }

    /// Where nobody listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.near_end.local_addr().unwrap()
    }

    /// The same as a URL of plain HTTP.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }
}
