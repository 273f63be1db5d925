//! Marks of creators to a file and from one, with what would change shown before and undone after.

use gloo_file::futures::read_as_text;
use gloo_file::{Blob, File, ObjectUrl};
use leptos::ev;
use leptos::html::{button, div, input, label, li, p, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::wasm_bindgen::JsCast;

use crate::browser::page::model::Model;
use crate::core::creator::exchange::{Import, read, table};
use crate::core::creator::{Creators, Mark};
use crate::core::quantity::counted;

/// A file larger than this, in bytes, is no list of creators.
const LARGEST: u64 = 20_000_000;

/// Both ways.
pub fn exchange(model: Model) -> impl IntoView {
    let offered = RwSignal::new(None::<Result<Import, &'static str>>);
    let before = RwSignal::new(None::<Creators>);
    div().class("card exchange").child((
        p().class("soft small").child(
            "As a table that any spreadsheet opens. A file adds to what you marked and takes nothing away.",
        ),
        div().class("pair").child((export(model), choose(model, offered))),
        div()
            .attr("aria-live", "polite")
            .child(move || offered.get().map(|offered_now| preview(model, offered, before, offered_now))),
        move || {
            before.get().map(|creators| {
                let undo = move |_| {
                    model.mark(Mark::Replace(creators.clone()));
                    before.set(None);
                };
                p().child((
                    "The file was added. ",
                    button()
                        .class("button small")
                        .attr("id", "undo-import")
                        .on(ev::click, undo)
                        .child("Undo"),
                ))
            })
        },
    ))
}

fn export(model: Model) -> impl IntoView {
    // The address must outlive the press, and goes with the next one.
    let held = StoredValue::new_local(None::<ObjectUrl>);
    let save = move |_| {
        let text = model.creators.with_untracked(table);
        let address = ObjectUrl::from(Blob::new_with_options(text.as_str(), Some("text/csv")));
        if let Ok(link) =
            document().create_element("a").map(JsCast::unchecked_into::<web_sys::HtmlAnchorElement>)
        {
            link.set_href(&address);
            link.set_download("softscroll-creators.csv");
            link.click();
        }
        held.set_value(Some(address));
    };
    button().class("button").attr("id", "export-creators").on(ev::click, save).child("Save as a file")
}

fn choose(model: Model, offered: RwSignal<Option<Result<Import, &'static str>>>) -> impl IntoView {
    let chosen = move |event: ev::Event| {
        let Some(input) =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)).map(File::from) else { return };
        if file.size() > LARGEST {
            offered.set(Some(Err("The file is too large for a list of creators.")));
            return;
        }
        spawn_local(async move {
            let text = read_as_text(&file).await;
            let now = model.creators.get_untracked();
            offered.set(Some(text.map(|text| read(&text, &now)).map_err(|_| "The file can't be read.")));
        });
    };
    label().class("button").attr("for", "import-creators").child((
        "Add from a file",
        input()
            .attr("id", "import-creators")
            .attr("type", "file")
            .attr("accept", ".csv,text/csv")
            .class("unseen")
            .on(ev::change, chosen),
    ))
}

fn preview(
    model: Model,
    offered: RwSignal<Option<Result<Import, &'static str>>>,
    before: RwSignal<Option<Creators>>,
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
        before.set(Some(model.creators.get_untracked()));
        model.mark(Mark::Replace(import.creators.clone()));
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
