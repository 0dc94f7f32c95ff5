//! What is sent again by itself: calls that change nothing, and `getToken`, patiently, and never all at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use iamport::{Client, Error, Outcome, Retries};
use iamport_testing::{Reply, Server, accepted, answer, http, token};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support;

const IMP_UID: &str = "imp_1";

fn payment() -> Reply {
    accepted(&json!({
        "imp_uid": IMP_UID, "merchant_uid": "a", "amount": 1, "cancel_amount": 0, "currency": "KRW", "status": "paid",
    }))
}

/// Hands out a token, and to everything else what `reply` says for the how-manieth call it is, from 0.
fn server(reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |received| {
        if received.asks_for_a_token() {
            return token();
        }
        reply(count.fetch_add(1, Ordering::SeqCst))
    })
}

fn quick() -> Retries {
    Retries::default().first_wait(Duration::from_millis(2))
}

fn client(server: &Server) -> Client {
    let builder = support::client(&server.url).retries(quick());
    builder.build().unwrap()
}

async fn look(client: &Client) -> Result<(), Error> {
    client
        .get_payment_by_imp_uid(IMP_UID)
        .send()
        .await
        .map(drop)
}

#[tokio::test]
async fn a_look_up_comes_through_where_the_cause_passes() {
    let causes: [fn() -> Reply; 5] = [
        || answer(500, "{}"),
        || answer(429, "{}"),
        || answer(503, "<html>busy</html>"),
        Reply::close,
        || Reply::reset(b"HTTP/1.1 2".to_vec()),
    ];
    for cause in causes {
        let server = server(move |number| if number < 3 { cause() } else { payment() });
        look(&client(&server)).await.unwrap();
        assert_eq!(server.calls().len(), 4);
        assert_eq!(server.token_requests(), 1);
    }
}

#[tokio::test]
async fn four_attempts_are_all_and_none_is_one() {
    let server = server(|_| answer(500, "{}"));
    let client = client(&server);
    assert_eq!(
        look(&client).await.unwrap_err().outcome(),
        Outcome::Unanswered
    );
    assert_eq!(server.calls().len(), 4);
    server.forget();
    look(&client.with_retries(Retries::none()))
        .await
        .unwrap_err();
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_change_and_a_refusal_are_never_sent_again() {
    let down = server(|_| answer(500, "{}"));
    let error = client(&down)
        .revoke_vbank(IMP_UID)
        .send()
        .await
        .unwrap_err();
    assert_eq!((error.outcome(), down.calls().len()), (Outcome::Unknown, 1));
    let refusing = server(|_| iamport_testing::refused(404, -1, "없음"));
    let error = look(&client(&refusing)).await.unwrap_err();
    assert_eq!(
        (error.outcome(), refusing.calls().len()),
        (Outcome::Refused, 1)
    );
}

#[tokio::test]
async fn get_token_is_asked_again_and_its_failure_does_not_multiply() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let server = Server::start(move |received| match received.asks_for_a_token() {
        true if counted.fetch_add(1, Ordering::SeqCst) < 2 => answer(502, ""),
        true => token(),
        false => payment(),
    });
    look(&client(&server)).await.unwrap();
    assert_eq!((count.load(Ordering::SeqCst), server.calls().len()), (3, 1));
    let down = Server::start(|_| answer(502, ""));
    let error = look(&client(&down)).await.unwrap_err();
    assert_eq!(
        (error.outcome(), down.received().len()),
        (Outcome::NotSent, 4)
    );
}

