//! Links from the pages to items of the crate, that lead to docs.rs where the pages are read on the web, and to the items where rustdoc shows
//! them.
//!
//! A page names an item by its path in the crate, as in ``[`send`][Client::cancel_payment]``. What the label means stands at the end of the page
//! for the web, and in [`ITEMS`] for rustdoc, which reads that file first: the first definition of a label counts.

use std::collections::BTreeSet;

/// Where rustdoc finds the items, by their labels.
pub(crate) const ITEMS: &str = "crates/iamport/src/guide/items.md";

const WEB: &str = "https://docs.rs/iamport/latest/iamport";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Struct,
    Enum,
    Trait,
    Constant,
    Module,
}

/// The items that pages may name; members of types go with their type, and `operations::<family>` need no line.
const KINDS: &[(&str, Kind)] = &[
    ("Client", Kind::Struct),
    ("ClientBuilder", Kind::Struct),
    ("Credentials", Kind::Struct),
    ("Error", Kind::Struct),
    ("Response", Kind::Struct),
    ("Retries", Kind::Struct),
    ("Amount", Kind::Struct),
    ("UnixTime", Kind::Struct),
    ("Outcome", Kind::Enum),
    ("Identity", Kind::Enum),
    ("FIXED_IP_URL", Kind::Constant),
    ("confirm", Kind::Module),
    ("confirm::Confirm", Kind::Struct),
    ("confirm::Confirmed", Kind::Enum),
    ("confirm::FileJournal", Kind::Struct),
    ("confirm::Journal", Kind::Trait),
    ("pages", Kind::Module),
    ("pages::Pages", Kind::Struct),
    ("codes", Kind::Module),
    ("webhook::Notification", Kind::Struct),
    ("webhook::Verified", Kind::Enum),
];

fn kind(path: &str) -> Option<Kind> {
    let known = KINDS.iter().find(|(name, _)| *name == path);
    known.map(|(_, kind)| *kind).or_else(|| {
        path.strip_prefix("operations::")
            .is_some_and(|family| !family.contains("::"))
            .then_some(Kind::Module)
    })
}

/// The address of an item on docs.rs, or `None` where the label is none of an item.
pub(crate) fn on_the_web(label: &str) -> Option<String> {
    if let Some(kind) = kind(label) {
        return Some(page_of(label, kind));
    }
    let (owner, member) = label.rsplit_once("::")?;
    let (kind, anchor) = match kind(owner)? {
        kind @ Kind::Struct => (kind, "method"),
        kind @ Kind::Enum if member.starts_with(char::is_uppercase) => (kind, "variant"),
        kind @ Kind::Enum => (kind, "method"),
        Kind::Trait | Kind::Constant | Kind::Module => return None,
    };
    Some(format!("{}#{anchor}.{member}", page_of(owner, kind)))
}

fn page_of(path: &str, kind: Kind) -> String {
    let (folder, name) = match path.rsplit_once("::") {
        Some((modules, name)) => (format!("{WEB}/{}", modules.replace("::", "/")), name),
        None => (WEB.to_owned(), path),
    };
    match kind {
        Kind::Struct => format!("{folder}/struct.{name}.html"),
        Kind::Enum => format!("{folder}/enum.{name}.html"),
        Kind::Trait => format!("{folder}/trait.{name}.html"),
        Kind::Constant => format!("{folder}/constant.{name}.html"),
        Kind::Module => format!("{folder}/{name}/index.html"),
    }
}

/// A method of the client as a link, such as ``[`send`][Client::send]``.
pub(crate) fn method(name: &str) -> String {
    format!("[`{name}`][Client::{name}]")
}

/// The labels that a text refers to as `[text][label]`, outside of blocks of code.
pub(crate) fn labels(text: &str) -> BTreeSet<&str> {
    let mut labels = BTreeSet::new();
    for line in outside_of_blocks(text) {
        for part in line.split("][").skip(1) {
            if let Some((label, _)) = part.split_once(']') {
                labels.insert(label);
            }
        }
    }
    labels
}

/// The labels that a text defines, as `[label]: target` at the start of a line.
pub(crate) fn defined(text: &str) -> BTreeSet<&str> {
    outside_of_blocks(text)
        .filter_map(|line| Some(line.strip_prefix('[')?.split_once("]: ")?.0))
        .collect()
}

fn outside_of_blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    })
}

/// What those labels mean that are items, for the web.
pub(crate) fn web_definitions<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let lines = labels
        .into_iter()
        .filter_map(|label| Some(format!("[{label}]: {}\n", on_the_web(label)?)));
    lines.collect()
}

/// The same for rustdoc.
pub(crate) fn item_definitions<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let lines = labels
        .into_iter()
        .filter(|label| on_the_web(label).is_some())
        .map(|label| format!("[{label}]: crate::{label}\n"));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_its_page_and_a_member_its_place_on_it() {
        for (label, address) in [
            ("Client", "struct.Client.html"),
            (
                "Client::revoke_vbank",
                "struct.Client.html#method.revoke_vbank",
            ),
            ("Outcome::Unknown", "enum.Outcome.html#variant.Unknown"),
            ("Outcome::as_str", "enum.Outcome.html#method.as_str"),
            (
                "confirm::Confirmed::Done",
                "confirm/enum.Confirmed.html#variant.Done",
            ),
            ("confirm::Journal", "confirm/trait.Journal.html"),
            ("FIXED_IP_URL", "constant.FIXED_IP_URL.html"),
            ("pages", "pages/index.html"),
            (
                "operations::billing_keys",
                "operations/billing_keys/index.html",
            ),
        ] {
            let web = on_the_web(label).unwrap_or_default();
            assert_eq!(web, format!("{WEB}/{address}"), "{label}");
        }
        for label in [
            "reliability",
            "webhook",
            "confirm::nothing",
            "Nobody::knows",
        ] {
            assert_eq!(on_the_web(label), None, "{label}");
        }
    }

    #[test]
    fn labels_are_read_from_prose_and_not_from_code() {
        let text = "[a][Client] and [`b`][Client::b]\n```rust\nx[1][i]\n```\n[pages]: there\n";
        assert_eq!(labels(text), ["Client", "Client::b"].into());
        assert_eq!(defined(text), ["pages"].into());
        assert_eq!(
            item_definitions(labels(text)),
            "[Client]: crate::Client\n[Client::b]: crate::Client::b\n"
        );
    }
}
