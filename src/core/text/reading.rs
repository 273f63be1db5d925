//! Other readings of a word that is not known as it stands: digits and signs for letters, look-alikes,
//! stretched letters, stars. Always beside the plain reading, never instead: "13", "5am" stay what they are.

use super::fold::look_alike;
use super::token::whole;
use super::unit::{Kind, kind};
use crate::core::lexicon::hash::TAG;
use crate::core::lexicon::{self, Word};

/// Longest word with an alternative reading.
const LONGEST: usize = 40;
/// Stretched places that are shortened independently of each other; more than these are shortened together.
const STRETCHES: usize = 3;

/// Work that a text may ask for. Captions have a handful of such words and at most 4,000 letters; a hostile text
/// has thousands, and what comes after the budget is read as it stands.
pub struct Budget {
    stars: u32,
    variants: u32,
    letters: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { stars: 48, variants: 1024, letters: 8192 }
    }
}

impl Budget {
    /// Whether so many letters may still be cut into words; takes them from the budget.
    pub fn splits(&mut self, letters: usize) -> bool {
        let may = self.letters >= letters;
        self.letters = self.letters.saturating_sub(letters);
        may
    }

    fn tries(&mut self) -> bool {
        let may = self.variants > 0;
        self.variants = self.variants.saturating_sub(1);
        may
    }
}

fn listed(letters: &[char], found: &mut Vec<Word>) {
    if let Some(word) = lexicon::word(whole(letters).key()).filter(|word| word.is_listed())
        && !found.contains(&word)
    {
        found.push(word);
    }
}

/// The letter behind a digit or sign, with `one` for the ambiguous upright stroke.
pub fn behind(letter: char, one: char) -> Option<char> {
    Some(match letter {
        '0' => 'o',
        '1' | '|' | '!' => one,
        '¡' => 'i',
        '2' => 'z',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '9' => 'g',
        '7' => 't',
        '8' => 'b',
        '£' => 'l',
        '¢' => 'c',
        'a'..='z' => letter,
        _ => look_alike(letter)?,
    })
}

fn undone(letters: &[char], one: char) -> Option<Vec<char>> {
    let has_letters = letters.iter().any(|letter| kind(*letter) == Kind::Letter);
    (has_letters && letters.len() <= LONGEST)
        .then(|| letters.iter().map(|&letter| behind(letter, one)).collect())?
}

/// The letters behind digits and look-alikes, if there are any.
pub fn without_leet(letters: &[char]) -> Option<Vec<char>> {
    let is_plain = letters.iter().all(char::is_ascii_alphabetic);
    if is_plain { None } else { undone(letters, 'i') }
}

/// Readings of letters and digits.
pub fn variants(letters: &[char], budget: &mut Budget, found: &mut Vec<Word>) {
    if letters.len() > LONGEST * 4 || !budget.tries() {
        return;
    }
    if !letters.iter().all(char::is_ascii_alphabetic) {
        for one in ['i', 'l'] {
            if let Some(undone) = undone(letters, one) {
                listed(&undone, found);
                if found.is_empty() {
                    shortened(&undone, found);
                }
            }
        }
    }
    if found.is_empty() {
        shortened(letters, found);
    }
}

/// Readings of a whole hashtag, as a tag and as a word.
pub fn tag_variants(letters: &[char], budget: &mut Budget, found: &mut Vec<Word>) {
    if !budget.tries() {
        return;
    }
    let tag = |letters: &[char], found: &mut Vec<Word>| {
        found.extend(lexicon::word(whole(letters).with(TAG).key()));
        listed(letters, found);
    };
    if !letters.iter().all(char::is_ascii_alphabetic) {
        for one in ['i', 'l'] {
            if let Some(undone) = undone(letters, one) {
                tag(&undone, found);
            }
        }
    }
    if found.is_empty() && letters.len() <= LONGEST {
        shortened(letters, found);
    }
}

