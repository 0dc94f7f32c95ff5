//! Holds progenitor's reading of the document against ours.

use std::collections::BTreeSet;

use crate::codegen::{
    output::{FieldShape, Output, Shape, snake},
    problem::{Problem, Result},
    spec::{Field, Location, Model, Spec},
};

/// Refuses operations, path values, query parameters, bodies, types and fields that only one of the two has.
pub(super) fn agree(spec: &Spec, output: &Output) -> Result<()> {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let ours: BTreeSet<String> = spec
        .operations
        .iter()
        .map(|operation| plain(&operation.id))
        .collect();
    let theirs: BTreeSet<String> = output.operations.keys().map(|name| plain(name)).collect();
    if ours != theirs || ours.len() != spec.operations.len() {
        let differing: Vec<_> = ours.symmetric_difference(&theirs).collect();
        return Err(Problem::new(format!(
            "the spec has {} operations, progenitor made {}; differing: {differing:?}",
            spec.operations.len(),
            output.operations.len()
        )));
    }
    for operation in &spec.operations {
        let shape = output
            .operations
            .get(&snake(&operation.id))
            .ok_or_else(|| {
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
            .filter(|parameter| parameter.location == Location::Query)
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
    for (name, shape) in &output.types {
        let is_body = output
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
pub(super) fn fields<'a>(
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
