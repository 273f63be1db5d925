//! The letters of a text after folding, each with the bytes it came from, and what kind of sign each is.
//!
//! Stands alone like [`super::fold`], because `build.rs` cuts the word lists with the same rules.

use super::fold::{Folded, fold_char};

/// One folded letter.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The letter.
    pub letter: char,
    /// First byte in the original.
    pub start: u32,
    /// One past the last byte in the original.
    pub end: u32,
}

/// What a sign does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter of any script.
    Letter,
    /// A digit.
    Digit,
    /// Stands for a letter when letters surround it.
    Leet,
    /// Hides a letter when letters surround it.
    Star,
    /// Inside a word: left out.
    Apostrophe,
    /// Begins a hashtag.
    Hash,
    /// Blank space.
    Space,
    /// A line break.
    Line,
    /// Ends a sentence when blank space or the end follows.
    Stop,
    /// Hyphen, underscore, slash: may hold parts of a word together.
    Joint,
    /// A picture.
    Emoji,
    /// Everything else.
    Other,
}

/// Folds a text into units.
pub fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Texts beyond four gigabytes don't occur; the saturated offset is refused by `Span::of`.
        let start = u32::try_from(at).unwrap_or(u32::MAX);
        let end = start.saturating_add(c.len_utf8() as u32);
        match fold_char(c) {
            // A mark belongs to the letter before it.
            Folded::Nothing => {
                if let Some(last) = units.last_mut().filter(|last| kind(last.letter) != Kind::Line) {
                    last.end = end;
                }
            }
            Folded::One(letter) => units.push(Unit { letter, start, end }),
            Folded::Two(first, second) => {
                units.push(Unit { letter: first, start, end });
                units.push(Unit { letter: second, start, end });
            }
        }
    }
    units
}

/// The kind of a folded letter.
pub fn kind(letter: char) -> Kind {
    match letter {
        'a'..='z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        ' ' | '\t' | '\u{B}' | '\u{C}' => Kind::Space,
        '\n' | '\r' => Kind::Line,
        '@' | '$' | '|' | '€' | '£' | '¢' | '¡' => Kind::Leet,
        '*' | '∗' | '✱' | '⁎' => Kind::Star,
        '\'' => Kind::Apostrophe,
        '#' => Kind::Hash,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | ':' | ';' => Kind::Stop,
        '-' | '_' | '/' | '‐' | '‑' | '·' | '~' | '^' | '•' => Kind::Joint,
        _ if letter.is_ascii() => Kind::Other,
        _ => beyond_ascii(letter),
    }
}

fn beyond_ascii(letter: char) -> Kind {
    match letter as u32 {
        0x203C | 0x2049 => Kind::Stop,
        0xA9 | 0xAE | 0x2122 | 0x2139 | 0x3030 | 0x303D | 0x3297 | 0x3299 => Kind::Emoji,
        0x2190..=0x21FF | 0x2300..=0x23FF | 0x2500..=0x27BF | 0x2900..=0x297F | 0x2B00..=0x2BFF => {
            Kind::Emoji
        }
        0x1F000..=0x1FAFF => Kind::Emoji,
        _ if letter.is_alphanumeric() => Kind::Letter,
        // Marks of Indic and other scripts that shape letters but are none of the invisible ones.
        0x900..=0x1CFF | 0xA800..=0xABFF => Kind::Letter,
        _ => Kind::Other,
    }
}
