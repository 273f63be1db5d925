//! The ledger: viewing time and counts per local day and site.
//!
//! Tabs report in batches, the background records them. Batches may arrive twice, late or in another
//! order, and several tabs may watch at once: a moment counts once per site, a batch counts once.
//! Holds counts only, never what a post said or who made it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::post::Site;
use super::time::{DAY, Day, Millis};

/// How far back a late batch may still reach. Longer keeps more intervals, shorter loses late reports.
const HORIZON: Millis = 30 * 60_000;

/// How many tabs' batch numbers are remembered. A tab is forgotten when this many newer ones reported.
const TABS: usize = 64;

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
    /// Posts that came on screen for the first time.
    pub seen: u32,
    /// Of those, posts that were covered.
    pub veiled: u32,
    /// Posts that the person revealed.
    pub revealed: u32,
}

impl Batch {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.watched.is_empty() && self.seen == 0 && self.veiled == 0 && self.revealed == 0
    }
}

/// The counts of one day on one site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Time watched.
    pub watched: Millis,
    /// Posts seen.
    pub seen: u32,
    /// Posts covered.
    pub veiled: u32,
    /// Posts revealed.
    pub revealed: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.watched = self.watched.saturating_add(other.watched);
        self.seen = self.seen.saturating_add(other.seen);
        self.veiled = self.veiled.saturating_add(other.veiled);
        self.revealed = self.revealed.saturating_add(other.revealed);
    }
}

/// The batches of one page load that were recorded: the highest number, and which of the 64 below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Received {
    tab: String,
    highest: u32,
    below: Vec<u32>,
}

/// Viewing time and counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ledger {
    days: BTreeMap<Day, BTreeMap<Site, Tally>>,
    /// Disjoint stretches of the last [`HORIZON`], so that two tabs do not count a moment twice.
    recent: BTreeMap<Site, Vec<Interval>>,
    received: Vec<Received>,
}

impl Ledger {
    /// Records a batch that arrived at `now`. A batch recorded before changes nothing.
    pub fn record(&mut self, batch: &Batch, now: Millis) {
        if !self.is_new(&batch.tab, batch.sequence) {
            return;
        }
        let counts = Tally {
            watched: 0,
            seen: batch.seen,
            veiled: batch.veiled.min(batch.seen),
            revealed: batch.revealed,
        };
        // A clock that ran ahead must not fill days to come.
        self.tally(Day::of(batch.at.min(now), batch.offset), batch.site).add(counts);
        for &Interval { from, to } in &batch.watched {
            let fresh = self.uncounted(batch.site, Interval { from, to: to.min(now) });
            for part in fresh {
                self.add_time(batch.site, part, batch.offset);
            }
        }
    }

    /// The counts of one day, all sites together.
    pub fn day(&self, day: Day) -> Tally {
        let mut sum = Tally::default();
        for tally in self.days.get(&day).into_iter().flat_map(BTreeMap::values) {
            sum.add(*tally);
        }
        sum
    }

    /// The last `count` days up to and with `today`, oldest first.
    pub fn last_days(&self, today: Day, count: u16) -> Vec<(Day, Tally)> {
        let first = 1 - i32::from(count);
        (first..=0).map(|back| today.plus(back)).map(|day| (day, self.day(day))).collect()
    }

    /// Forgets every count. Remembers what has been received, so that nothing comes back by a late batch.
    pub fn erase(&mut self) {
        self.days.clear();
    }

    fn tally(&mut self, day: Day, site: Site) -> &mut Tally {
        self.days.entry(day).or_default().entry(site).or_default()
    }

    fn is_new(&mut self, tab: &str, sequence: u32) -> bool {
        let place = self.received.iter().position(|received| received.tab == tab);
        let mut received = match place {
            Some(place) => self.received.remove(place),
            None => Received { tab: tab.to_owned(), highest: 0, below: Vec::new() },
        };
        let is_new = if sequence > received.highest {
            received
                .below
                .extend(received.highest.saturating_add(1).max(sequence.saturating_sub(64))..sequence);
            received.below.retain(|missing| sequence - missing <= 64);
            received.highest = sequence;
            true
        } else if let Some(place) = received.below.iter().position(|missing| *missing == sequence) {
            received.below.remove(place);
            true
        } else {
            false
        };
        self.received.push(received);
        if self.received.len() > TABS {
            self.received.remove(0);
        }
        is_new
    }

    /// The parts of `interval` that were not counted yet; they are counted from now on.
    fn uncounted(&mut self, site: Site, interval: Interval) -> Vec<Interval> {
        let recent = self.recent.entry(site).or_default();
        let newest = recent.last().map_or(0, |last| last.to).max(interval.to);
        let horizon = newest.saturating_sub(HORIZON);
        let from = interval.from.max(horizon);
        if from >= interval.to {
            return Vec::new();
        }
        let mut fresh = Vec::new();
        let mut start = from;
        for known in recent.iter().filter(|known| known.to > from && known.from < interval.to) {
            if known.from > start {
                fresh.push(Interval { from: start, to: known.from });
            }
            start = start.max(known.to);
        }
        if start < interval.to {
            fresh.push(Interval { from: start, to: interval.to });
        }
        recent.extend(&fresh);
        recent.sort_unstable();
        let mut joined: Vec<Interval> = Vec::with_capacity(recent.len());
        for next in recent.drain(..).filter(|known| known.to > horizon) {
            match joined.last_mut() {
                Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
                _ => joined.push(next),
            }
        }
        *recent = joined;
        fresh
    }

