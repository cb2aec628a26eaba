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
use crate::ui::Ui;
use crate::ui::components::chart::bars;
use crate::ui::components::ladder;
use crate::ui::components::page::{loaded, notice, titled};
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

/// The screen.
pub fn results(ui: Ui, project: Id) -> AnyView {
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
            view! { <p class="govuk-caption-l" dir="auto">{title}</p> }.into_any()
        })
    };
    let body = loaded(ui, summary, move |summary| draw(ui, summary));
    titled(ui, keys::RESULTS_TITLE, back, view! { {name}{body} }.into_any())
}

fn draw(ui: Ui, summary: &Summary) -> AnyView {
    let line = |key, n: usize| (n > 0).then(|| view! { <li>{ui.f(key, vec![("n", n.to_string())])}</li> });
    let none = summary.asked.is_empty().then(|| {
        with_picture("feedback", view! { <p class="govuk-body">{ui.t(keys::RESULTS_NONE)}</p> })
    });
    view! {
        {none}
        {summary.asked.iter().map(|asked| one(ui, asked)).collect_view()}
        <ul class="govuk-list">
            {line(keys::RESULTS_UNFINISHED, summary.unfinished)}
            {line(keys::RESULTS_WITHDRAWN, summary.withdrawn)}
            {line(keys::RESULTS_REMOVED, summary.removed)}
        </ul>
    }
    .into_any()
}

fn one(ui: Ui, asked: &Asked) -> AnyView {
    let results = &asked.results;
    let together = results.parts.is_empty().then(|| notice("notice", "users", view! { <p>{ui.t(keys::RESULTS_TOGETHER)}</p> }));
    let charts = asked.set.questions.iter().zip(&results.tallies).map(|(question, tally)| match question.answering {
        Answering::Choice(_) => bars(ui, question, tally, &results.parts),
        Answering::Ladder => asked.said_and_felt.as_ref().map_or_else(|| ().into_any(), |both| said_and_felt(ui, both, tally.whole.skipped)),
        Answering::Text => {
            let words = asked.words.iter().find(|(code, _)| *code == question.code);
            let ask = question.ask.clone();
            quoted(ui, move || ask.pick(ui.easy()).to_owned(), words.map_or(&[][..], |(_, words)| words), tally.whole.wrote)
        }
    });
    view! {
        <p class="govuk-body"><strong>{ui.f(keys::RESULTS_PEOPLE, vec![("n", results.people.to_string())])}</strong></p>
        {together}
        {charts.collect_view()}
    }
    .into_any()
}

/// Where what was agreed and what it felt like differ, one plain sentence says so.
fn said_and_felt(ui: Ui, both: &SaidAndFelt, skipped: usize) -> AnyView {
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
    view! {
        <h2 class="govuk-heading-m">{ui.t(keys::FELT_TITLE)}</h2>
        <p class="govuk-body">{ui.f(key, fills)}</p>
        {ladder::read(ui, both.said, Some(both))}
        <p class="meta">{ui.f(keys::RESULTS_SKIPPED_BY, vec![("n", skipped.to_string())])}</p>
    }
    .into_any()
}

/// Words that people allowed to be shown. Nothing tells who wrote them.
fn quoted(ui: Ui, title: impl Fn() -> String + Send + Sync + 'static, words: &[String], wrote: usize) -> AnyView {
    let held_back = wrote - words.len().min(wrote);
    let items = words.iter().map(|words| view! { <li><blockquote class="govuk-inset-text" dir="auto">{words.clone()}</blockquote></li> });
    view! {
        <h2 class="govuk-heading-m" dir="auto">{title}</h2>
        <ul class="govuk-list">{items.collect_view()}</ul>
        <p class="meta">{ui.f(keys::RESULTS_WROTE, vec![("n", wrote.to_string()), ("held", held_back.to_string())])}</p>
    }
    .into_any()
}
