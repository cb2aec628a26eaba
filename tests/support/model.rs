//! What must be true of a history, kept beside it and apart from the implementation: every change by number, and for
//! each the changes that its author knew. No counters, no registers, no merge.

use coproduce::domain::field::{Carried, Purpose};
use coproduce::domain::id::Id;
use coproduce::domain::kinds;
use coproduce::domain::record::{Body, Key};
use coproduce::exchange::contents::{Contents, Erased, Erasure};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One change to one field.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The record.
    pub key: Key,
    /// The field.
    pub field: String,
    /// What was given.
    pub value: Value,
    /// The changes to the same field that whoever gave it had before them.
    pub knew: BTreeSet<usize>,
}

/// One content given to a record that is said once.
#[derive(Clone, Debug)]
pub struct Saying {
    /// The record.
    pub key: Key,
    /// What was said.
    pub content: Map<String, Value>,
}

/// Everything that ever happened anywhere.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Changes, by number.
    pub edits: Vec<Edit>,
    /// Contents said, by number.
    pub sayings: Vec<Saying>,
}

/// What one device or one copy has heard of.
#[derive(Clone, Debug, Default)]
pub struct Knows {
    /// Numbers of changes.
    pub edits: BTreeSet<usize>,
    /// Numbers of contents known in full.
    pub sayings: BTreeSet<usize>,
    /// Numbers of contents known without the fields that a partial copy left out.
    pub in_part: BTreeSet<usize>,
    /// What was erased.
    pub erased: BTreeMap<Erased, Erasure>,
}

/// A way in which what is held differs from what must be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wrong {
    /// Something that nobody replaced or erased is missing.
    Vanished,
    /// Something that was replaced stands again, or something nobody said stands.
    Returned,
    /// Something erased is there, or its mark is not.
    NotErased,
}

impl Knows {
    /// Hears all that another has heard of.
    pub fn hear(&mut self, other: &Self) {
        self.edits.extend(&other.edits);
        self.sayings.extend(&other.sayings);
        self.in_part.extend(&other.in_part);
        for (erased, erasure) in &other.erased {
            self.mark(erased, erasure);
        }
    }

    /// Hears of an erasure. Of two reasons for one the greater stands.
    pub fn mark(&mut self, erased: &Erased, erasure: &Erasure) {
        let known = self.erased.entry(erased.clone()).or_insert_with(|| erasure.clone());
        if *known < *erasure {
            *known = erasure.clone();
        }
    }

    /// What of this a file of a purpose carries.
    pub fn part_for(&self, purpose: Purpose, past: &Past) -> Self {
        let carries = |key: &Key, field: &str| {
            let Some(kind) = kinds::named(&key.kind) else { return purpose == Purpose::Full };
            kind.carried.by(purpose) && kind.field(field).map_or(Carried::FULL, |field| field.carried).by(purpose)
        };
        let edits = self.edits.iter().copied();
        let edits = edits.filter(|at| carries(&past.edits[*at].key, &past.edits[*at].field)).collect();
        let (mut whole, mut in_part) = (BTreeSet::new(), BTreeSet::new());
        for at in self.sayings.iter().chain(&self.in_part) {
            let Saying { key, content } = &past.sayings[*at];
            if kinds::named(&key.kind).is_none_or(|kind| !kind.carried.by(purpose)) && purpose != Purpose::Full {
                continue;
            }
            let all = self.sayings.contains(at) && content.keys().all(|field| carries(key, field));
            if all {
                whole.insert(*at)
            } else {
                in_part.insert(*at)
            };
        }
        Self { edits, sayings: whole, in_part, erased: self.erased.clone() }
    }

    /// Whether a record is erased as far as is known here: itself, or the project that it is in.
    pub fn has_erased(&self, key: &Key) -> bool {
        let is_marked = |kind: &str, id: &Id| self.erased.keys().any(|mark| mark.kind == kind && mark.id == *id);
        is_marked(&key.kind, &key.id) || is_marked("project", &key.project)
    }

    /// The records that stand.
    pub fn present(&self, past: &Past) -> BTreeSet<Key> {
        let edited = self.edits.iter().map(|at| &past.edits[*at].key);
        let said = self.sayings.iter().chain(&self.in_part).map(|at| &past.sayings[*at].key);
        edited.chain(said).filter(|key| !self.has_erased(key)).cloned().collect()
    }

