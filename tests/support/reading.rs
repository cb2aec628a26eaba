//! Reading in tests: what is expected to be taken, to be refused, and to come back.

use super::head;
use coproduce::domain::field::Purpose;
use coproduce::exchange::contents::Contents;
use coproduce::exchange::read::{BadFile, Checked, read};
use coproduce::exchange::write::write;
use serde_json::{Value, json};

/// What is wrong with a file that must be refused.
pub fn refused(bytes: &[u8]) -> BadFile {
    match read(bytes) {
        Err(bad) => bad,
        Ok(checked) => panic!("was taken: {checked:?}"),
    }
}

/// What is in a file that must be taken.
pub fn taken(bytes: &[u8]) -> Checked {
    read(bytes).unwrap_or_else(|bad| panic!("was refused: {bad:?}"))
}

/// That what was read is written and read again as it is: otherwise the app would refuse its own copy.
pub fn assert_comes_back(contents: &Contents) {
    let text = write(&head(Purpose::Full), contents);
    assert_eq!(taken(text.as_bytes()).contents, *contents, "{text}");
}

/// A file as `rescue.js` makes it.
pub fn rescued(records: Value) -> Vec<u8> {
    json!({"format": "coproduce-rescue", "version": 1, "at": "2026-01-02T03:04:05\u{202e}+01:00", "records": records})
        .to_string()
        .into_bytes()
}
