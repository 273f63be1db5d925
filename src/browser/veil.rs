//! The veil: what a person sees in place of a covered post.
//!
//! Neutral and specific: it names the categories and the creator, offers Skip first and Show second, and
//! says why. No red, no warning signs, no claim that it heals (design, section 5).

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::{
    AddEventListenerOptions, CanvasRenderingContext2d, Document, Element, FocusOptions, HtmlCanvasElement,
    HtmlElement, HtmlImageElement,
};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::dom::{build, drawing};
use super::{curate, reader};
use crate::core::adapter::tiktok::MORE;
use crate::core::creator::{Mark, Treat, handle};
use crate::core::judgement::Judgement;
use crate::core::message::Request;
use crate::core::post::Post;
use crate::core::rule::{Lean, Rule};
use crate::core::settings::{Change, Sensitivity, VeilStyle};
use crate::core::shelf::keeping;

/// What leads to helplines.
pub const SUPPORT: &str = "Find support";

/// Of so many words of a category one can say that they are no reason.
const MISTAKES: usize = 3;

/// The ground is painted this small, so that nothing of the picture but its colours is left.
const GROUND: (u32, u32) = (6, 10);

/// What a person presses on a veil or a badge.
#[derive(Clone)]
pub enum Press {
    /// On to the next post.
    Skip,
    /// Show this one.
    Show,
    /// Cover this one again.
    Cover,
    /// On to the posts of those whom the person follows.
    Following,
    /// No break now.
    NotNow,
    /// Something that the background keeps.
    Tell(Rc<Request>),
}

impl Press {
    /// A creator is marked.
    pub fn mark(mark: Mark) -> Self {
        Self::Tell(Rc::new(Request::Mark { mark }))
    }

    /// A place of the options page is to be seen.
    pub fn open(place: &str) -> Self {
        Self::Tell(Rc::new(Request::Open { place: place.to_owned() }))
    }
}

/// Called when a person presses something; `true` where it was done by keyboard.
pub type Pressed = Rc<dyn Fn(Press, bool)>;

/// What is drawn, and the listeners that live with it.
pub type Drawing = (Vec<Element>, Vec<EventListener>);

/// Draws the veil of a judged post.
pub fn draw(
    document: &Document,
    judgement: &Judgement,
    style: VeilStyle,
    card: &Element,
    can_skip: bool,
    pressed: &Pressed,
) -> Drawing {
    let title = judgement.title();
    let creator = judgement.creator();
    let sentence =
        if creator.is_empty() { "A post is covered".to_owned() } else { format!("{creator} · covered") };
    let mut listeners = Vec::new();
    let reasons = reasons(document, judgement, card, pressed, &mut listeners);
    let why = build(document, "button")
        .class("why")
        .with("type", "button")
        .with("aria-expanded", "false")
        .text("Why?");
    let why = why.done();
    listeners.push(toggle(&why, &reasons));
    let panel = panel(document, &title, &sentence, can_skip, pressed, &mut listeners);
    if judgement.verdict.support && can_skip {
        let leads = button(document, "why", SUPPORT, Press::open("support"), pressed, &mut listeners);
        panel.append_child(&leads).ok();
    }
    let kept = can_skip.then(|| keep(document, "why", &judgement.post, pressed, &mut listeners)).flatten();
    let row = build(document, "div").class("row").child(&why).children(&kept).done();
    panel.append_with_node_2(&row, &reasons).ok();
    let ground = (style == VeilStyle::Blur).then(|| ground(document, card)).flatten();
    (vec![veil(document, &format!("Covered post: {title}"), ground.as_ref(), &panel)], listeners)
}

/// Draws the veil of a card that can't be read.
pub fn draw_unreadable(document: &Document, can_skip: bool, pressed: &Pressed) -> Drawing {
    let mut listeners = Vec::new();
    let title = "Can't read this one";
    let sentence = "It stays covered until you decide";
    let panel = panel(document, title, sentence, can_skip, pressed, &mut listeners);
    (vec![veil(document, "Covered post that can't be read", None, &panel)], listeners)
}

/// Draws the veil of one comment, in a line.
pub fn draw_comment(document: &Document, judgement: &Judgement, pressed: &Pressed) -> Drawing {
    let mut listeners = Vec::new();
    let title = judgement.title();
    let show = button(document, "secondary", "Show", Press::Show, pressed, &mut listeners);
    let line = build(document, "div")
        .class("line")
        .child(&build(document, "span").class("sentence").text(&title).done())
        .child(&show)
        .done();
    (vec![veil(document, &format!("Covered comment: {title}"), None, &line)], listeners)
}

