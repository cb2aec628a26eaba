//! The end of the way: may we show your words, finish, thanks with the receipt; and Stop, which asks Keep or Delete.

use super::frame::{Failed, Screen, draw, give, go_on};
use super::{Going, THANKS, Way};
use crate::app::feedback::{Given, InProgress};
use crate::app::receipt;
use crate::content::keys;
use crate::domain::response::{SHOW_WORDS, Step};
use crate::platform::page as browser_page;
use crate::ui::arrival::HEADING;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::copy_line::copy_line;
use crate::ui::components::page::{titled, trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// May we show your words: asked once, and only where there are words.
pub fn show_words(going: &Going, in_progress: InProgress) -> AnyView {
    let ui = going.ui;
    let failed: Failed = RwSignal::new(None);
    let chosen = RwSignal::new(in_progress.given.show_words.clone());
    let choose = {
        let (going, id) = (going.clone(), in_progress.given.id.clone());
        let store = StoredValue::new_local(move |given: Given| give(&going, &id, vec![given], failed, || ()));
        Callback::new(move |code: String| {
            chosen.set(code.clone());
            store.with_value(|store| store(Given::ShowWords(code)));
        })
    };
    let choices = SHOW_WORDS.iter().map(|code| Choice::named(ui, "show-words", code)).collect();
    let body = view! {
        <fieldset class="govuk-fieldset" aria-describedby="show-words-hint">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                <h1 class="govuk-fieldset__heading" id=HEADING tabindex="-1">{ui.t(keys::SHOW_WORDS_TITLE)}</h1>
            </legend>
            <div class="govuk-hint" id="show-words-hint">{ui.t(keys::SHOW_WORDS_HINT)}</div>
            {radios(ui, "show-words".into(), choices, chosen.into(), choose)}
        </fieldset>
    };
    let back = in_progress.given.previous(Step::ShowWords, &in_progress.set).filter(|_| going.first() != Step::ShowWords);
    let next = {
        let going = going.clone();
        Rc::new(move || {
            let given = vec![Given::ShowWords(chosen.get_untracked())];
            go_on(&going, &in_progress, given, Step::Finish, failed);
        })
    };
    let title = ui.t(keys::SHOW_WORDS_TITLE);
    let screen = Screen {
        title: Rc::new(move || title().to_owned()),
        progress: None,
        body: body.into_any(),
        next,
        skip: None,
        back,
        next_says: keys::NEXT,
    };
    draw(going, screen, failed)
}

/// Everything is asked. Finishing freezes the answers.
pub fn finish(going: &Going, in_progress: InProgress) -> AnyView {
    let ui = going.ui;
    let failed: Failed = RwSignal::new(None);
    let back = in_progress.given.previous(Step::Finish, &in_progress.set).filter(|_| going.first() != Step::Finish);
    let id = in_progress.given.id.clone();
    let next = {
        let going = going.clone();
        Rc::new(move || {
            let (going, id) = (going.clone(), id.clone());
            spawn_local(async move {
                let receipt = make_receipt(&going).await;
                let kept = receipt.clone().unwrap_or_default();
                match ui.workspace.finish_feedback(&going.id(), &id, &kept).await {
                    Ok(_) => {
                        ui.receipt.set(receipt);
                        ui.sitting.set(None);
                        going.go(THANKS, true);
                    }
                    Err(error) => drop(failed.try_set(Some(error))),
                }
            });
        })
    };
    let body = view! {
        <h1 class="govuk-heading-l" id=HEADING tabindex="-1">{ui.t(keys::FINISH_TITLE)}</h1>
        <p class="govuk-body">{ui.t(keys::FINISH_SAYS)}</p>
    };
    let title = ui.t(keys::FINISH_TITLE);
    let screen = Screen {
        title: Rc::new(move || title().to_owned()),
        progress: None,
        body: body.into_any(),
        next,
        skip: None,
        back,
        next_says: keys::FINISH,
    };
    draw(going, screen, failed)
}

/// A receipt from the list of words; nothing when the list can't be had, and then the answers are finished without.
async fn make_receipt(going: &Going) -> Option<String> {
    let list = browser_page::fetch_text("content/en/receipt-words.txt").await?;
    let list: Vec<&str> = list.split_whitespace().collect();
    receipt::make((going.ui.workspace.surroundings.random)(), &list)
}

/// Thanks: it is saved here, how to find it again, and what happens next.
pub fn thanks(going: &Going) -> AnyView {
    let ui = going.ui;
    let receipt = ui.receipt.get_untracked().map(|receipt| {
        let words = receipt.split(' ').map(|word| view! { <span>{word.to_owned()}" "</span> }).collect_view();
        view! {
            <div class="receipt">
                <p class="receipt__say">{ui.t(keys::RECEIPT_SAYS)}</p>
                <p class="receipt__words" translate="no">{words}</p>
                <p class="receipt__say">{ui.t(keys::RECEIPT_WHAT_FOR)}</p>
            </div>
        }
    });
    let after = match going.way {
        Way::OwnPhone => view! {
            <p class="govuk-body">{ui.t(keys::THANKS_ONLY_HERE)}</p>
            {copy_line(ui)}
            <a class="govuk-button govuk-button--secondary" href="./">{ui.t(keys::BAR_HOME)}</a>
        }
        .into_any(),
        Way::PassedRound => {
            let going = going.clone();
            let next_person = move |_| {
                ui.receipt.set(None);
                going.go("", true);
            };
            view! {
                <p class="govuk-body">{ui.t(keys::THANKS_HAND_OVER)}</p>
                <button type="button" class="govuk-button" on:click=next_person>{ui.t(keys::NEXT_PERSON)}</button>
            }
            .into_any()
        }
    };
    let body = view! {
        <p class="status-line status-line--ready" role="status">
            {crate::ui::components::picture::icon("check-circle")}
            <span>{ui.t(keys::THANKS_SAVED)}</span>
        </p>
        {receipt}
        {after}
    };
    titled(ui, keys::THANKS_TITLE, None, body.into_any())
}

/// Stop: keep the answers for later, or delete them.
pub fn stop(going: &Going, in_progress: &InProgress) -> AnyView {
    let ui = going.ui;
    let failed: Failed = RwSignal::new(None);
    let step = Step::from_code(&in_progress.given.step, &in_progress.set).unwrap_or(Step::About);
    let ended = {
        let going = going.clone();
        Rc::new(move || {
            ui.sitting.set(None);
            match going.way {
                Way::OwnPhone => going.leave("/"),
                Way::PassedRound => going.go("", true),
            }
        })
    };
    let keep = {
        let ended = ended.clone();
        move |_| ended()
    };
    let (project, id) = (going.id(), in_progress.given.id.clone());
    let delete = move |_| {
        let (project, id, ended) = (project.clone(), id.clone(), ended.clone());
        spawn_local(async move {
            match ui.workspace.discard_feedback(&project, &id).await {
                Ok(()) => ended(),
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let back = {
        let going = going.clone();
        move |_| going.go(&step.code(), true)
    };
    let body = view! {
        <p class="govuk-body">{ui.t(keys::STOP_SAYS)}</p>
        {move || failed.get().map(|error| trouble(ui, &error))}
        <div class="govuk-button-group">
            <button type="button" class="govuk-button" on:click=keep>{ui.t(keys::STOP_KEEP)}</button>
            <button type="button" class="govuk-button govuk-button--warning" on:click=delete>{ui.t(keys::STOP_DELETE)}</button>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=back>{ui.t(keys::STOP_GO_ON)}</button>
        </div>
    };
    titled(ui, keys::STOP_TITLE, None, body.into_any())
}

/// The way out of a phone that is handed round, for whoever leads the meeting.
pub fn leave(going: &Going) -> AnyView {
    let ui = going.ui;
    let address = super::project_address(&going.project.id, "");
    view! { <a class="govuk-link" href=address>{ui.t(keys::PASS_ROUND_LEAVE)}</a> }.into_any()
}
