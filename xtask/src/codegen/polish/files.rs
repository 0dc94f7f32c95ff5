//! The files that are made, by their names, and what all of them have.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::codegen::output::snake;

/// Generated files: path from the root of the workspace, and content.
pub(crate) type Files = BTreeMap<String, TokenStream>;

/// A file of the client by its path below `generated/`.
pub(crate) fn client_file(path: &str) -> String {
    format!("crates/iamport/src/generated/{path}")
}

/// A file of the command by its path below `generated/`.
pub(super) fn command_file(path: &str) -> String {
    format!("crates/iamport-cli/src/generated/{path}")
}

/// A family's name as a module.
pub(super) fn family_module(family: &str) -> syn::Ident {
    format_ident!("{}", snake(family))
}

/// An inner attribute that keeps lints about form away from generated files.
pub(super) fn relaxed() -> TokenStream {
    quote! { #![allow(clippy::too_many_lines)] }
}
