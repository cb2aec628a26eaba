//! The file of version 1: what was ever written is read for good, and what is not whole is refused with the fault and
//! its place.
//!
//! `COPRODUCE_CASES` above 10,000 makes the long form of what is short by default.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

mod support;

use coproduce::domain::field::{Family, LONGEST_TEXT, Purpose};
use coproduce::domain::kinds;
use coproduce::domain::record::{Body, Key};
use coproduce::exchange::contents::{Contents, Why};
use coproduce::exchange::read::{BadFile, Checked, Fault, read};
use coproduce::exchange::write::{Head, write};
use serde_json::{Value, json};
use support::bad_files::{faults, nested, spoiled};
use support::fixtures::{fixture, fixtures};
use support::reading::{assert_comes_back, refused, rescued, taken};

mod what_was_written_is_read_for_good {
    use super::*;

    #[test]
    fn a_fixture_is_written_back_byte_for_byte() {
        for (name, text) in fixtures() {
            let checked = taken(text.as_bytes());
            let own: Value = serde_json::from_str(&text).unwrap();
            let own = |field: &str| own["exported"][field].as_str().unwrap().to_owned();
            let head =
                Head { id: own("id"), at: checked.at, app: own("app"), purpose: checked.purpose, part: checked.part };
            let written = write(&head, &checked.contents);
            // A kind that came later adds a list with nothing in it, and nothing else.
            let list = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
            let came_later = |line: &&str| line.ends_with(": [],") && !text.contains(&list(line));
            let written: String = written.split_inclusive('\n').filter(|line| !came_later(&line.trim_end())).collect();
            assert_eq!(written, text, "{name}");
        }
    }

    /// A kind that was never in a fixture has never been proved to be readable later.
    #[test]
    fn every_kind_that_travels_stands_in_a_fixture() {
        let all: Vec<Checked> = fixtures().iter().map(|(_, text)| taken(text.as_bytes())).collect();
        for kind in kinds::ALL.into_iter().filter(|kind| kind.family != Family::Local) {
            let stands = all.iter().any(|checked| checked.counts.contains_key(kind.plural));
            assert!(stands, "no file in tests/fixtures has {}: add one that has", kind.plural);
        }
    }

    #[test]
    fn the_first_fixture_holds_all_that_can_stand_in_a_file() {
        let text = fixture("v1-full.json");
        let Checked { contents, counts, purpose, part, at } = taken(text.as_bytes());
        assert_eq!((purpose, part, at.as_str()), (Purpose::Full, [1, 1], "2026-03-02T09:30:00+00:00"));
        assert_eq!((counts.get("responses"), contents.records.len()), (Some(&3), 13));
        let record = |key: &str| &contents.records[&Key::parse(key).unwrap()];
        let garden = "0190a0b0-0000-7000-8000-00000000000a";

        let lunch = record("-/project/0190a0b0-0000-7000-8000-00000000000b");
        assert_eq!(lunch.get("title"), Some(&json!("نادي الغداء – Lunch club 🍲")));
        assert_eq!(lunch.apart(), ["title"]);
        let Body::Worked(fields) = &lunch.body else { panic!("a project is worked on") };
        assert_eq!(fields.get("title").unwrap().values.len(), 3);

        let agreement = record(&format!("{garden}/agreement/0190a0b0-0001-7000-8000-000000000002"));
        assert!(matches!(&agreement.body, Body::Said(contents) if contents.len() == 2));

        let response = record(&format!("{garden}/response/1f0c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f"));
        let more = response.get("answers").and_then(|answers| answers["more"].as_str()).unwrap();
        assert!(
            more.contains("شكرًا") && more.contains("👩🏽\u{200d}🌾") && more.contains("\n\t=SUM(1,2) \\ / </script>")
        );

        let later = record(&format!("{garden}/gatherings-of-a-newer-version/0190a0b0-0002-7000-8000-000000000001"));
        assert_eq!(later.get("places"), Some(&json!([["garden", 12], ["shed", 3]])));
        let project = record(&format!("-/project/{garden}"));
        assert_eq!(project.get("field_of_a_newer_version"), Some(&json!({"colour": "green", "share": 0.5})));

        let withdrawn = contents.erased.values().filter(|erasure| erasure.why == Why::Withdrawn).count();
        assert_eq!((contents.erased.len(), withdrawn), (4, 1));
    }

