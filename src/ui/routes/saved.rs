//! What's saved: what is here, where else it is and since when, and the ways in and out.

use crate::app::saved::{OnlyHere, Saved};
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::CopyMade;
use crate::platform::page as browser_page;
use crate::ui::Ui;
use crate::ui::components::copy_line::copy_buttons;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{loaded, notice, titled};
use crate::ui::components::plan::counts;
use crate::ui::routes::home::ready;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen.
pub fn saved(ui: Ui) -> AnyView {
    let all = ui.live(vec![Which::All], |workspace| workspace.saved());
    let persisted: RwSignal<Option<bool>> = RwSignal::new(None);
    spawn_local(async move {
        let _ = persisted.try_set(browser_page::is_persisted().await);
    });
    let health = move || match persisted.get() {
        Some(true) => Some(ui.t(keys::SAVED_PERSISTED)),
        Some(false) => Some(ui.t(keys::SAVED_NOT_PERSISTED)),
        None => None,
    };
    let body = view! {
        {loaded(ui, all, move |saved| here(ui, saved))}
        {copy_buttons(ui, ui.only_here.into())}
        <ul class="govuk-list">
            <li><a class="govuk-link" href="saved/bring-in">{ui.t(keys::BRING_IN_TITLE)}</a></li>
            <li><a class="govuk-link" href="saved/check">{ui.t(keys::CHECK_TITLE)}</a></li>
        </ul>
        {ready(ui)}
        <p class="govuk-body">{health}</p>
        <p class="meta">{ui.f(keys::VERSION, vec![("version", env!("CARGO_PKG_VERSION").into())])}</p>
    };
    titled(ui, keys::SAVED_TITLE, None, body.into_any())
}

fn here(ui: Ui, saved: &Saved) -> AnyView {
    let nothing = saved.counts.is_empty();
    let only_here = (!nothing).then(|| only_here(ui, saved.only_here));
    let what = if nothing { view! { <p class="govuk-body">{ui.t(keys::SAVED_NOTHING)}</p> }.into_any() } else { counts(ui, &saved.counts) };
    let latest = saved.copies.first().map(|copy| last_copy(ui, copy));
    let latest = latest.unwrap_or_else(|| view! { <p class="govuk-body">{ui.t(keys::SAVED_NO_COPY)}</p> }.into_any());
    view! {
        <p class="govuk-body">{ui.t(keys::SAVED_SAYS)}</p>
        {what}
        {only_here}
        <h2 class="govuk-heading-m">{ui.t(keys::SAVED_COPIES)}</h2>
        {latest}
        {(saved.copies.len() > 1).then(|| earlier(ui, &saved.copies[1..]))}
    }
    .into_any()
}

fn only_here(ui: Ui, only_here: OnlyHere) -> AnyView {
    let OnlyHere { answers, others } = only_here;
    if answers + others == 0 {
        return notice("notice notice--good", "check-circle", view! { <p>{ui.t(keys::ALL_COPIED)}</p> });
    }
    let answers = (answers > 0).then(|| view! { <p>{ui.f(keys::ONLY_HERE, vec![("n", answers.to_string())])}</p> });
    let others = (others > 0).then(|| view! { <p>{ui.f(keys::OTHERS_ONLY_HERE, vec![("n", others.to_string())])}</p> });
    notice("notice notice--care", "phone", view! { {answers}{others} })
}

fn said_of(ui: Ui, copy: &CopyMade) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let key = if copy.way == "send" { keys::COPY_SENT_ON } else { keys::COPY_MADE_ON };
    let responses = copy.counts.get("responses").and_then(serde_json::Value::as_u64).unwrap_or_default();
    ui.f(key, vec![("day", written_day_of(ui, &copy.at)), ("n", responses.to_string()), ("name", copy.name.clone())])
}

fn last_copy(ui: Ui, copy: &CopyMade) -> AnyView {
    view! { <p class="govuk-body">{said_of(ui, copy)}</p> }.into_any()
}

fn earlier(ui: Ui, copies: &[CopyMade]) -> AnyView {
    let items = copies.iter().take(20).map(|copy| view! { <li class="history__item"><p class="history__what">{said_of(ui, copy)}</p></li> });
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ui.t(keys::SAVED_EARLIER)}</span>
            </summary>
            <ol class="history">{items.collect_view()}</ol>
        </details>
    }
    .into_any()
}
