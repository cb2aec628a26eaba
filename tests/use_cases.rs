//! The use-cases, on memory: what a person does, and what then stands in the database.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

#[allow(dead_code, unused_macros, unused_imports, reason = "the cases of the store are run by store_contract.rs")]
#[path = "support/store_contract.rs"]
mod store_contract;

use coproduce::app::copies::{Copy, travelling};
use coproduce::app::feedback::Given;
use coproduce::app::ports::{Snapshot, Store, StoreError, Surroundings};
use coproduce::app::projects::{agreements, project_key};
use coproduce::app::records::draft_key;
use coproduce::app::saved::OnlyHere;
use coproduce::app::workspace::{View, Which, Workspace};
use coproduce::app::{bring_in::WentBack, receipt};
use coproduce::domain::day::Day;
use coproduce::domain::field::{Purpose, Typed};
use coproduce::domain::id::{Device, Id};
use coproduce::domain::kinds::{
    Agreement, Draft, Project, PublishedQuestionnaire, Response, RestorePoint, Tip, Unfinished,
};
use coproduce::domain::ladder::Rung;
use coproduce::domain::questionnaire::Questionnaire;
use coproduce::domain::record::{Key, Record};
use coproduce::domain::response::Step;
use coproduce::domain::tips;
use coproduce::exchange::contents::{Contents, Erased, Why};
use coproduce::exchange::read::{Checked, read};
use coproduce::exchange::write::{self, Head};
use coproduce::platform::memory::{Fault, Memory};
use serde_json::{Map, Value, json};
use std::cell::Cell;
use store_contract::{block_on, everything, restart_chance, surroundings, workspace};

/// A phone or a computer with the app on it.
type Phone = Workspace<Memory>;

const RECEIPT: &str = "apple bridge candle daisy engine feather";

thread_local! {
    static TODAY: Cell<Day> = const { Cell::new(Day { year: 2026, month: 5, day: 10 }) };
}

fn phone() -> Phone {
    let surroundings = Surroundings { today: || TODAY.get(), ..surroundings() };
    Workspace { surroundings, ..workspace(Memory::default()) }
}

/// Another database with the same rows and the same clock: what a restored backup of a phone is.
async fn twin(of: &Phone) -> Phone {
    let (twin, all) = (phone(), everything(&of.store).await);
    let rows: Vec<_> = all.rows.into_iter().map(|(key, row)| (key, Some(row))).collect();
    twin.store.commit(None, &all.clock.expect("a clock"), &rows).await.expect("a commit");
    twin
}

fn values(json: Value) -> Map<String, Value> {
    if let Value::Object(values) = json { values } else { panic!("not an object: {json}") }
}

fn local() -> Id {
    Id::new(Key::LOCAL)
}

/// Everything that a database holds but its clock.
async fn rows(of: &Phone) -> Vec<(String, String)> {
    everything(&of.store).await.rows
}

async fn view(of: &Phone) -> View {
    of.view(&[Which::All]).await.expect("a read")
}

async fn record(of: &Phone, key: &Key) -> Option<Record> {
    view(of).await.get(key).cloned()
}

/// How many records of a kind there are.
async fn count<T: Typed>(of: &Phone) -> usize {
    view(of).await.all::<T>().count()
}

async fn tip_of(of: &Phone, project: &Id, tip: &str) -> Tip {
    of.tips(project).await.expect("a read").get(tip).cloned().expect("a tip")
}

async fn begin(on: &Phone, title: &str) -> Id {
    on.create_project(&values(json!({"title": title, "activities": ["design"]})), "new").await.expect("a project")
}

fn set() -> Questionnaire {
    let wording = |text: &str| json!({"standard": text, "easy": text});
    let option = |code: &str| json!({"code": code, "label": wording(code)});
    let options = json!([option("a-lot"), option("dont-know")]);
    let content = json!({"set": "first-meeting", "title": wording("First meeting"), "questions": [
        {"code": "heard", "kind": "choice", "ask": wording("Heard?"), "options": options},
        {"code": "words", "kind": "text", "ask": wording("Anything else?")},
    ]});
    Questionnaire::from_content(&values(content)).expect("a sound set")
}

fn said(code: &str, answer: &str) -> Given {
    Given::Answer(code.into(), Some(answer.into()))
}

