//! Check a copy: what is in a file, and whether it is all there. Changes nothing.

use crate::content::keys;
use crate::exchange::read::Checked;
use crate::ui::Ui;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{notice, titled};
use crate::ui::components::pick_file::{Picked, bad_file, pick_file};
use crate::ui::components::plan::counts;
use leptos::prelude::*;

/// The screen.
pub fn check_copy(ui: Ui) -> AnyView {
    let picked: Picked = RwSignal::new_local(None);
    let outcome = move || {
        picked.with(|picked| match picked {
            None => ().into_any(),
            Some(Err(bad)) => bad_file(ui, bad.as_ref()),
            Some(Ok(checked)) => whole(ui, checked),
        })
    };
    let body = view! {
        <p class="govuk-body">{ui.t(keys::CHECK_SAYS)}</p>
        {pick_file(ui, picked)}
        <div role="status">{outcome}</div>
    };
    titled(ui, keys::CHECK_TITLE, Some(("saved".into(), keys::SAVED_TITLE)), body.into_any())
}

/// What is in a file that is all there.
pub fn whole(ui: Ui, checked: &Checked) -> AnyView {
    let day = written_day_of(ui, &checked.at);
    view! {
        {notice("notice notice--good", "check-circle", view! { <p>{ui.f(keys::CHECK_WHOLE, vec![("day", day)])}</p> })}
        {counts(ui, &checked.counts)}
    }
    .into_any()
}
