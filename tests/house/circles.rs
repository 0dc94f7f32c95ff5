//! No two files of a crate import each other in a circle.
//!
//! A file is read as Rust; what it names by a path (`crate::…`, `super::…`, `self::…`, or the name of a module
//! that is declared beside it) is followed to the file of the module that has it, through modules that only hand
//! it on (`pub use`). Declaring a module is not importing it. What is generated, what is compiled for tests only,
//! and code that is quoted to be written into another file do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// The crates that have no circle, by the folder of their source.
const CRATES: &[&str] = &[
    "crates/iamport/src",
    "crates/iamport-cli/src",
    "crates/iamport-sandbox/src",
    "crates/iamport-testing/src",
    "xtask/src",
];

/// A module, by its path from the root of the crate: `["routes", "vbanks"]`.
type Module = Vec<String>;

/// What a crate consists of.
#[derive(Default)]
struct Sources {
    /// The file that each module is written in.
    files: BTreeMap<Module, PathBuf>,
    /// What a module hands on: the name there, and the path that it stands for.
    handed_on: BTreeMap<(Module, String), Vec<String>>,
}

impl Sources {
    /// Reads a crate from the file of its root.
    fn read(root: &Path) -> (Sources, Vec<(Module, syn::File)>) {
        let mut sources = Sources::default();
        let mut parsed = Vec::new();
        let name = ["lib.rs", "main.rs"].map(|name| root.join(name));
        let root_file = name.into_iter().find(|file| file.exists());
        sources.add(
            Vec::new(),
            root_file.expect("a crate has a root"),
            root,
            &mut parsed,
        );
        (sources, parsed)
    }

    /// Reads a file, and the files of the modules that it declares. `folder` is where those are.
    fn add(
        &mut self,
        module: Module,
        file: PathBuf,
        folder: &Path,
        parsed: &mut Vec<(Module, syn::File)>,
    ) {
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        let syntax =
            syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        self.files.insert(module.clone(), file.clone());
        self.add_declared(&syntax.items, &module, &file, folder, parsed);
        parsed.push((module, syntax));
    }

    fn add_declared(
        &mut self,
        items: &[syn::Item],
        module: &[String],
        file: &Path,
        folder: &Path,
        parsed: &mut Vec<(Module, syn::File)>,
    ) {
        for item in items {
            if let syn::Item::Use(used) = item
                && !matches!(used.vis, syn::Visibility::Inherited)
            {
                for (name, path) in leaves(&used.tree) {
                    self.handed_on.insert((module.to_vec(), name), path);
                }
            }
            let syn::Item::Mod(declared) = item else {
                continue;
            };
            let name = declared.ident.to_string();
            if name == "generated" || is_for_tests(&declared.attrs) {
                continue;
            }
            let mut inner = module.to_vec();
            inner.push(name.clone());
            let below = folder.join(&name);
            if let Some((_, items)) = &declared.content {
                self.files.insert(inner.clone(), file.to_owned());
                self.add_declared(items, &inner, file, &below, parsed);
                continue;
            }
            let places = [folder.join(format!("{name}.rs")), below.join("mod.rs")];
            let place = places.into_iter().find(|place| place.exists());
            let place = place.unwrap_or_else(|| panic!("{}: no file for {name}", file.display()));
            self.add(inner, place, &below, parsed);
        }
    }

    /// The file that has what a path names, seen from `module`; `None` if it is not one of this crate.
    fn named_by(&self, module: &[String], path: &[String]) -> Option<&Path> {
        let mut at = module.to_vec();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = rest.get(1..)?;
            }
            "self" => rest = rest.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop()?;
                    rest = rest.get(1..)?;
                }
            }
            beside => {
                at.push(beside.to_owned());
                if !self.files.contains_key(&at) {
                    return None;
                }
                rest = rest.get(1..)?;
            }
        }
        if rest.first().is_some_and(|part| part == "generated") && at.is_empty() {
            return None;
        }
        for (position, part) in rest.iter().enumerate() {
            at.push(part.clone());
            if self.files.contains_key(&at) {
                continue;
            }
            at.pop();
            if let Some(meant) = self.handed_on.get(&(at.clone(), part.clone())) {
                let behind = rest.get(position + 1..)?;
                return self.named_by(&at, &[meant, behind].concat());
            }
            break;
        }
        self.files.get(&at).map(PathBuf::as_path)
    }
}

