//! The store contract on a real IndexedDB, and what only a browser can show: strict durability, the end of a
//! transaction, faults in the midst of a commit, other tabs of other versions.
//!
//! wasm-bindgen-test runs one test after another on one page. Whatever a test puts into the browser's own prototypes
//! touches its own database alone, since a test that fails does not clear up.

use super::store_contract::{self, clock, everything, for_each_case, put};
use coproduce::app::ports::{RowChange, Snapshot, Store, StoreError};
use coproduce::platform::indexed_db::IndexedDb;
use coproduce::platform::promise::either;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{IdbDatabase, IdbOpenDbRequest};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! on_indexed_db {
    ($($case:ident,)*) => {
        $(
            #[wasm_bindgen_test]
            async fn $case() {
                // Each handle has its own connection, as each tab has.
                store_contract::$case(|| IndexedDb::named(stringify!($case))).await;
            }
        )*
    };
}
for_each_case!(on_indexed_db);

/// Writes down every transaction on a database: its mode, how durable it was asked to be and is, and its end. The
/// listener is there before the app's own, so what the app does on `complete` comes later.
const WATCH: &str = "
    const seen = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
        const transaction = real.apply(this, arguments);
        if (this.name === name) {
            const entry = { mode, asked: options?.durability, durability: transaction.durability, database: this };
            transaction.addEventListener('complete', () => { entry.complete = true; });
            seen.push(entry);
        }
        return transaction;
    };
    return seen;";

/// Lets the put of a number (from 0) on a database go wrong in one of three ways.
const SPOIL: &str = "
    const real = IDBObjectStore.prototype.put;
    let left = number;
    IDBObjectStore.prototype.put = function () {
        const own = this.transaction.db.name === name && left-- === 0;
        if (own && how === 'refused') { throw new DOMException('no room', 'QuotaExceededError'); }
        const request = real.apply(this, arguments);
        if (own && how === 'aborted') { this.transaction.abort(); }
        if (own && how === 'aborted later') { request.addEventListener('success', () => this.transaction.abort()); }
        return request;
    };
    return () => { IDBObjectStore.prototype.put = real; };";

fn run(arguments: &str, body: &str, values: &[JsValue]) -> JsValue {
    let function = Function::new_with_args(arguments, body);
    function.apply(&JsValue::NULL, &values.iter().collect::<Array>()).expect("a script that runs")
}

fn watch(name: &str) -> Array {
    run("name", WATCH, &[name.into()]).unchecked_into()
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    Reflect::get(of, &name.into()).expect("an object").as_string()
}

/// The latest transaction that was watched, which must have been strict and have ended.
fn assert_strict_and_complete(seen: &Array, after: &str) {
    let latest = seen.get(seen.length() - 1);
    assert_eq!(text(&latest, "mode").as_deref(), Some("readwrite"), "{after}");
    assert_eq!(text(&latest, "asked").as_deref(), Some("strict"), "{after}");
    assert_eq!(text(&latest, "durability").as_deref(), Some("strict"), "{after}");
    let complete = Reflect::get(&latest, &"complete".into()).expect("an object");
    assert!(complete.is_truthy(), "{after} was done before the transaction was");
}

/// Opens a database as a tab of some version would, or deletes it with version 0.
async fn another_tab(name: &str, version: u32) -> Result<JsValue, String> {
    let factory = web_sys::window().expect("a page").indexed_db().expect("storage").expect("IndexedDB");
    let request: IdbOpenDbRequest = match version {
        0 => factory.delete_database(name).expect("a request"),
        version => factory.open_with_u32(name, version).expect("a request"),
    };
    let ended = either(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
        request.set_onblocked(Some(reject));
    });
    match ended.await {
        Ok(_) => Ok(request.result().expect("a result")),
        Err(event) => Err(text(&event, "type").unwrap_or_default()),
    }
}

#[wasm_bindgen_test]
async fn what_is_written_is_strict_and_done_only_when_the_transaction_is_complete() {
    let name = "strict";
    let (seen, store) = (watch(name), IndexedDb::named(name));
    store.commit(None, &clock(1), &[put("p/tip/a", "1")]).await.expect("a commit");
    assert_strict_and_complete(&seen, "the first commit");
    let many: Vec<RowChange> = (0..200).map(|n| put(&format!("p/tip/{n}"), "1")).collect();
    store.commit(Some(&clock(1)), &clock(2), &many).await.expect("a commit");
    assert_strict_and_complete(&seen, "a commit of many rows");
    store.commit(Some(&clock(2)), &clock(3), &[(String::from("p/tip/a"), None)]).await.expect("a commit");
    assert_strict_and_complete(&seen, "a commit that removes");
    store.erase_everything().await.expect("everything goes");
    assert_strict_and_complete(&seen, "erasing everything");
    assert_eq!(seen.length(), 4, "one transaction for each");
}

