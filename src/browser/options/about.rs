//! What Softscroll reads, what it can't, and what leaves the browser.

use leptos::html::{div, h3, li, p, strong, ul};
use leptos::prelude::*;

const READS: [&str; 3] = [
    "Captions, with their hashtags and emoji",
    "Names and handles of creators, and profiles that you visited",
    "In English, and partly in Spanish, Portuguese, French and German",
];

const DOES_NOT_READ: [&str; 3] = ["What is said or sung", "Pictures and video", "Words on the picture"];

const KEEPS: [&str; 3] = [
    "Your settings and your own words",
    "The creators that you marked",
    "Minutes and counts per day, until you erase them",
];

/// What it reads, can't read and keeps. `title` makes the heading of a column, at the level that is due.
pub fn columns(title: fn(&'static str) -> AnyView) -> impl IntoView {
    let column = |name: &'static str, items: &[&'static str]| {
        div().child((title(name), ul().child(items.iter().map(|item| li().child(*item)).collect_view())))
    };
    div().class("columns").child((
        column("It reads", &READS),
        column("It can't read", &DOES_NOT_READ),
        column("It keeps, on this device", &KEEPS),
    ))
}

/// The section.
pub fn about() -> impl IntoView {
    div().class("card about").child((
        columns(|name| h3().child(name).into_any()),
        p().child((
            strong().child("Nothing leaves the browser. "),
            "Softscroll makes no request of its own, has no account and no statistics.",
        )),
        p().child(
            "A post whose caption says nothing can still show anything: covers lower the odds, and are no promise.",
        ),
        p().class("soft small").child(concat!("Softscroll ", env!("CARGO_PKG_VERSION"), ". It does not diagnose and is no treatment.")),
    ))
}
