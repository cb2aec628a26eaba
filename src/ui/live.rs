//! Data that follows its records: read again when a commit, here or in another tab, touched them.

use super::{Browser, Ui};
use crate::app::ports::StoreError;
use crate::app::workspace::Which;
use crate::ui::follow::{effect, spawn};
use leptos::prelude::*;
use std::any::Any;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

/// What was read, and nothing while it is being read. The type of what was read stands beside the signal and not in
/// it, so that the code that follows it is there once.
pub struct Live<T> {
    read: Erased,
    of: PhantomData<fn() -> T>,
}

type Outcome = Result<Rc<dyn Any>, StoreError>;
type Erased = RwSignal<Option<Outcome>, LocalStorage>;
type Reading = Pin<Box<dyn Future<Output = Outcome>>>;

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> std::marker::Copy for Live<T> {}

impl<T: 'static> Live<T> {
    /// Hands out what was read, to whoever follows it.
    pub fn with<R>(self, look: impl FnOnce(Option<Result<&T, &StoreError>>) -> R) -> R {
        match self.read.get() {
            None => look(None),
            Some(Ok(value)) => look(value.downcast_ref().map(Ok)),
            Some(Err(error)) => look(Some(Err(&error))),
        }
    }
}

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
        let read = move |workspace| -> Reading {
            let reading = read(workspace);
            Box::pin(async move { reading.await.map(|value| Rc::new(value) as Rc<dyn Any>) })
        };
        Live { read: follow(self, which, Box::new(read)), of: PhantomData }
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

#[inline(never)]
fn follow(ui: Ui, which: Vec<Which>, read: Box<dyn Fn(&'static Browser) -> Reading>) -> Erased {
    let live = RwSignal::new_local(None);
    let latest = StoredValue::new(0_usize);
    effect(move || {
        which.iter().for_each(|which| ui.revisions.track(&which.prefix()));
        let turn = latest.get_value() + 1;
        latest.set_value(turn);
        let reading = read(ui.workspace);
        spawn(async move {
            let outcome = reading.await;
            // The screen may be gone by now, or a later reading under way.
            if latest.try_get_value() == Some(turn) {
                let _ = live.try_set(Some(outcome));
            }
        });
    });
    live
}
