// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! What the specification says, made from `spec/`. The types are in `facts`.
#![allow(dead_code, reason = "the sandbox does not go by every fact")]

pub(crate) mod codes;
pub(crate) mod fields;
pub(crate) mod lists;
pub(crate) mod operations;
