//! What every store must do, as one suite over the port: run on memory natively and on IndexedDB in a browser.
//!
//! A case gets a way to open handles on one database that nobody has used. Here too is what it takes to run asynchronous
//! code in a test: one thread, and chance that is the same at each run.

use coproduce::app::ports::{DeviceClock, RowChange, Snapshot, Store, StoreError, Surroundings};
use coproduce::app::workspace::{Which, Workspace};
use coproduce::domain::day::Day;
use coproduce::domain::id::{Device, Id};
use coproduce::domain::record::{Key, Record};
use serde_json::Map;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

/// Hands the name of every case to a macro, so that no target can leave one out.
macro_rules! for_each_case {
    ($each:ident) => {
        $each! {
            a_new_database_holds_nothing,
            rows_come_back_as_they_were_in_the_order_of_their_keys,
            prefixes_give_each_row_once,
            a_commit_that_expects_another_clock_changes_nothing,
            a_commit_replaces_and_removes,
            a_large_commit_is_whole,
            two_handles_see_each_other,
            a_read_is_of_one_moment,
            writers_who_interleave_lose_nothing,
            erasing_everything_leaves_a_new_database,
        }
    };
}
pub(crate) use for_each_case;

pub async fn a_new_database_holds_nothing<S: Store>(open: impl Fn() -> S) {
    assert_eq!(everything(&open()).await, Snapshot::default());
}

pub async fn rows_come_back_as_they_were_in_the_order_of_their_keys<S: Store>(open: impl Fn() -> S) {
    let store = open();
    let texts = ["", "{\"a\": \"\\\"\"}", "Zoë 👩🏽‍🦽 \u{202e}dlo\u{202c}", "line\nline\r\n\t\u{0}", "\u{ffff}\u{10ffff}"];
    let keys = ["q/tip/1", "p/tip/b", "p/tip/B", "p/tip/a:1", "p-2/tip/a"];
    let rows: Vec<RowChange> = keys.iter().zip(texts).map(|(key, text)| put(key, text)).collect();
    store.commit(None, &clock(1), &rows).await.expect("a commit");
    let mut expected: Vec<(String, String)> = keys.iter().zip(texts).map(|(k, t)| ((*k).into(), t.into())).collect();
    expected.sort();
    assert_eq!(everything(&store).await, Snapshot { clock: Some(clock(1)), rows: expected });
}

pub async fn prefixes_give_each_row_once<S: Store>(open: impl Fn() -> S) {
    let store = open();
    let all =
        ["-/erased/tip:1", "-/project/p", "local/draft/f", "p-2/tip/a", "p/tip/a", "p/tip/ab", "p/view/a", "q/tip/a"];
    let rows: Vec<RowChange> = all.iter().map(|key| put(key, key)).collect();
    store.commit(None, &clock(1), &rows).await.expect("a commit");
    let cases: [(&[&str], &[&str]); 13] = [
        (&[], &[]),
        (&["nobody/"], &[]),
        (&[""], &all),
        (&["", "p/"], &all),
        (&["p/"], &all[4..7]),
        (&["p"], &all[3..7]),
        // In the order of the keys, whatever the order in which it was asked.
        (&["q/", "-/project/"], &["-/project/p", "q/tip/a"]),
        (&["p/", "p/"], &all[4..7]),
        (&["p/tip/", "p/", "p/view/a"], &all[4..7]),
        (&["p/tip/a"], &["p/tip/a", "p/tip/ab"]),
        (&["p/tip/ab", "p-2/"], &["p-2/tip/a", "p/tip/ab"]),
        // The clock is no row, wherever an adapter keeps it.
        (&["local/"], &["local/draft/f"]),
        (&["local/clock/"], &[]),
    ];
    for (asked, expected) in cases {
        let prefixes: Vec<String> = asked.iter().map(|prefix| (*prefix).into()).collect();
        let snapshot = store.read(&prefixes).await.expect("a read");
        assert_eq!(keys(&snapshot), expected, "{asked:?}");
        assert_eq!(snapshot.clock, Some(clock(1)), "{asked:?}");
        assert!(snapshot.rows.iter().all(|(key, row)| key == row), "{asked:?}: a row under another's key");
    }
}