#[wasm_bindgen_test]
async fn a_commit_that_goes_wrong_at_any_row_changes_nothing() {
    let mut spoilt = 0;
    for how in ["refused", "aborted", "aborted later"] {
        let name = format!("spoilt, {how}");
        let store = IndexedDb::named(&name);
        store.commit(None, &clock(1), &[put("p/tip/a", "1"), put("p/tip/b", "1")]).await.expect("a commit");
        let before = everything(&store).await;
        let changes = [put("p/tip/a", "2"), (String::from("p/tip/b"), None), put("p/tip/c", "2"), put("p/tip/d", "2")];
        // Three rows are put, and the clock.
        for number in 0..4 {
            let restore = run("name, number, how", SPOIL, &[name.as_str().into(), number.into(), how.into()]);
            let outcome = store.commit(Some(&clock(1)), &clock(2), &changes).await;
            restore.unchecked_into::<Function>().call0(&JsValue::NULL).expect("a script that runs");
            let error = outcome.expect_err("a commit that went wrong");
            assert_ne!(error, StoreError::Changed, "{how} at {number}: it would be tried again and again");
            if how == "refused" {
                assert_eq!(error, StoreError::Full);
            }
            assert_eq!(everything(&store).await, before, "{how} at {number}");
            assert_eq!(everything(&IndexedDb::named(&name)).await, before, "{how} at {number}, in another tab");
            spoilt += 1;
        }
        store.commit(Some(&clock(1)), &clock(2), &changes).await.expect("the next commit is whole");
        assert_eq!(everything(&store).await.rows.len(), 3);
    }
    assert_eq!(spoilt, 12);
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let newer: IdbDatabase = another_tab("newer", 99).await.expect("a database").unchecked_into();
    newer.close();
    let store = IndexedDb::named("newer");
    assert_eq!(store.read(&[String::new()]).await, Err(StoreError::Newer));
    assert_eq!(store.commit(None, &clock(1), &[put("p/tip/a", "1")]).await, Err(StoreError::Newer));
    assert_eq!(store.erase_everything().await, Err(StoreError::Newer));
    let newer: IdbDatabase = another_tab("newer", 99).await.expect("a database").unchecked_into();
    let stores = Reflect::get(&newer, &"objectStoreNames".into()).expect("a database");
    assert_eq!(Reflect::get(&stores, &"length".into()), Ok(0.into()), "the older app put its own store in");
    newer.close();
}

#[wasm_bindgen_test]
async fn a_newer_tab_is_let_through_and_an_older_one_then_says_so() {
    let name = "let through";
    let store = IndexedDb::named(name);
    store.commit(None, &clock(1), &[put("p/tip/a", "1")]).await.expect("a commit");
    let newer: IdbDatabase = another_tab(name, 99).await.expect("nobody is in the way").unchecked_into();
    newer.close();
    assert_eq!(store.commit(Some(&clock(1)), &clock(2), &[]).await, Err(StoreError::Newer));
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closed_is_opened_again() {
    let name = "closed";
    let (seen, store) = (watch(name), IndexedDb::named(name));
    let close = || {
        let latest = seen.get(seen.length() - 1);
        let database = Reflect::get(&latest, &"database".into()).expect("an object");
        database.unchecked_into::<IdbDatabase>().close();
    };
    store.commit(None, &clock(1), &[put("p/tip/a", "1")]).await.expect("a commit");
    close();
    assert_eq!(everything(&store).await.rows.len(), 1);
    close();
    store.commit(Some(&clock(1)), &clock(2), &[put("p/tip/b", "1")]).await.expect("a commit");
    assert_eq!(everything(&store).await.rows.len(), 2);
}

#[wasm_bindgen_test]
async fn a_database_deleted_underneath_is_a_new_one() {
    let name = "deleted";
    let store = IndexedDb::named(name);
    store.commit(None, &clock(1), &[put("p/tip/a", "1")]).await.expect("a commit");
    another_tab(name, 0).await.expect("nobody is in the way");
    // A tab that has not noticed must not write on from where it was.
    let late = store.commit(Some(&clock(1)), &clock(2), &[put("p/tip/b", "1")]).await;
    assert_eq!(late, Err(StoreError::Changed));
    assert_eq!(everything(&store).await, Snapshot::default());
}
