//! Handing a webhook on to the shop as it came.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{
    CONNECTION, CONTENT_LENGTH, EXPECT, HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};

use crate::loopback::{self, Limits, Reply, Target, Trouble};

/// As long as PortOne itself waits for the shop, and an answer that nobody reads beyond its status.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(30),
    body: 1024 * 1024,
};

const KEEP_ALIVE: HeaderName = HeaderName::from_static("keep-alive");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// Where webhooks are handed on to.
#[derive(Debug)]
pub(super) struct Forward(Target);

impl Forward {
    /// Reads a URL on this machine or at a host that was named.
    pub(super) fn parse(url: &str, named: &[String]) -> Result<Self, String> {
        Target::parse(url, named).map(Self)
    }

    /// Whether it leads back to whoever listens there.
    pub(super) fn reaches(&self, listener: SocketAddr) -> bool {
        self.0.address.reaches(listener)
    }

    /// Sends it on, and gives the answer of the shop, or why there is none.
    pub(super) async fn send(
        &self,
        method: &str,
        uri: &Uri,
        headers: &HeaderMap,
        peer: IpAddr,
        body: Vec<u8>,
    ) -> Result<Reply, String> {
        let headers = onward(headers, peer);
        let target = self.target(uri);
        let sent = loopback::send(
            &self.0.address,
            method,
            &target,
            headers,
            Bytes::from(body),
            LIMITS,
        );
        match sent.await {
            Ok(reply) if reply.body.is_cut => Err(format!(
                "the answer of {} is longer than {} bytes",
                self.0, LIMITS.body
            )),
            Ok(reply) => Ok(reply),
            Err(Trouble::Unreachable(why)) => Err(format!("{} is not reached: {why}", self.0)),
            Err(Trouble::Lost(why)) => Err(format!("{}: {why}", self.0)),
        }
    }

    /// Path and query: those of the URL, and those that the webhook came with where the URL has none.
    fn target(&self, came: &Uri) -> String {
        let came_with = came.query().map(|query| format!("?{query}"));
        match &self.0.path {
            Some(path) if path.contains('?') => path.clone(),
            Some(path) => format!("{path}{}", came_with.unwrap_or_default()),
            None => format!("{}{}", came.path(), came_with.unwrap_or_default()),
        }
    }
}

/// The headers of a request as they go on: without those of the connection, and with who sent it.
fn onward(headers: &HeaderMap, peer: IpAddr) -> HeaderMap {
    let mut onward = end_to_end(headers);
    if let Some(host) = onward.remove(HOST) {
        onward.insert(FORWARDED_HOST, host);
    }
    let before = onward
        .get(FORWARDED_FOR)
        .and_then(|value| value.to_str().ok());
    let chain = before.map_or_else(|| peer.to_string(), |before| format!("{before}, {peer}"));
    if let Ok(chain) = HeaderValue::from_str(&chain) {
        onward.insert(FORWARDED_FOR, chain);
    }
    onward
}

/// The headers that are not about one connection and the way that the body goes over it.
pub(super) fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    let named: Vec<String> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    for name in &named {
        kept.remove(name.as_str());
    }
    for name in [
        CONNECTION,
        KEEP_ALIVE,
        PROXY_AUTHENTICATE,
        PROXY_AUTHORIZATION,
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
        CONTENT_LENGTH,
        EXPECT,
    ] {
        kept.remove(name);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(headers: &[(&'static str, &'static str)]) -> HeaderMap {
        let headers = headers.iter();
        headers
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn what_belongs_to_one_connection_stays_there() {
        let came = map(&[
            ("host", "tunnel.example"),
            ("connection", "keep-alive, X-Own"),
            ("x-own", "1"),
            ("content-length", "2"),
            ("transfer-encoding", "chunked"),
            ("content-type", "application/json"),
            ("user-agent", "sender"),
            ("x-forwarded-for", "203.0.113.7"),
        ]);
        let onward = onward(&came, IpAddr::from([127, 0, 0, 1]));
        let expected = map(&[
            ("content-type", "application/json"),
            ("user-agent", "sender"),
            ("x-forwarded-for", "203.0.113.7, 127.0.0.1"),
            ("x-forwarded-host", "tunnel.example"),
        ]);
        assert_eq!(onward, expected);
    }

    #[test]
    fn the_path_is_that_of_the_url_or_the_one_it_came_to() {
        let target = |url: &str, came: &'static str| {
            let forward = Forward::parse(url, &[]).unwrap();
            forward.target(&Uri::from_static(came))
        };
        assert_eq!(
            target("http://127.0.0.1:3000", "/webhook?a=1"),
            "/webhook?a=1"
        );
        assert_eq!(
            target("http://127.0.0.1:3000/pay", "/webhook?a=1"),
            "/pay?a=1"
        );
        assert_eq!(
            target("http://127.0.0.1:3000/pay?b=2", "/webhook?a=1"),
            "/pay?b=2"
        );
        assert_eq!(target("http://127.0.0.1:3000/", "/webhook"), "/");
    }
}
