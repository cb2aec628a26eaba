//! Questions that are asked, as data: what a questionnaire is made of and what makes one unfit to be asked.

use serde_json::{Map, Value, json};

/// Text in both wordings.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wording {
    /// Plain English.
    pub standard: String,
    /// Easy Read.
    pub easy: String,
}

impl Wording {
    /// The wording that a reader asked for.
    #[must_use]
    pub fn pick(&self, easy: bool) -> &str {
        if easy { &self.easy } else { &self.standard }
    }

    fn from_value(value: Option<&Value>) -> Option<Self> {
        let text = |name| Some(value?.get(name)?.as_str()?.to_owned());
        Some(Self { standard: text("standard")?, easy: text("easy")? })
    }

    fn to_value(&self) -> Value {
        json!({"standard": self.standard, "easy": self.easy})
    }
}

/// How a question is answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answering {
    /// One of several options, among which may be "I don't know".
    Choice(Vec<Choice>),
    /// A rung of the ladder.
    Ladder,
    /// Text in the person's own words.
    Text,
}

/// An option of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What the response carries.
    pub code: String,
    /// What the person reads.
    pub label: Wording,
}

/// The code of the option "I don't know", which is counted apart.
pub const DONT_KNOW: &str = "dont-know";

/// A question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// What the response carries it under.
    pub code: String,
    /// What the person is asked.
    pub ask: Wording,
    /// How it is answered.
    pub answering: Answering,
    /// The name of its picture, or nothing.
    pub picture: String,
}

/// A published version of a set of questions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Questionnaire {
    /// The set that it is a version of.
    pub set: String,
    /// What it is called.
    pub title: Wording,
    /// What is asked, in order.
    pub questions: Vec<Question>,
}

/// What is wrong with a set of questions, and at which question, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadSet {
    /// It has no question.
    NoQuestions,
    /// It has more than [`MOST_QUESTIONS`].
    TooManyQuestions,
    /// A question is not of a shape that is known.
    Unreadable(usize),
    /// A question has the code of an earlier one.
    CodeTwice(usize),
    /// A question has two options of one code.
    OptionTwice(usize),
    /// A question to choose from has fewer than two options.
    TooFewOptions(usize),
    /// A question or one of its options has more text than [`LONGEST_WORDING`].
    TextTooLong(usize),
}

/// More questions than anybody should be asked at once.
pub const MOST_QUESTIONS: usize = 50;

/// The longest question or option, in characters.
pub const LONGEST_WORDING: usize = 500;

impl Questionnaire {
    /// Reads the content of a published questionnaire or of a starter set.
    ///
    /// # Errors
    /// Says what makes the set unfit to be asked.
    pub fn from_content(content: &Map<String, Value>) -> Result<Self, BadSet> {
        let rows = content.get("questions").and_then(Value::as_array).ok_or(BadSet::NoQuestions)?;
        match rows.len() {
            0 => return Err(BadSet::NoQuestions),
            n if n > MOST_QUESTIONS => return Err(BadSet::TooManyQuestions),
            _ => {}
        }
        let mut questions: Vec<Question> = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let question = question_from_value(row).ok_or(BadSet::Unreadable(at + 1))?;
            if questions.iter().any(|earlier| earlier.code == question.code) {
                return Err(BadSet::CodeTwice(at + 1));
            }
            question.check(at + 1)?;
            questions.push(question);
        }
        let set = content.get("set").and_then(Value::as_str).unwrap_or_default().into();
        Ok(Self { set, title: Wording::from_value(content.get("title")).unwrap_or_default(), questions })
    }

    /// The content as it is published.
    #[must_use]
    pub fn to_content(&self) -> Map<String, Value> {
        let mut content = Map::new();
        content.insert("set".into(), self.set.as_str().into());
        content.insert("title".into(), self.title.to_value());
        content.insert("questions".into(), self.questions.iter().map(question_to_value).collect());
        content
    }

    /// The question of a code.
    #[must_use]
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.code == code)
    }
}

impl Question {
    /// Whether an answer fits the question.
    #[must_use]
    pub fn takes(&self, answer: &Value) -> bool {
        match &self.answering {
            Answering::Choice(options) => {
                answer.as_str().is_some_and(|code| options.iter().any(|option| option.code == code))
            }
            Answering::Ladder => answer.as_u64().is_some_and(|n| (1..=7).contains(&n)),
            Answering::Text => answer.as_str().is_some_and(|text| !text.trim().is_empty()),
        }
    }

