//! A hostile server between the SDK and the sandbox: what must the SDK believe, and what did it believe?
//!
//! Each change that the SDK can make ([`scenes`]) meets each [behaviour](behaviours) of a server in between ([`proxy`]).
//! That server knows whether the sandbox made the change and whether the answer was the API's own, so a cell of the
//! matrix can be judged without trusting the SDK ([`verdict`]). `cargo test -p iamport-tests hostile::table -- --ignored
//! --nocapture` prints a line for each change, and every cell that is wrong. Each operation at all, reads and the token
//! call included, meets each kind of fault before and after its effect: [`every`].
//!
//! To add a behaviour, write a line in a file of `behaviours/`: a name, the truth about the answer, and what the server
//! does. A way to make a call that needs records first is a line in `scenes/`; operations without such needs join by
//! themselves.

mod behaviours;
mod every;
mod forward;
mod ledger;
mod meeting;
mod oracle;
mod proxy;
mod scenes;
pub(crate) mod sdk;
mod table;
mod verdict;

use std::collections::BTreeSet;
use std::sync::Arc;

use iamport::{OPERATIONS, Repeat};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use self::behaviours::{Behaviour, Reach};
use self::meeting::{Patience, meet};
use self::oracle::Known;
use self::scenes::{Scene, Shop};
use self::table::{Cell, Table, total};
use self::verdict::Case;

/// How many changes are under way at a time.
const AT_ONCE: usize = 16;
/// Every so many changes meet a behaviour that is only a variant of others.
const TURN: usize = 24;
/// The changes that meet what takes time: a refund, an end, a creation, and one that answers a list.
const SOME: [&str; 4] = [
    "cancelPayment in part",
    "revokeVbank",
    "createVbank",
    "schedule",
];

/// All cells: every change against every behaviour.
async fn matrix(behaviours: Vec<Behaviour>) -> Vec<Cell> {
    let behaviours: Arc<[Arc<Behaviour>]> = behaviours.into_iter().map(Arc::new).collect();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut rows = JoinSet::new();
    for (place, change) in Scene::changes().into_iter().enumerate() {
        let (behaviours, places) = (Arc::clone(&behaviours), Arc::clone(&places));
        rows.spawn(async move {
            let _place = places.acquire_owned().await.unwrap();
            row(place, change, &behaviours).await
        });
    }
    rows.join_all().await.into_iter().flatten().collect()
}

/// One change against every behaviour, in a sandbox of its own.
async fn row(place: usize, change: Scene, behaviours: &[Arc<Behaviour>]) -> Vec<Cell> {
    let shop = Arc::new(Shop::open().await);
    let mut known = Arc::new(Known::default());
    let mut cells = Vec::new();
    let info = change.info();
    let met = behaviours
        .iter()
        .enumerate()
        .filter(|(at, behaviour)| match behaviour.reach {
            Reach::Every => true,
            Reach::Turn => (at + place).is_multiple_of(TURN),
            Reach::Some => SOME.contains(&change.name().as_str()),
        });
    for (number, (_, behaviour)) in met.enumerate() {
        let patience = Patience {
            attempts: 1,
            short: behaviour.reach == Reach::Some,
        };
        let (heard, log) = meet(&change, &shop, number, (behaviour, &known), patience).await;
        // The first handing on works, or the scene is wrong.
        if let Some(first) = log.sandbox.first() {
            assert!(
                first.accepted(),
                "{} needs a scene: {first:?}",
                change.name()
            );
        }
        if number == 0 {
            let own = log
                .sandbox
                .first()
                .expect("the first behaviour is an honest one");
            let payload = own.envelope["response"].clone();
            known = Arc::new(Known::learn(change.operation, &log.asked, &payload));
        }
        let case = Case {
            info,
            attempts: 1,
            short: patience.short,
            behaviour,
            known: &known,
            log: &log,
            heard: &heard,
        };
        cells.push(Cell {
            operation: change.operation,
            call: change.name(),
            met: behaviour.name.clone(),
            more: behaviour.family.to_owned(),
            said: heard.said.word(),
            wire: log.wire,
            effects: log.effects(),
            faults: case.faults(),
            text: heard.text(),
        });
    }
    cells
}

fn for_every_change(behaviours: &[Behaviour]) -> usize {
    let every = |one: &&Behaviour| one.reach == Reach::Every;
    behaviours.iter().filter(every).count()
}

/// No answer is believed that must not be, none is doubted that must not be, and nothing is sent twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_believed_that_must_not_be() {
    let behaviours = behaviours::all();
    let names: BTreeSet<_> = behaviours
        .iter()
        .map(|one| (one.family, &one.name))
        .collect();
    assert_eq!(
        names.len(),
        behaviours.len(),
        "two behaviours have one name"
    );
    let for_all = for_every_change(&behaviours);
    assert!(for_all >= 200, "{for_all}");

    let cells = matrix(behaviours).await;
    for info in OPERATIONS
        .iter()
        .filter(|info| info.repeat() != Repeat::Safe)
    {
        let met = cells
            .iter()
            .filter(|cell| cell.operation == info.id())
            .count();
        assert!(met >= for_all, "{} met {met} behaviours", info.id());
    }
    let wrong: Vec<_> = cells
        .iter()
        .filter(|cell| cell.is_wrong())
        .map(Cell::to_string)
        .collect();
    let some = &wrong[..wrong.len().min(40)];
    assert!(
        wrong.is_empty(),
        "{} of {} cells are wrong:\n{}",
        wrong.len(),
        cells.len(),
        some.join("\n")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "prints what the SDK believed; the test above holds it"]
async fn table() {
    let behaviours = behaviours::all();
    let (count, for_all) = (behaviours.len(), for_every_change(&behaviours));
    let cells = matrix(behaviours).await;
    for cell in cells.iter().filter(|cell| cell.is_wrong()) {
        println!("{cell}");
    }
    let table = Table {
        cells: &cells,
        title: "change",
        name: |cell| &cell.call,
    };
    println!("\n{table}");
    println!(
        "{count} behaviours, {for_all} of them for every change; {} cells",
        cells.len()
    );
    println!("{}", total("changes against behaviours", &cells));
}
