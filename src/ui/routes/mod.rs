//! One file a screen, or a screen and its steps. Which address shows which stands in `app::screens`.

pub mod about;
pub mod agree_rung;
pub mod bring_in;
pub mod changes;
pub mod check_copy;
pub mod choose_project;
pub mod comfort;
pub mod erase_project;
pub mod feedback;
pub mod home;
pub mod install;
pub mod learn;
pub mod not_found;
pub mod project;
pub mod project_form;
pub mod projects;
pub mod results;
pub mod saved;
pub mod take_back;
pub mod tips;

use super::Ui;
use crate::app::screens::{Places, Route, Screen};
use crate::domain::id::Id;
use crate::ui::dom::Node;

/// Draws the screen of a route.
pub fn draw(ui: Ui, route: Route, places: Places) -> Node {
    let project = Id::new(places.project);
    match route.screen {
        Screen::Home => home::home(ui),
        Screen::ChooseProject => choose_project::choose_project(ui),
        Screen::TakeBack => take_back::take_back(ui),
        Screen::Projects => projects::projects(ui),
        Screen::NewProject => project_form::new_project(ui),
        Screen::Project => project::project(ui, project),
        Screen::EditProject => project_form::edit_project(ui, project),
        Screen::EraseProject => erase_project::erase_project(ui, project),
        Screen::AgreeRung => agree_rung::agree_rung(ui, project),
        Screen::Tips => tips::tips(ui, project),
        Screen::Results => results::results(ui, project),
        Screen::GiveFeedback => feedback::feedback(ui, project, feedback::Way::OwnPhone, places.step),
        Screen::PassRound => feedback::feedback(ui, project, feedback::Way::PassedRound, places.step),
        Screen::Learn => learn::learn(ui),
        Screen::Changes => changes::changes(ui),
        Screen::Saved => saved::saved(ui),
        Screen::BringIn => bring_in::bring_in(ui),
        Screen::CheckCopy => check_copy::check_copy(ui),
        Screen::Comfort => comfort::comfort(ui),
        Screen::Install => install::install(ui),
        Screen::About => about::about(ui),
    }
}

/// The address of a project's page, or of one under it.
#[must_use]
pub fn project_address(project: &Id, under: &str) -> String {
    if under.is_empty() { format!("projects/{project}") } else { format!("projects/{project}/{under}") }
}