pub async fn a_commit_that_expects_another_clock_changes_nothing<S: Store>(open: impl Fn() -> S) {
    let store = open();
    let changes = [put("p/tip/new", "new"), put("p/tip/kept", "changed"), (String::from("p/tip/gone"), None)];
    let early = store.commit(Some(&clock(1)), &clock(2), &changes).await;
    assert_eq!(early, Err(StoreError::Changed), "a new database has no clock");
    assert_eq!(everything(&store).await, Snapshot::default());

    let first = [put("p/tip/kept", "kept"), put("p/tip/gone", "here")];
    store.commit(None, &clock(3), &first).await.expect("the first commit expects no clock");
    let before = everything(&store).await;
    let stranger = DeviceClock { device: Device("fedcba9876543210".into()), ..clock(3) };
    for wrong in [None, Some(clock(2)), Some(clock(4)), Some(stranger)] {
        let refused = store.commit(wrong.as_ref(), &clock(4), &changes).await;
        assert_eq!(refused, Err(StoreError::Changed), "{wrong:?}");
        assert_eq!(everything(&store).await, before, "{wrong:?}");
    }
    store.commit(Some(&clock(3)), &clock(4), &changes).await.expect("the clock that stands is taken");
    assert_eq!(keys(&everything(&store).await), ["p/tip/kept", "p/tip/new"]);
}

pub async fn a_commit_replaces_and_removes<S: Store>(open: impl Fn() -> S) {
    let store = open();
    store.commit(None, &clock(1), &[put("p/tip/a", "1"), put("p/tip/b", "1")]).await.expect("a commit");
    let never_there = (String::from("p/tip/c"), None);
    let changes = [(String::from("p/tip/a"), None), put("p/tip/b", "2"), never_there];
    store.commit(Some(&clock(1)), &clock(2), &changes).await.expect("a commit");
    let rows = vec![(String::from("p/tip/b"), String::from("2"))];
    assert_eq!(everything(&store).await, Snapshot { clock: Some(clock(2)), rows: rows.clone() });
    store.commit(Some(&clock(2)), &clock(3), &[]).await.expect("a commit of no rows");
    assert_eq!(everything(&store).await, Snapshot { clock: Some(clock(3)), rows });
}

pub async fn a_large_commit_is_whole<S: Store>(open: impl Fn() -> S) {
    let store = open();
    let key = |n: usize| format!("p/response/{n:05}");
    let rows: Vec<RowChange> = (0..2_000).map(|n| (key(n), Some(format!("{n} {}", "ä".repeat(400))))).collect();
    store.commit(None, &clock(1), &rows).await.expect("a large commit");
    let expected: Vec<RowChange> =
        everything(&open()).await.rows.into_iter().map(|(key, row)| (key, Some(row))).collect();
    assert_eq!(expected.len(), 2_000);
    assert!(expected == rows, "a row of a large commit came back changed");

    let odd: Vec<RowChange> = (0..2_000).filter(|n| n % 2 == 1).map(|n| (key(n), None)).collect();
    store.commit(Some(&clock(1)), &clock(2), &odd).await.expect("a large commit");
    let left: Vec<String> = (0..2_000).step_by(2).map(key).collect();
    assert_eq!(keys(&everything(&open()).await), left);
}

pub async fn two_handles_see_each_other<S: Store>(open: impl Fn() -> S) {
    let (one, other) = (open(), open());
    one.commit(None, &clock(1), &[put("p/tip/a", "one")]).await.expect("a commit");
    assert_eq!(everything(&other).await, everything(&one).await);
    let late = other.commit(None, &clock(1), &[put("p/tip/a", "other")]).await;
    assert_eq!(late, Err(StoreError::Changed));
    other.commit(Some(&clock(1)), &clock(2), &[put("p/tip/b", "other")]).await.expect("a commit");
    assert_eq!(keys(&everything(&one).await), ["p/tip/a", "p/tip/b"]);
    assert_eq!(everything(&one).await.clock, Some(clock(2)));
}

