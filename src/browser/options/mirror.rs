//! The feed mirror: what the feed showed, as bars with a table behind each.

use leptos::ev;
use leptos::html::{button, caption, details, div, figure, h3, p, pre, summary, table, tbody, td, th, tr};
use leptos::prelude::*;
use leptos::svg::{g, rect, svg, text, title};

use crate::browser::clock;
use crate::browser::page::control::segments;
use crate::browser::page::file::saving;
use crate::browser::page::model::Model;
use crate::core::creator::Creators;
use crate::core::mirror::{Line, Mirror, Range, Theme, shared};
use crate::core::quantity::{counted, number};

/// The height of one line of a chart, in pixels: a label and its bar.
const LINE: usize = 40;

/// The section.
pub fn mirror(model: Model) -> impl IntoView {
    let range = RwSignal::new(Range::Week);
    let days =
        Memo::new(move |_| model.ledger.with(|ledger| ledger.last_days(clock::today(), range.get().days())));
    let shown = Memo::new(move |_| days.with(|days| Mirror::of(days)));
    let to_share = Memo::new(move |_| days.with(|days| model.limits.with(|limits| shared(days, limits))));
    let choices = Range::ALL.map(|range| (range, range.id(), range.label()));
    let helpful = Memo::new(move |_| model.creators.with(helpful));
    div().class("card mirror").child((
        segments(
            "range".to_owned(),
            "How far back".to_owned(),
            choices.to_vec(),
            move || range.get(),
            move |chosen| range.set(chosen),
        ),
        div().class("themes").child(Theme::ALL.map(|theme| view(shown, theme)).into_iter().collect_view()),
        p().class("soft small").child(move || helpful.get()),
        details().class("table").child((
            summary().child("A summary to share"),
            p().class("soft small").child("For a parent or somebody else who cares, if you want. Nothing of what posts were about is in it, and nobody gets it but by your hand."),
            pre().attr("id", "shared").child(move || to_share.get()),
            saving("mirror-share", "Save the summary", "softscroll-summary.txt", "text/plain", move || {
                to_share.get_untracked()
            }),
        )),
        div().class("pair").child((
            saving("mirror-csv", "Save as a table", "softscroll-mirror.csv", "text/csv", move || {
                shown.with_untracked(Mirror::csv)
            }),
            button()
                .class("button")
                .attr("id", "erase-today")
                .on(ev::click, move |_| model.erase(Some(clock::today())))
                .child("Erase today"),
        )),
    ))
}

fn helpful(creators: &Creators) -> String {
    match creators.helpful.iter().count() as u64 {
        0 => "Creators that you mark as helpful are listed under Creators.".to_owned(),
        count => format!(
            "You marked {} as helpful; they are listed under Creators. Who was seen how often is not kept.",
            counted(count, "creator", "creators")
        ),
    }
}

fn view(shown: Memo<Mirror>, theme: Theme) -> impl IntoView {
    let sentence = move || shown.with(|mirror| mirror.sentence(theme));
    let drawn = move || {
        let lines = shown.with(|mirror| mirror.lines(theme));
        match theme {
            Theme::Hours => columns(&lines).into_any(),
            _ => bars(&lines).into_any(),
        }
    };
    let rows = move || {
        let lines = shown.with(|mirror| mirror.lines(theme));
        let row = |line: Line| {
            tr().child((th().attr("scope", "row").child(line.label), td().child(number(line.count.into()))))
        };
        lines.into_iter().map(row).collect_view()
    };
    figure().attr("data-theme", theme.id()).child((
        h3().child(theme.label()),
        p().class("soft small").child(sentence),
        div().attr("role", "img").attr("aria-label", sentence).child(drawn),
        details().class("table").child((
            summary().child("As a table"),
            table().child((caption().class("unseen").child(theme.label()), tbody().child(rows))),
        )),
    ))
}

fn bars(lines: &[Line]) -> impl IntoView + use<> {
    let bar = |(place, line): (usize, &Line)| {
        let top = place * LINE;
        let at = |x: &'static str, anchor: &'static str, content: String| {
            text().attr("x", x).attr("y", (top + 14).to_string()).attr("text-anchor", anchor).child(content)
        };
        g().child((
            at("0", "start", line.label.clone()),
            at("100%", "end", number(line.count.into())),
            rect()
                .attr("class", "track")
                .attr("width", "100%")
                .attr("height", "8")
                .attr("y", (top + 22).to_string())
                .attr("rx", "4"),
            rect()
                .attr("width", format!("{}%", line.share))
                .attr("height", "8")
                .attr("y", (top + 22).to_string())
                .attr("rx", "4"),
        ))
    };
    let height = lines.len() * LINE;
    svg()
        .attr("width", "100%")
        .attr("height", height.to_string())
        .child(lines.iter().enumerate().map(bar).collect_view())
}

fn columns(lines: &[Line]) -> impl IntoView + use<> {
    let column = |(hour, line): (usize, &Line)| {
        let left = hour as f64 * 100.0 / 24.0;
        let height = line.share.max(2) * 96 / 100;
        let label = (hour % 6 == 0)
            .then(|| text().attr("x", format!("{left}%")).attr("y", "116").child(format!("{hour:02}")));
        g().child((
            title().child(format!("{}: {} min", line.label, line.count)),
            rect()
                .attr("x", format!("{left}%"))
                .attr("width", "3.2%")
                .attr("y", (96 - height).to_string())
                .attr("height", height.to_string())
                .attr("rx", "2"),
            label,
        ))
    };
    svg()
        .attr("width", "100%")
        .attr("height", "120")
        .child(lines.iter().enumerate().map(column).collect_view())
}
