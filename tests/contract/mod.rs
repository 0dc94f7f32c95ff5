//! The client against what it must agree with: the bundle, and an oracle that neither the bundle nor the
//! generator had a part in.

mod captured;
mod conversions;
mod documented;
mod models;
mod odd_values;
mod operations;
mod quirks;
mod strict;

/// Text of an own fixture.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../fixtures/", $name))
    };
}
use fixture;
