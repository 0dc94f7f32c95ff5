//! Faults: what goes wrong, when, and how often.

mod injected;
mod kind;
mod registry;
pub(crate) mod spoil;
pub(crate) mod wire;

pub use self::injected::{Fault, FaultRecord};
pub use self::kind::{FaultError, FaultKind, When};
pub(crate) use self::kind::{Name, name};
pub(crate) use self::registry::FaultRegistry;
