//! The tables, as Markdown.

use std::collections::BTreeMap;

use super::data::{Call, Client, HowMuch, V2, client_file};
use crate::{
    codegen::{Problem, Result, Spec},
    links,
};

/// The tables of one page, by the name that their marker has.
pub(super) type Tables = BTreeMap<String, String>;

/// What the page on a client has.
pub(super) fn of_client(name: &str, client: &Client, spec: &Spec) -> Result<Tables> {
    let file = client_file(name);
    let mut tables = Tables::new();
    tables.insert(format!("state of {name}"), state(client, &file)?);
    let settings = client.settings.iter();
    let settings = settings.map(|row| vec![row.theirs.clone(), linked(&row.ours)]);
    tables.insert(
        format!("settings of {name}"),
        table(&["there", "here"], settings, &file)?,
    );
    let calls = client.calls.iter().map(|call| call_row(call, spec));
    tables.insert(
        format!("calls of {name}"),
        table(
            &[
                "call",
                "operation",
                "method here",
                "what to know of the call",
            ],
            calls,
            &file,
        )?,
    );
    tables.insert(format!("not reached by {name}"), not_reached(client, spec));
    let errors = client.errors.iter();
    let errors = errors.map(|row| vec![row.theirs.clone(), row.when.clone(), linked(&row.ours)]);
    tables.insert(
        format!("errors of {name}"),
        table(&["there", "when", "here"], errors, &file)?,
    );
    Ok(tables)
}

/// What the READMEs have: the clients beside each other, with the headings in the README's language.
pub(super) fn of_readme(
    clients: &BTreeMap<String, Client>,
    pages: &str,
    headings: [&str; 5],
    spec: &Spec,
) -> Result<Tables> {
    let all = spec.operations.len();
    let ours = [
        "[`iamport`](#iamport)",
        env!("CARGO_PKG_VERSION"),
        "",
        "",
        &all.to_string(),
    ]
    .map(str::to_owned);
    let rows = clients.iter().map(|(name, client)| {
        let reached = all - client.not_reached.len();
        vec![
            format!("[{}]({}/from-{name}.md)", client.repository, pages),
            numbered(&client.version).to_owned(),
            client.date.clone(),
            client.notice.clone().unwrap_or_default(),
            reached.to_string(),
        ]
    });
    let rows = std::iter::once(ours.to_vec()).chain(rows);
    let comparison = table(&headings, rows, super::data::FOLDER)?;
    Ok(Tables::from([("clients".to_owned(), comparison)]))
}

/// The number of a version, without what the page of the client says beside it; nothing where no version has a number.
fn numbered(version: &str) -> &str {
    let first = version.split(' ').next().unwrap_or_default();
    match first.starts_with(|c: char| c.is_ascii_digit()) {
        true => first,
        false => "",
    }
}

/// What the page on V2 has.
pub(super) fn of_v2(v2: &V2, spec: &Spec, file: &str) -> Result<Tables> {
    let count = |how_much| {
        let rows = v2.operations.iter();
        rows.filter(|row| row.how_much == how_much).count()
    };
    let counts = format!(
        "Of the {} operations {} have one call in V2 that does the same, {} have something that does a part of it or does it another way, and {} \
         have nothing.\n",
        v2.operations.len(),
        count(HowMuch::Same),
        count(HowMuch::Partly),
        count(HowMuch::None),
    );
    let source = format!(
        "{} as it stands in [{}](https://github.com/{}/blob/{}/{}), commit `{}` of {}.\n",
        v2.document, v2.repository, v2.repository, v2.commit, v2.file, v2.commit, v2.date
    );
    let rows = spec.operations.iter().filter_map(|operation| {
        let row = v2
            .operations
            .iter()
            .find(|row| row.operation == operation.id)?;
        let calls: Vec<String> = row
            .calls
            .iter()
            .map(|call| {
                format!(
                    "`{}`{}",
                    call.route,
                    if call.unstable { " (unstable)" } else { "" }
                )
            })
            .collect();
        let how_much = match row.how_much {
            HowMuch::Same => "same",
            HowMuch::Partly => "partly",
            HowMuch::None => "none",
        };
        Some(vec![
            format!("`{} {}`", operation.method.to_uppercase(), operation.path),
            links::method(&operation.call),
            or(calls.join(", "), "none"),
            how_much.to_owned(),
            format!(
                "{}{}",
                row.note,
                if row.inferred { " (Inferred.)" } else { "" }
            ),
        ])
    });
    let head = ["V1", "method here", "V2", "how much of it", "what changes"];
    Ok(Tables::from([
        ("counts of V2".to_owned(), counts),
        ("source of V2".to_owned(), source),
        ("calls of V2".to_owned(), table(&head, rows, file)?),
    ]))
}

