//! The nine activities of the commissioning matrix and the level that each asks for (section 3 of the standards).

use super::ladder::Rung;

/// An activity of the matrix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Activity {
    /// The name in records, in addresses and in keys of words.
    pub code: &'static str,
    /// The part of commissioning that it belongs to: `planning`, `procuring` or `monitoring`.
    pub part: &'static str,
    /// The level that the matrix asks for.
    pub level: Rung,
}

const fn activity(part: &'static str, code: &'static str, level: Rung) -> Activity {
    Activity { code, part, level }
}

/// All nine, in the order of the matrix.
pub const ACTIVITIES: [Activity; 9] = [
    activity("planning", "assessing-needs", Rung::Engagement),
    activity("planning", "reviewing-provision", Rung::Engagement),
    activity("planning", "deciding-priorities", Rung::CoProduction),
    activity("procuring", "designing-services", Rung::CoProduction),
    activity("procuring", "shaping-supply", Rung::Engagement),
    activity("procuring", "procuring-providers", Rung::Engagement),
    activity("monitoring", "managing-performance", Rung::Engagement),
    activity("monitoring", "seeking-views", Rung::Engagement),
    activity("monitoring", "care-planning", Rung::CoProduction),
];

/// The codes of all nine, for a field that takes any of them.
pub const CODES: [&str; 9] = {
    let mut codes = [""; 9];
    let mut at = 0;
    while at < 9 {
        codes[at] = ACTIVITIES[at].code;
        at += 1;
    }
    codes
};

/// The highest level among activities, and those of them that ask for it. Nothing where no activity is known.
#[must_use]
pub fn suggested_level(codes: &[String]) -> Option<(Rung, Vec<&'static Activity>)> {
    let chosen = || ACTIVITIES.iter().filter(|activity| codes.iter().any(|code| code == activity.code));
    let level = chosen().map(|activity| activity.level).max()?;
    Some((level, chosen().filter(|activity| activity.level == level).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_highest_level_counts_and_names_who_asks_for_it() {
        let (level, asking) = suggested_level(&codes(&["seeking-views", "care-planning"])).expect("a level");
        assert_eq!(level, Rung::CoProduction);
        assert_eq!(asking.iter().map(|a| a.code).collect::<Vec<_>>(), ["care-planning"]);
    }

    #[test]
    fn without_an_activity_there_is_no_suggestion() {
        assert_eq!(suggested_level(&[]), None);
        assert_eq!(suggested_level(&codes(&["something-newer"])), None);
    }

    #[test]
    fn three_of_nine_ask_for_co_production_as_in_the_matrix() {
        let top: Vec<_> = ACTIVITIES.iter().filter(|a| a.level == Rung::CoProduction).map(|a| a.code).collect();
        assert_eq!(top, ["deciding-priorities", "designing-services", "care-planning"]);
        assert!(ACTIVITIES.iter().all(|a| a.level >= Rung::Engagement));
    }
}
