//! Time and chance, as the browser has them.

use crate::app::ports::Surroundings;
use crate::domain::day::Day;
use js_sys::{Date, Uint8Array};

/// The browser's clock and its source of secrets.
#[must_use]
pub fn browser() -> Surroundings {
    Surroundings { random, milliseconds: || Date::now() as u64, today, now }
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    let filled = web_sys::window().and_then(|window| window.crypto().ok()).map(|crypto| {
        let array = Uint8Array::new_with_length(16);
        let _ = crypto.get_random_values_with_array_buffer_view(&array);
        array.copy_to(&mut bytes);
    });
    debug_assert!(filled.is_some(), "a page has crypto");
    bytes
}

fn today() -> Day {
    let now = Date::new_0();
    let day = Day::new(now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8);
    day.unwrap_or(Day { year: 1970, month: 1, day: 1 })
}

/// RFC 3339 in local time, to the second, with the offset.
fn now() -> String {
    let now = Date::new_0();
    // Minutes that UTC is ahead: negative east of Greenwich.
    let behind = now.get_timezone_offset() as i32;
    let (sign, offset) = (if behind > 0 { '-' } else { '+' }, behind.abs());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
        offset / 60,
        offset % 60,
    )
}
