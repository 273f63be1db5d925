//! The listed phrases as they lie in the tables, and finding them in a text.

use super::layout::{FAR, NEAR, SHORT};
use super::list::{LANGUAGES, List};
use crate::core::text::{How, Text};

/// Stands for any one word.
const ANY: u16 = u16::MAX;

/// What a list says of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The list.
    pub list: List,
    /// 1 to 100.
    pub weight: u8,
    /// Counts only beside an entry of the same list that is not weak.
    pub is_weak: bool,
    /// Counts half without a first person nearby.
    pub wants_first_person: bool,
}

/// Four bytes for each kind of phrase, the most frequent first. Two of them are, from the lowest bit: words
/// less one (3), place of the word that it hangs on (3), language (4), whether only the plain spelling
/// counts (1). Then the list (6) with whether it is weak and whether it wants a first person, and the weight.
static TEMPLATES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/templates.bin"));
/// The words that phrases name by one byte, two bytes each; the first place stands for any one word.
static NEAR_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/near.bin"));

/// One phrase that hangs on a word.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    header: u16,
    entry: Entry,
    /// Its other words.
    others: [u16; 7],
}

/// The phrases that hang on a word.
pub struct Phrases<'a>(&'a [u8]);

impl<'a> Phrases<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl Phrases<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }
}

impl Iterator for Phrases<'_> {
    type Item = Phrase;

    #[inline]
    fn next(&mut self) -> Option<Phrase> {
        let place = match self.byte()? {
            near if near < SHORT => usize::from(near),
            far => usize::from(SHORT) + (usize::from(far - SHORT) << 8 | usize::from(self.byte()?)),
        };
        let template = TEMPLATES.get(place * 4..place * 4 + 4)?;
        let header = u16::from_le_bytes([template[0], template[1]]);
        let mut others = [ANY; 7];
        for other in others.iter_mut().take(usize::from(header & 7)) {
            *other = match u16::from(self.byte()?) {
                0 => ANY,
                near if near < NEAR as u16 => super::short(NEAR_WORDS, usize::from(near) * 2),
                far => (far << 8 | u16::from(self.byte()?)) & !FAR,
            };
        }
        let entry = Entry {
            list: List(template[2] & 0x3F),
            is_weak: template[2] & 0x40 != 0,
            wants_first_person: template[2] & 0x80 != 0,
            weight: template[3],
        };
        Some(Phrase { header, entry, others })
    }
}

impl Phrase {
    /// How many words it has.
    pub const fn count(self) -> u8 {
        (self.header & 7) as u8 + 1
    }

    /// The place of the word that it hangs on.
    const fn anchor(self) -> usize {
        ((self.header >> 3) & 7) as usize
    }

    /// The place of its language in [`LANGUAGES`], `None` where it is of every language.
    pub const fn language(self) -> Option<usize> {
        let language = (self.header >> 6) as usize & 15;
        if language < LANGUAGES.len() { Some(language) } else { None }
    }

    /// Whether only the plain spelling counts.
    const fn is_exact(self) -> bool {
        self.header & 0x400 != 0
    }

    fn word(self, at: usize) -> u16 {
        self.others.get(at).copied().unwrap_or(ANY)
    }

    /// The tokens `from..to` that this phrase covers, if the words around `from..to`, read as its anchor
    /// in the way `how`, are its words.
    #[inline]
    pub fn covers(self, text: &Text, from: u32, to: u32, how: How) -> Option<(u32, u32)> {
        if self.is_exact() && !how.is_plain() {
            return None;
        }
        let start = self.back(text, from, self.anchor())?;
        let end = self.forth(text, to, self.anchor())?;
        Some((start, end))
    }

    fn back(self, text: &Text, from: u32, left: usize) -> Option<u32> {
        if left == 0 {
            return Some(from);
        }
        if !text.can_cross(from) {
            return None;
        }
        let wanted = self.word(left - 1);
        if wanted == ANY {
            return self.back(text, from - 1, left - 1);
        }
        text.edges_to(from)
            .filter(|edge| edge.word.id == wanted && (edge.how.is_plain() || !self.is_exact()))
            .find_map(|edge| self.back(text, edge.from, left - 1))
    }

    fn forth(self, text: &Text, to: u32, next: usize) -> Option<u32> {
        if next >= usize::from(self.header & 7) {
            return Some(to);
        }
        if !text.can_cross(to) {
            return None;
        }
        let wanted = self.word(next);
        if wanted == ANY {
            return self.forth(text, to + 1, next + 1);
        }
        text.edges_from(to)
            .iter()
            .filter(|edge| edge.word.id == wanted && (edge.how.is_plain() || !self.is_exact()))
            .find_map(|edge| self.forth(text, edge.to, next + 1))
    }
}

/// A listed phrase found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What its list says.
    pub entry: Entry,
    /// Its language, as in [`Phrase::language`].
    pub language: Option<usize>,
    /// First token.
    pub from: u32,
    /// One past the last token.
    pub to: u32,
    /// How many words the phrase has.
    pub words: u8,
    /// How its anchor was read.
    pub how: How,
}

/// From this many words on, words that repeat without end are no longer searched for. Captions are shorter.
const LONG: usize = 2048;
/// How often the same word is searched from in a text as long as that.
const REPEATS: u8 = 24;

/// Every listed phrase in `text`, in the order of the words that they hang on.
pub fn hits(text: &Text) -> Vec<Hit> {
    let mut hits = Vec::with_capacity(text.edges().len().min(LONG) * 2);
    let is_long = text.edges().len() > LONG;
    let mut seen = vec![0_u8; if is_long { usize::from(u16::MAX) + 1 } else { 0 }];
    for edge in text.edges().iter().filter(|edge| edge.word.has_phrases()) {
        if let Some(seen) = seen.get_mut(usize::from(edge.word.id)) {
            *seen = seen.saturating_add(1);
            if *seen > REPEATS {
                continue;
            }
        }
        for phrase in edge.word.phrases() {
            if let Some((from, to)) = phrase.covers(text, edge.from, edge.to, edge.how) {
                hits.push(Hit {
                    entry: phrase.entry,
                    language: phrase.language(),
                    from,
                    to,
                    words: phrase.count(),
                    how: edge.how,
                });
            }
        }
    }
    hits
}
