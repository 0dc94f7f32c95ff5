//! `operations/<family>.rs`: the methods of `Client` and the builders that they return.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    docs, echoes,
    files::{Files, client_file, family_module, relaxed},
    setters::{Setter, grouped, qualified},
};
use crate::codegen::{
    output::{OperationShape, Output, Shape, pascal, snake},
    problem::{Problem, Result},
    spec::{Location, Operation, Spec},
};

/// Adds `operations/mod.rs` and a file for each family.
pub(super) fn emit(spec: &Spec, output: &Output, files: &mut Files) -> Result<()> {
    let mut families: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in &spec.operations {
        families
            .entry(&operation.family)
            .or_default()
            .push(operation);
    }
    let (mut modules, mut all) = (Vec::new(), Vec::new());
    for (family, operations) in &families {
        let module = family_module(family);
        modules.push(quote!(pub mod #module;));
        let (mut methods, mut items) = (Vec::new(), Vec::new());
        for operation in operations {
            let shape = shape_of(output, operation)?;
            let constant = constant(operation);
            all.push(quote!(&#module::#constant));
            let (method, builder) = one(spec, output, operation, shape)?;
            methods.push(method);
            items.push(builder);
        }
        // The page in words, and the family's runnable example.
        let page = format!("../../../docs/{family}.md");
        let example = format!("../../../examples/{family}.rs");
        // It is run as an example, by a test of its own; here it is compiled.
        let before_example = docs::inner("\n# Example\n\n```no_run");
        let relaxed = relaxed();
        let heading = docs::attributes(&format!(
            "# `{module}`\n\nThe module [`operations::{module}`](crate::operations::{module}) tells what these calls are for, with an example."
        ));
        let echo = operations
            .iter()
            .any(|operation| !operation.echoes.is_empty())
            .then(|| quote!(Echo,));
        files.insert(
            client_file(&format!("operations/{module}.rs")),
            quote! {
                #![doc = include_str!(#page)]
                #before_example
                #![doc = include_str!(#example)]
                #![doc = " ```"]
                #relaxed
                use crate::{Client, Error, Response, runtime::{#echo Extra, Method, OperationInfo, Repeat, Request}, types};
                #heading
                impl Client { #( #methods )* }
                #( #items )*
            },
        );
    }
    files.insert(
        client_file("operations/mod.rs"),
        quote! {
            //! What each method of [`Client`](crate::Client) returns: a builder to set and to send, by family.
            //!
            // What the links of the table lead to here; those at its end are for the web.
            #![doc = include_str!("../../guide/items.md")]
            #![doc = include_str!("../../../docs/coverage.md")]
            use crate::runtime::OperationInfo;
            #( #modules )*
            /// Every operation of the API that this crate knows, in the order of their families.
            pub const OPERATIONS: &[&OperationInfo] = &[#( #all ),*];
        },
    );
    Ok(())
}

fn constant(operation: &Operation) -> syn::Ident {
    format_ident!("{}", snake(&operation.id).to_uppercase())
}

/// The method of `Client`, and the builder that it returns.
fn one(
    spec: &Spec,
    output: &Output,
    operation: &Operation,
    shape: &OperationShape,
) -> Result<(TokenStream, TokenStream)> {
    let setters = setters(output, operation, shape)?;
    let (arguments, optional): (Vec<_>, Vec<_>) = setters
        .iter()
        .partition(|(place, _)| *place == ValuePlace::Path);
    let (arguments, optional): (Vec<&Setter>, Vec<&Setter>) = (
        arguments.iter().map(|it| &it.1).collect(),
        optional.iter().map(|it| &it.1).collect(),
    );

    let method = format_ident!("{}", operation.call);
    let builder = format_ident!("{}", pascal(&operation.call));
    let constant = constant(operation);
    let info = info(spec, operation, &constant);
    let recorder = echoes::recorder(spec, output, operation, shape)?;
    let method_docs = docs::attributes(&docs::operation(operation));
    let builder_docs = docs::attributes(&format!(
        "{}\n\nMade by [`Client::{method}`], which says all about it. Nothing is sent before [`send`](Self::send).",
        operation.summary
    ));
    let deprecated = operation
        .deprecated
        .then(|| quote!(#[deprecated(note = "the vendor no longer documents this call")]));
    let allow = operation.deprecated.then(|| quote!(#[allow(deprecated)]));

    // Whoever knows the vendor's page, the path or what the trade calls it finds the method.
    let aliases = [&operation.id, &operation.title_ko, &operation.path];
    let aliases = aliases.into_iter().chain(&operation.aliases);
    let aliases = aliases.filter(|alias| method != alias);
    let models = quote!(types::);
    let parameters = arguments.iter().map(|setter| {
        let (ident, kept) = (&setter.ident, setter.kept_at(&models));
        quote!(#ident: impl Into<#kept>)
    });
    let argument_names = arguments.iter().map(|setter| &setter.ident);
    let optional_names = optional.iter().map(|setter| &setter.ident);
    let argument_fields = arguments.iter().map(|setter| {
        let (ident, kept) = (&setter.ident, setter.kept_at(&models));
        quote!(pub(crate) #ident: #kept)
    });
    // Open to the crate: paged lists and confirmed changes look at what was set.
    let optional_fields = optional.iter().map(|setter| {
        let (ident, kept) = (&setter.ident, setter.kept_at(&models));
        quote!(pub(crate) #ident: Option<#kept>)
    });
    let methods = optional.iter().map(|setter| setter.method(&models));
    let calls = setters.iter().map(|(place, setter)| call(*place, setter));
    let any_of = operation
        .any_of
        .iter()
        .map(|group| quote!(.any_of(&[#( #group ),*])));
    let answer = if operation.has_payload {
        qualified(&shape.answer, &models)
    } else {
        quote!(())
    };
    let debug = setters.iter().map(|(place, setter)| {
        let (name, ident) = (setter.ident.to_string(), &setter.ident);
        if *place == ValuePlace::Path {
            quote!((#name, true))
        } else {
            quote!((#name, self.#ident.is_some()))
        }
    });
    let name = builder.to_string();
    let method = quote! {
        #method_docs
        #( #[doc(alias = #aliases)] )*
        #deprecated
        pub fn #method(&self, #( #parameters ),*) -> #builder {
            #builder { client: self.clone(), #( #argument_names: #argument_names.into(), )* #( #optional_names: None, )* more: Extra::default() }
        }
    };
    let items = quote! {
        #info
        #builder_docs
        #[must_use = "nothing is sent before `send().await`"]
        #[derive(Clone)]
        pub struct #builder { pub(crate) client: Client, #( #argument_fields, )* #( #optional_fields, )* pub(crate) more: Extra }
        impl #builder {
            #( #methods )*
            /// Sends the call.
            ///
            /// # Errors
            /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
            /// [`Error::outcome`] tells these apart.
            pub async fn send(self) -> Result<Response<#answer>, Error> {
                let request = Request::new(&#constant) #( #calls )* #( #any_of )* .extra(&self.more);
                self.client.execute(request, #recorder).await
            }
        }
        crate::runtime::extra!(#builder);
        #allow
        impl std::fmt::Debug for #builder {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::runtime::debug_names(f, #name, &[#( #debug ),*])
            }
        }
    };
    Ok((method, items))
}

/// What progenitor made of an operation.
pub(super) fn shape_of<'a>(
    output: &'a Output,
    operation: &Operation,
) -> Result<&'a OperationShape> {
    output.operations.get(&snake(&operation.id)).ok_or_else(|| {
        Problem::new(format!(
            "{}: progenitor has no such operation",
            operation.id
        ))
    })
}

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ValuePlace {
    Path,
    Query,
    Body,
}

/// Every value of an operation: parameters in the order of the spec, then body fields.
pub(super) fn setters(
    output: &Output,
    operation: &Operation,
    shape: &OperationShape,
) -> Result<Vec<(ValuePlace, Setter)>> {
    let missing = |name: &str| {
        Problem::new(format!(
            "{}: progenitor has no field for {name}",
            operation.id
        ))
    };
    let mut setters = Vec::new();
    for parameter in &operation.parameters {
        let ident = match parameter.location {
            Location::Path => snake(&parameter.field.name),
            Location::Query => shape
                .query
                .iter()
                .find(|(wire, _)| *wire == parameter.field.name)
                .map(|(_, ident)| ident.clone())
                .ok_or_else(|| missing(&parameter.field.name))?,
        };
        let (ident, ty) = shape
            .parameters
            .iter()
            .find(|(name, _)| *name == ident)
            .ok_or_else(|| missing(&ident))?;
        let place = if parameter.location == Location::Path {
            ValuePlace::Path
        } else {
            ValuePlace::Query
        };
        setters.push((place, Setter::new(ident.clone(), &parameter.field, ty)));
    }
    if let (Some(body), Some(fields)) = (&shape.body, &operation.body) {
        let Some(Shape::Struct(shapes)) = output.types.get(body) else {
            return Err(Problem::new(format!(
                "{}: progenitor's body {body} is not a struct",
                operation.id
            )));
        };
        for field in fields {
            let shape = shapes
                .iter()
                .find(|shape| shape.wire == field.name)
                .ok_or_else(|| missing(&field.name))?;
            setters.push((
                ValuePlace::Body,
                Setter::new(shape.ident.clone(), field, &shape.ty),
            ));
        }
    }
    Ok(setters)
}

/// The checks of a value, and the call that adds it to the request.
fn call(place: ValuePlace, setter: &Setter) -> TokenStream {
    let (wire, ident) = (&setter.field.name, &setter.ident);
    let longest = setter.longest.map(Literal::u64_unsuffixed);
    if place == ValuePlace::Path {
        let longest = longest.map(|most| quote!(.longest_text(#wire, &self.#ident, #most)));
        return quote!(#longest .path(#wire, &self.#ident));
    }
    let identifier = setter
        .identifier
        .then(|| quote!(.identifier(#wire, &self.#ident)));
    let longest = longest.map(|most| quote!(.longest(#wire, &self.#ident, #most)));
    let time = setter.time.map(|(least, most)| {
        let (least, most) = (grouped(least), grouped(most));
        quote!(.time(#wire, &self.#ident, #least, #most))
    });
    let zero = (place == ValuePlace::Body && setter.positive).then(|| {
        let zero = format_ident!("{}", format!("{:?}", setter.field.zero));
        quote!(, crate::runtime::Zero::#zero)
    });
    let method = match (place, setter.field.required, setter.positive) {
        (ValuePlace::Query, false, _) => quote!(query),
        (ValuePlace::Query, true, _) => quote!(required_query),
        (_, false, false) => quote!(field),
        (_, true, false) => quote!(required_field),
        (_, false, true) => quote!(positive),
        (_, true, true) => quote!(required_positive),
    };
    quote!(#identifier #longest #time .#method(#wire, &self.#ident #zero))
}

fn info(spec: &Spec, operation: &Operation, constant: &syn::Ident) -> TokenStream {
    let documentation = format!(
        " `{}`: `{} {}`.",
        operation.id,
        operation.method.to_uppercase(),
        operation.path
    );
    let (id, path) = (&operation.id, &operation.path);
    let method = format_ident!("{}", pascal(&operation.method));
    let repeat = format_ident!("{}", pascal(&operation.repeat));
    let (authenticated, has_body) = (operation.authenticated, operation.body.is_some());
    let reserved = operation.reserved.iter().map(|(name, literals)| {
        let literals = literals.iter().map(|literal| Literal::string(literal));
        quote!((#name, &[#( #literals ),*]))
    });
    let rivals = &operation.rivals;
    let queried = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Query)
        .map(|parameter| &parameter.field.name);
    let names = queried.chain(operation.body.iter().flatten().map(|field| &field.name));
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.field);
    let sensitive = parameters
        .chain(operation.body.iter().flatten())
        .flat_map(|field| spec.sensitive_paths(field));
    let echoes = echoes::conditions(operation);
    quote! {
        #[doc = #documentation]
        pub(super) const #constant: OperationInfo = OperationInfo {
            id: #id,
            method: Method::#method,
            path: #path,
            repeat: Repeat::#repeat,
            authenticated: #authenticated,
            has_body: #has_body,
            names: &[#( #names ),*],
            reserved: &[#( #reserved ),*],
            rivals: &[#( #rivals ),*],
            sensitive: &[#( #sensitive ),*],
            echoes: #echoes,
        };
    }
}
