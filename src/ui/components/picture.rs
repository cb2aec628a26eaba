//! Pictures from the sprite. They say nothing that the words beside them do not.

use crate::ui::dom::{IntoNode, Node, el};

/// Those in the file that the first screen loads; the rest is in another. Both are made by `style/pictures.mjs`.
const FIRST: [&str; 13] = [
    "home",
    "learn",
    "projects",
    "saved",
    "feedback",
    "changes",
    "comfort",
    "check-circle",
    "wait",
    "phone",
    "share",
    "download",
    "install",
];

/// The address of a picture.
#[must_use]
pub fn sprite(name: &str) -> String {
    let file = if FIRST.contains(&name) { "first" } else { "pictures" };
    format!("pictures/{file}.svg#{name}")
}

/// A small picture within words, as in a button.
pub fn icon(name: &str) -> Node {
    el("svg")
        .attr("class", "icon")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(el("use").attr("href", sprite(name)))
        .node()
}

/// A picture beside an idea. People can turn these off.
pub fn picture(name: &str) -> Node {
    el("svg")
        .attr("class", "picture")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(el("use").attr("href", sprite(name)))
        .node()
}

/// An idea with its picture.
pub fn with_picture(name: &str, words: impl IntoNode + 'static) -> Node {
    el("div")
        .attr("class", "easy-row")
        .child(picture(name))
        .child(el("div").attr("class", "easy-row__words").child(words))
        .node()
}
