//! What people said: counts with a table beside each chart, said against felt on the ladder, words that may be shown.

use super::project_address;
use crate::app::projects::project_key;
use crate::app::summary::{Asked, Summary};
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{Agreement, Project, Response, Unfinished};
use crate::domain::questionnaire::Answering;
use crate::domain::results::SaidAndFelt;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::chart::bars;
use crate::ui::components::ladder;
use crate::ui::components::page::{loaded, notice, titled};
use crate::ui::components::picture::with_picture;
use crate::ui::dom::{IntoNode, Node, el};

/// The screen.
pub fn results(ui: Ui, project: Id) -> Node {
    let of = project.clone();
    let which = vec![
        Which::One(project_key(&project)),
        Which::kind::<Response>(&project),
        Which::kind::<Unfinished>(&project),
        Which::kind::<Agreement>(&project),
        Which::erasures(),
    ];
    let summary = ui.live(which, move |workspace| {
        let project = of.clone();
        async move { workspace.summary(&project).await }
    });
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let name = {
        let key = project_key(&project);
        let name = ui.once(move |workspace| {
            let key = key.clone();
            async move { Ok(workspace.view(&[Which::One(key.clone())]).await?.get(&key).map(Project::read)) }
        });
        loaded(ui, name, |project| {
            let title = project.as_ref().map(|project| project.title.clone());
            el("p").attr("class", "govuk-caption-l").attr("dir", "auto").child(title).node()
        })
    };
    let body = loaded(ui, summary, move |summary| draw(ui, summary));
    titled(ui, keys::RESULTS_TITLE, back, nodes![name, body].node())
}

fn draw(ui: Ui, summary: &Summary) -> Node {
    let line = |key, n: usize| (n > 0).then(|| el("li").child(ui.f(key, vec![("n", n.to_string())])));
    let none = summary
        .asked
        .is_empty()
        .then(|| with_picture("feedback", el("p").attr("class", "govuk-body").child(ui.t(keys::RESULTS_NONE))));
    nodes![
        none,
        summary.asked.iter().map(|asked| one(ui, asked)).collect::<Vec<_>>(),
        el("ul")
            .attr("class", "govuk-list")
            .child(line(keys::RESULTS_UNFINISHED, summary.unfinished))
            .child(line(keys::RESULTS_WITHDRAWN, summary.withdrawn))
            .child(line(keys::RESULTS_REMOVED, summary.removed))
    ]
    .node()
}

fn one(ui: Ui, asked: &Asked) -> Node {
    let results = &asked.results;
    let together =
        results.parts.is_empty().then(|| notice("notice", "users", el("p").child(ui.t(keys::RESULTS_TOGETHER))));
    let charts = asked.set.questions.iter().zip(&results.tallies).map(|(question, tally)| match question.answering {
        Answering::Choice(_) => bars(ui, question, tally, &results.parts),
        Answering::Ladder => asked
            .said_and_felt
            .as_ref()
            .map_or_else(|| Node::Nothing, |both| said_and_felt(ui, both, tally.whole.skipped)),
        Answering::Text => {
            let words = asked.words.iter().find(|(code, _)| *code == question.code);
            let ask = question.ask.clone();
            quoted(
                ui,
                move || ask.pick(ui.easy()).to_owned(),
                words.map_or(&[][..], |(_, words)| words),
                tally.whole.wrote,
            )
        }
    });
    nodes![
        el("p")
            .attr("class", "govuk-body")
            .child(el("strong").child(ui.f(keys::RESULTS_PEOPLE, vec![("n", results.people.to_string())]))),
        together,
        charts.collect::<Vec<_>>()
    ]
    .node()
}

/// Where what was agreed and what it felt like differ, one plain sentence says so.
fn said_and_felt(ui: Ui, both: &SaidAndFelt, skipped: usize) -> Node {
    let fills = vec![
        ("n", both.below.to_string()),
        ("all", both.answered.to_string()),
        ("rung", both.said.map(|said| said.number().to_string()).unwrap_or_default()),
    ];
    let key = match (both.said, both.below) {
        (None, _) => keys::FELT_NOT_AGREED,
        (Some(_), 0) if both.answered > 0 => keys::FELT_AS_AGREED,
        (Some(_), 0) => keys::FELT_NOBODY,
        (Some(_), _) => keys::FELT_BELOW,
    };
    nodes![
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::FELT_TITLE)),
        el("p").attr("class", "govuk-body").child(ui.f(key, fills)),
        ladder::read(ui, both.said, Some(both)),
        el("p").attr("class", "meta").child(ui.f(keys::RESULTS_SKIPPED_BY, vec![("n", skipped.to_string())]))
    ]
    .node()
}

/// Words that people allowed to be shown. Nothing tells who wrote them.
fn quoted(ui: Ui, title: impl Fn() -> String + 'static, words: &[String], wrote: usize) -> Node {
    let held_back = wrote - words.len().min(wrote);
    let items = words.iter().map(|words| {
        el("li").child(el("blockquote").attr("class", "govuk-inset-text").attr("dir", "auto").child(words.clone()))
    });
    nodes![
        el("h2").attr("class", "govuk-heading-m").attr("dir", "auto").child(title),
        el("ul").attr("class", "govuk-list").child(items.collect::<Vec<_>>()),
        el("p")
            .attr("class", "meta")
            .child(ui.f(keys::RESULTS_WROTE, vec![("n", wrote.to_string()), ("held", held_back.to_string())]))
    ]
    .node()
}
