//! The house as it was planned: which room may use which, what the screens may not touch or say, and no file so long
//! that it needs a map.
//!
//! What the compiler can hold it holds (nothing of a browser is there when native tests build). This reads the source
//! for the rest. Every check is shown to fail on a snippet that breaks it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

#[path = "support/direction.rs"]
mod direction;
#[path = "support/screens.rs"]
mod screens;
#[path = "support/source.rs"]
mod source;

use direction::{exported_macros, from_the_root, module, wrong_direction};
use screens::{sentences, web_storage};
use source::{Faults, files, tokens};
use std::path::{Path, PathBuf};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// Lines that a file may have.
const LONGEST: usize = 400;

/// Runs a check over every file, and fails with all that it finds.
fn check(what: &str, check: impl Fn(&Path, &str) -> Faults) {
    let mut faults = Vec::new();
    let files = files(Path::new(SOURCE));
    assert!(files.len() > 10, "the source is not where it is looked for");
    for (path, text) in files {
        for (line, fault) in check(&path, &text) {
            faults.push(format!("src/{}:{line}: {fault}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

/// Whether a file does not begin by saying what lives in it.
fn undocumented(_: &Path, text: &str) -> Faults {
    let told =
        text.lines().next().and_then(|line| line.strip_prefix("//!")).is_some_and(|rest| !rest.trim().is_empty());
    if told { Vec::new() } else { vec![(1, "the first line is no //! that says what lives here".into())] }
}

/// Whether a file has too many lines.
fn too_long(_: &Path, text: &str) -> Faults {
    let lines = text.lines().count();
    if lines > LONGEST { vec![(lines, format!("{lines} lines, {LONGEST} at most"))] } else { Vec::new() }
}

#[test]
fn every_room_uses_only_what_it_may() {
    let files = files(Path::new(SOURCE));
    // Nothing found would let everything pass.
    let used = |(path, text): &(PathBuf, String)| from_the_root(&module(path), &tokens(text)).len();
    assert!(files.iter().map(used).sum::<usize>() > 50, "hardly any path is found");
    let macros = exported_macros(&files);
    check("architecture.md says which room may use which", |path, text| wrong_direction(&macros, path, text));
}

#[test]
fn the_screens_do_not_touch_web_storage() {
    check("what is kept goes through a port", web_storage);
}

#[test]
fn every_file_says_what_lives_in_it() {
    check("a module begins with a //! line", undocumented);
}

#[test]
fn no_file_needs_a_map() {
    check("a file that long is several", too_long);
}

#[test]
fn no_sentence_that_a_person_reads_stands_in_code() {
    check("words stand in public/content, where each has two wordings and can be translated", sentences);
}

/// That each check fails on what it is there for, and lets pass what it should.
mod the_checks_themselves {
    use super::*;

    fn lines(check: impl Fn(&Path, &str) -> Faults, path: &str, text: &str) -> Vec<usize> {
        check(Path::new(path), text).into_iter().map(|(line, _)| line).collect()
    }

    /// With a macro of the screens that stands at the root.
    fn direction(path: &Path, text: &str) -> Faults {
        let of_the_screens = "#[macro_export]\nmacro_rules! nodes { () => {} }\nmacro_rules! own { () => {} }";
        let macros = exported_macros(&[("ui/dom.rs".into(), of_the_screens.into())]);
        assert_eq!(macros.len(), 1);
        wrong_direction(&macros, path, text)
    }

    #[test]
    fn a_use_against_the_direction_is_found_however_it_is_written() {
        let wrong = [
            ("domain/record.rs", "use crate::exchange::merge;"),
            ("domain/record.rs", "fn f() { crate::app::save() }"),
            ("domain/record.rs", "use super::super::exchange::merge;"),
            ("domain/mod.rs", "use super::exchange::merge;"),
            ("domain/record.rs", "mod tests { use super::super::super::exchange::merge; }"),
            ("domain/record.rs", "mod a { fn f() {} } use super::super::exchange;"),
            ("domain/record.rs", "use crate::{domain::id, exchange::{merge, plan}};"),
            ("domain/record.rs", "use crate::{\n domain::{id, day},\n ui};"),
            ("domain/record.rs", "use crate::*;"),
            ("domain/record.rs", "pub(in crate::exchange) fn f() {}"),
            ("domain/record.rs", "#[cfg(feature = \"x\")] use crate::exchange;"),
            ("domain/record.rs", "macro_rules! m { () => { $crate::exchange::f() } }"),
            ("domain/record.rs", "use crate::nodes;"),
            ("domain/record.rs", "fn f() { crate::nodes!() }"),
            ("domain/record.rs", "use crate::thing_at_the_root;"),
            ("content/words.rs", "use crate::exchange::read;"),
            ("exchange/read.rs", "use crate::content::words;"),
            ("exchange/read.rs", "use self::super::super::app::ports;"),
            ("app/ports.rs", "use crate::platform::memory;"),
            ("app/deep/er.rs", "use super::super::super::platform;"),
            ("platform/files.rs", "use crate::ui::app;"),
            ("platform/files.rs", "use coproduce::ui::app;"),
        ];
        for (path, text) in wrong {
            assert_eq!(lines(direction, path, text).len(), 1, "{path}: {text}");
        }
        assert_eq!(lines(direction, "domain/record.rs", "\nuse crate::{\n domain::id,\n exchange};"), [4]);
    }

    #[test]
    fn a_use_along_the_direction_is_let_pass() {
        let right = [
            ("domain/record.rs", "use super::id::Id; use crate::domain::day; pub(crate) use kind;"),
            ("domain/record.rs", "mod tests { use super::super::id::Id; use super::*; }"),
            ("domain/record.rs", "// use crate::exchange;\n/* crate::ui */ const A: &str = \"crate::ui::b\";"),
            ("domain/record.rs", "fn f<'a>(x: &'a str) -> char { '\\'' } // crate::ui"),
            ("domain/kinds.rs", "macro_rules! m { () => { $crate::domain::field::f() } } kind! {}"),
            ("exchange/read.rs", "use crate::domain::{kinds, record::{Body, Key}}; use super::write;"),
            ("app/bring_in.rs", "use crate::{content::words, domain, exchange::plan}; use super::ports;"),
            ("platform/memory.rs", "use crate::app::ports; use web_sys::exchange::ui;"),
            ("ui/app.rs", "use crate::platform::share; use crate::exchange::plan; use super::routes;"),
            ("ui/routes/home.rs", "use crate::nodes; fn f() { crate::nodes!() }"),
            ("lib.rs", "pub mod domain; pub use crate::ui;"),
        ];
        for (path, text) in right {
            assert_eq!(lines(direction, path, text), [], "{path}: {text}");
        }
    }

    #[test]
    fn web_storage_is_found_in_a_screen_and_nowhere_else() {
        let wrong = [
            "use gloo_storage::Storage;",
            "use web_sys::{Element, Storage};",
            "let store = window().local_storage();",
            "let store = window().session_storage();",
            "let open: web_sys::IdbFactory = x;",
            "let name = \"indexedDB\";",
            "use crate::platform::indexed_db::Database;",
            "use gloo_storage::{LocalStorage, Storage as _};",
            "let kept = web_sys::StorageManager::persist(&x);",
        ];
        for text in wrong {
            assert!(!lines(web_storage, "ui/app.rs", text).is_empty(), "{text}");
            assert_eq!(lines(web_storage, "platform/local_prefs.rs", text), [], "{text}");
        }
        let right = [
            "use web_sys::Element; struct Storage;",
            "type Live<T> = RwSignal<Option<T>, LocalStorage>;",
            "// local_storage\nlet saved = prefs.get();",
            "let s = \"storage\";",
        ];
        for text in right {
            assert_eq!(lines(web_storage, "ui/app.rs", text), [], "{text}");
        }
        let chosen = "type Browser = Workspace<IndexedDb>;";
        assert_eq!(lines(web_storage, "ui/mod.rs", chosen), []);
        assert_eq!(lines(web_storage, "ui/routes/home.rs", chosen), [1]);
    }

    #[test]
    fn a_file_that_does_not_say_what_lives_in_it_is_found() {
        assert_eq!(lines(undocumented, "a.rs", "use std::fmt;\n//! Late."), [1]);
        assert_eq!(lines(undocumented, "a.rs", "//!\nuse std::fmt;"), [1]);
        assert_eq!(lines(undocumented, "a.rs", ""), [1]);
        assert_eq!(lines(undocumented, "a.rs", "//! What lives here.\n"), []);
    }

    #[test]
    fn a_file_of_one_line_too_many_is_found() {
        assert_eq!(lines(too_long, "a.rs", &"x\n".repeat(LONGEST + 1)), [LONGEST + 1]);
        assert_eq!(lines(too_long, "a.rs", &"x\n".repeat(LONGEST)), []);
    }

    #[test]
    fn a_sentence_in_a_screen_is_found() {
        let wrong = [
            "view! { <p>\"You are online.\"</p> }",
            "view! { <button aria-label=\"Close this message\"/> }",
            "let text = format!(\"{n} answers are saved\");",
            "let text = r#\"Nothing \"was\" changed here\"#;",
            "let text = \"Nothing \\\n    was changed\";",
            "let text = \"don’t know yet\";",
            "let text = \"the answers are saved\";",
            "view! { <p class=\"a\">\"Three whole words\"</p> }",
            "view! { <p>Three whole words</p> }",
            "view! { <p>Send it for me, please!</p> }",
            "el(\"p\").attr(\"title\", \"Three whole words\")",
            "fn f() { notify(\"Your answer was saved\") }",
            "panic!(\"{}\", words(\"Three whole words\"))",
        ];
        for text in wrong {
            assert_eq!(lines(sentences, "ui/routes/home.rs", text), [1], "{text}");
            assert_eq!(lines(sentences, "app/ports.rs", text), [], "{text}");
        }
    }

    #[test]
    fn what_no_person_reads_is_let_pass() {
        let right = [
            "// This is a comment.\n/// And this is one.\n/* And one more here */",
            "#[expect(dead_code, reason = \"nobody reads this one\")] fn f() {}",
            "#[cfg(test)] mod tests { const A: &str = \"a sentence of a test\"; }",
            "#[test] fn f() { assert!(x, \"a sentence of a test\"); }",
            "view! { <p class=\"card wide open\">{t(keys::HOME)}</p> }",
            "view! { <p class=(\"card wide open\", move || open.get())/> }",
            "let class = if open { \"card card--open wide\" } else { \"card\" };",
            "el(\"p\").attr(\"class\", \"card wide open\").class(\"card wide open\", move || open.get())",
            "document().query_selector(\"main h1 legend\")",
            "const FOCUSABLE: &str = \"a[href], button, input, select, [tabindex]\";",
            "view! { <path d=\"M0 0 L10 10 h4 v5 z\"/> <svg viewBox=\"0 0 24 24\"/> }",
            "let at = format!(\"translate({x} {y}) scale({s})\");",
            "let text = \"Two words\";",
            "body().expect(\"every page has a body\")",
            "leptos::logging::error!(\"the store could not be opened: {error}\")",
            "impl<T> From<T> for Wrapper<T> where T: Clone {}",
            "fn f<'a>(x: Vec<&'a str>) -> char { 'x' }",
            "view! { <p>{a} {b}</p> <Show when=move || a > b && c <d></d></Show> }",
        ];
        for text in right {
            assert_eq!(lines(sentences, "ui/routes/home.rs", text), [], "{text}");
        }
    }
}
