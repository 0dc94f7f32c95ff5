//! Every operation, reads and the token call included, with every kind of fault, before and after the effect.
//!
//! A kind is a behaviour of the server in between ([`kinds`]) or one of the sandbox's own ([`own`]). Each cell runs with a
//! client that repeats nothing, and once more with one that repeats reads as clients do by themselves, where the fault
//! strikes the first request alone. What the SDK said is compared with the sandbox's books.

mod kinds;
mod own;

use std::collections::BTreeSet;
use std::sync::Arc;

use iamport::OPERATIONS;
use iamport_sandbox::{FaultKind, When};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use self::kinds::Kind;
use super::behaviours::Behaviour;
use super::ledger::Mark;
use super::meeting::{Patience, meet};
use super::oracle::Known;
use super::proxy::Log;
use super::scenes::{Scene, Shop};
use super::sdk::Heard;
use super::table::{Cell, Table, total};
use super::verdict::Case;

/// How many operations are under way at a time. Much of the time goes by in waiting for what never comes.
const AT_ONCE: usize = 32;
/// How many attempts a client makes by itself, which is its default.
const ATTEMPTS: u32 = 4;
/// How often a call is made anew whose fault could not strike, because its client gave up before.
const TRIES: usize = 5;
/// An ordinary run plays every so many cells.
const SAMPLE: usize = 24;

/// What one call meets.
#[derive(Clone)]
enum Met {
    Between(Arc<Behaviour>),
    Own(FaultKind),
}

/// One kind of fault at one moment, and how patient the client is.
#[derive(Clone)]
struct Trial {
    kind: String,
    met: Met,
    when: When,
    patience: Patience,
}

impl Trial {
    /// All of them. The first is an honest one, from which everything is learnt.
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for kind in kinds::all() {
            let Kind {
                name,
                before,
                after,
                short,
            } = kind;
            for (when, behaviour) in [(When::After, after), (When::Before, before)] {
                let Some(behaviour) = behaviour else { continue };
                for attempts in [1, ATTEMPTS] {
                    let mut behaviour = Arc::clone(&behaviour);
                    if attempts > 1 && behaviour.steps.len() == 1 {
                        behaviour = Arc::new(Behaviour::clone(&behaviour).then_own());
                    }
                    all.push(Self {
                        kind: name.to_owned(),
                        met: Met::Between(behaviour),
                        when,
                        patience: Patience { attempts, short },
                    });
                }
            }
        }
        for kind in FaultKind::all() {
            for when in [When::After, When::Before] {
                if when == When::After && own::is_of_connections(&kind) {
                    continue;
                }
                for attempts in [1, ATTEMPTS] {
                    let short = own::is_slow(&kind);
                    all.push(Self {
                        kind: format!("sandbox: {}", kind.name().replace('_', " ")),
                        met: Met::Own(kind.clone()),
                        when,
                        patience: Patience { attempts, short },
                    });
                }
            }
        }
        all
    }

    /// Whether it can happen to the operation: a call without a token does not meet what happens to tokens.
    fn fits(&self, scene: &Scene) -> bool {
        match &self.met {
            Met::Own(FaultKind::TokenRevoked | FaultKind::Unauthorized) => {
                scene.info().authenticated()
            }
            _ => true,
        }
    }

    async fn run(
        &self,
        scene: &Scene,
        shop: &Arc<Shop>,
        number: usize,
        known: &Arc<Known>,
    ) -> (Arc<Behaviour>, Heard, Log) {
        match &self.met {
            Met::Between(behaviour) => {
                let pair = (behaviour, known);
                let (heard, log) = meet(scene, shop, number, pair, self.patience).await;
                (Arc::clone(behaviour), heard, log)
            }
            Met::Own(kind) => {
                let behaviour = Arc::new(own::behaviour(kind, self.when));
                let (fault, pair) = ((kind, self.when), (&*behaviour, &**known));
                let (heard, log) = own::meet(scene, shop, number, fault, pair, self.patience).await;
                (behaviour, heard, log)
            }
        }
    }
}

/// The cells of the trials that are chosen, by the number of the scene and of the trial.
async fn matrix(chosen: fn(usize, usize) -> bool) -> Vec<Cell> {
    let trials: Arc<[Trial]> = Trial::all().into();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut rows = JoinSet::new();
    for (place, scene) in Scene::all().into_iter().enumerate() {
        let (trials, places) = (Arc::clone(&trials), Arc::clone(&places));
        rows.spawn(async move {
            let _place = places.acquire_owned().await.unwrap();
            let mut met: Vec<_> = trials.iter().enumerate().collect();
            met.retain(|(at, trial)| *at == 0 || (chosen(place, *at) && trial.fits(&scene)));
            row(scene, met).await
        });
    }
    let mut cells = rows.join_all().await.concat();
    // The kinds in their order.
    cells.sort_by_key(|(at, _)| *at);
    cells.into_iter().map(|(_, cell)| cell).collect()
}

