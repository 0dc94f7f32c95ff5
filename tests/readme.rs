//! The README of the repository, whose examples are compiled as documentation tests. Those of the crates are compiled with
//! each crate; this one is in no package, so no package can read it.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
