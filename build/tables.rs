//! Lays the lists out as the tables that `src/core/lexicon.rs` describes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::hash::{BEGINNING_BITS, BEGINNINGS, BUCKETS, Hasher, Key, PREFIX, TAG, key};
use super::layout::{FAR, LONG, NEAR, SHORT, STRIDE, class};
use super::list::List;
use super::parse::{Entry, Source, Word};

/// Stands for any one word, among the references of phrases.
const ANY: &str = "";
/// Words as usual as this are not worth hiding behind stars.
const USUAL: u8 = 72;
/// Words that weigh as much by themselves are worth hiding behind stars.
const HIDDEN: u8 = 70;
/// Of the first categories, suicide and self-harm, also the words of phrases of two.
const BY_PARTS: usize = 2;

/// From this many words on, a phrase is of one language whatever stands around it, and needs no mark of it.
const OWN_LANGUAGE: usize = 3;

type Keyed<'a> = (Key, &'a str);
type Phrases<'a> = BTreeMap<(&'a [Word], Option<u8>, bool, List), &'a Entry>;
type Files = Vec<(&'static str, Vec<u8>)>;

/// The tables by file name.
pub fn lay_out(source: &Source) -> Result<Files, String> {
    let phrases = phrases(source);
    let listed: BTreeSet<&str> =
        phrases.keys().flat_map(|(words, ..)| words.iter().flatten()).map(String::as_str).collect();
    let words: BTreeSet<&str> =
        listed.iter().copied().chain(source.costs.keys().map(String::as_str)).collect();
    let mut keyed: Vec<Keyed> = words.iter().map(|word| (key(word.chars()), *word)).collect();
    keyed.sort_unstable();
    if let Some(two) = keyed.windows(2).find(|two| two[0].0 == two[1].0) {
        return Err(format!("{:?} and {:?} share a key: change a constant in hash.rs", two[0].1, two[1].1));
    }
    if keyed.len() > FAR as usize {
        return Err(format!("{} words, more than fifteen bits can number", keyed.len()));
    }
    let numbers: HashMap<&str, u16> =
        keyed.iter().enumerate().map(|(at, (_, word))| (*word, at as u16)).collect();
    let hanging = hang(source, &phrases);
    let (templates, near) = (by_count(hanging.values().flatten().map(|hung| hung.template)), near(&hanging));

    let (mut words, mut long, mut offsets, mut blob) = (vec![], vec![], vec![], vec![]);
    for (at, (_, word)) in keyed.iter().enumerate() {
        if at % STRIDE == 0 {
            offsets.extend_from_slice(&(blob.len() as u32).to_le_bytes()[..3]);
        }
        let before = blob.len();
        for hung in hanging.get(word).into_iter().flatten() {
            hung.write(&templates, &near, &numbers, &mut blob)?;
        }
        let length = match (blob.len() - before, listed.contains(word)) {
            (0, is_listed) => u8::from(is_listed),
            (length, _) if length + 1 < usize::from(LONG) => length as u8 + 1,
            (length, _) => {
                let length =
                    u16::try_from(length).map_err(|_| format!("too many phrases hang on {word:?}"))?;
                long.extend([(at as u16).to_le_bytes(), length.to_le_bytes()].concat());
                LONG
            }
        };
        words.push(length | class(source.costs.get(*word).copied().unwrap_or(0)) << 4);
    }
    let (buckets, counts) = buckets(&keyed)?;
    Ok(vec![
        ("buckets.bin", buckets),
        ("counts.bin", counts),
        ("fingerprints.bin", fingerprints(&keyed)),
        ("words.bin", words),
        ("long.bin", long),
        ("offsets.bin", offsets),
        ("near.bin", near.iter().flat_map(|word| numbers.get(word).unwrap_or(&0).to_le_bytes()).collect()),
        ("templates.bin", templates.concat()),
        ("phrases.bin", blob),
        ("beginnings.bin", beginnings(source)),
        ("censored.txt", censored(source)),
    ])
}

/// The phrases, each once in each list.
fn phrases(source: &Source) -> Phrases<'_> {
    let mut phrases = Phrases::new();
    for entry in &source.entries {
        let language = entry.language.filter(|_| entry.words.len() < OWN_LANGUAGE);
        let known = phrases.entry((&entry.words, language, entry.is_exact, entry.list)).or_insert(entry);
        // Two spellings of one phrase meet after contraction: the heavier counts.
        if known.weight < entry.weight {
            *known = entry;
        }
    }
    phrases
}

