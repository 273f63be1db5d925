//! The signals of care and of caution, with the words that give them.

use crate::core::assessment::{Place, Signal, SignalFinding};
use crate::core::lexicon::list::List;
use crate::core::lexicon::phrase::Hit;
use crate::core::order::arrange;
use crate::core::post::Post;
use crate::core::screen::scan::Scan;

/// A signal of this strength is shown. Weaker words need company.
const SHOWN: u32 = 40;

/// The signals of a post that advises.
pub fn of(post: &Post, caption: &Scan) -> Vec<SignalFinding> {
    let mut found: Vec<SignalFinding> =
        Signal::ALL.into_iter().filter_map(|signal| shown(caption, signal, Place::Caption)).collect();
    for (place, text) in [(Place::Name, &post.name), (Place::Handle, &post.handle), (Place::Bio, &post.bio)] {
        if !text.is_empty() {
            let scan = Scan::of(text);
            found.extend(shown(&scan, Signal::Credential, place).or_else(|| titled(&scan, place)));
        }
    }
    arrange(&mut found, |finding| (finding.signal as u32) << 8 | finding.place as u32);
    found
}

/// A title alone, which says who somebody is where they say who they are.
fn titled(scan: &Scan, place: Place) -> Option<SignalFinding> {
    let hits: Vec<&Hit> =
        scan.hits(List::TITLE).iter().filter(|hit| u32::from(hit.entry.weight) >= SHOWN).collect();
    let spans = scan.spans(hits);
    (!spans.is_empty()).then_some(SignalFinding { signal: Signal::Credential, place, spans })
}

fn shown(scan: &Scan, signal: Signal, place: Place) -> Option<SignalFinding> {
    let list = List(List::CREDENTIAL.0 + signal as u8);
    let counts =
        |hit: &&Hit| !scan.is_negated(hit) || signal == Signal::Limits || signal == Signal::AntiTreatment;
    let hits: Vec<&Hit> = scan.hits(list).iter().filter(counts).collect();
    let strength =
        hits.iter().fold(0, |sum, hit| sum + (100 - sum) * u32::from(hit.entry.weight).min(100) / 100);
    if strength < SHOWN {
        return None;
    }
    let spans = scan.spans(hits);
    (!spans.is_empty()).then_some(SignalFinding { signal, place, spans })
}
