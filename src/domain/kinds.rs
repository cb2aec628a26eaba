//! One declaration for each kind of record. A new kind is added here and in [`ALL`], and nowhere else.

use super::activity;
use super::day::Day;
use super::field::{Field, Input, Kind, Typed, kind};
use super::id::Id;
use super::ladder::Rung;
use super::tips;
use serde_json::{Map, Value};

/// Every kind, in the order in which the file lists them.
pub const ALL: [&Kind; 10] = [
    Project::KIND,
    Agreement::KIND,
    Tip::KIND,
    PublishedQuestionnaire::KIND,
    Response::KIND,
    Unfinished::KIND,
    Draft::KIND,
    CopyMade::KIND,
    Waiting::KIND,
    RestorePoint::KIND,
];

/// The kind of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Kind> {
    ALL.into_iter().find(|kind| kind.name == name)
}

kind! {
    /// A co-production project. It belongs to no project but is one: records in it name its id.
    Project = "project", "projects", Worked, ALL;
    /// What people call it.
    title: String = Field::new(Input::Line(120)).required(),
    /// What it is about.
    about: String = Field::new(Input::Text(2000)),
    /// Whom people can ask for help: a name, and how to reach them.
    contact: String = Field::new(Input::Line(200)),
    /// Codes of [`activity::ACTIVITIES`].
    activities: Vec<String> = Field::new(Input::Several(&activity::CODES)).required(),
    /// Finished and put away, read-only.
    archived: bool = Field::new(Input::Flag),
    /// Deleted, which can be undone.
    deleted: bool = Field::new(Input::Flag),
}

kind! {
    /// Something that a group agreed on a day. A new agreement takes the place of an old one, which stays as history.
    Agreement = "agreement", "agreements", Said, GROUP;
    /// What is agreed: a code of [`AGREEMENTS`].
    what: String = Field::new(Input::One(&AGREEMENTS)),
    /// The rung, where a rung is agreed.
    rung: Option<Rung> = Field::new(Input::Rung).required(),
    /// Which decisions are shared, or the words of the agreement.
    words: String = Field::new(Input::Text(2000)),
    /// The day on which it was agreed.
    agreed_on: Option<Day> = Field::new(Input::Day).required(),
    /// The agreement whose place it takes.
    replaces: Option<Id> = Field::new(Input::Reference),
}

/// What can be agreed.
pub const AGREEMENTS: [&str; 1] = ["rung"];

kind! {
    /// Where a group stands with one of the eight top tips (section 4).
    Tip = "tip", "tips", Worked, GROUP;
    /// A code of [`tips::TIPS`].
    tip: String = Field::new(Input::One(&tips::TIPS)),
    /// A code of [`tips::STATES`], or nothing.
    state: String = Field::new(Input::One(&tips::STATES)),
    /// What the group wants to remember about it.
    note: String = Field::new(Input::Text(1000)),
}

kind! {
    /// A version of a questionnaire, published when its first response begins. It belongs to no project.
    PublishedQuestionnaire = "questionnaire", "questionnaires", Said, ANSWERS;
    /// The set that it is a version of, such as `first-meeting`.
    set: String = Field::new(Input::Line(64)),
    /// Titles by wording.
    title: Value = Field::new(Input::Hidden),
    /// The questions, as [`questionnaire`](super::questionnaire) reads them.
    questions: Value = Field::new(Input::Hidden),
}

kind! {
    /// One person's answers, submitted. Nothing in it tells the moment or the device.
    Response = "response", "responses", Said, ANSWERS;
    /// The published questionnaire that was asked.
    questionnaire: Id = Field::new(Input::Reference),
    /// The day, and no more than the day.
    day: Option<Day> = Field::new(Input::Day),
    /// Who answers: a code of [`response::WHO`](super::response::WHO), or nothing where that was passed over.
    who: String = Field::new(Input::One(&super::response::WHO)),
    /// How: a code of [`response::HOW`](super::response::HOW), or nothing.
    how: String = Field::new(Input::One(&super::response::HOW)),
    /// By which way it came: a code of [`response::WAYS`](super::response::WAYS).
    via: String = Field::new(Input::One(&super::response::WAYS)),
    /// Answers by the question's code: an option's code, options' codes, a number or text.
    answers: Map<String, Value> = Field::new(Input::Hidden),
    /// Codes of the questions that were passed over with Skip.
    skipped: Vec<String> = Field::new(Input::Hidden),
    /// May we show your words: a code of [`response::SHOW_WORDS`](super::response::SHOW_WORDS), or nothing.
    show_words: String = Field::new(Input::One(&super::response::SHOW_WORDS)),
    /// The receipt's hash, by which the person's own receipt finds it.
    receipt: String = Field::new(Input::Line(64)),
}

