//! Choosing one of a few, or any of them: native radios and checkboxes as wide as the page.

use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is stored.
    pub code: String,
    /// What the person reads, by the wording.
    pub label: [String; 2],
    /// A picture from the sprite, or nothing.
    pub picture: &'static str,
}

impl Choice {
    /// A choice whose words stand under `prefix.code`.
    #[must_use]
    pub fn named(ui: Ui, prefix: &str, code: &str) -> Self {
        let key = format!("{prefix}.{code}");
        let words = |easy| ui.words.say(&key, easy).to_owned();
        Self { code: code.into(), label: [words(false), words(true)], picture: "" }
    }
}

/// The id of the input of a choice, under which an error summary finds it.
#[must_use]
pub fn input_id(name: &str, code: &str) -> String {
    format!("{name}-{code}")
}

/// Radios, one of which is chosen.
pub fn radios(ui: Ui, name: String, choices: Vec<Choice>, chosen: Signal<String>, choose: Callback<String>) -> Node {
    let one =
        |choice: Choice| item(ui, "radio", name.clone(), choice, Signal::derive(move || vec![chosen.get()]), choose);
    el("div").attr("class", "govuk-radios answers").child(choices.into_iter().map(one).collect::<Vec<_>>()).node()
}

/// Checkboxes, any of which are chosen. `choose` is told which one was touched.
pub fn checkboxes(
    ui: Ui,
    name: String,
    choices: Vec<Choice>,
    chosen: Signal<Vec<String>>,
    choose: Callback<String>,
) -> Node {
    let one = |choice: Choice| item(ui, "checkbox", name.clone(), choice, chosen, choose);
    el("div").attr("class", "govuk-checkboxes answers").child(choices.into_iter().map(one).collect::<Vec<_>>()).node()
}

fn item(
    ui: Ui,
    kind: &'static str,
    name: String,
    choice: Choice,
    chosen: Signal<Vec<String>>,
    choose: Callback<String>,
) -> Node {
    let plural = if kind == "radio" { "radios" } else { "checkboxes" };
    let Choice { code, label, picture } = choice;
    let id = input_id(&name, &code);
    let (value, own) = (code.clone(), code.clone());
    let checked = move || chosen.with(|chosen| chosen.contains(&own));
    let words = move || label[usize::from(ui.easy())].clone();
    let picture = (!picture.is_empty()).then(|| super::picture::icon(picture));
    el("div")
        .attr("class", format!("govuk-{plural}__item"))
        .child(
            el("input")
                .attr("class", format!("govuk-{plural}__input"))
                .attr("type", kind)
                .attr("id", id.clone())
                .attr("name", name)
                .attr("value", value)
                .attr("autocomplete", "off")
                .prop("checked", checked)
                .on("change", move |_| choose.run(code.clone())),
        )
        .child(
            el("label")
                .attr("class", format!("govuk-label govuk-{plural}__label"))
                .attr("for", id)
                .child(picture)
                .child(el("span").attr("dir", "auto").child(words)),
        )
        .node()
}
