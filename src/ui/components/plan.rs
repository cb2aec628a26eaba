//! What bringing a file in would change, or has changed, in words.

use crate::content::keys::{self, Key};
use crate::exchange::plan::Plan;
use crate::exchange::write::Counts;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};

/// How many records of each kind: a list of sentences.
pub fn counts(ui: Ui, counts: &Counts) -> Node {
    let items = counts.iter().filter(|(_, n)| **n > 0).map(|(name, n)| {
        let key = format!("count.{name}");
        let key = if ui.words.has(&key) { key } else { keys::COUNT_OTHER.0.to_owned() };
        let n = n.to_string();
        let words = move || ui.words.fill(&key, ui.easy(), &[("n", &n)]);
        el("li").child(words)
    });
    el("ul").attr("class", "govuk-list govuk-list--bullet").child(items.collect::<Vec<_>>()).node()
}

/// The plan: what is new, what is here already, what was changed on both sides, what stays away.
pub fn plan(ui: Ui, plan: &Plan) -> Node {
    let line = |key: Key, n: usize| (n > 0).then(|| el("li").child(ui.f(key, vec![("n", n.to_string())])));
    let new = (plan.new_records() > 0).then(|| nodes![el("p").child(ui.t(keys::PLAN_NEW)), counts(ui, &plan.new)]);
    nodes![
        new,
        el("ul")
            .attr("class", "govuk-list govuk-list--bullet")
            .child(line(keys::PLAN_SAME, plan.same))
            .child(line(keys::PLAN_UPDATED, plan.updated))
            .child(line(keys::PLAN_APART, plan.apart))
            .child(line(keys::PLAN_DIFFERING, plan.differing))
            .child(line(keys::PLAN_STAY_ERASED, plan.stay_erased))
    ]
    .node()
}
