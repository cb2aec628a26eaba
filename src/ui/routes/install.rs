//! Adding the app to the Home Screen, and why answers are safer there.

use crate::content::keys::{self, Key};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::titled;
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

const IPHONE: [Key; 3] = [keys::INSTALL_IPHONE_1, keys::INSTALL_IPHONE_2, keys::INSTALL_IPHONE_3];
const ANDROID: [Key; 3] = [keys::INSTALL_ANDROID_1, keys::INSTALL_ANDROID_2, keys::INSTALL_ANDROID_3];

/// The screen.
pub fn install(ui: Ui) -> Node {
    let body = nodes![
        with_picture("safe", el("p").attr("class", "govuk-body").child(ui.t(keys::INSTALL_WHY))),
        with_picture("clock", el("p").attr("class", "govuk-body").child(ui.t(keys::INSTALL_FORGETS))),
        steps(ui, keys::INSTALL_IPHONE, &IPHONE),
        steps(ui, keys::INSTALL_ANDROID, &ANDROID),
        with_picture("copy", el("p").attr("class", "govuk-body").child(ui.t(keys::INSTALL_MOVE)))
    ];
    titled(ui, keys::INSTALL_TITLE, None, body.node())
}

fn steps(ui: Ui, title: Key, steps: &[Key]) -> Node {
    let steps = steps
        .iter()
        .map(|step| el("li").attr("class", "steps__item").child(el("div").child(el("p").child(ui.t(*step)))));
    nodes![
        el("h2").attr("class", "govuk-heading-m").child(ui.t(title)),
        el("ol").attr("class", "steps").child(steps.collect::<Vec<_>>())
    ]
    .node()
}
