//! Bring in answers: pick the file, see the plan, say yes; and Go back to before.

use crate::app::bring_in::WentBack;
use crate::app::ports::StoreError;
use crate::app::workspace::Which;
use crate::content::keys;
use crate::domain::kinds::RestorePoint;
use crate::exchange::plan::Plan;
use crate::exchange::read::Checked;
use crate::ui::Ui;
use crate::ui::components::field::written_day_of;
use crate::ui::components::page::{loaded, notice, titled, trouble};
use crate::ui::components::pick_file::{Picked, bad_file, pick_file};
use crate::ui::components::plan::plan as draw_plan;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far it is.
#[derive(Clone)]
enum Stage {
    Planned(Plan),
    Done(Plan),
    WentBack(WentBack),
    Failed(StoreError),
}

/// The screen.
pub fn bring_in(ui: Ui) -> AnyView {
    let picked: Picked = RwSignal::new_local(None);
    let stage: RwSignal<Option<Stage>, LocalStorage> = RwSignal::new_local(None);
    let with_erasures = RwSignal::new(false);
    Effect::new(move |_| {
        let file = picked.with(|picked| picked.as_ref().and_then(|picked| picked.as_ref().ok()).cloned());
        if picked.with(Option::is_none) {
            return;
        }
        stage.set(None);
        with_erasures.set(false);
        let Some(file) = file else { return };
        spawn_local(async move {
            let planned = ui.workspace.plan_bring_in(&file).await;
            let _ = stage.try_set(Some(planned.map_or_else(Stage::Failed, Stage::Planned)));
        });
    });
    let apply = move || {
        let Some(Ok(file)) = picked.get_untracked() else { return };
        spawn_local(async move {
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
            None => ().into_any(),
            Some(Stage::Planned(plan)) => planned(ui, &plan, with_erasures, apply, picked),
            Some(Stage::Done(plan)) => view! {
                {notice("notice notice--good", "check-circle", view! { <p>{ui.t(keys::BRING_IN_DONE)}</p> })}
                {draw_plan(ui, &plan)}
                <p class="govuk-body"><a class="govuk-link" href="projects">{ui.t(keys::PROJECTS_TITLE)}</a></p>
            }
            .into_any(),
            Some(Stage::WentBack(went)) => {
                let fills = vec![("n", went.undone.to_string()), ("kept", went.kept.to_string())];
                notice("notice notice--good", "undo", view! { <p>{ui.f(keys::WENT_BACK, fills)}</p> })
            }
            Some(Stage::Failed(error)) => trouble(ui, &error),
        }
    };
    let body = view! {
        <p class="govuk-body">{ui.t(keys::BRING_IN_SAYS)}</p>
        {pick_file(ui, picked)}
        <div role="status">{outcome}</div>
        {way_back(ui, stage)}
    };
    titled(ui, keys::BRING_IN_TITLE, Some(("saved".into(), keys::SAVED_TITLE)), body.into_any())
}

fn planned(
    ui: Ui,
    plan: &Plan,
    with_erasures: RwSignal<bool>,
    apply: impl Fn() + Clone + 'static,
    picked: Picked,
) -> AnyView {
    if plan.is_nothing() {
        return notice("notice notice--good", "check-circle", view! { <p>{ui.t(keys::PLAN_NOTHING)}</p> });
    }
    let erases = plan.erases.len();
    let ask = (erases > 0).then(|| {
        view! {
            <div class="govuk-checkboxes">
                <div class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input"
                        type="checkbox"
                        id="with-erasures"
                        prop:checked=with_erasures
                        on:change=move |_| with_erasures.update(|with| *with = !*with)
                    />
                    <label class="govuk-label govuk-checkboxes__label" for="with-erasures">
                        <span>{ui.f(keys::PLAN_ERASES, vec![("n", erases.to_string())])}</span>
                    </label>
                </div>
            </div>
        }
    });
    let day = picked.with_untracked(|picked| match picked {
        Some(Ok(Checked { at, .. })) => written_day_of(ui, at),
        _ => String::new(),
    });
    view! {
        <h2 class="govuk-heading-m">{ui.t(keys::PLAN_TITLE)}</h2>
        <p class="govuk-body">{ui.f(keys::PLAN_FILE_OF, vec![("day", day)])}</p>
        {draw_plan(ui, plan)}
        {ask}
        <div class="govuk-button-group">
            <button type="button" class="govuk-button" on:click=move |_| apply()>{ui.t(keys::BRING_IN_DO)}</button>
            <a class="govuk-button govuk-button--secondary" href="saved">{ui.t(keys::BRING_IN_DONT)}</a>
        </div>
    }
    .into_any()
}

/// The latest import that can be undone.
fn way_back(ui: Ui, stage: RwSignal<Option<Stage>, LocalStorage>) -> AnyView {
    let point = ui.live(vec![Which::local::<RestorePoint>()], |workspace| workspace.latest_restore_point());
    loaded(ui, point, move |point| {
        let Some(point) = point.clone() else { return ().into_any() };
        let fills = vec![("day", written_day_of(ui, &point.at)), ("n", point.changed.len().to_string())];
        let go_back = move |_| {
            let id = point.id.clone();
            spawn_local(async move {
                let went = ui.workspace.go_back(&id).await;
                let _ = stage.try_set(Some(went.map_or_else(Stage::Failed, Stage::WentBack)));
            });
        };
        view! {
            <h2 class="govuk-heading-m">{ui.t(keys::GO_BACK_TITLE)}</h2>
            <p class="govuk-body">{ui.f(keys::GO_BACK_SAYS, fills)}</p>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=go_back>{ui.t(keys::GO_BACK_DO)}</button>
        }
        .into_any()
    })
}
