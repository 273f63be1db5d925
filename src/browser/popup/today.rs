//! Today: time watched, as a ring where there is a limit, and posts covered.

use leptos::html::{dd, div, dl, dt};
use leptos::prelude::*;
use leptos::svg::{circle, svg};

use crate::browser::clock;
use crate::browser::page::model::Model;
use crate::core::duration::in_words;
use crate::core::quantity::number;
use crate::core::time::{Day, MINUTE, Millis};

/// Time watched and posts covered.
pub fn today(model: Model, now: RwSignal<Millis>) -> impl IntoView {
    let day = Memo::new(move |_| Day::of(now.get(), clock::offset()));
    let tally = Memo::new(move |_| model.ledger.with(|ledger| ledger.day(day.get())));
    let limit =
        Memo::new(move |_| model.limits.with(|limits| limits.daily[usize::from(day.get().weekday())]));
    let watched = move || {
        let watched = in_words(tally.get().watched);
        limit.get().map_or_else(|| watched.clone(), |minutes| format!("{watched} of {minutes}"))
    };
    let fact = |id: &'static str, name: &'static str, value: Memo<String>| {
        div().child((dt().child(name), dd().attr("id", id).child(move || value.get())))
    };
    div().class("today").child((
        move || limit.get().map(|minutes| ring(tally.get().watched, minutes)),
        dl().child((
            fact("watched", "watched today", Memo::new(move |_| watched())),
            fact("veiled", "posts covered today", Memo::new(move |_| number(tally.get().veiled.into()))),
        )),
    ))
}

/// How much of today's minutes is gone. The same stands beside it in words.
fn ring(watched: Millis, minutes: u16) -> impl IntoView {
    let share = (watched * 100 / (Millis::from(minutes) * MINUTE).max(1)).min(100);
    let part = |class: &'static str| {
        circle()
            .attr("class", class)
            .attr("cx", "22")
            .attr("cy", "22")
            .attr("r", "18")
            .attr("pathLength", "100")
    };
    svg()
        .attr("class", "ring")
        .attr("viewBox", "0 0 44 44")
        .attr("aria-hidden", "true")
        .child((part("track"), part("gone").attr("stroke-dasharray", format!("{share} 100"))))
}