    #[test]
    fn a_file_that_an_editor_saved_reads_the_same() {
        let text = fixture("v1-full.json");
        let whole = taken(text.as_bytes());
        let marked = format!("\u{feff}{text}");
        let windows = text.replace('\n', "\r\n");
        let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&text).unwrap()).unwrap();
        for other in [marked, windows, pretty] {
            assert_eq!(taken(other.as_bytes()), whole);
        }
    }

    #[test]
    fn numbers_of_a_newer_version_come_back_as_they_were() {
        let numbers = "0 -0.0 0.1 0.30000000000000004 -122.41941550000001 1e21 18446744073709551615 98446744073709551615 \
            9007199254740993.5 5.5511151231257827e-17 2.2250738585072014e-308 1.7976931348623157e308";
        for number in numbers.split(' ') {
            let file = spoiled(|file| file["projects"][0]["by"] = json!({"title": "a:1", "later": "a:2"}));
            let file = String::from_utf8(file)
                .unwrap()
                .replace("\"project\":\"-\"", &format!("\"project\":\"-\",\"later\":{number}"));
            assert_comes_back(&taken(file.as_bytes()).contents);
        }
    }
}

mod what_is_not_whole_is_refused {
    use super::*;

    #[test]
    fn each_fault_is_named_with_its_place() {
        for (name, bytes, fault, at) in faults() {
            assert_eq!(refused(&bytes), BadFile { fault, at: at.into() }, "{name}");
        }
    }

    #[test]
    fn there_is_a_bad_file_for_every_fault() {
        let shown = |fault: &Fault| match fault {
            // A new fault stops this from compiling: give it a bad file above, and then a place here.
            Fault::Empty
            | Fault::TooLarge
            | Fault::CutShort
            | Fault::NotJson
            | Fault::TooDeep
            | Fault::AnotherFormat
            | Fault::NewerVersion
            | Fault::Report
            | Fault::WrongType
            | Fault::IdTwice
            | Fault::Miscounted
            | Fault::Disguised => format!("{fault:?}"),
        };
        let found: std::collections::BTreeSet<String> = faults().iter().map(|(_, _, fault, _)| shown(fault)).collect();
        assert_eq!(found.len(), 12, "{found:?}");
    }

    #[test]
    fn the_sound_file_that_is_spoiled_is_sound() {
        let checked = taken(&spoiled(|_| ()));
        assert_eq!((checked.counts.get("responses"), checked.contents.erased.len()), (Some(&2), 1));
        assert_comes_back(&checked.contents);
        let second_of_three = taken(&spoiled(|file| file["exported"]["part"] = json!([2, 3])));
        assert_eq!(second_of_three.part, [2, 3]);
    }

    #[test]
    fn a_file_cut_at_any_byte_is_cut_short() {
        let text = fixture("v1-full.json");
        let whole = text.trim_end().len();
        for cut in 1..whole {
            assert_eq!(refused(&text.as_bytes()[..cut]).fault, Fault::CutShort, "cut at byte {cut}");
        }
        for cut in whole..=text.len() {
            assert_eq!(taken(&text.as_bytes()[..cut]), taken(text.as_bytes()), "only white space is missing");
        }
        println!("cut at {} places", whole - 1);
    }

    /// A row in another list, or a list under another's name, makes another file, which may be as sound as this one.
    /// Within a list the order says nothing.
    #[test]
    fn lines_that_are_doubled_or_swapped_change_nothing_or_are_refused() {
        let text = fixture("v1-full.json");
        let whole = taken(text.as_bytes()).contents;
        let lines: Vec<&str> = text.lines().collect();
        let is_row = |at: usize| lines[at].starts_with("{\"");
        let list_of = |at: usize| lines[..=at].iter().rposition(|line| line.ends_with('['));
        let (mut same, mut another, mut refused) = (0, 0, 0);
        let mut try_lines = |lines: &[&str], may_differ: bool, how: &str| match read(lines.join("\n").as_bytes()) {
            Ok(checked) if checked.contents == whole => same += 1,
            Ok(checked) => {
                assert!(may_differ, "{how}: {:?}", checked.contents);
                assert_comes_back(&checked.contents);
                another += 1;
            }
            Err(_) => refused += 1,
        };
        for at in 0..lines.len() {
            let mut doubled = lines.clone();
            doubled.insert(at, lines[at]);
            try_lines(&doubled, false, &format!("line {} twice", at + 1));
            for other in at + 1..lines.len() {
                let mut swapped = lines.clone();
                swapped.swap(at, other);
                let may_differ = is_row(at) == is_row(other) && list_of(at) != list_of(other);
                try_lines(&swapped, may_differ, &format!("lines {} and {} swapped", at + 1, other + 1));
            }
        }
        println!("lines doubled or swapped: {same} the same, {another} another sound file, {refused} refused");
        assert!(same > 0 && refused > another);
    }

