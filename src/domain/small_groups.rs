//! The small-groups rule: nobody's answer can be worked out from who answered.
//!
//! Kinds of people stay apart only where each has at least the threshold. Otherwise parts join, experts with
//! carers first, until every part that is shown has enough; where that leaves one part, only the whole is shown.
//! All parts together are always the whole, and each is shown entire or not at all, so that no part can be worked
//! out by taking others from the whole. One rule, for screens, reports, tables and files.

/// How many people a part needs, unless the council's own file says otherwise.
pub const THRESHOLD: usize = 5;

/// Kinds of people that are shown together: their codes, in the order in which they were handed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Codes of the kinds in it.
    pub kinds: Vec<String>,
    /// How many people.
    pub people: usize,
}

/// Parts of a whole that may be shown apart; nothing where only the whole may be shown.
///
/// `counts` holds each kind with how many people there are of it. The first two (experts by experience and carers)
/// join before any others; after them a small part joins its neighbour in the order. Whoever left the question of
/// kind unanswered is a kind too.
#[must_use]
pub fn parts(counts: &[(String, usize)], threshold: usize) -> Vec<Part> {
    let part = |(kind, people): &(String, usize)| Part { kinds: vec![kind.clone()], people: *people };
    let mut parts: Vec<Part> = counts.iter().filter(|(_, people)| *people > 0).map(part).collect();
    let too_small = |parts: &[Part]| parts.iter().position(|part| part.people < threshold);
    if too_small(&parts).is_some() && counts.iter().take(2).all(|(_, people)| *people > 0) {
        join(&mut parts, 1);
    }
    while let Some(small) = too_small(&parts)
        && parts.len() > 1
    {
        let at = (small + 1).min(parts.len() - 1);
        join(&mut parts, at);
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// Joins a part with the one before it.
fn join(parts: &mut Vec<Part>, at: usize) {
    if at == 0 || at >= parts.len() {
        return;
    }
    let joined = parts.remove(at);
    parts[at - 1].kinds.extend(joined.kinds);
    parts[at - 1].people += joined.people;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(people: &[usize]) -> Vec<(String, usize)> {
        people.iter().enumerate().map(|(at, people)| (at.to_string(), *people)).collect()
    }

    #[test]
    fn parts_stay_apart_where_each_has_five() {
        assert_eq!(parts(&counts(&[5, 6, 7]), 5).len(), 3);
    }

    #[test]
    fn experts_join_carers_first() {
        let shown = parts(&counts(&[3, 4, 8]), 5);
        assert_eq!(shown[0], Part { kinds: vec!["0".into(), "1".into()], people: 7 });
        assert_eq!(shown[1], Part { kinds: vec!["2".into()], people: 8 });
        let shown = parts(&counts(&[9, 2, 8]), 5);
        assert_eq!(shown.iter().map(|part| part.people).collect::<Vec<_>>(), [11, 8]);
    }

    #[test]
    fn somebody_who_would_rather_not_say_is_never_alone() {
        let shown = parts(&counts(&[10, 8, 6, 0, 1]), 5);
        assert_eq!(shown.iter().map(|part| part.people).collect::<Vec<_>>(), [18, 7]);
    }

    #[test]
    fn only_the_whole_is_shown_where_one_part_would_be_left() {
        assert!(parts(&counts(&[12]), 5).is_empty());
        assert!(parts(&counts(&[12, 1]), 5).is_empty());
        assert!(parts(&counts(&[1, 1, 1]), 5).is_empty());
        assert!(parts(&[], 5).is_empty());
    }

    proptest! {
        #[test]
        fn no_part_is_small_and_none_can_be_worked_out(people in prop::collection::vec(0_usize..20, 0..6), threshold in 1_usize..10) {
            let counts = counts(&people);
            let shown = parts(&counts, threshold);
            prop_assert_ne!(shown.len(), 1);
            for part in &shown {
                prop_assert!(part.people >= threshold);
                let members: usize = counts.iter().filter(|(kind, _)| part.kinds.contains(kind)).map(|(_, n)| n).sum();
                prop_assert_eq!(members, part.people);
            }
            if !shown.is_empty() {
                // The rest of the whole, after any shown parts are taken away, is itself parts that are big enough.
                let whole: usize = people.iter().sum();
                prop_assert_eq!(shown.iter().map(|part| part.people).sum::<usize>(), whole);
            }
        }
    }
}
