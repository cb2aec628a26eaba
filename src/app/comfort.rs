//! Comfort settings: how a person likes to read.

use serde_json::{Value, json};

/// Sizes of text, in per cent.
pub const TEXT: [u16; 5] = [100, 125, 150, 175, 200];

/// Sets of colours.
pub const COLOURS: [&str; 3] = ["auto", "light", "dark"];

/// What a person chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comfort {
    /// One of [`TEXT`].
    pub text: u16,
    /// One of [`COLOURS`].
    pub colours: String,
    /// Whether words are Easy Read.
    pub easy_read: bool,
    /// Whether pictures are shown.
    pub pictures: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self { text: TEXT[0], colours: COLOURS[0].into(), easy_read: false, pictures: true }
    }
}

impl Comfort {
    /// Reads what was kept. What is missing or unknown is as usual.
    #[must_use]
    pub fn from_json(kept: &Value) -> Self {
        let usual = Self::default();
        let text = TEXT.into_iter().find(|size| kept["text"].as_u64() == Some(u64::from(*size)));
        let colours = COLOURS.into_iter().find(|name| kept["colours"].as_str() == Some(*name));
        Self {
            text: text.unwrap_or(usual.text),
            colours: colours.map_or(usual.colours, Into::into),
            easy_read: kept["easy_read"].as_bool().unwrap_or(usual.easy_read),
            pictures: kept["pictures"].as_bool().unwrap_or(usual.pictures),
        }
    }

    /// As it is kept.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "text": self.text, "colours": self.colours, "easy_read": self.easy_read, "pictures": self.pictures,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_and_nonsense_is_as_usual() {
        let comfort = Comfort { text: 200, colours: "dark".into(), easy_read: true, pictures: false };
        assert_eq!(Comfort::from_json(&comfort.to_json()), comfort);
        assert_eq!(Comfort::from_json(&json!({"text": 7, "colours": 1})), Comfort::default());
        assert_eq!(Comfort::from_json(&Value::Null), Comfort::default());
    }
}
