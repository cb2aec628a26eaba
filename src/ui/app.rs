//! The frame around every screen: header, bar, main, what was just done; and the one place that follows the address.

use super::arrival::Arrival;
use super::components::news::news;
use super::components::picture::icon;
use super::components::toast::toast;
use super::{Ui, routes};
use crate::app::screens::{Screen, find};
use crate::content::keys::{self, Key};
use crate::platform::page;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

/// Mounts everything.
pub fn app(ui: Ui) -> impl IntoView {
    provide_context(Arrival::new());
    view! { <Router base=page::base_path()>{move || frame(ui)}</Router> }
}

/// The path of an address under the app's own.
fn own_path(pathname: &str) -> String {
    let path = pathname.strip_prefix(page::base_path().as_str()).unwrap_or(pathname);
    if path.starts_with('/') { path.into() } else { format!("/{path}") }
}

fn frame(ui: Ui) -> AnyView {
    let location = use_location();
    let path = Memo::new(move |_| own_path(&location.pathname.get()));
    let arrival: Arrival = expect_context();
    let here = Memo::new(move |_| find(&path.get()).map(|(route, _)| route.screen));
    let screen = move || {
        let path = path.get();
        arrival.leave(path.clone());
        match find(&path) {
            Some((route, places)) => routes::draw(ui, route, places),
            None => routes::not_found::not_found(ui),
        }
    };
    let questions = Memo::new(move |_| here.get().is_some_and(Screen::is_question));
    view! {
        <div class="frame">
            <a class="govuk-skip-link" href="#main">{ui.t(keys::SKIP_LINK)}</a>
            <header class="header">
                <div class="header__inner">
                    <a class="header__name" href="./">
                        <svg class="header__mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
                            <path class="header__rails" d="M18 6v52M46 6v52" />
                            <path class="header__rungs" d="M18 27h28M18 38h28M18 49h28" />
                            <path class="header__top" d="M18 16h28" />
                        </svg>
                        {ui.t(keys::APP_NAME)}
                    </a>
                    <a class="header__comfort" href="comfort">
                        {icon("comfort")}
                        <span>
                            {ui.t(keys::HEADER_COMFORT)}
                            <span class="header__rest">" "{ui.t(keys::HEADER_SETTINGS)}</span>
                        </span>
                    </a>
                </div>
            </header>
            {move || (!questions.get()).then(|| bar(ui, here))}
            <main class="page" class:page--wide=move || here.get() == Some(Screen::Home) id="main" tabindex="-1">
                {move || (!questions.get()).then(|| news(ui))}
                {screen}
            </main>
            {toast(ui)}
            <p class="govuk-visually-hidden" aria-live="polite" aria-atomic="true">{move || arrival.announced.get()}</p>
        </div>
    }
    .into_any()
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

fn bar(ui: Ui, here: Memo<Option<Screen>>) -> AnyView {
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
        view! {
            <li class="bar__item">
                <a class="bar__link" href=place.href aria-current=move || current(place)>
                    {icon(place.icon)}
                    <span class="bar__text">{ui.t(place.name)}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="bar" aria-label=ui.t(keys::BAR_LABEL)>
            <ul class="bar__list">{items.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}
