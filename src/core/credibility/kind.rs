//! Whether a caption advises on mental health, and as whom it speaks.

use crate::core::assessment::{Advice, Finding, Signal, SignalFinding};
use crate::core::lexicon::list::List;
use crate::core::screen::scan::Scan;

/// The subject must be at least this clear.
const TOPIC: u32 = 30;
/// Subject and words of advice together must reach this. Higher: fewer badges.
const ADVISES: u32 = 92;
/// Naming the subject over and over says no more than this: advice needs words of advice.
const SUBJECT: u32 = 60;
/// A post that itself is this likely to trigger gives no advice, unless somebody with a title speaks.
const DISTRESS: u8 = 80;
/// A subject of this weight is one of mental health and no other.
const CORE: u32 = 45;
/// Words of advice as strong as this leave no doubt that a post advises.
const PLAIN: u32 = 84;
/// Own experience told at this length is advice without any other word of it.
const TOLD: u32 = 70;
/// Own experience must be this clear to be the kind.
const PERSONAL: u32 = 50;
/// How much clearer the words of advice may be and still be somebody's own story.
const NEARLY: u32 = 40;

/// How clearly a caption advises on mental health; `None` where it doesn't.
pub fn evidence(scan: &Scan, findings: &[Finding]) -> Option<u32> {
    let cue = |list| scan.strength(list);
    let topic = cue(List::TOPIC).min(SUBJECT);
    if findings.iter().any(|finding| finding.score >= DISTRESS) && cue(List::CREDENTIAL) == 0 {
        return None;
    }
    let signals = [
        Signal::Credential,
        Signal::AbsoluteCure,
        Signal::SelfDiagnosis,
        Signal::Limits,
        Signal::AntiTreatment,
    ];
    let signals =
        signals.into_iter().map(|signal| cue(List(List::CREDENTIAL.0 + signal as u8))).max().unwrap_or(0);
    // Two things that somebody went through and learned are advice as well.
    let lived = if cue(List::PERSONAL) >= TOLD { cue(List::PERSONAL) } else { 0 };
    let tip = cue(List::TIP).max(signals).max(lived);
    let lightness = (cue(List::JOKE).max(cue(List::FICTION)) / 2).max(cue(List::ELSEWHERE) * 2 / 3);
    let evidence = (topic + tip).saturating_sub(lightness);
    // Wellness words ("self care", "healing") are a subject only where the advice itself is plain.
    let is_clear =
        scan.hits(List::TOPIC).iter().any(|hit| u32::from(hit.entry.weight) >= CORE) || tip >= PLAIN;
    (topic >= TOPIC && is_clear && evidence >= ADVISES).then_some(evidence)
}

/// The kind of advice that a caption shows itself to be.
pub fn of(scan: &Scan, evidence: u32, signals: &[SignalFinding]) -> Advice {
    let has = |wanted| signals.iter().any(|finding| finding.signal == wanted);
    if has(Signal::Credential) {
        return Advice::Professional;
    }
    let personal = scan.strength(List::PERSONAL);
    if personal >= PERSONAL && personal + NEARLY > scan.strength(List::TIP) {
        return Advice::Personal;
    }
    let is_thin = evidence < ADVISES + 5 && signals.is_empty() && scan.text.tokens().len() < 3;
    if is_thin { Advice::Unclear } else { Advice::Unverified }
}
