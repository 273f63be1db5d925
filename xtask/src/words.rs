//! `cargo xtask words --data DIR`: counts how rare words are in ordinary captions, for cutting glued hashtags.
//!
//! Writes aggregate counts of single words and nothing else of the captions.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use flate2::read::GzDecoder;
use serde::Deserialize;
use softscroll::core::text::fold::fold;

use crate::project::Project;

/// A word counts when it occurs this often, in this many collections: names and slips of one source don't.
const OCCURRENCES: u32 = 10;
const COLLECTIONS: usize = 3;
/// Languages whose words are cut out of hashtags, and those that the data can't tell from them.
const LANGUAGES: [&str; 7] = ["en", "und", "es", "pt", "fr", "de", "pcm"];
/// Words of one and two letters that are worth a cut; any others would cut everything to pieces.
const SHORT: &str = "a i in of or my be so to no as is we me im at up it if on ok do an go am he hi by us oh tv vs id el \
                     la le de un mi tu te je";
const LONGEST: usize = 20;

const HEADER: &str = "\
# How rare words are in the running text of short-video captions, in eighths of a bit (-8 log2 of the share).
# Aggregate counts of words that occur ten times and in three independent collections or more;
# hashtags, names of accounts, links and words glued of two usual ones are not counted.
# Used to cut glued hashtags into words. Written by `cargo xtask words`.
";

#[derive(Deserialize)]
struct Caption {
    text: String,
    lang: String,
    src: String,
}

#[derive(Default)]
struct Counts {
    words: BTreeMap<String, (u32, BTreeSet<String>)>,
    pairs: BTreeMap<(String, String), u32>,
}

/// Counts, and writes `src/core/lexicon/words.txt`.
pub fn run(project: &Project, data: &Path) -> anyhow::Result<()> {
    let file = data.join("captions.jsonl.gz");
    let lines =
        BufReader::new(GzDecoder::new(File::open(&file).with_context(|| file.display().to_string())?));
    let mut counts = Counts::default();
    for (number, line) in lines.lines().enumerate() {
        let line = line.with_context(|| format!("{}, line {}", file.display(), number + 1))?;
        let caption: Caption = serde_json::from_str(&line)
            .with_context(|| format!("{}, line {}", file.display(), number + 1))?;
        if LANGUAGES.contains(&caption.lang.as_str()) {
            counts.add(&caption);
        }
    }
    let list = counts.list();
    println!("{} words", list.lines().count());
    Ok(fs::write(project.root.join("src/core/lexicon/words.txt"), HEADER.to_owned() + &list)?)
}

impl Counts {
    fn add(&mut self, caption: &Caption) {
        let mut last: Option<String> = None;
        for word in words(&caption.text) {
            let (count, sources) = self.words.entry(word.clone()).or_default();
            *count += 1;
            sources.insert(caption.src.clone());
            if let Some(before) = last.replace(word.clone()) {
                *self.pairs.entry((before, word)).or_default() += 1;
            }
        }
    }

    /// One line a word: its cost and itself.
    fn list(&self) -> String {
        let short: Vec<&str> = SHORT.split(' ').collect();
        let is_usual = |word: &str, count: u32, sources: usize| {
            count >= OCCURRENCES
                && sources >= COLLECTIONS
                && word.len() <= LONGEST
                && (word.len() > 2 || short.contains(&word))
        };
        let usual: BTreeMap<&str, u32> = self
            .words
            .iter()
            .filter(|(word, (count, sources))| is_usual(word, *count, sources.len()))
            .map(|(word, (count, _))| (word.as_str(), *count))
            .collect();
        let kept: Vec<(&str, u32)> = usual
            .iter()
            .map(|(word, count)| (*word, *count))
            .filter(|&(word, count)| !self.is_glued(word, count, &usual))
            .collect();
        let total: u32 = kept.iter().map(|(_, count)| count).sum();
        kept.iter().fold(String::new(), |mut list, (word, count)| {
            let cost = (-8.0 * (f64::from(*count) / f64::from(total)).log2()).round().clamp(8.0, 255.0);
            // Writing to a string does not fail.
            let _ = writeln!(list, "{cost} {word}");
            list
        })
    }

    /// Whether a word is two usual ones that stand side by side at least half as often as it stands itself.
    fn is_glued(&self, word: &str, count: u32, usual: &BTreeMap<&str, u32>) -> bool {
        word.len() >= 8
            && (3..word.len() - 2).any(|at| {
                let (first, second) = word.split_at(at);
                usual.contains_key(first)
                    && usual.contains_key(second)
                    && self
                        .pairs
                        .get(&(first.to_owned(), second.to_owned()))
                        .is_some_and(|&pairs| pairs >= 2.max(count.div_ceil(2)))
            })
    }
}

/// The words of running text, folded; of hashtags, account names and links nothing.
fn words(text: &str) -> impl Iterator<Item = String> {
    let pieces = text.split_whitespace().filter(|piece| !piece.starts_with("http"));
    let running = pieces.map(|piece| piece.split(['#', '@']).next().unwrap_or_default());
    let parts = running.flat_map(|piece| piece.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’'));
    parts
        .map(|part| fold(part).replace('\'', ""))
        .filter(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(captions: &[(&str, &str)]) -> String {
        let mut counts = Counts::default();
        // Four times over: rare words are left out.
        for (text, src) in captions.iter().cycle().take(captions.len() * 4) {
            counts.add(&Caption { text: (*text).to_owned(), lang: "en".to_owned(), src: (*src).to_owned() });
        }
        counts.list()
    }

    #[test]
    fn counts_running_words_of_three_sources() {
        let captions = [
            ("Soup, don’t ask #soup", "a"),
            ("soup @soup", "b"),
            ("söup http://soup", "c"),
            ("tea tea tea", "a"),
        ];
        assert_eq!(counted(&captions), "8 soup\n");
    }

    #[test]
    fn leaves_out_words_glued_of_two_usual_ones() {
        let text = "good morning good morning goodmorning";
        let list = counted(&[(text, "a"), (text, "b"), (text, "c")]);
        assert_eq!(list.lines().count(), 2, "{list}");
    }
}