/// Gives an answer from the first screen to the last.
async fn answer(on: &Phone, project: &Id, receipt: &str) -> Id {
    let id = on.begin_feedback(project, &set(), "own-phone").await.expect("a beginning").given.id;
    let given = [said("heard", "a-lot"), said("words", "The tea was good")];
    on.give(project, &id, &given).await.expect("given").expect("it is there");
    assert!(on.finish_feedback(project, &id, receipt).await.expect("finished"));
    id
}

fn checked(copy: &Copy) -> Checked {
    read(copy.text.as_bytes()).expect("a sound file")
}

/// What a full copy of a phone is when it arrives elsewhere.
async fn file(of: &Phone) -> Checked {
    checked(&of.make_copy().await.expect("a copy"))
}

/// Brings what one phone holds to another, and carries out erasures.
async fn bring(from: &Phone, to: &Phone) {
    to.bring_in(&file(from).await, true).await.expect("brought in");
}

#[test]
fn a_project_is_begun_edited_put_away_deleted_and_taken_back() {
    block_on(async {
        let phone = phone();
        phone.keep_draft(&local(), "new", &values(json!({"title": "Lun"}))).await.unwrap();
        let id = begin(&phone, "  Lunch\u{0} club ").await;
        assert_eq!(count::<Draft>(&phone).await, 0, "a form that was saved leaves no draft");
        begin(&phone, "allotment").await;
        let titles = |projects: Vec<Project>| projects.into_iter().map(|project| project.title).collect::<Vec<_>>();
        assert_eq!(titles(phone.projects().await.unwrap()), ["allotment", "Lunch club"]);

        let (key, draft) = (project_key(&id), draft_key(&id, "project"));
        phone.keep_draft(&id, "project", &values(json!({"about": "Thurs"}))).await.unwrap();
        phone.edit(&key, &values(json!({"title": "Lunch club", "about": "Thursdays"})), &draft).await.unwrap();
        assert_eq!(count::<Draft>(&phone).await, 0);
        let project = || async { view(&phone).await.one::<Project>(&Id::new(Key::SHARED), &id).expect("it is there") };
        assert_eq!(project().await.about, "Thursdays");

        phone.flag_project(&id, "archived", true).await.unwrap();
        phone.flag_project(&id, "deleted", true).await.unwrap();
        assert!(project().await.archived && project().await.deleted);
        assert_eq!(phone.projects().await.unwrap().len(), 2, "what is deleted can still be found and taken back");
        phone.flag_project(&id, "deleted", false).await.unwrap();
        assert!(project().await.archived && !project().await.deleted);

        let before = rows(&phone).await;
        phone.flag_project(&Id::new("nobody"), "deleted", true).await.unwrap();
        assert_eq!(rows(&phone).await, before, "a project that is not there is not made by deleting it");
    });
}

#[test]
fn a_draft_is_kept_until_it_is_dropped() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        let before = rows(&phone).await;
        for typed in ["T", "Thurs"] {
            phone.keep_draft(&project, "about", &values(json!({"about": typed}))).await.unwrap();
        }
        let draft = view(&phone).await.one::<Draft>(&project, &Id::new("about")).expect("a draft");
        assert_eq!(draft.values["about"], "Thurs");
        phone.drop_draft(&project, "about").await.unwrap();
        assert_eq!(rows(&phone).await, before);
    });
}

/// A phone with a project in which everything is that can be: a tip, an agreement, an answer, one being given, a draft,
/// a restore point, marks of what waits. With it the phone of somebody else who has part of it.
async fn full_phone() -> (Phone, Phone, Id) {
    let (phone, other) = (phone(), phone());
    let project = begin(&phone, "Lunch club").await;
    bring(&phone, &other).await;
    other.edit_tip(&project, tips::TIPS[0], "note", "Ask Zoë").await.unwrap();
    answer(&other, &project, "").await;
    other.flag_project(&project, "archived", true).await.unwrap();
    bring(&other, &phone).await;
    phone.edit_tip(&project, tips::TIPS[1], "state", "done").await.unwrap();
    let rung = values(json!({"rung": 6, "agreed_on": "2026-05-01"}));
    phone.agree_rung(&project, &rung, "rung").await.unwrap();
    answer(&phone, &project, RECEIPT).await;
    phone.begin_feedback(&project, &set(), "own-phone").await.unwrap();
    phone.keep_draft(&project, "about", &values(json!({"about": "typed"}))).await.unwrap();
    (phone, other, project)
}

