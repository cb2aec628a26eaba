//! What can be done with a record of any kind: edit it, keep what is typed into its form, erase it.

use super::ports::{Store, StoreError};
use super::workspace::{Changes, View, Which, Workspace};
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{Draft, RestorePoint, Waiting};
use crate::domain::record::{Key, Record};
use crate::domain::text;
use crate::exchange::contents::{Erasure, Why};
use serde_json::{Map, Value};

/// Gives fields of a record that is worked on their values. A record that is not there yet is made; a value that
/// stands already is left alone. Text is cleaned.
pub fn edit_in(view: &View, changes: &mut Changes, key: &Key, values: &Map<String, Value>) {
    let mut record = view.get(key).cloned().unwrap_or_else(|| Record::worked(key.clone()));
    let mut changed = false;
    for (field, value) in values {
        let value = cleaned(value);
        // A form hands in every field. One that shows what it showed before settles nothing that stands apart.
        if record.get(field) != Some(&value) {
            changed |= record.set(field, value, changes.dot());
        }
    }
    if changed {
        changes.put(&record);
    }
}

/// A value with its text cleaned.
#[must_use]
pub fn cleaned(value: &Value) -> Value {
    match value {
        Value::String(text) => text::clean(text).into(),
        other => other.clone(),
    }
}

/// The key of a form's draft: in the project that the form is of, so that it is erased with it.
#[must_use]
pub fn draft_key(project: &Id, form: &str) -> Key {
    Key::new(project, Draft::KIND.name, &Id::new(form))
}

impl<S: Store> Workspace<S> {
    /// Edits a record and clears the draft of the form that it was edited in ([`draft_key`]).
    ///
    /// # Errors
    /// As the store says.
    pub async fn edit(&self, key: &Key, values: &Map<String, Value>, draft: &Key) -> Result<(), StoreError> {
        self.change(&[Which::One(key.clone()), Which::One(draft.clone())], |view, changes| {
            edit_in(view, changes, key, values);
            clear(view, changes, draft);
        })
        .await
    }

    /// Keeps what is typed into a form until it is saved.
    ///
    /// # Errors
    /// As the store says.
    pub async fn keep_draft(&self, project: &Id, form: &str, values: &Map<String, Value>) -> Result<(), StoreError> {
        let key = draft_key(project, form);
        let draft = Draft { values: values.clone(), ..Draft::default() };
        self.change(&[Which::One(key.clone())], |_, changes| changes.say(&key.project, &key.id, &draft)).await
    }

    /// Forgets what was typed into a form.
    ///
    /// # Errors
    /// As the store says.
    pub async fn drop_draft(&self, project: &Id, form: &str) -> Result<(), StoreError> {
        let key = draft_key(project, form);
        self.change(&[Which::One(key.clone())], |view, changes| clear(view, changes, &key)).await
    }

    /// Erases a project for good: everything in it, its drafts and unfinished answers, the marks of what waits for
    /// a copy and the restore points that could bring it back. The mark of the erasure stays.
    ///
    /// # Errors
    /// As the store says.
    pub async fn erase_project(&self, project: &Id) -> Result<(), StoreError> {
        let own = super::projects::project_key(project);
        let which = [Which::Project(project.clone()), Which::local::<Waiting>(), Which::local::<RestorePoint>()];
        self.change(&which, |view, changes| {
            for key in view.contents.records.keys().filter(|key| key.project == *project) {
                changes.remove(key);
            }
            for waiting in view.all::<Waiting>().filter(|waiting| waiting.of == *project) {
                changes.remove(&Key::new(&waiting.project, Waiting::KIND.name, &waiting.id));
            }
            purge_restore_points(view, changes, |key| key.project == *project || *key == own);
            changes.erase(&own, &Erasure { why: Why::Removed, project: project.clone() });
        })
        .await
    }
}

/// Removes a record that is there.
pub fn clear(view: &View, changes: &mut Changes, key: &Key) {
    if view.get(key).is_some() {
        changes.remove(key);
    }
}

/// Takes erased records out of every restore point, so that Go back to before can't bring them back.
pub fn purge_restore_points(view: &View, changes: &mut Changes, erased: impl Fn(&Key) -> bool) {
    for mut point in view.all::<RestorePoint>() {
        let before = point.changed.len();
        point.changed.retain(|key, _| Key::parse(key).is_some_and(|key| !erased(&key)));
        if point.changed.len() < before {
            let (project, id) = (point.project.clone(), point.id.clone());
            if point.changed.is_empty() {
                changes.remove(&Key::new(&project, RestorePoint::KIND.name, &id));
            } else {
                changes.say(&project, &id, &point);
            }
        }
    }
}