kind! {
    /// Answers that are being given. They are never counted, never leave the device and go after seven days.
    Unfinished = "unfinished", "", Local, NEVER;
    /// As in [`Response`].
    questionnaire: Id = Field::new(Input::Reference),
    /// As in [`Response`].
    day: Option<Day> = Field::new(Input::Day),
    /// As in [`Response`].
    who: String = Field::new(Input::Line(100)),
    /// As in [`Response`].
    how: String = Field::new(Input::Line(100)),
    /// As in [`Response`].
    via: String = Field::new(Input::Line(100)),
    /// As in [`Response`].
    answers: Map<String, Value> = Field::new(Input::Hidden),
    /// As in [`Response`].
    skipped: Vec<String> = Field::new(Input::Hidden),
    /// As in [`Response`].
    show_words: String = Field::new(Input::Line(100)),
    /// The screen that the person is on.
    step: String = Field::new(Input::Line(64)),
}

kind! {
    /// What somebody has typed into a form and not saved yet. Its id is the form's.
    Draft = "draft", "", Local, NEVER;
    /// Values by the field's name.
    values: Map<String, Value> = Field::new(Input::Hidden),
}

kind! {
    /// A copy that was made or handed over: what a person can look up under What's saved.
    CopyMade = "copy", "", Local, NEVER;
    /// When, RFC 3339 with offset.
    at: String = Field::new(Input::Line(40)),
    /// The purpose's code.
    purpose: String = Field::new(Input::Line(20)),
    /// `copy` for a download, `send` for a share sheet.
    way: String = Field::new(Input::Line(20)),
    /// How many records of each kind, by plural.
    counts: Map<String, Value> = Field::new(Input::Hidden),
    /// The file's name.
    name: String = Field::new(Input::Line(200)),
}

kind! {
    /// The mark of a record that was given or changed here and is in no copy yet. Its id is `kind:id` of the record.
    Waiting = "waiting", "", Local, NEVER;
    /// The project of the record.
    of: Id = Field::new(Input::Reference),
    /// The device's counter at the latest change: a copy made before it does not clear the mark.
    counter: u64 = Field::new(Input::Hidden),
}

kind! {
    /// What an import changed, so that Go back to before can undo it.
    RestorePoint = "restore", "", Local, NEVER;
    /// When, RFC 3339 with offset.
    at: String = Field::new(Input::Line(40)),
    /// By key: what stood there `before` (or nothing) and what the import put there.
    changed: Map<String, Value> = Field::new(Input::Hidden),
}

#[cfg(test)]
mod tests {
    use super::super::field::{Carried, Family};
    use super::super::record::{Key, RESERVED, Record};
    use super::*;
    use serde_json::json;

    #[test]
    fn names_of_kinds_and_fields_are_well_formed_and_their_own() {
        for (at, kind) in ALL.iter().enumerate() {
            assert!(ALL[..at].iter().all(|other| other.name != kind.name), "{} is declared twice", kind.name);
            assert!(Id::is_well_formed(kind.name));
            for field in kind.fields {
                assert!(!RESERVED.contains(&field.name), "{}.{} is a reserved name", kind.name, field.name);
            }
            assert_eq!(kind.family == Family::Local, kind.carried == Carried::NEVER, "{}", kind.name);
            assert_eq!(kind.family == Family::Local, kind.plural.is_empty(), "{}", kind.name);
        }
    }

    #[test]
    fn a_typed_record_reads_back_and_leaves_out_what_is_empty() {
        let agreement = Agreement {
            id: Id::new("a"),
            project: Id::new("p"),
            what: "rung".into(),
            rung: Some(Rung::CoDesign),
            ..Agreement::default()
        };
        let content = agreement.content();
        assert_eq!(Value::Object(content.clone()), json!({"what": "rung", "rung": 6}));
        let key = Key::new(&agreement.project, Agreement::KIND.name, &agreement.id);
        assert_eq!(Agreement::read(&Record::said(key, content)), agreement);
    }

    #[test]
    fn a_field_of_another_type_reads_as_its_default() {
        let key = Key::new(&Id::new("p"), "project", &Id::new("p"));
        let content = json!({"title": 3, "archived": "yes"});
        let project = Project::read(&Record::said(key, content.as_object().cloned().unwrap_or_default()));
        assert_eq!((project.title.as_str(), project.archived), ("", false));
    }
}
