//! Bring in answers: pick the file, see the plan, say yes; and Go back to before.

use crate::app::bring_in::WentBack;
use crate::app::ports::StoreError;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::RestorePoint;
use crate::exchange::plan::Plan;
use crate::exchange::read::Checked;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{loaded, notice, titled, trouble};
use crate::ui::components::pick_file::{Picked, bad_file, pick_file};
use crate::ui::components::plan::plan as draw_plan;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::{effect, spawn};
use leptos::prelude::*;

/// How far it is.
#[derive(Clone)]
enum Stage {
    Planned(Plan),
    Done(Plan),
    WentBack(WentBack),
    Failed(StoreError),
}

/// The screen.
pub fn bring_in(ui: Ui) -> Node {
    let picked: Picked = RwSignal::new_local(None);
    let stage: RwSignal<Option<Stage>, LocalStorage> = RwSignal::new_local(None);
    let with_erasures = RwSignal::new(false);
    effect(move || {
        let file = picked.with(|picked| picked.as_ref().and_then(|picked| picked.as_ref().ok()).cloned());
        if picked.with(Option::is_none) {
            return;
        }
        stage.set(None);
        with_erasures.set(false);
        let Some(file) = file else { return };
        spawn(async move {
            let planned = ui.workspace.plan_bring_in(&file).await;
            let _ = stage.try_set(Some(planned.map_or_else(Stage::Failed, Stage::Planned)));
        });
    });
    let apply = move || {
        let Some(Ok(file)) = picked.get_untracked() else { return };
        spawn(async move {
            let done = ui.workspace.bring_in(&file, with_erasures.get_untracked()).await;
            let _ = stage.try_set(Some(done.map_or_else(Stage::Failed, Stage::Done)));
        });
    };
    let outcome = move || {
        let bad = picked.with(|picked| match picked {
            Some(Err(bad)) => Some(bad_file(ui, bad.as_ref())),
            _ => None,
        });
        if let Some(bad) = bad {
            return bad;
        }
        match stage.get() {
            None => Node::Nothing,
            Some(Stage::Planned(plan)) => planned(ui, &plan, with_erasures, apply, picked),
            Some(Stage::Done(plan)) => nodes![
                notice("notice notice--good", "check-circle", el("p").child(ui.t(keys::BRING_IN_DONE))),
                draw_plan(ui, &plan),
                el("p").attr("class", "govuk-body").child(
                    el("a").attr("class", "govuk-link").attr("href", "projects").child(ui.t(keys::PROJECTS_TITLE))
                )
            ]
            .node(),
            Some(Stage::WentBack(went)) => {
                let fills = vec![("n", went.undone.to_string()), ("kept", went.kept.to_string())];
                notice("notice notice--good", "undo", el("p").child(ui.f(keys::WENT_BACK, fills)))
            }
            Some(Stage::Failed(error)) => trouble(ui, &error),
        }
    };
    let body = nodes![
        el("p").attr("class", "govuk-body").child(ui.t(keys::BRING_IN_SAYS)),
        pick_file(ui, picked),
        el("div").attr("role", "status").child(outcome),
        way_back(ui, stage)
    ];
    titled(ui, keys::BRING_IN_TITLE, Some(("saved".into(), keys::SAVED_TITLE)), body.node())
}

fn planned(
    ui: Ui,
    plan: &Plan,
    with_erasures: RwSignal<bool>,
    apply: impl Fn() + Clone + 'static,
    picked: Picked,
) -> Node {
    if plan.is_nothing() {
        return notice("notice notice--good", "check-circle", el("p").child(ui.t(keys::PLAN_NOTHING)));
    }
    let erases = plan.erases.len();
    let ask = (erases > 0).then(|| {
        el("div").attr("class", "govuk-checkboxes").child(
            el("div")
                .attr("class", "govuk-checkboxes__item")
                .child(
                    el("input")
                        .attr("class", "govuk-checkboxes__input")
                        .attr("type", "checkbox")
                        .attr("id", "with-erasures")
                        .prop("checked", move || with_erasures.get())
                        .on("change", move |_| with_erasures.update(|with| *with = !*with)),
                )
                .child(
                    el("label")
                        .attr("class", "govuk-label govuk-checkboxes__label")
                        .attr("for", "with-erasures")
                        .child(el("span").child(ui.f(keys::PLAN_ERASES, vec![("n", erases.to_string())]))),
                ),
        )
    });
    let day = picked.with_untracked(|picked| match picked {
        Some(Ok(Checked { at, .. })) => written_day_of(ui, at),
        _ => String::new(),
    });
    nodes![
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::PLAN_TITLE)),
        el("p").attr("class", "govuk-body").child(ui.f(keys::PLAN_FILE_OF, vec![("day", day)])),
        draw_plan(ui, plan),
        ask,
        el("div")
            .attr("class", "govuk-button-group")
            .child(
                el("button")
                    .attr("type", "button")
                    .attr("class", "govuk-button")
                    .on("click", move |_| apply())
                    .child(ui.t(keys::BRING_IN_DO))
            )
            .child(
                el("a")
                    .attr("class", "govuk-button govuk-button--secondary")
                    .attr("href", "saved")
                    .child(ui.t(keys::BRING_IN_DONT))
            )
    ]
    .node()
}

/// The latest import that can be undone.
fn way_back(ui: Ui, stage: RwSignal<Option<Stage>, LocalStorage>) -> Node {
    let point = ui.live(vec![Which::local::<RestorePoint>()], |workspace| workspace.latest_restore_point());
    loaded(ui, point, move |point| {
        let Some(point) = point.clone() else { return Node::Nothing };
        let fills = vec![("day", written_day_of(ui, &point.at)), ("n", point.changed.len().to_string())];
        let go_back = move |_| {
            let id = point.id.clone();
            spawn(async move {
                let went = ui.workspace.go_back(&id).await;
                let _ = stage.try_set(Some(went.map_or_else(Stage::Failed, Stage::WentBack)));
            });
        };
        nodes![
            el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::GO_BACK_TITLE)),
            el("p").attr("class", "govuk-body").child(ui.f(keys::GO_BACK_SAYS, fills)),
            el("button")
                .attr("type", "button")
                .attr("class", "govuk-button govuk-button--secondary")
                .on("click", go_back)
                .child(ui.t(keys::GO_BACK_DO))
        ]
        .node()
    })
}
