//! What was wrong in a cell, by the truth about it and by what the SDK said.

use std::collections::BTreeSet;
use std::mem::discriminant;

use iamport::{OperationInfo, Repeat};

use super::behaviours::{Behaviour, Token, Truth};
use super::ledger::carries;
use super::oracle::{Known, Relation};
use super::proxy::Log;
use super::sdk::{Account, Heard, Identity, Said};

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// `Ok` for an answer that must not be believed, or with other values than the API's, or proven although the answer does
    /// not say so exactly.
    FalseSuccess,
    /// `Refused` although the API accepted the call, or although nobody said a whole no.
    FalseRefusal,
    /// `NotSent` although the call was on the wire.
    FalseNotSent,
    /// On the wire or made more often than it may be.
    SentTwice,
    /// `Ok` with a record that is somebody else's.
    OfAnother,
    /// The API's own answer was not believed, or its identity not said; or not `NotSent` although nothing could be sent.
    Timid,
    /// No outcome, or one that the call can't have; or an error that does not say which call it was, and about what.
    Unexplained,
    /// Believed, and nobody can tell that it was made up. Counted, but no fault of the SDK.
    Undecidable,
}

impl Fault {
    pub(super) const ALL: [Self; 8] = [
        Self::FalseSuccess,
        Self::FalseRefusal,
        Self::FalseNotSent,
        Self::SentTwice,
        Self::OfAnother,
        Self::Timid,
        Self::Unexplained,
        Self::Undecidable,
    ];

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::FalseSuccess => "false success",
            Self::FalseRefusal => "false refusal",
            Self::FalseNotSent => "false not-sent",
            Self::SentTwice => "twice",
            Self::OfAnother => "of another",
            Self::Timid => "doubted",
            Self::Unexplained => "unexplained",
            Self::Undecidable => "undecidable",
        }
    }
}

/// One call with all that is known about it.
pub(super) struct Case<'a> {
    pub(super) info: &'static OperationInfo,
    /// How often the client may send a read where the cause of a failure may pass.
    pub(super) attempts: usize,
    /// Whether it waits so short that the API's own answer may be late for it.
    pub(super) short: bool,
    pub(super) behaviour: &'a Behaviour,
    pub(super) known: &'a Known,
    pub(super) log: &'a Log,
    pub(super) heard: &'a Heard,
}

