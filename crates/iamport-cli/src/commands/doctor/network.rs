//! The way to the API: the name of its host, and a connection to its port.

use std::net::SocketAddr;
use std::time::Instant;

use axum::http::Uri;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::finding::Finding;
use super::subject::PATIENCE;
use crate::place;

const NAME: &str = "name resolution";
const CONNECTION: &str = "connection";
pub(super) const CHECKS: [&str; 2] = [NAME, CONNECTION];

/// What a look at the way found.
pub(super) struct Reached {
    pub(super) findings: Vec<Finding>,
    /// Whether asking the API makes sense: somebody listens there, or a proxy knows the way.
    pub(super) can_be_asked: bool,
}

impl Reached {
    pub(super) async fn look(url: &str, through_proxy: bool) -> Self {
        let host = place::host(url);
        let port = url.parse::<Uri>().ok().and_then(|uri| uri.port_u16());
        let port = port.unwrap_or(if url.starts_with("https://") { 443 } else { 80 });
        let addresses = match timeout(PATIENCE, lookup_host((host, port))).await {
            Ok(Ok(addresses)) => addresses.collect::<Vec<SocketAddr>>(),
            Ok(Err(error)) => return Self::nameless(host, &error.to_string(), through_proxy),
            Err(_) => {
                return Self::nameless(host, "no name server answered in time", through_proxy);
            }
        };
        let shown: Vec<String> = addresses.iter().map(|it| it.ip().to_string()).collect();
        let name = Finding::ok(NAME, format!("{host} is {}", shown.join(", ")));
        match connect(&addresses).await {
            Ok(found) => Self {
                findings: vec![name, Finding::ok(CONNECTION, found)],
                can_be_asked: true,
            },
            Err(why) => Self {
                findings: vec![name, unreached(CONNECTION, &why, through_proxy)],
                can_be_asked: through_proxy,
            },
        }
    }

    fn nameless(host: &str, why: &str, through_proxy: bool) -> Self {
        let found = format!("{host} is unknown: {why}");
        Self {
            findings: vec![
                unreached(NAME, &found, through_proxy),
                Finding::unchecked(CONNECTION, "the name has no address"),
            ],
            can_be_asked: through_proxy,
        }
    }
}

/// With a proxy nothing needs to be reached from here but the proxy.
fn unreached(check: &'static str, why: &str, through_proxy: bool) -> Finding {
    if through_proxy {
        return Finding::warning(
            check,
            format!("{why}; the proxy may know the way all the same"),
        );
    }
    Finding::problem(check, why).advise(
        "check the network of this machine, its firewall, and the address; a shop whose firewall names fixed addresses \
         uses https://static-api.iamport.kr",
    )
}

/// Connects to the first address that takes it: which, and how long that took.
async fn connect(addresses: &[SocketAddr]) -> Result<String, String> {
    let mut why = "the name has no address".to_owned();
    let began = Instant::now();
    for address in addresses {
        match timeout(PATIENCE, TcpStream::connect(address)).await {
            Ok(Ok(_)) => {
                return Ok(format!(
                    "to {address} in {} ms",
                    began.elapsed().as_millis()
                ));
            }
            Ok(Err(error)) => why = format!("none to {address}: {error}"),
            Err(_) => why = format!("none to {address} within {} seconds", PATIENCE.as_secs()),
        }
    }
    Err(why)
}
