//! Softscroll: veils short-video posts that are likely to trigger, badges mental-health advice and keeps
//! a private ledger of viewing time.
//!
//! [`core`] is pure and runs anywhere; `browser` is the thin wasm layer around it.
//! Start at [`core::screen`] for what a caption means and at [`core::verdict`] for what is done about it.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod core;
pub mod unpack;
