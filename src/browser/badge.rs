//! The badge: what a post of advice shows about itself, and from which words.
//!
//! Shape and word before colour; calm, small, at the same place on every card; never about a person.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};

use super::clock;
use super::dom::{build, build_svg};
use super::veil::{Drawing, Press, Pressed, button, keep};
use crate::core::assessment::{Advice, Signal};
use crate::core::correction::name;
use crate::core::creator::{Check, Mark, Marks, Treat, handle};
use crate::core::judgement::{Evidence, Judgement};
use crate::core::time::Millis;

/// Draws the badge with its popover.
pub fn draw(document: &Document, judgement: &Judgement, advice: Advice, pressed: &Pressed) -> Drawing {
    let badge = build(document, "button")
        .class(&format!("chip badge {}", class(advice)))
        .with("type", "button")
        .with("aria-haspopup", "dialog")
        .with("aria-expanded", "false")
        .child(&icon(document, advice))
        .child(&build(document, "span").text(advice.label()).done())
        .html();
    let evidence = judgement.evidence();
    let cautions = evidence.iter().filter(|each| each.signal.is_caution()).count();
    if cautions > 0 {
        let text = if cautions == 1 { "1 caution".to_owned() } else { format!("{cautions} cautions") };
        badge.append_child(&build(document, "span").class("count").text(&text).done()).ok();
    }
    let own =
        [(judgement.marks.checked.is_some(), "checked by you"), (judgement.is_corrected, "corrected by you")];
    for (_, words) in own.into_iter().filter(|(is_so, _)| *is_so) {
        badge.append_child(&build(document, "span").class("own").text(words).done()).ok();
    }
    let popover = popover(document, advice, &evidence, judgement.labels().as_deref());
    let mut listeners = opening(&badge, &popover);
    let wrong = format!(
        "wrong={},{},{}",
        name(judgement.key),
        class(advice),
        evidence.iter().map(|each| (each.signal as u8).to_string()).collect::<Vec<_>>().join(".")
    );
    popover
        .append_child(&button(
            document,
            "answer",
            "This is wrong",
            Press::open(&wrong),
            pressed,
            &mut listeners,
        ))
        .ok();
    if let Some(keep) = keep(document, "answer", &judgement.post, pressed, &mut listeners) {
        popover.append_child(&keep).ok();
    }
    if let Some(handle) = handle(&judgement.post.handle) {
        let claims = evidence.iter().any(|each| each.signal == Signal::Credential);
        popover
            .append_child(&answers(document, &handle, &judgement.marks, claims, pressed, &mut listeners))
            .ok();
    }
    (vec![badge.unchecked_into(), popover.unchecked_into()], listeners)
}

/// What a person can keep of a creator, each by one press, and take back by the next.
fn answers(
    document: &Document,
    handle: &str,
    marks: &Marks,
    claims: bool,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let mut answer = |text: String, is_on: bool, mark: Mark| {
        let button = button(document, "answer", &text, Press::mark(mark), pressed, listeners);
        button.set_attribute("aria-pressed", if is_on { "true" } else { "false" }).ok();
        button
    };
    let name = || handle.to_owned();
    let mut buttons = vec![answer(
        "I find them helpful".to_owned(),
        marks.is_helpful,
        Mark::Helpful(name(), !marks.is_helpful),
    )];
    if claims || marks.checked.is_some() {
        let (text, mark) = match &marks.checked {
            Some(check) => (format!("Checked by you on {}", date(check.at)), Mark::Uncheck(name())),
            None => {
                let check = Check { handle: name(), at: clock::wall(), note: String::new() };
                ("I checked this claim".to_owned(), Mark::Check(check))
            }
        };
        buttons.push(answer(text, marks.checked.is_some(), mark));
    }
    let covers = marks.treat == Some(Treat::Veil);
    let treat = (!covers).then_some(Treat::Veil);
    buttons.push(answer(format!("Always cover @{handle}"), covers, Mark::Treat(name(), treat)));
    if claims {
        let press = Press::open("registers");
        buttons.insert(0, button(document, "answer", "Where to check this claim", press, pressed, listeners));
    }
    build(document, "div").class("answers").children(&buttons).done()
}

/// A day as the person writes it.
fn date(at: Millis) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    date.to_locale_date_string("default", &JsValue::UNDEFINED).into()
}

/// Draws the names of categories that the person wants named and not covered.
pub fn draw_note(document: &Document, judgement: &Judgement) -> Drawing {
    let labels: Vec<_> = judgement.verdict.notes.iter().map(|category| category.label()).collect();
    let note =
        build(document, "div").class("chip note").with("role", "note").text(&labels.join(" · ")).done();
    (vec![note], Vec::new())
}

