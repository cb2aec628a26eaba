//! What people said, counted: per question and kind of person, under the small-groups rule, and said against felt.
//!
//! Skipped, "I don't know" and unfinished are three different things and none is negative. There is no score.

use super::kinds::Response;
use super::ladder::Rung;
use super::questionnaire::{Answering, DONT_KNOW, Question, Questionnaire};
use super::response::WHO;
use super::small_groups::{self, Part};
use super::sorted::Sorted;

/// Counts of one question's answers, for everybody or for one part.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Per option's code (or rung's number), how many people chose it. "I don't know" is not among them.
    pub chosen: Sorted<String, usize>,
    /// How many said "I don't know".
    pub dont_know: usize,
    /// How many passed it over.
    pub skipped: usize,
    /// How many wrote something, where the question asks for words.
    pub wrote: usize,
}

impl Counts {
    /// How many chose an option.
    #[must_use]
    pub fn of(&self, code: &str) -> usize {
        self.chosen.get(code).copied().unwrap_or_default()
    }

    /// How many chose anything at all.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.chosen.values().sum()
    }

    fn add(&mut self, question: &Question, response: &Response) {
        match response.answers.get(&question.code) {
            None => self.skipped += 1,
            Some(answer) => match question.answering {
                Answering::Text => self.wrote += 1,
                Answering::Choice(_) | Answering::Ladder => match answer.as_str() {
                    Some(DONT_KNOW) => self.dont_know += 1,
                    Some(code) => *self.chosen.or_default(code.into()) += 1,
                    None => *self.chosen.or_default(answer.to_string()) += 1,
                },
            },
        }
    }
}

/// The counts of one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// The question's code.
    pub code: String,
    /// Everybody.
    pub whole: Counts,
    /// One for each of [`Results::parts`].
    pub parts: Vec<Counts>,
}

/// What people said to one published questionnaire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Results {
    /// How many people.
    pub people: usize,
    /// The parts that may be shown apart by kind of person; empty where only the whole may be shown.
    pub parts: Vec<Part>,
    /// One for each question, in order.
    pub tallies: Vec<Tally>,
}

/// The kind under which whoever gave none is counted: the same as those who would rather not say.
const NOT_SAID: &str = WHO[4];

/// The kind that a response is counted under.
fn kind_of(response: &Response) -> &str {
    WHO.into_iter().find(|kind| *kind == response.who).unwrap_or(NOT_SAID)
}

/// Counts responses to a questionnaire. Those to another are passed over.
#[must_use]
pub fn count<'a>(
    asked: &super::id::Id,
    set: &Questionnaire,
    responses: impl Iterator<Item = &'a Response> + Clone,
    threshold: usize,
) -> Results {
    let responses = responses.filter(|response| response.questionnaire == *asked);
    let mut kinds = WHO.map(|kind| (kind.to_owned(), 0));
    for response in responses.clone() {
        if let Some((_, people)) = kinds.iter_mut().find(|(kind, _)| kind == kind_of(response)) {
            *people += 1;
        }
    }
    let parts = small_groups::parts(&kinds, threshold);
    let place = |kind: &str| parts.iter().position(|part| part.kinds.iter().any(|of| of == kind));
    let mut tallies: Vec<Tally> = set
        .questions
        .iter()
        .map(|question| Tally {
            code: question.code.clone(),
            whole: Counts::default(),
            parts: vec![Counts::default(); parts.len()],
        })
        .collect();
    for response in responses {
        let place = place(kind_of(response));
        for (question, tally) in set.questions.iter().zip(&mut tallies) {
            tally.whole.add(question, response);
            if let Some(part) = place.and_then(|at| tally.parts.get_mut(at)) {
                part.add(question, response);
            }
        }
    }
    Results { people: kinds.iter().map(|(_, people)| people).sum(), parts, tallies }
}

/// What the group agreed beside what people privately say it felt like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaidAndFelt {
    /// The rung that the group agreed, where it has agreed one.
    pub said: Option<Rung>,
    /// How many people felt each rung, from the top to the bottom.
    pub felt: [(Rung, usize); 7],
    /// How many people felt a rung below the one that was agreed.
    pub below: usize,
    /// How many chose a rung at all.
    pub answered: usize,
}

