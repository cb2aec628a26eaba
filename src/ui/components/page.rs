//! What every screen begins with: a way back, a heading that takes the focus, and what to say while data is read.

use crate::app::ports::StoreError;
use crate::content::keys::{self, Key};
use crate::ui::Ui;
use crate::ui::arrival::{Arrival, HEADING};
use crate::ui::live::Live;
use leptos::prelude::*;

/// A screen with its heading. `back` is where it belongs: an address and its name.
pub fn page(ui: Ui, title: impl Fn() -> String + Clone + Send + Sync + 'static, back: Option<(String, Key)>, body: AnyView) -> AnyView {
    let back = back.map(|(href, name)| view! { <a class="govuk-back-link" href=href>{ui.t(name)}</a> });
    let heading = heading(ui, title.clone());
    view! {
        {back}
        <h1 class="govuk-heading-l" id=HEADING tabindex="-1">{title}</h1>
        {heading}
        {body}
    }
    .into_any()
}

/// Arrives on a screen whose heading is drawn elsewhere, and keeps the page's title right when the wording changes.
pub fn heading(ui: Ui, title: impl Fn() -> String + Send + Sync + 'static) {
    let arrival: Arrival = expect_context();
    Effect::new(move |before: Option<()>| {
        let title = title();
        if before.is_none() {
            arrival.arrive(&format!("{title} – {}", ui.say(keys::APP_NAME)));
        } else {
            crate::platform::page::set_title(&format!("{title} – {}", ui.say(keys::APP_NAME)));
        }
    });
}

/// A screen whose title stands in the words.
pub fn titled(ui: Ui, title: Key, back: Option<(String, Key)>, body: AnyView) -> AnyView {
    let title = ui.t(title);
    page(ui, move || title().to_owned(), back, body)
}

/// Draws what was read, or says what went wrong and what to do.
pub fn loaded<T: 'static>(ui: Ui, live: Live<T>, draw: impl Fn(&T) -> AnyView + 'static) -> AnyView {
    let draw = StoredValue::new_local(draw);
    let body = move || {
        live.with(|read| match read {
            None => ().into_any(),
            Some(Ok(value)) => draw.with_value(|draw| draw(value)),
            Some(Err(error)) => trouble(ui, error),
        })
    };
    view! { {body} }.into_any()
}

/// What a fault of the storage means and what to do about it.
#[must_use]
pub const fn sentence(error: &StoreError) -> Key {
    match error {
        StoreError::Changed => keys::TROUBLE_CHANGED,
        StoreError::Denied => keys::TROUBLE_DENIED,
        StoreError::Full => keys::TROUBLE_FULL,
        StoreError::Lost => keys::TROUBLE_LOST,
        StoreError::Newer => keys::TROUBLE_NEWER,
        StoreError::Blocked => keys::TROUBLE_BLOCKED,
        StoreError::Failed(_) => keys::TROUBLE_FAILED,
    }
}

/// A fault of the storage, told where it happened. What the browser said stands below, for whoever helps.
pub fn trouble(ui: Ui, error: &StoreError) -> AnyView {
    let details = match error {
        StoreError::Failed(details) => Some(view! { <p class="meta">{details.clone()}</p> }),
        _ => None,
    };
    view! {
        <div class="notice notice--bad" role="alert">
            {super::picture::icon("warning")}
            <div class="notice__words">
                <p>{ui.t(sentence(error))}</p>
                {details}
            </div>
        </div>
    }
    .into_any()
}

/// A notice: something to know.
pub fn notice(kind: &'static str, icon: &'static str, words: impl IntoView + 'static) -> AnyView {
    view! { <div class=kind>{super::picture::icon(icon)}<div class="notice__words">{words}</div></div> }.into_any()
}
