//! What a person can do, one use-case a function, and the ports through which the outside is reached.
//!
//! A use-case reads, decides and commits in one short transaction; nothing is held while a person thinks.

pub mod bring_in;
pub mod comfort;
pub mod copies;
pub mod feedback;
pub mod ports;
pub mod projects;
pub mod receipt;
pub mod records;
pub mod saved;
pub mod screens;
pub mod summary;
pub mod workspace;
