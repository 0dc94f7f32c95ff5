// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models and operations, made from the spec.

pub(crate) mod codes;

pub mod operations;
pub mod types;

pub use operations::OPERATIONS;
