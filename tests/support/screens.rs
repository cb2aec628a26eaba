//! What a screen may not do by itself: keep something, or say something.

use super::source::{Faults, Piece, Token, code, tokens};
use std::path::Path;

/// The files of the screens that may name the database, so that no other need: there it is chosen and made.
const CHOOSE_THE_DATABASE: [&str; 2] = ["ui/mod.rs", "ui/start.rs"];

/// What a screen would store or read behind the back of the ports.
///
/// A plain `LocalStorage` is none of it: Leptos has a type of that name, which keeps a signal on its own thread.
pub fn web_storage(path: &Path, text: &str) -> Faults {
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

/// The sentences that a screen says in code instead of in the words of its language.
pub fn sentences(path: &Path, text: &str) -> Faults {
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
    // `class="…"`, `class=("…", …)`, `class: "…"`, `.class("…", …)` and `.attr("class", "…")`.
    let behind = |back: usize| word(back) == Some("class");
    let named = at.checked_sub(2).is_some_and(|at| code[at].piece == Piece::Text("class".into()));
    let of_class = behind(2) && (is(1, '=') || is(1, ':') || is(1, '(')) || behind(3) && is(2, '=') && is(1, '(');
    if of_class || named && is(1, ',') {
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
