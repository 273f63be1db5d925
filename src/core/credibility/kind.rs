//! Whether a caption advises on mental health, and as whom it speaks.

use crate::core::assessment::{Advice, Signal, SignalFinding};
use crate::core::lexicon::list::List;
use crate::core::screen::scan::Scan;

/// The subject must be at least this clear.
const TOPIC: u32 = 30;
/// Subject and words of advice together must reach this. Higher: fewer badges.
const ADVISES: u32 = 85;
/// Own experience must be this much clearer than advice to be the kind.
const PERSONAL: u32 = 30;

/// How clearly a caption advises on mental health; `None` where it doesn't.
pub fn evidence(scan: &Scan) -> Option<u32> {
    let cue = |list| scan.strength(list);
    let topic = cue(List::TOPIC);
    let signals = [
        Signal::Credential,
        Signal::AbsoluteCure,
        Signal::SelfDiagnosis,
        Signal::Limits,
        Signal::AntiTreatment,
    ];
    let signals =
        signals.into_iter().map(|signal| cue(List(List::CREDENTIAL.0 + signal as u8))).max().unwrap_or(0);
    let tip = cue(List::TIP).max(signals);
    let lightness = cue(List::JOKE).max(cue(List::FICTION)) / 2;
    let evidence = (topic + tip).saturating_sub(lightness);
    (topic >= TOPIC && evidence >= ADVISES).then_some(evidence)
}

/// The kind of advice that a caption shows itself to be.
pub fn of(scan: &Scan, evidence: u32, signals: &[SignalFinding]) -> Advice {
    let has = |wanted| signals.iter().any(|finding| finding.signal == wanted);
    if has(Signal::Credential) {
        return Advice::Professional;
    }
    let personal = scan.strength(List::PERSONAL);
    if personal >= PERSONAL && personal + 20 > scan.strength(List::TIP) {
        return Advice::Personal;
    }
    let is_thin = evidence < ADVISES + 5 && signals.is_empty() && scan.text.tokens().len() < 3;
    if is_thin { Advice::Unclear } else { Advice::Unverified }
}
