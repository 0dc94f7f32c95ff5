// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Every operation of the API from the arguments of a command line, made from the spec.

pub(crate) mod calls;

mod objects;
