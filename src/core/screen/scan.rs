//! A text with the listed phrases that count in it, and how strong each cue is.

use crate::core::assessment::Span;
use crate::core::lexicon::hash::push;
use crate::core::lexicon::list::List;
use crate::core::lexicon::phrase::{Entry, Hit, hits};
use crate::core::order::ranked;
use crate::core::rule::Rules;
use crate::core::screen::threat;
use crate::core::text::{Gap, How, Text, language};

/// Words of a language with lists of its own are read in a text of another one only from this length on:
/// shorter ones are too often words of that other language ("die", "pain", "arm").
const FOREIGN: u32 = 5;
/// How many tokens a negation reaches forward within its sentence. Higher: more is taken as denied.
const NEGATION_REACH: u32 = 4;

/// How many tokens away a cue still speaks of a hit. Captions do without full stops, so the sentence is no limit.
const NEAR: u32 = 7;
/// What part of its weight a hashtag has where the sentence counts.
const TAGGED: u8 = 3;
/// Lighter entries of the negation list look like one and deny nothing: "can't stop", "not only".
const DENIES: u8 = 10;

/// A text, read and searched.
pub struct Scan {
    /// The text.
    pub text: Text,
    /// ISO 639-1 code.
    pub language: &'static str,
    /// Where words of the person's own stand that cover; may overlap.
    pub own: Vec<Span>,
    /// Hits by list, then by place; none inside a longer one of the same list, none inside a figure of speech.
    hits: Vec<Hit>,
    /// For each list the first of its hits.
    starts: [u32; List::COUNT + 1],
    /// For each list how strongly it speaks, 0 to 100.
    strengths: [u8; List::COUNT],
    /// The number of the sentence of each token.
    sentences: Vec<u32>,
}

impl Scan {
    /// Reads and searches a text.
    pub fn of(text: &str) -> Self {
        Self::with(text, &Rules::default())
    }

    /// Reads and searches a text by a person's own rules as well: what they allow is a figure of speech.
    pub fn with(text: &str, rules: &Rules) -> Self {
        let text = Text::read(text);
        let mut hits = hits(&text);
        let (code, known) = language::of(&text, &hits);
        hits.retain(|hit| speaks(&text, hit, code, known));
        let own = rules.own(&text);
        hits.extend(own.allows.iter().map(|&(from, to)| allowed(from, to)));
        let idioms: Vec<(u32, u32)> =
            hits.iter().filter(|hit| hit.entry.list == List::IDIOM).map(|hit| (hit.from, hit.to)).collect();
        mask(&mut hits, idioms, text.tokens().len());
        let mut sentence = 0;
        let sentences = text.tokens().iter().map(|token| {
            sentence += u32::from(token.gap >= Gap::Sentence);
            sentence
        });
        let sentences: Vec<u32> = sentences.collect();
        hits.extend(threat::hits(&sentences, &hits));
        let order = ranked(hits.iter().map(place));
        let mut hits: Vec<Hit> = order.into_iter().map(|at| hits[at as usize]).collect();
        let mut reach = (List(u8::MAX), 0);
        hits.retain(|hit| {
            let is_inside = reach.0 == hit.entry.list && hit.to <= reach.1;
            if !is_inside {
                reach = (hit.entry.list, hit.to);
            }
            !is_inside
        });
        let mut starts = [0; List::COUNT + 1];
        for (list, start) in starts.iter_mut().enumerate() {
            *start = hits.partition_point(|hit| hit.entry.list.index() < list) as u32;
        }
        let mut scan = Self {
            text,
            language: code,
            own: own.covers,
            hits,
            starts,
            strengths: [0; List::COUNT],
            sentences,
        };
        for list in 0..List::COUNT {
            scan.strengths[list] = saturate(scan.hits(List(list as u8)).iter().map(|hit| hit.entry.weight));
        }
        scan
    }

    /// The hits of a list, by place.
    pub fn hits(&self, list: List) -> &[Hit] {
        &self.hits[self.starts[list.index()] as usize..self.starts[list.index() + 1] as usize]
    }

