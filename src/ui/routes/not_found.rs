//! An address that leads nowhere: said so, with the doors.

use super::home::doors;
use crate::content::keys;
use crate::ui::Ui;
use crate::ui::components::page::titled;
use leptos::prelude::*;

/// The screen at an unknown address.
pub fn not_found(ui: Ui) -> AnyView {
    titled(ui, keys::NOT_FOUND_TITLE, None, view! { <p class="govuk-body">{ui.t(keys::NOT_FOUND_SAYS)}</p>{doors(ui)} }.into_any())
}

/// A project that is not on this device.
pub fn no_project(ui: Ui) -> AnyView {
    let body = view! {
        <p class="govuk-body">{ui.t(keys::NO_PROJECT_SAYS)}</p>
        <ul class="govuk-list">
            <li><a class="govuk-link" href="projects">{ui.t(keys::PROJECTS_TITLE)}</a></li>
            <li><a class="govuk-link" href="saved/bring-in">{ui.t(keys::BRING_IN_TITLE)}</a></li>
        </ul>
    };
    titled(ui, keys::NO_PROJECT_TITLE, None, body.into_any())
}
