//! Bars with a table of the same numbers beside them. The words are never hidden behind a number.

use crate::content::keys;
use crate::domain::questionnaire::{Answering, DONT_KNOW, Question};
use crate::domain::results::{Counts, Tally};
use crate::domain::small_groups::Part;
use crate::ui::Ui;
use leptos::prelude::*;

/// A row of a question's counts: what it is called, and how many.
struct Row {
    label: Box<dyn Fn(Ui) -> String + Send + Sync>,
    of: Box<dyn Fn(&Counts) -> usize>,
    is_answer: bool,
}

fn rows(question: &Question) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Answering::Choice(options) = &question.answering {
        for option in options.iter().filter(|option| option.code != DONT_KNOW) {
            let (label, code) = (option.label.clone(), option.code.clone());
            rows.push(Row {
                label: Box::new(move |ui| label.pick(ui.easy()).to_owned()),
                of: Box::new(move |counts| counts.of(&code)),
                is_answer: true,
            });
        }
        if options.iter().any(|option| option.code == DONT_KNOW) {
            rows.push(apart(keys::RESULTS_DONT_KNOW, |counts| counts.dont_know));
        }
    }
    rows.push(apart(keys::RESULTS_SKIPPED, |counts| counts.skipped));
    rows
}

fn apart(key: keys::Key, of: fn(&Counts) -> usize) -> Row {
    Row { label: Box::new(move |ui| ui.t(key)().to_owned()), of: Box::new(of), is_answer: false }
}

/// What people answered to a question to choose from.
pub fn bars(ui: Ui, question: &Question, tally: &Tally, parts: &[Part]) -> AnyView {
    let rows = rows(question);
    let most = rows.iter().map(|row| (row.of)(&tally.whole)).max().unwrap_or_default().max(1);
    let id = format!("table-{}", question.code);
    let (named, ask) = (id.clone(), question.ask.clone());
    let title = move || ask.pick(ui.easy()).to_owned();
    let body: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let whole = (row.of)(&tally.whole);
            let cells: Vec<usize> = tally.parts.iter().map(|counts| (row.of)(counts)).collect();
            let label = std::sync::Arc::new(row.label);
            let (name, head) = (label.clone(), label);
            let bar = if row.is_answer { "chart__bar" } else { "chart__bar chart__bar--other" };
            let drawn = view! {
                <li class="chart__row">
                    <span class="chart__label">{move || name(ui)}</span>
                    <svg class=bar viewBox="0 0 100 10" preserveAspectRatio="none">
                        <rect width=(whole * 100 / most).to_string() height="10"></rect>
                    </svg>
                    <span class="chart__value">{whole}</span>
                </li>
            };
            let cells = cells.into_iter().map(|n| view! { <td class="govuk-table__cell">{n}</td> }).collect_view();
            let line = view! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header">{move || head(ui)}</th>
                    <td class="govuk-table__cell">{whole}</td>
                    {cells}
                </tr>
            };
            (drawn.into_any(), line.into_any())
        })
        .collect();
    let (drawn, lines): (Vec<AnyView>, Vec<AnyView>) = body.into_iter().unzip();
    let heads = parts.iter().map(|part| {
        let kinds = part.kinds.clone();
        let names = move || {
            let name = |kind: &String| ui.words.say(&format!("who.{kind}.short"), ui.easy()).to_owned();
            let joined: Vec<String> = kinds.iter().map(name).collect();
            joined.join(ui.t(keys::OR)())
        };
        view! { <th scope="col" class="govuk-table__header">{names}</th> }
    });
    view! {
        <figure class="chart">
            <figcaption class="chart__title" dir="auto">{title.clone()}</figcaption>
            <ul class="chart__rows" aria-hidden="true">{drawn}</ul>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby=named>
                <table class="govuk-table">
                    <caption class="govuk-visually-hidden" id=id dir="auto">{title}</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">{ui.t(keys::RESULTS_ANSWER)}</th>
                            <th scope="col" class="govuk-table__header">{ui.t(keys::RESULTS_EVERYBODY)}</th>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{lines}</tbody>
                </table>
            </div>
        </figure>
    }
    .into_any()
}
