//! The word lists, compiled by `build.rs` into tables that need no preparation at start.
//!
//! A word is known by a hash of 35 bits, so the tables hold no strings: an unknown word is taken for a
//! listed one in about one of five million cases, and no two listed words share a key (`build.rs` checks).
//! Phrases hang on their rarest word, so that common words cost nothing.

pub mod hash;
pub mod list;
pub mod phrase;

use hash::{Hasher, Key};

/// `BUCKETS + 1` pairs of the first word (two bytes) and the first byte of its phrases (four).
static BUCKETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/buckets.bin"));
/// Three bytes a word.
static FINGERPRINTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fingerprints.bin"));
/// One byte a word: how rare it is in running text, in eighths of a bit; 0 where it is no running word.
static COSTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/costs.bin"));
/// Two bytes a word: how many bytes of phrases hang on it, and in the highest bit whether a list uses it.
static LENGTHS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lengths.bin"));
/// One bit for each beginning of a running word, of a few lengths.
static BEGINNINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/beginnings.bin"));
/// The phrases, in the order of the words that they hang on.
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
/// Words that are hidden behind stars, one a line, sorted.
static CENSORED: &str = include_str!(concat!(env!("OUT_DIR"), "/censored.txt"));

/// The bit of [`LENGTHS`] for a word that a list uses.
const LISTED: u16 = 0x8000;

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its number.
    pub id: u16,
    /// How rare it is in running text, in eighths of a bit; 0 where it is no running word.
    pub cost: u8,
    /// Where its phrases begin.
    at: u32,
    /// How many bytes they take, and [`LISTED`].
    length: u16,
}

impl Word {
    /// The phrases that hang on this word.
    pub fn phrases(self) -> phrase::Phrases<'static> {
        let start = self.at as usize;
        phrase::Phrases::new(PHRASES.get(start..start + (self.length & !LISTED) as usize).unwrap_or_default())
    }

    /// Whether any phrase hangs on it.
    pub const fn has_phrases(self) -> bool {
        self.length & !LISTED > 0
    }

    /// Whether a list uses it, alone or in a phrase.
    pub const fn is_listed(self) -> bool {
        self.length & LISTED != 0
    }
}

fn short(table: &[u8], at: usize) -> u16 {
    table.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
}

/// Looks a word up.
#[inline]
pub fn word(key: Key) -> Option<Word> {
    let bucket = key.bucket as usize * 6;
    let (first, last) = (short(BUCKETS, bucket) as usize, short(BUCKETS, bucket + 6) as usize);
    let wanted = key.fingerprint.to_le_bytes();
    let found =
        FINGERPRINTS.get(first * 3..last * 3)?.chunks_exact(3).position(|known| known == &wanted[..3])?;
    let id = first + found;
    let mut at = u32::from(short(BUCKETS, bucket + 2)) | (u32::from(short(BUCKETS, bucket + 4)) << 16);
    at += (first..id).map(|before| u32::from(short(LENGTHS, before * 2) & !LISTED)).sum::<u32>();
    let cost = COSTS.get(id).copied().unwrap_or(0);
    Some(Word { id: id as u16, cost, at, length: short(LENGTHS, id * 2) })
}

/// Whether a running word may begin with the letters in `hasher`, if they are as many as the set is kept for.
#[inline]
pub fn is_beginning(hasher: Hasher) -> bool {
    let bit = hasher.beginning();
    BEGINNINGS.get((bit / 8) as usize).is_some_and(|byte| byte & (1 << (bit % 8)) != 0)
}

/// Listed words that begin with `letter` and are worth hiding behind stars.
pub fn censored(letter: char) -> impl Iterator<Item = &'static str> {
    let first = CENSORED.as_bytes();
    let from = partition(first, |line| line.chars().next().is_none_or(|begin| begin < letter));
    CENSORED[from..].lines().take_while(move |line| line.starts_with(letter))
}

/// The start of the first line for which `before` no longer holds, by halving.
fn partition(text: &[u8], before: impl Fn(&str) -> bool) -> usize {
    let line_at =
        |at: usize| text[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let start = line_at(low + (high - low) / 2);
        let end =
            text[start..].iter().position(|&byte| byte == b'\n').map_or(text.len(), |at| start + at + 1);
        if before(CENSORED[start..end].trim_end()) {
            low = end;
        } else {
            high = start;
        }
    }
    low
}
