//! Pictures from the sprite. They say nothing that the words beside them do not.

use crate::ui::dom::{IntoNode, Node, el};

fn sprite(name: &str) -> String {
    format!("pictures/pictures.svg#{name}")
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
