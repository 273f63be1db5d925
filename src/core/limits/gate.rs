//! Whether the feed is open now: what the limits say to how far it has come. The background works it out and stores
//! it; tabs only read it.

use serde::{Deserialize, Serialize};

use super::Limits;
use super::pace::{Pace, SITTING};
use super::week::Week;
use crate::core::stored::{Value, flag, items, named, number, text};
use crate::core::time::{Day, HOUR, MINUTE, Millis};

/// So long before it closes, the page says so.
const SOON: Millis = 5 * MINUTE;

/// It is worked out anew at least this often while there is anything to wait for: daylight saving moves the hours.
const ANEW: Millis = HOUR;

/// What keeps the feed closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Nothing.
    #[default]
    None,
    /// It is bedtime.
    Bedtime,
    /// The schedule.
    Schedule,
    /// Today's minutes are over.
    Day,
    /// Today's posts are over.
    Posts,
    /// This sitting is over.
    Session,
    /// It is time for a break.
    Break,
    /// The person wanted a rest.
    Rest,
}

impl Hold {
    /// Every one, the first to be named first.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Bedtime,
        Self::Schedule,
        Self::Day,
        Self::Posts,
        Self::Session,
        Self::Break,
        Self::Rest,
    ];

    /// Its name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bedtime => "bedtime",
            Self::Schedule => "schedule",
            Self::Day => "day",
            Self::Posts => "posts",
            Self::Session => "session",
            Self::Break => "break",
            Self::Rest => "rest",
        }
    }

    /// What the page says where the feed is closed: a statement, no reproach.
    pub const fn title(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Bedtime => "Time for the night",
            Self::Schedule => "The feed is closed for now",
            Self::Day => "That was today\u{2019}s time",
            Self::Posts => "Those were today\u{2019}s posts",
            Self::Session => "That was this sitting",
            Self::Break => "Time for a break",
            Self::Rest => "A little rest",
        }
    }
}

/// How the feed stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gate {
    /// What keeps it closed.
    pub held: Hold,
    /// When it opens by itself, 0 where that is not known.
    pub opens: Millis,
    /// When it closes by the schedule, 0 where it does not.
    pub closes: Millis,
    /// How much can be watched until it closes; 0 where that is not limited.
    pub left: Millis,
    /// Whether it closes soon.
    pub soon: bool,
    /// Watched today.
    pub today: Millis,
    /// Seen today.
    pub posts: Millis,
    /// How often there are five more minutes today.
    pub more: Millis,
    /// Whether more is covered than usual, because the day winds down.
    pub careful: bool,
    /// Whether today's time stands in a corner.
    pub clock: bool,
    /// What the person tells themselves.
    pub words: String,
    /// What else there is to do.
    pub ideas: Vec<String>,
}

impl Gate {
    /// How it stands at `now`. `pace` has turned to the day that it is.
    pub fn of(limits: &Limits, pace: &Pace, now: Millis, offset: i32) -> Self {
        if !limits.has_any() && pace.rest_until <= now {
            return Self::default();
        }
        let mut gate = Self {
            clock: limits.clock,
            more: limits.more.saturating_sub(pace.used).into(),
            words: limits.words.clone(),
            ideas: limits.ideas.clone(),
            today: pace.today.watched,
            posts: pace.today.posts.into(),
            ..Self::default()
        };
        let day = Day::of(now, offset);
        let midnight = day.plus(1).start(offset);
        let minutes = |minutes: u16| Millis::from(minutes) * MINUTE;
        let bedtime = Week::of(limits.bedtime.map(super::Bedtime::closed)).at(now, offset);
        let week = limits.week();
        let (is_closed, turns) = week.at(now, offset);
        let mut holds = Vec::new();
        if is_closed {
            holds.push((if bedtime.0 { Hold::Bedtime } else { Hold::Schedule }, turns.unwrap_or(0)));
        }
        // What is left, where there is a limit.
        let mut limit = |hold, most: Option<Millis>, come: Millis, opens| {
            let left = most?.saturating_sub(come);
            if left == 0 {
                holds.push((hold, opens));
            }
            Some(left)
        };
        let daily = limits.daily[usize::from(day.weekday())];
        let mut times = vec![limit(Hold::Day, daily.map(minutes), pace.today.watched, midnight)];
        limit(Hold::Posts, limits.posts.map(Millis::from), pace.today.posts.into(), midnight);
        let sitting_ends = pace.last.saturating_add(SITTING);
        if now < sitting_ends {
            times.push(limit(Hold::Session, limits.session.map(minutes), pace.sitting.watched, sitting_ends));
        }
        if let Some(breaks) = limits.breaks {
            let over = pace.last.saturating_add(minutes(breaks.length));
            let set = |number: u16| (number > 0).then_some(number);
            if now < over {
                let since = pace.since_break;
                times.push(limit(Hold::Break, set(breaks.minutes).map(minutes), since.watched, over));
                limit(Hold::Break, set(breaks.posts).map(Millis::from), since.posts.into(), over);
            }
        }
        let left = times.into_iter().flatten().filter(|left| *left > 0).min();
        if now < pace.rest_until {
            holds.push((Hold::Rest, pace.rest_until));
        }
        gate.closes = if is_closed { 0 } else { turns.unwrap_or(0) };
        gate.left = left.unwrap_or(0);
        match pace.more_until(now) {
            Some(until) => {
                gate.soon = true;
                gate.left = 0;
                if !holds.is_empty() {
                    gate.closes = until;
                }
            }
            None => {
                gate.held = holds.first().map_or(Hold::None, |(hold, _)| *hold);
                // It opens when all of them do.
                gate.opens = match holds.iter().any(|(_, opens)| *opens == 0) {
                    true => 0,
                    false => holds.iter().map(|(_, opens)| *opens).max().unwrap_or(0),
                };
            }
        }
        let winds = |wind: u16| bedtime.1.is_some_and(|begins| !bedtime.0 && begins - now <= minutes(wind));
        let is_winding = limits.bedtime.is_some_and(|bedtime| winds(bedtime.wind));
        gate.careful = is_winding && limits.bedtime.is_some_and(|bedtime| bedtime.careful);
        let is_near = |left: Millis| left > 0 && left <= SOON;
        gate.soon |= is_winding || is_near(gate.left) || is_near(gate.closes.saturating_sub(now));
        gate
    }

