//! Histories as they happen to a group: a few devices that write, erase and meet in any order, whole and in part.
//!
//! A history is played with any join, so that a broken one can be shown to be caught.

use super::model::{Edit, Knows, Past, Saying};
use super::{Join, part_for};
use coproduce::domain::activity::CODES;
use coproduce::domain::field::{Family, Purpose};
use coproduce::domain::id::{Device, Dot, Id};
use coproduce::domain::kinds;
use coproduce::domain::record::{Key, Record};
use coproduce::domain::tips::{STATES, TIPS, record_id};
use coproduce::exchange::contents::{Contents, Erased, Erasure, Why, is_erased};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::ops::AddAssign;

/// Something that happens. Numbers choose among what there is at that time; where there is nothing, nothing happens.
#[derive(Clone, Copy, Debug)]
pub enum Happening {
    /// A device opens a project under one of two ids, whether or not another device did.
    OpenProject { device: u8, which: u8 },
    /// A device opens one of three tips of a project. The id is the same on every device.
    OpenTip { device: u8, which: u8 },
    /// A device notes something of a kind of record that a newer version brought.
    OpenUnknown { device: u8 },
    /// A device says something once, under an id of its own.
    Say { device: u8, which: u8 },
    /// A device says something else under an id that is taken, whether or not it knows that.
    SayOtherwise { device: u8, which: u8 },
    /// A device gives a field of a record that it holds a value.
    Edit { device: u8, record: u8, field: u8, value: u8 },
    /// A device erases a record that it holds.
    Erase { device: u8, record: u8 },
    /// A device erases a project that it holds, and so everything in it.
    EraseProject { device: u8, which: u8 },
    /// A response is withdrawn on a device, whether or not the device holds it.
    Withdraw { device: u8, which: u8 },
    /// A device brings in everything of another.
    Meet { device: u8, from: u8 },
    /// A device brings in what a group copy or a file of answers of another carries.
    MeetInPart { device: u8, from: u8, answers: bool },
    /// A copy of a device is kept.
    KeepCopy { device: u8 },
    /// A device brings in a copy that was kept, however old.
    OldCopy { device: u8, which: u8 },
    /// A device's profile is copied: from then on two devices have one id and one counter.
    CopyProfile { device: u8 },
}

/// How many devices there are and what happens to them.
#[derive(Clone, Debug)]
pub struct Plot {
    /// How many devices there are at first.
    pub devices: u8,
    /// What happens, in order.
    pub happenings: Vec<Happening>,
}

/// Plots of three to five devices. Profiles are copied in some of them, or in none.
pub fn plots(copied_profiles: bool) -> impl Strategy<Value = Plot> {
    let n = any::<u8>;
    let happening = prop_oneof![
        3 => (n(), n()).prop_map(|(device, which)| Happening::OpenProject { device, which }),
        4 => (n(), n()).prop_map(|(device, which)| Happening::OpenTip { device, which }),
        1 => n().prop_map(|device| Happening::OpenUnknown { device }),
        4 => (n(), n()).prop_map(|(device, which)| Happening::Say { device, which }),
        1 => (n(), n()).prop_map(|(device, which)| Happening::SayOtherwise { device, which }),
        12 => (n(), n(), n(), n())
            .prop_map(|(device, record, field, value)| Happening::Edit { device, record, field, value }),
        1 => (n(), n()).prop_map(|(device, record)| Happening::Erase { device, record }),
        1 => (n(), n()).prop_map(|(device, which)| Happening::EraseProject { device, which }),
        1 => (n(), n()).prop_map(|(device, which)| Happening::Withdraw { device, which }),
        8 => (n(), n()).prop_map(|(device, from)| Happening::Meet { device, from }),
        2 => (n(), n(), any::<bool>())
            .prop_map(|(device, from, answers)| Happening::MeetInPart { device, from, answers }),
        1 => n().prop_map(|device| Happening::KeepCopy { device }),
        2 => (n(), n()).prop_map(|(device, which)| Happening::OldCopy { device, which }),
        1 => n().prop_map(move |device| {
            if copied_profiles { Happening::CopyProfile { device } } else { Happening::KeepCopy { device } }
        }),
    ];
    (3..=5u8, prop::collection::vec(happening, 6..45)).prop_map(|(devices, happenings)| Plot { devices, happenings })
}