    fn add_time(&mut self, site: Site, part: Interval, offset: i32) {
        let mut from = part.from;
        while from < part.to {
            let day = Day::of(from, offset);
            let midnight = day.plus(1).start(offset).max(from.saturating_add(1));
            let to = part.to.min(midnight);
            let tally = self.tally(day, site);
            tally.watched = tally.watched.saturating_add(to - from).min(DAY);
            from = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: Millis = 20_780 * DAY + 12 * 3_600_000;

    fn batch(tab: &str, sequence: u32, watched: &[(Millis, Millis)]) -> Batch {
        Batch {
            tab: tab.to_owned(),
            sequence,
            at: watched.last().map_or(NOON, |last| last.1),
            watched: watched.iter().map(|&interval| interval.into()).collect(),
            ..Batch::default()
        }
    }

    fn watched(ledger: &Ledger) -> Millis {
        ledger.days.values().flat_map(BTreeMap::values).map(|tally| tally.watched).sum()
    }

    #[test]
    fn two_tabs_at_once_count_once() {
        let mut ledger = Ledger::default();
        ledger.record(&batch("a", 1, &[(NOON, NOON + 10_000)]), NOON + 10_000);
        ledger.record(&batch("b", 1, &[(NOON + 5_000, NOON + 15_000)]), NOON + 15_000);
        assert_eq!(watched(&ledger), 15_000);
    }

    #[test]
    fn a_batch_counts_once_and_may_come_late() {
        let mut ledger = Ledger::default();
        let first = Batch { seen: 3, veiled: 1, ..batch("a", 1, &[(NOON, NOON + 1_000)]) };
        let second = Batch { seen: 2, ..batch("a", 2, &[(NOON + 1_000, NOON + 2_000)]) };
        for sent in [&second, &first, &second, &first] {
            ledger.record(sent, NOON + 2_000);
        }
        let day = ledger.day(Day(20_780));
        assert_eq!(day, Tally { watched: 2_000, seen: 5, veiled: 1, revealed: 0 });
    }

    #[test]
    fn midnight_splits_a_stretch_where_the_person_is() {
        let mut ledger = Ledger::default();
        let midnight = Day(20_781).start(60);
        let over = Batch { offset: 60, ..batch("a", 1, &[(midnight - 4_000, midnight + 6_000)]) };
        ledger.record(&over, midnight + 6_000);
        assert_eq!(ledger.day(Day(20_780)).watched, 4_000);
        assert_eq!(ledger.day(Day(20_781)).watched, 6_000);
    }

    #[test]
    fn a_stretch_that_ends_in_the_future_is_cut_at_now() {
        let mut ledger = Ledger::default();
        ledger.record(&batch("a", 1, &[(NOON, NOON + 10 * DAY)]), NOON + 3_000);
        assert_eq!(watched(&ledger), 3_000);
    }

    #[test]
    fn erasing_leaves_nothing_and_nothing_comes_back() {
        let mut ledger = Ledger::default();
        let sent = Batch { seen: 1, ..batch("a", 1, &[(NOON, NOON + 1_000)]) };
        ledger.record(&sent, NOON + 1_000);
        ledger.erase();
        ledger.record(&sent, NOON + 1_000);
        assert_eq!(ledger.day(Day(20_780)), Tally::default());
    }

    #[test]
    fn comes_back_from_storage_as_it_was() {
        let mut ledger = Ledger::default();
        ledger.record(&Batch { seen: 2, ..batch("a", 2, &[(NOON, NOON + 1_000)]) }, NOON + 1_000);
        let stored = serde_json::to_string(&ledger).unwrap();
        assert!(stored.contains(r#""2026-11-23":{"tiktok":{"watched":1000"#), "{stored}");
        assert_eq!(serde_json::from_str::<Ledger>(&stored).unwrap(), ledger);
    }

    #[test]
    fn days_without_a_record_are_listed_as_empty() {
        let mut ledger = Ledger::default();
        ledger.record(&batch("a", 1, &[(NOON, NOON + 1_000)]), NOON + 1_000);
        let days = ledger.last_days(Day(20_781), 3);
        assert_eq!(
            days.iter().map(|(day, tally)| (day.0, tally.watched)).collect::<Vec<_>>(),
            [(20_779, 0), (20_780, 1_000), (20_781, 0)]
        );
    }

    proptest! {
        /// Whatever tabs report, in whatever order and however often: exactly the union of their stretches.
        #[test]
        fn counts_the_union(
            stretches in prop::collection::vec((0..600_u64, 0..60_u64, 0..4_u8), 0..40),
            order in any::<u64>(),
        ) {
            let mut sequences = [0_u32; 4];
            let mut batches: Vec<_> = stretches.iter().map(|&(from, length, tab)| {
                sequences[usize::from(tab)] += 1;
                let from = NOON + from * 1_000;
                batch(&tab.to_string(), sequences[usize::from(tab)], &[(from, from + length * 1_000)])
            }).collect();
            batches.extend(batches.clone());
            let mut state = order | 1;
            for place in (1..batches.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                batches.swap(place, (state >> 33) as usize % (place + 1));
            }
            let mut ledger = Ledger::default();
            for sent in &batches {
                ledger.record(sent, NOON + 3_600_000);
            }
            let seconds = (0..700_u64)
                .filter(|second| stretches.iter().any(|(from, length, _)| (*from..from + length).contains(second)))
                .count();
            prop_assert_eq!(watched(&ledger), seconds as u64 * 1_000);
        }
    }
}
