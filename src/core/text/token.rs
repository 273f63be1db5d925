//! Cutting a text into tokens and putting words over them.

use super::split::{Piece, split};
use super::unit::{Kind, Unit, kind};
use super::{Edge, Gap, How, Token, contraction, reading};
use crate::core::lexicon::hash::{Hasher, PREFIX, TAG, key};
use crate::core::lexicon::{self, Word};

/// Words glued together outside a hashtag are taken apart from this length on: below, names would fall apart.
const GLUED: usize = 8;
/// Hashtags beyond this length are no words any more; TikTok itself allows 100.
const LONGEST: usize = 100;
/// A piece of a hashtag that is this long is a word even beside pieces that are none.
const SURE: usize = 7;
/// Fewest letters that count as spaced out.
const SPACED: usize = 3;

/// Reads units into tokens and edges.
pub struct Reader {
    units: Vec<Unit>,
    tokens: Vec<Token>,
    edges: Vec<Edge>,
    gap: Gap,
    tags: u32,
    /// The hashtag that the token before belongs to.
    last_tag: u32,
    /// Letters of the word at hand.
    letters: Vec<char>,
    /// The unit of each of them.
    places: Vec<u32>,
    pieces: Vec<Piece>,
    variants: reading::Budget,
}

impl Reader {
    /// Begins.
    pub fn new(units: Vec<Unit>) -> Self {
        let expected = units.len() / 4;
        Self {
            units,
            tokens: Vec::with_capacity(expected),
            edges: Vec::with_capacity(expected),
            gap: Gap::Line,
            tags: 0,
            last_tag: 0,
            letters: Vec::new(),
            places: Vec::new(),
            pieces: Vec::new(),
            variants: reading::Budget::default(),
        }
    }

    /// The parts.
    pub fn finish(self) -> (Vec<Unit>, Vec<Token>, Vec<Edge>) {
        (self.units, self.tokens, self.edges)
    }

    fn kind(&self, at: usize) -> Kind {
        self.units.get(at).map_or(Kind::Line, |unit| kind(unit.letter))
    }

