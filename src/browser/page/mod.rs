//! What the two pages, options and popup, share.
//!
//! Views are built with functions rather than with Leptos' `view!`: its shortcut for static parts writes
//! them as markup, which none of our code does.

pub mod control;
pub mod field;
pub mod file;
pub mod icon;
pub mod model;
pub mod notice;
pub mod trial;
