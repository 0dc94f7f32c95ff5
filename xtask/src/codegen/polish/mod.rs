//! From the spec's facts and progenitor's types to the code that is committed.
//!
//! Progenitor's own call layer is not fit for money (ARCHITECTURE.md says why): only its types and
//! names are taken, as a [`Table`]; builders, calls, serde and `Debug` are written here.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::{
    problem::{Problem, Result},
    spec::{Field, Model, Spec},
    table::{FieldShape, Shape, Table, snake},
};

mod calls;
mod docs;
mod echoes;
mod operations;
mod setters;
mod types;

/// Generated files: path from the root of the workspace, and content.
pub(crate) type Files = BTreeMap<String, TokenStream>;

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

/// All files of the client.
pub(crate) fn polish(spec: &Spec, table: &Table) -> Result<Files> {
    agree(spec, table)?;
    let mut files = Files::new();
    files.insert(client_file("mod.rs"), root());
    types::emit(spec, table, &mut files)?;
    operations::emit(spec, table, &mut files)?;
    calls::emit(spec, table, &mut files)?;
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

/// A file of the client by its path below `generated/`.
pub(crate) fn client_file(path: &str) -> String {
    format!("crates/iamport/src/generated/{path}")
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

/// Holds progenitor's reading of the document against ours.
fn agree(spec: &Spec, table: &Table) -> Result<()> {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let ours: BTreeSet<String> = spec
        .operations
        .iter()
        .map(|operation| plain(&operation.id))
        .collect();
    let theirs: BTreeSet<String> = table.operations.keys().map(|name| plain(name)).collect();
    if ours != theirs || ours.len() != spec.operations.len() {
        let differing: Vec<_> = ours.symmetric_difference(&theirs).collect();
        return Err(Problem::new(format!(
            "the spec has {} operations, progenitor made {}; differing: {differing:?}",
            spec.operations.len(),
            table.operations.len()
        )));
    }
    for operation in &spec.operations {
        let shape = table.operations.get(&snake(&operation.id)).ok_or_else(|| {
            Problem::new(format!(
                "progenitor writes {} in another snake case than ours",
                operation.id
            ))
        })?;
        let ours: Vec<String> = operation
            .path
            .split('/')
            .filter(|it| it.starts_with('{'))
            .map(|it| snake(it.trim_matches(['{', '}'])))
            .collect();
        if shape.path_order != ours {
            return Err(Problem::new(format!(
                "{}: path values {:?}, the spec's path has {ours:?}",
                operation.id, shape.path_order
            )));
        }
        let theirs: BTreeSet<&str> = shape.query.iter().map(|(wire, _)| wire.as_str()).collect();
        let ours: BTreeSet<&str> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == super::spec::Place::Query)
            .map(|parameter| parameter.field.name.as_str())
            .collect();
        if theirs != ours {
            return Err(Problem::new(format!(
                "{}: query parameters {theirs:?}, the spec has {ours:?}",
                operation.id
            )));
        }
        if shape.body.is_some() != operation.body.is_some() {
            return Err(Problem::new(format!(
                "{}: progenitor and the spec differ on whether there is a body",
                operation.id
            )));
        }
    }
    for (name, shape) in &table.types {
        let is_body = table
            .operations
            .values()
            .any(|operation| operation.body.as_deref() == Some(name));
        if !is_body && spec.model(name).is_none() {
            return Err(Problem::new(format!(
                "progenitor invented the type {name}: the spec should name it as a component"
            )));
        }
        if let (Shape::Struct(fields), Some(model)) = (shape, spec.model(name)) {
            let theirs: BTreeSet<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
            let ours: BTreeSet<&str> = model
                .fields
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            if theirs != ours {
                return Err(Problem::new(format!(
                    "{name}: fields {theirs:?}, the spec has {ours:?}"
                )));
            }
        }
    }
    Ok(())
}

/// The fields of a model with their shapes, in the order of the spec.
fn fields<'a>(
    model: &'a Model,
    shapes: &'a [FieldShape],
) -> Result<Vec<(&'a Field, &'a FieldShape)>> {
    let shape_of = |field: &'a Field| {
        let shape = shapes.iter().find(|shape| shape.wire == field.name);
        shape.map(|shape| (field, shape)).ok_or_else(|| {
            Problem::new(format!(
                "{}: progenitor has no field {}",
                model.name, field.name
            ))
        })
    };
    model.fields.iter().map(shape_of).collect()
}

/// A family's name as a module.
fn family_module(family: &str) -> syn::Ident {
    format_ident!("{}", snake(family))
}

/// An inner attribute that keeps lints about form away from generated files.
fn relaxed() -> TokenStream {
    quote! { #![allow(clippy::too_many_lines)] }
}
