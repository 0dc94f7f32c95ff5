//! Merges the files of `spec/` into one OpenAPI document.
//!
//! `openapi.yaml` is the root; every other file is a family: a fragment with `paths` and
//! `components.schemas`, merged under the same keys. Nothing is listed twice, so there is no
//! reference to resolve: every `$ref` points into the merged document.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Map, Value};

use super::problem::{Problem, Result};

/// The file that has what belongs to no family.
const ROOT: &str = "openapi";

/// The merged document, and which file each path and each component came from.
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
    /// The OpenAPI document as the files have it, which every later step reads; `publish` writes it out.
    pub(crate) document: Value,
    /// Path (`/vbanks`) to family (`vbanks`).
    pub(crate) path_family: BTreeMap<String, String>,
    /// Component schema (`PaymentAnnotation`) to family (`payments`).
    pub(crate) schema_family: BTreeMap<String, String>,
}

impl Bundle {
    /// Reads and merges every `*.yaml` of the folder.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut fragments = BTreeMap::new();
        let entries = fs::read_dir(folder).map_err(|error| Problem::io(folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Problem::io(folder, &error))?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                let text = fs::read_to_string(&path).map_err(|error| Problem::io(&path, &error))?;
                let family = path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                fragments.insert(family, text);
            }
        }
        Self::merge(&fragments)
    }

    /// Merges fragments given as family name to YAML text.
    pub(crate) fn merge(fragments: &BTreeMap<String, String>) -> Result<Self> {
        let mut parsed = BTreeMap::new();
        for (family, text) in fragments {
            parsed.insert(family.as_str(), parse(family, text)?);
        }
        let mut document = parsed.remove(ROOT).ok_or_else(|| {
            Problem::new("spec/openapi.yaml is missing: it holds what belongs to no family")
        })?;
        let mut bundle = Bundle {
            document: Value::Null,
            path_family: BTreeMap::new(),
            schema_family: BTreeMap::new(),
        };

        let (mut paths, mut schemas) = (Map::new(), Map::new());
        take_all(
            document.pointer_mut("/paths"),
            ROOT,
            "paths",
            &mut paths,
            &mut bundle.path_family,
        )?;
        take_all(
            document.pointer_mut("/components/schemas"),
            ROOT,
            "component",
            &mut schemas,
            &mut bundle.schema_family,
        )?;
        for (family, mut fragment) in parsed {
            only_keys(family, "", &fragment, &["paths", "components"])?;
            if let Some(components) = fragment.get("components") {
                only_keys(family, "/components", components, &["schemas"])?;
            }
            take_all(
                fragment.pointer_mut("/paths"),
                family,
                "path",
                &mut paths,
                &mut bundle.path_family,
            )?;
            take_all(
                fragment.pointer_mut("/components/schemas"),
                family,
                "component",
                &mut schemas,
                &mut bundle.schema_family,
            )?;
        }
        let root = document
            .as_object_mut()
            .ok_or_else(|| Problem::new("spec/openapi.yaml is not a mapping"))?;
        root.insert("paths".into(), Value::Object(paths));
        let components = root
            .entry("components")
            .or_insert_with(|| Value::Object(Map::new()));
        if let Some(components) = components.as_object_mut() {
            components.insert("schemas".into(), Value::Object(schemas));
        }
        bundle.document = document;
        Ok(bundle)
    }

    /// The file that a JSON pointer of the merged document comes from.
    pub(crate) fn file_of(&self, pointer: &str) -> String {
        let mut parts = pointer.trim_start_matches('/').split('/').map(unescape);
        let family = match (parts.next().as_deref(), parts.next(), parts.next()) {
            (Some("paths"), Some(path), _) => self.path_family.get(&path),
            (Some("components"), Some(kind), Some(name)) if kind == "schemas" => {
                self.schema_family.get(&name)
            }
            _ => None,
        };
        format!("spec/{}.yaml", family.map_or(ROOT, String::as_str))
    }
}

/// One pointer token for a key.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn parse(family: &str, text: &str) -> Result<Value> {
    // Through YAML's own value first: it refuses a key that stands twice, which serde_json would take.
    let yaml: serde_yaml_ng::Value = serde_yaml_ng::from_str(text)
        .map_err(|error| Problem::new(format!("spec/{family}.yaml: {error}")))?;
    serde_json::to_value(yaml).map_err(|error| {
        Problem::new(format!(
            "spec/{family}.yaml: {error} (keys must be text: quote them)"
        ))
    })
}

fn only_keys(family: &str, pointer: &str, value: &Value, allowed: &[&str]) -> Result<()> {
    for key in value.as_object().into_iter().flat_map(Map::keys) {
        if !allowed.contains(&key.as_str()) {
            return Err(Problem::new(format!(
                "spec/{family}.yaml{pointer}/{key}: a family has only {}; what is shared belongs to spec/openapi.yaml",
                allowed.join(" and ")
            )));
        }
    }
    Ok(())
}

fn take_all(
    from: Option<&mut Value>,
    family: &str,
    what: &str,
    into: &mut Map<String, Value>,
    origins: &mut BTreeMap<String, String>,
) -> Result<()> {
    let Some(Value::Object(from)) = from else {
        return Ok(());
    };
    for (key, value) in std::mem::take(from) {
        if let Some(other) = origins.get(&key) {
            return Err(Problem::new(format!(
                "the {what} {key} stands in spec/{other}.yaml and again in spec/{family}.yaml"
            )));
        }
        origins.insert(key.clone(), family.to_owned());
        into.insert(key, value);
    }
    Ok(())
}
