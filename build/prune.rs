//! Leaves out idioms that can mask nothing, so that lists may be written for people and tables stay small.

use std::collections::HashSet;

use super::list::List;
use super::parse::Entry;

/// Drops figures of speech of several words none of which any list of subjects has.
/// Single words stay: they are known as wholes then, and not taken apart ("deadline").
pub fn prune(mut entries: Vec<Entry>) -> Vec<Entry> {
    let subjects: HashSet<String> = entries
        .iter()
        .filter(|entry| is_maskable(entry.list))
        .flat_map(|entry| entry.words.iter().flatten().cloned())
        .collect();
    entries.retain(|entry| {
        entry.list != List::IDIOM
            || entry.words.len() == 1
            || entry.words.iter().flatten().any(|word| may_be_subject(word, &subjects))
    });
    entries
}

fn is_maskable(list: List) -> bool {
    list.category().is_some()
        || matches!(list, List::CRISIS_PRESENT | List::CRISIS_INTENT | List::DISCLOSURE | List::CREDENTIAL)
}

/// Whether a word can be part of what an idiom masks, itself or through a listed beginning.
fn may_be_subject(word: &str, subjects: &HashSet<String>) -> bool {
    subjects.contains(word)
        || (4..word.len())
            .any(|end| word.is_char_boundary(end) && subjects.contains(&format!("{}*", &word[..end])))
}
