//! How the tables of the word lists are packed. Shared with `build.rs`, which writes them.
//!
//! The content script carries them as text, where every byte costs four thirds: so they are packed tightly
//! here, and nothing is unpacked at start.

/// Words and buckets are counted from every sixteenth on.
pub const STRIDE: usize = 16;
/// The length of phrases that does not fit four bits and stands in a table of its own.
pub const LONG: u8 = 15;
/// Kinds of phrases that one byte can name; the others take two.
pub const SHORT: u8 = 192;
/// Words that one byte can name inside a phrase; the others take two, with [`FAR`] set.
pub const NEAR: usize = 128;
/// Marks a word inside a phrase that is named by two bytes.
pub const FAR: u16 = 0x8000;

/// The rarest class begins this high, and each class is this wide, in eighths of a bit.
const LOWEST: u8 = 40;
const WIDTH: u8 = 7;

/// The class of a cost, 1 to 15; 0 for none.
pub const fn class(cost: u8) -> u8 {
    if cost == 0 {
        return 0;
    }
    let class = cost.saturating_sub(LOWEST) / WIDTH + 1;
    if class > 15 { 15 } else { class }
}

/// The middle of a class of costs; 0 for none.
pub const fn cost(class: u8) -> u8 {
    if class == 0 { 0 } else { LOWEST + (class - 1) * WIDTH + WIDTH / 2 }
}
