//! Agreeing the rung: the ladder to touch, which decisions are shared, the day; and what was agreed before.

use super::project_address;
use crate::app::projects::agreements;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::field::{FieldValue, Typed};
use crate::domain::id::Id;
use crate::domain::kinds::{AGREEMENTS, Agreement};
use crate::ui::Ui;
use crate::ui::components::field::written;
use crate::ui::components::form::{Form, Save, form};
use crate::ui::components::ladder::rung_key;
use crate::ui::components::page::{loaded, titled};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::Map;
use std::rc::Rc;

/// The screen.
pub fn agree_rung(ui: Ui, project: Id) -> AnyView {
    let navigate = use_navigate();
    let of = project.clone();
    let save: Save = Rc::new(move |values| {
        let (project, navigate) = (of.clone(), navigate.clone());
        Box::pin(async move {
            ui.workspace.agree_rung(&project, &values, "agree-rung").await?;
            navigate(&format!("/{}", project_address(&project, "")), Default::default());
            Ok(())
        })
    });
    let today = (ui.workspace.surroundings.today)();
    let fields = form(ui, Form {
        kind: Agreement::KIND,
        fields: &["rung", "words", "agreed_on"],
        name: "agree-rung",
        project: project.clone(),
        start: Map::from_iter([("agreed_on".to_owned(), today.to_value())]),
        submit: keys::RUNG_SAVE,
        save,
    });
    let which = vec![Which::kind::<Agreement>(&project)];
    let read = which.clone();
    let view = ui.live(which, move |workspace| {
        let read = read.clone();
        async move { Ok(agreements(&workspace.view(&read).await?, AGREEMENTS[0])) }
    });
    let before = loaded(ui, view, move |agreed| history(ui, agreed));
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let says = view! { <p class="govuk-body">{ui.t(keys::RUNG_SAYS)}</p> };
    titled(ui, keys::RUNG_TITLE, back, view! { {says}{fields}{before} }.into_any())
}

/// What was agreed, the latest first.
fn history(ui: Ui, agreed: &[Agreement]) -> AnyView {
    if agreed.is_empty() {
        return ().into_any();
    }
    let items = agreed.iter().enumerate().map(|(at, agreement)| {
        let when = agreement.agreed_on.map(|day| {
            view! { <time datetime=day.to_string()>{written(ui, day)}</time> }
        });
        let rung = agreement.rung.map(|rung| {
            let number = rung.number().to_string();
            let name = ui.d(rung_key(rung, "name"));
            move || ui.f(keys::RUNG_NAMED, vec![("n", number.clone()), ("name", name())])()
        });
        let now = (at == 0).then(|| view! { " "<strong class="govuk-tag govuk-tag--green">{ui.t(keys::RUNG_NOW)}</strong> });
        view! {
            <li class="history__item">
                <p class="history__when">{when}</p>
                <p class="history__what">{rung}{now}</p>
                <p class="history__what" dir="auto">{agreement.words.clone()}</p>
            </li>
        }
    });
    view! {
        <h2 class="govuk-heading-m">{ui.t(keys::RUNG_HISTORY)}</h2>
        <ol class="history">{items.collect_view()}</ol>
    }
    .into_any()
}
