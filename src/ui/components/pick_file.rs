//! Picking a file and checking it whole before anything else.

use crate::content::keys::{self, Key};
use crate::exchange::read::{BadFile, Checked, Fault, read};
use crate::platform::files;
use crate::ui::Ui;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A picked file: nothing yet, what is in it, or what is wrong with it.
pub type Picked = RwSignal<Option<Result<Checked, Option<BadFile>>>, LocalStorage>;

/// The input. Both `.json` and `.txt` are taken, for share sheets rename files; nothing in a name is trusted.
pub fn pick_file(ui: Ui, picked: Picked) -> AnyView {
    let change = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| files::picked(&input).into_iter().next()) else { return };
        spawn_local(async move {
            let outcome = match files::bytes(&file).await {
                Some(bytes) => read(&bytes).map_err(Some),
                None => Err(None),
            };
            let _ = picked.try_set(Some(outcome));
        });
    };
    view! {
        <div class="file-drop">
            <label class="govuk-label govuk-label--m" for="file">{ui.t(keys::PICK_FILE)}</label>
            <div class="govuk-hint" id="file-hint">{ui.t(keys::PICK_FILE_HINT)}</div>
            <input
                class="govuk-file-upload"
                id="file"
                type="file"
                accept=".json,.txt,application/json,text/plain"
                aria-describedby="file-hint"
                on:change=change
            />
        </div>
    }
    .into_any()
}

/// What is wrong with a file, in a sentence, and where.
pub fn bad_file(ui: Ui, bad: Option<&BadFile>) -> AnyView {
    let key: Key = bad.map_or(keys::BAD_FILE_UNREADABLE, |bad| match bad.fault {
        Fault::Empty => keys::BAD_FILE_EMPTY,
        Fault::TooLarge => keys::BAD_FILE_TOO_LARGE,
        Fault::CutShort => keys::BAD_FILE_CUT_SHORT,
        Fault::NotJson | Fault::TooDeep => keys::BAD_FILE_NOT_JSON,
        Fault::AnotherFormat => keys::BAD_FILE_ANOTHER_FORMAT,
        Fault::NewerVersion => keys::BAD_FILE_NEWER,
        Fault::Report => keys::BAD_FILE_REPORT,
        Fault::WrongType => keys::BAD_FILE_WRONG_TYPE,
        Fault::IdTwice => keys::BAD_FILE_ID_TWICE,
        Fault::Miscounted => keys::BAD_FILE_MISCOUNTED,
        Fault::Disguised => keys::BAD_FILE_DISGUISED,
    });
    let place = bad.map(|bad| bad.at.clone()).filter(|at| !at.is_empty());
    let place = place.map(|at| view! { <p class="meta">{ui.f(keys::BAD_FILE_AT, vec![("at", at)])}</p> });
    let words = view! { <p>{ui.t(key)}</p>{place}<p>{ui.t(keys::BAD_FILE_NOTHING_CHANGED)}</p> };
    view! {
        <div role="alert">{super::page::notice("notice notice--bad", "warning", words)}</div>
    }
    .into_any()
}
