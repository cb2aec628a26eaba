//! The ladder: the picture of co-production that you can touch, with native radios underneath, and that shows results.

use crate::content::keys;
use crate::domain::ladder::Rung;
use crate::domain::results::SaidAndFelt;
use crate::ui::Ui;
use leptos::prelude::*;

/// The key of a rung's words: `sentence` or `name`.
#[must_use]
pub fn rung_key(rung: Rung, what: &str) -> String {
    format!("rung.{}.{what}", rung.number())
}

/// "Rung 7 of 7, top": what a screen reader says first.
fn place(ui: Ui, rung: Rung) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let key = match rung {
        Rung::CoProduction => keys::LADDER_TOP,
        Rung::Coercion => keys::LADDER_BOTTOM,
        _ => keys::LADDER_BETWEEN,
    };
    ui.f(key, vec![("n", rung.number().to_string())])
}

fn words(ui: Ui, rung: Rung) -> AnyView {
    view! {
        <span class="ladder__number" aria-hidden="true">{rung.number()}</span>
        <span class="govuk-visually-hidden">{place(ui, rung)}" "</span>
        <span class="ladder__sentence">{ui.d(rung_key(rung, "sentence"))}</span>
        <span class="ladder__name">{ui.d(rung_key(rung, "name"))}</span>
    }
    .into_any()
}

/// The ladder to choose from. Each rung says its sentence first and its name after.
pub fn choose(ui: Ui, name: &'static str, chosen: Signal<Option<Rung>>, choose: Callback<Rung>) -> AnyView {
    let rung = |rung: Rung| {
        let id = super::answers::input_id(name, &rung.number().to_string());
        view! {
            <div class="ladder__rung">
                <input
                    class="ladder__radio"
                    type="radio"
                    id=id.clone()
                    name=name
                    value=rung.number()
                    autocomplete="off"
                    prop:checked=move || chosen.get() == Some(rung)
                    on:change=move |_| choose.run(rung)
                />
                <label class="ladder__label" for=id>{words(ui, rung)}</label>
            </div>
        }
    };
    view! { <div class="ladder">{Rung::TOP_DOWN.map(rung).into_iter().collect_view()}</div> }.into_any()
}

/// The ladder to read: with the rung that was agreed, and how many people felt each.
pub fn read(ui: Ui, said: Option<Rung>, felt: Option<&SaidAndFelt>) -> AnyView {
    let most = felt.map_or(0, |felt| felt.felt.iter().map(|(_, people)| *people).max().unwrap_or_default()).max(1);
    let rung = |rung: Rung| {
        let agreed = said == Some(rung);
        let flag = agreed.then(|| view! { <span class="ladder__flag">{ui.t(keys::LADDER_AGREED)}</span> });
        let people = felt.map(|felt| felt.felt.iter().find(|(of, _)| *of == rung).map_or(0, |(_, people)| *people));
        let bar = people.map(|people| {
            let width = (people * 100 / most).to_string();
            view! {
                <svg class="ladder__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="4"></rect>
                </svg>
                <span class="ladder__count">{ui.f(keys::PEOPLE, vec![("n", people.to_string())])}</span>
            }
        });
        view! {
            <li class="ladder__rung" class:ladder__rung--agreed=agreed>
                {flag}
                <div class="ladder__label">{words(ui, rung)}{bar}</div>
            </li>
        }
    };
    view! { <ol class="ladder" reversed>{Rung::TOP_DOWN.map(rung).into_iter().collect_view()}</ol> }.into_any()
}
