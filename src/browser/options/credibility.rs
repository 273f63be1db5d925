//! Badges on advice: on which posts, where a claim can be checked, and what the person corrected.

use leptos::ev;
use leptos::html::{a, button, div, fieldset, h3, input, label, legend, li, p, span, strong, ul};
use leptos::prelude::*;

use super::country;
use super::wrong::wrong;
use crate::browser::page::model::Model;
use crate::core::register::{Register, registers};
use crate::core::settings::{Badges, Change};

/// The section.
pub fn credibility(model: Model) -> impl IntoView {
    (wrong(model), badges(model), checking(model))
}

fn badges(model: Model) -> impl IntoView {
    let chosen = Memo::new(move |_| model.settings.with(|settings| settings.badges()));
    let choice = move |of: Badges| {
        label().class("option").child((
            input()
                .attr("type", "radio")
                .attr("name", "badge")
                .attr("value", value(of))
                .prop("checked", move || chosen.get() == of)
                .on(ev::change, move |_| model.change(Change::Badge(of))),
            span().child((of.label(), span().class("soft small").child(of.meaning()))),
        ))
    };
    div().class("card looks plain").child(fieldset().child((
        legend().child("Badges on mental-health advice"),
        Badges::ALL.map(choice).into_iter().rev().collect_view(),
    )))
}

const fn value(badges: Badges) -> &'static str {
    match badges {
        Badges::Off => "off",
        Badges::Cautions => "cautions",
        Badges::On => "on",
    }
}

fn checking(model: Model) -> impl IntoView {
    let country = Memo::new(move |_| model.settings.with(|settings| settings.country.clone()));
    div().class("card registers").attr("id", "registers").child((
        h3().child("Where to check a claim"),
        p().class("soft small").child(
            "A title in a post is a claim. These lists are kept by authorities and professional bodies. The links open in a new tab, and only when you press them.",
        ),
        country::country(model, "country"),
        ul().class("register").child(move || {
            let country = country.get();
            registers().filter(|register| register.country == country).map(line).collect_view()
        }),
        p().class("soft small").child(
            "Coach, mindset coach, healer and the like are nobody's titles: anybody may use them, in every one of these countries. For any other country, ask its ministry of health or the psychologists' association.",
        ),
    ))
}

fn line(register: Register) -> impl IntoView {
    li().child((
        div().class("titled").child((
            strong().child(register.title.label()),
            span().class("guard small").child(register.guard.label()),
        )),
        p().child(format!("{}.", register.takes)),
        a().class("keeper")
            .attr("href", register.address)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(register.keeper),
        p().class("soft small").child(format!("Read in: {}.", register.source)),
    ))
}

/// Takes a correction back, and says how many there are.
pub fn kept(count: usize) -> impl IntoView {
    let text = match count {
        0 => "You corrected no badge.".to_owned(),
        1 => "You corrected one badge.".to_owned(),
        count => format!("You corrected {count} badges."),
    };
    p().class("soft small").child(text)
}

/// A choice among a few, as buttons.
pub fn answer(
    text: &'static str,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    button()
        .class("toggle")
        .attr("type", "button")
        .attr("aria-pressed", move || if is_chosen() { "true" } else { "false" })
        .on(ev::click, move |_| choose())
        .child(text)
}
