//! The error summary at the head of a form, as govuk-frontend has it: what is wrong, each a way to its field.

use crate::content::keys;
use crate::platform::page;
use crate::ui::Ui;
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
pub fn summary(ui: Ui, errors: Signal<Vec<ToPutRight>>) -> AnyView {
    let list = move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            let items = errors.into_iter().map(|error| {
                let input = error.input.clone();
                // The address must stay: the page has a base, so that a fragment alone would lead home.
                let go = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    event.stop_propagation();
                    page::focus(&input);
                };
                view! { <li><a href=format!("#{}", error.input) on:click=go>{error.sentence}</a></li> }
            });
            view! {
                <div class="govuk-error-summary" id=SUMMARY tabindex="-1" role="alert">
                    <h2 class="govuk-error-summary__title">{ui.t(keys::ERRORS_TITLE)}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">{items.collect_view()}</ul>
                    </div>
                </div>
            }
        })
    };
    view! { {list} }.into_any()
}
