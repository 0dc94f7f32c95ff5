//! The command at a terminal: questions, what is LIVE, bars, and the width of a screen.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::process::{Fixture, command};

/// How long something may take to stand on the screen.
const LIMIT: Duration = Duration::from_secs(30);

/// A run of the command at a terminal of its own.
struct Screen {
    child: Child,
    /// What is typed goes in here.
    keyboard: File,
    pieces: Receiver<Vec<u8>>,
    seen: String,
}

impl Screen {
    fn open(columns: u16, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&controller).unwrap();
        unlockpt(&controller).unwrap();
        let name = ptsname(&controller, Vec::new()).unwrap();
        let size = Winsize {
            ws_row: 50,
            ws_col: columns,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        let screen = || {
            let path = name.to_str().unwrap();
            File::options().read(true).write(true).open(path).unwrap()
        };
        let terminal = screen();
        tcsetwinsize(&terminal, size).unwrap();
        let child = command(arguments, environment)
            .env("TERM", "xterm")
            .stdin(Stdio::from(screen()))
            .stdout(Stdio::from(screen()))
            .stderr(Stdio::from(terminal))
            .spawn()
            .unwrap();
        let keyboard = File::from(controller);
        let mut output = keyboard.try_clone().unwrap();
        let (sender, pieces) = mpsc::channel();
        std::thread::spawn(move || {
            let mut piece = vec![0; 4096];
            // Linux ends a terminal that nobody has open with an error.
            while let Ok(read) = output.read(&mut piece) {
                if read == 0 || sender.send(piece[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            keyboard,
            pieces,
            seen: String::new(),
        }
    }

    /// Waits until a text stands on the screen.
    fn until(&mut self, text: &str) -> &mut Self {
        while !self.seen.contains(text) {
            match self.pieces.recv_timeout(LIMIT) {
                Ok(piece) => self.seen.push_str(&String::from_utf8_lossy(&piece)),
                Err(_) => panic!("{text:?} does not come: {}", self.seen),
            }
        }
        self
    }

    fn types(&mut self, line: &str) -> &mut Self {
        // What was asked for before counts no longer.
        self.seen.clear();
        writeln!(self.keyboard, "{line}").unwrap();
        self
    }

    /// Waits for the end: the exit code, and what came since the last line was typed.
    fn end(mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        while let Ok(piece) = self.pieces.recv_timeout(Duration::from_millis(300)) {
            self.seen.push_str(&String::from_utf8_lossy(&piece));
        }
        (code, self.seen.replace("\r\n", "\n"))
    }
}

/// What is written without the colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic());
        plain + end.map_or("", |end| &part[end + 1..])
    })
}

#[test]
fn a_change_is_shown_and_asked_for() {
    let fixture = Fixture::start();
    let revoke = ["vbanks", "revoke", EXAMPLE_IMP_UID];
    let mut screen = Screen::open(100, &revoke, &fixture.environment());
    screen.until("[y/N]");
    let shown = plain(&screen.seen);
    for part in [
        "sandbox on this machine http://127.0.0.1:",
        "status        ready",
        "paid or due   5,000 KRW",
        "due           2026-11-30 23:59:59 KST",
        "revokeVbank imp_448280090638?",
    ] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    let (code, said) = {
        screen.types("n");
        screen.end()
    };
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("you did not say yes") && said.contains("Nothing was sent"),
        "{said}"
    );
    assert!(
        fixture
            .run(&["payments", "get", EXAMPLE_IMP_UID])
            .stdout
            .contains("ready")
    );

    let mut screen = Screen::open(100, &revoke, &fixture.environment());
    screen.until("[y/N]").types("y");
    let (code, said) = screen.end();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("failed") && said.contains("done"), "{said}");
}

#[test]
fn the_same_refund_needs_a_second_yes() {
    let fixture = Fixture::start();
    let new = NewPayment::paid("payco", 5_000);
    let payment = fixture.sandbox.control().create_payment(new).unwrap();
    let refund = [
        "payments",
        "cancel",
        &payment.imp_uid,
        "--amount",
        "1000",
        "--reason",
        "고객 변심",
    ];
    let mut first = Screen::open(100, &refund, &fixture.environment());
    first.until("[y/N]");
    let shown = plain(&first.seen);
    for part in [
        "left of it    5,000 KRW",
        "to give back  1,000 KRW",
        "left after    4,000 KRW",
    ] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    first.types("y");
    assert_eq!(first.end().0, Some(0));

    // A yes out of habit is not enough.
    let mut again = Screen::open(100, &refund, &fixture.environment());
    again
        .until("were given back already")
        .until("[y/N]")
        .types("y");
    again.until("Type 1000 to do it all the same:").types("y");
    let (code, said) = again.end();
    assert_eq!(code, Some(1), "{said}");

    let mut again = Screen::open(100, &refund, &fixture.environment());
    again.until("[y/N]").types("y");
    again.until("Type 1000").types("1000");
    let (code, said) = again.end();
    assert_eq!(code, Some(0), "{said}");
    let shown = fixture.run(&["payments", "get", &payment.imp_uid]);
    assert!(
        shown.stdout.contains("cancel_amount   2,000 KRW"),
        "{shown:?}"
    );
}