/// Every row that speaks of a project, but the marks of what was erased.
async fn traces(of: &Phone, project: &Id) -> Vec<(String, String)> {
    let marks = Which::erasures().prefix();
    let mut rows = rows(of).await;
    rows.retain(|(key, row)| !key.starts_with(&marks) && format!("{key} {row}").contains(project.as_str()));
    rows
}

#[test]
fn an_erased_project_leaves_its_mark_alone_and_stays_away() {
    block_on(async {
        let (phone, other, project) = full_phone().await;
        let neighbour = begin(&phone, "Allotment").await;
        answer(&phone, &neighbour, "").await;
        let (old, neighbours) = (file(&phone).await, traces(&phone, &neighbour).await);
        assert!(traces(&phone, &project).await.len() > 12);

        phone.erase_project(&project).await.unwrap();
        assert_eq!(traces(&phone, &project).await, []);
        assert_eq!(traces(&phone, &neighbour).await, neighbours);
        let mark = Erased { kind: Project::KIND.name.into(), id: project.clone() };
        assert_eq!(view(&phone).await.contents.erased.keys().collect::<Vec<_>>(), [&mark]);

        let before = rows(&phone).await;
        for file in [old, file(&other).await] {
            let plan = phone.bring_in(&file, true).await.unwrap();
            assert!(plan.stay_erased > 0 && plan.new_records() == 0);
            assert_eq!(rows(&phone).await, before);
        }
    });
}

#[test]
fn an_erasure_from_elsewhere_touches_what_is_here_only_with_a_yes() {
    block_on(async {
        let (phone, other, project) = full_phone().await;
        other.erase_project(&project).await.unwrap();
        let (file, before) = (file(&other).await, traces(&phone, &project).await);
        let plan = phone.bring_in(&file, false).await.unwrap();
        assert!(!plan.erases.is_empty());
        assert_eq!(traces(&phone, &project).await, before);
        assert_eq!(phone.plan_bring_in(&file).await.unwrap().erases, plan.erases, "it is asked again");
        phone.bring_in(&file, true).await.unwrap();
        assert_eq!(traces(&phone, &project).await, []);
    });
}

#[test]
fn a_second_agreement_takes_the_place_of_the_first_which_stays() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        // The later one names an earlier day: which one stands is no question of days.
        for (rung, day) in [(4, "2026-05-09"), (6, "2026-05-01")] {
            phone.keep_draft(&project, "rung", &values(json!({"rung": rung}))).await.unwrap();
            let given = values(json!({"rung": rung, "agreed_on": day, "words": " All of it "}));
            phone.agree_rung(&project, &given, "rung").await.unwrap();
        }
        let view = view(&phone).await;
        let agreed: Vec<Agreement> = agreements(&view, "rung");
        let rungs: Vec<_> = agreed.iter().map(|agreement| agreement.rung).collect();
        assert_eq!(rungs, [Some(Rung::CoDesign), Some(Rung::Consultation)]);
        assert_eq!((&agreed[0].replaces, agreed[0].words.as_str()), (&Some(agreed[1].id.clone()), "All of it"));
        assert_eq!(agreed[1].replaces, None);
        assert_eq!(view.all::<Draft>().count(), 0);
    });
}

