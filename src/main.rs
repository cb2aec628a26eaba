//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(coproduce::ui::start::start());
}

/// The app runs in a browser: on the build machine there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
