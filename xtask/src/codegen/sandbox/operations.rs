//! The operations as an enum, so that one that the sandbox does not play does not compile.

use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, gateways, identifier};
use crate::codegen::{
    codes::Codes,
    problem::{Problem, Result},
    spec::Spec,
};

pub(super) fn emit(spec: &Spec, codes: &Codes) -> Result<TokenStream> {
    let mut variants = Vec::new();
    let mut names = Vec::new();
    let mut arms = Vec::new();
    for operation in &spec.operations {
        let name = identifier(&operation.id.to_pascal_case())?;
        if names.contains(&name) {
            return Err(Problem::new(format!(
                "{}: another operation is called {name} in Rust, too",
                operation.id
            )));
        }
        let about = doc(&format!(
            "`{} {}`",
            operation.method.to_uppercase(),
            operation.path
        ));
        variants.push(quote!(#about #name));
        let supported = gateways(&operation.extensions, "supported", &operation.id, codes)?;
        let method = identifier(&operation.method.to_pascal_case())?;
        let repeat = identifier(&operation.repeat.to_pascal_case())?;
        let (id, path, family) = (&operation.id, &operation.path, &operation.family);
        let title = &operation.title_ko;
        arms.push(quote! {
            Operation::#name => OperationFacts {
                id: #id,
                method: Method::#method,
                path: #path,
                family: #family,
                title: #title,
                repeat: Repeat::#repeat,
                gateways: &[#( #supported ),*],
            }
        });
        names.push(name);
    }
    Ok(quote! {
        //! Every operation of the API.
        use crate::facts::{Method, OperationFacts, Repeat};
        /// An operation of the API, in the order of the specification.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Operation { #( #variants ),* }
        impl Operation {
            /// All of them.
            pub(crate) const ALL: &'static [Operation] = &[#( Operation::#names ),*];
            /// What the specification says of it as a whole.
            pub(crate) const fn facts(self) -> OperationFacts {
                match self { #( #arms ),* }
            }
        }
    })
}