#[test]
fn a_tip_that_two_phones_edit_becomes_one() {
    block_on(async {
        let (a, b, tip) = (phone(), phone(), tips::TIPS[2]);
        let project = begin(&a, "Lunch club").await;
        bring(&a, &b).await;
        a.edit_tip(&project, tip, "state", "done").await.unwrap();
        b.edit_tip(&project, tip, "note", "Ask Zoë").await.unwrap();
        let exchange = || async {
            let (from_a, from_b) = (file(&a).await, file(&b).await);
            b.bring_in(&from_a, true).await.unwrap();
            a.bring_in(&from_b, true).await.unwrap();
            assert_eq!(a.tips(&project).await.unwrap(), b.tips(&project).await.unwrap());
        };
        exchange().await;
        let both = tip_of(&a, &project, tip).await;
        assert_eq!((both.state.as_str(), both.note.as_str()), ("done", "Ask Zoë"));

        a.edit_tip(&project, tip, "note", "Ask Zoë today").await.unwrap();
        b.edit_tip(&project, tip, "note", "Ask Sam").await.unwrap();
        exchange().await;
        let key = Key::new(&project, Tip::KIND.name, &tips::record_id(&project, tip));
        let (on_a, on_b) = (record(&a, &key).await.unwrap(), record(&b, &key).await.unwrap());
        assert_eq!((on_a.apart(), &on_a), (vec!["note"], &on_b));
        let text = on_a.to_json().to_string();
        assert!(text.contains("Ask Zoë today") && text.contains("Ask Sam"), "what one of them wrote is lost: {text}");

        b.edit_tip(&project, tip, "note", "Ask both").await.unwrap();
        exchange().await;
        assert_eq!(record(&a, &key).await.unwrap().apart(), [""; 0]);
        assert_eq!(tip_of(&a, &project, tip).await.note, "Ask both");
    });
}

#[test]
fn a_form_that_hands_in_what_it_showed_settles_nothing() {
    block_on(async {
        let (a, b) = (phone(), phone());
        let project = begin(&a, "Lunch club").await;
        bring(&a, &b).await;
        let (key, draft) = (project_key(&project), draft_key(&project, "project"));
        a.edit(&key, &values(json!({"title": "Tea club"})), &draft).await.unwrap();
        b.edit(&key, &values(json!({"title": "Cake club"})), &draft).await.unwrap();
        bring(&b, &a).await;
        let shown = record(&a, &key).await.unwrap().shown();
        let before = rows(&a).await;
        a.edit(&key, &shown, &draft).await.unwrap();
        assert_eq!(rows(&a).await, before, "nothing was changed, so nothing waits for a copy");

        let mut handed_in = shown.clone();
        handed_in.insert("about".into(), "Thursdays".into());
        a.edit(&key, &handed_in, &draft).await.unwrap();
        let after = record(&a, &key).await.unwrap();
        assert_eq!((after.apart(), after.get("about")), (vec!["title"], Some(&json!("Thursdays"))));

        a.edit(&key, &values(json!({"title": "Tea and cake"})), &draft).await.unwrap();
        assert_eq!(record(&a, &key).await.unwrap().apart(), [""; 0]);
    });
}

#[test]
fn feedback_is_stored_as_it_is_given_and_frozen_when_it_is_finished() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        let begun = phone.begin_feedback(&project, &set(), "own-phone").await.unwrap();
        let id = begun.given.id;
        phone.give(&project, &id, &[Given::Who("carer".into()), Given::How("myself".into())]).await.unwrap();
        phone.give(&project, &id, &[said("heard", "a-lot"), Given::Step(Step::Question(2))]).await.unwrap();
        // The phone died and came back: another workspace on the same database.
        let back = Workspace { ..phone.clone() };
        let carried_on = back.feedback_in_progress(&project, "own-phone").await.unwrap().expect("where it was left");
        assert_eq!((carried_on.given.step.as_str(), &carried_on.set), ("2", &set()));
        assert_eq!(back.feedback_in_progress(&project, "passed-round").await.unwrap(), None);
        back.give(&project, &id, &[said("words", " Tea\u{7} "), Given::ShowWords("yes".into())]).await.unwrap();

        assert!(phone.finish_feedback(&project, &id, RECEIPT).await.unwrap());
        let view = view(&phone).await;
        let response = view.one::<Response>(&project, &id).expect("an answer");
        assert_eq!(Value::Object(response.answers), json!({"heard": "a-lot", "words": "Tea"}));
        assert_eq!(
            (response.who.as_str(), response.how.as_str(), response.show_words.as_str()),
            ("carer", "myself", "yes")
        );
        assert_eq!((response.day, response.receipt), (Some(TODAY.get()), receipt::hash(RECEIPT)));
        assert_eq!(view.all::<Unfinished>().count(), 0);
        let told = rows(&phone).await.into_iter().map(|(_, row)| row).collect::<String>();
        assert!(
            RECEIPT.split(' ').all(|word| !told.contains(word)),
            "the words of the receipt are nobody's but theirs"
        );

        assert_eq!(phone.give(&project, &id, &[said("heard", "dont-know")]).await.unwrap(), None);
        assert!(!phone.finish_feedback(&project, &id, RECEIPT).await.unwrap());
        answer(&phone, &project, "").await;
        assert_eq!(count::<PublishedQuestionnaire>(&phone).await, 1, "the same questions are published once");
        assert_eq!(count::<Response>(&phone).await, 2);
        let unlabelled =
            self::view(&phone).await.all::<Response>().filter(|response| response.receipt.is_empty()).count();
        assert_eq!(unlabelled, 1, "who wanted no receipt has none");
    });
}

