//! Records of the API as tables, JSON, lines of JSON or comma-separated values.

use iamport::types::PaymentAnnotation;
use serde_json::{Map, Value};

use super::fields::{facts, for_people, for_programs, model};
use super::rows::Rows;
use super::table;
use super::view::{Output, View};
use super::write::{json, line, say};
use crate::failure::Failure;
use crate::payment_table;
use crate::spec::{Answer, Form};
use crate::terminal;

/// The component of the specification that a payment is.
const PAYMENT: &str = "PaymentAnnotation";

/// The columns of a list that a person wants first, by component. What is not here shows its first fields.
const USUAL: &[(&str, &[&str])] = &[
    (
        PAYMENT,
        &[
            "imp_uid",
            "merchant_uid",
            "status",
            "amount",
            "cancel_amount",
            "pay_method",
            "started_at",
            "paid_at",
        ],
    ),
    (
        "ScheduleAnnotation",
        &[
            "customer_uid",
            "merchant_uid",
            "schedule_status",
            "payment_status",
            "amount",
            "schedule_at",
        ],
    ),
];
/// How many fields of other records a list shows.
const FIRST: usize = 6;

/// Writes what an operation answers.
pub(crate) fn answer(view: &View, answer: &Answer, value: &Value) -> Result<(), Failure> {
    let component = answer.component.as_deref();
    match (answer.form, value.get("list")) {
        (Form::Page | Form::ListOrPage, Some(list)) if view.output != Output::Json => {
            one(view, component, list)?;
            page_note(view, value);
            Ok(())
        }
        (Form::Page | Form::ListOrPage, Some(list)) => {
            let mut page = value.clone();
            let list = chosen(view, component, list)?;
            if let Some(place) = page.get_mut("list") {
                *place = list;
            }
            json(&page)
        }
        _ => one(view, component, value),
    }
}

/// How much of a list a page is.
fn page_note(view: &View, page: &Value) {
    let number = |name: &str| page.get(name).and_then(Value::as_i64);
    let shown = page
        .get("list")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    if let (Output::Table, Some(total)) = (view.output, number("total")) {
        let next = number("next").filter(|next| *next > 0);
        let next = next.map_or_else(String::new, |next| format!("; the next page is {next}"));
        say(&format!("{shown} of {total}{next}"));
    }
}

/// Writes one record, or a list of them.
pub(crate) fn one(view: &View, component: Option<&str>, value: &Value) -> Result<(), Failure> {
    match (view.output, value) {
        (Output::Table | Output::Csv | Output::Jsonl, Value::Array(list)) => {
            let mut records = Records::new(view, component)?;
            list.iter().try_for_each(|record| records.push(record))?;
            records.end()
        }
        (Output::Table, Value::Null) => Ok(()),
        (Output::Table, value) => line(&block(view, component, value)?),
        (Output::Json | Output::Jsonl, value) => json(&chosen(view, component, value)?),
        (Output::Csv, value) => {
            let mut records = Records::new(view, component)?;
            records.push(value)?;
            records.end()
        }
    }
}

/// Refuses columns that no such record has.
pub(crate) fn check_columns(view: &View, component: Option<&str>) -> Result<(), Failure> {
    let known = facts(component);
    if known.is_empty() {
        return Ok(());
    }
    for name in &view.columns {
        let first = name.split('.').next().unwrap_or(name);
        if !known.iter().any(|fact| fact.name == first) {
            let names: Vec<&str> = known.iter().map(|fact| fact.name.as_str()).collect();
            return Err(Failure::Usage(format!(
                "--columns: there is no field {name}; there are {}",
                names.join(", ")
            )));
        }
    }
    Ok(())
}

/// The value that a dotted name leads to.
fn at<'v>(record: &'v Value, name: &str) -> &'v Value {
    name.split('.').fold(record, |value, part| {
        value.get(part).unwrap_or(&Value::Null)
    })
}

