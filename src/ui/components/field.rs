//! One field of a form, drawn from its declaration.

use super::answers::{Choice, checkboxes, input_id, radios};
use super::ladder;
use crate::content::keys;
use crate::domain::day::Day;
use crate::domain::field::{Fault, Field, Input};
use crate::domain::ladder::Rung;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::dom::{Element, IntoNode, Node, el, value_of};
use leptos::prelude::*;
use serde_json::{Map, Value};

/// What a form holds while somebody fills it in: values by the field's name.
pub type Values = RwSignal<Map<String, Value>>;

/// A field of a form: the kind's name for its words, its declaration and its fault.
#[derive(Clone, Copy)]
pub struct Drawn {
    /// The kind's name: labels stand under `kind.field`.
    pub kind: &'static str,
    /// The declaration.
    pub field: &'static Field,
    /// What the form holds.
    pub values: Values,
    /// What is wrong with the field.
    pub fault: Signal<Option<Fault>>,
}

impl Drawn {
    fn key(self) -> String {
        format!("{}.{}", self.kind, self.field.name)
    }

    /// The id of the input to which an error leads: of a group, its first.
    #[must_use]
    pub fn input(self) -> String {
        let name = self.field.name;
        match self.field.input {
            Input::One(codes) | Input::Several(codes) => input_id(name, codes.first().copied().unwrap_or_default()),
            Input::Rung => input_id(name, "7"),
            Input::Day => input_id(name, "day"),
            _ => name.into(),
        }
    }

    /// The sentence about what is wrong: the field's own where it has one.
    #[must_use]
    pub fn sentence(self, ui: Ui, fault: Fault) -> String {
        let easy = ui.comfort.with_untracked(|comfort| comfort.easy_read);
        match fault {
            Fault::Missing => {
                let own = format!("{}.missing", self.key());
                let key = if ui.words.has(&own) { own.as_str() } else { keys::FAULT_MISSING.0 };
                ui.words.say(key, easy).to_owned()
            }
            Fault::TooLong(most) => ui.words.fill(keys::FAULT_TOO_LONG.0, easy, &[("n", &most.to_string())]),
            Fault::NotADay => ui.words.say(keys::FAULT_NOT_A_DAY.0, easy).to_owned(),
        }
    }

    fn text(self) -> Signal<String> {
        let Self { field, values, .. } = self;
        Signal::derive(move || {
            values.with(|values| values.get(field.name).and_then(Value::as_str).unwrap_or_default().to_owned())
        })
    }

    fn give(self, value: Value) {
        self.values.update(|values| {
            values.insert(self.field.name.into(), value);
        });
    }
}

/// Draws a field with its label, hint and fault.
pub fn draw(ui: Ui, drawn: Drawn) -> Node {
    let group = move || {
        if drawn.fault.get().is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
    };
    let body = match drawn.field.input {
        Input::Line(_) | Input::Reference | Input::Hidden => line(ui, drawn),
        Input::Text(_) => text(ui, drawn),
        Input::Day => day(ui, drawn),
        Input::One(codes) => {
            let choose = Callback::new(move |code: String| drawn.give(code.into()));
            let choices = codes.iter().map(|code| Choice::named(ui, &drawn.key(), code)).collect();
            fieldset(ui, drawn, radios(ui, drawn.field.name.into(), choices, drawn.text(), choose))
        }
        Input::Several(codes) => several(ui, drawn, codes),
        Input::Rung => {
            let chosen = Signal::derive(move || {
                let number = drawn.values.with(|values| values.get(drawn.field.name).and_then(Value::as_u64));
                number.and_then(|number| Rung::from_number(u8::try_from(number).ok()?))
            });
            let choose = Callback::new(move |rung: Rung| drawn.give(rung.number().into()));
            fieldset(ui, drawn, ladder::choose(ui, drawn.field.name, chosen, choose))
        }
        Input::Flag => {
            let chosen = Signal::derive(move || {
                let on = drawn.values.with(|values| values.get(drawn.field.name).and_then(Value::as_bool));
                if on.unwrap_or_default() { vec!["yes".to_owned()] } else { Vec::new() }
            });
            let choose = Callback::new(move |_| drawn.give(chosen.get_untracked().is_empty().into()));
            checkboxes(ui, drawn.field.name.into(), vec![Choice::named(ui, &drawn.key(), "yes")], chosen, choose)
        }
    };
    el("div").attr("class", group).child(body).node()
}

fn hint(ui: Ui, drawn: Drawn) -> Node {
    let key = format!("{}.hint", drawn.key());
    if !ui.words.has(&key) {
        return Node::Nothing;
    }
    el("div").attr("class", "govuk-hint").attr("id", format!("{}-hint", drawn.field.name)).child(ui.d(key)).node()
}

fn fault(ui: Ui, drawn: Drawn) -> Node {
    let message = move || {
        drawn.fault.get().map(|fault| {
            el("p")
                .attr("class", "govuk-error-message")
                .attr("id", format!("{}-error", drawn.field.name))
                .child(el("span").attr("class", "govuk-visually-hidden").child(ui.t(keys::ERROR_PREFIX)).child(" "))
                .child(drawn.sentence(ui, fault))
        })
    };
    nodes![message].node()
}

