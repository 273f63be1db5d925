//! The wasm layer: thin, no decisions.
pub mod content;
pub mod background;
pub mod options;
pub mod popup;
