//! Reads progenitor's output: which type each field, parameter and answer has.
//!
//! Only types and names are taken. The call layer is not kept, but its order of path values and
//! its names of query parameters are held against the spec, so that a change of progenitor's output
//! cannot pass unseen.

use std::collections::BTreeMap;

use heck::{ToPascalCase, ToSnakeCase};
use quote::ToTokens;
use syn::{
    Expr, Fields, GenericArgument, ImplItem, Item, ItemMod, Lit, Meta, PathArguments, ReturnType,
    Type,
    visit::{self, Visit},
    visit_mut::{self, VisitMut},
};

use super::problem::{Problem, Result};

/// What progenitor made of the document.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// By Rust name: models, enums, bodies.
    pub(crate) types: BTreeMap<String, Shape>,
    /// By operation id in snake case.
    pub(crate) operations: BTreeMap<String, OperationShape>,
}

/// The shape of one type.
#[derive(Debug)]
pub(crate) enum Shape {
    Struct(Vec<FieldShape>),
    /// Rust variant and wire value.
    Enum(Vec<(String, String)>),
    /// A struct around a free-form object; also what a union was lowered to.
    Map,
}

/// One field of a struct.
#[derive(Debug, Clone)]
pub(crate) struct FieldShape {
    pub(crate) ident: syn::Ident,
    pub(crate) wire: String,
    pub(crate) ty: Type,
}

/// One operation's builder.
#[derive(Debug)]
pub(crate) struct OperationShape {
    /// Parameters in progenitor's order, with their types (an optional one is an `Option`).
    pub(crate) parameters: Vec<(syn::Ident, Type)>,
    /// The type of the body, where there is one.
    pub(crate) body: Option<String>,
    /// The payload's type.
    pub(crate) answer: Type,
    /// Path values in the order of the path.
    pub(crate) path_order: Vec<String>,
    /// Query parameters: wire name and identifier.
    pub(crate) query: Vec<(String, String)>,
}

impl Output {
    pub(crate) fn read(file: &syn::File) -> Result<Self> {
        let mut output = Output::default();
        for item in &module(&file.items, "types")?.1 {
            output.read_type(item)?;
        }
        let builders = module(&file.items, "builder")?.1;
        for item in &builders {
            if let Item::Struct(item) = item {
                let name = item.ident.to_string();
                let send = send_of(&builders, &name).ok_or_else(|| {
                    Problem::new(format!(
                        "progenitor's builder {name} has no `send`: its output has changed"
                    ))
                })?;
                let shape = operation_shape(item, send)?;
                output.operations.insert(snake(&name), shape);
            }
        }
        Ok(output)
    }

    fn read_type(&mut self, item: &Item) -> Result<()> {
        match item {
            Item::Struct(item) => {
                let shape = match &item.fields {
                    Fields::Named(fields) => Shape::Struct(
                        fields
                            .named
                            .iter()
                            .filter_map(|field| {
                                let ident = field.ident.clone()?;
                                let wire =
                                    renamed(&field.attrs).unwrap_or_else(|| ident.to_string());
                                Some(FieldShape {
                                    ident,
                                    wire,
                                    ty: plain(&field.ty),
                                })
                            })
                            .collect(),
                    ),
                    Fields::Unnamed(_) | Fields::Unit => {
                        let text = item.fields.to_token_stream().to_string();
                        if !text.contains("serde_json :: Map") {
                            return Err(Problem::new(format!(
                                "progenitor made {} a newtype around {text}: the spec should write a scalar where it is used, not as a component",
                                item.ident
                            )));
                        }
                        Shape::Map
                    }
                };
                self.types.insert(item.ident.to_string(), shape);
            }
            Item::Enum(item) => {
                let mut variants = Vec::new();
                for variant in &item.variants {
                    if !matches!(variant.fields, Fields::Unit) {
                        return Err(Problem::new(format!(
                            "progenitor made {} an enum with data: the spec should not lead there",
                            item.ident
                        )));
                    }
                    let wire = renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string());
                    variants.push((variant.ident.to_string(), wire));
                }
                self.types
                    .insert(item.ident.to_string(), Shape::Enum(variants));
            }
            Item::Impl(_) => {}
            Item::Mod(item) if item.ident == "builder" || item.ident == "error" => {}
            other => {
                return Err(Problem::new(format!(
                    "progenitor's types have something that is not expected: {}",
                    head(&other.to_token_stream().to_string())
                )));
            }
        }
        Ok(())
    }
}

fn module<'a>(items: &'a [Item], name: &str) -> Result<(&'a ItemMod, Vec<Item>)> {
    items
        .iter()
        .find_map(|item| match item {
            Item::Mod(item) if item.ident == name => Some((item, item.content.as_ref()?.1.clone())),
            _ => None,
        })
        .ok_or_else(|| {
            Problem::new(format!(
                "progenitor's output has no module `{name}`: its form has changed"
            ))
        })
}

