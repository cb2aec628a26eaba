//! All projects: those under way, and those that were put away.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

/// The list.
pub fn projects(ui: Ui) -> Node {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = nodes![
        loaded(ui, all, move |projects| list(ui, projects)),
        el("div")
            .attr("class", "page-actions")
            .child(
                el("a").attr("class", "govuk-button").attr("href", "projects/new").child(ui.t(keys::NEW_PROJECT_TITLE))
            )
            .child(
                el("a")
                    .attr("class", "govuk-button govuk-button--secondary")
                    .attr("href", "saved/bring-in")
                    .child(ui.t(keys::BRING_IN_TITLE))
            )
    ];
    titled(ui, keys::PROJECTS_TITLE, None, body.node())
}

fn list(ui: Ui, projects: &[Project]) -> Node {
    let of = |archived: bool| projects.iter().filter(move |project| !project.deleted && project.archived == archived);
    let (current, archived): (Vec<_>, Vec<_>) = (of(false).collect(), of(true).collect());
    if current.is_empty() && archived.is_empty() {
        let words = el("p").attr("class", "govuk-body").child(ui.t(keys::PROJECTS_NONE));
        return with_picture("together", words);
    }
    let put_away = (!archived.is_empty()).then(|| {
        nodes![el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::PROJECTS_ARCHIVED)), cards(&archived)]
    });
    nodes![cards(&current), put_away].node()
}

/// Projects as cards that lead to their pages.
fn cards(projects: &[&Project]) -> Node {
    let card = |project: &&Project| {
        el("li")
            .attr("class", "card")
            .child(
                el("h2").attr("class", "card__title").child(
                    el("a")
                        .attr("class", "govuk-link card__link")
                        .attr("dir", "auto")
                        .attr("href", project_address(&project.id, ""))
                        .child(project.title.clone()),
                ),
            )
            .child(el("p").attr("class", "card__text").attr("dir", "auto").child(project.about.clone()))
    };
    el("ul").attr("class", "cards").child(projects.iter().map(card).collect::<Vec<_>>()).node()
}
