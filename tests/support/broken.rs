//! Joins that are broken on purpose, each in one way, to show that the laws notice.

use coproduce::domain::record::{Body, Given, Record, Register};
use coproduce::exchange::contents::Contents;
use coproduce::exchange::merge::merge_erasures;

/// Changes every field of a joined record that both sides hold: given ours, theirs and the field as it was joined.
fn with_fields(ours: &Contents, theirs: &Contents, change: fn(&Register, &Register, &mut Register)) -> Contents {
    let mut joined = ours.join(theirs);
    for (key, record) in &mut joined.records {
        let (Some(ours), Some(theirs)) = (ours.records.get(key), theirs.records.get(key)) else { continue };
        let (Body::Worked(ours), Body::Worked(theirs)) = (&ours.body, &theirs.body) else { continue };
        let Body::Worked(fields) = &mut record.body else { continue };
        for (name, ours) in ours.iter() {
            if let (Some(theirs), Some(field)) = (theirs.get(name), fields.get_mut(name)) {
                change(ours, theirs, field);
            }
        }
    }
    joined
}

/// The greatest counter wins, and what was written apart from it is gone.
pub fn last_writer_wins(ours: &Contents, theirs: &Contents) -> Contents {
    with_fields(ours, theirs, |_, _, joined| joined.values.truncate(1))
}

/// What the other wrote and we have not seen is dropped where we hold something.
pub fn drops_what_is_not_covered(ours: &Contents, theirs: &Contents) -> Contents {
    with_fields(ours, theirs, |ours, _, joined| {
        let kept: Vec<Given> = joined.values.iter().filter(|given| ours.values.contains(given)).cloned().collect();
        if !kept.is_empty() {
            joined.values = kept;
        }
    })
}

/// Every value that either side holds is kept, replaced or not.
pub fn never_lets_go(ours: &Contents, theirs: &Contents) -> Contents {
    with_fields(ours, theirs, |ours, theirs, joined| {
        joined.values = ours.values.iter().chain(&theirs.values).cloned().collect();
        joined.values.sort_by_key(|given| (given.by.clone(), given.value.to_string()));
        joined.values.dedup();
    })
}

/// Values that stand side by side stand in the order in which they were met.
pub fn keeps_the_order_of_meeting(ours: &Contents, theirs: &Contents) -> Contents {
    with_fields(ours, theirs, |ours, _, joined| {
        joined.values.sort_by_key(|given| !ours.values.contains(given));
    })
}

/// Marks of erasures are kept and nobody heeds them.
pub fn ignores_erasures(ours: &Contents, theirs: &Contents) -> Contents {
    let bare = |contents: &Contents| Contents { erased: Default::default(), ..contents.clone() };
    Contents { erased: merge_erasures(&ours.erased, &theirs.erased), ..bare(ours).join(&bare(theirs)) }
}

/// Marks of erasures are heeded once and not passed on.
pub fn forgets_the_marks_of_others(ours: &Contents, theirs: &Contents) -> Contents {
    Contents { erased: ours.erased.clone(), ..ours.join(theirs) }
}

/// Of two contents said under one id ours is kept.
pub fn keeps_ours_of_what_was_said(ours: &Contents, theirs: &Contents) -> Contents {
    let mut joined = ours.join(theirs);
    for (key, record) in &mut joined.records {
        if let (Body::Said(_), Some(ours)) = (&record.body, ours.records.get(key)) {
            *record = ours.clone();
        }
    }
    joined
}

/// A field that the other copy does not carry is taken for one that was deleted.
pub fn takes_a_missing_field_for_deleted(ours: &Contents, theirs: &Contents) -> Contents {
    let mut joined = ours.join(theirs);
    for (key, record) in &mut joined.records {
        if let (Body::Worked(fields), Some(Record { body: Body::Worked(theirs), .. })) =
            (&mut record.body, theirs.records.get(key))
        {
            fields.retain(|name, _| theirs.contains_key(name));
        }
    }
    joined
}
