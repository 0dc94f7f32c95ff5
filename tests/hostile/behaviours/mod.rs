//! What the server in between can do to one call, as data.
//!
//! A behaviour is a line in one of the families below: a name, the [`Truth`] about the answer that the SDK gets, and the
//! steps that the server takes. To add one, write such a line; it meets every change by itself. The
//! kinds of faults that every operation meets are chosen from them in [`super::every`].

mod accepted;
mod breaks;
mod framing;
mod identity;
mod refusals;
mod surplus;
mod text;
mod tokens;

use std::sync::Arc;

use iamport_testing::{Act, Reply, http};
use serde_json::{Value, json};

use super::forward::Answered;
use super::oracle::{Asked, Known};

/// What there is to know about the answer that the SDK gets. It says what the SDK may believe, see `verdict`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// The API's own, whole, about this call. It must be believed.
    Own,
    /// The same in a dress that the API does not wear. It may be believed.
    Odd,
    /// The API's own with other ids in it. Whether it may be believed is told by the ids: see [`super::oracle`].
    Ids,
    /// As [`Truth::Ids`], but made up: if it is about this call by its ids, nobody can tell that it is not the API's.
    ForgedIds,
    /// The API's own in another JSON shape. It must not be believed, unless it is the shape of the operation after all.
    Shape,
    /// As [`Truth::Shape`], but made up: in the shape of the operation, nobody can tell that it is not the API's.
    ForgedShape,
    /// Not the API's, not whole, or not in the form of an answer. It must not be believed.
    Foreign,
    /// Made up, and like the API's in every respect: nobody can tell. It has a column of its own.
    Twin,
    /// There is none: the change must not be on the wire, and the SDK must say so.
    Unsent,
}

/// Which changes a behaviour meets where all of them are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Every,
    /// Some of them in turn, since it is a variant of another.
    Turn,
    /// Four of them, since it takes time: the client waits for an answer only a moment, or there is much to read.
    Some,
}

/// What a step can look at.
pub(super) struct Context<'a> {
    /// What the sandbox answered, if the call was handed on.
    pub(super) own: Option<&'a Answered>,
    pub(super) asked: &'a Asked,
    pub(super) known: &'a Known,
    /// Path and query of the call.
    pub(super) target: &'a str,
}

impl Context<'_> {
    /// The API's own envelope.
    fn own(&self) -> &Value {
        &self.own.expect("it was handed on").envelope
    }

    /// The same as it was sent.
    fn text(&self) -> &str {
        &self.own.expect("it was handed on").body
    }

    /// One of the ids that were asked for under that name.
    fn asked(&self, name: &str) -> Option<&str> {
        Some(self.asked.get(name)?.first()?.as_str())
    }
}

/// What the server does after a request, and the payload that it shows if that is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Play {
    pub(super) reply: Reply,
    pub(super) payload: Option<Value>,
}

impl Play {
    fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            reply: Reply::keep_alive(bytes),
            payload: None,
        }
    }

    fn acts(acts: impl Into<Vec<Act>>) -> Self {
        Self {
            reply: acts.into().into_iter().collect(),
            payload: None,
        }
    }

    fn then(mut self, act: Act) -> Self {
        self.reply = self.reply.then(act);
        self
    }

    fn showing(mut self, envelope: &Value) -> Self {
        self.payload = Some(envelope["response"].clone());
        self
    }
}

/// Bytes that answer nothing, perhaps made of an earlier answer.
pub(super) type Stray = Arc<dyn Fn(&Known) -> Vec<u8> + Send + Sync>;

pub(super) type Answer = Arc<dyn Fn(&Context<'_>) -> Play + Send + Sync>;

/// What the server does with one request for the call.
#[derive(Clone)]
pub(super) struct Step {
    /// Whether the sandbox hears of it.
    pub(super) hands_on: bool,
    /// Whether the token ends before the answer.
    pub(super) ends_token: bool,
    pub(super) answer: Answer,
}

/// What the server does with one request for a token. All but [`Token::Instead`] are honest answers.
#[derive(Clone)]
pub(super) enum Token {
    Plain,
    /// With these bytes behind it on the same connection.
    Surplus(Stray),
    /// After which the connection is closed without a word.
    Close,
    /// After which nobody listens any more.
    Last,
    /// With another life, in seconds.
    Life(i64),
    /// Another answer, and the connection is closed.
    Instead(Vec<u8>),
}

/// How much of a call's request the server takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hears {
    Whole,
    /// The first bytes; then the connection is reset.
    Beginning,
    /// None: connections after the first token are closed at once.
    Nothing,
}

#[derive(Clone)]
pub(super) struct Behaviour {
    pub(super) family: &'static str,
    pub(super) name: String,
    pub(super) truth: Truth,
    pub(super) reach: Reach,
    pub(super) hears: Hears,
    /// By request for the call; the last goes for all later ones.
    pub(super) steps: Vec<Step>,
    /// By request for a token; the last goes for all later ones.
    pub(super) tokens: Vec<Token>,
    /// Bytes that every new connection gets before it asks, once a token was handed out.
    pub(super) early: Option<Stray>,
    /// Whether a read comes before the call, by the same client. The bytes come behind its honest answer.
    pub(super) read_first: Option<Stray>,
    /// How often a change may be on the wire.
    pub(super) most: usize,
    /// Whether the API itself answers from the second request on.
    pub(super) ends_well: bool,
}

