//! What a person wishes for their time: limits, schedule, breaks, bedtime; and the commands that change it.
//!
//! Tightening takes hold at once. Loosening waits: [`Limits::ask`] decides which it is by `leaning.rs`.

pub mod gate;
pub mod heavy;
pub mod leaning;
pub mod pace;
pub mod pin;
pub mod sight;
pub mod week;
pub mod wording;

use serde::{Deserialize, Serialize};

use super::creator::Mark;
use super::settings;
use super::time::{DAY, Day, Millis};
use leaning::Leaning;
use pin::Pin;
use week::{Closed, Week};

/// One minute.
pub const MINUTE: Millis = 60_000;

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

/// A change that waits for its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Of the limits.
    Limit(Change),
    /// Of the settings, where protection is locked.
    Setting(settings::Change),
    /// Of a creator, where protection is locked.
    Mark(Mark),
}

/// A command and when it takes hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Which.
    pub command: Command,
    /// When.
    pub due: Millis,
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

/// What becomes of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is for the caller to do, now.
    Due(Command),
    /// It takes hold at this instant.
    Waits(Millis),
    /// It needs the PIN.
    NeedsPin,
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
    /// Takes a command: does it at once, or has it wait.
    pub fn ask(&mut self, command: Command, leaning: Leaning, now: Millis, offset: i32) -> Outcome {
        let is_guarded = self.locked || matches!(command, Command::Limit(_));
        let is_held = leaning == Leaning::Loosens && is_guarded;
        let is_unlocked = self.pin.as_ref().is_some_and(|pin| pin.is_unlocked(now));
        let wait = match (&command, &self.pin) {
            _ if !is_held || is_unlocked => None,
            (Command::Limit(Change::Unpin), _) => Some(now.saturating_add(DAY)),
            (_, Some(_)) => return Outcome::NeedsPin,
            (_, None) => Some(self.delay.until(now, offset)),
        };
        // What was asked for before on the same matter is overtaken.
        self.waiting.retain(|waiting| !same_matter(&waiting.command, &command));
        match (wait, command) {
            (Some(due), command) => {
                if self.waiting.len() < MOST {
                    self.waiting.push(Waiting { command, due });
                }
                Outcome::Waits(due)
            }
            (None, Command::Limit(change)) => {
                self.apply(&change);
                Outcome::Done
            }
            (None, command) => Outcome::Due(command),
        }
    }

    /// Does what has waited long enough. Returns what the caller has to do.
    pub fn ripen(&mut self, now: Millis) -> Vec<Command> {
        let (due, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(|waiting| {
            // A clock that once ran years ahead must not make anything wait for years.
            waiting.due <= now || waiting.due > now.saturating_add(2 * DAY)
        });
        self.waiting = waiting;
        let due: Vec<Waiting> = due;
        let mut others = Vec::new();
        for Waiting { command, .. } in due {
            match command {
                Command::Limit(change) => self.apply(&change),
                other => others.push(other),
            }
        }
        others
    }

    /// When the next waiting command takes hold.
    pub fn next_due(&self) -> Option<Millis> {
        self.waiting.iter().map(|waiting| waiting.due).min()
    }

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

/// Whether one command overtakes the other.
fn same_matter(one: &Command, other: &Command) -> bool {
    use settings::Change as Set;
    match (one, other) {
        (Command::Limit(Change::Daily(one, _)), Command::Limit(Change::Daily(other, _))) => {
            one == other || other.is_none()
        }
        // Withdrawing says itself what it takes away.
        (_, Command::Limit(Change::Withdraw(_))) => false,
        (Command::Limit(one), Command::Limit(other)) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        (Command::Setting(Set::Sensitivity(one, _)), Command::Setting(Set::Sensitivity(other, _)))
        | (Command::Setting(Set::Action(one, _)), Command::Setting(Set::Action(other, _))) => one == other,
        (Command::Setting(Set::Site(one, _)), Command::Setting(Set::Site(other, _))) => one == other,
        (Command::Setting(Set::Pause(_)), Command::Setting(Set::Pause(_)))
        | (Command::Setting(Set::Comments(_)), Command::Setting(Set::Comments(_))) => true,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::settings::Settings;

    const NOW: Millis = 20_780 * DAY + 12 * 3_600_000;

    fn ask(limits: &mut Limits, change: Change) {
        let leaning = leaning::of_limit(&change, limits);
        let outcome = limits.ask(Command::Limit(change), leaning, NOW, 0);
        assert!(matches!(outcome, Outcome::Done | Outcome::Waits(_)), "{outcome:?}");
    }

    #[test]
    fn tightening_is_instant_and_loosening_waits() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Daily(None, Some(30)));
        assert_eq!(limits.daily, [Some(30); 7]);
        ask(&mut limits, Change::Daily(Some(6), Some(90)));
        assert_eq!((limits.daily[6], limits.waiting.len()), (Some(30), 1));
        assert_eq!(limits.ripen(NOW + HALF_AN_HOUR - 1), []);
        assert_eq!(limits.daily[6], Some(30));
        limits.ripen(NOW + HALF_AN_HOUR);
        assert_eq!((limits.daily[6], limits.waiting.len()), (Some(90), 0));
    }

    #[test]
    fn the_last_word_on_a_matter_holds() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Session(Some(20)));
        ask(&mut limits, Change::Session(Some(60)));
        ask(&mut limits, Change::Session(None));
        assert_eq!(limits.waiting.len(), 1);
        ask(&mut limits, Change::Session(Some(10)));
        assert_eq!((limits.session, limits.waiting.len()), (Some(10), 0));
        ask(&mut limits, Change::Session(None));
        ask(&mut limits, Change::Withdraw(0));
        limits.ripen(NOW + DAY);
        assert_eq!(limits.session, Some(10));
    }

    #[test]
    fn tomorrow_is_never_sooner_than_half_an_hour() {
        let midnight = Day(20_781).start(60);
        assert_eq!(Delay::Tomorrow.until(midnight - MINUTE, 60), midnight + 29 * MINUTE);
        assert_eq!(Delay::Tomorrow.until(midnight - 5 * 60 * MINUTE, 60), midnight);
    }

    #[test]
    fn protection_waits_only_where_it_is_locked() {
        let mut limits = Limits::default();
        let off = Command::Setting(settings::Change::Site(crate::core::post::Site::Tiktok, false));
        assert_eq!(limits.ask(off.clone(), Leaning::Loosens, NOW, 0), Outcome::Due(off.clone()));
        ask(&mut limits, Change::Lock(true));
        assert_eq!(limits.ask(off.clone(), Leaning::Loosens, NOW, 0), Outcome::Waits(NOW + HALF_AN_HOUR));
        assert_eq!(limits.ripen(NOW + HALF_AN_HOUR), [off]);
        let safer = Command::Setting(settings::Change::Comments(true));
        let leaning = leaning::of_setting(&settings::Change::Comments(true), &Settings::default());
        assert_eq!(limits.ask(safer.clone(), leaning, NOW, 0), Outcome::Due(safer));
    }

    #[test]
    fn a_pin_is_asked_for_and_can_be_given_up_in_a_day() {
        let mut limits = Limits { session: Some(10), ..Limits::default() };
        limits.pin = Some(Pin::new("aa".to_owned(), "right".to_owned()));
        let ask = |limits: &mut Limits, change: Change, now| {
            let leaning = leaning::of_limit(&change, limits);
            limits.ask(Command::Limit(change), leaning, now, 0)
        };
        assert_eq!(ask(&mut limits, Change::Session(None), NOW), Outcome::NeedsPin);
        assert_eq!(ask(&mut limits, Change::Session(Some(5)), NOW), Outcome::Done);
        assert_eq!(ask(&mut limits, Change::Unpin, NOW), Outcome::Waits(NOW + DAY));
        assert!(limits.pin.as_mut().unwrap().try_hash("right", NOW));
        assert_eq!(ask(&mut limits, Change::Session(None), NOW), Outcome::Done);
        assert_eq!((limits.session, limits.pin.is_some()), (None, true));
        limits.ripen(NOW + DAY);
        assert_eq!(limits.pin, None);
    }

    #[test]
    fn unlocking_waits_as_well() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Lock(true));
        ask(&mut limits, Change::Lock(false));
        assert!(limits.locked);
        limits.ripen(NOW + HALF_AN_HOUR);
        assert!(!limits.locked);
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
        ask(&mut limits, Change::Bedtime(Some(Bedtime { from: 1350, to: 420, wind: 30, careful: true })));
        ask(&mut limits, Change::Breaks(Some(Breaks { minutes: 20, posts: 0, length: 5 })));
        ask(&mut limits, Change::Breaks(None));
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
