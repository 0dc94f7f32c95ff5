//! What the tests of exports share: a shop with a past, its book, and the rows that are in files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use iamport_sandbox::{Control, NewPayment, Sandbox};
use iamport_testing::{Play, Received, Reply, Server, call, hand_on};
use serde_json::Value;

use crate::process::Fixture;

/// 2023-01-01 00:00:00 in Korea.
pub(crate) const FIRST: u64 = 1_672_498_800;
pub(crate) const DAY: u64 = 24 * 60 * 60;

/// A payment as the test did it, not as anybody answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The Korean day that it is listed under, counted from [`FIRST`].
    pub(crate) day: u64,
    pub(crate) status: String,
    pub(crate) amount: u64,
    pub(crate) cancel_amount: u64,
}

/// A sandbox, and what was done to it.
pub(crate) struct Shop {
    pub(crate) fixture: Fixture,
    pub(crate) book: BTreeMap<String, Entry>,
    drawn: u64,
}

impl Shop {
    /// A shop without payments, whose clock stands at [`FIRST`].
    pub(crate) fn new() -> Self {
        let fixture = Fixture::start();
        fixture.sandbox.clock().set(FIRST);
        Self {
            fixture,
            book: BTreeMap::new(),
            drawn: 1,
        }
    }

    /// A shop in which so many payments began, evenly over so many days; a tenth of them was cancelled, up to a month
    /// later. The clock stands two months behind the last day.
    pub(crate) fn with_past(days: u64, payments: u64) -> Self {
        let mut shop = Self::new();
        // The payment that every sandbox begins with is of its own time.
        let mut cancels: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for number in 0..payments {
            let at = number * days * DAY / payments;
            while let Some(next) = cancels.first_entry().filter(|next| *next.key() <= at) {
                let (at, ids) = next.remove_entry();
                ids.iter().for_each(|id| shop.cancel(id, at));
            }
            let id = shop.begin(at);
            if shop.book[&id].status == "paid" && shop.draw(8) == 0 {
                let later = shop.draw(30 * DAY);
                cancels.entry(at + 1 + later).or_default().push(id);
            }
        }
        for (at, ids) in cancels {
            ids.iter().for_each(|id| shop.cancel(id, at));
        }
        shop.sandbox().clock().set(FIRST + (days + 60) * DAY);
        shop
    }

    pub(crate) fn sandbox(&self) -> &Sandbox {
        &self.fixture.sandbox
    }

    pub(crate) fn control(&self) -> Control {
        self.sandbox().control()
    }

    /// A number below `end`, the same ones in every run.
    pub(crate) fn draw(&mut self, end: u64) -> u64 {
        self.drawn = self
            .drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.drawn >> 33) % end
    }

    /// A payment begins so many seconds after [`FIRST`], and is paid, waiting or failed at once.
    pub(crate) fn begin(&mut self, at: u64) -> String {
        self.sandbox().clock().set(FIRST + at);
        let amount = u32::try_from(1_000 + self.draw(100) * 100).unwrap();
        let kind = self.draw(10);
        let gateway = ["kcp", "nice_v2", "html5_inicis"][usize::try_from(self.draw(3)).unwrap()];
        let control = self.control();
        let new = match kind {
            0 => NewPayment::waiting_vbank(gateway, amount),
            1 => NewPayment::window(gateway, amount),
            _ => NewPayment::paid(gateway, amount),
        };
        let id = control.create_payment(new).unwrap().imp_uid;
        if kind == 1 {
            control.fail(&id, "한도초과").unwrap();
        }
        self.put(&id, at);
        id
    }

    pub(crate) fn cancel(&mut self, id: &str, at: u64) {
        self.sandbox().clock().set(FIRST + at);
        self.control().cancel_at_console(id, None).unwrap();
        self.put(id, at);
    }

    /// Writes down how a payment is now, after something happened to it.
    fn put(&mut self, id: &str, at: u64) {
        let payment = self.control().payment(id).unwrap();
        let whole = |amount: iamport_sandbox::Amount| amount.to_string().parse().unwrap();
        let entry = Entry {
            day: at / DAY,
            status: payment.status.as_str().to_owned(),
            amount: whole(payment.amount),
            cancel_amount: whole(payment.cancel_amount),
        };
        self.book.insert(id.to_owned(), entry);
    }

    /// What is to be in files for days from `from` on and before `to`.
    pub(crate) fn rows(&self, from: u64, to: u64) -> BTreeMap<String, Entry> {
        let within = self
            .book
            .iter()
            .filter(|(_, entry)| (from..to).contains(&entry.day));
        within
            .map(|(id, entry)| (id.clone(), entry.clone()))
            .collect()
    }
}

