//! The rest of what the core says: language, stance, crisis level, kind of advice.

use leptos::html::{dd, div, dl, dt};
use leptos::prelude::*;

use super::Answer;
use crate::core::wording::language;

/// Name and value of each.
pub fn facts(answer: &Answer) -> impl IntoView + use<> {
    let assessment = &answer.assessment;
    let fact = |id: &'static str, name: &'static str, value: &str| {
        div().child((dt().child(name), dd().attr("id", id).child(value.to_owned())))
    };
    dl().class("facts").child((
        fact("stance", "What it does with the subject", assessment.stance.label()),
        fact(
            "advice",
            "Advice on mental health",
            assessment.advice.map_or("None given", |kind| kind.label()),
        ),
        fact("crisis", "Signs of a crisis", assessment.crisis.label()),
        fact("support", "Support card", if answer.verdict.support { "Offered" } else { "Not offered" }),
        fact("language", "Language", language(assessment.language)),
    ))
}
