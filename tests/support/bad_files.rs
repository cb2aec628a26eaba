//! Files with one thing wrong in each, and what must be said of them.

use coproduce::exchange::read::{Fault, LARGEST};
use serde_json::{Value, json};

/// A small sound file, to be spoiled.
pub fn sound() -> Value {
    json!({
        "format": "coproduce", "version": 1,
        "exported": {"id": "e", "at": "2026-01-02T03:04:05+00:00", "app": "0.1.0", "purpose": "full", "part": [1, 1]},
        "counts": {"projects": 1, "responses": 2},
        "projects": [{"id": "p", "project": "-", "title": "Garden", "by": {"title": "a:1"}}],
        "responses": [
            {"id": "r1", "project": "p", "day": "2026-01-02", "answers": {"q": "yes"}},
            {"id": "r2", "project": "p", "day": "2026-01-02", "answers": {"q": "no"}},
        ],
        "erased": [{"kind": "response", "id": "r3", "project": "p", "why": "withdrawn"}],
    })
}

/// The sound file, spoiled.
pub fn spoiled(spoil: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = sound();
    spoil(&mut file);
    file.to_string().into_bytes()
}

/// Every fault: what was done to the file, what is said, and where.
pub fn faults() -> Vec<(&'static str, Vec<u8>, Fault, &'static str)> {
    let second = |name: &'static str, value: Value| spoiled(move |file| file["responses"][1][name] = value);
    let title = |value: Value| spoiled(move |file| file["projects"][0]["title"] = value);
    vec![
        ("nothing", Vec::new(), Fault::Empty, ""),
        ("blanks", b" \r\n\t".to_vec(), Fault::Empty, ""),
        ("a byte order mark alone", b"\xef\xbb\xbf".to_vec(), Fault::Empty, ""),
        ("beyond the largest", vec![b' '; LARGEST + 1], Fault::TooLarge, ""),
        ("stops in a list", b"{\"format\":\"coproduce\",\n\"projects\": [".to_vec(), Fault::CutShort, "2:13"),
        ("words", b"Dear all,".to_vec(), Fault::NotJson, "1:1"),
        ("a comma too many", b"{\"format\": \"coproduce\",}".to_vec(), Fault::NotJson, "1:24"),
        ("something behind", [spoiled(|_| ()), b"{}".to_vec()].concat(), Fault::NotJson, "1:468"),
        ("UTF-16", "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect(), Fault::NotJson, "1:1"),
        ("a broken character", b"{\"format\": \"\xff\"}".to_vec(), Fault::NotJson, "1:13"),
        ("lists without end", vec![b'['; 200], Fault::TooDeep, "1:128"),
        ("lists without end in a field", title(nested(33)), Fault::TooDeep, "projects 1 title"),
        ("a list", b"[]".to_vec(), Fault::AnotherFormat, ""),
        ("something else", b"{\"type\": \"FeatureCollection\"}".to_vec(), Fault::AnotherFormat, ""),
        ("no version", spoiled(|file| file["version"] = json!("1")), Fault::AnotherFormat, ""),
        ("version 0", spoiled(|file| file["version"] = json!(0)), Fault::AnotherFormat, ""),
        ("a newer version", spoiled(|file| file["version"] = json!(2)), Fault::NewerVersion, ""),
        ("a report", spoiled(|file| file["exported"]["purpose"] = json!("report")), Fault::Report, ""),
        (
            "no head",
            spoiled(|file| drop(file.as_object_mut().unwrap().remove("exported"))),
            Fault::WrongType,
            "exported purpose",
        ),
        (
            "an unknown purpose",
            spoiled(|file| file["exported"]["purpose"] = json!("all")),
            Fault::WrongType,
            "exported purpose",
        ),
        ("part 0", spoiled(|file| file["exported"]["part"] = json!([0, 1])), Fault::WrongType, "exported part"),
        ("part 3 of 2", spoiled(|file| file["exported"]["part"] = json!([3, 2])), Fault::WrongType, "exported part"),
        ("half a part", spoiled(|file| file["exported"]["part"] = json!([1])), Fault::WrongType, "exported part"),
        ("no counts", spoiled(|file| drop(file.as_object_mut().unwrap().remove("counts"))), Fault::WrongType, "counts"),
        ("a list that is none", spoiled(|file| file["tips"] = json!({})), Fault::WrongType, "tips"),
        ("a list without a name", spoiled(|file| file[""] = json!([])), Fault::WrongType, ""),
        ("a list of a name that is none", spoiled(|file| file["to do"] = json!([])), Fault::WrongType, "to do"),
        ("a row that is none", spoiled(|file| file["responses"][1] = json!("r2")), Fault::WrongType, "responses 2"),
        ("a row without an id", second("id", Value::Null), Fault::WrongType, "responses 2 id"),
        ("an id that leads elsewhere", second("id", json!("../r2")), Fault::WrongType, "responses 2 id"),
        ("an id that no mark has room for", second("id", json!("r".repeat(96))), Fault::WrongType, "responses 2 id"),
        ("a row without a project", second("project", json!(7)), Fault::WrongType, "responses 2 project"),
        ("a day that is none", second("day", json!("2026-02-30")), Fault::WrongType, "responses 2 day"),
        ("a number for a text", title(json!(3)), Fault::WrongType, "projects 1 title"),
        (
            "a field without a dot",
            spoiled(|file| file["projects"][0]["about"] = json!("x")),
            Fault::WrongType,
            "projects 1 about",
        ),
        (
            "a counter beyond all",
            spoiled(|file| file["projects"][0]["by"]["title"] = json!("a:9007199254740993")),
            Fault::WrongType,
            "projects 1 title",
        ),
        (
            "a project said once",
            spoiled(|file| drop(file["projects"][0].as_object_mut().unwrap().remove("by"))),
            Fault::WrongType,
            "projects 1 by",
        ),
        (
            "a response worked on",
            spoiled(|file| file["responses"][1] = json!({"id": "r2", "project": "p", "by": {}})),
            Fault::WrongType,
            "responses 2 by",
        ),
        (
            "a content that poses as the record",
            second("apart", json!([{"by": {}}])),
            Fault::WrongType,
            "responses 2 apart",
        ),
        (
            "an erasure without a kind",
            spoiled(|file| file["erased"][0] = json!({"id": "r3"})),
            Fault::WrongType,
            "erased 1",
        ),
        (
            "an erasure that no mark has room for",
            spoiled(|file| file["erased"][0]["id"] = json!("r".repeat(96))),
            Fault::WrongType,
            "erased 1",
        ),
        ("an id twice", second("id", json!("r1")), Fault::IdTwice, "responses 2 r1"),
        (
            "an erasure twice",
            spoiled(|file| file["erased"] = json!([file["erased"][0], file["erased"][0]])),
            Fault::IdTwice,
            "erased",
        ),
        ("fewer than are said", spoiled(|file| file["counts"]["responses"] = json!(3)), Fault::Miscounted, "responses"),
        ("more than are said", spoiled(|file| file["counts"]["responses"] = json!(1)), Fault::Miscounted, "responses"),
        (
            "a list that is not counted",
            spoiled(|file| file["counts"] = json!({"responses": 2})),
            Fault::Miscounted,
            "projects",
        ),
        ("a list that is not there", spoiled(|file| file["counts"]["tips"] = json!(1)), Fault::Miscounted, "tips"),
        (
            "a count that is none",
            spoiled(|file| file["counts"]["responses"] = json!("2")),
            Fault::Miscounted,
            "responses",
        ),
        ("text that turns round", title(json!("report\u{202e}gpj.exe")), Fault::Disguised, "projects 1 title"),
        ("text that rings", second("via", json!("own\u{7}")), Fault::Disguised, "responses 2 via"),
        (
            "an answer that turns round",
            second("answers", json!({"q": ["\u{2066}x"]})),
            Fault::Disguised,
            "responses 2 answers",
        ),
        ("a name that turns round", second("a\u{202e}b", json!(1)), Fault::Disguised, "responses 2 ab"),
    ]
}

/// Lists within lists.
pub fn nested(depth: usize) -> Value {
    (0..depth).fold(json!("x"), |value, _| json!([value]))
}
