//! Handing a file to the device's share sheet.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shared {
    /// Handed over to whatever the person chose.
    HandedOver,
    /// The person closed the share sheet.
    Cancelled,
    /// The browser can't share this file.
    Impossible,
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn shareable(name: &str, text: &str) -> Option<Object> {
    let navigator = navigator()?;
    let can_share = method(&navigator, "canShare")?;
    // Chrome's share sheet refuses .json, so the same bytes are offered as text.
    let as_text = format!("{}.txt", name.trim_end_matches(".json"));
    [(name, "application/json"), (as_text.as_str(), "text/plain")].into_iter().find_map(|(name, kind)| {
        let file: File = super::files::text_file(name, kind, text)?;
        let data = Object::new();
        Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
        can_share.call1(&navigator, &data).ok().filter(JsValue::is_truthy).map(|_| data)
    })
}

/// Whether there is a share sheet that takes such a file.
#[must_use]
pub fn can_share() -> bool {
    shareable("probe.json", "{}").is_some()
}

/// Whether the page runs as an app from the Home Screen of iOS, where a download leads nowhere.
#[must_use]
pub fn is_ios_home_screen() -> bool {
    navigator().and_then(|navigator| Reflect::get(&navigator, &"standalone".into()).ok()).is_some_and(|it| it == true)
}

/// Whether the page runs as an installed app, where the browser keeps its data longer.
#[must_use]
pub fn is_installed() -> bool {
    let standalone =
        web_sys::window().and_then(|window| window.match_media("(display-mode: standalone)").ok().flatten());
    is_ios_home_screen() || standalone.is_some_and(|query| query.matches())
}

/// Opens the share sheet with a file. To be called straight from a tap, for the permission lasts seconds.
pub async fn share(name: &str, text: &str) -> Shared {
    let Some((navigator, data)) = navigator().zip(shareable(name, text)) else { return Shared::Impossible };
    let asked = method(&navigator, "share").and_then(|share| share.call1(&navigator, &data).ok());
    let Some(promise) = asked.and_then(|promise| promise.dyn_into::<Promise>().ok()) else {
        return Shared::Impossible;
    };
    match JsFuture::from(promise).await {
        Ok(_) => Shared::HandedOver,
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Shared::Cancelled } else { Shared::Impossible }
        }
    }
}
