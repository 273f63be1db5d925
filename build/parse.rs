//! Reads the word lists. The format is described in `src/core/lexicon/README.md`.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::contraction::{short, usual};
use super::hash::{PREFIX, TAG};
use super::list::{LANGUAGES, List};
use super::unit::{Kind, kind, units};

/// Most words of a phrase: three bits hold the place of the word that it hangs on.
const MOST_WORDS: usize = 8;
/// A word without a count of its own, in eighths of a bit; see `words.txt`. Rarer than any counted word.
const UNCOUNTED: u8 = 136;
/// The same for the function words of languages other than English.
const FUNCTION_WORD: u8 = 108;

/// A word of a phrase: `None` stands for any one.
pub type Word = Option<String>;

/// One line of a list.
pub struct Entry {
    pub list: List,
    pub language: Option<u8>,
    pub weight: u8,
    pub words: Vec<Word>,
    pub is_weak: bool,
    pub is_exact: bool,
    pub wants_first_person: bool,
}

/// Everything read.
#[derive(Default)]
pub struct Source {
    pub entries: Vec<Entry>,
    /// How rare words are in running text.
    pub costs: HashMap<String, u8>,
    /// The words that were counted, before the lists add theirs.
    pub counted: Rc<HashSet<String>>,
}

/// Reads everything under `root`.
pub fn read(root: &Path) -> Result<Source, String> {
    let mut source = Source::default();
    for (place, line) in lines(&root.join("words.txt"))? {
        let (cost, word) =
            line.split_once(' ').ok_or_else(|| format!("{place}: expected `<cost> <word>`"))?;
        let cost = cost.parse().map_err(|_| format!("{place}: {cost:?} is no cost from 1 to 255"))?;
        source.costs.insert(word.to_owned(), cost);
    }
    source.counted = Rc::new(source.costs.keys().cloned().collect());
    languages(&root.join("languages.txt"), &mut source)?;
    for folder in folders(root)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let language = match LANGUAGES.iter().position(|language| *language == name) {
            Some(at) => Some(at as u8),
            None if name == "any" => None,
            None => return Err(format!("{}: no known language", folder.display())),
        };
        let mut files = files(&folder)?;
        for below in folders(&folder)? {
            files.extend(self::files(&below)?);
        }
        for file in files {
            let name = file.strip_prefix(&folder).unwrap_or(&file).with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let list =
                List::of_file(&name).ok_or_else(|| format!("{}: no list of this name", file.display()))?;
            entries(&file, list, language, &mut source)?;
        }
    }
    Ok(source)
}

fn languages(file: &Path, source: &mut Source) -> Result<(), String> {
    for (place, line) in lines(file)? {
        let mut words = line.split(' ');
        let language = words.next().and_then(|code| LANGUAGES.iter().position(|known| *known == code));
        let at = language.ok_or_else(|| format!("{place}: expected `<language> <weight> <word> …`"))?;
        let weight = words.next().and_then(|weight| weight.parse().ok());
        let weight = weight.ok_or_else(|| format!("{place}: expected a weight after the language"))?;
        for word in words {
            let parts = cut(word).map_err(|fault| format!("{place}: {fault}"))?;
            if let [Some(word)] = parts.as_slice()
                && word.len() > 2
            {
                source.costs.entry(word.clone()).or_insert(FUNCTION_WORD);
            }
            source.entries.push(Entry {
                list: List::of_language(at),
                language: None,
                weight,
                words: parts,
                is_weak: false,
                is_exact: true,
                wants_first_person: false,
            });
        }
    }
    Ok(())
}

fn entries(file: &Path, list: List, language: Option<u8>, source: &mut Source) -> Result<(), String> {
    let counted = source.counted.clone();
    let mut seen: HashMap<Vec<Word>, String> = HashMap::new();
    for (place, line) in lines(file)? {
        let (phrase, flags) = line.split_once(';').unwrap_or((&line, ""));
        let shape = || format!("{place}: expected `<weight> <phrase> [; <flag> …]`");
        let (weight, phrase) = phrase.trim().split_once(' ').ok_or_else(shape)?;
        let weight = weight.parse().ok().filter(|weight| (1..=100).contains(weight)).ok_or_else(shape)?;
        let mut entry = Entry {
            list,
            language,
            weight,
            words: phrase_words(phrase).map_err(|fault| format!("{place}: {fault}"))?,
            is_weak: false,
            is_exact: false,
            wants_first_person: false,
        };
        for flag in flags.split_whitespace() {
            match flag {
                "weak" => entry.is_weak = true,
                "exact" => entry.is_exact = true,
                "first" => entry.wants_first_person = true,
                _ => return Err(format!("{place}: unknown flag {flag:?}")),
            }
        }
        if let Some(before) = seen.insert(entry.words.clone(), place.clone()) {
            return Err(format!("{place}: {phrase:?} stands already at {before}"));
        }
        let is_english = language.is_none_or(|language| LANGUAGES[usize::from(language)] == "en");
        if is_english {
            entry.words = contract(entry.words);
        }
        for word in entry.words.iter().flatten() {
            let is_running = word.len() > 2 && word.chars().all(|letter| letter.is_alphabetic());
            if is_running && !(entry.is_exact && word.len() < 5) && !is_glued(word, &counted) {
                source.costs.entry(word.clone()).or_insert(UNCOUNTED);
            }
        }
        source.entries.push(entry);
    }
    Ok(())
}

