//! Several days of the ledger taken together. Describes, never judges.

use super::duration::in_words;
use super::ledger::tally::Tally;
use super::quantity::{counted, number};
use super::time::{Day, Millis};

/// The sum of some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many days were looked at.
    pub days: u64,
    /// On how many of them something was watched or seen.
    pub days_used: u64,
    /// Time watched.
    pub watched: Millis,
    /// Posts seen.
    pub seen: u64,
    /// Posts covered.
    pub veiled: u64,
    /// Posts revealed.
    pub revealed: u64,
}

impl Summary {
    /// Adds up `days`.
    pub fn of(days: &[(Day, Tally)]) -> Self {
        days.iter().fold(Self::default(), |sum, (_, tally)| Self {
            days: sum.days + 1,
            days_used: sum.days_used + u64::from(*tally != Tally::default()),
            watched: sum.watched.saturating_add(tally.watched),
            seen: sum.seen + u64::from(tally.seen),
            veiled: sum.veiled + u64::from(tally.veiled),
            revealed: sum.revealed + u64::from(tally.revealed),
        })
    }

    /// One plain sentence or two.
    pub fn sentence(&self) -> String {
        if self.days_used == 0 {
            return format!("Nothing has been counted in the last {} days.", self.days);
        }
        format!(
            "{} on {} of the last {} days. {} seen, {} covered, {} revealed.",
            capitalised(&in_words(self.watched)),
            self.days_used,
            self.days,
            capitalised(&counted(self.seen, "post", "posts")),
            number(self.veiled),
            number(self.revealed),
        )
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_and_says_so() {
        let busy = Tally { watched: 40 * 60_000, seen: 1_200, veiled: 9, revealed: 1, ..Tally::default() };
        let days = [(Day(1), busy), (Day(2), Tally::default()), (Day(3), busy)];
        assert_eq!(
            Summary::of(&days).sentence(),
            "1 h 20 min on 2 of the last 3 days. 2,400 posts seen, 18 covered, 2 revealed."
        );
    }

    #[test]
    fn says_when_there_is_nothing() {
        let days = [(Day(1), Tally::default())];
        assert_eq!(Summary::of(&days).sentence(), "Nothing has been counted in the last 1 days.");
    }

    #[test]
    fn time_without_posts_still_counts_as_a_day() {
        let days = [(Day(1), Tally { watched: 1_000, ..Tally::default() }), (Day(2), Tally::default())];
        assert_eq!(
            Summary::of(&days).sentence(),
            "Under 1 min on 1 of the last 2 days. No posts seen, 0 covered, 0 revealed."
        );
    }
}
