//! What was just done, with a way back. The element stays in the page, so that screen readers hear what is put in.

use crate::content::keys;
use crate::ui::{Toast, Ui};
use leptos::prelude::*;

/// The line at the bottom.
pub fn toast(ui: Ui) -> AnyView {
    let words = move || {
        ui.toast.get().map(|Toast { said, undo }| {
            let take_back = move |_| {
                ui.toast.set(None);
                undo.run(());
            };
            view! {
                <span>{said}</span>
                <button type="button" class="toast__button" on:click=take_back>{ui.t(keys::UNDO)}</button>
                <button type="button" class="toast__button" on:click=move |_| ui.toast.set(None)>{ui.t(keys::CLOSE)}</button>
            }
        })
    };
    view! { <div class="toast" role="status">{words}</div> }.into_any()
}
