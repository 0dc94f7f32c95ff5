//! The public API names types of few other crates: what it names can't be raised to a new major version without one of
//! our own. A feature whose name carries a version, as `reqwest-0_13`, is a door: what is behind it may name more.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::Visit;
use syn::{Fields, GenericParam, Generics, ImplItem, Item, ItemImpl, TraitItem, Type};

use super::source::{Library, ModulePath, Target, attributes, is_behind_a_door, is_public};

/// The library, and the crates whose types it may show.
const LIBRARIES: [(&str, &[&str]); 2] = [
    (
        "iamport",
        &["futures_core", "jiff", "schemars", "serde", "serde_json"],
    ),
    ("iamport-sandbox", &["schemars", "serde", "serde_json"]),
];

/// Always there.
const STANDARD: [&str; 3] = ["std", "core", "alloc"];

/// What a library's public API names of other crates, as `crate at place`.
fn shown(library: &Library) -> BTreeSet<String> {
    let (reached, handed_on) = library.reachable();
    let mut shown: BTreeSet<String> = handed_on
        .iter()
        .map(|path| {
            let (name, _) = path.split_once("::").unwrap_or((path, ""));
            format!("{name} at pub use {path}")
        })
        .collect();
    for (place, module) in &library.modules {
        for item in &module.items {
            if !is_behind_a_door(attributes(item)) {
                let mut reader = Reader {
                    library,
                    reached: &reached,
                    place,
                    at: String::new(),
                    shown: &mut shown,
                };
                reader.item(item);
            }
        }
    }
    shown
}

/// Reads what of an item the outside can see.
struct Reader<'a> {
    library: &'a Library,
    reached: &'a BTreeSet<(ModulePath, String)>,
    place: &'a ModulePath,
    /// What is being read, for people.
    at: String,
    shown: &'a mut BTreeSet<String>,
}