    /// How strongly a list speaks, 0 to 100.
    pub fn strength(&self, list: List) -> u32 {
        u32::from(self.strengths[list.index()])
    }

    /// How strongly a list speaks, hashtags counting little.
    pub fn spoken(&self, list: List) -> u32 {
        let weight = |hit: &Hit| if self.is_tag(hit) { hit.entry.weight / TAGGED } else { hit.entry.weight };
        u32::from(saturate(self.hits(list).iter().map(weight)))
    }

    /// Whether a negation stands shortly before a hit in the same sentence. Hashtags deny nothing that stands before
    /// them, nor does a sentence its hashtags.
    pub fn is_negated(&self, hit: &Hit) -> bool {
        let negations = self.hits(List::NEGATION);
        let after = negations.partition_point(|negation| negation.to <= hit.from);
        let Some(negation) = after.checked_sub(1).map(|last| negations[last]) else { return false };
        negation.entry.weight >= DENIES
            && hit.from - negation.to < NEGATION_REACH
            && self.tag(negation.from) == self.tag(hit.from)
            && self.sentence(negation.from) == self.sentence(hit.from)
    }

    /// Whether a slur is one that the writer has for themselves or their friends.
    pub fn is_reclaimed(&self, hit: &Hit) -> bool {
        let before = self.hits(List::RECLAIMED);
        let after = before.partition_point(|own| own.to <= hit.from);
        hit.words == 1
            && after.checked_sub(1).map(|last| before[last]).is_some_and(|own| {
                hit.from - own.to <= 1 && self.sentence(own.from) == self.sentence(hit.from)
            })
    }

    /// The number of the sentence in which a token stands.
    pub fn sentence(&self, token: u32) -> u32 {
        self.sentences.get(token as usize).copied().unwrap_or(0)
    }

    /// Whether a hit of `list` stands near `hit` in the same sentence, outside it.
    pub fn is_beside(&self, hit: &Hit, list: List) -> bool {
        let others = self.hits(list);
        let sentence = self.sentence(hit.from);
        let first = others.partition_point(|other| other.to + NEAR < hit.from);
        others[first..].iter().take_while(|other| other.from < hit.to + NEAR).any(|other| {
            self.sentence(other.from) == sentence && (other.to <= hit.from || other.from >= hit.to)
        })
    }

    /// A number for the letters of a hit: the same word gives the same one.
    pub fn name(&self, hit: &Hit) -> u32 {
        let tokens = self.text.tokens();
        let start = tokens.get(hit.from as usize).map_or(0, |token| token.start as usize);
        let end = hit
            .to
            .checked_sub(1)
            .and_then(|last| tokens.get(last as usize))
            .map_or(start, |token| token.end as usize);
        let letters = self.text.units().get(start..end).unwrap_or_default().iter();
        letters.fold(0, |name, unit| push(name, unit.letter as u32))
    }

    /// Whether a hit stands in a hashtag.
    pub fn is_tag(&self, hit: &Hit) -> bool {
        self.tag(hit.from) != 0
    }

    /// The number of the hashtag of a token, 0 outside.
    fn tag(&self, token: u32) -> u32 {
        self.text.tokens().get(token as usize).map_or(0, |token| token.tag)
    }

    /// The bytes of the hits, joined where they overlap or touch.
    pub fn spans<'a>(&self, hits: impl IntoIterator<Item = &'a Hit>) -> Vec<Span> {
        self.spans_of(hits.into_iter().map(|hit| (hit.from, hit.to)))
    }

    /// The bytes of the person's own words that cover, `None` where there are none.
    pub fn own_spans(&self) -> Option<Vec<Span>> {
        (!self.own.is_empty()).then(|| joined(self.own.clone()))
    }

    /// The bytes of ranges of tokens, joined where they overlap or touch.
    pub fn spans_of(&self, ranges: impl IntoIterator<Item = (u32, u32)>) -> Vec<Span> {
        joined(ranges.into_iter().map(|(from, to)| self.text.span(from, to)).collect())
    }
}

