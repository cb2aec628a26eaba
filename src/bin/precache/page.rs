//! `index.html`: its Content-Security-Policy, its version, and which files it asks for.
//!
//! The page is ours and Trunk writes it in one way, so plain searching does; what is missing is an error.

use crate::Problem;
use crate::files::{base64, digest};

const POLICY_AT: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
const VERSION_AT: &str = "data-version=\"";

/// The page with neither version nor policy, whether it was stamped before or not.
pub fn unstamped(html: &str) -> Result<String, Problem> {
    set(&set(html, POLICY_AT, "")?, VERSION_AT, "")
}

/// The page with this version and policy.
pub fn stamp(html: &str, version: &str, policy: &str) -> Result<String, Problem> {
    set(&set(html, POLICY_AT, policy)?, VERSION_AT, version)
}

/// Sets the attribute value that begins after `at`, which must stand in the page once.
fn set(html: &str, at: &str, value: &str) -> Result<String, Problem> {
    let missing = || format!("index.html must have '{at}…\"' once.");
    let (before, rest) = html.split_once(at).ok_or_else(missing)?;
    let (_, after) = rest.split_once('"').ok_or_else(missing)?;
    if after.contains(at) {
        return Err(missing());
    }
    Ok(format!("{before}{at}{value}\"{after}"))
}

/// The Content-Security-Policy: nothing but our own files, no inline script, and of inline styles only the
/// critical ones, by their hash. `'wasm-unsafe-eval'` is what browsers ask for to compile WebAssembly.
pub fn policy(html: &str) -> String {
    let hashes: String =
        inline_styles(html).map(|style| format!(" 'sha256-{}'", base64(&digest(style.as_bytes())))).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{hashes}; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

/// The texts of the `<style>` elements, to the byte.
fn inline_styles(html: &str) -> impl Iterator<Item = &str> {
    html.split("<style")
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split_once("</style>"))
        .map(|(style, _)| style)
}

/// The path that the build is served under: `<base href>`, or `/`.
pub fn base(html: &str) -> String {
    html.split_once("<base ")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(tag, _)| attributes(tag).next())
        .unwrap_or("/")
        .to_owned()
}

/// What the page's own tags name: paths from the root of the build. Icons for home screens are left out, since a
/// browser fetches those only when it is asked to install.
pub fn named_files(html: &str) -> Vec<String> {
    let base = base(html);
    html.split('<')
        .filter(|tag| !tag.contains("apple-touch-icon"))
        .filter_map(|tag| tag.split_once('>'))
        .flat_map(|(tag, _)| attributes(tag))
        .map(|value| {
            let path = value.strip_prefix(&base).unwrap_or(value);
            path.split(['?', '#']).next().unwrap_or_default().to_owned()
        })
        .collect()
}

/// The values of the attributes that name files.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    ["href=\"", "src=\"", "data-js=\"", "data-wasm=\""]
        .into_iter()
        .filter_map(move |name| tag.split_once(name)?.1.split_once('"'))
        .map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        r#"<meta http-equiv="Content-Security-Policy" content="%CSP%"><base href="/app/">"#,
        r#"<link rel="apple-touch-icon" href="icons/180.png"><link rel="icon" href="icons/icon.svg#a">"#,
        r#"<style>p{color:red}</style><script type="module" src="start.js" data-version="" data-js="/app/a.js" "#,
        r#"data-wasm="/app/a.wasm"></script>"#
    );

    #[test]
    fn stamping_can_be_undone_and_done_again() -> Result<(), Problem> {
        let bare = unstamped(PAGE)?;
        let stamped = stamp(&bare, "1234", "default-src 'none'")?;
        assert!(stamped.contains(r#"content="default-src 'none'""#));
        assert!(stamped.contains(r#"data-version="1234""#));
        assert_eq!(unstamped(&stamped)?, bare);
        Ok(())
    }

    #[test]
    fn a_page_without_the_places_is_refused() {
        assert!(unstamped("<html>").is_err());
    }

    #[test]
    fn inline_style_is_allowed_by_its_hash_and_script_is_not() {
        // printf 'p{color:red}' | openssl dgst -sha256 -binary | base64
        let policy = policy(PAGE);
        assert!(policy.contains("style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='"), "{policy}");
        assert!(!policy.contains("'unsafe-inline'"));
    }

    #[test]
    fn base_and_named_files_are_read() {
        assert_eq!(base(PAGE), "/app/");
        assert_eq!(base("<html>"), "/");
        let named = named_files(PAGE);
        for path in ["icons/icon.svg", "start.js", "a.js", "a.wasm"] {
            assert!(named.iter().any(|name| name == path), "{path} in {named:?}");
        }
        assert!(!named.iter().any(|name| name.contains("180")));
    }
}
