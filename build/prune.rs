//! Leaves out idioms that can mask nothing, so that lists may be written for people and tables stay small.

use std::collections::{HashMap, HashSet};

use super::hash::PREFIX;
use super::list::List;
use super::parse::{Entry, Word};

/// Drops figures of speech of several words that no listed subject could lie in or overlap.
/// Single words stay: they are known as wholes then, and not taken apart ("deadline").
pub fn prune(mut entries: Vec<Entry>) -> Vec<Entry> {
    let subjects: HashSet<Vec<Word>> =
        entries.iter().filter(|entry| is_maskable(entry.list)).map(|entry| entry.words.clone()).collect();
    // By each of their words, with its place in them.
    let mut by_word: HashMap<&str, Vec<(&[Word], usize)>> = HashMap::new();
    for subject in &subjects {
        for (at, word) in subject.iter().enumerate() {
            let word = word.as_deref().unwrap_or("").trim_end_matches(PREFIX);
            by_word.entry(word).or_default().push((subject, at));
        }
    }
    entries.retain(|entry| {
        entry.list != List::IDIOM || entry.words.len() == 1 || may_mask(&entry.words, &by_word)
    });
    entries
}

fn is_maskable(list: List) -> bool {
    list.category().is_some()
        || matches!(list, List::CRISIS_PRESENT | List::CRISIS_INTENT | List::DISCLOSURE | List::CREDENTIAL)
}

/// Whether a subject can stand so that it shares words with the idiom and agrees in all that they share.
fn may_mask(idiom: &[Word], by_word: &HashMap<&str, Vec<(&[Word], usize)>>) -> bool {
    idiom.iter().enumerate().any(|(at, word)| {
        let Some(word) = word else { return true };
        // Itself, and every listed beginning of it.
        let beginnings = (4..=word.len()).filter(|&end| word.is_char_boundary(end)).map(|end| &word[..end]);
        let names = beginnings.chain((word.len() < 4).then_some(word.as_str()));
        names.filter_map(|name| by_word.get(name)).flatten().any(|&(subject, place)| {
            subject.iter().enumerate().all(|(other, wanted)| {
                let stands = (at + other).checked_sub(place).and_then(|here| idiom.get(here));
                stands.is_none_or(|here| agrees(here.as_deref(), wanted.as_deref()))
            })
        })
    })
}

fn agrees(word: Option<&str>, wanted: Option<&str>) -> bool {
    match (word, wanted) {
        (Some(word), Some(wanted)) => match wanted.strip_suffix(PREFIX) {
            Some(beginning) => word.starts_with(beginning),
            None => word == wanted,
        },
        _ => true,
    }
}
