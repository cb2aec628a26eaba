//! Every screen and its address. The one table that the router, the titles and the tests read.

use crate::content::keys::{self, Key};

/// A screen of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// The doors.
    Home,
    /// Which project to give feedback on.
    ChooseProject,
    /// Taking an answer back with its receipt.
    TakeBack,
    /// All projects.
    Projects,
    /// Beginning a project.
    NewProject,
    /// A project's own page.
    Project,
    /// Editing a project.
    EditProject,
    /// Erasing a project for good.
    EraseProject,
    /// The ladder: agreeing a rung.
    AgreeRung,
    /// The eight top tips as the group's list.
    Tips,
    /// What people said.
    Results,
    /// Giving feedback on one's own phone.
    GiveFeedback,
    /// Giving feedback on a phone that is handed round.
    PassRound,
    /// What co-production is.
    Learn,
    /// What changed after people said what they said.
    Changes,
    /// What's saved.
    Saved,
    /// Bringing a file in.
    BringIn,
    /// Checking a copy.
    CheckCopy,
    /// Comfort settings.
    Comfort,
    /// Adding the app to the Home Screen.
    Install,
    /// What this is, who made it, which version.
    About,
}

/// An address and what stands there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    /// The path under the app's own; a segment that begins with a colon stands for anything.
    pub path: &'static str,
    /// The screen.
    pub screen: Screen,
    /// Its title.
    pub title: Key,
}

const fn route(path: &'static str, screen: Screen, title: Key) -> Route {
    Route { path, screen, title }
}

/// The router's table. The first path that fits counts.
pub const ROUTES: [Route; 23] = [
    route("/", Screen::Home, keys::HOME_TITLE),
    route("/feedback", Screen::ChooseProject, keys::CHOOSE_TITLE),
    route("/feedback/take-back", Screen::TakeBack, keys::TAKE_BACK_TITLE),
    route("/projects", Screen::Projects, keys::PROJECTS_TITLE),
    route("/projects/new", Screen::NewProject, keys::NEW_PROJECT_TITLE),
    route("/projects/:project", Screen::Project, keys::PROJECT_PAGE_TITLE),
    route("/projects/:project/edit", Screen::EditProject, keys::EDIT_PROJECT_TITLE),
    route("/projects/:project/erase", Screen::EraseProject, keys::ERASE_TITLE),
    route("/projects/:project/rung", Screen::AgreeRung, keys::RUNG_TITLE),
    route("/projects/:project/tips", Screen::Tips, keys::TIPS_TITLE),
    route("/projects/:project/results", Screen::Results, keys::RESULTS_TITLE),
    route("/projects/:project/feedback", Screen::GiveFeedback, keys::FEEDBACK_TITLE),
    route("/projects/:project/feedback/:step", Screen::GiveFeedback, keys::FEEDBACK_TITLE),
    route("/projects/:project/pass-round", Screen::PassRound, keys::PASS_ROUND_TITLE),
    route("/projects/:project/pass-round/:step", Screen::PassRound, keys::PASS_ROUND_TITLE),
    route("/learn", Screen::Learn, keys::LEARN_TITLE),
    route("/changes", Screen::Changes, keys::CHANGES_TITLE),
    route("/saved", Screen::Saved, keys::SAVED_TITLE),
    route("/saved/bring-in", Screen::BringIn, keys::BRING_IN_TITLE),
    route("/saved/check", Screen::CheckCopy, keys::CHECK_TITLE),
    route("/comfort", Screen::Comfort, keys::COMFORT_TITLE),
    route("/install", Screen::Install, keys::INSTALL_TITLE),
    route("/about", Screen::About, keys::ABOUT_TITLE),
];

/// What stands in the places of an address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// The project's id.
    pub project: String,
    /// The step of a way through questions; empty before the first.
    pub step: String,
}

/// The screen at a path under the app's own.
#[must_use]
pub fn find(path: &str) -> Option<(Route, Places)> {
    let segments = || path.split('/').filter(|segment| !segment.is_empty());
    ROUTES.into_iter().find_map(|route| {
        let pattern: Vec<&str> = route.path.split('/').filter(|segment| !segment.is_empty()).collect();
        if pattern.len() != segments().count() {
            return None;
        }
        let mut places = Places::default();
        for (pattern, segment) in pattern.into_iter().zip(segments()) {
            match pattern {
                ":project" => places.project = segment.into(),
                ":step" => places.step = segment.into(),
                _ if pattern == segment => {}
                _ => return None,
            }
        }
        Some((route, places))
    })
}

impl Screen {
    /// Whether the bar at the thumb stays away: while somebody answers questions.
    #[must_use]
    pub const fn is_question(self) -> bool {
        matches!(self, Self::GiveFeedback | Self::PassRound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_what_stands_in_their_places() {
        let screen = |path| find(path).map(|(route, _)| route.screen);
        assert_eq!(screen("/"), Some(Screen::Home));
        assert_eq!(screen("/projects/new"), Some(Screen::NewProject));
        assert_eq!(screen("/projects/abc/"), Some(Screen::Project));
        assert_eq!(screen("/projects/abc/nonsense"), None);
        let (_, places) = find("/projects/abc/feedback/3").expect("a screen");
        assert_eq!(places, Places { project: "abc".into(), step: "3".into() });
    }

    #[test]
    fn every_route_is_found_by_its_own_address() {
        for route in ROUTES {
            let path = route.path.replace(':', "a-");
            assert_eq!(find(&path).map(|(found, _)| found), Some(route), "{path}");
        }
    }
}
