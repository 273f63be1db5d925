//! The host: the one element of ours in a card, with a closed shadow root that veil and badge are drawn in.
//!
//! It lies over the card's picture, moves nothing, and lets through what is not meant for it.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, KeyboardEvent, ResizeObserver};

use super::cover::{Cover, sheet_replace};
use super::dom::build;

/// What is pressed on our controls must not reach the page, which would play, like or open something.
const KEPT: [&str; 14] = [
    "click",
    "dblclick",
    "auxclick",
    "contextmenu",
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "touchstart",
    "touchend",
    "dragstart",
    "keydown",
    "keypress",
    "keyup",
];

/// The style sheet of everything that is drawn in hosts.
///
/// # Errors
/// Where the document takes no style sheet.
pub fn style() -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet_replace(&sheet, include_str!(concat!(env!("OUT_DIR"), "/host.css")))?;
    Ok(sheet)
}

/// Our element in one card.
pub struct Host {
    element: HtmlElement,
    layer: HtmlElement,
    card: Element,
    media: Element,
    /// What is drawn, with the listeners that live as long as it is.
    drawn: Vec<EventListener>,
    _kept: Vec<EventListener>,
    _resized: Resized,
}

impl Host {
    /// Appends a host to a card, last.
    ///
    /// # Errors
    /// Where the page's document refuses a shadow root or a style sheet.
    pub fn attach(
        document: &Document,
        cover: &Cover,
        style: &CssStyleSheet,
        card: &Element,
        media: &Element,
    ) -> Result<Self, JsValue> {
        let element = build(document, "div").html();
        cover.own(&element);
        let root = element.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Closed))?;
        js_sys::Reflect::set(&root, &"adoptedStyleSheets".into(), &js_sys::Array::of1(style))?;
        let layer = build(document, "div").class("layer").html();
        root.append_child(&layer)?;
        let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: false };
        let kept = KEPT
            .iter()
            .map(|kind| EventListener::new_with_options(&element, *kind, options, keep_from_page))
            .collect();
        cover.frame(card);
        card.append_child(&element)?;
        // It also tells the first size, before the next paint: to ask here would have the page laid out twice.
        let resized = Resized::watch(card, media, &layer)?;
        Ok(Self {
            element,
            layer,
            card: card.clone(),
            media: media.clone(),
            drawn: Vec::new(),
            _kept: kept,
            _resized: resized,
        })
    }

    /// Whether it still stands in its card and over its picture. It need not have stayed the last child: to insist
    /// on that, beside another script that does, would never end.
    pub fn stands(&self) -> bool {
        self.element.parent_element().as_ref() == Some(&self.card) && self.media.is_connected()
    }

    /// Whether it stands in that element.
    pub fn is_in(&self, card: &Element) -> bool {
        self.card == *card
    }

    /// Draws, in place of what was drawn before. What was open stays open.
    pub fn draw(&mut self, nodes: &[Element], listeners: Vec<EventListener>) {
        let is_open = self.layer.query_selector(".popover:not([hidden])").ok().flatten().is_some();
        // What was there a moment ago does not arrive anew.
        self.layer.toggle_attribute_with_force("data-still", is_open).ok();
        self.drawn = listeners;
        self.layer.replace_children_with_node_0();
        for node in nodes {
            self.layer.append_child(node).ok();
        }
        if is_open && let Some(badge) = self.layer.query_selector(".badge").ok().flatten() {
            badge.unchecked_into::<HtmlElement>().click();
        }
    }

    /// What is drawn.
    pub fn layer(&self) -> &HtmlElement {
        &self.layer
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn keep_from_page(event: &web_sys::Event) {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) {
        // The page's own keys go on working: arrows, L, M and the rest.
        if !matches!(key.as_str(), "Enter" | " " | "Escape" | "Tab") {
            return;
        }
    }
    event.stop_propagation();
}

/// Lays the layer exactly over the picture.
fn place(card: &Element, media: &Element, layer: &HtmlElement) {
    let (outer, inner) = (card.get_bounding_client_rect(), media.get_bounding_client_rect());
    let style = layer.style();
    let lengths = [
        ("left", inner.left() - outer.left() - f64::from(card.client_left())),
        ("top", inner.top() - outer.top() - f64::from(card.client_top())),
        ("width", inner.width()),
        ("height", inner.height()),
    ];
    for (name, length) in lengths {
        // Written by the page's engine: the code to write a number with a point weighs six kilobytes.
        let length = js_sys::Number::from(length).to_string_with_radix(10).map(String::from);
        style.set_property(name, &(length.unwrap_or_default() + "px")).ok();
    }
    let radius = web_sys::window()
        .and_then(|window| window.get_computed_style(media).ok().flatten())
        .and_then(|computed| computed.get_property_value("border-radius").ok());
    style.set_property("border-radius", radius.as_deref().unwrap_or("0")).ok();
}

/// Keeps the layer over the picture while card or picture change their size.
struct Resized(ResizeObserver);

impl Resized {
    fn watch(card: &Element, media: &Element, layer: &HtmlElement) -> Result<Self, JsValue> {
        let parts = (card.clone(), media.clone(), layer.clone());
        let callback = Closure::<dyn Fn()>::new(move || place(&parts.0, &parts.1, &parts.2));
        // Left to the collector: Firefox may still call it once after it was disconnected.
        let observer = ResizeObserver::new(callback.into_js_value().unchecked_ref())?;
        observer.observe(card);
        observer.observe(media);
        Ok(Self(observer))
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}
