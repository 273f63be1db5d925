//! What a text does with its subject. One answer; where several fit, the one that changes most for a reader.

use super::assessment::{Finding, Stance};
use super::category::Category;
use super::lexicon::list::List;
use super::screen::scan::Scan;

/// Cues weaker than this say nothing.
const FAINT: u32 = 20;

/// The stance of a text with these findings.
pub fn of(scan: &Scan, findings: &[Finding]) -> Stance {
    if findings.is_empty() {
        return Stance::None;
    }
    let cue = |list| scan.strength(list);
    let strongest = findings.iter().max_by_key(|finding| finding.score).map(|finding| finding.category);
    let is_inner = !matches!(strongest, Some(Category::Violence | Category::HateHarassment));
    let own = if is_inner && cue(List::FIRST_PERSON) > 0 { 25 } else { 0 };
    let reported = if strongest == Some(Category::Violence) { 30 } else { 0 };
    let points = [
        (Stance::Promotion, cue(List::PROMOTION)),
        (Stance::Disclosure, cue(List::DISCLOSURE) + own),
        (Stance::Recovery, cue(List::RECOVERY)),
        (Stance::Education, cue(List::EDUCATION)),
        (Stance::News, cue(List::NEWS) + reported),
        (Stance::Joke, cue(List::JOKE)),
        (Stance::Fiction, cue(List::FICTION)),
    ];
    let (stance, points) = points
        .into_iter()
        .fold((Stance::Other, FAINT), |best, next| if next.1 > best.1 { next } else { best });
    if points > FAINT { stance } else { Stance::Other }
}