pub async fn a_read_is_of_one_moment<S: Store>(open: impl Fn() -> S) {
    const COMMITS: u64 = 20;
    let (writer, reader) = (Turns::new(open()), Turns::new(open()));
    let write = async {
        let mut stands = None;
        for n in 1..=COMMITS {
            // Both rows and the clock say the same in each commit; a read of two moments does not.
            let rows = [put("p/tip/a", &n.to_string()), put("q/tip/b", &n.to_string())];
            writer.commit(stands.as_ref(), &clock(n), &rows).await.expect("a commit");
            stands = Some(clock(n));
        }
    };
    let read = async {
        let mut seen = BTreeSet::new();
        while seen.last() != Some(&COMMITS) {
            let snapshot = reader.read(&["p/".into(), "q/".into()]).await.expect("a read");
            let n = snapshot.clock.map_or(0, |clock| clock.counter);
            let rows: Vec<String> = snapshot.rows.into_iter().map(|(_, row)| row).collect();
            assert_eq!(rows, vec![n.to_string(); if n == 0 { 0 } else { 2 }]);
            seen.insert(n);
        }
        seen
    };
    let ((), seen) = both(write, read).await;
    assert!(seen.len() > 2, "the reads did not fall between the commits: {seen:?}");
}

pub async fn writers_who_interleave_lose_nothing<S: Store>(open: impl Fn() -> S) {
    const EACH: u64 = 20;
    let project = Id::new("p");
    let tally = Key::new(&project, "tally", &Id::new("t"));
    let count = |record: Option<&Record>| record.and_then(|record| record.get("n")?.as_u64()).unwrap_or(0);
    let writers = ["a", "b"].map(|name| (name, workspace(Turns::new(open()))));
    let write = async |name: &str, workspace: &Workspace<Turns<S>>| {
        for n in 0..EACH {
            let mark = Key::new(&project, "mark", &Id(format!("{name}{n}")));
            let all = [Which::Project(project.clone())];
            let added = workspace.change(&all, |view, changes| {
                let n = count(view.get(&tally)) + 1;
                changes.put(&Record::said(tally.clone(), Map::from_iter([("n".to_owned(), n.into())])));
                changes.put(&Record::said(mark.clone(), Map::new()));
            });
            added.await.expect("a writer gets its turn in the end");
        }
    };
    let [(a, first), (b, second)] = &writers;
    both(write(a, first), write(b, second)).await;

    let view = workspace(open()).view(&[Which::All]).await.expect("a read");
    assert_eq!(count(view.get(&tally)), 2 * EACH);
    assert_eq!(view.clock.map(|clock| clock.counter), Some(2 * EACH));
    let marks = view.contents.records.keys().filter(|key| key.kind == "mark").count();
    assert_eq!(marks as u64, 2 * EACH);
    let late = first.store.late.get() + second.store.late.get();
    assert!(late > 0, "no writer ever came too late, so nothing was shown");
}

pub async fn erasing_everything_leaves_a_new_database<S: Store>(open: impl Fn() -> S) {
    let (one, other) = (open(), open());
    one.erase_everything().await.expect("nothing is soon erased");
    one.commit(None, &clock(1), &[put("p/tip/a", "one"), put("local/draft/f", "typed")]).await.expect("a commit");
    other.erase_everything().await.expect("everything goes");
    assert_eq!(everything(&one).await, Snapshot::default());
    let late = one.commit(Some(&clock(1)), &clock(2), &[put("p/tip/a", "one")]).await;
    assert_eq!(late, Err(StoreError::Changed), "what another tab erased does not come back");
    one.commit(None, &clock(1), &[put("p/tip/b", "one")]).await.expect("a commit");
    assert_eq!(keys(&everything(&other).await), ["p/tip/b"]);
}

