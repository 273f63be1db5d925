//! What a cover looks like and whether comments are covered, with a picture of it.

use leptos::html::{div, fieldset, legend, p, span};
use leptos::prelude::*;

use crate::browser::page::control::{described, switch};
use crate::browser::page::icon::{Icon, draw};
use crate::browser::page::model::Model;
use crate::core::assessment::Advice;
use crate::core::category::Category;
use crate::core::settings::{Change, VeilStyle};

/// The choices and the preview.
pub fn veil(model: Model) -> impl IntoView {
    let style = Memo::new(move |_| model.settings.with(|settings| settings.veil));
    let has_badge = Memo::new(move |_| model.settings.with(|settings| settings.badge));
    let screens = Memo::new(move |_| model.settings.with(|settings| settings.comments));
    let comments = (
        "Screen comments as well",
        span().class("soft small").child("Each by itself, by the same choices as posts. The comments of a covered post are covered anyway."),
    );
    let hides = Memo::new(move |_| model.settings.with(|settings| settings.counts_hidden));
    let counts = (
        "Hide the numbers of likes, followers, views and comments",
        span().class("soft small").child("Their places stay empty. A screen reader still reads them out: on the page nothing is changed but what is seen."),
    );
    let styles = VeilStyle::ALL.map(|choice| ((choice, choice.id(), choice.label()), choice.meaning()));
    div().class("card looks").child((
        div().class("choices").child((
            fieldset().child((
                legend().child("What a cover looks like"),
                described(
                    "veil",
                    styles.to_vec(),
                    move || style.get(),
                    move |chosen| model.change(Change::Veil(chosen)),
                ),
            )),
            switch("comments", comments, move || screens.get(), move |on| model.change(Change::Comments(on))),
            switch("counts", counts, move || hides.get(), move |on| model.change(Change::Counts(on))),
        )),
        preview(style, has_badge),
    ))
}

/// Two made-up posts. A picture of the thing, so it is told in one sentence and can't be pressed.
fn preview(style: Memo<VeilStyle>, has_badge: Memo<bool>) -> impl IntoView {
    let described = move || {
        let badge = if has_badge.get() { "with a badge" } else { "without a badge" };
        format!(
            "Preview: a covered post, {}, and a post with advice, {badge}.",
            style.get().label().to_lowercase()
        )
    };
    let covered = (
        div().class("picture dusk"),
        div().attr("class", move || format!("cover {}", style.get().id())).child((
            draw(Icon::Veil),
            p().class("what").child(Category::Grief.label()),
            p().class("who").child("@creator"),
            div()
                .class("pair")
                .child((span().class("press first").child("Skip"), span().class("press").child("Show"))),
        )),
    );
    let badged = (
        div().class("picture day"),
        div().class("caption").child((
            move || {
                has_badge
                    .get()
                    .then(|| span().class("badge").child((draw(Icon::Badge), Advice::Professional.label())))
            },
            p().child("Three ways to ride out a wave of worry"),
        )),
    );
    div()
        .class("preview")
        .attr("role", "img")
        .attr("aria-label", described)
        .child((div().class("post").child(covered), div().class("post").child(badged)))
}
