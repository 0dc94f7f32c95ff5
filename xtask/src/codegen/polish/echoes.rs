//! What an answer repeats of a request: the conditions, and the code that reads the repeated values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Type};

use super::setters::qualified;
use crate::codegen::{
    echo::{Echo, PAGE_LIST, Records},
    output::{FieldShape, OperationShape, Output, Shape, argument, type_name},
    problem::{Problem, Result},
    spec::{Operation, Spec},
};

/// The conditions of an operation, for its facts.
pub(super) fn conditions(operation: &Operation) -> TokenStream {
    let each = operation.echoes.iter().map(|echo| {
        let (sent, known) = (&echo.sent, echo.known);
        let (unless, or) = (option(echo.unless.as_ref()), option(echo.or.as_ref()));
        quote!(Echo { sent: #sent, known: #known, unless: #unless, or: #or })
    });
    quote!(&[#( #each ),*])
}

fn option(name: Option<&String>) -> TokenStream {
    name.map_or_else(|| quote!(None), |name| quote!(Some(#name)))
}

/// A closure that records, for each record of an answer, the values of every condition that is known to hold.
pub(super) fn recorder(
    spec: &Spec,
    output: &Output,
    operation: &Operation,
    shape: &OperationShape,
) -> Result<TokenStream> {
    let known: Vec<&Echo> = operation.echoes.iter().filter(|echo| echo.known).collect();
    let Some(first) = known.first() else {
        return Ok(quote!(|_, _| {}));
    };
    let recorder = Recorder {
        spec,
        output,
        operation,
        known: &known,
    };
    let answer = format_ident!("answer");
    let body = recorder.answer(&shape.answer, &answer, &first.answered.records)?;
    let ty = qualified(&shape.answer, &quote!(types::));
    Ok(quote!(|#answer: &#ty, echoed| { #body }))
}

struct Recorder<'a> {
    spec: &'a Spec,
    output: &'a Output,
    operation: &'a Operation,
    known: &'a [&'a Echo],
}

impl Recorder<'_> {
    /// Goes from an answer to its records.
    fn answer(&self, ty: &Type, value: &Ident, records: &Records) -> Result<TokenStream> {
        match records {
            Records::Whole => self.record(ty, value),
            Records::Entries => {
                if let Some(item) = argument(ty, "Vec", 0) {
                    self.each(item, &quote!(#value))
                } else if let Some(arms) =
                    self.alternatives(ty, value, |ty| self.answer(ty, value, records))?
                {
                    Ok(arms)
                } else {
                    self.entries_of(ty, value, PAGE_LIST)
                }
            }
            Records::EntriesOf(name) => self.entries_of(ty, value, name),
        }
    }

    fn entries_of(&self, ty: &Type, value: &Ident, name: &str) -> Result<TokenStream> {
        let field = self.field(ty, name)?;
        let item = argument(&field.ty, "Vec", 0).ok_or_else(|| self.lacks(ty, name))?;
        let ident = &field.ident;
        self.each(item, &quote!(&#value.#ident))
    }

    fn each(&self, item: &Type, list: &TokenStream) -> Result<TokenStream> {
        let entry = format_ident!("entry");
        let record = self.record(item, &entry)?;
        Ok(quote!(for #entry in #list { #record }))
    }

    fn record(&self, ty: &Type, value: &Ident) -> Result<TokenStream> {
        if let Some(arms) = self.alternatives(ty, value, |ty| self.record(ty, value))? {
            return Ok(arms);
        }
        let mut values = Vec::new();
        for echo in self.known {
            let field = self.field(ty, &echo.answered.property)?;
            let (sent, ident) = (&echo.sent, &field.ident);
            let inner = argument(&field.ty, "Option", 0);
            if type_name(inner.unwrap_or(&field.ty)).as_deref() != Some("String") {
                return Err(self.lacks(ty, &echo.answered.property));
            }
            values.push(if inner.is_some() {
                quote!((#sent, #value.#ident.as_deref()))
            } else {
                quote!((#sent, Some(#value.#ident.as_str())))
            });
        }
        Ok(quote!(echoed.record(&[#( #values ),*]);))
    }

    /// A `match` on every alternative, if the type is a union; each is bound to the same name.
    fn alternatives(
        &self,
        ty: &Type,
        value: &Ident,
        inside: impl Fn(&Type) -> Result<TokenStream>,
    ) -> Result<Option<TokenStream>> {
        let name = type_name(ty).unwrap_or_default();
        let choices = match self.spec.model(&name) {
            Some(model) if !model.choices.is_empty() => &model.choices,
            _ => return Ok(None),
        };
        let mut arms = Vec::new();
        let union = format_ident!("{name}");
        for choice in choices {
            let (variant, model) = (
                format_ident!("{}", choice.variant),
                format_ident!("{}", choice.model),
            );
            let ty: Type = if choice.list {
                syn::parse_quote!(Vec<#model>)
            } else {
                syn::parse_quote!(#model)
            };
            let inside = inside(&ty)?;
            arms.push(quote!(types::#union::#variant(#value) => { #inside }));
        }
        Ok(Some(quote!(match #value { #( #arms )* })))
    }

    fn field(&self, ty: &Type, wire: &str) -> Result<&FieldShape> {
        let name = type_name(ty).unwrap_or_default();
        match self.output.types.get(&name) {
            Some(Shape::Struct(fields)) => fields.iter().find(|field| field.wire == wire),
            _ => None,
        }
        .ok_or_else(|| self.lacks(ty, wire))
    }

    fn lacks(&self, ty: &Type, wire: &str) -> Problem {
        Problem::new(format!(
            "{}: progenitor's {} has no {wire} of the form that x-iamport-echo needs",
            self.operation.id,
            type_name(ty).unwrap_or_default()
        ))
    }
}
