//! The service worker as a page sees it. Its policy and its messages stand at the top of `public/sw.js`.

use super::promise;
use js_sys::{Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// How far the app is with working without a network.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Readiness {
    /// Nothing is known yet, or the browser has no service worker for this page.
    #[default]
    Unknown,
    /// Files are being stored.
    Storing,
    /// Every file of this version is stored.
    Ready,
}

/// What the page is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    /// How far the app is.
    Readiness(Readiness),
    /// A new version is complete on the device and waits for a yes.
    NewVersion,
    /// Another tab has agreed to a new version; this one still runs the old.
    ChangedElsewhere,
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Absent on pages that are not secure, where the getter gives undefined.
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Registers the worker and passes on what happens, for as long as the page lives.
pub fn watch(heard: impl Fn(News) + 'static) {
    let heard: Rc<dyn Fn(News)> = Rc::new(heard);
    spawn_local(async move {
        let Some(container) = container() else { return };
        let address = format!("{}/sw.js", super::page::base_path());
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        // Without a network the browser keeps the registration that it has; `ready` finds it.
        let _ = JsFuture::from(container.register_with_options(&address, &options)).await;
        let Ok(found) = JsFuture::from(container.get_registration()).await else { return };
        let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return };
        let had_controller = container.controller().is_some();
        watch_controller(&container, had_controller, heard.clone());
        let look = {
            let (registration, heard) = (registration.clone(), heard.clone());
            move || look(&registration, &heard)
        };
        look();
        let listener = Closure::<dyn Fn()>::new(look);
        registration.set_onupdatefound(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    });
}

/// Another tab's yes to a new version changes the worker of this one too. The first worker of all is no change.
fn watch_controller(container: &ServiceWorkerContainer, had_controller: bool, heard: Rc<dyn Fn(News)>) {
    if !had_controller {
        return;
    }
    let listener = Closure::<dyn Fn()>::new(move || heard(News::ChangedElsewhere));
    container.set_oncontrollerchange(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

fn look(registration: &ServiceWorkerRegistration, heard: &Rc<dyn Fn(News)>) {
    // The first worker of all waits for a moment too; it is nobody's new version.
    if registration.waiting().is_some() && registration.active().is_some() {
        heard(News::NewVersion);
    }
    if let Some(active) = registration.active() {
        let heard = heard.clone();
        spawn_local(async move {
            // A file that has gone missing is fetched again when the worker is asked; so it is asked again.
            for pause in [0, 2_000, 10_000, 30_000] {
                promise::sleep(pause).await;
                if is_ready(&active).await {
                    heard(News::Readiness(Readiness::Ready));
                    return;
                }
                heard(News::Readiness(Readiness::Storing));
            }
        });
    } else {
        heard(News::Readiness(Readiness::Storing));
    }
    if let Some(installing) = registration.installing() {
        let (registration, heard) = (registration.clone(), heard.clone());
        let listener = Closure::<dyn Fn()>::new(move || look(&registration, &heard));
        installing.set_onstatechange(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

fn message(kind: &str) -> JsValue {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    message.into()
}

/// Asks a worker whether every file is stored.
async fn is_ready(worker: &ServiceWorker) -> bool {
    let Ok(channel) = MessageChannel::new() else { return false };
    let reply = promise::either(|resolve, _| {
        channel.port1().set_onmessage(Some(resolve));
        let _ = worker.post_message_with_transferable(&message("status"), &Array::of1(&channel.port2()));
    });
    let Ok(event) = reply.await else { return false };
    let Ok(event) = event.dyn_into::<MessageEvent>() else { return false };
    Reflect::get(&event.data(), &"ready".into()).is_ok_and(|ready| ready.is_truthy())
}

/// Lets the version that waits take over, and loads the page anew when it has.
pub async fn activate() {
    let Some(container) = container() else { return };
    let Ok(found) = JsFuture::from(container.get_registration()).await else { return };
    let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return };
    if let Some(waiting) = registration.waiting() {
        let changed = promise::either(|resolve, _| {
            container.set_oncontrollerchange(Some(resolve));
            let _ = waiting.post_message(&message("activate"));
        });
        let _ = changed.await;
    }
    super::page::reload();
}
