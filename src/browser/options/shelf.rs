//! The shelf: what the person kept, to find, to write on, and to open instead of scrolling.

use leptos::ev;
use leptos::html::{a, button, div, input, label, li, p, span, ul};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::page::control::segments;
use crate::browser::page::model::Model;
use crate::core::calendar::short;
use crate::core::shelf::{Change, Kept, Order};
use crate::core::time::Day;

/// The section.
pub fn shelf(model: Model) -> impl IntoView {
    let (words, order) = (RwSignal::new(String::new()), RwSignal::new(Order::Newest));
    let found = Memo::new(move |_| model.shelf.with(|shelf| shelf.found(&words.get(), order.get())));
    let is_empty = Memo::new(move |_| model.shelf.with(|shelf| shelf.posts.is_empty()));
    let orders = Order::ALL.map(|order| (order, order.id(), order.label()));
    let random = move |_| {
        let count = found.with(Vec::len);
        let place = (js_sys::Math::random() * count as f64) as usize;
        if let Some(kept) = found.with(|found| found.get(place).cloned()) {
            window().open_with_url_and_target_and_features(&kept.link, "_blank", "noopener").ok();
        }
    };
    div().class("card shelf").child((
        p().class("soft").attr("hidden", move || (!is_empty.get()).then_some("")).child(
            "Nothing here yet. \u{201C}Keep\u{201D} on a covered post, on a badge and in the popup puts the post in front on this shelf.",
        ),
        div().class("finding").attr("hidden", move || is_empty.get().then_some("")).child((
            label().attr("for", "shelf-find").class("unseen").child("Find on the shelf"),
            input()
                .attr("id", "shelf-find")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("placeholder", "Find by creator, note or tag")
                .on(ev::input, move |event| words.set(event_target_value(&event))),
            segments(
                "order".to_owned(),
                "Order".to_owned(),
                orders.to_vec(),
                move || order.get(),
                move |chosen| order.set(chosen),
            ),
            button().class("button primary").attr("id", "shelf-random").on(ev::click, random).child("One instead of scrolling"),
        )),
        ul().class("rules").attr("aria-label", "Kept posts").child(
            For(ForProps::builder()
                .each(move || found.get())
                .key(|kept| kept.link.clone())
                .children(move |kept| item(model, kept))
                .build()),
        ),
    ))
}

fn item(model: Model, kept: Kept) -> impl IntoView {
    let Kept { link, creator, at, note, tags } = kept;
    let named = if creator.is_empty() { "A post".to_owned() } else { format!("@{creator}") };
    let field = |kind: &'static str, hint: &'static str, value: String, set: fn(String, String) -> Change| {
        let (link, name) = (link.clone(), format!("{kind} on the post of {named}"));
        input()
            .attr("type", "text")
            .attr("class", "note")
            .attr("dir", "auto")
            .attr("aria-label", name)
            .attr("placeholder", hint)
            .prop("value", value)
            .on(ev::change, move |event| model.put(set(link.clone(), event_target_value(&event))))
    };
    let note = field("Note", "Why you kept it", note, Change::Note);
    let tags = field("Tags", "Tags", tags, Change::Tags);
    let gone = link.clone();
    li().child((
        a().class("keeper")
            .attr("href", link)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(named.clone()),
        span().class("soft small").child(short(Day::of(at, clock::offset()))),
        note,
        tags,
        button()
            .class("button small")
            .attr("type", "button")
            .attr("aria-label", format!("Take off: the post of {named}"))
            .on(ev::click, move |_| model.put(Change::Remove(gone.clone())))
            .child("Take off"),
    ))
}
