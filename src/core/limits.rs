//! What a person wishes for their time: limits, schedule, breaks, bedtime; and the commands that change it.
//!
//! Tightening takes hold at once. Loosening waits: [`Limits::ask`] decides which it is by `leaning.rs`.

pub mod gate;
pub mod heavy;
pub mod leaning;
pub mod pace;
pub mod pin;
pub mod sight;
pub mod waiting;
pub mod week;
pub mod wording;

use serde::{Deserialize, Serialize};

use super::time::{Day, MINUTE, Millis};
use pin::Pin;
use waiting::Waiting;
use week::{Closed, Week};

/// How long loosening waits, unless until tomorrow.
const HALF_AN_HOUR: Millis = 30 * MINUTE;

/// Most characters of the person's own words, and of one idea.
const LONGEST: usize = 300;

/// Most ideas, windows of the schedule and changes that wait.
const MOST: usize = 20;

/// A break from the feed, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breaks {
    /// After so many minutes of watching; 0 where minutes do not matter.
    pub minutes: u16,
    /// After so many posts; 0 where posts do not matter.
    pub posts: u16,
    /// How many minutes it lasts.
    pub length: u16,
}

/// When the day ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bedtime {
    /// From which minute of the day on the feed is closed, 0 to 1439.
    pub from: u16,
    /// Until which minute of the day.
    pub to: u16,
    /// So many minutes before, the day winds down.
    pub wind: u16,
    /// Whether more is covered while it winds down.
    pub careful: bool,
}

impl Bedtime {
    fn closed(self) -> Closed {
        Closed { days: Closed::EVERY_DAY, from: self.from, to: self.to }
    }
}

/// How long loosening waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delay {
    /// Thirty minutes.
    #[default]
    HalfHour,
    /// Until the next local day begins.
    Tomorrow,
}

impl Delay {
    /// Every choice, shortest first.
    pub const ALL: [Self; 2] = [Self::HalfHour, Self::Tomorrow];

    fn until(self, now: Millis, offset: i32) -> Millis {
        match self {
            Self::HalfHour => now.saturating_add(HALF_AN_HOUR),
            // Never sooner than the short one: minutes before midnight, tomorrow would be no wait at all.
            Self::Tomorrow => {
                Day::of(now, offset).plus(1).start(offset).max(now.saturating_add(HALF_AN_HOUR))
            }
        }
    }
}

/// Everything that a person wishes for their time. Absent fields mean: no such wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Minutes a day, Monday first.
    pub daily: [Option<u16>; 7],
    /// Minutes at a sitting.
    pub session: Option<u16>,
    /// Posts a day.
    pub posts: Option<u16>,
    /// Breaks.
    pub breaks: Option<Breaks>,
    /// When the feed is closed.
    pub closed: Vec<Closed>,
    /// When the day ends.
    pub bedtime: Option<Bedtime>,
    /// How often a day "five more minutes" can be had.
    pub more: u8,
    /// What the person tells themselves where the feed is closed.
    pub words: String,
    /// What else there is to do, in the person's words.
    pub ideas: Vec<String>,
    /// Whether today's time stands in a corner of the page.
    pub clock: bool,
    /// How long loosening waits.
    pub delay: Delay,
    /// Whether loosening protection waits, too.
    pub locked: bool,
    /// Who is to be asked before anything is loosened.
    pub pin: Option<Pin>,
    /// What waits, soonest last asked.
    pub waiting: Vec<Waiting>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            daily: [None; 7],
            session: None,
            posts: None,
            breaks: None,
            closed: Vec::new(),
            bedtime: None,
            more: 2,
            words: String::new(),
            ideas: Vec::new(),
            clock: false,
            delay: Delay::HalfHour,
            locked: false,
            pin: None,
            waiting: Vec::new(),
        }
    }
}

/// One change of the limits. Minutes beyond a day and numbers of no sense are cut to what makes sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Minutes on one weekday, Monday is 0; on all of them where the weekday is absent.
    Daily(Option<u8>, Option<u16>),
    /// Minutes at a sitting.
    Session(Option<u16>),
    /// Posts a day.
    Posts(Option<u16>),
    /// Breaks.
    Breaks(Option<Breaks>),
    /// When the feed is closed.
    Closed(Vec<Closed>),
    /// When the day ends.
    Bedtime(Option<Bedtime>),
    /// How often a day "five more minutes" can be had, at most ten.
    More(u8),
    /// The person's own words.
    Words(String),
    /// Ideas, one a line.
    Ideas(String),
    /// Today's time in a corner.
    Clock(bool),
    /// How long loosening waits.
    Delay(Delay),
    /// Whether loosening protection waits, too.
    Lock(bool),
    /// No PIN any more. Without it, this takes a day.
    Unpin,
    /// What waits at this place is not wanted any more.
    Withdraw(usize),
}

impl Limits {
    /// The minutes of the week at which the feed is closed.
    pub fn week(&self) -> Week {
        Week::of(self.closed.iter().copied().chain(self.bedtime.map(Bedtime::closed)))
    }

    /// Whether there is anything to hold the feed to, or to show on it.
    pub fn has_any(&self) -> bool {
        let is_limited = self.daily != [None; 7] || self.session.is_some() || self.posts.is_some();
        let is_timed = self.breaks.is_some() || self.bedtime.is_some() || !self.closed.is_empty();
        is_limited || is_timed || self.clock
    }

