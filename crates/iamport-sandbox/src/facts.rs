//! The form of what the specification says of operations, fields and institutions. What it says is in
//! [`generated`](crate::generated).

use axum::routing::MethodFilter;

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// As it stands in a request.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        }
    }

    /// What a route is registered for.
    pub(crate) const fn filter(self) -> MethodFilter {
        match self {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Delete => MethodFilter::DELETE,
        }
    }
}

/// Whether a call may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Freely: nothing changes.
    Safe,
    /// The end is the same, although the second answer may be a refusal.
    Idempotent,
    /// Never without looking first.
    Once,
}

impl Repeat {
    /// The specification's word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Repeat::Safe => "safe",
            Repeat::Idempotent => "idempotent",
            Repeat::Once => "once",
        }
    }
}

/// What the specification says of an operation as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationFacts {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// With names in braces.
    pub(crate) path: &'static str,
    /// The file of the specification that it is in.
    pub(crate) family: &'static str,
    /// The Korean title.
    pub(crate) title: &'static str,
    pub(crate) repeat: Repeat,
    /// The gateways that have it; empty where no list is published.
    pub(crate) gateways: &'static [&'static str],
}

/// What the specification says of a parameter or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// On the wire.
    pub(crate) name: &'static str,
    /// Whether it must be given at every gateway.
    pub(crate) required: bool,
    /// The most characters that a text has.
    pub(crate) longest: Option<usize>,
    required_at: &'static [&'static str],
    supported_at: &'static [&'static str],
    ignored_at: &'static [&'static str],
}

impl Field {
    pub(crate) const fn named(name: &'static str) -> Field {
        Field {
            name,
            required: false,
            longest: None,
            required_at: &[],
            supported_at: &[],
            ignored_at: &[],
        }
    }

    pub(crate) const fn required(self) -> Field {
        Field {
            required: true,
            ..self
        }
    }

    pub(crate) const fn longest(self, characters: usize) -> Field {
        Field {
            longest: Some(characters),
            ..self
        }
    }

    pub(crate) const fn required_at(self, gateways: &'static [&'static str]) -> Field {
        Field {
            required_at: gateways,
            ..self
        }
    }

    pub(crate) const fn supported_at(self, gateways: &'static [&'static str]) -> Field {
        Field {
            supported_at: gateways,
            ..self
        }
    }

    pub(crate) const fn ignored_at(self, gateways: &'static [&'static str]) -> Field {
        Field {
            ignored_at: gateways,
            ..self
        }
    }

    /// Whether `gateway` insists on it.
    pub(crate) fn is_required_at(&self, gateway: &str) -> bool {
        self.required_at.contains(&gateway)
    }

    /// Whether `gateway` is one of those that are said to have it.
    pub(crate) fn is_supported_at(&self, gateway: &str) -> bool {
        self.supported_at.contains(&gateway)
    }

    /// Whether `gateway` passes over it.
    pub(crate) fn is_ignored_at(&self, gateway: &str) -> bool {
        self.ignored_at.contains(&gateway)
    }

    /// Whether `text` is no longer than it may be.
    pub(crate) fn has_room_for(&self, text: &str) -> bool {
        self.longest
            .is_none_or(|longest| text.chars().count() <= longest)
    }

    /// As much of `text` as there is room for.
    pub(crate) fn cut(&self, text: &str) -> String {
        let longest = self.longest.unwrap_or(usize::MAX);
        text.chars().take(longest).collect()
    }
}

/// A field, and whether a request leaves it out.
pub(crate) type Absence = (Field, bool);

/// The names of what every gateway needs and a request leaves out.
pub(crate) fn missing(fields: &[Absence]) -> Vec<&'static str> {
    named(fields, |field| field.required)
}

/// The names of what `gateway` needs besides, and a request leaves out.
pub(crate) fn missing_at(gateway: &str, fields: &[Absence]) -> Vec<&'static str> {
    named(fields, |field| field.is_required_at(gateway))
}

fn named(fields: &[Absence], needed: impl Fn(&Field) -> bool) -> Vec<&'static str> {
    fields
        .iter()
        .filter(|(field, absent)| *absent && needed(field))
        .map(|(field, _)| field.name)
        .collect()
}

/// The first of those texts that is longer than it may be.
pub(crate) fn too_long(fields: &[(Field, &Option<String>)]) -> Option<&'static str> {
    let fits = |field: &Field, text: &Option<String>| {
        text.as_ref().is_none_or(|text| field.has_room_for(text))
    };
    fields
        .iter()
        .find(|(field, text)| !fits(field, text))
        .map(|(field, _)| field.name)
}

/// A bank, a securities house or a card company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Institution {
    /// The standard code.
    pub(crate) code: &'static str,
    /// The name in lists of codes.
    pub(crate) name: &'static str,
    /// Other names, the one of receipts first.
    pub(crate) also: &'static [&'static str],
}

impl Institution {
    pub(crate) const fn new(
        code: &'static str,
        name: &'static str,
        also: &'static [&'static str],
    ) -> Institution {
        Institution { code, name, also }
    }
}

/// Every need of some gateway that the specification names and that `looked_at` passes over.
#[cfg(test)]
pub(crate) fn overlooked(all: &[Field], looked_at: &[Absence]) -> Vec<&'static str> {
    all.iter()
        .filter(|field| field.required || !field.required_at.is_empty())
        .filter(|field| !looked_at.iter().any(|(known, _)| known == *field))
        .map(|field| field.name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_go_by_the_gateway() {
        let plain = Field::named("plain");
        let always = Field::named("always").required();
        let there = Field::named("there").required_at(&["kcp"]);
        let fields = [(plain, true), (always, true), (there, true)];
        assert_eq!(missing(&fields), ["always"]);
        assert_eq!(missing_at("kcp", &fields), ["there"]);
        assert_eq!(missing_at("nice", &fields), [""; 0]);
        assert_eq!(missing_at("kcp", &[(there, false)]), [""; 0]);
        assert_eq!(
            overlooked(&[plain, always, there], &fields[..1]),
            ["always", "there"]
        );
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        let field = Field::named("name").longest(2);
        assert!(field.has_room_for("가나") && !field.has_room_for("가나다"));
        assert_eq!(field.cut("가나다"), "가나");
        assert_eq!(Field::named("name").cut("가나다"), "가나다");
        let (short, long) = (Some("가나".to_owned()), Some("abc".to_owned()));
        let texts = [(field, &None), (field, &short), (field, &long)];
        assert_eq!(too_long(&texts), Some("name"));
        assert_eq!(too_long(&texts[..2]), None);
    }
}