    fn is_wordish(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Letter | Kind::Digit)
    }

    /// Reads everything.
    pub fn read(&mut self) {
        let mut at = 0;
        while at < self.units.len() {
            at = match self.kind(at) {
                Kind::Letter | Kind::Digit => self.word(at),
                Kind::Leet if self.units[at].letter == '@' && !self.opens_word(at) => self.mention(at),
                Kind::Leet if self.is_wordish(at + 1) => self.word(at),
                Kind::Hash if self.is_wordish(at + 1) || self.kind(at + 1) == Kind::Emoji => self.tag(at + 1),
                Kind::Emoji => self.emoji(at),
                Kind::Space => self.wider(at, Gap::Space),
                Kind::Line => self.wider(at, Gap::Line),
                Kind::Stop if !self.is_wordish(at + 1) && !self.abbreviates(at) => {
                    self.wider(at, Gap::Sentence)
                }
                Kind::Joint | Kind::Stop | Kind::Apostrophe => self.wider(at, Gap::Joint),
                _ => self.wider(at, Gap::Space),
            };
        }
        self.spaced();
        self.joined();
        self.contracted();
    }

    /// Whether a full stop belongs to a title: "Dr. Singh" is one phrase.
    fn abbreviates(&self, at: usize) -> bool {
        const TITLES: [&str; 7] = ["dr", "mr", "mrs", "ms", "prof", "st", "vs"];
        let Some(last) =
            self.tokens.last().filter(|last| last.end as usize == at && self.units[at].letter == '.')
        else {
            return false;
        };
        let letters = || self.units[last.start as usize..at].iter().map(|unit| unit.letter);
        TITLES.iter().any(|title| letters().eq(title.chars()))
    }

    fn wider(&mut self, at: usize, gap: Gap) -> usize {
        self.gap = self.gap.max(gap);
        at + 1
    }

    /// Whether an `@` stands for a letter: another one follows within the word.
    fn opens_word(&self, at: usize) -> bool {
        self.units[at + 1..]
            .iter()
            .take(12)
            .take_while(|unit| kind(unit.letter) != Kind::Space)
            .any(|u| u.letter == '@')
    }

    fn mention(&mut self, at: usize) -> usize {
        let rest = self.units[at + 1..].iter();
        let name = rest.take_while(|unit| {
            matches!(kind(unit.letter), Kind::Letter | Kind::Digit) || matches!(unit.letter, '_' | '.')
        });
        let end = at + 1 + name.count();
        self.gap = self.gap.max(Gap::Space);
        end
    }

    fn push_token(&mut self, start: usize, end: usize, tag: u32) -> u32 {
        let mut gap = self.gap;
        if gap <= Gap::Space && tag != self.last_tag && tag != 0 && self.last_tag != 0 {
            gap = Gap::Tags;
        }
        self.last_tag = tag;
        self.gap = Gap::None;
        self.tokens.push(Token { start: start as u32, end: end as u32, gap, tag });
        self.tokens.len() as u32 - 1
    }

    fn push_edge(&mut self, from: u32, to: u32, word: Word, how: How) {
        self.edges.push(Edge { from, to, word, how });
    }

    fn emoji(&mut self, at: usize) -> usize {
        let mut hasher = Hasher::new();
        hasher.push(self.units[at].letter);
        if let Some(word) = lexicon::word(hasher.key()) {
            self.gap = self.gap.max(Gap::Space);
            let token = self.push_token(at, at + 1, 0);
            self.push_edge(token, token + 1, word, How::Plain);
        }
        self.gap = self.gap.max(Gap::Space);
        at + 1
    }

    /// Reads a word that starts at `at`; gives the unit after it.
    fn word(&mut self, at: usize) -> usize {
        let mut end = at;
        let mut has_signs = false;
        loop {
            match self.kind(end) {
                Kind::Letter | Kind::Digit => end += 1,
                Kind::Apostrophe if self.kind(end + 1) == Kind::Letter => end += 1,
                Kind::Leet if end == at || self.is_wordish(end + 1) => {
                    has_signs = true;
                    end += 1;
                }
                Kind::Stop if self.units[end].letter == '!' && self.is_wordish(end + 1) => {
                    has_signs = true;
                    end += 1;
                }
                Kind::Star => {
                    let stars =
                        self.units[end..].iter().take_while(|unit| kind(unit.letter) == Kind::Star).count();
                    let closes = !self.is_wordish(end + stars);
                    let opened = at > 0 && self.kind(at - 1) == Kind::Star;
                    if closes && (opened || stars < 2) {
                        break;
                    }
                    has_signs = true;
                    end += stars;
                }
                _ => break,
            }
        }
        if self.is_link(at, end) {
            let rest =
                self.units[end..].iter().take_while(|u| !matches!(kind(u.letter), Kind::Space | Kind::Line));
            let end = end + rest.count();
            self.gap = self.gap.max(Gap::Sentence);
            return end;
        }
        self.gather(at, end);
        if has_signs {
            self.signed(at, end);
        } else {
            self.plain(at, end, 0);
        }
        end
    }

    fn is_link(&self, at: usize, end: usize) -> bool {
        let letters = || self.units[at..end].iter().map(|unit| unit.letter);
        (letters().eq("https".chars()) || letters().eq("http".chars()) || letters().eq("www".chars()))
            && matches!(self.units.get(end).map(|unit| unit.letter), Some(':' | '.'))
    }

    fn gather(&mut self, at: usize, end: usize) {
        self.letters.clear();
        self.places.clear();
        for place in at..end {
            let letter = self.units[place].letter;
            if kind(letter) != Kind::Apostrophe {
                self.letters.push(letter);
                self.places.push(place as u32);
            }
        }
    }

    /// A word with signs inside: read behind the signs if that gives a known word, else cut at them.
    fn signed(&mut self, at: usize, end: usize) {
        let mut found = Vec::new();
        reading::behind_signs(&self.letters, &mut self.variants, &mut found);
        if !found.is_empty() {
            let token = self.push_token(at, end, 0);
            found.iter().for_each(|&word| self.push_edge(token, token + 1, word, How::Disguised));
            return;
        }
        let mut start = at;
        while start < end {
            let length = (start..end)
                .take_while(|&place| {
                    matches!(self.kind(place), Kind::Letter | Kind::Digit | Kind::Apostrophe)
                })
                .count();
            if length == 0 {
                self.gap = self.gap.max(Gap::Space);
                start += 1;
            } else {
                self.gather(start, start + length);
                self.plain(start, start + length, 0);
                start += length;
            }
        }
    }

    /// A word of letters and digits, already gathered.
    fn plain(&mut self, at: usize, end: usize, tag: u32) {
        let before = self.edges.len();
        let token = self.tokens.len() as u32;
        let is_known = self.word_edges(token, How::Plain).is_some();
        if is_known || self.edges.len() > before {
            self.push_token(at, end, tag);
            return;
        }
        let mut found = Vec::new();
        reading::variants(&self.letters, &mut self.variants, &mut found);
        if found.is_empty()
            && (GLUED..=LONGEST).contains(&self.letters.len())
            && self.variants.splits(self.letters.len())
        {
            split(&self.letters, &mut self.pieces);
            if super::split::is_worth(&self.letters, &self.pieces) {
                self.push_pieces(tag);
                return;
            }
        }
        self.push_token(at, end, tag);
        found.iter().for_each(|&word| self.push_edge(token, token + 1, word, How::Disguised));
    }

    /// Edges for the gathered letters as they stand, whole and as beginnings; gives the whole if it is known.
    fn word_edges(&mut self, token: u32, how: How) -> Option<Word> {
        let mut hasher = Hasher::new();
        let length = self.letters.len();
        for at in 0..length {
            hasher.push(self.letters[at]);
            let beginning = hasher.with(PREFIX);
            if at + 1 >= 4
                && lexicon::is_beginning(beginning)
                && let Some(word) = lexicon::word(beginning.key())
            {
                self.push_edge(token, token + 1, word, how);
            }
            // "mother's": the word without its ending counts as well.
            let is_possessive = at + 2 == length && self.letters[at + 1] == 's' && {
                let (this, next) = (self.places[at], self.places[at + 1]);
                next > this + 1
            };
            if is_possessive && let Some(word) = lexicon::word(hasher.key()) {
                self.push_edge(token, token + 1, word, how);
            }
        }
        let known = lexicon::word(hasher.key());
        if let Some(word) = known {
            self.push_edge(token, token + 1, word, how);
        }
        known
    }

    /// Reads a hashtag whose first letter stands at `at`; gives the unit after it.
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.units[at..].iter();
        let end = at
            + rest
                .take_while(|unit| {
                    matches!(kind(unit.letter), Kind::Letter | Kind::Digit)
                        || matches!(unit.letter, '_' | '$' | '@')
                })
                .count();
        self.tags += 1;
        let tag = self.tags;
        if end == at {
            return at;
        }
        self.gap = self.gap.max(Gap::Space);
        self.gather(at, end);
        let has_joints = self.letters.contains(&'_');
        if has_joints {
            self.places = (at..end)
                .filter(|&place| self.units[place].letter != '_')
                .map(|place| place as u32)
                .collect();
            self.letters.retain(|&letter| letter != '_');
        }
        if self.letters.is_empty() || self.letters.len() > LONGEST {
            self.push_token(at, end, tag);
            return end;
        }
        let token = self.tokens.len() as u32;
        let mut whole_words: Vec<(Word, How)> = Vec::new();
        whole_words.extend(lexicon::word(whole(&self.letters).with(TAG).key()).map(|word| (word, How::Tag)));
        let is_listed = !whole_words.is_empty();
        let before = self.edges.len();
        let known = self.word_edges(token, How::Tag);
        whole_words.extend(self.edges.drain(before..).map(|edge| (edge.word, edge.how)));
        let is_word = known.is_some_and(|word| word.cost > 0) && !has_joints;
        if !is_listed && known.is_none() {
            let mut found = Vec::new();
            reading::tag_variants(&self.letters, &mut self.variants, &mut found);
            whole_words.extend(found.into_iter().map(|word| (word, How::Disguised)));
        }
        // A glued word that a list has as a whole is cut all the same, so that its parts count in other lists.
        let is_undone = whole_words.iter().any(|(_, how)| *how == How::Disguised);
        if is_word || is_listed || is_undone || !self.variants.splits(end - at) {
            self.push_token(at, end, tag);
        } else {
            self.split_tag(at, end, tag);
        }
        let after = self.tokens.len() as u32;
        whole_words.into_iter().for_each(|(word, how)| self.push_edge(token, after, word, how));
        end
    }

    /// Takes a hashtag apart, at underscores first. Prefix edges already pushed stay on its first piece.
    fn split_tag(&mut self, at: usize, end: usize, tag: u32) {
        let mut start = at;
        while start < end {
            let length = (start..end).take_while(|&place| self.units[place].letter != '_').count();
            if length > 0 {
                self.gather(start, start + length);
                split(&self.letters, &mut self.pieces);
                if let Some(plain) = reading::without_leet(&self.letters) {
                    let cost = super::split::cost(&self.pieces);
                    let mut pieces = std::mem::take(&mut self.pieces);
                    split(&plain, &mut self.pieces);
                    if super::split::cost(&self.pieces) + super::split::LEET >= cost {
                        std::mem::swap(&mut pieces, &mut self.pieces);
                    } else {
                        self.letters = plain;
                    }
                }
                self.push_pieces(tag);
            }
            start += length + 1;
        }
    }

    fn push_pieces(&mut self, tag: u32) {
        let letters = std::mem::take(&mut self.letters);
        let places = std::mem::take(&mut self.places);
        let pieces = std::mem::take(&mut self.pieces);
        // Beside a piece that is no word, a short one is more likely a part of a name: "montenegro", "abidjan".
        let is_whole = pieces.iter().all(|piece| piece.is_known);
        for piece in &pieces {
            let (first, last) = (places[piece.start], places[piece.end - 1]);
            let token = self.push_token(first as usize, last as usize + 1, tag);
            self.letters.clear();
            self.letters.extend_from_slice(&letters[piece.start..piece.end]);
            self.places.clear();
            self.places.extend_from_slice(&places[piece.start..piece.end]);
            let how = if pieces.len() == 1 { How::Tag } else { How::Piece };
            if is_whole || piece.end - piece.start >= SURE {
                self.word_edges(token, how);
            }
        }
        self.pieces = pieces;
        self.letters = letters;
        self.places = places;
    }

    /// Letters that stand singly with the same sign between them: "s u i c i d e", "k.m.s".
    fn spaced(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let is_single = |token: &Token| token.end - token.start == 1;
            let rest = self.tokens[at + 1..].iter().take(LONGEST - 1);
            let run = 1 + rest.take_while(|token| is_single(token) && token.gap <= Gap::Space).count();
            if !is_single(&self.tokens[at]) || run < SPACED {
                at += 1;
                continue;
            }
            self.letters =
                self.tokens[at..at + run].iter().map(|t| self.units[t.start as usize].letter).collect();
            let mut found = Vec::new();
            reading::spaced(&self.letters, &mut self.variants, &mut found);
            if found.is_empty()
                && self.letters.iter().all(|letter| kind(*letter) == Kind::Letter)
                && self.variants.splits(run)
            {
                split(&self.letters, &mut self.pieces);
                if super::split::is_spaced_out(&self.pieces) {
                    for piece in std::mem::take(&mut self.pieces) {
                        let key = whole(&self.letters[piece.start..piece.end]).key();
                        if let Some(word) = lexicon::word(key) {
                            self.push_edge(
                                (at + piece.start) as u32,
                                (at + piece.end) as u32,
                                word,
                                How::Disguised,
                            );
                        }
                    }
                }
            }
            for word in found {
                self.push_edge(at as u32, (at + run) as u32, word, How::Disguised);
            }
            at += run;
        }
    }

    /// Edges for the short form of two words, and for the usual spelling of one.
    fn contracted(&mut self) {
        let mut before = String::new();
        let mut word = String::new();
        for at in 0..self.tokens.len() {
            std::mem::swap(&mut before, &mut word);
            word.clear();
            let token = self.tokens[at];
            // The longest word of the table has seven letters.
            if token.end - token.start > 8 {
                continue;
            }
            let letters = self.units[token.start as usize..token.end as usize].iter().map(|unit| unit.letter);
            word.extend(letters.filter_map(|letter| reading::behind(letter, 'i')));
            let short = contraction::short(&before, &word).filter(|_| at > 0 && token.gap <= Gap::Space);
            let from = if short.is_some() { at as u32 - 1 } else { at as u32 };
            let known =
                short.or_else(|| contraction::usual(&word)).and_then(|word| lexicon::word(key(word.chars())));
            if let Some(word) = known {
                self.push_edge(from, at as u32 + 1, word, How::Plain);
            }
        }
    }

    /// Two parts held together by a sign: "thin-spo", "self_harm" as one word.
    fn joined(&mut self) {
        for at in 1..self.tokens.len() {
            let (left, right) = (self.tokens[at - 1], self.tokens[at]);
            if right.gap != Gap::Joint || right.end - left.start > 24 || right.end - left.start < 5 {
                continue;
            }
            let mut hasher = Hasher::new();
            for unit in &self.units[left.start as usize..right.end as usize] {
                if matches!(kind(unit.letter), Kind::Letter | Kind::Digit) {
                    hasher.push(unit.letter);
                }
            }
            if let Some(word) = lexicon::word(hasher.key()).filter(|word| word.is_listed()) {
                self.push_edge(at as u32 - 1, at as u32 + 1, word, How::Disguised);
            }
        }
    }
}

/// The hash of all letters.
pub fn whole(letters: &[char]) -> Hasher {
    let mut hasher = Hasher::new();
    letters.iter().for_each(|&letter| hasher.push(letter));
    hasher
}
