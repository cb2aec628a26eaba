//! A record as it is stored, merged and written: fields by name, of a known kind or not.
//!
//! Two families. A record *said once* is never edited; should two devices hold
//! different content under one id, both contents are kept. A record *worked on*
//! is edited field by field; every value remembers the [`Dot`] that gave it and
//! which dots whoever gave it had `seen`, so that two copies can be joined
//! without a clock (a multi-value [`Register`] per field). A field that a
//! copy does not carry says nothing: joining such a copy leaves the field alone.
//!
//! Merging stands in `exchange::merge`; what fields a kind has in [`kinds`](super::kinds).

use super::id::{Dot, Id};
pub use super::register::{Given, Register, Seen};
use super::sorted::Sorted;
use serde_json::{Map, Value};
use std::fmt;

/// Names that a record's own fields may not take: they carry the record itself.
pub const RESERVED: [&str; 5] = ["id", "project", "seen", "by", "apart"];

/// Where a record is stored: `project/kind/id`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key {
    /// The project that the record belongs to; `-` for those of no project, `local` for what never leaves the device.
    pub project: Id,
    /// The kind's name, such as `response`.
    pub kind: String,
    /// The record's id.
    pub id: Id,
}

impl Key {
    /// The `project` of records that belong to no project.
    pub const SHARED: &'static str = "-";
    /// The `project` of records that never leave the device.
    pub const LOCAL: &'static str = "local";

    /// A key from its parts.
    #[must_use]
    pub fn new(project: &Id, kind: &str, id: &Id) -> Self {
        Self { project: project.clone(), kind: kind.into(), id: id.clone() }
    }

    /// Reads `project/kind/id`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (project, kind, id) = (parts.next()?, parts.next()?, parts.next()?);
        let sound = [project, kind, id].iter().all(|part| Id::is_well_formed(part));
        (sound && parts.next().is_none()).then(|| Self::new(&Id::new(project), kind, &Id::new(id)))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.project, self.kind, self.id)
    }
}

/// Puts contents said under one id into the one order that every device agrees on, each once.
///
/// A content that another holds whole is left out: it is what remains of that one in a copy that leaves fields out.
#[must_use]
pub fn side_by_side(contents: Vec<Map<String, Value>>) -> Vec<Map<String, Value>> {
    if contents.len() < 2 {
        return contents;
    }
    let by_text = contents.into_iter().map(|content| (Value::Object(content.clone()).to_string(), content));
    let contents: Vec<_> = by_text.collect::<Sorted<_, _>>().into_values().collect();
    let is_part = |part: &Map<String, Value>, whole: &Map<String, Value>| {
        part.len() < whole.len() && part.iter().all(|(name, value)| whole.get(name) == Some(value))
    };
    contents.iter().filter(|part| !contents.iter().any(|whole| is_part(part, whole))).cloned().collect()
}

/// What a record holds, by family.
#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    /// Said once: its content, and any other content found under the same id. Never empty; the first is shown.
    Said(Vec<Map<String, Value>>),
    /// Worked on: its fields.
    Worked(Sorted<String, Register>),
}

/// A record of any kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// Where it is stored.
    pub key: Key,
    /// What it holds.
    pub body: Body,
}

/// Why text is not a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotARecord {
    /// The field in which the fault is, or empty for the record as a whole.
    pub field: String,
}

impl Record {
    /// A record said once.
    #[must_use]
    pub fn said(key: Key, content: Map<String, Value>) -> Self {
        Self { key, body: Body::Said(vec![content]) }
    }

    /// A record to be worked on, with nothing in it yet.
    #[must_use]
    pub fn worked(key: Key) -> Self {
        Self { key, body: Body::Worked(Sorted::new()) }
    }

