//! Made-up operations, and clients of the tests' own servers.

use iamport_testing::{KEY, Reply, SECRET, Server, granted};

use crate::operation::{Echo, Method, OperationInfo, Repeat};
use crate::{Client, ClientBuilder, Credentials, Retries};

const IMP_UID: Echo = Echo {
    sent: "imp_uid",
    known: true,
    unless: None,
    or: None,
};

/// A call that must never be sent twice.
pub(crate) static ONCE: OperationInfo = OperationInfo {
    id: "chargeTwiceNever",
    method: Method::Post,
    path: "/charges/{imp_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[],
    reserved: &[("imp_uid", &["holder"])],
    rivals: &[],
    sensitive: &["card_number", "pwd_2digit", "pg_api_key", "buyer_name"],
    echoes: &[IMP_UID],
};

/// A change that leads to the same end.
pub(crate) static CONVERGE: OperationInfo = OperationInfo {
    id: "dropAccount",
    method: Method::Delete,
    path: "/accounts/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &["pg_api_key", "card_number"],
    echoes: &[IMP_UID],
};

/// A call that only reads.
pub(crate) static READ: OperationInfo = OperationInfo {
    id: "lookUp",
    method: Method::Get,
    path: "/records/{imp_uid}/{status}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &["pg_api_key", "card_number"],
    echoes: &[IMP_UID],
};

/// Clients of a server.
pub(crate) trait Clients {
    /// A client in the making.
    fn builder(&self) -> ClientBuilder;

    /// A client with the usual settings.
    fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

impl Clients for Server {
    fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }
}

/// A client in the making of whatever is at that URL.
pub(crate) fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .credentials(Credentials::new(KEY, SECRET))
        // These servers play what a test says, once.
        .retries(Retries::none())
}

/// A client of whatever is at that URL.
pub(crate) fn client(url: &str) -> Client {
    builder(url).build().unwrap()
}

/// A token of so many seconds.
pub(crate) fn token_for(text: &str, seconds: i64) -> Reply {
    granted(text, 1_700_000_000, 1_700_000_000 + seconds)
}
