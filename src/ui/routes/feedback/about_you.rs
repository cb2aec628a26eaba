//! Who is answering, and how. Asked once; neither is compulsory.

use super::Going;
use super::frame::{Failed, Screen, draw, give, go_on};
use crate::app::feedback::{Given, InProgress};
use crate::content::keys;
use crate::domain::response::{HOW, Step, WHO};
use crate::nodes;
use crate::ui::arrival::HEADING;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;
use std::rc::Rc;

/// The screen.
pub fn about_you(going: &Going, in_progress: InProgress) -> Node {
    let ui = going.ui;
    let failed: Failed = RwSignal::new(None);
    let who = RwSignal::new(in_progress.given.who.clone());
    let how = RwSignal::new(in_progress.given.how.clone());
    let store = {
        let (going, id) = (going.clone(), in_progress.given.id.clone());
        Rc::new(move |given: Given| give(&going, &id, vec![given], failed, || ()))
    };
    let choose_who = {
        let store = StoredValue::new_local(store.clone());
        Callback::new(move |code: String| {
            who.set(code.clone());
            store.with_value(|store| store(Given::Who(code)));
        })
    };
    let choose_how = {
        let store = StoredValue::new_local(store);
        Callback::new(move |code: String| {
            how.set(code.clone());
            store.with_value(|store| store(Given::How(code)));
        })
    };
    let named = |prefix: &str, codes: &[&str]| codes.iter().map(|code| Choice::named(ui, prefix, code)).collect();
    let body = nodes![
        el("fieldset")
            .attr("class", "govuk-fieldset")
            .child(
                el("legend").attr("class", "govuk-fieldset__legend govuk-fieldset__legend--l").child(
                    el("h1")
                        .attr("class", "govuk-fieldset__heading")
                        .attr("id", HEADING)
                        .attr("tabindex", "-1")
                        .child(ui.t(keys::WHO_TITLE))
                )
            )
            .child(radios(ui, "who".into(), named("who", &WHO), who.into(), choose_who)),
        el("fieldset")
            .attr("class", "govuk-fieldset")
            .child(
                el("legend")
                    .attr("class", "govuk-fieldset__legend govuk-fieldset__legend--m")
                    .child(ui.t(keys::HOW_TITLE))
            )
            .child(radios(ui, "how".into(), named("how", &HOW), how.into(), choose_how))
    ];
    let next = {
        let (going, in_progress) = (going.clone(), in_progress);
        Rc::new(move || {
            let given = vec![Given::Who(who.get_untracked()), Given::How(how.get_untracked())];
            go_on(&going, &in_progress, given, Step::Question(1), failed);
        })
    };
    let title = ui.t(keys::WHO_TITLE);
    let screen = Screen {
        title: Rc::new(move || title().to_owned()),
        progress: None,
        body: body.node(),
        next,
        skip: None,
        back: None,
        next_says: keys::NEXT,
    };
    draw(going, screen, failed)
}
