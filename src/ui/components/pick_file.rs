//! Picking a file and checking it whole before anything else.

use crate::content::keys::{self, Key};
use crate::exchange::read::{BadFile, Checked, Fault, read};
use crate::nodes;
use crate::platform::files;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A picked file: nothing yet, what is in it, or what is wrong with it.
pub type Picked = RwSignal<Option<Result<Checked, Option<BadFile>>>, LocalStorage>;

/// The input. Both `.json` and `.txt` are taken, for share sheets rename files; nothing in a name is trusted.
pub fn pick_file(ui: Ui, picked: Picked) -> Node {
    let change = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| files::picked(&input).into_iter().next()) else { return };
        spawn(async move {
            let outcome = match files::bytes(&file).await {
                Some(bytes) => read(&bytes).map_err(Some),
                None => Err(None),
            };
            let _ = picked.try_set(Some(outcome));
        });
    };
    el("div")
        .attr("class", "file-drop")
        .child(el("label").attr("class", "govuk-label govuk-label--m").attr("for", "file").child(ui.t(keys::PICK_FILE)))
        .child(el("div").attr("class", "govuk-hint").attr("id", "file-hint").child(ui.t(keys::PICK_FILE_HINT)))
        .child(
            el("input")
                .attr("class", "govuk-file-upload")
                .attr("id", "file")
                .attr("type", "file")
                .attr("accept", ".json,.txt,application/json,text/plain")
                .attr("aria-describedby", "file-hint")
                .on("change", change),
        )
        .node()
}

/// What is wrong with a file, in a sentence, and where.
pub fn bad_file(ui: Ui, bad: Option<&BadFile>) -> Node {
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
    let place = place.map(|at| el("p").attr("class", "meta").child(ui.f(keys::BAD_FILE_AT, vec![("at", at)])));
    let words = nodes![el("p").child(ui.t(key)), place, el("p").child(ui.t(keys::BAD_FILE_NOTHING_CHANGED))];
    el("div").attr("role", "alert").child(super::page::notice("notice notice--bad", "warning", words)).node()
}
