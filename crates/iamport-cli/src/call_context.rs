//! What is known of a call before it is sent, for whoever has to say what became of it.

use crate::format;

/// What failure needs to know about a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallContext {
    /// The operation of the API, such as `cancelPayment`.
    pub(crate) operation: String,
    /// Where to look whether it happened; none for a call that only reads.
    pub(crate) look: Option<Look>,
    /// The key under which the change is written down, so that it can be settled later.
    pub(crate) key: Option<String>,
}

/// How to find out what became of a change.
#[derive(Clone, Debug)]
pub(crate) enum Look {
    /// By the id of the payment.
    Payment(String),
    /// By the order number.
    Order(String),
    /// By a person in the admin console.
    Console,
}

impl CallContext {
    /// Of a call that only reads.
    pub(crate) fn reading(operation: &str) -> Self {
        Self {
            operation: operation.to_owned(),
            ..Self::default()
        }
    }

    /// What it was about.
    pub(crate) fn about(&self) -> String {
        match &self.look {
            Some(Look::Payment(imp_uid)) => format!(" of payment {}", format::plain(imp_uid)),
            Some(Look::Order(order)) => format!(" of order {}", format::plain(order)),
            Some(Look::Console) | None => String::new(),
        }
    }
}
