//! The wasm layer around the core: thin, no decisions of its own.
//!
//! [`content`], [`background`], [`options`] and [`popup`] are the composition roots, one per script.
//! Everything else serves them: [`api`] is the only door to the extension interfaces of the browser.

pub mod acts;
pub mod api;
pub mod background;
pub mod backup;
pub mod badge;
pub mod bus;
pub mod card;
pub mod clock;
pub mod content;
pub mod cover;
pub mod curate;
pub mod dom;
pub mod feed;
pub mod gatekeeper;
pub mod host;
pub mod js;
pub mod observe;
#[cfg(feature = "pages")]
pub mod options;
pub mod overlay;
#[cfg(feature = "pages")]
pub mod page;
pub mod pip;
#[cfg(feature = "pages")]
pub mod popup;
pub mod reader;
pub mod silence;
pub mod spill;
pub mod store;
pub mod toolbar;
pub mod veil;
pub mod watch;
