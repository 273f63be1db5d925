//! The wasm layer around the core: thin, no decisions of its own.
//!
//! [`content`], [`background`], [`options`] and [`popup`] are the composition roots, one per script.
//! Everything else serves them: [`api`] is the only door to the extension interfaces of the browser.

pub mod api;
pub mod background;
pub mod bus;
pub mod clock;
pub mod content;
pub mod js;
pub mod options;
pub mod popup;
pub mod store;
pub mod toolbar;
