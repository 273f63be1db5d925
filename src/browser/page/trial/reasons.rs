//! What was found, each with its number: categories with their score, signals with their words.

use leptos::html::{div, h3, li, ol, p, span};
use leptos::prelude::*;

use super::Answer;
use super::marked::{colour, signals};
use crate::core::assessment::{Finding, Signal};

/// The list that the numbers in the caption refer to.
pub fn reasons(answer: &Answer) -> Option<impl IntoView + use<>> {
    let findings = &answer.assessment.findings;
    let count = findings.len();
    let verdict = &answer.verdict;
    let acts_on = |found: &Finding| {
        verdict.categories.contains(&found.category) || verdict.notes.contains(&found.category)
    };
    let scored = findings
        .iter()
        .enumerate()
        .map(|(number, found)| finding(number, found, acts_on(found)))
        .collect_view();
    let told = signals(answer)
        .enumerate()
        .map(|(number, found)| {
            let words = found.spans.iter().map(|span| span.of(&answer.caption).to_owned());
            signal(count + number, found.signal, &words.collect::<Vec<_>>())
        })
        .collect_view();
    let is_empty = count == 0 && told.is_empty();
    (!is_empty)
        .then(|| div().class("reasons").child((h3().child("What was found"), ol().child((scored, told)))))
}

fn finding(number: usize, finding: &Finding, counts: bool) -> impl IntoView + use<> {
    let (score, label) = (finding.score, finding.category.label());
    li().attr("class", colour(number)).child((
        badge(number),
        span()
            .class("name")
            .child((label, (!counts).then(|| span().class("soft").child(", too weak for your settings")))),
        div()
            .class("meter")
            .attr("role", "meter")
            .attr("aria-label", label)
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", "100")
            .attr("aria-valuenow", score.to_string())
            .child(span().style(("width", format!("{score}%")))),
        span().class("score").attr("aria-hidden", "true").child(score.to_string()),
    ))
}

fn signal(number: usize, signal: Signal, words: &[String]) -> impl IntoView + use<> {
    let kind = if signal.is_caution() { "caution" } else { "good sign" };
    li().attr("class", colour(number)).child((
        badge(number),
        span().class("name").child((signal.label(), span().class("soft").child(format!(", a {kind}")))),
        p().class("words soft small").attr("dir", "auto").child(format!("“{}”", words.join("”, “"))),
    ))
}

fn badge(number: usize) -> impl IntoView {
    span().class("number").child((number + 1).to_string())
}
