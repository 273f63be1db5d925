//! The word lists, compiled by `build.rs` into tables that need no preparation at start.
//!
//! A word is known by a hash of 31 bits, so the tables hold no strings: an unknown word is taken for a known
//! one in about one of 140,000 cases, most of which mean nothing, and no two known words share a key
//! (`build.rs` checks). Phrases hang on their rarest word, so that common words cost nothing.

pub mod hash;
pub mod layout;
pub mod list;
pub mod phrase;

use hash::{Hasher, Key};
use layout::{LONG as IS_LONG, STRIDE, cost};

/// The number of the first word of every sixteenth bucket, two bytes.
static BUCKETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/buckets.bin"));
/// How many words each bucket holds, one byte.
static COUNTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/counts.bin"));
/// Twenty bits a word, two words in five bytes.
static FINGERPRINTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fingerprints.bin"));
/// One byte a word. High: the class of its cost. Low: 0 where no list uses it, 1 where no phrase hangs on it,
/// else one more than the bytes of its phrases, or [`IS_LONG`].
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
/// Pairs of a word (two bytes) and the bytes of its phrases (two), for those that take more.
static LONG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/long.bin"));
/// Where the phrases of every sixteenth word begin, three bytes.
static OFFSETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/offsets.bin"));
/// The phrases, in the order of the words that they hang on.
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
/// One bit for each beginning of a running word.
static BEGINNINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/beginnings.bin"));
/// Words that are hidden behind stars, one a line, sorted.
static CENSORED: &str = include_str!(concat!(env!("OUT_DIR"), "/censored.txt"));

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its number.
    pub id: u16,
    /// How rare it is in running text, in eighths of a bit; 0 where it is no running word.
    pub cost: u8,
    /// As in [`WORDS`].
    length: u8,
}

impl Word {
    /// The phrases that hang on this word.
    pub fn phrases(self) -> phrase::Phrases<'static> {
        let id = usize::from(self.id);
        let group = id / STRIDE;
        let offset = OFFSETS.get(group * 3..group * 3 + 3).map_or(0, |three| {
            usize::from(three[0]) | usize::from(three[1]) << 8 | usize::from(three[2]) << 16
        });
        let start = offset + (group * STRIDE..id).map(length).sum::<usize>();
        phrase::Phrases::new(PHRASES.get(start..start + length(id)).unwrap_or_default())
    }

    /// Whether any phrase hangs on it.
    pub const fn has_phrases(self) -> bool {
        self.length > 1
    }

    /// Whether a list uses it, alone or in a phrase.
    pub const fn is_listed(self) -> bool {
        self.length > 0
    }
}

/// How many bytes the phrases of a word take.
fn length(id: usize) -> usize {
    match WORDS.get(id).map_or(0, |word| word & 15) {
        IS_LONG => long_length(id),
        code => usize::from(code.saturating_sub(1)),
    }
}

fn long_length(id: usize) -> usize {
    let (mut low, mut high) = (0, LONG.len() / 4);
    while low < high {
        let middle = usize::midpoint(low, high);
        if usize::from(short(LONG, middle * 4)) < id { low = middle + 1 } else { high = middle }
    }
    usize::from(short(LONG, low * 4 + 2))
}

fn short(table: &[u8], at: usize) -> u16 {
    table.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
}

fn fingerprint(id: usize) -> u32 {
    let at = id / 2 * 5 + id % 2 * 2;
    let three =
        FINGERPRINTS.get(at..at + 3).map_or(0, |three| u32::from_le_bytes([three[0], three[1], three[2], 0]));
    if id.is_multiple_of(2) { three & 0xF_FFFF } else { three >> 4 }
}

/// Looks a word up.
#[inline]
pub fn word(key: Key) -> Option<Word> {
    let bucket = usize::from(key.bucket);
    let group = bucket / STRIDE;
    let count = |bucket: usize| COUNTS.get(bucket).map_or(0, |&count| usize::from(count));
    let first = usize::from(short(BUCKETS, group * 2)) + (group * STRIDE..bucket).map(count).sum::<usize>();
    let id = (first..first + count(bucket)).find(|&id| fingerprint(id) == key.fingerprint)?;
    let word = *WORDS.get(id)?;
    Some(Word { id: id as u16, cost: cost(word >> 4), length: word & 15 })
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