impl Case<'_> {
    fn is_change(&self) -> bool {
        self.info.repeat() != Repeat::Safe
    }

    /// Everything that is wrong with it.
    pub(super) fn faults(&self) -> BTreeSet<Fault> {
        let Self {
            behaviour,
            known,
            log,
            ..
        } = *self;
        let mut faults = BTreeSet::new();
        let made = log.effects() > 0;
        // Bytes that were to come before the call came on another connection: it met the API's own answer.
        let missed =
            behaviour.early.is_some() && behaviour.steps[0].hands_on && log.wire > 0 && !log.early;
        let own = log.sandbox.last().map(|own| &own.envelope["response"]);
        // Nothing was shown if the answer was not whole.
        let shown = if missed { own } else { log.shown.as_ref() };
        let relation = shown.map(|payload| known.relation(&log.asked, payload));
        let truth = if missed || self.ends_well() {
            Truth::Own
        } else {
            self.settled(relation)
        };
        let truth = match truth {
            Truth::Own if self.is_disturbed() || self.short => Truth::Odd,
            truth => truth,
        };
        let said = &self.heard.said;
        let right = match (truth, said) {
            (Truth::Own, Said::Accepted(..)) => made,
            (Truth::Own, Said::Refused) => !made,
            (Truth::Unsent, Said::NotSent) => true,
            (Truth::Own | Truth::Unsent, _) => false,
            _ => true,
        };
        if !right {
            faults.insert(Fault::Timid);
        }
        match said {
            Said::Accepted(payload, identity) => {
                let proven = *identity == Some(Identity::Proven);
                let may_be_proven = matches!(relation, None | Some(Relation::Same));
                let verbatim = matches!(behaviour.truth, Truth::Own | Truth::Odd);
                let other_values =
                    log.books_are_exact && own.is_some_and(|own| !carries(own, payload));
                if truth == Truth::Twin {
                    if !made || other_values {
                        faults.insert(Fault::Undecidable);
                    }
                } else if matches!(truth, Truth::Foreign | Truth::Unsent)
                    || !made
                    || (proven && !may_be_proven)
                    || ((verbatim || self.ends_well()) && other_values)
                {
                    faults.insert(Fault::FalseSuccess);
                } else if behaviour.truth == Truth::Shape && other_values {
                    faults.insert(Fault::Undecidable);
                }
                if known.relation(&log.asked, payload) == Relation::Other {
                    faults.insert(Fault::OfAnother);
                }
                // Where the answer repeats an id for certain, it must be said.
                let unsaid = *identity == Some(Identity::NotProven);
                if truth == Truth::Own && unsaid && !known.echoed.is_empty() && !known.assumes {
                    faults.insert(Fault::Timid);
                }
            }
            Said::Refused => {
                let unheard = log.sandbox.is_empty() && behaviour.steps[0].hands_on;
                if truth == Truth::Twin {
                    faults.extend(made.then_some(Fault::Undecidable));
                } else if made || unheard || truth == Truth::Foreign {
                    faults.insert(Fault::FalseRefusal);
                }
            }
            Said::NotSent if log.wire > 0 => {
                faults.insert(Fault::FalseNotSent);
            }
            _ => {}
        }
        if log.wire > self.most() {
            faults.insert(Fault::SentTwice);
        } else if self.is_change() && log.effects() > 1 {
            // A dead token was proven by something made up: the repeat was right by all that could be known.
            faults.insert(Fault::Undecidable);
        }
        if !self.is_explained() {
            faults.insert(Fault::Unexplained);
        }
        faults
    }

    /// Whether the API itself answered in the end, after a fault that struck an earlier request or the token's.
    fn ends_well(&self) -> bool {
        let read_again = self.behaviour.ends_well
            && self.behaviour.early.is_none()
            && self.log.whole > 1
            && !self.is_change();
        self.log.ends_well || read_again
    }

    /// Whether other bytes may stand in the way of a read's own answer, since it shares its connection. What it gets need
    /// not be believed then.
    fn is_disturbed(&self) -> bool {
        let surplus = matches!(self.behaviour.tokens[..], [Token::Surplus(_), ..]);
        !self.is_change() && (surplus || self.behaviour.read_first.is_some())
    }

    /// How often it may be on the wire. A read comes once more after a 401.
    fn most(&self) -> usize {
        if self.is_change() {
            self.behaviour.most
        } else {
            self.attempts + usize::from(self.log.denied > 0)
        }
    }

    /// Whether the outcome is one of such a call, and an error says which call it was and about what.
    fn is_explained(&self) -> bool {
        let fits = match self.heard.said {
            Said::Accepted(..) | Said::Refused | Said::NotSent => true,
            Said::Unknown => self.is_change(),
            Said::Unanswered => !self.is_change(),
            Said::Hung | Said::Panicked => false,
        };
        let account = self.heard.account.as_ref();
        fits && account.is_none_or(|account| self.is_told(account))
    }

    fn is_told(&self, account: &Account) -> bool {
        let Account {
            operation,
            ids,
            code,
            text,
        } = account;
        let names_the_call = *operation == Some(self.info.id()) && text.starts_with(self.info.id());
        let one_line = !text.contains('\n');
        let warns = text.contains("it may have happened");
        let warns_rightly = warns == matches!(self.heard.said, Said::Unknown);
        let refused_by_code = !matches!(self.heard.said, Said::Refused) || code.is_some();
        let of_this_call = |name: &str| {
            let asked = self.log.asked.get(name);
            let told = ids.iter().find(|(told, _)| *told == name);
            match (asked, told) {
                (None, _) => true,
                (Some(asked), told) => told.is_some_and(|(_, id)| asked.contains(id)),
            }
        };
        let about = ["imp_uid", "merchant_uid", "customer_uid"]
            .into_iter()
            .all(of_this_call);
        names_the_call && one_line && warns_rightly && refused_by_code && about
    }

    /// The truth where it depends on what was shown.
    fn settled(&self, relation: Option<Relation>) -> Truth {
        match (self.behaviour.truth, relation) {
            (Truth::Ids, Some(Relation::Same)) => Truth::Own,
            (Truth::ForgedIds, Some(Relation::Same)) => Truth::Twin,
            (Truth::Ids | Truth::ForgedIds, Some(Relation::Alike | Relation::Silent)) => Truth::Odd,
            (Truth::Ids | Truth::ForgedIds, _) => Truth::Foreign,
            (Truth::Shape | Truth::ForgedShape, Some(Relation::Other)) => Truth::Foreign,
            (Truth::Shape, _) if self.has_its_shape() => Truth::Odd,
            (Truth::ForgedShape, Some(_)) if self.has_its_shape() => Truth::Twin,
            (Truth::Shape | Truth::ForgedShape, _) => Truth::Foreign,
            (truth, _) => truth,
        }
    }

    /// Whether a record was shown where the API has a record, a list where it has a list, and nothing where it has nothing.
    fn has_its_shape(&self) -> bool {
        let own = self.log.sandbox.last();
        let own = own.map_or(&self.known.earlier, |own| &own.envelope["response"]);
        let shown = self.log.shown.as_ref();
        shown.is_some_and(|shown| discriminant(own) == discriminant(shown) || own.is_null())
    }
}
