//! Making a copy: the bytes first, checked, and only what really left the device is marked.

use super::ports::{Store, StoreError};
use super::workspace::{Which, Workspace};
use crate::domain::field::{Family, Purpose, Typed};
use crate::domain::id::{Device, Id};
use crate::domain::kinds::{self, CopyMade, Waiting};
use crate::domain::record::Key;
use crate::exchange::contents::Contents;
use crate::exchange::read::{self, BadFile};
use crate::exchange::write::{self, Counts, FORMAT, Head};
use serde_json::{Map, Value};

/// A copy, ready to leave.
#[derive(Clone, PartialEq, Debug)]
pub struct Copy {
    /// The file's name, which says what it is for and the day.
    pub name: String,
    /// The file.
    pub text: String,
    /// What is in it.
    pub counts: Counts,
    /// What it is for.
    pub purpose: Purpose,
    /// The device's counter when it was made: what was changed later is not in it.
    counter: u64,
}

/// Why there is no copy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoCopy {
    /// The store could not be read.
    Store(StoreError),
    /// The bytes did not read back as what is stored. It is a fault of the app; nothing was handed out.
    Unsound(BadFile),
}

impl From<StoreError> for NoCopy {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<S: Store> Workspace<S> {
    /// Makes the bytes of a full copy, reads them back and counts them.
    ///
    /// # Errors
    /// When the store can't be read, or when the bytes do not read back whole.
    pub async fn make_copy(&self) -> Result<Copy, NoCopy> {
        let view = self.view(&[Which::All]).await?;
        let counter = view.clock.map_or(0, |clock| clock.counter);
        let contents = travelling(view.contents);
        let head = Head {
            id: Id::random((self.surroundings.random)()).0,
            at: (self.surroundings.now)(),
            app: env!("CARGO_PKG_VERSION").into(),
            purpose: Purpose::Full,
            part: [1, 1],
        };
        let text = write::write(&head, &contents);
        let checked = read::read(text.as_bytes()).map_err(NoCopy::Unsound)?;
        if checked.contents != contents {
            return Err(NoCopy::Unsound(BadFile { fault: read::Fault::Miscounted, at: String::new() }));
        }
        let name = format!("{FORMAT}-{}-{}.json", head.purpose.code(), (self.surroundings.today)());
        Ok(Copy { name, text, counts: checked.counts, purpose: head.purpose, counter })
    }

    /// Notes that a copy was handed over (`send`) or made (`copy`), and clears the marks of what was in it. Never
    /// called for one that was cancelled.
    ///
    /// # Errors
    /// As the store says.
    pub async fn note_copy(&self, copy: &Copy, way: &str) -> Result<(), StoreError> {
        let made = CopyMade {
            at: (self.surroundings.now)(),
            purpose: copy.purpose.code().into(),
            way: way.into(),
            counts: counts_content(&copy.counts),
            name: copy.name.clone(),
            ..CopyMade::default()
        };
        let id = self.surroundings.timed_id();
        self.change(&[Which::local::<Waiting>()], |view, changes| {
            for waiting in view.all::<Waiting>().filter(|waiting| waiting.counter <= copy.counter) {
                changes.remove(&Key::new(&waiting.project, Waiting::KIND.name, &waiting.id));
            }
            changes.say(&Id::new(Key::LOCAL), &id, &made);
        })
        .await
    }
}

fn counts_content(counts: &Counts) -> Map<String, Value> {
    counts.iter().map(|(name, n)| (name.clone(), (*n).into())).collect()
}

/// What may leave the device at all.
#[must_use]
pub fn travelling(mut contents: Contents) -> Contents {
    contents.records.retain(|key, _| {
        key.project.as_str() != Key::LOCAL && kinds::named(&key.kind).is_none_or(|kind| kind.family != Family::Local)
    });
    contents
}

/// Whether a change in a file claims to come from a device, later than the device itself has come.
#[must_use]
pub fn is_ahead_of(contents: &Contents, device: &Device, counter: u64) -> bool {
    use crate::domain::record::Body;
    contents.records.values().any(|record| match &record.body {
        Body::Said(_) => false,
        Body::Worked(fields) => {
            fields.values().any(|field| field.seen.get(device).is_some_and(|theirs| *theirs > counter))
        }
    })
}
