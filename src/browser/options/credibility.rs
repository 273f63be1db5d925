//! Badges on advice: on which posts, where a claim can be checked, and what the person corrected.

use leptos::html::{a, div, fieldset, h3, legend, li, p, span, strong, ul};
use leptos::prelude::*;

use super::country;
use super::wrong::wrong;
use crate::browser::page::control::described;
use crate::browser::page::model::Model;
use crate::core::register::{Register, registers};
use crate::core::settings::{Badges, Change};

/// The section.
pub fn credibility(model: Model) -> impl IntoView {
    (wrong(model), badges(model), checking(model))
}

fn badges(model: Model) -> impl IntoView {
    let chosen = Memo::new(move |_| model.settings.with(|settings| settings.badges()));
    let choices = Badges::ALL.map(|choice| ((choice, value(choice), choice.label()), choice.meaning()));
    div().class("card looks plain").child(fieldset().child((
        legend().child("Badges on mental-health advice"),
        described(
            "badge",
            choices.into_iter().rev().collect(),
            move || chosen.get(),
            move |badges| model.change(Change::Badge(badges)),
        ),
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
