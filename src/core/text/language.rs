//! The language of a text, by its function words and, where they can't tell, by its script.

use super::Text;
use crate::core::lexicon::list::LANGUAGES;
use crate::core::lexicon::phrase::Hit;

/// The place of a language with word lists in [`LANGUAGES`], or its absence.
pub type Known = Option<usize>;

/// ISO 639-1 code, `und` where nothing tells, and the language's place in the lists if it has one.
pub fn of(text: &Text, hits: &[Hit]) -> (&'static str, Known) {
    let mut points = [0_u32; LANGUAGES.len()];
    for hit in hits {
        if let Some(language) = hit.entry.list.language() {
            // A hashtag says less about the language than a sentence: English tags stand everywhere.
            let is_tag = text.tokens().get(hit.from as usize).is_some_and(|token| token.tag != 0);
            points[language] += u32::from(hit.entry.weight) / if is_tag { 5 } else { 1 };
        }
    }
    let scripts = Scripts::of(text);
    if let Some(code) = scripts.code() {
        return (code, None);
    }
    let mut best = 0;
    for language in 1..LANGUAGES.len() {
        if points[language] > points[best] {
            best = language;
        }
    }
    let runner_up = (0..LANGUAGES.len()).filter(|&at| at != best).map(|at| points[at]).max().unwrap_or(0);
    // One clear function word is enough for a short caption; a tie is not.
    if points[best] >= 20 && points[best] > runner_up { (LANGUAGES[best], Some(best)) } else { ("und", None) }
}

/// Letters by script.
#[derive(Default)]
struct Scripts {
    latin: u32,
    cyrillic: u32,
    ukrainian: u32,
    greek: u32,
    arabic: u32,
    persian: u32,
    hebrew: u32,
    devanagari: u32,
    thai: u32,
    kana: u32,
    han: u32,
    hangul: u32,
}

impl Scripts {
    fn of(text: &Text) -> Self {
        let mut scripts = Self::default();
        for unit in text.units() {
            let count = match unit.letter as u32 {
                0x61..=0x7A => &mut scripts.latin,
                0x454 | 0x456 | 0x457 | 0x491 => &mut scripts.ukrainian,
                0x400..=0x52F => &mut scripts.cyrillic,
                0x370..=0x3FF => &mut scripts.greek,
                0x67E | 0x686 | 0x698 | 0x6AF | 0x6CC | 0x6A9 => &mut scripts.persian,
                0x600..=0x6FF => &mut scripts.arabic,
                0x590..=0x5FF => &mut scripts.hebrew,
                0x900..=0x97F => &mut scripts.devanagari,
                0xE00..=0xE7F => &mut scripts.thai,
                0x3041..=0x3096 | 0x30A1..=0x30FA => &mut scripts.kana,
                0x4E00..=0x9FFF => &mut scripts.han,
                0xAC00..=0xD7A3 => &mut scripts.hangul,
                _ => continue,
            };
            *count += 1;
        }
        scripts
    }

    /// The language that a script gives away, if most letters outside Latin hashtags are of it.
    fn code(&self) -> Option<&'static str> {
        let cyrillic = self.cyrillic + self.ukrainian;
        let arabic = self.arabic + self.persian;
        let japanese = if self.kana > 0 { self.kana + self.han } else { 0 };
        let chinese = if self.kana == 0 { self.han } else { 0 };
        let candidates = [
            (cyrillic, if self.ukrainian > 0 { "uk" } else { "ru" }),
            (self.greek, "el"),
            (arabic, if self.persian * 12 > arabic { "fa" } else { "ar" }),
            (self.hebrew, "he"),
            (self.devanagari, "hi"),
            (self.thai, "th"),
            (japanese * 2, "ja"),
            (chinese * 3, "zh"),
            (self.hangul * 2, "ko"),
        ];
        let (count, code) = candidates.into_iter().max_by_key(|&(count, _)| count)?;
        // `#fypシ` is two signs of Japanese in a text of any language.
        (count >= 5 && count * 2 > self.latin).then_some(code)
    }
}
