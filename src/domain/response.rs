//! A response while it is being given: where a person is, what comes next, and what it becomes when it is submitted.

use super::day::Day;
use super::kinds::{Response, Unfinished};
use super::questionnaire::{Answering, Questionnaire};
use serde_json::Value;

/// Who answers.
pub const WHO: [&str; 5] = ["expert", "carer", "paid", "more-than-one", "rather-not-say"];

/// How a person answers: alone, with help, or for somebody else (what they told, or what the person thinks they
/// would say).
pub const HOW: [&str; 4] = ["myself", "with-help", "told-me", "think-they-would-say"];

/// By which way a response came.
pub const WAYS: [&str; 2] = ["own-phone", "passed-round"];

/// May we show your words.
pub const SHOW_WORDS: [&str; 3] = ["yes", "in-other-words", "no"];

/// Unfinished answers go after so many days.
pub const DAYS_KEPT: i32 = 7;

/// A screen of the way from the first to the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Who will read it, you can stop.
    Start,
    /// Who is answering, and how.
    About,
    /// A question, counted from 1.
    Question(usize),
    /// May we show your words: only where there are words.
    ShowWords,
    /// Everything is asked: look and finish.
    Finish,
}

impl Step {
    /// The name in addresses and in the unfinished response.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::About => "about-you".into(),
            Self::Question(number) => number.to_string(),
            Self::ShowWords => "words".into(),
            Self::Finish => "finish".into(),
        }
    }

    /// Reads [`Step::code`]; nothing for a question that the set does not have.
    #[must_use]
    pub fn from_code(code: &str, set: &Questionnaire) -> Option<Self> {
        match code {
            "start" => Some(Self::Start),
            "about-you" => Some(Self::About),
            "words" => Some(Self::ShowWords),
            "finish" => Some(Self::Finish),
            number => {
                let number = number.parse().ok()?;
                (1..=set.questions.len()).contains(&number).then_some(Self::Question(number))
            }
        }
    }
}

impl Unfinished {
    /// Whether any text was given, so that it has to be asked whether it may be shown.
    #[must_use]
    pub fn has_words(&self, set: &Questionnaire) -> bool {
        set.questions.iter().any(|question| {
            question.answering == Answering::Text
                && self.answers.get(&question.code).is_some_and(|answer| question.takes(answer))
        })
    }

    /// The screen after one.
    #[must_use]
    pub fn next(&self, step: Step, set: &Questionnaire) -> Step {
        match step {
            Step::Start => Step::About,
            Step::About => Step::Question(1),
            Step::Question(number) if number < set.questions.len() => Step::Question(number + 1),
            Step::Question(_) if self.has_words(set) => Step::ShowWords,
            Step::Question(_) | Step::ShowWords | Step::Finish => Step::Finish,
        }
    }

    /// The screen before one; nothing before the first.
    #[must_use]
    pub fn previous(&self, step: Step, set: &Questionnaire) -> Option<Step> {
        match step {
            Step::Start => None,
            Step::About => Some(Step::Start),
            Step::Question(1) => Some(Step::About),
            Step::Question(number) => Some(Step::Question(number - 1)),
            Step::Finish if self.has_words(set) => Some(Step::ShowWords),
            Step::ShowWords | Step::Finish => Some(Step::Question(set.questions.len())),
        }
    }

    /// The first screen that nothing has been given on yet, for whoever carries on where an answer must not be seen again.
    #[must_use]
    pub fn next_unanswered(&self, set: &Questionnaire) -> Step {
        let open = |code: &String| !self.answers.contains_key(code) && !self.skipped.contains(code);
        match set.questions.iter().position(|question| open(&question.code)) {
            Some(0) if self.who.is_empty() && self.how.is_empty() => Step::About,
            Some(at) => Step::Question(at + 1),
            None if self.has_words(set) && self.show_words.is_empty() => Step::ShowWords,
            None => Step::Finish,
        }
    }

    /// Gives an answer, or takes it away with nothing. A question that is answered is not skipped.
    pub fn answer(&mut self, code: &str, answer: Option<Value>) {
        self.skipped.retain(|skipped| skipped != code);
        match answer {
            Some(answer) => self.answers.insert(code.into(), answer),
            None => self.answers.remove(code),
        };
    }