/// The ids that describe an input: its hint, and its fault while it has one.
fn described_by(ui: Ui, drawn: Drawn) -> impl Fn() -> Option<String> + Clone + 'static {
    let name = drawn.field.name;
    let hint = ui.words.has(&format!("{}.hint", drawn.key())).then(|| format!("{name}-hint"));
    move || {
        let error = drawn.fault.get().map(|_| format!("{name}-error"));
        let ids: Vec<String> = hint.clone().into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn label(ui: Ui, drawn: Drawn) -> Node {
    let optional =
        (!drawn.field.required).then(|| el("span").attr("class", "meta").child(" ").child(ui.t(keys::OPTIONAL)));
    el("label")
        .attr("class", "govuk-label govuk-label--m")
        .attr("for", drawn.field.name)
        .child(ui.d(drawn.key()))
        .child(optional)
        .node()
}

/// A field to type in, of one line or of several.
fn typed(ui: Ui, drawn: Drawn, input: Element, error: &'static str) -> Node {
    let text = drawn.text();
    nodes![
        label(ui, drawn),
        hint(ui, drawn),
        fault(ui, drawn),
        input
            .class(error, move || drawn.fault.get().is_some())
            .attr("id", drawn.field.name)
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("aria-describedby", described_by(ui, drawn))
            .attr("aria-invalid", move || drawn.fault.get().is_some().then_some("true"))
            .prop("value", move || text.get())
            .on("input", move |event| drawn.give(value_of(&event).into()))
    ]
    .node()
}

fn line(ui: Ui, drawn: Drawn) -> Node {
    typed(ui, drawn, el("input").attr("class", "govuk-input").attr("type", "text"), "govuk-input--error")
}

fn text(ui: Ui, drawn: Drawn) -> Node {
    typed(ui, drawn, el("textarea").attr("class", "govuk-textarea").attr("rows", "4"), "govuk-textarea--error")
}

fn fieldset(ui: Ui, drawn: Drawn, inputs: Node) -> Node {
    let described = described_by(ui, drawn);
    el("fieldset")
        .attr("class", "govuk-fieldset")
        .attr("aria-describedby", described)
        .child(el("legend").attr("class", "govuk-fieldset__legend govuk-fieldset__legend--m").child(ui.d(drawn.key())))
        .child(hint(ui, drawn))
        .child(fault(ui, drawn))
        .child(inputs)
        .node()
}

fn several(ui: Ui, drawn: Drawn, codes: &'static [&'static str]) -> Node {
    let chosen = Signal::derive(move || {
        let codes = drawn.values.with(|values| values.get(drawn.field.name).and_then(Value::as_array).cloned());
        codes.unwrap_or_default().iter().filter_map(|code| code.as_str().map(str::to_owned)).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |code: String| {
        let mut codes = chosen.get_untracked();
        match codes.iter().position(|other| *other == code) {
            Some(at) => drop(codes.remove(at)),
            None => codes.push(code),
        }
        drawn.give(codes.into());
    });
    let choices = codes.iter().map(|code| Choice::named(ui, &drawn.key(), code)).collect();
    fieldset(ui, drawn, checkboxes(ui, drawn.field.name.into(), choices, chosen, choose))
}

/// A day the British way: day, month and year, each typed. What is typed is kept as it stands until it is a day.
fn day(ui: Ui, drawn: Drawn) -> Node {
    let parts = move |at: usize| {
        let text = drawn.text();
        Signal::derive(move || {
            let text = text.get();
            let part = text.split('-').nth(2 - at).unwrap_or_default();
            part.trim_start_matches('0').to_owned()
        })
    };
    let give = move |at: usize, typed: String| {
        let mut all = [0, 1, 2].map(|part| parts(part).get_untracked());
        all[at] = typed.trim().into();
        let [day, month, year] = all;
        drawn.give(if [&day, &month, &year].iter().all(|part| part.is_empty()) {
            Value::Null
        } else {
            format!("{year:0>4}-{month:0>2}-{day:0>2}").into()
        });
    };
    let part = move |at: usize, name: &'static str, key: keys::Key, width: &'static str| {
        let id = input_id(drawn.field.name, name);
        let shown = parts(at);
        el("div")
            .attr("class", "govuk-date-input__item")
            .child(
                el("label")
                    .attr("class", "govuk-label govuk-date-input__label")
                    .attr("for", id.clone())
                    .child(ui.t(key)),
            )
            .child(
                el("input")
                    .attr("class", format!("govuk-input govuk-date-input__input {width}"))
                    .class("govuk-input--error", move || drawn.fault.get().is_some())
                    .attr("id", id)
                    .attr("type", "text")
                    .attr("inputmode", "numeric")
                    .attr("autocomplete", "off")
                    .prop("value", move || shown.get())
                    .on("change", move |event| give(at, value_of(&event))),
            )
    };
    let inputs = el("div")
        .attr("class", "govuk-date-input")
        .child(part(0, "day", keys::DAY, "govuk-input--width-2"))
        .child(part(1, "month", keys::MONTH, "govuk-input--width-2"))
        .child(part(2, "year", keys::YEAR, "govuk-input--width-4"));
    fieldset(ui, drawn, inputs.node())
}

/// A day as people write it: 22 November 2026.
#[must_use]
pub fn written(ui: Ui, day: Day) -> String {
    let key = format!("month.{}", day.month);
    let easy = ui.comfort.with_untracked(|comfort| comfort.easy_read);
    format!("{} {} {}", day.day, ui.words.say(&key, easy), day.year)
}

/// The day of a moment in RFC 3339, as people write it.
#[must_use]
pub fn written_day_of(ui: Ui, moment: &str) -> String {
    moment.get(..10).and_then(Day::parse).map_or_else(|| moment.to_owned(), |day| written(ui, day))
}
