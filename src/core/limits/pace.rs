//! How far today, this sitting and the stretch since the last break have come: what limits are held against.
//!
//! Kept apart from the ledger, so that erasing what was counted gives no time back.

use serde::{Deserialize, Serialize};

use super::Limits;
use super::leaning::{Leaning, Shift};
use crate::core::ledger::Interval;
use crate::core::time::{DAY, Day, MINUTE, Millis};

/// So long without watching ends a sitting.
pub const SITTING: Millis = 30 * MINUTE;

/// How long "five more minutes" are.
pub const MORE: Millis = 5 * MINUTE;

/// How long a break lasts that a person takes without having set any.
const REST: u16 = 5;

/// How long another time zone has to last until it is followed.
const SETTLED: Millis = 30 * MINUTE;

/// Watching and posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stretch {
    /// Time watched.
    pub watched: Millis,
    /// Posts seen.
    pub posts: u32,
}

impl Stretch {
    fn add(&mut self, watched: Millis, posts: u32) {
        self.watched = self.watched.saturating_add(watched);
        self.posts = self.posts.saturating_add(posts);
    }
}

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pace {
    day: Option<Day>,
    /// Today.
    pub today: Stretch,
    /// This sitting.
    pub sitting: Stretch,
    /// Since the last break.
    pub since_break: Stretch,
    /// When watching was last counted.
    pub last: Millis,
    /// Until when a person rests who asked for it.
    pub rest_until: Millis,
    /// From when until when there are five more minutes.
    more: (Millis, Millis),
    /// How often they were had today.
    pub used: u8,
    /// The latest instant that the clock has shown.
    latest: Millis,
    /// The time zone that is followed, and another one with the instant since when it is there.
    zone: Option<i32>,
    other_zone: Option<(i32, Millis)>,
}

impl Pace {
    /// The instant and the zone to go by, where the clock shows `wall` and `offset`. A clock that is set back by less
    /// than a day stands until it has caught up, and another zone is followed once it has lasted.
    pub fn clock(&mut self, wall: Millis, offset: i32) -> (Millis, i32) {
        let waits = |shift: Shift| shift.leaning() == Leaning::Loosens;
        let is_held = waits(Shift::Back) && self.latest.saturating_sub(wall) < DAY;
        let now = if is_held { wall.max(self.latest) } else { wall };
        self.latest = now;
        let zone = *self.zone.get_or_insert(offset);
        if zone == offset || !waits(Shift::Zone) {
            self.zone = Some(offset);
            self.other_zone = None;
            return (now, offset);
        }
        let since = match self.other_zone {
            Some((other, since)) if other == offset && since <= now => since,
            _ => now,
        };
        if now - since >= SETTLED {
            (self.zone, self.other_zone) = (Some(offset), None);
            return (now, offset);
        }
        self.other_zone = Some((offset, since));
        (now, zone)
    }

    /// Begins the day that it is. A day that comes again by another zone is not begun anew.
    pub fn turn(&mut self, now: Millis, offset: i32) {
        let day = Day::of(now, offset);
        let is_far_ahead = self.day.is_some_and(|known| known > day.plus(1));
        if self.day.is_none_or(|known| day > known) || is_far_ahead {
            self.day = Some(day);
            self.today = Stretch::default();
            self.used = 0;
        }
    }

    /// Counts what was watched and not counted before, oldest first.
    pub fn note(&mut self, watched: &[Interval], posts: u32, limits: &Limits, now: Millis, offset: i32) {
        self.turn(now, offset);
        let midnight = self.day.map_or(0, |day| day.start(offset));
        let rest = Millis::from(limits.breaks.map_or(REST, |breaks| breaks.length)) * MINUTE;
        for &Interval { from, to } in watched {
            let away = from.saturating_sub(self.last);
            if away >= SITTING {
                self.sitting = Stretch::default();
            }
            if away >= rest {
                self.since_break = Stretch::default();
            }
            let length = to.saturating_sub(from);
            self.today.add(to.saturating_sub(from.max(midnight)), 0);
            self.sitting.add(length, 0);
            self.since_break.add(length, 0);
            // A clock that runs ahead must not keep anybody from ever resting.
            self.last = self.last.min(now).max(to);
        }
        for stretch in [&mut self.today, &mut self.sitting, &mut self.since_break] {
            stretch.add(0, posts);
        }
    }

