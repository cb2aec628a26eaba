//! Writing the file: one record a line, lists in the order of the kinds and rows in the order of their projects and ids, so that
//! the same contents always give the same bytes and a person can read them in a text editor.

use super::contents::Contents;
use crate::domain::field::{Carried, Kind, Purpose};
use crate::domain::kinds;
use crate::domain::record::{Body, Key, Record, side_by_side};
use crate::domain::sorted::Sorted;
use serde_json::{Map, Value, json};

/// The name of the format, in the head of every file.
pub const FORMAT: &str = "coproduce";

/// The version of the format that this app writes.
pub const VERSION: u64 = 1;

/// The head of a file: which export it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The id of the export.
    pub id: String,
    /// When it was made, RFC 3339 with offset.
    pub at: String,
    /// The version of the app that made it.
    pub app: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Which of how many files.
    pub part: [usize; 2],
}

/// How many records of each kind, by plural.
pub type Counts = Sorted<String, usize>;

/// The plural under which the file lists a kind. Kinds of a newer version keep the name that they came with.
#[must_use]
pub fn plural(kind: &str) -> &str {
    kinds::named(kind).map_or(kind, |kind| kind.plural)
}

/// Counts records by plural.
#[must_use]
pub fn count<'a>(records: impl Iterator<Item = &'a Record>) -> Counts {
    let mut counts = Counts::new();
    for record in records {
        *counts.or_default(plural(&record.key.kind).into()) += 1;
    }
    counts
}

/// What a file of a purpose carries of a record: all of it, part of its fields, or nothing.
#[must_use]
pub fn carried(record: &Record, purpose: Purpose) -> Option<Record> {
    let Some(kind) = kinds::named(&record.key.kind) else {
        // Of a kind of a newer version nobody here knows what it holds: only a full copy may carry it.
        let local = record.key.project.as_str() == Key::LOCAL;
        return (purpose == Purpose::Full && !local).then(|| record.clone());
    };
    if !kind.carried.by(purpose) {
        return None;
    }
    let left_out = |name: &str| left_out(kind, name, purpose);
    let mut record = record.clone();
    match &mut record.body {
        Body::Said(contents) => {
            contents.iter_mut().for_each(|content| content.retain(|name, _| !left_out(name)));
            // What is left may read in another order, or be the same twice.
            *contents = side_by_side(std::mem::take(contents));
        }
        Body::Worked(fields) => fields.retain(|name, _| !left_out(name)),
    }
    Some(record)
}

/// A field that the table does not know came from a newer version: only a full copy may carry it.
fn left_out(kind: &Kind, name: &str, purpose: Purpose) -> bool {
    let carried = kind.field(name).map_or(Carried::FULL, |field| field.carried);
    !carried.by(purpose)
}

/// Writes a file.
///
/// Only what the purpose carries is written; erasures always travel.
#[must_use]
pub fn write(head: &Head, contents: &Contents) -> String {
    let lines: Vec<(&str, String)> = contents
        .records
        .values()
        .filter_map(|record| Some((plural(&record.key.kind), carried(record, head.purpose)?.to_json().to_string())))
        .collect();
    let mut counts = Counts::new();
    for (name, _) in &lines {
        *counts.or_default((*name).into()) += 1;
    }
    let exported = json!({
        "id": head.id, "at": head.at, "app": head.app, "purpose": head.purpose.code(), "part": head.part,
    });
    let mut counted = Map::new();
    for (name, n) in &counts {
        counted.insert(name.clone(), (*n).into());
    }
    let mut text = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported\": {exported},\n\"counts\": {},\n",
        Value::Object(counted),
    );
    let known: Vec<&str> = kinds::ALL.iter().map(|kind| kind.plural).filter(|name| !name.is_empty()).collect();
    let unknown = counts.keys().map(String::as_str).filter(|name| !known.contains(name));
    for name in known.iter().copied().chain(unknown) {
        let rows = lines.iter().filter(|(of, _)| *of == name);
        list(&mut text, name, rows.map(|(_, line)| line.as_str()));
        text.push_str(",\n");
    }
    let erased: Vec<String> =
        contents.erased.iter().map(|(erased, erasure)| erased.to_json(erasure).to_string()).collect();
    list(&mut text, "erased", erased.iter().map(String::as_str));
    text.push_str("\n}\n");
    text
}

fn list<'a>(text: &mut String, name: &str, rows: impl Iterator<Item = &'a str>) {
    text.push_str(&Value::from(name).to_string());
    text.push_str(": [");
    for (at, row) in rows.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(row);
    }
    text.push(']');
}
