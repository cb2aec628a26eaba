//! The laws of the merge, each by its name, held against a history.

use super::history::World;
use super::model::{Knows, Wrong};
use super::{Join, apply, head, part_for};
use coproduce::domain::field::Purpose;
use coproduce::domain::record::{Body, Record};
use coproduce::exchange::contents::Contents;
use coproduce::exchange::plan::Plan;
use coproduce::exchange::read::read;
use coproduce::exchange::write::write;

/// A law of the merge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Law {
    /// It does not matter which of two copies is brought into which.
    Commutative,
    /// It does not matter which of three copies meet first.
    Associative,
    /// Meeting again changes nothing.
    Idempotent,
    /// What was written stands until somebody who has seen it replaces it, or it is erased.
    NothingVanishes,
    /// What was replaced does not come back, and nothing stands that nobody wrote.
    NothingReturns,
    /// What was erased stays erased whatever is brought in afterwards.
    ErasedStaysErased,
    /// When all have met all, all hold the same.
    AllConverge,
    /// A file brought into an empty device and written again has the same bytes.
    FileGivesTheSame,
    /// A copy that carries a part takes nothing away.
    PartTakesNothing,
    /// What the plan says is what the join does.
    PlanAgrees,
    /// A file that was brought in has nothing more to bring.
    SecondTimeNothing,
}

/// A law that does not hold, and where.
pub type Breach = (Law, String);

/// The full file of a database, byte for byte.
fn file(contents: &Contents) -> String {
    write(&head(Purpose::Full), contents)
}

/// The laws that any join must hold, whatever the devices did: copied profiles included.
pub fn of_the_join(world: &World, join: Join) -> Vec<Breach> {
    of_any_contents(&places(world), join)
}

/// The laws that any join must hold, whatever stands in what is joined: made-up files included.
pub fn of_any_contents(places: &[&Contents], join: Join) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut hold = |law: Law, holds: bool, how: &dyn Fn() -> String| {
        if !holds {
            breaches.push((law, how()));
        }
    };
    for (i, a) in places.iter().enumerate() {
        let twice = join(a, a);
        hold(Law::Idempotent, twice == **a, &|| format!("{i}: {twice:?} is not {a:?}"));
        for (j, b) in places.iter().enumerate().skip(i + 1) {
            let (ab, ba) = (join(a, b), join(b, a));
            hold(Law::Commutative, ab == ba, &|| format!("{i} {j}: {ab:?} is not {ba:?}"));
            hold(Law::Idempotent, join(&ab, b) == ab, &|| format!("{i} {j} {j}: not {ab:?}"));
            hold(Law::Idempotent, join(a, &ab) == ab, &|| format!("{i} {i} {j}: not {ab:?}"));
            // Not every three are tried in every history: the histories are many.
            for (k, c) in places.iter().enumerate().skip(j + 1).step_by(2).take(1) {
                let (left, right, across) = (join(&ab, c), join(a, &join(b, c)), join(&join(a, c), b));
                hold(Law::Associative, left == right, &|| format!("{i} {j} {k}: {left:?} is not {right:?}"));
                hold(Law::Associative, left == across, &|| format!("{i} {j} {k}: {left:?} is not {across:?}"));
            }
        }
    }
    let ends = met_in_turn(places, join);
    for (at, end) in ends.iter().enumerate().skip(1) {
        hold(Law::AllConverge, *end == ends[0], &|| format!("{at}: {end:?} is not {:?}", ends[0]));
    }
    let (first, last) = (file(&ends[0]), file(&ends[ends.len() - 1]));
    hold(Law::AllConverge, first == last, &|| format!("{first}\nis not\n{last}"));
    match read(first.as_bytes()) {
        Ok(checked) => {
            let again = file(&join(&Contents::default(), &checked.contents));
            hold(Law::FileGivesTheSame, again == first, &|| format!("{again}\nis not\n{first}"));
        }
        Err(bad) => hold(Law::FileGivesTheSame, false, &|| format!("{bad:?} in {first}")),
    }
    breaches
}

/// What the devices hold, and what two of the copies that were kept of them hold.
fn places(world: &World) -> Vec<&Contents> {
    world.devices.iter().chain(world.copies.iter().take(2)).map(|place| &place.contents).collect()
}

/// What each place holds when it has met all the others, each in an order of its own.
fn met_in_turn(places: &[&Contents], join: Join) -> Vec<Contents> {
    let turn = |first: usize| {
        let (before, after) = places.split_at(first);
        after.iter().chain(before).fold(Contents::default(), |met, other| join(&met, other))
    };
    (0..places.len()).map(turn).collect()
}

