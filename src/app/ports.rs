//! The ports: what the app needs of the outside, and what it may count on. Adapters stand in `platform`.

use crate::domain::day::Day;
use crate::domain::id::{Device, Id};
use crate::domain::record::Key;
use serde_json::{Value, json};

/// Why the store did not do what it was asked. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// Somebody else, in another tab, committed first: read again and try again.
    Changed,
    /// The browser keeps no data for this page: private browsing, or storage switched off.
    Denied,
    /// There is no room left.
    Full,
    /// The browser closed the database under the app, as WebKit does in the background.
    Lost,
    /// The database was written by a newer version of the app.
    Newer,
    /// Another tab holds an older version of the database open.
    Blocked,
    /// Anything else, in the browser's own words.
    Failed(String),
}

/// The history of this database on this device: who it is and how many changes it has committed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeviceClock {
    /// The device's id, made with the database.
    pub device: Device,
    /// How many changes were committed. It never goes back.
    pub counter: u64,
}

impl DeviceClock {
    /// Where the clock is stored.
    #[must_use]
    pub fn key() -> Key {
        Key::new(&Id::new(Key::LOCAL), "clock", &Id::new("-"))
    }

    /// As it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        json!({"device": self.device.0, "counter": self.counter}).to_string()
    }

    /// Reads what is stored.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let row: Value = serde_json::from_str(text).ok()?;
        Some(Self { device: Device(row.get("device")?.as_str()?.into()), counter: row.get("counter")?.as_u64()? })
    }
}

/// What stood in the store at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snapshot {
    /// The clock; nothing in a database that has never been written.
    pub clock: Option<DeviceClock>,
    /// Rows as they are stored, in the order of their keys.
    pub rows: Vec<(String, String)>,
}

/// One change: what is to stand under a key, or nothing.
pub type RowChange = (String, Option<String>);

/// Where records are kept.
///
/// The contract, which one suite holds against every adapter: a read is of one moment; a commit happens whole or not
/// at all; it is durable when it returns (IndexedDB: `durability: "strict"`, resolved on `complete`); it is refused
/// with [`StoreError::Changed`] when the clock is not the expected one any more.
#[expect(async_fn_in_trait, reason = "used on one thread, through an enum of adapters")]
pub trait Store {
    /// Reads every row whose key starts with one of the prefixes. The empty prefix reads everything.
    async fn read(&self, prefixes: &[String]) -> Result<Snapshot, StoreError>;

    /// Commits changes in one transaction, if the clock still is `expected`, and sets it to `next`.
    async fn commit(
        &self,
        expected: Option<&DeviceClock>,
        next: &DeviceClock,
        changes: &[RowChange],
    ) -> Result<(), StoreError>;

    /// Takes everything away: rows and clock.
    async fn erase_everything(&self) -> Result<(), StoreError>;
}

/// The clock on the wall and chance, neither of which the domain knows.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    /// 16 bytes from a source fit for secrets.
    pub random: fn() -> [u8; 16],
    /// Milliseconds since 1970, for the ids of records that may tell their time.
    pub milliseconds: fn() -> u64,
    /// Today, where the person is.
    pub today: fn() -> Day,
    /// Now, RFC 3339 with offset.
    pub now: fn() -> String,
}

impl Surroundings {
    /// An id that tells nothing.
    #[must_use]
    pub fn random_id(&self) -> Id {
        Id::random((self.random)())
    }

    /// An id in the order of time.
    #[must_use]
    pub fn timed_id(&self) -> Id {
        Id::timed((self.milliseconds)(), (self.random)())
    }
}
