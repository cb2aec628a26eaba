//! Beginning a project and editing it: the same fields.

use super::not_found::no_project;
use super::project_address;
use crate::app::projects::project_key;
use crate::app::records::draft_key;
use crate::app::workspace::Which;
use crate::content::keys::{self, Key};
use crate::domain::activity::suggested_level;
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::Project;
use crate::domain::record::Key as RecordKey;
use crate::nodes;
use crate::platform::{page as browser_page, share};
use crate::ui::Ui;
use crate::ui::components::form::{Form, Save, form};
use crate::ui::components::ladder::rung_key;
use crate::ui::components::page::{loaded, notice, titled};
use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::follow::spawn;
use leptos_router::hooks::use_navigate;
use serde_json::Map;
use std::rc::Rc;

const FIELDS: &[&str] = &["title", "about", "contact", "activities"];

/// Beginning a project. Before a facilitator's first record the app says where it is safest.
pub fn new_project(ui: Ui) -> Node {
    let navigate = use_navigate();
    let local = Id::new(RecordKey::LOCAL);
    let save: Save = Rc::new(move |values| {
        let navigate = navigate.clone();
        Box::pin(async move {
            let id = ui.workspace.create_project(&values, "new-project").await?;
            // Asked for at the first save, when the browser has a reason to say yes.
            spawn(async {
                let _ = browser_page::ask_to_persist().await;
            });
            navigate(&format!("/{}", project_address(&id, "")), Default::default());
            Ok(())
        })
    });
    let safer = (!share::is_installed()).then(|| {
        let words = el("p")
            .child(ui.t(keys::NEW_PROJECT_SAFER))
            .child(" ")
            .child(el("a").attr("class", "govuk-link").attr("href", "install").child(ui.t(keys::INSTALL_TITLE)));
        notice("notice", "install", words)
    });
    let fields = form(
        ui,
        Form {
            kind: Project::KIND,
            fields: FIELDS,
            name: "new-project",
            project: local,
            start: Map::new(),
            submit: keys::NEW_PROJECT_SAVE,
            save,
        },
    );
    let back = Some(("projects".to_owned(), keys::PROJECTS_TITLE));
    titled(ui, keys::NEW_PROJECT_TITLE, back, nodes![safer, fields].node())
}

/// Editing a project.
pub fn edit_project(ui: Ui, project: Id) -> Node {
    let key = project_key(&project);
    let of = key.clone();
    let record = ui.once(move |workspace| {
        let key = of.clone();
        async move { Ok(workspace.view(&[Which::One(key.clone())]).await?.get(&key).map(|record| record.shown())) }
    });
    let back = Some((project_address(&project, ""), keys::BACK_TO_PROJECT));
    let navigate = use_navigate();
    let of_project = project.clone();
    let body = loaded(ui, record, move |start| {
        let Some(start) = start else { return no_project(ui) };
        let (key, project, navigate) = (key.clone(), project.clone(), navigate.clone());
        let save: Save = Rc::new(move |values| {
            let (key, project, navigate) = (key.clone(), project.clone(), navigate.clone());
            Box::pin(async move {
                ui.workspace.edit(&key, &values, &draft_key(&project, "edit-project")).await?;
                navigate(&format!("/{}", project_address(&project, "")), Default::default());
                Ok(())
            })
        });
        let start = start.iter().filter(|(name, _)| FIELDS.contains(&name.as_str()));
        form(
            ui,
            Form {
                kind: Project::KIND,
                fields: FIELDS,
                name: "edit-project",
                project: of_project.clone(),
                start: start.map(|(name, value)| (name.clone(), value.clone())).collect(),
                submit: keys::SAVE,
                save,
            },
        )
    });
    titled(ui, keys::EDIT_PROJECT_TITLE, back, body)
}

/// Which level suits a project's activities, and which of them ask for it. Nothing without an activity.
pub fn suggestion(ui: Ui, activities: &[String]) -> Node {
    let Some((level, asking)) = suggested_level(activities) else { return Node::Nothing };
    let asking: Vec<&'static str> = asking.iter().map(|activity| activity.code).collect();
    let words = move |key: Key| {
        let easy = ui.easy();
        let name = |code: &&str| ui.words.say(&format!("project.activities.{code}"), easy).to_owned();
        let asking = asking.iter().map(name).collect::<Vec<_>>().join("; ");
        ui.words.fill(key.0, easy, &[("level", ui.words.say(&rung_key(level, "name"), easy)), ("activities", &asking)])
    };
    notice("notice", "idea", el("p").child(move || words(keys::PROJECT_SUGGESTS)))
}
