//! The learned part of detection: what the words of a text suggest, weighed together with what the lists found.
//!
//! Two steps, both logistic regressions fitted by `cargo xtask train`. The first gives every feature of a text
//! ([`feature`]) weights for some categories. The second looks at one category at a time and weighs its numbers
//! ([`context`]): what the lists say, what the words suggest, what the text does with its subject.
//! All arithmetic is on whole numbers, so the same text gives the same score on every machine.
//!
//! `model/README.md` is the model card.

pub mod context;
pub mod feature;

use super::assessment::{Finding, Span};
use super::category::Category;
use super::lexicon::list::{LANGUAGES, List};
use super::order::ranked;
use super::screen::scan::Scan;
use context::COUNT;
use feature::PLACES;

/// The trained numbers, as [`Model`] reads them.
static TRAINED: &[u8] = include_bytes!("model/weights.bin");

/// How many categories there are.
const CATEGORIES: usize = Category::ALL.len();
/// What a weight's two bits stand for, in hundredths.
pub const STEPS: [i32; 4] = [12, 28, 60, 130];
/// Places to one entry of the index.
pub const GROUP: u32 = 256;
/// What stands before the places: a bias for each category, the weights of the context, the threshold.
pub const HEADER: usize = 2 * (CATEGORIES + COUNT + 1);
/// Where the index begins, and where the weights.
const INDEX: usize = HEADER + PLACES as usize / 8;
const WEIGHTS: usize = INDEX + 2 * (PLACES / GROUP) as usize;

/// From this score on a post is veiled at medium sensitivity.
const LIKELY: u8 = 60;
/// What the words alone can give: never as much as an explicit phrase.
const MOST: u8 = 79;
/// How far below the threshold, in hundredths of a logit, words must be to speak against ten points of the lists
/// above 50: the plainer a phrase, the clearer they must be.
const DOUBT: i32 = -35;
/// Categories whose words were learned from forums about them: they tell the subject, not whether it would trigger.
const SUBJECTS: [Category; 3] = [Category::SubstanceUse, Category::AnxietyPanic, Category::Depression];
/// Of these hardly a caption was there to learn from, so nothing speaks against the lists either.
const RARE: [Category; 2] = [Category::SubstanceUse, Category::AnxietyPanic];
/// Points of a score to one of the logit.
const SLOPE: i32 = 14;

/// Trained numbers, little-endian: header, a bit for each place that has weights, for each [`GROUP`] of places the
/// number of its first weight, and the weights. A weight is one byte: category (4 bits), sign (1), step (2), and
/// whether it is the last of its place (the highest).
#[derive(Clone, Copy)]
pub struct Model<'a>(&'a [u8]);

impl Model<'static> {
    /// The model that is shipped.
    pub const SHIPPED: Self = Self(TRAINED);
}

impl<'a> Model<'a> {
    /// A model of these bytes. Total: numbers that are missing are taken for zero.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn short(self, at: usize) -> i32 {
        self.0.get(at..at + 2).map_or(0, |two| i16::from_le_bytes([two[0], two[1]]).into())
    }

    /// Gives the weights of a place: category and hundredths.
    #[inline]
    fn weights(self, place: u32, mut give: impl FnMut(usize, i32)) {
        let byte = |at: u32| self.0.get(HEADER + at as usize).copied().unwrap_or(0);
        if byte(place / 8) & 1 << (place % 8) == 0 {
            return;
        }
        let group = place / GROUP;
        let full = (group * GROUP / 8..place / 8).map(|at| byte(at).count_ones()).sum::<u32>();
        let mut before = full + (byte(place / 8) & ((1 << (place % 8)) - 1)).count_ones();
        let at = INDEX + 2 * group as usize;
        let first = self.0.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
        for &weight in self.0.get(WEIGHTS + usize::from(first)..).unwrap_or_default() {
            if before == 0 {
                let step = STEPS[usize::from(weight >> 5 & 3)];
                give(usize::from(weight & 15), if weight & 16 == 0 { step } else { -step });
            }
            if weight & 128 != 0 {
                if before == 0 {
                    return;
                }
                before -= 1;
            }
        }
    }

    /// What the words of a text suggest for each category, in hundredths of a logit.
    pub fn suggested(self, scan: &Scan) -> [i32; CATEGORIES] {
        let mut sums = [0_i32; CATEGORIES];
        let mut count = 0_u32;
        feature::each(scan, |feature| {
            count += 1;
            self.weights(feature.place, |category, weight| {
                if let Some(sum) = sums.get_mut(category) {
                    *sum += weight;
                }
            });
        });
        let mut at = 0;
        sums.map(|sum| {
            at += 1;
            self.short(2 * (at - 1)) + scaled(sum, count)
        })
    }

    /// How far a category of a text is above the threshold, in hundredths of a logit.
    fn margin(self, numbers: &[i32; COUNT]) -> i32 {
        let weight = |at: usize| self.short(2 * (CATEGORIES + at));
        let sum: i32 = numbers.iter().enumerate().map(|(at, number)| weight(at) * number).sum();
        sum / 256 - self.short(HEADER - 2)
    }

    /// The findings of the lists, revised.
    pub fn revise(self, scan: &Scan, findings: Vec<Finding>) -> Vec<Finding> {
        let mut scores = [0; CATEGORIES];
        for finding in &findings {
            scores[finding.category.index()] = finding.score;
        }
        let suggested = self.suggested(scan);
        let mut found = findings.into_iter().peekable();
        let mut revised = Vec::new();
        for category in Category::ALL {
            let listed = found.next_if(|finding| finding.category == category);
            let score = scores[category.index()];
            if !is_weighed(score, suggested[category.index()]) || is_denied(scan, category) {
                revised.extend(listed);
                continue;
            }
            let margin = self.margin(&context::of(scan, category, &scores, &suggested));
            // What speaks for a subject alone is no reason to cover.
            if margin >= 0 && score < LIKELY && SUBJECTS.contains(&category) {
                revised.extend(listed);
                continue;
            }
            let score = blended(score, margin, is_read(scan, category) && !RARE.contains(&category));
            let mut finding = match listed {
                Some(finding) => finding,
                None if score < LIKELY => continue,
                None => Finding { category, score, spans: Vec::new() },
            };
            finding.score = score;
            if finding.spans.is_empty() {
                finding.spans = self.shares(scan, category);
            }
            revised.push(finding);
        }
        revised
    }

    /// The words with the largest share in what is suggested for a category.
    fn shares(self, scan: &Scan, category: Category) -> Vec<Span> {
        /// How many of them are shown.
        const SHOWN: usize = 3;
        let mut shares = vec![0_i32; scan.text.tokens().len()];
        feature::each(scan, |feature| {
            self.weights(feature.place, |of, weight| {
                if of == category.index() {
                    let words = feature.from as usize..feature.to as usize;
                    let part = weight / words.len().max(1) as i32;
                    shares[words].iter_mut().for_each(|share| *share += part);
                }
            });
        });
        // Function words carry weight and explain nothing.
        for hit in (0..LANGUAGES.len()).flat_map(|at| scan.hits(List::of_language(at))) {
            shares[hit.from as usize..hit.to as usize].fill(0);
        }
        let largest = ranked(shares.iter().map(|share| u64::from(u32::MAX - share.max(&0).unsigned_abs())));
        let largest = largest.into_iter().filter(|at| shares[*at as usize] > 0).take(SHOWN);
        scan.spans_of(largest.map(|at| (at, at + 1)))
    }
}

