//! A form drawn from a kind's table of fields. What is typed is kept as a draft, faults follow the error-summary
//! pattern, and nothing is lost when saving fails.

use super::errors::{self, ToPutRight};
use super::field::{self, Drawn, Values};
use super::page::trouble;
use crate::app::ports::StoreError;
use crate::app::records::draft_key;
use crate::app::workspace::Which;
use crate::content::keys::{self, Key};
use crate::domain::field::{Fault, Field, Kind, check};
use crate::domain::id::Id;
use crate::domain::kinds::Draft;
use crate::nodes;
use crate::platform::page;
use crate::ui::Ui;
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::{effect, spawn};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use serde_json::{Map, Value};
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

/// What saving does with the values of a form.
pub type Save = Rc<dyn Fn(Map<String, Value>) -> Pin<Box<dyn Future<Output = Result<(), StoreError>>>>>;

/// How long a pause in typing is before what is typed is kept, in milliseconds.
const PAUSE: u64 = 600;

/// A form.
#[derive(Clone)]
pub struct Form {
    /// Whose fields it has.
    pub kind: &'static Kind,
    /// Which of them, in order.
    pub fields: &'static [&'static str],
    /// The name under which its draft is kept.
    pub name: &'static str,
    /// The project that it is of, or `local`.
    pub project: Id,
    /// What it starts with.
    pub start: Map<String, Value>,
    /// What its button says.
    pub submit: Key,
    /// What it does.
    pub save: Save,
}

