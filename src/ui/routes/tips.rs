//! The eight top tips as the group's own list: done, not yet, let's talk, with a note each.

use super::project_address;
use crate::app::ports::StoreError;
use crate::content::keys;
use crate::domain::id::Id;
use crate::domain::kinds::Tip;
use crate::domain::tips::{STATES, TIPS};
use crate::ui::Ui;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::form::at_pauses;
use crate::ui::components::page::{loaded, titled, trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list. Each tap and each pause in typing is stored; nothing needs saving.
pub fn tips(ui: Ui, project: Id) -> AnyView {
    let of = project.clone();
    let known = ui.once(move |workspace| {
        let project = of.clone();
        async move { workspace.tips(&project).await }
    });
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let body = loaded(ui, known, move |known| {
        let failed: RwSignal<Option<StoreError>> = RwSignal::new(None);
        let list = TIPS.iter().map(|tip| one(ui, project.clone(), tip, known.get(*tip).cloned().unwrap_or_default(), failed));
        let list = list.collect_view();
        view! { {move || failed.get().map(|error| trouble(ui, &error))}{list} }.into_any()
    });
    let says = view! { <p class="govuk-body">{ui.t(keys::TIPS_SAYS)}</p> };
    titled(ui, keys::TIPS_TITLE, back, view! { {says}{body} }.into_any())
}

fn one(ui: Ui, project: Id, tip: &'static str, known: Tip, failed: RwSignal<Option<StoreError>>) -> AnyView {
    let state = RwSignal::new(known.state);
    let note = RwSignal::new(known.note);
    let store = {
        let project = project.clone();
        move |field: &'static str, value: String| {
            let project = project.clone();
            spawn_local(async move {
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
    at_pauses(note, {
        let store = StoredValue::new_local(store);
        move || {
            let Some(words) = note.try_get_untracked() else { return };
            store.try_with_value(|store| store("note", words));
        }
    });
    let choices = STATES.iter().map(|code| Choice::named(ui, "tip.state", code)).collect();
    let id = format!("note-{tip}");
    view! {
        <div class="card">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
                    <h2 class="govuk-fieldset__heading">{ui.d(format!("tip.{tip}"))}</h2>
                </legend>
                {radios(ui, format!("state-{tip}"), choices, state.into(), choose)}
            </fieldset>
            <div class="govuk-form-group">
                <label class="govuk-label" for=id.clone()>{ui.t(keys::TIP_NOTE)}</label>
                <textarea
                    class="govuk-textarea"
                    id=id
                    rows="2"
                    dir="auto"
                    autocomplete="off"
                    prop:value=note
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
            </div>
        </div>
    }
    .into_any()
}
