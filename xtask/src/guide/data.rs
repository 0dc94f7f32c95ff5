//! What is known of the vendor's clients and of V2, as `spec/moving/` has it, held against the spec.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::{Deserialize, de::DeserializeOwned};

use crate::codegen::{Problem, Result, Spec};

/// The folder of the data, from the workspace's root.
pub(super) const FOLDER: &str = "spec/moving";

/// All of the data.
pub(super) struct Data {
    /// By the name of the file, which is a part of the page's: `go` is `from-go.md`.
    pub(super) clients: BTreeMap<String, Client>,
    pub(super) v2: V2,
}

/// One of the vendor's clients.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Client {
    /// Where it is to be had, with the name that it has there.
    pub(super) package: String,
    pub(super) version: String,
    pub(super) repository: String,
    pub(super) commit: String,
    /// The day of the commit.
    pub(super) date: String,
    /// The day since which the vendor's README says that it is not supported.
    pub(super) notice: Option<String>,
    pub(super) settings: Vec<Setting>,
    pub(super) calls: Vec<Call>,
    /// The operations that none of its calls reaches.
    pub(super) not_reached: Vec<String>,
    pub(super) errors: Vec<Failure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Setting {
    pub(super) theirs: String,
    pub(super) ours: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    pub(super) call: String,
    pub(super) operations: Vec<String>,
    /// Fields and parameters of the operation that the call has no way to send.
    #[serde(default)]
    pub(super) cannot_send: Vec<String>,
    /// The same, where only the types of the call are without them.
    #[serde(default)]
    pub(super) not_in_types: Vec<String>,
    /// What goes along although nobody set it.
    #[serde(default)]
    pub(super) always_sends: Vec<String>,
    /// The version that has it first.
    pub(super) since: Option<String>,
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Failure {
    pub(super) theirs: String,
    pub(super) when: String,
    pub(super) ours: String,
}

/// What V2 has in the place of each operation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct V2 {
    pub(super) document: String,
    pub(super) repository: String,
    pub(super) file: String,
    pub(super) commit: String,
    pub(super) date: String,
    pub(super) operations: Vec<Replaced>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Replaced {
    pub(super) operation: String,
    #[serde(rename = "match")]
    pub(super) how_much: HowMuch,
    pub(super) calls: Vec<Route>,
    pub(super) note: String,
    /// Whether the row is a conclusion, and no document says it.
    #[serde(default)]
    pub(super) inferred: bool,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum HowMuch {
    Same,
    Partly,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Route {
    pub(super) route: String,
    /// Whether the vendor may change it without notice.
    #[serde(default)]
    pub(super) unstable: bool,
}

impl Data {
    /// Reads the folder, and holds it against the spec.
    ///
    /// Fails, with every place and reason, where a row names an operation or a field that the spec has not, and where an operation of the
    /// spec is in no row.
    pub(super) fn read(root: &Path, spec: &Spec) -> Result<Self> {
        let ours: BTreeMap<String, String> = read(root, &format!("{FOLDER}/ours.json"))?;
        let folder = root.join(FOLDER).join("clients");
        let mut clients = BTreeMap::new();
        for entry in fs::read_dir(&folder).map_err(|error| Problem::io(&folder, &error))? {
            let path = entry.map_err(|error| Problem::io(&folder, &error))?.path();
            if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
                let client: Client = read(root, &client_file(name))?;
                clients.insert(name.to_owned(), client);
            }
        }
        let v2 = read(root, &format!("{FOLDER}/v2.json"))?;
        let mut data = Self { clients, v2 };
        let mut problems = data.fill_in(&ours);
        problems.extend(data.problems(spec));
        if problems.is_empty() {
            return Ok(data);
        }
        Err(Problem::new(problems.join("\n")))
    }

    /// Puts the texts that several clients share in the place of their names, such as `{unclear}`.
    pub(super) fn fill_in(&mut self, ours: &BTreeMap<String, String>) -> Vec<String> {
        let mut used = BTreeSet::new();
        let mut problems = Vec::new();
        for (name, client) in &mut self.clients {
            let settings = client.settings.iter_mut().map(|row| &mut row.ours);
            let errors = client.errors.iter_mut().map(|row| &mut row.ours);
            for text in settings.chain(errors) {
                // A shared text may itself name another one.
                for _ in 0..2 {
                    for (word, meaning) in ours {
                        let mark = format!("{{{word}}}");
                        if text.contains(&mark) {
                            used.insert(word);
                            *text = text.replace(&mark, meaning);
                        }
                    }
                }
                if text.contains('{') {
                    problems.push(format!(
                        "{}: ours.json does not have all that is named in: {text}",
                        client_file(name)
                    ));
                }
            }
        }
        let idle = ours.keys().filter(|word| !used.contains(word));
        problems.extend(idle.map(|word| format!("{FOLDER}/ours.json: nothing names {word}")));
        problems
    }

    pub(super) fn problems(&self, spec: &Spec) -> Vec<String> {
        let mut problems = Vec::new();
        for (name, client) in &self.clients {
            let file = client_file(name);
            let mut rows = Rows::new(&file, spec);
            for call in &client.calls {
                let place = format!("call {}", call.call);
                for operation in &call.operations {
                    rows.reach(&place, operation);
                }
                for field in call.cannot_send.iter().chain(&call.not_in_types) {
                    rows.field(&place, &call.operations, field);
                }
            }
            let reached = rows.seen.clone();
            for operation in &client.not_reached {
                if reached.contains(operation.as_str()) {
                    rows.problems.push(format!(
                        "{file}: {operation} is in not_reached, and a call reaches it"
                    ));
                }
                rows.reach("not_reached", operation);
            }
            problems.extend(rows.end());
        }
        let file = format!("{FOLDER}/v2.json");
        let mut rows = Rows::new(&file, spec);
        for row in &self.v2.operations {
            if rows.seen.contains(row.operation.as_str()) {
                rows.problems
                    .push(format!("{file}: {} stands there twice", row.operation));
            }
            rows.reach("operations", &row.operation);
            if row.calls.is_empty() != (row.how_much == HowMuch::None) {
                rows.problems.push(format!(
                    "{file}: {} has calls of V2 and matches none, or the other way round",
                    row.operation
                ));
            }
        }
        problems.extend(rows.end());
        problems
    }
}

/// What the rows of one file name of the spec.
struct Rows<'a> {
    file: &'a str,
    spec: &'a Spec,
    seen: BTreeSet<&'a str>,
    problems: Vec<String>,
}

impl<'a> Rows<'a> {
    fn new(file: &'a str, spec: &'a Spec) -> Self {
        Self {
            file,
            spec,
            seen: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    fn reach(&mut self, place: &str, operation: &str) {
        match self.spec.operations.iter().find(|it| it.id == operation) {
            Some(known) => {
                self.seen.insert(&known.id);
            }
            None => self.problems.push(format!(
                "{}: {place}: the spec has no operation {operation}",
                self.file
            )),
        }
    }

    fn field(&mut self, place: &str, operations: &[String], field: &str) {
        let known = self
            .spec
            .operations
            .iter()
            .filter(|it| operations.contains(&it.id))
            .any(|it| {
                let parameters = it.parameters.iter().map(|parameter| &parameter.field);
                let body = it.body.iter().flatten();
                parameters.chain(body).any(|it| it.name == field)
            });
        if !known {
            self.problems.push(format!(
                "{}: {place}: its operation has no field {field}",
                self.file
            ));
        }
    }

    fn end(mut self) -> Vec<String> {
        for operation in &self.spec.operations {
            if !self.seen.contains(operation.id.as_str()) {
                self.problems
                    .push(format!("{}: {} is in no row", self.file, operation.id));
            }
        }
        self.problems
    }
}

pub(super) fn client_file(name: &str) -> String {
    format!("{FOLDER}/clients/{name}.json")
}

fn read<T: DeserializeOwned>(root: &Path, file: &str) -> Result<T> {
    let path = root.join(file);
    let text = fs::read_to_string(&path).map_err(|error| Problem::io(&path, &error))?;
    serde_json::from_str(&text).map_err(|error| Problem::new(format!("{file}: {error}")))
}
