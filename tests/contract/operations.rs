//! The client's table of operations against the bundle.

use std::collections::BTreeMap;

use iamport::OPERATIONS;
use iamport_sandbox::operations;

use crate::bundle::{BUNDLE, Location};
use crate::calls::Call;
use crate::generated::calls::CALLS;

#[test]
fn the_client_has_every_operation_of_the_bundle_and_no_other() {
    let bundle: BTreeMap<_, _> = BUNDLE
        .operations()
        .into_iter()
        .map(|operation| {
            let repeat = operation.object["x-iamport-repeat"].as_str().unwrap();
            let facts = (
                operation.method,
                operation.path,
                repeat,
                operation.authenticated(),
            );
            (operation.id, facts)
        })
        .collect();
    let client: BTreeMap<_, _> = OPERATIONS
        .iter()
        .map(|info| {
            let facts = (
                info.method().as_str(),
                info.path(),
                info.repeat().as_str(),
                info.authenticated(),
            );
            (info.id(), facts)
        })
        .collect();
    assert_eq!(client, bundle);
    assert_eq!(OPERATIONS.len(), bundle.len(), "an operation stands twice");
}

#[test]
fn every_operation_is_called_by_these_tests() {
    assert_eq!(CALLS.len(), OPERATIONS.len());
    for info in OPERATIONS {
        let places = BUNDLE.operation(info.id()).parameters(Location::Path).len();
        assert_eq!(
            Call::find(info.id()).path_parameters,
            places,
            "{}",
            info.id()
        );
    }
}

/// The page with the table of operations tells how far the sandbox plays each.
#[test]
fn the_table_in_the_documentation_has_the_levels_of_the_sandbox() {
    let page = include_str!("../../crates/iamport/docs/coverage.md");
    for operation in operations() {
        let row = page
            .lines()
            .find(|row| row.contains(&format!("| [`{}`]", operation.operation_id)));
        let level = format!(" | {} |", operation.level);
        assert!(
            row.is_some_and(|row| row.ends_with(&level)),
            "{row:?} does not say that {} is {}\nmended by: cargo xtask coverage",
            operation.operation_id,
            operation.level
        );
    }
}
