//! Pictures from the sprite. They say nothing that the words beside them do not.

use leptos::prelude::*;

fn sprite(name: &str) -> String {
    format!("pictures/pictures.svg#{name}")
}

/// A small picture within words, as in a button.
pub fn icon(name: &str) -> AnyView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=sprite(name)></use>
        </svg>
    }
    .into_any()
}

/// A picture beside an idea. People can turn these off.
pub fn picture(name: &str) -> AnyView {
    view! {
        <svg class="picture" aria-hidden="true" focusable="false">
            <use href=sprite(name)></use>
        </svg>
    }
    .into_any()
}

/// An idea with its picture.
pub fn with_picture(name: &str, words: impl IntoView + 'static) -> AnyView {
    view! { <div class="easy-row">{picture(name)}<div class="easy-row__words">{words}</div></div> }.into_any()
}
