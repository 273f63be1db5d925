//! Composition root.

/// Starts.
pub fn start() {}
