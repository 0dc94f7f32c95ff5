//! `tests/generated/`: every operation, called with every parameter set, and every model, so that tests can hold
//! all of them against the bundle without listing one by hand.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::{
    agree::fields,
    files::Files,
    operations::{ValuePlace, setters, shape_of},
};
use crate::codegen::{
    output::{Output, Shape, argument, type_name},
    problem::{Problem, Result},
    spec::{Field, Spec},
};

/// How deep nested request models are followed.
const DEPTH: usize = 6;

/// Adds the files of calls and of models.
pub(super) fn emit(spec: &Spec, output: &Output, files: &mut Files) -> Result<()> {
    files.insert("tests/generated/models.rs".into(), models(spec, output));
    let mut calls = Vec::new();
    for operation in &spec.operations {
        let setters = setters(output, operation, shape_of(output, operation)?)?;
        let (id, method) = (&operation.id, format_ident!("{}", operation.call));
        let (mut arguments, mut required, mut optional) = (Vec::new(), Vec::new(), Vec::new());
        for (place, setter) in &setters {
            let ident = &setter.ident;
            if *place == ValuePlace::Path {
                arguments.push(quote!(path.value(#id)));
                continue;
            }
            let sample = sample(spec, output, &setter.field, &setter.kept, DEPTH)?;
            if setter.field.required {
                &mut required
            } else {
                &mut optional
            }
            .push(quote!(.#ident(#sample)));
        }
        let parameters = arguments.len();
        let all = required.iter().chain(&optional);
        calls.push(quote! {
            Call {
                id: #id,
                path_parameters: #parameters,
                send: |client, path| Box::pin(async move {
                    let builder = client.#method(#( #arguments ),*) #( #all )*;
                    path.saw(&builder);
                    Ok(as_json(builder.send().await?))
                }),
            }
        });
    }
    files.insert(
        "tests/generated/calls.rs".into(),
        quote! {
            //! Every operation with every parameter set.
            #![allow(deprecated)]
            use iamport::types;
            use crate::calls::{Call, as_json};
            pub(crate) const CALLS: &[Call] = &[#( #calls ),*];
        },
    );
    Ok(())
}

/// Every model by its component's name: its JSON schema, and how it is read where the API answers it.
fn models(spec: &Spec, output: &Output) -> TokenStream {
    let models = spec.models.iter().filter_map(|model| {
        let shape = output.types.get(&model.name)?;
        let (ty, name) = (format_ident!("{}", model.name), &model.component);
        // Callers make the objects of requests; nothing reads them.
        let decode = match shape {
            Shape::Struct(_) if model.requested => quote!(None),
            _ => quote!(Some(decode::<types::#ty>)),
        };
        Some(quote!(Model { name: #name, schema: schema::<types::#ty>, decode: #decode }))
    });
    quote! {
        //! Every model of the client.
        use iamport::types;
        use crate::models::{Model, decode, schema};
        pub(crate) const MODELS: &[Model] = &[#( #models ),*];
    }
}

/// A value for a setter: text with a space and Hangul, so that encoding is seen, and no longer than it may be.
fn sample(
    spec: &Spec,
    output: &Output,
    field: &Field,
    ty: &Type,
    depth: usize,
) -> Result<TokenStream> {
    if let Some(item) = argument(ty, "Vec", 0) {
        let item = sample(spec, output, field, item, depth)?;
        // A list in a query is its name again and again.
        return Ok(if field.name.ends_with("[]") {
            quote!([#item, #item])
        } else {
            quote!([#item])
        });
    }
    let name = type_name(argument(ty, "Option", 0).unwrap_or(ty)).unwrap_or_default();
    Ok(match name.as_str() {
        "String" => {
            let text = sample_text(field);
            quote!(#text)
        }
        "bool" => quote!(true),
        "i64" => quote!(7),
        "Amount" | "PositiveAmount" => quote!(1_000),
        "UnixTime" => quote!(1_700_000_000),
        "Map" => quote!(serde_json::Map::from_iter([(
            "key".to_owned(),
            true.into()
        )])),
        _ => match output.types.get(&name) {
            Some(Shape::Enum(variants)) => {
                let first = variants
                    .first()
                    .map(|(_, wire)| wire.clone())
                    .unwrap_or_default();
                quote!(#first)
            }
            Some(Shape::Struct(shapes)) if depth > 0 => {
                let model = spec
                    .model(&name)
                    .ok_or_else(|| Problem::new(format!("no model {name}")))?;
                let mut parts = Vec::new();
                for (field, shape) in fields(model, shapes)? {
                    let (ident, value) = (
                        &shape.ident,
                        sample(spec, output, field, &shape.ty, depth - 1)?,
                    );
                    parts.push(quote!(.#ident(#value)));
                }
                let name = format_ident!("{name}");
                quote!(types::#name::builder() #( #parts )* .build()?)
            }
            _ => {
                return Err(Problem::new(format!(
                    "{}: no sample for {name}",
                    field.name
                )));
            }
        },
    })
}

fn sample_text(field: &Field) -> String {
    const END: &str = " 값";
    let name = field.name.trim_end_matches("[]");
    let most = field
        .max_length
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(usize::MAX);
    let room = most.saturating_sub(END.chars().count());
    name.chars()
        .take(room)
        .chain(END.chars())
        .take(most)
        .collect()
}
