//! For a post that should have been covered: words of the one in front, of which each can become a rule.

use leptos::ev;
use leptos::html::{button, details, div, p, summary};
use leptos::prelude::*;

use super::tab::Tab;
use crate::browser::page::model::Model;
use crate::core::rule::{Lean, Rule};
use crate::core::settings::Change;

/// The question and the words. Nothing is chosen for the person.
pub fn missed(model: Model, tab: Tab) -> impl IntoView {
    let words = Memo::new(move |_| {
        tab.stand.with(|stand| stand.as_ref().map_or(Vec::new(), |stand| stand.words.clone()))
    });
    let choice = move |word: String| {
        // Taken from a caption, so it can be found in one: no need of the reader of texts, which weighs more than
        // this page.
        let rule = Rule { phrase: word.clone(), lean: Lean::Cover };
        let keep = move |_| model.change(Change::Rule(rule.clone()));
        button()
            .class("button small")
            .attr("type", "button")
            .attr("dir", "auto")
            .on(ev::click, keep)
            .child(word)
    };
    details().class("missed").attr("hidden", move || words.with(Vec::is_empty).then_some("")).child((
        summary().child("Should this post have been covered?"),
        p().class("soft small").child(
            "From now on, cover every post that says one of these words. You can take it back in the settings.",
        ),
        div().class("words").child(move || words.get().into_iter().map(choice).collect_view()),
    ))
}
