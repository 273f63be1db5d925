//! A text as screening reads it: tokens, and every known word that a stretch of tokens can be read as.
//!
//! The words lie over the tokens like the edges of a lattice: `s.u.i.c.i.d.e` is seven tokens and one edge,
//! `#iwanttodisappear` is cut into four tokens, `d1e` is one token with an edge for the word behind the digit.
//! Knows nothing of categories.

mod contraction;
pub mod fold;
pub mod language;
mod reading;
mod split;
mod token;
pub mod unit;

use unit::{Kind, Unit, kind, units};

use super::assessment::Span;
use super::lexicon::Word;
use super::order::ranked;

/// How a stretch of tokens was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As it stands.
    Plain,
    /// A whole hashtag.
    Tag,
    /// A piece of something glued together.
    Piece,
    /// Digits for letters, look-alikes, stars, stretched or spaced letters.
    Disguised,
}

impl How {
    /// Whether nothing had to be undone.
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Plain | Self::Tag)
    }
}

/// What separates a token from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: pieces of one glued word.
    None,
    /// A single sign between letters: hyphen, dot, underscore.
    Joint,
    /// Blank space, a comma, quotes.
    Space,
    /// Two hashtags.
    Tags,
    /// The end of a sentence.
    Sentence,
    /// A line break.
    Line,
}

/// A word, a piece of a hashtag, a number, an emoji with a meaning.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What stands before it.
    pub gap: Gap,
    /// The number of the hashtag it belongs to; 0 outside.
    pub tag: u32,
}

/// A known word over a stretch of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// First token.
    pub from: u32,
    /// One past the last token.
    pub to: u32,
    /// The word.
    pub word: Word,
    /// How the tokens were read.
    pub how: How,
}

/// A text, read.
#[derive(Debug, Default)]
pub struct Text {
    units: Vec<Unit>,
    tokens: Vec<Token>,
    edges: Vec<Edge>,
    /// For each token, the first edge that starts there or later.
    starts: Vec<u32>,
    /// Edges by the token at which they end, and for each token the first of them.
    by_end: Vec<u32>,
    ends: Vec<u32>,
}

impl Text {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        let mut reader = token::Reader::new(units(text));
        reader.read();
        let (units, tokens, edges) = reader.finish();
        let by_start = ranked(edges.iter().map(|edge| edge.from.into()));
        let edges: Vec<Edge> = by_start.into_iter().map(|at| edges[at as usize]).collect();
        let starts = index(tokens.len(), edges.iter().map(|edge| edge.from));
        let by_end = ranked(edges.iter().map(|edge| edge.to.into()));
        let ends = index(tokens.len() + 1, by_end.iter().map(|&at| edges[at as usize].to));
        Self { units, tokens, edges, starts, by_end, ends }
    }

    /// Every edge, by its first token.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Every token.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded letters.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The edges that start at a token.
    #[inline]
    pub fn edges_from(&self, token: u32) -> &[Edge] {
        let at = token as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&first), Some(&last)) => &self.edges[first as usize..last as usize],
            _ => &[],
        }
    }

    /// The edges that end before a token.
    #[inline]
    pub fn edges_to(&self, token: u32) -> impl Iterator<Item = &Edge> {
        let at = token as usize;
        let range = match (self.ends.get(at), self.ends.get(at + 1)) {
            (Some(&first), Some(&last)) => first as usize..last as usize,
            _ => 0..0,
        };
        self.by_end[range].iter().map(|&edge| &self.edges[edge as usize])
    }

    /// The letters of a token, without apostrophes.
    pub fn letters(&self, token: u32) -> impl Iterator<Item = char> {
        let token = self.tokens.get(token as usize);
        let units = token.and_then(|token| self.units.get(token.start as usize..token.end as usize));
        units
            .unwrap_or_default()
            .iter()
            .map(|unit| unit.letter)
            .filter(|&letter| kind(letter) != Kind::Apostrophe)
    }

    /// The same with digits and signs for letters undone, as far as each stands for one.
    pub fn undisguised(&self, token: u32) -> impl Iterator<Item = char> {
        self.letters(token).map(|letter| reading::behind(letter, 'i').unwrap_or(letter))
    }

    /// The token that a unit belongs to, as a range.
    pub fn token_at(&self, unit: u32) -> Option<(u32, u32)> {
        let at = self.tokens.partition_point(|token| token.end <= unit);
        self.tokens.get(at).filter(|token| token.start <= unit).map(|_| (at as u32, at as u32 + 1))
    }

    /// Whether a phrase may go on from the token before `token` to `token`.
    #[inline]
    pub fn can_cross(&self, token: u32) -> bool {
        token > 0 && self.tokens.get(token as usize).is_some_and(|token| token.gap <= Gap::Space)
    }

    /// The bytes of the original that the tokens `from..to` cover.
    pub fn span(&self, from: u32, to: u32) -> Span {
        let unit = |at: u32| self.units.get(at as usize);
        let first = self.tokens.get(from as usize).map_or(0, |token| token.start);
        // The sign of a hashtag is shown with its words.
        let is_hash = |at: &u32| unit(*at).is_some_and(|unit| unit.letter == '#');
        let first = first.checked_sub(1).filter(is_hash).unwrap_or(first);
        let start = unit(first).map_or(0, |unit| unit.start);
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last as usize));
        let end = last.and_then(|token| unit(token.end.saturating_sub(1))).map_or(start, |unit| unit.end);
        Span { start, end: end.max(start) }
    }
}

/// For each of `0..=count` the first place in `sorted` with a value not below it.
fn index(count: usize, sorted: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut index = Vec::with_capacity(count + 2);
    let mut seen = 0;
    for value in sorted {
        while index.len() <= value as usize {
            index.push(seen);
        }
        seen += 1;
    }
    index.resize(index.len().max(count + 2), seen);
    index
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keeps_numbers_out_of_leetspeak() {
        let text = Text::read("13 reasons at 5am");
        assert_eq!(text.tokens().len(), 4);
        assert!(text.edges_from(0).iter().all(|edge| edge.how == How::Plain));
    }

    proptest! {
        #[test]
        fn spans_stand_on_characters(caption in "[a-z#@*$!0-9_. \\PC]{0,60}") {
            let text = Text::read(&caption);
            for edge in text.edges() {
                prop_assert!(edge.from < edge.to && edge.to as usize <= text.tokens().len());
                let span = text.span(edge.from, edge.to);
                prop_assert!(caption.get(span.start as usize..span.end as usize).is_some_and(|word| !word.is_empty()));
            }
        }

        #[test]
        fn tokens_are_in_order(caption in "\\PC{0,60}") {
            let text = Text::read(&caption);
            prop_assert!(text.tokens().windows(2).all(|two| two[0].end <= two[1].start));
            prop_assert!(text.tokens().iter().all(|token| token.start < token.end));
        }
    }
}
