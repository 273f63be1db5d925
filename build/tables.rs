//! Lays the lists out as the tables that `src/core/lexicon.rs` describes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::hash::{BEGINNING_BITS, BEGINNINGS, BUCKETS, Hasher, Key, PREFIX, TAG, key};
use super::parse::{Entry, Source, Word};

/// Stands for any one word.
const ANY: u16 = u16::MAX;
/// Marks a word that a list uses, beside the length of its phrases.
const LISTED: u16 = 0x8000;
/// Words as usual as this are not worth hiding behind stars.
const USUAL: u8 = 72;

type Keyed<'a> = (Key, &'a str);
type Records<'a> = BTreeMap<(&'a [Word], Option<u8>, bool), Vec<&'a Entry>>;
type Files = Vec<(&'static str, Vec<u8>)>;

/// The tables by file name.
pub fn lay_out(source: &Source) -> Result<Files, String> {
    let listed: BTreeSet<&str> =
        source.entries.iter().flat_map(|entry| entry.words.iter().flatten()).map(String::as_str).collect();
    let words: BTreeSet<&str> =
        listed.iter().copied().chain(source.costs.keys().map(String::as_str)).collect();
    let mut keyed: Vec<Keyed> = words.iter().map(|word| (key(word.chars()), *word)).collect();
    keyed.sort_unstable();
    if let Some(two) = keyed.windows(2).find(|two| two[0].0 == two[1].0) {
        return Err(format!("{:?} and {:?} share a key: change a constant in hash.rs", two[0].1, two[1].1));
    }
    if keyed.len() >= ANY as usize {
        return Err(format!("{} words, more than two bytes can number", keyed.len()));
    }
    let numbers: HashMap<&str, u16> =
        keyed.iter().enumerate().map(|(at, (_, word))| (*word, at as u16)).collect();
    let phrases = phrases(source, &numbers)?;

    let (mut buckets, mut fingerprints, mut costs, mut lengths, mut blob) =
        (vec![], vec![], vec![], vec![], vec![]);
    let mut at = 0;
    for bucket in 0..=BUCKETS {
        buckets.extend((at as u16).to_le_bytes());
        buckets.extend((blob.len() as u32).to_le_bytes());
        while keyed.get(at).is_some_and(|(key, _)| key.bucket as usize == bucket) {
            let (key, word) = keyed[at];
            fingerprints.extend_from_slice(&key.fingerprint.to_le_bytes()[..3]);
            costs.push(source.costs.get(word).copied().unwrap_or(0));
            let hanging = phrases.get(&(at as u16)).map_or(&[][..], Vec::as_slice);
            let length = u16::try_from(hanging.len()).ok().filter(|length| length & LISTED == 0);
            let length = length.ok_or_else(|| format!("too many phrases hang on {word:?}"))?;
            lengths.extend((length | if listed.contains(word) { LISTED } else { 0 }).to_le_bytes());
            blob.extend_from_slice(hanging);
            at += 1;
        }
    }
    Ok(vec![
        ("buckets.bin", buckets),
        ("fingerprints.bin", fingerprints),
        ("costs.bin", costs),
        ("lengths.bin", lengths),
        ("beginnings.bin", beginnings(source)),
        ("phrases.bin", blob),
        ("censored.txt", censored(source)),
    ])
}

/// The phrases by the word that they hang on: its rarest.
fn phrases(source: &Source, numbers: &HashMap<&str, u16>) -> Result<BTreeMap<u16, Vec<u8>>, String> {
    // One record for each phrase, whatever number of lists it is in.
    let mut records = Records::new();
    for entry in &source.entries {
        let record = records.entry((&entry.words, entry.language, entry.is_exact)).or_default();
        // Two spellings of one phrase meet after contraction: the heavier counts.
        match record.iter_mut().find(|known| known.list == entry.list) {
            Some(known) if known.weight < entry.weight => *known = entry,
            Some(_) => {}
            None => record.push(entry),
        }
    }
    let mut hanging: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    for ((words, language, is_exact), entries) in records {
        let rarity = |word: &Word| match word {
            None => 0,
            Some(word) => source.costs.get(word).map_or(256, |&cost| u32::from(cost)),
        };
        let anchor = (0..words.len()).max_by_key(|&at| (rarity(&words[at]), words.len() - at)).unwrap_or(0);
        let number = |word: &Word| word.as_deref().map_or(ANY, |word| numbers[word]);
        // Four lists fit one record; a phrase in more of them takes another.
        for entries in entries.chunks(4) {
            let header = (words.len() as u16 - 1)
                | (anchor as u16) << 3
                | (entries.len() as u16 - 1) << 6
                | u16::from(language.unwrap_or(15)) << 8
                | u16::from(is_exact) << 12;
            let record = hanging.entry(number(&words[anchor])).or_default();
            record.extend(header.to_le_bytes());
            for (at, word) in words.iter().enumerate() {
                if at != anchor {
                    record.extend(number(word).to_le_bytes());
                }
            }
            for entry in entries {
                let list = entry.list.0;
                if list >= 0x40 {
                    return Err(format!("list {list} does not fit six bits"));
                }
                record.push(list | u8::from(entry.is_weak) << 6 | u8::from(entry.wants_first_person) << 7);
                record.push(entry.weight);
            }
        }
    }
    Ok(hanging)
}

fn beginnings(source: &Source) -> Vec<u8> {
    let mut bits = vec![0_u8; (BEGINNING_BITS / 8) as usize];
    let mut set = |letters: &mut dyn Iterator<Item = char>| {
        let mut hasher = Hasher::new();
        letters.for_each(|letter| hasher.push(letter));
        let bit = hasher.beginning();
        bits[(bit / 8) as usize] |= 1 << (bit % 8);
    };
    for word in source.costs.keys() {
        let letters = word.chars().count();
        BEGINNINGS
            .iter()
            .filter(|length| **length <= letters)
            .for_each(|length| set(&mut word.chars().take(*length)));
    }
    let listed = source.entries.iter().flat_map(|entry| entry.words.iter().flatten());
    listed.filter(|word| word.ends_with(PREFIX)).for_each(|word| set(&mut word.chars()));
    bits
}

/// Words of category lists that someone may hide behind stars.
fn censored(source: &Source) -> Vec<u8> {
    let mut words = BTreeSet::new();
    for entry in source.entries.iter().filter(|entry| entry.list.category().is_some() && !entry.is_exact) {
        for word in entry.words.iter().flatten() {
            let is_usual =
                source.costs.get(word).is_some_and(|&cost| cost < USUAL) && word != "kill" && word != "die";
            let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
            if !word.ends_with([PREFIX, TAG]) && word.len() >= 3 && is_plain && !is_usual {
                words.insert(word.as_str());
            }
        }
    }
    let mut text = words.into_iter().collect::<Vec<_>>().join("\n");
    text.push('\n');
    text.into_bytes()
}
