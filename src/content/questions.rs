//! The starter sets of questions, as the app ships them.

use crate::domain::questionnaire::{BadSet, Questionnaire};
use serde_json::Value;

/// Where the sets stand, under the app's own path.
#[must_use]
pub fn path(language: &str) -> String {
    format!("content/{language}/questions.json")
}

/// Reads every starter set.
///
/// # Errors
/// The first thing that makes a set unfit to be asked. The tests rule it out for what is shipped.
pub fn parse(json: &str) -> Result<Vec<Questionnaire>, BadSet> {
    let file: Value = serde_json::from_str(json).map_err(|_| BadSet::NoQuestions)?;
    let sets = file["sets"].as_array().ok_or(BadSet::NoQuestions)?;
    sets.iter().map(|set| Questionnaire::from_content(set.as_object().ok_or(BadSet::NoQuestions)?)).collect()
}