    /// Rows are counted. Erasures are not: a file that lost one brings back what was erased nowhere else.
    #[test]
    fn a_row_that_is_missing_is_missed() {
        let text = fixture("v1-full.json");
        let lines: Vec<&str> = text.lines().collect();
        let rows = lines.iter().take_while(|line| !line.starts_with("\"erased\"")).enumerate();
        let mut missed = 0;
        for (at, _) in rows.filter(|(_, line)| line.starts_with("{\"") && line.ends_with("},")) {
            let mut missing = lines.clone();
            missing.remove(at);
            assert_eq!(refused(missing.join("\n").as_bytes()).fault, Fault::Miscounted, "line {}", at + 1);
            missed += 1;
        }
        assert!(missed > 3, "only {missed} rows were tried");
    }

    #[test]
    fn a_flipped_bit_never_ends_in_a_panic_or_a_copy_that_is_refused() {
        let text = fixture("v1-full.json");
        let (mut taken_so, mut refused) = (0, 0);
        // Five and eight have no factor in common: every fifth bit is every bit of a byte in its turn.
        let step = if support::cases() > 10_000 { 1 } else { 5 };
        for bit in (0..text.len() * 8).step_by(step) {
            let mut bytes = text.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            match read(&bytes) {
                Ok(checked) => {
                    assert_comes_back(&checked.contents);
                    taken_so += 1;
                }
                Err(_) => refused += 1,
            }
        }
        println!("bits flipped: {taken_so} files taken, {refused} refused");
        assert!(taken_so > 0 && refused > 0);
    }

    /// In a browser's worker the stack is small, and what runs over it ends the app.
    fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
        let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(run).expect("a thread");
        thread.join().expect("no panic");
    }

    #[test]
    fn a_million_lists_within_each_other_are_too_deep() {
        on_a_small_stack(|| {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let deep = format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000));
                assert_eq!(refused(deep.as_bytes()).fault, Fault::TooDeep);
                let whole = spoiled(|file| file["projects"][0]["later"] = json!("DEEP"));
                let within = String::from_utf8(whole).unwrap().replace("\"DEEP\"", &deep);
                assert_eq!(refused(within.as_bytes()).fault, Fault::TooDeep);
            }
        });
    }

    /// What is put beside another value stands deeper in the file than it stood.
    #[test]
    fn the_deepest_value_that_is_taken_comes_back_from_beside_another() {
        on_a_small_stack(|| {
            let file = |value: Value, by: &str| {
                let row = json!({"id": "p", "project": "-", "later": value, "by": {"later": by}});
                spoiled(|file| file["projects"][0] = row)
            };
            let ours = taken(&file(nested(32), "a:1")).contents;
            let theirs = taken(&file(json!("x"), "b:9")).contents;
            let joined = ours.join(&theirs);
            assert_eq!(joined.records.values().next().unwrap().get("later"), Some(&json!("x")));
            assert_comes_back(&joined);
        });
    }

    #[test]
    fn ten_megabytes_of_text_in_a_field_are_refused() {
        let long = "x".repeat(10 << 20);
        let title = spoiled(|file| file["projects"][0]["title"] = json!(long));
        assert_eq!(refused(&title), BadFile { fault: Fault::WrongType, at: "projects 1 title".into() });
        let answer = spoiled(|file| file["responses"][0]["answers"]["q"] = json!(long));
        assert_eq!(refused(&answer), BadFile { fault: Fault::WrongType, at: "responses 1 answers".into() });
        // Characters are counted, not bytes: nobody has less room for writing Arabic.
        let arabic = spoiled(|file| file["projects"][0]["title"] = json!("ش".repeat(LONGEST_TEXT)));
        assert_comes_back(&taken(&arabic).contents);
    }
}

mod a_file_can_not_reach_further_than_it_may {
    use super::*;

    #[test]
    fn what_is_this_devices_own_is_never_taken_from_a_file() {
        for kind in kinds::ALL.into_iter().filter(|kind| kind.family == Family::Local) {
            let bytes = spoiled(|file| file[kind.name] = json!([{"id": "x", "project": "local"}]));
            assert_eq!(refused(&bytes), BadFile { fault: Fault::WrongType, at: kind.name.into() });
        }
        for list in ["tips", "lists-of-a-newer-version"] {
            let row = json!({"id": "x", "project": "local", "by": {}});
            let bytes = spoiled(|file| {
                file[list] = json!([row]);
                file["counts"][list] = json!(1);
            });
            assert_eq!(refused(&bytes), BadFile { fault: Fault::WrongType, at: format!("{list} 1 project") });
        }
    }

    /// Only the names of kinds are the device's own: a list of another name is a newer version's, and no draft.
    #[test]
    fn a_list_that_is_named_like_drafts_does_not_become_drafts() {
        let bytes = spoiled(|file| {
            file["drafts"] = json!([{"id": "x", "project": "p", "values": {"title": "x"}}]);
            file["counts"]["drafts"] = json!(1);
        });
        let contents = taken(&bytes).contents;
        assert!(
            contents.records.keys().all(|key| kinds::named(&key.kind).is_none_or(|kind| kind.family != Family::Local))
        );
        assert_comes_back(&contents);
    }

