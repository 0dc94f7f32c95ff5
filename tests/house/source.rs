//! The source of a library as modules: what each has, what it imports, and what of it the outside can reach.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::{Attribute, Item, UseTree, Visibility};

/// A path inside the library; the root is empty.
pub(super) type ModulePath = Vec<String>;

/// A name that a `use` brings, and the whole path that it stands for.
struct Import {
    name: String,
    path: Vec<String>,
    public: bool,
}

pub(super) struct Module {
    pub(super) items: Vec<Item>,
    imports: Vec<Import>,
    /// The modules whose every name it brings.
    globs: Vec<(Vec<String>, bool)>,
    public: bool,
}

pub(super) struct Library {
    pub(super) modules: BTreeMap<ModulePath, Module>,
    /// The crates that the source can name.
    dependencies: BTreeSet<String>,
}

/// What a path in a module stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Something of another crate, by the name of that crate.
    Foreign(String),
    /// Something of the library: its module and its name.
    Own(ModulePath, String),
    /// A type parameter, a name of the prelude or of a macro.
    Unknown,
}

impl Library {
    /// The library in a folder with a `Cargo.toml`.
    pub(super) fn read(folder: &Path) -> Self {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
        let dependencies = dependencies
            .lines()
            .take_while(|line| !line.starts_with('['));
        let names = dependencies.filter_map(|line| line.split(['.', ' ', '=']).next());
        let names = names.filter(|name| !name.is_empty() && !name.starts_with('#'));
        let source = |file: &str| fs::read_to_string(folder.join("src").join(file)).ok();
        Self::parse(names, &source)
    }

