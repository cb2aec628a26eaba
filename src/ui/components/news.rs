//! What a person should know wherever they are: a new version, and another tab that has gone over to it.

use super::picture::icon;
use crate::content::keys;
use crate::platform::{page, service_worker};
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;

/// Lines at the top of a screen; nothing while there is nothing to say.
pub fn news(ui: Ui) -> Node {
    let update = move |_| spawn(service_worker::activate());
    let words = move || {
        if ui.changed_elsewhere.get() {
            let again = move |_| page::reload();
            Some(line(ui, keys::NEWS_CHANGED_ELSEWHERE, keys::NEWS_LOAD_AGAIN, Callback::new(again)))
        } else if ui.new_version.get() {
            Some(line(ui, keys::NEWS_NEW_VERSION, keys::NEWS_UPDATE, Callback::new(update)))
        } else {
            None
        }
    };
    el("div").attr("role", "status").child(words).node()
}

fn line(ui: Ui, said: keys::Key, button: keys::Key, act: Callback<()>) -> Node {
    el("div")
        .attr("class", "notice")
        .child(icon("install"))
        .child(
            el("div").attr("class", "notice__words").child(el("p").child(ui.t(said))).child(
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button govuk-button--secondary")
                    .on("click", move |_| act.run(()))
                    .child(ui.t(button)),
            ),
        )
        .node()
}
