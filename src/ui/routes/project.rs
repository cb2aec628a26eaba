//! A project's own page: what there is to do, what was agreed, and what can be done with the project as a whole.

use super::not_found::no_project;
use super::project_address;
use super::project_form::suggestion;
use crate::app::ports::StoreError;
use crate::app::projects::{agreements, project_key};
use crate::app::workspace::{View, Which};
use crate::content::keys::{self, Key};
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{AGREEMENTS, Agreement, Project, Response, Tip};
use crate::domain::tips::TIPS;
use crate::nodes;
use crate::ui::components::ladder::rung_key;
use crate::ui::components::page::{loaded, notice, page};
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use crate::ui::{Toast, Ui};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// How far a task is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotStarted,
    InProgress,
    Done,
}

impl State {
    const fn tag(self) -> (&'static str, Key) {
        match self {
            Self::NotStarted => ("govuk-tag govuk-tag--grey", keys::STATE_NOT_STARTED),
            Self::InProgress => ("govuk-tag govuk-tag--blue", keys::STATE_IN_PROGRESS),
            Self::Done => ("govuk-tag govuk-tag--green", keys::STATE_DONE),
        }
    }

    const fn of(done: usize, all: usize) -> Self {
        match done {
            0 => Self::NotStarted,
            n if n >= all => Self::Done,
            _ => Self::InProgress,
        }
    }
}

/// The page.
pub fn project(ui: Ui, project: Id) -> Node {
    let key = project_key(&project);
    let which = vec![
        Which::One(key.clone()),
        Which::kind::<Agreement>(&project),
        Which::kind::<Tip>(&project),
        Which::kind::<Response>(&project),
    ];
    let read = which.clone();
    let view = ui.live(which, move |workspace| {
        let read = read.clone();
        async move { workspace.view(&read).await }
    });
    loaded(ui, view, move |view| match view.get(&key).map(Project::read) {
        Some(found) => draw(ui, &project, &found, view),
        None => no_project(ui),
    })
}

fn draw(ui: Ui, id: &Id, project: &Project, view: &View) -> Node {
    let (title, about) = (project.title.clone(), project.about.clone());
    let agreed = agreements(view, AGREEMENTS[0]).into_iter().next();
    let tips = view.all::<Tip>().filter(|tip| !tip.state.is_empty()).count();
    let answers = view.all::<Response>().count();
    let say_agreed = agreed.as_ref().and_then(|agreement| agreement.rung).map(|rung| {
        let name = ui.d(rung_key(rung, "name"));
        let number = rung.number().to_string();
        move || ui.f(keys::PROJECT_AGREED, vec![("n", number.clone()), ("name", name())])()
    });
    let suggested = agreed.is_none().then(|| suggestion(ui, &project.activities));
    let archived = project.archived.then(|| notice("notice", "archive", el("p").child(ui.t(keys::PROJECT_ARCHIVED))));
    let deleted =
        project.deleted.then(|| notice("notice notice--care", "trash", el("p").child(ui.t(keys::PROJECT_DELETED))));
    let open = !project.archived && !project.deleted;
    let tasks = el("ul")
        .attr("class", "govuk-task-list")
        .child(task(ui, id, "rung", keys::RUNG_TITLE, Some(State::of(usize::from(agreed.is_some()), 1)), None))
        .child(task(ui, id, "tips", keys::TIPS_TITLE, Some(State::of(tips, TIPS.len())), None))
        .child(open.then(|| task(ui, id, "feedback", keys::FEEDBACK_TITLE, None, Some(keys::FEEDBACK_HINT))))
        .child(open.then(|| task(ui, id, "pass-round", keys::PASS_ROUND_TITLE, None, Some(keys::PASS_ROUND_HINT))))
        .child(task(ui, id, "results", keys::RESULTS_TITLE, None, None));
    let body = nodes![
        deleted,
        archived,
        el("p").attr("class", "govuk-body").attr("dir", "auto").child(about),
        say_agreed.map(|words| el("p").attr("class", "govuk-body").child(el("strong").child(words))),
        suggested,
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::PROJECT_TASKS)),
        tasks,
        el("p").attr("class", "meta").child(ui.f(keys::PROJECT_ANSWERS, vec![("n", answers.to_string())])),
        actions(ui, id, project)
    ];
    page(ui, move || title.clone(), Some(("projects".to_owned(), keys::PROJECTS_TITLE)), body.node())
}

