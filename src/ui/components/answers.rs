//! Choosing one of a few, or any of them: native radios and checkboxes as wide as the page.

use crate::ui::Ui;
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
pub fn radios(ui: Ui, name: String, choices: Vec<Choice>, chosen: Signal<String>, choose: Callback<String>) -> AnyView {
    let one = |choice: Choice| item(ui, "radio", name.clone(), choice, Signal::derive(move || vec![chosen.get()]), choose);
    view! { <div class="govuk-radios answers">{choices.into_iter().map(one).collect_view()}</div> }.into_any()
}

/// Checkboxes, any of which are chosen. `choose` is told which one was touched.
pub fn checkboxes(
    ui: Ui,
    name: String,
    choices: Vec<Choice>,
    chosen: Signal<Vec<String>>,
    choose: Callback<String>,
) -> AnyView {
    let one = |choice: Choice| item(ui, "checkbox", name.clone(), choice, chosen, choose);
    view! { <div class="govuk-checkboxes answers">{choices.into_iter().map(one).collect_view()}</div> }.into_any()
}

fn item(
    ui: Ui,
    kind: &'static str,
    name: String,
    choice: Choice,
    chosen: Signal<Vec<String>>,
    choose: Callback<String>,
) -> AnyView {
    let plural = if kind == "radio" { "radios" } else { "checkboxes" };
    let Choice { code, label, picture } = choice;
    let id = input_id(&name, &code);
    let (value, own) = (code.clone(), code.clone());
    let checked = move || chosen.with(|chosen| chosen.contains(&own));
    let words = move || label[usize::from(ui.easy())].clone();
    let picture = (!picture.is_empty()).then(|| super::picture::icon(picture));
    view! {
        <div class=format!("govuk-{plural}__item")>
            <input
                class=format!("govuk-{plural}__input")
                type=kind
                id=id.clone()
                name=name
                value=value
                autocomplete="off"
                prop:checked=checked
                on:change=move |_| choose.run(code.clone())
            />
            <label class=format!("govuk-label govuk-{plural}__label") for=id>{picture}<span dir="auto">{words}</span></label>
        </div>
    }
    .into_any()
}