#[test]
fn what_was_shown_is_what_is_meant() {
    let fixture = Fixture::start();
    let control = fixture.sandbox.control();
    let new = NewPayment::paid("payco", 5_000);
    let imp_uid = control.create_payment(new).unwrap().imp_uid;
    let refund = [
        "payments", "cancel", &imp_uid, "--amount", "1000", "--reason", "r",
    ];
    let mut screen = Screen::open(100, &refund, &fixture.environment());
    screen.until("left of it    5,000 KRW").until("[y/N]");
    // Somebody at the console is faster.
    control
        .cancel_at_console(&imp_uid, Some(2_000.into()))
        .unwrap();
    screen.types("y");
    let (code, said) = screen.end();
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("3000 is left of"), "{said}");
}

#[test]
fn live_is_told_in_red_before_anything_is_sent() {
    // Nothing is reached: the proxy is a port where nobody listens.
    let nobody = iamport_testing::Nobody::new();
    let environment = [
        ("IAMPORT_API_KEY", "key"),
        ("IAMPORT_API_SECRET", "secret"),
        ("HTTPS_PROXY", &nobody.url()),
    ];
    let line = ["payments", "get", "imp_1"];
    let mut screen = Screen::open(100, &line, &environment);
    screen.until("LIVE https://api.iamport.kr");
    assert!(
        screen.seen.contains("\u{1b}[1m\u{1b}[31mLIVE"),
        "{:?}",
        screen.seen
    );
    assert_eq!(screen.end().0, Some(1));

    let without = [&environment[..], &[("NO_COLOR", "1")]].concat();
    let mut screen = Screen::open(100, &line, &without);
    screen.until("LIVE https://api.iamport.kr");
    assert!(!screen.seen.contains('\u{1b}'), "{:?}", screen.seen);
    assert_eq!(screen.end().0, Some(1));
}

#[test]
fn a_file_is_looked_at_before_it_is_asked_for_and_has_a_bar() {
    let fixture = Fixture::start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("accounts.csv");
    let mut lines = String::from("imp_uid\n");
    for imp_uid in crate::bulk::accounts(&fixture, 30) {
        lines.push_str(&imp_uid);
        lines.push('\n');
    }
    std::fs::write(&file, lines).unwrap();
    let line = [
        "vbanks",
        "revoke",
        "--from",
        file.to_str().unwrap(),
        "--rate",
        "20",
    ];
    let mut screen = Screen::open(100, &line, &fixture.environment());
    screen.until("[y/N]");
    let shown = plain(&screen.seen);
    assert!(
        shown.contains("waits for its deposit: will be revoked  30"),
        "{shown}"
    );
    screen.types("y").until("/30 lines");
    let (code, said) = screen.end();
    assert_eq!(code, Some(0), "{said}");
    let said = plain(&said);
    assert!(
        said.contains(" left") && said.contains("/s"),
        "rate and remaining time: {said}"
    );
    assert!(said.contains("done    30"), "{said}");
}

#[test]
fn no_word_is_broken_from_60_columns_on() {
    let fixture = Fixture::start();
    for columns in [60, 100, 200] {
        for line in [
            &["payments", "list"][..],
            &["vbanks", "waiting"],
            &["payments", "get", EXAMPLE_IMP_UID],
            &["codes", "banks"],
            &["call", "cancelPayment", "--describe"],
            &["call", "--list"],
            &["payments", "cancel", "--help"],
        ] {
            let (code, said) = Screen::open(columns, line, &fixture.environment()).end();
            assert_eq!(code, Some(0), "{said}");
            let said = plain(&said);
            for word in ["imp_448280090638", "merchant_1448280088556"] {
                let whole = said.matches(word).count();
                let begun = said.matches(&word[..12]).count();
                assert!(whole == begun, "{columns}: {word} is broken in {said}");
            }
            let longest = said
                .lines()
                .max_by_key(|line| unicode_width::UnicodeWidthStr::width(*line))
                .unwrap_or_default();
            // A command that is copied from a help stands in one line.
            let is_example =
                longest.trim_start().starts_with("iamport ") || longest.starts_with("Usage: ");
            let width = unicode_width::UnicodeWidthStr::width(longest);
            assert!(
                width <= usize::from(columns) || is_example,
                "{columns}: {longest}"
            );
        }
    }
}
