//! What the learned part sees of a text: numbers that stand for words, pairs of words and pieces of words.
//!
//! A feature is a hash and the tokens that it was made of. No word is kept anywhere.

use crate::core::lexicon::hash::push;
use crate::core::lexicon::list::List;
use crate::core::screen::scan::Scan;
use crate::core::text::Gap;
use crate::core::text::unit::{Kind, kind};

/// Places that a feature can be hashed to; a power of two.
pub const PLACES: u32 = 1 << 17;

/// Tokens that are read of one text. Captions have at most 4,000 letters; the rest of a hostile text adds nothing.
const MOST: usize = 1024;
/// Letters of a piece of a word.
const PIECE: usize = 4;
/// Letters of a word that are read.
const LONGEST: usize = 24;

/// Kinds of feature, so that a pair never means what a word means.
const WORD: u32 = 0x1656_67B1;
const TAG: u32 = 0x27D4_EB2F;
const PAIR: u32 = 0x9E37_79B1;
const PART: u32 = 0x85EB_CA77;

/// One feature of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Below [`PLACES`].
    pub place: u32,
    /// First token.
    pub from: u32,
    /// One past the last token.
    pub to: u32,
}

/// Every feature of a text, by its last token. A feature that stands twice is given twice; figures of speech have
/// none.
pub fn each(scan: &Scan, mut give: impl FnMut(Feature)) {
    let text = &scan.text;
    let mut idioms = scan.hits(List::IDIOM).iter().peekable();
    let mut masked = 0;
    let mut letters: [u32; LONGEST] = [0; LONGEST];
    let mut before = 0;
    let mut tag = (0, 0, 0_u32);
    for (at, token) in text.tokens().iter().take(MOST).enumerate() {
        let at = at as u32;
        while let Some(idiom) = idioms.next_if(|idiom| idiom.from <= at) {
            masked = masked.max(idiom.to);
        }
        if at < masked {
            before = 0;
            continue;
        }
        let mut length = 0;
        for letter in text.letters(at).take(LONGEST) {
            // Which number it is says little; that it is one, and how long, says something.
            letters[length] = if kind(letter) == Kind::Digit { '0' } else { letter } as u32;
            length += 1;
        }
        let letters = &letters[..length];
        let word = letters.iter().fold(WORD, |hash, letter| push(hash, *letter));
        give(Feature { place: place(word), from: at, to: at + 1 });
        if before != 0 && token.gap <= Gap::Space {
            give(Feature { place: place(push(push(PAIR, before), word)), from: at - 1, to: at + 1 });
        }
        before = word;
        pieces(letters, |hash| give(Feature { place: place(hash), from: at, to: at + 1 }));
        // A whole hashtag is more than its pieces.
        if token.tag != 0 && token.tag == tag.0 {
            tag.1 = push(tag.1, word);
        } else {
            if tag.0 != 0 {
                give(Feature { place: place(tag.1), from: tag.2, to: at });
            }
            tag = (token.tag, push(TAG, word), at);
        }
    }
    if tag.0 != 0 {
        let end = text.tokens().len().min(MOST) as u32;
        give(Feature { place: place(tag.1), from: tag.2, to: end });
    }
}

/// The pieces of a word, its beginning and end marked.
fn pieces(letters: &[u32], mut give: impl FnMut(u32)) {
    if letters.len() <= PIECE {
        return;
    }
    for at in 0..letters.len() + 3 - PIECE {
        let mut hash = PART;
        for step in at..at + PIECE {
            let letter =
                step.checked_sub(1).and_then(|inner| letters.get(inner)).copied().unwrap_or(' ' as u32);
            hash = push(hash, letter);
        }
        give(hash);
    }
}

#[inline]
const fn place(hash: u32) -> u32 {
    let mut hash = hash ^ hash >> 15;
    hash = hash.wrapping_mul(0x2C1B_3C6D);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297A_2D39);
    (hash ^ hash >> 15) % PLACES
}
