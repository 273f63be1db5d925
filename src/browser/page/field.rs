//! Fields of a form: a number that may be absent, a time of the day, a text. Each reports once it was left.

use leptos::ev;
use leptos::html::{input, label, span, textarea};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::core::limits::wording::{clock, minute};

/// A whole number from `least` to `most`; empty means none. What is no such number is set back.
pub fn number(
    id: &'static str,
    text: impl IntoView,
    unit: &'static str,
    (least, most): (u16, u16),
    value: impl Fn() -> Option<u16> + Copy + Send + Sync + 'static,
    set: impl Fn(Option<u16>) + 'static,
) -> impl IntoView {
    let written = move || value().map_or_else(String::new, |number| number.to_string());
    let changed = move |event: ev::Event| {
        let field: HtmlInputElement = event_target(&event);
        let wanted = field.value();
        match wanted.trim().parse::<u16>() {
            Ok(number) if (least..=most).contains(&number) => set(Some(number)),
            // A field that holds no number says that it is empty.
            Err(_) if wanted.trim().is_empty() && !field.validity().bad_input() => set(None),
            _ => {}
        }
        // What is stored comes back and stands here then; what waits is not so yet.
        field.set_value(&written());
    };
    label().class("field").child((
        span().child(text),
        span().class("measure").child((
            input()
                .attr("type", "number")
                .attr("id", id)
                .attr("min", least.to_string())
                .attr("max", most.to_string())
                .attr("inputmode", "numeric")
                .attr("placeholder", "\u{2013}")
                .prop("value", written)
                .on(ev::change, changed),
            span().class("soft small").child(unit),
        )),
    ))
}

/// A minute of the day.
pub fn time(
    id: String,
    text: impl IntoView,
    value: impl Fn() -> u16 + Copy + Send + Sync + 'static,
    set: impl Fn(u16) + 'static,
) -> impl IntoView {
    let changed = move |event: ev::Event| {
        if let Some(at) = minute(&event_target_value(&event)) {
            set(at);
        }
        event_target::<HtmlInputElement>(&event).set_value(&clock(value()));
    };
    label().class("field").child((
        span().child(text),
        input()
            .attr("type", "time")
            .attr("id", id)
            .prop("value", move || clock(value()))
            .on(ev::change, changed),
    ))
}

/// Several lines of text.
pub fn lines(
    id: &'static str,
    text: impl IntoView,
    hint: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    label().class("field tall").child((
        span().child(text),
        textarea()
            .attr("id", id)
            .attr("rows", "3")
            .attr("dir", "auto")
            .attr("placeholder", hint)
            .prop("value", value)
            .on(ev::change, move |event| set(event_target_value(&event))),
    ))
}
