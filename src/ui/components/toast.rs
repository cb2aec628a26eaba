//! What was just done, with a way back. The element stays in the page, so that screen readers hear what is put in.

use crate::content::keys;
use crate::nodes;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::{Toast, Ui};
use leptos::prelude::*;

/// The line at the bottom.
pub fn toast(ui: Ui) -> Node {
    let words = move || {
        ui.toast.get().map(|Toast { said, undo }| {
            let take_back = move |_| {
                ui.toast.set(None);
                undo.run(());
            };
            nodes![
                el("span").child(said),
                el("button")
                    .attr("type", "button")
                    .attr("class", "toast__button")
                    .on("click", take_back)
                    .child(ui.t(keys::UNDO)),
                el("button")
                    .attr("type", "button")
                    .attr("class", "toast__button")
                    .on("click", move |_| ui.toast.set(None))
                    .child(ui.t(keys::CLOSE))
            ]
        })
    };
    el("div").attr("class", "toast").attr("role", "status").child(words).node()
}
