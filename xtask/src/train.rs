//! `cargo xtask train --data DIR`: fits the learned part of detection and writes `src/core/model/weights.bin`.
//!
//! The same data gives the same bytes. What the fit is worth is measured by `cargo xtask eval`.

pub mod caption;
mod crop;
mod pack;
pub mod random;
pub mod source;
mod stack;
pub mod words;

use std::fs;
use std::path::Path;

use anyhow::Context;
use softscroll::core::category::Category;
use softscroll::core::model::{Model, context, is_weighed};
use softscroll::core::screen::scan::Scan;

use crate::project::Project;
use caption::{Caption, places};
use random::Random;
use words::{Rates, Row, Words};

const SEED: u64 = 20_261_128;
/// How the weights of the words are learned; chosen by cross-validation on the labelled captions.
const RATES: Rates = Rates { alpha: 0.1, l1: 1.0, l2: 1.0, epochs: 2 };
/// What large weights of the context cost.
const RIDGE: f64 = 2.0;
/// How many weights of words are kept.
const KEPT: usize = 9_000;
/// The logit from which on a post is veiled at medium sensitivity: leans to recall.
const THRESHOLD: f64 = -1.7;

/// How much a row counts: captions that were labelled, texts of other sets, ordinary captions.
const LABELLED: f64 = 8.0;
const FOREIGN: f64 = 0.5;
const ORDINARY: f64 = 1.0;
/// The same for the weights of the context.
const LABELLED_ONCE: f64 = 0.7;
const CALM: f64 = 0.15;
/// Sets whose labels are subjects: the forum that a text was written in.
const TOPICAL: [&str; 3] = ["dreaddit", "reddit27", "rallypoint"];
const KEPT_FOREIGN: f64 = 0.05;

/// Ordinary captions that the words are fitted on, and the context.
const WORDS: usize = 25_000;
const CONTEXT: usize = 4_000;

/// Parts of the labelled captions, for fitting the context.
const INNER: u64 = 4;

/// Labels of captions beyond those in the data.
const OWN: &str = include_str!("train/labels.tsv");

/// All that a model is fitted on.
pub struct Data {
    /// Captions that were labelled twice.
    pub gold: Vec<Caption>,
    /// Captions that were labelled once.
    pub own: Vec<Caption>,
    /// Rows of other sets and of ordinary captions.
    base: Vec<Row>,
    /// Texts of other sets that the words are not fitted to, for the context.
    kept: Vec<Caption>,
    /// Ordinary captions for the context.
    calm: Vec<Caption>,
    /// All others, for counting false alarms.
    pub counted: Vec<Caption>,
}

/// Fits and writes.
pub fn run(project: &Project, data: &Path) -> anyhow::Result<()> {
    let data = Data::gather(data)?;
    let all: Vec<&Caption> = data.gold.iter().chain(&data.own).collect();
    let bytes = fit(&data, &all);
    let file = project.root.join("src/core/model/weights.bin");
    fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
    println!("{} bytes to {}", bytes.len(), file.display());
    Ok(())
}

