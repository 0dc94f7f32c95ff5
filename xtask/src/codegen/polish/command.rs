//! `crates/iamport-cli/src/generated/`: every operation with whatever parameters somebody wrote behind the command.
//!
//! The names that are written there are those of the wire, apart from brackets: see [`written_name`].

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::{
    agree::fields,
    files::{Files, command_file, relaxed},
    operations::{ValuePlace, setters, shape_of},
    setters::Setter,
};
use crate::codegen::{
    output::{Output, Shape, argument, snake, type_name},
    problem::{Problem, Result},
    spec::{Operation, Spec},
};

/// The operations whose builders have `confirm()`. The client has the same list in its facts about an operation
/// (`can_be_confirmed`), and a test of the command holds each call against it.
const CONFIRMED: [&str; 7] = [
    "again",
    "cancelPayment",
    "createVbank",
    "modifyVbank",
    "onetime",
    "revokeVbank",
    "schedule",
];

/// Adds the files of the command.
pub(super) fn emit(spec: &Spec, output: &Output, files: &mut Files) -> Result<()> {
    let mut objects = BTreeSet::new();
    let (mut arms, mut calls) = (Vec::new(), Vec::new());
    for operation in &spec.operations {
        let (id, name) = (&operation.id, format_ident!("{}", operation.call));
        arms.push(quote!(#id => #name(client, arguments)));
        calls.push(call(output, operation, &mut objects)?);
    }
    let objects = all_objects(spec, output, objects)?;
    let relaxed = relaxed();
    files.insert(
        command_file("mod.rs"),
        quote! {
            //! Every operation of the API from the arguments of a command line, made from the spec.
            pub(crate) mod calls;
            mod objects;
        },
    );
    files.insert(
        command_file("calls.rs"),
        quote! {
            //! Every operation with those parameters that are given.
            #![allow(deprecated)]
            #relaxed
            use iamport::Client;
            use crate::call::arguments::Arguments;
            use crate::call::mistake::Mistake;
            use crate::call::prepared::Prepared;
            /// The call of an operation with those parameters that are given; nothing is sent yet. `None` for an
            /// operation that the API does not have.
            pub(crate) fn prepare(client: &Client, operation: &str, arguments: &Arguments) -> Option<Result<Prepared, Mistake>> {
                Some(match operation { #( #arms, )* _ => return None })
            }
            #( #calls )*
        },
    );
    files.insert(
        command_file("objects.rs"),
        quote! {
            //! The objects that some calls take inside their body.
            use iamport::types;
            use crate::call::arguments::Arguments;
            use crate::call::mistake::Mistake;
            #( #objects )*
        },
    );
    Ok(())
}

/// One operation: its builder with every parameter that is given.
fn call(
    output: &Output,
    operation: &Operation,
    objects: &mut BTreeSet<String>,
) -> Result<TokenStream> {
    let builder = format_ident!("call");
    let (mut path, mut others) = (Vec::new(), Vec::new());
    for (place, setter) in setters(output, operation, shape_of(output, operation)?)? {
        if place == ValuePlace::Path {
            let (name, getter) = (written_name(&setter), getter(output, &setter.kept)?);
            path.push(getter.required(&name));
        } else {
            others.push(set(output, &builder, &setter, objects)?);
        }
    }
    let (name, mutable) = (
        format_ident!("{}", operation.call),
        (!others.is_empty()).then(|| quote!(mut)),
    );
    let answers_list = argument(&shape_of(output, operation)?.answer, "Vec", 0).is_some();
    let prepared = match (CONFIRMED.contains(&operation.id.as_str()), answers_list) {
        (false, _) => quote!(Prepared::send(#builder.send())),
        (true, false) => quote!(Prepared::Payment(#builder.confirm())),
        (true, true) => quote!(Prepared::Schedules(#builder.confirm())),
    };
    let arguments = if path.is_empty() && others.is_empty() {
        quote!(_arguments)
    } else {
        quote!(arguments)
    };
    let documentation = format!(
        " `{}`: `{} {}`.",
        operation.id,
        operation.method.to_uppercase(),
        operation.path
    );
    Ok(quote! {
        #[doc = #documentation]
        fn #name(client: &Client, #arguments: &Arguments) -> Result<Prepared, Mistake> {
            let #mutable #builder = client.#name(#( #path ),*);
            #( #others )*
            Ok(#prepared)
        }
    })
}

/// The functions that make these models, and the models inside of them.
fn all_objects(
    spec: &Spec,
    output: &Output,
    mut open: BTreeSet<String>,
) -> Result<Vec<TokenStream>> {
    let mut made: BTreeMap<String, TokenStream> = BTreeMap::new();
    while let Some(name) = open.pop_first() {
        if let Entry::Vacant(place) = made.entry(name) {
            let function = object(spec, output, place.key(), &mut open)?;
            place.insert(function);
        }
    }
    Ok(made.into_values().collect())
}

/// One model of a request: its builder with every field that is given.
fn object(
    spec: &Spec,
    output: &Output,
    name: &str,
    objects: &mut BTreeSet<String>,
) -> Result<TokenStream> {
    let unknown = || Problem::new(format!("no model {name} is made by callers"));
    let (Some(model), Some(Shape::Struct(shapes))) = (spec.model(name), output.types.get(name))
    else {
        return Err(unknown());
    };
    let (builder, mut sets) = (format_ident!("object"), Vec::new());
    for (field, shape) in fields(model, shapes)? {
        let setter = Setter::new(shape.ident.clone(), field, &shape.ty);
        sets.push(set(output, &builder, &setter, objects)?);
    }
    let (function, ty) = (format_ident!("{}", snake(name)), format_ident!("{name}"));
    let documentation = format!(" A [`{name}`](types::{name}).");
    Ok(quote! {
        #[doc = #documentation]
        pub(super) fn #function(arguments: &Arguments) -> Result<types::#ty, Mistake> {
            let mut #builder = types::#ty::builder();
            #( #sets )*
            Ok(#builder.build()?)
        }
    })
}

/// Sets a value on a builder, if it is given.
fn set(
    output: &Output,
    builder: &syn::Ident,
    setter: &Setter,
    objects: &mut BTreeSet<String>,
) -> Result<TokenStream> {
    let (ident, name) = (&setter.ident, written_name(setter));
    let ty = if setter.positive {
        syn::parse_quote!(PositiveAmount)
    } else {
        setter.kept.clone()
    };
    let getter = getter(output, &ty)?;
    let (method, value) = (getter.method(), getter.value());
    objects.extend(getter.object);
    Ok(quote! {
        if let Some(value) = arguments.#method(#name)? {
            #builder = #builder.#ident(#value);
        }
    })
}

/// How a value is read from the arguments.
struct Getter {
    /// What one value is.
    kind: &'static str,
    /// Whether there are several.
    list: bool,
    /// The model that it is.
    object: Option<String>,
}

impl Getter {
    fn method(&self) -> syn::Ident {
        let several = if self.list { "s" } else { "" };
        format_ident!("{}{several}", self.kind)
    }

    /// What the setter takes of the `value` that was read.
    fn value(&self) -> TokenStream {
        let Some(object) = &self.object else {
            return quote!(value);
        };
        let function = format_ident!("{}", snake(object));
        if self.list {
            quote!(value.into_iter().map(super::objects::#function).collect::<Result<Vec<_>, _>>()?)
        } else {
            quote!(super::objects::#function(value)?)
        }
    }

    fn required(&self, name: &str) -> TokenStream {
        let method = self.method();
        quote!(arguments.#method(#name)?.ok_or_else(|| Mistake::missing(#name))?)
    }
}

fn getter(output: &Output, ty: &Type) -> Result<Getter> {
    let item = argument(ty, "Vec", 0);
    let name = type_name(item.unwrap_or(ty)).unwrap_or_default();
    let (kind, object) = match name.as_str() {
        "String" => ("text", None),
        "bool" => ("boolean", None),
        "i64" => ("integer", None),
        "Amount" => ("amount", None),
        "PositiveAmount" => ("positive_amount", None),
        "UnixTime" => ("time", None),
        "Map" => ("free_form", None),
        _ => match output.types.get(&name) {
            // Value lists are open, so any text is one.
            Some(Shape::Enum(_)) => ("text", None),
            Some(Shape::Struct(_)) => ("object", Some(name.clone())),
            Some(Shape::Map) | None => {
                return Err(Problem::new(format!(
                    "a parameter is a {name}, which can't be read from a command line"
                )));
            }
        },
    };
    let list = item.is_some();
    if list && !matches!(kind, "text" | "object") {
        return Err(Problem::new(format!(
            "a parameter is a list of {name}, which the command can't read yet: write `{kind}s` in call/arguments.rs"
        )));
    }
    Ok(Getter { kind, list, object })
}

/// The name that is written on a command line: as on the wire, without the brackets of a list in a query (`imp_uid[]`),
/// and with a dot for those around a key (`extra[requester]`), since both mean something to a shell.
fn written_name(setter: &Setter) -> String {
    let name = setter.field.name.trim_end_matches("[]");
    name.replace('[', ".").replace(']', "")
}
