//! Every confirmed change with every fault of the sandbox, before and after the effect, on the change and on the reads around it.

use std::collections::BTreeMap;
use std::time::Duration;

use iamport_sandbox::{Fault, FaultKind, When};
use tokio::task::JoinSet;

use super::shop::{How, Kind, Shop, Word, of_connections, wrong};

/// How many cells are under way at once.
const AT_ONCE: usize = 24;
/// A change is made within this time, in milliseconds.
const WITHIN: u64 = 1_500;

/// Where a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Struck {
    /// The change itself, once.
    Change,
    /// The change, once, and the first look after it.
    ChangeAndLook,
}

#[derive(Clone, Debug)]
struct Cell {
    kind: Kind,
    fault: FaultKind,
    when: When,
    struck: Struck,
    keyed: bool,
}

impl Cell {
    fn all(keyed: &[bool]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for kind in Kind::ALL {
            for fault in FaultKind::all() {
                for when in [When::Before, When::After] {
                    for struck in [Struck::Change, Struck::ChangeAndLook] {
                        cells.extend(keyed.iter().map(|keyed| Cell {
                            kind,
                            fault: fault.clone(),
                            when,
                            struck,
                            keyed: *keyed,
                        }));
                    }
                }
            }
        }
        cells
    }

    async fn play(&self) -> (Word, usize) {
        let shop = Shop::open(self.kind).await;
        let client = shop.client();
        // Without this the fault could strike the call for a token.
        client.all_bank_codes().send().await.unwrap();
        let control = shop.sandbox.control();
        let bound = !of_connections(&self.fault);
        let placed = |fault: Fault| match self.when {
            When::Before => fault.before(),
            When::After => fault.after(),
        };
        // What happens to connections comes before any effect and can't be bound to a call: it strikes the first one.
        let fault = Fault::new(self.fault.clone());
        let fault = match bound {
            true => placed(fault).on(self.kind.operation()),
            false => fault,
        };
        control.inject(fault.once()).unwrap();
        if self.struck == Struck::ChangeAndLook && bound {
            for (look, nth) in [
                ("getPaymentByImpUid", 2),
                ("getAllPaymentsByMerchantUidAnyStatus", 2),
                ("getScheduleByMid", 2),
            ] {
                let fault = Fault::new(self.fault.clone()).on(look).nth(nth).once();
                control.inject(placed(fault)).unwrap();
            }
        }
        let mut how = How::within(WITHIN);
        if self.keyed {
            how = how.key("key-1");
        }
        let word = shop.run(&client, &how).await;
        (word, shop.happened())
    }
}

/// Plays all cells and counts the words; what is wrong is told.
async fn play(cells: Vec<Cell>) -> (BTreeMap<String, usize>, Vec<String>) {
    let mut counts = BTreeMap::new();
    let mut wrongs = Vec::new();
    let mut waiting = cells.into_iter();
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < AT_ONCE {
            let Some(cell) = waiting.next() else { break };
            under_way.spawn(async move {
                let played = tokio::time::timeout(Duration::from_secs(60), cell.play()).await;
                (cell, played.expect("a cell ends"))
            });
        }
        let Some(played) = under_way.join_next().await else {
            return (counts, wrongs);
        };
        let (cell, (word, happened)) = played.unwrap();
        *counts.entry(format!("{word:?}")).or_default() += 1;
        if word == Word::Unknown && std::env::var_os("IAMPORT_SHOW").is_some() {
            println!("unknown, happened {happened}: {cell:?}");
        }
        if let Some(what) = wrong(word, happened) {
            wrongs.push(format!("{what}: {word:?}, happened {happened}: {cell:?}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_makes_it_lie() {
    let cells = Cell::all(&[true]);
    let all = cells.len();
    // A part of them in every run, another one than the faults' number divides.
    let cells = cells.into_iter().step_by(5).collect();
    let (counts, wrongs) = play(cells).await;
    println!("of {all}: {counts:?}");
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
    assert!(counts.len() >= 4, "{counts:?}");
}

/// `cargo test -p iamport-tests confirmed::matrix -- --ignored --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the whole matrix takes minutes"]
async fn the_whole_matrix() {
    let cells = Cell::all(&[true, false]);
    let all = cells.len();
    let (counts, wrongs) = play(cells).await;
    println!("{all} cells: {counts:?}");
    let wrong = wrongs.len();
    println!("total of confirmed changes: {all} cells, {wrong} wrong of a confirmed change");
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}