impl Data {
    /// Reads everything, and says how much it is.
    pub fn gather(data: &Path) -> anyhow::Result<Self> {
        let mut random = Random::new(SEED);
        let gold = caption::labelled(&data.join("gold-dev.tsv"))?;
        let (own, mut texts) = caption::everyday(&data.join("captions.jsonl.gz"), OWN)?;
        random.shuffle(&mut texts);
        let tags: Vec<Vec<&str>> = texts.iter().map(|text| crop::tags(text)).collect();
        let mut base = Vec::new();
        let mut kept = Vec::new();
        for text in texts.iter().take(WORDS) {
            if let Some(caption) = caption::ordinary(text) {
                base.push(Row { places: caption.places(), labels: caption.labels, weight: ORDINARY });
            }
        }
        println!("{:<26} {:>6} captions labelled twice", "gold-dev", gold.len());
        println!("{:<26} {:>6} captions labelled once", "captions", own.len());
        println!("{:<26} {:>6} ordinary captions", "captions", base.len());
        for source in source::all(data)? {
            let yes = source.examples.iter().filter(|example| example.labels.contains(&Some(true))).count();
            println!("{:<26} {:>6} texts, {yes} of a category", source.name, source.examples.len());
            for example in source.examples.iter().filter(|example| !is_held_out(&example.text)) {
                let borrowed = &tags[random.below(tags.len())];
                let text = crop::crop(&example.text, borrowed, &mut random);
                if caption::hash(&example.text) % 10 == 1 {
                    // A label that only names the subject does not say that a post would trigger.
                    if TOPICAL.contains(&source.name) {
                        continue;
                    }
                    kept.push(caption::foreign(&text, example.labels));
                } else {
                    base.push(Row {
                        places: places(&Scan::of(&text)),
                        labels: example.labels,
                        weight: FOREIGN,
                    });
                }
            }
        }
        let rest = texts.iter().skip(WORDS);
        let calm = rest.take(CONTEXT).filter_map(|text| caption::ordinary(text)).collect();
        let counted = texts.iter().map(|text| caption::any(text)).collect();
        Ok(Self { gold, own, base, kept, calm, counted })
    }
}

/// Whether a text of a source is kept for measuring: one in ten, by its own letters.
pub fn is_held_out(text: &str) -> bool {
    caption::hash(text).is_multiple_of(10)
}

/// Fits the words to the base and to these captions.
fn fit_words(data: &Data, captions: &[&Caption]) -> Words {
    let labelled: Vec<Row> = captions
        .iter()
        .map(|caption| Row { places: caption.places(), labels: caption.labels, weight: LABELLED })
        .collect();
    let rows: Vec<&Row> = data.base.iter().chain(&labelled).collect();
    Words::fit(&rows, RATES, &mut Random::new(SEED))
}

/// The bytes of a model fitted to these captions, and to the base.
///
/// The context learns from captions as the words see them that were not fitted to them.
pub fn fit(data: &Data, captions: &[&Caption]) -> Vec<u8> {
    let mut rows = Vec::new();
    let flat = [0.0; context::COUNT];
    for part in 0..INNER {
        let is_held = |caption: &Caption| (caption.key >> 40) % INNER == part;
        let seen: Vec<&Caption> = captions.iter().copied().filter(|caption| !is_held(caption)).collect();
        let words = fit_words(data, &seen);
        let bytes = pack::pack(&words.weights, &words.bias, &flat, 0.0, KEPT);
        for caption in captions.iter().filter(|caption| is_held(caption)) {
            let is_twice = caption.labels.iter().filter(|label| label.is_some()).count() > 1;
            let weight = if is_twice { 1.0 } else { LABELLED_ONCE };
            context_rows(Model::new(&bytes), caption, weight, &mut rows);
        }
    }
    let words = fit_words(data, captions);
    let bytes = pack::pack(&words.weights, &words.bias, &flat, 0.0, KEPT);
    for caption in &data.kept {
        context_rows(Model::new(&bytes), caption, KEPT_FOREIGN, &mut rows);
    }
    for caption in &data.calm {
        context_rows(Model::new(&bytes), caption, CALM, &mut rows);
    }
    let context = stack::fit(&rows.iter().collect::<Vec<_>>(), RIDGE);
    pack::pack(&words.weights, &words.bias, &context, THRESHOLD, KEPT)
}

fn context_rows(model: Model, caption: &Caption, weight: f64, rows: &mut Vec<stack::Row>) {
    let suggested = model.suggested(&caption.scan);
    let scores = caption.scores();
    for category in Category::ALL {
        let at = category.index();
        let Some(is_there) = caption.named[at] else { continue };
        if is_weighed(scores[at], suggested[at]) {
            let numbers = context::of(&caption.scan, category, &scores, &suggested);
            let numbers = numbers.map(|number| f64::from(number) / 100.0);
            rows.push(stack::Row { numbers, is_there, weight });
        }
    }
}
