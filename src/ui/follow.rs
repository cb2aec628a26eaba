//! Effects and tasks through one door each: whatever a screen follows or waits for, the code around it is there once.

use leptos::prelude::Effect;
use std::pin::Pin;

/// Runs now and whenever what it read has changed, for as long as the screen is there.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

#[inline(never)]
fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// Waits for something without holding anybody up.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    boxed_spawn(Box::pin(task));
}

#[inline(never)]
fn boxed_spawn(task: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(task);
}
