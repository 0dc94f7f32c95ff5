//! Sending webhooks, one after the other, beside the answers of the API.

use std::time::Duration;

use super::queue::{Next, Webhooks};
use super::send;
use crate::clock::Clock;

/// Sends what is due, for as long as it is polled. Before anything is told, `kept` waits until it is kept,
/// and says whether it could be.
pub(crate) async fn deliver<F: Future<Output = bool>>(
    webhooks: Webhooks,
    clock: Clock,
    kept: impl Fn() -> F,
) {
    // However this ends, nobody waits for more.
    let _closing = Closing(webhooks.clone());
    let work = webhooks.work();
    clock.watch(work.clone());
    loop {
        let now = clock.now();
        match webhooks.next(now) {
            Next::Send(job) => {
                let (id, age) = (job.id, job.age);
                if !kept().await {
                    return;
                }
                let outcome = send::send(&job).await;
                tracing::debug!(id, ?outcome, "webhook sent");
                webhooks.finish((id, age), outcome, clock.now());
            }
            Next::WaitUntil(due) if !clock.is_frozen() => {
                // A running clock goes as fast as the computer's.
                let pause = Duration::from_secs(due.saturating_sub(now).min(3_600));
                // It is enough to look again: whatever woke us may have changed what is next.
                let _ = tokio::time::timeout(pause, work.notified()).await;
            }
            Next::WaitUntil(_) | Next::Wait => work.notified().await,
        }
    }
}

struct Closing(Webhooks);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.close();
    }
}
