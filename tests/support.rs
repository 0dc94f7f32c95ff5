//! Clients of the tests' own servers.

use std::time::Duration;

use iamport::{Client, ClientBuilder, Credentials, Retries};
use iamport_testing::{KEY, SECRET, Server};

/// A client in the making of whatever is at that URL, with the credentials that the tests' servers know.
pub(crate) fn client(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .credentials(Credentials::new(KEY, SECRET))
        // These servers play what a test says, once.
        .retries(Retries::none())
}

/// Clients of a server.
pub(crate) trait Clients {
    /// A client in the making.
    fn builder(&self) -> ClientBuilder;

    /// A client with the usual settings.
    fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// A client that waits no longer than that for an answer.
    fn client_within(&self, limit: Duration) -> Client {
        let builder = self.builder().read_timeout(limit).change_timeout(limit);
        builder.build().unwrap()
    }
}

impl Clients for Server {
    fn builder(&self) -> ClientBuilder {
        client(&self.url)
    }
}
