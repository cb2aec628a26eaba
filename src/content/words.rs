//! The words of the screens, by key, in two wordings, with places to fill in.
//!
//! `{name}` is filled with a value; `{n|answer|answers}` takes the first word for one and the second otherwise.

use serde_json::Value;
use std::collections::HashMap;

/// Every text of the screens.
#[derive(Clone, Debug, Default)]
pub struct Words {
    texts: HashMap<String, [Option<String>; 2]>,
}

/// A value for a place in a text.
pub type Fill<'a> = (&'a str, &'a str);

impl Words {
    /// Reads the words: an object of keys, each with one text for both wordings or with `[standard, Easy Read]`.
    /// Nothing where the text is not that.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let Value::Object(entries) = serde_json::from_str(json).ok()? else { return None };
        let own = |value: &Value| value.as_str().map(str::to_owned);
        let texts = entries
            .into_iter()
            .map(|(key, entry)| match &entry {
                Value::String(both) => Some((key, [Some(both.clone()), None])),
                Value::Array(two) if two.len() == 2 => Some((key, [Some(own(&two[0])?), Some(own(&two[1])?)])),
                _ => None,
            })
            .collect::<Option<_>>()?;
        Some(Self { texts })
    }

    /// The text of a key. A key without one, which the tests rule out, shows as itself.
    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str, easy: bool) -> &'a str {
        match self.texts.get(key) {
            Some([_, Some(text)]) if easy => text,
            Some([Some(text), _]) => text,
            _ => key,
        }
    }

    /// Whether there is a text for a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// The text of a key with its places filled.
    #[must_use]
    pub fn fill(&self, key: &str, easy: bool, fills: &[Fill]) -> String {
        fill(self.say(key, easy), fills)
    }

    /// Every key with its standard and its Easy Read wording, which may be the same.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.texts.keys().map(|key| (key.as_str(), self.say(key, false), self.say(key, true)))
    }
}

/// Fills the places of a text.
#[must_use]
pub fn fill(text: &str, fills: &[Fill]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let mut words = place.split('|');
        let value = words.next().and_then(|name| fills.iter().find(|(of, _)| *of == name)).map(|(_, value)| *value);
        match (words.next(), words.next()) {
            (Some(one), Some(other)) => filled.push_str(if value == Some("1") { one } else { other }),
            _ => filled.push_str(value.unwrap_or_default()),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_in_the_wording_asked_for() {
        let words = Words::parse(r#"{"a": "Both", "b": ["Standard", "Easy"]}"#).expect("words");
        assert_eq!((words.say("a", true), words.say("b", false), words.say("b", true)), ("Both", "Standard", "Easy"));
        assert!(Words::parse(r#"{"a": ["one"]}"#).is_none());
    }

    #[test]
    fn places_are_filled_and_words_agree_in_number() {
        let text = "{n} {n|answer is|answers are} on {where}.";
        assert_eq!(fill(text, &[("n", "1"), ("where", "this phone")]), "1 answer is on this phone.");
        assert_eq!(fill(text, &[("n", "12"), ("where", "{n}")]), "12 answers are on {n}.");
    }
}