/// One way to make a call with some of the trials, in a sandbox of its own.
async fn row(scene: Scene, trials: Vec<(usize, &Trial)>) -> Vec<(usize, Cell)> {
    let shop = Arc::new(Shop::open().await);
    let info = scene.info();
    let mut known = Arc::new(Known::default());
    let mut cells = Vec::new();
    let mut numbers = 0..;
    for (at, trial) in trials {
        let mut tries = 0..TRIES;
        let (behaviour, heard, log, entered) = loop {
            let number = numbers.next().unwrap_or_default();
            let mark = Mark::now(&shop.sandbox);
            let (behaviour, heard, log) = trial.run(&scene, &shop, number, &known).await;
            let entered = mark.requests(&shop.sandbox, info);
            // On a busy machine even the token can be late for a client that waits only a moment.
            let late = trial.patience.short && log.wire == 0;
            if !late || tries.next().is_none() {
                break (behaviour, heard, log, entered);
            }
        };
        if at == 0 {
            let own = log
                .sandbox
                .first()
                .expect("the first trial is an honest one");
            assert!(own.accepted(), "{} needs a scene: {own:?}", scene.name());
            let payload = own.envelope["response"].clone();
            let mut learnt = Known::learn(scene.operation, &log.asked, &payload);
            learnt.enters = entered > 0;
            known = Arc::new(learnt);
        }
        // Where a call leaves an entry, the ledger and what went by say the same; a second call may have found all done.
        if known.enters {
            let agree = (entered > 0) == (log.effects() > 0) && entered <= log.effects();
            let (name, kind, accepted) = (scene.name(), &trial.kind, log.effects());
            assert!(
                agree,
                "{name}, {kind} {:?}: {accepted} accepted, {entered} in the ledger",
                trial.when
            );
        }
        let case = Case {
            info,
            attempts: trial.patience.attempts as usize,
            short: trial.patience.short,
            behaviour: &behaviour,
            known: &known,
            log: &log,
            heard: &heard,
        };
        let again = if trial.patience.attempts > 1 {
            ", patient"
        } else {
            ""
        };
        let cell = Cell {
            operation: scene.operation,
            call: scene.name(),
            met: trial.kind.clone(),
            more: format!("{}{again}", trial.when.as_str()),
            said: heard.said.word(),
            wire: log.wire,
            effects: log.effects(),
            faults: case.faults(),
            text: heard.text(),
        };
        cells.push((at, cell));
    }
    cells
}

fn assert_right(cells: &[Cell]) {
    let wrong: Vec<_> = cells
        .iter()
        .filter(|cell| cell.is_wrong())
        .map(Cell::to_string)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cells are wrong:\n{}",
        wrong.len(),
        cells.len(),
        wrong.join("\n")
    );
}

/// Every operation meets a part of the kinds, and every kind a part of the operations.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_makes_any_call_lie() {
    let cells = matrix(|place, at| (place * 7 + at) % SAMPLE == 0).await;
    let operations: BTreeSet<_> = cells.iter().map(|cell| cell.operation).collect();
    assert_eq!(operations.len(), OPERATIONS.len());
    assert_right(&cells);
    let kinds: BTreeSet<_> = cells.iter().map(|cell| &cell.met).collect();
    let all: BTreeSet<_> = Trial::all().into_iter().map(|trial| trial.kind).collect();
    assert_eq!(kinds.len(), all.len());
    assert!(all.len() >= 40, "{}", all.len());
}

/// `cargo test -p iamport-tests hostile::every -- --ignored --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the whole matrix takes minutes"]
async fn the_whole_matrix() {
    let cells = matrix(|_, _| true).await;
    for cell in cells.iter().filter(|cell| cell.is_wrong()) {
        println!("{cell}");
    }
    for (title, name) in [
        ("kind", (|cell| &cell.met) as fn(&Cell) -> &str),
        ("operation", |cell| cell.operation),
        ("before or after the effect", |cell| &cell.more),
    ] {
        let table = Table {
            cells: &cells,
            title,
            name,
        };
        println!("\n{table}");
    }
    println!("{}", total("every operation", &cells));
    assert_right(&cells);
}
