//! Before the first question: who will read it, that you can stop, whom to call when somebody is at risk. On a phone
//! that is handed round this is the neutral start, which names nobody.

use super::{Going, Way};
use crate::app::feedback::InProgress;
use crate::app::ports::StoreError;
use crate::content::{keys, questions};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::response::Step;
use crate::nodes;
use crate::platform::{page as browser_page, share};
use crate::ui::Ui;
use crate::ui::components::page::{notice, titled, trouble};
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos::prelude::*;

/// Why nothing could be begun.
#[derive(Clone, PartialEq, Eq, Debug)]
enum NoStart {
    Store(StoreError),
    Questions,
}

/// The set that is asked, as the app ships it.
async fn starter() -> Option<Questionnaire> {
    let file = browser_page::fetch_text(&questions::path("en")).await?;
    questions::parse(&file).ok()?.into_iter().next()
}

/// The screen.
pub fn begin(going: &Going, in_progress: Option<InProgress>) -> Node {
    let ui = going.ui;
    let failed: RwSignal<Option<NoStart>> = RwSignal::new(None);
    let start = {
        let going = going.clone();
        move |_| {
            let going = going.clone();
            spawn(async move {
                let Some(set) = starter().await else { return drop(failed.try_set(Some(NoStart::Questions))) };
                match ui.workspace.begin_feedback(&going.id(), &set, going.way.code()).await {
                    Ok(begun) => {
                        going.sit(&begun.given.id, Step::Start);
                        going.go_to(Step::About);
                        let _ = browser_page::ask_to_persist().await;
                    }
                    Err(error) => drop(failed.try_set(Some(NoStart::Store(error)))),
                }
            });
        }
    };
    let carry_on = in_progress.map(|found| carry_on(going, found));
    let resumes = carry_on.is_some() && going.way == Way::OwnPhone;
    let start_says = if resumes { keys::BEGIN_AGAIN } else { keys::BEGIN };
    let kind = if resumes { "govuk-button govuk-button--secondary" } else { "govuk-button" };
    let trouble = move || {
        failed.get().map(|failed| match failed {
            NoStart::Store(error) => trouble(ui, &error),
            NoStart::Questions => notice(
                "notice notice--bad",
                "warning",
                el("p").attr("role", "alert").child(ui.t(keys::BEGIN_NO_QUESTIONS)),
            ),
        })
    };
    let name = going.project.title.clone();
    let body = nodes![
        el("p").attr("class", "govuk-caption-l").attr("dir", "auto").child(name),
        carry_on,
        with_picture("eye", el("p").attr("class", "govuk-body").child(ui.t(keys::BEGIN_WHO_READS))),
        with_picture("group", el("p").attr("class", "govuk-body").child(ui.t(keys::BEGIN_SMALL_GROUP))),
        with_picture("stop", el("p").attr("class", "govuk-body").child(ui.t(keys::BEGIN_CAN_STOP))),
        with_picture("heart", el("p").attr("class", "govuk-body").child(ui.t(keys::BEGIN_CARE))),
        harm(ui),
        where_it_stays(going),
        trouble,
        el("button").attr("type", "button").attr("class", kind).on("click", start).child(ui.t(start_says)),
        (going.way == Way::PassedRound).then(|| el("p").attr("class", "govuk-body").child(super::ending::leave(going)))
    ];
    let title = if going.way == Way::PassedRound { keys::PASS_ROUND_START } else { keys::FEEDBACK_TITLE };
    titled(ui, title, None, body.node())
}

/// Worried about harm: whom to call.
fn harm(ui: Ui) -> Node {
    el("details")
        .attr("class", "govuk-details")
        .child(
            el("summary")
                .attr("class", "govuk-details__summary")
                .child(el("span").attr("class", "govuk-details__summary-text").child(ui.t(keys::HARM_TITLE))),
        )
        .child(
            el("div")
                .attr("class", "govuk-details__text")
                .child(el("p").child(ui.t(keys::HARM_DANGER)))
                .child(el("p").child(ui.t(keys::HARM_COUNCIL)))
                .child(el("p").child(ui.t(keys::HARM_NOT_COMPLAINT))),
        )
        .node()
}

/// Where answers stay, and what a browser's tab may forget.
fn where_it_stays(going: &Going) -> Node {
    let ui = going.ui;
    let forgets = (!share::is_installed()).then(|| el("p").child(ui.t(keys::BEGIN_FORGETS)));
    notice("notice", "install", nodes![el("p").child(ui.t(keys::BEGIN_STAYS)), forgets])
}

/// Carrying on: on one's own phone where one was; on a phone that is handed round only at the next open question.
fn carry_on(going: &Going, found: InProgress) -> Node {
    let ui = going.ui;
    let step = match going.way {
        Way::OwnPhone => Step::from_code(&found.given.step, &found.set).unwrap_or(Step::About),
        Way::PassedRound => found.given.next_unanswered(&found.set),
    };
    let going = going.clone();
    let says = if going.way == Way::OwnPhone { keys::CARRY_ON_SAYS } else { keys::CARRY_ON_SHARED_SAYS };
    let carry_on = move |_| {
        going.sit(&found.given.id, step);
        going.go_to(step);
    };
    let words = nodes![
        el("p").child(ui.t(says)),
        el("button")
            .attr("type", "button")
            .attr("class", "govuk-button govuk-button--secondary")
            .on("click", carry_on)
            .child(ui.t(keys::CARRY_ON))
    ];
    notice("notice", "wait", words)
}
