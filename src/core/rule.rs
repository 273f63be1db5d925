//! A person's own words: what always covers a post, and what never does.
//!
//! Rules are compared by the hashes of their words, looked up in one sorted table, so ten thousand of them cost a
//! caption no more than a few. A rule is words in the order written; a star at its end stands for any ending. Signs
//! without spaces between them (emoji, Chinese, Thai) are looked for wherever they stand.

use serde::{Deserialize, Serialize};

use super::assessment::Span;
use super::lexicon::hash::push;
use super::order::ranked;
use super::text::Text;

/// Most rules that are kept.
pub const MOST: usize = 10_000;
/// Most characters of a phrase.
pub const LONGEST: usize = 80;
/// Tokens of a text that rules are looked for in; captions have fewer.
const READ: usize = 2048;

/// Kinds of key.
const WORD: u32 = 0x811C_9DC5;
const PREFIX: u32 = 0x1B87_3593;
const PAIR: u32 = 0xCC9E_2D51;
const TAG: u32 = 0x85EB_CA6B;
const SIGN: u32 = 0xE654_6B64;

/// Which way a rule leans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lean {
    /// A post that says this is covered.
    #[default]
    Cover,
    /// These words are no reason to cover.
    Allow,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// As the person wrote it, at most [`LONGEST`] characters.
    pub phrase: String,
    /// Which way it leans.
    pub lean: Lean,
}

impl Rule {
    /// A rule with this phrase. `None` where there is nothing in it that could be found in a text.
    pub fn new(phrase: &str, lean: Lean) -> Option<Self> {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let phrase: String = words.join(" ").chars().take(LONGEST).collect();
        Entry::of(&phrase, lean).map(|_| Self { phrase, lean })
    }
}

/// Most words that are suggested.
const SUGGESTED: usize = 8;
/// Shorter words are too common to be suggested.
const TELLING: usize = 5;

/// Words of a caption that could become a rule: its hashtags, then its longer words, each once.
pub fn suggestions(caption: &str) -> Vec<String> {
    let bare = |word: &str| {
        word.trim_matches(|sign: char| sign.is_ascii_punctuation() || sign == '\u{2026}').to_ascii_lowercase()
    };
    let tags = caption.split_whitespace().filter(|word| word.starts_with('#')).map(bare);
    let words = caption.split_whitespace().filter(|word| !word.starts_with(['#', '@'])).map(bare);
    let mut suggested: Vec<String> = Vec::new();
    for word in tags.chain(words.filter(|word| word.chars().count() >= TELLING)) {
        if suggested.len() < SUGGESTED && !word.is_empty() && !suggested.contains(&word) {
            suggested.push(word);
        }
    }
    suggested
}

/// What a text has of a person's own words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// What covers, in the text.
    pub covers: Vec<Span>,
    /// Ranges of tokens that are no reason to cover.
    pub allows: Vec<(u32, u32)>,
}

/// Rules, ready to be looked for.
#[derive(Debug, Default)]
pub struct Rules {
    entries: Vec<Entry>,
    /// Key and entry, sorted.
    index: Vec<(u32, u32)>,
    has_prefixes: bool,
    has_signs: bool,
}

#[derive(Debug)]
struct Entry {
    lean: Lean,
    /// The hash of each word.
    words: Vec<u32>,
    /// Whether the last word goes on.
    goes_on: bool,
    /// Signs that are looked for without regard to words; then there are no words.
    signs: Vec<char>,
    /// All letters, as one hashtag would have them.
    tag: u32,
}

impl Entry {
    fn of(phrase: &str, lean: Lean) -> Option<Self> {
        let goes_on = phrase.ends_with('*');
        let text = Text::read(phrase.trim_end_matches('*'));
        let signs: Vec<char> =
            text.units().iter().map(|unit| unit.letter).filter(|&sign| !sign.is_whitespace()).collect();
        if signs.iter().any(|&sign| is_unspaced(sign)) {
            return Some(Self { lean, words: Vec::new(), goes_on: false, signs, tag: 0 });
        }
        let tokens = 0..text.tokens().len() as u32;
        let words: Vec<u32> = tokens.clone().map(|token| hash(WORD, text.letters(token))).collect();
        let tag = hash(TAG, tokens.flat_map(|token| text.letters(token)));
        let last = text.tokens().last()?;
        // One letter and a star would be nearly every word.
        let goes_on = goes_on && last.end - last.start > 1;
        Some(Self { lean, words, goes_on, signs: Vec::new(), tag })
    }

    /// The keys under which it is found.
    fn keys(&self) -> [Option<u32>; 2] {
        match (&self.words[..], self.signs.first()) {
            (_, Some(&sign)) => [Some(hash(SIGN, [sign])), None],
            ([only], _) if self.goes_on => [Some(push(PREFIX, *only)), None],
            ([only], _) => [Some(*only), Some(self.tag)],
            ([first, _], _) if self.goes_on => [Some(push(PAIR, *first)), None],
            ([first, second, ..], _) => [Some(push(push(PAIR, *first), *second)), Some(self.tag)],
            ([], _) => [None, None],
        }
    }
}

