//! `cargo xtask eval --data DIR`: how well screening agrees with labelled captions, with the number of rows.
//!
//! Prints counts and shares, never a caption.

mod baseline;
mod validation;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use flate2::read::GzDecoder;
use serde::Deserialize;
use softscroll::core::assessment::{Advice, Assessment, Signal, Stance};
use softscroll::core::category::Category;
use softscroll::core::post::Post;
use softscroll::core::screen::screen;
use softscroll::core::settings::Settings;
use softscroll::core::verdict::{Deed, decide};

use crate::project::Project;
use crate::tally::{Tally, few, share};
use crate::train::{is_held_out, source};

/// How far two independent labellings of these rows agree on advice or not, and on its kind: no more can be asked.
const ADVICE_AGREES: &str = ".944";
const KIND_AGREES: &str = ".949";

/// Groups of ordinary captions with fewer rows are left out of the table.
const SHOWN: usize = 500;
const SIGNALS: [(Signal, &str); 8] = [
    (Signal::Credential, "credential"),
    (Signal::Reference, "reference"),
    (Signal::Limits, "limits"),
    (Signal::HelpSeeking, "help_seeking"),
    (Signal::AbsoluteCure, "absolute_cure"),
    (Signal::SelfDiagnosis, "self_diagnosis"),
    (Signal::Selling, "selling"),
    (Signal::AntiTreatment, "anti_treatment"),
];

/// One labelled caption, by column.
struct Row {
    fields: BTreeMap<String, String>,
    assessment: Assessment,
    is_veiled: bool,
}

#[derive(Deserialize)]
struct Caption {
    text: String,
    platform: String,
    lang: String,
}

/// Measures everything in `data` and prints it.
pub fn run(project: &Project, data: &Path) -> anyhow::Result<()> {
    let gold = table(&data.join("gold-dev.tsv"))?;
    let advice = table(&data.join("advice-dev.tsv"))?;
    let rows: Vec<&Row> = gold.iter().collect();
    println!("== gold-dev: {} rows, which the lists and the learned part were fitted to", rows.len());
    veils(&rows, "veil");
    for column in ["lang", "sampled_by"] {
        let groups: BTreeSet<&str> = rows.iter().map(|row| row.get(column)).collect();
        for group in groups {
            let rows: Vec<&Row> = rows.iter().copied().filter(|row| row.get(column) == group).collect();
            veils(&rows, &format!("veil, {column} {group}"));
        }
    }
    categories(&rows);
    crisis(&rows);
    stances(&rows);
    advising(&rows);
    let rows: Vec<&Row> = advice.iter().collect();
    println!("\n== advice-dev: {} rows, half of which the lists were fitted to", rows.len());
    advising(&rows);
    println!("\n== ordinary captions");
    ordinary(&data.join("captions.jsonl.gz"))?;
    println!("\n== parts of the training sets that nothing was fitted to");
    held_out(data)?;
    println!("\n== veil on gold-dev, each tenth by what was fitted without it");
    validation::run(project, data)
}

fn assess(text: &str) -> (Assessment, bool) {
    let assessment = screen(&Post { caption: text.to_owned(), ..Post::default() });
    let is_veiled = decide(&assessment, &Settings::default()).action != Deed::Show;
    (assessment, is_veiled)
}

fn table(file: &Path) -> anyhow::Result<Vec<Row>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let rows = lines.map(|line| {
        let fields: BTreeMap<String, String> = names
            .iter()
            .zip(line.split('\t'))
            .map(|(name, field)| ((*name).to_owned(), field.to_owned()))
            .collect();
        let (assessment, is_veiled) = assess(fields.get("text").map_or("", String::as_str));
        Row { fields, assessment, is_veiled }
    });
    Ok(rows.collect())
}

impl Row {
    fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The labelled level of a category; `None` where the two labellings differ.
    fn level(&self, category: Category) -> Option<u8> {
        if self.get("categories") == "?" {
            return None;
        }
        let labels = self.get("categories").split(';').filter_map(|label| label.split_once(':'));
        let level = labels
            .filter(|(name, _)| *name == category.id())
            .filter_map(|(_, level)| level.parse().ok())
            .max();
        Some(level.unwrap_or(0))
    }

    fn score(&self, category: Category) -> u8 {
        self.assessment
            .findings
            .iter()
            .find(|found| found.category == category)
            .map_or(0, |found| found.score)
    }
}

fn veils(rows: &[&Row], name: &str) {
    let labelled = rows.iter().filter(|row| row.get("veil") != "?");
    Tally::of(labelled.map(|row| (row.get("veil") == "1", row.is_veiled))).print(name);
}

fn categories(rows: &[&Row]) {
    for (name, level, threshold) in
        [("low, level 2", 2, 80), ("medium, level 2", 2, 60), ("high, level 1 and 2", 1, 30)]
    {
        println!("-- {name}");
        for category in Category::ALL {
            let pairs = rows
                .iter()
                .filter_map(|row| Some((row.level(category)? >= level, row.score(category) >= threshold)));
            Tally::of(pairs).print(category.id());
        }
    }
}

