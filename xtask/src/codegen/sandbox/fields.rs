//! Lengths, gateway rules and what is required, field by field: a file for each family, in it a module for each
//! operation and each model, in it a constant for each field of which there is more to say than its name.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToShoutySnakeCase, ToSnakeCase};
use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, gateways, identifier};
use crate::codegen::{
    codes::Codes,
    problem::{Problem, Result},
    spec::{Field, Location, Spec},
};

/// The files by name, `fields/mod.rs` among them.
pub(super) fn emit(spec: &Spec, codes: &Codes) -> Result<BTreeMap<String, TokenStream>> {
    let mut families: BTreeMap<String, Vec<TokenStream>> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut add = |family: &str, name: &str, about: &str, constants: Constants| {
        if constants.names.is_empty() {
            return Ok(());
        }
        let module = identifier(&name.to_snake_case())?;
        let about = doc(about);
        let Constants { names, items } = constants;
        let content = quote! {
            #about
            pub(crate) mod #module {
                use crate::facts::Field;
                /// All that are below.
                pub(crate) const ALL: &[Field] = &[#( #names ),*];
                #( #items )*
            }
        };
        let modules = families.entry(family.to_owned()).or_default();
        modules.push(content);
        if !taken.insert((family.to_owned(), module.to_string())) {
            return Err(Problem::new(format!(
                "{name}: an operation and a model have this name"
            )));
        }
        Ok(())
    };
    for operation in &spec.operations {
        let parameters = operation.parameters.iter().map(|parameter| {
            // A path without its values is another path.
            (&parameter.field, parameter.location == Location::Query)
        });
        let body = operation.body.iter().flatten().map(|field| (field, true));
        let about = format!("`{} {}`", operation.method.to_uppercase(), operation.path);
        add(
            &operation.family,
            &operation.id,
            &about,
            constants(parameters.chain(body), &operation.id, codes)?,
        )?;
    }
    for model in &spec.models {
        // What an answer always has is for those who read answers.
        let fields = model.fields.iter().map(|field| (field, model.requested));
        let about = format!("The model `{}`.", model.component);
        add(
            &model.family,
            &model.component,
            &about,
            constants(fields, &model.component, codes)?,
        )?;
    }
    let modules: Vec<syn::Ident> = families
        .keys()
        .map(|family| identifier(&family.to_snake_case()))
        .collect::<Result<_>>()?;
    let mut files: BTreeMap<String, TokenStream> = families
        .into_iter()
        .map(|(family, modules)| {
            let about = doc(&format!("Fields of the family `{family}`."));
            let about = inner(about);
            let content = quote! { #about #( #modules )* };
            (format!("fields/{}.rs", family.to_snake_case()), content)
        })
        .collect();
    files.insert(
        "fields/mod.rs".to_owned(),
        quote! {
            //! What the specification says of fields, by family, operation or model, and name.
            #( pub(crate) mod #modules; )*
        },
    );
    Ok(files)
}

/// An outer attribute as one of the file that it stands in.
fn inner(attribute: TokenStream) -> TokenStream {
    let mut tokens = attribute.into_iter();
    let sign = tokens.next();
    quote!(#sign ! #( #tokens )*)
}

/// The constants of one operation or model.
#[derive(Default)]
struct Constants {
    names: Vec<syn::Ident>,
    items: Vec<TokenStream>,
}

/// A constant for each field that there is something to say of; with each field whether its being required counts.
fn constants<'a>(
    fields: impl Iterator<Item = (&'a Field, bool)>,
    whose: &str,
    codes: &Codes,
) -> Result<Constants> {
    let mut seen = BTreeSet::new();
    let mut constants = Constants::default();
    for (field, required_counts) in fields {
        let name = &field.name;
        let mut value = quote!(Field::named(#name));
        let mut telling = false;
        if field.required && required_counts {
            telling = true;
            value = quote!(#value.required());
        }
        if let Some(longest) = field.max_length {
            telling = true;
            let longest = proc_macro2::Literal::u64_unsuffixed(longest);
            value = quote!(#value.longest(#longest));
        }
        for (kind, call) in [
            ("required", "required_at"),
            ("supported", "supported_at"),
            ("ignored", "ignored_at"),
        ] {
            let listed = gateways(&field.extensions, kind, &format!("{whose}.{name}"), codes)?;
            if !listed.is_empty() {
                telling = true;
                let call = identifier(call)?;
                value = quote!(#value.#call(&[#( #listed ),*]));
            }
        }
        if !telling {
            continue;
        }
        let constant = identifier(&name.to_shouty_snake_case())?;
        if !seen.insert(constant.to_string()) {
            return Err(Problem::new(format!(
                "{whose}.{name}: another field is called {constant} in Rust, too"
            )));
        }
        constants
            .items
            .push(quote!(pub(crate) const #constant: Field = #value;));
        constants.names.push(constant);
    }
    Ok(constants)
}