impl Rules {
    /// Makes rules ready.
    pub fn of(rules: &[Rule]) -> Self {
        let entries: Vec<Entry> =
            rules.iter().take(MOST).filter_map(|rule| Entry::of(&rule.phrase, rule.lean)).collect();
        let mut index: Vec<(u32, u32)> = Vec::with_capacity(entries.len() * 2);
        for (at, entry) in entries.iter().enumerate() {
            index.extend(entry.keys().into_iter().flatten().map(|key| (key, at as u32)));
        }
        let sorted = ranked(index.iter().map(|&(key, _)| key.into()));
        let index = sorted.into_iter().map(|at| index[at as usize]).collect();
        let has_prefixes = entries.iter().any(|entry| entry.goes_on);
        let has_signs = entries.iter().any(|entry| !entry.signs.is_empty());
        Self { entries, index, has_prefixes, has_signs }
    }

    fn under(&self, key: u32) -> impl Iterator<Item = &Entry> {
        let from = self.index.partition_point(|(other, _)| *other < key);
        let same = self.index[from..].iter().take_while(move |(other, _)| *other == key);
        same.filter_map(|(_, at)| self.entries.get(*at as usize))
    }

    /// What a text has of them.
    pub fn own(&self, text: &Text) -> Own {
        let mut own = Own::default();
        if self.entries.is_empty() {
            return own;
        }
        let count = text.tokens().len().min(READ) as u32;
        let words: Vec<[u32; 2]> = (0..count).map(|token| readings(text, token)).collect();
        for from in 0..count {
            self.at(text, &words, from, &mut own);
        }
        self.tags(text, count, &mut own);
        if self.has_signs {
            self.signs(text, &mut own);
        }
        own
    }

    fn at(&self, text: &Text, words: &[[u32; 2]], from: u32, own: &mut Own) {
        let at = from as usize;
        for first in words[at] {
            for entry in self.under(first).filter(|entry| entry.words.len() == 1 && !entry.goes_on) {
                own.add(text, entry, from, from + 1);
            }
            let Some(next) = words.get(at + 1) else { continue };
            let pairs = next.map(|second| push(push(PAIR, first), second));
            for key in [pairs[0], pairs[1], push(PAIR, first)] {
                for entry in self.under(key) {
                    let rest = &words[at..];
                    let fits = entry.words.len() <= rest.len()
                        && entry.words.iter().zip(rest).enumerate().all(|(place, (word, read))| {
                            let is_last = place + 1 == entry.words.len();
                            read.contains(word)
                                || (is_last && entry.goes_on && begins(text, from + place as u32, *word))
                        });
                    if fits {
                        own.add(text, entry, from, from + entry.words.len() as u32);
                    }
                }
            }
        }
        self.beginnings(text, from, from + 1, own);
    }

    /// Rules with a star, for the letters of some tokens as one word.
    fn beginnings(&self, text: &Text, from: u32, to: u32, own: &mut Own) {
        if !self.has_prefixes {
            return;
        }
        let mut beginning = WORD;
        for letter in (from..to).flat_map(|token| text.letters(token)) {
            beginning = push(beginning, letter as u32);
            for entry in self.under(push(PREFIX, beginning)) {
                own.add(text, entry, from, to);
            }
        }
    }

    /// Whole hashtags: `#smalltalk` for "small talk", and what was cut into pieces for what was not.
    fn tags(&self, text: &Text, count: u32, own: &mut Own) {
        let tag = |token: u32| text.tokens().get(token as usize).map_or(0, |token| token.tag);
        let mut from = 0;
        while from < count {
            let to = (from..count).find(|&token| tag(token) != tag(from)).unwrap_or(count);
            if tag(from) != 0 {
                let key = hash(TAG, (from..to).flat_map(|token| text.letters(token)));
                for entry in self.under(key) {
                    own.add(text, entry, from, to);
                }
                self.beginnings(text, from, to, own);
            }
            from = to;
        }
    }

    fn signs(&self, text: &Text, own: &mut Own) {
        let units = text.units();
        for (at, unit) in units.iter().enumerate() {
            for entry in self.under(hash(SIGN, [unit.letter])) {
                let stretch = units.get(at..at + entry.signs.len()).unwrap_or_default();
                if !stretch.is_empty()
                    && stretch.iter().map(|unit| unit.letter).eq(entry.signs.iter().copied())
                {
                    let end = stretch.last().map_or(unit.end, |last| last.end);
                    match entry.lean {
                        Lean::Cover => own.covers.push(Span { start: unit.start, end }),
                        Lean::Allow => own.allows.extend(text.token_at(at as u32)),
                    }
                }
            }
        }
    }
}

