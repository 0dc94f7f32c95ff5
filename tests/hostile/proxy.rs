//! The server in between: it reads what the SDK sends, hands it on to the sandbox or not, and answers as its behaviour
//! says. One lives for one call, so that nothing of an earlier call can reach a later one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use iamport::{ClientBuilder, OperationInfo};
use iamport_testing::{Act, Nobody, Received, Reply, Server, http};
use serde_json::{Value, json};

use super::behaviours::{Behaviour, Context, Hears, Token};
use super::forward::{self, Answered};
use super::oracle::{Asked, Known, asked};
use super::scenes::Shop;
use crate::support::{self, Clients as _};

/// What happened on the wire.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    /// How often the call came, at least its first bytes.
    pub(super) wire: usize,
    /// How often it came whole.
    pub(super) whole: usize,
    /// What the sandbox answered when the call was handed on to it.
    pub(super) sandbox: Vec<Answered>,
    /// The ids of the call; none if it did not come whole.
    pub(super) asked: Asked,
    /// The payload that the SDK was shown last, if it was shown a whole answer.
    pub(super) shown: Option<Value>,
    /// Whether the call came on a connection that had been answered before.
    pub(super) early: bool,
    /// Whether what the sandbox answered is here value by value.
    pub(super) books_are_exact: bool,
    /// Whether the last request met no fault, where that is known only afterwards.
    pub(super) ends_well: bool,
    /// How many answers said 401.
    pub(super) denied: usize,
    tokens: usize,
    reads: usize,
}

impl Log {
    /// How often the API accepted the call. For a change: how often it was made.
    pub(super) fn effects(&self) -> usize {
        self.sandbox
            .iter()
            .filter(|answered| answered.accepted())
            .count()
    }
}

pub(super) struct Proxy {
    shared: Arc<Shared>,
    server: Server,
    /// Where the client is sent instead, if nobody may listen from the beginning.
    nobody: Option<Nobody>,
}

/// What all connections share.
struct Shared {
    shop: Arc<Shop>,
    behaviour: Arc<Behaviour>,
    known: Arc<Known>,
    /// The operation that is called.
    info: &'static OperationInfo,
    log: Mutex<Log>,
    /// The numbers of the connections on which something was sent before a request.
    early: Mutex<BTreeSet<usize>>,
}

impl Proxy {
    pub(super) fn start(
        shop: Arc<Shop>,
        behaviour: Arc<Behaviour>,
        known: Arc<Known>,
        info: &'static OperationInfo,
    ) -> Self {
        let shared = Arc::new(Shared {
            shop,
            behaviour,
            known,
            info,
            log: Mutex::new(Log {
                books_are_exact: true,
                ..Log::default()
            }),
            early: Mutex::default(),
        });
        let server = Server::playing(Played(Arc::clone(&shared)));
        let silent = matches!(shared.behaviour.tokens[..], [Token::Last, ..]);
        // Otherwise nobody listens once a token was handed out.
        let nobody = (silent && !info.authenticated()).then(Nobody::new);
        Self {
            shared,
            server,
            nobody,
        }
    }

    /// A client in the making that talks to it.
    pub(super) fn builder(&self) -> ClientBuilder {
        if let Some(nobody) = &self.nobody {
            return support::client(&nobody.url());
        }
        self.server.builder()
    }

    /// What happened, once all of it has: every connection that stood has ended.
    pub(super) async fn finish(self) -> Log {
        self.server.finish().await;
        let mut log = self.shared.log.lock().unwrap().clone();
        log.wire += self.server.first_bytes();
        log
    }
}

struct Played(Arc<Shared>);

