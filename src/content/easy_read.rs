//! What makes words Easy Read, as far as a machine can tell: short sentences and no acronyms.

/// How many words a sentence may have.
pub const LONGEST_SENTENCE: usize = 15;

/// A sentence that is not Easy Read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hard {
    /// It has more words than [`LONGEST_SENTENCE`].
    Long(String),
    /// It has a word in capitals.
    Acronym(String),
}

/// Everything in a text that is not Easy Read. Places to fill in count as one word.
#[must_use]
pub fn hard(text: &str) -> Vec<Hard> {
    let mut found = Vec::new();
    for sentence in text.split_inclusive(['.', '?', '!', ':', '\n']) {
        let words: Vec<&str> =
            sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        if words.len() > LONGEST_SENTENCE {
            found.push(Hard::Long(sentence.trim().into()));
        }
        let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        for word in words.iter().map(|word| letters(word)) {
            if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
                found.push(Hard::Acronym(word));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_and_acronyms_are_found() {
        assert!(hard("We ask you. You can say no.").is_empty());
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.";
        assert_eq!(hard(long), [Hard::Long(long.into())]);
        assert_eq!(hard("Bring your PIN."), [Hard::Acronym("PIN".into())]);
    }
}
