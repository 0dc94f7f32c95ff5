//! What a change costs with a state file, by how many payments are in it:
//! `cargo run --release -p iamport-sandbox --example kept_cost`. Other numbers can be given as arguments.
//!
//! A change is a payment that is made and on the disk. The disk decides how long that takes, so what to look at is
//! whether the lines differ.

use std::error::Error;
use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

use iamport_sandbox::{Control, NewPayment, Sandbox};

/// Threads that make the payments that are there before, so that many are written at once.
const HANDS: usize = 64;
/// Changes that are measured, one after the other.
const CHANGES: usize = 200;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .map(|number| number.parse())
        .collect::<Result<_, _>>()?;
    let counts = if given.is_empty() {
        vec![1_000, 30_000, 300_000]
    } else {
        given
    };
    for count in counts {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("shop.state");
        let sandbox = Sandbox::builder().state_file(&path).start().await?;
        let control = sandbox.control();
        fill(&control, count)?;
        let mut times = Vec::new();
        for _ in 0..CHANGES {
            let begun = Instant::now();
            control.create_payment(NewPayment::paid("kcp", 1_000))?;
            times.push(begun.elapsed());
        }
        if let Some(failure) = sandbox.keeping().failure() {
            return Err(failure.into());
        }
        drop(sandbox);
        let begun = Instant::now();
        drop(Sandbox::builder().state_file(&path).start().await?);
        writeln!(
            out,
            "{count:>7} payments: a change {:?} (median), {:?} (9 of 10 within); a start {:?}; {} MB",
            part(&mut times, 50),
            part(&mut times, 90),
            begun.elapsed(),
            std::fs::metadata(&path)?.len() / 1_000_000
        )?;
    }
    Ok(())
}

fn fill(control: &Control, count: usize) -> Result<(), Box<dyn Error>> {
    thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let mine = count / HANDS + usize::from(hand < count % HANDS);
                scope.spawn(move || {
                    for _ in 0..mine {
                        control.create_payment(NewPayment::paid("kcp", 1_000))?;
                    }
                    Ok::<(), iamport_sandbox::ControlError>(())
                })
            })
            .collect();
        for hand in hands {
            hand.join().map_err(|_| "a thread ended early")??;
        }
        Ok(())
    })
}

/// The time that so many percent take at most.
fn part(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    times
        .get(times.len() * percent / 100)
        .copied()
        .unwrap_or_default()
}