/// The date of a day, counted from [`FIRST`].
pub(crate) fn date(day: u64) -> String {
    let first = jiff::civil::date(2023, 1, 1);
    let days = jiff::Span::new().days(i64::try_from(day).unwrap());
    first.checked_add(days).unwrap().to_string()
}

/// The rows of all files in a folder. A payment that two files have is an error.
pub(crate) fn exported(dir: &Path, ending: &str) -> BTreeMap<String, Entry> {
    let mut rows = BTreeMap::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(date) = name.strip_prefix("date=") else {
            assert!(["_manifest", "manifest.json"].contains(&&*name), "{name}");
            continue;
        };
        let files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert_eq!(
            files,
            [folder.join(format!("payments.{ending}"))],
            "nothing else is left there"
        );
        let day: jiff::civil::Date = date.parse().unwrap();
        let day = jiff::civil::date(2023, 1, 1).until(day).unwrap().get_days();
        for row in rows_of(&files[0], ending) {
            let text = |name: &str| match &row[name] {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert!(text("listed_at").starts_with(date), "{row}");
            let entry = Entry {
                day: u64::try_from(day).unwrap(),
                status: text("status"),
                amount: text("amount").parse().unwrap(),
                cancel_amount: text("cancel_amount").parse().unwrap(),
            };
            assert!(
                rows.insert(text("imp_uid"), entry).is_none(),
                "{row} is there twice"
            );
        }
    }
    rows
}

fn rows_of(file: &Path, ending: &str) -> Vec<Value> {
    if ending == "jsonl" {
        let text = std::fs::read_to_string(file).unwrap();
        return text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
    }
    let mut csv = csv::Reader::from_path(file).unwrap();
    let records = csv.deserialize::<BTreeMap<String, String>>();
    records
        .map(|record| serde_json::to_value(record.unwrap()).unwrap())
        .collect()
}

/// Something that stands between the command and the sandbox, and sees every list call before it is answered.
pub(crate) struct Watched {
    server: Server,
    key: String,
    secret: String,
}

struct HandOn<F> {
    address: std::net::SocketAddr,
    /// The last second of a window belongs to it.
    with_last_second: bool,
    lists: AtomicUsize,
    before: F,
}

impl Watched {
    /// `before` gets each list call, counted from 1.
    pub(crate) fn new(
        sandbox: &Sandbox,
        before: impl Fn(usize, &Received) + Send + Sync + 'static,
    ) -> Self {
        Self::start(sandbox, false, before)
    }

    /// An API whose windows have the second at their end too, as a version of its documentation says.
    pub(crate) fn with_last_second(sandbox: &Sandbox) -> Self {
        Self::start(sandbox, true, |_, _| {})
    }

    fn start(
        sandbox: &Sandbox,
        with_last_second: bool,
        before: impl Fn(usize, &Received) + Send + Sync + 'static,
    ) -> Self {
        let (key, secret) = sandbox.credentials();
        let play = HandOn {
            address: sandbox.address(),
            with_last_second,
            lists: AtomicUsize::new(0),
            before,
        };
        Self {
            server: Server::playing(play),
            key: key.to_owned(),
            secret: secret.to_owned(),
        }
    }

    pub(crate) fn environment(&self) -> [(&str, &str); 3] {
        [
            ("IAMPORT_BASE_URL", &self.server.url),
            ("IAMPORT_API_KEY", &self.key),
            ("IAMPORT_API_SECRET", &self.secret),
        ]
    }
}

impl<F: Fn(usize, &Received) + Send + Sync + 'static> Play for HandOn<F> {
    async fn answer(&self, request: &Received) -> Reply {
        if request.path().starts_with("/payments/status/") {
            let number = self.lists.fetch_add(1, Ordering::SeqCst) + 1;
            (self.before)(number, request);
        }
        let to = request.query().into_iter().find(|(name, _)| name == "to");
        let Some((_, to)) = to.filter(|_| self.with_last_second) else {
            return Reply::bytes(hand_on(self.address, request).await.bytes);
        };
        let later = to.parse::<u64>().unwrap() + 1;
        let target = request
            .target()
            .replace(&format!("to={to}"), &format!("to={later}"));
        let token = request.header("authorization").unwrap();
        let headers = [("Authorization", token)];
        let answer = call(self.address, request.method(), &target, &headers, "").await;
        Reply::bytes(answer.bytes)
    }
}
