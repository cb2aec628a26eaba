//! The words of the screens and the starter questions: all there, in both wordings, and Easy Read where they say so.

#![expect(clippy::expect_used, reason = "a test that can not read its files has failed")]

use coproduce::content::easy_read::hard;
use coproduce::content::questions;
use coproduce::content::words::Words;
use coproduce::domain::activity::ACTIVITIES;
use coproduce::domain::field::{Family, Input};
use coproduce::domain::kinds;
use coproduce::domain::questionnaire::Answering;
use coproduce::domain::response::{HOW, SHOW_WORDS, WHO};
use coproduce::domain::tips::{STATES, TIPS};
use std::fs;

fn words() -> Words {
    Words::parse(&fs::read_to_string("public/content/en/ui.json").expect("the words"))
        .expect("words of the right shape")
}

/// Every key that is put together from a record's names rather than typed.
fn put_together() -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for rung in 1..=7 {
        keys.extend([format!("rung.{rung}.sentence"), format!("rung.{rung}.name")]);
    }
    keys.extend(ACTIVITIES.iter().map(|activity| format!("project.activities.{}", activity.code)));
    keys.extend(TIPS.iter().map(|tip| format!("tip.{tip}")));
    keys.extend(STATES.iter().map(|state| format!("tip.state.{state}")));
    keys.extend(WHO.iter().flat_map(|who| [format!("who.{who}"), format!("who.{who}.short")]));
    keys.extend(HOW.iter().map(|how| format!("how.{how}")));
    keys.extend(SHOW_WORDS.iter().map(|code| format!("show-words.{code}")));
    keys.extend((1..=12).map(|month| format!("month.{month}")));
    for kind in kinds::ALL.iter().filter(|kind| kind.family != Family::Local) {
        keys.push(format!("count.{}", kind.plural));
    }
    // The kinds that have a form, and the fields of it.
    for (kind, fields) in
        [("project", &["title", "about", "contact", "activities"][..]), ("agreement", &["rung", "words", "agreed_on"])]
    {
        keys.push(format!("{kind}.form"));
        for name in fields {
            let field = kinds::named(kind).and_then(|kind| kind.field(name)).expect("a field of the kind");
            keys.push(format!("{kind}.{name}"));
            if field.required {
                keys.push(format!("{kind}.{name}.missing"));
            }
            if let Input::One(codes) | Input::Several(codes) = field.input {
                keys.extend(codes.iter().map(|code| format!("{kind}.{name}.{code}")));
            }
        }
    }
    keys
}

#[test]
fn every_key_that_is_put_together_has_words() {
    let words = words();
    let missing: Vec<String> = put_together().into_iter().filter(|key| !words.has(key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn no_words_are_left_over() {
    let mut code = String::new();
    read_all("src", &mut code);
    let used = |key: &str| code.contains(&format!("keys::{}", key.to_uppercase().replace(['.', '-'], "_")));
    let put_together = put_together();
    let is_hint = |key: &str| key.ends_with(".hint") && put_together.iter().any(|of| key == format!("{of}.hint"));
    let is_comfort = |key: &str| {
        ["comfort.text.", "comfort.easy.", "comfort.colours.", "comfort.pictures."].iter().any(|of| key.starts_with(of))
    };
    let words = words();
    let left_over: Vec<&str> = words
        .entries()
        .map(|(key, _, _)| key)
        .filter(|key| !used(key) && !put_together.iter().any(|of| of == key) && !is_hint(key) && !is_comfort(key))
        .collect();
    assert!(left_over.is_empty(), "nothing uses {left_over:?}");
}

fn read_all(folder: &str, code: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_all(&path.to_string_lossy(), code);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("a file"));
        }
    }
}

#[test]
fn easy_read_is_easy_to_read() {
    let mut found = Vec::new();
    for (key, _, easy) in words().entries() {
        found.extend(hard(easy).into_iter().map(|hard| format!("{key}: {hard:?}")));
    }
    for set in sets() {
        for question in &set.questions {
            let options = match &question.answering {
                Answering::Choice(options) => options.iter().map(|option| option.label.easy.as_str()).collect(),
                _ => Vec::new(),
            };
            for text in options.into_iter().chain([question.ask.easy.as_str()]) {
                found.extend(hard(text).into_iter().map(|hard| format!("{}: {hard:?}", question.code)));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn long_texts_have_an_easy_read_wording_of_their_own() {
    let words = words();
    let same: Vec<&str> = words
        .entries()
        .filter(|(_, standard, easy)| standard == easy && standard.split_whitespace().count() > 8)
        .map(|(key, _, _)| key)
        .collect();
    assert!(same.is_empty(), "{same:?}");
}

fn sets() -> Vec<coproduce::domain::questionnaire::Questionnaire> {
    questions::parse(&fs::read_to_string("public/content/en/questions.json").expect("the questions"))
        .expect("sound sets")
}

#[test]
fn the_starter_set_asks_the_four_questions_of_section_10_and_the_ladder() {
    let sets = sets();
    let codes: Vec<&str> = sets[0].questions.iter().map(|question| question.code.as_str()).collect();
    for code in ["true-co-production", "made-a-difference", "things-are", "learned", "felt-rung"] {
        assert!(codes.contains(&code), "{code} is not asked");
    }
    assert_eq!(sets[0].question("learned").map(|question| &question.answering), Some(&Answering::Text));
    assert_eq!(sets[0].question("felt-rung").map(|question| &question.answering), Some(&Answering::Ladder));
}

#[test]
fn every_picture_that_is_named_is_in_the_sprite() {
    let file = |name: &str| fs::read_to_string(format!("public/pictures/{name}.svg")).expect("a sprite");
    let sprite = file("first") + &file("pictures");
    for set in sets() {
        for question in set.questions.iter().filter(|question| !question.picture.is_empty()) {
            assert!(sprite.contains(&format!("id=\"{}\"", question.picture)), "no picture {}", question.picture);
        }
    }
}

#[test]
fn the_receipt_has_all_its_words() {
    let list = fs::read_to_string("public/content/en/receipt-words.txt").expect("the words of receipts");
    let mut list: Vec<&str> = list.split_whitespace().collect();
    assert_eq!(list.len(), coproduce::app::receipt::WORDS);
    list.sort_unstable();
    list.dedup();
    assert_eq!(list.len(), coproduce::app::receipt::WORDS, "a word stands twice");
}
