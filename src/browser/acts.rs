//! What a person does on the site other than watching. Only that it was done is told, never to what.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, UrlSearchParams,
    Window,
};

use super::clock;
use crate::core::adapter::tiktok::{ACTS, LIKE_KEY, QUERY, SEARCH};
use crate::core::ledger::tally::Act;
use crate::core::time::Millis;

/// What is told of.
pub trait Hears: 'static {
    /// The person did something.
    fn acted(&self, act: Act);
    /// The person searches for these words.
    fn searched(&self, words: &str);
    /// The person wants to be gone from here.
    fn left(&self);
}

/// So many presses of Escape within [`HURRY`] mean that.
const ESCAPES: usize = 3;

/// In milliseconds.
const HURRY: Millis = 1_500;

/// Tells of everything that the person does, for as long as the page lives. What a script does is no act.
pub fn listen(window: &Window, document: &Document, hears: Rc<dyn Hears>) {
    let options = EventListenerOptions::run_in_capture_phase;
    let pressed = Rc::clone(&hears);
    EventListener::new_with_options(document, "click", options(), move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| event.is_trusted()) else { return };
        let is_within = |selector: &str| target.closest(selector).ok().flatten().is_some();
        if let Some((_, act)) = ACTS.iter().find(|(selector, _)| is_within(selector)) {
            pressed.acted(*act);
        }
    })
    .forget();
    let typed = Rc::clone(&hears);
    let escapes = RefCell::new(VecDeque::new());
    EventListener::new_with_options(document, "keydown", options(), move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| event.is_trusted()) else { return };
        if event.key() == "Escape" && !event.repeat() {
            let (mut escapes, now) = (escapes.borrow_mut(), clock::steady());
            escapes.push_back(now);
            escapes.retain(|at| now.saturating_sub(*at) < HURRY);
            if escapes.len() >= ESCAPES {
                escapes.clear();
                typed.left();
            }
        }
        let is_text = event.target().is_some_and(|target| {
            target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>()
        });
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.repeat();
        if is_plain && !is_text && event.key().eq_ignore_ascii_case(LIKE_KEY) {
            typed.acted(Act::Like);
        }
    })
    .forget();
    // A site of one page tells nobody else where it goes.
    let navigation = Reflect::get(window, &"navigation".into()).ok();
    let location = window.location();
    let search = move || {
        let is_search = location.pathname().is_ok_and(|path| path.starts_with(SEARCH));
        let query = location.search().ok().filter(|_| is_search)?;
        UrlSearchParams::new_with_str(&query).ok()?.get(QUERY)
    };
    if let Some(words) = search() {
        hears.searched(&words);
    }
    if let Some(navigation) = navigation.and_then(|navigation| navigation.dyn_into::<EventTarget>().ok()) {
        EventListener::new(&navigation, "currententrychange", move |_| {
            if let Some(words) = search() {
                hears.acted(Act::Search);
                hears.searched(&words);
            }
        })
        .forget();
    }
}