    /// The numbers of the changes to a field that are known.
    pub fn edits_of(&self, past: &Past, key: &Key, field: &str) -> BTreeSet<usize> {
        let of_field = |at: &usize| past.edits[*at].key == *key && past.edits[*at].field == field;
        self.edits.iter().copied().filter(of_field).collect()
    }

    /// The values of a field that stand: those of changes that no other known change knew.
    pub fn standing<'a>(&self, past: &'a Past, key: &Key, field: &str) -> Vec<&'a Value> {
        let edits = self.edits_of(past, key, field);
        let replaced = |at: &usize| edits.iter().any(|other| past.edits[*other].knew.contains(at));
        edits.iter().filter(|at| !replaced(at)).map(|at| &past.edits[*at].value).collect()
    }

    /// Everything that must be held, by record and field. Of a record said once each content is a value of the field
    /// without a name.
    fn must_hold(&self, past: &Past) -> Held {
        let mut held = Held::default();
        for at in &self.edits {
            let Edit { key, field, .. } = &past.edits[*at];
            if self.has_erased(key) || held.get(key).is_some_and(|fields| fields.contains_key(field)) {
                continue;
            }
            let mut values: Vec<String> =
                self.standing(past, key, field).into_iter().map(ToString::to_string).collect();
            values.sort();
            held.entry(key.clone()).or_default().insert(field.clone(), values);
        }
        let whole = self.sayings.iter().map(|at| (&past.sayings[*at], false));
        let in_part = self.in_part.difference(&self.sayings).map(|at| (&past.sayings[*at], true));
        for (Saying { key, content }, in_part) in whole.chain(in_part) {
            if self.has_erased(key) {
                continue;
            }
            let mut content = content.clone();
            if in_part {
                let kind = kinds::named(&key.kind);
                content.retain(|name, _| kind.is_some_and(|kind| kind.field(name).is_some()));
            }
            let values = held.entry(key.clone()).or_default().entry(String::new()).or_default();
            values.push(Value::Object(content).to_string());
            values.sort();
            values.dedup();
        }
        held
    }

    /// Compares what is held with what must be. Gives each difference in words.
    pub fn compare(&self, past: &Past, actual: &Contents) -> Vec<(Wrong, String)> {
        let mut wrong = Vec::new();
        let (must, held) = (self.must_hold(past), held(actual));
        for (key, fields) in &must {
            for (field, values) in fields {
                let found = held.get(key).and_then(|fields| fields.get(field)).map_or(&[][..], Vec::as_slice);
                for value in missing(values, found) {
                    wrong.push((Wrong::Vanished, format!("{key} {field} lacks {value}")));
                }
            }
        }
        for (key, fields) in &held {
            if self.has_erased(key) {
                wrong.push((Wrong::NotErased, format!("{key} is erased and stands")));
                continue;
            }
            for (field, values) in fields {
                let expected = must.get(key).and_then(|fields| fields.get(field)).map_or(&[][..], Vec::as_slice);
                for value in missing(values, expected) {
                    wrong.push((Wrong::Returned, format!("{key} {field} holds {value} again")));
                }
            }
        }
        if !actual.erased.iter().eq(&self.erased) {
            wrong.push((Wrong::NotErased, format!("marks {:?} are not {:?}", actual.erased, self.erased)));
        }
        wrong
    }
}

/// Values by field by record, as sorted text.
type Held = BTreeMap<Key, BTreeMap<String, Vec<String>>>;

fn held(contents: &Contents) -> Held {
    let mut held = Held::default();
    for (key, record) in &contents.records {
        let fields = held.entry(key.clone()).or_default();
        match &record.body {
            Body::Said(contents) => {
                let mut texts: Vec<String> =
                    contents.iter().map(|content| Value::Object(content.clone()).to_string()).collect();
                texts.sort();
                fields.insert(String::new(), texts);
            }
            Body::Worked(registers) => {
                for (name, register) in registers {
                    let mut texts: Vec<String> = register.values.iter().map(|given| given.value.to_string()).collect();
                    texts.sort();
                    fields.insert(name.clone(), texts);
                }
            }
        }
    }
    held
}

/// Which of some sorted texts are not among others, each as often as it is missing.
fn missing<'a>(wanted: &'a [String], found: &[String]) -> Vec<&'a String> {
    let mut found = found.to_vec();
    let mut missing = Vec::new();
    for text in wanted {
        match found.iter().position(|other| other == text) {
            Some(at) => drop(found.swap_remove(at)),
            None => missing.push(text),
        }
    }
    missing
}
