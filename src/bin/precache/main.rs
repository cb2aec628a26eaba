//! Finishes a build, on the build machine: names files by their final bytes, stamps the version and the list of
//! files into the service worker and the page, writes the Content-Security-Policy and the header files for hosts,
//! and holds the build to its byte budgets.
//!
//! `precache DIST` may be run again on a directory that it has finished before; Trunk's one `post_build` hook runs
//! it first. It knows nothing of the app's own code.

mod budget;
mod files;
mod headers;
mod names;
mod page;
mod worker;

use files::Listed;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What went wrong, as a sentence that names the file.
type Problem = String;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist] = arguments.as_slice() else {
        eprintln!("usage: precache DIST");
        return ExitCode::from(2);
    };
    match finish(dist) {
        Ok(table) => {
            println!("{table}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("precache: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Does everything, in the one order that works: each step changes bytes that a later one counts.
fn finish(dist: &Path) -> Result<String, Problem> {
    names::settle(dist)?;

    let page_path = dist.join("index.html");
    let html = page::unstamped(&files::read_text(&page_path)?)?;
    let script_path = dist.join("sw.js");
    let script = worker::unstamped(&files::read_text(&script_path)?)?;

    // The version stands for every byte but itself.
    let mut others = files::list(dist)?;
    others.retain(|file| file.path != files::SHELL);
    let version = files::version(&others, &[&html, &script]);

    let policy = page::policy(&html);
    let html = page::stamp(&html, &version, &policy)?;
    files::write(&page_path, html.as_bytes())?;

    let listed: Vec<Listed> = files::list(dist)?;
    files::write(&script_path, worker::stamp(&script, &version, &listed).as_bytes())?;
    let base = page::base(&html);
    files::write(&dist.join("_headers"), headers::headers(&base, &policy, &listed).as_bytes())?;
    files::write(&dist.join("_redirects"), headers::redirects(&base).as_bytes())?;

    let report = budget::measure(dist, &html, &listed)?;
    let table = report.table(&version);
    match report.over() {
        over if over.is_empty() => Ok(table),
        over => Err(format!("{over}\n\n{table}")),
    }
}
