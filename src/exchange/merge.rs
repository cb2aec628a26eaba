//! Joining two copies of a record, or of everything, so that it does not matter in which order copies meet, how often,
//! or through whom: the join is commutative, associative and idempotent, and no clock is asked.
//!
//! A field is a multi-value register: of the values in two copies it keeps those that no other came after (Shapiro et
//! al., "A comprehensive study of Convergent and Commutative Replicated Data Types", 2011, section 3.2.2). An erasure
//! always wins.

use super::contents::{Contents, Erasures, is_erased};
use crate::domain::record::{Body, Record, Register, side_by_side};
use crate::domain::sorted::Sorted;
use serde_json::{Map, Value};

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
    side_by_side(ours.iter().chain(theirs).cloned().collect())
}

fn merge_worked(ours: &Sorted<String, Register>, theirs: &Sorted<String, Register>) -> Sorted<String, Register> {
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

/// Of all values that either copy holds, those stand that none came after.
fn merge_field(ours: &Register, theirs: &Register) -> Register {
    if ours == theirs {
        return ours.clone();
    }
    Register::of(ours.values.iter().chain(&theirs.values).cloned().collect())
}

/// Joins erasures. Where both know one, the greater of the two reasons stands.
#[must_use]
pub fn merge_erasures(ours: &Erasures, theirs: &Erasures) -> Erasures {
    Erasures::from_unsorted(ours.iter().chain(theirs.iter()).map(|(a, b)| (a.clone(), b.clone())).collect())
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