#[test]
fn discarded_feedback_leaves_nothing() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        answer(&phone, &project, "").await;
        let before = rows(&phone).await;
        let id = phone.begin_feedback(&project, &set(), "own-phone").await.unwrap().given.id;
        phone.give(&project, &id, &[said("words", "Better not")]).await.unwrap();
        phone.discard_feedback(&project, &id).await.unwrap();
        assert_eq!(rows(&phone).await, before);
        phone.discard_feedback(&project, &id).await.unwrap();
        assert_eq!(rows(&phone).await, before, "twice is no fault");
    });
}

#[test]
fn a_withdrawn_answer_is_gone_and_stays_away() {
    block_on(async {
        let (phone, other) = (phone(), phone());
        let project = begin(&other, "Lunch club").await;
        let id = answer(&other, &project, RECEIPT).await;
        answer(&other, &project, "").await;
        bring(&other, &phone).await;
        let old = file(&other).await;

        assert_eq!(phone.withdraw("six other words that are unknown").await.unwrap(), 0);
        assert_eq!(phone.withdraw(RECEIPT).await.unwrap(), 1);
        assert_eq!(phone.withdraw(RECEIPT).await.unwrap(), 0);
        let summary = phone.summary(&project).await.unwrap();
        assert_eq!((summary.withdrawn, summary.removed, count::<Response>(&phone).await), (1, 0, 1));
        let view = view(&phone).await;
        let key = Key::new(&project, Response::KIND.name, &id);
        assert_eq!(view.contents.erased.get(&Erased::of(&key)).map(|erasure| erasure.why), Some(Why::Withdrawn));
        let point = phone.latest_restore_point().await.unwrap().expect("the import can still be undone");
        assert!(!point.changed.contains_key(&key.to_string()), "the restore point could bring it back");

        assert_eq!(phone.bring_in(&old, true).await.unwrap().stay_erased, 1);
        bring(&phone, &other).await;
        assert_eq!((count::<Response>(&phone).await, count::<Response>(&other).await), (1, 1));
    });
}

#[test]
fn unfinished_answers_are_in_no_copy_and_go_after_seven_days() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        let begun = TODAY.get();
        let id = phone.begin_feedback(&project, &set(), "own-phone").await.unwrap().given.id;
        phone.give(&project, &id, &[said("words", "Half a sentence")]).await.unwrap();
        let copy = phone.make_copy().await.unwrap();
        assert!(!copy.text.contains(id.as_str()) && !copy.text.contains("Half a sentence"));
        assert_eq!(phone.summary(&project).await.unwrap().unfinished, 1);

        for (day, left) in [(17, 1), (9, 1), (18, 0)] {
            TODAY.set(Day { day, ..begun });
            phone.clear_old_unfinished().await.unwrap();
            assert_eq!(count::<Unfinished>(&phone).await, left, "on {}", TODAY.get());
        }
        assert_eq!(phone.feedback_in_progress(&project, "own-phone").await.unwrap(), None);
        assert!(!phone.finish_feedback(&project, &id, RECEIPT).await.unwrap(), "what has gone can't be finished");
    });
}