fn popover(document: &Document, advice: Advice, evidence: &[Evidence], labels: Option<&str>) -> HtmlElement {
    let heading = build(document, "div").class("title").with("role", "heading").with("aria-level", "3");
    let mut list = build(document, "ul").class("signals");
    for Evidence { signal, words } in evidence {
        let kind = if signal.is_caution() { "caution" } else { "care" };
        let mark =
            if signal.is_caution() { "M8 3v6M8 11.500v1.500" } else { "M3.500 8.500 6.500 11.500 12.500 5" };
        let label = build(document, "strong").text(signal.label()).done();
        let words = build(document, "span").class("words").quoting(document, words).done();
        let text = build(document, "div").child(&label).child(&words).done();
        list = list
            .child(&build(document, "li").class(kind).child(&mark_of(document, mark)).child(&text).done());
    }
    let nothing = evidence.is_empty().then_some("No signs of care or caution in the text.");
    let mut popover = build(document, "div")
        .class("popover")
        .with("role", "dialog")
        .with("aria-label", "About this advice")
        .with("tabindex", "-1")
        .with("hidden", "")
        .child(&heading.text(advice.label()).done())
        .child(&build(document, "p").text(advice.explanation()).done());
    popover = match nothing {
        Some(text) => popover.child(&build(document, "p").class("quiet").text(text).done()),
        None => popover.child(&list.done()),
    };
    if let Some(labels) = labels {
        let text = format!("The site's own label: {labels}.");
        popover = popover.child(&build(document, "p").class("quiet").text(&text).done());
    }
    let origin = "Read from the caption and the creator's name, on this device.";
    popover.child(&build(document, "p").class("quiet").text(origin).done()).html()
}

/// Opens by click and Enter, closes by the same, by Escape and by a press elsewhere.
fn opening(badge: &HtmlElement, popover: &HtmlElement) -> Vec<EventListener> {
    let set = |badge: &HtmlElement, popover: &HtmlElement, open: bool| {
        if open {
            popover.remove_attribute("hidden").ok();
            popover.focus().ok();
        } else {
            popover.set_attribute("hidden", "").ok();
        }
        badge.set_attribute("aria-expanded", if open { "true" } else { "false" }).ok();
    };
    let is_open = |popover: &HtmlElement| !popover.has_attribute("hidden");
    let toggled = {
        let (badge, popover) = (badge.clone(), popover.clone());
        EventListener::new(&badge.clone(), "click", move |_| set(&badge, &popover, !is_open(&popover)))
    };
    let escapes = [badge, popover].map(|element| {
        let (badge, popover) = (badge.clone(), popover.clone());
        EventListener::new(element, "keydown", move |event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && is_open(&popover) {
                set(&badge, &popover, false);
                badge.focus().ok();
            }
        })
    });
    let left = {
        let (badge, popover) = (badge.clone(), popover.clone());
        EventListener::new(&popover.clone(), "focusout", move |event| {
            let to = js_sys::Reflect::get(event, &"relatedTarget".into()).ok();
            let to = to.and_then(|to| to.dyn_into::<Element>().ok());
            let stays = to.is_some_and(|to| popover.contains(Some(&to)) || badge.contains(Some(&to)));
            if !stays {
                set(&badge, &popover, false);
            }
        })
    };
    escapes.into_iter().chain([toggled, left]).collect()
}

const fn class(advice: Advice) -> &'static str {
    match advice {
        Advice::Professional => "professional",
        Advice::Personal => "personal",
        Advice::Unverified => "unverified",
        Advice::Unclear => "unclear",
    }
}

/// A shape of its own for each kind: a card with a name, a speech bubble, a circle not closed, a dash.
fn icon(document: &Document, advice: Advice) -> Element {
    mark_of(
        document,
        match advice {
            Advice::Professional => {
                "M2.500 3.500h11v9h-11zM5 10.500h6M8 5.200a1.300 1.300 0 1 1 0 2.600 1.300 1.300 0 0 1 0-2.600"
            }
            Advice::Personal => "M2.500 3.500h11v7h-6l-3 2.500v-2.500h-2z",
            Advice::Unverified => {
                "M13 5.500A5.500 5.500 0 1 0 13.500 8M6.300 6.500a1.800 1.800 0 1 1 2.500 1.800c-.6.3-.8.6-.8 1.200M8 11.400v.3"
            }
            Advice::Unclear => "M4.500 8h7",
        },
    )
}

fn mark_of(document: &Document, path: &str) -> Element {
    build_svg(document, "svg")
        .with("viewBox", "0 0 16 16")
        .with("aria-hidden", "true")
        .with("class", "mark")
        .child(&build_svg(document, "path").with("d", path).done())
        .done()
}