fn crisis(rows: &[&Row]) {
    println!("-- crisis");
    for level in 1..=3 {
        let labelled = rows.iter().filter_map(|row| Some((row.get("crisis").parse::<u8>().ok()?, row)));
        let pairs = labelled.map(|(label, row)| (label >= level, row.assessment.crisis as u8 >= level));
        Tally::of(pairs).print(&format!("level {level} and above"));
    }
}

fn stances(rows: &[&Row]) {
    println!("-- stance, where a category was found and is labelled");
    let labelled: Vec<(&str, String)> = rows
        .iter()
        .filter(|row| !matches!(row.get("stance"), "-" | "?") && row.assessment.stance != Stance::None)
        .map(|row| (row.get("stance"), name_of(&row.assessment.stance)))
        .collect();
    let right = labelled.iter().filter(|(wanted, given)| wanted == given).count();
    println!("accuracy {:.3}   {} rows{}", share(right, labelled.len()), labelled.len(), few(labelled.len()));
    for stance in ["promotion", "disclosure", "recovery", "education", "news", "joke", "fiction", "other"] {
        Tally::of(labelled.iter().map(|(wanted, given)| (*wanted == stance, given == stance))).print(stance);
    }
}

fn name_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn advising(rows: &[&Row]) {
    println!("-- advice");
    let labelled: Vec<&&Row> = rows.iter().filter(|row| row.get("advice") != "?").collect();
    Tally::of(labelled.iter().map(|row| (row.get("advice") != "-", row.assessment.advice.is_some())))
        .print("advice or not");
    let both: Vec<&&&Row> =
        labelled.iter().filter(|row| row.get("advice") != "-" && row.assessment.advice.is_some()).collect();
    let mut sum = 0.0;
    for kind in [Advice::Professional, Advice::Personal, Advice::Unverified] {
        let name = name_of(&kind);
        let tally = Tally::of(
            both.iter().map(|row| (row.get("advice") == name, row.assessment.advice == Some(kind))),
        );
        sum += tally.f1();
        tally.print(&format!("kind {name}"));
    }
    println!("{:<30} macro-F1 {:.3}   {} rows{}", "kind", sum / 3.0, both.len(), few(both.len()));
    println!("{:<30} F1 {ADVICE_AGREES}, kind {KIND_AGREES}", "two labellings agree on advice");
    for (signal, name) in SIGNALS {
        let pairs = labelled.iter().filter(|row| row.get("signals") != "?").map(|row| {
            let wanted = row.get("signals").split(';').any(|label| label == name);
            (wanted, row.assessment.signals.iter().any(|finding| finding.signal == signal))
        });
        Tally::of(pairs).print(&format!("signal {name}"));
    }
}

/// Captions of everyday feeds: what share is veiled and badged. A few of them deserve it.
fn ordinary(file: &Path) -> anyhow::Result<()> {
    let captions = File::open(file).with_context(|| file.display().to_string())?;
    let mut groups: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for line in BufReader::new(GzDecoder::new(captions)).lines() {
        let caption: Caption = serde_json::from_str(&line?)?;
        let (assessment, is_veiled) = assess(&caption.text);
        for group in
            ["all".to_owned(), format!("platform {}", caption.platform), format!("language {}", caption.lang)]
        {
            let counts = groups.entry(group).or_default();
            counts.0 += 1;
            counts.1 += usize::from(is_veiled);
            counts.2 += usize::from(assessment.advice.is_some());
        }
        for finding in assessment.findings.iter().filter(|finding| finding.score >= 60) {
            *reasons.entry(finding.category.id()).or_default() += 1;
        }
    }
    for (name, (rows, veiled, badged)) in groups.iter().filter(|(_, counts)| counts.0 >= SHOWN) {
        let per_mille = |count: usize| 1000.0 * share(count, *rows);
        println!(
            "{name:<30} veiled {:6.2} ‰  badged {:6.2} ‰   {rows} rows",
            per_mille(*veiled),
            per_mille(*badged)
        );
    }
    println!("-- veiled by category: {reasons:?}");
    Ok(())
}

/// The tenth of each training set that is kept for measuring, as it stands there: longer than captions are.
fn held_out(data: &Path) -> anyhow::Result<()> {
    for source in source::all(data)? {
        let held: Vec<_> = source.examples.iter().filter(|example| is_held_out(&example.text)).collect();
        let assessed: Vec<_> = held.iter().map(|example| (example, assess(&example.text).0)).collect();
        for category in Category::ALL {
            let pairs: Vec<(bool, bool)> = assessed
                .iter()
                .filter_map(|(example, assessment)| {
                    let findings = &assessment.findings;
                    let is_found =
                        findings.iter().any(|found| found.category == category && found.score >= 60);
                    Some((example.labels[category.index()]?, is_found))
                })
                .collect();
            if pairs.iter().any(|(wanted, _)| *wanted) {
                Tally::of(pairs.into_iter()).print(&format!("{} {}", source.name, category.id()));
            }
        }
    }
    Ok(())
}