    /// The value of a field as it is shown: the only one, or the first of those that stand apart.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        match &self.body {
            Body::Said(contents) => contents.first()?.get(field),
            Body::Worked(fields) => Some(&fields.get(field)?.values.first()?.value),
        }
    }

    /// All fields as they are shown.
    #[must_use]
    pub fn shown(&self) -> Map<String, Value> {
        match &self.body {
            Body::Said(contents) => contents.first().cloned().unwrap_or_default(),
            Body::Worked(fields) => fields
                .iter()
                .filter_map(|(name, field)| Some((name.clone(), field.values.first()?.value.clone())))
                .collect(),
        }
    }

    /// Gives a field of a record that is worked on a new value, which takes the place of all that stood.
    ///
    /// Says whether anything changed: the value that stands already is not given again. A record said once never changes.
    pub fn set(&mut self, field: &str, value: Value, by: &Dot) -> bool {
        let Body::Worked(fields) = &mut self.body else { return false };
        let field = fields.or_default(field.into());
        if let [only] = field.values.as_slice()
            && only.value == value
        {
            return false;
        }
        field.give(value, by);
        true
    }

    /// The fields that people gave different values apart, none of which has been settled. The same value given twice
    /// is nothing to settle: two devices that open one record apart do that.
    #[must_use]
    pub fn apart(&self) -> Vec<&str> {
        match &self.body {
            Body::Said(_) => Vec::new(),
            Body::Worked(fields) => {
                let differs = |field: &Register| field.values.windows(2).any(|two| two[0].value != two[1].value);
                fields.iter().filter(|(_, field)| differs(field)).map(|(name, _)| name.as_str()).collect()
            }
        }
    }

    /// The record as a flat JSON object: what is shown stands by field name, what it takes to merge stands in
    /// `seen`, `by` and `apart`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut row = self.shown();
        row.insert("id".into(), self.key.id.as_str().into());
        row.insert("project".into(), self.key.project.as_str().into());
        match &self.body {
            Body::Said(contents) => {
                if contents.len() > 1 {
                    let others = contents[1..].iter().cloned().map(Value::Object).collect();
                    row.insert("apart".into(), Value::Array(others));
                }
            }
            Body::Worked(fields) => {
                let (mut by, mut apart, mut seen) = (Map::new(), Map::new(), Map::new());
                for (name, field) in fields {
                    let Some((shown, others)) = field.values.split_first() else { continue };
                    by.insert(name.clone(), shown.by.to_string().into());
                    if !others.is_empty() {
                        apart.insert(name.clone(), others.iter().map(Given::to_json).collect());
                    }
                    let more = shown.seen_to_json();
                    if !more.is_empty() {
                        seen.insert(name.clone(), Value::Object(more));
                    }
                }
                row.insert("by".into(), Value::Object(by));
                for (name, map) in [("apart", apart), ("seen", seen)] {
                    if !map.is_empty() {
                        row.insert(name.into(), Value::Object(map));
                    }
                }
            }
        }
        Value::Object(row)
    }

    /// Reads a record of a kind from the object that [`Record::to_json`] writes.
    ///
    /// # Errors
    /// When the object has no sound id or project, or when what it takes to merge does not fit its fields.
    pub fn from_json(kind: &str, row: Value) -> Result<Self, NotARecord> {
        let fault = |field: &str| NotARecord { field: field.into() };
        let Value::Object(mut row) = row else { return Err(fault("")) };
        let mut take_id = |name: &str| match row.remove(name) {
            Some(Value::String(text)) if Id::is_well_formed(&text) => Ok(Id(text)),
            _ => Err(fault(name)),
        };
        let (id, project) = (take_id("id")?, take_id("project")?);
        let key = Key { project, kind: kind.into(), id };
        let (seen, by, apart) = (row.remove("seen"), row.remove("by"), row.remove("apart"));
        let body = match by {
            None if seen.is_some() => return Err(fault("by")),
            None => Body::Said(said_from_json(row, apart).ok_or_else(|| fault("apart"))?),
            Some(by) => Body::Worked(fields_from_json(row, by, apart, seen).map_err(|field| NotARecord { field })?),
        };
        Ok(Self { key, body })
    }
}

fn said_from_json(first: Map<String, Value>, others: Option<Value>) -> Option<Vec<Map<String, Value>>> {
    let mut contents = vec![first];
    match others {
        None => {}
        Some(Value::Array(rows)) => {
            for row in rows {
                let Value::Object(content) = row else { return None };
                // Once it is the one that is shown, these would be read as the record's own.
                if RESERVED.iter().any(|name| content.contains_key(*name)) {
                    return None;
                }
                contents.push(content);
            }
        }
        Some(_) => return None,
    }
    Some(side_by_side(contents))
}

