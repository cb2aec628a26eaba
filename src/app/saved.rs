//! What's saved: what is here, where else it is and since when.

use super::ports::{Store, StoreError};
use super::workspace::{Which, Workspace};
use crate::domain::field::Typed;
use crate::domain::kinds::{CopyMade, Response, Waiting};
use crate::exchange::write::{self, Counts};

/// What waits for a copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct OnlyHere {
    /// Answers that are on this device only.
    pub answers: usize,
    /// Other things that were made or changed here since a copy holds them.
    pub others: usize,
}

/// What a worried person wants to know.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Saved {
    /// How many records of each kind.
    pub counts: Counts,
    /// What waits for a copy.
    pub only_here: OnlyHere,
    /// Every copy that was made or handed over, the latest first.
    pub copies: Vec<CopyMade>,
}

impl<S: Store> Workspace<S> {
    /// Counts what is in no copy yet.
    ///
    /// # Errors
    /// As the store says.
    pub async fn only_here(&self) -> Result<OnlyHere, StoreError> {
        let view = self.view(&[Which::local::<Waiting>()]).await?;
        Ok(tell(view.all::<Waiting>()))
    }

    /// Everything that What's saved shows.
    ///
    /// # Errors
    /// As the store says.
    pub async fn saved(&self) -> Result<Saved, StoreError> {
        let view = self.view(&[Which::All]).await?;
        let only_here = tell(view.all::<Waiting>());
        let mut copies: Vec<CopyMade> = view.all().collect();
        copies.reverse();
        let counts = write::count(super::copies::travelling(view.contents).records.values());
        Ok(Saved { counts, only_here, copies })
    }
}

fn tell(waiting: impl Iterator<Item = Waiting>) -> OnlyHere {
    let mut only_here = OnlyHere::default();
    for mark in waiting {
        let is_answer = mark.id.as_str().split_once(':').is_some_and(|(kind, _)| kind == Response::KIND.name);
        if is_answer { only_here.answers += 1 } else { only_here.others += 1 }
    }
    only_here
}
