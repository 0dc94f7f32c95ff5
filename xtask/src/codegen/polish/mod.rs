//! From the spec's facts and progenitor's types to the code that is committed.
//!
//! Progenitor's own call layer is not fit for money (ARCHITECTURE.md says why): only its types and
//! names are taken, as a [`Output`]; builders, calls, serde and `Debug` are written here.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use self::agree::agree;
use super::{
    output::Output,
    problem::{Problem, Result},
    spec::Spec,
};

mod agree;
mod calls;
mod command;
mod docs;
mod echoes;
mod files;
mod operations;
mod setters;
mod types;

pub(crate) use self::files::{Files, client_file};

/// What must not be left in the output: each would mean that a case was not thought of.
const LEFTOVERS: [&str; 7] = [
    "f64",
    "f32",
    "reqwest",
    "progenitor",
    "defaults",
    "ConversionError",
    "body_map",
];

/// All files that are made of the client's types: the client, its tests and the command.
pub(crate) fn polish(spec: &Spec, output: &Output) -> Result<Files> {
    agree(spec, output)?;
    let mut files = Files::new();
    files.insert(client_file("mod.rs"), root());
    types::emit(spec, output, &mut files)?;
    operations::emit(spec, output, &mut files)?;
    calls::emit(spec, output, &mut files)?;
    command::emit(spec, output, &mut files)?;
    for (file, content) in &files {
        if let Some(leftover) = leftover(content.clone()) {
            return Err(Problem::new(format!("polish left `{leftover}` in {file}")));
        }
    }
    Ok(files)
}

/// The first identifier that [`LEFTOVERS`] names.
fn leftover(tokens: TokenStream) -> Option<&'static str> {
    tokens.into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) => leftover(group.stream()),
        TokenTree::Ident(ident) => LEFTOVERS.into_iter().find(|name| ident == name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
}

fn root() -> TokenStream {
    quote! {
        //! Models and operations, made from the spec.
        pub(crate) mod codes;
        pub mod operations;
        pub mod types;
        pub use operations::OPERATIONS;
    }
}
