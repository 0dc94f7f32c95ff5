//! Calls of what the spec does not know yet.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserializer, Serialize};
use serde_json::Value;

use crate::error::{Error, Kind};
use crate::extra::{Extra, extra};
use crate::generated::OPERATIONS;
use crate::ids::Ids;
use crate::lenient::Lenient;
use crate::operation::{Method, OperationInfo, Repeat};
use crate::request::Request;
use crate::response::Response;
use crate::url::is_read_as;
use crate::{Client, classify};

impl Client {
    /// Begins a call that this version of the crate has no method for, such as one that the vendor has added. It goes the way of all
    /// calls: token, tier, time limits, masks, and an [`Outcome`](crate::Outcome) if it fails.
    ///
    /// `repeat` is yours to know, and money hangs on it: with [`Repeat::Safe`] it may be sent again, and with the other two an
    /// unclear answer is [`Unknown`](crate::Outcome::Unknown). When in doubt, say [`Repeat::Once`]. `path` begins with a slash; names in
    /// braces are filled by [`path`](RawCall::path), which encodes them.
    ///
    /// Changes that have a method are refused, since that method makes the checks; it has `extra_field` and `extra_query` for what
    /// is new.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = iamport_sandbox::Sandbox::start().await?;
    /// # let (key, secret) = sandbox.credentials();
    /// # let client = iamport::Client::builder()
    /// #     .credentials(iamport::Credentials::new(key, secret))
    /// #     .base_url(sandbox.url())
    /// #     .build()?;
    /// use iamport::{Method, Repeat};
    ///
    /// let answer = client
    ///     .request(Method::Get, Repeat::Safe, "/banks/{bank}")
    ///     .path("bank", "004")
    ///     .send()
    ///     .await?;
    /// println!("{}", answer.value()["name"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, repeat: Repeat, path: impl Into<String>) -> RawCall {
        RawCall {
            client: self.clone(),
            method,
            repeat,
            template: path.into(),
            path: Vec::new(),
            with_token: true,
            more: Extra::default(),
        }
    }
}

/// A call of what the spec does not know yet; made by [`Client::request`]. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RawCall {
    client: Client,
    method: Method,
    repeat: Repeat,
    template: String,
    path: Vec<(String, String)>,
    with_token: bool,
    more: Extra,
}

extra!(RawCall);

impl RawCall {
    /// Fills a name in braces of the path.
    pub fn path(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.path.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter; the same name may come several times.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra_query(name, value)
    }

    /// Adds a field of the JSON body.
    pub fn field(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.extra_field(name, value)
    }

    /// Sends no access token, for the few calls that take none.
    pub fn without_token(mut self) -> Self {
        self.with_token = false;
        self
    }

    fn name(&self) -> String {
        format!("{} {}", self.method, self.template)
    }

    /// Sends the call. The payload is the `response` of the API's envelope; null if it has none.
    ///
    /// # Errors
    /// A wrong path or value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<Value>, Error> {
        let decoded = decoded(&self.template, &self.path);
        let known = OPERATIONS.iter().find(|info| {
            info.method == self.method && info.repeat.is_change() && is_read_as(&decoded, info.path)
        });
        let mut request = Request::raw(
            info(self.method, self.repeat, self.with_token),
            self.name(),
            &self.template,
        );
        if let Some(known) = known {
            request = request.refused(format!(
                "this is `{}`, which has a method of its own with checks; it has `extra_field` for what is new",
                known.id
            ));
        }
        for (name, value) in &self.path {
            request = request.path_named(name, value);
        }
        let request = request.extra(&self.more);
        let answer = self.client.execute(request, |_: &Payload, _| {}).await?;
        answer.try_map(|Payload(value)| Ok(value))
    }

    /// Sends the call and decodes the payload.
    ///
    /// # Errors
    /// As for [`send`](Self::send). A payload that is no `T` is such an answer that can't be read: for a change, the outcome is
    /// unknown.
    pub async fn send_as<T: DeserializeOwned>(self) -> Result<Response<T>, Error> {
        let (call, outcome) = (self.name(), classify::unclear(self.repeat));
        let answer = self.send().await?;
        let (raw, status) = (answer.raw_bytes(), answer.http_status());
        answer.try_map(serde_json::from_value).map_err(|_| {
            let detail = "the payload does not decode as what was asked for";
            Error::new(Kind::Unreadable, outcome, detail)
                .with_operation(ID)
                .with_ids(Ids::default(), Some(call))
                .with_status(Some(status))
                .with_raw(raw)
        })
    }
}

impl fmt::Debug for RawCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawCall")
            .field("method", &self.method)
            .field("path", &self.template)
            .finish_non_exhaustive()
    }
}

/// What errors and logs call such a call.
const ID: &str = "request";

/// Whatever the API answers, nothing included.
struct Payload(Value);

impl Lenient for Payload {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::read(deserializer).map(Self)
    }

    fn absent() -> Option<Self> {
        Some(Self(Value::Null))
    }
}

/// The path as a server sees it that decodes before it splits.
fn decoded(template: &str, values: &[(String, String)]) -> String {
    let mut path = template.to_owned();
    for (name, value) in values {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    path
}

/// The facts about such a call.
fn info(method: Method, repeat: Repeat, authenticated: bool) -> &'static OperationInfo {
    const fn one(method: Method, repeat: Repeat, authenticated: bool) -> OperationInfo {
        OperationInfo {
            id: ID,
            method,
            path: "",
            repeat,
            authenticated,
            has_body: false,
            names: &[],
            reserved: &[],
            rivals: &[],
            sensitive: &[],
            echoes: &[],
        }
    }
    macro_rules! each {
        ($($method:ident $repeat:ident $token:literal),* $(,)?) => {
            match (method, repeat, authenticated) {
                $((Method::$method, Repeat::$repeat, $token) => {
                    const INFO: OperationInfo = one(Method::$method, Repeat::$repeat, $token);
                    &INFO
                })*
            }
        };
    }
    each! {
        Get Safe true, Get Idempotent true, Get Once true,
        Get Safe false, Get Idempotent false, Get Once false,
        Post Safe true, Post Idempotent true, Post Once true,
        Post Safe false, Post Idempotent false, Post Once false,
        Put Safe true, Put Idempotent true, Put Once true,
        Put Safe false, Put Idempotent false, Put Once false,
        Delete Safe true, Delete Idempotent true, Delete Once true,
        Delete Safe false, Delete Idempotent false, Delete Once false,
    }
}
