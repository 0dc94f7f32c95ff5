//! The page on logging: what is printed, a span of the shop's own, and what an earlier run left open.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use iamport::confirm::{Claim, Confirmed, FileJournal, Journal, Verdict};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

use super::blocks::logging;
use super::fences;
use super::program;
use super::shop::Shop;

/// Lines without what differs from run to run.
fn steady(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| line.split(" duration_ms=").next().unwrap_or(line).trim())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_program_prints_what_the_page_shows() {
    let shop = Shop::open().await;
    let printed = program::run("logging::main_1", &shop);
    let pages = fences::pages();
    let page = pages.iter().find(|page| page.name == "logging").unwrap();
    let mut shown = page
        .fences
        .iter()
        .filter(|fence| fence.language() == "text");
    assert_eq!(steady(&printed), steady(&shown.next().unwrap().text));
}

/// Where the lines of one test go.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn every_line_about_a_refund_names_it() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let lines = Lines::default();
    let writer = lines.clone();
    let layer = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(move || writer.clone());
    let ours = Targets::new().with_target("iamport", LevelFilter::DEBUG);
    // The page's own events have the module of this test as their target.
    let ours = ours.with_target(
        module_path!().split("::").next().unwrap(),
        LevelFilter::INFO,
    );
    let subscriber = tracing_subscriber::registry().with(layer).with(ours);
    let guard = tracing::subscriber::set_default(subscriber);
    let end = logging::refund_in_the_log(&shop.client, &imp_uid, "refund-1").await;
    drop(guard);
    assert!(end.unwrap().is_done());
    assert_eq!(shop.refunds(), ["5000"]);

    let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let span = format!("refund{{refund=\"refund-1\" imp_uid=\"{imp_uid}\"}}");
    // Those of fetching a token are nobody's: all calls share it.
    let about = |line: &&str| !line.contains("getToken");
    let lines: Vec<&str> = written.lines().filter(about).collect();
    assert!(
        lines.iter().any(|line| line.contains("cancelPayment")),
        "{written}"
    );
    assert!(
        lines.iter().any(|line| line.contains("done=true")),
        "{written}"
    );
    for line in lines {
        assert!(line.contains(&span), "{line}");
    }
}

/// A journal of a program that ends before it writes down how a change ended.
struct CutOff(FileJournal);

struct CutOffClaim(Box<dyn Claim>, bool);

impl Journal for CutOff {
    fn claim(&self, key: &str) -> io::Result<Option<Box<dyn Claim>>> {
        let claim = self.0.claim(key)?;
        Ok(claim.map(|claim| -> Box<dyn Claim> { Box::new(CutOffClaim(claim, false)) }))
    }

    fn keys(&self) -> io::Result<Vec<String>> {
        self.0.keys()
    }
}

impl Claim for CutOffClaim {
    fn last(&mut self) -> io::Result<Option<String>> {
        self.0.last()
    }

    fn write(&mut self, record: &str) -> io::Result<()> {
        match std::mem::replace(&mut self.1, true) {
            true => Err(io::ErrorKind::Other.into()),
            false => self.0.write(record),
        }
    }
}

#[tokio::test]
async fn what_an_earlier_run_left_open_is_settled() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let folder = tempfile::tempdir().unwrap();
    let journal = FileJournal::open(folder.path()).unwrap();
    let refund = shop.client.cancel_payment().imp_uid(&imp_uid).amount(1_000);
    let refund = refund.confirm().key("refund-1");
    let end = refund.journal(Arc::new(CutOff(journal.clone()))).await;
    assert!(matches!(end, Ok(Confirmed::Done { .. })), "{end:?}");

    let settle = async || {
        shop.client
            .settle(Arc::new(journal.clone()), Default::default())
            .await
    };
    let open = logging::left_open(&shop.client, Arc::new(journal.clone())).await;
    assert_eq!(open.unwrap().len(), 0, "the look settled it");
    assert_eq!(settle().await.unwrap().len(), 0, "and wrote it down");
    assert_eq!(shop.refunds(), ["1000"]);
    let claim = journal.claim("refund-1").unwrap();
    let last = claim.unwrap().last().unwrap().unwrap();
    let done = serde_json::to_string(&Verdict::Done).unwrap();
    assert!(last.contains(&done), "{last}");
}
