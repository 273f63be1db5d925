//! Creators as the person marked them: adding, finding, taking back, and notes on what they checked.

use leptos::ev;
use leptos::html::{button, div, form, h3, input, label, li, p, span, ul};
use leptos::prelude::*;

use super::exchange::exchange;
use crate::browser::clock;
use crate::browser::page::control::{segments, toggle};
use crate::browser::page::model::Model;
use crate::core::creator::{Check, Creators, Mark, NOTE, Treat, handle};

/// More than these are found by typing.
const SHOWN: usize = 100;

/// What a person can mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Show,
    Veil,
    Helpful,
    Checked,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Show, Self::Veil, Self::Helpful, Self::Checked];

    const fn id(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Veil => "cover",
            Self::Helpful => "helpful",
            Self::Checked => "checked",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Show => "Always show",
            Self::Veil => "Always cover",
            Self::Helpful => "Helpful",
            Self::Checked => "Checked by you",
        }
    }

    fn mark(self, name: String, is_on: bool) -> Mark {
        match (self, is_on) {
            (Self::Show | Self::Veil, false) => Mark::Treat(name, None),
            (Self::Show, true) => Mark::Treat(name, Some(Treat::Show)),
            (Self::Veil, true) => Mark::Treat(name, Some(Treat::Veil)),
            (Self::Helpful, _) => Mark::Helpful(name, is_on),
            (Self::Checked, false) => Mark::Uncheck(name),
            (Self::Checked, true) => {
                Mark::Check(Check { handle: name, at: clock::wall(), note: String::new() })
            }
        }
    }

    fn is_on(self, creators: &Creators, name: &str) -> bool {
        let marks = creators.marks(name);
        match self {
            Self::Show => marks.treat == Some(Treat::Show),
            Self::Veil => marks.treat == Some(Treat::Veil),
            Self::Helpful => marks.is_helpful,
            Self::Checked => marks.checked.is_some(),
        }
    }
}

/// The section.
pub fn creators(model: Model) -> impl IntoView {
    (div().class("card words creators").child((adding(model), list(model))), exchange(model))
}

fn adding(model: Model) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(Kind::Show);
    let fault = RwSignal::new(None::<&'static str>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match name.with_untracked(|name| handle(name)) {
            None => fault.set(Some("That is no handle. It looks like @name, without spaces.")),
            Some(handle) => {
                fault.set(None);
                name.set(String::new());
                model.mark(kind.get_untracked().mark(handle, true));
            }
        }
    };
    let kinds = Kind::ALL.map(|kind| (kind, kind.id(), kind.label()));
    (
        div().child((
            h3().child("Creators you marked"),
            p().class("soft small").child(
                "Also in one press on a cover and on a badge. The marks hold for the handle, and only you know of them.",
            ),
        )),
        form().class("adding").on(ev::submit, add).child((
            label().attr("for", "creator").class("unseen").child("Handle of a creator"),
            input()
                .attr("id", "creator")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("maxlength", "60")
                .attr("placeholder", "@creator")
                .attr("aria-describedby", "creator-fault")
                .prop("value", move || name.get())
                .on(ev::input, move |event| name.set(event_target_value(&event))),
            segments(
                "mark".to_owned(),
                "What you mark".to_owned(),
                kinds.to_vec(),
                move || kind.get(),
                move |chosen| kind.set(chosen),
            ),
            button().class("button").attr("type", "submit").child("Add"),
        )),
        p().class("fault small").attr("id", "creator-fault").attr("role", "alert").child(move || fault.get()),
    )
}

fn list(model: Model) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let names = Memo::new(move |_| {
        let sought = sought.get().trim().trim_start_matches('@').to_lowercase();
        model.creators.with(|creators| {
            let all = creators.everybody();
            let count = all.len();
            let found = all.into_iter().filter(|name| name.contains(&sought)).take(SHOWN);
            (count, found.map(str::to_owned).collect::<Vec<_>>())
        })
    });
    let count = move || names.with(|(count, _)| *count);
    let told = move || match (count(), names.with(|(_, names)| names.len())) {
        (0, _) => "Nobody is marked yet.".to_owned(),
        (count, shown) if shown < count => format!("{shown} of {count} are shown."),
        (count, _) => format!("{count} marked."),
    };
    (
        div().class("finding").attr("hidden", move || (count() < 2).then_some("")).child((
            label().attr("for", "find-creator").class("unseen").child("Find among them"),
            input()
                .attr("id", "find-creator")
                .attr("type", "search")
                .attr("placeholder", "Find")
                .on(ev::input, move |event| sought.set(event_target_value(&event))),
        )),
        p().class("soft small").attr("role", "status").child(told),
        ul().class("rules").attr("aria-label", "Creators you marked").child(For(ForProps::builder()
            .each(move || names.with(|(_, names)| names.clone()))
            .key(String::clone)
            .children(move |name| item(model, name))
            .build())),
    )
}

fn item(model: Model, name: String) -> impl IntoView {
    let of = name.clone();
    let kinds =
        Memo::new(move |_| model.creators.with(|creators| Kind::ALL.map(|kind| kind.is_on(creators, &of))));
    let mark = {
        let name = name.clone();
        move |kind: Kind| {
            let is_on = move || kinds.with(|kinds| kinds[kind as usize]);
            let called = format!("{}: @{name}", kind.label());
            let name = name.clone();
            toggle(kind.label(), called, is_on, move || model.mark(kind.mark(name.clone(), !is_on())))
        }
    };
    let of = name.clone();
    let note = Memo::new(move |_| model.creators.with(|creators| creators.marks(&of).checked));
    li().child((
        span().class("phrase").attr("dir", "auto").child(format!("@{name}")),
        div().class("toggles").child(Kind::ALL.map(mark).into_iter().collect_view()),
        move || {
            note.get().map(|check| {
                let text = check.note.clone();
                let keep = move |event: ev::Event| {
                    let note = event_target_value(&event);
                    model.mark(Mark::Check(Check { note, ..check.clone() }));
                };
                input()
                    .class("note")
                    .attr("type", "text")
                    .attr("maxlength", NOTE.to_string())
                    .attr("placeholder", "What you found, and where")
                    .attr("aria-label", format!("Note on @{name}"))
                    .prop("value", text)
                    .on(ev::change, keep)
            })
        },
    ))
}
