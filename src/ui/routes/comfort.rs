//! Comfort settings: text, colours, Easy Read, pictures. Each works at the touch.

use crate::app::comfort::{COLOURS, Comfort, TEXT};
use crate::content::keys::{self, Key};
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::answers::{Choice, radios};
use crate::ui::components::page::titled;
use crate::ui::dom::{IntoNode, Node, el};
use leptos::prelude::*;

/// The screen.
pub fn comfort(ui: Ui) -> Node {
    let sizes: Vec<String> = TEXT.iter().map(ToString::to_string).collect();
    let sizes: Vec<&str> = sizes.iter().map(String::as_str).collect();
    let on_off = ["on", "off"];
    let body = nodes![
        group(
            ui,
            "comfort.text",
            keys::COMFORT_TEXT,
            &sizes,
            |comfort| comfort.text.to_string(),
            |comfort, code| {
                comfort.text = code.parse().unwrap_or(TEXT[0]);
            }
        ),
        group(
            ui,
            "comfort.easy",
            keys::COMFORT_EASY,
            &on_off,
            |comfort| flag(comfort.easy_read),
            |comfort, code| {
                comfort.easy_read = code == "on";
            }
        ),
        group(
            ui,
            "comfort.colours",
            keys::COMFORT_COLOURS,
            &COLOURS,
            |comfort| comfort.colours.clone(),
            |comfort, code| {
                comfort.colours = code;
            }
        ),
        group(
            ui,
            "comfort.pictures",
            keys::COMFORT_PICTURES,
            &on_off,
            |comfort| flag(comfort.pictures),
            |comfort, code| {
                comfort.pictures = code == "on";
            }
        ),
        el("p").attr("class", "govuk-body").child(ui.t(keys::COMFORT_KEPT))
    ];
    titled(ui, keys::COMFORT_TITLE, None, body.node())
}

fn flag(on: bool) -> String {
    if on { "on".into() } else { "off".into() }
}

fn group(
    ui: Ui,
    prefix: &str,
    legend: Key,
    codes: &[&str],
    read: fn(&Comfort) -> String,
    set: fn(&mut Comfort, String),
) -> Node {
    let choices = codes.iter().map(|code| Choice::named(ui, prefix, code)).collect();
    let chosen = Signal::derive(move || ui.comfort.with(read));
    let choose = Callback::new(move |code: String| ui.comfort.update(|comfort| set(comfort, code)));
    el("div")
        .attr("class", "govuk-form-group")
        .child(
            el("fieldset")
                .attr("class", "govuk-fieldset")
                .child(
                    el("legend").attr("class", "govuk-fieldset__legend govuk-fieldset__legend--m").child(ui.t(legend)),
                )
                .child(radios(ui, prefix.replace('.', "-"), choices, chosen, choose)),
        )
        .node()
}
