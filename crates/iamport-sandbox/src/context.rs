//! The context of the request that is being answered: what the ledger puts its effects down to.

use std::future::Future;
use std::sync::Arc;

use crate::domain::ledger::Cause;

tokio::task_local! {
    /// Set around each request's handler, so that no handler has to pass it on.
    static CAUSE: Arc<Cause>;
}

/// Runs `handler`; what it does is done because of `cause`.
pub(crate) async fn because<F: Future>(cause: Cause, handler: F) -> F::Output {
    CAUSE.scope(Arc::new(cause), handler).await
}

/// Why things happen right here: because of a request, or else because a test wants it.
pub(crate) fn current() -> Arc<Cause> {
    CAUSE
        .try_with(Arc::clone)
        .unwrap_or_else(|_| Arc::new(Cause::Control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_cause_holds_within_its_request_only() {
        let inside = because(Cause::Deadline, async { current() }).await;
        assert_eq!(*inside, Cause::Deadline);
        assert_eq!(*current(), Cause::Control);
    }
}
