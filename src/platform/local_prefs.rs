//! Comfort settings, in localStorage through gloo-storage. `boot.js` reads the same entry before the first paint.

use crate::app::comfort::Comfort;
use gloo_storage::{LocalStorage, Storage};
use serde_json::Value;

/// The entry's name.
const COMFORT: &str = "coproduce.comfort";

/// Settings as they were kept, or the usual ones.
#[must_use]
pub fn load() -> Comfort {
    LocalStorage::get::<Value>(COMFORT).map(|kept| Comfort::from_json(&kept)).unwrap_or_default()
}

/// Keeps settings. Where the browser keeps nothing they last as long as the page.
pub fn keep(comfort: &Comfort) {
    let _ = LocalStorage::set(COMFORT, comfort.to_json());
}