/// Readings of letters that stood singly.
pub fn spaced(letters: &[char], budget: &mut Budget, found: &mut Vec<Word>) {
    listed(letters, found);
    if found.is_empty() {
        if letters.contains(&'*') {
            behind_signs(letters, budget, found);
        } else if let Some(undone) = without_leet(letters) {
            listed(&undone, found);
        }
    }
}

/// Readings of a word with signs or stars in it.
pub fn behind_signs(letters: &[char], budget: &mut Budget, found: &mut Vec<Word>) {
    if letters.iter().any(|letter| kind(*letter) == Kind::Star) {
        if budget.stars > 0 {
            budget.stars -= 1;
            behind_stars(letters, found);
        }
        return;
    }
    variants(letters, budget, found);
}

/// Listed words that fit a pattern with stars: one star for one letter, or a run of them for any few.
fn behind_stars(pattern: &[char], found: &mut Vec<Word>) {
    let shown = pattern.iter().filter(|letter| kind(**letter) != Kind::Star).count();
    if shown < 2 || pattern.len() > LONGEST {
        return;
    }
    let Some(pattern) = pattern
        .iter()
        .map(|&l| if kind(l) == Kind::Star { Some('*') } else { behind(l, 'i') })
        .collect::<Option<Vec<char>>>()
    else {
        return;
    };
    // The exact length first: "s**t" is not "suicidist".
    for is_exact in [true, false] {
        for word in lexicon::censored(pattern[0]) {
            let fits = if is_exact {
                word.len() == pattern.len() && word.chars().zip(&pattern).all(|(a, b)| a == *b || *b == '*')
            } else {
                fits_loosely(word, &pattern)
            };
            if fits {
                listed(&word.chars().collect::<Vec<_>>(), found);
            }
        }
        if !found.is_empty() {
            return;
        }
    }
}

/// One run of stars for one to four letters: what stands before it begins the word, what stands after ends it.
fn fits_loosely(word: &str, pattern: &[char]) -> bool {
    let head = pattern.iter().take_while(|letter| **letter != '*').count();
    let tail = pattern.iter().rev().take_while(|letter| **letter != '*').count();
    if pattern[head..pattern.len() - tail].iter().any(|letter| *letter != '*') || head + tail < 3 || tail == 0
    {
        return false;
    }
    let hidden = word.len().saturating_sub(head + tail);
    (1..=4).contains(&hidden)
        && word.chars().take(head).eq(pattern[..head].iter().copied())
        && word.chars().rev().take(tail).eq(pattern.iter().rev().take(tail).copied())
}

/// Shortens stretched letters: three or more to one or two, a doubled last letter to one.
fn shortened(letters: &[char], found: &mut Vec<Word>) {
    if letters.len() > LONGEST * 4 {
        return;
    }
    let mut runs: Vec<(char, usize)> = Vec::new();
    for &letter in letters {
        match runs.last_mut() {
            Some(last) if last.0 == letter => last.1 += 1,
            _ => runs.push((letter, 1)),
        }
    }
    let last = runs.len().saturating_sub(1);
    let places: Vec<usize> = (0..runs.len())
        .filter(|&at| {
            kind(runs[at].0) == Kind::Letter && (runs[at].1 >= 3 || (at == last && runs[at].1 == 2))
        })
        .collect();
    if places.is_empty() || runs.len() > LONGEST {
        return;
    }
    let choices = 1_u32 << places.len().min(STRETCHES);
    for choice in 0..choices {
        let mut short = Vec::with_capacity(runs.len() + STRETCHES);
        for (at, &(letter, length)) in runs.iter().enumerate() {
            let length = match places.iter().position(|&place| place == at) {
                Some(place) => 1 + (choice >> place.min(STRETCHES - 1) & 1) as usize,
                None => length,
            };
            short.extend(std::iter::repeat_n(letter, length));
        }
        listed(&short, found);
    }
}
