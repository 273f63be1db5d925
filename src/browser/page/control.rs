//! The controls of the pages: native ones, dressed. They show a signal and report a choice.

use leptos::ev;
use leptos::html::{button, div, fieldset, input, label, legend, option, select, span};
use leptos::prelude::*;
use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;

/// One of a few choices, by its form value and its label.
pub type Choice<T> = (T, &'static str, &'static str);

/// A row of radio buttons. `title` names the row for those who do not see where it stands.
pub fn segments<T>(
    name: String,
    title: String,
    choices: Vec<Choice<T>>,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let radio = move |(choice, value, text): Choice<T>| {
        label().child((
            input()
                .attr("type", "radio")
                .attr("name", name.clone())
                .attr("value", value)
                .prop("checked", move || chosen() == choice)
                .on(ev::change, move |_| choose(choice)),
            span().child(text),
        ))
    };
    fieldset().child((
        legend().class("unseen").child(title),
        div().class("segments").child(choices.into_iter().map(radio).collect_view()),
    ))
}

/// A native list to choose from.
pub fn list<T>(
    name: String,
    title: String,
    choices: Vec<Choice<T>>,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    disabled: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let known = choices.clone();
    let picked = move |event: ev::Event| {
        let value = event_target_value(&event);
        if let Some((choice, ..)) = known.iter().find(|(_, other, _)| *other == value) {
            choose(*choice);
        }
    };
    let item = move |(choice, value, text): Choice<T>| {
        option().attr("value", value).prop("selected", move || chosen() == choice).child(text)
    };
    label().child((
        span().class("unseen").child(title),
        select()
            .attr("class", "select")
            .attr("name", name)
            .prop("disabled", disabled)
            .on(ev::change, picked)
            .child(choices.into_iter().map(item).collect_view()),
    ))
}

/// On or off. `text` stands beside it.
pub fn switch(
    name: &'static str,
    text: impl IntoView,
    is_on: impl Fn() -> bool + Copy + Send + Sync + 'static,
    turn: impl Fn(bool) + 'static,
) -> impl IntoView {
    let turned = move |event: ev::Event| {
        turn(event_target_checked(&event));
        // What waits is not so yet.
        event_target::<HtmlInputElement>(&event).set_checked(is_on());
    };
    label().attr("class", "switch").child((
        span().child(text),
        input()
            .attr("type", "checkbox")
            .attr("role", "switch")
            .attr("name", name)
            .prop("checked", is_on)
            .on(ev::change, turned),
    ))
}

/// One of a few choices that need a sentence each: radio buttons, one a line.
pub fn described<T>(
    name: &'static str,
    choices: Vec<(Choice<T>, &'static str)>,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let known: Vec<_> = choices.iter().map(|((choice, value, _), _)| (*choice, *value)).collect();
    let radio = move |((choice, value, text), meaning): (Choice<T>, &'static str)| {
        let known = known.clone();
        let changed = move |_| {
            choose(choice);
            // What waits is not so yet.
            let now = known.iter().find(|(known, _)| *known == chosen()).map_or(value, |(_, value)| value);
            let found = document().query_selector(&format!("input[name={name}][value={now}]"));
            if let Ok(Some(radio)) = found {
                radio.unchecked_into::<HtmlInputElement>().set_checked(true);
            }
        };
        label().class("option").child((
            input()
                .attr("type", "radio")
                .attr("name", name)
                .attr("value", value)
                .prop("checked", move || chosen() == choice)
                .on(ev::change, changed),
            span().child((text, span().class("soft small").child(meaning))),
        ))
    };
    choices.into_iter().map(radio).collect_view()
}

/// A button that stays pressed. `name` is what it is called where its text alone would not tell.
pub fn toggle(
    text: &'static str,
    name: String,
    is_on: impl Fn() -> bool + Send + Sync + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    button()
        .class("toggle")
        .attr("type", "button")
        .attr("aria-pressed", move || if is_on() { "true" } else { "false" })
        .attr("aria-label", name)
        .on(ev::click, move |_| press())
        .child(text)
}
