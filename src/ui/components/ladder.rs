//! The ladder: the picture of co-production that you can touch, with native radios underneath, and that shows results.

use crate::content::keys;
use crate::domain::ladder::Rung;
use crate::domain::results::SaidAndFelt;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

/// The key of a rung's words: `sentence` or `name`.
#[must_use]
pub fn rung_key(rung: Rung, what: &str) -> String {
    format!("rung.{}.{what}", rung.number())
}

/// "Rung 7 of 7, top": what a screen reader says first.
fn place(ui: Ui, rung: Rung) -> impl Fn() -> String + Clone + 'static {
    let key = match rung {
        Rung::CoProduction => keys::LADDER_TOP,
        Rung::Coercion => keys::LADDER_BOTTOM,
        _ => keys::LADDER_BETWEEN,
    };
    ui.f(key, vec![("n", rung.number().to_string())])
}

fn words(ui: Ui, rung: Rung) -> Node {
    nodes![
        el("span").attr("class", "ladder__number").attr("aria-hidden", "true").child(rung.number().to_string()),
        el("span").attr("class", "govuk-visually-hidden").child(place(ui, rung)).child(" "),
        el("span").attr("class", "ladder__sentence").child(ui.d(rung_key(rung, "sentence"))),
        el("span").attr("class", "ladder__name").child(ui.d(rung_key(rung, "name")))
    ]
    .node()
}

/// The ladder to choose from. Each rung says its sentence first and its name after.
pub fn choose(ui: Ui, name: &'static str, chosen: Signal<Option<Rung>>, choose: Callback<Rung>) -> Node {
    let rung = |rung: Rung| {
        let id = super::answers::input_id(name, &rung.number().to_string());
        el("div")
            .attr("class", "ladder__rung")
            .child(
                el("input")
                    .attr("class", "ladder__radio")
                    .attr("type", "radio")
                    .attr("id", id.clone())
                    .attr("name", name)
                    .attr("value", rung.number().to_string())
                    .attr("autocomplete", "off")
                    .prop("checked", move || chosen.get() == Some(rung))
                    .on("change", move |_| choose.run(rung)),
            )
            .child(el("label").attr("class", "ladder__label").attr("for", id).child(words(ui, rung)))
    };
    el("div").attr("class", "ladder").child(Rung::TOP_DOWN.map(rung).into_iter().collect::<Vec<_>>()).node()
}

/// The ladder to read: with the rung that was agreed, and how many people felt each.
pub fn read(ui: Ui, said: Option<Rung>, felt: Option<&SaidAndFelt>) -> Node {
    let most = felt.map_or(0, |felt| felt.felt.iter().map(|(_, people)| *people).max().unwrap_or_default()).max(1);
    let rung = |rung: Rung| {
        let agreed = said == Some(rung);
        let flag = agreed.then(|| el("span").attr("class", "ladder__flag").child(ui.t(keys::LADDER_AGREED)));
        let people = felt.map(|felt| felt.felt.iter().find(|(of, _)| *of == rung).map_or(0, |(_, people)| *people));
        let bar = people.map(|people| {
            let width = (people * 100 / most).to_string();
            nodes![
                el("svg")
                    .attr("class", "ladder__bar")
                    .attr("viewBox", "0 0 100 4")
                    .attr("preserveAspectRatio", "none")
                    .attr("aria-hidden", "true")
                    .child(el("rect").attr("width", width).attr("height", "4")),
                el("span").attr("class", "ladder__count").child(ui.f(keys::PEOPLE, vec![("n", people.to_string())]))
            ]
        });
        el("li")
            .attr("class", "ladder__rung")
            .class("ladder__rung--agreed", move || agreed)
            .child(flag)
            .child(el("div").attr("class", "ladder__label").child(words(ui, rung)).child(bar))
    };
    el("ol")
        .attr("class", "ladder")
        .attr("reversed", "")
        .child(Rung::TOP_DOWN.map(rung).into_iter().collect::<Vec<_>>())
        .node()
}
