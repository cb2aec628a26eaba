//! What co-production is: the ladder, when to co-produce, and the eight tips.

use crate::content::keys;
use crate::domain::activity::ACTIVITIES;
use crate::domain::tips::TIPS;
use crate::nodes;
use crate::ui::Ui;
use crate::ui::components::ladder::{self, rung_key};
use crate::ui::components::page::titled;
use crate::ui::components::picture::{icon, with_picture};
use crate::ui::dom::{IntoNode, Node, el};

/// The screen.
pub fn learn(ui: Ui) -> Node {
    let rows = ACTIVITIES.iter().map(|activity| {
        el("tr")
            .attr("class", "govuk-table__row")
            .child(
                el("th")
                    .attr("scope", "row")
                    .attr("class", "govuk-table__header")
                    .child(ui.d(format!("project.activities.{}", activity.code))),
            )
            .child(el("td").attr("class", "govuk-table__cell").child(ui.d(rung_key(activity.level, "name"))))
    });
    let tips = TIPS.iter().map(|tip| el("li").child(icon("idea")).child(el("span").child(ui.d(format!("tip.{tip}")))));
    let body = nodes![
        with_picture("together", el("p").attr("class", "govuk-body").child(ui.t(keys::LEARN_WHAT))),
        with_picture("equal", el("p").attr("class", "govuk-body").child(ui.t(keys::LEARN_EQUAL))),
        el("p").attr("class", "govuk-body").child(ui.t(keys::LEARN_SOURCE)),
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::LEARN_LADDER)),
        el("p").attr("class", "govuk-body").child(ui.t(keys::LEARN_LADDER_SAYS)),
        ladder::read(ui, None, None),
        el("h2").attr("class", "govuk-heading-m").attr("id", "when").child(ui.t(keys::LEARN_WHEN)),
        el("p").attr("class", "govuk-body").child(ui.t(keys::LEARN_WHEN_SAYS)),
        el("div")
            .attr("class", "table-scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-labelledby", "when")
            .child(
                el("table")
                    .attr("class", "govuk-table")
                    .child(
                        el("thead").attr("class", "govuk-table__head").child(
                            el("tr")
                                .attr("class", "govuk-table__row")
                                .child(
                                    el("th")
                                        .attr("scope", "col")
                                        .attr("class", "govuk-table__header")
                                        .child(ui.t(keys::LEARN_ACTIVITY))
                                )
                                .child(
                                    el("th")
                                        .attr("scope", "col")
                                        .attr("class", "govuk-table__header")
                                        .child(ui.t(keys::LEARN_LEVEL))
                                )
                        )
                    )
                    .child(el("tbody").attr("class", "govuk-table__body").child(rows.collect::<Vec<_>>()))
            ),
        el("h2").attr("class", "govuk-heading-m").child(ui.t(keys::TIPS_TITLE)),
        el("ul").attr("class", "tips").child(tips.collect::<Vec<_>>())
    ];
    titled(ui, keys::LEARN_TITLE, None, body.node())
}
