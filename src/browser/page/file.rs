//! Files that a person saves and chooses. Nothing is read but what they choose.

use gloo_file::futures::read_as_text;
use gloo_file::{Blob, File, ObjectUrl};
use leptos::ev;
use leptos::html::{button, input, label};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::wasm_bindgen::JsCast;

/// A larger file, in bytes, is none of ours.
const LARGEST: u64 = 20_000_000;

/// A button that saves a text as a file of this name.
pub fn saving(
    id: &'static str,
    says: &'static str,
    name: &'static str,
    kind: &'static str,
    text: impl Fn() -> String + 'static,
) -> impl IntoView {
    // The address must outlive the press, and goes with the next one.
    let held = StoredValue::new_local(None::<ObjectUrl>);
    let save = move |_| {
        let address = ObjectUrl::from(Blob::new_with_options(text().as_str(), Some(kind)));
        if let Ok(link) =
            document().create_element("a").map(JsCast::unchecked_into::<web_sys::HtmlAnchorElement>)
        {
            link.set_href(&address);
            link.set_download(name);
            link.click();
        }
        held.set_value(Some(address));
    };
    button().class("button").attr("id", id).on(ev::click, save).child(says)
}

/// A button that has the person choose a file, and hands its text on.
pub fn choosing(
    id: &'static str,
    says: &'static str,
    kinds: &'static str,
    chosen: impl Fn(Result<String, &'static str>) + Copy + 'static,
) -> impl IntoView {
    let read = move |event: ev::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let Some(file) = field.files().and_then(|files| files.get(0)).map(File::from) else { return };
        // The same file can be chosen again.
        field.set_value("");
        if file.size() > LARGEST {
            return chosen(Err("The file is too large to be one of Softscroll's."));
        }
        spawn_local(async move {
            chosen(read_as_text(&file).await.map_err(|_| "The file can't be read."));
        });
    };
    label().class("button").attr("for", id).child((
        says,
        input()
            .attr("id", id)
            .attr("type", "file")
            .attr("accept", kinds)
            .class("unseen")
            .on(ev::change, read),
    ))
}
