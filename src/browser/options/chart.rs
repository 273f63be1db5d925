//! The bars of the last days, and the same as a table.

use leptos::html::{
    caption, details, div, figure, span, summary as summary_element, table as table_element, tbody, td, th,
    thead, tr,
};
use leptos::prelude::*;
use leptos::svg::{g, line, rect, svg, text, title};

use crate::core::calendar::{day_of_month, short, weekday};
use crate::core::chart::{Bar, Scale, bars};
use crate::core::duration::in_words;
use crate::core::ledger::tally::Tally;
use crate::core::quantity::number;
use crate::core::time::Day;

type Days = Memo<Vec<(Day, Tally)>>;

/// How high the plot is, without the days under it, in pixels.
const HEIGHT: f64 = 168.0;

/// Room for two lines of text under the plot.
const FOOT: f64 = 40.0;

/// Room above the plot, for the label of the highest line.
const HEAD: f64 = 10.0;

/// The chart. `summary` is what it says, for those who do not see it.
pub fn chart(days: Days, summary: Memo<String>) -> impl IntoView {
    figure().class("chart").child(move || {
        days.with(|days| {
            let values: Vec<_> = days.iter().map(|(_, tally)| tally.watched).collect();
            let scale = Scale::fitting(values.iter().copied().max().unwrap_or(0));
            let label = move || format!("Time watched per day. {}", summary.get());
            let last = days.len().saturating_sub(1);
            let drawn = bars(&values, scale, HEIGHT).into_iter().zip(days).enumerate();
            let columns = drawn.map(|(number, (bar, (day, tally)))| column(bar, *day, tally, number == last));
            (
                axis(scale),
                svg()
                    .attr("role", "img")
                    .attr("aria-label", label)
                    .attr("width", "100%")
                    .attr("height", (HEAD + HEIGHT + FOOT).to_string())
                    .child((lines(scale), columns.collect_view())),
            )
        })
    })
}

fn axis(scale: Scale) -> impl IntoView {
    let label = |value| {
        let top = HEAD + scale.depth(value, HEIGHT);
        span().style(("top", format!("{top}px"))).child(scale.label(value))
    };
    let labels = [0].into_iter().chain(scale.lines()).map(label).collect_view();
    div().class("axis").attr("aria-hidden", "true").child(labels)
}

fn lines(scale: Scale) -> impl IntoView {
    let draw = |value| {
        let depth = (HEAD + scale.depth(value, HEIGHT)).to_string();
        line().attr("x1", "0").attr("x2", "100%").attr("y1", depth.clone()).attr("y2", depth)
    };
    g().attr("class", "lines").child([0].into_iter().chain(scale.lines()).map(draw).collect_view())
}

fn column(bar: Bar, day: Day, tally: &Tally, is_today: bool) -> impl IntoView + use<> {
    let middle = format!("{}%", bar.middle);
    let label = |class: &'static str, below: f64, content: String| {
        text()
            .attr("class", class)
            .attr("x", middle.clone())
            .attr("y", (HEAD + HEIGHT + below).to_string())
            .child(content)
    };
    let named = if is_today { "Today".to_owned() } else { short(day) };
    g().attr("class", if is_today { "day today" } else { "day" }).child((
        title().child(format!("{named}: {}", in_words(tally.watched))),
        rect()
            .attr("x", format!("{}%", bar.left))
            .attr("width", format!("{}%", bar.width))
            .attr("y", (HEAD + bar.top).to_string())
            .attr("height", bar.height.to_string())
            .attr("rx", "3"),
        label("date", 18.0, day_of_month(day).to_string()),
        label("weekday", 34.0, weekday(day)[..1].to_owned()),
    ))
}

/// The same numbers, newest day first.
pub fn table(days: Days) -> impl IntoView {
    let row = |(day, tally): &(Day, Tally)| {
        let counts = [tally.seen, tally.veiled, tally.revealed].map(|count| td().child(number(count.into())));
        tr().child((
            th().attr("scope", "row").child(short(*day)),
            td().child(in_words(tally.watched)),
            counts.into_iter().collect_view(),
        ))
    };
    let heads = ["Day", "Watched", "Posts seen", "Covered", "Revealed"];
    let head = |name: &'static str| th().attr("scope", "col").child(name);
    details().class("table").child((
        summary_element().child("The same as a table"),
        div().class("scroll").child(table_element().child((
            caption().class("unseen").child("Viewing time of the last days"),
            thead().child(tr().child(heads.map(head).into_iter().collect_view())),
            tbody().child(move || days.with(|days| days.iter().rev().map(row).collect_view())),
        ))),
    ))
}