#[test]
fn a_copy_reads_back_as_what_is_here_and_holds_nothing_of_the_device() {
    block_on(async {
        let empty = phone().make_copy().await.unwrap();
        assert_eq!(checked(&empty).contents, Contents::default());

        let (phone, _, _) = full_phone().await;
        let copy = phone.make_copy().await.unwrap();
        let (file, here) = (checked(&copy), view(&phone).await.contents);
        assert_eq!(file.contents, travelling(here.clone()));
        assert_eq!((file.purpose, file.part, &file.counts), (Purpose::Full, [1, 1], &copy.counts));
        assert_eq!(copy.counts.get("responses"), Some(&2));
        assert_eq!(copy.name, "coproduce-full-2026-05-10.json");
        let left = here.records.keys().filter(|key| !file.contents.records.contains_key(key));
        let mut kinds: Vec<&str> = left.map(|key| key.kind.as_str()).collect();
        kinds.dedup();
        assert_eq!(kinds, ["draft", "unfinished", "restore", "waiting"]);
    });
}

#[test]
fn noting_a_copy_clears_the_marks_of_what_was_in_it_and_no_others() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        answer(&phone, &project, "").await;
        // The project, the questions and the answer.
        assert_eq!(phone.only_here().await.unwrap(), OnlyHere { answers: 1, others: 2 });
        let copy = phone.make_copy().await.unwrap();
        assert_eq!(phone.only_here().await.unwrap(), OnlyHere { answers: 1, others: 2 }, "made is not handed over");
        // While the share sheet is open, somebody goes on.
        answer(&phone, &project, "").await;
        phone.flag_project(&project, "archived", true).await.unwrap();
        phone.note_copy(&copy, "send").await.unwrap();
        assert_eq!(phone.only_here().await.unwrap(), OnlyHere { answers: 1, others: 1 });

        let second = phone.make_copy().await.unwrap();
        phone.note_copy(&second, "copy").await.unwrap();
        let saved = phone.saved().await.unwrap();
        assert_eq!(saved.only_here, OnlyHere::default());
        let ways: Vec<_> = saved.copies.iter().map(|copy| (copy.way.as_str(), &copy.counts["responses"])).collect();
        assert_eq!(ways, [("copy", &json!(2)), ("send", &json!(1))]);
        assert_eq!(saved.counts, second.counts);
    });
}

#[test]
fn a_file_brought_in_twice_adds_nothing() {
    block_on(async {
        let (from, _, _) = full_phone().await;
        let (to, file) = (phone(), file(&from).await);
        let planned = to.plan_bring_in(&file).await.unwrap();
        assert_eq!(rows(&to).await, [], "a plan changes nothing");
        assert_eq!(to.bring_in(&file, true).await.unwrap(), planned);
        assert_eq!(planned.new_records(), file.contents.records.len());
        assert_eq!(to.only_here().await.unwrap(), OnlyHere::default(), "what a file brought is in a file");
        let before = everything(&to.store).await;
        let again = to.bring_in(&file, true).await.unwrap();
        assert_eq!((again.is_nothing(), again.same), (true, file.contents.records.len()));
        assert_eq!(everything(&to.store).await, before);
        assert!(from.bring_in(&self::file(&to).await, true).await.unwrap().is_nothing());
    });
}

#[test]
fn going_back_undoes_an_import_and_keeps_what_came_later() {
    block_on(async {
        let (here, there) = (phone(), phone());
        let project = begin(&here, "Lunch club").await;
        here.edit_tip(&project, tips::TIPS[0], "note", "Ours").await.unwrap();
        bring(&here, &there).await;
        there.edit_tip(&project, tips::TIPS[0], "note", "Theirs").await.unwrap();
        there.flag_project(&project, "archived", true).await.unwrap();
        answer(&there, &project, "").await;
        let (before, file) = (rows(&here).await, file(&there).await);

        here.bring_in(&file, true).await.unwrap();
        let point = here.latest_restore_point().await.unwrap().expect("a way back");
        // The project, the tip, the questions and the answer.
        assert_eq!(here.go_back(&point.id).await.unwrap(), WentBack { undone: 4, kept: 0 });
        assert_eq!(rows(&here).await, before);
        assert_eq!(here.go_back(&point.id).await.unwrap(), WentBack::default(), "there is one way back");

        here.bring_in(&file, true).await.unwrap();
        here.edit_tip(&project, tips::TIPS[0], "note", "Later").await.unwrap();
        let later = answer(&here, &project, "").await;
        let point = here.latest_restore_point().await.unwrap().expect("a way back");
        assert_eq!(here.go_back(&point.id).await.unwrap(), WentBack { undone: 3, kept: 1 });
        assert_eq!(tip_of(&here, &project, tips::TIPS[0]).await.note, "Later");
        let view = view(&here).await;
        let answers: Vec<Id> = view.all::<Response>().map(|response| response.id).collect();
        assert_eq!((answers, view.all::<RestorePoint>().count()), (vec![later], 0));
        assert!(!view.one::<Project>(&Id::new(Key::SHARED), &project).expect("it is there").archived);
    });
}

