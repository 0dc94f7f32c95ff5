//! The API's operations, and comparing a call with one of them.

use serde::de::{Deserialize, Deserializer, Error};

use crate::facts::{Method, Repeat};
pub(crate) use crate::generated::operations::Operation;

impl Operation {
    /// The one that the specification calls `id`.
    pub(crate) fn by_id(id: &str) -> Option<Operation> {
        Operation::ALL
            .iter()
            .copied()
            .find(|operation| operation.id() == id)
    }

    /// The name in the specification.
    pub(crate) const fn id(self) -> &'static str {
        self.facts().id
    }

    pub(crate) const fn method(self) -> Method {
        self.facts().method
    }

    /// The path, with names in braces.
    pub(crate) const fn path(self) -> &'static str {
        self.facts().path
    }

    /// The file of the specification that it is in.
    pub(crate) const fn family(self) -> &'static str {
        self.facts().family
    }

    /// The Korean title.
    pub(crate) const fn title(self) -> &'static str {
        self.facts().title
    }

    /// Whether it may be sent again.
    pub(crate) const fn repeat(self) -> Repeat {
        self.facts().repeat
    }

    /// The gateways that have it; empty where no list is published.
    pub(crate) const fn gateways(self) -> &'static [&'static str] {
        self.facts().gateways
    }

    /// The code of the gateway `provider`, if it is one of those that have this operation.
    pub(crate) fn gateway(self, provider: &str) -> Option<&'static str> {
        let mut gateways = self.gateways().iter().copied();
        gateways.find(|gateway| *gateway == provider)
    }

    /// Whether the gateway `provider` is one of those that have it.
    pub(crate) fn is_at(self, provider: &str) -> bool {
        self.gateway(provider).is_some()
    }
}

impl<'de> Deserialize<'de> for Operation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Operation, D::Error> {
        let id = String::deserialize(deserializer)?;
        Operation::by_id(&id).ok_or_else(|| D::Error::custom(format!("{id} is no operation")))
    }
}

/// A method and a path in which some segments can be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// `*` is any.
    method: String,
    segments: Vec<Segment>,
    /// Further segments may follow.
    open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Text(String),
    Any,
}

impl Pattern {
    /// Reads the name of an operation, or a method and a path: `POST /payments/cancel`,
    /// `* /vbanks/{imp_uid}`. A path that ends in `/*` has everything below it.
    pub(crate) fn parse(text: &str) -> Option<Pattern> {
        let (method, path) = match Operation::by_id(text) {
            Some(operation) => (operation.method().as_str(), operation.path()),
            None => text.trim().split_once(' ')?,
        };
        let is_method = method == "*" || method.bytes().all(|byte| byte.is_ascii_alphabetic());
        let path = path.trim().strip_prefix('/')?;
        if !is_method || method.is_empty() {
            return None;
        }
        let (path, open) = match path.strip_suffix("/*").or((path == "*").then_some("")) {
            Some(path) => (path, true),
            None => (path, false),
        };
        let segment = |text: &str| match text {
            "*" => Segment::Any,
            _ if text.starts_with('{') && text.ends_with('}') => Segment::Any,
            _ => Segment::Text(text.to_owned()),
        };
        let segments = match path {
            "" if open => Vec::new(),
            _ => path.split('/').map(segment).collect(),
        };
        Some(Pattern {
            method: method.to_ascii_uppercase(),
            segments,
            open,
        })
    }

    /// Whether this call is meant.
    pub(crate) fn fits(&self, method: &str, path: &str) -> bool {
        if self.method != "*" && self.method != method {
            return false;
        }
        let mut sent = path.strip_prefix('/').unwrap_or(path).split('/');
        for wanted in &self.segments {
            match (wanted, sent.next()) {
                (Segment::Any, Some(segment)) if !segment.is_empty() => {}
                (Segment::Text(text), Some(segment)) if text == segment => {}
                _ => return false,
            }
        }
        self.open || sent.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, method: &str, path: &str) -> bool {
        Pattern::parse(pattern).unwrap().fits(method, path)
    }

    #[test]
    fn calls_are_compared_by_name_or_by_path() {
        assert!(fits("cancelPayment", "POST", "/payments/cancel"));
        assert!(!fits("cancelPayment", "GET", "/payments/cancel"));
        assert!(fits("get /payments/{id}", "GET", "/payments/imp_1"));
        assert!(!fits(
            "GET /payments/{id}",
            "GET",
            "/payments/imp_1/balance"
        ));
        assert!(!fits("GET /payments/{id}", "GET", "/payments/"));
        assert!(fits("* /vbanks/*", "DELETE", "/vbanks/imp_1"));
        assert!(fits("* /*", "PUT", "/any/thing"));
        assert!(!fits("* /vbanks", "GET", "/payments"));
        for nonsense in [
            "",
            "GET",
            "noSuchName",
            "GET payments",
            " /payments",
            "G-T /",
        ] {
            assert_eq!(Pattern::parse(nonsense), None, "{nonsense}");
        }
    }
}
