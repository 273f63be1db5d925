//! What is counted of a day: time by the hour, posts by what they were and by what became of them. Counts only.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::core::assessment::{Advice, Stance};
use crate::core::category::Category;
use crate::core::judgement::Judgement;
use crate::core::time::Millis;
use crate::core::verdict::Deed;

/// What a person does with a post or on the site, other than watching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Likes.
    Like,
    /// Writes or reads comments.
    Comment,
    /// Saves.
    Save,
    /// Follows.
    Follow,
    /// Searches.
    Search,
}

impl Act {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Like, Self::Comment, Self::Save, Self::Follow, Self::Search];
}

/// So many numbers, by place. Stored without the zeros at their end; what is missing is 0, what is too much is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers<const N: usize>([u32; N]);

impl<const N: usize> Default for Numbers<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Numbers<N> {
    /// The number at a place; 0 where there is no such place.
    pub fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }

    /// Adds to the number at a place.
    pub fn count(&mut self, place: usize, by: u32) {
        if let Some(number) = self.0.get_mut(place) {
            *number = number.saturating_add(by);
        }
    }

    /// All of them together.
    pub fn sum(&self) -> u32 {
        self.0.iter().fold(0, |sum, number| sum.saturating_add(*number))
    }

    fn add(&mut self, other: Self) {
        for (place, number) in other.0.into_iter().enumerate() {
            self.count(place, number);
        }
    }

    fn is_none(&self) -> bool {
        self.0 == [0; N]
    }
}

impl<const N: usize> Serialize for Numbers<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let length = self.0.iter().rposition(|number| *number > 0).map_or(0, |last| last + 1);
        serializer.collect_seq(&self.0[..length])
    }
}

impl<'de, const N: usize> Deserialize<'de> for Numbers<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut numbers = Self::default();
        for (place, number) in Vec::<u32>::deserialize(deserializer)?.into_iter().enumerate() {
            numbers.count(place, number);
        }
        Ok(numbers)
    }
}

/// The counts of one day on one site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Time watched.
    pub watched: Millis,
    /// Posts seen.
    pub seen: u32,
    /// Posts covered.
    pub veiled: u32,
    /// Posts revealed.
    pub revealed: u32,
    /// Posts covered and moved on from.
    #[serde(skip_serializing_if = "is_zero")]
    pub skipped: u32,
    /// Posts with which the person did something.
    #[serde(skip_serializing_if = "is_zero")]
    pub active: u32,
    /// Time watched by the local hour in which it was, in milliseconds.
    #[serde(skip_serializing_if = "Numbers::is_none")]
    pub hours: Numbers<24>,
    /// What the person did, in the order of [`Act::ALL`].
    #[serde(skip_serializing_if = "Numbers::is_none")]
    pub acts: Numbers<5>,
    /// Posts of advice, in the order of [`Advice::ALL`].
    #[serde(skip_serializing_if = "Numbers::is_none")]
    pub advice: Numbers<4>,
    /// Posts by category, in the order of [`Category::ALL`]; last those with the person's own words.
    #[serde(skip_serializing_if = "Numbers::is_none")]
    pub categories: Numbers<12>,
    /// Posts with a category, by what they do with it, in the order of [`Stance::ALL`].
    #[serde(skip_serializing_if = "Numbers::is_none")]
    pub stances: Numbers<9>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Tally {
    /// Counts a post that came on screen.
    pub fn meet(&mut self, judgement: &Judgement, is_veiled: bool) {
        let (verdict, assessment) = (&judgement.verdict, &judgement.assessment);
        self.seen += 1;
        self.veiled += u32::from(is_veiled);
        self.skipped += u32::from(verdict.action == Deed::Skip);
        if let Some(advice) = assessment.advice {
            self.advice.count(advice as usize, 1);
        }
        for category in verdict.categories.iter().chain(&verdict.notes) {
            self.categories.count(category.index(), 1);
        }
        self.categories.count(Category::ALL.len(), verdict.own.into());
        if !verdict.categories.is_empty() || !verdict.notes.is_empty() {
            self.stances.count(assessment.stance as usize, 1);
        }
    }

    /// Adds another one's counts.
    pub fn add(&mut self, other: Self) {
        self.watched = self.watched.saturating_add(other.watched);
        for (own, others) in [
            (&mut self.seen, other.seen),
            (&mut self.veiled, other.veiled),
            (&mut self.revealed, other.revealed),
            (&mut self.skipped, other.skipped),
            (&mut self.active, other.active),
        ] {
            *own = own.saturating_add(others);
        }
        self.hours.add(other.hours);
        self.acts.add(other.acts);
        self.advice.add(other.advice);
        self.categories.add(other.categories);
        self.stances.add(other.stances);
    }

    /// Without what is only worth keeping for a while.
    #[must_use]
    pub fn folded(self) -> Self {
        Self { hours: Numbers::default(), ..self }
    }
}

// The places in `advice` and `stances` are the places in these lists.
const _: () = assert!(Advice::ALL.len() == 4 && Stance::ALL.len() == 9);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_stored_without_their_last_zeros() {
        let mut numbers = Numbers::<24>::default();
        numbers.count(2, 7);
        numbers.count(99, 1);
        let stored = serde_json::to_string(&numbers).unwrap();
        assert_eq!(stored, "[0,0,7]");
        assert_eq!(serde_json::from_str::<Numbers<24>>(&stored).unwrap(), numbers);
        assert_eq!(serde_json::from_str::<Numbers<2>>("[1,2,3]").unwrap().sum(), 3);
    }

    #[test]
    fn places_are_those_of_the_lists() {
        for (place, advice) in Advice::ALL.into_iter().enumerate() {
            assert_eq!(advice as usize, place);
        }
        for (place, stance) in Stance::ALL.into_iter().enumerate() {
            assert_eq!(stance as usize, place);
        }
    }

    #[test]
    fn a_day_from_before_is_read_as_it_was() {
        let stored = r#"{"watched":1000,"seen":3,"veiled":1,"revealed":0}"#;
        let tally: Tally = serde_json::from_str(stored).unwrap();
        assert_eq!(tally, Tally { watched: 1000, seen: 3, veiled: 1, ..Tally::default() });
        assert_eq!(serde_json::to_string(&tally).unwrap(), stored);
    }
}
