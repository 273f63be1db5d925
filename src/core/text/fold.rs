//! Folding: what a character is read as, whatever it wears.
//!
//! Takes off case, width, diacritics, mathematical and enclosed dress, and drops what can't be seen.
//! Does not decide between readings: look-alikes of other scripts and digits for letters are alternatives,
//! tried in [`super::reading`]. Stands alone, because `build.rs` folds the word lists with this same file.

#[path = "latin.rs"]
mod latin;

/// The characters that one character folds to: none, one or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Not seen: marks, joiners, direction controls, skin tones.
    Nothing,
    /// The usual case.
    One(char),
    /// Ligatures.
    Two(char, char),
}

/// Folds one character.
pub fn fold_char(c: char) -> Folded {
    if c.is_ascii() {
        return Folded::One(c.to_ascii_lowercase());
    }
    let code = c as u32;
    match code {
        0xDF | 0x1E9E => Folded::Two('s', 's'),
        0xC6 | 0xE6 | 0x1E2 | 0x1E3 | 0x1FC | 0x1FD => Folded::Two('a', 'e'),
        0x152 | 0x153 => Folded::Two('o', 'e'),
        0xDE | 0xFE => Folded::Two('t', 'h'),
        0x132 | 0x133 => Folded::Two('i', 'j'),
        0xFB00 => Folded::Two('f', 'f'),
        0xFB01 => Folded::Two('f', 'i'),
        0xFB02 => Folded::Two('f', 'l'),
        _ if is_unseen(code) => Folded::Nothing,
        _ => Folded::One(plain(c, code)),
    }
}

/// Folds a whole text. Folding twice changes nothing more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(a) => folded.push(a),
            Folded::Two(a, b) => folded.extend([a, b]),
        }
    }
    folded
}

/// Marks, joiners, direction controls, variation selectors, skin tones: they change the look, not the letter.
fn is_unseen(code: u32) -> bool {
    matches!(code,
        0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x3164 | 0xFEFF | 0xFFA0 | 0xFFFC
        | 0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x5BF | 0x5C1..=0x5C2 | 0x610..=0x61A | 0x640
        | 0x64B..=0x65F | 0x670 | 0x180B..=0x180F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFFF0..=0xFFF8 | 0x1F3FB..=0x1F3FF | 0xE0000..=0xE0FFF)
}

fn plain(c: char, code: u32) -> char {
    let letter = match code {
        0xC0..=0x24F => latin::EXTENDED[(code - 0xC0) as usize],
        0x1E00..=0x1EFF => latin::ADDITIONAL[(code - 0x1E00) as usize],
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => b' ',
        0x85 | 0x2028 | 0x2029 => b'\n',
        0x2018 | 0x2019 | 0x201A | 0x201B | 0x2BC | 0x2032 | 0x60 | 0xB4 => b'\'',
        0xFF01..=0xFF5E => (code - 0xFF01 + 0x21) as u8,
        0x24B6..=0x24CF => b'a' + (code - 0x24B6) as u8,
        0x24D0..=0x24E9 => b'a' + (code - 0x24D0) as u8,
        0x249C..=0x24B5 => b'a' + (code - 0x249C) as u8,
        0x1D400..=0x1D6A3 => b'a' + ((code - 0x1D400) % 26) as u8,
        0x1D7CE..=0x1D7FF => b'0' + ((code - 0x1D7CE) % 10) as u8,
        0x1F110..=0x1F129 => b'a' + (code - 0x1F110) as u8,
        0x1F130..=0x1F149 => b'a' + (code - 0x1F130) as u8,
        0x1F150..=0x1F169 => b'a' + (code - 0x1F150) as u8,
        0x1F170..=0x1F189 => b'a' + (code - 0x1F170) as u8,
        _ => match latin::DRESSED.binary_search_by_key(&c, |&(dressed, _)| dressed) {
            Ok(at) => latin::DRESSED[at].1,
            Err(_) => b'.',
        },
    };
    if letter != b'.' || code == 0xFF0E {
        return (letter as char).to_ascii_lowercase();
    }
    other_script(c, code)
}

