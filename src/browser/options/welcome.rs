//! The first run: four short steps, each of which can be the last.

use leptos::ev;
use leptos::html::{H1, a, button, div, h1, h2, li, main, ol, p, section, strong, ul};
use leptos::prelude::*;

use super::about::columns;
use super::limits::part;
use crate::browser::js::Warn;
use crate::browser::page::control::{switch, toggle};
use crate::browser::page::field;
use crate::browser::page::icon::{Icon, draw};
use crate::browser::page::model::Model;
use crate::browser::page::{notice, trial};
use crate::core::category::Category;
use crate::core::limits;
use crate::core::settings::{Change, Sensitivity, Settings};
use crate::core::verdict::Deed;

/// Where the page stands, behind `#` in its address.
pub const PLACE: &str = "welcome";

/// How many steps there are.
const STEPS: usize = 4;

/// Two made-up posts: the words of the first are covered by default, the second one is advice.
const EXAMPLES: [(&str, &str); 2] = [
    ("@fern.indigo", "i cant do this anymore. everyone would be better off without me"),
    ("@drkettle", "Licensed psychologist here: three ways to breathe through a panic attack"),
];

/// The page.
pub fn welcome(model: Model) -> impl IntoView {
    let step = RwSignal::new(0_usize);
    let heading = NodeRef::<H1>::new();
    // Whoever goes on by keyboard goes on with the heading of the next step.
    Effect::new(move |before: Option<usize>| {
        let now = step.get();
        if before.is_some_and(|before| before != now)
            && let Some(heading) = heading.get()
        {
            heading.focus().warn("moving the focus");
        }
        now
    });
    let titles = ["Hello", "What to be protected from", "See it work", "Your time"];
    let content = move || match step.get() {
        0 => hello().into_any(),
        1 => choose(model).into_any(),
        2 => see(model).into_any(),
        _ => wish(model).into_any(),
    };
    div().class("welcome").child((
        main().child((
            ol().class("steps").attr("aria-label", "Steps").child(
                titles
                    .into_iter()
                    .enumerate()
                    .map(|(number, title)| {
                        li().attr("aria-current", move || (step.get() == number).then_some("step"))
                            .child(title)
                    })
                    .collect_view(),
            ),
            h1().attr("tabindex", "-1").node_ref(heading).child(move || titles[step.get()]),
            content,
            div().class("onward").child((
                a().class("soft small")
                    .attr("href", "options.html")
                    .attr("id", "leave")
                    .child("That will do, thank you"),
                div().class("pair").child((
                    button()
                        .class("button")
                        .attr("id", "back")
                        .attr("hidden", move || (step.get() == 0).then_some(""))
                        .on(ev::click, move |_| step.update(|step| *step -= 1))
                        .child("Back"),
                    move || match step.get() + 1 < STEPS {
                        true => button()
                            .class("button primary")
                            .attr("id", "next")
                            .on(ev::click, move |_| step.update(|step| *step += 1))
                            .child("Next")
                            .into_any(),
                        false => a()
                            .class("button primary")
                            .attr("id", "done")
                            .attr("href", "https://www.tiktok.com/")
                            .child("To the feed")
                            .into_any(),
                    },
                )),
            )),
        )),
        notice::notice(model),
    ))
}

fn hello() -> impl IntoView {
    (
        p().class("lead").child(
            "Softscroll reads the captions on your feed, covers posts that are likely to weigh on you, and marks what advice on mental health shows about itself.",
        ),
        columns(|name| h2().child(name).into_any()),
        p().child((
            strong().child("Nothing leaves the browser. "),
            "No account, no statistics, no request of its own. You are protected already; what follows only fits it to you.",
        )),
    )
}

fn choose(model: Model) -> impl IntoView {
    let row = move |category: Category| {
        let chosen = move || model.settings.with(|settings| settings.categories[category].sensitivity);
        let turn = move || {
            let wanted = if chosen() == Sensitivity::Off { Sensitivity::Medium } else { Sensitivity::Off };
            model.change(Change::Sensitivity(category, wanted));
        };
        li().child((
            toggle(category.label(), category.label().to_owned(), move || chosen() != Sensitivity::Off, turn),
            p().class("soft small").child(category.description()),
        ))
    };
    let all = move |wanted: Sensitivity| {
        for category in Category::ALL {
            model.change(Change::Sensitivity(category, wanted));
        }
    };
    (
        p().class("lead").child("Everything that is likely to upset somebody sensitive to it is covered. Switch off what you don\u{2019}t mind."),
        ul().class("choices").child(Category::ALL.map(row).into_iter().collect_view()),
        div().class("pair").child((
            button()
                .class("button")
                .attr("id", "all-heavy")
                .on(ev::click, move |_| all(Sensitivity::High))
                .child("Cover everything that is heavy"),
            button().class("button").attr("id", "as-it-was").on(ev::click, move |_| all(Sensitivity::Medium)).child("As it was"),
        )),
    )
}

fn see(model: Model) -> impl IntoView {
    let example = move |(handle, caption): (&'static str, &'static str)| {
        let is_shown = RwSignal::new(false);
        let answer = Memo::new(move |_| {
            model.settings.with(|settings: &Settings| trial::Answer::of(caption.to_owned(), settings))
        });
        let covered = move || answer.with(|answer| answer.verdict.action != Deed::Show) && !is_shown.get();
        let reason = move || {
            answer.with(|answer| {
                let labels: Vec<_> =
                    answer.verdict.categories.iter().map(|category| category.label()).collect();
                labels.join(" \u{00B7} ")
            })
        };
        let badge = move || {
            answer
                .with(|answer| answer.verdict.badge)
                .map(|advice| p().class("marked").child((draw(Icon::Shield), advice.label())))
        };
        let veil = move || {
            div().class("covered").child((
                h2().child(reason),
                p().class("small").child(format!("{handle} \u{00B7} covered")),
                button().class("button").on(ev::click, move |_| is_shown.set(true)).child("Show"),
            ))
        };
        let post = move || {
            div().class("shown").child((badge, p().class("soft small").child(handle), p().child(caption)))
        };
        section()
            .class("example")
            .child(move || if covered() { veil().into_any() } else { post().into_any() })
    };
    (
        p().class("lead").child("Two made-up posts, read with what you have just chosen. On the feed it looks the same."),
        div().class("examples").child(EXAMPLES.map(example).into_iter().collect_view()),
        p().class("soft small").child("Show takes one press, and can be taken back. \u{201C}Why?\u{201D} on a covered post says which words led there."),
    )
}

fn wish(model: Model) -> impl IntoView {
    let daily = part(model, |limits| limits.daily[0]);
    let bedtime = part(model, |limits| limits.bedtime);
    let clock = part(model, |limits| limits.clock);
    (
        p().class("lead").child("If you like. At a limit the feed is covered by a quiet page; making a limit stricter takes hold at once, making it looser waits half an hour."),
        div().class("card limits").child((
            field::number("daily", "Each day", "minutes", (0, 1440), move || daily.get(), move |minutes| {
                model.limit(limits::Change::Daily(None, minutes));
            }),
            switch("bedtime", "A bedtime, from half past ten to six", move || bedtime.get().is_some(), move |on| {
                model.limit(limits::Change::Bedtime(on.then_some(super::schedule::NIGHT)));
            }),
            switch("clock", "Show today\u{2019}s time in a corner of the feed", move || clock.get(), move |on| {
                model.limit(limits::Change::Clock(on));
            }),
        )),
        p().class("soft small").child("Breaks, weekdays, closed times and your own words are in the settings, under Time."),
    )
}
