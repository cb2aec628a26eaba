//! The eight top tips as a group's own list (section 4 of the standards).

use super::id::Id;

/// The tips, named as in the list of points, in the order of the standards.
pub const TIPS: [&str; 8] = [
    "agree-rung",
    "open-mind",
    "all-areas",
    "joint-vision",
    "start-small",
    "skills",
    "solve-together",
    "time-and-money",
];

/// Where a group stands with a tip.
pub const STATES: [&str; 3] = ["done", "not-yet", "talk"];

/// The id of a project's record for a tip: the same on every device, so that two devices that open the list apart
/// do not make two records.
#[must_use]
pub fn record_id(project: &Id, tip: &str) -> Id {
    Id(format!("{project}:{tip}"))
}
