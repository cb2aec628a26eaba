//! Files that were once shipped, kept for good in `tests/fixtures`.

use std::fs;
use std::path::Path;

/// Where they are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// The text of one.
pub fn fixture(name: &str) -> String {
    let path = Path::new(FOLDER).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file of version 1, by name.
pub fn fixtures() -> Vec<(String, String)> {
    let folder = fs::read_dir(FOLDER).expect("tests/fixtures");
    let names = folder.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    let mut names: Vec<String> = names.filter(|name| name.starts_with("v1-") && name.ends_with(".json")).collect();
    assert!(!names.is_empty(), "{FOLDER} has no file of version 1");
    names.sort();
    names.into_iter().map(|name| (name.clone(), fixture(&name))).collect()
}
