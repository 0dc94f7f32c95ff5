//! Which records a call is about, for whoever reads its error or its log line.

use serde_json::Value;

use crate::visible::has_visible_character;

/// How many ids of one kind an error names.
const NAMED: usize = 3;
/// The most characters of one id that are printed.
const LONGEST: usize = 80;

/// The ids that one call was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids {
    pub(crate) imp_uid: Named,
    pub(crate) merchant_uid: Named,
    /// Often a mail address, so it is in no text.
    pub(crate) customer_uid: Named,
}

/// The first few ids of one kind, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    first: Vec<String>,
    count: usize,
}

impl Named {
    fn add(&mut self, id: &str) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(id.to_owned());
        }
    }

    /// The id, or the first of several.
    pub(crate) fn first(&self) -> Option<&str> {
        self.first.first().map(String::as_str)
    }
}

impl Ids {
    /// Takes a parameter that is an id.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        let kind = match name.trim_end_matches("[]") {
            "imp_uid" => &mut self.imp_uid,
            "merchant_uid" => &mut self.merchant_uid,
            "customer_uid" => &mut self.customer_uid,
            _ => return,
        };
        kind.add(value);
    }

    /// Takes the ids of a body field, at any depth.
    pub(crate) fn add_json(&mut self, name: &str, json: &Value) {
        match json {
            Value::String(text) => self.add(name, text),
            Value::Array(items) => items.iter().for_each(|item| self.add_json(name, item)),
            Value::Object(map) => map.iter().for_each(|(key, item)| self.add_json(key, item)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// As they stand in an error's text, or `None` if there are none: `imp_uid imp_1, merchant_uid a`.
    pub(crate) fn text(&self, clean: impl Fn(&str) -> String) -> Option<String> {
        let mut parts = Vec::new();
        for (name, ids) in [
            ("imp_uid", &self.imp_uid),
            ("merchant_uid", &self.merchant_uid),
        ] {
            let visible = ids.first.iter().filter(|id| has_visible_character(id));
            parts.extend(visible.map(|id| {
                let shown = clean(id);
                match shown.char_indices().nth(LONGEST) {
                    None => format!("{name} {shown}"),
                    Some((end, _)) => format!("{name} {}…", shown.get(..end).unwrap_or_default()),
                }
            }));
            if let more @ 1.. = ids.count - ids.first.len() {
                parts.push(format!("{more} more"));
            }
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_are_found_wherever_they_stand_and_counted() {
        let mut ids = Ids::default();
        ids.add("imp_uid", "imp_1");
        ids.add("page", "2");
        let schedules: Vec<_> = (0..5)
            .map(|n| json!({ "merchant_uid": format!("m{n}"), "name": "x" }))
            .collect();
        ids.add_json("schedules", &json!(schedules));
        ids.add_json("customer_uid", &json!("someone@example.com"));
        assert_eq!(
            ids.text(str::to_owned).unwrap(),
            "imp_uid imp_1, merchant_uid m0, merchant_uid m1, merchant_uid m2, 2 more"
        );
        assert_eq!(ids.customer_uid.first(), Some("someone@example.com"));
        assert_eq!(Ids::default().text(str::to_owned), None);
        let mut blank = Ids::default();
        blank.add("imp_uid", " \u{200b}");
        assert_eq!(blank.text(str::to_owned), None);
    }

    #[test]
    fn a_long_id_is_cut_in_a_text_and_whole_for_the_program() {
        let mut ids = Ids::default();
        let long = "가".repeat(200);
        ids.add("merchant_uid[]", &long);
        assert_eq!(ids.merchant_uid.first(), Some(long.as_str()));
        assert!(ids.text(str::to_owned).unwrap().chars().count() < 100);
    }
}
