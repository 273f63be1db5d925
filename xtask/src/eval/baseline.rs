//! What others would do: look for listed words as substrings, or count words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use softscroll::core::category::Category;
use softscroll::core::model::feature::PLACES;

use crate::train::caption::{Caption, hash};
use crate::train::random::Random;
use crate::train::words::{Rates, Row, Words};

/// Entries of this weight and more are what a list of forbidden words would hold.
const LIKELY: u8 = 60;
const RATES: Rates = Rates { alpha: 0.1, l1: 0.05, l2: 1.0, epochs: 20 };
const SEED: u64 = 1;

/// The entries of the word lists, in lower case.
pub struct Substrings(Vec<String>);

impl Substrings {
    /// Reads the lists of every language.
    pub fn read(lexicon: &Path) -> anyhow::Result<Self> {
        let mut entries = Vec::new();
        for folder in fs::read_dir(lexicon)? {
            let folder = folder?.path();
            for category in Category::ALL {
                let file = folder.join(format!("{}.txt", category.id()));
                if file.exists() {
                    entries.extend(fs::read_to_string(file)?.lines().filter_map(entry));
                }
            }
        }
        anyhow::ensure!(!entries.is_empty(), "no word lists in {}", lexicon.display());
        Ok(Self(entries))
    }

    /// Whether a caption contains one of them.
    pub fn is_in(&self, caption: &str) -> bool {
        let caption = caption.to_lowercase();
        self.0.iter().any(|entry| caption.contains(entry.as_str()))
    }
}

fn entry(line: &str) -> Option<String> {
    let (weight, phrase) = line.split(';').next()?.trim().split_once(' ')?;
    let is_likely = weight.parse::<u8>().is_ok_and(|weight| weight >= LIKELY);
    is_likely.then(|| phrase.trim_end_matches('*').to_lowercase())
}

/// Logistic regression on the words of the labelled captions.
pub struct Bag(Words);

impl Bag {
    /// Fits.
    pub fn fit(captions: &[&Caption]) -> Self {
        let rows: Vec<Row> = captions.iter().map(|caption| row(caption)).collect();
        Self(Words::fit(&rows.iter().collect::<Vec<_>>(), RATES, &mut Random::new(SEED)))
    }

    /// Whether a veil is likelier than none.
    pub fn is_veiled(&self, caption: &Caption) -> bool {
        self.0.logit(0, &words(&caption.text)) > 0.0
    }
}

/// The veil stands in the place of the first category.
fn row(caption: &Caption) -> Row {
    let mut labels = [None; 11];
    labels[0] = caption.veil;
    Row { places: words(&caption.text), labels, weight: 1.0 }
}

/// The words of a caption, each once.
fn words(caption: &str) -> Vec<u32> {
    let caption = caption.to_lowercase();
    let words = caption.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let places: BTreeSet<u32> = words.map(|word| (hash(word) % u64::from(PLACES)) as u32).collect();
    places.into_iter().collect()
}
