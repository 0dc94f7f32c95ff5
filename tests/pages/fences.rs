//! The pages for people and their fenced blocks, as the build script and the tests read them.

use std::fs;
use std::path::{Path, PathBuf};

/// Pages whose Rust needs the feature `test-util`, which this package does not switch on: it would change how every other
/// test waits. They are documentation tests, run by a step of the gate, which a test looks for.
pub(crate) const DOC_TESTS: [&str; 1] = ["testing"];

/// The README in Korean. Its code is that of the README, which a test compares, so it is run once.
pub(crate) const KOREAN: &str = "readme_ko";

/// A page in Markdown.
pub(crate) struct Page {
    /// A name for its module: `refunds`, `readme`, `readme_of_iamport_cli`.
    pub(crate) name: String,
    /// Where it is below the workspace.
    pub(crate) path: String,
    pub(crate) fences: Vec<Fence>,
}

/// What stands between two lines of three backticks.
pub(crate) struct Fence {
    /// The line of its first backticks, counted from 1.
    pub(crate) line: usize,
    /// What stands behind them: `rust,no_run`.
    pub(crate) info: String,
    pub(crate) text: String,
}

impl Fence {
    /// The language, which is empty if none is named.
    pub(crate) fn language(&self) -> &str {
        self.info.split([',', ' ']).next().unwrap_or_default()
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The files in a folder and below it, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}

/// READMEs and the pages of the guide, as many as are there.
pub(crate) fn pages() -> Vec<Page> {
    let mut found = vec![
        ("readme".to_owned(), root().join("README.md")),
        (KOREAN.to_owned(), root().join("README.ko.md")),
        (
            "ci".to_owned(),
            root().join("crates/iamport-sandbox/docs/ci.md"),
        ),
    ];
    for krate in [
        "iamport",
        "iamport-cli",
        "iamport-sandbox",
        "iamport-testing",
    ] {
        let path = root().join("crates").join(krate).join("README.md");
        found.push((format!("readme_of_{krate}"), path));
    }
    let guide = root().join("crates/iamport/docs/guide");
    for path in files(&guide) {
        let Ok(below) = path.strip_prefix(&guide) else {
            continue;
        };
        if let Some(name) = below.to_str().and_then(|name| name.strip_suffix(".md")) {
            let name = if name == "README" { "guide" } else { name };
            found.push((name.to_owned(), path));
        }
    }
    found
        .into_iter()
        .filter_map(|(name, path)| {
            let text = fs::read_to_string(&path).ok()?;
            let below = path.strip_prefix(root()).unwrap_or(&path);
            Some(Page {
                name: name.replace(['-', '/', '\\', '.'], "_").to_lowercase(),
                path: below.display().to_string().replace('\\', "/"),
                fences: fences(&text),
            })
        })
        .collect()
}

/// The fenced blocks of a text in Markdown.
pub(crate) fn fences(text: &str) -> Vec<Fence> {
    let mut all: Vec<Fence> = Vec::new();
    let mut open: Option<(Fence, usize)> = None;
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        match (&mut open, trimmed.strip_prefix("```")) {
            (None, Some(info)) => {
                let fence = Fence {
                    line: number + 1,
                    info: info.trim().to_owned(),
                    text: String::new(),
                };
                open = Some((fence, line.len() - trimmed.len()));
            }
            (Some(_), Some("")) => all.extend(open.take().map(|(fence, _)| fence)),
            (Some((fence, indent)), _) => {
                fence.text.push_str(line.get(*indent..).unwrap_or(trimmed));
                fence.text.push('\n');
            }
            (None, None) => {}
        }
    }
    // One that is never closed is a block, too.
    all.extend(open.map(|(fence, _)| fence));
    all
}
