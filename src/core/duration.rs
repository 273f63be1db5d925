//! Lengths of time as a person reads them.
//!
//! Rounds down: a minute that has not passed is not claimed.

use super::time::{MINUTE, Millis};

const SECOND: Millis = 1_000;

/// Hours and minutes: `0 min`, `under 1 min`, `27 min`, `1 h 5 min`, `2 h`.
pub fn in_words(length: Millis) -> String {
    let minutes = length / MINUTE;
    match (minutes / 60, minutes % 60) {
        (0, 0) if length < SECOND => "0 min".to_owned(),
        (0, 0) => "under 1 min".to_owned(),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// What is left, to the second: `9:41`, `1:00:00`. Rounds up, so that it reads zero only when nothing is left.
pub fn countdown(left: Millis) -> String {
    let seconds = left.div_ceil(SECOND);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hours_and_minutes() {
        for (length, words) in [
            (0, "0 min"),
            (999, "0 min"),
            (1_000, "under 1 min"),
            (MINUTE - 1, "under 1 min"),
            (MINUTE, "1 min"),
            (59 * MINUTE, "59 min"),
            (60 * MINUTE, "1 h"),
            (65 * MINUTE + 59_999, "1 h 5 min"),
            (24 * 60 * MINUTE, "24 h"),
        ] {
            assert_eq!(in_words(length), words, "{length}");
        }
    }

    #[test]
    fn counts_down_to_zero() {
        for (left, text) in
            [(0, "0:00"), (1, "0:01"), (9_001, "0:10"), (10 * MINUTE, "10:00"), (60 * MINUTE, "1:00:00")]
        {
            assert_eq!(countdown(left), text, "{left}");
        }
    }
}
