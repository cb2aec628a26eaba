//! Which room a file is in, and which rooms it uses.

use super::source::{Faults, Piece, Token, group_end, tokens};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms of the house, and what each may use.
const ROOMS: [(&str, &[&str]); 6] = [
    ("domain", &["domain"]),
    ("content", &["domain", "content"]),
    ("exchange", &["domain", "exchange"]),
    ("app", &["domain", "content", "exchange", "app"]),
    ("platform", &["domain", "content", "exchange", "app", "platform"]),
    ("ui", &["domain", "content", "exchange", "app", "platform", "ui"]),
];

/// The module that a file is, from the root of the library: `domain/record.rs` is `domain`, `record`.
pub fn module(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> = path.with_extension("").iter().map(|part| part.to_string_lossy().into()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    parts
}

/// The first names of the paths that start at the root of the library, and the lines that they stand on.
pub fn from_the_root(module: &[String], tokens: &[Token]) -> Vec<(usize, String)> {
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
        Piece::Word(word) => vec![(first.line, word.clone())],
        Piece::Mark('{') => {
            let (mut found, mut depth) = (Vec::new(), 0);
            for pair in tokens[at..group_end(tokens, at)].windows(2) {
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

/// The macros that stand at the root of the library wherever they are declared, and the rooms that they are of.
pub fn exported_macros(files: &[(PathBuf, String)]) -> BTreeMap<String, String> {
    let mut macros = BTreeMap::new();
    for (path, text) in files {
        let tokens = tokens(text);
        for (at, token) in tokens.iter().enumerate() {
            let word = |ahead: usize| tokens.get(at + ahead).and_then(Token::word);
            // #[macro_export] macro_rules! name
            if token.word() == Some("macro_export")
                && word(2) == Some("macro_rules")
                && let (Some(name), Some(room)) = (word(4), module(path).first())
            {
                macros.insert(name.into(), room.clone());
            }
        }
    }
    macros
}

/// What a file uses that its room may not.
pub fn wrong_direction(macros: &BTreeMap<String, String>, path: &Path, text: &str) -> Faults {
    let module = module(path);
    let Some((room, may_use)) = ROOMS.iter().find(|(room, _)| module.first().is_some_and(|first| first == room)) else {
        return Vec::new();
    };
    let used = from_the_root(&module, &tokens(text));
    let wrong = used.into_iter().filter(|(_, name)| {
        let used = macros.get(name).unwrap_or(name);
        !may_use.contains(&used.as_str())
    });
    wrong.map(|(line, name)| (line, format!("{room} may not use {name}"))).collect()
}