/// Sets the agreed rung beside the counts of a question on the ladder.
#[must_use]
pub fn said_and_felt(said: Option<Rung>, felt: &Counts) -> SaidAndFelt {
    let felt = Rung::TOP_DOWN.map(|rung| (rung, felt.of(&rung.number().to_string())));
    let below = felt.iter().filter(|(rung, _)| said.is_some_and(|said| *rung < said)).map(|(_, n)| n).sum();
    SaidAndFelt { said, felt, below, answered: felt.iter().map(|(_, people)| people).sum() }
}

/// Words that people allowed to be shown, one question's, without a word about who wrote them; in the order of
/// their ids, which is chance.
///
/// Those who said "in other words" are left out: theirs are for the facilitator to put in other words.
#[must_use]
pub fn words_to_show<'a>(code: &str, responses: impl Iterator<Item = &'a Response>) -> Vec<&'a str> {
    responses
        .filter(|response| response.show_words == "yes")
        .filter_map(|response| response.answers.get(code)?.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::id::Id;
    use super::super::questionnaire::{Choice, Wording};
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn set() -> Questionnaire {
        let choice = |code: &str| Choice { code: code.into(), label: Wording::default() };
        let question = |code: &str, answering| Question {
            code: code.into(),
            ask: Wording::default(),
            answering,
            picture: String::new(),
        };
        let options = vec![choice("a-lot"), choice("a-little"), choice(DONT_KNOW)];
        Questionnaire {
            questions: vec![question("true", Answering::Choice(options)), question("rung", Answering::Ladder)],
            ..Questionnaire::default()
        }
    }

    fn response(who: &str, answers: serde_json::Value) -> Response {
        let answers = answers.as_object().cloned().unwrap_or_default();
        Response { questionnaire: Id::new("q"), who: who.into(), answers, ..Response::default() }
    }

    #[test]
    fn skipped_and_dont_know_are_apart_from_answers() {
        let given = [
            response("expert", json!({"true": "a-lot", "rung": 7})),
            response("expert", json!({"true": "dont-know"})),
            response("", json!({})),
        ];
        let results = count(&Id::new("q"), &set(), given.iter(), 5);
        let whole = &results.tallies[0].whole;
        assert_eq!((whole.answered(), whole.dont_know, whole.skipped), (1, 1, 1));
        assert_eq!(results.tallies[1].whole.of("7"), 1);
        assert!(results.parts.is_empty(), "three people are too few to show apart");
    }

    #[test]
    fn answers_to_another_questionnaire_are_not_counted() {
        let other = Response { questionnaire: Id::new("other"), ..response("paid", json!({"true": "a-lot"})) };
        assert_eq!(count(&Id::new("q"), &set(), [other].iter(), 5).people, 0);
    }

    #[test]
    fn felt_below_what_was_said_is_counted() {
        let given: Vec<_> = [7, 6, 4, 4].map(|rung| response("carer", json!({"rung": rung}))).into();
        let results = count(&Id::new("q"), &set(), given.iter(), 5);
        let both = said_and_felt(Some(Rung::CoDesign), &results.tallies[1].whole);
        assert_eq!((both.below, both.answered), (2, 4));
        assert_eq!(said_and_felt(None, &results.tallies[1].whole).below, 0);
    }

    #[test]
    fn only_words_that_may_be_shown_are_shown() {
        let with = |show: &str| Response { show_words: show.into(), ..response("paid", json!({"w": show})) };
        let given = [with("yes"), with("in-other-words"), with("no"), with("")];
        assert_eq!(words_to_show("w", given.iter()), ["yes"]);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(people in prop::collection::vec((0_usize..6, 0_usize..4), 0..80), threshold in 1_usize..8) {
            let answers = [json!({"true": "a-lot"}), json!({"true": "dont-know"}), json!({"rung": 3}), json!({})];
            let given: Vec<_> = people
                .iter()
                .map(|(who, answer)| response(WHO.get(*who).copied().unwrap_or_default(), answers[*answer].clone()))
                .collect();
            let results = count(&Id::new("q"), &set(), given.iter(), threshold);
            prop_assert_eq!(results.people, given.len());
            for tally in &results.tallies {
                let everybody = tally.whole.answered() + tally.whole.dont_know + tally.whole.skipped;
                prop_assert_eq!(everybody, given.len());
                if !results.parts.is_empty() {
                    prop_assert_eq!(tally.parts.iter().map(Counts::answered).sum::<usize>(), tally.whole.answered());
                    for (part, counts) in results.parts.iter().zip(&tally.parts) {
                        prop_assert_eq!(counts.answered() + counts.dont_know + counts.skipped, part.people);
                    }
                }
            }
        }
    }
}
