//! The commands that are more than an operation, one module a family.

pub(crate) mod api;
pub(crate) mod call;
pub(crate) mod completions;
pub(crate) mod control;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod man;
pub(crate) mod payments;
pub(crate) mod reconcile;
pub(crate) mod report;
pub(crate) mod sandbox;
pub(crate) mod settle;
pub(crate) mod token;
pub(crate) mod vbanks;
pub(crate) mod webhooks;