    /// What has to change so that these limits become `wanted`.
    pub fn differences(&self, wanted: &Self) -> Vec<Change> {
        let mut changes: Vec<Change> =
            (0..7).map(|day| Change::Daily(Some(day), wanted.daily[usize::from(day)])).collect();
        changes.extend([
            Change::Session(wanted.session),
            Change::Posts(wanted.posts),
            Change::Breaks(wanted.breaks),
            Change::Closed(wanted.closed.clone()),
            Change::Bedtime(wanted.bedtime),
            Change::More(wanted.more),
            Change::Words(wanted.words.clone()),
            Change::Ideas(wanted.ideas.join("\n")),
            Change::Clock(wanted.clock),
            Change::Delay(wanted.delay),
            Change::Lock(wanted.locked),
        ]);
        changes.retain(|change| self.with(change) != *self);
        changes
    }

    /// These limits after a change.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut changed = self.clone();
        changed.apply(change);
        changed
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Daily(None, minutes) => self.daily = [minutes.map(of_a_day); 7],
            Change::Daily(Some(weekday), minutes) => {
                if let Some(daily) = self.daily.get_mut(usize::from(*weekday)) {
                    *daily = minutes.map(of_a_day);
                }
            }
            Change::Session(minutes) => self.session = minutes.map(of_a_day).filter(|minutes| *minutes > 0),
            Change::Posts(posts) => self.posts = *posts,
            Change::Breaks(breaks) => {
                self.breaks = breaks
                    .filter(|breaks| breaks.minutes > 0 || breaks.posts > 0)
                    .map(|breaks| Breaks { length: breaks.length.clamp(1, 120), ..breaks });
            }
            Change::Closed(closed) => {
                self.closed = closed.iter().map(|closed| closed.cut()).take(MOST).collect();
            }
            Change::Bedtime(bedtime) => {
                self.bedtime = bedtime.map(|bedtime| Bedtime {
                    from: bedtime.from % 1440,
                    to: bedtime.to % 1440,
                    wind: bedtime.wind.min(240),
                    ..bedtime
                });
            }
            Change::More(more) => self.more = (*more).min(10),
            Change::Words(words) => self.words = cut(words),
            Change::Ideas(lines) => {
                self.ideas = lines.lines().map(cut).filter(|idea| !idea.is_empty()).take(MOST).collect();
            }
            Change::Clock(on) => self.clock = *on,
            Change::Delay(delay) => self.delay = *delay,
            Change::Lock(on) => self.locked = *on,
            Change::Unpin => self.pin = None,
            Change::Withdraw(place) => {
                if *place < self.waiting.len() {
                    self.waiting.remove(*place);
                }
            }
        }
    }
}

/// Minutes of a day at most.
fn of_a_day(minutes: u16) -> u16 {
    minutes.min(1440)
}

fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 20_780 * crate::core::time::DAY + 12 * 3_600_000;

    #[test]
    fn tomorrow_is_never_sooner_than_half_an_hour() {
        let midnight = Day(20_781).start(60);
        assert_eq!(Delay::Tomorrow.until(midnight - MINUTE, 60), midnight + 29 * MINUTE);
        assert_eq!(Delay::Tomorrow.until(midnight - 5 * 60 * MINUTE, 60), midnight);
    }

    #[test]
    fn differences_lead_from_one_to_the_other() {
        let mut wanted = Limits::default();
        for change in [
            Change::Daily(Some(2), Some(45)),
            Change::Posts(Some(200)),
            Change::Closed(vec![Closed { days: 0b11111, from: 540, to: 1020 }]),
            Change::Ideas("walk\n\n tea ".to_owned()),
            Change::Clock(true),
        ] {
            wanted.apply(&change);
        }
        let mut limits = Limits::default();
        limits.differences(&wanted).iter().for_each(|change| limits.apply(change));
        assert_eq!(limits, wanted);
        assert_eq!(limits.ideas, ["walk", "tea"]);
    }

    #[test]
    fn comes_back_from_storage_as_it_was() {
        let mut limits = Limits::default();
        limits.apply(&Change::Bedtime(Some(Bedtime { from: 1350, to: 420, wind: 30, careful: true })));
        limits.apply(&Change::Breaks(Some(Breaks { minutes: 20, posts: 0, length: 5 })));
        limits.waiting.push(Waiting { command: waiting::Command::Limit(Change::Breaks(None)), due: NOW });
        let stored = serde_json::to_string(&limits).unwrap();
        assert_eq!(serde_json::from_str::<Limits>(&stored).unwrap(), limits);
        assert_eq!(limits.waiting.len(), 1);
    }

    #[test]
    fn numbers_of_no_sense_are_cut() {
        let mut limits = Limits::default();
        limits.apply(&Change::Daily(Some(9), Some(5)));
        limits.apply(&Change::Daily(None, Some(9_999)));
        limits.apply(&Change::Breaks(Some(Breaks { minutes: 0, posts: 0, length: 9 })));
        limits.apply(&Change::More(200));
        assert_eq!(limits.daily, [Some(1440); 7]);
        assert_eq!((limits.breaks, limits.more), (None, 10));
    }
}
