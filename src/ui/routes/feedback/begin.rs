//! Before the first question: who will read it, that you can stop, whom to call when somebody is at risk. On a phone
//! that is handed round this is the neutral start, which names nobody.

use super::{Going, Way};
use crate::app::feedback::InProgress;
use crate::app::ports::StoreError;
use crate::content::{keys, questions};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::response::Step;
use crate::platform::{page as browser_page, share};
use crate::ui::Ui;
use crate::ui::components::page::{notice, titled, trouble};
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
pub fn begin(going: &Going, in_progress: Option<InProgress>) -> AnyView {
    let ui = going.ui;
    let failed: RwSignal<Option<NoStart>> = RwSignal::new(None);
    let start = {
        let going = going.clone();
        move |_| {
            let going = going.clone();
            spawn_local(async move {
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
            NoStart::Questions => notice("notice notice--bad", "warning", view! { <p role="alert">{ui.t(keys::BEGIN_NO_QUESTIONS)}</p> }),
        })
    };
    let name = going.project.title.clone();
    let body = view! {
        <p class="govuk-caption-l" dir="auto">{name}</p>
        {carry_on}
        {with_picture("eye", view! { <p class="govuk-body">{ui.t(keys::BEGIN_WHO_READS)}</p> })}
        {with_picture("group", view! { <p class="govuk-body">{ui.t(keys::BEGIN_SMALL_GROUP)}</p> })}
        {with_picture("stop", view! { <p class="govuk-body">{ui.t(keys::BEGIN_CAN_STOP)}</p> })}
        {with_picture("heart", view! { <p class="govuk-body">{ui.t(keys::BEGIN_CARE)}</p> })}
        {harm(ui)}
        {where_it_stays(going)}
        {trouble}
        <button type="button" class=kind on:click=start>{ui.t(start_says)}</button>
        {(going.way == Way::PassedRound).then(|| view! { <p class="govuk-body">{super::ending::leave(going)}</p> })}
    };
    let title = if going.way == Way::PassedRound { keys::PASS_ROUND_START } else { keys::FEEDBACK_TITLE };
    titled(ui, title, None, body.into_any())
}

/// Worried about harm: whom to call.
fn harm(ui: Ui) -> AnyView {
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ui.t(keys::HARM_TITLE)}</span>
            </summary>
            <div class="govuk-details__text">
                <p>{ui.t(keys::HARM_DANGER)}</p>
                <p>{ui.t(keys::HARM_COUNCIL)}</p>
                <p>{ui.t(keys::HARM_NOT_COMPLAINT)}</p>
            </div>
        </details>
    }
    .into_any()
}

/// Where answers stay, and what a browser's tab may forget.
fn where_it_stays(going: &Going) -> AnyView {
    let ui = going.ui;
    let forgets = (!share::is_installed()).then(|| view! { <p>{ui.t(keys::BEGIN_FORGETS)}</p> });
    notice("notice", "phone", view! { <p>{ui.t(keys::BEGIN_STAYS)}</p>{forgets} })
}

/// Carrying on: on one's own phone where one was; on a phone that is handed round only at the next open question.
fn carry_on(going: &Going, found: InProgress) -> AnyView {
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
    let words = view! {
        <p>{ui.t(says)}</p>
        <button type="button" class="govuk-button govuk-button--secondary" on:click=carry_on>{ui.t(keys::CARRY_ON)}</button>
    };
    notice("notice", "wait", words)
}
