//! Marks of creators to a file and from one, with what would change shown before and undone after.

use leptos::ev;
use leptos::html::{button, div, li, p, ul};
use leptos::prelude::*;

use super::data::undo;
use crate::browser::backup::{self, Parts};
use crate::browser::page::file::{choosing, saving};
use crate::browser::page::model::Model;
use crate::core::creator::Creators;
use crate::core::creator::exchange::{Import, read, table};
use crate::core::quantity::counted;

/// Both ways.
pub fn exchange(model: Model) -> impl IntoView {
    let offered = RwSignal::new(None::<Result<Import, &'static str>>);
    let before = RwSignal::new(None::<String>);
    div().class("card exchange").child((
        p().class("soft small").child(
            "As a table that any spreadsheet opens. A file adds to what you marked and takes nothing away.",
        ),
        div().class("pair").child((
            saving("export-creators", "Save as a file", "softscroll-creators.csv", "text/csv", move || {
                model.creators.with_untracked(table)
            }),
            choosing("import-creators", "Add from a file", ".csv,text/csv", move |text| {
                let now = model.creators.get_untracked();
                offered.set(Some(text.map(|text| read(&text, &now))));
            }),
        )),
        div()
            .attr("aria-live", "polite")
            .child(move || offered.get().map(|offered_now| preview(model, offered, before, offered_now))),
        undo(model, before, "undo-import"),
    ))
}

/// The creators alone, as text that can be brought back.
fn text(creators: &Creators) -> String {
    backup::text(Parts { creators: Some(creators), ..Parts::default() }).unwrap_or_default()
}

fn preview(
    model: Model,
    offered: RwSignal<Option<Result<Import, &'static str>>>,
    before: RwSignal<Option<String>>,
    import: Result<Import, &'static str>,
) -> AnyView {
    let import = match import {
        Ok(import) => import,
        Err(reason) => return p().class("fault").child(reason).into_any(),
    };
    let says = match (import.added, import.changed) {
        (0, 0) => "Nothing would change.".to_owned(),
        (added, changed) => {
            format!("{} added, {changed} changed.", counted(added as u64, "creator", "creators"))
        }
    };
    let faults = import.faults.iter().map(|fault| li().child(fault.clone())).collect_view();
    let is_empty = import.added + import.changed == 0;
    let add = move |_| {
        before.set(Some(model.creators.with_untracked(text)));
        model.restore(text(&import.creators));
        offered.set(None);
    };
    div()
        .class("preview")
        .child((
            p().child(says),
            ul().class("small soft").child(faults),
            div().class("pair").child((
                button().class("button").on(ev::click, move |_| offered.set(None)).child("Leave it"),
                (!is_empty).then(|| {
                    button()
                        .class("button primary")
                        .attr("id", "confirm-import")
                        .on(ev::click, add)
                        .child("Add them")
                }),
            )),
        ))
        .into_any()
}
