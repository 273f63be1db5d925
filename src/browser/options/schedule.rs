//! When the feed is closed: bedtime, and any other times of the week.

use leptos::ev;
use leptos::html::{button, div, fieldset, h3, legend, li, p, span, ul};
use leptos::prelude::*;

use super::limits::part;
use crate::browser::page::control::{switch, toggle};
use crate::browser::page::field;
use crate::browser::page::model::Model;
use crate::core::limits::week::Closed;
use crate::core::limits::wording::WEEKDAYS;
use crate::core::limits::{Bedtime, Change};

/// What a bedtime is until the person says otherwise: from half past ten to six.
pub const NIGHT: Bedtime = Bedtime { from: 1350, to: 360, wind: 30, careful: true };

/// What a closed time is until then: on working days, nine to five.
const WORK: Closed = Closed { days: 0b001_1111, from: 540, to: 1020 };

/// The card.
pub fn schedule(model: Model) -> impl IntoView {
    div().class("card limits").child((h3().child("When"), bedtime(model), closed(model)))
}

fn bedtime(model: Model) -> impl IntoView {
    let known = part(model, |limits| limits.bedtime);
    let now = move || known.get().unwrap_or(NIGHT);
    let set = move |bedtime| model.limit(Change::Bedtime(bedtime));
    div().class("bedtime").child((
        switch("bedtime", "A bedtime", move || known.get().is_some(), move |on| set(on.then_some(NIGHT))),
        div().class("parts").attr("hidden", move || known.get().is_none()).child((
            div().class("fields").child((
                field::time(
                    "bed-from".to_owned(),
                    "From",
                    move || now().from,
                    move |from| {
                        set(Some(Bedtime { from, ..now() }));
                    },
                ),
                field::time(
                    "bed-to".to_owned(),
                    "To",
                    move || now().to,
                    move |to| {
                        set(Some(Bedtime { to, ..now() }));
                    },
                ),
                field::number(
                    "wind",
                    "Wind down before",
                    "minutes",
                    (0, 240),
                    move || Some(now().wind),
                    move |wind| {
                        set(Some(Bedtime { wind: wind.unwrap_or(0), ..now() }));
                    },
                ),
            )),
            switch(
                "careful",
                "Cover more while the day winds down",
                move || now().careful,
                move |careful| {
                    set(Some(Bedtime { careful, ..now() }));
                },
            ),
        )),
    ))
}

fn closed(model: Model) -> impl IntoView {
    let known = part(model, |limits| limits.closed.clone());
    let count = Memo::new(move |_| known.with(Vec::len));
    let set = move |closed| model.limit(Change::Closed(closed));
    let add = move |_| {
        let mut closed = known.get_untracked();
        closed.push(WORK);
        set(closed);
    };
    let line = move |place: usize| {
        let at = move || known.with(|closed| closed.get(place).copied().unwrap_or_default());
        let change = move |with: Closed| {
            let mut closed = known.get_untracked();
            if let Some(known) = closed.get_mut(place) {
                *known = with;
                set(closed);
            }
        };
        let day = move |day: usize| {
            let name = WEEKDAYS[day];
            toggle(
                name,
                name.to_owned(),
                move || at().days & (1 << day) != 0,
                move || {
                    change(Closed { days: at().days ^ (1 << day), ..at() });
                },
            )
        };
        let remove = move |_| {
            let mut closed = known.get_untracked();
            closed.remove(place);
            set(closed);
        };
        li().child(fieldset().child((
            legend().class("unseen").child(format!("Closed time {}", place + 1)),
            div().class("toggles").child((0..7).map(day).collect_view()),
            div().class("fields").child((
                field::time(
                    format!("from-{place}"),
                    "From",
                    move || at().from,
                    move |from| {
                        change(Closed { from, ..at() });
                    },
                ),
                field::time(
                    format!("to-{place}"),
                    "To",
                    move || at().to,
                    move |to| change(Closed { to, ..at() }),
                ),
                button().class("button small").attr("type", "button").on(ev::click, remove).child("Remove"),
            )),
        )))
    };
    div().class("schedule").child((
        p().child((
            span().child("Closed times "),
            span().class("soft small").child("One that ends before it begins goes on past midnight."),
        )),
        ul().child(move || (0..count.get()).map(line).collect_view()),
        button()
            .class("button")
            .attr("type", "button")
            .attr("id", "add-closed")
            .on(ev::click, add)
            .child("Add a time"),
    ))
}
