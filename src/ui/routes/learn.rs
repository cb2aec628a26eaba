//! What co-production is: the ladder, when to co-produce, and the eight tips.

use crate::content::keys;
use crate::domain::activity::ACTIVITIES;
use crate::domain::tips::TIPS;
use crate::ui::Ui;
use crate::ui::components::ladder::{self, rung_key};
use crate::ui::components::page::titled;
use crate::ui::components::picture::{icon, with_picture};
use leptos::prelude::*;

/// The screen.
pub fn learn(ui: Ui) -> AnyView {
    let rows = ACTIVITIES.iter().map(|activity| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ui.d(format!("project.activities.{}", activity.code))}</th>
                <td class="govuk-table__cell">{ui.d(rung_key(activity.level, "name"))}</td>
            </tr>
        }
    });
    let tips = TIPS.iter().map(|tip| view! { <li>{icon("idea")}<span>{ui.d(format!("tip.{tip}"))}</span></li> });
    let body = view! {
        {with_picture("together", view! { <p class="govuk-body">{ui.t(keys::LEARN_WHAT)}</p> })}
        {with_picture("equal", view! { <p class="govuk-body">{ui.t(keys::LEARN_EQUAL)}</p> })}
        <p class="govuk-body">{ui.t(keys::LEARN_SOURCE)}</p>
        <h2 class="govuk-heading-m">{ui.t(keys::LEARN_LADDER)}</h2>
        <p class="govuk-body">{ui.t(keys::LEARN_LADDER_SAYS)}</p>
        {ladder::read(ui, None, None)}
        <h2 class="govuk-heading-m" id="when">{ui.t(keys::LEARN_WHEN)}</h2>
        <p class="govuk-body">{ui.t(keys::LEARN_WHEN_SAYS)}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="when">
            <table class="govuk-table">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ui.t(keys::LEARN_ACTIVITY)}</th>
                        <th scope="col" class="govuk-table__header">{ui.t(keys::LEARN_LEVEL)}</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{rows.collect_view()}</tbody>
            </table>
        </div>
        <h2 class="govuk-heading-m">{ui.t(keys::TIPS_TITLE)}</h2>
        <ul class="tips">{tips.collect_view()}</ul>
    };
    titled(ui, keys::LEARN_TITLE, None, body.into_any())
}
