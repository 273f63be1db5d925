//! What a person wishes for their time. Tightening takes hold at once, loosening waits, and the page says so.

use leptos::ev;
use leptos::html::{button, details, div, fieldset, h3, legend, li, p, span, summary, ul};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::page::control::{described, switch};
use crate::browser::page::field;
use crate::browser::page::model::Model;
use crate::core::calendar;
use crate::core::limits::wording::WEEKDAYS;
use crate::core::limits::{Breaks, Change, Delay, Limits};

/// The cards.
pub fn limits(model: Model) -> impl IntoView {
    (waiting(model), amounts(model), super::schedule::schedule(model), ending(model), keeping(model))
}

/// Of the limits, what is looked at.
pub fn part<T>(model: Model, of: impl Fn(&Limits) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| model.limits.with(&of))
}

fn amounts(model: Model) -> impl IntoView {
    let daily = part(model, |limits| limits.daily);
    let session = part(model, |limits| limits.session);
    let posts = part(model, |limits| limits.posts);
    let every = move || daily.with(|daily| daily[0].filter(|_| daily.iter().all(|day| *day == daily[0])));
    let differs = move || daily.with(|daily| daily.iter().any(|day| *day != daily[0]));
    let weekday = move |day: usize| {
        const IDS: [&str; 7] = ["day-0", "day-1", "day-2", "day-3", "day-4", "day-5", "day-6"];
        let set = move |minutes| model.limit(Change::Daily(Some(day as u8), minutes));
        field::number(IDS[day], WEEKDAYS[day], "min", (0, 1440), move || daily.with(|daily| daily[day]), set)
    };
    div().class("card limits").child((
        h3().child("How much"),
        p().class("soft small").child("Leave empty what shall not be limited. 0 closes the feed."),
        div().class("fields").child((
            field::number("daily", "Each day", "minutes", (0, 1440), every, move |minutes| {
                model.limit(Change::Daily(None, minutes));
            }),
            field::number(
                "session",
                "At one sitting",
                "minutes",
                (1, 1440),
                move || session.get(),
                move |minutes| {
                    model.limit(Change::Session(minutes));
                },
            ),
            field::number(
                "posts",
                "Each day",
                "posts",
                (0, 9_999),
                move || posts.get(),
                move |posts| {
                    model.limit(Change::Posts(posts));
                },
            ),
        )),
        details().prop("open", differs).child((
            summary().child("Other days, other minutes"),
            div().class("fields days").child((0..7).map(weekday).collect_view()),
        )),
        breaks(model),
    ))
}

fn breaks(model: Model) -> impl IntoView {
    let known = part(model, |limits| limits.breaks);
    let now = move || known.get().unwrap_or(Breaks { minutes: 0, posts: 0, length: 5 });
    let set = move |breaks| model.limit(Change::Breaks(Some(breaks)));
    let some = |number: u16| (number > 0).then_some(number);
    fieldset().class("breaks").child((
        legend().child("A break"),
        div().class("fields").child((
            field::number(
                "break-minutes",
                "After",
                "minutes",
                (1, 600),
                move || some(now().minutes),
                move |minutes| {
                    set(Breaks { minutes: minutes.unwrap_or(0), ..now() });
                },
            ),
            field::number(
                "break-posts",
                "or after",
                "posts",
                (1, 9_999),
                move || some(now().posts),
                move |posts| {
                    set(Breaks { posts: posts.unwrap_or(0), ..now() });
                },
            ),
            field::number(
                "break-length",
                "of",
                "minutes",
                (1, 120),
                move || Some(now().length),
                move |length| {
                    set(Breaks { length: length.unwrap_or(5), ..now() });
                },
            ),
        )),
    ))
}

/// What stands on the page where the feed is closed, and shortly before.
fn ending(model: Model) -> impl IntoView {
    let words = part(model, |limits| limits.words.clone());
    let ideas = part(model, |limits| limits.ideas.join("\n"));
    let more = part(model, |limits| limits.more);
    let is_on = part(model, |limits| limits.clock);
    div().class("card limits").child((
        h3().child("When it is over"),
        p().class("soft small")
            .child("The feed is covered by a quiet page. It says what you want to read then."),
        field::lines(
            "own-words",
            "Your words",
            "What you would tell yourself",
            move || words.get(),
            move |text| {
                model.limit(Change::Words(text));
            },
        ),
        field::lines(
            "ideas",
            "Something else to do, one a line",
            "Call somebody\u{2026}",
            move || ideas.get(),
            move |text| {
                model.limit(Change::Ideas(text));
            },
        ),
        div().class("fields").child(field::number(
            "more",
            "\u{201C}Five more minutes\u{201D}",
            "times a day",
            (0, 10),
            move || Some(more.get().into()),
            move |times| model.limit(Change::More(times.unwrap_or(0) as u8)),
        )),
        switch(
            "clock",
            "Show today\u{2019}s time in a corner of the feed",
            move || is_on.get(),
            move |on| {
                model.limit(Change::Clock(on));
            },
        ),
    ))
}

/// How loosening waits.
fn keeping(model: Model) -> impl IntoView {
    let delay = part(model, |limits| limits.delay);
    let locked = part(model, |limits| limits.locked);
    let choices = Delay::ALL.map(|delay| ((delay, delay.id(), delay.label()), delay.meaning()));
    div().class("card looks plain limits").child((
        fieldset().child((
            legend().child("Stricter takes hold at once. Looser takes hold\u{2026}"),
            described("delay", choices.to_vec(), move || delay.get(), move |delay| {
                model.limit(Change::Delay(delay));
            }),
        )),
        switch("locked", "Loosening protection waits, too", move || locked.get(), move |on| {
            model.limit(Change::Lock(on));
        }),
        super::pin::pin(model),
        p().class("soft small").child(
            "Nobody can keep you from removing Softscroll, and it does not try. This is for moments in which half an hour is enough.",
        ),
    ))
}

/// What was asked for and waits.
fn waiting(model: Model) -> impl IntoView {
    let waiting = part(model, |limits| limits.waiting.clone());
    let line = move |(place, what): (usize, crate::core::limits::waiting::Waiting)| {
        let due = calendar::at(what.due, clock::wall(), clock::offset());
        let words = what.command.words();
        let withdraw = move |_| model.limit(Change::Withdraw(place));
        li().child((
            span().class("phrase").child(format!("{due}: {words}")),
            button()
                .class("button small")
                .attr("type", "button")
                .attr("aria-label", format!("Keep it as it is instead of: {words}"))
                .on(ev::click, withdraw)
                .child("Keep it as it is"),
        ))
    };
    move || {
        let waiting = waiting.get();
        (!waiting.is_empty()).then(|| {
            div().class("card limits waiting").child((
                h3().child("Takes hold later"),
                ul().class("rules").child(waiting.into_iter().enumerate().map(line).collect_view()),
            ))
        })
    }
}