/// Everything that a store holds.
pub async fn everything(store: &impl Store) -> Snapshot {
    store.read(&[String::new()]).await.expect("a read")
}

/// The keys of what was read.
pub fn keys(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.rows.iter().map(|(key, _)| key.as_str()).collect()
}

/// The clock of the one device of these cases.
pub fn clock(counter: u64) -> DeviceClock {
    DeviceClock { device: Device("0123456789abcdef".into()), counter }
}

/// A row to be written.
pub fn put(key: &str, row: &str) -> RowChange {
    (key.into(), Some(row.into()))
}

/// A store that lets others have their turn before each operation, and counts the commits that came too late. Memory
/// never waits, so without it two writers would run one after the other.
pub struct Turns<S> {
    store: S,
    late: Rc<Cell<usize>>,
}

impl<S> Turns<S> {
    fn new(store: S) -> Self {
        Self { store, late: Rc::default() }
    }
}

impl<S: Store> Store for Turns<S> {
    async fn read(&self, prefixes: &[String]) -> Result<Snapshot, StoreError> {
        turn().await;
        self.store.read(prefixes).await
    }

    async fn commit(
        &self,
        expected: Option<&DeviceClock>,
        next: &DeviceClock,
        changes: &[RowChange],
    ) -> Result<(), StoreError> {
        turn().await;
        let outcome = self.store.commit(expected, next, changes).await;
        self.late.set(self.late.get() + usize::from(outcome == Err(StoreError::Changed)));
        outcome
    }

    async fn erase_everything(&self) -> Result<(), StoreError> {
        turn().await;
        self.store.erase_everything().await
    }
}

/// Waits once, so that whoever runs beside goes on.
async fn turn() {
    let mut waited = false;
    poll_fn(|context| {
        if std::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Runs two futures beside each other until both are done.
async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let done = RefCell::new((None, None));
    poll_fn(|context| {
        let (a, b) = &mut *done.borrow_mut();
        if a.is_none()
            && let Poll::Ready(outcome) = one.as_mut().poll(context)
        {
            *a = Some(outcome);
        }
        if b.is_none()
            && let Poll::Ready(outcome) = other.as_mut().poll(context)
        {
            *b = Some(outcome);
        }
        if a.is_some() && b.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    let (a, b) = done.into_inner();
    (a.expect("the first is done"), b.expect("the second is done"))
}

/// Runs a future on this thread. It must never wait for anything but its turn.
#[cfg(not(target_arch = "wasm32"))]
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for _ in 0..1_000_000 {
        if let Poll::Ready(outcome) = future.as_mut().poll(&mut context) {
            return outcome;
        }
    }
    panic!("a future that waits for something that never comes");
}

/// A workspace on a store, which tells nobody.
pub fn workspace<S>(store: S) -> Workspace<S> {
    Workspace { store, surroundings: surroundings(), observer: |_| {} }
}

/// Chance that is the same at each run and never gives anything twice; a clock that moves on by itself.
pub fn surroundings() -> Surroundings {
    Surroundings {
        random,
        milliseconds: || 1_767_322_445_000 + next(),
        today: || Day { year: 2026, month: 1, day: 2 },
        now: || "2026-01-02T03:04:05+00:00".into(),
    }
}

thread_local! {
    /// How often anything was asked of chance or of the clock, on this test's thread.
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

fn next() -> u64 {
    ASKED.set(ASKED.get() + 1);
    ASKED.get()
}

/// The finaliser of SplitMix64, which maps no two numbers to one.
fn random() -> [u8; 16] {
    let n = next().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let n = (n ^ (n >> 31)).to_be_bytes();
    std::array::from_fn(|at| n[at % 8])
}

/// Lets chance begin anew, so that two runs of one test make the same ids.
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "only the tests of the use-cases run one thing twice")]
pub fn restart_chance() {
    ASKED.set(0);
}
