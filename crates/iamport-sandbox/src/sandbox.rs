//! Starting and stopping.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use crate::clock::{Clock, Time};
use crate::contents::{Beginning, Contents};
use crate::control::Control;
use crate::domain::assumptions::Assumptions;
use crate::domain::auth::Credentials;
use crate::domain::seed::INICIS_API_KEY;
use crate::domain::shop::Shop;
use crate::gate::Gate;
use crate::hosts::Hosts;
use crate::ids::Ids;
use crate::keeping::Keeping;
use crate::log::RequestRecord;
use crate::saver::Saver;
use crate::server::Server;
use crate::state::{Holdings, State};
use crate::store::Store;
use crate::webhook::{Queue, Reach, WebhookSettings};

/// The key of a sandbox that was given none.
const DEFAULT_KEY: &str = "sandbox_key";
/// The secret of a sandbox that was given none.
const DEFAULT_SECRET: &str = "sandbox_secret";

/// A payment API of its own, on a port of this computer, for as long as this value lives.
///
/// Dropping it stops the server at once and closes every connection.
#[must_use = "the server stops when this is dropped"]
pub struct Sandbox {
    url: String,
    address: SocketAddr,
    key: String,
    secret: String,
    seed: u64,
    state: State,
    server: Server,
    /// After the server: what it does last is written too.
    saver: Option<Saver>,
}

impl Sandbox {
    /// Starts a sandbox on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// The operating system gives no port or no thread.
    pub async fn start() -> io::Result<Sandbox> {
        Sandbox::builder().start().await
    }

    /// A sandbox with settings of its own.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// Where it is: `http://127.0.0.1:` and the port, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What whoever starts it should be told loudly: that others than this computer can reach it.
    /// `None` on loopback.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        (!self.address.ip().is_loopback()).then(|| {
            format!(
                "WARNING: this sandbox listens on {} and not only on this computer. Everybody who \
                 reaches that address can read and change all that is in it, without a password, \
                 and see the transcript of every request. Never give it real data, and never run \
                 it in an open network.",
                self.address
            )
        })
    }

    /// The key and the secret that `POST /users/getToken` takes.
    #[must_use]
    pub fn credentials(&self) -> (&str, &str) {
        (&self.key, &self.secret)
    }

    /// The seed of its ids: [`SandboxBuilder::seed`] with this number repeats them.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A handle on its time.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.state.clock().clone()
    }

    /// A handle on how the state file does.
    #[must_use]
    pub fn keeping(&self) -> Keeping {
        Keeping::new(self.state.changes().clone())
    }

    /// A handle for what happens outside the API.
    #[must_use]
    pub fn control(&self) -> Control {
        Control::new(self.state.clone())
    }

    /// The latest 10,000 requests of the API, the oldest first. Control calls are not among them.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.state.log().all()
    }

    /// Stops the server after the answers that are under way, for which it waits a second at most.
    pub async fn shutdown(self) {
        self.server.shut_down().await;
        drop(self.saver);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("url", &self.url)
            .field("seed", &self.seed)
            .finish_non_exhaustive()
    }
}

/// The settings of a [`Sandbox`].
#[derive(Clone, Default)]
#[must_use]
pub struct SandboxBuilder {
    port: u16,
    credentials: Option<(String, String)>,
    time: Time,
    seed: Option<u64>,
    assumptions: Assumptions,
    ip: Option<IpAddr>,
    webhooks: WebhookSettings,
    state_file: Option<PathBuf>,
    hosts: Vec<String>,
    webhook_hosts: Vec<String>,
}

impl SandboxBuilder {
    /// The address to listen on instead of 127.0.0.1.
    ///
    /// Nothing in a sandbox asks for a password but `POST /users/getToken`: on any other address than
    /// one of loopback, everybody who reaches it can read and change all of it. Show
    /// [`Sandbox::warning`] then.
    pub fn bind(mut self, ip: IpAddr) -> SandboxBuilder {
        self.ip = Some(ip);
        self
    }

    /// One more name that the sandbox goes by, as a container does: `sandbox` where it is called at
    /// `http://sandbox:8080`.
    ///
    /// Requests with another `Host` are refused with HTTP 403, of the API as of the control, since a page of
    /// somebody else's can make its name mean this computer. Numbers and `localhost` need no mention.
    pub fn allow_host(mut self, name: impl Into<String>) -> SandboxBuilder {
        self.hosts.push(name.into());
        self
    }

    /// One more host that webhooks may go to: a name or a number, or one with a port such as `shop:3000`.
    ///
    /// Without any, a sandbox that listens on loopback sends webhooks to loopback, and one that listens for
    /// others ([`bind`](SandboxBuilder::bind)) sends none, since callers choose the addresses and could have
    /// it call what they can't reach themselves. There, a host on this computer counts only with its port. A
    /// name is looked up when it is called; one that means this computer then, or an address of the link, is
    /// not called. No webhook goes to the sandbox itself, and none follows a redirect.
    pub fn allow_webhook_host(mut self, host: impl Into<String>) -> SandboxBuilder {
        self.webhook_hosts.push(host.into());
        self
    }

    /// What the shop has set up for its webhooks. Without it, only payments with a `notice_url` of
    /// their own have any.
    pub fn webhooks(mut self, settings: WebhookSettings) -> SandboxBuilder {
        self.webhooks = settings;
        self
    }

