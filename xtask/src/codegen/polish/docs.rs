//! Documentation of generated items, put together from what the spec says.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codegen::spec::{Extensions, Field, Location, Operation};

/// Line width of the generated documentation.
const WIDTH: usize = 100;

/// `#[doc]` attributes for a text; paragraphs are kept, lines are wrapped.
pub(super) fn attributes(text: &str) -> TokenStream {
    let lines = comments(text);
    quote! { #( #[doc = #lines] )* }
}

/// The same for the module that the text stands in.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = comments(text);
    quote! { #( #![doc = #lines] )* }
}

fn comments(text: &str) -> impl Iterator<Item = String> {
    let lines = wrap(text).into_iter();
    lines.map(|line| match line.as_str() {
        "" => line,
        _ => format!(" {line}"),
    })
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.trim_end().lines() {
        let indent = if line.starts_with("- ") { "  " } else { "" };
        let mut current = String::new();
        for word in line.split_whitespace() {
            let width = current.chars().count() + 1 + word.chars().count();
            if width > WIDTH && !current.trim().is_empty() {
                lines.push(std::mem::replace(&mut current, indent.to_owned()));
            }
            if !current.trim().is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
    }
    lines
}

/// What a method does, for whom, at what risk.
pub(super) fn operation(operation: &Operation) -> String {
    let mut paragraphs = vec![lead(&operation.summary)];
    paragraphs.push(operation.description.clone());
    paragraphs.push(format!(
        "`{} {}`, in the vendor's documentation {}.",
        operation.method.to_uppercase(),
        operation.path,
        operation.title_ko
    ));
    let required: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Query)
        .map(|parameter| &parameter.field)
        .chain(operation.body.iter().flatten())
        .filter(|field| field.required)
        .map(|field| format!("`{}`", field.name))
        .collect();
    if !required.is_empty() {
        paragraphs.push(format!("**Required:** {}.", required.join(", ")));
    }
    for group in &operation.any_of {
        let names: Vec<String> = group.iter().map(|name| format!("`{name}`")).collect();
        paragraphs.push(format!("**At least one of:** {}.", names.join(", ")));
    }
    paragraphs.push(format!(
        "**Sending it again:** {}",
        repeat(&operation.repeat)
    ));
    paragraphs.extend(extensions(&operation.extensions));
    let mut errors: Vec<String> = operation
        .errors
        .iter()
        .map(|(status, meaning)| format!("- {status}: {meaning}"))
        .collect();
    errors.push("- HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.".to_owned());
    paragraphs.push(format!("# Errors\n\n{}", errors.join("\n")));
    join(paragraphs)
}

fn repeat(class: &str) -> &'static str {
    match class {
        "safe" => "it changes nothing, so it may be sent again at any time.",
        "idempotent" => "a second call leaves the same end state as the first.",
        _ => {
            "never without looking first. After an error whose outcome is `Unknown` it may have happened."
        }
    }
}

/// What a field, a setter or a parameter is.
pub(super) fn field(field: &Field) -> String {
    let mut limits = Vec::new();
    if let (Some("unix-time"), Some(least)) = (field.format.as_deref(), field.minimum) {
        limits.push(format!(
            "At least {least}; an earlier time is refused before anything is sent."
        ));
    }
    if let Some(length) = field.max_length {
        limits.push(if field.refuse_longer {
            format!("At most {length} characters; longer text is refused before anything is sent, since the API may keep it cut off.")
        } else {
            format!("At most {length} characters.")
        });
    }
    match field.sensitive.as_deref() {
        Some("secret") => limits.push("[*Secret.*](crate::types#marks)".to_owned()),
        Some(_) => limits.push("[*Personal.*](crate::types#marks)".to_owned()),
        None => {}
    }
    let mut paragraphs = vec![lead(&field.description), limits.join(" ")];
    paragraphs.extend(extensions(&field.extensions));
    join(paragraphs)
}

/// A text whose first sentence is a paragraph of its own: lists of items show that paragraph alone.
pub(super) fn lead(text: &str) -> String {
    let mut in_code = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '\n' => break,
            '`' => in_code = !in_code,
            ' ' if !in_code && matches!(before, '.' | '?' | '!') => {
                let (first, rest) = text.split_at(at);
                return format!("{first}\n\n{}", rest.trim_start());
            }
            _ => {}
        }
        before = c;
    }
    text.to_owned()
}

/// Gateways and evidence, a paragraph each.
pub(super) fn extensions(extensions: &Extensions) -> Vec<String> {
    let mut paragraphs = Vec::new();
    for (kind, names) in &extensions.gateways {
        let names = names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let sentence = match kind.as_str() {
            "supported" => format!("Gateways that support it: {names}."),
            "required" => format!("Gateways that require it: {names}."),
            _ => format!("Gateways that ignore it: {names}."),
        };
        paragraphs.push(sentence);
    }
    if let Some((level, reason)) = &extensions.evidence {
        let reason = reason.trim_end_matches('.');
        paragraphs.push(match level.as_str() {
            "observed" => format!("*Observed, not documented:* {reason}."),
            _ => format!("*Assumed:* {reason}."),
        });
    }
    paragraphs
}

/// Paragraphs with an empty line between.
pub(super) fn join(paragraphs: Vec<String>) -> String {
    let kept: Vec<String> = paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    kept.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_a_paragraph_of_its_own() {
        for (text, expected) in [
            ("One. Two. Three.", "One.\n\nTwo. Three."),
            ("One alone.", "One alone."),
            (
                "From 1.5 to `a. b` on. Two.",
                "From 1.5 to `a. b` on.\n\nTwo.",
            ),
            ("One.\n\nTwo. Three.", "One.\n\nTwo. Three."),
        ] {
            assert_eq!(lead(text), expected);
        }
    }

    #[test]
    fn wraps_at_the_width_and_keeps_paragraphs() {
        let text = format!("{}\n\n- {}", "word ".repeat(30), "item ".repeat(30));
        let lines = wrap(&text);
        assert!(
            lines.iter().all(|line| line.chars().count() <= WIDTH),
            "{lines:#?}"
        );
        assert_eq!(lines.iter().filter(|line| line.is_empty()).count(), 1);
        assert!(
            lines.last().is_some_and(|line| line.starts_with("  item")),
            "{lines:#?}"
        );
    }
}
