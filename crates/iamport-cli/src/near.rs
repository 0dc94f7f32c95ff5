//! Which known name was most likely meant by one that is not known.

/// The candidate that was most likely meant: the same apart from capitals and separators, or a few letters off. `None`
/// where nothing is close, or where several are equally close.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = folded(written);
    let allowed = match folded.chars().count() {
        0 | 1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let distance = distance(&folded, &self::folded(candidate));
        if distance > allowed {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => (best, tied) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

/// Without capitals and separators.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many letters have to be added, taken out, replaced, or exchanged with their neighbour, to make one text of the
/// other.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_more_less_other_or_exchanged_is_one_step() {
        for (one, other, steps) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("amount", "amount", 0),
            ("amonut", "amount", 1),
            ("amoun", "amount", 1),
            ("amountt", "amount", 1),
            ("amaunt", "amount", 1),
            ("ab", "ba", 1),
            ("kitten", "sitting", 3),
            ("사과", "사가", 1),
        ] {
            assert_eq!(distance(one, other), steps, "{one} {other}");
            assert_eq!(distance(other, one), steps, "{other} {one}");
        }
    }

    #[test]
    fn what_is_close_is_suggested_and_nothing_else() {
        let names = ["amount", "checksum", "imp_uid", "tax_free", "reason"];
        for (written, meant) in [
            ("AMOUNT", Some("amount")),
            ("ammount", Some("amount")),
            ("impUid", Some("imp_uid")),
            ("imp-uid", Some("imp_uid")),
            ("taxfree", Some("tax_free")),
            ("", None),
            ("x", None),
            ("merchant", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
        assert_eq!(nearest("cat", ["bat", "rat"]), None, "either may be meant");
        assert_eq!(nearest("bat", ["bat", "rat"]), Some("bat"));
    }
}
