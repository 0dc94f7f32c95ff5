//! The lines of a file, as fields by their names: CSV with a header, or one JSON object a line.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::call::json;
use crate::failure::Failure;

/// Where the lines come from. It is read several times, so standard input is kept in a file without a name.
pub(super) struct Source {
    pub(super) path: Option<PathBuf>,
    file: File,
}

/// One line.
#[derive(Debug)]
pub(super) struct Row {
    /// As an editor counts them.
    pub(super) line: u64,
    /// What it says; or why it can't be read.
    pub(super) fields: Result<Map<String, Value>, String>,
}

impl Source {
    pub(super) fn open(from: &str) -> Result<Self, Failure> {
        let wrong =
            |error: std::io::Error| Failure::Usage(format!("--from {from} can't be read: {error}"));
        if from == "-" {
            let mut file = tempfile::tempfile().map_err(wrong)?;
            std::io::copy(&mut std::io::stdin().lock(), &mut file).map_err(wrong)?;
            return Ok(Self { path: None, file });
        }
        let file = File::open(from).map_err(wrong)?;
        Ok(Self {
            path: Some(PathBuf::from(from)),
            file,
        })
    }

    /// The result file that belongs to it.
    pub(super) fn result(&self) -> PathBuf {
        let path = self.path.as_deref().unwrap_or(Path::new("stdin"));
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".result.csv");
        path.with_file_name(name)
    }

    /// All lines from the beginning.
    pub(super) fn rows(&self) -> Result<Rows, Failure> {
        let wrong =
            |error: std::io::Error| Failure::Usage(format!("the file can't be read: {error}"));
        let mut file = self.file.try_clone().map_err(wrong)?;
        file.rewind().map_err(wrong)?;
        let mut reader = BufReader::new(file);
        // Excel writes a byte order mark.
        if reader
            .fill_buf()
            .map_err(wrong)?
            .starts_with(b"\xef\xbb\xbf")
        {
            reader.consume(3);
        }
        let begin = reader.fill_buf().map_err(wrong)?;
        let first = begin.iter().find(|byte| !byte.is_ascii_whitespace());
        if first == Some(&b'{') {
            return Ok(Rows::Json(reader.lines(), 0));
        }
        let mut csv = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(reader);
        let header = csv.headers().cloned();
        let header =
            header.map_err(|error| Failure::Usage(format!("the header can't be read: {error}")))?;
        let names: Vec<String> = header.iter().map(str::to_owned).collect();
        if let [only] = names.as_slice()
            && let Some(sign) = [';', '\t'].into_iter().find(|sign| only.contains(*sign))
        {
            return Err(Failure::Usage(format!(
                "the cells are separated by {sign:?}; save the file with commas between them"
            )));
        }
        let twice = names.iter().enumerate().find(|(index, name)| {
            !name.is_empty() && names.iter().take(*index).any(|before| before == *name)
        });
        if let Some((_, name)) = twice {
            return Err(Failure::Usage(format!("the header has {name} twice")));
        }
        Ok(Rows::Csv(Box::new(csv.into_records()), names))
    }
}

/// The lines, one after the other.
pub(super) enum Rows {
    Csv(
        Box<csv::StringRecordsIntoIter<BufReader<File>>>,
        Vec<String>,
    ),
    Json(std::io::Lines<BufReader<File>>, u64),
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        match self {
            Self::Csv(records, names) => {
                let record = records.next()?;
                let line = match &record {
                    Ok(record) => record.position().map_or(0, csv::Position::line),
                    Err(error) => error.position().map_or(0, csv::Position::line),
                };
                let fields = record
                    .map_err(|error| format!("it can't be read: {}", reason(&error)))
                    .and_then(|record| named(names, &record));
                Some(Row { line, fields })
            }
            Self::Json(lines, line) => loop {
                *line += 1;
                let text = match lines.next()? {
                    Ok(text) => text,
                    Err(error) => {
                        return Some(Row {
                            line: *line,
                            fields: Err(format!("it can't be read: {error}")),
                        });
                    }
                };
                if text.trim().is_empty() {
                    continue;
                }
                let fields = json::read_object(&text);
                return Some(Row {
                    line: *line,
                    fields,
                });
            },
        }
    }
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8; save the file as \"CSV UTF-8\"".to_owned(),
        _ => error.to_string(),
    }
}

/// The cells by the names of the header; empty ones are not given.
fn named(names: &[String], record: &csv::StringRecord) -> Result<Map<String, Value>, String> {
    let mut fields = Map::new();
    for (index, cell) in record.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        match names.get(index).filter(|name| !name.is_empty()) {
            Some(name) => {
                fields.insert(name.clone(), Value::from(cell));
            }
            None => {
                return Err(format!(
                    "it has more cells than the header: column {} has no name",
                    index + 1
                ));
            }
        }
    }
    Ok(fields)
}
