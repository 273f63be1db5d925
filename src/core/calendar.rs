//! Local days as a person reads them, in English.

use super::time::{Day, MINUTE, Millis};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The day of the week: `Mon`.
pub fn weekday(day: Day) -> &'static str {
    WEEKDAYS[usize::from(day.weekday())]
}

/// The day of the month.
pub fn day_of_month(day: Day) -> u8 {
    day.civil().2
}

/// The whole of it, without the year: `Mon 23 Nov`.
pub fn short(day: Day) -> String {
    let (_, month, date) = day.civil();
    format!("{} {date} {}", weekday(day), MONTHS[usize::from(month) - 1])
}

/// An instant by the person's clock: `07:30`, and `Tue 07:30` where it is not on the day of `now`.
pub fn at(instant: Millis, now: Millis, offset: i32) -> String {
    let day = Day::of(instant, offset);
    let minutes = instant.saturating_sub(day.start(offset)) / MINUTE;
    let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if day == Day::of(now, offset) { clock } else { format!("{} {clock}", weekday(day)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_days() {
        assert_eq!(short(Day(0)), "Thu 1 Jan");
        assert_eq!(short(Day(-1)), "Wed 31 Dec");
        assert_eq!(short(Day(20_780)), "Mon 23 Nov");
        assert_eq!(day_of_month(Day(20_780)), 23);
    }

    #[test]
    fn says_when_by_the_clock() {
        let monday = Day(20_780).start(60);
        assert_eq!(at(monday + 450 * 60_000, monday, 60), "07:30");
        assert_eq!(at(monday + 1_890 * 60_000, monday, 60), "Tue 07:30");
    }

    #[test]
    fn a_week_later_is_the_same_weekday() {
        for day in -1_000..1_000 {
            assert_eq!(weekday(Day(day)), weekday(Day(day + 7)));
        }
    }
}
