//! Whether an answer is about what was asked.
//!
//! The specification says of each operation which sent value stands where in its answer. Generated code reads those
//! values off the decoded answer, and they are compared here with what was sent.

use crate::operation::Echo;

/// Whether an answer is about what was asked, as far as it can be told.
///
/// An answer about something else never gets this far: it is an [`Error`](crate::Error) with
/// [`is_mismatch`](crate::Error::is_mismatch).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Identity {
    /// The answer repeats the ids that were sent.
    Proven,
    /// It repeats them, save for upper and lower case or blanks around them.
    Alike,
    /// It does not say what it is about: an id is null or absent, or nobody knows for certain that the API
    /// repeats it. The call was accepted; look the record up where it matters.
    Unproven,
    /// Nothing was sent that an answer could repeat, as with a list by date.
    NotAsked,
}

/// The values of a call by the name under which they were sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent(Vec<(&'static str, String)>);

impl Sent {
    pub(crate) fn add(&mut self, name: &'static str, value: &str) {
        self.0.push((name, value.to_owned()));
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(sent, _)| *sent == name)
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(sent, _)| *sent == name)
            .map(|(_, value)| value.as_str())
    }
}

/// How one answered value compares with what was sent; the better one is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Different,
    Unproven,
    Alike,
    Same,
}

/// Compares the records of one answer with what was sent. Generated code calls [`record`](Self::record) for each.
#[derive(Debug)]
pub(crate) struct Echoed<'a> {
    echoes: &'static [Echo],
    sent: &'a Sent,
    /// Over all records so far; `None` before the first.
    worst: Option<Match>,
}

impl<'a> Echoed<'a> {
    fn new(echoes: &'static [Echo], sent: &'a Sent) -> Self {
        Self {
            echoes,
            sent,
            worst: None,
        }
    }

