//! The parts that screens are made of, one a file.

pub mod answers;
pub mod chart;
pub mod copy_line;
pub mod errors;
pub mod field;
pub mod form;
pub mod ladder;
pub mod news;
pub mod page;
pub mod pick_file;
pub mod picture;
pub mod plan;
pub mod toast;