    /// When it has to be worked out anew, should nothing be watched until then.
    pub fn next(&self, limits: &Limits, pace: &Pace, now: Millis, offset: i32) -> Option<Millis> {
        if !limits.has_any() && limits.waiting.is_empty() && pace.rest_until <= now {
            return None;
        }
        let wind = limits.bedtime.map_or(0, |bedtime| Millis::from(bedtime.wind) * MINUTE).max(SOON);
        let instants = [
            self.opens,
            self.closes,
            self.closes.saturating_sub(wind),
            self.closes.saturating_sub(SOON),
            Day::of(now, offset).plus(1).start(offset),
            limits.next_due().unwrap_or(0),
            pace.more_until(now).unwrap_or(0),
            now.saturating_add(ANEW),
        ];
        instants.into_iter().filter(|instant| *instant > now).min()
    }

    /// Whether the feed is closed at `now`. Between two messages of the background a tab goes on by itself.
    pub fn is_closed(&self, now: Millis) -> bool {
        let is_held = self.held != Hold::None && (self.opens == 0 || now < self.opens);
        is_held || self.closes != 0 && now >= self.closes
    }

    /// When that changes by itself.
    pub fn turns(&self, now: Millis) -> Option<Millis> {
        [self.opens, self.closes].into_iter().filter(|instant| *instant > now).min()
    }

