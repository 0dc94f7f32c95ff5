//! The pages for people: their Rust is run against a sandbox, and whatever else they have in a fence is checked.
//!
//! The build script makes a module of each Rust block of the READMEs and of the guide. A block is one or more functions, or a whole
//! program with `main`. The functions are called as `blocks::<page>::<function>`, by the tests of that page; a program is a process of its
//! own, started by [`program::run`]. A block that nobody calls fails a test, and so does a fence of which nobody knows how to check it.

#[allow(
    clippy::all,
    reason = "the code of the pages is written to be read, and is checked where it is called"
)]
mod blocks {
    include!(concat!(env!("OUT_DIR"), "/blocks.rs"));
}
mod cargo_lines;
mod errors;
mod fences;
mod kinds;
mod korean;
mod logging;
mod manifests;
mod moving;
mod program;
mod readmes;
mod refunds;
mod reliability;
mod scheduled_charges;
mod shop;
mod webhooks;
