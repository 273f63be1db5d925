//! The person's own safety plan: what they want to read when it is hard. Their words, kept here and shown to nobody.
//!
//! The four parts follow the safety planning that clinicians do with people, in the person's own order of help: what
//! to stay for, what to do, where to go, whom to call.

use serde::{Deserialize, Serialize};

/// Most characters of a part.
const LONGEST: usize = 4_000;

/// One part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What to stay for.
    Reasons,
    /// What helps, one step after the other.
    Steps,
    /// Where it is easier.
    Places,
    /// Whom to call or write to.
    People,
}

impl Part {
    /// Every part, in the order in which it is shown.
    pub const ALL: [Self; 4] = [Self::Reasons, Self::Steps, Self::Places, Self::People];

    /// Its name in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reasons => "plan-reasons",
            Self::Steps => "plan-steps",
            Self::Places => "plan-places",
            Self::People => "plan-people",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reasons => "What I stay for",
            Self::Steps => "What helps, one step after the other",
            Self::Places => "Where it is easier to be",
            Self::People => "Whom I can call or write to",
        }
    }

    /// What could stand there.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Reasons => "Somebody, something, a day to come\u{2026}",
            Self::Steps => "Cold water. A walk around the block. Then\u{2026}",
            Self::Places => "The kitchen of a friend, the library\u{2026}",
            Self::People => "A name and a number, one a line\u{2026}",
        }
    }
}

/// The plan. A part that is empty is not written yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    reasons: String,
    steps: String,
    places: String,
    people: String,
}

impl Plan {
    /// The words of a part.
    pub fn words(&self, part: Part) -> &str {
        match part {
            Part::Reasons => &self.reasons,
            Part::Steps => &self.steps,
            Part::Places => &self.places,
            Part::People => &self.people,
        }
    }

    /// Writes a part.
    pub fn write(&mut self, part: Part, words: &str) {
        let words = words.trim().chars().take(LONGEST).collect();
        match part {
            Part::Reasons => self.reasons = words,
            Part::Steps => self.steps = words,
            Part::Places => self.places = words,
            Part::People => self.people = words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_kept_apart() {
        let mut plan = Plan::default();
        for part in Part::ALL {
            plan.write(part, &format!("  {}\n", part.id()));
        }
        let stored = serde_json::to_string(&plan).unwrap();
        let plan: Plan = serde_json::from_str(&stored).unwrap();
        for part in Part::ALL {
            assert_eq!(plan.words(part), part.id());
        }
    }

    #[test]
    fn a_part_is_cut_to_what_can_be_read() {
        let mut plan = Plan::default();
        plan.write(Part::Steps, &"é".repeat(LONGEST + 9));
        assert_eq!(plan.words(Part::Steps).chars().count(), LONGEST);
    }
}
