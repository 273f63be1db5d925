//! Random histories of tabs, sleep, clocks, zones, dying workers and a storage that refuses, against a model that
//! counts by the second what was really watched. `SOFTSCROLL_HISTORIES` says how many.

use std::collections::{BTreeSet, VecDeque};

use softscroll::core::ledger::tally::Tally;
use softscroll::core::ledger::{Batch, Ledger};
use softscroll::core::limits::pace::Pace;
use softscroll::core::limits::{Change, Limits};
use softscroll::core::presence::{Happening, Presence};
use softscroll::core::time::{DAY, Day, Millis};

const SECOND: Millis = 1_000;
/// A batch is closed this often, as in the tab.
const REPORT: Millis = 5 * SECOND;
/// At most this is lost with a tab that dies (design, section 7).
const LOST: Millis = 15 * SECOND;

/// Batches that wait at once may be told in whatever order; there are fewer than the ledger keeps apart.
const REORDERED: usize = 30;

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn is(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// One tab, and what is true of it.
struct Tab {
    name: String,
    presence: Presence,
    outbox: VecDeque<Batch>,
    sequence: u32,
    sent: Millis,
    is_visible: bool,
    is_focused: bool,
    is_playing: bool,
    input: Option<Millis>,
    post: Option<Millis>,
    unsent: Tally,
}

impl Tab {
    fn open(name: String, wall: Millis, steady: Millis) -> Self {
        let mut tab = Self {
            name,
            presence: Presence::default(),
            outbox: VecDeque::new(),
            sequence: 0,
            sent: steady,
            is_visible: false,
            is_focused: false,
            is_playing: false,
            input: None,
            post: None,
            unsent: Tally::default(),
        };
        tab.note(Happening::Visible(false), wall, steady);
        tab
    }

    fn note(&mut self, happening: Happening, wall: Millis, steady: Millis) {
        match happening {
            Happening::Visible(is) => self.is_visible = is,
            Happening::Focused(is) => self.is_focused = is,
            Happening::Playing(is) => self.is_playing = is,
            Happening::Input => self.input = Some(steady),
            Happening::Post => {
                self.post = Some(steady);
                self.unsent.seen += 1;
            }
            Happening::Closed(_) | Happening::Tick => {}
        }
        self.presence.note(happening, wall, steady);
    }

    /// Whether the second that ends at `steady` was watched here, by the words of the design.
    fn is_watched(&self, steady: Millis) -> bool {
        let within = |at: Option<Millis>, length| at.is_some_and(|at| steady <= at + length);
        let attends = within(self.input, 600 * SECOND) || within(self.post, 600 * SECOND);
        self.is_visible && (self.is_playing && attends || self.is_focused && within(self.input, 60 * SECOND))
    }

    fn report(&mut self, wall: Millis, steady: Millis, offset: i32) {
        self.sent = steady;
        let (watched, counts) = (self.presence.take_watched(), std::mem::take(&mut self.unsent));
        if watched.is_empty() && counts == Tally::default() {
            return;
        }
        self.sequence += 1;
        let batch = Batch {
            tab: self.name.clone(),
            sequence: self.sequence,
            offset,
            at: wall,
            watched,
            counts,
            ..Batch::default()
        };
        self.outbox.push_back(batch);
    }
}

/// What a history may contain, and what then has to hold.
#[derive(Clone, Copy)]
struct Kind {
    /// The clock is set, ahead and back.
    steps: bool,
    /// Storage refuses now and then.
    refuses: bool,
    /// Tabs die with what they had not sent.
    dies: bool,
}

struct Outcome {
    ledger: Ledger,
    pace: Pace,
    truth: Millis,
    seen: u32,
    deaths: u64,
    sleeps: u64,
    wall: Millis,
}

fn run(seed: u64, kind: Kind) -> Outcome {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    // Somewhere in the quarter of an hour before a midnight, or at noon.
    let (mut offset, midnight) = (60_i32, Day(20_781).start(60));
    let mut wall = if random.is(50) { midnight - random.below(900) * SECOND } else { midnight - DAY / 2 };
    let mut steady = 1_000_000;
    let (mut ledger, mut pace) = (Ledger::default(), Pace::default());
    let limits = Limits::default().with(&Change::Daily(None, Some(60)));
    let mut tabs: Vec<Tab> = Vec::new();
    // What was stored, but whose answer was lost: it is sent again.
    let mut again: Vec<Batch> = Vec::new();
    let (mut truth, mut seen, mut deaths, mut sleeps, mut opened) = (0, 0, 0, 0, 0);
    let record = |ledger: &mut Ledger, pace: &mut Pace, batch: &Batch, wall: Millis, offset: i32| {
        let (now, offset) = pace.clock(wall, offset);
        if let Some(fresh) = ledger.record(batch, now) {
            pace.note(&fresh, batch.counts.seen, &limits, now, offset);
        }
    };
    for _ in 0..120 {
        match random.below(20) {
            0 if tabs.len() < 4 => {
                opened += 1;
                tabs.push(Tab::open(format!("tab {opened}"), wall, steady));
            }
            1 if kind.dies && !tabs.is_empty() => {
                let place = random.below(tabs.len() as u64) as usize;
                let mut tab = tabs.remove(place);
                // The worker may die with it, but not with more than two reports of five seconds on their way.
                while !kind.refuses && tab.outbox.len() > 2 {
                    let Some(batch) = tab.outbox.pop_front() else { break };
                    record(&mut ledger, &mut pace, &batch, wall, offset);
                }
                let lost: u32 = tab.outbox.iter().map(|batch| batch.counts.seen).sum();
                seen -= lost + tab.unsent.seen;
                deaths += 1;
            }
            // The computer sleeps: some clocks that never run backwards stand still meanwhile.
            2 => {
                let length = 6 * SECOND + random.below(4 * 3_600) * SECOND;
                sleeps += 1;
                wall += length;
                steady += if random.is(50) { length } else { 0 };
            }
            3 if kind.steps => {
                let length = random.below(2 * 3_600) * SECOND;
                wall = if random.is(50) { wall + length } else { wall - length };
            }
            4 => offset = [60, 120, 0, 345, -480][random.below(5) as usize],
            5 => {
                let batches: Vec<_> = std::mem::take(&mut again);
                batches.iter().for_each(|batch| record(&mut ledger, &mut pace, batch, wall, offset));
            }
            6..=13 if !tabs.is_empty() => {
                let place = random.below(tabs.len() as u64) as usize;
                let is = random.is(60);
                let happening = match random.below(5) {
                    0 => Happening::Visible(is),
                    1 => Happening::Focused(is),
                    2 => Happening::Playing(is),
                    3 => Happening::Input,
                    _ => Happening::Post,
                };
                seen += u32::from(happening == Happening::Post);
                tabs[place].note(happening, wall, steady);
                if matches!(happening, Happening::Visible(_)) {
                    tabs[place].report(wall, steady, offset);
                }
            }
            _ => {
                for _ in 0..random.below(40) {
                    (wall, steady) = (wall + SECOND, steady + SECOND);
                    truth += if tabs.iter().any(|tab| tab.is_watched(steady)) { SECOND } else { 0 };
                    for tab in &mut tabs {
                        tab.note(Happening::Tick, wall, steady);
                        if steady >= tab.sent + REPORT {
                            tab.report(wall, steady, offset);
                        }
                    }
                }
            }
        }
        for tab in &mut tabs {
            // A worker that is slow to wake takes several at once, in whatever order they arrive.
            while !tab.outbox.is_empty() && !random.is(10) {
                if kind.refuses && random.is(30) {
                    break;
                }
                let place = random.below(tab.outbox.len().min(REORDERED) as u64) as usize;
                let Some(batch) = tab.outbox.remove(place) else { break };
                record(&mut ledger, &mut pace, &batch, wall, offset);
                if random.is(15) {
                    again.push(batch);
                }
            }
        }
    }
    for tab in &mut tabs {
        tab.report(wall, steady, offset);
        while let Some(batch) = tab.outbox.pop_front() {
            record(&mut ledger, &mut pace, &batch, wall, offset);
        }
    }
    Outcome { ledger, pace, truth, seen, deaths, sleeps, wall }
}

fn count() -> u64 {
    std::env::var("SOFTSCROLL_HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000)
}

fn sum(outcome: &Outcome) -> Tally {
    let today = Day::of(outcome.wall, 0).plus(2);
    let mut sum = Tally::default();
    outcome.ledger.last_days(today, 60).iter().for_each(|(_, tally)| sum.add(*tally));
    sum
}

#[test]
fn nothing_is_counted_twice_and_next_to_nothing_is_lost() {
    for seed in 0..count() {
        let kind = Kind { steps: false, refuses: seed % 3 == 0, dies: seed % 2 == 0 };
        let outcome = run(seed, kind);
        let tally = sum(&outcome);
        assert!(tally.watched <= outcome.truth, "history {seed}: {} of {}", tally.watched, outcome.truth);
        assert_eq!(Millis::from(tally.hours.sum()), tally.watched, "history {seed}: the hours");
        assert_eq!(tally.seen, outcome.seen, "history {seed}: posts");
        if !kind.refuses {
            // The second in which a computer falls asleep can't be told from sleep.
            let unsure = outcome.deaths * LOST + outcome.sleeps * SECOND;
            let least = outcome.truth.saturating_sub(unsure);
            assert!(tally.watched >= least, "history {seed}: {} of {}", tally.watched, outcome.truth);
        }
    }
}

#[test]
fn a_clock_that_is_set_makes_nothing_up() {
    for seed in 0..count() {
        let outcome = run(seed, Kind { steps: true, refuses: seed % 2 == 0, dies: true });
        let tally = sum(&outcome);
        assert!(tally.watched <= outcome.truth, "history {seed}: {} of {}", tally.watched, outcome.truth);
        assert!(outcome.pace.today.watched <= outcome.truth, "history {seed}: today's pace");
        assert!(outcome.pace.sitting.watched <= outcome.truth, "history {seed}: the sitting's pace");
    }
}

#[test]
fn histories_differ() {
    let truths: BTreeSet<_> =
        (0..50).map(|seed| run(seed, Kind { steps: false, refuses: false, dies: false }).truth).collect();
    assert!(truths.len() > 30, "{} different ones", truths.len());
    assert!(truths.iter().max() > Some(&(120 * SECOND)));
}

/// A year of twenty tabs a day, ten minutes each, tick by tick and report by report.
#[test]
#[allow(clippy::disallowed_methods)] // What is measured here is time.
fn a_year_takes_no_time() {
    // Unoptimised, a tenth of a year shows that it works.
    let days = if cfg!(debug_assertions) { 36 } else { 365 };
    let begun = std::time::Instant::now();
    let (mut ledger, mut pace, limits) = (Ledger::default(), Pace::default(), Limits::default());
    let first = Day(20_000);
    for day in 0..days {
        for number in 0..20 {
            let mut wall =
                first.plus(day).start(60) + (8 + number / 2) * 3_600 * SECOND + number % 2 * 900 * SECOND;
            let mut tab = Tab::open(format!("{day} {number}"), wall, wall);
            for happening in [Happening::Visible(true), Happening::Playing(true), Happening::Post] {
                tab.note(happening, wall, wall);
            }
            for _ in 0..600 {
                wall += SECOND;
                tab.note(Happening::Tick, wall, wall);
                if wall >= tab.sent + REPORT {
                    tab.report(wall, wall, 60);
                    let Some(batch) = tab.outbox.pop_front() else { continue };
                    let fresh = ledger.record(&batch, wall).unwrap_or_default();
                    pace.note(&fresh, batch.counts.seen, &limits, wall, 60);
                }
            }
        }
    }
    let took = begun.elapsed();
    let mut sum = Tally::default();
    ledger.last_days(first.plus(days), 400).iter().for_each(|(_, tally)| sum.add(*tally));
    assert_eq!(sum.watched, Millis::from(days as u32) * 20 * 600 * SECOND);
    assert_eq!(sum.seen, days as u32 * 20);
    println!("{days} days took {took:?}");
    assert!(cfg!(debug_assertions) || took.as_secs() < 2, "{took:?}");
}
