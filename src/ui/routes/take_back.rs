//! Taking an answer back with the words of its receipt.

use crate::app::receipt::{self, BadReceipt};
use crate::content::keys;
use crate::nodes;
use crate::platform::page as browser_page;
use crate::ui::Ui;
use crate::ui::components::errors::{self, ToPutRight};
use crate::ui::components::page::{notice, sentence, titled};
use crate::ui::dom::{IntoNode, Node, el, value_of};
use crate::ui::follow::spawn;
use leptos::prelude::*;

/// The screen.
pub fn take_back(ui: Ui) -> Node {
    let typed = RwSignal::new(String::new());
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    let done: RwSignal<bool> = RwSignal::new(false);
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        spawn(async move {
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
            return notice(
                "notice notice--good",
                "check-circle",
                el("p").attr("role", "status").child(ui.t(keys::TAKE_BACK_DONE)),
            );
        }
        nodes![
            errors::summary(ui, to_put_right),
            el("form")
                .attr("novalidate", "")
                .on("submit", submit)
                .child(
                    el("div")
                        .attr("class", "govuk-form-group")
                        .child(
                            el("label")
                                .attr("class", "govuk-label govuk-label--m")
                                .attr("for", "receipt")
                                .child(ui.t(keys::TAKE_BACK_LABEL))
                        )
                        .child(
                            el("div")
                                .attr("class", "govuk-hint")
                                .attr("id", "receipt-hint")
                                .child(ui.t(keys::TAKE_BACK_HINT))
                        )
                        .child(
                            el("input")
                                .attr("class", "govuk-input")
                                .attr("id", "receipt")
                                .attr("type", "text")
                                .attr("autocomplete", "off")
                                .attr("autocapitalize", "none")
                                .attr("spellcheck", "false")
                                .attr("aria-describedby", "receipt-hint")
                                .prop("value", move || typed.get())
                                .on("input", move |event| typed.set(value_of(&event)))
                        )
                )
                .child(
                    el("button").attr("class", "govuk-button govuk-button--warning").child(ui.t(keys::TAKE_BACK_DO))
                )
        ]
        .node()
    };
    let says = el("p").attr("class", "govuk-body").child(ui.t(keys::TAKE_BACK_SAYS));
    titled(ui, keys::TAKE_BACK_TITLE, None, nodes![says, form].node())
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
