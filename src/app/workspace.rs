//! One place through which every use-case reads and commits: records in, records out, and the marks that a change
//! leaves on the way (which copies lack it, which device made it).

use super::ports::{DeviceClock, RowChange, Store, StoreError, Surroundings};
use crate::domain::field::{Family, Typed};
use crate::domain::id::{Device, Dot, GREATEST_COUNTER, Id};
use crate::domain::kinds::{self, Waiting};
use crate::domain::record::{Key, Record};
use crate::domain::sorted::Sorted;
use crate::exchange::contents::{Contents, ERASED, Erased, Erasure};
use serde_json::Value;

/// The store and the surroundings, which every use-case needs.
#[derive(Clone, Debug)]
pub struct Workspace<S> {
    /// Where records are kept.
    pub store: S,
    /// Time and chance.
    pub surroundings: Surroundings,
    /// Who is told, after a commit, which records it touched: `project/kind`, each once.
    pub observer: fn(&[String]),
}

/// How often a commit is tried again when another tab was first.
const TRIES: usize = 50;

/// Which records to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Which {
    /// Everything.
    All,
    /// Everything of a project.
    Project(Id),
    /// A kind within a project.
    Kind(Id, &'static str),
    /// One record.
    One(Key),
}

impl Which {
    /// A kind of record within a project.
    #[must_use]
    pub fn kind<T: Typed>(project: &Id) -> Self {
        Self::Kind(project.clone(), T::KIND.name)
    }

    /// A kind of record of no project.
    #[must_use]
    pub fn shared<T: Typed>() -> Self {
        Self::kind::<T>(&Id::new(Key::SHARED))
    }

    /// A kind of record that never leaves the device.
    #[must_use]
    pub fn local<T: Typed>() -> Self {
        Self::kind::<T>(&Id::new(Key::LOCAL))
    }

    /// Every mark of an erasure.
    #[must_use]
    pub fn erasures() -> Self {
        Self::Kind(Id::new(Key::SHARED), ERASED)
    }

    /// What the keys of these records begin with.
    #[must_use]
    pub fn prefix(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Project(project) => format!("{project}/"),
            Self::Kind(project, kind) => format!("{project}/{kind}/"),
            Self::One(key) => key.to_string(),
        }
    }
}

/// What was read at one moment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct View {
    /// The device and how far it is; nothing before the first change.
    pub clock: Option<DeviceClock>,
    /// Records and erasures.
    pub contents: Contents,
}

impl View {
    /// A record.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Record> {
        self.contents.records.get(key)
    }

    /// Records of a kind, typed, in the order of their keys.
    pub fn all<T: Typed>(&self) -> impl Iterator<Item = T> {
        self.contents.records.values().filter(|record| record.key.kind == T::KIND.name).map(T::read)
    }

    /// One record, typed.
    #[must_use]
    pub fn one<T: Typed>(&self, project: &Id, id: &Id) -> Option<T> {
        self.get(&Key::new(project, T::KIND.name, id)).map(T::read)
    }
}

/// What a use-case wants changed, in one transaction.
#[derive(Debug)]
pub struct Changes {
    dot: Dot,
    rows: Sorted<String, Option<String>>,
    new_device: Option<Device>,
}

impl Changes {
    fn new(clock: &DeviceClock) -> Self {
        let dot = Dot { device: clock.device.clone(), counter: clock.counter + 1 };
        Self { dot, rows: Sorted::new(), new_device: None }
    }

    /// The moment in the device's history that this change is.
    #[must_use]
    pub const fn dot(&self) -> &Dot {
        &self.dot
    }

    /// Stores a record that was given or changed here. If files carry its kind, it is marked as in no copy yet.
    pub fn put(&mut self, record: &Record) {
        self.put_from_elsewhere(record);
        if kinds::named(&record.key.kind).is_some_and(|kind| kind.family != Family::Local) {
            let waiting = Waiting { of: record.key.project.clone(), counter: self.dot.counter, ..Waiting::default() };
            let key = waiting_key(&record.key);
            self.put_from_elsewhere(&Record::said(key, waiting.content()));
        }
    }

    /// Stores a record that a file brought.
    pub fn put_from_elsewhere(&mut self, record: &Record) {
        self.rows.insert(record.key.to_string(), Some(record.to_json().to_string()));
    }

