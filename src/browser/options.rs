//! Composition root of the options page, and of the practice page on which one tries a caption.

use leptos::html::{a, div, h1, h2, header, img, li, main, nav, p, section, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::wasm_bindgen::JsCast;

use super::page::{model, notice, trial};
use crate::core::settings::Settings;

mod about;
mod chart;
mod country;
mod creators;
mod credibility;
mod data;
mod erase;
mod exchange;
mod limits;
mod mirror;
mod pin;
mod plan;
mod protection;
mod schedule;
mod search;
mod shelf;
mod support;
mod time;
mod veil;
mod welcome;
mod words;
mod wrong;

/// The practice page has this element. It is no extension page: there is nothing there but the core.
const PRACTICE: &str = "main[data-page=try]";

/// The sections: their id, which is also the address, and their title.
const SECTIONS: [(&str, &str); 10] = [
    ("protection", "Protection"),
    ("creators", "Creators"),
    ("credibility", "Credibility"),
    ("time", "Time"),
    ("mirror", "Mirror"),
    ("shelf", "Shelf"),
    ("support", "Support"),
    ("data", "Data"),
    ("try", "Try it"),
    ("about", "About"),
];

/// Starts.
pub fn start() {
    match document().query_selector(PRACTICE) {
        Ok(Some(place)) => {
            let settings = Signal::derive(Settings::default);
            mount_to(place.unchecked_into(), move || trial::trial(settings)).forget();
        }
        _ => spawn_local(async {
            let opened = model::open().await;
            let model = model::Model::new(opened);
            if address() == welcome::PLACE {
                return mount_to_body(move || welcome::welcome(model));
            }
            mount_to_body(move || options(model));
            show_addressed_section();
        }),
    }
}

fn options(model: model::Model) -> impl IntoView {
    let settings = Signal::derive(move || model.settings.get());
    let link = |(id, title): (&'static str, &'static str)| {
        li().child(a().attr("href", format!("#{id}")).child(title))
    };
    div().class("page").child((
        header().class("masthead").child((
            img().attr("src", "icons/on-128.png").attr("alt", "").attr("width", "44").attr("height", "44"),
            div().child((h1().child("Softscroll"), p().class("soft").child("Settings and viewing time"))),
        )),
        nav()
            .class("contents")
            .attr("aria-label", "Sections")
            .child((search::search(), ul().child(SECTIONS.map(link).into_iter().collect_view()))),
        main().child((
            notice::trouble(model),
            part(0, "What to cover on the feed, and how.", protection::protection(model).into_any()),
            part(1, "Whose posts you always want, or never.", creators::creators(model).into_any()),
            part(
                2,
                "What a post of advice shows about itself, and where to check it.",
                credibility::credibility(model).into_any(),
            ),
            part(
                3,
                "What was watched, and how much of it you want. Counted on this device, for you alone.",
                (time::time(model), limits::limits(model)).into_any(),
            ),
            part(
                4,
                "What the feed showed you. Numbers only, for you alone.",
                mirror::mirror(model).into_any(),
            ),
            part(5, "Posts that you kept.", shelf::shelf(model).into_any()),
            part(6, "Somebody to talk to, now or later.", support::support(model).into_any()),
            part(7, "What Softscroll knows about you.", data::data(model).into_any()),
            part(8, "Type a caption and see what Softscroll makes of it.", trial::trial(settings).into_any()),
            part(9, "What Softscroll reads, and what it can't.", about::about().into_any()),
        )),
        notice::notice(model),
    ))
}

fn part(number: usize, about: &'static str, content: AnyView) -> impl IntoView {
    let (id, title) = SECTIONS[number];
    let heading = format!("{id}-title");
    section().attr("id", id).attr("aria-labelledby", heading.clone()).child((
        div().class("opening").child((h2().attr("id", heading).child(title), p().class("soft").child(about))),
        content,
    ))
}

/// The browser looked for the section that the address names before there was one.
fn show_addressed_section() {
    if let Some(section) = document().get_element_by_id(&address()) {
        section.scroll_into_view();
    }
}

/// What stands behind `#` in the address, up to a value that it carries.
fn address() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').split('=').next().unwrap_or_default().to_owned()
}
