//! The pieces that all files of the sandbox's facts are made of.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codegen::{
    codes::Codes,
    problem::{Problem, Result},
    spec::Extensions,
};

/// How many characters a line of documentation has at most.
const WIDTH: usize = 110;

/// A paragraph of documentation.
pub(super) fn doc(text: &str) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!(" {word}")),
        }
    }
    quote!(#( #[doc = #lines] )*)
}

/// A name as an identifier that may be a keyword or have signs in it.
pub(super) fn identifier(name: &str) -> Result<syn::Ident> {
    syn::parse_str(name).map_err(|_| Problem::new(format!("{name} is no name in Rust")))
}

/// The gateways that `extensions` names for `kind`: `supported`, `required` or `ignored`. One that
/// `spec/codes.json` does not know is refused.
pub(super) fn gateways<'a>(
    extensions: &'a Extensions,
    kind: &str,
    whose: &str,
    codes: &Codes,
) -> Result<&'a [String]> {
    let listed = extensions.gateways.iter().find(|(word, _)| word == kind);
    let listed = listed.map_or(&[][..], |(_, gateways)| gateways);
    match listed.iter().find(|code| !codes.knows_gateway(code)) {
        Some(code) => Err(Problem::new(format!(
            "{whose}: no gateway is called {code}; spec/codes.json has them all"
        ))),
        None => Ok(listed),
    }
}
