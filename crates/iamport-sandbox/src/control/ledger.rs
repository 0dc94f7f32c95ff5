//! What happened, and whether it may have.

use super::Control;
use crate::domain::invariants::Violation;
use crate::domain::ledger::Effect;

impl Control {
    /// Everything that happened in the shop, the oldest first, each with the request that caused it
    /// and the money that it moved.
    ///
    /// ```
    /// # use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, Sandbox};
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// sandbox.control().deposit(EXAMPLE_IMP_UID)?;
    /// let effects = sandbox.control().effects();
    /// let last = effects.last().ok_or("nothing happened")?;
    /// assert_eq!(last.kind, EffectKind::Deposited);
    /// assert_eq!(last.cause.to_string(), "control");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn effects(&self) -> Vec<Effect> {
        self.state.shop().ledger().effects().to_vec()
    }

    /// Whether everything that must always be true of payments and money is: empty, or what is broken.
    /// Nothing that is asked of a sandbox breaks it.
    #[must_use]
    pub fn check_invariants(&self) -> Vec<Violation> {
        // The time first: what falls due after it may still wait.
        let now = self.state.now();
        self.state.shop().violations(now)
    }
}
