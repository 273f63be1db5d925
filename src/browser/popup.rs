//! Composition root of the popup: how this tab stands, the switch, the pause, and today.

use gloo_timers::callback::Interval;
use leptos::ev;
use leptos::html::{a, button, div, main, p};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::clock;
use super::page::{model, notice};
use crate::core::shelf::Change;

mod controls;
mod covered;
mod missed;
mod standing;
mod tab;
mod today;

/// How often the tab is asked and the countdown moves, in milliseconds. Once a second is as fine as it reads.
const BEAT: u32 = 1_000;

/// Starts, once it is known which tab is meant and what storage holds.
pub fn start() {
    spawn_local(async {
        let (opened, address) = (model::open().await, tab::Address::read());
        let id = address.tab().await;
        mount_to_body(move || popup(model::Model::new(opened), id, address));
    });
}

fn popup(model: model::Model, id: Option<i32>, address: tab::Address) -> impl IntoView {
    let now = RwSignal::new(clock::wall());
    let tab = tab::Tab::new(id);
    tab.ask();
    Interval::new(BEAT, move || {
        now.set(clock::wall());
        tab.ask();
    })
    .forget();
    // A tab takes a change over a moment after storage does.
    Effect::new(move |_| {
        model.settings.track();
        tab.ask();
    });
    (
        controls::header(address),
        main().child((
            notice::trouble(model),
            standing::standing(model, tab, now),
            controls::controls(model, now),
            today::today(model, now),
            keep(model, tab),
            covered::covered(model, tab),
            missed::missed(model, tab),
            p().class("support").child((
                a().attr("href", "options.html#support").attr("target", "_blank").child("Find support"),
                leave(tab),
            )),
            standing::private_windows(),
        )),
        notice::notice(model),
    )
}

/// The quick way out. What it can't undo is said where it stands.
fn leave(tab: tab::Tab) -> impl IntoView {
    button()
        .class("button small")
        .attr("id", "leave")
        .attr("type", "button")
        .attr("hidden", move || tab.id.is_none().then_some(""))
        .attr(
            "title",
            "Silences this tab, opens an empty one and closes this. The history and \u{201C}reopen closed tab\u{201D} still know it.",
        )
        .on(ev::click, move |_| tab.leave())
        .child("Leave at once")
}

/// Puts the post in front on the shelf.
fn keep(model: model::Model, tab: tab::Tab) -> impl IntoView {
    let change =
        Memo::new(move |_| tab.stand.with(|stand| stand.as_ref().and_then(|stand| stand.keeps.clone())));
    let is_kept = move || match change.get() {
        Some(Change::Keep(link, _)) => {
            model.shelf.with(|shelf| shelf.posts.iter().any(|kept| kept.link == link))
        }
        _ => false,
    };
    let press = move |_| {
        if let Some(change) = change.get_untracked() {
            model.put(change);
        }
    };
    div().class("pair").attr("hidden", move || change.get().is_none().then_some("")).child((
        button()
            .class("button small")
            .attr("id", "keep")
            .attr("type", "button")
            .prop("disabled", is_kept)
            .on(ev::click, press)
            .child(move || if is_kept() { "On your shelf" } else { "Keep this post" }),
        a().class("button small").attr("href", "options.html#shelf").attr("target", "_blank").child("Shelf"),
    ))
}