/// The paths that a `use` names, each with the name that it gives to it.
fn leaves(tree: &syn::UseTree) -> Vec<(String, Vec<String>)> {
    fn add(tree: &syn::UseTree, before: &[String], found: &mut Vec<(String, Vec<String>)>) {
        let with = |part: &syn::Ident| [before, &[part.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => add(&path.tree, &with(&path.ident), found),
            // `use a::b::{self}` names `a::b`.
            syn::UseTree::Name(name) if name.ident == "self" => {
                let last = before.last().cloned().unwrap_or_default();
                found.push((last, before.to_vec()));
            }
            syn::UseTree::Name(name) => found.push((name.ident.to_string(), with(&name.ident))),
            syn::UseTree::Rename(name) => found.push((name.rename.to_string(), with(&name.ident))),
            syn::UseTree::Glob(_) => found.push(("*".to_owned(), before.to_vec())),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    add(tree, before, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    add(tree, &[], &mut found);
    found
}

/// Whether something is compiled for tests only.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
    })
}

/// Collects the paths that a file names, with the module that each stands in.
struct Paths {
    module: Module,
    found: Vec<(Module, Vec<String>)>,
}

impl Paths {
    fn add(&mut self, path: Vec<String>) {
        self.found.push((self.module.clone(), path));
    }

    /// Paths in what is not parsed: the words of a macro, and texts such as `with = "crate::word"`.
    fn add_text(&mut self, text: &str) {
        let text = text.replace(" :: ", "::");
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        for word in text
            .split(|c| !is_path(c))
            .filter(|word| word.contains("::"))
        {
            let path: Vec<String> = word.split("::").map(str::to_owned).collect();
            if path.iter().all(|part| !part.is_empty()) {
                self.add(path);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Const(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Static(item) => &item.attrs,
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for (_, path) in leaves(&item.tree) {
            self.add(path);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let parts = path.segments.iter().map(|part| part.ident.to_string());
            self.add(parts.collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let quotes = ["quote", "parse_quote", "format_ident"];
        let last = call.path.segments.last();
        if !last.is_some_and(|last| quotes.iter().any(|name| last.ident == name)) {
            self.add_text(&call.tokens.to_string());
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.add_text(&list.tokens.to_string());
        }
    }
}

/// Which file imports which, and by which names.
type Imports = BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>;

fn imports(root: &Path) -> Imports {
    let (sources, parsed) = Sources::read(root);
    let mut imports = Imports::new();
    for (module, syntax) in parsed {
        let file = sources.files.get(&module).expect("it was read").clone();
        let mut paths = Paths {
            module,
            found: Vec::new(),
        };
        paths.visit_file(&syntax);
        for (module, path) in paths.found {
            if let Some(named) = sources
                .named_by(&module, &path)
                .filter(|named| *named != file)
            {
                let names = imports.entry(file.clone()).or_default();
                let names = names.entry(named.to_owned()).or_default();
                names.insert(path.join("::"));
            }
        }
    }
    imports
}

/// The files that can be reached from `file` by one import or more.
fn reached<'a>(imports: &'a Imports, file: &Path) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Path> = vec![file];
    while let Some(next) = open.pop() {
        for named in imports.get(next).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(named.as_path()) {
                open.push(named);
            }
        }
    }
    reached
}

/// The circles, each as one text that names its files and what ties them.
fn circles(root: &Path) -> Vec<String> {
    let imports = imports(root);
    let reached: BTreeMap<&Path, _> = imports
        .keys()
        .map(|file| (file.as_path(), reached(&imports, file)))
        .collect();
    let ties = |a: &Path, b: &Path| {
        let there = |from, to: &Path| reached.get(from).is_some_and(|all| all.contains(to));
        there(a, b) && there(b, a)
    };
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for file in reached.keys() {
        if !ties(file, file) || seen.contains(file) {
            continue;
        }
        let members: Vec<&Path> = reached
            .keys()
            .copied()
            .filter(|other| ties(file, other))
            .collect();
        seen.extend(members.iter().copied());
        let mut text = String::new();
        for member in &members {
            for (named, names) in imports.get(*member).into_iter().flatten() {
                if members.contains(&named.as_path()) {
                    let short = |path: &Path| {
                        path.strip_prefix(root)
                            .unwrap_or(path)
                            .display()
                            .to_string()
                    };
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    text += &format!(
                        "  {} -> {}: {}\n",
                        short(member),
                        short(named),
                        names.join(", ")
                    );
                }
            }
        }
        circles.push(text);
    }
    circles
}

#[test]
fn no_file_imports_itself_by_way_of_others() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut told = String::new();
    for folder in CRATES {
        for circle in circles(&workspace.join(folder)) {
            told += &format!("a circle in {folder}:\n{circle}\n");
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn circles_are_found_and_declarations_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    write("lib.rs", "mod a; mod b; mod c; pub use a::A;");
    write("a.rs", "use crate::b::B; pub struct A;");
    write(
        "b.rs",
        "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }",
    );
    write("c/mod.rs", "mod inner; pub struct C;");
    write("c/inner.rs", "use super::C;");
    assert_eq!(circles(folder.path()), [""; 0]);

    write(
        "b.rs",
        "pub struct B; fn f() { println!(\"{}\", crate::a::A::new()); }",
    );
    let found = circles(folder.path());
    assert_eq!(
        found,
        ["  a.rs -> b.rs: crate::b::B\n  b.rs -> a.rs: crate::a::A::new\n"]
    );
    write("b.rs", "#[serde(with = \"super::a\")] pub struct B;");
    assert_eq!(circles(folder.path()).len(), 1);
    write("b.rs", "pub struct B;");
    write("c/mod.rs", "mod inner; pub struct C; fn f() { inner::g() }");
    assert_eq!(circles(folder.path()).len(), 1);

    // Who names what `lib.rs` hands on names the file that has it.
    write("c/mod.rs", "mod inner; pub struct C;");
    write("b.rs", "use crate::A as Other; pub struct B;");
    let found = circles(folder.path());
    assert_eq!(
        found,
        ["  a.rs -> b.rs: crate::b::B\n  b.rs -> a.rs: crate::A\n"]
    );
}
