//! Bringing a file in: read, check, plan, show, one transaction, and a way back.

use super::copies::is_ahead_of;
use super::ports::{Store, StoreError};
use super::records::purge_restore_points;
use super::workspace::{View, Which, Workspace, waiting_key};
use crate::domain::field::Typed;
use crate::domain::id::{Device, Id};
use crate::domain::kinds::{Project, RestorePoint, Waiting};
use crate::domain::record::{Key, Record};
use crate::domain::sorted::Sorted;
use crate::exchange::contents::is_erased;
use crate::exchange::plan::Plan;
use crate::exchange::read::Checked;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// What Go back to before did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct WentBack {
    /// Records that are as they were.
    pub undone: usize,
    /// Records that somebody has touched since, which stay as they are.
    pub kept: usize,
}

impl<S: Store> Workspace<S> {
    /// What bringing a file in would change. Changes nothing.
    ///
    /// # Errors
    /// As the store says.
    pub async fn plan_bring_in(&self, file: &Checked) -> Result<Plan, StoreError> {
        let view = self.view(&touched(file)).await?;
        Ok(Plan::new(&view.contents, &file.contents))
    }

    /// Brings a file in, in one transaction, and leaves a restore point if it changed anything. Erasures of what is
    /// here are carried out only if the person said so.
    ///
    /// # Errors
    /// As the store says; nothing is changed then.
    pub async fn bring_in(&self, file: &Checked, with_erasures: bool) -> Result<Plan, StoreError> {
        let (id, now) = (self.surroundings.timed_id(), (self.surroundings.now)());
        let other_device = Device::random((self.surroundings.random)());
        let mut which = touched(file);
        which.extend([Which::local::<RestorePoint>(), Which::local::<Waiting>()]);
        self.change(&which, |view, changes| {
            let plan = Plan::new(&view.contents, &file.contents);
            if plan.is_nothing() {
                return plan;
            }
            let mut changed = Map::new();
            for change in &plan.changes {
                if with_erasures && is_erased(&change.after.key, &plan.touching) {
                    continue;
                }
                changes.put_from_elsewhere(&change.after);
                let before = change.before.as_ref().map_or(Value::Null, Record::to_json);
                changed.insert(
                    change.after.key.to_string(),
                    json!({"before": before, "after": fingerprint(&change.after)}),
                );
            }
            for (erased, erasure) in &plan.marks {
                changes.mark_erased(erased, erasure);
            }
            if with_erasures {
                for (erased, erasure) in &plan.touching {
                    changes.mark_erased(erased, erasure);
                }
                for key in &plan.erases {
                    changes.remove(key);
                    super::records::clear(view, changes, &waiting_key(key));
                }
                purge_restore_points(view, changes, |key| is_erased(key, &plan.touching));
            }
            if !changed.is_empty() {
                let point = RestorePoint { at: now.clone(), changed, ..RestorePoint::default() };
                changes.say(&Id::new(Key::LOCAL), &id, &point);
            }
            if let Some(clock) = &view.clock
                && is_ahead_of(&file.contents, &clock.device, clock.counter)
            {
                changes.become_another_device(other_device.clone());
            }
            plan
        })
        .await
    }

    /// The latest import that can be undone.
    ///
    /// # Errors
    /// As the store says.
    pub async fn latest_restore_point(&self) -> Result<Option<RestorePoint>, StoreError> {
        let view = self.view(&[Which::local::<RestorePoint>()]).await?;
        Ok(view.all::<RestorePoint>().last())
    }

    /// Goes back to before an import: record by record, where nothing has touched it since. What was answered or
    /// changed later stays, and what was erased meanwhile stays away.
    ///
    /// # Errors
    /// As the store says; nothing is changed then.
    pub async fn go_back(&self, point: &Id) -> Result<WentBack, StoreError> {
        let local = Id::new(Key::LOCAL);
        let own = Key::new(&local, RestorePoint::KIND.name, point);
        let before = self.view(&[Which::One(own.clone())]).await?;
        let Some(restore) = before.one::<RestorePoint>(&local, point) else { return Ok(WentBack::default()) };
        let keys = restore.changed.keys().filter_map(|key| Key::parse(key));
        let projects: Sorted<Id, ()> = keys.map(|key| (key.project, ())).collect();
        let mut which: Vec<Which> = projects.keys().cloned().map(Which::Project).collect();
        which.extend([Which::erasures(), Which::One(own.clone())]);
        self.change(&which, |view, changes| {
            let mut went = WentBack::default();
            for (key, change) in &restore.changed {
                let Some(key) = Key::parse(key) else { continue };
                if is_erased(&key, &view.contents.erased) {
                    continue;
                }
                if is_untouched(view, &key, change) {
                    went.undone += 1;
                    match Record::from_json(&key.kind, change["before"].clone()) {
                        Ok(before) => changes.put_from_elsewhere(&before),
                        Err(_) => changes.remove(&key),
                    }
                } else {
                    went.kept += 1;
                }
            }
            changes.remove(&own);
            went
        })
        .await
    }
}

fn is_untouched(view: &View, key: &Key, change: &Value) -> bool {
    view.get(key).is_some_and(|record| change["after"].as_str() == Some(fingerprint(record).as_str()))
}

/// Enough of a hash to tell whether a record is still what an import made of it.
fn fingerprint(record: &Record) -> String {
    let digest = Sha256::digest(record.to_json().to_string().as_bytes());
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything that a file can touch: the projects it speaks of, those it erases something in, and what is shared.
fn touched(file: &Checked) -> Vec<Which> {
    let named = file.contents.records.keys().map(|key| &key.project);
    let erased = file.contents.erased.iter().flat_map(|(erased, erasure)| {
        [&erasure.project, if erased.kind == Project::KIND.name { &erased.id } else { &erasure.project }]
    });
    let projects: Sorted<Id, ()> = named.chain(erased).map(|id| (id.clone(), ())).collect();
    let shared = Id::new(Key::SHARED);
    let mut which: Vec<Which> = projects.keys().filter(|id| **id != shared).cloned().map(Which::Project).collect();
    which.push(Which::Project(shared));
    which
}
