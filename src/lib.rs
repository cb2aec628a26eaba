//! Coproduce: co-production in adult care, offline, as one library and its binaries.
//!
//! # The map of the house
//!
//! | room | what lives there | may use |
//! |---|---|---|
//! | [`domain`] | what co-production is: projects, the ladder, questionnaires, responses, results. Plain Rust: no browser, no clock, no randomness | nothing |
//! | [`content`] | types and checks of everything that people read: the words of the screens, the starter questions | `domain` |
//! | [`exchange`] | the plain JSON file: reading, checking, plan, merge, writing. Knows records, not content | `domain` |
//! | [`app`] | the ports to the outside and the use-cases, named with verbs | `domain`, `content`, `exchange` |
//! | [`platform`] | adapters: the browser behind the ports, and memory for tests on every target | all but `ui` |
//! | `ui` | the screens (only where there is a browser) | all |
//!
//! The compiler holds most of this: what needs a browser is a dependency of the
//! `wasm32` target alone, so it can't be imported where the native tests build.
//! `tests/architecture.rs` reads the `use` paths and holds the rest.

pub mod app;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