/// How often what the laws are about did happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Changes to a field.
    pub edits: u64,
    /// Changes to a field of which another change was not known.
    pub concurrent_edits: u64,
    /// Records and projects erased, responses withdrawn.
    pub erasures: u64,
    /// Records opened under an id under which another device had opened one unseen.
    pub reused_ids: u64,
    /// Contents said under an id that was taken.
    pub collisions: u64,
    /// Copies brought in that carried only a part.
    pub partial_copies: u64,
    /// Copies brought in that were kept before something else happened.
    pub old_copies: u64,
    /// Profiles copied.
    pub copied_profiles: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.edits += other.edits;
        self.concurrent_edits += other.concurrent_edits;
        self.erasures += other.erasures;
        self.reused_ids += other.reused_ids;
        self.collisions += other.collisions;
        self.partial_copies += other.partial_copies;
        self.old_copies += other.old_copies;
        self.copied_profiles += other.copied_profiles;
    }
}

/// A device, or a copy that was kept of one.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it holds, by the join that the history is played with.
    pub contents: Contents,
    /// What it has heard of, by the model.
    pub knows: Knows,
    device: Device,
    counter: u64,
}

/// A history as it was played.
#[derive(Debug)]
pub struct World {
    /// Everything that happened.
    pub past: Past,
    /// The devices as they are at the end.
    pub devices: Vec<Place>,
    /// The copies that were kept on the way.
    pub copies: Vec<Place>,
    /// What happened how often.
    pub tally: Tally,
    join: Join,
}

const PROJECTS: [&str; 2] = ["project-a", "project-b"];
/// A kind that this version does not know, worked on.
const WALKS: &str = "walks-of-a-newer-version";
/// A kind that this version does not know, said once.
const SONGS: &str = "songs-of-a-newer-version";
/// A field that this version does not know.
const LATER: &str = "field_of_a_newer_version";

/// Plays a plot.
pub fn play(plot: &Plot, join: Join) -> World {
    let device = |at: u8| Place {
        contents: Contents::default(),
        knows: Knows::default(),
        device: Device(format!("device-{at}")),
        counter: 0,
    };
    let mut world = World {
        past: Past::default(),
        devices: (0..plot.devices).map(device).collect(),
        copies: Vec::new(),
        tally: Tally::default(),
        join,
    };
    // Nothing happens before there is a project.
    world.happen(Happening::OpenProject { device: 0, which: 0 });
    for happening in &plot.happenings {
        world.happen(*happening);
    }
    world
}

/// One of several, or nothing where there are none.
fn pick<T: Clone>(all: &[T], which: u8) -> Option<T> {
    (!all.is_empty()).then(|| all[usize::from(which) % all.len()].clone())
}

fn key(project: &str, kind: &str, id: &str) -> Key {
    Key::new(&Id::new(project), kind, &Id::new(id))
}

fn is_worked(kind: &str) -> bool {
    kinds::named(kind).map_or(kind == WALKS, |kind| kind.family == Family::Worked)
}

fn fields_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "project" => &["title", "about", "activities", "archived", LATER],
        "tip" => &["tip", "state", "note", LATER],
        _ => &["where", "when"],
    }
}

/// A value that fits a field. Of every four texts one is the same wherever it is given; the others are their own.
fn value_for(field: &str, number: usize, choice: u8) -> Value {
    match field {
        "activities" => json!([CODES[usize::from(choice) % CODES.len()]]),
        "archived" => json!(choice.is_multiple_of(2)),
        "state" => json!(STATES[usize::from(choice) % STATES.len()]),
        _ if choice.is_multiple_of(4) => json!("the same words"),
        _ => json!(format!("{number} said \"so\"\nشكرا 👍🏽")),
    }
}

