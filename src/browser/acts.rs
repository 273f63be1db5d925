//! What a person does on the site other than watching. Only that it was done is told, never to what.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Window};

use crate::core::adapter::tiktok::{ACTS, LIKE_KEY, SEARCH};
use crate::core::ledger::tally::Act;

/// Calls `acted` for everything that the person does, for as long as the page lives. What a script does is no act.
pub fn listen(window: &Window, document: &Document, acted: impl Fn(Act) + 'static) {
    let acted = Rc::new(acted);
    let options = EventListenerOptions::run_in_capture_phase;
    let pressed = Rc::clone(&acted);
    EventListener::new_with_options(document, "click", options(), move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| event.is_trusted()) else { return };
        let is_within = |selector: &str| target.closest(selector).ok().flatten().is_some();
        if let Some((_, act)) = ACTS.iter().find(|(selector, _)| is_within(selector)) {
            pressed(*act);
        }
    })
    .forget();
    let typed = Rc::clone(&acted);
    EventListener::new_with_options(document, "keydown", options(), move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_text = event.target().is_some_and(|target| {
            target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>()
        });
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.repeat();
        if event.is_trusted() && is_plain && !is_text && event.key().eq_ignore_ascii_case(LIKE_KEY) {
            typed(Act::Like);
        }
    })
    .forget();
    // A site of one page tells nobody else where it goes.
    let navigation = Reflect::get(window, &"navigation".into()).ok();
    if let Some(navigation) = navigation.and_then(|navigation| navigation.dyn_into::<EventTarget>().ok()) {
        let location = window.location();
        EventListener::new(&navigation, "currententrychange", move |_| {
            if location.pathname().is_ok_and(|path| path.starts_with(SEARCH)) {
                acted(Act::Search);
            }
        })
        .forget();
    }
}