/// Draws a form. A draft that was kept takes the place of what it starts with.
pub fn form(ui: Ui, form: Form) -> Node {
    let values: Values = RwSignal::new(form.start.clone());
    let from_draft = RwSignal::new(false);
    let faults: RwSignal<Vec<(&'static str, Fault)>> = RwSignal::new(Vec::new());
    let failed: RwSignal<Option<StoreError>> = RwSignal::new(None);
    let saving = RwSignal::new(false);
    let fields: Vec<Drawn> = form
        .fields
        .iter()
        .filter_map(|name| form.kind.field(name))
        .map(|field| drawn(form.kind, field, values, faults))
        .collect();
    let kept = StoredValue::new(form.start.clone());
    keep_draft(ui, &form, values, from_draft, kept);

    let table: Vec<Field> = fields.iter().map(|drawn| *drawn.field).collect();
    let save = form.save.clone();
    let submit = StoredValue::new_local(move || {
        let given = values.get_untracked();
        match check(&table, &given) {
            Err(wrong) => {
                faults.set(wrong);
                request_animation_frame(|| page::focus(errors::SUMMARY));
            }
            Ok(()) if saving.get_untracked() => {}
            Ok(()) => {
                faults.set(Vec::new());
                saving.set(true);
                let saved = save(given);
                // What is being saved is no draft any more, whatever becomes of the screen meanwhile.
                let draft = kept.get_value();
                kept.set_value(values.get_untracked());
                spawn(async move {
                    let outcome = saved.await;
                    if outcome.is_err() {
                        let _ = kept.try_set_value(draft);
                    }
                    let _ = saving.try_set(false);
                    let _ = failed.try_set(outcome.err());
                });
            }
        }
    });
    let (of, all) = (form.kind, fields.clone());
    let to_put_right = Signal::derive(move || {
        let sentence = |(name, fault): (&str, Fault)| {
            let drawn = all.iter().find(|drawn| drawn.field.name == name)?;
            Some(ToPutRight { input: drawn.input(), sentence: drawn.sentence(ui, fault) })
        };
        faults.get().into_iter().filter_map(sentence).collect::<Vec<_>>()
    });
    let start = form.start.clone();
    let project = form.project.clone();
    let begin_again = move |_| {
        values.set(start.clone());
        from_draft.set(false);
        let project = project.clone();
        spawn(async move {
            let _ = ui.workspace.drop_draft(&project, form.name).await;
        });
    };
    let begin_again = StoredValue::new_local(begin_again);
    nodes![
        errors::summary(ui, to_put_right),
        move || {
            from_draft.get().then(|| {
                el("div").attr("class", "notice").child(super::picture::icon("pencil")).child(
                    el("div").attr("class", "notice__words").child(el("p").child(ui.t(keys::DRAFT_KEPT))).child(
                        el("button")
                            .attr("type", "button")
                            .attr("class", "button-link")
                            .on("click", move |event| begin_again.with_value(|begin| begin(event)))
                            .child(ui.t(keys::DRAFT_DROP)),
                    ),
                )
            })
        },
        el("form")
            .attr("novalidate", "")
            .attr("aria-label", ui.d(format!("{}.form", of.name)))
            .on("submit", move |event| {
                event.prevent_default();
                submit.with_value(|submit| submit());
            })
            .child(fields.into_iter().map(|drawn| field::draw(ui, drawn)).collect::<Vec<_>>())
            .child(move || failed.get().map(|error| trouble(ui, &error)))
            .child(
                el("button")
                    .attr("class", "govuk-button")
                    .attr("aria-disabled", move || saving.get().then_some("true"))
                    .child(ui.t(form.submit))
            )
    ]
    .node()
}

fn drawn(
    kind: &'static Kind,
    field: &'static Field,
    values: Values,
    faults: RwSignal<Vec<(&'static str, Fault)>>,
) -> Drawn {
    let fault = Signal::derive(move || {
        faults.with(|faults| faults.iter().find(|(name, _)| *name == field.name).map(|(_, fault)| *fault))
    });
    Drawn { kind: kind.name, field, values, fault }
}

/// Brings back what was typed before, and keeps what is typed from now on: at each pause, and when the page is hidden.
///
/// `kept` is what is stored already, or needs no storing.
fn keep_draft(ui: Ui, form: &Form, values: Values, from_draft: RwSignal<bool>, kept: StoredValue<Map<String, Value>>) {
    let (project, name) = (form.project.clone(), form.name);
    let ready = RwSignal::new(false);
    spawn({
        let project = project.clone();
        async move {
            let key = draft_key(&project, name);
            let found = ui.workspace.view(&[Which::One(key.clone())]).await;
            if let Ok(view) = found
                && let Some(draft) = view.one::<Draft>(&key.project, &key.id)
            {
                let _ = kept.try_set_value(draft.values.clone());
                let _ = values.try_set(draft.values);
                let _ = from_draft.try_set(true);
            }
            let _ = ready.try_set(true);
        }
    });
    let keep = move || {
        let Some(given) = values.try_get_untracked() else { return };
        if ready.try_get_untracked() != Some(true) || kept.try_get_value().as_ref() == Some(&given) {
            return;
        }
        let _ = kept.try_set_value(given.clone());
        let project = project.clone();
        spawn(async move {
            if let Err(error) = ui.workspace.keep_draft(&project, name, &given).await {
                leptos::logging::warn!("{error:?}");
            }
        });
    };
    at_pauses(values, keep);
}

/// Calls at each pause after a signal changed, and at once when the page is hidden.
pub fn at_pauses<T: Send + Sync + 'static>(typed: RwSignal<T>, keep: impl Fn() + Clone + 'static) {
    let timer: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_get_value() {
            timer.clear();
        }
    };
    let hidden = window_event_listener_untyped("visibilitychange", {
        let keep = keep.clone();
        move |_| keep()
    });
    let mut typed_before = false;
    let pause = keep.clone();
    effect(move || {
        typed.track();
        if std::mem::replace(&mut typed_before, true) {
            stop();
            let keep = pause.clone();
            timer.set_value(set_timeout_with_handle(keep, Duration::from_millis(PAUSE)).ok());
        }
    });
    // Whoever leaves the screen in the middle of a word loses nothing of it.
    let keep = SendWrapper::new(keep);
    on_cleanup(move || {
        stop();
        hidden.remove();
        keep();
    });
}
