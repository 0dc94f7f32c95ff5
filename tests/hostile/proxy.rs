//! The server in between: it reads what the SDK sends, hands it on to the sandbox or not, and answers as its behaviour
//! says. One lives for one call, so that nothing of an earlier call can reach a later one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use iamport::ClientBuilder;
use iamport_testing::{Act, Received, Reply, Server, http};
use serde_json::{Value, json};

use super::behaviours::{Behaviour, Context, Hears, Token};
use super::changes::Shop;
use super::forward::{self, Answered};
use super::oracle::{Asked, Known, asked};
use crate::support::Clients as _;

/// What happened on the wire.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    /// How often the change came, at least its first bytes.
    pub(super) wire: usize,
    /// What the sandbox answered when the change was handed on to it.
    pub(super) sandbox: Vec<Answered>,
    /// The ids of the change.
    pub(super) asked: Asked,
    /// The payload that the SDK was shown last, if it was shown a whole answer.
    pub(super) shown: Option<Value>,
    /// Whether the change came on a connection that had been answered before.
    pub(super) early: bool,
    tokens: usize,
    changes: usize,
}

impl Log {
    /// How often the change was made.
    pub(super) fn effects(&self) -> usize {
        self.sandbox
            .iter()
            .filter(|answered| answered.accepted())
            .count()
    }
}

pub(super) struct Proxy {
    scene: Arc<Scene>,
    server: Server,
}

/// What all connections share.
struct Scene {
    shop: Arc<Shop>,
    behaviour: Arc<Behaviour>,
    known: Arc<Known>,
    /// The path of the change, with names in braces.
    template: &'static str,
    log: Mutex<Log>,
    /// The numbers of the connections on which something was sent before a request.
    early: Mutex<BTreeSet<usize>>,
}

impl Proxy {
    pub(super) fn start(
        shop: Arc<Shop>,
        behaviour: Arc<Behaviour>,
        known: Arc<Known>,
        template: &'static str,
    ) -> Self {
        let scene = Arc::new(Scene {
            shop,
            behaviour,
            known,
            template,
            log: Mutex::default(),
            early: Mutex::default(),
        });
        let server = Server::playing(Played(Arc::clone(&scene)));
        Self { scene, server }
    }

    /// A client in the making that talks to it.
    pub(super) fn builder(&self) -> ClientBuilder {
        self.server.builder()
    }

    /// What happened, once all of it has: every connection that stood has ended.
    pub(super) async fn finish(self) -> Log {
        self.server.finish().await;
        let mut log = self.scene.log.lock().unwrap().clone();
        log.wire += self.server.first_bytes();
        log
    }
}

struct Played(Arc<Scene>);

impl iamport_testing::Play for Played {
    fn open(&self, connection: usize) -> Reply {
        let scene = &self.0;
        // What the behaviour does to connections is meant for the change's, which comes after the token's.
        if scene.log.lock().unwrap().tokens == 0 {
            return Reply::default();
        }
        match scene.behaviour.hears {
            Hears::Whole => {}
            Hears::Nothing => return Reply::close(),
            Hears::Beginning => return Reply::from_iter([Act::AwaitByte, Act::Reset]),
        }
        match &scene.behaviour.early {
            None => Reply::default(),
            Some(bytes) => {
                scene.early.lock().unwrap().insert(connection);
                Reply::keep_alive(bytes(&scene.known))
            }
        }
    }

    async fn answer(&self, request: &Received) -> Reply {
        let scene = &self.0;
        if request.asks_for_a_token() {
            scene.token(request).await
        } else if request.method() == "GET" {
            scene.read(request).await
        } else {
            scene.change(request).await
        }
    }
}

impl Scene {
    async fn hand_on(&self, request: &Received) -> Answered {
        forward::hand_on(self.shop.sandbox.address(), request).await
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

    async fn change(&self, request: &Received) -> Reply {
        let asked = asked(request, self.template);
        let early = self.early.lock().unwrap().contains(&request.connection);
        let number = {
            let mut log = self.log.lock().unwrap();
            log.wire += 1;
            log.changes += 1;
            log.early |= early;
            log.asked = asked.clone();
            log.changes - 1
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
        self.log.lock().unwrap().shown = play.payload;
        play.reply
    }
}

/// The step of that number; the last goes for all later ones.
fn nth<T>(steps: &[T], number: usize) -> &T {
    steps.get(number).or(steps.last()).expect("a step")
}
