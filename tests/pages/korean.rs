//! The READMEs in English and in Korean have the same code.

use std::fs;

use super::fences::{self, Fence};

/// The code of a block, without its comments, which are translated, and without lines that hold nothing else.
fn code(fence: &Fence) -> Vec<String> {
    let mark = match fence.language() {
        "rust" => "//",
        "toml" | "console" => "#",
        // What was printed is the same in both.
        _ => return fence.text.lines().map(str::to_owned).collect(),
    };
    let lines = fence.text.lines().map(|line| without_comment(line, mark));
    lines.filter(|line| !line.is_empty()).collect()
}

/// A line up to its comment, which stands at its begin or behind a blank, and not in a text.
fn without_comment(line: &str, mark: &str) -> String {
    let comment = line.match_indices(mark).find(|(at, _)| {
        let before = &line[..*at];
        let quotes = before.matches('"').count() - before.matches("\\\"").count();
        quotes.is_multiple_of(2) && (before.is_empty() || before.ends_with(char::is_whitespace))
    });
    let code = comment.map_or(line, |(at, _)| &line[..at]);
    code.trim_end().to_owned()
}

#[test]
fn both_have_the_same_blocks_in_the_same_order() {
    let read = |name: &str| {
        let file = fences::root().join(name);
        let text = fs::read_to_string(&file);
        fences::fences(&text.unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    let (english, korean) = (read("README.md"), read("README.ko.md"));
    for (a, b) in english.iter().zip(&korean) {
        let places = format!("README.md:{} and README.ko.md:{}", a.line, b.line);
        assert_eq!(a.info, b.info, "{places}");
        assert_eq!(code(a), code(b), "{places}");
    }
    assert_eq!(english.len(), korean.len(), "blocks");
}

#[test]
fn only_comments_may_differ() {
    for (line, code) in [
        ("let a = 1; // one", "let a = 1;"),
        ("    // one", ""),
        (
            "let a = \"http://a // b\"; // one",
            "let a = \"http://a // b\";",
        ),
        ("url(\"a\")//", "url(\"a\")//"),
    ] {
        assert_eq!(without_comment(line, "//"), code);
    }
    assert_eq!(without_comment("a = 1 # one", "#"), "a = 1");
    assert_eq!(
        without_comment("$ cancel --reason \"[#1] # a\"", "#"),
        "$ cancel --reason \"[#1] # a\""
    );
}
