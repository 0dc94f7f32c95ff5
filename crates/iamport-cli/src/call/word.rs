//! One word of a command line: `name=value`, `name:=JSON` or `name@VARIABLE`.

/// A parameter's name, and what stands for its value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) name: &'a str,
    pub(super) value: Written<'a>,
}

/// How a value is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written<'a> {
    /// `name=value`
    Text(&'a str),
    /// `name:=JSON`
    Json(&'a str),
    /// `name@VARIABLE`: an environment variable has it.
    Variable(&'a str),
}

/// Takes a word apart at the first sign that can't be part of a name; `None` if that is none of the three.
pub(super) fn read(word: &str) -> Option<Word<'_>> {
    let in_a_name = |c: char| c.is_ascii_alphanumeric() || "_-.[]".contains(c);
    let end = word.find(|c| !in_a_name(c))?;
    let (name, rest) = word.split_at_checked(end)?;
    let value = if let Some(json) = rest.strip_prefix(":=") {
        Written::Json(json)
    } else if let Some(text) = rest.strip_prefix('=') {
        Written::Text(text)
    } else {
        Written::Variable(rest.strip_prefix('@')?)
    };
    (!name.is_empty()).then_some(Word { name, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_apart_at_the_first_sign() {
        for (word, name, value) in [
            ("amount=5000", "amount", Written::Text("5000")),
            ("reason=", "reason", Written::Text("")),
            ("reason=a=b:=c@d", "reason", Written::Text("a=b:=c@d")),
            ("buyer_email=a@b.c", "buyer_email", Written::Text("a@b.c")),
            ("extra:={\"a\":1}", "extra", Written::Json("{\"a\":1}")),
            (
                "extra.requester=admin",
                "extra.requester",
                Written::Text("admin"),
            ),
            ("imp_uid[]=imp_1", "imp_uid[]", Written::Text("imp_1")),
            ("cvc@CVC", "cvc", Written::Variable("CVC")),
        ] {
            assert_eq!(read(word), Some(Word { name, value }), "{word}");
        }
        for wrong in [
            "",
            "amount",
            "=5000",
            ":=1",
            "@A",
            "amount:5000",
            "amount 5000",
            "금액=1",
            "a:",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