    /// Gives five more minutes, as often as the person allowed themselves. Says whether it did.
    pub fn give_more(&mut self, limits: &Limits, now: Millis) -> bool {
        let may = self.used < limits.more;
        if may {
            self.used += 1;
            self.more = (now, now.saturating_add(MORE));
            self.rest_until = 0;
        }
        may
    }

    /// Whether five more minutes run, and until when.
    pub fn more_until(&self, now: Millis) -> Option<Millis> {
        (self.more.0..self.more.1).contains(&now).then_some(self.more.1)
    }

    /// Rests, by the person's wish.
    pub fn rest(&mut self, limits: &Limits, now: Millis) {
        let length = Millis::from(limits.breaks.map_or(REST, |breaks| breaks.length)) * MINUTE;
        self.rest_until = now.saturating_add(length);
        self.more = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::limits::Breaks;

    const NOON: Millis = 20_780 * DAY + 12 * 3_600_000;

    fn watch(pace: &mut Pace, from: Millis, length: Millis) {
        let to = from + length;
        let limits =
            Limits { breaks: Some(Breaks { minutes: 20, posts: 0, length: 5 }), ..Limits::default() };
        pace.note(&[Interval { from, to }], 1, &limits, to, 0);
    }

    #[test]
    fn a_sitting_ends_after_half_an_hour_and_a_break_after_its_length() {
        let mut pace = Pace::default();
        watch(&mut pace, NOON, 10 * MINUTE);
        watch(&mut pace, NOON + 14 * MINUTE, MINUTE);
        assert_eq!(pace.since_break.watched, 11 * MINUTE);
        watch(&mut pace, NOON + 20 * MINUTE, MINUTE);
        assert_eq!((pace.since_break.watched, pace.sitting.watched), (MINUTE, 12 * MINUTE));
        watch(&mut pace, NOON + 51 * MINUTE, MINUTE);
        assert_eq!((pace.sitting.watched, pace.today.watched), (MINUTE, 13 * MINUTE));
        assert_eq!(pace.today.posts, 4);
    }

    #[test]
    fn midnight_begins_today_anew() {
        let mut pace = Pace::default();
        let midnight = 20_781 * DAY;
        watch(&mut pace, midnight - 10 * MINUTE, 9 * MINUTE);
        watch(&mut pace, midnight - MINUTE, 3 * MINUTE);
        assert_eq!((pace.today.watched, pace.sitting.watched), (2 * MINUTE, 12 * MINUTE));
    }

    #[test]
    fn a_clock_set_back_gives_nothing_back() {
        let mut pace = Pace::default();
        assert_eq!(pace.clock(NOON, 0), (NOON, 0));
        assert_eq!(pace.clock(NOON - 3_600_000, 0), (NOON, 0));
        assert_eq!(pace.clock(NOON + 1, 0), (NOON + 1, 0));
        // One that ran days ahead was wrong, and is right now.
        assert_eq!(pace.clock(NOON - 3 * DAY, 0), (NOON - 3 * DAY, 0));
    }

    #[test]
    fn another_zone_is_followed_once_it_has_lasted() {
        let mut pace = Pace::default();
        pace.clock(NOON, 60);
        assert_eq!(pace.clock(NOON + 1, 600), (NOON + 1, 60));
        assert_eq!(pace.clock(NOON + 20 * MINUTE, 60), (NOON + 20 * MINUTE, 60));
        pace.clock(NOON + 21 * MINUTE, 600);
        assert_eq!(pace.clock(NOON + 50 * MINUTE, 600).1, 60);
        assert_eq!(pace.clock(NOON + 51 * MINUTE, 600).1, 600);
    }

    #[test]
    fn a_day_that_comes_again_is_not_begun_anew() {
        let mut pace = Pace::default();
        watch(&mut pace, NOON, MINUTE);
        pace.turn(NOON - DAY, 0);
        assert_eq!(pace.today.watched, MINUTE);
        pace.turn(NOON + DAY, 0);
        assert_eq!(pace.today.watched, 0);
    }

    #[test]
    fn five_more_minutes_as_often_as_allowed() {
        let (mut pace, limits) = (Pace::default(), Limits { more: 1, ..Limits::default() });
        assert!(pace.give_more(&limits, NOON));
        assert_eq!(pace.more_until(NOON + MORE - 1), Some(NOON + MORE));
        assert_eq!(pace.more_until(NOON + MORE), None);
        assert_eq!(pace.more_until(NOON - 1), None);
        assert!(!pace.give_more(&limits, NOON + MORE));
    }
}