    /// One record of the answer: what stands in it where each sent value is repeated.
    pub(crate) fn record(&mut self, answered: &[(&'static str, Option<&str>)]) {
        let applying = self.echoes.iter().filter(|echo| {
            echo.known
                && self.sent.has(echo.sent)
                && !echo.unless.is_some_and(|other| self.sent.has(other))
        });
        for echo in applying {
            // Where either of two will do, both come by here, and each stands for the better one.
            let twins = self
                .echoes
                .iter()
                .filter(|twin| twin.or == Some(echo.sent) || echo.or == Some(twin.sent))
                .map(|twin| self.compared(twin.sent, answered));
            let found = twins.fold(self.compared(echo.sent, answered), Match::max);
            self.worst = Some(self.worst.map_or(found, |worst| worst.min(found)));
        }
    }

    fn compared(&self, name: &str, answered: &[(&'static str, Option<&str>)]) -> Match {
        if !self.sent.has(name) {
            return Match::Different;
        }
        let value = answered
            .iter()
            .find(|(sent, _)| *sent == name)
            .and_then(|(_, value)| *value);
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return Match::Unproven;
        };
        self.sent
            .values(name)
            .map(|sent| {
                if sent == value {
                    Match::Same
                } else if sent.trim().to_lowercase() == value.trim().to_lowercase() {
                    Match::Alike
                } else {
                    Match::Different
                }
            })
            .max()
            .unwrap_or(Match::Unproven)
    }
}

/// Says whether an answer is about what was sent; `None` if it is about something else.
pub(crate) fn of(
    echoes: &'static [Echo],
    sent: &Sent,
    read: impl FnOnce(&mut Echoed<'_>),
) -> Option<Identity> {
    let asked = |echo: &&Echo| sent.has(echo.sent);
    if !echoes.iter().any(|echo| asked(&echo)) {
        return Some(Identity::NotAsked);
    }
    if !echoes.iter().any(|echo| echo.known && asked(&echo)) {
        return Some(Identity::Unproven);
    }
    let mut echoed = Echoed::new(echoes, sent);
    read(&mut echoed);
    match echoed.worst {
        Some(Match::Same) => Some(Identity::Proven),
        Some(Match::Alike) => Some(Identity::Alike),
        // An empty list says nothing about anything.
        Some(Match::Unproven) | None => Some(Identity::Unproven),
        Some(Match::Different) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn known(sent: &'static str) -> Echo {
        Echo {
            sent,
            known: true,
            unless: None,
            or: None,
        }
    }

    static CANCEL: &[Echo] = &[
        known("imp_uid"),
        Echo {
            unless: Some("imp_uid"),
            ..known("merchant_uid")
        },
    ];
    static LIST: &[Echo] = &[
        known("imp_uid[]"),
        Echo {
            or: Some("imp_uid[]"),
            ..known("merchant_uid[]")
        },
    ];
    static UNSCHEDULE: &[Echo] = &[known("customer_uid"), known("merchant_uid")];
    static GUESSED: &[Echo] = &[Echo {
        known: false,
        ..known("imp_uid")
    }];

    fn sent(values: &[(&'static str, &str)]) -> Sent {
        let mut sent = Sent::default();
        for (name, value) in values {
            sent.add(name, value);
        }
        sent
    }

    type Record = &'static [(&'static str, Option<&'static str>)];

    fn identity(
        echoes: &'static [Echo],
        values: &[(&'static str, &str)],
        records: &[Record],
    ) -> Option<Identity> {
        of(echoes, &sent(values), |echoed| {
            for record in records {
                echoed.record(record);
            }
        })
    }

    const A: Record = &[("imp_uid", Some("imp_a")), ("merchant_uid", Some("a"))];

    #[test]
    fn the_same_is_proven_and_another_is_none() {
        let imp_uid = |value| identity(CANCEL, &[("imp_uid", value)], &[A]);
        assert_eq!(imp_uid("imp_a"), Some(Identity::Proven));
        assert_eq!(imp_uid(" IMP_a "), Some(Identity::Alike));
        assert_eq!(imp_uid("imp_b"), None);
        assert_eq!(imp_uid("imp_"), None);
    }

    #[test]
    fn what_the_answer_does_not_say_is_unproven() {
        for record in [
            &[("imp_uid", None)] as Record,
            &[("imp_uid", Some(""))],
            &[],
        ] {
            assert_eq!(
                identity(CANCEL, &[("imp_uid", "imp_a")], &[record]),
                Some(Identity::Unproven)
            );
        }
        assert_eq!(
            identity(GUESSED, &[("imp_uid", "imp_b")], &[A]),
            Some(Identity::Unproven)
        );
        assert_eq!(identity(CANCEL, &[], &[A]), Some(Identity::NotAsked));
        assert_eq!(
            identity(&[], &[("imp_uid", "imp_a")], &[A]),
            Some(Identity::NotAsked)
        );
    }

    #[test]
    fn where_both_were_sent_the_first_decides() {
        let both = |imp_uid, merchant_uid| {
            identity(
                CANCEL,
                &[("imp_uid", imp_uid), ("merchant_uid", merchant_uid)],
                &[A],
            )
        };
        assert_eq!(both("imp_a", "another"), Some(Identity::Proven));
        assert_eq!(both("imp_b", "a"), None);
        assert_eq!(identity(CANCEL, &[("merchant_uid", "b")], &[A]), None);
    }

    #[test]
    fn an_entry_matches_one_of_the_ids_of_either_kind() {
        const IMP: Record = &[
            ("imp_uid[]", Some("imp_a")),
            ("merchant_uid[]", Some("other")),
        ];
        const ORDER: Record = &[
            ("imp_uid[]", Some("imp_z")),
            ("merchant_uid[]", Some("order")),
        ];
        const NEITHER: Record = &[
            ("imp_uid[]", Some("imp_z")),
            ("merchant_uid[]", Some("other")),
        ];
        let asked = &[
            ("imp_uid[]", "imp_a"),
            ("imp_uid[]", "imp_b"),
            ("merchant_uid[]", "order"),
        ];
        assert_eq!(identity(LIST, asked, &[IMP, ORDER]), Some(Identity::Proven));
        assert_eq!(identity(LIST, asked, &[IMP, NEITHER]), None);
        // Asked by one kind only, the other proves nothing.
        assert_eq!(identity(LIST, &asked[..2], &[ORDER]), None);
        assert_eq!(identity(LIST, &asked[2..], &[IMP]), None);
        assert_eq!(identity(LIST, asked, &[]), Some(Identity::Unproven));
    }

    #[test]
    fn several_conditions_hold_together() {
        const ENTRY: Record = &[("customer_uid", Some("c")), ("merchant_uid", Some("m"))];
        let both = |customer, order| {
            identity(
                UNSCHEDULE,
                &[("customer_uid", customer), ("merchant_uid", order)],
                &[ENTRY],
            )
        };
        assert_eq!(both("c", "m"), Some(Identity::Proven));
        assert_eq!(both("c", "x"), None);
        assert_eq!(both("x", "m"), None);
    }
}