/// Whether a word is two usual ones, or a whole sentence, written as one: it is cut like any hashtag then, and
/// is never a piece itself.
fn is_glued(word: &str, counted: &HashSet<String>) -> bool {
    let is_part = |part: &str| part.len() > 2 && counted.contains(part);
    word.is_ascii()
        && ((3..word.len()).any(|at| is_part(&word[..at]) && is_part(&word[at..]))
            || (word.len() >= 12 && parts(word, counted) > 2))
}

/// The fewest usual words that a word can be cut into; 0 where it can't.
fn parts(word: &str, counted: &HashSet<String>) -> usize {
    let mut fewest = vec![0; word.len() + 1];
    for end in 1..=word.len() {
        let starts = (0..end)
            .filter(|&start| (start == 0 || fewest[start] > 0) && counted.contains(&word[start..end]));
        fewest[end] = starts.map(|start| fewest[start] + 1).min().unwrap_or(0);
    }
    fewest[word.len()]
}

/// The words of a phrase as they are looked up.
fn phrase_words(phrase: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    for part in phrase.split_whitespace() {
        if part == "_" {
            words.push(None);
        } else if let Some(tag) = part.strip_prefix('#') {
            let letters: String = cut(tag)?.into_iter().flatten().collect();
            words.push(Some(format!("{letters}{TAG}")));
        } else if let Some(beginning) = part.strip_suffix('*') {
            let mut parts = cut(beginning)?;
            if beginning.chars().count() < 4 {
                return Err(format!("{part:?}: at least four letters stand before the star"));
            }
            if let Some(Some(last)) = parts.last_mut() {
                last.push(PREFIX);
            }
            words.extend(parts);
        } else {
            words.extend(cut(part)?);
        }
    }
    match words.len() {
        0 => Err("an empty phrase".to_owned()),
        count if count > MOST_WORDS => Err(format!("{phrase:?}: {count} words, at most {MOST_WORDS}")),
        _ if words.iter().all(Option::is_none) => Err(format!("{phrase:?}: nothing but wildcards")),
        _ => Ok(words),
    }
}

/// Brings the words of a phrase to their short form.
fn contract(words: Vec<Word>) -> Vec<Word> {
    let mut short_words: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let word = word.map(|word| usual(&word).map_or(word, str::to_owned));
        let pair = short_words.last().and_then(Option::as_deref).zip(word.as_deref());
        match pair.and_then(|(first, second)| short(first, second)) {
            Some(short) => {
                short_words.pop();
                short_words.push(Some(short.to_owned()));
            }
            None => short_words.push(word),
        }
    }
    short_words
}

/// Cuts ordinary spelling the way texts are cut.
fn cut(part: &str) -> Result<Vec<Word>, String> {
    let mut words: Vec<Word> = Vec::new();
    let mut word = String::new();
    for unit in units(part) {
        match kind(unit.letter) {
            Kind::Letter | Kind::Digit => word.push(unit.letter),
            Kind::Apostrophe => {}
            Kind::Leet | Kind::Star => return Err(format!("{part:?}: write the plain spelling")),
            sign => {
                words.extend((!word.is_empty()).then(|| Some(std::mem::take(&mut word))));
                if sign == Kind::Emoji {
                    words.push(Some(unit.letter.to_string()));
                }
            }
        }
    }
    words.extend((!word.is_empty()).then_some(Some(word)));
    if words.is_empty() { Err(format!("{part:?} has no letters")) } else { Ok(words) }
}

/// Lines that say something, with their place.
fn lines(file: &Path) -> Result<Vec<(String, String)>, String> {
    let text = fs::read_to_string(file).map_err(|fault| format!("{}: {fault}", file.display()))?;
    let lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("# "));
    let lines = lines.filter(|(_, line)| *line != "#");
    Ok(lines.map(|(at, line)| (format!("{}:{}", file.display(), at + 1), line.trim().to_owned())).collect())
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    below(folder, Path::is_dir)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    below(folder, |path| path.extension().is_some_and(|extension| extension == "txt"))
}

fn below(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let fault = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if wanted(&path) {
            found.push(path);
        }
    }
    // The order of a directory is the file system's; the tables are to be the same everywhere.
    found.sort();
    Ok(found)
}