    /// Passes a question over. What was answered before is taken away.
    pub fn skip(&mut self, code: &str) {
        self.answer(code, None);
        self.skipped.push(code.into());
    }

    /// Whether it is to go, because it has been left lying for [`DAYS_KEPT`] days. A clock set back never makes it go.
    #[must_use]
    pub fn is_past_keeping(&self, today: Day) -> bool {
        self.day.is_some_and(|day| today.days_since(day) > DAYS_KEPT)
    }

    /// What it becomes when it is submitted: nothing but answers that fit their questions. A question that was
    /// never reached, or left with Next and no answer, counts as skipped.
    #[must_use]
    pub fn submitted(self, set: &Questionnaire, today: Day, receipt: String) -> Response {
        let mut response = Response {
            id: self.id.clone(),
            project: self.project.clone(),
            questionnaire: self.questionnaire.clone(),
            day: Some(today),
            show_words: if self.has_words(set) { self.show_words.clone() } else { String::new() },
            receipt,
            ..Response::default()
        };
        for question in &set.questions {
            match self.answers.get(&question.code).filter(|answer| question.takes(answer)) {
                Some(answer) => {
                    response.answers.insert(question.code.clone(), answer.clone());
                }
                None => response.skipped.push(question.code.clone()),
            }
        }
        Response { who: self.who, how: self.how, via: self.via, ..response }
    }
}

#[cfg(test)]
mod tests {
    use super::super::questionnaire::{Choice, Question, Wording};
    use super::*;
    use serde_json::json;

    fn set() -> Questionnaire {
        let choice = |code: &str| Choice { code: code.into(), label: Wording::default() };
        let question = |code: &str, answering| Question {
            code: code.into(),
            ask: Wording::default(),
            answering,
            picture: String::new(),
        };
        Questionnaire {
            questions: vec![
                question("true", Answering::Choice(vec![choice("a-lot"), choice("dont-know")])),
                question("rung", Answering::Ladder),
                question("words", Answering::Text),
            ],
            ..Questionnaire::default()
        }
    }

    #[test]
    fn every_way_forward_reaches_the_end_and_every_way_back_the_start() {
        let mut given = Unfinished::default();
        for words in [None, Some(json!("thank you"))] {
            given.answer("words", words.clone());
            let (mut step, mut way) = (Step::Start, vec![Step::Start]);
            while step != Step::Finish {
                step = given.next(step, &set());
                way.push(step);
            }
            assert_eq!(way.contains(&Step::ShowWords), words.is_some());
            let mut back = vec![Step::Finish];
            while let Some(step) = given.previous(back[back.len() - 1], &set()) {
                back.push(step);
            }
            back.reverse();
            assert_eq!(way, back);
        }
    }

    #[test]
    fn carrying_on_never_opens_what_was_given() {
        let mut given = Unfinished::default();
        assert_eq!(given.next_unanswered(&set()), Step::About);
        given.who = "carer".into();
        given.answer("true", Some(json!("a-lot")));
        assert_eq!(given.next_unanswered(&set()), Step::Question(2));
        given.skip("rung");
        assert_eq!(given.next_unanswered(&set()), Step::Question(3));
        given.answer("words", Some(json!("x")));
        assert_eq!(given.next_unanswered(&set()), Step::ShowWords);
        given.show_words = "no".into();
        assert_eq!(given.next_unanswered(&set()), Step::Finish);
    }

    #[test]
    fn submitting_keeps_what_fits_and_calls_the_rest_skipped() {
        let mut given = Unfinished { show_words: "yes".into(), ..Unfinished::default() };
        given.answer("true", Some(json!("no-such-option")));
        given.answer("rung", Some(json!(7)));
        let today = Day::new(2026, 5, 1).expect("a day");
        let response = given.submitted(&set(), today, "r".into());
        assert_eq!(Value::Object(response.answers), json!({"rung": 7}));
        assert_eq!(response.skipped, ["true", "words"]);
        assert_eq!(response.show_words, "", "without words there is nothing to show");
    }

    #[test]
    fn unfinished_answers_go_after_seven_days_and_not_before() {
        let day = |d| Day::new(2026, 5, d).expect("a day");
        let given = Unfinished { day: Some(day(10)), ..Unfinished::default() };
        assert!(!given.is_past_keeping(day(17)));
        assert!(given.is_past_keeping(day(18)));
        assert!(!given.is_past_keeping(day(1)));
    }
}
