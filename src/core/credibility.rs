//! What a post that advises on mental health shows: its kind and its signals, each with the words.
//!
//! Says nothing on whether the advice is true, and nothing about the person.

mod kind;
mod signals;

use super::assessment::{Advice, Finding, SignalFinding};
use super::post::Post;
use super::screen::scan::Scan;

/// The kind of advice, if the post gives any, and the signals it shows.
pub fn assess(post: &Post, caption: &Scan, findings: &[Finding]) -> (Option<Advice>, Vec<SignalFinding>) {
    let Some(evidence) = kind::evidence(caption, findings) else { return (None, Vec::new()) };
    let signals = signals::of(post, caption);
    (Some(kind::of(caption, evidence, &signals)), signals)
}
