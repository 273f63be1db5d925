//! The country that helplines and registers are shown for. Chosen by the person, never guessed.

use leptos::ev;
use leptos::html::{label, option, select, span};
use leptos::prelude::*;

use crate::browser::page::model::Model;
use crate::core::country::COUNTRIES;
use crate::core::settings::Change;

/// A list to choose it from.
pub fn country(model: Model, name: &'static str) -> impl IntoView {
    let chosen = Memo::new(move |_| model.settings.with(|settings| settings.country.clone()));
    let item = move |(code, text): (&'static str, &'static str)| {
        option().attr("value", code).prop("selected", move || chosen.get() == code).child(text)
    };
    label().class("country").child((
        span().child("Country"),
        select()
            .class("select")
            .attr("name", name)
            .on(ev::change, move |event| model.change(Change::Country(event_target_value(&event))))
            .child((
                option()
                    .attr("value", "")
                    .prop("selected", move || chosen.get().is_empty())
                    .child("Choose one"),
                COUNTRIES.map(item).into_iter().collect_view(),
            )),
    ))
}
