//! Every fence of every page is of a kind that somebody checks, and every block of Rust is called by a test.

use std::collections::BTreeMap;
use std::fs;

use super::blocks;
use super::fences::{self, DOC_TESTS, Page};

/// What may stand behind the three backticks, and who checks it.
const KINDS: [(&str, &str); 5] = [
    (
        "rust",
        "the tests of its page, or the documentation tests of `DOC_TESTS`",
    ),
    ("toml", "`manifests.rs`"),
    (
        "console",
        "`cargo_lines.rs`, and the command's tests of its examples",
    ),
    ("yaml", "the command's tests of the page on CI"),
    ("text", "nobody: what a program printed"),
];

/// The Rust of pages that are run here.
fn rust(page: &Page) -> impl Iterator<Item = &fences::Fence> {
    let rust = page.fences.iter();
    rust.filter(|fence| fence.language() == "rust")
}

#[test]
fn every_fence_is_of_a_kind_that_is_checked() {
    let mut kinds = BTreeMap::new();
    for page in fences::pages() {
        for fence in &page.fences {
            let language = fence.language();
            assert!(
                KINDS.iter().any(|(kind, _)| *kind == language),
                "{}:{}: nobody checks a block of {language:?}; they are {KINDS:?}",
                page.path,
                fence.line
            );
            *kinds.entry(language.to_owned()).or_insert(0) += 1;
        }
    }
    assert!(kinds["rust"] > 10, "{kinds:?}");
    assert!(kinds["console"] > 5, "{kinds:?}");
    assert!(kinds["toml"] > 1, "{kinds:?}");
}

/// On the web, and in an editor, every line is seen.
#[test]
fn no_page_has_hidden_lines() {
    for page in fences::pages() {
        let mut blocks = rust(&page);
        let hidden = blocks.find(|block| {
            let mut lines = block.text.lines();
            lines.any(|line| line == "#" || line.starts_with("# "))
        });
        let hidden = hidden.map(|block| block.line);
        assert_eq!(hidden, None, "{}: lines that begin with #", page.path);
    }
}

/// A function is called by its path, a program is named in a text. Helpers of a block need no call of their own: the compiler says of
/// each that is never used.
#[test]
fn every_block_is_called_by_a_test() {
    let folder = fences::root().join("tests/pages");
    let sources = fences::files(&folder);
    let tests: String = sources
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let called = |name: &str| match name.contains("::main_") {
        true => tests.contains(&format!("\"{name}\"")),
        false => tests.contains(&format!("{name}(")),
    };
    assert!(blocks::BLOCKS.len() > 6, "{:?}", blocks::BLOCKS);
    for (page, line, names) in blocks::BLOCKS {
        assert!(
            !names.is_empty(),
            "{page}:{line}: no function that a test could call"
        );
        assert!(
            names.iter().any(|name| called(name)),
            "{page}:{line}: no test in tests/pages calls one of {names:?}"
        );
    }
}

/// What is not run here is run by the gate.
#[test]
fn the_gate_runs_the_documentation_tests() {
    let gate = fs::read_to_string(fences::root().join(".ci/run")).unwrap();
    for page in DOC_TESTS {
        let module = format!("guide::{page}");
        let step = gate.lines().find(|line| line.contains(&module));
        let step = step.unwrap_or_else(|| panic!("no step of .ci/run runs {module}"));
        assert!(step.contains("--features test-util --doc"), "{step}");
        // A block that is not run says nothing.
        let pages = fences::pages();
        let page = pages.iter().find(|it| it.name == page).unwrap();
        assert!(rust(page).count() > 0);
        for block in rust(page) {
            assert_eq!(block.info, "rust", "{}:{}", page.path, block.line);
        }
    }
}

#[test]
fn fences_are_found_where_they_are() {
    let text = "a\n\n```rust,no_run\nlet a = 1;\n```\n- b\n  ```\n  c\n    d\n  ```\n```toml\n";
    let found = fences::fences(text);
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.line, it.language(), it.info.as_str(), it.text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (3, "rust", "rust,no_run", "let a = 1;\n"),
            (7, "", "", "c\n  d\n"),
            (11, "toml", "toml", ""),
        ]
    );
}