/// A record for programs, with the columns that were chosen.
pub(crate) fn chosen(
    view: &View,
    component: Option<&str>,
    value: &Value,
) -> Result<Value, Failure> {
    check_columns(view, component)?;
    Ok(picked(view, component, value))
}

/// The same where the columns were checked.
fn picked(view: &View, component: Option<&str>, value: &Value) -> Value {
    let shown = for_programs(component, value, view);
    if view.columns.is_empty() {
        return shown;
    }
    let pick = |record: &Value| {
        let fields = view.columns.iter();
        let fields = fields.map(|name| (name.clone(), at(record, name).clone()));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    match &shown {
        Value::Array(list) => Value::Array(list.iter().map(pick).collect()),
        record => pick(record),
    }
}

/// One record as rows of a name and a value.
fn block(view: &View, component: Option<&str>, value: &Value) -> Result<String, Failure> {
    check_columns(view, component)?;
    if component == Some(PAYMENT)
        && view.columns.is_empty()
        && let Ok(payment) = serde_json::from_value::<PaymentAnnotation>(value.clone())
    {
        return Ok(payment_table::render(&payment, view));
    }
    let mut rows = Rows::default();
    if view.columns.is_empty() {
        add(&mut rows, "", component, value, view);
    } else {
        for name in &view.columns {
            rows.add(name, cell(component, value, name, view));
        }
    }
    Ok(rows.render())
}

/// Adds all that is set, nested records with dotted names.
fn add(rows: &mut Rows, prefix: &str, component: Option<&str>, value: &Value, view: &View) {
    let dotted = |name: &str| match prefix {
        "" => name.to_owned(),
        prefix => format!("{prefix}.{name}"),
    };
    match value {
        Value::Object(object) => {
            let known = facts(component);
            let currency = object.get("currency").and_then(Value::as_str);
            for (name, value) in object {
                let fact = known.iter().find(|fact| fact.name == *name);
                let nested = matches!(value, Value::Object(_) | Value::Array(_));
                let covered =
                    fact.is_some_and(|fact| fact.secret || fact.personal && !view.personal);
                if nested && !covered {
                    let component = fact.and_then(|fact| model(&fact.kind));
                    add(rows, &dotted(name), component, value, view);
                } else {
                    rows.add(dotted(name), for_people(fact, value, currency, view));
                }
            }
        }
        Value::Array(list) => {
            for (number, value) in (1..).zip(list) {
                add(rows, &format!("{prefix}[{number}]"), component, value, view);
            }
        }
        value => rows.add(
            if prefix.is_empty() { "answer" } else { prefix },
            for_people(None, value, None, view),
        ),
    }
}

/// One field of a record as a person reads it.
fn cell(component: Option<&str>, record: &Value, name: &str, view: &View) -> Option<String> {
    let mut component = component;
    let mut fact = None;
    for part in name.split('.') {
        let known = facts(component);
        fact = known.iter().find(|fact| fact.name == part);
        component = fact.and_then(|fact| model(&fact.kind));
    }
    let currency = record.get("currency").and_then(Value::as_str);
    for_people(fact, at(record, name), currency, view)
}

/// Records that come one after the other. Lines and comma-separated values are written as they come; a table and a JSON
/// document at the end.
pub(crate) struct Records<'v> {
    view: &'v View,
    component: Option<&'v str>,
    columns: Vec<String>,
    held: Vec<Value>,
    written: usize,
}

impl<'v> Records<'v> {
    /// # Errors
    /// A column was chosen that there is not.
    pub(crate) fn new(view: &'v View, component: Option<&'v str>) -> Result<Self, Failure> {
        check_columns(view, component)?;
        Ok(Self {
            view,
            component,
            columns: view.columns.clone(),
            held: Vec::new(),
            written: 0,
        })
    }

