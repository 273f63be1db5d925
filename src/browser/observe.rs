//! Observers of the page: what changes, what is in view, when it rests.

use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    MutationObserver, MutationObserverInit, MutationRecord, NodeList, Window,
};

use super::reader;
use crate::core::adapter::Layout;

/// The attributes that carry fields of a post.
const FIELDS: [&str; 5] = ["id", "href", "alt", "src", "data-more-menu-item-id"];

/// A card with its layout.
pub type Found = (Element, &'static Layout);

/// Calls `changed` with every card that the page changed, before the change is painted.
/// `mark` is the attribute of ours whose loss is a change too.
///
/// # Errors
/// Where the browser refuses.
pub fn changes(
    document: &Document,
    mark: &str,
    layouts: &'static [Layout],
    changed: impl Fn(Vec<Found>) + 'static,
) -> Result<(), JsValue> {
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |records: js_sys::Array| {
        let mut found: Vec<Found> = Vec::new();
        let mut add = |card: Found| {
            if !found.iter().any(|(known, _)| *known == card.0) {
                found.push(card);
            }
        };
        for record in records.iter().map(JsCast::unchecked_into::<MutationRecord>) {
            let Some(target) = record.target() else { continue };
            if let Some(card) = reader::card_of(&target, layouts) {
                add(card);
                continue;
            }
            for element in elements(&record.added_nodes()) {
                reader::cards(&element, layouts).into_iter().for_each(&mut add);
            }
        }
        // Also with no card found: cards may have gone.
        changed(found);
    });
    let observer = MutationObserver::new(callback.into_js_value().unchecked_ref())?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(true);
    let filter: js_sys::Array = FIELDS.iter().copied().chain([mark]).map(JsValue::from).collect();
    options.set_attribute_filter(&filter);
    observer.observe_with_options(document, &options)
}

/// Calls `seen` when most of an observed element comes into view or goes out of it.
///
/// # Errors
/// Where the browser refuses.
pub fn views(seen: impl Fn(&Element, bool) + 'static) -> Result<IntersectionObserver, JsValue> {
    let options = IntersectionObserverInit::new();
    options.set_threshold(&0.5.into());
    intersections(&options, move |entry| {
        seen(&entry.target(), entry.is_intersecting() && entry.intersection_ratio() >= 0.5);
    })
}

/// Calls `seen` when an observed element comes to hold the middle of the window, from top to bottom, or no longer.
///
/// # Errors
/// Where the browser refuses.
pub fn middle(seen: impl Fn(&Element, bool) + 'static) -> Result<IntersectionObserver, JsValue> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin("-50% 0px");
    intersections(&options, move |entry| seen(&entry.target(), entry.is_intersecting()))
}

fn intersections(
    options: &IntersectionObserverInit,
    seen: impl Fn(&IntersectionObserverEntry) + 'static,
) -> Result<IntersectionObserver, JsValue> {
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        entries.iter().for_each(|entry| seen(entry.unchecked_ref()));
    });
    IntersectionObserver::new_with_options(callback.into_js_value().unchecked_ref(), options)
}

/// Calls `rest` once the page has nothing to do, twice in a row: hydration is done in between.
pub fn when_idle(window: &Window, rest: impl FnOnce() + 'static) {
    let again = window.clone();
    idle(window, move || idle(&again, rest));
}

fn idle(window: &Window, rest: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(rest);
    // Only where there is no such call, and both browsers have it.
    window.request_idle_callback(callback.unchecked_ref()).ok();
}

fn elements(nodes: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..nodes.length()).filter_map(|place| nodes.get(place)?.dyn_into::<Element>().ok())
}
