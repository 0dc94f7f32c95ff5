//! Setters: one form for operation builders and for builders of nested request models.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Type;

use super::docs;
use crate::codegen::{
    output::{argument, type_name},
    spec::Field,
};

/// How a value is taken from the caller and kept until it is sent.
pub(super) struct Setter {
    pub(super) ident: syn::Ident,
    pub(super) field: Field,
    /// The type inside the builder's `Option`.
    pub(super) kept: Type,
    /// Whether the value must be above zero.
    pub(super) positive: bool,
    /// Whether an empty text would be read as an absent one, and so as a wider call.
    pub(super) identifier: bool,
    /// The length above which text is refused.
    pub(super) longest: Option<u64>,
    /// The earliest and the latest moment that is sent, in epoch seconds.
    pub(super) time: Option<(i64, i64)>,
}

impl Setter {
    /// From progenitor's type of a field or parameter (an optional one is an `Option`).
    pub(super) fn new(ident: syn::Ident, field: &Field, ty: &Type) -> Self {
        let inner = argument(ty, "Option", 0).unwrap_or(ty).clone();
        let name = type_name(&inner).unwrap_or_default();
        let positive = name == "PositiveAmount";
        let longest = field.max_length.filter(|_| field.refuse_longer);
        let time = field
            .maximum
            .filter(|_| name == "UnixTime")
            .map(|most| (field.minimum.unwrap_or(0), most));
        let kept = if positive {
            syn::parse_quote!(crate::Amount)
        } else {
            inner
        };
        let identifier = field.name.trim_end_matches("[]").ends_with("_uid");
        Self {
            ident,
            field: field.clone(),
            kept,
            positive,
            identifier,
            longest,
            time,
        }
    }

    /// The type as it is written at `operations/`, where models live in `types`.
    pub(super) fn kept_at(&self, models: &TokenStream) -> TokenStream {
        qualified(&self.kept, models)
    }

    /// The method, which keeps the value in the field of the same name.
    pub(super) fn method(&self, models: &TokenStream) -> TokenStream {
        let Self { ident, kept, .. } = self;
        let documentation = docs::attributes(&docs::field(&self.field));
        let (argument_type, value) = if let Some(item) = argument(kept, "Vec", 0) {
            let item = qualified(item, models);
            (
                quote!(impl IntoIterator<Item = impl Into<#item>>),
                quote!(value.into_iter().map(Into::into).collect()),
            )
        } else if matches!(type_name(kept).as_deref(), Some("bool" | "i64")) {
            (quote!(#kept), quote!(value))
        } else {
            let kept = qualified(kept, models);
            (quote!(impl Into<#kept>), quote!(value.into()))
        };
        quote! {
            #documentation
            pub fn #ident(mut self, value: #argument_type) -> Self {
                self.#ident = Some(#value);
                self
            }
        }
    }
}

/// A number with its digits in groups of three.
pub(super) fn grouped(number: i64) -> Literal {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse()
        .unwrap_or_else(|_| Literal::i64_unsuffixed(number))
}

/// Types that are no model: std's, serde_json's and our scalars.
fn is_model(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.len() == 1
        && !matches!(
            type_name(ty).as_deref(),
            Some("String" | "bool" | "i64" | "Option" | "Vec")
        )
}

/// A type with `types::` (or another path) before each model.
pub(super) fn qualified(ty: &Type, models: &TokenStream) -> TokenStream {
    if let Some(item) = argument(ty, "Option", 0) {
        let item = qualified(item, models);
        quote!(Option<#item>)
    } else if let Some(item) = argument(ty, "Vec", 0) {
        let item = qualified(item, models);
        quote!(Vec<#item>)
    } else if is_model(ty) {
        quote!(#models #ty)
    } else {
        quote!(#ty)
    }
}
