//! Reading a file and checking it whole before anything is changed. A file is trusted in nothing.

use super::contents::{Contents, ERASED, Erased, Erasures, is_erased};
use super::write::{Counts, FORMAT, VERSION, count, plural};
use crate::domain::field::{Family, LONGEST_TEXT, Purpose};
use crate::domain::id::Id;
use crate::domain::kinds;
use crate::domain::record::{Body, Key, Record};
use crate::domain::text;
use serde_json::{Map, Value};

/// The largest file that is read, in bytes. What the app writes stays below it.
pub const LARGEST: usize = 256 << 20;

/// The format of the files that `rescue.js` makes when the app itself can't run.
const RESCUED: &str = "coproduce-rescue";

/// How many lists and objects may stand within each other in a value. The app's own questions have five; what is put
/// beside another value, or into a restore point, stands deeper still and must be read again (serde_json reads 128).
const DEEPEST: usize = 32;

/// Names that the file has for something else than a list of records.
const NOT_LISTS: [&str; 5] = ["format", "version", "exported", "counts", ERASED];

/// What is wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// More than [`LARGEST`].
    TooLarge,
    /// It stops before its end.
    CutShort,
    /// Not JSON.
    NotJson,
    /// Lists within lists beyond all use.
    TooDeep,
    /// JSON of something else.
    AnotherFormat,
    /// Written by a newer version of the format.
    NewerVersion,
    /// A report: made to be read, not to be brought in.
    Report,
    /// A value is not of the kind that belongs there.
    WrongType,
    /// Two rows have one id.
    IdTwice,
    /// There are fewer or more records than the file says.
    Miscounted,
    /// Text holds characters that show as something else than they are.
    Disguised,
}

/// A file that is not taken, and where the fault is, in the file's own names (`responses 12 day`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadFile {
    /// What is wrong.
    pub fault: Fault,
    /// Where, or empty for the file as a whole.
    pub at: String,
}

/// A file that was read and found whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Checked {
    /// What it is for.
    pub purpose: Purpose,
    /// When it was made, as it says itself.
    pub at: String,
    /// Which of how many files.
    pub part: [usize; 2],
    /// How many records of each kind.
    pub counts: Counts,
    /// What is in it.
    pub contents: Contents,
}

fn bad<T>(fault: Fault, at: impl Into<String>) -> Result<T, BadFile> {
    Err(BadFile { fault, at: at.into() })
}

/// Reads a file.
///
/// # Errors
/// The first thing that is wrong. Nothing of a file that is not whole is taken.
pub fn read(bytes: &[u8]) -> Result<Checked, BadFile> {
    if bytes.len() > LARGEST {
        return bad(Fault::TooLarge, "");
    }
    // Excel and Windows editors put a byte order mark first.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return bad(Fault::Empty, "");
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| BadFile {
        fault: match error.classify() {
            serde_json::error::Category::Eof => Fault::CutShort,
            _ if error.to_string().starts_with("recursion limit") => Fault::TooDeep,
            _ => Fault::NotJson,
        },
        at: format!("{}:{}", error.line(), error.column()),
    })?;
    let Value::Object(mut file) = value else { return bad(Fault::AnotherFormat, "") };
    match (file.get("format").and_then(Value::as_str), file.get("version").and_then(Value::as_u64)) {
        (Some(FORMAT), Some(VERSION)) => v1(file),
        (Some(RESCUED), Some(1)) => rescued(&mut file),
        (Some(FORMAT | RESCUED), Some(version)) if version > VERSION => bad(Fault::NewerVersion, ""),
        _ => bad(Fault::AnotherFormat, ""),
    }
}