impl iamport_testing::Play for Played {
    fn open(&self, connection: usize) -> Reply {
        let shared = &self.0;
        // What the behaviour does to connections is meant for the call's, which comes after the token's.
        if shared.info.authenticated() && shared.log.lock().unwrap().tokens == 0 {
            return Reply::default();
        }
        match shared.behaviour.hears {
            Hears::Whole => {}
            Hears::Nothing => return Reply::close(),
            Hears::Beginning => return Reply::from_iter([Act::AwaitByte, Act::Reset]),
        }
        match &shared.behaviour.early {
            None => Reply::default(),
            Some(bytes) => {
                shared.early.lock().unwrap().insert(connection);
                Reply::keep_alive(bytes(&shared.known))
            }
        }
    }

    async fn answer(&self, request: &Received) -> Reply {
        let shared = &self.0;
        if shared.info.authenticated() && request.asks_for_a_token() {
            shared.token(request).await
        } else if shared.is_the_read_before() {
            shared.read(request).await
        } else {
            shared.call(request).await
        }
    }
}

impl Shared {
    async fn hand_on(&self, request: &Received) -> Answered {
        forward::hand_on(self.shop.sandbox.address(), request).await
    }

    /// Whether the behaviour lets a read come first, and it is the turn of that one.
    fn is_the_read_before(&self) -> bool {
        let mut log = self.log.lock().unwrap();
        let first = self.behaviour.read_first.is_some() && log.reads == 0;
        log.reads += usize::from(first);
        first
    }

    async fn token(&self, request: &Received) -> Reply {
        let number = {
            let mut log = self.log.lock().unwrap();
            log.tokens += 1;
            log.tokens - 1
        };
        let step = nth(&self.behaviour.tokens, number);
        if let Token::Instead(bytes) = step {
            return Reply::bytes(bytes.clone());
        }
        let answered = self.hand_on(request).await;
        let whole = |body: &str| Reply::keep_alive(http(answered.status, "", body));
        match step {
            Token::Plain | Token::Instead(_) => whole(&answered.body),
            Token::Surplus(more) => whole(&answered.body).then(Act::Write(more(&self.known))),
            Token::Close => whole(&answered.body).then(Act::Close),
            // In this order, and said: else a quick client's call could still come by, on a new connection or on this one.
            Token::Last => {
                let last = http(answered.status, "Connection: close\r\n", &answered.body);
                Reply::from_iter([Act::StopListening]).and(Reply::bytes(last))
            }
            Token::Life(seconds) => {
                let mut envelope = answered.envelope.clone();
                let now = envelope["response"]["now"].as_i64().unwrap();
                envelope["response"]["expired_at"] = json!(now + seconds);
                whole(&envelope.to_string())
            }
        }
    }

    async fn read(&self, request: &Received) -> Reply {
        let answered = self.hand_on(request).await;
        let mut bytes = http(answered.status, "", &answered.body);
        if let Some(stray) = &self.behaviour.read_first {
            bytes.extend(stray(&self.known));
        }
        Reply::keep_alive(bytes)
    }

    async fn call(&self, request: &Received) -> Reply {
        let asked = asked(request, self.info.path());
        let early = self.early.lock().unwrap().contains(&request.connection);
        let number = {
            let mut log = self.log.lock().unwrap();
            log.wire += 1;
            log.whole += 1;
            log.early |= early;
            log.asked = asked.clone();
            log.whole - 1
        };
        let step = nth(&self.behaviour.steps, number);
        let mut own = None;
        if step.hands_on {
            let answered = self.hand_on(request).await;
            self.log.lock().unwrap().sandbox.push(answered.clone());
            own = Some(answered);
        }
        if step.ends_token {
            self.shop.sandbox.control().expire_token();
        }
        let context = Context {
            own: own.as_ref(),
            asked: &asked,
            known: &self.known,
            target: request.target(),
        };
        let play = (step.answer)(&context);
        let mut log = self.log.lock().unwrap();
        log.shown = play.payload;
        log.denied += usize::from(play.reply.begins_with(b"HTTP/1.1 401"));
        play.reply
    }
}

/// The step of that number; the last goes for all later ones.
fn nth<T>(steps: &[T], number: usize) -> &T {
    steps.get(number).or(steps.last()).expect("a step")
}
