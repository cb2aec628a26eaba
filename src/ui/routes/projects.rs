//! All projects: those under way, and those that were put away.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

/// The list.
pub fn projects(ui: Ui) -> AnyView {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = view! {
        {loaded(ui, all, move |projects| list(ui, projects))}
        <div class="page-actions">
            <a class="govuk-button" href="projects/new">{ui.t(keys::NEW_PROJECT_TITLE)}</a>
            <a class="govuk-button govuk-button--secondary" href="saved/bring-in">{ui.t(keys::BRING_IN_TITLE)}</a>
        </div>
    };
    titled(ui, keys::PROJECTS_TITLE, None, body.into_any())
}

fn list(ui: Ui, projects: &[Project]) -> AnyView {
    let of = |archived: bool| projects.iter().filter(move |project| !project.deleted && project.archived == archived);
    let (current, archived): (Vec<_>, Vec<_>) = (of(false).collect(), of(true).collect());
    if current.is_empty() && archived.is_empty() {
        let words = view! { <p class="govuk-body">{ui.t(keys::PROJECTS_NONE)}</p> };
        return with_picture("together", words);
    }
    let put_away = (!archived.is_empty()).then(|| {
        view! { <h2 class="govuk-heading-m">{ui.t(keys::PROJECTS_ARCHIVED)}</h2>{cards(&archived)} }
    });
    view! { {cards(&current)}{put_away} }.into_any()
}

/// Projects as cards that lead to their pages.
fn cards(projects: &[&Project]) -> AnyView {
    let card = |project: &&Project| {
        view! {
            <li class="card">
                <h2 class="card__title">
                    <a class="govuk-link card__link" dir="auto" href=project_address(&project.id, "")>{project.title.clone()}</a>
                </h2>
                <p class="card__text" dir="auto">{project.about.clone()}</p>
            </li>
        }
    };
    view! { <ul class="cards">{projects.iter().map(card).collect_view()}</ul> }.into_any()
}