fn v1(mut file: Map<String, Value>) -> Result<Checked, BadFile> {
    let head = file.remove("exported").unwrap_or_default();
    let text = |name: &str| head.get(name).and_then(Value::as_str).unwrap_or_default();
    let Some(purpose) = Purpose::from_code(text("purpose")) else { return bad(Fault::WrongType, "exported purpose") };
    if purpose == Purpose::Report {
        return bad(Fault::Report, "");
    }
    let at = moment(head.get("at"));
    let part = part(head.get("part")).ok_or(BadFile { fault: Fault::WrongType, at: "exported part".into() })?;
    let Some(Value::Object(said)) = file.remove("counts") else { return bad(Fault::WrongType, "counts") };
    file.remove("format");
    file.remove("version");

    let mut contents = Contents::default();
    let rows = file.remove(ERASED).unwrap_or_else(|| Value::Array(Vec::new()));
    let Value::Array(rows) = rows else { return bad(Fault::WrongType, ERASED) };
    let mut marks = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        match Erased::from_json(row) {
            Some(mark) => marks.push(mark),
            None => return bad(Fault::WrongType, format!("{ERASED} {}", at + 1)),
        }
    }
    contents.erased = Erasures::from_unsorted(marks);
    if contents.erased.len() < rows.len() {
        return bad(Fault::IdTwice, ERASED);
    }
    for (list, rows) in file {
        let Value::Array(rows) = rows else { return bad(Fault::WrongType, list) };
        let kind = kind_of(&list).ok_or_else(|| BadFile { fault: Fault::WrongType, at: list.clone() })?;
        for (at, row) in rows.into_iter().enumerate() {
            let record = record(kind, row).map_err(|fault| fault.in_row(&list, at + 1))?;
            if let Some(other) = contents.records.insert(record.key.clone(), record) {
                return bad(Fault::IdTwice, format!("{list} {} {}", at + 1, other.key.id));
            }
        }
    }
    let counts = count(contents.records.values());
    for (list, said) in &said {
        let found = counts.get(list).copied().unwrap_or_default();
        if said.as_u64() != Some(found as u64) {
            return bad(Fault::Miscounted, list);
        }
    }
    if let Some(list) = counts.keys().find(|list| !said.contains_key(*list)) {
        return bad(Fault::Miscounted, list);
    }
    let erased = contents.erased.clone();
    contents.records.retain(|key, _| !is_erased(key, &erased));
    Ok(Checked { purpose, at, part, counts, contents })
}

/// Everything that was in a database, as `rescue.js` found it: what can't be read is left out, for there is no
/// better copy to ask for.
fn rescued(file: &mut Map<String, Value>) -> Result<Checked, BadFile> {
    let Some(Value::Array(rows)) = file.remove("records") else { return bad(Fault::WrongType, "records") };
    let mut contents = Contents::default();
    for mut row in rows {
        let Some(key) = row.get("key").and_then(Value::as_str).and_then(Key::parse) else { continue };
        let Some(value) = row.get_mut("value").map(Value::take) else { continue };
        if key.kind == ERASED {
            contents.erased.extend(Erased::from_json(&value));
        } else if kind_of(plural(&key.kind)) == Some(&key.kind)
            && let Ok(record) = record(&key.kind, value)
            && record.key == key
        {
            contents.records.insert(key, record);
        }
    }
    let erased = contents.erased.clone();
    contents.records.retain(|key, _| !is_erased(key, &erased));
    let counts = count(contents.records.values());
    let at = moment(file.get("at"));
    Ok(Checked { purpose: Purpose::Full, at, part: [1, 1], counts, contents })
}

fn is_local(key: &Key) -> bool {
    key.project.as_str() == Key::LOCAL || kinds::named(&key.kind).is_some_and(|kind| kind.family == Family::Local)
}

/// When a file was made, as it says itself: shown to people, and so without tricks.
fn moment(at: Option<&Value>) -> String {
    let at = at.and_then(Value::as_str).unwrap_or_default();
    at.chars().take(40).filter(|character| text::may_stand(*character)).collect()
}

fn part(part: Option<&Value>) -> Option<[usize; 2]> {
    let Some(part) = part else { return Some([1, 1]) };
    let number = |at: usize| usize::try_from(part.get(at)?.as_u64()?).ok();
    let part = [number(0)?, number(1)?];
    (1 <= part[0] && part[0] <= part[1]).then_some(part)
}