impl Reader<'_> {
    fn is_reached(&self, name: &syn::Ident) -> bool {
        self.reached
            .contains(&(self.place.clone(), name.to_string()))
    }

    fn begin(&mut self, name: &syn::Ident) -> bool {
        self.at = [self.place.join("::"), name.to_string()].join("::");
        self.is_reached(name)
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if self.begin(&item.ident) => {
                self.visit_generics(&item.generics);
                self.fields(&item.fields, false);
            }
            Item::Enum(item) if self.begin(&item.ident) => {
                self.visit_generics(&item.generics);
                for variant in &item.variants {
                    self.fields(&variant.fields, true);
                }
            }
            Item::Fn(item) if self.begin(&item.sig.ident) => self.visit_signature(&item.sig),
            Item::Const(item) if self.begin(&item.ident) => self.visit_type(&item.ty),
            Item::Static(item) if self.begin(&item.ident) => self.visit_type(&item.ty),
            Item::Type(item) if self.begin(&item.ident) => self.visit_type(&item.ty),
            Item::Trait(item) if self.begin(&item.ident) => {
                self.visit_generics(&item.generics);
                for bound in &item.supertraits {
                    self.visit_type_param_bound(bound);
                }
                for item in &item.items {
                    match item {
                        TraitItem::Fn(item) => self.visit_signature(&item.sig),
                        TraitItem::Const(item) => self.visit_type(&item.ty),
                        TraitItem::Type(item) => self.visit_trait_item_type(item),
                        _ => {}
                    }
                }
            }
            Item::Impl(item) => self.implementation(item),
            Item::Macro(item) => {
                let name = item.ident.as_ref().map(ToString::to_string);
                self.at = format!("{}::{}!", self.place.join("::"), name.unwrap_or_default());
                self.tokens(item.mac.tokens.clone());
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &Fields, all: bool) {
        for field in fields {
            if (all || is_public(&field.vis)) && !is_behind_a_door(&field.attrs) {
                self.visit_type(&field.ty);
            }
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        if item.trait_.is_some() {
            return self.trait_implementation(item);
        }
        let Type::Path(own) = &*item.self_ty else {
            return;
        };
        if !self.own_is_reached(&own.path) {
            return;
        }
        let own = [&**self.place, &segments(&own.path)].concat().join("::");
        self.at.clone_from(&own);
        self.visit_generics(&item.generics);
        for item in &item.items {
            match item {
                ImplItem::Fn(item) if is_public(&item.vis) && !is_behind_a_door(&item.attrs) => {
                    self.at = format!("{own}::{}", item.sig.ident);
                    self.visit_signature(&item.sig);
                }
                ImplItem::Const(item) if is_public(&item.vis) => {
                    self.at = format!("{own}::{}", item.ident);
                    self.visit_type(&item.ty);
                }
                _ => {}
            }
        }
    }

    /// An implementation is seen where both the trait and the type are.
    fn trait_implementation(&mut self, item: &ItemImpl) {
        let Some((path, _)) = &item.trait_ else {
            return;
        };
        let hidden = |path: &syn::Path| {
            matches!(self.target(path), Target::Own(..)) && !self.own_is_reached(path)
        };
        let hides_type = matches!(&*item.self_ty, Type::Path(own) if hidden(&own.path));
        if hidden(path) || hides_type {
            return;
        }
        let module = self.place.join("::");
        let (name, own) = (
            segments(path).join("::"),
            words(item.self_ty.to_token_stream()),
        );
        self.at = format!("{module}::impl {name} for {}", own.join("::"));
        self.visit_generics(&item.generics);
        self.visit_path(path);
        self.visit_type(&item.self_ty);
        for item in &item.items {
            if let ImplItem::Type(item) = item {
                self.visit_type(&item.ty);
            }
        }
    }

    /// Macros are not expanded. In what they are made of, the heads of implementations and of public functions count.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut head: Option<Vec<String>> = None;
        let mut public = false;
        for token in tokens {
            match token {
                TokenTree::Ident(word) if word == "impl" || (word == "fn" && public) => {
                    head = Some(Vec::new());
                }
                TokenTree::Ident(word) => {
                    public = word == "pub" || (public && word != "struct");
                    if let Some(head) = &mut head {
                        head.push(word.to_string());
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.words(&head.take().unwrap_or_default());
                    public = false;
                    self.tokens(group.stream());
                }
                TokenTree::Group(group) => match &mut head {
                    Some(head) => head.extend(words(group.stream())),
                    None => self.tokens(group.stream()),
                },
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn words(&mut self, words: &[String]) {
        for word in words {
            self.note(std::slice::from_ref(word));
        }
    }

    fn target(&self, path: &syn::Path) -> Target {
        self.library.resolve(self.place, &segments(path))
    }

    fn own_is_reached(&self, path: &syn::Path) -> bool {
        match self.target(path) {
            Target::Own(place, name) => self.reached.contains(&(place, name)),
            _ => false,
        }
    }

    fn note(&mut self, path: &[String]) {
        match self.library.resolve(self.place, path) {
            Target::Foreign(name) => {
                self.shown.insert(format!("{name} at {}", self.at));
            }
            // What an alias stands for is seen wherever the alias is.
            Target::Own(place, name) => {
                let items = &self.library.modules[&place].items;
                let alias = items.iter().find_map(|item| match item {
                    Item::Type(item) if item.ident == name => Some(item),
                    _ => None,
                });
                if let Some(alias) = alias {
                    let mut reader = Reader {
                        library: self.library,
                        reached: self.reached,
                        place: &place,
                        at: self.at.clone(),
                        shown: self.shown,
                    };
                    reader.visit_type(&alias.ty);
                }
            }
            Target::Unknown => {}
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.note(&segments(path));
        syn::visit::visit_path(self, path);
    }

    fn visit_generics(&mut self, generics: &'ast Generics) {
        for parameter in &generics.params {
            if let GenericParam::Type(parameter) = parameter {
                syn::visit::visit_type_param(self, parameter);
            }
        }
        if let Some(clause) = &generics.where_clause {
            self.visit_where_clause(clause);
        }
    }

    // What stands in a constant's or an array's length is no type.
    fn visit_expr(&mut self, _: &'ast syn::Expr) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

fn segments(path: &syn::Path) -> Vec<String> {
    let segments = path.segments.iter();
    segments.map(|segment| segment.ident.to_string()).collect()
}

/// All words in a run of tokens.
fn words(tokens: TokenStream) -> Vec<String> {
    let words = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(word) => vec![word.to_string()],
        TokenTree::Group(group) => words(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
    });
    words.flatten().collect()
}

#[test]
fn no_type_of_another_crate_is_shown() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    for (name, allowed) in LIBRARIES {
        let library = Library::read(&crates.join(name));
        let (reached, _) = library.reachable();
        assert!(reached.len() > 50, "{name} has {} items", reached.len());
        let wrong: Vec<String> = shown(&library)
            .into_iter()
            .filter(|line| {
                let (crate_name, _) = line.split_once(' ').unwrap();
                !STANDARD.contains(&crate_name) && !allowed.contains(&crate_name)
            })
            .collect();
        assert!(wrong.is_empty(), "{name} shows {wrong:#?}");
    }
}

/// A library that shows a type of another crate in every way, and hides some in others.
#[test]
fn each_way_of_showing_one_is_seen() {
    let root = "
        mod inner;
        pub mod open;
        pub use inner::{Shown, call as renamed};
        pub use inner::wide::*;
        pub use foreign::Handed;
        #[cfg(feature = \"foreign-1\")]
        pub fn door(_: foreign::Client) {}
        #[cfg(feature = \"foreign\")]
        pub fn no_door(_: foreign::Client) {}
        #[cfg(test)]
        mod tests { pub fn test(_: foreign::Client) {} }
    ";
    let inner = "
        use foreign::{Client, deep::Value as Renamed};
        type Alias = Vec<Client>;
        pub struct Shown { pub field: Option<Client>, hidden: Client }
        pub struct Hidden { pub field: Client }
        pub fn call(_: impl Fn() -> Renamed) {}
        pub fn hidden(_: Client) {}
        impl Shown {
            pub fn method(&self) -> Alias { foreign::body() }
            pub(crate) fn hidden(&self) -> Client {}
            #[cfg(feature = \"foreign-1_2\")]
            pub fn door(&self) -> Client {}
        }
        impl From<Client> for Shown { fn from(_: Client) -> Self { todo!() } }
        impl From<Client> for Hidden { fn from(_: Client) -> Self { todo!() } }
        trait Private { type Out; }
        impl Private for Shown { type Out = Client; }
        impl Private for Client { type Out = u8; }
        macro_rules! made { ($name:ident) => {
            impl From<$name> for Shown { fn from(_: $name) -> Self { Client::new() } }
            impl From<Renamed> for Shown { fn from(_: Renamed) -> Self { todo!() } }
        } }
        pub mod wide { pub enum Choice { One(foreign::Client), Two { field: u8 } } }
    ";
    let open = "
        use super::inner::Shown;
        pub trait Open: foreign::Sealed { type Out: Into<u8>; fn get(&self) -> Self::Out; }
        impl Iterator for Shown { type Item = foreign::Client; }
        pub const LIMIT: foreign::Limit = foreign::LIMIT;
        pub fn plain(_: &str) -> Result<Shown, std::fmt::Error> { foreign::body() }
    ";
    let library = Library::parse(["foreign"], &|file| {
        let files = [("lib.rs", root), ("inner.rs", inner), ("open/mod.rs", open)];
        let found = files.iter().find(|(name, _)| *name == file);
        found.map(|(_, text)| (*text).to_owned())
    });
    let shown: Vec<String> = shown(&library)
        .into_iter()
        .filter_map(|line| line.strip_prefix("foreign at ").map(str::to_owned))
        .collect();
    assert_eq!(
        shown,
        [
            "::no_door",
            "inner::Shown",
            "inner::Shown::method",
            "inner::call",
            "inner::impl From for Shown",
            "inner::made!",
            "inner::wide::Choice",
            "open::LIMIT",
            "open::Open",
            "open::impl Iterator for Shown",
            "pub use foreign::Handed",
        ]
    );
}
