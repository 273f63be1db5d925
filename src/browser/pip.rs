//! Picture-in-picture: a covered post must not be watched in a window of its own.
//!
//! A single video is kept out by an attribute and taken back where it is in already. A document's own
//! picture-in-picture window, which our style does not reach, is closed as soon as it holds a covered post.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlMediaElement, MutationObserver, MutationObserverInit, Window};

use super::card::Card;
use super::js::hear_out;
use super::reader;

/// The attribute that keeps a video out of picture-in-picture.
const KEPT_OUT: &str = "disablepictureinpicture";

/// Keeps a medium in its place. Says whether the attribute was set for that.
pub fn keep_out(medium: &HtmlMediaElement) -> bool {
    let sets = !medium.has_attribute(KEPT_OUT);
    if sets {
        medium.set_attribute(KEPT_OUT, "").ok();
    }
    let shown = medium.owner_document().and_then(|document| get(&document, "pictureInPictureElement"));
    if let Some(document) = medium.owner_document()
        && shown.is_some_and(|shown| js_sys::Object::is(&shown, medium))
        && let Some(exit) = get(&document, "exitPictureInPicture")
        && let Ok(left) = js_sys::Function::from(exit).call0(&document)
    {
        // It fails where the person was quicker.
        hear_out(&left);
    }
    sets
}

/// Takes [`keep_out`] back.
pub fn let_in(medium: &HtmlMediaElement) {
    medium.remove_attribute(KEPT_OUT).ok();
}

/// Calls `changed` when a document's picture-in-picture window opens, and whenever something changes in it.
pub fn watch(window: &Window, changed: impl Fn() + Clone + 'static) {
    let Some(holder) = holder(window) else { return };
    EventListener::new(holder.clone().unchecked_ref(), "enter", move |_| {
        changed();
        let Some(document) = opened(&holder) else { return };
        let changed = changed.clone();
        let callback = Closure::<dyn Fn()>::new(changed).into_js_value();
        let Ok(observer) = MutationObserver::new(callback.unchecked_ref()) else { return };
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        observer.observe_with_options(&document, &options).ok();
    })
    .forget();
}

/// Closes the document's picture-in-picture window where it holds a medium or a player of a covered card.
pub fn close_over_covered(cards: &[(u32, Card)]) {
    let Some(holder) = web_sys::window().as_ref().and_then(holder) else { return };
    let Some(root) = opened(&holder).and_then(|document| document.document_element()) else { return };
    let covered = || cards.iter().map(|(_, card)| card).filter(|card| card.face().is_covered());
    let is_covered = |medium: Element| {
        let player = medium.closest(r#"[id^="xgwrapper-"]"#).ok().flatten().map(|player| player.id());
        let id = player.as_deref().and_then(|id| id.rsplit('-').next());
        let medium: HtmlMediaElement = medium.unchecked_into();
        covered().any(|card| card.holds(&medium) || id.is_some_and(|id| card.is_of(id)))
    };
    if reader::all(&root, "video").any(is_covered)
        && let Some(window) = get(&holder, "window")
    {
        // After the event that told of it: closing may run the page's own handlers within ours.
        Timeout::new(0, move || {
            window.unchecked_into::<Window>().close().ok();
        })
        .forget();
    }
}

fn holder(window: &Window) -> Option<JsValue> {
    get(window, "documentPictureInPicture")
}

fn opened(holder: &JsValue) -> Option<Document> {
    get(holder, "window")?.unchecked_into::<Window>().document()
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &key.into()).ok().filter(JsValue::is_object)
}