/// The kind that a list of the file holds. A list of a newer version is its own kind; this device's own never travel.
fn kind_of(list: &str) -> Option<&str> {
    match kinds::ALL.iter().find(|kind| kind.plural == list && !list.is_empty()) {
        Some(kind) => Some(kind.name),
        None if kinds::named(list).is_some() || NOT_LISTS.contains(&list) => None,
        None => Id::is_well_formed(list).then_some(list),
    }
}

/// A fault within a row.
struct InRow {
    fault: Fault,
    field: String,
}

impl InRow {
    fn in_row(self, list: &str, row: usize) -> BadFile {
        BadFile { fault: self.fault, at: format!("{list} {row} {}", self.field).trim_end().into() }
    }
}

/// More values of one field than people ever gave apart. Comparing them takes the square of their number.
const MOST_APART: usize = 1000;

fn record(kind: &str, row: Value) -> Result<Record, InRow> {
    let apart = row.get("apart").and_then(Value::as_object);
    let crowded =
        apart.into_iter().flatten().find(|(_, values)| values.as_array().is_some_and(|all| all.len() > MOST_APART));
    if let Some((field, _)) = crowded {
        return Err(InRow { fault: Fault::WrongType, field: field.clone() });
    }
    if let Some(field) = disguised(&row) {
        return Err(InRow { fault: Fault::Disguised, field });
    }
    let wrong = |field: &str| InRow { fault: Fault::WrongType, field: field.into() };
    let record = Record::from_json(kind, row).map_err(|not| wrong(&not.field))?;
    if is_local(&record.key) {
        return Err(wrong("project"));
    }
    // The id of a mark that names the record is longer than the record's own.
    if !Id::is_well_formed(Erased::of(&record.key).key().id.as_str()) {
        return Err(wrong("id"));
    }
    let known = kinds::named(kind);
    let check = |name: &str, value: &Value| {
        let field = known.and_then(|kind| kind.field(name));
        if is_deep(value, DEEPEST) {
            Err(InRow { fault: Fault::TooDeep, field: name.into() })
        } else if field.is_some_and(|field| !field.takes(value) || is_long(value)) {
            Err(wrong(name))
        } else {
            Ok(())
        }
    };
    let family = match &record.body {
        Body::Said(contents) => {
            contents.iter().flatten().try_for_each(|(name, value)| check(name, value))?;
            Family::Said
        }
        Body::Worked(fields) => {
            let values = fields.iter().flat_map(|(name, field)| field.values.iter().map(move |given| (name, given)));
            values.into_iter().try_for_each(|(name, given)| check(name, &given.value))?;
            Family::Worked
        }
    };
    if known.is_some_and(|kind| kind.family != family) {
        return Err(wrong("by"));
    }
    Ok(record)
}

/// Whether text in a value is longer than any field takes.
fn is_long(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT,
        Value::Array(list) => list.iter().any(is_long),
        Value::Object(map) => map.values().any(is_long),
        _ => false,
    }
}

/// Whether lists and objects stand deeper within each other in a value than anything has use for.
fn is_deep(value: &Value, left: usize) -> bool {
    match value {
        Value::Array(list) => left == 0 || list.iter().any(|value| is_deep(value, left - 1)),
        Value::Object(map) => left == 0 || map.values().any(|value| is_deep(value, left - 1)),
        _ => false,
    }
}

/// The name of a field of a row that holds text which shows as something else than it is.
fn disguised(row: &Value) -> Option<String> {
    fn within(value: &Value) -> bool {
        match value {
            Value::String(text) => !text.chars().all(text::may_stand),
            Value::Array(list) => list.iter().any(within),
            Value::Object(map) => map.iter().any(|(name, value)| !name.chars().all(text::may_stand) || within(value)),
            _ => false,
        }
    }
    let bad = |name: &String| !name.chars().all(text::may_stand);
    row.as_object()?
        .iter()
        .find(|(name, value)| bad(name) || within(value))
        .map(|(name, _)| name.chars().filter(|character| text::may_stand(*character)).collect())
}
