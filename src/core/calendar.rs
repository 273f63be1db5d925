//! Local days as a person reads them, in English.

use super::time::Day;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The day of the week: `Mon`.
pub fn weekday(day: Day) -> &'static str {
    // 1 January 1970 was a Thursday.
    WEEKDAYS[(day.0.rem_euclid(7) as usize + 3) % 7]
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
    fn a_week_later_is_the_same_weekday() {
        for day in -1_000..1_000 {
            assert_eq!(weekday(Day(day)), weekday(Day(day + 7)));
        }
    }
}
