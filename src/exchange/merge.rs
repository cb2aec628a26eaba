//! Joining two copies of a record, or of everything, so that it does not matter in which order copies meet, how often,
//! or through whom: the join is commutative, associative and idempotent, and no clock is asked.
//!
//! A field is a multi-value register: of two copies it keeps a value that both hold, or that the other copy has not
//! seen (Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types", 2011, section
//! 3.2.2). An erasure always wins.

use super::contents::{Contents, Erasures, is_erased};
use crate::domain::record::{Body, Record, Register};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Joins two copies of a record.
///
/// A record said once of which the copies hold different content holds both from then on.
#[must_use]
pub fn merge(ours: &Record, theirs: &Record) -> Record {
    let body = match (&ours.body, &theirs.body) {
        (Body::Said(ours), Body::Said(theirs)) => Body::Said(merge_said(ours, theirs)),
        (Body::Worked(ours), Body::Worked(theirs)) => Body::Worked(merge_worked(ours, theirs)),
        // The reader lets no known kind through in the wrong family; of an unknown kind the one worked on stays.
        (Body::Worked(_), Body::Said(_)) => ours.body.clone(),
        (Body::Said(_), Body::Worked(_)) => theirs.body.clone(),
    };
    Record { key: ours.key.clone(), body }
}

fn merge_said(ours: &[Map<String, Value>], theirs: &[Map<String, Value>]) -> Vec<Map<String, Value>> {
    if ours == theirs {
        return ours.to_vec();
    }
    let mut contents: BTreeMap<String, &Map<String, Value>> = BTreeMap::new();
    for content in ours.iter().chain(theirs) {
        contents.insert(Value::Object(content.clone()).to_string(), content);
    }
    contents.into_values().cloned().collect()
}

fn merge_worked(ours: &BTreeMap<String, Register>, theirs: &BTreeMap<String, Register>) -> BTreeMap<String, Register> {
    let mut fields = ours.clone();
    for (name, theirs) in theirs {
        match fields.get_mut(name) {
            Some(ours) => *ours = merge_field(ours, theirs),
            None => {
                fields.insert(name.clone(), theirs.clone());
            }
        }
    }
    fields
}

fn merge_field(ours: &Register, theirs: &Register) -> Register {
    let mut joined = Register { values: Vec::new(), seen: ours.seen.clone() };
    for (device, counter) in &theirs.seen {
        joined.see(device, *counter);
    }
    for (these, others) in [(ours, theirs), (theirs, ours)] {
        joined.values.extend(
            these
                .values
                .iter()
                .filter(|given| !others.has_seen(&given.by) || others.values.iter().any(|other| other.by == given.by))
                .cloned(),
        );
    }
    if joined.values.is_empty() {
        // Each copy claims to come after the other: no honest history does. Nothing that was written may vanish.
        joined.values.extend(ours.values.iter().chain(&theirs.values).cloned());
    }
    joined.order();
    joined
}

/// Joins erasures. Where both know one, the greater of the two reasons stands.
#[must_use]
pub fn merge_erasures(ours: &Erasures, theirs: &Erasures) -> Erasures {
    let mut joined = ours.clone();
    for (erased, erasure) in theirs {
        joined
            .entry(erased.clone())
            .and_modify(|known| {
                if *known < *erasure {
                    *known = erasure.clone();
                }
            })
            .or_insert_with(|| erasure.clone());
    }
    joined
}

impl Contents {
    /// Joins everything. What either side erased is gone.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let erased = merge_erasures(&self.erased, &other.erased);
        let mut records = self.records.clone();
        for (key, theirs) in &other.records {
            match records.get_mut(key) {
                Some(ours) => *ours = merge(ours, theirs),
                None => {
                    records.insert(key.clone(), theirs.clone());
                }
            }
        }
        records.retain(|key, _| !is_erased(key, &erased));
        Self { records, erased }
    }
}