    #[test]
    fn one_mark_can_not_erase_what_belongs_to_no_project() {
        for id in [Key::SHARED, Key::LOCAL] {
            let bytes = spoiled(|file| file["erased"][0] = json!({"kind": "project", "id": id}));
            assert_eq!(refused(&bytes), BadFile { fault: Fault::WrongType, at: "erased 1".into() });
        }
    }

    #[test]
    fn what_the_file_itself_says_is_erased_is_not_brought_in() {
        let bytes = spoiled(|file| file["erased"][0]["id"] = json!("r2"));
        let checked = taken(&bytes);
        assert_eq!((checked.counts.get("responses"), checked.contents.records.len()), (Some(&2), 2));
        let bytes = spoiled(|file| file["erased"][0] = json!({"kind": "project", "id": "p"}));
        assert!(taken(&bytes).contents.records.is_empty());
    }

    /// The JSON library reads an object of this one name as a number.
    #[test]
    fn a_name_that_the_json_library_keeps_for_itself_spoils_nothing() {
        for number in ["7", "7 or so"] {
            let posing = json!({"$serde_json::private::Number": number});
            let bytes = spoiled(|file| file["responses"][0]["answers"]["q"] = posing);
            if let Ok(checked) = read(&bytes) {
                assert_comes_back(&checked.contents);
            }
        }
    }

    /// The file says itself when it was made, and people read it.
    #[test]
    fn the_moment_that_a_file_claims_is_shown_without_tricks() {
        let bytes = spoiled(|file| file["exported"]["at"] = json!(format!("2026\u{202e}\u{0}{}", "9".repeat(5000))));
        let at = taken(&bytes).at;
        assert!(at.starts_with("20269") && at.len() <= 40, "{at:?}");
    }
}

mod what_was_rescued_is_read {
    use super::*;

    #[test]
    fn all_that_can_be_read_is_taken_and_nothing_of_the_devices_own() {
        let checked = taken(&rescued(json!([
            {"key": "-/project/p", "value": {"id": "p", "project": "-", "title": "Garden", "by": {"title": "a:1"}}},
            {"key": "p/response/r1", "value": {"id": "r1", "project": "p", "answers": {"q": "yes"}}},
            {"key": "p/response/r2", "value": {"id": "r2", "project": "p"}},
            {"key": "-/erased/response:r2", "value": {"kind": "response", "id": "r2", "why": "withdrawn"}},
            {"key": "p/walks/w", "value": {"id": "w", "project": "p", "far": true}},
            {"key": "p/unfinished/u", "value": {"id": "u", "project": "p", "answers": {"q": "no"}}},
            {"key": "local/draft/d", "value": {"id": "d", "project": "local", "values": {}}},
            {"key": "local/clock/-", "value": {"device": "a", "counter": 7}},
            {"key": "p/response/broken", "value": "{\"id\": \"bro"},
            {"key": "no key", "value": {"id": "x", "project": "p"}},
            {"value": {}}, 7,
        ])));
        let keys: Vec<String> = checked.contents.records.keys().map(ToString::to_string).collect();
        assert_eq!(keys, ["-/project/p", "p/response/r1", "p/walks/w"]);
        assert_eq!((checked.purpose, checked.part, checked.contents.erased.len()), (Purpose::Full, [1, 1], 1));
        assert_eq!(checked.counts.values().sum::<usize>(), 3);
        assert_eq!(checked.at, "2026-01-02T03:04:05+01:00");
        assert_comes_back(&checked.contents);
    }

    /// What a key says and what its record says must be one; a kind must have a list that the file has room for.
    #[test]
    fn a_record_under_a_key_that_is_not_its_own_is_left_out() {
        let row = |id: &str| json!({"id": id, "project": "p"});
        let checked = taken(&rescued(json!([
            {"key": "p/response/r1", "value": row("r2")},
            {"key": "q/response/r1", "value": row("r1")},
            {"key": "p/responses/r1", "value": row("r1")},
            {"key": "p/counts/r1", "value": row("r1")},
            {"key": "p/format/r1", "value": row("r1")},
        ])));
        assert_eq!(checked.contents, Contents::default());
    }

    #[test]
    fn a_rescued_file_that_is_none_is_refused() {
        assert_eq!(refused(&rescued(json!({}))).fault, Fault::WrongType);
        let newer = json!({"format": "coproduce-rescue", "version": 2, "records": []}).to_string();
        assert_eq!(refused(newer.as_bytes()).fault, Fault::NewerVersion);
    }
}
