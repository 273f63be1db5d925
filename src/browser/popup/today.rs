//! Today, in two numbers.

use leptos::html::{dd, div, dl, dt};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::page::model::Model;
use crate::core::duration::in_words;
use crate::core::quantity::number;
use crate::core::time::{Day, Millis};

/// Time watched and posts covered.
pub fn today(model: Model, now: RwSignal<Millis>) -> impl IntoView {
    let tally =
        Memo::new(move |_| model.ledger.with(|ledger| ledger.day(Day::of(now.get(), clock::offset()))));
    let fact = |id: &'static str, name: &'static str, value: Memo<String>| {
        div().child((dt().child(name), dd().attr("id", id).child(move || value.get())))
    };
    dl().class("today").child((
        fact("watched", "watched today", Memo::new(move |_| in_words(tally.get().watched))),
        fact("veiled", "posts covered today", Memo::new(move |_| number(tally.get().veiled.into()))),
    ))
}
