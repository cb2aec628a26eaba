//! Data that follows its records: read again when a commit, here or in another tab, touched them.

use super::{Browser, Ui};
use crate::app::ports::StoreError;
use crate::app::workspace::Which;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What was read, and nothing while it is being read.
pub type Live<T> = RwSignal<Option<Result<T, StoreError>>, LocalStorage>;

/// One revision for each project and kind that somebody reads. Made once at the root.
#[derive(Debug, Default)]
pub struct Revisions {
    triggers: Mutex<HashMap<String, ArcTrigger>>,
}

impl Revisions {
    fn track(&self, prefix: &str) {
        let mut triggers = self.triggers.lock().unwrap_or_else(PoisonError::into_inner);
        let trigger = triggers.entry(prefix.into()).or_default().clone();
        drop(triggers);
        trigger.track();
    }

    /// Tells everybody who reads under a key (`project/kind`) that it has changed.
    pub fn bump(&self, touched: &str) {
        let touched = format!("{touched}/");
        let of = |prefix: &String| touched.starts_with(prefix.as_str()) || prefix.starts_with(&touched);
        let all = self.triggers.lock().unwrap_or_else(PoisonError::into_inner);
        let triggers: Vec<ArcTrigger> =
            all.iter().filter(|(prefix, _)| of(prefix)).map(|(_, trigger)| trigger.clone()).collect();
        drop(all);
        triggers.iter().for_each(Notify::notify);
    }
}

impl Ui {
    /// Reads, and reads again whenever records of `which` change.
    pub fn live<T, F>(self, which: Vec<Which>, read: impl Fn(&'static Browser) -> F + 'static) -> Live<T>
    where
        T: 'static,
        F: Future<Output = Result<T, StoreError>> + 'static,
    {
        let live = RwSignal::new_local(None);
        let latest = StoredValue::new(0_usize);
        Effect::new(move |_| {
            which.iter().for_each(|which| self.revisions.track(&which.prefix()));
            let turn = latest.get_value() + 1;
            latest.set_value(turn);
            let reading = read(&**self.workspace);
            spawn_local(async move {
                let outcome = reading.await;
                // The screen may be gone by now, or a later reading under way.
                if latest.try_get_value() == Some(turn) {
                    let _ = live.try_set(Some(outcome));
                }
            });
        });
        live
    }

    /// Reads once: for forms, which nobody may change under a person's hands.
    pub fn once<T, F>(self, read: impl Fn(&'static Browser) -> F + 'static) -> Live<T>
    where
        T: 'static,
        F: Future<Output = Result<T, StoreError>> + 'static,
    {
        self.live(Vec::new(), read)
    }
}
