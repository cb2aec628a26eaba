//! Records in IndexedDB: one JSON string a record under its key, strict durability, done only on `complete`.
//!
//! Written on web-sys rather than a crate: of the kept ones none gives strict durability and the reason of an abort
//! together (see `docs/decisions/0003-indexed-db.md`).

use super::promise::either;
use crate::app::ports::{DeviceClock, RowChange, Snapshot, Store, StoreError};
use crate::domain::sorted::sort_short;
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The database's name.
pub const NAME: &str = "coproduce";

/// The one object store.
const RECORDS: &str = "records";

/// A step from one schema to the next.
type Step = fn(&IdbDatabase) -> Result<(), JsValue>;

/// The steps from one schema to the next: the step at index `n` makes version `n + 1`. Steps are only ever added.
const STEPS: [Step; 1] = [|database| {
    database.create_object_store(RECORDS)?;
    Ok(())
}];

/// The database of this page. Clones share the connection.
#[derive(Clone, Debug)]
pub struct IndexedDb {
    name: String,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
}

impl Default for IndexedDb {
    fn default() -> Self {
        Self::named(NAME)
    }
}

impl IndexedDb {
    /// A database of another name, for tests that run side by side.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: name.into(), connection: Rc::default() }
    }

    async fn open(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = self.connection.borrow().as_ref() {
            return Ok(database.clone());
        }
        let factory = web_sys::window().ok_or(StoreError::Denied)?.indexed_db().ok().flatten();
        let factory = factory.ok_or(StoreError::Denied)?;
        let request = factory.open_with_u32(&self.name, STEPS.len() as u32).map_err(|_| StoreError::Denied)?;
        let upgrade = upgrade(&request);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = either(|resolve, reject| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
            request.set_onblocked(Some(reject));
        })
        .await;
        request.set_onupgradeneeded(None);
        match opened {
            Ok(_) => {
                let database: IdbDatabase = request.result().map_err(failed)?.unchecked_into();
                self.let_go_when_asked(&database);
                *self.connection.borrow_mut() = Some(database.clone());
                Ok(database)
            }
            Err(event) => Err(open_fault(&event, &request)),
        }
    }

    /// Closes the connection when another tab needs a newer schema (`versionchange`), and forgets it when the browser
    /// has closed it (`close`: WebKit does so in the background). The next use opens it again.
    fn let_go_when_asked(&self, database: &IdbDatabase) {
        let connection = self.connection.clone();
        let let_go = Closure::<dyn FnMut()>::new(move || {
            if let Some(database) = connection.borrow_mut().take() {
                database.close();
            }
        });
        let callback: &Function = let_go.as_ref().unchecked_ref();
        database.set_onversionchange(Some(callback));
        let _ = Reflect::set(database, &"onclose".into(), callback);
        let_go.forget();
    }

    /// Begins a transaction; one that finds the connection gone opens it once more.
    async fn begin(&self, mode: &str) -> Result<IdbTransaction, StoreError> {
        let begin = |database: &IdbDatabase| {
            let options = Object::new();
            let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
            let function: Function = Reflect::get(database, &"transaction".into())?.unchecked_into();
            let transaction = function.call3(database, &RECORDS.into(), &mode.into(), &options)?;
            Ok::<IdbTransaction, JsValue>(transaction.unchecked_into())
        };
        if let Ok(transaction) = begin(&self.open().await?) {
            return Ok(transaction);
        }
        *self.connection.borrow_mut() = None;
        begin(&self.open().await?).map_err(|_| StoreError::Lost)
    }
}

/// Runs the steps of the schema that the database lacks.
fn upgrade(request: &IdbOpenDbRequest) -> Closure<dyn FnMut(JsValue)> {
    let request = request.clone();
    Closure::new(move |event: JsValue| {
        let old = Reflect::get(&event, &"oldVersion".into()).ok().and_then(|version| version.as_f64());
        let Ok(database) = request.result().map(|result| result.unchecked_into::<IdbDatabase>()) else { return };
        for step in STEPS.iter().skip(old.unwrap_or_default() as usize) {
            if step(&database).is_err() {
                // The browser then aborts the upgrade, and the old schema stays as it was.
                if let Some(transaction) = request.transaction() {
                    let _ = transaction.abort();
                }
                return;
            }
        }
    })
}

fn open_fault(event: &JsValue, request: &IdbOpenDbRequest) -> StoreError {
    let kind = Reflect::get(event, &"type".into()).ok().and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("blocked") {
        return StoreError::Blocked;
    }
    match request.error().ok().flatten() {
        Some(error) if error.name() == "VersionError" => StoreError::Newer,
        Some(error) => fault(&error),
        None => StoreError::Denied,
    }
}

