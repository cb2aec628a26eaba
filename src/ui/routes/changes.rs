//! See what changed: for each project what was agreed, and the way to what people said.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

/// The screen.
pub fn changes(ui: Ui) -> AnyView {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = loaded(ui, all, move |projects| {
        let shown: Vec<_> = projects.iter().filter(|project| !project.deleted).collect();
        if shown.is_empty() {
            return with_picture("changes", view! { <p class="govuk-body">{ui.t(keys::CHANGES_NONE)}</p> });
        }
        let card = |project: &&Project| {
            view! {
                <li class="card">
                    <h2 class="card__title" dir="auto">
                        <a class="govuk-link card__link" href=project_address(&project.id, "results")>{project.title.clone()}</a>
                    </h2>
                    <p class="card__text">{ui.t(keys::CHANGES_WHAT_PEOPLE_SAID)}</p>
                </li>
            }
        };
        view! { <ul class="cards">{shown.iter().map(card).collect_view()}</ul> }.into_any()
    });
    let says = view! { <p class="govuk-body">{ui.t(keys::CHANGES_SAYS)}</p> };
    titled(ui, keys::CHANGES_TITLE, None, view! { {says}{body} }.into_any())
}