    /// The library whose files `source` knows by their path below `src`.
    pub(super) fn parse<'a>(
        dependencies: impl IntoIterator<Item = &'a str>,
        source: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let mut library = Self {
            modules: BTreeMap::new(),
            dependencies: ["std", "core", "alloc"]
                .into_iter()
                .chain(dependencies)
                .map(|name| name.replace('-', "_"))
                .collect(),
        };
        let root = source("lib.rs").expect("a lib.rs");
        let root = syn::parse_file(&root).expect("Rust");
        library.add(ModulePath::new(), root.items, true, source);
        library
    }

    fn add(
        &mut self,
        place: ModulePath,
        items: Vec<Item>,
        public: bool,
        source: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut module = Module {
            items: Vec::new(),
            imports: Vec::new(),
            globs: Vec::new(),
            public,
        };
        for item in items {
            match item {
                Item::Mod(inner) if is_for_tests(&inner.attrs) => {}
                Item::Mod(inner) => {
                    let mut below = place.clone();
                    below.push(inner.ident.to_string());
                    let items = match inner.content {
                        Some((_, items)) => items,
                        None => {
                            let file = below.join("/");
                            let text = source(&format!("{file}.rs"))
                                .or_else(|| source(&format!("{file}/mod.rs")))
                                .unwrap_or_else(|| panic!("no file of the module {file}"));
                            syn::parse_file(&text).expect("Rust").items
                        }
                    };
                    self.add(below, items, is_public(&inner.vis), source);
                }
                Item::Use(import) => {
                    module.import(&import.tree, Vec::new(), is_public(&import.vis))
                }
                other => module.items.push(other),
            }
        }
        self.modules.insert(place, module);
    }

    /// What a path stands for that is written in a module.
    pub(super) fn resolve(&self, place: &[String], path: &[String]) -> Target {
        let Some((first, rest)) = path.split_first() else {
            return Target::Unknown;
        };
        match first.as_str() {
            "crate" => self.follow(&[], rest),
            "self" => self.follow(place, rest),
            "super" => self.follow(&place[..place.len() - 1], rest),
            _ => match self.follow(place, path) {
                Target::Unknown if self.dependencies.contains(first) => {
                    Target::Foreign(first.clone())
                }
                known => known,
            },
        }
    }

    /// What a path stands for that begins with a name of this module.
    fn follow(&self, place: &[String], path: &[String]) -> Target {
        let Some((first, rest)) = path.split_first() else {
            return Target::Unknown;
        };
        let module = &self.modules[place];
        let below = [place, std::slice::from_ref(first)].concat();
        if self.modules.contains_key(&below) {
            return match rest {
                [] => Target::Own(place.to_vec(), first.clone()),
                [next, ..] if next == "super" => self.follow(place, &rest[1..]),
                _ => self.follow(&below, rest),
            };
        }
        if module
            .items
            .iter()
            .any(|item| name(item).is_some_and(|name| name == *first))
        {
            return Target::Own(place.to_vec(), first.clone());
        }
        if let Some(import) = module.imports.iter().find(|import| import.name == *first) {
            // `use serde::de;` in a module that has no `serde` of its own.
            let whole = [&import.path, rest].concat();
            return match import.path.first() {
                Some(crate_name) if *crate_name == *first && import.path.len() == 1 => {
                    Target::Foreign(first.clone())
                }
                _ => self.resolve(place, &whole),
            };
        }
        for (glob, _) in &module.globs {
            let whole = [glob, path].concat();
            let found = self.resolve(place, &whole);
            if found != Target::Unknown && !matches!(found, Target::Foreign(_)) {
                return found;
            }
        }
        Target::Unknown
    }

    /// Every item that the outside can name, and every name of another crate that is handed on, with its path.
    pub(super) fn reachable(&self) -> (BTreeSet<(ModulePath, String)>, Vec<String>) {
        let mut reached = BTreeSet::new();
        let mut handed_on = Vec::new();
        let mut seen = BTreeSet::new();
        let mut modules = vec![ModulePath::new()];
        while let Some(place) = modules.pop() {
            if !seen.insert(place.clone()) {
                continue;
            }
            let module = &self.modules[&place];
            for item in module.items.iter().filter(|item| is_open(item)) {
                reached.extend(name(item).map(|name| (place.clone(), name)));
            }
            let children = self.modules.iter().filter(|(child, module)| {
                module.public && child.len() == place.len() + 1 && child.starts_with(&place)
            });
            modules.extend(children.map(|(child, _)| child.clone()));
            for import in module.imports.iter().filter(|import| import.public) {
                match self.resolve(&place, &import.path) {
                    Target::Own(target, name) => {
                        let below = [&*target, std::slice::from_ref(&name)].concat();
                        if self.modules.contains_key(&below) {
                            modules.push(below);
                        }
                        reached.insert((target, name));
                    }
                    Target::Foreign(_) => handed_on.push(import.path.join("::")),
                    Target::Unknown => panic!("`pub use {}` leads nowhere", import.path.join("::")),
                }
            }
            for (glob, _) in module.globs.iter().filter(|(_, public)| *public) {
                match self.resolve(&place, glob) {
                    Target::Own(target, name) => modules.push([target, vec![name]].concat()),
                    _ => handed_on.push(format!("{}::*", glob.join("::"))),
                }
            }
        }
        (reached, handed_on)
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, mut path: Vec<String>, public: bool) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.import(&part.tree, path, public);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, path.clone(), public);
                }
            }
            UseTree::Glob(_) => self.globs.push((path, public)),
            UseTree::Name(leaf) if leaf.ident == "self" => {
                let name = path.last().expect("a module").clone();
                self.imports.push(Import { name, path, public });
            }
            UseTree::Name(leaf) => {
                let name = leaf.ident.to_string();
                path.push(name.clone());
                self.imports.push(Import { name, path, public });
            }
            UseTree::Rename(leaf) => {
                path.push(leaf.ident.to_string());
                let name = leaf.rename.to_string();
                self.imports.push(Import { name, path, public });
            }
        }
    }
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// What a `#[cfg(…)]` says, without blanks.
fn conditions(attributes: &[Attribute]) -> impl Iterator<Item = String> {
    let attributes = attributes.iter().filter(|one| one.path().is_ident("cfg"));
    attributes.map(|attribute| {
        let list = attribute.meta.require_list().expect("cfg(…)");
        list.tokens.to_string().replace(' ', "")
    })
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    conditions(attributes).any(|condition| matches!(&*condition, "test" | "doctest"))
}

/// Whether something is there only with a feature whose name carries a version: `reqwest-0_13`.
pub(super) fn is_behind_a_door(attributes: &[Attribute]) -> bool {
    conditions(attributes).any(|condition| {
        let name = condition
            .strip_prefix("feature=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let version = name.and_then(|name| name.split_once('-'));
        version.is_some_and(|(_, version)| version.starts_with(|c: char| c.is_ascii_digit()))
    })
}

pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        _ => &[],
    }
}

fn parts(item: &Item) -> Option<(&syn::Ident, &Visibility)> {
    match item {
        Item::Const(item) => Some((&item.ident, &item.vis)),
        Item::Enum(item) => Some((&item.ident, &item.vis)),
        Item::Fn(item) => Some((&item.sig.ident, &item.vis)),
        Item::Static(item) => Some((&item.ident, &item.vis)),
        Item::Struct(item) => Some((&item.ident, &item.vis)),
        Item::Trait(item) => Some((&item.ident, &item.vis)),
        Item::Type(item) => Some((&item.ident, &item.vis)),
        Item::Union(item) => Some((&item.ident, &item.vis)),
        _ => None,
    }
}

fn name(item: &Item) -> Option<String> {
    parts(item).map(|(name, _)| name.to_string())
}

fn is_open(item: &Item) -> bool {
    parts(item).is_some_and(|(_, visibility)| is_public(visibility))
}
