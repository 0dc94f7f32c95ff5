#![doc = include_str!("guide/links.md")]
#![doc = include_str!("../docs/guide/README.md")]
//! # On the web and here
//! The same pages stand in the repository, in `crates/iamport/docs/guide`.

// A page links to others by name. In its own file the names lead to files and to docs.rs; here `links.md` and
// `items.md`, which `cargo xtask guide` writes, come first, and the first definition of a name counts.
macro_rules! pages {
    ($($(#[$attribute:meta])* $name:ident: $file:literal,)*) => {$(
        $(#[$attribute])*
        #[doc = include_str!("guide/links.md")]
        #[doc = include_str!("guide/items.md")]
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
    moving: "moving.md",
    from_java: "from-java.md",
    from_php: "from-php.md",
    from_ruby: "from-ruby.md",
    from_python: "from-python.md",
    from_node_iamport: "from-node-iamport.md",
    from_node_rest_client: "from-node-rest-client.md",
    from_go: "from-go.md",
    v1_or_v2: "v1-or-v2.md",
}