    /// What a stored value says, field by field.
    pub fn read<V: Value>(value: &V) -> Self {
        Self {
            held: named(value, "held", &Hold::ALL, Hold::id),
            opens: number(value, "opens"),
            closes: number(value, "closes"),
            left: number(value, "left"),
            soon: flag(value, "soon", false),
            today: number(value, "today"),
            posts: number(value, "posts"),
            more: number(value, "more"),
            careful: flag(value, "careful", false),
            clock: flag(value, "clock", false),
            words: text(value, "words"),
            ideas: items(value, "ideas").iter().filter_map(Value::text).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::week::Closed;
    use super::super::{Bedtime, Breaks};
    use super::*;
    use crate::core::ledger::Interval;
    use crate::core::time::DAY;

    /// Monday, 23 November 2026, noon in UTC.
    const NOON: Millis = 20_780 * DAY + 12 * 60 * MINUTE;

    fn watched(limits: &Limits, length: Millis, posts: u32) -> Pace {
        let mut pace = Pace::default();
        pace.note(&[Interval { from: NOON - length, to: NOON }], posts, limits, NOON, 0);
        pace
    }

    fn gate(limits: &Limits, length: Millis, posts: u32, now: Millis) -> Gate {
        let mut pace = watched(limits, length, posts);
        pace.turn(now, 0);
        Gate::of(limits, &pace, now, 0)
    }

    #[test]
    fn without_wishes_it_is_open_and_there_is_nothing_to_wait_for() {
        let limits = Limits::default();
        let gate = gate(&limits, 10 * MINUTE, 500, NOON);
        assert!(!gate.is_closed(NOON) && !gate.soon);
        assert_eq!(gate.next(&limits, &Pace::default(), NOON, 0), None);
    }

    #[test]
    fn the_day_is_over_until_midnight() {
        let mut daily = [None; 7];
        daily[0] = Some(30);
        let limits = Limits { daily, ..Limits::default() };
        let before = gate(&limits, 26 * MINUTE, 0, NOON);
        assert_eq!((before.held, before.left, before.soon), (Hold::None, 4 * MINUTE, true));
        let over = gate(&limits, 30 * MINUTE, 0, NOON);
        assert_eq!((over.held, over.opens), (Hold::Day, 20_781 * DAY));
        assert!(over.is_closed(20_781 * DAY - 1) && !over.is_closed(20_781 * DAY));
        assert_eq!(gate(&limits, 30 * MINUTE, 0, NOON + DAY).held, Hold::None);
    }

    #[test]
    fn sittings_breaks_and_posts() {
        let limits = Limits { session: Some(20), ..Limits::default() };
        let over = gate(&limits, 20 * MINUTE, 0, NOON + MINUTE);
        assert_eq!((over.held, over.opens), (Hold::Session, NOON + SITTING));
        assert_eq!(gate(&limits, 20 * MINUTE, 0, NOON + SITTING).held, Hold::None);
        let limits =
            Limits { breaks: Some(Breaks { minutes: 0, posts: 30, length: 4 }), ..Limits::default() };
        assert_eq!(gate(&limits, MINUTE, 29, NOON).held, Hold::None);
        let over = gate(&limits, MINUTE, 30, NOON);
        assert_eq!((over.held, over.opens), (Hold::Break, NOON + 4 * MINUTE));
        assert_eq!(gate(&limits, MINUTE, 30, NOON + 4 * MINUTE).held, Hold::None);
        let limits = Limits { posts: Some(100), ..Limits::default() };
        assert_eq!(gate(&limits, 0, 99, NOON).held, Hold::None);
        let limits = Limits { posts: Some(0), ..Limits::default() };
        assert_eq!(gate(&limits, 0, 0, NOON).held, Hold::Posts);
    }

    #[test]
    fn the_schedule_closes_by_itself_and_says_so_before() {
        let afternoon = Closed { days: 1, from: 13 * 60, to: 15 * 60 };
        let limits = Limits { closed: vec![afternoon], ..Limits::default() };
        let open = gate(&limits, 0, 0, NOON);
        let (begins, ends) = (NOON + 60 * MINUTE, NOON + 180 * MINUTE);
        assert_eq!((open.closes, open.soon), (begins, false));
        assert_eq!(open.next(&limits, &Pace::default(), NOON, 0), Some(begins - SOON));
        assert!(gate(&limits, 0, 0, begins - SOON).soon);
        assert!(!open.is_closed(begins - 1) && open.is_closed(begins));
        let closed = gate(&limits, 0, 0, begins);
        assert_eq!((closed.held, closed.opens), (Hold::Schedule, ends));
    }

    #[test]
    fn a_day_winds_down_before_it_ends() {
        let bedtime = Bedtime { from: 22 * 60, to: 7 * 60, wind: 45, careful: true };
        let limits = Limits { bedtime: Some(bedtime), ..Limits::default() };
        let ten = NOON + 600 * MINUTE;
        let at = |now| gate(&limits, 0, 0, now);
        assert!(!at(ten - 46 * MINUTE).careful);
        assert!(at(ten - 45 * MINUTE).careful && at(ten - 45 * MINUTE).soon);
        assert_eq!((at(ten).held, at(ten).careful), (Hold::Bedtime, false));
        assert_eq!(at(ten).opens, 20_781 * DAY + 420 * MINUTE);
    }

    #[test]
    fn it_opens_when_the_last_hold_does() {
        let night = Closed { days: 1, from: 11 * 60, to: 13 * 60 };
        let limits = Limits { daily: [Some(0); 7], closed: vec![night], ..Limits::default() };
        let gate = gate(&limits, 0, 0, NOON);
        assert_eq!((gate.held, gate.opens), (Hold::Schedule, 20_781 * DAY));
    }

    #[test]
    fn five_more_minutes_open_everything_and_end() {
        let limits = Limits { daily: [Some(0); 7], ..Limits::default() };
        let mut pace = watched(&limits, MINUTE, 3);
        assert!(pace.give_more(&limits, NOON));
        let gate = Gate::of(&limits, &pace, NOON, 0);
        assert!(!gate.is_closed(NOON + 299_999) && gate.is_closed(NOON + 300_000));
        assert_eq!((gate.more, gate.soon), (1, true));
        assert_eq!(Gate::of(&limits, &pace, NOON + 300_000, 0).held, Hold::Day);
    }

    #[test]
    fn a_rest_ends_by_itself() {
        let limits = Limits::default();
        let mut pace = Pace::default();
        pace.rest(&limits, NOON);
        let gate = Gate::of(&limits, &pace, NOON, 0);
        assert_eq!((gate.held, gate.opens), (Hold::Rest, NOON + 5 * MINUTE));
        assert_eq!(gate.next(&limits, &pace, NOON, 0), Some(NOON + 5 * MINUTE));
    }

    #[test]
    fn tabs_read_what_is_stored() {
        let gate = Gate {
            held: Hold::Break,
            opens: 5,
            ideas: vec!["tea".to_owned()],
            careful: true,
            ..Gate::default()
        };
        assert_eq!(Gate::read(&serde_json::to_value(&gate).unwrap()), gate);
        assert_eq!(Gate::read(&serde_json::json!({ "held": 3, "ideas": "x" })), Gate::default());
    }
}
