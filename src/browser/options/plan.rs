//! The person's safety plan, written where it is read.

use leptos::html::{div, h3, p};
use leptos::prelude::*;

use crate::browser::page::field;
use crate::browser::page::model::Model;
use crate::core::plan::Part;

/// The card.
pub fn plan(model: Model) -> impl IntoView {
    let part = move |part: Part| {
        let words = Memo::new(move |_| model.plan.with(|plan| plan.words(part).to_owned()));
        field::lines(
            part.id(),
            part.label(),
            part.hint(),
            move || words.get(),
            move |words| {
                model.write(part, words);
            },
        )
    };
    div().class("card limits plan").child((
        h3().child("Your own plan"),
        p().class("soft small").child(
            "For a hard hour, in your words. It stays in this browser, and goes into no file unless you choose that under Data.",
        ),
        Part::ALL.map(part).into_iter().collect_view(),
    ))
}
