//! The laws of the merge, held by histories of several devices that nobody thought up.
//!
//! `COPRODUCE_CASES` sets how many histories are played (10,000 unless told; half as many of the rarer sorts),
//! `COPRODUCE_SEED` repeats a run.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

mod support;

use coproduce::domain::record::Body;
use coproduce::exchange::contents::Contents;
use coproduce::exchange::read::read;
use proptest::prop_assert;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeMap;
use support::broken;
use support::history::{Plot, Tally, World, play, plots};
use support::laws::{self, Breach, Law};
use support::made_up;
use support::{Join, cases, real_join};

/// A runner that says which seed it has, so that what it finds can be found again.
fn runner(cases: u32) -> TestRunner {
    let seed = std::env::var("COPRODUCE_SEED").ok().map(|n| n.parse().expect("COPRODUCE_SEED is a number"));
    let seed = seed.unwrap_or_else(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.expect("a clock after 1970").subsec_nanos().into()
    });
    say(&format!("COPRODUCE_SEED={seed}"));
    seeded(cases, seed)
}

fn seeded(cases: u32, seed: u64) -> TestRunner {
    TestRunner::new(Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..Config::default() })
}

/// Says something to whoever reads the output and to whoever reads the errors.
fn say(what: &str) {
    println!("{what}");
    eprintln!("{what}");
}

/// Plays histories and holds laws against each. Gives what happened how often.
fn hold(name: &str, cases: u32, copied_profiles: bool, laws: impl Fn(&World) -> Vec<Breach>) -> Tally {
    let tally = Cell::new(Tally::default());
    let started = std::time::Instant::now();
    let held = runner(cases).run(&plots(copied_profiles), |plot| {
        let world = play(&plot, real_join);
        let mut sum = tally.get();
        sum += world.tally;
        tally.set(sum);
        match laws(&world).first() {
            None => Ok(()),
            Some((law, how)) => Err(TestCaseError::fail(format!("{law:?}: {how}"))),
        }
    });
    let tally = tally.get();
    say(&format!("{name}: {cases} histories in {:.1} s: {tally:?}", started.elapsed().as_secs_f32()));
    if let Err(error) = held {
        panic!("{error}");
    }
    tally
}

#[test]
fn copies_may_meet_in_any_order_and_nothing_that_was_written_vanishes() {
    let tally = hold("merge", cases(), false, |world| {
        let mut breaches = laws::of_the_join(world, real_join);
        breaches.extend(laws::of_what_was_written(world, real_join));
        breaches.extend(laws::of_partial_copies(world, real_join));
        breaches.extend(laws::of_the_plan(world));
        breaches
    });
    // A law about something that never happens holds for nothing.
    assert!(tally.concurrent_edits > 0, "no field was changed on two devices");
    assert!(tally.erasures > 0, "nothing was erased");
    assert!(tally.reused_ids > 0, "no id was taken twice");
    assert!(tally.collisions > 0, "nothing was said twice under one id");
    assert!(tally.partial_copies > 0, "no copy carried a part");
    assert!(tally.old_copies > 0, "no old copy came back");
}

/// Two devices of one id give the same dots to different changes, so that one device can't know what it has not
/// seen. What can be promised then is that all devices agree, in whatever order they meet.
#[test]
fn a_copied_profile_does_not_keep_devices_from_agreeing() {
    let tally = hold("copied profiles", cases() / 2, true, |world| {
        let mut breaches = laws::of_the_join(world, real_join);
        breaches.extend(laws::of_the_plan(world));
        breaches
    });
    assert!(tally.copied_profiles > 0, "no profile was copied");
}

/// A file is trusted in nothing: whatever it claims, it must not make devices disagree, and what was taken from it must
/// never make the app refuse its own copy.
#[test]
fn made_up_files_neither_divide_devices_nor_spoil_their_copies() {
    let taken = Cell::new(0_u64);
    let three = (made_up::files(), made_up::files(), made_up::files());
    let cases = cases() / 2;
    let held = runner(cases).run(&three, |(a, b, c)| {
        let read = |file: &Value| read(file.to_string().as_bytes()).map(|checked| checked.contents);
        let files: Vec<Contents> = [a, b, c].iter().filter_map(|file| read(file).ok()).collect();
        if files.is_empty() {
            return Ok(());
        }
        taken.set(taken.get() + files.len() as u64);
        for record in files.iter().flat_map(|contents| contents.records.values()) {
            if let Body::Worked(fields) = &record.body {
                prop_assert!(fields.values().all(|field| !field.values.is_empty()), "{:?} has an empty field", record);
            }
        }
        match laws::of_any_contents(&files.iter().collect::<Vec<_>>(), real_join).first() {
            None => Ok(()),
            Some((law, how)) => Err(TestCaseError::fail(format!("{law:?}: {how}"))),
        }
    });
    say(&format!("made-up files: {} were taken", taken.get()));
    if let Err(error) = held {
        panic!("{error}");
    }
    assert!(taken.get() > u64::from(cases), "most of the files must be sound enough to be taken");
}

