//! Threats and contempt against a group, put together from their parts: no list holds every pair of a group and
//! a deed.
//!
//! A threat is a wish or a verdict, what is to happen, and to whom: "we should lock up all …", "… deserve to
//! be …". Contempt stands beside its group. Somebody else's words, and words against them, are neither.

use crate::core::category::Category;
use crate::core::lexicon::list::List;
use crate::core::lexicon::phrase::{Entry, Hit};
use crate::core::text::How;

const HATE: usize = Category::HateHarassment.index();
/// Lighter entries of the negation list deny nothing.
const DENIES: u8 = 10;
/// Groups below this weight are laughed at and loved more than hated: only threats count.
const HATED: u8 = 60;
/// Below this weight a word stands for a group that is named before it: "them".
const NAMED: u8 = 20;
/// From this weight on a phrase of the list of hate names a group as well.
const SLUR: u8 = 74;
/// What a threat against one of those weighs.
const LESS: u8 = 70;
/// How many tokens may stand between a deed and the group after it: "kill every last one of the …".
const TO_GROUP: u32 = 4;
/// Between a wish or a verdict and the deed.
const TO_DEED: u32 = 5;
/// Between a group and what becomes of it, the verdict between them included.
const TO_FATE: u32 = 9;

/// Captions name a handful of groups, and say little near each; more than this of a hostile text is not looked at.
const GROUPS: usize = 48;
const NEAR: usize = 64;
/// Nothing further from a group than this many tokens can be part of a threat against it.
const REACH: u32 = 2 * TO_FATE;

/// What stands near one group.
struct Parts<'a> {
    hits: Vec<&'a Hit>,
    /// The number of the sentence of each token.
    sentences: &'a [u32],
}

/// Threats and contempt in a text, as phrases of the list of hate.
pub fn hits(sentences: &[u32], hits: &[Hit]) -> Vec<Hit> {
    if !hits.iter().any(|hit| hit.entry.list == List::GROUP) {
        return Vec::new();
    }
    let groups = hits.iter().filter(|hit| hit.entry.list == List::GROUP).take(GROUPS);
    let threatened = groups.filter(|group| is_named(hits, group)).filter_map(|group| {
        let is_near =
            |hit: &&Hit| is_part(hit) && hit.to + REACH >= group.from && hit.from <= group.to + REACH;
        let parts = Parts { hits: hits.iter().filter(is_near).take(NEAR).collect(), sentences };
        parts.threat(group).or_else(|| parts.contempt(group))
    });
    threatened.collect()
}

/// Whether a phrase can be part of a threat or deny one.
const fn is_part(hit: &Hit) -> bool {
    let list = hit.entry.list;
    (list.0 > List::GROUP.0 && list.0 <= List::REPORT.0)
        || list.0 == List::NEGATION.0
        || list.0 == List::FIRST_PERSON.0
}

/// Whether a group is named, by these words or before them.
fn is_named(hits: &[Hit], group: &Hit) -> bool {
    let names = |hit: &Hit| match hit.entry.list {
        List::GROUP => hit.entry.weight >= HATED,
        list => list.category() == Some(HATE) && hit.entry.weight >= SLUR,
    };
    group.entry.weight >= NAMED || hits.iter().any(|hit| hit.from < group.from && names(hit))
}

impl<'a> Parts<'a> {
    fn of(&self, list: List) -> impl Iterator<Item = &'a Hit> + use<'a, '_> {
        self.hits.iter().copied().filter(move |hit| hit.entry.list == list)
    }

    fn sentence(&self, token: u32) -> u32 {
        self.sentences.get(token as usize).copied().unwrap_or(0)
    }

    /// Whether `later` begins in the sentence of `first` behind it, at most `most` tokens away.
    fn follows(&self, first: &Hit, later: &Hit, most: u32) -> bool {
        later.from >= first.to
            && later.from - first.to <= most
            && self.sentence(first.from) == self.sentence(later.from)
    }

    fn threat(&self, group: &Hit) -> Option<Hit> {
        let wishes = || self.of(List::INTENT).chain(self.of(List::DUTY));
        let harm = self.of(List::HARM).filter(|harm| self.follows(harm, group, TO_GROUP)).find_map(|harm| {
            let wish =
                wishes().find(|wish| self.follows(wish, harm, TO_DEED) && self.is_meant(wish, harm))?;
            Some((wish, harm))
        });
        let fate = || {
            self.of(List::FATE).filter(|fate| self.follows(group, fate, TO_FATE)).find_map(|fate| {
                let is_verdict =
                    |duty: &&Hit| self.follows(group, duty, TO_FATE) && self.follows(duty, fate, TO_DEED);
                let is_wish =
                    |wish: &&Hit| self.follows(wish, group, TO_GROUP) && self.follows(group, fate, TO_GROUP);
                // "… until I die": somebody else's fate.
                if self.of(List::FIRST_PERSON).any(|own| own.from >= group.to && own.to <= fate.from) {
                    return None;
                }
                let is_meant = |wish: &&Hit| self.is_meant(wish, fate);
                let wish = self.of(List::DUTY).filter(is_verdict).find(is_meant);
                Some((wish.or_else(|| wishes().filter(is_wish).find(is_meant))?, fate))
            })
        };
        let (wish, deed) = harm.or_else(fate)?;
        let weight = if (NAMED..HATED).contains(&group.entry.weight) {
            deed.entry.weight.min(LESS)
        } else {
            deed.entry.weight
        };
        Some(joined(&[group, wish, deed], weight))
    }

    fn contempt(&self, group: &Hit) -> Option<Hit> {
        if group.entry.weight < HATED {
            return None;
        }
        let after = self.of(List::CONTEMPT).filter(|after| self.follows(group, after, 0));
        let before = self.of(List::HATRED).filter(|before| self.follows(before, group, 0));
        let contempt = after.chain(before).find(|contempt| self.is_meant(contempt, contempt))?;
        Some(joined(&[group, contempt], contempt.entry.weight))
    }

    /// Whether a wish and its deed are the writer's own: nothing denies them, and nobody else says them.
    fn is_meant(&self, wish: &Hit, deed: &Hit) -> bool {
        let is_denial = |not: &Hit| {
            not.entry.weight >= DENIES
                && ((not.from >= wish.to && not.to <= deed.from) || self.follows(not, wish, 1))
        };
        let is_report = |report: &Hit| {
            report.from < deed.from
                && (report.to <= wish.from || report.from >= wish.to)
                && self.sentence(report.from) == self.sentence(deed.from)
        };
        !self.of(List::NEGATION).any(is_denial) && !self.of(List::REPORT).any(is_report)
    }
}

/// One phrase over all of these.
fn joined(parts: &[&Hit], weight: u8) -> Hit {
    let entry = Entry { list: List(HATE as u8), weight, is_weak: false, wants_first_person: false };
    let from = parts.iter().map(|part| part.from).min().unwrap_or(0);
    let to = parts.iter().map(|part| part.to).max().unwrap_or(0);
    Hit { entry, language: parts[0].language, from, to, words: 8, how: How::Plain }
}
