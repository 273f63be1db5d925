//! What stands over the page: a curtain while the feed is closed, a few words in a corner at other times.
//!
//! One element of ours at the end of the body, with a closed shadow root. The curtain is a modal dialog: the browser
//! itself takes the page behind it out of the focus order and the accessibility tree, and nothing of it is touched.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement};

use super::card::Page;
use super::dom::{build, drawing};
use super::js::Warn;
use super::veil::{Press, Pressed, SUPPORT, button, focus_first};
use crate::core::limits::sight::{Offer, Sight};
use crate::core::message::Request;

/// What happens on the curtain does not reach the page, which would scroll, play or like.
const KEPT: [&str; 9] =
    ["click", "pointerdown", "pointerup", "keydown", "keypress", "keyup", "wheel", "touchstart", "touchmove"];

#[wasm_bindgen]
extern "C" {
    type Shown;
    #[wasm_bindgen(method, catch, structural, js_name = showModal)]
    fn show_modal(this: &Shown) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, structural, js_name = showPopover)]
    fn show_popover(this: &Shown) -> Result<(), JsValue>;
}

/// Our element over the page.
pub struct Overlay {
    element: HtmlElement,
    layer: HtmlElement,
    sight: Sight,
    drawn: Vec<EventListener>,
    _kept: Vec<EventListener>,
}

impl Overlay {
    /// Appends it to the body, last.
    ///
    /// # Errors
    /// Where the page has no body, or its document refuses a shadow root.
    pub fn attach(page: &Page) -> Result<Self, JsValue> {
        let document = &page.document;
        let element = build(document, "div").html();
        page.cover.own(&element);
        let root = element.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Closed))?;
        js_sys::Reflect::set(&root, &"adoptedStyleSheets".into(), &js_sys::Array::of1(&page.style))?;
        let layer = build(document, "div").class("over").html();
        root.append_child(&layer)?;
        let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: true };
        let kept = KEPT
            .iter()
            .map(|kind| {
                EventListener::new_with_options(&element, *kind, options, web_sys::Event::stop_propagation)
            })
            .collect();
        document.body().ok_or("no body")?.append_child(&element)?;
        Ok(Self { element, layer, sight: Sight::Nothing, drawn: Vec::new(), _kept: kept })
    }

    /// Whether it still stands in the page.
    pub fn stands(&self) -> bool {
        self.element.is_connected()
    }

    /// Whether this is what it shows.
    pub fn shows(&self, sight: &Sight) -> bool {
        self.stands() && self.sight == *sight
    }

    /// Shows something else.
    pub fn draw(&mut self, document: &Document, sight: Sight, pressed: &Pressed) {
        let mut listeners = Vec::new();
        self.drawn = Vec::new();
        self.layer.replace_children_with_node_0();
        let shown = match &sight {
            Sight::Nothing => None,
            Sight::Corner { .. } => Some(corner(document, &sight, pressed, &mut listeners)),
            Sight::Curtain { .. } => Some(curtain(document, &sight, pressed, &mut listeners)),
        };
        if let Some(shown) = &shown {
            self.layer.append_child(shown).ok();
            open(shown).warn("drawing over the page");
            if matches!(sight, Sight::Curtain { .. }) {
                // A second Escape closes a dialog whatever its script says.
                let dialog = shown.clone();
                listeners.push(EventListener::new(shown, "close", move |_| {
                    open(&dialog).ok();
                }));
                focus_first(&self.layer);
            }
        }
        self.drawn = listeners;
        self.sight = sight;
    }
}

impl Drop for Overlay {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// In the browser's top layer, over whatever the page puts over its feed.
fn open(shown: &Element) -> Result<(), JsValue> {
    let shown_as = shown.unchecked_ref::<Shown>();
    if shown.local_name() == "dialog" { shown_as.show_modal() } else { shown_as.show_popover() }
}

fn corner(
    document: &Document,
    sight: &Sight,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let corner = build(document, "div").class("corner").with("popover", "manual");
    let Sight::Corner { text, is_soon, offer } = sight else { return corner.done() };
    let clock = (!text.is_empty()).then(|| {
        let clock = build(document, "div").class(if *is_soon { "clock soon" } else { "clock" });
        // What is over soon is said once; a clock that is read out every minute would be no calm one.
        let clock = if *is_soon { clock.with("role", "status") } else { clock };
        clock.text(text).done()
    });
    let offer = (*offer != Offer::None).then(|| {
        let mut choice = |text, press| button(document, "answer", text, press, pressed, listeners);
        let (sentence, mut choices) = match offer {
            Offer::Support => ("There are people to talk to.", vec![choice(SUPPORT, Press::open("support"))]),
            _ => {
                let rest = choice("Take a break", Press::Tell(Rc::new(Request::Rest)));
                ("A lot was covered just now.", vec![rest, choice("Those I follow", Press::Following)])
            }
        };
        choices.push(choice("Not now", Press::NotNow));
        build(document, "div")
            .class("offer")
            .with("role", "status")
            .child(&build(document, "div").class("sentence").text(sentence).done())
            .child(&build(document, "div").children(&choices).done())
            .done()
    });
    corner.children(&offer).children(&clock).done()
}

fn curtain(
    document: &Document,
    sight: &Sight,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let dialog = build(document, "dialog").class("curtain").with("closedby", "none");
    let Sight::Curtain { title, sentence, words, ideas, more } = sight else { return dialog.done() };
    let part =
        |class: &str, text: &str| build(document, "div").class(class).with("dir", "auto").text(text).done();
    let words = (!words.is_empty()).then(|| part("wish", words));
    let ideas = (!ideas.is_empty()).then(|| {
        let items: Vec<Element> =
            ideas.iter().map(|idea| build(document, "li").with("dir", "auto").text(idea).done()).collect();
        build(document, "ul").class("ideas").with("aria-label", "Something else").children(&items).done()
    });
    let leave = Press::Tell(Rc::new(Request::Leave));
    let done = button(document, "primary", "Done for now", leave, pressed, listeners);
    let left = format!("Five more minutes ({more} left)");
    let longer = (*more > 0).then(|| {
        button(document, "secondary", &left, Press::Tell(Rc::new(Request::More)), pressed, listeners)
    });
    let settings = button(document, "why", "Change my limits", Press::open("time"), pressed, listeners);
    let heading =
        build(document, "div").class("title").with("role", "heading").with("aria-level", "1").text(title);
    let panel = build(document, "div")
        .class("panel")
        .child(&drawing(document, &SUN))
        .child(&heading.done())
        .child(&part("sentence", sentence))
        .children(&words)
        .children(&ideas)
        .child(&build(document, "div").class("choices").child(&done).children(&longer).done())
        .child(&settings)
        .done();
    dialog.with("aria-label", title).child(&panel).done()
}

/// A sun half below the horizon.
const SUN: [&str; 2] =
    ["M3 22h26M9 22a7 7 0 0 1 14 0", "M16 8v3M6.500 12.500l2 2M25.500 12.500l-2 2M10 26.500h12"];
