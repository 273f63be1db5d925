//! Viewing time: today in four numbers, the last two weeks as bars, and the way to erase it all.

use leptos::html::{dd, div, dl, dt, p};
use leptos::prelude::*;

use super::{chart, erase};
use crate::browser::clock;
use crate::browser::page::model::Model;
use crate::core::duration::in_words;
use crate::core::quantity::number;
use crate::core::summary::Summary;
use crate::core::time::Day;

/// How far back the chart goes: two weeks, so that each weekday has its like beside it.
const DAYS: u16 = 14;

/// How often the day is looked at again, so that a page left open moves on at midnight, in milliseconds.
const DAY_CHECK: u32 = 30_000;

/// The section.
pub fn time(model: Model) -> impl IntoView {
    let today = RwSignal::new(clock::today());
    gloo_timers::callback::Interval::new(DAY_CHECK, move || {
        if today.get_untracked() != clock::today() {
            today.set(clock::today());
        }
    })
    .forget();
    let days = Memo::new(move |_| model.ledger.with(|ledger| ledger.last_days(today.get(), DAYS)));
    let summary = Memo::new(move |_| days.with(|days| Summary::of(days).sentence()));
    div().class("card time").child((
        numbers(model, today),
        chart::chart(days, summary),
        p().class("totals").attr("id", "totals").child(move || summary.get()),
        chart::table(days),
        erase::erase(model),
    ))
}

fn numbers(model: Model, today: RwSignal<Day>) -> impl IntoView {
    let tally = Memo::new(move |_| model.ledger.with(|ledger| ledger.day(today.get())));
    let fact = |id: &'static str, name: &'static str, value: Memo<String>| {
        div().child((dt().child(name), dd().attr("id", id).child(move || value.get())))
    };
    dl().class("numbers").child((
        fact("today-watched", "watched today", Memo::new(move |_| in_words(tally.get().watched))),
        fact("today-seen", "posts seen", Memo::new(move |_| number(tally.get().seen.into()))),
        fact("today-veiled", "covered", Memo::new(move |_| number(tally.get().veiled.into()))),
        fact("today-revealed", "revealed", Memo::new(move |_| number(tally.get().revealed.into()))),
    ))
}
