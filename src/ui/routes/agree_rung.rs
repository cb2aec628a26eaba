//! Agreeing the rung: the ladder to touch, which decisions are shared, the day; and what was agreed before.

use super::project_address;
use crate::app::projects::agreements;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::field::{FieldValue, Typed};
use crate::domain::id::Id;
use crate::domain::kinds::{AGREEMENTS, Agreement};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::field::written;
use crate::ui::components::form::{Form, Save, form};
use crate::ui::components::ladder::rung_key;
use crate::ui::components::page::{loaded, titled};
use crate::ui::dom::{IntoNode, Node, el};
use leptos_router::hooks::use_navigate;
use serde_json::Map;
use std::rc::Rc;

/// The screen.
pub fn agree_rung(ui: Ui, project: Id) -> Node {
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
    let fields = form(
        ui,
        Form {
            kind: Agreement::KIND,
            fields: &["rung", "words", "agreed_on"],
            name: "agree-rung",
            project: project.clone(),
            start: Map::from_iter([("agreed_on".to_owned(), today.to_value())]),
            submit: keys::RUNG_SAVE,
            save,
        },
    );
    let which = vec![Which::kind::<Agreement>(&project)];
    let read = which.clone();
    let view = ui.live(which, move |workspace| {
        let read = read.clone();
        async move { Ok(agreements(&workspace.view(&read).await?, AGREEMENTS[0])) }
    });
    let before = loaded(ui, view, move |agreed| history(ui, agreed));
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let says = el("p").attr("class", "govuk-body").child(ui.t(keys::RUNG_SAYS));
    titled(ui, keys::RUNG_TITLE, back, nodes![says, fields, before].node())
}

/// What was agreed, the latest first.
fn history(ui: Ui, agreed: &[Agreement]) -> Node {
    if agreed.is_empty() {
        return Node::Nothing;
    }
    let items = agreed.iter().enumerate().map(|(at, agreement)| {
        let when = agreement.agreed_on.map(|day| el("time").attr("datetime", day.to_string()).child(written(ui, day)));
        let rung = agreement.rung.map(|rung| {
            let number = rung.number().to_string();
            let name = ui.d(rung_key(rung, "name"));
            move || ui.f(keys::RUNG_NAMED, vec![("n", number.clone()), ("name", name())])()
        });
        let now = (at == 0)
            .then(|| nodes![" ", el("strong").attr("class", "govuk-tag govuk-tag--green").child(ui.t(keys::RUNG_NOW))]);
        el("li")
            .attr("class", "history__item")
            .child(el("p").attr("class", "history__when").child(when))
            .child(el("p").attr("class", "history__what").child(rung).child(now))
            .child(el("p").attr("class", "history__what").attr("dir", "auto").child(agreement.words.clone()))
    });
    nodes![
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::RUNG_HISTORY)),
        el("ol").attr("class", "history").child(items.collect::<Vec<_>>())
    ]
    .node()
}
