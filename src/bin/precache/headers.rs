//! Header and redirect files in the form that several static hosts read (`_headers`, `_redirects`). The project's
//! own server reads them too, so that tests run under the same headers.

use crate::files::{Listed, SHELL};
use crate::names::is_by_content;
use std::collections::BTreeSet;
use std::fmt::Write;

const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The `_headers` file. No path is matched by two `Cache-Control` lines, because hosts would join them.
pub fn headers(base: &str, policy: &str, listed: &[Listed]) -> String {
    // frame-ancestors has an effect only in a header, so the page's own meta tag leaves it out.
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n"
    );
    let mut revalidated = BTreeSet::from([String::new(), "index.html".to_owned(), "sw.js".to_owned()]);
    for file in listed.iter().filter(|file| file.path != SHELL) {
        if is_by_content(&file.path) {
            rule(&mut text, base, &file.path, FOR_GOOD);
        } else {
            revalidated.insert(match file.path.split_once('/') {
                Some((directory, _)) => format!("{directory}/*"),
                None => file.path.clone(),
            });
        }
    }
    for path in &revalidated {
        rule(&mut text, base, path, "no-cache");
    }
    text
}

fn rule(text: &mut String, base: &str, path: &str, value: &str) {
    // Writing to a String can't fail.
    let _ = writeln!(text, "{base}{path}\n  Cache-Control: {value}");
}

/// The `_redirects` file: every route is the same page.
pub fn redirects(base: &str) -> String {
    format!("{base}* {base}index.html 200\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_content_are_kept_and_all_others_asked_for_again() {
        let file = |path: &str| Listed { path: path.to_owned(), digest: [0; 32], bytes: 0 };
        let listed = [file(SHELL), file("a-0123456789abcdef.js"), file("boot.js"), file("content/en/ui.json")];
        let text = headers("/app/", "default-src 'none'", &listed);
        assert!(text.contains("default-src 'none'; frame-ancestors 'none'\n"));
        assert!(text.contains("\n/app/a-0123456789abcdef.js\n  Cache-Control: public"));
        for path in ["/app/", "/app/index.html", "/app/sw.js", "/app/boot.js", "/app/content/*"] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: no-cache\n")), "{path} in {text}");
        }
    }

    #[test]
    fn every_route_is_the_page() {
        assert_eq!(redirects("/app/"), "/app/* /app/index.html 200\n");
    }
}
