//! Files that nobody's app wrote: sound enough to be taken, and otherwise as odd as they can be.

use coproduce::domain::record::Key;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A row of a file and the list that it stands in.
type Row = (&'static str, Value);

/// Files with rows that claim things no honest history can give: dots given twice, values that have seen each other,
/// contents that pose as the record itself, names of lists that the file needs for itself, lists within lists.
pub fn files() -> impl Strategy<Value = Value> {
    let rows = prop::collection::vec(prop_oneof![6 => worked(), 6 => said(), 1 => odd()], 0..5);
    (rows, prop::collection::vec(mark(), 0..2), any::<bool>())
        .prop_map(|(rows, marks, rescued)| if rescued { rescue_file(rows, marks) } else { full_file(rows, marks) })
}

fn full_file(rows: Vec<Row>, marks: Vec<Value>) -> Value {
    let mut lists: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
    for (list, row) in rows {
        // Of rows with one id the file would be refused; that is tried elsewhere.
        lists.entry(list).or_default().insert(format!("{} {}", row["project"], row["id"]), row);
    }
    let counts: Map<String, Value> = lists.iter().map(|(list, rows)| ((*list).to_owned(), rows.len().into())).collect();
    let mut file = Map::new();
    for (list, rows) in lists {
        file.insert(list.into(), rows.into_values().collect());
    }
    let marks: BTreeMap<String, Value> =
        marks.into_iter().map(|mark| (format!("{} {}", mark["kind"], mark["id"]), mark)).collect();
    file.insert("format".into(), json!("coproduce"));
    file.insert("version".into(), json!(1));
    file.insert("exported".into(), json!({"purpose": "full"}));
    file.insert("counts".into(), Value::Object(counts));
    file.insert("erased".into(), marks.into_values().collect());
    Value::Object(file)
}

fn rescue_file(rows: Vec<Row>, marks: Vec<Value>) -> Value {
    let kind = |list: &str| list.strip_suffix('s').filter(|kind| *kind != "walk").unwrap_or(list).to_owned();
    let key = |project: &str, kind: &str, id: &str| format!("{project}/{kind}/{id}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = rows
        .into_iter()
        .map(|(list, row)| json!({"key": key(&text(&row["project"]), &kind(list), &text(&row["id"])), "value": row}));
    let marks = marks.into_iter().map(|mark| {
        let id = format!("{}:{}", text(&mark["kind"]), text(&mark["id"]));
        json!({"key": key(Key::SHARED, "erased", &id), "value": mark})
    });
    json!({"format": "coproduce-rescue", "version": 1, "records": rows.chain(marks).collect::<Vec<_>>()})
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[ab]", 1 => Just("-".into()), 1 => Just("local".into()), 1 => Just("x".repeat(90))]
}

fn project() -> impl Strategy<Value = String> {
    prop_oneof![9 => "[pq]", 3 => Just("-".into()), 1 => Just("local".into())]
}

fn mark() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["project", "tip", "response", "walks", "songs"]);
    let why = prop::sample::select(vec!["removed", "withdrawn", "for a reason of a newer version"]);
    (kind, id(), project(), why)
        .prop_map(|(kind, id, project, why)| json!({"kind": kind, "id": id, "project": project, "why": why}))
}

/// A value that any field of a newer version may hold.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => prop::sample::select(vec![json!("one"), json!("two"), json!("\u{644}\u{627}"), json!(""), Value::Null]),
        1 => prop::sample::select(vec![json!(0.5), json!(-3), json!(u64::MAX), json!({}), json!([[]])]),
        1 => (1..40usize).prop_map(|depth| (0..depth).fold(json!("deep"), |value, _| json!([value]))),
    ]
}

fn seen() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::btree_map("[abc]", 0..4u64, 0..3)
        .prop_map(|seen| seen.into_iter().map(|(device, counter)| (device, counter.into())).collect())
}

fn dot() -> impl Strategy<Value = String> {
    "[abc]:[0-3]"
}

/// A field: its name, the value that is shown, its dot, what it has seen, and what stands apart from it.
fn field() -> impl Strategy<Value = (&'static str, Value, String, Map<String, Value>, Vec<Value>)> {
    let apart = (value(), dot(), seen()).prop_map(|(value, by, seen)| json!({"value": value, "by": by, "seen": seen}));
    let name = prop::sample::select(vec!["title", "note", "extra", "value", "kind"]);
    (name, value(), dot(), seen(), prop::collection::vec(apart, 0..3))
}

fn worked() -> impl Strategy<Value = Row> {
    let list = prop::sample::select(vec!["projects", "tips", "walks"]);
    (list, id(), project(), prop::collection::vec(field(), 0..3)).prop_map(|(list, id, project, fields)| {
        let mut row = Map::new();
        let (mut by, mut seen, mut apart) = (Map::new(), Map::new(), Map::new());
        for (name, value, dot, has_seen, others) in fields {
            row.insert(name.into(), value);
            by.insert(name.into(), dot.into());
            seen.insert(name.into(), Value::Object(has_seen));
            apart.insert(name.into(), Value::Array(others));
        }
        row.insert("id".into(), id.into());
        row.insert("project".into(), project.into());
        for (name, map) in [("by", by), ("seen", seen), ("apart", apart)] {
            row.insert(name.into(), Value::Object(map));
        }
        (list, Value::Object(row))
    })
}

fn content() -> impl Strategy<Value = Map<String, Value>> {
    let reserved = (prop::sample::select(vec!["by", "seen", "apart", "id"]), Just(json!({})));
    let name = prop::sample::select(vec!["words", "receipt", "extra"]);
    let entry = prop_oneof![30 => (name, value()), 1 => reserved];
    prop::collection::vec(entry, 0..3)
        .prop_map(|entries| entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn said() -> impl Strategy<Value = Row> {
    let list = prop::sample::select(vec!["agreements", "responses", "songs"]);
    let apart = prop::collection::vec(content(), 0..4);
    (list, id(), project(), content(), apart).prop_map(|(list, id, project, content, apart)| {
        let mut row = content;
        row.insert("id".into(), id.into());
        row.insert("project".into(), project.into());
        if !apart.is_empty() {
            row.insert("apart".into(), apart.into_iter().map(Value::Object).collect());
        }
        (list, Value::Object(row))
    })
}

/// A row that has no business in a file, or in a list of that name.
fn odd() -> impl Strategy<Value = Row> {
    let list = prop::sample::select(vec!["drafts", "draft", "copys", "counts", "erased", "format", "projectss", ""]);
    (list, id(), project()).prop_map(|(list, id, project)| (list, json!({"id": id, "project": project, "values": {}})))
}
