//! Sending webhooks beside the answers of the API: to each server one after the other, and to all of them at
//! once.

use std::time::Duration;

use tokio::task::JoinSet;

use super::queue::{Next, Webhooks};
use super::send;
use crate::clock::Clock;

/// Sends what is due, for as long as it is polled. Before anything is told, `kept` waits until it is kept,
/// and says whether it could be.
pub(crate) async fn deliver<K, F>(webhooks: Webhooks, clock: Clock, kept: K)
where
    K: Fn() -> F + Clone + Send + 'static,
    F: Future<Output = bool> + Send,
{
    // However this ends, nobody waits for more.
    let _closing = Closing(webhooks.clone());
    let work = webhooks.work();
    clock.watch(work.clone());
    // The end of this is the end of all of them.
    let mut on_their_way = JoinSet::new();
    loop {
        let now = clock.now();
        let pause = match webhooks.next(now) {
            Next::Send(job) => {
                let (webhooks, clock, kept) = (webhooks.clone(), clock.clone(), kept.clone());
                on_their_way.spawn(async move {
                    let is_kept = kept().await;
                    if is_kept {
                        let outcome = send::send(&job, webhooks.reach()).await;
                        tracing::debug!(id = job.id, ?outcome, "webhook sent");
                        webhooks.finish(&job, outcome, clock.now());
                    }
                    is_kept
                });
                continue;
            }
            // A running clock goes as fast as the computer's.
            Next::WaitUntil(due) if !clock.is_frozen() => {
                Some(Duration::from_secs(due.saturating_sub(now).min(3_600)))
            }
            Next::WaitUntil(_) | Next::Wait => None,
        };
        let paused = async {
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None => std::future::pending().await,
            }
        };
        // Whatever woke us may have changed what is next: it is enough to look again.
        tokio::select! {
            () = work.notified() => {}
            () = paused => {}
            Some(ended) = on_their_way.join_next() => {
                if matches!(ended, Ok(false)) {
                    return;
                }
            }
        }
    }
}

struct Closing(Webhooks);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.close();
    }
}
