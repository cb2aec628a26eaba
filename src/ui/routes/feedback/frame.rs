//! What the screens of the way share: how far one is, help, stop, and the buttons at the thumb.

use super::{Going, STOP};
use crate::app::feedback::{Given, InProgress};
use crate::app::ports::StoreError;
use crate::content::keys;
use crate::domain::id::Id;
use crate::domain::response::Step;
use crate::ui::components::page::{heading, trouble};
use crate::ui::components::picture::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// A fault of the last save, shown on the screen where it happened.
pub type Failed = RwSignal<Option<StoreError>>;

/// Stores what was given, and then goes on.
pub fn give(going: &Going, id: &Id, given: Vec<Given>, failed: Failed, then: impl FnOnce() + 'static) {
    let (ui, project, id) = (going.ui, going.id(), id.clone());
    spawn_local(async move {
        match ui.workspace.give(&project, &id, &given).await {
            Ok(_) => {
                let _ = failed.try_set(None);
                then();
            }
            Err(error) => drop(failed.try_set(Some(error))),
        }
    });
}

/// Stores the step and goes there.
pub fn go_on(going: &Going, in_progress: &InProgress, mut given: Vec<Given>, to: Step, failed: Failed) {
    let next = going.clone();
    given.push(Given::Step(to));
    give(going, &in_progress.given.id, given, failed, move || next.go_to(to));
}

/// What a screen of the way is made of.
pub struct Screen {
    /// Its heading, which names the page too.
    pub title: Rc<dyn Fn() -> String>,
    /// How far one is: "3 of 9".
    pub progress: Option<(usize, usize)>,
    /// The middle of the screen.
    pub body: AnyView,
    /// What Next does.
    pub next: Rc<dyn Fn()>,
    /// What Skip does, where there is something to skip.
    pub skip: Option<Rc<dyn Fn()>>,
    /// Where Back leads.
    pub back: Option<Step>,
    /// What Next says.
    pub next_says: keys::Key,
}

/// Draws a screen. The heading stands in the body, as the legend of its answers.
pub fn draw(going: &Going, screen: Screen, failed: Failed) -> AnyView {
    let ui = going.ui;
    let title = StoredValue::new_local(screen.title);
    heading(ui, move || title.with_value(|title| title()));
    let progress = screen.progress.map(|(at, of)| {
        view! {
            <div class="question__progress">
                <span>{ui.f(keys::QUESTION_PROGRESS, vec![("at", at.to_string()), ("of", of.to_string())])}</span>
                <progress value=at max=of aria-hidden="true"></progress>
            </div>
        }
    });
    let skip = screen.skip.map(|skip| {
        view! {
            <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| skip()>{ui.t(keys::SKIP)}</button>
        }
    });
    let back = screen.back.map(|step| {
        let going = going.clone();
        view! {
            <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| going.go_to(step)>
                {ui.t(keys::BACK)}
            </button>
        }
    });
    let next = screen.next;
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        next();
    };
    view! {
        <div class="question">
            {progress}
            <form novalidate on:submit=on_submit>
                {screen.body}
                {move || failed.get().map(|error| trouble(ui, &error))}
                <div class="question__actions">
                    <button class="govuk-button question__next">{ui.t(screen.next_says)}</button>
                    {skip}
                    {back}
                </div>
                {help(going)}
            </form>
        </div>
    }
    .into_any()
}

/// Ask for help and Stop, on every screen.
fn help(going: &Going) -> AnyView {
    let ui = going.ui;
    let contact = going.project.contact.clone();
    let whom = if contact.is_empty() {
        view! { <p>{ui.t(keys::HELP_NOBODY)}</p> }.into_any()
    } else {
        view! { <p dir="auto">{ui.f(keys::HELP_SOMEBODY, vec![("name", contact)])}</p> }.into_any()
    };
    let stop = {
        let going = going.clone();
        move |_| going.go(STOP, false)
    };
    view! {
        <div class="question__help">
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{ui.t(keys::HELP)}</span>
                </summary>
                <div class="govuk-details__text">{whom}</div>
            </details>
            <button type="button" class="button-link" on:click=stop>{icon("stop")}{ui.t(keys::STOP)}</button>
        </div>
    }
    .into_any()
}
