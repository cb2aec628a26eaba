//! Makes a typed key of every entry of the words of the screens, so that a word that does not exist does not compile.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, error, fs};

/// The words that every other language is a translation of.
const WORDS: &str = "public/content/en/ui.json";

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo::rerun-if-changed={WORDS}");
    println!("cargo::rerun-if-changed=build.rs");
    let words: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&fs::read_to_string(WORDS)?)?;
    let mut keys = String::new();
    for (key, wording) in &words {
        let name = key.to_uppercase().replace(['.', '-'], "_");
        let standard = wording.as_str().or_else(|| wording[0].as_str()).unwrap_or_default();
        let shown = standard.replace(['[', ']', '<', '>', '`', '\n'], " ");
        writeln!(keys, "/// “{shown}”\npub const {name}: Key = Key({key:?});")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), keys)?;
    Ok(())
}
