//! What Softscroll knows about the person: every stored value with its size and reason, to a file, back, and gone.

use leptos::ev;
use leptos::html::{button, div, p, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use crate::browser::backup::{self, Parts};
use crate::browser::page::control::switch;
use crate::browser::page::file::{choosing, saving};
use crate::browser::page::model::Model;
use crate::core::creator::Creators;
use crate::core::ledger::Ledger;
use crate::core::limits::Limits;
use crate::core::plan::Plan;
use crate::core::quantity::number;
use crate::core::settings::Settings;
use crate::core::shelf::Shelf;

/// The section.
pub fn data(model: Model) -> impl IntoView {
    (stored(model), moving(model))
}

fn stored(model: Model) -> impl IntoView {
    let size = |parts: Parts| number(backup::text(parts).map_or(0, |text| text.len() as u64));
    let none = Parts::default;
    let rows = move || {
        let settings = model.settings.with(|all| size(Parts { settings: Some(all), ..none() }));
        let creators = model.creators.with(|all| size(Parts { creators: Some(all), ..none() }));
        let limits = model.limits.with(|all| size(Parts { limits: Some(all), ..none() }));
        let ledger = model.ledger.with(|all| size(Parts { ledger: Some(all), ..none() }));
        let shelf = model.shelf.with(|all| size(Parts { shelf: Some(all), ..none() }));
        let plan = model.plan.with(|all| size(Parts { plan: Some(all), ..none() }));
        [
            ("Settings", settings, "What you chose, your own words, and badges that you put right, each as a number that names nobody."),
            ("Creators", creators, "Handles that you marked, with your notes. Nobody else's."),
            ("Limits", limits, "What you wish for your time, your own words for it, and changes that wait; beside it a few numbers of today that the limits are held against."),
            ("Shelf", shelf, "Links to the posts that you kept, with your notes and tags."),
            ("Your plan", plan, "What you wrote under Support, for a hard hour. It goes into a file only where you say so."),
            ("Counts per day", ledger, "Time watched by the hour; how many posts were seen, covered and revealed, of which kinds; and how often you liked, saved, commented, followed or searched. No captions, no names."),
        ]
        .map(|(name, bytes, why)| {
            tr().child((th().attr("scope", "row").child(name), td().child(format!("{bytes} bytes")), td().child(why)))
        })
        .into_iter()
        .collect_view()
    };
    div().class("card plain").child((
        table().class("stored").child((
            thead().child(tr().child((
                th().attr("scope", "col").child("Stored"),
                th().attr("scope", "col").child("Size"),
                th().attr("scope", "col").child("Why"),
            ))),
            tbody().child(rows),
        )),
        p().class("soft small").child(
            "That is all. It stays in this browser profile. If a page refused WebAssembly, its host is noted as well, so that it is not asked twice.",
        ),
    ))
}

fn moving(model: Model) -> impl IntoView {
    let offered = RwSignal::new(None::<Result<String, String>>);
    let before = RwSignal::new(None::<String>);
    let takes_plan = RwSignal::new(false);
    let chosen = move |text: Result<String, &'static str>| {
        let text = text.map_err(str::to_owned);
        offered.set(Some(text.and_then(|text| backup::read(&text).map(|_| text))));
    };
    let put = move |text: String| {
        before.set(Some(model.backup(true)));
        model.restore(text);
        offered.set(None);
    };
    let nothing = move || {
        let (settings, creators) = (Settings::default(), Creators::default());
        let (limits, ledger) = (Limits::default(), Ledger::default());
        let (plan, shelf) = (Plan::default(), Shelf::default());
        let all = backup::text(Parts {
            settings: Some(&settings),
            creators: Some(&creators),
            limits: Some(&limits),
            ledger: Some(&ledger),
            shelf: Some(&shelf),
            plan: Some(&plan),
        });
        put(all.unwrap_or_default());
    };
    div().class("card exchange").child((
        p().class("soft small").child(
            "As one file, to keep or to take to another browser. A file that is broken changes nothing.",
        ),
        div().class("pair").child((
            saving("save-all", "Save everything", "softscroll.json", "application/json", move || {
                model.backup(takes_plan.get_untracked())
            }),
            choosing("load-all", "Bring back from a file", ".json,application/json", chosen),
            button()
                .class("button")
                .attr("id", "reset-all")
                .on(ev::click, move |_| nothing())
                .child("Start afresh"),
        )),
        switch(
            "takes-plan",
            "Put my plan for a hard hour into the file, too",
            move || takes_plan.get(),
            move |on| {
                takes_plan.set(on);
            },
        ),
        div().attr("aria-live", "polite").child(move || {
            offered.get().map(|offer| match offer {
                Err(reason) => p().class("fault").attr("id", "load-fault").child(reason).into_any(),
                Ok(text) => div()
                    .class("preview")
                    .child((
                        p().child("It takes the place of what is stored here. A limit that it loosens waits, as it always does."),
                        div().class("pair").child((
                            button()
                                .class("button")
                                .on(ev::click, move |_| offered.set(None))
                                .child("Leave it"),
                            button()
                                .class("button primary")
                                .attr("id", "confirm-load")
                                .on(ev::click, move |_| put(text.clone()))
                                .child("Bring it back"),
                        )),
                    ))
                    .into_any(),
            })
        }),
        undo(model, before, "undo-load"),
    ))
}

/// The way back from what was put in place of `before`, once.
pub fn undo(model: Model, before: RwSignal<Option<String>>, id: &'static str) -> impl IntoView {
    move || {
        before.get().map(|text| {
            let back = move |_| {
                model.restore(text.clone());
                before.set(None);
            };
            p().child((
                "Done. ",
                button().class("button small").attr("id", id).on(ev::click, back).child("Undo"),
            ))
        })
    }
}