/// Draws the control that takes a reveal back.
pub fn draw_revealed(document: &Document, pressed: &Pressed) -> Drawing {
    let mut listeners = Vec::new();
    let again = button(document, "chip", "Cover again", Press::Cover, pressed, &mut listeners);
    (vec![again], listeners)
}

/// Draws the way to helplines on a post that is open.
pub fn draw_support(document: &Document, pressed: &Pressed) -> Drawing {
    let mut listeners = Vec::new();
    let chip = button(document, "chip", SUPPORT, Press::open("support"), pressed, &mut listeners);
    (vec![chip], listeners)
}

/// Draws, on a post that is shown because of its creator, the way back.
pub fn draw_favoured(document: &Document, judgement: &Judgement, pressed: &Pressed) -> Drawing {
    let mut listeners = Vec::new();
    let text = format!("You always show @{} \u{00B7} undo", judgement.post.handle);
    let mark = Mark::Treat(judgement.post.handle.clone(), None);
    let chip = button(document, "chip", &text, Press::mark(mark), pressed, &mut listeners);
    (vec![chip], listeners)
}

fn veil(document: &Document, name: &str, ground: Option<&Element>, panel: &Element) -> Element {
    let veil = build(document, "div").class("veil").with("role", "group").with("aria-label", name);
    let veil = veil.children(ground);
    veil.child(&build(document, "div").class("scrim").done()).child(panel).done()
}

fn panel(
    document: &Document,
    title: &str,
    sentence: &str,
    can_skip: bool,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    // In a grid there is nothing to skip to: all of it is in view.
    let skip = can_skip.then(|| button(document, "primary", "Skip", Press::Skip, pressed, listeners));
    let show = button(document, "secondary", "Show", Press::Show, pressed, listeners);
    build(document, "div")
        .class("panel")
        .child(&drawing(document, &EYE))
        .child(
            &build(document, "div")
                .class("title")
                .with("role", "heading")
                .with("aria-level", "3")
                .text(title)
                .done(),
        )
        .child(&build(document, "div").class("sentence").with("dir", "auto").text(sentence).done())
        .child(&build(document, "div").class("choices").children(&skip).child(&show).done())
        .done()
}

/// A resting eye.
const EYE: [&str; 2] = [
    "M4 13c3.6 5 7.6 7.5 12 7.5S24.4 18 28 13",
    "M8.500 17.600 6.200 21M16 20.500v4M23.500 17.600 25.800 21",
];

/// Which words led to which category, and what a person can answer.
fn reasons(
    document: &Document,
    judgement: &Judgement,
    card: &Element,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let list = build(document, "dl").done();
    let mut answers = Vec::new();
    for reason in judgement.reasons() {
        let words = build(document, "dd");
        let words = match reason.words.is_empty() {
            true => words.text("The creator's name or what is said").done(),
            false => words.quoting(document, &reason.words).done(),
        };
        list.append_with_node_2(&build(document, "dt").text(reason.label()).done(), &words).ok();
        let Some(category) = reason.category else { continue };
        for word in reason.words.iter().take(MISTAKES) {
            let Some(rule) = Rule::new(word, Lean::Allow) else { continue };
            let sure =
                format!("Never cover because of \u{201C}{word}\u{201D}: press again to keep this rule");
            let request = Request::Change { change: Change::Rule(rule) };
            answers.push(proposal(
                document,
                &format!("False alarm: \u{201C}{word}\u{201D}"),
                &sure,
                request,
                pressed,
                listeners,
            ));
        }
        let label = category.label();
        let sure = format!("Never cover for {label} again: press again to switch it off");
        let request = Request::Change { change: Change::Sensitivity(category, Sensitivity::Off) };
        answers.push(proposal(
            document,
            &format!("Not this category: {label}"),
            &sure,
            request,
            pressed,
            listeners,
        ));
    }
    if let Some(labels) = judgement.labels() {
        let words = build(document, "dd").text(&labels).done();
        list.append_with_node_2(&build(document, "dt").text("The site's own label").done(), &words).ok();
    }
    if let Some(handle) = handle(&judgement.post.handle) {
        let (text, treat) = match judgement.marks.treat {
            Some(Treat::Veil) => (format!("Not always cover @{handle}"), None),
            _ => (format!("Always show @{handle}"), Some(Treat::Show)),
        };
        let press = Press::mark(Mark::Treat(handle, treat));
        answers.push(button(document, "answer", &text, press, pressed, listeners));
    }
    if reader::all(card, MORE).next().is_some() {
        answers.push(curate::button(document, card, listeners));
    }
    build(document, "div").class("reasons").with("hidden", "").child(&list).children(&answers).done()
}

