//! Seeded sequences of two and three faults, in a part of them with two callers on the same payment.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use iamport::confirm::{Attribution, FileJournal};
use iamport_sandbox::{Fault, FaultKind};
use tokio::task::JoinSet;

use super::shop::{How, Kind, Shop, Word, of_connections};

const AT_ONCE: usize = 48;
/// In each ordinary run. `IAMPORT_SEQUENCES` and `IAMPORT_SEED` set others.
const SEQUENCES: u64 = 150;

/// A small generator of numbers that look random, the same for the same seed everywhere.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % end
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        let place = self.below(all.len() as u64);
        all[usize::try_from(place).unwrap()].clone()
    }
}

/// Faults that end at once: what waits for a time limit is in the matrix.
fn quick() -> Vec<FaultKind> {
    let slow = |kind: &FaultKind| {
        matches!(
            kind,
            FaultKind::Stall
                | FaultKind::StallAfterHead
                | FaultKind::SlowBody { .. }
                | FaultKind::LengthTooLong
                | FaultKind::Oversized { .. }
                | FaultKind::ConnectionRefused { .. }
        )
    };
    FaultKind::all()
        .into_iter()
        .filter(|kind| !slow(kind))
        .collect()
}

struct Played {
    told: String,
    /// Each caller wants the change once; with one key they want one together.
    wanted: usize,
    keyed: bool,
    words: Vec<Word>,
    happened: usize,
}

async fn play(seed: u64) -> Played {
    let mut dice = Dice(seed);
    let kind = dice.of(&Kind::ALL);
    let callers = 1 + usize::from(dice.below(4) == 0);
    // Two callers with one key, and a journal that both have, want one change; with a key each they want two.
    let one_key = dice.below(2) == 0;
    let keyed = callers == 2 || dice.below(3) != 0;
    let send_again = dice.below(4) == 0;
    let folder = tempfile::tempdir().unwrap();
    let journal = FileJournal::open(folder.path()).unwrap();
    let shop = Shop::open(kind).await;
    let client = shop.client_within(Duration::from_secs(10));
    client.all_bank_codes().send().await.unwrap();
    let control = shop.sandbox.control();
    let mut told = format!(
        "seed {seed}, {kind:?}, {callers} callers, one key {one_key}, keyed {keyed}, again {send_again}"
    );
    let quick = quick();
    for _ in 0..2 + dice.below(2) {
        let fault = dice.of(&quick);
        let looks = [
            "getPaymentByImpUid",
            "getAllPaymentsByMerchantUidAnyStatus",
            "getScheduleByMid",
        ];
        let operation = if dice.below(3) == 0 {
            dice.of(&looks)
        } else {
            kind.operation()
        };
        let nth = 1 + dice.below(3);
        let after = dice.below(2) == 0;
        told += &format!("; {fault:?} on {operation} {nth} after {after}");
        let injected = Fault::new(fault.clone());
        let injected = match (of_connections(&fault), after) {
            (true, _) => injected,
            (false, true) => injected.on(operation).after(),
            (false, false) => injected.on(operation).before(),
        };
        let injected = injected.nth(nth).once();
        control.inject(injected).unwrap();
    }
    let how = |caller: usize| {
        let mut how = How::within(1_200);
        how.send_again = send_again;
        match (keyed, one_key) {
            (false, _) => how,
            (true, true) => {
                how.journal = Some(Arc::new(journal.clone()));
                how.key("key")
            }
            (true, false) => how.key(&format!("key-{caller}")),
        }
    };
    let words = match callers {
        1 => vec![shop.run(&client, &how(0)).await],
        _ => {
            let (one, other) = (how(0), how(1));
            let (one, other) = tokio::join!(shop.run(&client, &one), shop.run(&client, &other));
            vec![one, other]
        }
    };
    Played {
        told,
        wanted: if one_key { 1 } else { callers },
        keyed,
        words,
        happened: shop.happened(),
    }
}

/// What is wrong with what the callers were told.
fn wrong(played: &Played) -> Option<&'static str> {
    let count = |wanted: fn(&Word) -> bool| played.words.iter().filter(|word| wanted(word)).count();
    let done = count(|word| matches!(word, Word::Done(_) | Word::DoneBefore));
    let proven = count(|word| matches!(word, Word::Done(Attribution::Proven)));
    let not_done = count(|word| matches!(word, Word::NotDone | Word::NotSent));
    let (callers, happened) = (played.words.len(), played.happened);
    if happened > played.wanted {
        return Some("it happened more often than it was asked for");
    }
    if done > 0 && happened == 0 {
        return Some("said done, and it is not");
    }
    if played.keyed && proven > happened {
        return Some("two say that the one that happened is theirs");
    }
    // With one key both want the same one, so whoever says no must be right about it.
    if not_done > 0
        && happened > played.wanted - usize::min(not_done, played.wanted)
        && callers == played.wanted
    {
        return Some("said not done, and it is");
    }
    None
}

async fn run(count: u64, first: u64) -> (BTreeMap<String, usize>, Vec<String>) {
    let (mut counts, mut wrongs) = (BTreeMap::new(), Vec::new());
    let mut seeds = first..first + count;
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < AT_ONCE {
            let Some(seed) = seeds.next() else { break };
            under_way.spawn(async move {
                let played = tokio::time::timeout(Duration::from_secs(60), play(seed)).await;
                played.unwrap_or_else(|_| panic!("seed {seed} does not end"))
            });
        }
        let Some(played) = under_way.join_next().await else {
            return (counts, wrongs);
        };
        let played = played.unwrap();
        for word in &played.words {
            *counts.entry(format!("{word:?}")).or_default() += 1;
        }
        if let Some(what) = wrong(&played) {
            wrongs.push(format!(
                "{what}: {:?}, happened {}: {}",
                played.words, played.happened, played.told
            ));
        }
    }
}

pub(super) fn setting(name: &str, usual: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.map_or(usual, |text| text.parse().expect("a number"))
}

/// `IAMPORT_SEQUENCES=100000 cargo test --release -p iamport-tests confirmed::sequences -- --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_sequence_of_faults_moves_money_twice_or_makes_it_lie() {
    let (count, seed) = (
        setting("IAMPORT_SEQUENCES", SEQUENCES),
        setting("IAMPORT_SEED", 1),
    );
    let (counts, wrongs) = run(count, seed).await;
    println!("{count} sequences from seed {seed}: {counts:?}");
    let wrong = wrongs.len();
    println!("total of sequences: {count} cells, {wrong} wrong of a confirmed change");
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}
