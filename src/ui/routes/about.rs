//! What this is, what it keeps and sends, whose words and pictures are in it, and its version.

use crate::content::keys::{self, Key};
use crate::ui::Ui;
use crate::ui::components::page::titled;
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

const SAID: [(&str, Key); 5] = [
    ("together", keys::ABOUT_WHAT),
    ("phone", keys::ABOUT_STAYS),
    ("no", keys::ABOUT_SENDS),
    ("learn", keys::ABOUT_WORDS),
    ("image", keys::ABOUT_PICTURES),
];

/// The screen.
pub fn about(ui: Ui) -> AnyView {
    let said = SAID.map(|(picture, key)| with_picture(picture, view! { <p class="govuk-body">{ui.t(key)}</p> }));
    let version = ui.f(keys::VERSION, vec![("version", env!("CARGO_PKG_VERSION").into())]);
    titled(ui, keys::ABOUT_TITLE, None, view! { {said.into_iter().collect_view()}<p class="meta">{version}</p> }.into_any())
}