/// Spans in order, joined where they overlap or touch.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.start < span.end);
    let order = ranked(spans.iter().map(|span| u64::from(span.start) << 32 | u64::from(span.end)));
    let mut spans: Vec<Span> = order.into_iter().map(|at| spans[at as usize]).collect();
    spans.dedup_by(|next, span| {
        let joins = next.start <= span.end;
        if joins {
            span.end = span.end.max(next.end);
        }
        joins
    });
    spans
}

/// Where a hit stands: by list and first token, the longest and then the heaviest first.
/// Tokens beyond the millionth share a place, which costs their order and nothing else.
fn place(hit: &Hit) -> u64 {
    let token = |at: u32| u64::from(at.min(0xF_FFFF));
    u64::from(hit.entry.list.0) << 56
        | token(hit.from) << 36
        | (0xF_FFFF - token(hit.to)) << 16
        | u64::from(u8::MAX - hit.words) << 8
        | u64::from(u8::MAX - hit.entry.weight)
}

/// Adds weights up so that many weak ones never reach what a strong one gives at once.
fn saturate(weights: impl Iterator<Item = u8>) -> u8 {
    weights.fold(0_u32, |sum, weight| sum + (100 - sum) * u32::from(weight).min(100) / 100) as u8
}

/// Whether a phrase of one language counts in a text of another.
fn speaks(text: &Text, hit: &Hit, code: &str, known: language::Known) -> bool {
    let (Some(phrase), false) = (hit.language, hit.entry.list.language().is_some()) else { return true };
    if known == Some(phrase) || hit.words >= 3 {
        return true;
    }
    // Words of advice and titles are alike across languages and mean different things: "psychologie" as a tag.
    if hit.entry.list >= List::TOPIC && hit.words == 1 {
        return phrase == 0 && code == "und";
    }
    let (first, last) = (hit.from as usize, hit.to as usize - 1);
    let tokens = text.tokens();
    let letters = tokens[last].end - tokens[first].start;
    // Captions of a few words often tell no language. English is the usual guess, other languages then need
    // a word that is clearly theirs.
    match (phrase, code) {
        (0, "und") => true,
        (0, _) => letters >= FOREIGN,
        (_, "und") => letters > FOREIGN || hit.words >= 2,
        _ => letters > FOREIGN + 1 && (hit.words >= 2 || tokens[first].tag != 0),
    }
}

/// What a person allowed, as a figure of speech.
const fn allowed(from: u32, to: u32) -> Hit {
    let entry = Entry { list: List::IDIOM, weight: 50, is_weak: false, wants_first_person: false };
    Hit { entry, language: None, from, to, words: 8, how: How::Plain }
}

/// Takes out what lies in a figure of speech, unless it reaches beyond on both sides or is longer.
fn mask(hits: &mut Vec<Hit>, idioms: Vec<(u32, u32)>, tokens: usize) {
    if idioms.is_empty() {
        return;
    }
    // For each token the furthest end of an idiom that covers it, and where that idiom starts.
    let mut covered = vec![(u32::MAX, 0); tokens];
    for (from, to) in idioms {
        for place in &mut covered[from as usize..to as usize] {
            *place = (place.0.min(from), place.1.max(to));
        }
    }
    hits.retain(|hit| {
        let is_subject = hit.entry.list.category().is_some()
            || matches!(
                hit.entry.list,
                List::CRISIS_PRESENT
                    | List::CRISIS_INTENT
                    | List::DISCLOSURE
                    | List::CREDENTIAL
                    | List::HARM
                    | List::FATE
            );
        !is_subject
            || !(hit.from..hit.to).any(|token| {
                let (from, to) = covered[token as usize];
                from != u32::MAX && !(hit.from <= from && hit.to >= to && hit.to - hit.from > to - from)
            })
    });
}

/// Whether something had to be undone to read a hit.
pub const fn is_disguised(hit: &Hit) -> bool {
    matches!(hit.how, How::Disguised)
}
