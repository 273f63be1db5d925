//! Badges that a person corrected, by post. A post is known by a hash here, so that the list tells nobody what was
//! watched.

use serde::{Deserialize, Serialize};

use super::assessment::Advice;

/// Most corrections that are kept; the oldest go first.
const MOST: usize = 500;

/// What a post is, by the person's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// It gives no advice on mental health.
    NoAdvice,
    /// Advice by somebody who names a title.
    Professional,
    /// Somebody's own story.
    Personal,
    /// A tip without either.
    Unverified,
}

impl Correction {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::NoAdvice, Self::Professional, Self::Personal, Self::Unverified];

    /// Its form value.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoAdvice => "none",
            Self::Professional => "professional",
            Self::Personal => "personal",
            Self::Unverified => "unverified",
        }
    }

    /// The kind of advice, if any.
    pub const fn advice(self) -> Option<Advice> {
        match self {
            Self::NoAdvice => None,
            Self::Professional => Some(Advice::Professional),
            Self::Personal => Some(Advice::Personal),
            Self::Unverified => Some(Advice::Unverified),
        }
    }
}

/// Corrections: the hash of a post in sixteen digits, a space and what it is, one a line, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections(String);

impl From<String> for Corrections {
    fn from(lines: String) -> Self {
        Self(lines)
    }
}

impl Corrections {
    /// What the person said of a post.
    pub fn of(&self, post: u64) -> Option<Correction> {
        let name = name(post);
        let id = self.0.lines().rev().find_map(|line| line.strip_prefix(&*name))?.trim_start();
        Correction::ALL.into_iter().find(|correction| correction.id() == id)
    }

    /// Keeps what the person says of a post; `None` takes it back.
    pub fn set(&mut self, post: u64, correction: Option<Correction>) {
        let name = name(post);
        let mut lines: Vec<String> =
            self.0.lines().filter(|line| !line.starts_with(&name)).map(str::to_owned).collect();
        lines.extend(correction.map(|correction| format!("{name} {}", correction.id())));
        let first = lines.len().saturating_sub(MOST);
        self.0 = lines[first..].join("\n");
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.lines().count()
    }
}

/// A post as it is named here, and in the address of the page on which a badge is corrected.
pub fn name(post: u64) -> String {
    format!("{post:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_a_post_holds() {
        let mut corrections = Corrections::default();
        corrections.set(7, Some(Correction::Personal));
        corrections.set(7, Some(Correction::NoAdvice));
        corrections.set(8, Some(Correction::Professional));
        assert_eq!(corrections.of(7), Some(Correction::NoAdvice));
        assert_eq!(corrections.of(9), None);
        corrections.set(7, None);
        assert_eq!((corrections.of(7), corrections.count()), (None, 1));
    }

    #[test]
    fn the_oldest_make_room() {
        let mut corrections = Corrections::default();
        (0..MOST as u64 + 1).for_each(|post| corrections.set(post, Some(Correction::Personal)));
        assert_eq!(corrections.count(), MOST);
        assert_eq!(corrections.of(0), None);
    }

    #[test]
    fn a_torn_list_says_nothing() {
        let corrections = Corrections("garbage\n0000000000000007 nonsense".to_owned());
        assert_eq!(corrections.of(7), None);
    }
}
