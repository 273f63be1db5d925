//! Correcting a badge: it is put right here, and a text for the project is prepared, without the caption.

use leptos::ev;
use leptos::html::{Textarea, button, div, h3, p, textarea};
use leptos::prelude::*;

use crate::browser::page::control::toggle;
use crate::browser::page::model::Model;
use crate::core::assessment::Signal;
use crate::core::correction::Correction;
use crate::core::quantity::counted;
use crate::core::settings::Change;

/// What the address begins with where a badge led here.
const PLACE: &str = "#wrong=";

/// A badge that the person calls wrong.
#[derive(Clone)]
struct Wrong {
    post: String,
    kind: String,
    signals: Vec<Signal>,
}

impl Wrong {
    /// From the address. Total: what is no badge is none.
    fn of(hash: &str) -> Option<Self> {
        let mut parts = hash.strip_prefix(PLACE)?.split(',');
        let post = parts.next().filter(|post| post.len() == 16 && u64::from_str_radix(post, 16).is_ok())?;
        let kind = parts
            .next()
            .filter(|kind| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase()))?;
        let numbers =
            parts.next().unwrap_or_default().split('.').filter_map(|number| number.parse::<usize>().ok());
        let signals = numbers.filter_map(|number| Signal::ALL.get(number).copied()).collect();
        Some(Self { post: post.to_owned(), kind: kind.to_owned(), signals })
    }

    fn correction(&self, model: Model) -> Option<Correction> {
        let post = u64::from_str_radix(&self.post, 16).ok()?;
        model.settings.with(|settings| settings.corrections.of(post))
    }

    /// What can be sent to the project.
    fn report(&self, correction: Correction) -> String {
        let signals: Vec<&str> = self.signals.iter().map(|signal| signal.label()).collect();
        let signals = if signals.is_empty() { "none".to_owned() } else { signals.join("; ") };
        format!(
            "Softscroll {} took a post for: {}\nIt is: {}\nSignals that were shown: {signals}\nThe caption is not included. To add it, write it here:\n",
            env!("CARGO_PKG_VERSION"),
            self.kind,
            correction.label(),
        )
    }
}

/// The form, where a badge led here, and how much was corrected.
pub fn wrong(model: Model) -> impl IntoView {
    let found = window().location().hash().ok().as_deref().and_then(Wrong::of);
    let count = Memo::new(move |_| model.settings.with(|settings| settings.corrections.count()));
    (found.map(|wrong| form(model, &wrong)), move || {
        let says = || format!("You corrected {}.", counted(count.get() as u64, "badge", "badges"));
        (count.get() > 0).then(|| div().class("card plain").child(p().class("soft small").child(says())))
    })
}

fn form(model: Model, wrong: &Wrong) -> impl IntoView + use<> {
    let held = StoredValue::new(wrong.clone());
    let chosen = Memo::new(move |_| held.with_value(|wrong| wrong.correction(model)));
    let post = wrong.post.clone();
    let change =
        move |correction: Option<Correction>| model.change(Change::Correct(post.clone(), correction));
    let choices = Correction::ALL.map(|correction| {
        let change = change.clone();
        let label = correction.label();
        toggle(
            label,
            label.to_owned(),
            move || chosen.get() == Some(correction),
            move || change(Some(correction)),
        )
    });
    let back = change.clone();
    div().class("card wrong").attr("id", "wrong").child((
        h3().child("A badge that is wrong"),
        p().child(format!("It said: {}. What is the post?", wrong.kind)),
        div().class("toggles").child(choices.into_iter().collect_view()),
        move || {
            chosen.get().map(|correction| {
                let back = back.clone();
                let report = held.with_value(|wrong| wrong.report(correction));
                (
                    p().class("soft small").child(
                        "It is put right in your browser. To help others, send this text to the project, or do nothing.",
                    ),
                    copying(report),
                    button().class("button small").attr("id", "correct-back").on(ev::click, move |_| back(None)).child("As it was"),
                )
            })
        },
    ))
}

fn copying(report: String) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        if let Some(field) = field.get() {
            field.select();
            let text = field.value();
            let clipboard = window().navigator().clipboard();
            leptos::task::spawn_local(async move {
                let done = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await;
                copied.set(done.is_ok());
            });
        }
    };
    (
        textarea()
            .class("report")
            .attr("id", "report")
            .attr("rows", "6")
            .attr("aria-label", "Text for the project")
            .node_ref(field)
            .prop("value", report),
        button()
            .class("button small")
            .attr("id", "copy-report")
            .on(ev::click, copy)
            .child(move || if copied.get() { "Copied" } else { "Copy" }),
    )
}