    fn check(&self, at: usize) -> Result<(), BadSet> {
        let long = |wording: &Wording| {
            wording.standard.chars().count() > LONGEST_WORDING || wording.easy.chars().count() > LONGEST_WORDING
        };
        let Answering::Choice(options) = &self.answering else {
            return if long(&self.ask) { Err(BadSet::TextTooLong(at)) } else { Ok(()) };
        };
        if long(&self.ask) || options.iter().any(|option| long(&option.label)) {
            return Err(BadSet::TextTooLong(at));
        }
        if options.len() < 2 {
            return Err(BadSet::TooFewOptions(at));
        }
        let twice = |n: usize| options[..n].iter().any(|earlier| earlier.code == options[n].code);
        if (1..options.len()).any(twice) { Err(BadSet::OptionTwice(at)) } else { Ok(()) }
    }
}

fn question_from_value(row: &Value) -> Option<Question> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    let code = text("code").filter(|code| super::id::Id::is_well_formed(code))?;
    let answering = match text("kind")? {
        "choice" => {
            let options = row.get("options")?.as_array()?.iter();
            Answering::Choice(options.map(choice_from_value).collect::<Option<_>>()?)
        }
        "ladder" => Answering::Ladder,
        "text" => Answering::Text,
        _ => return None,
    };
    let picture = text("picture").unwrap_or_default().into();
    Some(Question { code: code.into(), ask: Wording::from_value(row.get("ask"))?, answering, picture })
}

fn question_to_value(question: &Question) -> Value {
    let mut row = Map::new();
    row.insert("code".into(), question.code.as_str().into());
    row.insert("ask".into(), question.ask.to_value());
    if !question.picture.is_empty() {
        row.insert("picture".into(), question.picture.as_str().into());
    }
    let kind = match &question.answering {
        Answering::Choice(options) => {
            let label = |option: &Choice| json!({"code": option.code, "label": option.label.to_value()});
            row.insert("options".into(), options.iter().map(label).collect());
            "choice"
        }
        Answering::Ladder => "ladder",
        Answering::Text => "text",
    };
    row.insert("kind".into(), kind.into());
    Value::Object(row)
}

fn choice_from_value(row: &Value) -> Option<Choice> {
    let code = row.get("code")?.as_str().filter(|code| super::id::Id::is_well_formed(code))?;
    Some(Choice { code: code.into(), label: Wording::from_value(row.get("label"))? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Value {
        json!({"standard": text, "easy": text})
    }

    fn question(code: &str) -> Value {
        json!({"code": code, "kind": "text", "ask": wording("What?")})
    }

    fn read(questions: Value) -> Result<Questionnaire, BadSet> {
        let content = json!({"set": "s", "title": wording("T"), "questions": questions});
        Questionnaire::from_content(content.as_object().expect("an object"))
    }

    #[test]
    fn a_set_reads_back_as_it_was_written() {
        let options = json!([{"code": "a", "label": wording("A")}, {"code": "b", "label": wording("B")}]);
        let choice = json!({"code": "q", "kind": "choice", "ask": wording("Which?"), "options": options});
        let set = read(json!([question("w"), choice])).expect("a sound set");
        assert_eq!(Questionnaire::from_content(&set.to_content()), Ok(set));
    }

    #[test]
    fn a_bad_set_says_what_is_wrong_and_where() {
        assert_eq!(read(json!([])), Err(BadSet::NoQuestions));
        assert_eq!(read(json!([question("a"), question("a")])), Err(BadSet::CodeTwice(2)));
        assert_eq!(read(json!([question("a"), {"code": "b"}])), Err(BadSet::Unreadable(2)));
        let long = json!({"code": "a", "kind": "text", "ask": wording(&"x".repeat(1_000_000))});
        assert_eq!(read(json!([long])), Err(BadSet::TextTooLong(1)));
        let one = json!({"code": "a", "kind": "choice", "ask": wording("?"), "options": [{"code": "a", "label": wording("A")}]});
        assert_eq!(read(json!([one])), Err(BadSet::TooFewOptions(1)));
    }

    #[test]
    fn an_answer_fits_only_its_own_question() {
        let set = read(json!([{"code": "r", "kind": "ladder", "ask": wording("?")}])).expect("a sound set");
        assert!(set.questions[0].takes(&json!(7)));
        assert!(!set.questions[0].takes(&json!(8)));
        assert!(!set.questions[0].takes(&json!("7")));
    }
}
