//! Instants and local days. There is no clock here: callers pass what theirs says.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 UTC, or a length of time in milliseconds.
pub type Millis = u64;

/// One minute, in milliseconds.
pub const MINUTE: Millis = 60_000;

/// One hour, in milliseconds.
pub const HOUR: Millis = 60 * MINUTE;

/// One day, in milliseconds.
pub const DAY: Millis = 86_400_000;

/// A calendar day in the person's own time zone, counted from 1970-01-01. Serialised as `"2026-11-23"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub i32);

impl Day {
    /// The local day of an instant, where local time is `offset` minutes ahead of UTC.
    pub fn of(instant: Millis, offset: i32) -> Self {
        let local = i64::try_from(instant).unwrap_or(i64::MAX).saturating_add(i64::from(offset) * 60_000);
        let day = local.div_euclid(DAY as i64);
        Self(i32::try_from(day).unwrap_or(i32::MAX))
    }

    /// The instant at which this day begins, where local time is `offset` minutes ahead of UTC.
    pub fn start(self, offset: i32) -> Millis {
        let local = i64::from(self.0) * DAY as i64 - i64::from(offset) * 60_000;
        u64::try_from(local).unwrap_or(0)
    }

    /// The day `days` later, or earlier where negative.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The day of the week, Monday is 0.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.0.rem_euclid(7) as u8 + 3) % 7
    }

    /// Year, month (1 to 12) and day of the month (1 to 31) in the proleptic Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub fn civil(self) -> (i32, u8, u8) {
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        (year as i32, month as u8, day as u8)
    }

    /// The day with this date, the inverse of [`Day::civil`]. `None` where there is no such date.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let mp = i64::from(if month > 2 { month.checked_sub(3)? } else { month.checked_add(9)? });
        let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        let found = Self(i32::try_from(era * 146_097 + doe - 719_468).ok()?);
        (found.civil() == (year, month, day)).then_some(found)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        let (year, month, day) = day.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let date = next().zip(next()).zip(next());
        date.and_then(|((year, month), day)| {
            Self::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        })
        .ok_or_else(|| format!("not a date of the form 2026-11-23: {text:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_dates() {
        for (day, text) in [(0, "1970-01-01"), (20_780, "2026-11-23"), (19_782, "2024-02-29")] {
            assert_eq!(String::from(Day(day)), text);
            assert_eq!(Day::try_from(text.to_owned()), Ok(Day(day)));
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["", "2026", "2026-13-01", "2025-02-29", "2026-00-10", "+2026-01-01", "a-b-c", "2026-1-1-1"]
        {
            assert!(Day::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in 0..146_097 {
            let (y, m, d) = Day(day).civil();
            assert_eq!(Day::from_civil(y, m, d), Some(Day(day)));
        }
    }

    #[test]
    fn a_day_is_local() {
        let half_past_eleven_at_night_utc = Day(20_780).start(0) + 23 * 3_600_000 + 1_800_000;
        assert_eq!(Day::of(half_past_eleven_at_night_utc, 0), Day(20_780));
        assert_eq!(Day::of(half_past_eleven_at_night_utc, 60), Day(20_781));
        assert_eq!(Day::of(half_past_eleven_at_night_utc, -480), Day(20_780));
        assert_eq!(Day(20_781).start(60), half_past_eleven_at_night_utc - 1_800_000);
    }
}