    /// Shows these columns where none were chosen.
    pub(crate) fn usually(mut self, columns: &[&str]) -> Self {
        if self.columns.is_empty() && self.view.output == Output::Table {
            self.columns = columns.iter().map(|name| (*name).to_owned()).collect();
        }
        self
    }

    pub(crate) fn push(&mut self, record: &Value) -> Result<(), Failure> {
        self.written += 1;
        match self.view.output {
            Output::Table | Output::Json => {
                self.held.push(record.clone());
                Ok(())
            }
            Output::Jsonl => line(&picked(self.view, self.component, record).to_string()),
            Output::Csv => self.csv_row(record),
        }
    }

    pub(crate) fn end(self) -> Result<(), Failure> {
        match self.view.output {
            Output::Jsonl => Ok(()),
            Output::Csv if self.written == 0 => match self.csv_columns(&Value::Null) {
                columns if columns.is_empty() => Ok(()),
                columns => csv_line(&columns),
            },
            Output::Csv => Ok(()),
            Output::Json => {
                let list = Value::Array(self.held);
                json(&picked(self.view, self.component, &list))
            }
            Output::Table if self.held.is_empty() => Ok(()),
            Output::Table => line(&self.table()),
        }
    }

    fn csv_columns(&self, record: &Value) -> Vec<String> {
        if !self.columns.is_empty() {
            return self.columns.clone();
        }
        let known = facts(self.component);
        if !known.is_empty() {
            return known.iter().map(|fact| fact.name.clone()).collect();
        }
        let object = record.as_object();
        object
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    }

    fn csv_row(&mut self, record: &Value) -> Result<(), Failure> {
        if self.written == 1 {
            self.columns = self.csv_columns(record);
            csv_line(&self.columns)?;
        }
        let shown = for_programs(self.component, record, self.view);
        let cells = self.columns.iter().map(|name| match at(&shown, name) {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        csv_line(&cells.collect::<Vec<_>>())
    }

    /// A table, or a block for each record where a table would not fit, so that no word is broken.
    fn table(&self) -> String {
        let columns = self.table_columns();
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        let row = |record: &Value| -> Vec<String> {
            let cells = columns.iter();
            let cells = cells.map(|name| cell(self.component, record, name, self.view));
            cells.map(Option::unwrap_or_default).collect()
        };
        let text = table::render(&names, self.held.iter().map(row));
        let widest = text
            .lines()
            .map(unicode_width::UnicodeWidthStr::width)
            .max();
        match terminal::width() {
            Some(width) if widest.is_some_and(|widest| widest > width) => {
                let blocks = self.held.iter().map(|record| {
                    let mut rows = Rows::default();
                    for name in &columns {
                        rows.add(name, cell(self.component, record, name, self.view));
                    }
                    rows.render()
                });
                blocks.collect::<Vec<_>>().join("\n\n")
            }
            _ => text,
        }
    }

    fn table_columns(&self) -> Vec<String> {
        if !self.columns.is_empty() {
            return self.columns.clone();
        }
        let usual = USUAL.iter().find(|(name, _)| Some(*name) == self.component);
        if let Some((_, columns)) = usual {
            return columns.iter().map(|name| (*name).to_owned()).collect();
        }
        let first = self.held.first().and_then(Value::as_object);
        let scalar = |value: &&Value| !matches!(value, Value::Object(_) | Value::Array(_));
        first
            .into_iter()
            .flatten()
            .filter(|(_, value)| scalar(value))
            .map(|(name, _)| name.clone())
            .take(FIRST)
            .collect()
    }
}

fn csv_line(cells: &[String]) -> Result<(), Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = writer
        .write_record(cells)
        .and_then(|()| Ok(writer.flush()?));
    let bytes = writer.into_inner().unwrap_or_default();
    match (written, String::from_utf8(bytes)) {
        (Ok(()), Ok(text)) => line(text.trim_end_matches(['\r', '\n'])),
        _ => Err(Failure::Unwritten("it can't be written as CSV".to_owned())),
    }
}