impl Behaviour {
    fn new(name: impl Into<String>, truth: Truth, hands_on: bool, answer: Answer) -> Self {
        let step = Step {
            hands_on,
            ends_token: false,
            answer,
        };
        Self {
            family: "",
            name: name.into(),
            truth,
            reach: Reach::Every,
            hears: Hears::Whole,
            steps: vec![step],
            tokens: vec![Token::Plain],
            early: None,
            read_first: None,
            most: 1,
            ends_well: false,
        }
    }

    /// What happens at the sandbox itself; only the truth about it is told here.
    pub(super) fn elsewhere(name: &str, truth: Truth, hands_on: bool) -> Self {
        Self::new(name, truth, hands_on, Arc::new(own))
    }

    fn some(mut self) -> Self {
        self.reach = Reach::Some;
        self
    }

    fn in_turn(mut self) -> Self {
        self.reach = Reach::Turn;
        self
    }

    fn in_turn_unless(self, every: bool) -> Self {
        if every { self } else { self.in_turn() }
    }

    /// The same without the effect: the sandbox hears nothing, and the answer is made of an earlier call's.
    pub(super) fn before(mut self) -> Self {
        // Whether something is shown, although the behaviour does not say what.
        let whole = matches!(self.truth, Truth::Own | Truth::Odd);
        if let Some(step) = self.steps.first_mut() {
            let answer = Arc::clone(&step.answer);
            step.hands_on = false;
            step.answer = Arc::new(move |context| {
                let earlier = Answered::accepting(&context.known.earlier);
                let mut play = answer(&Context {
                    own: Some(&earlier),
                    ..*context
                });
                if whole && play.payload.is_none() {
                    play = play.showing(&earlier.envelope);
                }
                play
            });
        }
        self.truth = match self.truth {
            Truth::Own | Truth::Odd | Truth::Ids => Truth::ForgedIds,
            Truth::Shape => Truth::ForgedShape,
            // A whole refusal of what was not done is no lie.
            Truth::Twin => Truth::Own,
            truth => truth,
        };
        self
    }

    /// From the second request on the API answers by itself.
    pub(super) fn then_own(mut self) -> Self {
        self.steps.truncate(1);
        self.steps.push(Step {
            hands_on: true,
            ends_token: false,
            answer: Arc::new(own),
        });
        self.ends_well = true;
        self
    }

    fn with_tokens(mut self, tokens: impl Into<Vec<Token>>) -> Self {
        self.tokens = tokens.into();
        self
    }
}

/// The change is made, and then answered so.
fn after(
    name: impl Into<String>,
    truth: Truth,
    answer: impl Fn(&Context<'_>) -> Play + Send + Sync + 'static,
) -> Behaviour {
    Behaviour::new(name, truth, true, Arc::new(answer))
}

/// The change is not made, and answered so.
fn instead(
    name: impl Into<String>,
    truth: Truth,
    answer: impl Fn(&Context<'_>) -> Play + Send + Sync + 'static,
) -> Behaviour {
    Behaviour::new(name, truth, false, Arc::new(answer))
}

const JSON: &str = "Content-Type: application/json; charset=UTF-8\r\n";
const HTML: &str = "<html><head><title>Error</title></head><body><h1>Sorry</h1></body></html>";

/// A JSON body at a status.
fn body(status: u16, body: impl AsRef<[u8]>) -> Play {
    Play::bytes(http(status, JSON, body))
}

/// An envelope at a status.
fn envelope(status: u16, envelope: &Value) -> Play {
    body(status, envelope.to_string()).showing(envelope)
}

/// The API's own answer.
fn own(context: &Context<'_>) -> Play {
    body(200, context.text()).showing(context.own())
}

/// A whole refusal.
fn refusal(response: &Value) -> Value {
    json!({ "code": 1, "message": "이미 처리된 주문입니다.", "response": response })
}

/// Every behaviour, its honest cells first.
pub(super) fn all() -> Vec<Behaviour> {
    let families = [
        ("accepted", accepted::family()),
        ("refusals", refusals::family()),
        ("identity", identity::family()),
        ("text", text::family()),
        ("breaks", breaks::family()),
        ("framing", framing::family()),
        ("surplus", surplus::family()),
        ("tokens", tokens::family()),
    ];
    let mut all = Vec::new();
    for (family, behaviours) in families {
        all.extend(behaviours.into_iter().map(|one| Behaviour {
            family,
            // Little can be wrong where the answer may be believed and may be doubted.
            reach: match one.reach {
                Reach::Every if one.truth == Truth::Odd => Reach::Turn,
                reach => reach,
            },
            ..one
        }));
    }
    all
}
