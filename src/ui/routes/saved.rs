//! What's saved: what is here, where else it is and since when, and the ways in and out.

use crate::app::saved::{OnlyHere, Saved};
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::CopyMade;
use crate::nodes;
use crate::platform::page as browser_page;
use crate::ui::Ui;
use crate::ui::components::copy_line::copy_buttons;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{loaded, notice, titled};
use crate::ui::components::plan::counts;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use crate::ui::routes::home::ready;
use leptos::prelude::*;

/// The screen.
pub fn saved(ui: Ui) -> Node {
    let all = ui.live(vec![Which::All], |workspace| workspace.saved());
    let persisted: RwSignal<Option<bool>> = RwSignal::new(None);
    spawn(async move {
        let _ = persisted.try_set(browser_page::is_persisted().await);
    });
    let health = move || match persisted.get() {
        Some(true) => Some(ui.t(keys::SAVED_PERSISTED)),
        Some(false) => Some(ui.t(keys::SAVED_NOT_PERSISTED)),
        None => None,
    };
    let body = nodes![
        loaded(ui, all, move |saved| here(ui, saved)),
        copy_buttons(ui, ui.only_here.into()),
        el("ul")
            .attr("class", "govuk-list")
            .child(el("li").child(
                el("a").attr("class", "govuk-link").attr("href", "saved/bring-in").child(ui.t(keys::BRING_IN_TITLE))
            ))
            .child(
                el("li").child(
                    el("a").attr("class", "govuk-link").attr("href", "saved/check").child(ui.t(keys::CHECK_TITLE))
                )
            ),
        ready(ui),
        el("p").attr("class", "govuk-body").child(health),
        el("p").attr("class", "meta").child(ui.f(keys::VERSION, vec![("version", env!("CARGO_PKG_VERSION").into())]))
    ];
    titled(ui, keys::SAVED_TITLE, None, body.node())
}

fn here(ui: Ui, saved: &Saved) -> Node {
    let nothing = saved.counts.is_empty();
    let only_here = (!nothing).then(|| only_here(ui, saved.only_here));
    let what = if nothing {
        el("p").attr("class", "govuk-body").child(ui.t(keys::SAVED_NOTHING)).node()
    } else {
        counts(ui, &saved.counts)
    };
    let latest = saved.copies.first().map(|copy| last_copy(ui, copy));
    let latest = latest.unwrap_or_else(|| el("p").attr("class", "govuk-body").child(ui.t(keys::SAVED_NO_COPY)).node());
    nodes![
        el("p").attr("class", "govuk-body").child(ui.t(keys::SAVED_SAYS)),
        what,
        only_here,
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::SAVED_COPIES)),
        latest,
        (saved.copies.len() > 1).then(|| earlier(ui, &saved.copies[1..]))
    ]
    .node()
}

fn only_here(ui: Ui, only_here: OnlyHere) -> Node {
    let OnlyHere { answers, others } = only_here;
    if answers + others == 0 {
        return notice("notice notice--good", "check-circle", el("p").child(ui.t(keys::ALL_COPIED)));
    }
    let answers = (answers > 0).then(|| el("p").child(ui.f(keys::ONLY_HERE, vec![("n", answers.to_string())])));
    let others = (others > 0).then(|| el("p").child(ui.f(keys::OTHERS_ONLY_HERE, vec![("n", others.to_string())])));
    notice("notice notice--care", "install", nodes![answers, others])
}

fn said_of(ui: Ui, copy: &CopyMade) -> impl Fn() -> String + Clone + 'static {
    let key = if copy.way == "send" { keys::COPY_SENT_ON } else { keys::COPY_MADE_ON };
    let responses = copy.counts.get("responses").and_then(serde_json::Value::as_u64).unwrap_or_default();
    ui.f(key, vec![("day", written_day_of(ui, &copy.at)), ("n", responses.to_string()), ("name", copy.name.clone())])
}

fn last_copy(ui: Ui, copy: &CopyMade) -> Node {
    el("p").attr("class", "govuk-body").child(said_of(ui, copy)).node()
}

fn earlier(ui: Ui, copies: &[CopyMade]) -> Node {
    let items = copies.iter().take(20).map(|copy| {
        el("li").attr("class", "history__item").child(el("p").attr("class", "history__what").child(said_of(ui, copy)))
    });
    el("details")
        .attr("class", "govuk-details")
        .child(
            el("summary")
                .attr("class", "govuk-details__summary")
                .child(el("span").attr("class", "govuk-details__summary-text").child(ui.t(keys::SAVED_EARLIER))),
        )
        .child(el("ol").attr("class", "history").child(items.collect::<Vec<_>>()))
        .node()
}
