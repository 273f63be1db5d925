//! Tells the site what the person does not want to see, by its own control, and says whether that worked.

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::dom::build;
use super::reader;
use crate::core::adapter::tiktok::{MORE, NOT_INTERESTED};

/// How often the site's menu is looked for, in milliseconds, and how many times.
const LOOK: u32 = 50;
const LOOKS: u32 = 30;

/// The button. It changes nothing but what the site is told.
pub fn button(document: &Document, card: &Element, listeners: &mut Vec<EventListener>) -> Element {
    let button = build(document, "button")
        .class("answer")
        .with("type", "button")
        .text("Tell TikTok: not interested")
        .done();
    let (control, card, page) = (button.clone(), card.clone(), document.clone());
    listeners.push(EventListener::new(&button, "click", move |event| {
        if !event.is_trusted() {
            return;
        }
        let (control, card, page) = (control.clone(), card.clone(), page.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let said = match press(&page, &card).await {
                Some(()) => "TikTok was told",
                None => "TikTok does not offer that here",
            };
            control.set_text_content(Some(said));
        });
    }));
    button
}

/// Opens the menu of the card and presses its entry. `None` where the site has none.
async fn press(document: &Document, card: &Element) -> Option<()> {
    click(reader::all(card, MORE).next()?);
    for _ in 0..LOOKS {
        TimeoutFuture::new(LOOK).await;
        if let Some(entry) = document.query_selector(NOT_INTERESTED).ok().flatten() {
            click(entry);
            return Some(());
        }
    }
    None
}

fn click(element: Element) {
    element.unchecked_into::<HtmlElement>().click();
}
