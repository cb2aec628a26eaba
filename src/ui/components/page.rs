//! What every screen begins with: a way back, a heading that takes the focus, and what to say while data is read.

use crate::app::ports::StoreError;
use crate::content::keys::{self, Key};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::arrival::{Arrival, HEADING};
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::effect;
use crate::ui::live::Live;
use leptos::prelude::*;

/// A screen with its heading. `back` is where it belongs: an address and its name.
pub fn page(ui: Ui, title: impl Fn() -> String + Clone + 'static, back: Option<(String, Key)>, body: Node) -> Node {
    let back = back.map(|(href, name)| el("a").attr("class", "govuk-back-link").attr("href", href).child(ui.t(name)));
    heading(ui, title.clone());
    nodes![
        back,
        el("h1").attr("class", "govuk-heading-l").attr("id", HEADING).attr("tabindex", "-1").child(title),
        body
    ]
    .node()
}

/// Arrives on a screen whose heading is drawn elsewhere, and keeps the page's title right when the wording changes.
pub fn heading(ui: Ui, title: impl Fn() -> String + 'static) {
    let arrival: Arrival = expect_context();
    let mut drawn = false;
    effect(move || {
        let title = title();
        if !std::mem::replace(&mut drawn, true) {
            arrival.arrive(&format!("{title} – {}", ui.say(keys::APP_NAME)));
        } else {
            crate::platform::page::set_title(&format!("{title} – {}", ui.say(keys::APP_NAME)));
        }
    });
}

/// A screen whose title stands in the words.
pub fn titled(ui: Ui, title: Key, back: Option<(String, Key)>, body: Node) -> Node {
    let title = ui.t(title);
    page(ui, move || title().to_owned(), back, body)
}

/// Draws what was read, or says what went wrong and what to do.
pub fn loaded<T: 'static>(ui: Ui, live: Live<T>, draw: impl Fn(&T) -> Node + 'static) -> Node {
    let body = move || {
        live.with(|read| match read {
            None => Node::Nothing,
            Some(Ok(value)) => draw(value),
            Some(Err(error)) => trouble(ui, error),
        })
    };
    nodes![body].node()
}

/// What a fault of the storage means and what to do about it.
#[must_use]
pub const fn sentence(error: &StoreError) -> Key {
    match error {
        StoreError::Changed => keys::TROUBLE_CHANGED,
        StoreError::Denied => keys::TROUBLE_DENIED,
        StoreError::Full => keys::TROUBLE_FULL,
        StoreError::Lost => keys::TROUBLE_LOST,
        StoreError::Newer => keys::TROUBLE_NEWER,
        StoreError::Blocked => keys::TROUBLE_BLOCKED,
        StoreError::Failed(_) => keys::TROUBLE_FAILED,
    }
}

/// A fault of the storage, told where it happened. What the browser said stands below, for whoever helps.
pub fn trouble(ui: Ui, error: &StoreError) -> Node {
    let details = match error {
        StoreError::Failed(details) => Some(el("p").attr("class", "meta").child(details.clone())),
        _ => None,
    };
    el("div")
        .attr("class", "notice notice--bad")
        .attr("role", "alert")
        .child(super::picture::icon("warning"))
        .child(el("div").attr("class", "notice__words").child(el("p").child(ui.t(sentence(error)))).child(details))
        .node()
}

/// A notice: something to know.
pub fn notice(kind: &'static str, icon: &'static str, words: impl IntoNode + 'static) -> Node {
    el("div")
        .attr("class", kind)
        .child(super::picture::icon(icon))
        .child(el("div").attr("class", "notice__words").child(words))
        .node()
}
