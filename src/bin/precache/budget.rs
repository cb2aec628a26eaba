//! Byte budgets: what a build may weigh, measured as brotli at its highest quality would send it.

use crate::Problem;
use crate::files::{Listed, SHELL, on_disk, read};
use crate::page::named_files;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Everything that a browser fetches before the app can be used, in bytes.
///
/// The goal is [`FIRST_LOAD_GOAL`]. Until the WebAssembly is split this holds what has been reached: it is only ever
/// lowered (`docs/decisions/`, on the first load).
const FIRST_LOAD: u64 = 260_000;
/// Where the first load has to come to, in bytes.
const FIRST_LOAD_GOAL: u64 = 180_000;
/// The page with its critical styles, which is painted before anything else has come, in bytes.
const PAGE: u64 = 14_000;
/// Everything that is stored for offline use, in bytes.
const STORED: u64 = 700_000;

/// Fetched at the start, but named by scripts rather than by the page.
const FETCHED_BY_SCRIPTS: [&str; 1] = ["content/en/ui.json"];

/// What a build weighs.
#[derive(Debug)]
pub struct Report {
    /// Path, bytes and compressed bytes of each file of the first load.
    first_load: Vec<(String, u64, u64)>,
    /// Compressed bytes of everything stored.
    stored: u64,
    /// How many files are stored.
    count: usize,
}

/// Weighs the stored files of a build.
pub fn measure(dist: &Path, html: &str, listed: &[Listed]) -> Result<Report, Problem> {
    let mut sizes = BTreeMap::new();
    for file in listed {
        let bytes = read(&on_disk(dist, &file.path))?;
        sizes.insert(file.path.as_str(), compressed(&file.path, &bytes)?);
    }
    let named = named_files(html);
    let first_load = listed
        .iter()
        .filter(|file| {
            file.path == SHELL || FETCHED_BY_SCRIPTS.contains(&file.path.as_str()) || named.contains(&file.path)
        })
        .map(|file| (file.path.clone(), file.bytes, sizes[file.path.as_str()]))
        .collect();
    Ok(Report { first_load, stored: sizes.values().sum(), count: listed.len() })
}

/// Size as sent: what is compressed already is sent as it is.
fn compressed(path: &str, bytes: &[u8]) -> Result<u64, Problem> {
    const AS_THEY_ARE: [&str; 5] = ["png", "jpg", "webp", "woff2", "ico"];
    if path.rsplit_once('.').is_some_and(|(_, extension)| AS_THEY_ARE.contains(&extension)) {
        return Ok(bytes.len() as u64);
    }
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut output, &parameters)
        .map_err(|error| format!("{path} could not be compressed: {error}."))?;
    Ok((output.len() as u64).min(bytes.len() as u64))
}

impl Report {
    fn page(&self) -> u64 {
        self.first_load.iter().filter(|(path, ..)| path == SHELL).map(|(.., sent)| sent).sum()
    }

    fn total(&self) -> u64 {
        self.first_load.iter().map(|(.., sent)| sent).sum()
    }

    fn budgets(&self) -> [(&'static str, u64, u64); 3] {
        [
            ("First load", self.total(), FIRST_LOAD),
            ("Page with critical styles", self.page(), PAGE),
            ("Everything stored for offline use", self.stored, STORED),
        ]
    }

    /// The budgets that are exceeded, a sentence each; empty when the build is within all of them.
    pub fn over(&self) -> String {
        let mut text = String::new();
        for (what, sent, budget) in self.budgets() {
            if sent > budget {
                // Writing to a String can't fail.
                let _ =
                    writeln!(text, "{what}: {} kB is over the budget of {} kB.", kilobytes(sent), kilobytes(budget));
            }
        }
        text.trim_end().to_owned()
    }

    /// Markdown tables of the first load and the budgets; a kB is 1000 bytes.
    pub fn table(&self, version: &str) -> String {
        let mut rows = self.first_load.clone();
        rows.sort_by_key(|(.., sent)| std::cmp::Reverse(*sent));
        let mut text =
            format!("Version {version}, {} files\n\n| first load | kB | brotli, kB |\n|---|--:|--:|\n", self.count);
        for (path, bytes, sent) in rows {
            let name = if path == SHELL { "index.html" } else { &path };
            let _ = writeln!(text, "| {name} | {} | {} |", kilobytes(bytes), kilobytes(sent));
        }
        text.push_str("\n| budget | brotli, kB | at most, kB |\n|---|--:|--:|\n");
        for (what, sent, budget) in self.budgets() {
            let _ = writeln!(text, "| {what} | {} | {} |", kilobytes(sent), kilobytes(budget));
        }
        if self.total() > FIRST_LOAD_GOAL {
            let _ = writeln!(text, "\nThe first load is above its goal of {} kB.", kilobytes(FIRST_LOAD_GOAL));
        }
        text.trim_end().to_owned()
    }
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(page: u64, wasm: u64, stored: u64) -> Report {
        Report {
            first_load: vec![(SHELL.to_owned(), page * 3, page), ("a.wasm".to_owned(), wasm * 3, wasm)],
            stored,
            count: 2,
        }
    }

    #[test]
    fn a_build_within_its_budgets_passes() {
        assert_eq!(report(14_000, FIRST_LOAD - 14_000, 700_000).over(), "");
    }

    #[test]
    fn each_budget_is_held() {
        assert!(report(14_001, 1, 1).over().starts_with("Page"));
        assert!(report(14_000, FIRST_LOAD - 13_999, 1).over().starts_with("First load"));
        assert!(report(1, 1, 700_001).over().starts_with("Everything"));
    }

    #[test]
    fn what_is_compressed_already_is_not_compressed_again() -> Result<(), Problem> {
        assert_eq!(compressed("icons/a.png", &[0; 1000])?, 1000);
        assert!(compressed("a.json", &[b' '; 1000])? < 50);
        Ok(())
    }

    #[test]
    fn the_table_is_markdown() {
        let table = report(9_000, 100_000, 300_000).table("1234");
        assert!(table.contains("| a.wasm | 300.0 | 100.0 |"));
        assert!(table.contains("| First load | 109.0 | "));
    }
}