/// Every field needs a dot, and every dot a field. Gives the name of a field in which that fails.
fn fields_from_json(
    row: Map<String, Value>,
    by: Value,
    apart: Option<Value>,
    seen: Option<Value>,
) -> Result<Sorted<String, Register>, String> {
    let map = |value: Option<Value>, name: &str| match value {
        None => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(name.to_owned()),
    };
    let (mut by, mut apart, mut seen) = (map(Some(by), "by")?, map(apart, "apart")?, map(seen, "seen")?);
    let mut fields = Sorted::new();
    for (name, value) in row {
        let Some(dot) = by.remove(&name) else { return Err(name) };
        match Register::from_json(value, &dot, apart.remove(&name), seen.remove(&name)) {
            Some(field) => fields.insert(name, field),
            None => return Err(name),
        };
    }
    match by.into_iter().chain(apart).chain(seen).next() {
        None => Ok(fields),
        Some((name, _)) => Err(name),
    }
}

#[cfg(test)]
mod tests {
    use super::super::id::Device;
    use super::*;
    use serde_json::json;

    fn dot(device: &str, counter: u64) -> Dot {
        Dot { counter, device: Device(device.into()) }
    }

    fn project() -> Record {
        let mut record = Record::worked(Key::new(&Id::new("p"), "project", &Id::new("p")));
        record.set("title", "Day centre".into(), &dot("a", 1));
        record
    }

    #[test]
    fn the_same_value_again_is_no_change() {
        let mut record = project();
        assert!(!record.set("title", "Day centre".into(), &dot("a", 2)));
        assert!(record.set("title", "Lunch club".into(), &dot("a", 2)));
        assert_eq!(record.get("title"), Some(&json!("Lunch club")));
    }

    #[test]
    fn a_record_reads_back_as_it_was_written() {
        let record = project();
        assert_eq!(Record::from_json("project", record.to_json()), Ok(record));
    }

    #[test]
    fn a_field_without_a_dot_or_a_dot_without_a_field_is_refused() {
        let row = json!({"id": "p", "project": "p", "title": "x", "by": {}});
        assert_eq!(Record::from_json("project", row), Err(NotARecord { field: "title".into() }));
        let row = json!({"id": "p", "project": "p", "by": {"title": "a:1"}});
        assert_eq!(Record::from_json("project", row), Err(NotARecord { field: "title".into() }));
    }

    #[test]
    fn only_values_that_differ_stand_apart() {
        let twice = |title: &str, state: &str| {
            json!({"id": "t", "project": "p", "title": "Day centre", "state": "done",
                "by": {"title": "a:1", "state": "a:2"},
                "apart": {"title": [{"value": title, "by": "b:1"}], "state": [{"value": state, "by": "b:2"}]}})
        };
        let apart = |row| Record::from_json("tip", row).map(|record| record.apart().join(" "));
        assert_eq!(apart(twice("Day centre", "talk")), Ok("state".into()));
        assert_eq!(apart(twice("Day centre", "done")), Ok(String::new()));
    }

    #[test]
    fn what_is_said_beside_may_not_pose_as_the_record_itself() {
        for name in RESERVED {
            let row = json!({"id": "r", "project": "p", "words": "b", "apart": [{name: {}, "words": "a"}]});
            assert_eq!(Record::from_json("agreement", row), Err(NotARecord { field: "apart".into() }), "{name}");
        }
    }

    #[test]
    fn what_a_field_has_seen_is_written_once_and_reads_back() {
        let mut record = project();
        record.set("title", "Lunch club".into(), &dot("b", 9));
        let row = record.to_json();
        assert_eq!(row["by"], json!({"title": "b:9"}));
        assert_eq!(row["seen"], json!({"title": {"a": 1}}));
        assert_eq!(Record::from_json("project", row), Ok(record));
    }
}