impl World {
    fn at(&self, device: u8) -> usize {
        usize::from(device) % self.devices.len()
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::OpenProject { device, which } => {
                let id = PROJECTS[usize::from(which) % 2];
                let key = key(Key::SHARED, "project", id);
                self.open(self.at(device), &key, "title", json!(format!("{id} {which}")));
            }
            Happening::OpenTip { device, which } => {
                let Some(project) = self.project_on(device, which / 3) else { return };
                let tip = TIPS[usize::from(which) % 3];
                let key = Key::new(&project, "tip", &record_id(&project, tip));
                self.open(self.at(device), &key, "tip", json!(tip));
            }
            Happening::OpenUnknown { device } => {
                let Some(project) = self.project_on(device, device) else { return };
                let key = key(project.as_str(), WALKS, "walk");
                self.open(self.at(device), &key, "where", json!("to the park"));
            }
            Happening::Say { device, which } => {
                let Some(project) = self.project_on(device, which / 4) else { return };
                let number = self.past.sayings.len();
                let id = format!("said-{number}");
                let key = match which % 5 {
                    0 => key(project.as_str(), "agreement", &id),
                    1 => key(Key::SHARED, "questionnaire", &id),
                    2 => key(project.as_str(), SONGS, &id),
                    _ => key(project.as_str(), "response", &id),
                };
                self.say(self.at(device), key, which);
            }
            Happening::SayOtherwise { device, which } => {
                let taken: Vec<Key> = self.past.sayings.iter().map(|saying| saying.key.clone()).collect();
                let Some(key) = pick(&taken, which) else { return };
                if !self.devices[self.at(device)].knows.has_erased(&key) {
                    self.tally.collisions += 1;
                    self.say(self.at(device), key, which);
                }
            }
            Happening::Edit { device, record, field, value } => {
                let at = self.at(device);
                let held: Vec<Key> = self.present(at).into_iter().filter(|key| is_worked(&key.kind)).collect();
                let Some(key) = pick(&held, record) else { return };
                let Some(field) = pick(fields_of(&key.kind), field) else { return };
                self.edit(at, &key, field, value_for(field, self.past.edits.len(), value));
            }
            Happening::Erase { device, record } => {
                let at = self.at(device);
                let held: Vec<Key> = self.present(at).into_iter().filter(|key| key.kind != "project").collect();
                let Some(key) = pick(&held, record) else { return };
                self.erase(at, &key, Why::Removed);
            }
            Happening::EraseProject { device, which } => {
                let Some(project) = self.project_on(device, which) else { return };
                // A project that is gone ends a history early: it must be rare.
                if which < 64 {
                    self.erase(self.at(device), &key(Key::SHARED, "project", project.as_str()), Why::Removed);
                }
            }
            Happening::Withdraw { device, which } => {
                let said = self.past.sayings.iter().map(|saying| saying.key.clone());
                let responses: Vec<Key> = said.filter(|key| key.kind == "response").collect();
                let Some(key) = pick(&responses, which) else { return };
                self.erase(self.at(device), &key, Why::Withdrawn);
            }
            Happening::Meet { device, from } => {
                let other = self.devices[self.at(from)].clone();
                self.bring_in(self.at(device), &other.contents, &other.knows);
            }
            Happening::MeetInPart { device, from, answers } => {
                let purpose = if answers { Purpose::Answers } else { Purpose::Group };
                let other = &self.devices[self.at(from)];
                let (contents, knows) = (part_for(purpose, &other.contents), other.knows.part_for(purpose, &self.past));
                self.tally.partial_copies += 1;
                self.bring_in(self.at(device), &contents, &knows);
            }
            Happening::KeepCopy { device } => self.copies.push(self.devices[self.at(device)].clone()),
            Happening::OldCopy { device, which } => {
                let Some(copy) = pick(&self.copies, which) else { return };
                self.tally.old_copies += 1;
                self.bring_in(self.at(device), &copy.contents, &copy.knows);
            }
            Happening::CopyProfile { device } if self.devices.len() < 6 => {
                self.tally.copied_profiles += 1;
                self.devices.push(self.devices[self.at(device)].clone());
            }
            Happening::CopyProfile { .. } => {}
        }
    }

    fn present(&self, at: usize) -> Vec<Key> {
        self.devices[at].knows.present(&self.past).into_iter().collect()
    }

    fn project_on(&self, device: u8, which: u8) -> Option<Id> {
        let projects = self.present(self.at(device)).into_iter().filter(|key| key.kind == "project");
        pick(&projects.map(|key| key.id).collect::<Vec<_>>(), which)
    }

    /// Opens a record that is worked on, unless the device has it or knows that it was erased.
    fn open(&mut self, at: usize, key: &Key, field: &str, value: Value) {
        if self.devices[at].knows.has_erased(key) || self.present(at).contains(key) {
            return;
        }
        self.tally.reused_ids += u64::from(self.past.edits.iter().any(|edit| edit.key == *key));
        self.edit(at, key, field, value);
    }

    fn edit(&mut self, at: usize, key: &Key, field: &str, value: Value) {
        let (past, place) = (&mut self.past, &mut self.devices[at]);
        // What stands already is not given again.
        if place.knows.standing(past, key, field) == [&value] {
            return;
        }
        let knew = place.knows.edits_of(past, key, field);
        let others = past.edits.iter().filter(|edit| edit.key == *key && edit.field == field).count();
        self.tally.edits += 1;
        self.tally.concurrent_edits += u64::from(others > knew.len());
        place.knows.edits.insert(past.edits.len());
        past.edits.push(Edit { key: key.clone(), field: field.into(), value: value.clone(), knew });
        place.counter += 1;
        let by = Dot { counter: place.counter, device: place.device.clone() };
        place.contents.records.entry(key.clone()).or_insert_with(|| Record::worked(key.clone())).set(field, value, &by);
    }

    fn say(&mut self, at: usize, key: Key, which: u8) {
        let number = self.past.sayings.len();
        let words = json!(format!("{number} said so"));
        let mut content = Map::new();
        match key.kind.as_str() {
            "agreement" => {
                content.insert("what".into(), json!("rung"));
                content.insert("rung".into(), json!(which % 7 + 1));
                content.insert("words".into(), words);
            }
            "questionnaire" => {
                content.insert("set".into(), words);
                content.insert("questions".into(), json!([{"code": "q1"}]));
            }
            "response" => {
                content.insert("day".into(), json!("2026-01-02"));
                content.insert("answers".into(), json!({"q1": "yes", "q2": words}));
            }
            _ => drop(content.insert("refrain".into(), words)),
        }
        if which.is_multiple_of(3) {
            content.insert(LATER.into(), json!({"n": number}));
        }
        let mut one = Contents::default();
        one.records.insert(key.clone(), Record::said(key.clone(), content.clone()));
        self.past.sayings.push(Saying { key, content });
        let knows = Knows { sayings: [number].into(), ..Knows::default() };
        self.bring_in(at, &one, &knows);
    }

    fn erase(&mut self, at: usize, key: &Key, why: Why) {
        self.tally.erasures += 1;
        let place = &mut self.devices[at];
        let (mark, erasure) = (Erased::of(key), Erasure { why, project: key.project.clone() });
        place.knows.mark(&mark, &erasure);
        let known = place.contents.erased.get(&mark).cloned().unwrap_or_else(|| erasure.clone());
        place.contents.erased.insert(mark, known.max(erasure));
        let Contents { records, erased } = &mut place.contents;
        records.retain(|key, _| !is_erased(key, erased));
    }

    fn bring_in(&mut self, at: usize, contents: &Contents, knows: &Knows) {
        let place = &mut self.devices[at];
        place.contents = (self.join)(&place.contents, contents);
        place.knows.hear(knows);
    }
}
