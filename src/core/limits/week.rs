//! A week by its minutes: when the feed is closed.

use serde::{Deserialize, Serialize};

use crate::core::time::{DAY, Day, MINUTE, Millis};

const OF_A_DAY: usize = 1440;
const OF_A_WEEK: usize = 7 * OF_A_DAY;

/// A stretch of some weekdays in which the feed is closed. One that ends before it begins goes on past midnight; one
/// that ends as it begins lasts a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The weekdays on which it begins: the lowest bit is Monday.
    pub days: u8,
    /// Minute of the day, 0 to 1439.
    pub from: u16,
    /// Minute of the day, 0 to 1439.
    pub to: u16,
}

impl Closed {
    /// On every weekday.
    pub const EVERY_DAY: u8 = 0x7F;

    /// With every number in its range.
    #[must_use]
    pub const fn cut(self) -> Self {
        Self { days: self.days & Self::EVERY_DAY, from: self.from % 1440, to: self.to % 1440 }
    }

    fn length(self) -> usize {
        let (from, to) = (usize::from(self.from), usize::from(self.to));
        if to > from { to - from } else { OF_A_DAY - from + to }
    }
}

/// The minutes of a week, Monday's first, and whether the feed is closed in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week(Vec<bool>);

impl Week {
    /// A week in which all of these are closed.
    pub fn of(closed: impl IntoIterator<Item = Closed>) -> Self {
        let mut minutes = vec![false; OF_A_WEEK];
        for closed in closed {
            let closed = closed.cut();
            for day in (0..7).filter(|day| closed.days & (1 << day) != 0) {
                let from = day * OF_A_DAY + usize::from(closed.from);
                for minute in from..from + closed.length() {
                    minutes[minute % OF_A_WEEK] = true;
                }
            }
        }
        Self(minutes)
    }

    /// Whether every minute that `other` closes is closed here, too.
    pub fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(here, there)| *here || !there)
    }

    /// Whether the feed is closed at an instant, and when that next changes, at most a week ahead; `None` where it
    /// never does.
    pub fn at(&self, now: Millis, offset: i32) -> (bool, Option<Millis>) {
        let local = now.saturating_add_signed(i64::from(offset) * MINUTE as i64);
        let day = usize::from(Day::of(now, offset).weekday());
        let minute = day * OF_A_DAY + (local % DAY / MINUTE) as usize;
        let is_closed = self.0[minute % OF_A_WEEK];
        let other = (1..OF_A_WEEK).find(|later| self.0[(minute + later) % OF_A_WEEK] != is_closed);
        (is_closed, other.map(|later| (now - local % MINUTE).saturating_add(later as Millis * MINUTE)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::HOUR;

    /// Monday, 23 November 2026, in UTC.
    const MONDAY: Millis = 20_780 * DAY;

    #[test]
    fn a_night_goes_over_midnight_and_over_the_week() {
        // Sunday's night ends on Monday morning.
        let week = Week::of([Closed { days: 1 << 6, from: 22 * 60, to: 7 * 60 }]);
        assert_eq!(week.at(MONDAY, 0), (true, Some(MONDAY + 7 * HOUR)));
        assert_eq!(week.at(MONDAY + 7 * HOUR, 0), (false, Some(MONDAY + 6 * DAY + 22 * HOUR)));
        assert!(week.at(MONDAY + 7 * HOUR - 1, 0).0);
    }

    #[test]
    fn is_local() {
        let week = Week::of([Closed { days: Closed::EVERY_DAY, from: 60, to: 120 }]);
        assert_eq!(week.at(MONDAY, 60), (true, Some(MONDAY + HOUR)));
        assert_eq!(week.at(MONDAY, -330), (false, Some(MONDAY + HOUR + 330 * MINUTE)));
    }

    #[test]
    fn always_and_never_have_no_end() {
        assert_eq!(Week::of([]).at(MONDAY, 0), (false, None));
        let always = Week::of([Closed { days: Closed::EVERY_DAY, from: 5, to: 5 }]);
        assert_eq!(always.at(MONDAY + 1, 0), (true, None));
    }

    #[test]
    fn hostile_numbers_stay_within_a_week() {
        let week = Week::of([Closed { days: 255, from: u16::MAX, to: u16::MAX - 1 }]);
        week.at(Millis::MAX, i32::MAX);
        week.at(0, i32::MIN);
    }

    #[test]
    fn covers_what_is_closed_as_well() {
        let day = Week::of([Closed { days: 1, from: 480, to: 1080 }]);
        let morning = Week::of([Closed { days: 1, from: 480, to: 720 }]);
        assert!(day.covers(&morning) && !morning.covers(&day) && day.covers(&day));
    }
}