impl Own {
    fn add(&mut self, text: &Text, entry: &Entry, from: u32, to: u32) {
        match entry.lean {
            Lean::Cover => {
                let span = text.span(from, to);
                if !self.covers.contains(&span) {
                    self.covers.push(span);
                }
            }
            Lean::Allow => self.allows.push((from, to)),
        }
    }
}

/// The hashes of a token, as it stands and with its disguise undone.
fn readings(text: &Text, token: u32) -> [u32; 2] {
    [hash(WORD, text.letters(token)), hash(WORD, text.undisguised(token))]
}

/// Whether a token begins with the letters of a word.
fn begins(text: &Text, token: u32, word: u32) -> bool {
    let mut beginning = WORD;
    text.letters(token).any(|letter| {
        beginning = push(beginning, letter as u32);
        beginning == word
    })
}

/// Whether a sign is of a script that puts no spaces between words, or an emoji.
const fn is_unspaced(sign: char) -> bool {
    matches!(sign as u32, 0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x2190..=0x2BFF | 0x3040..=0x9FFF | 0xAC00..=0xD7AF | 0x1F000..=0x1FAFF)
}

fn hash(kind: u32, letters: impl IntoIterator<Item = char>) -> u32 {
    letters.into_iter().fold(kind, |hash, letter| push(hash, letter as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn suggests_hashtags_first_and_each_word_once() {
        let caption = "Walking past the old hospital again, hospital food 🙂 @friend #Surgery #surgery #day2";
        assert_eq!(suggestions(caption), ["surgery", "day2", "walking", "hospital", "again"]);
        assert!(suggestions("so it is").is_empty());
    }

    fn covered(phrases: &[&str], caption: &str) -> Vec<String> {
        let rules: Vec<Rule> = phrases.iter().filter_map(|phrase| Rule::new(phrase, Lean::Cover)).collect();
        let own = Rules::of(&rules).own(&Text::read(caption));
        own.covers.iter().map(|span| span.of(caption).to_owned()).collect()
    }

    #[test]
    fn finds_whole_words_phrases_beginnings_and_signs() {
        assert_eq!(covered(&["ice"], "JUICE and Íce, ice!"), ["Íce", "ice"]);
        assert_eq!(covered(&["first exam"], "my first exam. first, exam?"), ["first exam", "first, exam"]);
        assert_eq!(covered(&["hospi*"], "the hospital and hospice"), ["hospital", "hospice"]);
        assert_eq!(covered(&["old hospi*"], "an old hospital"), ["old hospital"]);
        assert_eq!(covered(&["🕷"], "look 🕷🕷"), ["🕷", "🕷"]);
        assert_eq!(covered(&["クモ"], "大きいクモがいた"), ["クモ"]);
    }

    #[test]
    fn finds_them_in_hashtags_and_behind_disguises() {
        assert_eq!(covered(&["spider"], "aaa #spider"), ["#spider"]);
        assert_eq!(covered(&["spider"], "a sp1der"), ["sp1der"]);
        assert_eq!(covered(&["grandma zofia"], "#grandmazofia"), ["#grandmazofia"]);
        assert_eq!(covered(&["zorblatt"], "so #zorblatt"), ["#zorblatt"]);
        // Cut into "sour" and "dough", and still one word.
        assert_eq!(covered(&["sourdou*"], "bread #sourdough"), ["#sourdough"]);
    }

    #[test]
    fn a_phrase_with_nothing_in_it_is_no_rule() {
        for phrase in ["", "  ", "*", "...", "#"] {
            assert_eq!(Rule::new(phrase, Lean::Cover), None, "{phrase:?}");
        }
        assert_eq!(covered(&["a*"], "apples are a fruit"), ["a"]);
    }

    #[test]
    fn ten_thousand_of_them_find_as_one_does() {
        let mut rules: Vec<Rule> =
            (0..MOST - 1).filter_map(|at| Rule::new(&format!("word{at} again"), Lean::Cover)).collect();
        rules.extend(Rule::new("needle", Lean::Cover));
        let own = Rules::of(&rules).own(&Text::read("a needle, word17 again"));
        assert_eq!(own.covers.len(), 2);
    }

    proptest! {
        #[test]
        fn any_rule_and_any_text(phrase in "\\PC{0,90}", caption in "[a-z #*\\PC]{0,90}") {
            let Some(rule) = Rule::new(&phrase, Lean::Cover) else { return Ok(()) };
            prop_assert!(rule.phrase.chars().count() <= LONGEST);
            for span in Rules::of(&[rule]).own(&Text::read(&caption)).covers {
                prop_assert!(!span.of(&caption).is_empty());
            }
        }

        #[test]
        fn a_word_finds_itself(word in "[a-z]{2,20}") {
            let caption = format!("x {word} y");
            let found = covered(&[&word], &caption);
            prop_assert!(!found.is_empty());
        }
    }
}
