//! The house as it was planned: which room may use which, what the screens may not touch or say, and no file so long
//! that it needs a map.
//!
//! What the compiler can hold it holds (nothing of a browser is there when native tests build). This reads the source
//! for the rest. Every check is shown to fail on a snippet that breaks it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

#[path = "support/source.rs"]
mod source;

use source::{Piece, Token, code, files, tokens};
use std::path::Path;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// The rooms of the house, and what each may use.
const ROOMS: [(&str, &[&str]); 6] = [
    ("domain", &["domain"]),
    ("content", &["domain", "content"]),
    ("exchange", &["domain", "exchange"]),
    ("app", &["domain", "content", "exchange", "app"]),
    ("platform", &["domain", "content", "exchange", "app", "platform"]),
    ("ui", &["domain", "content", "exchange", "app", "platform", "ui"]),
];

/// Lines that a file may have.
const LONGEST: usize = 400;

/// What is wrong in a file, and on which line.
type Faults = Vec<(usize, String)>;

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

/// The module that a file is, from the root of the library: `domain/record.rs` is `domain`, `record`.
fn module(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> = path.with_extension("").iter().map(|part| part.to_string_lossy().into()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    parts
}

/// The first names of the paths that start at the root of the library, and the lines that they stand on.
fn from_the_root(module: &[String], tokens: &[Token]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Modules within the file, as the depths of the braces that they end with.
    let (mut depth, mut within) = (0_usize, Vec::new());
    let is_path = |at: usize| {
        let mark = |at: usize| tokens.get(at).is_some_and(|token| token.is(':'));
        mark(at) && mark(at + 1)
    };
    for (at, token) in tokens.iter().enumerate() {
        match &token.piece {
            Piece::Mark('{') => {
                if at >= 2 && tokens[at - 2].word() == Some("mod") {
                    within.push(depth);
                }
                depth += 1;
            }
            Piece::Mark('}') => {
                depth = depth.saturating_sub(1);
                if within.last() == Some(&depth) {
                    within.pop();
                }
            }
            Piece::Word(word) if is_path(at + 1) && !(at >= 2 && is_path(at - 2)) => {
                let mut next = at + 3;
                match word.as_str() {
                    "crate" | "coproduce" => {}
                    "super" | "self" => {
                        let mut up = usize::from(word == "super");
                        while tokens.get(next).and_then(Token::word) == Some("super") && is_path(next + 1) {
                            up += 1;
                            next += 3;
                        }
                        if up != module.len() + within.len() {
                            continue;
                        }
                    }
                    _ => continue,
                }
                found.extend(heads(tokens, next));
            }
            _ => {}
        }
    }
    found
}

/// The first names of what stands behind `crate::`: one, or those of a group.
fn heads(tokens: &[Token], at: usize) -> Vec<(usize, String)> {
    let Some(first) = tokens.get(at) else { return Vec::new() };
    match &first.piece {
        Piece::Word(_) if tokens.get(at + 1).is_some_and(|next| next.is('!')) => Vec::new(), // a macro
        Piece::Word(word) => vec![(first.line, word.clone())],
        Piece::Mark('{') => {
            let (mut found, mut depth) = (Vec::new(), 0);
            for pair in tokens[at..source::group_end(tokens, at)].windows(2) {
                match pair[0].piece {
                    Piece::Mark('{') => depth += 1,
                    Piece::Mark('}') => depth -= 1,
                    _ => {}
                }
                if depth == 1
                    && (pair[0].is('{') || pair[0].is(','))
                    && let Some(word) = pair[1].word()
                {
                    found.push((pair[1].line, word.into()));
                }
            }
            found
        }
        _ => vec![(first.line, "*".into())],
    }
}

/// What a file uses that its room may not.
fn wrong_direction(path: &Path, text: &str) -> Faults {
    let module = module(path);
    let Some((room, may_use)) = ROOMS.iter().find(|(room, _)| module.first().is_some_and(|first| first == room)) else {
        return Vec::new();
    };
    let used = from_the_root(&module, &tokens(text));
    let wrong = used.into_iter().filter(|(_, name)| !may_use.contains(&name.as_str()));
    wrong.map(|(line, name)| (line, format!("{room} may not use {name}"))).collect()
}

/// The files of the screens that may name the database, so that no other need: there it is chosen and made.
const CHOOSE_THE_DATABASE: [&str; 2] = ["ui/mod.rs", "ui/start.rs"];

/// What a screen would store or read behind the back of the ports.
///
/// A plain `LocalStorage` is none of it: Leptos has a type of that name, which keeps a signal on its own thread.
fn web_storage(path: &Path, text: &str) -> Faults {
    if !path.starts_with("ui") {
        return Vec::new();
    }
    let may_choose = CHOOSE_THE_DATABASE.iter().any(|file| path == Path::new(file));
    let mut faults = Vec::new();
    let mut of_web_sys = false;
    for token in code(&tokens(text)) {
        let found = match &token.piece {
            Piece::Mark(';') => {
                of_web_sys = false;
                continue;
            }
            Piece::Word(word) => {
                of_web_sys |= word == "web_sys";
                let stores = ["gloo_storage", "local_storage", "session_storage"].contains(&word.as_str());
                let database = ["indexed_db", "IndexedDb"].contains(&word.as_str()) && !may_choose;
                let browsers = word.starts_with("Idb") || (of_web_sys && word.starts_with("Storage"));
                (stores || database || browsers).then_some(word)
            }
            // Reached by name through js_sys::Reflect.
            Piece::Text(name) => {
                ["localStorage", "sessionStorage", "indexedDB"].contains(&name.as_str()).then_some(name)
            }
            _ => None,
        };
        faults.extend(found.map(|found| (token.line, format!("ui may not use {found}: ask a port"))));
    }
    faults
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

/// The sentences that a screen says in code instead of in the words of its language.
fn sentences(path: &Path, text: &str) -> Faults {
    if !path.starts_with("ui") {
        return Vec::new();
    }
    let code = code(&tokens(text));
    let mut faults = Vec::new();
    for (at, token) in code.iter().enumerate() {
        match &token.piece {
            Piece::Text(text) if is_sentence(text) && !is_markup(text) && !is_not_for_people(&code, at) => {
                faults.push((token.line, format!("a sentence stands in code: {text:?}")));
            }
            Piece::Mark('>') => {
                faults.extend(
                    unquoted(&code[at + 1..]).map(|text| (token.line, format!("a sentence stands in code: {text}"))),
                );
            }
            _ => {}
        }
    }
    faults
}

/// Three words or more. What is filled in is none, nor are the numbers and letters of a drawing.
fn is_sentence(text: &str) -> bool {
    let is_word = |piece: &str| {
        let piece = piece.trim_matches(|character: char| !character.is_alphanumeric());
        piece.chars().count() > 1 && piece.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let filled_in = |piece: &&str| piece.contains('{') && piece.contains('}');
    text.split_whitespace().filter(|piece| !filled_in(piece)).filter(|piece| is_word(piece)).count() >= 3
}

/// Names of classes, or a CSS selector.
fn is_markup(text: &str) -> bool {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let is_name =
        |piece: &&str| piece.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_:".contains(c));
    let is_compound = |piece: &&str| piece.contains(['-', '_']);
    let names = pieces.iter().all(is_name) && pieces.iter().any(is_compound);
    let in_selectors = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_:.,#>[]()='\"* ".contains(c);
    let selector = text.chars().all(in_selectors) && (text.contains(['[', '>']) || text.starts_with(['.', '#']));
    names || selector
}

/// Whether a text stands where only the browser or a developer reads it: in a class, in a call that looks something up
/// in the page, in what a panic or the console says.
fn is_not_for_people(code: &[Token], at: usize) -> bool {
    const CALLS: [&str; 7] =
        ["expect", "expect_err", "query_selector", "query_selector_all", "closest", "matches", "match_media"];
    const MACROS: [&str; 10] = [
        "panic",
        "unreachable",
        "assert",
        "assert_eq",
        "assert_ne",
        "debug_assert",
        "log",
        "warn",
        "error",
        "debug_warn",
    ];
    let word = |back: usize| at.checked_sub(back).and_then(|at| code[at].word());
    let is = |back: usize, mark: char| at.checked_sub(back).is_some_and(|at| code[at].is(mark));
    if word(2) == Some("class") && is(1, '=') || word(3) == Some("class") && is(2, '=') && is(1, '(') {
        return true;
    }
    // The call that the text is an argument of.
    let mut depth = 0;
    for open in (0..at).rev() {
        match code[open].piece {
            Piece::Mark(')' | ']' | '}') => depth += 1,
            Piece::Mark('(' | '[' | '{') if depth > 0 => depth -= 1,
            Piece::Mark('(') => {
                let word = |back: usize| open.checked_sub(back).and_then(|at| code[at].word());
                let called = word(1).is_some_and(|name| CALLS.contains(&name));
                let is_macro = open.checked_sub(1).is_some_and(|at| code[at].is('!'));
                return called || is_macro && word(2).is_some_and(|name| MACROS.contains(&name));
            }
            Piece::Mark('{' | '[') => return false,
            _ => {}
        }
    }
    false
}

/// Text of three words or more that stands in a view without quotes, up to the tag that ends it.
fn unquoted(behind_a_tag: &[Token]) -> Option<String> {
    let mut words = Vec::new();
    for (at, token) in behind_a_tag.iter().enumerate() {
        match &token.piece {
            Piece::Word(word) => words.push(word.as_str()),
            Piece::Mark(',' | '.' | '!' | '?') | Piece::Other => {}
            Piece::Mark('<') if behind_a_tag.get(at + 1).is_some_and(|next| next.is('/')) => {
                return (words.len() >= 3).then(|| words.join(" "));
            }
            _ => return None,
        }
    }
    None
}

#[test]
fn every_room_uses_only_what_it_may() {
    // Nothing found would let everything pass.
    let used = |(path, text): (std::path::PathBuf, String)| from_the_root(&module(&path), &tokens(&text)).len();
    assert!(files(Path::new(SOURCE)).into_iter().map(used).sum::<usize>() > 50, "hardly any path is found");
    check("architecture.md says which room may use which", wrong_direction);
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

    fn lines(check: fn(&Path, &str) -> Faults, path: &str, text: &str) -> Vec<usize> {
        check(Path::new(path), text).into_iter().map(|(line, _)| line).collect()
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
            ("content/words.rs", "use crate::exchange::read;"),
            ("exchange/read.rs", "use crate::content::words;"),
            ("exchange/read.rs", "use self::super::super::app::ports;"),
            ("app/ports.rs", "use crate::platform::memory;"),
            ("app/deep/er.rs", "use super::super::super::platform;"),
            ("platform/files.rs", "use crate::ui::app;"),
            ("platform/files.rs", "use coproduce::ui::app;"),
        ];
        for (path, text) in wrong {
            assert_eq!(lines(wrong_direction, path, text).len(), 1, "{path}: {text}");
        }
        assert_eq!(lines(wrong_direction, "domain/record.rs", "\nuse crate::{\n domain::id,\n exchange};"), [4]);
    }

    #[test]
    fn a_use_along_the_direction_is_let_pass() {
        let right = [
            ("domain/record.rs", "use super::id::Id; use crate::domain::day; pub(crate) use kind;"),
            ("domain/record.rs", "mod tests { use super::super::id::Id; use super::*; }"),
            ("domain/record.rs", "// use crate::exchange;\n/* crate::ui */ const A: &str = \"crate::ui::b\";"),
            ("domain/record.rs", "fn f<'a>(x: &'a str) -> char { '\\'' } // crate::ui"),
            ("domain/kinds.rs", "macro_rules! m { () => { $crate::domain::field::f() } } crate::kind! {}"),
            ("exchange/read.rs", "use crate::domain::{kinds, record::{Body, Key}}; use super::write;"),
            ("app/bring_in.rs", "use crate::{content::words, domain, exchange::plan}; use super::ports;"),
            ("platform/memory.rs", "use crate::app::ports; use web_sys::exchange::ui;"),
            ("ui/app.rs", "use crate::platform::share; use crate::exchange::plan; use super::routes;"),
            ("lib.rs", "pub mod domain; pub use crate::ui;"),
        ];
        for (path, text) in right {
            assert_eq!(lines(wrong_direction, path, text), [], "{path}: {text}");
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
