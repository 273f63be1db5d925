//! What a tab reports: when it was watched, and what was counted meanwhile.

use serde::{Deserialize, Serialize};

use super::tally::Tally;
use crate::core::post::Site;
use crate::core::time::Millis;

/// A stretch of watching, from `from` until before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(Millis, Millis)", into = "(Millis, Millis)")]
pub struct Interval {
    /// First instant.
    pub from: Millis,
    /// One past the last instant.
    pub to: Millis,
}

impl From<(Millis, Millis)> for Interval {
    fn from((from, to): (Millis, Millis)) -> Self {
        Self { from, to }
    }
}

impl From<Interval> for (Millis, Millis) {
    fn from(interval: Interval) -> Self {
        (interval.from, interval.to)
    }
}

/// What one tab saw since its last batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// A random name of the page load that reports.
    pub tab: String,
    /// Counts the batches of that page load, from 1.
    pub sequence: u32,
    /// Where it was seen.
    pub site: Site,
    /// Minutes that local time is ahead of UTC.
    pub offset: i32,
    /// When it was sent.
    pub at: Millis,
    /// When it was watched.
    pub watched: Vec<Interval>,
    /// What was counted, without the time.
    pub counts: Tally,
}

impl Batch {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.watched.is_empty() && self.counts == Tally::default()
    }
}
