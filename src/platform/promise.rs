//! Waiting for what the browser promises, without a closure for each event.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits until one of two callbacks is called: the first hands out the outcome, the second the fault.
///
/// `attach` gets both, to set them as event handlers.
///
/// # Errors
/// What the second callback was called with.
pub async fn either(mut attach: impl FnMut(&Function, &Function)) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| attach(&resolve, &reject));
    JsFuture::from(promise).await
}

/// Waits for so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let _ = either(|resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve, milliseconds);
        }
    })
    .await;
}
