//! Makes texts of other places look like captions in length and hashtags, so that neither gives them away.

use super::random::Random;

/// Words of a crop.
const SHORTEST: usize = 5;
const LONGEST: usize = 40;
/// Most hashtags that are borrowed.
const TAGS: usize = 5;

/// The hashtags of a caption.
pub fn tags(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.starts_with('#') && word.len() > 2).collect()
}

/// A stretch of a text, with some of the hashtags that an ordinary caption has.
pub fn crop(text: &str, borrowed: &[&str], random: &mut Random) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = SHORTEST + random.below(LONGEST - SHORTEST + 1);
    let from = random.below(words.len().saturating_sub(length) + 1);
    let tags = borrowed.len().min(random.below(TAGS + 1));
    let stretch = words.iter().skip(from).take(length);
    stretch.chain(&borrowed[..tags]).copied().collect::<Vec<_>>().join(" ")
}
