//! How the tab stands, in a few words, and the one thing that can be done about it.

use leptos::ev;
use leptos::html::{button, h2, p, section};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::tab::Tab;
use crate::browser::api::permissions;
use crate::browser::background::PAGES;
use crate::browser::js::Warn;
use crate::browser::page::icon::{Icon, draw};
use crate::browser::page::model::Model;
use crate::core::message::Protection;
use crate::core::standing::{Standing, Tone};
use crate::core::time::Millis;

/// The card at the top.
pub fn standing(model: Model, tab: Tab, now: RwSignal<Millis>) -> impl IntoView {
    let standing =
        move || Standing::of(tab.page.get(), &model.settings.get(), tab.stand.get().as_ref(), now.get());
    // What stays the same from one second to the next must not be drawn, or read out, again.
    let meaning = Memo::new(move |_| standing());
    let title = Memo::new(move |_| standing().title(now.get()));
    let card = move || {
        let standing = meaning.get();
        section().attr("class", format!("standing {}", tone(standing.tone()))).child((
            draw(icon(&standing)),
            h2().child(move || title.get()),
            p().class("soft small").child(standing.sentence()),
            way_out(&standing, tab),
        ))
    };
    move || tab.is_known.get().then_some(card)
}

/// Says that private windows are not protected, where the browser keeps Softscroll out of them: there the icon
/// does not even show.
pub fn private_windows() -> impl IntoView {
    let is_open = RwSignal::new(true);
    spawn_local(async move {
        is_open.set(permissions::is_open_in_private().await.warn("reading permissions").unwrap_or(true));
    });
    let text =
        "Private windows are not protected. The browser's page of extensions lets Softscroll into them.";
    move || (!is_open.get()).then(|| p().attr("class", "soft small private").child(text))
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Well => "well",
        Tone::Quiet => "quiet",
        Tone::Attention => "attention",
    }
}

const fn icon(standing: &Standing) -> Icon {
    match standing {
        Standing::Said(Protection::Active) => Icon::Shield,
        Standing::Said(Protection::Off) => Icon::Off,
        Standing::Said(Protection::Paused { .. }) => Icon::Pause,
        Standing::Elsewhere => Icon::Elsewhere,
        Standing::Said(_) | Standing::Closed => Icon::Attention,
    }
}

fn way_out(standing: &Standing, tab: Tab) -> Option<AnyView> {
    let reload = move |_| tab.reload();
    let allow = move |_| {
        spawn_local(async move {
            permissions::ask(PAGES).await.warn("asking for access");
            tab.ask();
        });
    };
    match standing {
        Standing::Said(Protection::Absent | Protection::Broken { .. }) => {
            Some(button().class("button").on(ev::click, reload).child("Reload the page").into_any())
        }
        Standing::Closed => {
            Some(button().class("button").on(ev::click, allow).child("Allow access").into_any())
        }
        _ => None,
    }
}
