//! The doors, whether the app is ready without internet, and what waits.

use crate::content::keys::{self, Key};
use crate::nodes;
use crate::platform::service_worker::Readiness;
use crate::ui::Ui;
use crate::ui::arrival::HEADING;
use crate::ui::components::copy_line::copy_line;
use crate::ui::components::page::heading;
use crate::ui::components::picture::{icon, sprite};
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

const DOORS: [(&str, &str, Key, Key); 4] = [
    ("feedback", "feedback", keys::HOME_FEEDBACK, keys::HOME_FEEDBACK_SAYS),
    ("projects", "projects", keys::HOME_PROJECTS, keys::HOME_PROJECTS_SAYS),
    ("learn", "learn", keys::HOME_LEARN, keys::HOME_LEARN_SAYS),
    ("changes", "changes", keys::HOME_CHANGES, keys::HOME_CHANGES_SAYS),
];

/// The doors as a list of links; also offered where an address leads nowhere.
pub fn doors(ui: Ui) -> Node {
    let door = |(at, (href, picture, name, says)): (usize, (&'static str, &'static str, Key, Key))| {
        el("li").child(
            el("a")
                .attr("class", "door")
                .class("door--first", move || at == 0)
                .attr("href", href)
                .child(
                    el("svg")
                        .attr("class", "door__picture")
                        .attr("aria-hidden", "true")
                        .attr("focusable", "false")
                        .child(el("use").attr("href", sprite(picture))),
                )
                .child(
                    el("span")
                        .attr("class", "door__words")
                        .child(el("strong").attr("class", "door__name").child(ui.t(name)))
                        .child(el("span").attr("class", "door__say").child(ui.t(says))),
                ),
        )
    };
    el("ul").attr("class", "doors").child(DOORS.into_iter().enumerate().map(door).collect::<Vec<_>>()).node()
}

/// The first screen.
pub fn home(ui: Ui) -> Node {
    let title = ui.t(keys::HOME_TITLE);
    heading(ui, move || title().to_owned());
    nodes![
        el("h1").attr("class", "doors-title").attr("id", HEADING).attr("tabindex", "-1").child(title),
        doors(ui),
        ready(ui),
        copy_line(ui),
        el("ul")
            .attr("class", "govuk-list")
            .child(
                el("li")
                    .child(el("a").attr("class", "govuk-link").attr("href", "install").child(ui.t(keys::HOME_INSTALL)))
            )
            .child(
                el("li").child(
                    el("a")
                        .attr("class", "govuk-link")
                        .attr("href", "feedback/take-back")
                        .child(ui.t(keys::HOME_TAKE_BACK))
                )
            )
            .child(
                el("li").child(el("a").attr("class", "govuk-link").attr("href", "about").child(ui.t(keys::HOME_ABOUT)))
            )
    ]
    .node()
}

/// "Ready without internet", said when it is true and not before.
pub fn ready(ui: Ui) -> Node {
    let words = move || match ui.readiness.get() {
        Readiness::Ready => Some(("status-line--ready", "check-circle", keys::READY)),
        Readiness::Storing => Some(("status-line--waiting", "wait", keys::STORING)),
        Readiness::Unknown => None,
    };
    let line = move || {
        words().map(|(kind, picture, key)| {
            el("span")
                .attr("class", format!("status-line {kind}"))
                .child(icon(picture))
                .child(el("span").child(ui.t(key)))
        })
    };
    el("div").attr("role", "status").child(line).node()
}
