//! The page around the app: its address, its title, its attributes, its events.

use crate::app::comfort::Comfort;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, EventTarget, HtmlElement, Window};

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// The path under which the app lives, without a slash at its end: empty at the root of a site.
#[must_use]
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base.and_then(|base| web_sys::Url::new(&base).ok()).map(|base| base.pathname());
    path.unwrap_or_default().trim_end_matches('/').into()
}

/// Puts comfort settings on the page, as `boot.js` did before the first paint.
pub fn wear(comfort: &Comfort) {
    let Some(root) = root() else { return };
    let flag = |name: &str, on: bool| {
        let _ = if on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    };
    flag("data-easy-read", comfort.easy_read);
    flag("data-no-pictures", !comfort.pictures);
    let _ = root.set_attribute("data-text", &comfort.text.to_string());
    let _ = root.set_attribute("data-colours", &comfort.colours);
}

/// Where the app is mounted.
#[must_use]
pub fn app_root() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Leaves it to the app where a screen is scrolled to.
pub fn scroll_by_hand() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page, in CSS pixels from its top.
pub fn scroll_to(place: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, place);
    }
}

/// Takes away what was painted before the app started.
pub fn remove_shell() {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-route");
    }
}

/// An element of the page.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element, and the page to it.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Moves the focus to an element and leaves the page where it is.
pub fn focus_without_scrolling(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Listens to an event of the window for as long as the page lives.
pub fn on_window(event: &str, heard: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, event, heard);
    }
}

/// Listens to an event of the document for as long as the page lives.
pub fn on_document(event: &str, heard: impl Fn() + 'static) {
    if let Some(document) = document() {
        listen(&document, event, heard);
    }
}

fn listen(target: &EventTarget, event: &str, heard: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(heard);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Whether the browser believes that there is a network. It may be wrong: nothing depends on it for safety.
#[must_use]
pub fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

/// Whether the page is hidden behind another.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// The words of the screens, which `start.js` began to fetch beside the WebAssembly.
pub async fn words() -> Option<String> {
    let promise = js_sys::Reflect::get(&js_sys::global(), &"coproduceWords".into()).ok()?;
    let text = wasm_bindgen_futures::JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok()?;
    text.as_string()
}

/// The version of the files that this page runs.
#[must_use]
pub fn version() -> String {
    let version = js_sys::Reflect::get(&js_sys::global(), &"coproduceVersion".into()).ok();
    version.and_then(|version| version.as_string()).unwrap_or_default()
}

/// A file of the app, by its path under the app's own; nothing when it can't be had.
pub async fn fetch_text(path: &str) -> Option<String> {
    let window: Window = web_sys::window()?;
    let address = format!("{}/{path}?v={}", base_path(), version());
    let response = wasm_bindgen_futures::JsFuture::from(window.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok().filter(web_sys::Response::ok)?;
    wasm_bindgen_futures::JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Says on the page that the app can't go on, and why: a code that `boot.js` has a text for.
pub fn failed(reason: &str) {
    if let Ok(function) = js_sys::Reflect::get(&js_sys::global(), &"coproduceFailed".into())
        && let Ok(function) = function.dyn_into::<js_sys::Function>()
    {
        let _ = function.call1(&wasm_bindgen::JsValue::NULL, &reason.into());
    }
}

/// Asks the browser not to clear this page's data when room gets short, and hands out its answer.
pub async fn ask_to_persist() -> Option<bool> {
    let promise = web_sys::window()?.navigator().storage().persist().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

/// Whether the browser has agreed not to clear this page's data.
pub async fn is_persisted() -> Option<bool> {
    let promise = web_sys::window()?.navigator().storage().persisted().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}
