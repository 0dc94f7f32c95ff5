//! What the sandbox goes by: the spec's facts as Rust that its own code reads, in
//! `crates/iamport-sandbox/src/generated/`.
//!
//! Rules that depend on more than one fact are the sandbox's own and are not made here.

use std::{collections::BTreeMap, path::PathBuf};

use proc_macro2::TokenStream;
use quote::quote;

use super::{codes::Codes, problem::Result, spec::Spec, write};

mod codes;
mod fields;
mod lists;
mod operations;
mod tokens;

/// All files of the sandbox's facts, by their path from the root of the workspace.
pub(crate) fn render(spec: &Spec, codes: &Codes) -> Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::from([
        ("codes.rs".to_owned(), codes::emit(codes)?),
        ("lists.rs".to_owned(), lists::emit(spec)?),
        ("mod.rs".to_owned(), root()),
        ("operations.rs".to_owned(), operations::emit(spec, codes)?),
    ]);
    files.extend(fields::emit(spec, codes)?);
    let in_folder = |(name, tokens)| (format!("{}/{name}", write::SANDBOX), tokens);
    write::render(files.into_iter().map(in_folder).collect())
}

fn root() -> TokenStream {
    quote! {
        //! What the specification says, made from `spec/`. The types are in `facts`.
        #![allow(dead_code, reason = "the sandbox does not go by every fact")]
        pub(crate) mod codes;
        pub(crate) mod fields;
        pub(crate) mod lists;
        pub(crate) mod operations;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::bundle::Bundle;

    const OPENAPI: &str = include_str!("../fixtures/openapi.yaml");
    const ORDERS: &str = include_str!("../fixtures/orders.yaml");
    const CODES: &str = r#"{
        "banks": [{"code": "004", "name_ko": "국민은행", "also": ["KB국민은행"]}],
        "bank_codes_of_gateways": [
            {"gateways": ["kcp"], "assumed": {"kcp": "A reason."}, "codes": {"004": "BK04"}}
        ],
        "holder_lookup": ["004"],
        "cards": [],
        "gateways": [{"code": "kcp", "name_ko": "NHN KCP"}]
    }"#;
    /// The order number of the first operation that has one.
    const PLAIN: &str =
        "{type: string, description: The id., maxLength: 40, x-iamport-refuse-longer: true}";
    const AT_KCP: &str = "{type: string, description: The id., maxLength: 40, \
        x-iamport-pg: {required: [kcp], ignored: [kcp]}, x-iamport-sensitive: secret}";

    fn rendered(orders: &str) -> Result<BTreeMap<PathBuf, String>> {
        let files = [("openapi", OPENAPI), ("orders", orders)];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let bundle = Bundle::merge(&BTreeMap::from(files)).expect("the fixture merges");
        let codes = Codes::parse(CODES).expect("sound codes");
        render(&Spec::read(&bundle), &codes)
    }

    /// What is emitted, whole: small enough to be read.
    #[test]
    fn emitted() {
        assert!(ORDERS.contains(PLAIN));
        let files = rendered(&ORDERS.replacen(PLAIN, AT_KCP, 1)).expect("the fixture is sound");
        for name in ["codes.rs", "fields/orders.rs", "lists.rs", "operations.rs"] {
            let text = files.get(&PathBuf::from(write::SANDBOX).join(name));
            let name = format!("sandbox_{}", name.replace(['/', '.'], "_"));
            insta::assert_snapshot!(name, text.expect("the file"));
        }
    }

    #[test]
    fn a_gateway_that_no_list_has_is_refused() {
        let wrong = AT_KCP.replace("[kcp]", "[kpc]");
        let said = rendered(&ORDERS.replacen(PLAIN, &wrong, 1)).expect_err("refused");
        assert_eq!(
            said.to_string(),
            "createOrder.order_uid: no gateway is called kpc; spec/codes.json has them all"
        );
    }

    #[test]
    fn names_that_become_one_are_refused() {
        let twice = ORDERS.replacen(
            PLAIN,
            &format!("{PLAIN}\n                order-uid: {PLAIN}"),
            1,
        );
        let said = rendered(&twice).expect_err("refused").to_string();
        assert!(
            said.ends_with("another field is called ORDER_UID in Rust, too"),
            "{said}"
        );
    }
}
