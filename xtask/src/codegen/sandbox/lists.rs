//! Lists of words: value lists, and the names of what is secret or personal.

use std::collections::BTreeSet;

use heck::ToShoutySnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, identifier};
use crate::codegen::{problem::Result, spec::Spec};

pub(super) fn emit(spec: &Spec) -> Result<TokenStream> {
    let (secret, personal) = (marked(spec, "secret"), marked(spec, "personal"));
    let mut lists = Vec::new();
    for model in spec.models.iter().filter(|model| model.value_list) {
        let name = identifier(&model.component.to_shouty_snake_case())?;
        let about = doc(&format!("The values of `{}`.", model.component));
        let values = &model.values;
        lists.push(quote!(#about pub(crate) const #name: &[&str] = &[#( #values ),*];));
    }
    Ok(quote! {
        //! Value lists, and the names of what is secret or personal.
        /// The names of the parameters and fields that are secret somewhere.
        pub(crate) const SECRET: &[&str] = &[#( #secret ),*];
        /// The names of the parameters and fields that are personal somewhere.
        pub(crate) const PERSONAL: &[&str] = &[#( #personal ),*];
        #( #lists )*
    })
}

/// The names that have this mark, in requests and in answers.
fn marked<'a>(spec: &'a Spec, mark: &str) -> BTreeSet<&'a str> {
    let requests = spec.operations.iter().flat_map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| &parameter.field);
        parameters.chain(operation.body.iter().flatten())
    });
    let models = spec.models.iter().flat_map(|model| &model.fields);
    requests
        .chain(models)
        .filter(|field| field.sensitive.as_deref() == Some(mark))
        .map(|field| field.name.as_str())
        .collect()
}
