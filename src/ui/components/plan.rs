//! What bringing a file in would change, or has changed, in words.

use crate::content::keys::{self, Key};
use crate::exchange::plan::Plan;
use crate::exchange::write::Counts;
use crate::ui::Ui;
use leptos::prelude::*;

/// How many records of each kind: a list of sentences.
pub fn counts(ui: Ui, counts: &Counts) -> AnyView {
    let items = counts.iter().filter(|(_, n)| **n > 0).map(|(name, n)| {
        let key = format!("count.{name}");
        let key = if ui.words.has(&key) { key } else { keys::COUNT_OTHER.0.to_owned() };
        let n = n.to_string();
        let words = move || ui.words.fill(&key, ui.easy(), &[("n", &n)]);
        view! { <li>{words}</li> }
    });
    view! { <ul class="govuk-list govuk-list--bullet">{items.collect_view()}</ul> }.into_any()
}

/// The plan: what is new, what is here already, what was changed on both sides, what stays away.
pub fn plan(ui: Ui, plan: &Plan) -> AnyView {
    let line = |key: Key, n: usize| (n > 0).then(|| view! { <li>{ui.f(key, vec![("n", n.to_string())])}</li> });
    let new = (plan.new_records() > 0).then(|| view! { <p>{ui.t(keys::PLAN_NEW)}</p>{counts(ui, &plan.new)} });
    view! {
        {new}
        <ul class="govuk-list govuk-list--bullet">
            {line(keys::PLAN_SAME, plan.same)}
            {line(keys::PLAN_UPDATED, plan.updated)}
            {line(keys::PLAN_APART, plan.apart)}
            {line(keys::PLAN_DIFFERING, plan.differing)}
            {line(keys::PLAN_STAY_ERASED, plan.stay_erased)}
        </ul>
    }
    .into_any()
}