#[tokio::test]
async fn retry_after_is_kept_to_in_seconds_and_as_a_date() {
    for as_a_date in [false, true] {
        let in_two_seconds = std::time::SystemTime::now() + Duration::from_secs(2);
        let told = match as_a_date {
            true => httpdate::fmt_http_date(in_two_seconds),
            false => "1".to_owned(),
        };
        let head = format!("Retry-After: {told}\r\n");
        let server = server(move |number| match number {
            0 => Reply::bytes(http(429, &head, "{}")),
            _ => payment(),
        });
        let begun = Instant::now();
        look(&client(&server)).await.unwrap();
        // A date has no fractions of a second.
        assert!(
            begun.elapsed() >= Duration::from_millis(700),
            "{told}: {:?}",
            begun.elapsed()
        );
    }
    // Longer than the call may take: the answer is told at once.
    let head = "Retry-After: 3600\r\n";
    let server = server(move |_| Reply::bytes(http(429, head, "{}")));
    let error = look(&client(&server)).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn so_many_are_under_way_at_once_and_no_more() {
    let most = Arc::new(AtomicUsize::new(0));
    let now = Arc::new(AtomicUsize::new(0));
    let (seen, under_way) = (Arc::clone(&most), Arc::clone(&now));
    let server = Server::start(move |received| {
        if received.asks_for_a_token() {
            return token();
        }
        let count = under_way.fetch_add(1, Ordering::SeqCst) + 1;
        seen.fetch_max(count, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(2));
        under_way.fetch_sub(1, Ordering::SeqCst);
        payment()
    });
    let client = support::client(&server.url).in_flight(3).build().unwrap();
    let mut all = JoinSet::new();
    for _ in 0..40 {
        let client = client.clone();
        all.spawn(async move { look(&client).await });
    }
    assert!(all.join_all().await.iter().all(Result::is_ok));
    assert!(most.load(Ordering::SeqCst) <= 3, "{most:?}");
    assert_eq!(server.calls().len(), 40);
    // Who gets no turn in time was not sent.
    let silent = Server::start(|received| match received.asks_for_a_token() {
        true => token(),
        false => Reply::then_nothing(Vec::new()),
    });
    let client = support::client(&silent.url)
        .in_flight(1)
        .change_timeout(Duration::from_millis(50));
    let client = client.build().unwrap();
    let first = client.clone();
    let first = tokio::spawn(async move { look(&first).await });
    silent.wait_for(2).await;
    let hurried = client
        .with_call_timeout(Duration::from_millis(100))
        .unwrap();
    let error = look(&hurried).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    first.abort();
}

#[tokio::test]
async fn kept_connections_come_to_an_age() {
    let server = Server::start(|received| {
        let text = match received.asks_for_a_token() {
            true => r#"{"code":0,"message":null,"response":{"access_token":"t","now":1,"expired_at":1801}}"#.to_owned(),
            false => json!({"code": 0, "message": null, "response": {"imp_uid": IMP_UID, "merchant_uid": "a", "amount": 1,
                "cancel_amount": 0, "currency": "KRW", "status": "paid"}}).to_string(),
        };
        Reply::keep_alive(
            format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{text}",
                text.len()
            )
            .into_bytes(),
        )
    });
    for (age, connections) in [(Duration::from_secs(300), 1), (Duration::ZERO, 5)] {
        let before = server.connections();
        let client = support::client(&server.url)
            .connection_age(age)
            .build()
            .unwrap();
        for _ in 0..4 {
            look(&client).await.unwrap();
        }
        assert_eq!(server.connections() - before, connections, "{age:?}");
    }
}

/// The API is down for a while under many callers: what reaches it stays bounded, and everybody gets an answer in the end.
async fn outage(callers: usize, down_for: Duration, per_second: u32) -> (Vec<Duration>, usize) {
    let down = Arc::new(AtomicBool::new(false));
    let says_no = Arc::clone(&down);
    let arrivals = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = Arc::clone(&arrivals);
    let server = Server::start(move |received| {
        if !received.asks_for_a_token() {
            seen.lock().unwrap().push(Instant::now());
        }
        match (says_no.load(Ordering::SeqCst), received.asks_for_a_token()) {
            (true, _) => answer(503, ""),
            (false, true) => token(),
            (false, false) => payment(),
        }
    });
    let patient = Retries::default()
        .attempts(u32::MAX)
        .longest_wait(Duration::from_secs(1));
    let client = support::client(&server.url)
        .retries(patient)
        .retries_per_second(per_second)
        .call_timeout(Duration::from_secs(3_600))
        .build()
        .unwrap();
    look(&client).await.unwrap();
    arrivals.lock().unwrap().clear();
    down.store(true, Ordering::SeqCst);
    let begun = Instant::now();
    let mut all = JoinSet::new();
    for _ in 0..callers {
        let client = client.clone();
        all.spawn(async move { look(&client).await });
    }
    tokio::time::sleep(down_for).await;
    down.store(false, Ordering::SeqCst);
    for result in all.join_all().await {
        result.unwrap();
    }
    let arrivals = arrivals.lock().unwrap();
    let arrivals = arrivals.iter().map(|at| *at - begun).collect();
    (arrivals, server.token_requests())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outage_is_no_storm_and_everybody_recovers() {
    let (callers, per_second) = (60, 40);
    let (arrivals, tokens) = outage(callers, Duration::from_millis(1_500), per_second).await;
    let first = arrivals.iter().max().unwrap().as_secs_f64();
    // One attempt each, the budget's burst, and then so many in a second.
    let allowed = callers as f64 + f64::from(per_second) * (first + 1.0);
    assert!(
        arrivals.len() as f64 <= allowed,
        "{} of {allowed}",
        arrivals.len()
    );
    assert!(arrivals.len() > callers);
    assert_eq!(tokens, 1);
}

/// `cargo test --release -p iamport-tests flows::retries -- --ignored --nocapture`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes two to three minutes"]
async fn a_minute_of_outage_under_a_thousand_callers() {
    let (callers, per_second) = (1_000, 10);
    let (arrivals, tokens) = outage(callers, Duration::from_secs(60), per_second).await;
    let mut by_second = std::collections::BTreeMap::<u64, usize>::new();
    for arrival in &arrivals {
        *by_second.entry(arrival.as_secs()).or_default() += 1;
    }
    let most = by_second.range(2..).map(|(_, count)| *count).max().unwrap();
    let last = by_second.keys().max().unwrap();
    println!(
        "{} requests, {most} at most in a second after the first two, the last after {last} s, getToken {tokens}",
        arrivals.len()
    );
    assert!(most <= 2 * usize::try_from(per_second).unwrap());
    assert_eq!(tokens, 1);
}
