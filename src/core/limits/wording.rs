//! What a person reads of limits and of commands that wait.

use super::waiting::Command;
use super::week::Closed;
use super::{Bedtime, Breaks, Change, Delay};
use crate::core::creator::{Mark, Treat};
use crate::core::settings::Change as Set;

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A minute of the day by the clock, as a form has it: `07:30`.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// The minute of the day that a form says: `07:30` is 450. `None` where it says none.
pub fn minute(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Which weekdays: `every day`, `Monday to Friday`, `Monday, Saturday`.
pub fn days(days: u8) -> String {
    match days & Closed::EVERY_DAY {
        Closed::EVERY_DAY => "every day".to_owned(),
        0b001_1111 => "Monday to Friday".to_owned(),
        0b110_0000 => "Saturday and Sunday".to_owned(),
        days => {
            let named = WEEKDAYS.iter().enumerate().filter(|(day, _)| days & (1 << day) != 0);
            named.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
        }
    }
}

impl Closed {
    /// When.
    pub fn words(self) -> String {
        format!("{}, {} to {}", days(self.days), clock(self.from), clock(self.to))
    }
}

impl Delay {
    /// Its name in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::HalfHour => "half_hour",
            Self::Tomorrow => "tomorrow",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::HalfHour => "After 30 minutes",
            Self::Tomorrow => "Tomorrow",
        }
    }

    /// What the choice does, as one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::HalfHour => "Long enough for most moods to pass.",
            Self::Tomorrow => "Never sooner than half an hour.",
        }
    }
}

fn number(number: Option<u16>, unit: &str) -> String {
    number.map_or_else(|| format!("no limit on {unit}"), |number| format!("{number} {unit}"))
}

impl Command {
    /// What it wants, without a capital: it follows the time at which it takes hold.
    pub fn words(&self) -> String {
        match self {
            Self::Limit(change) => change.words(),
            Self::Setting(change) => setting(change),
            Self::Mark(Mark::Treat(name, treat)) => match treat {
                Some(Treat::Show) => format!("always show @{name}"),
                Some(Treat::Veil) => format!("always cover @{name}"),
                None => format!("treat @{name} like everybody"),
            },
            Self::Mark(_) => "a mark on a creator".to_owned(),
        }
    }
}

impl Change {
    /// What it wants, without a capital.
    pub fn words(&self) -> String {
        match self {
            Self::Daily(None, minutes) => number(*minutes, "minutes a day"),
            Self::Daily(Some(day), minutes) => {
                let day = WEEKDAYS.get(usize::from(*day)).copied().unwrap_or_default();
                format!("{} on {day}", number(*minutes, "minutes"))
            }
            Self::Session(minutes) => number(*minutes, "minutes at a sitting"),
            Self::Posts(posts) => number(*posts, "posts a day"),
            Self::Breaks(None) => "no breaks".to_owned(),
            Self::Breaks(Some(Breaks { minutes, posts, length })) => {
                let after = match (minutes, posts) {
                    (0, posts) => format!("{posts} posts"),
                    (minutes, 0) => format!("{minutes} minutes"),
                    (minutes, posts) => format!("{minutes} minutes or {posts} posts"),
                };
                format!("a break of {length} minutes after {after}")
            }
            Self::Closed(closed) if closed.is_empty() => "no closed times".to_owned(),
            Self::Closed(closed) => {
                let all: Vec<_> = closed.iter().map(|closed| closed.words()).collect();
                format!("closed {}", all.join("; "))
            }
            Self::Bedtime(None) => "no bedtime".to_owned(),
            Self::Bedtime(Some(Bedtime { from, to, .. })) => {
                format!("bedtime from {} to {}", clock(*from), clock(*to))
            }
            Self::More(more) => format!("five more minutes {more} times a day"),
            Self::Words(_) => "your own words".to_owned(),
            Self::Ideas(_) => "your ideas".to_owned(),
            Self::Clock(on) => if *on { "a clock on the page" } else { "no clock on the page" }.to_owned(),
            Self::Delay(delay) => format!("loosening takes hold {}", delay.label().to_lowercase()),
            Self::Lock(true) => "protection locked".to_owned(),
            Self::Lock(false) => "protection unlocked".to_owned(),
            Self::Unpin => "no PIN".to_owned(),
            Self::Withdraw(_) => "something taken back".to_owned(),
        }
    }
}

fn setting(change: &Set) -> String {
    match change {
        Set::Sensitivity(category, wanted) => {
            format!("{}: {}", category.label(), wanted.label().to_lowercase())
        }
        Set::Action(category, wanted) => format!("{}: {}", category.label(), wanted.label().to_lowercase()),
        Set::Site(_, on) => if *on { "on for TikTok" } else { "off for TikTok" }.to_owned(),
        Set::Pause(_) => "a pause".to_owned(),
        Set::Comments(_) => "comments are no longer screened".to_owned(),
        Set::Rule(rule) => format!("\u{201C}{}\u{201D}: {}", rule.phrase, rule.lean.label().to_lowercase()),
        Set::Forget(phrase) => format!("\u{201C}{phrase}\u{201D} taken back"),
        Set::Veil(_)
        | Set::Badge(_)
        | Set::Correct(..)
        | Set::Country(_)
        | Set::Counts(_)
        | Set::Leaves(_) => "a setting".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_a_form_come_back() {
        for at in [0, 450, 1439] {
            assert_eq!(minute(&clock(at)), Some(at));
        }
        for broken in ["", "7", "24:00", "07:60", "07:é", "-1:00"] {
            assert_eq!(minute(broken), None, "{broken}");
        }
        assert_eq!(minute("07:30:15"), Some(450));
    }

    #[test]
    fn commands_say_what_they_want() {
        let breaks = Breaks { minutes: 20, posts: 0, length: 5 };
        for (change, words) in [
            (Change::Daily(None, Some(45)), "45 minutes a day"),
            (Change::Daily(Some(6), None), "no limit on minutes on Sunday"),
            (Change::Breaks(Some(breaks)), "a break of 5 minutes after 20 minutes"),
            (
                Change::Closed(vec![Closed { days: 0b1_1111, from: 540, to: 1020 }]),
                "closed Monday to Friday, 09:00 to 17:00",
            ),
        ] {
            assert_eq!(change.words(), words);
        }
        assert_eq!(days(0b10_0001), "Monday, Saturday");
    }
}