fn fault(error: &DomException) -> StoreError {
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "InvalidStateError" => StoreError::Lost,
        "SecurityError" => StoreError::Denied,
        name => StoreError::Failed(format!("{name}: {}", error.message())),
    }
}

fn failed(value: JsValue) -> StoreError {
    match value.dyn_ref::<DomException>() {
        Some(error) => fault(error),
        None => StoreError::Failed(value.as_string().unwrap_or_default()),
    }
}

async fn outcome(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let event = either(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    match event.await {
        Ok(_) => request.result().map_err(failed),
        Err(_) => Err(request.error().ok().flatten().map_or(StoreError::Lost, |error| fault(&error))),
    }
}

fn records(transaction: &IdbTransaction) -> Result<IdbObjectStore, StoreError> {
    transaction.object_store(RECORDS).map_err(failed)
}

/// Waits for the end of a transaction, which must have been asked for before its last request ended.
async fn end(
    transaction: &IdbTransaction,
    done: impl Future<Output = Result<JsValue, JsValue>>,
) -> Result<(), StoreError> {
    match done.await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(StoreError::Lost, |error| fault(&error))),
    }
}

fn done(transaction: &IdbTransaction) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    wasm_bindgen_futures::JsFuture::from(promise)
}

async fn stored_clock(records: &IdbObjectStore) -> Result<Option<DeviceClock>, StoreError> {
    let request = records.get(&DeviceClock::key().to_string().into()).map_err(failed)?;
    Ok(outcome(&request).await?.as_string().as_deref().and_then(DeviceClock::from_json))
}

impl Store for IndexedDb {
    async fn read(&self, prefixes: &[String]) -> Result<Snapshot, StoreError> {
        let transaction = self.begin("readonly").await?;
        let records = records(&transaction)?;
        // All requests are made at once, so that they answer from one moment and without a pause between them.
        let clock = records.get(&DeviceClock::key().to_string().into()).map_err(failed)?;
        let prefixes = apart(prefixes);
        let mut requests = Vec::with_capacity(prefixes.len());
        for prefix in prefixes {
            // U+FFFF is above every character of a key.
            let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).map_err(failed)?;
            let keys = records.get_all_keys_with_key(&range).map_err(failed)?;
            requests.push((keys, records.get_all_with_key(&range).map_err(failed)?));
        }
        let clock = outcome(&clock).await?.as_string().as_deref().and_then(DeviceClock::from_json);
        let mut rows = Vec::new();
        for (keys, values) in requests {
            let keys: Array = settled(&keys).await?.unchecked_into();
            let values: Array = settled(&values).await?.unchecked_into();
            rows.extend(
                keys.iter().zip(values.iter()).filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))),
            );
        }
        let own = DeviceClock::key().to_string();
        rows.retain(|(key, _)| *key != own);
        Ok(Snapshot { clock, rows })
    }

    async fn commit(
        &self,
        expected: Option<&DeviceClock>,
        next: &DeviceClock,
        changes: &[RowChange],
    ) -> Result<(), StoreError> {
        let transaction = self.begin("readwrite").await?;
        let done = done(&transaction);
        let records = records(&transaction)?;
        if stored_clock(&records).await?.as_ref() != expected {
            let _ = transaction.abort();
            let _ = done.await;
            return Err(StoreError::Changed);
        }
        let own = (DeviceClock::key().to_string(), Some(next.to_json()));
        for (key, row) in changes.iter().chain([&own]) {
            let asked = match row {
                Some(row) => records.put_with_key(&row.into(), &key.into()),
                None => records.delete(&key.into()),
            };
            if let Err(error) = asked {
                let _ = transaction.abort();
                let _ = done.await;
                return Err(failed(error));
            }
        }
        end(&transaction, done).await
    }

    async fn erase_everything(&self) -> Result<(), StoreError> {
        let transaction = self.begin("readwrite").await?;
        let done = done(&transaction);
        records(&transaction)?.clear().map_err(failed)?;
        end(&transaction, done).await
    }
}

/// The outcome of a request that may have ended while another was waited for.
async fn settled(request: &IdbRequest) -> Result<JsValue, StoreError> {
    if request.ready_state() == web_sys::IdbRequestReadyState::Done {
        return request.result().map_err(failed);
    }
    outcome(request).await
}

/// The prefixes in order, without those that another covers: what is read under them one after another is then in
/// the order of the keys, each row once.
fn apart(prefixes: &[String]) -> Vec<&String> {
    let mut all: Vec<&String> = prefixes.iter().collect();
    sort_short(&mut all, |a, b| a < b);
    let mut apart: Vec<&String> = Vec::new();
    for prefix in all {
        if apart.last().is_none_or(|last| !prefix.starts_with(last.as_str())) {
            apart.push(prefix);
        }
    }
    apart
}
