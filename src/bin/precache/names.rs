//! Names by final bytes. Trunk names the WebAssembly and its JavaScript by a hash taken before wasm-bindgen and
//! wasm-opt have changed them, so that another version of those tools would put other bytes under a name that
//! browsers were told to keep for good.

use crate::Problem;
use crate::files::{digest, read, read_text, short, write};
use std::fs;
use std::ops::Range;
use std::path::Path;

/// How many hexadecimal digits Trunk and [`short`] write.
const DIGITS: usize = 16;
/// Fewer than these are no hash but a word such as `cafe`.
const FEWEST_DIGITS: usize = 8;

/// Renames the top-level files whose names carry a hash, each before the ones that mention it.
pub fn settle(dist: &Path) -> Result<(), Problem> {
    for extension in ["css", "wasm", "js"] {
        for name in names(dist)? {
            if name.ends_with(&format!(".{extension}")) && hash_at(&name).is_some() {
                rename(dist, &name)?;
            }
        }
    }
    Ok(())
}

fn rename(dist: &Path, old: &str) -> Result<(), Problem> {
    let path = dist.join(old);
    let Some(new) = named(old, &short(digest(&read(&path)?))) else {
        return Ok(());
    };
    if new == old {
        return Ok(());
    }
    fs::rename(&path, dist.join(&new)).map_err(|error| format!("{} could not be renamed: {error}.", path.display()))?;
    for name in names(dist)? {
        if name.ends_with(".js") || name == "index.html" {
            let path = dist.join(&name);
            let text = read_text(&path)?;
            if text.contains(old) {
                write(&path, text.replace(old, &new).as_bytes())?;
            }
        }
    }
    Ok(())
}

fn names(dist: &Path) -> Result<Vec<String>, Problem> {
    let problem = |error| format!("{} could not be listed: {error}.", dist.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(dist).map_err(problem)? {
        names.extend(entry.map_err(problem)?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Where the hash stands in a name such as `coproduce-0123456789abcdef_bg.wasm`. Trunk writes it without the zeros at
/// its head, so that one name in sixteen has fewer digits.
fn hash_at(name: &str) -> Option<Range<usize>> {
    let start = name.rfind('-')? + 1;
    let digits = name[start..].bytes().take_while(u8::is_ascii_hexdigit).count();
    let ends = name[start + digits..].starts_with(['.', '_']);
    (ends && (FEWEST_DIGITS..=DIGITS).contains(&digits)).then_some(start..start + digits)
}

fn named(old: &str, hash: &str) -> Option<String> {
    let Range { start, end } = hash_at(old)?;
    Some(format!("{}{hash}{}", &old[..start], &old[end..]))
}

/// Whether a path is named by its bytes, so that a browser may keep it for good.
pub fn is_by_content(path: &str) -> bool {
    !path.contains('/') && hash_at(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_in_a_name_is_found_and_replaced() {
        assert_eq!(
            named("coproduce-0123456789abcdef_bg.wasm", "fedcba9876543210").as_deref(),
            Some("coproduce-fedcba9876543210_bg.wasm")
        );
        assert_eq!(
            named("main-0123456789abcdef.css", "fedcba9876543210").as_deref(),
            Some("main-fedcba9876543210.css")
        );
        assert_eq!(
            named("coproduce-9da609b6abcc35e_bg.wasm", "fedcba9876543210").as_deref(),
            Some("coproduce-fedcba9876543210_bg.wasm"),
            "a hash that begins with a zero is written without it"
        );
        for plain in ["boot.js", "icon-512.png", "a-0123456789abcdefg.js", "a-0123.js", "sw.js"] {
            assert_eq!(named(plain, "fedcba9876543210"), None);
        }
    }

    #[test]
    fn only_top_level_names_are_by_content() {
        assert!(is_by_content("main-0123456789abcdef.css"));
        assert!(!is_by_content("snippets/gloo-0123456789abcdef/inline0.js"));
        assert!(!is_by_content("content/en/ui.json"));
    }
}
