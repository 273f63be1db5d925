//! What a text does with its subject. One answer; where several fit, the one that the sentence itself gives wins
//! over what its hashtags claim: accounts that promote a disorder carry `#recovery` as well.

use super::assessment::{Finding, Stance};
use super::category::Category;
use super::lexicon::list::List;
use super::screen::scan::Scan;

/// Cues weaker than this say nothing.
const FAINT: u32 = 24;
/// From this score on a finding is explicit.
const EXPLICIT: u8 = 80;

/// The stance of a text with these findings.
pub fn of(scan: &Scan, findings: &[Finding]) -> Stance {
    let Some(strongest) = findings.iter().max_by_key(|finding| finding.score) else { return Stance::None };
    let is_told = !matches!(strongest.category, Category::Violence | Category::HateHarassment);
    let is_bodily = matches!(
        strongest.category,
        Category::EatingDisorder | Category::BodyImage | Category::SelfHarm | Category::SubstanceUse
    );
    let is_explicit = is_told && strongest.score >= EXPLICIT;
    let cue = |list| scan.spoken(list);
    let is_own = cue(List::FIRST_PERSON) > 0;
    // Explicit words without a writer in them praise; with one they tell.
    let told = if is_told && is_own { if is_explicit { 45 } else { 15 } } else { 0 };
    let praised = if is_explicit && is_bodily && !is_own { 40 } else { 0 };
    let reported = if strongest.category == Category::Violence { 30 } else { 0 };
    let claimed = if is_explicit { 3 } else { 1 };
    let points = [
        (Stance::Promotion, cue(List::PROMOTION) + praised),
        (Stance::Disclosure, cue(List::DISCLOSURE) + told),
        (Stance::Recovery, cue(List::RECOVERY) / claimed),
        (Stance::Education, cue(List::EDUCATION) / claimed),
        (Stance::News, cue(List::NEWS) + reported),
        (Stance::Joke, cue(List::JOKE)),
        (Stance::Fiction, cue(List::FICTION)),
    ];
    let first = (Stance::Other, FAINT);
    points.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best }).0
}
