//! Whether what was done is kept.

use std::fmt;
use std::sync::Arc;

use crate::changes::Changes;

/// A handle on how the state file of one [`Sandbox`](crate::Sandbox) does
/// ([`state_file`](crate::SandboxBuilder::state_file)). It lives on when the sandbox ends.
///
/// When something could not be written to the file, the sandbox does nothing any more: every request is
/// answered with HTTP 500. What was answered before is in the file.
#[derive(Clone)]
pub struct Keeping {
    changes: Arc<Changes>,
}

impl Keeping {
    pub(crate) fn new(changes: Arc<Changes>) -> Keeping {
        Keeping { changes }
    }

    /// Waits until every change up to now is in the file. Without a file there is nothing to wait for.
    pub async fn settled(&self) {
        // Whether it could be is told by `failure`.
        let _ = self.changes.saved().await;
    }

    /// Why the state could not be written to its file, in a sentence. `None` as long as it could.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        self.changes.lost().map(|lost| lost.to_string())
    }

    /// Waits until the state could not be written to its file, and says why. It may never happen.
    pub async fn failed(&self) -> String {
        self.changes.wait_for_loss().await.to_string()
    }
}

impl fmt::Debug for Keeping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeping")
            .field("failure", &self.failure())
            .finish()
    }
}
