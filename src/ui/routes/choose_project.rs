//! Which project to give feedback on.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

/// The list. Somebody with one project is asked all the same: one tap, and no surprise.
pub fn choose_project(ui: Ui) -> AnyView {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = loaded(ui, all, move |projects| {
        let open: Vec<_> = projects.iter().filter(|project| !project.deleted && !project.archived).collect();
        if open.is_empty() {
            return view! {
                {with_picture("feedback", view! { <p class="govuk-body">{ui.t(keys::CHOOSE_NONE)}</p> })}
                <div class="govuk-button-group">
                    <a class="govuk-button" href="projects/new">{ui.t(keys::NEW_PROJECT_TITLE)}</a>
                    <a class="govuk-button govuk-button--secondary" href="saved/bring-in">{ui.t(keys::BRING_IN_TITLE)}</a>
                </div>
            }
            .into_any();
        }
        let card = |project: &&Project| {
            view! {
                <li class="card">
                    <h2 class="card__title">
                        <a class="govuk-link card__link" dir="auto" href=project_address(&project.id, "feedback")>
                            {project.title.clone()}
                        </a>
                    </h2>
                </li>
            }
        };
        view! { <ul class="cards">{open.iter().map(card).collect_view()}</ul> }.into_any()
    });
    let says = view! { <p class="govuk-body">{ui.t(keys::CHOOSE_SAYS)}</p> };
    titled(ui, keys::CHOOSE_TITLE, None, view! { {says}{body} }.into_any())
}
