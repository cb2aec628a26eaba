//! The screens. What they know of the outside they get from [`Ui`], made once when the app starts.

pub mod app;
pub mod arrival;
pub mod components;
pub mod dom;
pub mod follow;
pub mod live;
pub mod routes;
pub mod start;

use crate::app::comfort::Comfort;
use crate::app::saved::OnlyHere;
use crate::app::workspace::Workspace;
use crate::content::keys::Key;
use crate::content::words::{Words, fill};
use crate::domain::id::Id;
use crate::domain::response::Step;
use crate::platform::indexed_db::IndexedDb;
use crate::platform::service_worker::Readiness;
use leptos::prelude::*;
use live::Revisions;
use send_wrapper::SendWrapper;
use std::ops::Deref;

/// The database behind the screens.
pub type Browser = Workspace<IndexedDb>;

/// Who sits at a phone that is handed round, for as long as the page lives: a reload ends the sitting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sitting {
    /// The answers that are being given.
    pub id: Id,
    /// The first screen that may be opened: what was given before an interruption stays sealed.
    pub first: Step,
}

/// Something that was just done, which can be taken back.
#[derive(Clone)]
pub struct Toast {
    /// What was done.
    pub said: String,
    /// How to take it back.
    pub undo: Callback<()>,
}

/// The way of every screen to what it knows: one pointer, which can be handed to every closure.
#[derive(Clone, Copy)]
pub struct Ui(&'static Known);

impl Deref for Ui {
    type Target = Known;
    fn deref(&self) -> &Known {
        self.0
    }
}

/// What every screen knows. Made once at the root and never disposed of.
pub struct Known {
    /// How the person likes to read.
    pub comfort: RwSignal<Comfort>,
    /// The words of the screens.
    pub words: &'static Words,
    /// The use-cases.
    pub workspace: &'static SendWrapper<Browser>,
    /// What changed where.
    pub revisions: &'static Revisions,
    /// How far the app is with working without a network.
    pub readiness: RwSignal<Readiness>,
    /// Whether a new version waits for a yes.
    pub new_version: RwSignal<bool>,
    /// Whether another tab has gone over to a new version.
    pub changed_elsewhere: RwSignal<bool>,
    /// What is in no copy yet.
    pub only_here: RwSignal<OnlyHere>,
    /// Whether the browser believes that there is a network.
    pub online: RwSignal<bool>,
    /// What was just done.
    pub toast: RwSignal<Option<Toast>>,
    /// Who sits at a phone that is handed round.
    pub sitting: RwSignal<Option<Sitting>>,
    /// The receipt of the answers just given, shown once and kept nowhere.
    pub receipt: RwSignal<Option<String>>,
}

impl Ui {
    /// Makes what is known last as long as the page.
    #[must_use]
    pub fn new(known: Known) -> Self {
        Self(Box::leak(Box::new(known)))
    }

    /// Whether words are Easy Read.
    #[must_use]
    pub fn easy(self) -> bool {
        self.comfort.with(|comfort| comfort.easy_read)
    }

    /// The text of a key, which follows the wording that the person chose.
    pub fn t(self, key: Key) -> impl Fn() -> &'static str + Copy + 'static {
        move || self.words.say(key.0, self.easy())
    }

    /// The text of a key, now.
    #[must_use]
    pub fn say(self, key: Key) -> &'static str {
        self.words.say(key.0, self.comfort.with_untracked(|comfort| comfort.easy_read))
    }

    /// The text of a key that is put together from a record's names, such as `rung.7.name`.
    pub fn d(self, key: String) -> impl Fn() -> String + Clone + 'static {
        move || self.words.say(&key, self.easy()).to_owned()
    }

    /// The text of a key with its places filled.
    pub fn f(self, key: Key, fills: Vec<(&'static str, String)>) -> impl Fn() -> String + Clone + 'static {
        move || {
            let fills: Vec<(&str, &str)> = fills.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fill(self.words.say(key.0, self.easy()), &fills)
        }
    }
}