/// Case and accents of Greek and Cyrillic; every other script has none that matter here.
fn other_script(c: char, code: u32) -> char {
    match code {
        0x391..=0x3A9 => char::from_u32(code + 32).unwrap_or(c),
        0x386 | 0x3AC => 'α',
        0x388 | 0x3AD => 'ε',
        0x389 | 0x3AE => 'η',
        0x38A | 0x390 | 0x3AA | 0x3AF | 0x3CA => 'ι',
        0x38C | 0x3CC => 'ο',
        0x38E | 0x3AB | 0x3B0 | 0x3CB | 0x3CD => 'υ',
        0x38F | 0x3CE => 'ω',
        0x3C2 => 'σ',
        0x400 | 0x401 | 0x450 | 0x451 => 'е',
        0x419 | 0x439 => 'и',
        0x407 | 0x457 => 'і',
        0x40E | 0x45E => 'у',
        0x410..=0x42F => char::from_u32(code + 32).unwrap_or(c),
        0x402..=0x40F => char::from_u32(code + 80).unwrap_or(c),
        _ => c,
    }
}

/// The Latin letter that a letter of another script looks like.
pub fn look_alike(c: char) -> Option<char> {
    const PAIRS: &[(char, u8)] = &[
        ('α', b'a'),
        ('β', b'b'),
        ('γ', b'y'),
        ('ε', b'e'),
        ('η', b'n'),
        ('ι', b'i'),
        ('κ', b'k'),
        ('μ', b'u'),
        ('ν', b'v'),
        ('ο', b'o'),
        ('ρ', b'p'),
        ('σ', b'o'),
        ('τ', b't'),
        ('υ', b'u'),
        ('χ', b'x'),
        ('ω', b'w'),
        ('а', b'a'),
        ('в', b'b'),
        ('г', b'r'),
        ('е', b'e'),
        ('з', b'3'),
        ('и', b'n'),
        ('к', b'k'),
        ('м', b'm'),
        ('н', b'h'),
        ('о', b'o'),
        ('п', b'n'),
        ('р', b'p'),
        ('с', b'c'),
        ('т', b't'),
        ('у', b'y'),
        ('х', b'x'),
        ('ш', b'w'),
        ('ь', b'b'),
        ('я', b'r'),
        ('ѕ', b's'),
        ('і', b'i'),
        ('ј', b'j'),
        ('ћ', b'h'),
        ('ѡ', b'w'),
        ('ѵ', b'v'),
        ('ү', b'y'),
        ('һ', b'h'),
        ('ӏ', b'l'),
        ('ԁ', b'd'),
        ('ԛ', b'q'),
        ('ԝ', b'w'),
        ('ո', b'n'),
        ('ս', b'u'),
        ('օ', b'o'),
    ];
    let at = PAIRS.binary_search_by_key(&c, |&(twin, _)| twin).ok()?;
    Some(PAIRS[at].1 as char)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn agrees_with_the_unicode_database_on_latin_letters() {
        for c in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').chain('\u{1D400}'..='\u{1D6A3}') {
            let plain: String = c.nfkd().filter(|&part| !is_combining_mark(part)).collect();
            let plain = plain.to_ascii_lowercase();
            if plain.len() == 1 && plain.chars().all(|part| part.is_ascii_alphanumeric()) {
                assert_eq!(fold(&c.to_string()), plain, "U+{:04X} {c}", c as u32);
            }
        }
    }

    #[test]
    fn undresses_letters() {
        for (dressed, plain) in [
            ("𝓓𝓮𝓹𝓻𝓮𝓼𝓼𝓮𝓭", "depressed"),
            ("ＤＥＡＴＨ", "death"),
            ("ⓢⓐⓓ", "sad"),
            ("ѕаd", "ѕаd"),
            ("sᴀᴅ", "sad"),
            ("sa\u{200B}d\u{301}", "sad"),
            ("Straße Łódź naïve", "strasse lodz naive"),
            ("❤\u{FE0F}👍🏽", "❤👍"),
        ] {
            assert_eq!(fold(dressed), plain);
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert!(latin::DRESSED.is_sorted());
        assert_eq!(look_alike('а'), Some('a'));
        assert_eq!(look_alike('օ'), Some('o'));
        assert_eq!(look_alike('α'), Some('a'));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,80}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_character_folds_once(c: char) {
            let once = fold(&c.to_string());
            prop_assert_eq!(fold(&once), once);
        }
    }
}
