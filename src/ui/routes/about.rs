//! What this is, what it keeps and sends, whose words and pictures are in it, and its version.

use crate::content::keys::{self, Key};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::page::titled;
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

const SAID: [(&str, Key); 5] = [
    ("together", keys::ABOUT_WHAT),
    ("install", keys::ABOUT_STAYS),
    ("no", keys::ABOUT_SENDS),
    ("learn", keys::ABOUT_WORDS),
    ("image", keys::ABOUT_PICTURES),
];

/// The screen.
pub fn about(ui: Ui) -> Node {
    let said = SAID.map(|(picture, key)| with_picture(picture, el("p").attr("class", "govuk-body").child(ui.t(key))));
    let version = ui.f(keys::VERSION, vec![("version", env!("CARGO_PKG_VERSION").into())]);
    titled(
        ui,
        keys::ABOUT_TITLE,
        None,
        nodes![said.into_iter().collect::<Vec<_>>(), el("p").attr("class", "meta").child(version)].node(),
    )
}
