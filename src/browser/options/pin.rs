//! A PIN for loosening, for whoever wants a second person to be asked.

use leptos::ev;
use leptos::html::{button, div, form, input, label, p};
use leptos::prelude::*;

use super::limits::part;
use crate::browser::page::model::Model;
use crate::core::limits::Change;

/// Setting it, or entering it and giving it up.
pub fn pin(model: Model) -> impl IntoView {
    let is_set = part(model, |limits| limits.pin.is_some());
    let digits = RwSignal::new(String::new());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let entered = digits.get_untracked();
        digits.set(String::new());
        if is_set.get_untracked() { model.unlock(entered) } else { model.set_pin(entered) }
    };
    let says = move || if is_set.get() { "Unlock for five minutes" } else { "Set a PIN" };
    let give_up = move |_| model.limit(Change::Unpin);
    div().class("pin").child((
        p().child("A PIN, if somebody else is to be asked"),
        form().class("fields").on(ev::submit, send).child((
            label().attr("for", "pin").class("unseen").child("PIN"),
            input()
                .attr("id", "pin")
                .attr("type", "password")
                .attr("inputmode", "numeric")
                .attr("autocomplete", "off")
                .attr("maxlength", "12")
                .attr("placeholder", "4 to 12 digits")
                .prop("value", move || digits.get())
                .on(ev::input, move |event| digits.set(event_target_value(&event))),
            button().class("button").attr("id", "pin-send").attr("type", "submit").child(says),
            move || {
                is_set.get().then(|| {
                    button()
                        .class("button")
                        .attr("id", "pin-remove")
                        .attr("type", "button")
                        .on(ev::click, give_up)
                        .child("Remove it")
                })
            },
        )),
        p().class("soft small").child(
            "Loosening then needs the PIN, and takes hold at once for five minutes. Without it, removing it takes a day; nothing else is lost.",
        ),
    ))
}
