//! What text may hold: everything that people write, and nothing that shows as something else than it is.

/// Whether a character may stand in text: no control characters but tab and line feed, and none that change the
/// direction of what follows (Unicode Technical Report 36, section 2.2: text that reads as what it is not).
///
/// Marks that only hint at a direction (U+200E, U+200F) are part of writing Arabic and Hebrew and may stand.
#[must_use]
pub fn may_stand(character: char) -> bool {
    match character {
        '\t' | '\n' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        other => !other.is_control(),
    }
}

/// Text as it is kept: line ends as one line feed, without what may not stand, and without blanks at its ends.
#[must_use]
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|character| may_stand(*character)).collect();
    text.trim().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_leaves_writing_alone_and_takes_tricks_away() {
        assert_eq!(clean("  Ça va?\r\nمرحبا\u{200f} 👍🏽\t "), "Ça va?\nمرحبا\u{200f} 👍🏽");
        assert_eq!(clean("abc\u{202e}gpj.exe\u{0}\u{7}"), "abcgpj.exe");
    }
}