/// A phrase as it hangs on its rarest word.
struct Hung<'a> {
    /// Everything but its words; see `phrase.rs`.
    template: [u8; 4],
    /// Its other words.
    others: Vec<&'a str>,
}

impl Hung<'_> {
    fn write(
        &self,
        templates: &[[u8; 4]],
        near: &[&str],
        numbers: &HashMap<&str, u16>,
        out: &mut Vec<u8>,
    ) -> Result<(), String> {
        let place = templates.iter().position(|known| *known == self.template).unwrap_or(0);
        if place < usize::from(SHORT) {
            out.push(place as u8);
        } else {
            let place = place - usize::from(SHORT);
            let high = u8::try_from(place >> 8).ok().and_then(|high| high.checked_add(SHORT));
            out.extend([high.ok_or("too many kinds of phrases")?, place as u8]);
        }
        for word in &self.others {
            match near.iter().position(|known| known == word) {
                Some(at) => out.push(at as u8),
                None => out.extend((numbers[word] | FAR).to_be_bytes()),
            }
        }
        Ok(())
    }
}

fn hang<'a>(source: &Source, phrases: &Phrases<'a>) -> BTreeMap<&'a str, Vec<Hung<'a>>> {
    let mut hanging: BTreeMap<&str, Vec<Hung>> = BTreeMap::new();
    for ((words, language, is_exact, list), entry) in phrases {
        let anchor = rarest(source, words);
        let header = (words.len() as u16 - 1)
            | (anchor as u16) << 3
            | u16::from(language.unwrap_or(15)) << 6
            | u16::from(*is_exact) << 10;
        let [low, high] = header.to_le_bytes();
        let flags = u8::from(entry.is_weak) << 6 | u8::from(entry.wants_first_person) << 7;
        let mut words: Vec<&str> = words.iter().map(|word| word.as_deref().unwrap_or(ANY)).collect();
        let hung = hanging.entry(words.remove(anchor)).or_default();
        hung.push(Hung { template: [low, high, list.0 | flags, entry.weight], others: words });
    }
    hanging
}

/// The place of the rarest word.
fn rarest(source: &Source, words: &[Word]) -> usize {
    let rarity = |word: &Word| match word {
        None => 0,
        Some(word) => source.costs.get(word).map_or(256, |&cost| u32::from(cost)),
    };
    (0..words.len()).max_by_key(|&at| (rarity(&words[at]), words.len() - at)).unwrap_or(0)
}

/// The words that phrases refer to most, after the one that stands for any: one byte is enough for them.
fn near<'a>(hanging: &BTreeMap<&str, Vec<Hung<'a>>>) -> Vec<&'a str> {
    let others = hanging.values().flatten().flat_map(|hung| hung.others.iter().copied());
    let usual = by_count(others.filter(|word| *word != ANY));
    [ANY].into_iter().chain(usual).take(NEAR).collect()
}

/// Each value once, the most frequent first.
fn by_count<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts = BTreeMap::<T, usize>::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
    counted.into_iter().map(|(value, _)| value).collect()
}

fn buckets(keyed: &[Keyed]) -> Result<(Vec<u8>, Vec<u8>), String> {
    let mut counts = vec![0_u8; BUCKETS];
    for (key, _) in keyed {
        let count = &mut counts[usize::from(key.bucket)];
        *count = count.checked_add(1).ok_or("a bucket is full: raise BUCKETS")?;
    }
    let mut first = 0_u16;
    let mut buckets = vec![];
    for (bucket, count) in counts.iter().enumerate() {
        if bucket % STRIDE == 0 {
            buckets.extend(first.to_le_bytes());
        }
        first += u16::from(*count);
    }
    Ok((buckets, counts))
}

/// Twenty bits a word, two words in five bytes.
fn fingerprints(keyed: &[Keyed]) -> Vec<u8> {
    let pair = |two: &[Keyed]| {
        let second = two.get(1).map_or(0, |(key, _)| u64::from(key.fingerprint));
        (u64::from(two[0].0.fingerprint) | second << 20).to_le_bytes()[..5].to_vec()
    };
    keyed.chunks(2).flat_map(pair).collect()
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
    let is_hidden = |entry: &&Entry| {
        let Some(category) = entry.list.category() else { return false };
        let words = if category < BY_PARTS { 2 } else { 1 };
        entry.weight >= HIDDEN && entry.words.len() <= words && !entry.is_exact
    };
    for entry in source.entries.iter().filter(is_hidden) {
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
