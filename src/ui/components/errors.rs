//! The error summary at the head of a form, as govuk-frontend has it: what is wrong, each a way to its field.

use crate::content::keys;
use crate::nodes;
use crate::platform::page;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

/// The summary's own id, to which the focus goes.
pub const SUMMARY: &str = "error-summary";

/// Something to put right: the id of its field, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToPutRight {
    /// The id of the input.
    pub input: String,
    /// The sentence.
    pub sentence: String,
}

/// The summary; nothing while nothing is wrong.
pub fn summary(ui: Ui, errors: Signal<Vec<ToPutRight>>) -> Node {
    let list = move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            let items = errors.into_iter().map(|error| {
                let input = error.input.clone();
                // The address must stay: the page has a base, so that a fragment alone would lead home.
                let go = move |event: web_sys::Event| {
                    event.prevent_default();
                    event.stop_propagation();
                    page::focus(&input);
                };
                el("li").child(el("a").attr("href", format!("#{}", error.input)).on("click", go).child(error.sentence))
            });
            el("div")
                .attr("class", "govuk-error-summary")
                .attr("id", SUMMARY)
                .attr("tabindex", "-1")
                .attr("role", "alert")
                .child(el("h2").attr("class", "govuk-error-summary__title").child(ui.t(keys::ERRORS_TITLE)))
                .child(el("div").attr("class", "govuk-error-summary__body").child(
                    el("ul").attr("class", "govuk-list govuk-error-summary__list").child(items.collect::<Vec<_>>()),
                ))
        })
    };
    nodes![list].node()
}