    /// A file that the state is kept in: read at the start if it is there. Each change is on the disk
    /// before it is answered, and costs what was changed, however much is there. What a
    /// [`Clock`] is told from Rust is written soon, and at the end at the latest.
    ///
    /// It holds what a [`Snapshot`](crate::Snapshot) holds, the webhooks and their settings, and what
    /// the sandbox began with: seed, clock and webhook settings are those of the file then, and not those of this builder,
    /// and [`Control::reset`](crate::Control::reset) leads back to them. Only one sandbox can use it at a time.
    ///
    /// If it cannot be written, nothing is done any more: [`Keeping`] tells, and every request is
    /// answered with HTTP 500.
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> SandboxBuilder {
        self.state_file = Some(path.into());
        self
    }

    /// The port to listen on. 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> SandboxBuilder {
        self.port = port;
        self
    }

    /// The key and the secret that `POST /users/getToken` takes.
    pub fn credentials(
        mut self,
        key: impl Into<String>,
        secret: impl Into<String>,
    ) -> SandboxBuilder {
        self.credentials = Some((key.into(), secret.into()));
        self
    }

    /// Lets the clock run from `seconds` after the epoch instead of the computer's time.
    pub fn start_time(mut self, seconds: u64) -> SandboxBuilder {
        self.time = Time::From(seconds);
        self
    }

    /// Lets the clock stand still at `seconds` after the epoch.
    pub fn frozen_at(mut self, seconds: u64) -> SandboxBuilder {
        self.time = Time::Frozen(seconds);
        self
    }

    /// The seed of ids, tokens and account numbers: the same seed gives the same ones in the same
    /// order. A random one when it is not set.
    pub fn seed(mut self, seed: u64) -> SandboxBuilder {
        self.seed = Some(seed);
        self
    }

    /// What it does where no source settles what the service does.
    pub fn assume(mut self, assumptions: Assumptions) -> SandboxBuilder {
        self.assumptions = assumptions;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// The port is taken, the operating system gives no port or no thread, a host that was allowed is none or
    /// the address for webhooks will never be called ([`InvalidInput`](io::ErrorKind::InvalidInput)), or the
    /// state file is damaged or foreign ([`InvalidData`](io::ErrorKind::InvalidData)), in use by another sandbox
    /// ([`ResourceBusy`](io::ErrorKind::ResourceBusy)), or cannot be read or written.
    pub async fn start(self) -> io::Result<Sandbox> {
        let ip = self.ip.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let listener = TcpListener::bind((ip, self.port))?;
        let address = listener.local_addr()?;
        let invalid = |why: String| io::Error::new(io::ErrorKind::InvalidInput, why);
        let hosts = Hosts::new(address, &self.hosts).map_err(invalid)?;
        let reach = Reach::new(address, &self.webhook_hosts).map_err(invalid)?;
        for url in <[Option<&str>; 2]>::from(self.webhooks.urls())
            .into_iter()
            .flatten()
        {
            if let Some(why) = reach.refusal(url) {
                return Err(invalid(format!(
                    "webhooks to {url} will never be sent: {why}"
                )));
            }
        }
        // A file that cannot be used is told before anything happens, and none is made for nothing.
        let store = self.state_file.map(Store::open).transpose()?;
        let clock = self.time.clock();
        let (key, secret) = self
            .credentials
            .unwrap_or_else(|| (DEFAULT_KEY.to_owned(), DEFAULT_SECRET.to_owned()));
        let seed = self.seed.unwrap_or_else(Ids::random_seed);
        let credentials = Credentials {
            key: key.clone(),
            secret: secret.clone(),
        };
        let mut shop = Shop::new(credentials, seed, clock.now());
        shop.assume(self.assumptions);
        let mut holdings = Holdings {
            webhooks: Queue::new(self.webhooks.clone()),
            beginning: Beginning {
                seed,
                time: self.time,
                webhooks: self.webhooks,
            },
            shop,
            clock,
        };
        let is_new = match &store {
            Some(store) => !load(store, &mut holdings)?,
            None => false,
        };
        let (gate, orders) = Gate::new();
        let state = State::new(
            holdings,
            INICIS_API_KEY,
            (hosts, reach),
            gate,
            store.is_some(),
        );
        if is_new {
            state.begin_file();
        }
        let seed = state.shop().seed();
        let saver = match store {
            Some(store) => Some(Saver::start(state.changes().clone(), store)?),
            None => None,
        };
        // A file that can never be written is better told now.
        state.changes().saved().await.map_err(io::Error::other)?;
        let server = Server::start(listener, state.clone(), orders).await?;
        tracing::debug!(%address, seed, "sandbox started");
        Ok(Sandbox {
            url: format!("http://{}", reachable(address)),
            address,
            key,
            secret,
            seed,
            state,
            server,
            saver,
        })
    }
}

/// Puts what a state file holds in the place of what there is. Returns whether it holds anything.
fn load(store: &Store, holdings: &mut Holdings) -> io::Result<bool> {
    if store.is_new()? {
        return Ok(false);
    }
    let mut kept = Shop::empty(Credentials::default(), 0);
    let mut clock = holdings.clock.reading();
    store.load(&mut Contents {
        beginning: &mut holdings.beginning,
        clock: &mut clock,
        shop: &mut kept,
        webhooks: &mut holdings.webhooks,
    })?;
    holdings.shop.restore(kept);
    holdings.clock.put_back(clock);
    holdings.webhooks.resume();
    Ok(true)
}

/// Where a server on this computer is reached that listens there.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SandboxBuilder")
            .field("port", &self.port)
            .field("seed", &self.seed)
            .finish_non_exhaustive()
    }
}
