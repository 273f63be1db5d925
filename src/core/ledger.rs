//! The ledger: viewing time and counts per local day and site.
//!
//! Tabs report in batches, the background records them. Batches may arrive twice, late or in another
//! order, and several tabs may watch at once: a moment counts once per site, a batch counts once.
//! Holds counts only, never what a post said or who made it.

mod batch;
pub mod tally;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::post::Site;
use super::time::{DAY, Day, HOUR, Millis};
use tally::{Numbers, Tally};

pub use batch::{Batch, Interval};

/// How far back a late batch may still reach: a computer may sleep through a night with one on its way. Longer keeps
/// more intervals, shorter loses late reports.
const HORIZON: Millis = 12 * HOUR;

/// How far behind the highest number of a tab a batch may come and still count.
const AWAITED: u32 = 256;

/// How many tabs' batch numbers are remembered. A tab is forgotten when this many newer ones reported.
const TABS: usize = 64;

/// The batches of one page load that were recorded: the highest number, and which below it were not.
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

/// Days that are stored at most; older ones go.
pub const KEPT: i32 = 730;

/// Days whose hours are kept, too.
const FINE: i32 = 92;

impl Ledger {
    /// Records a batch that arrived at `now`, and returns what of its time was not counted before; `None` where the
    /// batch was recorded before, and changes nothing.
    pub fn record(&mut self, batch: &Batch, now: Millis) -> Option<Vec<Interval>> {
        if !self.is_new(&batch.tab, batch.sequence) {
            return None;
        }
        let counts = Tally {
            watched: 0,
            hours: Numbers::default(),
            veiled: batch.counts.veiled.min(batch.counts.seen),
            ..batch.counts
        };
        // A clock that ran ahead must not fill days to come.
        let day = Day::of(batch.at.min(now), batch.offset);
        let is_new_day = !self.days.contains_key(&day);
        self.tally(day, batch.site).add(counts);
        let mut all = Vec::new();
        for &Interval { from, to } in &batch.watched {
            let fresh = self.uncounted(batch.site, Interval { from, to: to.min(now) });
            for &part in &fresh {
                self.add_time(batch.site, part, batch.offset);
            }
            all.extend(fresh);
        }
        if is_new_day {
            self.fold(day);
        }
        Some(all)
    }

    /// Lets go of what is older than it has to be.
    fn fold(&mut self, today: Day) {
        self.days.retain(|day, _| *day > today.plus(-KEPT));
        for (_, sites) in self.days.range_mut(..today.plus(-FINE)) {
            sites.values_mut().for_each(|tally| *tally = tally.folded());
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

    /// Forgets the counts of one day.
    pub fn erase_day(&mut self, day: Day) {
        self.days.remove(&day);
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
            let oldest = received.highest.saturating_add(1).max(sequence.saturating_sub(AWAITED));
            received.below.extend(oldest..sequence);
            received.below.retain(|missing| sequence - missing <= AWAITED);
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
            let start = day.start(offset);
            let hour = from.saturating_sub(start) / HOUR;
            let next = start.saturating_add((hour + 1) * HOUR).max(from.saturating_add(1));
            let to = part.to.min(next);
            let tally = self.tally(day, site);
            let length = (to - from).min(DAY.saturating_sub(tally.watched));
            tally.watched += length;
            tally.hours.count(hour as usize, length as u32);
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

    fn seen(seen: u32) -> Tally {
        Tally { seen, ..Tally::default() }
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
        let first = Batch {
            counts: Tally { seen: 3, veiled: 1, ..Tally::default() },
            ..batch("a", 1, &[(NOON, NOON + 1_000)])
        };
        let second = Batch { counts: seen(2), ..batch("a", 2, &[(NOON + 1_000, NOON + 2_000)]) };
        for sent in [&second, &first, &second, &first] {
            ledger.record(sent, NOON + 2_000);
        }
        let day = ledger.day(Day(20_780));
        let mut hours = Numbers::default();
        hours.count(12, 2_000);
        assert_eq!(day, Tally { watched: 2_000, seen: 5, veiled: 1, hours, ..Tally::default() });
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
    fn time_stands_in_its_local_hour() {
        let mut ledger = Ledger::default();
        let one = Day(20_780).start(330) + 13 * HOUR;
        let over = Batch { offset: 330, ..batch("a", 1, &[(one - 60_000, one + 120_000)]) };
        ledger.record(&over, one + 120_000);
        let hours = ledger.day(Day(20_780)).hours;
        assert_eq!((hours.at(12), hours.at(13), hours.sum()), (60_000, 120_000, 180_000));
    }

    #[test]
    fn old_days_lose_their_hours_and_very_old_ones_go() {
        let mut ledger = Ledger::default();
        for (sequence, back) in [(1, KEPT as u64), (2, 200), (3, 3), (4, 0)] {
            let at = NOON - back * DAY;
            ledger.record(&batch("a", sequence, &[(at, at + 1_000)]), at + 1_000);
        }
        let hours = |back| ledger.day(Day(20_780 - back)).hours.sum();
        assert_eq!((hours(3), hours(200)), (1_000, 0));
        assert_eq!(ledger.day(Day(20_580)).watched, 1_000);
        assert_eq!(ledger.day(Day(20_780 - KEPT)).watched, 0);
    }

    #[test]
    fn a_year_is_stored_in_less_than_half_a_megabyte() {
        let mut ledger = Ledger::default();
        let counts = |seed: u32| {
            let mut tally =
                Tally { seen: 640, veiled: 21, revealed: 2, skipped: 3, active: 12, ..Tally::default() };
            (0..12).for_each(|place| tally.categories.count(place, seed % 97));
            (0..9).for_each(|place| tally.stances.count(place, seed % 89));
            (0..4).for_each(|place| tally.advice.count(place, seed % 61));
            (0..5).for_each(|place| tally.acts.count(place, seed % 31));
            tally
        };
        for day in 0..365_u32 {
            for tab in 0..20_u32 {
                let at = NOON + u64::from(day) * DAY + u64::from(tab) * 20 * 60_000;
                let name = format!("{:013x}", u64::from(day * 20 + tab) * 7_919_191);
                let sent = Batch { counts: counts(day + tab), ..batch(&name, 1, &[(at, at + 600_000)]) };
                ledger.record(&sent, at + 600_000);
            }
        }
        let stored = serde_json::to_string(&ledger).unwrap().len();
        assert!(stored < 500_000, "{stored} bytes");
    }

    #[test]
    fn erasing_leaves_nothing_and_nothing_comes_back() {
        let mut ledger = Ledger::default();
        let sent = Batch { counts: seen(1), ..batch("a", 1, &[(NOON, NOON + 1_000)]) };
        ledger.record(&sent, NOON + 1_000);
        ledger.erase();
        ledger.record(&sent, NOON + 1_000);
        assert_eq!(ledger.day(Day(20_780)), Tally::default());
    }

    #[test]
    fn comes_back_from_storage_as_it_was() {
        let mut ledger = Ledger::default();
        ledger.record(&Batch { counts: seen(2), ..batch("a", 2, &[(NOON, NOON + 1_000)]) }, NOON + 1_000);
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
