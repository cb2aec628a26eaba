//! The eight top tips as the group's own list: done, not yet, let's talk, with a note each.

use super::project_address;
use crate::app::ports::StoreError;
use crate::content::keys;
use crate::domain::id::Id;
use crate::domain::kinds::Tip;
use crate::domain::tips::{STATES, TIPS};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::form::at_pauses;
use crate::ui::components::page::{loaded, titled, trouble};
use crate::ui::dom::{IntoNode, Node, el, value_of};
use crate::ui::follow::spawn;
use leptos::prelude::*;

/// The list. Each tap and each pause in typing is stored; nothing needs saving.
pub fn tips(ui: Ui, project: Id) -> Node {
    let of = project.clone();
    let known = ui.once(move |workspace| {
        let project = of.clone();
        async move { workspace.tips(&project).await }
    });
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let body = loaded(ui, known, move |known| {
        let failed: RwSignal<Option<StoreError>> = RwSignal::new(None);
        let list =
            TIPS.iter().map(|tip| one(ui, project.clone(), tip, known.get(*tip).cloned().unwrap_or_default(), failed));
        let list = list.collect::<Vec<_>>();
        nodes![move || failed.get().map(|error| trouble(ui, &error)), list].node()
    });
    let says = el("p").attr("class", "govuk-body").child(ui.t(keys::TIPS_SAYS));
    titled(ui, keys::TIPS_TITLE, back, nodes![says, body].node())
}

fn one(ui: Ui, project: Id, tip: &'static str, known: Tip, failed: RwSignal<Option<StoreError>>) -> Node {
    let state = RwSignal::new(known.state);
    let note = RwSignal::new(known.note);
    let store = {
        let project = project.clone();
        move |field: &'static str, value: String| {
            let project = project.clone();
            spawn(async move {
                let stored = ui.workspace.edit_tip(&project, tip, field, &value).await;
                let _ = failed.try_set(stored.err());
            });
        }
    };
    let choose = {
        let store = store.clone();
        Callback::new(move |code: String| {
            state.set(code.clone());
            store("state", code);
        })
    };
    // A note that nobody touched is not stored: opening the list would otherwise make a record of every tip.
    let stored = StoredValue::new(note.get_untracked());
    at_pauses(note, {
        let store = StoredValue::new_local(store);
        move || {
            let Some(words) = note.try_get_untracked() else { return };
            if stored.try_get_value().as_ref() != Some(&words) {
                let _ = stored.try_set_value(words.clone());
                store.try_with_value(|store| store("note", words));
            }
        }
    });
    let choices = STATES.iter().map(|code| Choice::named(ui, "tip.state", code)).collect();
    let id = format!("note-{tip}");
    el("div")
        .attr("class", "card")
        .child(
            el("fieldset")
                .attr("class", "govuk-fieldset")
                .child(
                    el("legend")
                        .attr("class", "govuk-fieldset__legend govuk-fieldset__legend--m")
                        .child(el("h2").attr("class", "govuk-fieldset__heading").child(ui.d(format!("tip.{tip}")))),
                )
                .child(radios(ui, format!("state-{tip}"), choices, state.into(), choose)),
        )
        .child(
            el("div")
                .attr("class", "govuk-form-group")
                .child(el("label").attr("class", "govuk-label").attr("for", id.clone()).child(ui.t(keys::TIP_NOTE)))
                .child(
                    el("textarea")
                        .attr("class", "govuk-textarea")
                        .attr("id", id)
                        .attr("rows", "2")
                        .attr("dir", "auto")
                        .attr("autocomplete", "off")
                        .prop("value", move || note.get())
                        .on("input", move |event| note.set(value_of(&event))),
                ),
        )
        .node()
}
