//! The doors, whether the app is ready without internet, and what waits.

use crate::content::keys::{self, Key};
use crate::platform::service_worker::Readiness;
use crate::ui::Ui;
use crate::ui::components::copy_line::copy_line;
use crate::ui::components::page::heading;
use crate::ui::components::picture::icon;
use crate::ui::arrival::HEADING;
use leptos::prelude::*;

const DOORS: [(&str, &str, Key, Key); 4] = [
    ("feedback", "feedback", keys::HOME_FEEDBACK, keys::HOME_FEEDBACK_SAYS),
    ("projects", "projects", keys::HOME_PROJECTS, keys::HOME_PROJECTS_SAYS),
    ("learn", "learn", keys::HOME_LEARN, keys::HOME_LEARN_SAYS),
    ("changes", "changes", keys::HOME_CHANGES, keys::HOME_CHANGES_SAYS),
];

/// The doors as a list of links; also offered where an address leads nowhere.
pub fn doors(ui: Ui) -> AnyView {
    let door = |(at, (href, picture, name, says)): (usize, (&'static str, &'static str, Key, Key))| {
        view! {
            <li>
                <a class="door" class:door--first=at == 0 href=href>
                    <svg class="door__picture" aria-hidden="true" focusable="false">
                        <use href=format!("pictures/pictures.svg#{picture}")></use>
                    </svg>
                    <span class="door__words">
                        <strong class="door__name">{ui.t(name)}</strong>
                        <span class="door__say">{ui.t(says)}</span>
                    </span>
                </a>
            </li>
        }
    };
    view! { <ul class="doors">{DOORS.into_iter().enumerate().map(door).collect_view()}</ul> }.into_any()
}

/// The first screen.
pub fn home(ui: Ui) -> AnyView {
    let title = ui.t(keys::HOME_TITLE);
    heading(ui, move || title().to_owned());
    view! {
        <h1 class="doors-title" id=HEADING tabindex="-1">{title}</h1>
        {doors(ui)}
        {ready(ui)}
        {copy_line(ui)}
        <ul class="govuk-list">
            <li><a class="govuk-link" href="install">{ui.t(keys::HOME_INSTALL)}</a></li>
            <li><a class="govuk-link" href="feedback/take-back">{ui.t(keys::HOME_TAKE_BACK)}</a></li>
            <li><a class="govuk-link" href="about">{ui.t(keys::HOME_ABOUT)}</a></li>
        </ul>
    }
    .into_any()
}

/// "Ready without internet", said when it is true and not before.
pub fn ready(ui: Ui) -> AnyView {
    let words = move || match ui.readiness.get() {
        Readiness::Ready => Some(("status-line--ready", "check-circle", keys::READY)),
        Readiness::Storing => Some(("status-line--waiting", "wait", keys::STORING)),
        Readiness::Unknown => None,
    };
    let line = move || {
        words().map(|(kind, picture, key)| {
            view! {
                <span class=format!("status-line {kind}")>
                    {icon(picture)}
                    <span>{ui.t(key)}</span>
                </span>
            }
        })
    };
    view! { <div role="status">{line}</div> }.into_any()
}
