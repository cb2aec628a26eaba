//! One question. What is touched is stored at the touch, what is typed at each pause; Next moves on, nothing else does.

use super::Going;
use super::frame::{Failed, Screen, draw, give, go_on};
use crate::app::feedback::{Given, InProgress};
use crate::content::keys;
use crate::domain::ladder::Rung;
use crate::domain::questionnaire::{Answering, Question};
use crate::domain::response::Step;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::arrival::HEADING;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::form::at_pauses;
use crate::ui::components::ladder;
use crate::ui::components::picture::picture;
use crate::ui::dom::{IntoNode, Node, el, value_of};
use leptos::prelude::*;
use serde_json::Value;
use std::rc::Rc;

/// The longest text that is taken, in characters.
const LONGEST: usize = 4000;

/// The screen of a question, counted from 1.
pub fn question(going: &Going, in_progress: InProgress, number: usize) -> Node {
    let ui = going.ui;
    let Some(asked) = in_progress.set.questions.get(number - 1).cloned() else { return Node::Nothing };
    let failed: Failed = RwSignal::new(None);
    let answer: RwSignal<Option<Value>> = RwSignal::new(in_progress.given.answers.get(&asked.code).cloned());
    // What is stored already is not stored again: leaving the screen after Skip would otherwise take the skip back.
    let stored = StoredValue::new(answer.get_untracked());
    let store = {
        let (going, id, code) = (going.clone(), in_progress.given.id.clone(), asked.code.clone());
        let store = move |answer: Option<Value>| {
            if stored.try_get_value().as_ref() == Some(&answer) {
                return;
            }
            let _ = stored.try_set_value(answer.clone());
            give(&going, &id, vec![Given::Answer(code.clone(), answer)], failed, || ());
        };
        StoredValue::new_local(store)
    };
    let body = match &asked.answering {
        Answering::Choice(options) => {
            let choices = options.iter().map(|option| Choice {
                code: option.code.clone(),
                label: [option.label.standard.clone(), option.label.easy.clone()],
                picture: face(&option.code),
            });
            let chosen = Signal::derive(move || {
                answer.with(|answer| answer.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned())
            });
            let choose = Callback::new(move |code: String| {
                answer.set(Some(code.as_str().into()));
                store.with_value(|store| store(Some(code.into())));
            });
            group(ui, &asked, radios(ui, asked.code.clone(), choices.collect(), chosen, choose))
        }
        Answering::Ladder => {
            let chosen = Signal::derive(move || {
                let number = answer.with(|answer| answer.as_ref().and_then(Value::as_u64));
                number.and_then(|number| Rung::from_number(u8::try_from(number).ok()?))
            });
            let choose = Callback::new(move |rung: Rung| {
                answer.set(Some(rung.number().into()));
                store.with_value(|store| store(Some(rung.number().into())));
            });
            group(ui, &asked, ladder::choose(ui, "rung", chosen, choose))
        }
        Answering::Text => words(ui, &asked, answer, store),
    };
    let next_step = {
        let set = in_progress.set.clone();
        let (given, code) = (in_progress.given.clone(), asked.code.clone());
        move |answer: Option<Value>| {
            let mut given = given.clone();
            given.answer(&code, answer);
            given.next(Step::Question(number), &set)
        }
    };
    let next = {
        let (going, in_progress, code, next_step) =
            (going.clone(), in_progress.clone(), asked.code.clone(), next_step.clone());
        Rc::new(move || {
            let answer =
                answer.get_untracked().filter(|answer| answer.as_str().is_none_or(|text| !text.trim().is_empty()));
            let to = next_step(answer.clone());
            stored.set_value(answer.clone());
            go_on(&going, &in_progress, vec![Given::Answer(code.clone(), answer)], to, failed);
        })
    };
    let skip: Rc<dyn Fn()> = {
        let (going, in_progress, code) = (going.clone(), in_progress.clone(), asked.code.clone());
        Rc::new(move || {
            stored.set_value(None);
            answer.set(None);
            go_on(&going, &in_progress, vec![Given::Skip(code.clone())], next_step(None), failed);
        })
    };
    let first = going.first();
    let back = in_progress.given.previous(Step::Question(number), &in_progress.set);
    let back = back.filter(|_| Step::Question(number) != first);
    let ask = asked.ask.clone();
    let screen = Screen {
        title: Rc::new(move || ask.pick(ui.easy()).to_owned()),
        progress: Some((number, in_progress.set.questions.len())),
        body,
        next,
        skip: Some(skip),
        back,
        next_says: keys::NEXT,
    };
    draw(going, screen, failed)
}

/// A face beside an option's words, where there is one that fits.
fn face(code: &str) -> &'static str {
    match code {
        "a-lot" | "better" => "face-5",
        "a-little" | "same" => "face-3",
        "not-at-all" | "worse" => "face-1",
        "dont-know" | "too-soon" => "question",
        _ => "",
    }
}

fn asked_words(ui: Ui, asked: &Question) -> impl Fn() -> String + Clone + 'static {
    let ask = asked.ask.clone();
    move || ask.pick(ui.easy()).to_owned()
}

fn group(ui: Ui, asked: &Question, inputs: Node) -> Node {
    let shown = (!asked.picture.is_empty()).then(|| picture(&asked.picture));
    el("fieldset")
        .attr("class", "govuk-fieldset")
        .child(
            el("legend").attr("class", "govuk-fieldset__legend govuk-fieldset__legend--l").child(shown).child(
                el("h1")
                    .attr("class", "govuk-fieldset__heading")
                    .attr("id", HEADING)
                    .attr("tabindex", "-1")
                    .attr("dir", "auto")
                    .child(asked_words(ui, asked)),
            ),
        )
        .child(inputs)
        .node()
}

fn words(
    ui: Ui,
    asked: &Question,
    answer: RwSignal<Option<Value>>,
    store: StoredValue<impl Fn(Option<Value>) + 'static, LocalStorage>,
) -> Node {
    let shown = (!asked.picture.is_empty()).then(|| picture(&asked.picture));
    let text = move || answer.with(|answer| answer.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned());
    at_pauses(answer, move || {
        let Some(typed) = answer.try_get_untracked() else { return };
        store.try_with_value(|store| store(typed));
    });
    nodes![
        shown,
        el("h1").attr("class", "govuk-label-wrapper").child(
            el("label")
                .attr("class", "govuk-label govuk-label--l")
                .attr("id", HEADING)
                .attr("tabindex", "-1")
                .attr("for", "words")
                .attr("dir", "auto")
                .child(asked_words(ui, asked))
        ),
        el("div").attr("class", "govuk-hint").attr("id", "words-hint").child(ui.t(keys::WORDS_HINT)),
        el("textarea")
            .attr("class", "govuk-textarea")
            .attr("id", "words")
            .attr("rows", "6")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("maxlength", LONGEST)
            .attr("aria-describedby", "words-hint")
            .prop("value", text)
            .on("input", move |event| answer.set(Some(value_of(&event).into())))
    ]
    .node()
}
