//! Cross-validation: how models that were fitted without a part of the labelled captions decide on that part, beside
//! what a simpler way would give on the same rows.

use std::path::Path;

use softscroll::core::model::Model;

use super::baseline::{Bag, Substrings};
use crate::project::Project;
use crate::tally::{Tally, share};
use crate::train::caption::Caption;
use crate::train::{self, Data};

/// Parts.
const FOLDS: u64 = 10;
/// Decides at medium sensitivity.
const LIKELY: u8 = 60;

/// Fits without each part, and prints how that part is decided on.
pub fn run(project: &Project, data: &Path) -> anyhow::Result<()> {
    let data = Data::gather(data)?;
    let substrings = Substrings::read(&project.root.join("src/core/lexicon"))?;
    let mut tallies: [Tally; 4] = Default::default();
    let (mut veiled, mut listed) = (0, 0);
    for fold in 0..FOLDS {
        let is_held = |caption: &&Caption| (caption.key >> 20) % FOLDS == fold;
        let labelled = || data.gold.iter().chain(&data.own);
        let seen: Vec<&Caption> = labelled().filter(|caption| !is_held(caption)).collect();
        let bytes = train::fit(&data, &seen);
        let model = Model::new(&bytes);
        let bag = Bag::fit(&seen);
        let is_listed = |caption: &Caption| caption.findings.iter().any(|finding| finding.score >= LIKELY);
        let is_veiled = |caption: &Caption| {
            let findings = model.revise(&caption.scan, caption.findings.clone());
            findings.iter().any(|finding| finding.score >= LIKELY)
        };
        for caption in data.gold.iter().filter(is_held) {
            let Some(veil) = caption.veil else { continue };
            tallies[0].add(veil, is_veiled(caption));
            tallies[1].add(veil, is_listed(caption));
            tallies[2].add(veil, substrings.is_in(&caption.text));
            tallies[3].add(veil, bag.is_veiled(caption));
        }
        for caption in data.own.iter().chain(&data.counted).filter(is_held) {
            veiled += usize::from(is_veiled(caption));
            listed += usize::from(is_listed(caption));
        }
    }
    let names = ["with the learned part", "word lists alone", "their words as substrings", "bag of words"];
    for (name, tally) in names.iter().zip(&tallies) {
        tally.print(name);
    }
    let ordinary = data.own.len() + data.counted.len();
    println!(
        "ordinary captions veiled: {:.2} ‰, by the lists alone {:.2} ‰, of {ordinary}",
        1000.0 * share(veiled, ordinary),
        1000.0 * share(listed, ordinary),
    );
    Ok(())
}
