//! A key for every word of the screens, made from `public/content/en/ui.json` when the crate is built.

/// The name of a text of the screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key(pub &'static str);

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
