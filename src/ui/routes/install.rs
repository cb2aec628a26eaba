//! Adding the app to the Home Screen, and why answers are safer there.

use crate::content::keys::{self, Key};
use crate::ui::Ui;
use crate::ui::components::page::titled;
use crate::ui::components::picture::with_picture;
use leptos::prelude::*;

const IPHONE: [Key; 3] = [keys::INSTALL_IPHONE_1, keys::INSTALL_IPHONE_2, keys::INSTALL_IPHONE_3];
const ANDROID: [Key; 3] = [keys::INSTALL_ANDROID_1, keys::INSTALL_ANDROID_2, keys::INSTALL_ANDROID_3];

/// The screen.
pub fn install(ui: Ui) -> AnyView {
    let body = view! {
        {with_picture("safe", view! { <p class="govuk-body">{ui.t(keys::INSTALL_WHY)}</p> })}
        {with_picture("clock", view! { <p class="govuk-body">{ui.t(keys::INSTALL_FORGETS)}</p> })}
        {steps(ui, keys::INSTALL_IPHONE, &IPHONE)}
        {steps(ui, keys::INSTALL_ANDROID, &ANDROID)}
        {with_picture("copy", view! { <p class="govuk-body">{ui.t(keys::INSTALL_MOVE)}</p> })}
    };
    titled(ui, keys::INSTALL_TITLE, None, body.into_any())
}

fn steps(ui: Ui, title: Key, steps: &[Key]) -> AnyView {
    let steps = steps.iter().map(|step| view! { <li class="steps__item"><div><p>{ui.t(*step)}</p></div></li> });
    view! {
        <h2 class="govuk-heading-m">{ui.t(title)}</h2>
        <ol class="steps">{steps.collect_view()}</ol>
    }
    .into_any()
}
