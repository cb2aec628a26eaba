//! Giving feedback: every answer is stored as it is given, and what is finished is frozen.

use super::ports::{Store, StoreError};
use super::records::purge_restore_points;
use super::workspace::{View, Which, Workspace};
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{PublishedQuestionnaire, Response, RestorePoint, Unfinished};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::record::Key;
use crate::domain::response::Step;
use crate::domain::text;
use crate::exchange::contents::{Erasure, Why};
use serde_json::Value;

/// The id of a questionnaire: the same content has the same id on every device.
#[must_use]
pub fn questionnaire_id(set: &Questionnaire) -> Id {
    Id::of_content(&Value::Object(set.to_content()).to_string())
}

/// Answers that are being given, with the questions that were asked.
#[derive(Clone, PartialEq, Debug)]
pub struct InProgress {
    /// The answers so far.
    pub given: Unfinished,
    /// The questions.
    pub set: Questionnaire,
}

/// What happens to one screen of the way.
#[derive(Clone, PartialEq, Debug)]
pub enum Given {
    /// Who answers.
    Who(String),
    /// How.
    How(String),
    /// An answer to the question of a code; nothing takes it away.
    Answer(String, Option<Value>),
    /// The question of a code is passed over.
    Skip(String),
    /// May we show your words.
    ShowWords(String),
    /// The person goes to a screen.
    Step(Step),
}

impl Given {
    fn to(&self, given: &mut Unfinished) {
        match self {
            Self::Who(who) => given.who.clone_from(who),
            Self::How(how) => given.how.clone_from(how),
            Self::Answer(code, Some(Value::String(text))) => {
                let text = text::clean(text);
                given.answer(code, (!text.is_empty()).then(|| text.into()));
            }
            Self::Answer(code, answer) => given.answer(code, answer.clone()),
            Self::Skip(code) => given.skip(code),
            Self::ShowWords(code) => given.show_words.clone_from(code),
            Self::Step(step) => given.step = step.code(),
        }
    }
}

fn unfinished_key(project: &Id, id: &Id) -> Key {
    Key::new(project, Unfinished::KIND.name, id)
}

fn set_of(view: &View, questionnaire: &Id) -> Option<Questionnaire> {
    let key = Key::new(&Id::new(Key::SHARED), PublishedQuestionnaire::KIND.name, questionnaire);
    let content = view.get(&key)?.shown();
    Questionnaire::from_content(&content).ok()
}

impl<S: Store> Workspace<S> {
    /// Begins to answer: publishes the questions, should nobody have asked them here before, and gives the answer its id.
    ///
    /// # Errors
    /// As the store says.
    pub async fn begin_feedback(&self, project: &Id, set: &Questionnaire, via: &str) -> Result<InProgress, StoreError> {
        let (questionnaire, id) = (questionnaire_id(set), self.surroundings.random_id());
        let shared = Id::new(Key::SHARED);
        let published = Key::new(&shared, PublishedQuestionnaire::KIND.name, &questionnaire);
        let given = Unfinished {
            id: id.clone(),
            project: project.clone(),
            questionnaire,
            day: Some((self.surroundings.today)()),
            via: via.into(),
            step: Step::About.code(),
            ..Unfinished::default()
        };
        self.change(&[Which::One(published.clone())], |view, changes| {
            if view.get(&published).is_none() {
                changes.put(&crate::domain::record::Record::said(published.clone(), set.to_content()));
            }
            changes.say(project, &id, &given);
        })
        .await?;
        Ok(InProgress { given, set: set.clone() })
    }

    /// The answers of a project that were begun by a way and neither finished nor left lying too long. Those left
    /// lying go.
    ///
    /// # Errors
    /// As the store says.
    pub async fn feedback_in_progress(&self, project: &Id, via: &str) -> Result<Option<InProgress>, StoreError> {
        let today = (self.surroundings.today)();
        let which = [Which::kind::<Unfinished>(project), Which::shared::<PublishedQuestionnaire>()];
        self.change(&which, |view, changes| {
            let mut found = None;
            for given in view.all::<Unfinished>() {
                match set_of(view, &given.questionnaire) {
                    Some(set) if !given.is_past_keeping(today) => {
                        if given.via == via {
                            found = Some(InProgress { given, set });
                        }
                    }
                    _ => changes.remove(&unfinished_key(&given.project, &given.id)),
                }
            }
            found
        })
        .await
    }

    /// Takes away unfinished answers of every project that were left lying too long.
    ///
    /// # Errors
    /// As the store says.
    pub async fn clear_old_unfinished(&self) -> Result<(), StoreError> {
        for project in self.projects().await? {
            self.feedback_in_progress(&project.id, "").await?;
        }
        Ok(())
    }

    /// Stores what a person did on a screen, and gives what stands then; nothing when the answers are gone.
    ///
    /// # Errors
    /// As the store says.
    pub async fn give(&self, project: &Id, id: &Id, given: &[Given]) -> Result<Option<Unfinished>, StoreError> {
        let key = unfinished_key(project, id);
        self.change(&[Which::One(key)], |view, changes| {
            let mut answers: Unfinished = view.one(project, id)?;
            given.iter().for_each(|given| given.to(&mut answers));
            changes.say(project, id, &answers);
            Some(answers)
        })
        .await
    }

    /// Finishes: what was given is frozen under the hash of the person's receipt, and its unfinished form goes.
    /// False when the answers are gone.
    ///
    /// # Errors
    /// As the store says.
    pub async fn finish_feedback(&self, project: &Id, id: &Id, receipt: &str) -> Result<bool, StoreError> {
        let today = (self.surroundings.today)();
        let key = unfinished_key(project, id);
        let which = [Which::One(key.clone()), Which::shared::<PublishedQuestionnaire>()];
        self.change(&which, |view, changes| {
            let Some(given) = view.one::<Unfinished>(project, id) else { return false };
            let Some(set) = set_of(view, &given.questionnaire) else { return false };
            let response = given.submitted(
                &set,
                today,
                if receipt.is_empty() { String::new() } else { super::receipt::hash(receipt) },
            );
            changes.say(project, id, &response);
            changes.remove(&key);
            true
        })
        .await
    }

    /// Stops and deletes what was given so far. Nothing of it ever left the device, so nothing is marked.
    ///
    /// # Errors
    /// As the store says.
    pub async fn discard_feedback(&self, project: &Id, id: &Id) -> Result<(), StoreError> {
        let key = unfinished_key(project, id);
        self.change(&[Which::One(key.clone())], |view, changes| super::records::clear(view, changes, &key)).await
    }

    /// Withdraws the answer that belongs to a receipt. Gives how many were found: none, or one.
    ///
    /// # Errors
    /// As the store says.
    pub async fn withdraw(&self, receipt: &str) -> Result<usize, StoreError> {
        let hash = super::receipt::hash(receipt);
        self.change(&[Which::All], |view, changes| {
            let found: Vec<Key> = view
                .all::<Response>()
                .filter(|response| response.receipt == hash)
                .map(|response| Key::new(&response.project, Response::KIND.name, &response.id))
                .collect();
            for key in &found {
                changes.erase(key, &Erasure { why: Why::Withdrawn, project: key.project.clone() });
            }
            if !found.is_empty() && view.all::<RestorePoint>().next().is_some() {
                purge_restore_points(view, changes, |key| found.contains(key));
            }
            found.len()
        })
        .await
    }
}
