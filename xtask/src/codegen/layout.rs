//! A syntax tree as text: prettyplease's, with what it leaves out for readers. Items have a blank line between them,
//! and a macro call that lists pairs has one on each line.

use syn::{
    Attribute, ImplItem, Item, parse_quote,
    punctuated::Punctuated,
    token::Comma,
    visit_mut::{self, VisitMut},
};

/// Stands where a blank line goes, until the tree is text.
const BLANK: &str = "#[blank_line]";

/// The text of a Rust file.
pub(super) fn text(mut file: syn::File) -> String {
    let calls = listing_calls(&mut file);
    Spacing.visit_file_mut(&mut file);
    let mut text = String::new();
    for line in prettyplease::unparse(&file).lines() {
        if line.trim() != BLANK {
            text.push_str(line);
        }
        text.push('\n');
    }
    for (index, call) in calls.iter().enumerate() {
        text = text.replace(&format!("({})", placeholder(index)), &format!("({call})"));
    }
    text
}

/// Takes the arguments out of each call of the form `name!(Type { pair, … });`, and gives them as text.
fn listing_calls(file: &mut syn::File) -> Vec<String> {
    let mut calls = Vec::new();
    for item in &mut file.items {
        if let Item::Macro(item) = item
            && let Ok(listing) = item.mac.parse_body::<Listing>()
        {
            let placeholder = placeholder(calls.len());
            item.mac.tokens = quote::quote!(#placeholder);
            calls.push(listing.text());
        }
    }
    calls
}

fn placeholder(index: usize) -> syn::Ident {
    quote::format_ident!("listing_call_{index}")
}

/// `Type { Name = "value", … }`.
struct Listing {
    name: syn::Ident,
    pairs: Punctuated<syn::MetaNameValue, Comma>,
}

impl syn::parse::Parse for Listing {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        let inside;
        syn::braced!(inside in input);
        let pairs = Punctuated::parse_terminated(&inside)?;
        Ok(Self { name, pairs })
    }
}

impl Listing {
    fn text(&self) -> String {
        let mut text = format!("{} {{\n", self.name);
        for pair in &self.pairs {
            let pair = quote::quote!(#pair);
            text.push_str(&format!("    {pair},\n"));
        }
        text.push('}');
        text
    }
}

/// Marks every item that a blank line comes before: all but the first of a block. Imports stay together, and so do
/// modules that have a file of their own.
struct Spacing;

impl VisitMut for Spacing {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        // Below the file's own documentation even the first is apart.
        space(&mut file.items, !file.attrs.is_empty());
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut module.content {
            space(items, false);
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        let attributes = block.items.iter_mut().filter_map(|item| match item {
            ImplItem::Const(item) => Some(&mut item.attrs),
            ImplItem::Fn(item) => Some(&mut item.attrs),
            ImplItem::Type(item) => Some(&mut item.attrs),
            _ => None,
        });
        attributes.skip(1).for_each(mark);
    }
}

fn space(items: &mut [Item], also_first: bool) {
    let mut together_with = None;
    for (index, item) in items.iter_mut().enumerate() {
        let kind = together(item);
        let apart = index > 0 || also_first;
        if apart
            && (kind.is_none() || kind != together_with)
            && let Some(attributes) = attributes(item)
        {
            mark(attributes);
        }
        together_with = kind;
    }
}

fn mark(attributes: &mut Vec<Attribute>) {
    attributes.insert(0, parse_quote!(#[blank_line]));
}

/// What an item stays together with, if it is followed by another of the same.
fn together(item: &Item) -> Option<(&'static str, syn::Visibility)> {
    match item {
        Item::Mod(item) if item.content.is_none() && item.attrs.is_empty() => {
            Some(("mod", item.vis.clone()))
        }
        Item::Use(item) if item.attrs.is_empty() => Some(("use", item.vis.clone())),
        _ => None,
    }
}

/// The attributes of an item of a kind that is ever emitted.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Const(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Macro(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Static(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    fn laid_out(text: &str) -> String {
        super::text(syn::parse_file(text).expect("it is Rust"))
    }

    #[test]
    fn items_are_apart_and_what_belongs_together_stays() {
        let dense = "//! About.\nuse a::b;\nuse c::d;\nmod e;\nmod f;\npub mod g;\n/// One.\nconst A: u8 = 1;\n#[derive(Debug)]\nenum B {\n    /// First.\n    C,\n    /// Second.\n    D,\n}\nimpl B {\n    /// Two.\n    const E: u8 = 1;\n    const F: u8 = 1;\n    fn g() {\n        use h::i;\n        let j = 1;\n    }\n}\nmod k {\n    use l;\n    struct M;\n    struct N;\n}\n";
        let apart = "//! About.\n\nuse a::b;\nuse c::d;\n\nmod e;\nmod f;\n\npub mod g;\n\n/// One.\nconst A: u8 = 1;\n\n#[derive(Debug)]\nenum B {\n    /// First.\n    C,\n    /// Second.\n    D,\n}\n\nimpl B {\n    /// Two.\n    const E: u8 = 1;\n\n    const F: u8 = 1;\n\n    fn g() {\n        use h::i;\n        let j = 1;\n    }\n}\n\nmod k {\n    use l;\n\n    struct M;\n\n    struct N;\n}\n";
        assert_eq!(laid_out(dense), apart);
        assert_eq!(laid_out(apart), apart);
    }

    #[test]
    fn listed_pairs_have_a_line_each_and_other_calls_are_left_alone() {
        let dense = "a::list!(Kind { First = \"one, two\", Second = \"2\" });\na::model!(Kind);\n";
        let apart = "a::list!(Kind {\n    First = \"one, two\",\n    Second = \"2\",\n});\n\na::model!(Kind);\n";
        assert_eq!(laid_out(dense), apart);
        assert_eq!(laid_out(apart), apart);
    }

    #[test]
    fn nothing_but_white_space_and_commas_changes() {
        let dense = include_str!("layout.rs");
        let tokens = |text: &str| {
            let text: String = text.split_whitespace().collect();
            text.replace(',', "")
        };
        let plain = prettyplease::unparse(&syn::parse_file(dense).expect("it is Rust"));
        assert_eq!(tokens(&laid_out(dense)), tokens(&plain));
    }
}
