//! Makes modules of the Rust that stands in the pages for people, so that `pages/` can call it.
//!
//! A block becomes a file of its own whose lines have the numbers that they have in the page, so that the compiler names the right
//! one. What stands at its left margin can be called from outside; nothing else is added or changed.

#[path = "pages/fences.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod fences;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use fences::{DOC_TESTS, Fence, KOREAN, Page};

/// What begins an item that a test may name.
const ITEMS: [&str; 8] = [
    "async fn ",
    "fn ",
    "struct ",
    "enum ",
    "trait ",
    "type ",
    "const ",
    "static ",
];

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    for watched in [
        "README.md",
        "README.ko.md",
        "crates/iamport-sandbox/docs",
        "crates/iamport/docs/guide",
    ] {
        println!(
            "cargo::rerun-if-changed={}",
            fences::root().join(watched).display()
        );
    }
    let (mut modules, mut blocks, mut programs) = Default::default();
    for page in fences::pages() {
        println!(
            "cargo::rerun-if-changed={}",
            fences::root().join(&page.path).display()
        );
        if page.name != KOREAN && !DOC_TESTS.contains(&page.name.as_str()) {
            write_page(&out, &page, &mut modules, &mut blocks, &mut programs)?;
        }
    }
    let text = format!(
        "{modules}\n\
         /// The page of each block, its line, and the names by which it can be called.\n\
         pub(crate) const BLOCKS: &[(&str, usize, &[&str])] = &[\n{blocks}];\n\n\
         /// Runs the `main` of a block.\n\
         pub(crate) fn run(program: &str) -> Result<(), Box<dyn std::error::Error>> {{\n\
             match program {{\n{programs}_ => return Err(\"no such program\".into()),\n}}\nOk(())\n}}\n"
    );
    fs::write(out.join("blocks.rs"), text)
}

/// Writes the blocks of a page as files, and what names them.
fn write_page(
    out: &Path,
    page: &Page,
    modules: &mut String,
    blocks: &mut String,
    programs: &mut String,
) -> io::Result<()> {
    let rust = page
        .fences
        .iter()
        .filter(|fence| fence.language() == "rust");
    let mut inner = String::new();
    let mut mains = 0;
    for (at, fence) in rust.enumerate() {
        let (name, number) = (&page.name, at + 1);
        let file = out.join(format!("{name}_{number}.rs"));
        fs::write(&file, module(fence))?;
        _ = writeln!(
            inner,
            "#[path = {file:?}]\npub(crate) mod block_{number};\n#[allow(unused_imports)]\npub(crate) use block_{number}::*;"
        );
        let mut names: Vec<String> = functions(fence)
            .map(|function| format!("{name}::{function}"))
            .collect();
        let main = format!("{name}::main");
        if names.contains(&main) {
            mains += 1;
            let program = format!("{main}_{mains}");
            let asks = if returns(fence) { "?" } else { "" };
            _ = writeln!(
                programs,
                "{program:?} => {name}::block_{number}::main(){asks},"
            );
            names = vec![program];
        }
        _ = writeln!(blocks, "({:?}, {}, &{names:?}),", page.path, fence.line);
    }
    if !inner.is_empty() {
        _ = writeln!(modules, "pub(crate) mod {} {{\n{inner}}}", page.name);
    }
    Ok(())
}

/// A block as the text of a module.
fn module(fence: &Fence) -> String {
    let mut text = "\n".repeat(fence.line);
    for line in fence.text.lines() {
        if ITEMS.iter().any(|item| line.starts_with(item)) {
            text.push_str("pub(crate) ");
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The names of the functions at the left margin.
fn functions(fence: &Fence) -> impl Iterator<Item = &str> {
    fence.text.lines().filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn ")?.split(['(', '<']).next()
    })
}

/// Whether its `main` can fail.
fn returns(fence: &Fence) -> bool {
    fence.text.lines().any(|line| line.contains("fn main() ->"))
}
