//! The word model: where the cuts fall in words that are glued together.
//!
//! Of all ways to cut, the one whose words are the most usual together wins. Costs are eighths of a bit.

use super::unit::{Kind, kind};
use crate::core::lexicon;
use crate::core::lexicon::hash::{BEGINNINGS, Hasher};

/// No word of the vocabulary that is worth finding in a hashtag is longer.
const LONGEST_WORD: usize = 20;
/// The cost of beginning a stretch of unknown letters. Higher: fewer, longer unknown stretches.
const UNKNOWN: u32 = 96;
/// The cost of each unknown letter: what a random letter carries, and a little more.
const UNKNOWN_LETTER: u32 = 44;
/// The cost of each cut, so that one long word wins over two short ones.
const CUT: u32 = 16;
/// What it costs to read digits as letters.
pub const LEET: u32 = 40;

/// One piece, by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First letter.
    pub start: usize,
    /// One past the last letter.
    pub end: usize,
    /// What it cost.
    pub cost: u32,
    /// Whether it is a word of the vocabulary or a number.
    pub is_known: bool,
}

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    start: u32,
    is_known: bool,
}

/// Cuts `letters` at the least cost.
pub fn split(letters: &[char], pieces: &mut Vec<Piece>) {
    pieces.clear();
    let mut best = [Step { cost: u32::MAX, start: 0, is_known: false }; 101];
    let count = letters.len().min(100);
    best[0].cost = 0;
    for at in 0..count {
        let base = best[at].cost;
        if base == u32::MAX {
            continue;
        }
        let mut relax = |end: usize, cost: u32, start: usize, is_known: bool| {
            if cost < best[end].cost {
                best[end] = Step { cost, start: start as u32, is_known };
            }
        };
        if kind(letters[at]) == Kind::Digit {
            let digits = letters[at..count].iter().take_while(|letter| kind(**letter) == Kind::Digit).count();
            relax(at + digits, base + CUT + 24 * digits as u32, at, true);
        }
        let mut hasher = Hasher::new();
        for end in at + 1..=count.min(at + LONGEST_WORD) {
            hasher.push(letters[end - 1]);
            if BEGINNINGS.contains(&(end - at)) && !lexicon::is_beginning(hasher) {
                break;
            }
            if let Some(word) = lexicon::word(hasher.key()).filter(|word| word.cost > 0) {
                relax(end, base + CUT + u32::from(word.cost), at, true);
            }
        }
        // An unknown stretch goes on at the price of its letters alone.
        let goes_on = at > 0 && !best[at].is_known;
        let start = if goes_on { best[at].start as usize } else { at };
        let opening = if goes_on { 0 } else { UNKNOWN + CUT };
        let step = Step { cost: base + opening + UNKNOWN_LETTER, start: start as u32, is_known: false };
        if step.cost < best[at + 1].cost {
            best[at + 1] = step;
        }
    }
    let mut end = count;
    while end > 0 {
        let step = best[end];
        let start = step.start as usize;
        let before = best[start].cost;
        pieces.push(Piece { start, end, cost: step.cost.saturating_sub(before), is_known: step.is_known });
        end = start;
    }
    pieces.reverse();
}

/// The cost of all pieces.
pub fn cost(pieces: &[Piece]) -> u32 {
    pieces.iter().map(|piece| piece.cost).sum()
}

/// Whether an unknown word outside a hashtag is better read as these pieces than as a name.
pub fn is_worth(letters: &[char], pieces: &[Piece]) -> bool {
    // A name of n letters costs about this much in the same model; a text that was glued costs much less.
    let limit = UNKNOWN + 24 * letters.len() as u32;
    pieces.len() >= 2 && pieces.iter().all(|piece| piece.is_known) && cost(pieces) < limit
}

/// Whether letters that stand singly spell words.
pub fn is_spaced_out(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| piece.is_known) && pieces.iter().any(|piece| piece.end - piece.start >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let mut pieces = Vec::new();
        split(&letters, &mut pieces);
        pieces.iter().map(|piece| letters[piece.start..piece.end].iter().collect()).collect()
    }

    #[test]
    fn cuts_glued_hashtags() {
        for (glued, parts) in [
            ("iwanttodisappear", "i want to disappear"),
            ("mentalhealthawareness", "mental health awareness"),
            ("whatieatinaday", "what i eat in a day"),
            ("30daychallenge", "30 day challenge"),
            ("weightlossjourney", "weight loss journey"),
        ] {
            assert_eq!(cut(glued).join(" "), parts, "{glued}");
        }
    }
}
