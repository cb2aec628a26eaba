//! Taking an answer back with the words of its receipt.

use crate::app::receipt::{self, BadReceipt};
use crate::content::keys;
use crate::platform::page as browser_page;
use crate::ui::Ui;
use crate::ui::components::errors::{self, ToPutRight};
use crate::ui::components::page::{notice, sentence, titled};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
pub fn take_back(ui: Ui) -> AnyView {
    let typed = RwSignal::new(String::new());
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    let done: RwSignal<bool> = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let said = match try_to(ui, &typed.get_untracked()).await {
                Ok(()) => {
                    let _ = done.try_set(true);
                    None
                }
                Err(said) => Some(said),
            };
            let failed = said.is_some();
            let _ = wrong.try_set(said);
            if failed {
                request_animation_frame(|| browser_page::focus(errors::SUMMARY));
            }
        });
    };
    let to_put_right = Signal::derive(move || {
        wrong.get().map(|sentence| ToPutRight { input: "receipt".into(), sentence }).into_iter().collect::<Vec<_>>()
    });
    let form = move || {
        if done.get() {
            return notice("notice notice--good", "check-circle", view! { <p role="status">{ui.t(keys::TAKE_BACK_DONE)}</p> });
        }
        view! {
            {errors::summary(ui, to_put_right)}
            <form novalidate on:submit=submit>
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-label--m" for="receipt">{ui.t(keys::TAKE_BACK_LABEL)}</label>
                    <div class="govuk-hint" id="receipt-hint">{ui.t(keys::TAKE_BACK_HINT)}</div>
                    <input
                        class="govuk-input"
                        id="receipt"
                        type="text"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby="receipt-hint"
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </div>
                <button class="govuk-button govuk-button--warning">{ui.t(keys::TAKE_BACK_DO)}</button>
            </form>
        }
        .into_any()
    };
    let says = view! { <p class="govuk-body">{ui.t(keys::TAKE_BACK_SAYS)}</p> };
    titled(ui, keys::TAKE_BACK_TITLE, None, view! { {says}{form} }.into_any())
}

/// Withdraws, or says in a sentence why not.
async fn try_to(ui: Ui, typed: &str) -> Result<(), String> {
    let say = |key| ui.say(key).to_owned();
    let list = browser_page::fetch_text("content/en/receipt-words.txt").await;
    let list = list.ok_or_else(|| say(keys::TROUBLE_FAILED))?;
    let list: Vec<&str> = list.split_whitespace().collect();
    let receipt = receipt::read(typed, &list).map_err(|bad| match bad {
        BadReceipt::Length(n) => ui.f(keys::TAKE_BACK_LENGTH, vec![("n", n.to_string())])(),
        BadReceipt::Unknown(word) => ui.f(keys::TAKE_BACK_UNKNOWN, vec![("word", word)])(),
        BadReceipt::Check => say(keys::TAKE_BACK_CHECK),
    })?;
    match ui.workspace.withdraw(&receipt).await {
        Ok(0) => Err(say(keys::TAKE_BACK_NOT_HERE)),
        Ok(_) => Ok(()),
        Err(error) => Err(say(sentence(&error))),
    }
}