#[test]
fn going_back_does_not_bring_back_what_was_erased_meanwhile() {
    block_on(async {
        let (phone, other, project) = full_phone().await;
        phone.withdraw(RECEIPT).await.unwrap();
        bring(&other, &phone).await;
        let point = phone.latest_restore_point().await.unwrap().expect("a way back");
        phone.erase_project(&project).await.unwrap();
        phone.go_back(&point.id).await.unwrap();
        assert_eq!(traces(&phone, &project).await, []);
    });
}

#[test]
fn a_file_that_knows_our_future_makes_us_another_device() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        // A backup of this phone was put on another one, and both go on with one device id.
        let copied = twin(&phone).await;
        copied.edit_tip(&project, tips::TIPS[0], "note", "On the other phone").await.unwrap();
        copied.edit_tip(&project, tips::TIPS[0], "note", "Twice").await.unwrap();
        let device = async |of: &Phone| view(of).await.clock.expect("a clock").device;
        let (was, file): (Device, Checked) = (device(&phone).await, self::file(&copied).await);
        assert_eq!(device(&copied).await, was);

        phone.bring_in(&file, true).await.unwrap();
        let is = device(&phone).await;
        assert_ne!(is, was);
        // From now on both can edit one field, and neither is lost.
        phone.edit_tip(&project, tips::TIPS[1], "note", "Here").await.unwrap();
        copied.edit_tip(&project, tips::TIPS[1], "note", "There").await.unwrap();
        bring(&copied, &phone).await;
        let key = Key::new(&project, Tip::KIND.name, &tips::record_id(&project, tips::TIPS[1]));
        assert_eq!(record(&phone, &key).await.unwrap().apart(), ["note"]);
        bring(&copied, &phone).await;
        assert_eq!(device(&phone).await, is, "once is enough");
    });
}

#[test]
fn what_waits_is_told_right_by_a_device_that_became_another() {
    block_on(async {
        let phone = phone();
        let project = begin(&phone, "Lunch club").await;
        let copied = twin(&phone).await;
        answer(&phone, &project, "").await;
        for note in ["1", "2", "3", "4", "5", "6", "7", "8"] {
            copied.edit_tip(&project, tips::TIPS[0], "note", note).await.unwrap();
        }
        let copy_before = phone.make_copy().await.unwrap();
        bring(&copied, &phone).await;
        let copy_after = phone.make_copy().await.unwrap();
        answer(&phone, &project, "").await;
        phone.note_copy(&copy_before, "copy").await.unwrap();
        let only_here = phone.only_here().await.unwrap();
        assert_eq!(only_here, OnlyHere { answers: 1, others: 0 }, "the second answer is in no copy");

        phone.note_copy(&copy_after, "copy").await.unwrap();
        assert_eq!(phone.only_here().await.unwrap(), only_here);
        let copy_of_all = phone.make_copy().await.unwrap();
        phone.note_copy(&copy_of_all, "copy").await.unwrap();
        assert_eq!(phone.only_here().await.unwrap(), OnlyHere::default(), "the copy has it all");
    });
}

