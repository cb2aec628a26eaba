//! What the screens of the way share: how far one is, help, stop, and the buttons at the thumb.

use super::{Going, STOP};
use crate::app::feedback::{Given, InProgress};
use crate::app::ports::StoreError;
use crate::content::keys;
use crate::domain::id::Id;
use crate::domain::response::Step;
use crate::ui::components::page::{heading, trouble};
use crate::ui::components::picture::icon;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;
use std::rc::Rc;

/// A fault of the last save, shown on the screen where it happened.
pub type Failed = RwSignal<Option<StoreError>>;

/// Stores what was given, and then goes on.
pub fn give(going: &Going, id: &Id, given: Vec<Given>, failed: Failed, then: impl FnOnce() + 'static) {
    let (ui, project, id) = (going.ui, going.id(), id.clone());
    spawn(async move {
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
    pub body: Node,
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
pub fn draw(going: &Going, screen: Screen, failed: Failed) -> Node {
    let ui = going.ui;
    let title = StoredValue::new_local(screen.title);
    heading(ui, move || title.with_value(|title| title()));
    let progress = screen.progress.map(|(at, of)| {
        el("div")
            .attr("class", "question__progress")
            .child(
                el("span").child(ui.f(keys::QUESTION_PROGRESS, vec![("at", at.to_string()), ("of", of.to_string())])),
            )
            .child(el("progress").attr("value", at).attr("max", of).attr("aria-hidden", "true"))
    });
    let skip = screen.skip.map(|skip| {
        el("button")
            .attr("type", "button")
            .attr("class", "govuk-button govuk-button--secondary")
            .on("click", move |_| skip())
            .child(ui.t(keys::SKIP))
    });
    let back = screen.back.map(|step| {
        let going = going.clone();
        el("button")
            .attr("type", "button")
            .attr("class", "govuk-button govuk-button--secondary")
            .on("click", move |_| going.go_to(step))
            .child(ui.t(keys::BACK))
    });
    let next = screen.next;
    let on_submit = move |event: web_sys::Event| {
        event.prevent_default();
        next();
    };
    el("div")
        .attr("class", "question")
        .child(progress)
        .child(
            el("form")
                .attr("novalidate", "")
                .on("submit", on_submit)
                .child(screen.body)
                .child(move || failed.get().map(|error| trouble(ui, &error)))
                .child(help(going))
                .child(
                    el("div")
                        .attr("class", "question__actions")
                        .child(el("button").attr("class", "govuk-button question__next").child(ui.t(screen.next_says)))
                        .child(skip)
                        .child(back),
                ),
        )
        .node()
}

/// Ask for help and Stop, on every screen.
fn help(going: &Going) -> Node {
    let ui = going.ui;
    let contact = going.project.contact.clone();
    let whom = if contact.is_empty() {
        el("p").child(ui.t(keys::HELP_NOBODY)).node()
    } else {
        el("p").attr("dir", "auto").child(ui.f(keys::HELP_SOMEBODY, vec![("name", contact)])).node()
    };
    let stop = {
        let going = going.clone();
        move |_| going.go(STOP, false)
    };
    el("div")
        .attr("class", "question__help")
        .child(
            el("details")
                .attr("class", "govuk-details")
                .child(
                    el("summary")
                        .attr("class", "govuk-details__summary")
                        .child(el("span").attr("class", "govuk-details__summary-text").child(ui.t(keys::HELP))),
                )
                .child(el("div").attr("class", "govuk-details__text").child(whom)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .attr("class", "button-link")
                .on("click", stop)
                .child(icon("stop"))
                .child(ui.t(keys::STOP)),
        )
        .node()
}
