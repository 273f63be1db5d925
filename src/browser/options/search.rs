//! Finds a setting on the page by its words, and leads there.

use leptos::ev;
use leptos::html::{button, div, input, label, li, ul};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What names a setting or a part of the page.
const NAMED: &str = "main h2, main h3, main legend:not(.unseen), main label.switch > span, main label.option > span, \
                     main label.field > span:first-child, main summary";

/// What can be pressed or filled in.
const CONTROLS: &str = "input, select, textarea, button, a, summary";

/// Most results at once.
const MOST: usize = 8;

/// The box, and below it what was found.
pub fn search() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| find(&words.get()));
    let result = move |(place, text): (usize, String)| {
        let go = move |_| {
            if let Some(named) = named().nth(place) {
                words.set(String::new());
                show(&named);
            }
        };
        li().child(button().attr("type", "button").on(ev::click, go).child(text))
    };
    div().class("search").attr("role", "search").child((
        label().attr("for", "search").class("unseen").child("Find a setting"),
        input()
            .attr("id", "search")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("placeholder", "Find a setting")
            .prop("value", move || words.get())
            .on(ev::input, move |event| words.set(event_target_value(&event))),
        div().attr("role", "status").child(move || {
            let is_lost = found.with(Vec::is_empty) && words.with(|words| words.trim().len() > 1);
            is_lost.then_some("Nothing by that name.")
        }),
        ul().class("results").child(move || found.get().into_iter().map(result).collect_view()),
    ))
}

/// Places and texts of what has every word.
fn find(words: &str) -> Vec<(usize, String)> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    if words.concat().len() < 2 {
        return Vec::new();
    }
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let texts = named().map(|named| named.text_content().unwrap_or_default()).enumerate();
    texts.filter(|(_, text)| has(text)).take(MOST).collect()
}

fn named() -> impl Iterator<Item = Element> {
    let all = document().query_selector_all(NAMED).ok();
    let count = all.as_ref().map_or(0, |all| all.length());
    (0..count).filter_map(move |place| all.as_ref()?.get(place)?.dyn_into().ok())
}

/// Brings it into view, and the focus to the control that it names.
fn show(named: &Element) {
    // What lies in a part that is folded is unfolded first.
    let mut around = named.closest("details").ok().flatten();
    while let Some(details) = around {
        details.set_attribute("open", "").ok();
        around = details.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    named.scroll_into_view_with_scroll_into_view_options(&options);
    let around = named.closest("label, fieldset, .category, .card, section").ok().flatten();
    let control = around.and_then(|around| around.query_selector(CONTROLS).ok().flatten());
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        control.focus().ok();
    }
}