/// A use-case whose store fails.
type Act = (&'static str, fn(&Phone, &Prepared) -> Result<(), StoreError>);

struct Prepared {
    project: Id,
    unfinished: Id,
    point: Id,
    file: Checked,
    copy: Copy,
}

async fn prepare() -> (Phone, Prepared) {
    let (phone, other, project) = full_phone().await;
    answer(&other, &project, "").await;
    other.withdraw(RECEIPT).await.unwrap();
    let point = phone.latest_restore_point().await.unwrap().expect("a way back").id;
    let unfinished = view(&phone).await.all::<Unfinished>().next().expect("one being given").id;
    let (file, copy) = (file(&other).await, phone.make_copy().await.unwrap());
    (phone, Prepared { project, unfinished, point, file, copy })
}

const ACTS: [Act; 14] = [
    ("begin a project", |on, _| block_on(on.create_project(&values(json!({"title": "New"})), "new")).map(drop)),
    ("delete a project", |on, with| block_on(on.flag_project(&with.project, "deleted", true))),
    ("erase a project", |on, with| block_on(on.erase_project(&with.project))),
    ("agree on a rung", |on, with| {
        block_on(on.agree_rung(&with.project, &values(json!({"rung": 7, "agreed_on": "2026-05-02"})), "rung"))
    }),
    ("edit a tip", |on, with| block_on(on.edit_tip(&with.project, tips::TIPS[0], "state", "talk"))),
    ("edit a project", |on, with| {
        let draft = draft_key(&with.project, "about");
        block_on(on.edit(&project_key(&with.project), &values(json!({"about": "Thursdays"})), &draft))
    }),
    ("begin feedback", |on, with| block_on(on.begin_feedback(&with.project, &set(), "passed-round")).map(drop)),
    ("give an answer", |on, with| {
        block_on(on.give(&with.project, &with.unfinished, &[said("words", "More")])).map(drop)
    }),
    ("finish feedback", |on, with| block_on(on.finish_feedback(&with.project, &with.unfinished, "")).map(drop)),
    ("discard feedback", |on, with| block_on(on.discard_feedback(&with.project, &with.unfinished))),
    ("withdraw", |on, _| block_on(on.withdraw(RECEIPT)).map(drop)),
    ("bring a file in", |on, with| block_on(on.bring_in(&with.file, true)).map(drop)),
    ("go back", |on, with| block_on(on.go_back(&with.point)).map(drop)),
    ("note a copy", |on, with| block_on(on.note_copy(&with.copy, "copy"))),
];

#[test]
fn a_fault_at_any_operation_leaves_everything_as_it_was() {
    let mut tried = 0;
    for (what, act) in ACTS {
        // Chance begins anew each time, so that every run makes the same ids and can be compared.
        let run = |fail: Option<(usize, Fault)>| {
            restart_chance();
            let (phone, with) = block_on(prepare());
            let before = block_on(everything(&phone.store));
            if let Some((operations, fault)) = fail {
                phone.store.fail_after(operations, fault);
            }
            let outcome = act(&phone, &with);
            // A fault that was not reached must not hit what looks.
            phone.store.fail_after(usize::MAX, Fault::Lost);
            (before, outcome, block_on(everything(&phone.store)))
        };
        let (before, outcome, after): (Snapshot, _, _) = run(None);
        assert_eq!(outcome, Ok(()), "{what}");
        assert_ne!(before, after, "{what} changed nothing, so nothing is shown");
        for (fault, error) in [(Fault::Full, StoreError::Full), (Fault::Lost, StoreError::Lost)] {
            for operations in 0.. {
                let (same, outcome, now) = run(Some((operations, fault)));
                assert_eq!(same, before, "{what}: two runs differ");
                if outcome.is_ok() {
                    assert_eq!(now, after, "{what}, a fault after {operations} operations was passed over");
                    assert!(operations >= 2, "{what} reads and commits");
                    break;
                }
                assert_eq!(outcome, Err(error.clone()), "{what}, after {operations}");
                assert!(now == before || now == after, "{what}, after {operations}: half of it was done");
                tried += 1;
            }
        }
    }
    println!("{tried} faults in {} use-cases", ACTS.len());
    assert!(tried >= 4 * ACTS.len());
}

#[test]
fn a_file_with_another_head_is_the_same_file() {
    block_on(async {
        let (from, _, _) = full_phone().await;
        let (to, copy) = (phone(), from.make_copy().await.unwrap());
        to.bring_in(&checked(&copy), true).await.unwrap();
        let head = |of: &Checked| Head {
            id: "0190a0b0-0000-7000-8000-000000000001".into(),
            at: of.at.clone(),
            app: "0.1.0".into(),
            purpose: of.purpose,
            part: of.part,
        };
        let (one, other) = (file(&from).await, file(&to).await);
        let bytes = |of: &Checked| write::write(&head(of), &of.contents);
        assert_eq!(bytes(&one), bytes(&other), "out, in on an empty phone, and out again");
    });
}
