//! Helplines of a country, for the person or for somebody they worry about. Looking here is kept nowhere.

use leptos::html::{a, div, li, p, span, strong, ul};
use leptos::prelude::*;

use super::country::country;
use crate::browser::page::control::switch;
use crate::browser::page::model::Model;
use crate::core::helpline::{DIRECTORY, Helpline, helplines};
use crate::core::settings::Change;

/// The section.
pub fn support(model: Model) -> impl IntoView {
    let chosen = Memo::new(move |_| model.settings.with(|settings| settings.country.clone()));
    let link = |text: &'static str| {
        a().class("keeper")
            .attr("href", DIRECTORY)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(text)
    };
    let leaves = Memo::new(move |_| model.settings.with(|settings| settings.leaves));
    let leaving = (
        "Leave the site at once with three presses of Escape",
        span().class("soft small").child("The tab is silenced and closed, and an empty one opens. The history and \u{201C}reopen closed tab\u{201D} still know it."),
    );
    let lines = div().class("card registers helplines").child((
        p().child("People are there to listen. You need not be certain, and you need not say your name."),
        country(model, "helpline-country"),
        ul().class("register").child(move || {
            let chosen = chosen.get();
            helplines().filter(|line| line.country == chosen).map(item).collect_view()
        }),
        p().child((
            span().child("For every other country, and for more lines: "),
            link("an international directory of helplines"),
        )),
        p().class("soft small").child(
            "In immediate danger, call the emergency number of the place where you are. Softscroll keeps no note of this page being opened.",
        ),
    ));
    let leave = div().class("card limits").child(switch(
        "leaves",
        leaving,
        move || leaves.get(),
        move |on| {
            model.change(Change::Leaves(on));
        },
    ));
    (lines, super::plan::plan(model), leave)
}

fn item(line: Helpline) -> impl IntoView {
    let way = |way: crate::core::helpline::Way| {
        let address = way.address();
        let is_page = address.starts_with("https:");
        a().class("button")
            .attr("href", address)
            .attr("target", is_page.then_some("_blank"))
            .attr("rel", "noopener noreferrer")
            .child(way.label())
    };
    li().child((
        div()
            .class("titled")
            .child((strong().child(line.name), span().class("guard small").child(line.about))),
        p().class("small").child(format!("{} · {}", line.hours, line.languages)),
        div().class("toggles").child(line.ways.into_iter().map(way).collect_view()),
        a().class("keeper small")
            .attr("href", line.website)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child("Website"),
        p().class("soft small").child(format!("As listed on {}.", line.checked)),
    ))
}