/// Whether a category is weighed at all: the lists name it, or the words speak for it.
pub const fn is_weighed(score: u8, suggested: i32) -> bool {
    score > 0 || suggested > 0
}

/// Whether the text says that the subject is not there.
fn is_denied(scan: &Scan, category: Category) -> bool {
    let hits = scan.hits(List(category.index() as u8));
    !hits.is_empty() && hits.iter().all(|hit| scan.is_negated(hit) || scan.is_reclaimed(hit))
}

/// Whether the text, and what was found in it, is of the language that nearly all captions are in that were learned
/// from.
fn is_read(scan: &Scan, category: Category) -> bool {
    let hits = scan.hits(List(category.index() as u8));
    matches!(scan.language, "en" | "und") && hits.iter().all(|hit| hit.language.is_none_or(|at| at == 0))
}

/// Long texts have more features; each says less.
fn scaled(sum: i32, features: u32) -> i32 {
    let root = ((16 + features) * 256).isqrt() as i32;
    sum * 64 / root.max(1)
}

/// The score of a category from what the lists say and how far the whole is above the threshold. In a language that
/// was not learned, nothing speaks against the lists.
fn blended(listed: u8, margin: i32, is_read: bool) -> u8 {
    let weighed = (i32::from(LIKELY) + margin * SLOPE / 100).clamp(0, 100) as u8;
    match (listed >= LIKELY, margin >= 0) {
        (true, true) => listed.max(weighed),
        (true, false) if is_read && margin < DOUBT * (i32::from(listed) - 50) / 10 => {
            weighed.clamp(45, LIKELY - 1)
        }
        (false, true) => weighed.min(MOST),
        _ => listed,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::core::screen::score;

    fn revised(text: &str) -> Vec<Finding> {
        let scan = Scan::of(text);
        Model::SHIPPED.revise(&scan, score::findings(&scan))
    }

    #[test]
    fn finds_told_distress_that_no_list_names_and_shows_the_words() {
        let text = "a man on the bus kept touching my thigh and grinned when i moved away";
        assert!(score::findings(&Scan::of(text)).iter().all(|finding| finding.score < LIKELY));
        let found = revised(text);
        let abuse = found.iter().find(|finding| finding.category == Category::Abuse).expect("abuse");
        assert!((LIKELY..=MOST).contains(&abuse.score));
        assert!(abuse.spans.iter().any(|span| span.of(text).contains("touching")), "{:?}", abuse.spans);
    }

    #[test]
    fn nothing_speaks_against_the_lists_in_a_language_that_was_not_learned() {
        assert_eq!(blended(88, -500, false), 88);
        assert_eq!(blended(62, -500, true), 45);
    }

    #[test]
    fn the_plainer_a_phrase_the_clearer_the_words_must_be() {
        assert!(blended(64, -60, true) < LIKELY);
        assert_eq!(blended(94, -60, true), 94);
    }

    proptest! {
        #[test]
        fn any_bytes_and_any_text_give_scores(
            bytes in prop::collection::vec(any::<u8>(), 0..40_000),
            text in "[a-z #@*0-9.\\n\\PC]{0,80}",
        ) {
            let scan = Scan::of(&text);
            for model in [Model::new(&bytes), Model::SHIPPED] {
                for finding in model.revise(&scan, score::findings(&scan)) {
                    prop_assert!(finding.score <= 100);
                    prop_assert!(finding.spans.iter().all(|span| !span.of(&text).is_empty()));
                }
            }
        }
    }
}
