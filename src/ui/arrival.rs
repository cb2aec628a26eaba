//! Arriving on a screen: the title, the focus on its heading, the announcement and the place on the page, all set in
//! this one place (WCAG 2.4.2, 2.4.3, 4.1.3). leptos_router does none of it.

use crate::platform::page;
use leptos::prelude::*;
use std::collections::HashMap;

/// The id of every screen's heading.
pub const HEADING: &str = "heading";

/// What is remembered between screens. Made once at the root.
#[derive(Clone, Copy)]
pub struct Arrival {
    /// What a screen reader is told.
    pub announced: RwSignal<String>,
    first: StoredValue<bool>,
    back: StoredValue<bool>,
    path: StoredValue<String>,
    places: StoredValue<HashMap<String, f64>>,
}

impl Arrival {
    /// Nothing visited yet.
    #[must_use]
    pub fn new() -> Self {
        page::scroll_by_hand();
        let arrival = Self {
            announced: RwSignal::new(String::new()),
            first: StoredValue::new(true),
            back: StoredValue::new(false),
            path: StoredValue::new(String::new()),
            places: StoredValue::new(HashMap::new()),
        };
        page::on_window("popstate", move || arrival.back.set_value(true));
        arrival
    }

    /// To be called when the address changes, before the next screen is drawn.
    pub fn leave(self, next: String) {
        let left = self.path.get_value();
        self.places.update_value(|places| {
            places.insert(left, page::scrolled());
        });
        self.path.set_value(next);
    }

    /// To be called when a screen's heading is drawn.
    pub fn arrive(self, title: &str) {
        page::set_title(title);
        let back = self.back.get_value();
        self.back.set_value(false);
        let first = self.first.get_value();
        self.first.set_value(false);
        let place = self.places.with_value(|places| places.get(&self.path.get_value()).copied());
        self.announced.set(if first { String::new() } else { title.to_owned() });
        // The heading stands in the document after this turn.
        request_animation_frame(move || {
            if !first {
                page::focus_without_scrolling(HEADING);
            }
            page::scroll_to(if back { place.unwrap_or_default() } else { 0.0 });
        });
    }
}

impl Default for Arrival {
    fn default() -> Self {
        Self::new()
    }
}
