//! The end of the way: may we show your words, finish, thanks with the receipt; and Stop, which asks Keep or Delete.

use super::frame::{Failed, Screen, draw, give, go_on};
use super::{Going, THANKS, Way};
use crate::app::feedback::{Given, InProgress};
use crate::app::receipt;
use crate::content::keys;
use crate::domain::response::{SHOW_WORDS, Step};
use crate::nodes;
use crate::platform::page as browser_page;
use crate::ui::arrival::HEADING;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::copy_line::copy_line;
use crate::ui::components::page::{titled, trouble};
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;
use std::rc::Rc;

/// May we show your words: asked once, and only where there are words.
pub fn show_words(going: &Going, in_progress: InProgress) -> Node {
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
    let body = el("fieldset")
        .attr("class", "govuk-fieldset")
        .attr("aria-describedby", "show-words-hint")
        .child(
            el("legend").attr("class", "govuk-fieldset__legend govuk-fieldset__legend--l").child(
                el("h1")
                    .attr("class", "govuk-fieldset__heading")
                    .attr("id", HEADING)
                    .attr("tabindex", "-1")
                    .child(ui.t(keys::SHOW_WORDS_TITLE)),
            ),
        )
        .child(el("div").attr("class", "govuk-hint").attr("id", "show-words-hint").child(ui.t(keys::SHOW_WORDS_HINT)))
        .child(radios(ui, "show-words".into(), choices, chosen.into(), choose));
    let back =
        in_progress.given.previous(Step::ShowWords, &in_progress.set).filter(|_| going.first() != Step::ShowWords);
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
        body: body.node(),
        next,
        skip: None,
        back,
        next_says: keys::NEXT,
    };
    draw(going, screen, failed)
}

/// Everything is asked. Finishing freezes the answers.
pub fn finish(going: &Going, in_progress: InProgress) -> Node {
    let ui = going.ui;
    let failed: Failed = RwSignal::new(None);
    let back = in_progress.given.previous(Step::Finish, &in_progress.set).filter(|_| going.first() != Step::Finish);
    let id = in_progress.given.id.clone();
    let next = {
        let going = going.clone();
        Rc::new(move || {
            let (going, id) = (going.clone(), id.clone());
            spawn(async move {
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
    let body = nodes![
        el("h1")
            .attr("class", "govuk-heading-l")
            .attr("id", HEADING)
            .attr("tabindex", "-1")
            .child(ui.t(keys::FINISH_TITLE)),
        el("p").attr("class", "govuk-body").child(ui.t(keys::FINISH_SAYS))
    ];
    let title = ui.t(keys::FINISH_TITLE);
    let screen = Screen {
        title: Rc::new(move || title().to_owned()),
        progress: None,
        body: body.node(),
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
pub fn thanks(going: &Going) -> Node {
    let ui = going.ui;
    let receipt = ui.receipt.get_untracked().map(|receipt| {
        let words = receipt.split(' ').map(|word| el("span").child(word.to_owned()).child(" ")).collect::<Vec<_>>();
        el("div")
            .attr("class", "receipt")
            .child(el("p").attr("class", "receipt__say").child(ui.t(keys::RECEIPT_SAYS)))
            .child(el("p").attr("class", "receipt__words").attr("translate", "no").child(words))
            .child(el("p").attr("class", "receipt__say").child(ui.t(keys::RECEIPT_WHAT_FOR)))
    });
    let after = match going.way {
        Way::OwnPhone => nodes![
            el("p").attr("class", "govuk-body").child(ui.t(keys::THANKS_ONLY_HERE)),
            copy_line(ui),
            el("a")
                .attr("class", "govuk-button govuk-button--secondary")
                .attr("href", "./")
                .child(ui.t(keys::BAR_HOME))
        ]
        .node(),
        Way::PassedRound => {
            let going = going.clone();
            let next_person = move |_| {
                ui.receipt.set(None);
                going.go("", true);
            };
            nodes![
                el("p").attr("class", "govuk-body").child(ui.t(keys::THANKS_HAND_OVER)),
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button")
                    .on("click", next_person)
                    .child(ui.t(keys::NEXT_PERSON))
            ]
            .node()
        }
    };
    let body = nodes![
        el("p")
            .attr("class", "status-line status-line--ready")
            .attr("role", "status")
            .child(crate::ui::components::picture::icon("check-circle"))
            .child(el("span").child(ui.t(keys::THANKS_SAVED))),
        receipt,
        after
    ];
    titled(ui, keys::THANKS_TITLE, None, body.node())
}

/// Stop: keep the answers for later, or delete them.
pub fn stop(going: &Going, in_progress: &InProgress) -> Node {
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
        spawn(async move {
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
    let body = nodes![
        el("p").attr("class", "govuk-body").child(ui.t(keys::STOP_SAYS)),
        move || failed.get().map(|error| trouble(ui, &error)),
        el("div")
            .attr("class", "govuk-button-group")
            .child(
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button")
                    .on("click", keep)
                    .child(ui.t(keys::STOP_KEEP))
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button govuk-button--warning")
                    .on("click", delete)
                    .child(ui.t(keys::STOP_DELETE))
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button govuk-button--secondary")
                    .on("click", back)
                    .child(ui.t(keys::STOP_GO_ON))
            )
    ];
    titled(ui, keys::STOP_TITLE, None, body.node())
}

/// The way out of a phone that is handed round, for whoever leads the meeting.
pub fn leave(going: &Going) -> Node {
    let ui = going.ui;
    let address = super::project_address(&going.project.id, "");
    el("a").attr("class", "govuk-link").attr("href", address).child(ui.t(keys::PASS_ROUND_LEAVE)).node()
}
