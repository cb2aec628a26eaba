//! Projects: begin one, put it away, delete it and take that back; and what a group agrees and ticks off in it.

use super::ports::{Store, StoreError};
use super::records::{cleaned, clear, draft_key, edit_in};
use super::workspace::{View, Which, Workspace};
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{AGREEMENTS, Agreement, Draft, Project, Tip};
use crate::domain::record::Key;
use crate::domain::sorted::{Sorted, sort_short};
use crate::domain::tips;
use serde_json::{Map, Value};

/// The key of a project's own record. It stands among the shared ones, so that the list of projects is read without
/// everything that is in them.
#[must_use]
pub fn project_key(project: &Id) -> Key {
    Key::new(&Id::new(Key::SHARED), Project::KIND.name, project)
}

/// The agreement of a matter that stands, and before it those whose place it took, latest first.
///
/// The one that stands is the one that no other replaces; should two devices have agreed apart, the later day comes
/// first, then the later id.
#[must_use]
pub fn agreements(view: &View, what: &str) -> Vec<Agreement> {
    let mut agreed: Vec<Agreement> = view.all::<Agreement>().filter(|agreement| agreement.what == what).collect();
    let replaced: Vec<Id> = agreed.iter().filter_map(|agreement| agreement.replaces.clone()).collect();
    let order = |of: &Agreement| (!replaced.contains(&of.id), of.agreed_on, of.id.clone());
    sort_short(&mut agreed, |a, b| order(a) > order(b));
    agreed
}

impl<S: Store> Workspace<S> {
    /// Begins a project and gives its id.
    ///
    /// # Errors
    /// As the store says.
    pub async fn create_project(&self, values: &Map<String, Value>, form: &str) -> Result<Id, StoreError> {
        let id = self.surroundings.timed_id();
        let draft = draft_key(&Id::new(Key::LOCAL), form);
        self.change(&[Which::One(draft.clone())], |view, changes| {
            edit_in(view, changes, &project_key(&id), values);
            clear(view, changes, &draft);
        })
        .await?;
        Ok(id)
    }

    /// Sets a flag of a project: `archived` or `deleted`.
    ///
    /// # Errors
    /// As the store says.
    pub async fn flag_project(&self, project: &Id, flag: &str, value: bool) -> Result<(), StoreError> {
        let key = project_key(project);
        self.change(&[Which::One(key.clone())], |view, changes| {
            if view.get(&key).is_some() {
                edit_in(view, changes, &key, &Map::from_iter([(flag.to_owned(), value.into())]));
            }
        })
        .await
    }

    /// Every project, in the order of their names, deleted ones too.
    ///
    /// # Errors
    /// As the store says.
    pub async fn projects(&self) -> Result<Vec<Project>, StoreError> {
        let view = self.view(&[Which::shared::<Project>()]).await?;
        let mut projects: Vec<Project> = view.all().collect();
        sort_short(&mut projects, |a, b| a.title.to_lowercase() < b.title.to_lowercase());
        Ok(projects)
    }

    /// Records that a group agreed on a rung. What stood before stays as history.
    ///
    /// # Errors
    /// As the store says.
    pub async fn agree_rung(&self, project: &Id, values: &Map<String, Value>, form: &str) -> Result<(), StoreError> {
        let id = self.surroundings.timed_id();
        let draft = draft_key(project, form);
        self.change(&[Which::kind::<Agreement>(project), Which::kind::<Draft>(project)], |view, changes| {
            let replaces = agreements(view, AGREEMENTS[0]).into_iter().next().map(|agreement| agreement.id);
            let mut content: Map<String, Value> =
                values.iter().map(|(name, value)| (name.clone(), cleaned(value))).collect();
            content.insert("what".into(), AGREEMENTS[0].into());
            if let Some(replaces) = replaces {
                content.insert("replaces".into(), replaces.as_str().into());
            }
            let key = Key::new(project, Agreement::KIND.name, &id);
            changes.put(&crate::domain::record::Record::said(key, content));
            clear(view, changes, &draft);
        })
        .await
    }

    /// Gives one of the eight tips its state or its note.
    ///
    /// # Errors
    /// As the store says.
    pub async fn edit_tip(&self, project: &Id, tip: &str, field: &str, value: &str) -> Result<(), StoreError> {
        let key = Key::new(project, Tip::KIND.name, &tips::record_id(project, tip));
        self.change(&[Which::One(key.clone())], |view, changes| {
            let values = [("tip".to_owned(), tip.into()), (field.to_owned(), value.into())];
            edit_in(view, changes, &key, &Map::from_iter(values));
        })
        .await
    }

    /// The group's tips, by code.
    ///
    /// # Errors
    /// As the store says.
    pub async fn tips(&self, project: &Id) -> Result<Sorted<String, Tip>, StoreError> {
        let view = self.view(&[Which::kind::<Tip>(project)]).await?;
        Ok(view.all::<Tip>().map(|tip| (tip.tip.clone(), tip)).collect())
    }
}
