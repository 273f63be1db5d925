//! The posts that were covered last in this tab, from its memory alone: shown from here, or called a false alarm.

use leptos::ev;
use leptos::html::{button, div, li, section, span, summary, ul};
use leptos::prelude::*;

use super::tab::Tab;
use crate::browser::page::model::Model;
use crate::core::message::Covered;
use crate::core::rule::{Lean, Rule};
use crate::core::settings::Change;

/// The list. There is none until something was covered.
pub fn covered(model: Model, tab: Tab) -> impl IntoView {
    let posts = Memo::new(move |_| {
        tab.stand.with(|stand| stand.as_ref().map_or(Vec::new(), |stand| stand.covered.clone()))
    });
    let line = move |post: Covered| {
        let Covered { post: key, title, creator, word } = post;
        let show = move |_| tab.reveal(key.clone());
        let alarm = word.map(|word| {
            // Taken from a caption, so it can be found in one.
            let rule = Rule { phrase: word.clone(), lean: Lean::Allow };
            button()
                .class("button small")
                .attr("type", "button")
                .attr("dir", "auto")
                .attr("title", "Never cover because of these words. You can take it back in the settings.")
                .on(ev::click, move |_| model.change(Change::Rule(rule.clone())))
                .child(format!("False alarm: \u{201C}{word}\u{201D}"))
        });
        li().child((
            span().class("subject").child(title),
            span().class("soft small").attr("dir", "auto").child(creator),
            div().class("words").child((
                button().class("button small").attr("type", "button").on(ev::click, show).child("Show"),
                alarm,
            )),
        ))
    };
    leptos::html::details()
        .class("covered")
        .attr("hidden", move || posts.with(Vec::is_empty).then_some(""))
        .child((
            summary().child("Covered last in this tab"),
            section().child(ul().child(move || posts.get().into_iter().map(line).collect_view())),
        ))
}
