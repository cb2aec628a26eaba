//! Helpers of the native tests: what a device does with a plan, and copies that carry only a part.
//!
//! Knows the public face of the library alone.
#![allow(dead_code, reason = "each test binary uses the part that it needs")]

pub mod bad_files;
pub mod broken;
pub mod fixtures;
pub mod history;
pub mod laws;
pub mod made_up;
pub mod model;
pub mod reading;

use coproduce::domain::field::Purpose;
use coproduce::exchange::contents::{Contents, is_erased};
use coproduce::exchange::plan::Plan;
use coproduce::exchange::write::{Head, carried};

/// A join of two databases: the one that the app uses, or one that is broken on purpose.
pub type Join = fn(&Contents, &Contents) -> Contents;

/// How many cases the tests try: `COPRODUCE_CASES`, or 10,000.
pub fn cases() -> u32 {
    std::env::var("COPRODUCE_CASES").ok().map_or(10_000, |n| n.parse().expect("COPRODUCE_CASES is a number"))
}

/// The join that the app uses.
pub fn real_join(ours: &Contents, theirs: &Contents) -> Contents {
    ours.join(theirs)
}

/// A head that is the same every time, so that files can be compared byte for byte.
pub fn head(purpose: Purpose) -> Head {
    Head {
        id: "0190a0b0-0000-7000-8000-000000000001".into(),
        at: "2026-01-02T03:04:05+00:00".into(),
        app: "0.1.0".into(),
        purpose,
        part: [1, 1],
    }
}

/// What a device holds after a plan has been carried out, without asking anybody.
pub fn apply(ours: &Contents, plan: &Plan) -> Contents {
    let mut after = ours.clone();
    after.records.extend(plan.changes.iter().map(|change| (change.after.key.clone(), change.after.clone())));
    for (erased, erasure) in plan.marks.iter().chain(plan.touching.iter()) {
        after.erased.insert(erased.clone(), erasure.clone());
    }
    let erased = after.erased.clone();
    after.records.retain(|key, _| !is_erased(key, &erased));
    after
}

/// What a file of a purpose carries of a database.
pub fn part_for(purpose: Purpose, contents: &Contents) -> Contents {
    let records = contents.records.values().filter_map(|record| carried(record, purpose));
    Contents { records: records.map(|record| (record.key.clone(), record)).collect(), erased: contents.erased.clone() }
}
