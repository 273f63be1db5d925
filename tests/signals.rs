//! Runs `tests/signals/*.txt`: for each signal, words that must give it and words that must not, in five languages.
//!
//! A signal is looked for in advice alone, so each line stands behind a sentence that is advice and gives none.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::path::PathBuf;

use softscroll::core::assessment::Signal;
use softscroll::core::post::Post;
use softscroll::core::screen::screen;

/// The least lines of each side, and what part of them must come out right, in percent.
const LEAST: usize = 40;
const RIGHT: usize = 92;

/// Advice on anxiety, by the language of the line after it.
fn opening(language: &str) -> &'static str {
    match language {
        "de" => "Wie gehe ich mit meiner Angststörung um, Tipps gegen Panik",
        "es" => "Cómo manejar la ansiedad, consejos para la salud mental",
        "pt" => "Como lidar com a ansiedade, dicas de saúde mental",
        "fr" => "Comment gérer l'anxiété, conseils de santé mentale",
        _ => "How to cope with anxiety, tips for your mental health",
    }
}

fn name(signal: Signal) -> String {
    serde_json::to_value(signal).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_signal_fires_where_it_must_and_nowhere_else() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/signals");
    let mut faults = Vec::new();
    for signal in Signal::ALL {
        let lines = fs::read_to_string(folder.join(format!("{}.txt", name(signal)))).unwrap();
        for (side, must) in [("+ ", true), ("- ", false)] {
            let lines: Vec<&str> = lines.lines().filter_map(|line| line.strip_prefix(side)).collect();
            assert!(lines.len() >= LEAST, "{} has {} lines with {side:?}", name(signal), lines.len());
            let is_wrong = |line: &&str| {
                let (language, words) = line.split_once(' ').unwrap();
                let caption = format!("{}. {words}", opening(language));
                let found = screen(&Post { caption, ..Post::default() });
                assert!(found.advice.is_some(), "no advice: {line}");
                found.signals.iter().any(|found| found.signal == signal) != must
            };
            let wrong: Vec<&str> = lines.iter().copied().filter(is_wrong).collect();
            if (lines.len() - wrong.len()) * 100 < lines.len() * RIGHT {
                faults.push(format!("{} {side}{} of {}: {wrong:?}", name(signal), wrong.len(), lines.len()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
