//! The headers of an answer.

use std::fmt;
use std::sync::Arc;

use reqwest::header::HeaderMap;

/// The headers of an answer: for support cases, what a proxy adds, and what the API may announce there some day.
///
/// `Debug` prints names alone, since a value can be a cookie.
#[derive(Clone, Default)]
pub struct Headers(Option<Arc<HeaderMap>>);

impl Headers {
    pub(crate) fn of(headers: HeaderMap) -> Self {
        Self(Some(Arc::new(headers)))
    }

    /// The first value of a header, whatever the capitals of its name; `None` if there is none, or if it is not plain ASCII.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.as_ref()?.get(name)?.to_str().ok()
    }

    /// All headers whose values are plain ASCII: names in small letters, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().flat_map(|headers| headers.iter());
        all.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().flat_map(|headers| headers.keys());
        f.debug_set()
            .entries(names.map(|name| name.as_str()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_by_its_name_and_no_value_is_printed() {
        let mut map = HeaderMap::new();
        map.insert("x-request-id", "abc".parse().unwrap());
        map.append("set-cookie", "session=hunter2".parse().unwrap());
        let headers = Headers::of(map);
        assert_eq!(headers.get("X-Request-Id"), Some("abc"));
        assert_eq!(
            (headers.get("x-other"), headers.get("no such: name")),
            (None, None)
        );
        assert_eq!(headers.iter().count(), 2);
        assert_eq!(format!("{headers:?}"), r#"{"x-request-id", "set-cookie"}"#);
        assert_eq!(Headers::default().iter().count(), 0);
    }
}
