//! Tells programs how far the sandbox is like the service. Nothing of a test is told, and nothing
//! changes, so that it needs no token.

use crate::fidelity::{Behaviour, OperationFidelity, fidelity, operations};
use crate::wire::{Answer, Json};

pub(super) async fn table() -> Answer {
    let operations = operations().iter().map(operation).collect();
    let behaviours = fidelity().iter().map(behaviour).collect();
    Answer::done(Json::Object(vec![
        ("behaviours", Json::Array(behaviours)),
        ("operations", Json::Array(operations)),
    ]))
}

fn operation(operation: &OperationFidelity) -> Json {
    Json::Object(vec![
        ("family", operation.family.into()),
        ("level", operation.level.as_str().into()),
        ("method", operation.method.into()),
        ("operation_id", operation.operation_id.into()),
        ("path", operation.path.into()),
    ])
}

fn behaviour(behaviour: &Behaviour) -> Json {
    Json::Object(vec![
        ("basis", behaviour.basis.as_str().into()),
        ("operation", behaviour.operation.into()),
        ("sentence", behaviour.sentence.into()),
    ])
}
