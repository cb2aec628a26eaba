//! What co-production is, in plain Rust: no browser, no clock, no randomness.
//!
//! Records are declared here once each ([`kinds`]): their fields, checks and the
//! file purposes that may carry them. Everything that stores, merges, shows or
//! exports works on [`record::Record`] and its [`field::Kind`]; rules of the
//! domain work on the typed structs.

pub mod activity;
pub mod day;
pub mod field;
pub mod id;
pub mod kinds;
pub mod ladder;
pub mod questionnaire;
pub mod record;
pub mod register;
pub mod response;
pub mod results;
pub mod small_groups;
pub mod sorted;
pub mod text;
pub mod tips;
