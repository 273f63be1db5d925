//! Two words that are also written as one: "want to" and "wanna", "do not" and "don't", "any more" and "anymore".
//!
//! Word lists and texts are both brought to the short form, so that a list has to say each thing once.
//! Stands alone like [`super::fold`], because `build.rs` does the same to the lists.

/// First word, second word, short form; folded, without apostrophes.
const PAIRS: &[(&str, &str, &str)] = &[
    ("any", "more", "anymore"),
    ("are", "not", "arent"),
    ("can", "not", "cant"),
    ("could", "not", "couldnt"),
    ("did", "not", "didnt"),
    ("do", "not", "dont"),
    ("does", "not", "doesnt"),
    ("going", "to", "gonna"),
    ("had", "not", "hadnt"),
    ("has", "not", "hasnt"),
    ("have", "not", "havent"),
    ("have", "to", "hafta"),
    ("he", "is", "hes"),
    ("i", "am", "im"),
    ("i", "have", "ive"),
    ("is", "not", "isnt"),
    ("it", "is", "its"),
    ("kind", "of", "kinda"),
    ("let", "me", "lemme"),
    ("my", "self", "myself"),
    ("she", "is", "shes"),
    ("they", "are", "theyre"),
    ("want", "to", "wanna"),
    ("was", "not", "wasnt"),
    ("we", "are", "were"),
    ("were", "not", "werent"),
    ("will", "not", "wont"),
    ("would", "not", "wouldnt"),
    ("you", "are", "youre"),
];

/// Other spellings of one word: "cannot", "tryna", "im gonna" typed as "imma".
const SPELLINGS: &[(&str, &str)] = &[
    ("cannot", "cant"),
    ("bc", "because"),
    ("cuz", "because"),
    ("gunna", "gonna"),
    ("thru", "through"),
    ("tho", "though"),
    ("wana", "wanna"),
    ("wnna", "wanna"),
    ("wna", "wanna"),
];

/// The short form of two words, if they have one.
pub fn short(first: &str, second: &str) -> Option<&'static str> {
    let pair = |&&(left, right, _): &&(&str, &str, &str)| left == first && right == second;
    PAIRS.iter().find(pair).map(|&(_, _, short)| short)
}

/// The usual spelling of a word that has others.
pub fn usual(word: &str) -> Option<&'static str> {
    SPELLINGS.iter().find(|(other, _)| *other == word).map(|&(_, usual)| usual)
}
