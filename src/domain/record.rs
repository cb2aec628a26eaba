//! A record as it is stored, merged and written: fields by name, of a known kind or not.
//!
//! Two families. A record *said once* is never edited; should two devices hold
//! different content under one id, both contents are kept. A record *worked on*
//! is edited field by field; every value remembers the [`Dot`] that gave it and
//! every field remembers which dots it has `seen`, so that two copies can be
//! joined without a clock (a multi-value register per field). A field that a
//! copy does not carry says nothing: joining such a copy leaves the field alone.
//!
//! Merging stands in `exchange::merge`; what fields a kind has in [`kinds`](super::kinds).

use super::id::{Device, Dot, Id};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
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

/// One value of a field of a record that is worked on, and the change that gave it.
#[derive(Clone, PartialEq, Debug)]
pub struct Given {
    /// Which change gave the value.
    pub by: Dot,
    /// The value, as in JSON.
    pub value: Value,
}

/// A field of a record that is worked on: the values that stand, and the changes that they stand for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Register {
    /// The values that stand; never empty in a record; the first is shown.
    pub values: Vec<Given>,
    /// Per device, the greatest counter of a change to this field that has been taken in.
    pub seen: BTreeMap<Device, u64>,
}

impl Register {
    /// Whether a change has been taken in.
    #[must_use]
    pub fn has_seen(&self, dot: &Dot) -> bool {
        self.seen.get(&dot.device).is_some_and(|counter| *counter >= dot.counter)
    }

    /// Takes a change in.
    pub fn see(&mut self, device: &Device, counter: u64) {
        let seen = self.seen.entry(device.clone()).or_default();
        *seen = counter.max(*seen);
    }

    /// Puts values that stand side by side into the one order that every device agrees on: the greatest counter
    /// first, and no clock in it. Where a dot was given twice, which only a copied device can do, the text decides.
    pub fn order(&mut self) {
        self.values.sort_by(|a, b| b.by.cmp(&a.by).then_with(|| a.value.to_string().cmp(&b.value.to_string())));
        self.values.dedup();
    }
}

/// What a record holds, by family.
#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    /// Said once: its content, and any other content found under the same id. Never empty; the first is shown.
    Said(Vec<Map<String, Value>>),
    /// Worked on: its fields.
    Worked(BTreeMap<String, Register>),
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
        Self { key, body: Body::Worked(BTreeMap::new()) }
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
        let field = fields.entry(field.into()).or_default();
        if let [only] = field.values.as_slice()
            && only.value == value
        {
            return false;
        }
        field.values = vec![Given { by: by.clone(), value }];
        field.see(&by.device, by.counter);
        true
    }

    /// The fields that people gave different values apart, none of which has been settled.
    #[must_use]
    pub fn apart(&self) -> Vec<&str> {
        match &self.body {
            Body::Said(_) => Vec::new(),
            Body::Worked(fields) => {
                fields.iter().filter(|(_, field)| field.values.len() > 1).map(|(name, _)| name.as_str()).collect()
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
                        apart.insert(name.clone(), others.iter().map(given_to_json).collect());
                    }
                    // What the standing values say of themselves is not said twice.
                    let mut told = Register::default();
                    field.values.iter().for_each(|given| told.see(&given.by.device, given.by.counter));
                    let more = field.seen.iter().filter(|(device, n)| told.seen.get(*device) != Some(*n));
                    let more: Map<_, _> = more.map(|(device, n)| (device.0.clone(), (*n).into())).collect();
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

fn given_to_json(given: &Given) -> Value {
    let mut row = Map::new();
    row.insert("value".into(), given.value.clone());
    row.insert("by".into(), given.by.to_string().into());
    Value::Object(row)
}

fn said_from_json(first: Map<String, Value>, others: Option<Value>) -> Option<Vec<Map<String, Value>>> {
    let mut contents = vec![first];
    match others {
        None => {}
        Some(Value::Array(rows)) => {
            for row in rows {
                let Value::Object(content) = row else { return None };
                contents.push(content);
            }
        }
        Some(_) => return None,
    }
    Some(contents)
}

/// Every field needs a dot, and every dot a field. Gives the name of a field in which that fails.
fn fields_from_json(
    row: Map<String, Value>,
    by: Value,
    apart: Option<Value>,
    seen: Option<Value>,
) -> Result<BTreeMap<String, Register>, String> {
    let map = |value: Option<Value>, name: &str| match value {
        None => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(name.to_owned()),
    };
    let (mut by, mut apart, mut seen) = (map(Some(by), "by")?, map(apart, "apart")?, map(seen, "seen")?);
    let mut fields = BTreeMap::new();
    for (name, value) in row {
        let dot = by.remove(&name);
        let field = register_from_json(value, dot, apart.remove(&name), seen.remove(&name));
        match field {
            Some(field) => fields.insert(name, field),
            None => return Err(name),
        };
    }
    match by.into_iter().chain(apart).chain(seen).next() {
        None => Ok(fields),
        Some((name, _)) => Err(name),
    }
}

fn register_from_json(value: Value, by: Option<Value>, others: Option<Value>, seen: Option<Value>) -> Option<Register> {
    let mut field = Register { values: vec![Given { by: Dot::parse(by?.as_str()?)?, value }], ..Register::default() };
    match others {
        None => {}
        Some(Value::Array(others)) => {
            for other in others {
                field.values.push(given_from_json(other)?);
            }
        }
        Some(_) => return None,
    }
    for given in field.values.clone() {
        field.see(&given.by.device, given.by.counter);
    }
    match seen {
        None => {}
        Some(Value::Object(seen)) => {
            for (device, counter) in seen {
                let counter = counter.as_u64().filter(|n| *n <= super::id::GREATEST_COUNTER)?;
                if !Id::is_well_formed(&device) {
                    return None;
                }
                field.see(&Device(device), counter);
            }
        }
        Some(_) => return None,
    }
    field.order();
    Some(field)
}

fn given_from_json(row: Value) -> Option<Given> {
    let Value::Object(mut row) = row else { return None };
    let by = Dot::parse(row.remove("by")?.as_str()?)?;
    Some(Given { by, value: row.remove("value")? })
}

#[cfg(test)]
mod tests {
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
    fn what_a_field_has_seen_is_written_once_and_reads_back() {
        let mut record = project();
        record.set("title", "Lunch club".into(), &dot("b", 9));
        let row = record.to_json();
        assert_eq!(row["by"], json!({"title": "b:9"}));
        assert_eq!(row["seen"], json!({"title": {"a": 1}}));
        assert_eq!(Record::from_json("project", row), Ok(record));
    }
}