fn state(client: &Client, file: &str) -> Result<String> {
    let repository = &client.repository;
    let commit: String = client.commit.chars().take(8).collect();
    let notice = match &client.notice {
        Some(day) => format!("not supported since {day}, says its README"),
        None => "none".to_owned(),
    };
    let rows = [
        ("package", client.package.clone()),
        ("version", client.version.clone()),
        (
            "repository",
            format!("[{repository}](https://github.com/{repository})"),
        ),
        ("last commit", format!("{}, `{commit}`", client.date)),
        ("the vendor's notice", notice),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, value)| vec![name.to_owned(), value]);
    table(&["", ""], rows, file)
}

fn call_row(call: &Call, spec: &Spec) -> Vec<String> {
    let ids = call.operations.iter().map(|id| format!("`{id}`"));
    let methods = call.operations.iter().filter_map(|id| {
        let operation = spec
            .operations
            .iter()
            .find(|operation| operation.id == *id)?;
        Some(links::method(&operation.call))
    });
    let mut notes: Vec<String> = call.note.iter().cloned().collect();
    for (names, what) in [
        (&call.cannot_send, "Can't send"),
        (&call.not_in_types, "Its types lack"),
        (&call.always_sends, "Always sends"),
    ] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            notes.push(format!("{what} {}.", names.join(", ")));
        }
    }
    if let Some(version) = &call.since {
        notes.push(format!("Since {version}."));
    }
    vec![
        format!("`{}`", call.call),
        or(ids.collect::<Vec<_>>().join(", "), "none"),
        or(methods.collect::<Vec<_>>().join(", "), "none"),
        notes.join(" "),
    ]
}

/// A line for each family.
fn not_reached(client: &Client, spec: &Spec) -> String {
    let mut families: Vec<(&str, Vec<String>)> = Vec::new();
    let missing = spec.operations.iter();
    for operation in missing.filter(|it| client.not_reached.contains(&it.id)) {
        let method = links::method(&operation.call);
        match families.last_mut() {
            Some((family, methods)) if *family == operation.family => methods.push(method),
            _ => families.push((&operation.family, vec![method])),
        }
    }
    let lines = families
        .into_iter()
        .map(|(family, methods)| format!("- {family}: {}\n", methods.join(", ")));
    format!(
        "{} of the {} operations, by family:\n\n{}",
        client.not_reached.len(),
        spec.operations.len(),
        lines.collect::<String>()
    )
}

/// `[Outcome::Unknown]` as a link with the name as code.
fn linked(text: &str) -> String {
    let mut linked = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        linked.push_str(before);
        match after.split_once(']') {
            Some((name, after)) if links::on_the_web(name).is_some() => {
                linked.push_str(&format!("[`{name}`][{name}]"));
                rest = after;
            }
            _ => {
                linked.push('[');
                rest = after;
            }
        }
    }
    linked + rest
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() {
        other.to_owned()
    } else {
        text
    }
}

fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>, file: &str) -> Result<String> {
    let line = |cells: &[String]| {
        let cells = cells.iter().map(|cell| match cell.as_str() {
            "" => " |".to_owned(),
            text => format!(" {text} |"),
        });
        format!("|{}\n", cells.collect::<String>())
    };
    let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
    let mut text = line(&head);
    text.push_str(&format!("|{}\n", "---|".repeat(head.len())));
    for row in rows {
        if let Some(cell) = row.iter().find(|cell| cell.contains(['|', '\n'])) {
            return Err(Problem::new(format!(
                "{file}: a cell can't hold a bar or a line break: {cell}"
            )));
        }
        text.push_str(&line(&row));
    }
    Ok(text)
}
