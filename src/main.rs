//! Mounts the app.
#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| view! { <h1>"Coproduce"</h1> });
}
/// The app runs in a browser; on the build machine there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
