//! Giving feedback, one question a screen. What a screen shows is read from the store, and what is given is stored at
//! once: a phone that dies at question 3 comes back at question 3. On a phone that is handed round nothing of the
//! person before can be reached: without a sitting, every address leads to the neutral start.

mod about_you;
mod begin;
mod ending;
mod frame;
mod question;

use super::not_found::no_project;
use super::project_address;
use crate::app::feedback::InProgress;
use crate::app::projects::project_key;
use crate::app::workspace::Which;
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::Project;
use crate::domain::response::Step;
use crate::ui::components::page::loaded;
use crate::ui::dom::Node;
use crate::ui::{Sitting, Ui};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;

/// By which way answers are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// On one's own phone.
    OwnPhone,
    /// On a phone that is handed round.
    PassedRound,
}

impl Way {
    /// The code in responses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnPhone => "own-phone",
            Self::PassedRound => "passed-round",
        }
    }

    const fn segment(self) -> &'static str {
        match self {
            Self::OwnPhone => "feedback",
            Self::PassedRound => "pass-round",
        }
    }
}

/// The steps beside those of the domain: they hold nothing of anybody.
const STOP: &str = "stop";
const THANKS: &str = "thanks";

/// Goes to an address, in the place of the one that was shown or after it.
type Navigate = Rc<dyn Fn(&str, bool)>;

/// What every screen of the way knows.
#[derive(Clone)]
struct Going {
    ui: Ui,
    way: Way,
    project: Project,
    navigate: Navigate,
}

impl Going {
    fn id(&self) -> Id {
        self.project.id.clone()
    }

    /// Goes to a step; `replace` leaves no way back to where the person was.
    fn go(&self, step: &str, replace: bool) {
        let under = self.way.segment();
        let under = if step.is_empty() { under.to_owned() } else { format!("{under}/{step}") };
        (self.navigate)(&format!("/{}", project_address(&self.project.id, &under)), replace);
    }

    fn go_to(&self, step: Step) {
        self.go(&step.code(), false);
    }

    /// Leaves for another screen of the app.
    fn leave(&self, address: &str) {
        (self.navigate)(address, true);
    }

    /// Whether answers may be opened: on one's own phone always, on one that is handed round in this sitting.
    fn may_open(&self, id: &Id) -> bool {
        self.way == Way::OwnPhone
            || self.ui.sitting.with_untracked(|sitting| sitting.as_ref().is_some_and(|sitting| sitting.id == *id))
    }

    /// The first screen that may be opened in this sitting.
    fn first(&self) -> Step {
        let sitting = self.ui.sitting.get_untracked();
        sitting.filter(|_| self.way == Way::PassedRound).map_or(Step::Start, |sitting| sitting.first)
    }

    fn sit(&self, id: &Id, first: Step) {
        self.ui.sitting.set(Some(Sitting { id: id.clone(), first }));
    }
}

/// The screen of a step; the first where the step is empty.
pub fn feedback(ui: Ui, project: Id, way: Way, step: String) -> Node {
    let navigate = use_navigate();
    let navigate: Navigate = Rc::new(move |to, replace| {
        navigate(to, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
    });
    let key = project_key(&project);
    let both = ui.once(move |workspace| {
        let (key, project) = (key.clone(), project.clone());
        async move {
            let found = workspace.view(&[Which::One(key.clone())]).await?.get(&key).map(Project::read);
            Ok((found, workspace.feedback_in_progress(&project, way.code()).await?))
        }
    });
    loaded(ui, both, move |(project, in_progress)| {
        let Some(project) = project else { return no_project(ui) };
        let going = Going { ui, way, project: project.clone(), navigate: navigate.clone() };
        draw(&going, in_progress.clone(), &step)
    })
}

fn draw(going: &Going, in_progress: Option<InProgress>, step: &str) -> Node {
    if step == THANKS {
        return ending::thanks(going);
    }
    let Some(in_progress) = in_progress.clone().filter(|found| going.may_open(&found.given.id)) else {
        if !step.is_empty() {
            // Nothing of anybody is here: an old address, Back after the end, a reload on a phone handed round.
            going.go("", true);
            return Node::Nothing;
        }
        return begin::begin(going, in_progress);
    };
    if step == STOP {
        return ending::stop(going, &in_progress);
    }
    match Step::from_code(step, &in_progress.set) {
        None | Some(Step::Start) => begin::begin(going, Some(in_progress)),
        Some(step) if is_before(step, going.first(), &in_progress) => {
            going.go(&going.first().code(), true);
            Node::Nothing
        }
        Some(Step::About) => about_you::about_you(going, in_progress),
        Some(Step::Question(number)) => question::question(going, in_progress, number),
        Some(Step::ShowWords) => ending::show_words(going, in_progress),
        Some(Step::Finish) => ending::finish(going, in_progress),
    }
}

/// Whether a step comes before another on the way.
fn is_before(step: Step, other: Step, in_progress: &InProgress) -> bool {
    let mut before = other;
    while let Some(previous) = in_progress.given.previous(before, &in_progress.set) {
        if previous == step {
            return true;
        }
        before = previous;
    }
    false
}
