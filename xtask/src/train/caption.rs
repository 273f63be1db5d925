//! Captions of short videos: those of the labelled half, those labelled in addition, and ordinary ones.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use flate2::read::GzDecoder;
use serde::Deserialize;
use softscroll::core::assessment::Finding;
use softscroll::core::category::Category;
use softscroll::core::model::feature;
use softscroll::core::screen::scan::Scan;
use softscroll::core::screen::score;

use super::source::Labels;

/// From this score of the lists on an ordinary caption may be no ordinary one.
const DOUBTFUL: u8 = 30;

/// A caption, screened by the lists, with what is known of it.
pub struct Caption {
    /// A number that tells captions apart and deals them out to folds.
    pub key: u64,
    /// The caption, of labelled ones.
    pub text: String,
    /// The caption, read.
    pub scan: Scan,
    /// What the lists find.
    pub findings: Vec<Finding>,
    /// Whether a person would be protected from it, where that was agreed on.
    pub veil: Option<bool>,
    /// Which categories are likely to trigger, where known; what is only named is left open.
    pub labels: Labels,
    /// The same, but what is only named counts as no.
    pub named: Labels,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    platform: String,
}

impl Caption {
    fn new(key: u64, text: &str, veil: Option<bool>, labels: Labels) -> Self {
        let scan = Scan::of(text);
        let findings = score::findings(&scan);
        let text = if veil.is_some() { text.to_owned() } else { String::new() };
        Self { key, text, scan, findings, veil, labels, named: labels }
    }

    /// The scores of the lists by category.
    pub fn scores(&self) -> [u8; 11] {
        let mut scores = [0; 11];
        for finding in &self.findings {
            scores[finding.category.index()] = finding.score;
        }
        scores
    }

    /// The places of its features.
    pub fn places(&self) -> Vec<u32> {
        places(&self.scan)
    }
}

/// The places of the features of a text.
pub fn places(scan: &Scan) -> Vec<u32> {
    let mut places = Vec::new();
    feature::each(scan, |feature| places.push(feature.place));
    places
}

/// FNV-1a.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// The captions that were labelled twice. Level 1 says neither yes nor no.
pub fn labelled(file: &Path) -> anyhow::Result<Vec<Caption>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let captions = lines.map(|line| {
        let fields: BTreeMap<&str, &str> = names.iter().copied().zip(line.split('\t')).collect();
        let field = |name: &str| fields.get(name).copied().unwrap_or("");
        let veil = match field("veil") {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        };
        let [labels, named] = levels(field("categories"));
        Caption { named, ..Caption::new(hash(field("id")), field("text"), veil, labels) }
    });
    Ok(captions.collect())
}

fn levels(categories: &str) -> [Labels; 2] {
    if categories == "?" {
        return [[None; 11]; 2];
    }
    let mut labels = [Some(false); 11];
    let mut named = labels;
    for (name, level) in categories.split(';').filter_map(|label| label.split_once(':')) {
        if let Some(category) = Category::ALL.iter().find(|category| category.id() == name) {
            let is_likely = level != "1";
            labels[category.index()] = is_likely.then_some(true);
            named[category.index()] = Some(is_likely);
        }
    }
    [labels, named]
}

/// Captions from everyday feeds: those labelled in addition, by the hashes in `labels`, and the texts of the others.
pub fn everyday(file: &Path, labels: &str) -> anyhow::Result<(Vec<Caption>, Vec<String>)> {
    let rows = labels.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut wanted: BTreeMap<u64, bool> =
        rows.filter_map(|(key, veil)| Some((u64::from_str_radix(key, 16).ok()?, veil == "1"))).collect();
    let mut known = Vec::new();
    let mut others = Vec::new();
    let captions = File::open(file).with_context(|| file.display().to_string())?;
    for line in BufReader::new(GzDecoder::new(captions)).lines() {
        let Line { text, platform } = serde_json::from_str(&line?)?;
        let key = hash(&text);
        if let Some(veil) = wanted.remove(&key) {
            known.push(own(key, &text, veil));
        } else if platform == "tiktok" {
            others.push(text);
        }
    }
    Ok((known, others))
}

/// A caption of which only the verdict is known: a veil is laid to what the lists find most of.
fn own(key: u64, text: &str, veil: bool) -> Caption {
    let mut caption = Caption::new(key, text, Some(veil), [Some(false); 11]);
    if veil {
        let strongest = caption.findings.iter().max_by_key(|finding| finding.score);
        let strongest = strongest.map(|finding| finding.category.index());
        caption.labels = [None; 11];
        if let Some(strongest) = strongest {
            caption.labels[strongest] = Some(true);
        }
        caption.named = caption.labels;
    }
    caption
}

/// An ordinary caption, unless the lists doubt that it is one.
pub fn ordinary(text: &str) -> Option<Caption> {
    let caption = Caption::new(hash(text), text, Some(false), [Some(false); 11]);
    caption.findings.iter().all(|finding| finding.score < DOUBTFUL).then_some(caption)
}

/// A caption of which nothing is known.
pub fn any(text: &str) -> Caption {
    Caption::new(hash(text), text, None, [None; 11])
}

/// A text of another set.
pub fn foreign(text: &str, labels: Labels) -> Caption {
    Caption::new(hash(text), text, None, labels)
}
