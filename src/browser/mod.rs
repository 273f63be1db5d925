//! The wasm layer: thin, no decisions.
pub mod background;
pub mod content;
pub mod options;
pub mod popup;
