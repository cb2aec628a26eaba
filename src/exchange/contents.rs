//! What a database or a file holds: records, and the marks of those that were erased.

use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::Project;
use crate::domain::record::{Key, Record};
use crate::domain::sorted::Sorted;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The name of a record that was erased. It holds nothing of what the record said.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Erased {
    /// The kind's name.
    pub kind: String,
    /// The record's id.
    pub id: Id,
}

/// Why a record was erased.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// Somebody who may do so took it away.
    Removed,
    /// The person who gave the answer took it back. Where both are known, this is the one that counts.
    Withdrawn,
}

impl Why {
    /// The word in the file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What is known of an erasure beside its name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Erasure {
    /// Why.
    pub why: Why,
    /// The project that the record belonged to.
    pub project: Id,
}

/// Erasures by name.
pub type Erasures = Sorted<Erased, Erasure>;

/// The kind under which marks of erasures are stored. Marks belong to no project, so that they outlive one.
pub const ERASED: &str = "erased";

impl Erased {
    /// The mark of a record.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        Self { kind: key.kind.clone(), id: key.id.clone() }
    }

    /// Where the mark is stored.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::new(&Id::new(Key::SHARED), ERASED, &Id(format!("{}:{}", self.kind, self.id)))
    }

    /// The mark as a row of the file.
    #[must_use]
    pub fn to_json(&self, erasure: &Erasure) -> Value {
        let mut row = Map::new();
        row.insert("kind".into(), self.kind.as_str().into());
        row.insert("id".into(), self.id.as_str().into());
        row.insert("project".into(), erasure.project.as_str().into());
        row.insert("why".into(), erasure.why.code().into());
        Value::Object(row)
    }

    /// Reads a row of the file. Only `kind` and `id` need be there.
    ///
    /// A mark of what is no project, but where records of no project stand, is none: it would erase all of them.
    #[must_use]
    pub fn from_json(row: &Value) -> Option<(Self, Erasure)> {
        let text = |name: &str| row.get(name).and_then(Value::as_str).filter(|text| Id::is_well_formed(text));
        let why = match row.get("why") {
            Some(Value::String(why)) if why == Why::Withdrawn.code() => Why::Withdrawn,
            _ => Why::Removed,
        };
        let project = Id::new(text("project").unwrap_or(Key::SHARED));
        let mark = Self { kind: text("kind")?.into(), id: Id::new(text("id")?) };
        let everything = mark.kind == Project::KIND.name && [Key::SHARED, Key::LOCAL].contains(&mark.id.as_str());
        let has_key = Id::is_well_formed(mark.key().id.as_str());
        (has_key && !everything).then_some((mark, Erasure { why, project }))
    }
}

/// Whether a record is erased: by its own mark, or because its project is.
#[must_use]
pub fn is_erased(key: &Key, erasures: &Erasures) -> bool {
    if erasures.is_empty() {
        return false;
    }
    let project = Erased { kind: Project::KIND.name.into(), id: key.project.clone() };
    erasures.contains_key(&Erased::of(key)) || erasures.contains_key(&project)
}

/// Records and erasures together, as a file carries them or a database holds them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contents {
    /// Records by where they are stored. None of them is erased.
    pub records: BTreeMap<Key, Record>,
    /// What was erased.
    pub erased: Erasures,
}
