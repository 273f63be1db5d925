//! Whether a text speaks of somebody at the end, and of whom. Leans to seeing it: a card with helplines that
//! was not needed costs little.

use super::assessment::{Crisis, Finding};
use super::category::Category;
use super::lexicon::list::List;
use super::lexicon::phrase::Hit;
use super::screen::scan::Scan;

/// From this score on the subject alone, told of others or of the past, is level 1.
const SUBJECT: u8 = 45;
/// Jokes and fiction this clear are no crisis.
const CLEAR: u32 = 40;

/// The crisis level of a text with these findings.
pub fn level(scan: &Scan, findings: &[Finding]) -> Crisis {
    let told = |list, level| {
        scan.hits(list).iter().filter(|hit| !scan.is_negated(hit)).map(|hit| present(scan, hit, level)).max()
    };
    let level = told(List::CRISIS_INTENT, Crisis::Intent).max(told(List::CRISIS_PRESENT, Crisis::Present));
    level.unwrap_or_default().max(about_others(scan, findings))
}

/// The level of one hit, in whose mouth and time it stands.
fn present(scan: &Scan, hit: &Hit, level: Crisis) -> Crisis {
    if scan.strength(List::FICTION) >= CLEAR {
        return Crisis::None;
    }
    let is_own = scan.is_beside(hit, List::FIRST_PERSON) || hit.words >= 3;
    if scan.is_beside(hit, List::PAST) || (scan.is_beside(hit, List::THIRD_PERSON) && !is_own) {
        return Crisis::Past;
    }
    // A single word ("suicidal") needs a writer who says it of themselves.
    if !is_own && hit.words == 1 {
        return Crisis::None;
    }
    if scan.strength(List::JOKE) >= CLEAR && level < Crisis::Intent {
        return Crisis::None;
    }
    level
}

fn about_others(scan: &Scan, findings: &[Finding]) -> Crisis {
    let is_subject =
        findings.iter().any(|finding| finding.category == Category::Suicide && finding.score >= SUBJECT);
    let is_told = scan.strength(List::THIRD_PERSON) > 0 || scan.strength(List::PAST) > 0;
    if is_subject && is_told && scan.strength(List::FICTION) < CLEAR { Crisis::Past } else { Crisis::None }
}