    /// Stores a typed record that is said once or kept on this device.
    pub fn say<T: Typed>(&mut self, project: &Id, id: &Id, record: &T) {
        self.put(&Record::said(Key::new(project, T::KIND.name, id), record.content()));
    }

    /// Takes a record away without a trace: only for what never left the device.
    pub fn remove(&mut self, key: &Key) {
        self.rows.insert(key.to_string(), None);
    }

    /// Takes a record away, its mark of waiting too, and leaves the mark of the erasure.
    pub fn erase(&mut self, key: &Key, erasure: &Erasure) {
        self.remove(key);
        self.remove(&waiting_key(key));
        self.mark_erased(&Erased::of(key), erasure);
    }

    /// Leaves the mark of an erasure.
    pub fn mark_erased(&mut self, erased: &Erased, erasure: &Erasure) {
        self.rows.insert(erased.key().to_string(), Some(erased.to_json(erasure).to_string()));
    }

    /// Makes the database another device from now on: its id was found on a change that it never made, so a copy
    /// of it is at work somewhere.
    pub fn become_another_device(&mut self, device: Device) {
        self.new_device = Some(device);
    }

    /// The counter goes on under another device's id too: marks of waiting are compared with it.
    fn next_clock(&self) -> DeviceClock {
        let device = self.new_device.clone().unwrap_or_else(|| self.dot.device.clone());
        DeviceClock { device, counter: self.dot.counter }
    }
}

/// Where the mark stands that a record is in no copy yet.
#[must_use]
pub fn waiting_key(key: &Key) -> Key {
    Key::new(&Id::new(Key::LOCAL), Waiting::KIND.name, &Id(format!("{}:{}", key.kind, key.id)))
}

impl<S: Store> Workspace<S> {
    /// Reads records.
    ///
    /// # Errors
    /// As the store says.
    pub async fn view(&self, which: &[Which]) -> Result<View, StoreError> {
        let prefixes: Vec<String> = which.iter().map(Which::prefix).collect();
        let snapshot = self.store.read(&prefixes).await?;
        let mut view = View { clock: snapshot.clock, ..View::default() };
        for (key, row) in snapshot.rows {
            let Some(key) = Key::parse(&key) else { continue };
            let Ok(row) = serde_json::from_str::<Value>(&row) else { continue };
            if key.kind == ERASED {
                view.contents.erased.extend(Erased::from_json(&row));
            } else if let Ok(record) = Record::from_json(&key.kind, row) {
                view.contents.records.insert(key, record);
            }
        }
        Ok(view)
    }

    /// Reads, lets a use-case decide, and commits what it decided; all over again when another tab was first.
    ///
    /// # Errors
    /// As the store says; nothing is changed then.
    pub async fn change<T>(&self, which: &[Which], decide: impl Fn(&View, &mut Changes) -> T) -> Result<T, StoreError> {
        let mut outcome = None;
        self.decide_and_commit(which, &mut |view, changes| outcome = Some(decide(view, changes))).await?;
        // A commit was decided upon, so there is an outcome.
        outcome.ok_or(StoreError::Changed)
    }

    /// The one way to a commit, whatever is decided: each use-case adds no more than its decision to the app's size.
    async fn decide_and_commit(
        &self,
        which: &[Which],
        decide: &mut dyn FnMut(&View, &mut Changes),
    ) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            let view = self.view(which).await?;
            let clock = view.clock.clone().filter(|clock| clock.counter < GREATEST_COUNTER);
            let clock = clock
                .unwrap_or_else(|| DeviceClock { device: Device::random((self.surroundings.random)()), counter: 0 });
            let mut changes = Changes::new(&clock);
            decide(&view, &mut changes);
            if changes.rows.is_empty() {
                return Ok(());
            }
            let next = changes.next_clock();
            let rows: Vec<_> = changes.rows.into_iter().collect();
            match self.store.commit(view.clock.as_ref(), &next, &rows).await {
                Ok(()) => {
                    (self.observer)(&touched(&rows));
                    return Ok(());
                }
                Err(StoreError::Changed) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Changed)
    }
}

/// `project/kind` of every row, each once. Rows come in the order of their keys.
fn touched(rows: &[RowChange]) -> Vec<String> {
    let mut touched: Vec<String> =
        rows.iter().filter_map(|(key, _)| Some(key.rsplit_once('/')?.0.to_owned())).collect();
    touched.dedup();
    touched
}
