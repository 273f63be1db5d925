//! The person's own words: what always covers a post, and what is never a reason to.

use leptos::ev;
use leptos::html::{button, div, form, h3, input, label, li, p, span, ul};
use leptos::prelude::*;

use crate::browser::page::control::segments;
use crate::browser::page::model::Model;
use crate::core::rule::{Lean, MOST, Rule};
use crate::core::settings::Change;

/// Adding, the list, and taking back.
pub fn words(model: Model) -> impl IntoView {
    let phrase = RwSignal::new(String::new());
    let lean = RwSignal::new(Lean::Cover);
    let fault = RwSignal::new(None::<&'static str>);
    let rules = Memo::new(move |_| model.settings.with(|settings| settings.rules.clone()));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let rule = phrase.with_untracked(|phrase| Rule::new(phrase, lean.get_untracked()));
        match rule {
            None => fault.set(Some("There is no word in it that could be found in a caption.")),
            Some(_) if rules.with_untracked(Vec::len) >= MOST => {
                fault.set(Some("That is as many as fit. Take one back first."));
            }
            Some(rule) => {
                fault.set(None);
                phrase.set(String::new());
                model.change(Change::Rule(rule));
            }
        }
    };
    let leans = [Lean::Cover, Lean::Allow].map(|lean| (lean, lean.id(), lean.label()));
    div().class("card words").child((
        div().child((
            h3().child("Your own words"),
            p().class("soft small").child(
                "Whole words and phrases, also in hashtags and behind disguises. A star at the end stands for any ending: hospi*",
            ),
        )),
        form().class("adding").on(ev::submit, add).child((
            label().attr("for", "phrase").class("unseen").child("Word or phrase"),
            input()
                .attr("id", "phrase")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("maxlength", "80")
                .attr("placeholder", "A word or phrase")
                .attr("aria-describedby", "phrase-fault")
                .prop("value", move || phrase.get())
                .on(ev::input, move |event| phrase.set(event_target_value(&event))),
            segments(
                "lean".to_owned(),
                "What it does".to_owned(),
                leans.to_vec(),
                move || lean.get(),
                move |chosen| lean.set(chosen),
            ),
            button().class("button").attr("type", "submit").child("Add"),
        )),
        p().class("fault small").attr("id", "phrase-fault").attr("role", "alert").child(move || fault.get()),
        ul().class("rules").attr("aria-label", "Your own words").child(move || {
            rules.with(|rules| rules.iter().rev().map(|rule| item(model, rule)).collect_view())
        }),
    ))
}

fn item(model: Model, rule: &Rule) -> impl IntoView + use<> {
    let phrase = rule.phrase.clone();
    let forget = move |_| model.change(Change::Forget(phrase.clone()));
    li().child((
        span().class("phrase").attr("dir", "auto").child(rule.phrase.clone()),
        span().class("soft small").child(rule.lean.label()),
        button()
            .class("button small")
            .attr("type", "button")
            .attr("aria-label", format!("Take back: {}", rule.phrase))
            .on(ev::click, forget)
            .child("Take back"),
    ))
}
