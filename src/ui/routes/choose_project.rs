//! Which project to give feedback on.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

/// The list. Somebody with one project is asked all the same: one tap, and no surprise.
pub fn choose_project(ui: Ui) -> Node {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = loaded(ui, all, move |projects| {
        let open: Vec<_> = projects.iter().filter(|project| !project.deleted && !project.archived).collect();
        if open.is_empty() {
            return nodes![
                with_picture("feedback", el("p").attr("class", "govuk-body").child(ui.t(keys::CHOOSE_NONE))),
                el("div")
                    .attr("class", "govuk-button-group")
                    .child(
                        el("a")
                            .attr("class", "govuk-button")
                            .attr("href", "projects/new")
                            .child(ui.t(keys::NEW_PROJECT_TITLE))
                    )
                    .child(
                        el("a")
                            .attr("class", "govuk-button govuk-button--secondary")
                            .attr("href", "saved/bring-in")
                            .child(ui.t(keys::BRING_IN_TITLE))
                    )
            ]
            .node();
        }
        let card = |project: &&Project| {
            el("li").attr("class", "card").child(
                el("h2").attr("class", "card__title").child(
                    el("a")
                        .attr("class", "govuk-link card__link")
                        .attr("dir", "auto")
                        .attr("href", project_address(&project.id, "feedback"))
                        .child(project.title.clone()),
                ),
            )
        };
        el("ul").attr("class", "cards").child(open.iter().map(card).collect::<Vec<_>>()).node()
    });
    let says = el("p").attr("class", "govuk-body").child(ui.t(keys::CHOOSE_SAYS));
    titled(ui, keys::CHOOSE_TITLE, None, nodes![says, body].node())
}
