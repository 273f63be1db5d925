//! "Try a caption": type a text and see what the core says of it.
//!
//! Touches nothing of the browser, so that the practice site can show it too.

use leptos::ev;
use leptos::html::{button, div, label, p, textarea};
use leptos::prelude::*;

use crate::core::assessment::Assessment;
use crate::core::explanation::explain;
use crate::core::post::Post;
use crate::core::rule::Rules;
use crate::core::screen::screen_with;
use crate::core::settings::Settings;
use crate::core::verdict::{Verdict, decide};

mod facts;
mod marked;
mod reasons;

/// What to start from: grief, advice with a promise, and a figure of speech that is left alone.
const EXAMPLES: [(&str, &str); 3] = [
    ("A loss", "still crying over grandpa, he passed away last week 💔 #grieftok"),
    (
        "Advice",
        "Therapist here: 3 signs you have ADHD, and my course cures it for good. Link in bio! #adhdtok",
    ),
    ("A figure of speech", "I’m dying 😂 this dog is killing me #funny"),
];

/// A caption with what the core says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was typed.
    pub caption: String,
    /// What it means.
    pub assessment: Assessment,
    /// What happens to it with the person's settings.
    pub verdict: Verdict,
}

impl Answer {
    /// Reads a caption.
    pub fn of(caption: String, settings: &Settings) -> Self {
        let post = Post { caption: caption.clone(), ..Post::default() };
        let assessment = screen_with(&post, &Rules::of(&settings.rules));
        let verdict = decide(&assessment, settings);
        Self { caption, assessment, verdict }
    }
}

/// The box and, live below it, the answer.
pub fn trial(settings: Signal<Settings>) -> impl IntoView {
    let caption = RwSignal::new(String::new());
    let answer = Memo::new(move |_| settings.with(|settings| Answer::of(caption.get(), settings)));
    let example = move |(name, text): (&'static str, &'static str)| {
        button().class("button").on(ev::click, move |_| caption.set(text.to_owned())).child(name)
    };
    div().class("trial").child((
        label().attr("for", "caption").child("Caption"),
        textarea()
            .attr("id", "caption")
            .attr("rows", "4")
            .attr("spellcheck", "false")
            .attr("placeholder", "Type or paste a caption. It stays on this page.")
            .prop("value", move || caption.get())
            .on(ev::input, move |event| caption.set(event_target_value(&event))),
        div().class("examples").child((
            p().class("soft small").child("Or try"),
            EXAMPLES.map(example).into_iter().collect_view(),
        )),
        shown(answer),
    ))
}

fn shown(answer: Memo<Answer>) -> impl IntoView {
    let is_blank = Memo::new(move |_| answer.with(|answer| answer.caption.trim().is_empty()));
    // Read out when it changes, not with every key.
    let action = Memo::new(move |_| answer.with(|answer| answer.verdict.action));
    let why = Memo::new(move |_| answer.with(|answer| explain(&answer.assessment, &answer.verdict)));
    let class = move || format!("verdict {:?}", action.get()).to_lowercase();
    div().class("answer").attr("hidden", move || is_blank.get()).child((
        div().attr("class", class).attr("role", "status").attr("id", "verdict").child((
            p().class("deed").child(move || action.get().label()),
            p().class("soft").child(move || why.get()),
        )),
        move || answer.with(marked::marked),
        move || answer.with(reasons::reasons),
        move || answer.with(facts::facts),
    ))
}
