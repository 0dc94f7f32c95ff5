//! Numbers that a buyer pays at the till of a convenience store.

use serde::{Deserialize, Serialize};

/// The number of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Till {
    /// What the buyer shows at the till.
    pub(crate) barcode: String,
    /// The last second in which it can be paid, if there is one.
    pub(crate) expires_at: Option<u64>,
    /// When it was revoked, or failed for its term.
    pub(crate) closed_at: Option<u64>,
}

impl Till {
    /// Whether a till still takes money for it. `late` lets it pay after its term.
    pub(crate) fn takes_money(&self, late: bool, now: u64) -> bool {
        let over = self.expires_at.is_some_and(|last| now > last);
        self.closed_at.is_none() && (late || !over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_paid_in_its_term_and_while_it_is_open() {
        let open = Till {
            barcode: "1".to_owned(),
            expires_at: Some(100),
            closed_at: None,
        };
        assert!(open.takes_money(false, 100) && !open.takes_money(false, 101));
        assert!(open.takes_money(true, 101));
        let endless = Till {
            expires_at: None,
            ..open.clone()
        };
        assert!(endless.takes_money(false, u64::MAX));
        let closed = Till {
            closed_at: Some(50),
            ..open
        };
        assert!(!closed.takes_money(true, 60));
    }
}