/// The laws about what people wrote, held against the model of the history.
pub fn of_what_was_written(world: &World, join: Join) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut compare = |whose: &str, knows: &Knows, contents: &Contents| {
        for (wrong, how) in knows.compare(&world.past, contents) {
            let law = match wrong {
                Wrong::Vanished => Law::NothingVanishes,
                Wrong::Returned => Law::NothingReturns,
                Wrong::NotErased => Law::ErasedStaysErased,
            };
            breaches.push((law, format!("{whose}: {how}")));
        }
    };
    for (at, place) in world.devices.iter().chain(&world.copies).enumerate() {
        compare(&format!("device or copy {at}"), &place.knows, &place.contents);
    }
    let mut all = Knows::default();
    world.devices.iter().chain(world.copies.iter().take(2)).for_each(|place| all.hear(&place.knows));
    let ends = met_in_turn(&places(world), join);
    compare("all together", &all, &ends[0]);
    // Whatever is brought in afterwards, and however old it is.
    for (end, place) in ends.iter().zip(places(world)).skip(1) {
        compare("all together and one again", &all, &join(end, place));
    }
    breaches
}

/// The laws about copies that carry a part: they go as a file does, and take nothing away.
pub fn of_partial_copies(world: &World, join: Join) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (at, ours) in world.devices.iter().enumerate().take(3) {
        let theirs = &world.devices[(at + 1) % world.devices.len()].contents;
        let ours = &ours.contents;
        for purpose in [Purpose::Group, Purpose::Answers] {
            let mut breach = |how: String| {
                breaches.push((Law::PartTakesNothing, format!("{} copy, device {at}: {how}", purpose.code())));
            };
            let part = match read(write(&head(purpose), theirs).as_bytes()) {
                Ok(checked) => checked.contents,
                Err(bad) => {
                    breach(format!("{bad:?}"));
                    continue;
                }
            };
            if part != part_for(purpose, theirs) {
                breach("the file holds something else than it should carry".into());
            }
            let joined = join(ours, &part);
            for (key, before) in &ours.records {
                match joined.records.get(key) {
                    None if part.erased.is_empty() => breach(format!("{key} is gone")),
                    None => {}
                    Some(after) => {
                        if let Some(how) = lost(before, after, part.records.get(key)) {
                            breach(format!("{key} {how}"));
                        }
                    }
                }
            }
            if join(&joined, theirs) != join(ours, theirs) {
                breach("the whole copy after the part is not the whole copy".into());
            }
        }
    }
    breaches
}

/// What of a record a copy that carries `part` of it took away.
fn lost(before: &Record, after: &Record, part: Option<&Record>) -> Option<String> {
    match (&before.body, &after.body) {
        (Body::Said(before), Body::Said(after)) => {
            before.iter().find(|content| !after.contains(content)).map(|content| format!("lacks {content:?}"))
        }
        (Body::Worked(before), Body::Worked(after)) => before.iter().find_map(|(name, register)| {
            let carried =
                matches!(part.map(|record| &record.body), Some(Body::Worked(fields)) if fields.contains_key(name));
            match after.get(name) {
                None => Some(format!("lacks the field {name}")),
                Some(now) if !carried && now != register => Some(format!("{name} is {now:?} and was {register:?}")),
                Some(_) => None,
            }
        }),
        _ => Some("is of the other family".into()),
    }
}

/// The laws about the plan. They speak of the app's own join alone.
pub fn of_the_plan(world: &World) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (at, ours) in world.devices.iter().enumerate() {
        let others = world.devices.iter().skip(at + 1).take(1).chain(world.copies.first());
        for theirs in others {
            let (ours, theirs) = (&ours.contents, &theirs.contents);
            let plan = Plan::new(ours, theirs);
            let applied = apply(ours, &plan);
            let joined = ours.join(theirs);
            if applied != joined {
                breaches.push((Law::PlanAgrees, format!("device {at}: {applied:?} is not {joined:?}")));
            }
            let gone = ours.records.keys().filter(|key| !joined.records.contains_key(*key)).count();
            if plan.erases.len() != gone {
                breaches.push((Law::PlanAgrees, format!("device {at}: {gone} go, not {:?}", plan.erases)));
            }
            let told = plan.new_records() + plan.same + plan.updated + plan.apart + plan.differing + plan.stay_erased;
            if told != theirs.records.len() {
                breaches.push((Law::PlanAgrees, format!("device {at}: {told} of {} are told", theirs.records.len())));
            }
            let again = Plan::new(&applied, theirs);
            if !again.is_nothing() {
                breaches.push((Law::SecondTimeNothing, format!("device {at}: {again:?}")));
            }
        }
    }
    breaches
}
