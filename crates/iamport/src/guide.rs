#![doc = include_str!("guide/links.md")]
#![doc = include_str!("../docs/guide/README.md")]
//! # On the web and here
//! The same pages stand in the repository, in `crates/iamport/docs/guide`.

// A page links to others by name. In its own file the names lead to files and to docs.rs; here `links.md` comes first,
// and the first definition of a name counts.
macro_rules! pages {
    ($($(#[$attribute:meta])* $name:ident: $file:literal,)*) => {$(
        $(#[$attribute])*
        #[doc = include_str!("guide/links.md")]
        #[doc = include_str!(concat!("../docs/guide/", $file))]
        pub mod $name {}
    )*};
}

pages! {
    errors: "errors.md",
    logging: "logging.md",
    refunds: "refunds.md",
    reliability: "reliability.md",
    scheduled_charges: "scheduled-charges.md",
    // Its examples are compiled where the feature is on.
    #[cfg(any(not(doctest), feature = "test-util"))]
    testing: "testing.md",
    webhooks: "webhooks.md",
}
