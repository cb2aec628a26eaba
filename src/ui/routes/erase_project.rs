//! Erasing a project for good, after saying what goes with it.

use super::not_found::no_project;
use super::project_address;
use crate::app::ports::StoreError;
use crate::app::projects::project_key;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{Project, Response};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled, trouble};
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The confirmation.
pub fn erase_project(ui: Ui, project: Id) -> Node {
    let key = project_key(&project);
    let which = [Which::One(key.clone()), Which::kind::<Response>(&project)];
    let view = ui.once(move |workspace| {
        let which = which.clone();
        async move { workspace.view(&which).await }
    });
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let navigate = use_navigate();
    let body = loaded(ui, view, move |view| {
        let Some(found) = view.get(&key).map(Project::read) else { return no_project(ui) };
        let answers = view.all::<Response>().count().to_string();
        let failed: RwSignal<Option<StoreError>> = RwSignal::new(None);
        let (project, navigate) = (project.clone(), navigate.clone());
        let address = project_address(&project, "");
        let erase = move |_| {
            let (project, navigate) = (project.clone(), navigate.clone());
            spawn(async move {
                match ui.workspace.erase_project(&project).await {
                    Ok(()) => navigate("/projects", Default::default()),
                    Err(error) => drop(failed.try_set(Some(error))),
                }
            });
        };
        nodes![
            el("p").attr("class", "govuk-body").child(el("strong").attr("dir", "auto").child(found.title)),
            el("p").attr("class", "govuk-body").child(ui.f(keys::ERASE_SAYS, vec![("n", answers)])),
            el("p").attr("class", "govuk-body").child(ui.t(keys::ERASE_COPIES)),
            el("p")
                .attr("class", "govuk-body")
                .child(el("a").attr("class", "govuk-link").attr("href", "saved").child(ui.t(keys::ERASE_COPY_FIRST))),
            move || failed.get().map(|error| trouble(ui, &error)),
            el("div")
                .attr("class", "govuk-button-group")
                .child(
                    el("button")
                        .attr("type", "button")
                        .attr("class", "govuk-button govuk-button--warning")
                        .on("click", erase)
                        .child(ui.t(keys::ERASE_DO))
                )
                .child(
                    el("a")
                        .attr("class", "govuk-button govuk-button--secondary")
                        .attr("href", address)
                        .child(ui.t(keys::ERASE_DONT))
                )
        ]
        .node()
    });
    titled(ui, keys::ERASE_TITLE, back, body)
}
