//! An address that leads nowhere: said so, with the doors.

use super::home::doors;
use crate::content::keys;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::titled;
use crate::ui::dom::{IntoNode, Node, el};

/// The screen at an unknown address.
pub fn not_found(ui: Ui) -> Node {
    titled(
        ui,
        keys::NOT_FOUND_TITLE,
        None,
        nodes![el("p").attr("class", "govuk-body").child(ui.t(keys::NOT_FOUND_SAYS)), doors(ui)].node(),
    )
}

/// A project that is not on this device.
pub fn no_project(ui: Ui) -> Node {
    let body = nodes![
        el("p").attr("class", "govuk-body").child(ui.t(keys::NO_PROJECT_SAYS)),
        el("ul")
            .attr("class", "govuk-list")
            .child(
                el("li").child(
                    el("a").attr("class", "govuk-link").attr("href", "projects").child(ui.t(keys::PROJECTS_TITLE))
                )
            )
            .child(el("li").child(
                el("a").attr("class", "govuk-link").attr("href", "saved/bring-in").child(ui.t(keys::BRING_IN_TITLE))
            ))
    ];
    titled(ui, keys::NO_PROJECT_TITLE, None, body.node())
}
