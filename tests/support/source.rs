//! Reading Rust source as words, marks and texts: as much of the language as it takes to see what a file uses and says.
//!
//! Comments are left out. Attributes and tests are left out by [`code`].

use std::fs;
use std::path::{Path, PathBuf};

/// What is wrong in a file, and on which line.
pub type Faults = Vec<(usize, String)>;

/// What a piece of source is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// A name or a keyword.
    Word(String),
    /// A string literal, without its quotes and escapes.
    Text(String),
    /// A single mark, such as `:` or `{`.
    Mark(char),
    /// A number, a character or a lifetime.
    Other,
}

/// A piece and the line that it begins on, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub piece: Piece,
    /// Where.
    pub line: usize,
}

impl Token {
    /// The name or keyword that it is.
    pub fn word(&self) -> Option<&str> {
        if let Piece::Word(word) = &self.piece { Some(word) } else { None }
    }

    /// Whether it is a mark.
    pub fn is(&self, mark: char) -> bool {
        self.piece == Piece::Mark(mark)
    }
}

/// Every Rust file below a folder, with its path from there, in order.
pub fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("source in UTF-8");
                found.push((path.strip_prefix(folder).expect("below the folder").to_path_buf(), text));
            }
        }
    }
    found.sort();
    found
}

/// Source as tokens, comments left out.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { characters: source.chars().collect(), at: 0, line: 1 };
    let mut tokens = Vec::new();
    while reader.at < reader.characters.len() {
        let line = reader.line;
        if let Some(piece) = reader.next() {
            tokens.push(Token { piece, line });
        }
    }
    tokens
}

struct Reader {
    characters: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.characters.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let character = self.peek(0);
        self.line += usize::from(character == '\n');
        self.at += 1;
        character
    }

    fn take_while(&mut self, mut goes_on: impl FnMut(char) -> bool) -> String {
        let mut taken = String::new();
        while self.at < self.characters.len() && goes_on(self.peek(0)) {
            taken.push(self.take());
        }
        taken
    }

    fn next(&mut self) -> Option<Piece> {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                self.take_while(|character| character != '\n');
                None
            }
            ('/', '*') => {
                self.comment();
                None
            }
            ('"', _) => Some(Piece::Text(self.text())),
            ('\'', _) => {
                self.character_or_lifetime();
                Some(Piece::Other)
            }
            (first, _) if first.is_alphabetic() || first == '_' => Some(self.word_or_text()),
            (first, _) if first.is_ascii_digit() => {
                self.number();
                Some(Piece::Other)
            }
            (first, _) => {
                self.take();
                (!first.is_whitespace()).then_some(Piece::Mark(first))
            }
        }
    }

    /// A comment of several lines, which may hold others.
    fn comment(&mut self) {
        let mut depth = 0;
        while self.at < self.characters.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.take();
                    continue;
                }
            }
            self.take();
            self.take();
            if depth == 0 {
                return;
            }
        }
    }

    fn word_or_text(&mut self) -> Piece {
        let word = self.take_while(|character| character.is_alphanumeric() || character == '_');
        match (word.as_str(), self.peek(0)) {
            ("r" | "br" | "cr", '"' | '#') => {
                let hashes = self.take_while(|character| character == '#').len();
                if self.peek(0) != '"' {
                    // A keyword used as a name, such as `r#type`.
                    return Piece::Word(self.take_while(|character| character.is_alphanumeric() || character == '_'));
                }
                Piece::Text(self.raw_text(hashes))
            }
            ("b" | "c", '"') => Piece::Text(self.text()),
            ("b", '\'') => {
                self.character_or_lifetime();
                Piece::Other
            }
            _ => Piece::Word(word),
        }
    }

    fn raw_text(&mut self, hashes: usize) -> String {
        self.take();
        let mut text = String::new();
        while self.at < self.characters.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#') {
                for _ in 0..=hashes {
                    self.take();
                }
                break;
            }
            text.push(self.take());
        }
        text
    }

    fn text(&mut self) -> String {
        self.take();
        let mut text = String::new();
        while self.at < self.characters.len() {
            match self.take() {
                '"' => break,
                '\\' => match self.take() {
                    // A line that goes on: the blanks before the rest are not part of it.
                    '\n' => drop(self.take_while(char::is_whitespace)),
                    'n' | 't' | 'r' => text.push(' '),
                    'u' => drop(self.take_while(|character| character != '}')),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        text
    }

    fn character_or_lifetime(&mut self) {
        self.take();
        if self.peek(0) == '\\' {
            self.take();
            self.take();
            self.take_while(|character| character != '\'');
            self.take();
        } else if self.peek(1) == '\'' {
            self.take();
            self.take();
        } else {
            self.take_while(|character| character.is_alphanumeric() || character == '_');
        }
    }

    fn number(&mut self) {
        loop {
            self.take_while(|character| character.is_alphanumeric() || character == '_');
            // `1.5` goes on; `0..n` and `1.max(2)` do not.
            if self.peek(0) != '.' || !self.peek(1).is_ascii_digit() {
                return;
            }
            self.take();
        }
    }
}

/// Tokens without attributes, and without the items that only tests see.
pub fn code(tokens: &[Token]) -> Vec<Token> {
    let mut code = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = attribute_end(tokens, at) else {
            code.push(tokens[at].clone());
            at += 1;
            continue;
        };
        let words: Vec<&str> = tokens[at..end].iter().filter_map(Token::word).collect();
        let only_tests = words == ["cfg", "test"] || words == ["test"];
        at = if only_tests { item_end(tokens, end) } else { end };
    }
    code
}

/// Where an attribute that begins here ends.
fn attribute_end(tokens: &[Token], at: usize) -> Option<usize> {
    if !tokens[at].is('#') {
        return None;
    }
    let open = at + 1 + usize::from(tokens.get(at + 1)?.is('!'));
    tokens.get(open)?.is('[').then(|| group_end(tokens, open))
}

/// Where an item ends: behind its body, or behind its semicolon.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() {
        match &tokens[at].piece {
            Piece::Mark('{') => return group_end(tokens, at),
            Piece::Mark(';') => return at + 1,
            Piece::Mark('(' | '[') => at = group_end(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Where the group that opens here ends.
pub fn group_end(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.piece {
            Piece::Mark('(' | '[' | '{') => depth += 1,
            Piece::Mark(')' | ']' | '}') => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}
