//! The caption with the words marked that led to something. Each mark carries the number of its reason.

use leptos::html::{mark, p, span, sup};
use leptos::prelude::*;

use super::Answer;
use crate::core::assessment::{Place, SignalFinding, Span};
use crate::core::marking::{Segment, segments};

/// How many colours there are before they come round again. The number tells marks apart, not the colour.
const COLOURS: usize = 6;

/// The class that gives reason `number` its colour.
pub fn colour(number: usize) -> String {
    format!("mark-{}", number % COLOURS)
}

/// The signals whose words stand in the caption; the others have nothing to mark.
pub fn signals(answer: &Answer) -> impl Iterator<Item = &SignalFinding> {
    answer.assessment.signals.iter().filter(|signal| signal.place == Place::Caption)
}

/// The names of all reasons in the order of their numbers: findings first, then signals.
fn names(answer: &Answer) -> Vec<&'static str> {
    let findings = answer.assessment.findings.iter().map(|finding| finding.category.label());
    findings.chain(signals(answer).map(|signal| signal.signal.label())).collect()
}

/// The caption, marked.
pub fn marked(answer: &Answer) -> impl IntoView + use<> {
    let findings = answer.assessment.findings.iter().map(|finding| finding.spans.as_slice());
    let lists: Vec<&[Span]> = findings.chain(signals(answer).map(|signal| signal.spans.as_slice())).collect();
    let names = names(answer);
    let parts = segments(&answer.caption, &lists);
    let ends_here = |place: usize, mark: usize| {
        parts.get(place + 1).is_none_or(|next: &Segment| !next.marks.contains(&mark))
    };
    let draw = |(place, part): (usize, &Segment)| {
        let text = part.text.to_owned();
        let Some(&first) = part.marks.first() else { return text.into_any() };
        let numbers: Vec<usize> = part.marks.iter().copied().filter(|&mark| ends_here(place, mark)).collect();
        let shown: Vec<String> = numbers.iter().map(|number| (number + 1).to_string()).collect();
        let told: Vec<&str> = numbers.iter().filter_map(|&number| names.get(number).copied()).collect();
        let key = (!numbers.is_empty()).then(|| {
            (
                sup().attr("aria-hidden", "true").child(shown.join(" ")),
                span().class("unseen").child(format!(" ({}) ", told.join(", "))),
            )
        });
        mark().attr("class", colour(first)).child((text, key)).into_any()
    };
    p().class("marked").attr("dir", "auto").child(parts.iter().enumerate().map(draw).collect_view())
}
