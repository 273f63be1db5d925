//! The name with the way to the settings, the switch for the site, and the pause.

use leptos::ev;
use leptos::html::{self, a, button, div, h1, img, p, span};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::tab::Address;
use crate::browser::api::runtime;
use crate::browser::clock;
use crate::browser::js::Warn;
use crate::browser::page::control::switch;
use crate::browser::page::icon::{Icon, draw};
use crate::browser::page::model::Model;
use crate::core::duration::countdown;
use crate::core::post::Site;
use crate::core::settings::Change;
use crate::core::time::{MINUTE, Millis};

/// How long one can pause, in minutes.
const PAUSES: [Millis; 2] = [10, 60];

/// The name, and the way to the settings.
pub fn header(address: Address) -> impl IntoView {
    // A link, so that it also opens in a new tab or window; a press brings an open settings page to the front.
    let open = move |event: ev::MouseEvent| {
        event.prevent_default();
        spawn_local(async move {
            if runtime::open_options().await.warn("opening the settings").is_some()
                && address == Address::Toolbar
            {
                // Firefox leaves the popup open over the page that it opened.
                window().close().warn("closing the popup");
            }
        });
    };
    html::header().child((
        img().attr("src", "icons/on-48.png").attr("alt", "").attr("width", "24").attr("height", "24"),
        h1().child("Softscroll"),
        a().class("settings")
            .attr("href", "options.html")
            .attr("target", "_blank")
            .on(ev::click, open)
            .child((draw(Icon::Sliders), span().class("unseen").child("Settings"))),
    ))
}

/// The switch for the site, and the pause.
pub fn controls(model: Model, now: RwSignal<Millis>) -> impl IntoView {
    let is_on = Memo::new(move |_| model.settings.with(|settings| settings.is_on(Site::Tiktok)));
    let turn = move |on| model.change(Change::Site(Site::Tiktok, on));
    div().class("controls").child((
        switch("site", "On for TikTok", move || is_on.get(), turn),
        div().class("pause").attr("hidden", move || !is_on.get()).child(pause_row(model, now)),
    ))
}

fn pause_row(model: Model, now: RwSignal<Millis>) -> impl IntoView {
    let is_paused = Memo::new(move |_| model.settings.with(|settings| settings.is_paused(now.get())));
    let until = move || model.settings.with(|settings| settings.paused_until);
    let left = move || countdown(until().saturating_sub(now.get()));
    let (resume, first) = (NodeRef::<html::Button>::new(), NodeRef::<html::Button>::new());
    // The pressed button goes away: whoever pressed it by keyboard goes on with the one that takes its place.
    let is_pressed = RwSignal::new(false);
    Effect::new(move |_| {
        let next = if is_paused.get() { resume } else { first };
        if is_pressed.get_untracked()
            && let Some(button) = next.get()
        {
            is_pressed.set(false);
            button.focus().warn("moving the focus");
        }
    });
    let send = move |until| {
        now.set(clock::wall());
        is_pressed.set(true);
        model.change(Change::Pause(until));
    };
    let pause = move |(number, minutes): (usize, Millis)| {
        let pause = button()
            .class("button")
            .attr("aria-label", format!("Pause for {minutes} min"))
            .on(ev::click, move |_| send(clock::wall() + minutes * MINUTE))
            .child(format!("{minutes} min"));
        if number == 0 { pause.node_ref(first).into_any() } else { pause.into_any() }
    };
    move || {
        if is_paused.get() {
            let text = p().child(("Paused, ", span().attr("role", "timer").child(left), " left"));
            let resume = button().class("button primary").node_ref(resume).on(ev::click, move |_| send(0));
            (text, resume.child("Resume")).into_any()
        } else {
            (p().child("Pause"), PAUSES.into_iter().enumerate().map(pause).collect_view()).into_any()
        }
    }
}
