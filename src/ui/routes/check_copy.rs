//! Check a copy: what is in a file, and whether it is all there. Changes nothing.

use crate::content::keys;
use crate::exchange::read::Checked;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{notice, titled};
use crate::ui::components::pick_file::{Picked, bad_file, pick_file};
use crate::ui::components::plan::counts;
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

/// The screen.
pub fn check_copy(ui: Ui) -> Node {
    let picked: Picked = RwSignal::new_local(None);
    let outcome = move || {
        picked.with(|picked| match picked {
            None => Node::Nothing,
            Some(Err(bad)) => bad_file(ui, bad.as_ref()),
            Some(Ok(checked)) => whole(ui, checked),
        })
    };
    let body = nodes![
        el("p").attr("class", "govuk-body").child(ui.t(keys::CHECK_SAYS)),
        pick_file(ui, picked),
        el("div").attr("role", "status").child(outcome)
    ];
    titled(ui, keys::CHECK_TITLE, Some(("saved".into(), keys::SAVED_TITLE)), body.node())
}

/// What is in a file that is all there.
pub fn whole(ui: Ui, checked: &Checked) -> Node {
    let day = written_day_of(ui, &checked.at);
    nodes![
        notice("notice notice--good", "check-circle", el("p").child(ui.f(keys::CHECK_WHOLE, vec![("day", day)]))),
        counts(ui, &checked.counts)
    ]
    .node()
}
