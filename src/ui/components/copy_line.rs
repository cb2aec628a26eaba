//! The one line about answers that are only here, with Send and Make a copy. The bytes are ready before the tap, for
//! a tap's permission lasts seconds; nothing is marked that was cancelled.

use super::page::trouble;
use super::picture::icon;
use crate::app::copies::{Copy, NoCopy};
use crate::app::saved::OnlyHere;
use crate::content::keys::{self, Key};
use crate::nodes;
use crate::platform::files;
use crate::platform::share::{self, Shared};
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::{effect, spawn};
use leptos::prelude::*;

/// What became of the last tap.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Outcome {
    Said(Key),
    Failed(crate::app::ports::StoreError),
}

/// Send and Make a copy. `ready` says when the bytes may be made: with every change of it they are made anew.
pub fn copy_buttons(ui: Ui, ready: Signal<OnlyHere>) -> Node {
    let copy: RwSignal<Option<Copy>, LocalStorage> = RwSignal::new_local(None);
    let outcome: RwSignal<Option<Outcome>> = RwSignal::new(None);
    effect(move || {
        let _ = ready.get();
        spawn(async move {
            match ui.workspace.make_copy().await {
                Ok(made) => drop(copy.try_set(Some(made))),
                Err(NoCopy::Store(error)) => drop(outcome.try_set(Some(Outcome::Failed(error)))),
                Err(NoCopy::Unsound(_)) => drop(outcome.try_set(Some(Outcome::Said(keys::COPY_UNSOUND)))),
            }
        });
    });
    let note = move |copy: Copy, way: &'static str, said: Key| {
        spawn(async move {
            let noted = ui.workspace.note_copy(&copy, way).await;
            let _ = outcome.try_set(Some(noted.map_or_else(Outcome::Failed, |()| Outcome::Said(said))));
        });
    };
    let send = move |_| {
        let Some(copy) = copy.get_untracked() else { return };
        spawn(async move {
            match share::share(&copy.name, &copy.text).await {
                Shared::HandedOver => note(copy, "send", keys::COPY_HANDED_OVER),
                Shared::Cancelled => drop(outcome.try_set(Some(Outcome::Said(keys::COPY_CANCELLED)))),
                Shared::Impossible => drop(outcome.try_set(Some(Outcome::Said(keys::COPY_NO_SHARE)))),
            }
        });
    };
    let make = move |_| {
        let Some(copy) = copy.get_untracked() else { return };
        match files::download(&copy.name, &copy.text) {
            Ok(()) => note(copy, "copy", keys::COPY_MADE),
            Err(_) => outcome.set(Some(Outcome::Said(keys::COPY_NO_DOWNLOAD))),
        }
    };
    let waits = move || copy.with(|copy| copy.is_none().then_some("true"));
    let send = share::can_share().then(|| {
        el("button")
            .attr("type", "button")
            .attr("class", "govuk-button")
            .attr("aria-disabled", waits)
            .on("click", send)
            .child(icon("share"))
            .child(ui.t(keys::SEND))
    });
    // On an iOS Home Screen a download leads nowhere.
    let make = (!share::is_ios_home_screen()).then(|| {
        el("button")
            .attr("type", "button")
            .attr("class", "govuk-button govuk-button--secondary")
            .attr("aria-disabled", waits)
            .on("click", make)
            .child(icon("download"))
            .child(ui.t(keys::MAKE_COPY))
    });
    let said = move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::Said(key) => el("p").child(ui.t(key)).node(),
            Outcome::Failed(error) => trouble(ui, &error),
        })
    };
    nodes![
        el("p").attr("class", "meta").child(ui.t(keys::COPY_HAS_NAMES)),
        el("div").attr("class", "govuk-button-group").child(send).child(make),
        el("div").attr("role", "status").child(said)
    ]
    .node()
}

/// The line on the first screen: how many answers are only on this phone, with the buttons once there is a network.
/// Once it was shown it stays while the screen does, so that what became of a tap can be read.
pub fn copy_line(ui: Ui) -> Node {
    let answers = Memo::new(move |_| ui.only_here.get().answers);
    let shown = Memo::new(move |before| before == Some(&true) || answers.get() > 0);
    let words = move || match (answers.get(), ui.online.get()) {
        (0, _) => ui.t(keys::ALL_COPIED)().to_owned(),
        (n, true) => ui.f(keys::ONLINE_ONLY_HERE, vec![("n", n.to_string())])(),
        (n, false) => ui.f(keys::ONLY_HERE, vec![("n", n.to_string())])(),
    };
    let line = move || {
        shown.get().then(|| {
            let buttons = move || ui.online.get().then(|| copy_buttons(ui, ui.only_here.into()));
            nodes![
                el("p")
                    .attr("class", "status-line status-line--waiting")
                    .child(icon("install"))
                    .child(el("span").child(words)),
                buttons
            ]
        })
    };
    el("div").child(line).node()
}
