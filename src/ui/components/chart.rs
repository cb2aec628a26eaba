//! Bars with a table of the same numbers beside them. The words are never hidden behind a number.

use crate::content::keys;
use crate::domain::questionnaire::{Answering, DONT_KNOW, Question};
use crate::domain::results::{Counts, Tally};
use crate::domain::small_groups::Part;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};

/// A row of a question's counts: what it is called, and how many.
struct Row {
    label: Box<dyn Fn(Ui) -> String>,
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
pub fn bars(ui: Ui, question: &Question, tally: &Tally, parts: &[Part]) -> Node {
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
            let label = std::rc::Rc::new(row.label);
            let (name, head) = (label.clone(), label);
            let bar = if row.is_answer { "chart__bar" } else { "chart__bar chart__bar--other" };
            let drawn = el("li")
                .attr("class", "chart__row")
                .child(el("span").attr("class", "chart__label").child(move || name(ui)))
                .child(
                    el("svg")
                        .attr("class", bar)
                        .attr("viewBox", "0 0 100 10")
                        .attr("preserveAspectRatio", "none")
                        .child(el("rect").attr("width", (whole * 100 / most).to_string()).attr("height", "10")),
                )
                .child(el("span").attr("class", "chart__value").child(whole));
            let cells =
                cells.into_iter().map(|n| el("td").attr("class", "govuk-table__cell").child(n)).collect::<Vec<_>>();
            let line = el("tr")
                .attr("class", "govuk-table__row")
                .child(el("th").attr("scope", "row").attr("class", "govuk-table__header").child(move || head(ui)))
                .child(el("td").attr("class", "govuk-table__cell").child(whole))
                .child(cells);
            (drawn.node(), line.node())
        })
        .collect();
    let (drawn, lines): (Vec<Node>, Vec<Node>) = body.into_iter().unzip();
    let heads = parts.iter().map(|part| {
        let kinds = part.kinds.clone();
        let names = move || {
            let name = |kind: &String| ui.words.say(&format!("who.{kind}.short"), ui.easy()).to_owned();
            let joined: Vec<String> = kinds.iter().map(name).collect();
            joined.join(ui.t(keys::OR)())
        };
        el("th").attr("scope", "col").attr("class", "govuk-table__header").child(names)
    });
    el("figure")
        .attr("class", "chart")
        .child(el("figcaption").attr("class", "chart__title").attr("dir", "auto").child(title.clone()))
        .child(el("ul").attr("class", "chart__rows").attr("aria-hidden", "true").child(drawn))
        .child(
            el("div")
                .attr("class", "table-scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-labelledby", named)
                .child(
                    el("table")
                        .attr("class", "govuk-table")
                        .child(
                            el("caption")
                                .attr("class", "govuk-visually-hidden")
                                .attr("id", id)
                                .attr("dir", "auto")
                                .child(title),
                        )
                        .child(
                            el("thead").attr("class", "govuk-table__head").child(
                                el("tr")
                                    .attr("class", "govuk-table__row")
                                    .child(
                                        el("th")
                                            .attr("scope", "col")
                                            .attr("class", "govuk-table__header")
                                            .child(ui.t(keys::RESULTS_ANSWER)),
                                    )
                                    .child(
                                        el("th")
                                            .attr("scope", "col")
                                            .attr("class", "govuk-table__header")
                                            .child(ui.t(keys::RESULTS_EVERYBODY)),
                                    )
                                    .child(heads.collect::<Vec<_>>()),
                            ),
                        )
                        .child(el("tbody").attr("class", "govuk-table__body").child(lines)),
                ),
        )
        .node()
}
