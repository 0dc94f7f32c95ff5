//! The server in between: it reads what the SDK sends, hands it on to the sandbox or not, and answers as its behaviour
//! says. One lives for one call, so that nothing of an earlier call can reach a later one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use super::behaviours::{Act, Behaviour, Context, Hears, Play, Token};
use super::changes::Shop;
use super::forward::{self, Answered};
use super::oracle::{Asked, Known, asked};
use crate::faults::server::{Received, http, receive};

/// How long the connections may take to end once the client is gone. Only a fault of these tests gets there.
const END: Duration = Duration::from_secs(20);

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
    pub(super) url: String,
    scene: Arc<Scene>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

/// What all connections share.
struct Scene {
    shop: Arc<Shop>,
    behaviour: Arc<Behaviour>,
    known: Arc<Known>,
    /// The path of the change, with names in braces.
    template: &'static str,
    log: Mutex<Log>,
}

impl Proxy {
    pub(super) async fn start(
        shop: Arc<Shop>,
        behaviour: Arc<Behaviour>,
        known: Arc<Known>,
        template: &'static str,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let scene = Arc::new(Scene {
            shop,
            behaviour,
            known,
            template,
            log: Mutex::default(),
        });
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(serve(listener, Arc::clone(&scene), stopped));
        Self {
            url,
            scene,
            stop,
            serving,
        }
    }

    /// What happened, once all of it has: every connection that stood has ended.
    pub(super) async fn finish(self) -> Log {
        let _ = self.stop.send(());
        let ended = tokio::time::timeout(END, self.serving).await;
        let name = &self.scene.behaviour.name;
        ended
            .unwrap_or_else(|_| panic!("{name}: a connection does not end"))
            .unwrap();
        self.scene.log.lock().unwrap().clone()
    }
}

async fn serve(listener: TcpListener, scene: Arc<Scene>, mut stopped: oneshot::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            accepted = listener.accept() => {
                connections.spawn(talk(accepted.unwrap().0, Arc::clone(&scene)));
            }
        }
    }
    while let Some(ended) = connections.join_next().await {
        ended.unwrap();
    }
}

/// One connection. Whoever is at the other end may go at any time, so what a write comes to does not matter.
async fn talk(mut socket: TcpStream, scene: Arc<Scene>) {
    let behaviour = &scene.behaviour;
    let has_token = scene.log.lock().unwrap().tokens > 0;
    let mut early = false;
    if has_token {
        match behaviour.hears {
            Hears::Whole => {}
            Hears::Nothing => return,
            Hears::Beginning => {
                if socket.read(&mut [0]).await.is_ok_and(|read| read > 0) {
                    scene.log.lock().unwrap().wire += 1;
                }
                let _ = socket.set_zero_linger();
                return;
            }
        }
        if let Some(bytes) = &behaviour.early {
            early = true;
            let _ = socket.write_all(&bytes(&scene.known)).await;
        }
    }
    let mut bytes = Vec::new();
    while let Some(request) = receive(&mut socket, &mut bytes, 0).await {
        let play = if request.asks_for_a_token() {
            scene.token(&request).await
        } else if request.method() == "GET" {
            scene.read(&request).await
        } else {
            scene.change(&request, early).await
        };
        for act in play.acts {
            if !perform(&mut socket, act).await {
                return;
            }
        }
    }
}

/// Whether the connection goes on.
async fn perform(socket: &mut TcpStream, act: Act) -> bool {
    match act {
        Act::Write(bytes) => {
            let _ = socket.write_all(&bytes).await;
            return true;
        }
        Act::Close => {
            let _ = socket.shutdown().await;
        }
        Act::Reset => {
            let _ = socket.set_zero_linger();
        }
        Act::HalfClose => {
            let _ = socket.shutdown().await;
            drain(socket).await;
        }
        Act::Stall => drain(socket).await,
        Act::Drip(drop) => {
            let mut tick = tokio::time::interval(Duration::from_millis(5));
            while socket.write_all(drop).await.is_ok() {
                tick.tick().await;
            }
        }
    }
    false
}

/// Reads until the client closes.
async fn drain(socket: &mut TcpStream) {
    let mut rest = [0; 256];
    while socket.read(&mut rest).await.is_ok_and(|read| read > 0) {}
}

impl Scene {
    async fn hand_on(&self, request: &Received) -> Answered {
        forward::hand_on(self.shop.sandbox.address(), request).await
    }

    async fn token(&self, request: &Received) -> Play {
        let number = {
            let mut log = self.log.lock().unwrap();
            log.tokens += 1;
            log.tokens - 1
        };
        let step = nth(&self.behaviour.tokens, number);
        if let Token::Instead(bytes) = step {
            return Play {
                acts: vec![Act::Write(bytes.clone()), Act::Close],
                payload: None,
            };
        }
        let answered = self.hand_on(request).await;
        let whole = |body: &str| Act::Write(http(answered.status, "", body));
        let acts = match step {
            Token::Plain | Token::Instead(_) => vec![whole(&answered.body)],
            Token::Surplus(more) => vec![whole(&answered.body), Act::Write(more(&self.known))],
            Token::Close => vec![whole(&answered.body), Act::Close],
            Token::Life(seconds) => {
                let mut envelope = answered.envelope.clone();
                let now = envelope["response"]["now"].as_i64().unwrap();
                envelope["response"]["expired_at"] = json!(now + seconds);
                vec![whole(&envelope.to_string())]
            }
        };
        Play {
            acts,
            payload: None,
        }
    }

    async fn read(&self, request: &Received) -> Play {
        let answered = self.hand_on(request).await;
        let mut bytes = http(answered.status, "", &answered.body);
        if let Some(stray) = &self.behaviour.read_first {
            bytes.extend(stray(&self.known));
        }
        Play {
            acts: vec![Act::Write(bytes)],
            payload: None,
        }
    }

    async fn change(&self, request: &Received, early: bool) -> Play {
        let asked = asked(request, self.template);
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
        self.log.lock().unwrap().shown = play.payload.clone();
        play
    }
}

/// The step of that number; the last goes for all later ones.
fn nth<T>(steps: &[T], number: usize) -> &T {
    steps.get(number).or(steps.last()).expect("a step")
}