/// Says at the first press what the second one will keep.
fn proposal(
    document: &Document,
    text: &str,
    sure: &str,
    request: Request,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let button =
        build(document, "button").class("answer").with("type", "button").with("dir", "auto").text(text);
    let button = button.done();
    let (pressed, sure, control, request) =
        (Rc::clone(pressed), sure.to_owned(), button.clone(), Rc::new(request));
    listeners.push(EventListener::new(&button, "click", move |event| {
        if !event.is_trusted() {
            return;
        }
        if control.has_attribute("data-sure") {
            let count = event.dyn_ref::<web_sys::MouseEvent>().map_or(0, |press| press.detail());
            pressed(Press::Tell(Rc::clone(&request)), count == 0);
        } else {
            control.set_attribute("data-sure", "").ok();
            control.set_text_content(Some(&sure));
        }
    }));
    button
}

/// A button that reports what was pressed.
pub fn button(
    document: &Document,
    class: &str,
    text: &str,
    press: Press,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Element {
    let button = build(document, "button").class(class).with("type", "button").text(text).done();
    let pressed = Rc::clone(pressed);
    listeners.push(EventListener::new(&button, "click", move |event| {
        // A reveal is a person's deliberate act: a script's click is none.
        if event.is_trusted() {
            let count = event.dyn_ref::<web_sys::MouseEvent>().map_or(0, |press| press.detail());
            pressed(press.clone(), count == 0);
        }
    }));
    button
}

/// The button that puts a post on the shelf, and says so once it was pressed. `None` where the post has no address.
pub fn keep(
    document: &Document,
    class: &str,
    post: &Post,
    pressed: &Pressed,
    listeners: &mut Vec<EventListener>,
) -> Option<Element> {
    let press = Press::Tell(Rc::new(Request::Shelve { change: keeping(post)? }));
    let keep = button(document, class, "Keep", press, pressed, listeners);
    let control = keep.clone();
    listeners.push(EventListener::new(&keep, "click", move |event| {
        if event.is_trusted() {
            control.set_text_content(Some("Kept"));
        }
    }));
    Some(keep)
}

fn toggle(button: &Element, part: &Element) -> EventListener {
    let (switch, part) = (button.clone(), part.clone());
    EventListener::new(button, "click", move |_| {
        let opens = part.has_attribute("hidden");
        part.toggle_attribute("hidden").ok();
        switch.set_attribute("aria-expanded", if opens { "true" } else { "false" }).ok();
    })
}

/// The picture's colours: poster or frame, painted a few pixels wide.
fn ground(document: &Document, card: &Element) -> Option<Element> {
    let canvas: HtmlCanvasElement =
        build(document, "canvas").class("ground").with("aria-hidden", "true").done().unchecked_into();
    canvas.set_width(GROUND.0);
    canvas.set_height(GROUND.1);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let (width, height) = (f64::from(GROUND.0), f64::from(GROUND.1));
    let poster = reader::all(card, "picture img, .swiper-slide-active img").next();
    if let Some(poster) = poster.map(|poster| poster.unchecked_into::<HtmlImageElement>()) {
        let paint = {
            let (context, poster) = (context, poster.clone());
            move || {
                context
                    .draw_image_with_html_image_element_and_dw_and_dh(&poster, 0.0, 0.0, width, height)
                    .ok();
            }
        };
        if poster.complete() {
            paint();
        } else {
            // Left to the collector: Firefox may still deliver to a listener that was taken away.
            let loaded = Closure::once_into_js(paint);
            let options = AddEventListenerOptions::new();
            options.set_once(true);
            let heard = loaded.unchecked_ref();
            poster
                .add_event_listener_with_callback_and_add_event_listener_options("load", heard, &options)
                .ok();
        }
    } else if let Some(video) = reader::all(card, "video").next() {
        let video: web_sys::HtmlVideoElement = video.unchecked_into();
        context.draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, width, height).ok();
    }
    Some(canvas.unchecked_into())
}

/// Puts the focus on the first choice of a veil that is drawn in `layer`.
pub fn focus_first(layer: &HtmlElement) {
    focus(layer.query_selector("button").ok().flatten());
}

/// Puts the focus on the control that covers again, which is drawn last.
pub fn focus_last(layer: &HtmlElement) {
    focus(layer.last_element_child());
}

/// Moves nothing: the feed may be scrolling.
fn focus(element: Option<Element>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element {
        element.unchecked_into::<HtmlElement>().focus_with_options(&options).ok();
    }
}
