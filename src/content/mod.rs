//! Types and checks of everything that people read. The texts themselves stand in `public/content/<language>/`.

pub mod easy_read;
pub mod keys;
pub mod questions;
pub mod words;
