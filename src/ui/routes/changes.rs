//! See what changed: for each project what was agreed, and the way to what people said.

use super::project_address;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::Project;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::{loaded, titled};
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

/// The screen.
pub fn changes(ui: Ui) -> Node {
    let all = ui.live(vec![Which::shared::<Project>()], |workspace| workspace.projects());
    let body = loaded(ui, all, move |projects| {
        let shown: Vec<_> = projects.iter().filter(|project| !project.deleted).collect();
        if shown.is_empty() {
            return with_picture("changes", el("p").attr("class", "govuk-body").child(ui.t(keys::CHANGES_NONE)));
        }
        let card = |project: &&Project| {
            el("li")
                .attr("class", "card")
                .child(
                    el("h2").attr("class", "card__title").attr("dir", "auto").child(
                        el("a")
                            .attr("class", "govuk-link card__link")
                            .attr("href", project_address(&project.id, "results"))
                            .child(project.title.clone()),
                    ),
                )
                .child(el("p").attr("class", "card__text").child(ui.t(keys::CHANGES_WHAT_PEOPLE_SAID)))
        };
        el("ul").attr("class", "cards").child(shown.iter().map(card).collect::<Vec<_>>()).node()
    });
    let says = el("p").attr("class", "govuk-body").child(ui.t(keys::CHANGES_SAYS));
    titled(ui, keys::CHANGES_TITLE, None, nodes![says, body].node())
}
