//! Files in and out: what a person picked, and what is put among the downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// The files that a person picked.
#[must_use]
pub fn picked(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// A file's bytes; nothing when the browser can't read it, for example because it was moved meanwhile.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A file of text, for a share sheet.
#[must_use]
pub fn text_file(name: &str, kind: &str, text: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()
}

/// Puts text among the downloads. Whether it arrived there no browser tells.
///
/// # Errors
/// When the browser makes no file.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = super::page::document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Safari reads the address after the click has returned; a minute is long enough for everybody.
    wasm_bindgen_futures::spawn_local(async move {
        super::promise::sleep(60_000).await;
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
