//! The frame around every screen: header, bar, main, what was just done; and the one place that follows the address.

use super::arrival::Arrival;
use super::components::news::news;
use super::components::picture::icon;
use super::components::toast::toast;
use super::{Ui, routes};
use crate::app::screens::{Screen, find};
use crate::content::keys::{self, Key};
use crate::platform::page;
use crate::ui::dom::{self, IntoNode, Node, el};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

/// Draws everything into the page. The router has no view of its own: it gives the address and follows links.
pub fn app(ui: Ui, root: web_sys::HtmlElement) -> impl IntoView {
    provide_context(Arrival::new());
    view! { <Router base=page::base_path()>{dom::mount(frame(ui), &root)}</Router> }
}

/// The path of an address under the app's own.
fn own_path(pathname: &str) -> String {
    let path = pathname.strip_prefix(page::base_path().as_str()).unwrap_or(pathname);
    if path.starts_with('/') { path.into() } else { format!("/{path}") }
}

fn frame(ui: Ui) -> Node {
    let location = use_location();
    let path = Memo::new(move |_| own_path(&location.pathname.get()));
    let arrival: Arrival = expect_context();
    let here = Memo::new(move |_| find(&path.get()).map(|(route, _)| route.screen));
    let address: Option<BrowserUrl> = use_context();
    let screen = move || {
        let path = path.get();
        arrival.leave(path.clone());
        // The router sets the address bar when it is told that the next screen is there: its own routes would tell.
        if let Some(address) = &address {
            address.ready_to_complete();
        }
        match find(&path) {
            Some((route, places)) => routes::draw(ui, route, places),
            None => routes::not_found::not_found(ui),
        }
    };
    let questions = Memo::new(move |_| here.get().is_some_and(Screen::is_question));
    el("div")
        .attr("class", "frame")
        .child(el("a").attr("class", "govuk-skip-link").attr("href", "#main").child(ui.t(keys::SKIP_LINK)))
        .child(
            el("header").attr("class", "header").child(
                el("div")
                    .attr("class", "header__inner")
                    .child(
                        el("a")
                            .attr("class", "header__name")
                            .attr("href", "./")
                            .child(
                                el("svg")
                                    .attr("class", "header__mark")
                                    .attr("viewBox", "0 0 64 64")
                                    .attr("aria-hidden", "true")
                                    .attr("focusable", "false")
                                    .child(el("path").attr("class", "header__rails").attr("d", "M18 6v52M46 6v52"))
                                    .child(
                                        el("path")
                                            .attr("class", "header__rungs")
                                            .attr("d", "M18 27h28M18 38h28M18 49h28"),
                                    )
                                    .child(el("path").attr("class", "header__top").attr("d", "M18 16h28")),
                            )
                            .child(ui.t(keys::APP_NAME)),
                    )
                    .child(
                        el("a").attr("class", "header__comfort").attr("href", "comfort").child(icon("comfort")).child(
                            el("span").child(ui.t(keys::HEADER_COMFORT)).child(
                                el("span").attr("class", "header__rest").child(" ").child(ui.t(keys::HEADER_SETTINGS)),
                            ),
                        ),
                    ),
            ),
        )
        .child(move || (!questions.get()).then(|| bar(ui, here)))
        .child(
            el("main")
                .attr("class", "page")
                .class("page--wide", move || here.get() == Some(Screen::Home))
                .attr("id", "main")
                .attr("tabindex", "-1")
                .child(move || (!questions.get()).then(|| news(ui)))
                .child(screen),
        )
        .child(toast(ui))
        .child(
            el("p")
                .attr("class", "govuk-visually-hidden")
                .attr("aria-live", "polite")
                .attr("aria-atomic", "true")
                .child(move || arrival.announced.get()),
        )
        .node()
}

/// A place in the bar: its address, its icon, its name and the screens that are part of it.
struct Place {
    href: &'static str,
    icon: &'static str,
    name: Key,
    begins: &'static str,
}

const BAR: [Place; 4] = [
    Place { href: "./", icon: "home", name: keys::BAR_HOME, begins: "" },
    Place { href: "learn", icon: "learn", name: keys::BAR_LEARN, begins: "/learn" },
    Place { href: "projects", icon: "projects", name: keys::BAR_PROJECTS, begins: "/projects" },
    Place { href: "saved", icon: "saved", name: keys::BAR_SAVED, begins: "/saved" },
];

fn bar(ui: Ui, here: Memo<Option<Screen>>) -> Node {
    let path = use_location().pathname;
    let current = move |place: &'static Place| {
        let path = own_path(&path.get());
        let exactly = if place.begins.is_empty() { "/" } else { place.begins };
        if path == exactly {
            Some("page")
        } else {
            (here.get().is_some() && !place.begins.is_empty() && path.starts_with(place.begins)).then_some("true")
        }
    };
    let items = BAR.each_ref().map(|place| {
        let place: &'static Place = &BAR[BAR.iter().position(|other| other.href == place.href).unwrap_or_default()];
        el("li").attr("class", "bar__item").child(
            el("a")
                .attr("class", "bar__link")
                .attr("href", place.href)
                .attr("aria-current", move || current(place))
                .child(icon(place.icon))
                .child(el("span").attr("class", "bar__text").child(ui.t(place.name))),
        )
    });
    el("nav")
        .attr("class", "bar")
        .attr("aria-label", ui.t(keys::BAR_LABEL))
        .child(el("ul").attr("class", "bar__list").child(items.into_iter().collect::<Vec<_>>()))
        .node()
}