/// How many histories a broken join gets to be caught in.
const HISTORIES_FOR_A_BROKEN_JOIN: u32 = 400;

/// The first history in which each law was broken by a join, counted from 1.
fn caught(join: Join) -> BTreeMap<Law, u32> {
    let mut caught = BTreeMap::new();
    let mut runner = seeded(HISTORIES_FOR_A_BROKEN_JOIN, 20_260_101);
    for number in 1..=HISTORIES_FOR_A_BROKEN_JOIN {
        let plot: Plot = plots(false).new_tree(&mut runner).expect("a plot").current();
        let world = play(&plot, join);
        let breaches = [laws::of_the_join, laws::of_what_was_written, laws::of_partial_copies];
        for (law, _) in breaches.into_iter().flat_map(|laws| laws(&world, join)) {
            caught.entry(law).or_insert(number);
        }
    }
    caught
}

/// Holds that a broken join is caught by the laws that it breaks, and says in which history.
fn must_be_caught(name: &str, join: Join, by: &[Law]) {
    let caught = caught(join);
    say(&format!("{name}: caught by {caught:?}"));
    for law in by {
        assert!(caught.contains_key(law), "{name} was not caught by {law:?}, only by {caught:?}");
    }
}

#[test]
fn the_join_that_is_whole_is_not_caught() {
    assert_eq!(caught(real_join), BTreeMap::new());
}

#[test]
fn a_join_in_which_the_last_writer_wins_is_caught() {
    must_be_caught("last writer wins", broken::last_writer_wins, &[Law::NothingVanishes]);
}

#[test]
fn a_join_that_drops_what_it_has_not_seen_is_caught() {
    let laws = [Law::NothingVanishes, Law::Commutative, Law::AllConverge];
    must_be_caught("drops what is not covered", broken::drops_what_is_not_covered, &laws);
}

#[test]
fn a_join_that_keeps_what_was_replaced_is_caught() {
    must_be_caught("never lets go", broken::never_lets_go, &[Law::NothingReturns]);
}

#[test]
fn a_join_that_shows_values_in_the_order_of_meeting_is_caught() {
    let laws = [Law::Commutative, Law::AllConverge];
    must_be_caught("order of meeting", broken::keeps_the_order_of_meeting, &laws);
}

#[test]
fn a_join_that_ignores_erasures_is_caught() {
    must_be_caught("ignores erasures", broken::ignores_erasures, &[Law::ErasedStaysErased]);
}

#[test]
fn a_join_that_does_not_pass_erasures_on_is_caught() {
    let laws = [Law::ErasedStaysErased, Law::Commutative];
    must_be_caught("forgets marks", broken::forgets_the_marks_of_others, &laws);
}

#[test]
fn a_join_that_keeps_only_ours_of_what_was_said_is_caught() {
    let laws = [Law::NothingVanishes, Law::Commutative];
    must_be_caught("keeps ours of what was said", broken::keeps_ours_of_what_was_said, &laws);
}

#[test]
fn a_join_that_takes_a_missing_field_for_deleted_is_caught() {
    let laws = [Law::NothingVanishes, Law::PartTakesNothing, Law::Commutative];
    must_be_caught("missing is deleted", broken::takes_a_missing_field_for_deleted, &laws);
}

#[test]
fn an_empty_device_takes_everything_and_gives_nothing() {
    let plot: Plot = plots(false).new_tree(&mut seeded(1, 7)).expect("a plot").current();
    let full = &play(&plot, real_join).devices[0].contents;
    assert_eq!(Contents::default().join(full), *full);
    assert_eq!(full.join(&Contents::default()), *full);
}
