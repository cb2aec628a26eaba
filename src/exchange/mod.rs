//! The plain JSON file: reading and checking it, what it would change, joining it with what is here, and writing it.
//!
//! Works on records and their tables of fields; knows nothing of words on a screen or of a browser.

pub mod contents;
pub mod merge;
pub mod plan;
pub mod read;
pub mod write;