fn send_of<'a>(items: &'a [Item], builder: &str) -> Option<&'a syn::ImplItemFn> {
    items.iter().find_map(|item| match item {
        Item::Impl(item)
            if item.trait_.is_none() && type_name(&item.self_ty).as_deref() == Some(builder) =>
        {
            item.items.iter().find_map(|item| match item {
                ImplItem::Fn(function) if function.sig.ident == "send" => Some(function),
                _ => None,
            })
        }
        _ => None,
    })
}

fn operation_shape(item: &syn::ItemStruct, send: &syn::ImplItemFn) -> Result<OperationShape> {
    let unexpected = |what: &str| {
        Problem::new(format!(
            "progenitor's builder {}: {what} is not of the expected form",
            item.ident
        ))
    };
    let (mut parameters, mut body) = (Vec::new(), None);
    for field in &item.fields {
        let Some(ident) = field.ident.clone() else {
            continue;
        };
        if ident == "client" {
            continue;
        }
        let ty = argument(&field.ty, "Result", 0)
            .ok_or_else(|| unexpected("a field that is no Result"))?;
        if ident == "body" {
            body = Some(type_name(ty).ok_or_else(|| unexpected("the body"))?);
        } else {
            parameters.push((ident, plain(ty)));
        }
    }
    let ReturnType::Type(_, returned) = &send.sig.output else {
        return Err(unexpected("the answer of send"));
    };
    let answer = argument(returned, "Result", 0)
        .and_then(|value| argument(value, "ResponseValue", 0))
        .ok_or_else(|| unexpected("the answer of send"))?;
    let mut calls = Calls::default();
    calls.visit_block(&send.block);
    Ok(OperationShape {
        parameters,
        body,
        answer: plain(answer),
        path_order: calls.path_order,
        query: calls.query,
    })
}

/// Finds `encode_path(&x.to_string())` and `QueryParam::new("wire", &x)`.
#[derive(Default)]
struct Calls {
    path_order: Vec<String>,
    query: Vec<(String, String)>,
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let function = call.func.to_token_stream().to_string();
        if function.ends_with("QueryParam :: new")
            && let (Some(Expr::Lit(wire)), Some(value)) = (call.args.first(), call.args.get(1))
            && let Lit::Str(wire) = &wire.lit
        {
            self.query.push((
                wire.value(),
                value
                    .to_token_stream()
                    .to_string()
                    .trim_start_matches("& ")
                    .to_owned(),
            ));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.is_ident("format") {
            // format!("{}/vbanks/{}", client.baseurl, encode_path(&imp_uid.to_string()))
            let text = mac.tokens.to_string();
            for part in text.split("encode_path").skip(1) {
                let name: String = part
                    .chars()
                    .skip_while(|c| !c.is_alphanumeric() && *c != '_')
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                self.path_order.push(name);
            }
        }
    }
}

/// A type without the paths that progenitor writes out: `Option<String>`, `Vec<types::X>`.
fn plain(ty: &Type) -> Type {
    struct Shorten;
    impl VisitMut for Shorten {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            let text = path
                .segments
                .iter()
                .map(|segment| segment.ident.to_string())
                .collect::<Vec<_>>();
            let texts: Vec<&str> = text.iter().map(String::as_str).collect();
            if let ["std", "option" | "string" | "vec", _] | ["types", _] | ["super", _] =
                texts.as_slice()
            {
                path.leading_colon = None;
                path.segments = path.segments.iter().last().cloned().into_iter().collect();
            }
            visit_mut::visit_path_mut(self, path);
        }
    }
    let mut ty = ty.clone();
    Shorten.visit_type_mut(&mut ty);
    ty
}

/// The n-th generic argument of a type with the given last segment.
pub(crate) fn argument<'a>(ty: &'a Type, name: &str, n: usize) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    if last.ident != name {
        return None;
    }
    match arguments.args.iter().nth(n)? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// The last segment of a path type.
pub(crate) fn type_name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}

fn renamed(attributes: &[syn::Attribute]) -> Option<String> {
    let mut name = None;
    for attribute in attributes {
        if let Meta::List(list) = &attribute.meta
            && list.path.is_ident("serde")
        {
            // An attribute that is not of this form has no rename, and is none of our business.
            let _ = list.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
                } else if meta.input.peek(syn::Token![=]) {
                    meta.value()?.parse::<Expr>()?;
                }
                Ok(())
            });
        }
    }
    name
}

/// `RevokeVbank`, `revokeVbank` or `confirmOTP` in snake case, the way progenitor writes it.
pub(crate) fn snake(name: &str) -> String {
    name.to_snake_case()
}

/// A name as a Rust type, the way progenitor writes it.
pub(crate) fn pascal(name: &str) -> String {
    name.to_pascal_case()
}

fn head(text: &str) -> String {
    text.chars().take(120).collect()
}
