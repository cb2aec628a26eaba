//! What bringing a file in would change, worked out before anything is changed, and the way back.

use super::contents::{Contents, Erased, Erasures, is_erased};
use super::merge::merge;
use super::write::{Counts, plural};
use crate::domain::field::Typed;
use crate::domain::kinds::Project;
use crate::domain::record::{Body, Key, Record};
use crate::domain::sorted::Sorted;

/// What would happen to one record.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What is here now.
    pub before: Option<Record>,
    /// What will be here.
    pub after: Record,
}

/// What bringing a file in would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// Records that are not here yet, by plural.
    pub new: Counts,
    /// Records that are here already, with nothing to add.
    pub same: usize,
    /// Records of which the file knows something later.
    pub updated: usize,
    /// Records that were changed here and there: both wordings are kept.
    pub apart: usize,
    /// Records said once under one id with different content: both are kept.
    pub differing: usize,
    /// Records of the file that stay away because they were erased here.
    pub stay_erased: usize,
    /// Records that are here and that the file says are erased. They need a yes.
    pub erases: Vec<Key>,
    /// Marks of erasures that are not here yet and touch nothing that is here.
    pub marks: Erasures,
    /// Marks of erasures that touch what is here.
    pub touching: Erasures,
    /// Every record to be written.
    pub changes: Vec<Change>,
}

impl Plan {
    /// Works out what joining `theirs` to `ours` changes. `ours` holds at least every record of the projects that
    /// the file speaks of, and every mark of an erasure.
    #[must_use]
    pub fn new(ours: &Contents, theirs: &Contents) -> Self {
        let mut plan = Self::default();
        for (erased, erasure) in &theirs.erased {
            if ours.erased.get(erased).is_some_and(|known| known >= erasure) {
                continue;
            }
            plan.marks.insert(erased.clone(), erasure.clone());
        }
        for key in ours.records.keys() {
            if is_erased(key, &plan.marks) {
                plan.erases.push(key.clone());
            }
        }
        plan.part_marks();
        for (key, theirs) in &theirs.records {
            if is_erased(key, &ours.erased) {
                plan.stay_erased += 1;
                continue;
            }
            match ours.records.get(key) {
                None => {
                    *plan.new.or_default(plural(&key.kind).into()) += 1;
                    plan.changes.push(Change { before: None, after: theirs.clone() });
                }
                Some(ours) => plan.meet(ours, theirs),
            }
        }
        plan
    }

    /// Sets the marks that touch what is here apart from those that do not.
    fn part_marks(&mut self) {
        let project = |key: &Key| Erased { kind: Project::KIND.name.into(), id: key.project.clone() };
        let own = self.erases.iter().map(Erased::of);
        let touched = own.chain(self.erases.iter().map(project)).map(|erased| (erased, ())).collect();
        let touched: Sorted<Erased, ()> = Sorted::from_unsorted(touched);
        for (erased, erasure) in std::mem::take(&mut self.marks) {
            let side = if touched.contains_key(&erased) { &mut self.touching } else { &mut self.marks };
            side.insert(erased, erasure);
        }
    }

    fn meet(&mut self, ours: &Record, theirs: &Record) {
        let after = merge(ours, theirs);
        if after == *ours {
            self.same += 1;
            return;
        }
        match (&ours.body, &after.body) {
            (Body::Said(_), _) => self.differing += 1,
            (Body::Worked(_), _) if after.apart().len() > ours.apart().len() => self.apart += 1,
            (Body::Worked(_), _) => self.updated += 1,
        }
        self.changes.push(Change { before: Some(ours.clone()), after });
    }

    /// How many records are new.
    #[must_use]
    pub fn new_records(&self) -> usize {
        self.new.values().sum()
    }

    /// Whether bringing the file in would change nothing at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty() && self.marks.is_empty() && self.touching.is_empty()
    }
}
