//! Erasing the ledger, with a question on the page itself.

use leptos::ev;
use leptos::html::{Button, button, div, p};
use leptos::prelude::*;

use crate::browser::js::Warn;
use crate::browser::page::model::Model;

/// The button, and the question that takes its place.
pub fn erase(model: Model) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let (begin, keep) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    // The focus goes with the question, to the answer that changes nothing, and comes back after it.
    Effect::new(move |before: Option<bool>| {
        let asks = is_asking.get();
        let next = if asks { keep } else { begin };
        if before.is_some_and(|before| before != asks)
            && let Some(button) = next.get()
        {
            button.focus().warn("moving the focus");
        }
        asks
    });
    let confirm = move |_| {
        model.erase(None);
        is_asking.set(false);
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            is_asking.set(false);
        }
    };
    let question = move || {
        div()
            .class("question")
            .attr("role", "group")
            .attr("aria-labelledby", "erase-question")
            .on(ev::keydown, escape)
            .child((
                p().attr("id", "erase-question")
                    .child("Erase the time and the counts of every day? They can't be brought back."),
                div().class("pair").child((
                    button()
                        .class("button")
                        .attr("id", "erase-keep")
                        .node_ref(keep)
                        .on(ev::click, move |_| is_asking.set(false))
                        .child("Keep them"),
                    button()
                        .class("button primary")
                        .attr("id", "erase-confirm")
                        .on(ev::click, confirm)
                        .child("Erase all"),
                )),
            ))
    };
    let offer = move || {
        div().class("offer").child((
            p().class("soft small").child("Only counts are kept: no captions, no creators, no history."),
            button()
                .class("button")
                .attr("id", "erase")
                .node_ref(begin)
                .on(ev::click, move |_| is_asking.set(true))
                .child("Erase all…"),
        ))
    };
    div()
        .class("erase")
        .child(move || if is_asking.get() { question().into_any() } else { offer().into_any() })
}
