//! From hits to findings: what the phrases of a category are worth together, in their context.

use super::scan::{Scan, is_disguised};
use crate::core::assessment::Finding;
use crate::core::category::Category;
use crate::core::lexicon::list::List;
use crate::core::lexicon::phrase::Hit;
use crate::core::order::ranked;

/// From this weight on a phrase is explicit: recovery words beside it hardly lower it. Communities that promote
/// a disorder carry recovery tags as well.
const EXPLICIT: u32 = 80;
/// Below this weight a phrase only names its subject.
const LIKELY: u32 = 60;
/// What many names of a subject reach together without anything likely to trigger.
const NAMED: u32 = 56;
/// From this weight on a phrase names its subject clearly.
const CLEAR: u32 = 54;
/// What a category must reach to be found at all: the least sensitive threshold that is offered.
const FOUND: u32 = 30;

/// The findings of a text, in the order of [`Category::ALL`].
pub fn findings(scan: &Scan) -> Vec<Finding> {
    Category::ALL.into_iter().filter_map(|category| finding(scan, category)).collect()
}

fn finding(scan: &Scan, category: Category) -> Option<Finding> {
    let listed = scan.hits(List(category.index() as u8));
    // A farewell or a plan is about suicide, whatever its words.
    let meant = if category == Category::Suicide { scan.hits(List::CRISIS_INTENT) } else { &[] };
    let hits: Vec<&Hit> = listed.iter().chain(meant).collect();
    if hits.iter().all(|hit| hit.entry.is_weak) {
        return None;
    }
    let weights: Vec<u32> = hits.iter().map(|hit| weight(scan, hit)).collect();
    // Three clear names of a subject are more than a mention. The same word again is no further name.
    let clear = hits.iter().zip(&weights).filter(|(_, weight)| **weight >= CLEAR);
    let mut names: Vec<u32> = clear.map(|(hit, _)| scan.name(hit)).collect();
    names = ranked(names.iter().map(|&name| name.into())).into_iter().map(|at| names[at as usize]).collect();
    names.dedup();
    let is_dwelt_on = names.len() >= 3;
    let heaviest_first = ranked(weights.iter().map(|&weight| u64::from(u32::MAX - weight)));
    let weights: Vec<u32> = heaviest_first.into_iter().map(|at| weights[at as usize]).collect();
    let strongest = *weights.first()?;
    let sum = weights[1..].iter().take(12).fold(strongest, |sum, weight| sum + (100 - sum) * weight / 400);
    let most = if strongest >= LIKELY {
        100
    } else if is_dwelt_on {
        LIKELY + 4
    } else {
        NAMED
    };
    let together = sum.min(most.max(strongest));
    let score = in_context(scan, category, strongest, together);
    if score < FOUND {
        return None;
    }
    Some(Finding { category, score: score.min(100) as u8, spans: scan.spans(hits) })
}

/// What one hit is worth.
fn weight(scan: &Scan, hit: &Hit) -> u32 {
    let mut weight = u32::from(hit.entry.weight);
    if hit.entry.wants_first_person && scan.strength(List::FIRST_PERSON) == 0 {
        weight /= 2;
    }
    // Nobody disguises a word that is meant harmlessly.
    if is_disguised(hit) && weight >= 50 {
        weight = (weight + 8).min(100);
    }
    // A slur stays one: "not funny, …".
    let is_slur = hit.entry.list.category() == Some(Category::HateHarassment.index());
    if if is_slur { scan.is_reclaimed(hit) } else { scan.is_negated(hit) } {
        weight = weight * 2 / 5;
    }
    weight
}

/// Raises for distress and promotion, lowers for recovery, information, jokes and fiction.
fn in_context(scan: &Scan, category: Category, strongest: u32, together: u32) -> u32 {
    let cue = |list| scan.strength(list);
    let is_inner = !matches!(category, Category::Violence | Category::HateHarassment);
    let lowering = [
        (List::RECOVERY, if is_inner { 45 } else { 15 }),
        (List::EDUCATION, if is_inner { 45 } else { 20 }),
        (List::JOKE, 30),
        (List::FICTION, 45),
    ];
    let lowered = lowering.into_iter().map(|(list, share)| cue(list) * share / 100).max().unwrap_or(0);
    let mut raised = 0;
    if is_inner && cue(List::FIRST_PERSON) > 0 {
        raised = raised.max(cue(List::DISCLOSURE) * 40 / 100);
    }
    if matches!(
        category,
        Category::EatingDisorder | Category::BodyImage | Category::SelfHarm | Category::SubstanceUse
    ) {
        raised = raised.max(cue(List::PROMOTION) * 20 / 100);
    }
    let lowered = if strongest >= EXPLICIT { lowered / 3 } else { lowered };
    let score = together + (100 - together) * raised / 100;
    let score = score * (100 - lowered) / 100;
    // The subject is there, whatever is said of it.
    score.max(together.min(FOUND))
}
