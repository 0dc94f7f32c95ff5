//! `types/<family>.rs`: answered models, nested request models, value lists and unions.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::{
    agree::fields,
    docs,
    files::{Files, client_file, family_module},
    setters::{Setter, grouped, qualified},
};
use crate::codegen::{
    output::{FieldShape, Output, Shape, argument, type_name},
    problem::{Problem, Result},
    spec::{Choice, Field, Model, Spec, When},
};

/// What `types` says of itself; operations and models refer to its headings.
const ABOUT: &str = "The models of the API, named as its documentation names them.

Each family has a module, and every model is here as well. Answered models and value lists are `#[non_exhaustive]`: the vendor adds fields and values at any time.

# Units

What an amount and a time count is told by their types, [`Amount`](crate::Amount) and [`UnixTime`](crate::UnixTime). A time that is sent has ten digits at most: a later one, such as one in milliseconds, is refused before anything is sent.

# Marks

*Secret* marks keys, tokens, passwords, and what a card or a person is proven by; *personal* marks what tells who somebody is. A value with either mark is in no `Debug`, no error and no log: it is written as `***`.";

/// Adds `types/mod.rs` and a file for each family that has models.
pub(super) fn emit(spec: &Spec, output: &Output, files: &mut Files) -> Result<()> {
    let mut families: BTreeMap<&str, Family<'_>> = BTreeMap::new();
    for model in &spec.models {
        let Some(shape) = output.types.get(&model.name) else {
            continue;
        };
        let family = families.entry(&model.family).or_default();
        let (item, builder) = one(spec, model, shape)?;
        family.names.push(&model.name);
        family.items.push(item);
        family.builders.extend(builder);
    }
    let (mut modules, mut builders, mut index) = (Vec::new(), Vec::new(), Vec::new());
    for (family, content) in families {
        let module = family_module(family);
        let Family {
            names,
            items,
            builders: own,
        } = content;
        let names: Vec<String> = names.iter().map(|name| format!("[`{name}`]")).collect();
        index.push(format!("- [`{module}`] has {}.", names.join(", ")));
        let title = format!(" Models of the family [`{module}`](crate::operations::{module}).");
        let builder = (!own.is_empty()).then(|| {
            builders.push(quote!(pub use super::#module::builder::*;));
            quote! {
                /// Builders of this family's nested request models.
                pub(super) mod builder { #( #own )* }
            }
        });
        files.insert(
            client_file(&format!("types/{module}.rs")),
            quote! { #![doc = #title] #( #items )* #builder },
        );
        modules.push(module);
    }
    let about = docs::inner(&format!("{ABOUT}\n\n# Families\n\n{}", index.join("\n")));
    files.insert(
        client_file("types/mod.rs"),
        quote! {
            #about
            #( pub mod #modules; )*
            #( pub use #modules::*; )*
            /// Builders of the objects that some calls take inside their body.
            pub mod builder { #( #builders )* }
        },
    );
    Ok(())
}

#[derive(Default)]
struct Family<'a> {
    names: Vec<&'a str>,
    items: Vec<TokenStream>,
    builders: Vec<TokenStream>,
}

/// The item of a model and, where callers make it, its builder.
fn one(spec: &Spec, model: &Model, shape: &Shape) -> Result<(TokenStream, Option<TokenStream>)> {
    match shape {
        Shape::Enum(variants) => Ok((value_list(model, variants), None)),
        Shape::Map if !model.choices.is_empty() => union(model).map(|item| (item, None)),
        Shape::Map => Ok((free_form(model), None)),
        Shape::Struct(shapes) => {
            let fields = fields(model, shapes)?;
            Ok(if model.requested {
                (requested(model, &fields), Some(builder(model, &fields)))
            } else {
                (answered(spec, model, &fields), None)
            })
        }
    }
}

/// The fields of a model, each with progenitor's shape of it.
type Shapes<'a> = [(&'a Field, &'a FieldShape)];

/// Models of other families are reached through the module above.
fn models() -> TokenStream {
    quote!(super::)
}

fn model_docs(model: &Model) -> TokenStream {
    let mut paragraphs = vec![docs::lead(&model.description)];
    paragraphs.extend(docs::extensions(&model.extensions));
    let documentation = docs::attributes(&docs::join(paragraphs));
    let alias = (model.component != model.name)
        .then_some(&model.component)
        .into_iter();
    quote!(#documentation #( #[doc(alias = #alias)] )*)
}

fn answered(spec: &Spec, model: &Model, shapes: &Shapes<'_>) -> TokenStream {
    let mut fields = Vec::new();
    for (field, shape) in shapes {
        let documentation = docs::attributes(&docs::field(field));
        let ident = &shape.ident;
        let (ty, with) = answered_field(spec, field, &shape.ty);
        let rename = rename(shape);
        // A time is an integer on the wire whether it is set or not, which `with` hides from schemars.
        let schema = with
            .to_string()
            .contains("unix_time")
            .then(|| quote!(#[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]));
        fields.push(quote! { #documentation #[serde(#rename #with)] #schema pub #ident: #ty });
    }
    let (name, documentation) = (format_ident!("{}", model.name), model_docs(model));
    let debug = debug(model, shapes);
    quote! {
        #documentation
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "test-util", derive(Default))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #name { #( #fields, )* }
        #debug
        crate::decode::model!(#name);
    }
}

/// The type of an answered field, and how it is read and written.
fn answered_field(spec: &Spec, field: &Field, ty: &Type) -> (TokenStream, TokenStream) {
    let inner = argument(ty, "Option", 0).unwrap_or(ty);
    let optional = argument(ty, "Option", 0).is_some();
    let name = type_name(inner).unwrap_or_default();
    if name == "UnixTime" {
        // A time that is not set is 0 on the wire, whatever the documentation requires.
        return (
            quote!(Option<crate::UnixTime>),
            quote!(default, with = "crate::unix_time::unix_time_or_zero"),
        );
    }
    let is_list = matches!(name.as_str(), "Vec" | "Map");
    let has_empty = is_list
        || matches!(name.as_str(), "String" | "bool" | "i64")
        || spec.model(&name).is_some_and(|model| model.value_list);
    // An id, a status, a token, an amount or a nested model has no empty value that would mean the same as none, and
    // a page without its list is no page.
    let must_stand = if is_list {
        field.required
    } else {
        field.exact || field.sensitive.as_deref() == Some("secret")
    };
    let empty_if_absent = !optional && has_empty && !must_stand;
    let function = match (empty_if_absent, field.exact) {
        (false, false) => "crate::decode::required",
        (false, true) => "crate::decode::exact",
        (true, false) => "crate::decode::or_default",
        (true, true) => "crate::decode::exact_or_default",
    };
    let default = (optional || empty_if_absent).then(|| quote!(default,));
    (
        qualified(ty, &models()),
        quote!(#default deserialize_with = #function),
    )
}

fn rename(shape: &FieldShape) -> Option<TokenStream> {
    let wire = &shape.wire;
    (shape.ident != wire).then(|| quote!(rename = #wire,))
}

/// `Debug` with every marked field as `***`; free-form objects are masked too, since anything can be in them.
fn debug(model: &Model, shapes: &Shapes<'_>) -> TokenStream {
    let mut lines = Vec::new();
    for (field, shape) in shapes {
        let (ident, name) = (&shape.ident, shape.ident.to_string());
        let inner = argument(&shape.ty, "Option", 0).unwrap_or(&shape.ty);
        let free_form = matches!(type_name(inner).as_deref(), Some("Map" | "Value"));
        let masked = field.sensitive.is_some() || free_form;
        lines.push(if masked {
            quote!(.field(#name, &crate::runtime::Masked(&self.#ident)))
        } else {
            quote!(.field(#name, &self.#ident))
        });
    }
    let (name, text) = (format_ident!("{}", model.name), &model.name);
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text) #( #lines )* .finish()
            }
        }
    }
}

fn requested(model: &Model, shapes: &Shapes<'_>) -> TokenStream {
    let mut fields = Vec::new();
    for (field, shape) in shapes {
        let documentation = docs::attributes(&docs::field(field));
        let (ident, ty) = (&shape.ident, qualified(&shape.ty, &models()));
        let skip = match type_name(&shape.ty).as_deref() {
            Some("Option") => Some(quote!(skip_serializing_if = "Option::is_none",)),
            Some("Vec") if !field.required => Some(quote!(skip_serializing_if = "Vec::is_empty",)),
            Some("Map") if !field.required => {
                Some(quote!(skip_serializing_if = "serde_json::Map::is_empty",))
            }
            _ => None,
        };
        let rename = rename(shape);
        let serde = (skip.is_some() || rename.is_some()).then(|| quote!(#[serde(#rename #skip)]));
        fields.push(quote! { #documentation #serde pub #ident: #ty });
    }
    let (name, documentation) = (format_ident!("{}", model.name), model_docs(model));
    let debug = debug(model, shapes);
    let start = format!(" Starts one; [`build`](builder::{name}::build) ends it.");
    quote! {
        #documentation
        #[derive(Clone, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #name { #( #fields, )* }
        impl #name {
            #[doc = #start]
            pub fn builder() -> builder::#name { builder::#name::default() }
        }
        #debug
    }
}

fn builder(model: &Model, shapes: &Shapes<'_>) -> TokenStream {
    let setters: Vec<(Setter, &FieldShape)> = shapes
        .iter()
        .map(|(field, shape)| (Setter::new(shape.ident.clone(), field, &shape.ty), *shape))
        .collect();
    let (name, text) = (format_ident!("{}", model.name), &model.name);
    let models = quote!(crate::types::);
    let fields = setters.iter().map(|(setter, _)| {
        let (ident, kept) = (&setter.ident, setter.kept_at(&models));
        quote!(#ident: Option<#kept>)
    });
    let methods = setters.iter().map(|(setter, _)| setter.method(&models));
    let required = setters
        .iter()
        .filter(|(setter, _)| setter.field.required)
        .map(|(setter, _)| {
            let (ident, wire) = (&setter.ident, &setter.field.name);
            quote!((#wire, self.#ident.is_some()))
        });
    let names = setters
        .iter()
        .filter(|(setter, _)| setter.field.required)
        .map(|(setter, _)| &setter.ident)
        .collect::<Vec<_>>();
    let checks = setters.iter().filter(|(setter, _)| setter.positive).map(|(setter, _)| {
        let (ident, wire) = (&setter.ident, &setter.field.name);
        quote!(let #ident = #ident.map(|amount| crate::runtime::positive(#wire, amount)).transpose()?;)
    });
    let times = setters.iter().filter_map(|(setter, _)| {
        let (least, most) = setter.time?;
        let (least, most) = (grouped(least), grouped(most));
        let (ident, wire) = (&setter.ident, &setter.field.name);
        Some(quote!(let #ident = crate::runtime::time(#wire, #ident, #least, #most)?;))
    });
    let lengths = setters.iter().filter_map(|(setter, _)| {
        let most = Literal::u64_unsuffixed(setter.longest?);
        let (ident, wire) = (&setter.ident, &setter.field.name);
        Some(quote!(crate::runtime::longest(#wire, &#ident, #most)?;))
    });
    let all = setters
        .iter()
        .map(|(setter, _)| &setter.ident)
        .collect::<Vec<_>>();
    let values = setters.iter().map(|(setter, shape)| {
        let ident = &setter.ident;
        match type_name(&shape.ty).as_deref() {
            _ if setter.field.required => quote!(#ident),
            Some("Option") => quote!(#ident),
            _ => quote!(#ident: #ident.unwrap_or_default()),
        }
    });
    let take_required = if names.is_empty() {
        quote!()
    } else {
        // Named all at once first, so that a caller mends them in one go.
        quote! {
            let (#( Some(#names), )*) = (#( #names, )*) else {
                return Err(crate::runtime::missing(#text, &missing));
            };
        }
    };
    let missing = (!names.is_empty()).then(|| quote!(let missing: Vec<&str> = [#( #required ),*].into_iter().filter(|(_, set)| !set).map(|(name, _)| name).collect();));
    let build_docs = if names.is_empty() {
        " Makes the object."
    } else {
        " Makes the object, or names every required field that was not set."
    };
    let debug = setters.iter().map(|(setter, _)| {
        let (name, ident) = (setter.ident.to_string(), &setter.ident);
        quote!((#name, self.#ident.is_some()))
    });
    let title = format!(" Builder of [`{text}`](crate::types::{text}).");
    quote! {
        #[doc = #title]
        #[must_use = "the object is made by `build()`"]
        #[derive(Clone, Default)]
        pub struct #name { #( #fields, )* }
        impl #name {
            #( #methods )*
            #[doc = #build_docs]
            ///
            /// # Errors
            /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
            pub fn build(self) -> Result<crate::types::#name, crate::Error> {
                #missing
                let Self { #( #all ),* } = self;
                #( #checks )*
                #( #times )*
                #( #lengths )*
                #take_required
                Ok(crate::types::#name { #( #values, )* })
            }
        }
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::runtime::debug_names(f, #text, &[#( #debug ),*])
            }
        }
    }
}

fn value_list(model: &Model, variants: &[(String, String)]) -> TokenStream {
    let (name, documentation) = (format_ident!("{}", model.name), model_docs(model));
    let named = |index: usize, variant: &str| {
        let name = model
            .variant_names
            .get(index)
            .map_or(variant, String::as_str);
        format_ident!("{name}")
    };
    let items = variants.iter().enumerate().map(|(index, (variant, wire))| {
        let variant = named(index, variant);
        let documentation = match model.value_descriptions.get(index) {
            Some(meaning) => docs::attributes(&format!("`{wire}`: {meaning}")),
            None => docs::attributes(&format!("`{wire}`")),
        };
        quote!(#documentation #variant)
    });
    let pairs = variants.iter().enumerate().map(|(index, (variant, wire))| {
        let variant = named(index, variant);
        quote!(#variant = #wire)
    });
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #( #items, )*
            /// A value that this version does not know, kept as it came and written back unchanged.
            Unknown(crate::runtime::UnknownValue),
        }
        crate::runtime::open_enum!(#name { #( #pairs ),* });
    }
}

fn free_form(model: &Model) -> TokenStream {
    let (name, documentation, text) = (
        format_ident!("{}", model.name),
        model_docs(model),
        &model.name,
    );
    quote! {
        #documentation
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "test-util", derive(Default))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct #name(pub serde_json::Map<String, serde_json::Value>);
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(#text).field(&crate::runtime::Masked(&self.0)).finish()
            }
        }
        // As a map, so that PHP's empty array passes for an empty object.
        impl crate::decode::Lenient for #name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::decode::Lenient::read(deserializer).map(Self)
            }
        }
    }
}

/// An enum that decides by what the answer looks like, never by trial.
fn union(model: &Model) -> Result<TokenStream> {
    let (name, documentation) = (format_ident!("{}", model.name), model_docs(model));
    let variants = model.choices.iter().map(|choice| {
        let variant = format_ident!("{}", choice.variant);
        let payload = format_ident!("{}", choice.model);
        let payload = if choice.list {
            quote!(Vec<super::#payload>)
        } else {
            quote!(super::#payload)
        };
        let text = match &choice.when {
            When::Has(key) => format!(" The answer has the key `{key}`."),
            When::IsArray => " The answer is an array.".to_owned(),
            When::Otherwise => " The answer is none of the others.".to_owned(),
        };
        quote!(#[doc = #text] #variant(#payload))
    });
    let decision = decision(model)?;
    Ok(quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name { #( #variants, )* }
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #decision
            }
        }
        impl crate::decode::Lenient for #name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer)
            }
        }
    })
}

/// How a union reads an answer: a list or an object straight away, objects by the keys that they have.
fn decision(model: &Model) -> Result<TokenStream> {
    let read = |choice: &Choice| {
        let variant = format_ident!("{}", choice.variant);
        quote!(crate::decode::from_value(value).map(Self::#variant))
    };
    let unknown = || {
        Problem::new(format!(
            "{}: a union is of a list and one object, or of objects of which the last is for all else",
            model.name
        ))
    };
    match model.choices.as_slice() {
        [list, object] if list.when == When::IsArray && object.when == When::Otherwise => {
            let (list, object) = (
                format_ident!("{}", list.variant),
                format_ident!("{}", object.variant),
            );
            Ok(quote!(crate::decode::list_or(deserializer, Self::#list, Self::#object)))
        }
        [others @ .., last] if last.when == When::Otherwise => {
            let mut tests = Vec::new();
            for choice in others {
                let When::Has(key) = &choice.when else {
                    return Err(unknown());
                };
                let read = read(choice);
                tests.push(quote!(if value.get(#key).is_some() { return #read; }));
            }
            let read = read(last);
            Ok(quote! {
                let value = serde_json::Value::deserialize(deserializer)?;
                #( #tests )*
                #read
            })
        }
        _ => Err(unknown()),
    }
}