fn task(ui: Ui, project: &Id, under: &'static str, name: Key, state: Option<State>, hint: Option<Key>) -> Node {
    let id = format!("state-{under}");
    let described = state.map(|_| id.clone());
    let tag = state.map(|state| {
        let (class, key) = state.tag();
        el("div")
            .attr("class", "govuk-task-list__status")
            .attr("id", id)
            .child(el("strong").attr("class", class).child(ui.t(key)))
    });
    el("li")
        .attr("class", "govuk-task-list__item govuk-task-list__item--with-link")
        .child(
            el("div")
                .attr("class", "govuk-task-list__name-and-hint")
                .child(
                    el("a")
                        .attr("class", "govuk-link govuk-task-list__link")
                        .attr("href", project_address(project, under))
                        .attr("aria-describedby", described)
                        .child(ui.t(name)),
                )
                .child(hint.map(|hint| el("div").attr("class", "govuk-task-list__hint").child(ui.t(hint)))),
        )
        .child(tag)
        .node()
}

/// Sets a flag and offers to take it back.
fn flag(ui: Ui, project: Id, flag: &'static str, value: bool, said: Key, after: impl Fn() + 'static) {
    spawn(async move {
        let set = ui.workspace.flag_project(&project, flag, value).await;
        if told(ui, set) {
            let undo = Callback::new(move |()| {
                let project = project.clone();
                spawn(async move {
                    told(ui, ui.workspace.flag_project(&project, flag, !value).await);
                });
            });
            ui.toast.set(Some(Toast { said: ui.say(said).into(), undo }));
            after();
        }
    });
}

/// Whether a change was stored; a fault is said at the bottom of the screen.
fn told(ui: Ui, outcome: Result<(), StoreError>) -> bool {
    let Err(error) = outcome else { return true };
    let said = ui.say(crate::ui::components::page::sentence(&error)).into();
    ui.toast.set(Some(Toast { said, undo: Callback::new(|()| ()) }));
    false
}

fn actions(ui: Ui, id: &Id, project: &Project) -> Node {
    let navigate = use_navigate();
    let (of, archived, deleted) = (id.clone(), project.archived, project.deleted);
    let archive = move |_| {
        let said = if archived { keys::PROJECT_UNARCHIVED_SAID } else { keys::PROJECT_ARCHIVED_SAID };
        flag(ui, of.clone(), "archived", !archived, said, || ());
    };
    let of = id.clone();
    let delete = move |_| {
        let navigate = navigate.clone();
        let said = if deleted { keys::PROJECT_UNDELETED_SAID } else { keys::PROJECT_DELETED_SAID };
        flag(ui, of.clone(), "deleted", !deleted, said, move || {
            if !deleted {
                navigate("/projects", Default::default());
            }
        });
    };
    let (archive_key, delete_key) = (
        if archived { keys::PROJECT_UNARCHIVE } else { keys::PROJECT_ARCHIVE },
        if deleted { keys::PROJECT_UNDELETE } else { keys::PROJECT_DELETE },
    );
    el("div")
        .attr("class", "page-actions")
        .child(
            el("a")
                .attr("class", "govuk-button govuk-button--secondary")
                .attr("href", project_address(id, "edit"))
                .child(ui.t(keys::EDIT_PROJECT_TITLE)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .attr("class", "govuk-button govuk-button--secondary")
                .on("click", archive)
                .child(ui.t(archive_key)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .attr("class", "govuk-button govuk-button--secondary")
                .on("click", delete)
                .child(ui.t(delete_key)),
        )
        .child(
            el("a")
                .attr("class", "govuk-link")
                .attr("href", project_address(id, "erase"))
                .child(ui.t(keys::ERASE_TITLE)),
        )
        .node()
}
