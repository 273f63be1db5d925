//! How a word becomes a number. Used by `build.rs` to lay the tables out and at run time to look words up.
//!
//! Thirty-two bit multiplications only, because the fallback without WebAssembly has no fast wider ones.

/// Buckets of the vocabulary; a power of two. More buckets: faster look-up, larger index.
pub const BUCKETS: usize = 2048;
/// Bits of the set of word beginnings; a power of two. More bits: fewer vain look-ups while splitting.
pub const BEGINNING_BITS: u32 = 1 << 15;
/// Lengths of the beginnings in that set. The beginnings that stand for all their words are in it as well.
pub const BEGINNINGS: [usize; 3] = [3, 5, 8];
/// Ends the key of an entry that stands for every word with this beginning.
pub const PREFIX: char = '*';
/// Ends the key of an entry that matches only a hashtag.
pub const TAG: char = '#';

/// Hashes a word letter by letter.
#[derive(Clone, Copy)]
pub struct Hasher {
    a: u32,
    b: u32,
}

/// What the vocabulary knows a word by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Below [`BUCKETS`].
    pub bucket: u16,
    /// Twenty bits, independent of the bucket.
    pub fingerprint: u32,
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

impl Hasher {
    /// The empty word.
    pub const fn new() -> Self {
        Self { a: 0x811C_9DC5, b: 0x9E37_79B9 }
    }

    /// Adds a letter.
    #[inline]
    pub const fn push(&mut self, letter: char) {
        let code = letter as u32;
        self.a = (self.a ^ code).wrapping_mul(0x0100_0193);
        self.b = (self.b.rotate_left(5) ^ code).wrapping_mul(0x85EB_CA6B);
    }

    /// The key of the letters so far.
    #[inline]
    pub const fn key(self) -> Key {
        let a = mix(self.a ^ self.b.rotate_left(16));
        let b = mix(self.b.wrapping_add(0x7F4A_7C15));
        Key { bucket: (a >> 21) as u16, fingerprint: b >> 12 }
    }

    /// The letters so far and one more.
    #[inline]
    #[must_use]
    pub const fn with(mut self, letter: char) -> Self {
        self.push(letter);
        self
    }

    /// The place of the letters so far in the set of beginnings.
    #[inline]
    pub const fn beginning(self) -> u32 {
        mix(self.a.wrapping_add(self.b)) % BEGINNING_BITS
    }
}

/// The key of a whole word.
pub fn key(word: impl IntoIterator<Item = char>) -> Key {
    let mut hasher = Hasher::new();
    word.into_iter().for_each(|letter| hasher.push(letter));
    hasher.key()
}

/// A running hash of 32 bits with one more value, for what is only compared and never looked up in the vocabulary.
#[inline]
pub const fn push(hash: u32, value: u32) -> u32 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B1)
}

#[inline]
const fn mix(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x7FEB_352D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846C_A68B);
    x ^ (x >> 16)
}
