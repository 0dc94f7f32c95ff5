//! `iamport sandbox --state`: whatever happens to the process or the disk, nothing that was acknowledged is
//! lost, or the process says so and ends with an error.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::long_running::Running;

const WRITERS: usize = 8;

/// One request on a connection of its own: the status and the body, if the answer came whole.
fn send(url: &str, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, Value)> {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, serde_json::from_str(body).ok()?))
}

fn token(url: &str) -> String {
    let credentials = json!({"imp_key": "sandbox_key", "imp_secret": "sandbox_secret"});
    let (_, answer) = send(url, "POST", "/users/getToken", "", &credentials.to_string()).unwrap();
    answer["response"]["access_token"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// One change with this order number, of one of three kinds. Whether it was acknowledged: `None` if nothing
/// was answered.
fn write(url: &str, token: &str, order: &str, kind: usize) -> Option<(u16, bool)> {
    let (path, body) = match kind % 3 {
        0 => (
            "/payments/prepare",
            json!({"merchant_uid": order, "amount": 70}),
        ),
        1 => (
            "/vbanks",
            json!({
                "channel_key": "channel-key-nice_v2", "merchant_uid": order, "amount": 1_000,
                "vbank_code": "088", "vbank_due": 1_795_500_000, "vbank_holder": "가게",
            }),
        ),
        _ => (
            "/_sandbox/payments",
            json!({"pg_provider": "kcp", "amount": 1_000, "merchant_uid": order}),
        ),
    };
    let (status, answer) = send(url, "POST", path, token, &body.to_string())?;
    Some((status, answer["code"] == 0))
}

/// Every order number that a sandbox knows.
fn known(url: &str) -> BTreeSet<String> {
    let (status, snapshot) = send(url, "GET", "/_sandbox/snapshot", "", "").unwrap();
    assert_eq!(status, 200);
    let shop = &snapshot["shop"];
    let payments = shop["payments"].as_array().unwrap().iter();
    let paid = payments.map(|payment| payment["merchant_uid"].as_str().unwrap().to_owned());
    let prepared = shop["prepared"]["by_merchant_uid"].as_object().unwrap();
    paid.chain(prepared.keys().cloned()).collect()
}

fn options(file: &Path) -> [String; 4] {
    let file = file.to_str().unwrap().to_owned();
    [
        "--state".to_owned(),
        file,
        "--at".to_owned(),
        "1795424400".to_owned(),
    ]
}

fn start(file: &Path) -> (Running, String) {
    Running::sandbox(&options(file).each_ref().map(String::as_str))
}

/// Kills a sandbox that often while eight callers change things, and looks each time whether what was
/// acknowledged is there. The moment is random, counted in acknowledgements, plus a moment of its own.
fn kill(times: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.state");
    let chance = RandomState::new();
    let mut acknowledged = BTreeSet::new();
    for time in 0..times {
        let (sandbox, url) = start(&file);
        let token = token(&url);
        let random = chance.hash_one(time);
        let wanted = usize::try_from(random % 40).unwrap();
        let done = AtomicUsize::new(0);
        thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (url, token, done) = (&url, &token, &done);
                    scope.spawn(move || {
                        let mut mine = Vec::new();
                        for number in 0.. {
                            let order = format!("{time}-{writer}-{number}");
                            match write(url, token, &order, writer + number) {
                                Some((_, true)) => mine.push(order),
                                Some(refused) => panic!("{order}: {refused:?}"),
                                None => break,
                            }
                            done.fetch_add(1, Ordering::Relaxed);
                        }
                        mine
                    })
                })
                .collect();
            while done.load(Ordering::Relaxed) < wanted {
                thread::yield_now();
            }
            for _ in 0..random >> 50 {
                std::hint::spin_loop();
            }
            sandbox.signal("KILL");
            for writer in writers {
                acknowledged.extend(writer.join().unwrap());
            }
        });
        drop(sandbox);
        let litter: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(litter.len(), 1, "{litter:?}");
    }
    let (_sandbox, url) = start(&file);
    let known = known(&url);
    let lost: Vec<_> = acknowledged.difference(&known).collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
    let (_, invariants) = send(&url, "GET", "/_sandbox/invariants", "", "").unwrap();
    assert_eq!(invariants["response"]["hold"], true, "{invariants}");
    acknowledged.len()
}

#[test]
fn nothing_acknowledged_is_lost_by_a_kill() {
    assert!(kill(5) > 0);
}

/// `cargo test -p iamport-cli --test command -- --ignored two_hundred_kills --nocapture`
#[test]
#[ignore = "takes minutes; has a command of its own"]
fn two_hundred_kills_lose_nothing() {
    let acknowledged = kill(200);
    println!("200 kills, {acknowledged} changes acknowledged, none lost");
}

/// Changes things until one is not acknowledged any more, and looks how the process ends. Returns what was
/// acknowledged.
fn until_it_fails(sandbox: Running, url: &str, mut between: impl FnMut(usize)) -> BTreeSet<String> {
    let token = token(url);
    let mut acknowledged = BTreeSet::new();
    for number in 0..20_000 {
        between(number);
        let order = format!("order-{number}");
        match write(url, &token, &order, number) {
            Some((_, true)) => acknowledged.insert(order),
            Some((status, false)) => {
                assert_eq!(status, 500);
                break;
            }
            None => break,
        };
    }
    let (code, stderr) = sandbox.end();
    assert_eq!(code, Some(1), "{stderr}");
    assert!(
        stderr.contains("the state could not be written to its file"),
        "{stderr}"
    );
    acknowledged
}

#[test]
fn a_full_disk_is_said_and_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.state");
    // How large a file is at its beginning.
    let other = folder.path().join("other.state");
    let (sandbox, url) = start(&other);
    token(&url);
    // Blocks of 512 bytes: no file may grow beyond that. It is twice the beginning, since the database needs room
    // to be made. The signal would end the process at once; a full disk sends none.
    let blocks = fs::metadata(&other).unwrap().len() / 512 * 2;
    drop(sandbox);
    let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
    let options = options(&file);
    let (sandbox, url) = Running::sandbox_after(&limit, &options.each_ref().map(String::as_str));
    let acknowledged = until_it_fails(sandbox, &url, |_| {});
    assert!(acknowledged.len() > 3, "{acknowledged:?}");
    let (_sandbox, url) = start(&file);
    let known = known(&url);
    let lost: Vec<_> = acknowledged.difference(&known).collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
}

#[test]
fn a_folder_that_is_removed_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let (sandbox, url) = start(&inside.join("shop.state"));
    let acknowledged = until_it_fails(sandbox, &url, |number| {
        if number == 5 {
            fs::remove_dir_all(&inside).unwrap();
        }
    });
    assert_eq!(acknowledged.len(), 5);
}

#[test]
fn a_second_process_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.state");
    let (_first, url) = start(&file);
    let options = options(&file);
    let second = [&["sandbox"], &options.each_ref().map(String::as_str)[..]].concat();
    let second = crate::process::run(&second);
    assert_eq!(second.code, Some(1), "{second:?}");
    assert!(
        second.stderr.contains("another sandbox is using it"),
        "{second:?}"
    );
    assert_eq!(write(&url, &token(&url), "a", 0), Some((200, true)));
    assert!(known(&url).contains("a"));
}
